"""What a head types at an open question or in passing: what answers it not, places, days, posts, one woman."""

from datetime import date

import pytest
import time_machine

from bot.reading.accents import club_lacks_accents
from bot.reading.answers import read_answer
from bot.reading.book_doors import read_book_door
from bot.reading.change_line import read_change
from bot.reading.dates_asked import read_date_asked
from bot.reading.giving_up import read_giving_up
from bot.reading.handovers import read_post_line
from bot.reading.no_answer import read_no_answer
from bot.reading.off_reason import reason_alone, reason_of_line
from bot.reading.past_calls import read_past_call
from bot.reading.place_words import is_meant, spelt_out
from bot.reading.rivals import read_rivals
from bot.reading.when import read_when
from bot.times import or_afternoon
from models.announcements import Announcement
from models.deputies import is_lent
from models.meetings import Meeting
from models.posts import Post, Role
from tests.chat import Town
from tests.test_head_types import NOW, TODAY
from tests.women import CALLED, branch_with

NAMES = ("Trần Thị Nga 1971", "Nguyễn Thị Gấm 1980", "Lê Thị Sen 1960")

NO_ANSWERS = {
    "off": ("thôi nhầm", "nhầm rồi em", "chết gửi nhầm rồi", "thôi k gửi nữa", "thôi bỏ đi", "thoi de mai", "khoan đã"),
    "no-meeting": ("thôi k họp nữa", "k họp nữa", "thôi không họp nữa em ạ", "khong hop nua", "thôi nghỉ họp"),
    "answer": ("k di duoc, nha co dam", "mai k di duoc ban gat", "em bận rồi", "xin nghỉ họp", "tối mai em k đi được"),
    "wish": ("lịch họp", "ket qua", "điểm danh", "ai đi được"),
    None: (
        *("nhà văn hóa", "ở nhà chị Lan", "nhà có đám", "đi khám bệnh", "không đi muộn", "thôi, thứ bảy", "được", ""),
        *("thứ bảy chị em không đi được, chủ nhật nhé", "tối mai chị em không họp nữa nhé, mưa quá", "😀", "1" * 5000),
        *("hủy họp thứ bảy", "Mai nghỉ chợ", "chị em đi được thì đăng ký với chị Lan", "mai họp mấy giờ?", "bán trú"),
    ),
}


@pytest.mark.parametrize(("what", "typed"), [(what, typed) for what, texts in NO_ANSWERS.items() for typed in texts])
def test_what_answers_no_open_question_is_known(what: str | None, typed: str) -> None:
    assert read_no_answer(typed, now=NOW) == what


DATES = {
    "rằm tháng chạp là ngày nào": date(2027, 1, 22),
    "ram thang chap la ngay nao": date(2027, 1, 22),
    "mùng 1 tháng 8 âm là ngày mấy": date(2027, 9, 1),
    "hom nay la mung may": TODAY,
    "mai mùng mấy": date(2026, 11, 23),
    "15/12 nhằm ngày mấy âm": date(2026, 12, 15),
    "tết năm nay là ngày nào": date(2027, 2, 6),
    "giao thừa là ngày nào": date(2027, 2, 5),
    "bao giờ rằm": date(2026, 11, 23),
    "con may ngay nua den tet": date(2027, 2, 6),
    "trung thu là ngày mấy": date(2027, 9, 15),
}


@pytest.mark.parametrize(("typed", "day"), DATES.items())
def test_a_question_about_a_day_is_read(typed: str, day: date) -> None:
    assert read_date_asked(typed, TODAY) == (day,)


@pytest.mark.parametrize(
    "typed",
    ["rằm tháng chạp", "ngày mai nào", "họp tết ngày nào", "thứ 7 này mấy giờ", "hôm nay đông không", "15/12", "", "?"],
)
def test_a_day_or_another_question_is_none(typed: str) -> None:
    assert read_date_asked(typed, TODAY) == ()


