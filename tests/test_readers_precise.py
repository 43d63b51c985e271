"""Everyday remarks that look like an order are none, and the orders beside them go on to work."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.reading.audiences import read_notice_line
from bot.reading.content_line import read_content
from bot.reading.head_talk import Ago, Talk, how_long_ago, read_head_talk
from bot.reading.meeting_line import read_meeting_line
from bot.reading.member_deeds import Deed, read_deed_by_name
from bot.reading.period_calls import read_period_call
from bot.reading.plain_notices import read_said_to_all

NOW = datetime(2026, 11, 21, 9, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


@pytest.mark.parametrize(
    "text",
    [
        "thứ bảy có thêm việc nhà nên chị không đi họp được", "họp thứ bảy thêm phần việc nhà nên chị không đi được",
        "thêm chuyện nữa là chị Lan ốm", "thêm mục này nữa em", "thêm phần thưởng cho các cháu",
        "ghi thêm việc chị Cúc nghỉ", "bổ sung phần điểm danh chị Lan", "thứ bảy thêm việc rồi", "thêm phần trăm",
        "hôm nay thêm việc mệt quá", "bổ sung mục lục", "thêm phần nào", "thêm mục nào nữa không",
        "thêm phần được không em", "họp thứ bảy em thêm phần tổng kết chưa", "thứ bảy thêm phần văn nghệ",
        "thêm phần gì vào họp thứ bảy", "them phan thuong cho cac chau", "thêm mục này vào buổi họp thứ bảy",
        "thêm phần:", "thêm mục 😀", "thêm phần <b></b>?",
    ],
)  # fmt: skip
def test_a_remark_or_a_question_is_no_content(text: str) -> None:
    line = read_content(text, now=NOW)
    assert line is None or not line.content.strip("😀"), line


@pytest.mark.parametrize(
    ("text", "content", "doubtful"),
    [
        ("thêm phần: văn nghệ", "văn nghệ", True),
        ("thêm phần văn nghệ", "văn nghệ", True),
        ("THEM PHAN VAN NGHE", "VAN NGHE", True),
        ("bổ sung một mục thu hội phí nhé", "thu hội phí", True),
        ("thêm việc thu quỹ vào họp thứ bảy", "thu quỹ", False),
        ("thêm chuyện vay vốn cho buổi họp thứ bảy", "vay vốn", False),
        ("buổi thứ bảy thêm mục: thu hội phí", "thu hội phí", False),
        ("thêm nội dung: không hút thuốc", "không hút thuốc", False),
    ],
)
def test_one_thing_more_is_asked_about_where_no_meeting_is_named(text: str, content: str, doubtful: bool) -> None:
    line = read_content(text, now=NOW)
    assert line is not None
    assert (line.content, line.added, line.doubtful) == (content, True, doubtful)


@pytest.mark.parametrize(
    "text",
    [
        "mời các chị tối mai 7 giờ họp", "moi cac chi toi mai 7 gio hop", "mời cả nhà tối mai 7h họp",
        "mời mọi người 7h tối mai sinh hoạt", "mời các chị đi họp tối mai 7h", "mời chị em tối mai 7 giờ họp",
        "họp mặt 20/10 7h tối", "tối mai 7h họp lớp tập huấn", "con mời chị em họp 7h tối mai",
    ],
)  # fmt: skip
def test_whoever_invites_all_of_them_calls(text: str) -> None:
    assert read_meeting_line(text, now=NOW) is not None


@pytest.mark.parametrize(
    "text",
    [
        "7h tối mai họp lớp", "tối mai 7h họp phụ huynh", "họp mặt cựu chiến binh 8h sáng mai",
        "thứ bảy 7h con chị họp phụ huynh", "tối mai 7h em đi họp nhé", "xã mời chị đi họp 7h tối mai",
    ],
)  # fmt: skip
def test_what_others_hold_is_no_call(text: str) -> None:
    assert read_meeting_line(text, now=NOW) is None


@pytest.mark.parametrize(
    "text",
    [
        "tuần sau con chị họp phụ huynh", "tháng sau họp lớp", "tuần sau họp mặt cựu chiến binh",
        "tuần sau họp thì báo chị", "họp tuần này hay tuần sau", "tuần này họp tuần sau nghỉ",
        "tuần sau chồng chị họp", "tháng sau họp đồng hương", "tuần sau họp dòng họ", "tuan sau hop lop",
        "tuần sau con họp", "tuần này hoặc tuần sau họp",
    ],
)  # fmt: skip
def test_a_week_of_others_or_in_doubt_is_no_call(text: str) -> None:
    assert read_period_call(text, now=NOW) is None


@pytest.mark.parametrize(
    "text", ["tuần sau họp chi hội", "tháng sau họp mặt chị em", "tuan sau hop", "tháng sau còn họp tổng kết năm"]
)
def test_a_week_of_ours_is_a_call(text: str) -> None:
    assert read_period_call(text, now=NOW) is not None


@pytest.mark.parametrize(
    ("text", "talk", "ago"),
    [
        ("buổi trước đông không", Talk.HOW_MANY, Ago.LAST),
        ("buổi vừa rồi đi đông không", Talk.HOW_MANY, Ago.LAST),
        ("tuan truoc hop dong khong", Talk.HOW_MANY, Ago.LAST),
        ("hôm qua họp đông không", Talk.HOW_MANY, Ago.YESTERDAY),
        ("sinh hoạt tối qua đông không em", Talk.HOW_MANY, Ago.YESTERDAY),
        ("hôm nay đông không em", Talk.HOW_MANY, None),
        ("chị em có đông không", Talk.HOW_MANY, None),
        ("chi em di dong khong", Talk.HOW_MANY, None),
        ("chi em co dong khong", Talk.MANY_OR_PAID, None),
        ("chi em dong du khong", Talk.MANY_OR_PAID, None),
        ("chị em có đóng không", None, None),
        ("chị em đóng đủ không", None, None),
        ("có đóng không em", None, None),
        ("hôm nay đóng đủ không", None, None),
    ],
)
def test_many_is_not_paid_and_the_last_meeting_not_the_next(text: str, talk: Talk | None, ago: Ago | None) -> None:
    assert (read_head_talk(text), how_long_ago(text)) == (talk, ago)


@pytest.mark.parametrize(
    ("text", "deed", "place"),
    [
        ("chị Lan chuyển vào Nam Sơn", Deed.TRANSFER, "Nam Sơn"),
        ("chi Lan chuyen vao nam son", Deed.TRANSFER, "nam son"),
        ("chị Lan chuyển ra Bắc Sơn rồi", Deed.TRANSFER, "Bắc Sơn"),
        ("chị Lan chuyển vào Nam", Deed.OUT, ""),
        ("chị Lan chuyển vào nam rồi", Deed.OUT, ""),
        ("chị Lan chuyển ra Bắc sống với con", Deed.OUT, ""),
        ("chị Lan chuyển vào Nam hôm qua", Deed.OUT, ""),
        ("chị Lan dọn vào miền Nam", Deed.OUT, ""),
    ],
)
def test_a_village_in_the_south_is_not_the_south(text: str, deed: Deed, place: str) -> None:
    line = read_deed_by_name(text)
    assert line is not None
    assert (line.deed, line.detail) == (deed, place)


@pytest.mark.parametrize(
    "text",
    [
        "chị em ơi chị không đi được", "mọi người ơi chị gửi nhầm rồi", "các chị ơi cho em đăng ký với",
        "em mời cả nhà uống nước", "cả nhà ơi cảm ơn nhiều lắm nhé", "chi em oi chi khong di duoc",
        "chị em ơi mai chị bận rồi", "các chị ơi cho em hỏi chút", "chị em ơi gửi lộn rồi", "chị em ơi bận quá",
        "mọi người ơi chưa biết đi được không", "mời các chị uống nước ạ", "các chị ơi xin đăng ký",
    ],
)  # fmt: skip
def test_what_she_says_of_herself_is_no_notice_to_all(text: str) -> None:
    assert read_said_to_all(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "chị em ơi mai nhớ đi họp nhé", "chị em ơi mai đi họp nhé", "mọi người ơi mai nghỉ họp nhé",
        "chị em ơi mai không họp nữa", "mời chị em ăn cưới", "chị em ơi tối mai mình đi họp nhé",
        "cả nhà ơi cảm ơn mọi người đã đến dự họp hôm qua", "chị em ơi cố gắng đi họp nhé",
        "chị em ơi chị nhắc lại mai nộp quỹ nhé", "mời chị em ăn cơm trưa mai ở nhà chị Hoa",
    ],
)  # fmt: skip
def test_what_she_says_to_all_is_a_notice(text: str) -> None:
    assert read_said_to_all(text) is not None


@pytest.mark.parametrize(
    "text",
    [
        "nhắn chị em 19h mai họp\nnhớ mang ghế", "nhắn chị em 19h mai họp: mang ghế",
        "gửi tin chị em 7h tối mai dọn vệ sinh\nmang chổi",
    ],
)  # fmt: skip
def test_the_hour_of_what_is_to_be_done_is_not_when_the_notice_leaves(text: str) -> None:
    assert read_notice_line(text) is None


@pytest.mark.parametrize("text", ["gửi tin chị em 7h tối mai\nMai dọn đường", "gửi tin 7h tối mai cho tổ 2\nMai nghỉ"])
def test_an_hour_alone_on_the_first_line_is_when_it_leaves(text: str) -> None:
    line = read_notice_line(text)
    assert line is not None
    assert line.when == "7h tối mai"


@settings(max_examples=60)
@given(st.text(max_size=40), st.sampled_from(["thêm phần ", "chị em ơi ", "hôm qua ", "tuần sau con ", "mời các chị "]))
def test_no_text_breaks_a_reader(text: str, lead: str) -> None:
    for typed in (f"{lead}{text}", f"{text} {lead}", f"{lead}{text} họp 7h tối mai\n{text}", text * 200):
        read_content(typed, now=NOW)
        read_said_to_all(typed)
        read_head_talk(typed)
        how_long_ago(typed)
        read_period_call(typed, now=NOW)
        read_notice_line(typed)
        read_deed_by_name(typed)
