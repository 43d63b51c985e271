"""A head calls a meeting in one message. Now is Sunday 22 November 2026, ten in the morning."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.meeting_line import read_meeting_line
from models.meetings import MeetingKind

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))

# message: kind, group, day, hour, place
CALLS = {
    "họp chi hội 7h30 tối thứ bảy tuần sau nữa nhà văn hóa thôn": (
        "branch",
        "",
        "2026-12-05",
        "19:30",
        "nhà văn hóa thôn",
    ),
    "mời họp chi hội 19h30 thứ 7 nhà văn hóa": ("branch", "", "2026-11-28", "19:30", "nhà văn hóa"),
    "sinh hoạt tổ 2 chiều mai 2 giờ nhà bà Sáu": ("group", "tổ 2", "2026-11-23", "14:00", "nhà bà Sáu"),
    "hop chi hoi toi mai 7 ruoi": ("branch", "", "2026-11-23", "19:30", ""),
    "hop to 1 chieu mai 3h nha ba Sau": ("group", "to 1", "2026-11-23", "15:00", "nha ba Sau"),
    "tối mai 7 rưỡi họp chi hội ở nhà bà Sáu": ("branch", "", "2026-11-23", "19:30", "nhà bà Sáu"),
    "họp chi hội thôn Mận 7h tối mai": ("branch", "chi hội thôn Mận", "2026-11-23", "19:00", ""),
    "họp BCH chi hội 8h sáng mai tại hội trường xã": (
        "committee",
        "BCH chi hội",
        "2026-11-23",
        "08:00",
        "hội trường xã",
    ),
    "họp ban thường vụ 9h sáng thứ hai": ("standing", "ban thường vụ", "2026-11-23", "09:00", ""),
    "sinh hoạt CLB dân vũ 5h chiều thứ sáu sân bóng": ("club", "CLB dân vũ", "2026-11-27", "17:00", "sân bóng"),
    "họp tổ vay vốn 15h chiều mai": ("club", "tổ vay vốn", "2026-11-23", "15:00", ""),
    "mời các chị họp tối mai 7h nhà chị Mai nhé": ("branch", "", "2026-11-23", "19:00", "nhà chị Mai"),
    "mời chị em dự sinh hoạt chi hội lúc 19h30 ngày 5/12 tại Nhà văn hóa thôn Bưởi": (
        "branch",
        "",
        "2026-12-05",
        "19:30",
        "Nhà văn hóa thôn Bưởi",
    ),
    "Kính mời các chị đến dự họp tổ phụ nữ số 3 vào 14h ngày 1/12 tại nhà chị tổ trưởng ạ!": (
        "group",
        "tổ phụ nữ số 3",
        "2026-12-01",
        "14:00",
        "nhà chị tổ trưởng",
    ),
    "câu lạc bộ dân vũ tập 5h chiều thứ 4, sân nhà văn hóa": (
        "club",
        "câu lạc bộ dân vũ",
        "2026-11-25",
        "17:00",
        "sân nhà văn hóa",
    ),
    "đội văn nghệ tập luyện 7h tối mai nhà bà Sáu": ("club", "đội văn nghệ", "2026-11-23", "19:00", "nhà bà Sáu"),
    "họp quý 4 chi hội 7h tối 28/11 nhà văn hóa": ("branch", "", "2026-11-28", "19:00", "nhà văn hóa"),
    "em ơi, họp chi hội 7h tối rằm tháng 7 ở chùa": ("branch", "", "2027-08-16", "19:00", "chùa"),
}

# message: kind, whom, place, topic
WHOM = {
    "họp chi hội trưởng toàn xã 8h sáng thứ hai hội trường xã": ("briefing", "heads", "hội trường xã", ""),
    "hop cac chi hoi truong toan xa 8h sang thu hai hoi truong xa": ("briefing", "heads", "hoi truong xa", ""),
    "họp chi hội trưởng, chi hội phó và tổ trưởng xã 8h sáng thứ hai": ("briefing", "leaders", "", ""),
    "họp các tổ trưởng 7h tối mai nhà chị Hạnh": ("briefing", "leaders", "nhà chị Hạnh", ""),
    "họp giao ban 8h sáng thứ hai tại trụ sở": ("briefing", "", "trụ sở", ""),
    "tập huấn cho các chi hội trưởng xã Hoa Mai 8h sáng thứ tư": ("training", "heads", "", ""),
    "tập huấn phòng cháy cho chi hội trưởng 8h sáng thứ tư hội trường xã": (
        "training",
        "heads",
        "hội trường xã",
        "phòng cháy",
    ),
    "tập huấn cho hội viên 8h sáng thứ tư nhà văn hóa, nội dung: vay vốn": (
        "training",
        "members",
        "nhà văn hóa",
        "vay vốn",
    ),
    "hội thi nấu ăn 8h sáng chủ nhật nhà văn hóa thôn": ("event", "", "nhà văn hóa thôn", "hội thi nấu ăn"),
    "tổ chức mít tinh kỷ niệm 8/3 8h sáng chủ nhật tại sân vận động": (
        "event",
        "",
        "sân vận động",
        "mít tinh kỷ niệm 8/3",
    ),
    "sự kiện tặng quà 8h sáng ngày 29/11 sân đình": ("event", "", "sân đình", "sự kiện tặng quà"),
    # A day names a feast or an event where another one is the meeting's; what it is about may stand before the place.
    "họp mặt 20/10 lúc 7h tối mai nhà văn hóa": ("branch", "", "nhà văn hóa", "20/10"),
    "sự kiện 20/11 tặng quà 8h sáng ngày 28/11": ("event", "", "", "sự kiện 20/11 tặng quà"),
    "tọa đàm 20/10 lúc 8 giờ sáng 18/10 hội trường xã": ("event", "", "hội trường xã", "tọa đàm 20/10"),
    "sinh hoạt 8/3 19h30 ngày 5/3 nhà văn hóa": ("branch", "", "nhà văn hóa", "8/3"),
    "họp quỹ tiết kiệm 19h thứ bảy nhà văn hóa": ("branch", "", "nhà văn hóa", "quỹ tiết kiệm"),
    "hop quy tiet kiem 19h thu bay o nha chi Hoa": ("branch", "", "nha chi Hoa", "quy tiet kiem"),
    "họp quý 4 19h thứ bảy nhà văn hóa": ("branch", "", "nhà văn hóa", ""),
    "ra quân dọn đường 6h sáng chủ nhật, đầu thôn": ("event", "", "đầu thôn", "ra quân dọn đường"),
    "giao lưu văn nghệ ở nhà văn hóa xã 7h tối mai": ("event", "", "nhà văn hóa xã", "giao lưu văn nghệ"),
}

NO_CALLS = [
    "mấy giờ họp",
    "ủa mấy giờ họp",
    "lịch họp",
    "họp ở đâu",
    "hủy họp",
    "hủy họp tối mai",
    "hoãn họp tối mai",
    "mai có họp không",
    "mai họp chưa em",
    "tối mai em không đi họp",
    "họp tối mai em bận rồi",
    "hop toi mai k di dc",
    "họp chi hội",
    "dời họp sang 8h tối mai",
    "nhắc họp 7h tối mai",
    "hôm qua họp tổ 2 có 20 người",
    "tối mai 7h",
    "họp 7h tối mai hả?",
    "em xin nghỉ họp tối mai",
    "tối mai chị vắng họp nhé",
    "cảm ơn em",
    "clb dân vũ mấy giờ tập",
    "tối mai chị bận tập văn nghệ 7h",
    "họp xong lúc 9h tối",
    "có mặt 91 người",
    "",
    "nhà văn hóa thôn",
]


@pytest.mark.parametrize(("message", "meant"), CALLS.items())
def test_a_call_is_read_in_one_message(message: str, meant: tuple[str, str, str, str, str]) -> None:
    line = read_meeting_line(message, now=NOW)
    assert line is not None
    kind, group, day, hour, place = meant
    assert (line.kind, line.group, line.place) == (kind, group, place)
    assert (line.when.day, line.when.hour) == (date.fromisoformat(day), time.fromisoformat(hour))
    assert (line.when.choices, line.topic) == ((), "")


@pytest.mark.parametrize(("message", "meant"), WHOM.items())
def test_the_line_says_whom_it_is_for(message: str, meant: tuple[str, str, str, str]) -> None:
    line = read_meeting_line(message, now=NOW)
    assert line is not None
    assert (line.kind, line.whom, line.place, line.topic) == meant


@pytest.mark.parametrize("message", NO_CALLS)
def test_a_question_an_answer_or_a_change_is_no_call(message: str) -> None:
    assert read_meeting_line(message, now=NOW) is None


def test_the_content_is_taken_from_what_she_wrote_and_nowhere_else() -> None:
    line = read_meeting_line("họp chi hội 19h tối nay ở nhà bà Sáu, nội dung: hướng dẫn vay vốn", now=NOW)
    assert line is not None
    assert (line.place, line.topic) == ("nhà bà Sáu", "hướng dẫn vay vốn")


@pytest.mark.parametrize(
    ("message", "units", "place"),
    [
        ("họp tổ 3 và tổ 4 tối thứ 4 7h nhà chị Thơm", ("tổ 3", "tổ 4"), "nhà chị Thơm"),
        ("hop to 3 va 4 toi thu 4 7h nha chi Thom", ("to 3", "4"), "nha chi Thom"),
        ("họp các tổ 3, 4 và 5 tối mai 7h", ("tổ 3", "4", "5"), ""),
        ("mời tổ 3 với tổ bốn họp 7h tối mai", ("tổ 3", "tổ bốn"), ""),
        ("7h tối mai họp 2 tổ 3+4 nhà chị Thơm", ("tổ 3", "4"), "nhà chị Thơm"),
        ("họp clb dân vũ và clb cầu lông 7h tối mai sân bóng", ("clb dân vũ", "clb cầu lông"), "sân bóng"),
        ("họp chi hội thôn Mận, thôn Bưởi 7h tối mai", ("chi hội thôn Mận", "thôn Bưởi"), ""),
        ("họp tổ 3, 20 chị nấu ăn, 7h tối mai", ("tổ 3",), "20 chị nấu ăn"),
        ("họp tổ 3 7h tối mai nhà tổ trưởng tổ 4", ("tổ 3",), "nhà tổ trưởng tổ 4"),
    ],
)
def test_units_that_stand_side_by_side_are_all_read(message: str, units: tuple[str, ...], place: str) -> None:
    line = read_meeting_line(message, now=NOW)
    assert line is not None
    assert ((line.group, *line.also), line.place) == (units, place)


def test_a_training_is_named_by_its_subject() -> None:
    line = read_meeting_line("tập huấn phòng chống đuối nước 8h sáng thứ tư hội trường xã", now=NOW)
    assert line is not None
    assert (line.kind, line.topic, line.place) == ("training", "phòng chống đuối nước", "hội trường xã")


def test_what_is_missing_or_unsure_is_left_to_ask() -> None:
    line = read_meeting_line("họp chi hội tối thứ 7 này nhà bà Tư", now=NOW)
    assert line is not None
    assert (line.when.hour, line.when.part, line.place) == (None, "toi", "nhà bà Tư")
    line = read_meeting_line("họp ban thường vụ 9h thứ hai", now=NOW)
    assert line is not None
    assert [choice.hour for choice in line.when.choices] == [time(9), time(21)]


def test_a_day_that_does_not_exist_or_repeats_is_still_a_call() -> None:
    for message, problem in (("họp 31/2 lúc 8h sáng", "no_such_day"), ("họp chi hội rằm hằng tháng", "repeats")):
        line = read_meeting_line(message, now=NOW)
        assert line is not None
        assert (line.when.problem, line.place) == (problem, "")


WORDS = st.sampled_from(
    [
        "mời",
        "họp",
        "sinh",
        "hoạt",
        "tập",
        "huấn",
        "chi",
        "hội",
        "tổ",
        "2",
        "CLB",
        "bch",
        "7h",
        "tối",
        "mai",
        "thứ",
        "bảy",
        "nhà",
        "bà",
        "Sáu",
        "nội",
        "dung",
        ":",
        ",",
        "ở",
        "tại",
        "nhé",
        "không",
        "?",
        "hằng",
        "tháng",
    ]
)


@given(st.one_of(st.text(max_size=120), st.lists(WORDS, max_size=16).map(" ".join)))
def test_no_text_is_too_strange_to_read(text: str) -> None:
    line = read_meeting_line(text, now=NOW)
    assert line is None or line.kind in set(MeetingKind)