def test_three_at_night_may_be_the_afternoon_and_sang_beside_an_hour_is_the_morning() -> None:
    three = read_when("họp 3h sang mai ở nhà văn hóa", now=NOW)
    assert three.day == date(2026, 11, 23)
    assert three.hour is not None
    assert [hour.hour for hour in or_afternoon((three.hour,))] == [15, 3]
    assert len(or_afternoon((three.hour.replace(hour=5),))) == 1
    assert read_when("đổi họp 8h sang mai", now=NOW).part == ""
    assert read_when("họp 7h30 sang thứ bảy", now=NOW).beside == ("họp",)


def test_a_place_without_accents_is_the_one_that_is_known() -> None:
    assert all(is_meant(typed, "nhà văn hóa thôn") for typed in ("nvh", "nvht", "nha van hoa", "nvh thon"))
    assert not any(is_meant(typed, "nhà chị Gấm") for typed in ("nha chi", "ncg", "nha", "g"))
    assert is_meant("nha chi gam", "nhà chị Gấm")
    assert spelt_out("nvh thon 2") == "nhà văn hóa thôn 2"
    assert [spelt_out(text) for text in ("nha ba sau", "nvhx", "nhà vh", "")] == ["nha ba sau", "nvhx", "nhà vh", ""]
    assert [club_lacks_accents(name) for name in ("câu lạc bộ dan vu", "clb yoga", "CLB Hoa Mai", "tổ vay vốn")] == [
        *(True, False, False, False)
    ]


GIVES_UP = {
    "toi thoi lam chi hoi truong": "head",
    "chị già rồi, xin thôi chi hội trưởng": "head",
    "chị không làm chi hội trưởng nữa": "head",
    "em xin nghỉ làm tổ trưởng ạ": "group_leader",
    "tôi xin từ chức": "",
    "chị Lan thôi làm chi hội trưởng": None,
    "không làm chi hội trưởng": None,
    "ai thôi làm chi hội trưởng?": None,
    "tôi thôi họp": None,
}


@pytest.mark.parametrize(("typed", "role"), GIVES_UP.items())
def test_who_gives_up_her_post_says_so_in_many_ways(typed: str, role: str | None) -> None:
    assert read_giving_up(typed) == role


STANDS_IN = {
    "chi Nga lam thay toi tuan nay": (TODAY, date(2026, 11, 22)),
    "tuần sau chị Nga làm thay chị": (date(2026, 11, 23), date(2026, 11, 29)),
    "chị Nga làm thay tôi từ mai đến thứ bảy": (date(2026, 11, 23), date(2026, 11, 28)),
    "chị Nga làm thay tôi đến hết tháng này": (TODAY, date(2026, 11, 30)),
    "nho chi Nga lam thay chi thang sau nhé": (date(2026, 12, 1), date(2026, 12, 31)),
    "Nga làm thay tôi hôm nay nhé": (TODAY, TODAY),
    "tôi đi vắng tuần sau, chị Nga làm thay": (date(2026, 11, 23), date(2026, 11, 29)),
}


@pytest.mark.parametrize(("typed", "days"), STANDS_IN.items())
def test_who_stands_in_and_how_long(typed: str, days: tuple[date, date]) -> None:
    read = read_post_line(typed, today=TODAY)
    assert read is not None
    assert (read.role, read.who, (read.first, read.last)) == ("for-a-time", "Nga", days)


@pytest.mark.parametrize("typed", ["ai làm thay tuần này", "đổi lịch thay tuần này", "chị Lan thôi làm chi hội trưởng"])
def test_what_names_nobody_gives_no_post(typed: str) -> None:
    assert read_post_line(typed, today=TODAY) is None


PAST = {
    "họp chi hội hôm qua 7h tối": ("19:00", ""),
    "hop to 2 hom kia nvh": ("", "nvh"),
    "mời họp chi hội thứ hai vừa rồi ở nhà chị Sen": ("", "nhà chị Sen"),
    "họp chi hội thứ 5 tuần trước": ("", ""),
    "họp chi hội tối qua": ("", ""),
    **dict.fromkeys(
        ("hôm qua họp chi hội", "họp chi hội hôm qua đông lắm", "họp hôm qua mấy chị đi", "lịch họp"), None
    ),
    **dict.fromkeys(
        ("họp chi hội hôm qua vui không?", "họp chi hội thứ bảy", "họp tổ 2 hôm qua vắng 3", "hôm qua"), None
    ),
}


@pytest.mark.parametrize(("typed", "read"), PAST.items())
def test_a_call_for_a_day_that_has_gone_by_is_known(typed: str, read: tuple[str, str] | None) -> None:
    call = read_past_call(typed, now=NOW)
    hour = call.when.hour.isoformat("minutes") if call and call.when.hour else ""
    assert (None if call is None else (hour, call.place)) == read


REASONS = {
    "hủy họp thứ năm vì mưa to": "mưa to",
    "hoãn họp do nhà văn hóa đang sửa nhé em": "nhà văn hóa đang sửa",
    "trời mưa to quá nghỉ họp mai": "trời mưa to quá",
    "huy hop mai vi bao": "bao",
    **dict.fromkeys(("bỏ buổi hôm đó đi", "hủy họp tại nhà chị Lan", "hủy họp thứ bảy", "huy hop hom do di"), ""),
}


@pytest.mark.parametrize(("typed", "why"), REASONS.items())
def test_why_a_meeting_is_off_is_read_in_her_words(typed: str, why: str) -> None:
    assert reason_of_line(typed) == why


DOORS = {
    "import": ("nhập danh sách", "nhap ds tu file", "gửi danh sách hội viên bằng excel", "cách nhập danh sách từ tệp"),
    "list": ("danh sách hội viên", "xem ds hoi vien", "cho chị xem danh sách chị em"),
    "code": ("mã của tổ 2", "ma to 3", "cho chị mã đăng ký tổ 2"),
    None: ("danh sách", "danh sách tổ 2", "mã điểm danh", "ma to 2 tuoi", "nhập hội", "danh sách chị em vắng", ""),
}


@pytest.mark.parametrize(("door", "typed"), [(door, typed) for door, texts in DOORS.items() for typed in texts])
def test_the_doors_of_the_book_are_known_by_their_words(door: str | None, typed: str) -> None:
    assert read_book_door(typed) == door


def test_an_answer_that_only_says_why_is_a_reason() -> None:
    for why in ("mưa to quá", "vì hội trường bận", "đường ngập hết rồi", "nhiều chị bận gặt", "lý do: trùng đám giỗ"):
        assert reason_alone(why, now=NOW)
    for other in (
        "mưa, để thứ bảy",
        "ừ",
        "không",
        "vẫn họp",
        "hủy đi",
        "ai đi được?",
        "vắng 3 7",
        "xem lịch",
        "",
        "😀",
    ):
        assert not reason_alone(other, now=NOW)
    change = read_change("bỏ buổi họp tổ 1 tháng 1", now=NOW)
    assert change is not None
    assert change.gathering is not None
    assert (change.gathering.unit, change.month, change.days) == ("to 1", 1, ())


def test_what_may_be_two_wishes_without_its_marks_is_known_in_one_place() -> None:
    assert read_rivals("ket qua hop") is not None
    assert [read_rivals(text) for text in ("kẹt quá", "kết quả", "ket qua khong di duoc", "ket")] == [None] * 4
    assert read_answer("ket qua") is None
    assert read_answer("kẹt quá") is not None


async def test_an_open_question_takes_no_words_that_answer_it_not(town: Town) -> None:
    with time_machine.travel(CALLED):
        head = await branch_with(town, "zalo-bot", *NAMES)
        await head.says("họp chi hội 8 giờ sáng thứ bảy")
        asked = await head.says("k di duoc, nha co dam")
        assert "Chưa có lời mời nào đang chờ" in asked
        assert "Họp ở đâu" in asked
        assert "nhà văn hóa." in await head.says("nvh")
        await head.says("2")
        asked = await head.says("thôi k họp nữa")
        assert "chị muốn bỏ lời mời này, hay đó là nội dung buổi họp?" in asked
        assert "Buổi này nói chuyện gì" in await head.says("quay lại")
        assert "nhà văn hóa. Nội dung" not in await head.says("thôi nhầm")  # nothing of the invitation is lost
        await head.says("2")
        await head.says("thôi k họp nữa")
        assert "Nội dung: thôi k họp nữa" in await head.says("2")
        await head.says("1")
        await head.says("mời họp")
        assert "Buổi nào" in await head.says("mai k di duoc ban gat")
        assert "Họp ngày nào" in await head.says("làm tiếp")
        told = await head.says("rằm tháng chạp là ngày nào")
        assert "thứ Sáu 22/1/2027" in told
        assert "Họp ngày nào" in told
        asked = await head.says("3h sáng mai")
        assert "1. 15 giờ (3 giờ chiều)" in asked
        assert "1. nhà văn hóa" in await head.says("1")
        assert "chưa ghi gì cả" in await head.says("thôi k họp nữa")
        await head.says("gửi tin")
        assert "chưa ghi gì cả" in await head.says("thôi nhầm")
        await head.says("gửi tin")
        assert "bỏ tin này, hay đó là lời chị gửi chị em" in await head.says("thôi k họp nữa")
        assert "chưa ghi gì cả" in await head.says("bỏ tin này")  # the label, typed
        await head.says("gửi tin")
        await head.says("lịch họp")
        assert "thứ Bảy 28/11" in await head.says("1")
        await head.says("làm tiếp")
        await head.says("lịch họp")
        assert "Mai dọn đường" in await head.says("Mai dọn đường")  # neither of the two: what she writes now
        assert len(town.rows(Meeting)) == 1
        assert not town.rows(Announcement)


async def test_one_woman_a_post_and_a_recalled_notice_are_understood_without_accents(town: Town) -> None:
    with time_machine.travel(CALLED):
        head = await branch_with(town, "zalo-bot", *NAMES)
        cadre = await town.member("zalo-bot", "Phạm Thị Tâm", role=Role.CADRE, unit="commune")
        assert "trả lời chị Gấm: mai mang so den" in await head.says("nhan chi Gam mai mang so den")
        assert "Chị Tâm" not in await head.says("bao chi Ha mai den")
        for typed in ("thêm đăng ký giúp chị Đào", "đăng ký giúp một chị", "đăng ký thêm chị Đào"):
            assert "họ và tên đầy đủ" in await head.says(typed)
            await head.says("0")
        assert "Phan Thị Đào sinh năm 1960" in await head.says("thêm đăng ký giúp bà Phan Thị Đào 1960")
        await head.says("0")
        assert "quay lại" in await head.says("lập câu lạc bộ dan vu")
        await head.says("0")

        assert "gửi danh sách thôn Mận" in await head.says("nhap ds tu file")  # by the way that this channel has
        await head.says("0")
        assert "Xem chị nào, chị nhắn STT" in await head.says("danh sách hội viên")
        assert "Mã của chi hội thôn Mận" in await head.says("mã của tổ 2")
        given = await head.says("toi thoi lam chi hoi truong")
        assert "chị Tâm (xã Hoa Mai)" in given
        assert "Giao việc chi hội trưởng thôn Mận cho chị Trần Thị Nga (1971)" in await head.says("Nga")
        await head.says("0")
        handed = await head.says("chị muốn nghỉ chi hội trưởng, giao cho chị Nga")
        assert "Giao việc chi hội trưởng thôn Mận cho chị Trần Thị Nga (1971)" in handed
        await head.says("0")
        assert "phó thay ở thôn Mận từ 23/11/2026 đến hết 29/11/2026" in await head.says(
            "tuan sau chi Nga lam thay toi"
        )
        assert "chị Nga phó thay" in await head.says("1")
        (lent,) = [post for post in town.rows(Post) if town.house.db.read_now(is_lent, post)]
        assert lent.to_date == date(2026, 11, 30)
        assert "chị mới thôi" in await cadre.says("tôi xin nghỉ việc Hội")

        for text in ("Mai họp nhé", "Mốt quét đường"):
            await head.says(f"gửi tin: {text}")
            await head.says("1")
        await head.says("thu hồi")
        await head.says("1")
        sent = await head.says("cac tin da gui")
        assert "Mốt quét đường (đã thu hồi)" in sent
        assert "Mai họp nhé (đã thu hồi)" not in sent
