"""Everyday remarks that look like an order are none, and the orders beside them go on to work."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.reading.audiences import read_notice_line
from bot.reading.content_line import read_content
from bot.reading.head_talk import Ago, Talk, how_long_ago, read_head_talk
from bot.reading.meeting_line import read_meeting_line
from bot.reading.member_deeds import Deed, read_deed_by_name
from bot.reading.period_calls import read_period_call
from bot.reading.plain_notices import read_said_to_all
from models.announcements import Announcement
from models.meetings import Invitation, Meeting
from models.members import Person
from models.posts import Role
from models.units import Unit, UnitKind, add_unit
from tests.chat import Town
from tests.roll_town import past_meeting

SATURDAY = "2026-11-21T09:00:00+07:00"
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


async def test_a_remark_changes_no_meeting_and_her_answer_is_kept(town: Town, platform: str) -> None:
    with time_machine.travel(SATURDAY):
        head = await town.member(platform, "Lê Thị Hạnh", role=Role.HEAD)
        await town.member(platform, "Nguyễn Thị Lụa")
        for name in ("Trần Thị Cúc", "Nguyễn Thị Lan"):
            town.on_paper(name)
        assert "chưa có buổi nào" in await head.says("buổi trước đông không")
        past_meeting(town, "Lê Thị Hạnh", 5, ("Trần Thị Cúc",))
        await head.says("họp chi hội 19h30 thứ bảy tuần sau nhà văn hóa thôn")
        await head.says("1")
        assert "chị không đi được" in await head.says("thứ bảy có thêm việc nhà nên chị không đi họp được")
        (hers,) = town.rows(Invitation, answer="no")
        await head.says("đi được")
        (hers,) = town.rows(Invitation, answer="yes")
        for words in ("thêm chuyện nữa là chị Lan ốm", "ghi thêm việc chị Cúc nghỉ"):
            assert "em ghi" not in await head.says(words), words
        assert town.rows(Invitation, answer="yes") == [hers]
        assert "chị không đi được" in await head.says("chị em ơi chị không đi được")
        assert "không có gì" in await head.says("cả nhà ơi cảm ơn nhiều lắm nhé")
        (hers,) = town.rows(Invitation, answer="no")
        asked = await head.says("thêm phần: văn nghệ")
        assert '"văn nghệ"' in asked
        assert asked.endswith("1. Đúng  0. Thôi")
        assert "chưa ghi" in await head.says("0")
        assert {one.content for one in town.rows(Meeting)} == {""}
        await head.says("thêm phần văn nghệ")
        assert "không hiểu" not in await head.says("😀" * 20)
        assert ": văn nghệ." in await head.says("đúng rồi")
        # How many came, not how many will come; yesterday there was nothing.
        for words in ("buổi trước đông không", "buổi vừa rồi đi đông không", "tuần trước họp đông không"):
            assert "thứ Hai 16/11" in await head.says(words), words
        assert "Hôm qua chị không có buổi nào" in await head.says("hôm qua họp đông không")
        assert "mời 4 chị" in await head.says("chị em đi đông không")
        either = await head.says("chi em co dong khong")
        assert "đóng hội phí" in either
        assert "Chưa ghi hội phí" in await head.says("2")
        assert town.rows(Invitation, answer="no") == [hers]


async def test_a_notice_with_an_hour_is_an_invitation_only_where_it_says_so(town: Town, platform: str) -> None:
    with time_machine.travel(SATURDAY) as clock:
        head = await town.member(platform, "Lê Thị Hạnh", role=Role.HEAD)
        await town.member(platform, "Nguyễn Thị Lụa")
        for words in (
            "nhắn chị em 5 giờ chiều nay cúp điện",
            "nhắn chị em 8 giờ sáng mai nhận quà ở ủy ban",
            "nhắn chị em 7 giờ sáng mai đưa cháu đi tiêm phòng ở trạm y tế",
            "báo chị em 7h tối nay xem truyền hình",
        ):
            assert "Thông báo của thôn Mận" in await head.says(words), words
            await head.says("0")
        called = await head.says("mời các chị tối mai 7 giờ họp")
        assert "Họp ở đâu" in called
        await head.says("0")
        assert "1. Mời họp" in await head.says("nhắn chị em 19h mai họp\nnhớ mang ghế")
        await head.says("1")
        seen = await head.says("nhà văn hóa thôn")
        assert "19 giờ (7 giờ tối), Chủ nhật 22/11" in seen
        assert "nhớ mang ghế" in seen
        await head.says("0")
        await head.says("nhắn chị em 19h mai họp\nnhớ mang ghế")
        assert "19h mai họp\nnhớ mang ghế" in await head.says("2")
        await head.says("0")
        assert "Mai họp\nnhớ mang ghế" in await head.says("nhắn chị em mai họp\nnhớ mang ghế")
        await head.says("0")
        # The hour has gone by before she chooses.
        assert "1. Mời họp" in await head.says("nhắn chị em 10 giờ sáng nay họp ở nhà văn hóa")
        clock.shift(2 * 3600)
        assert "qua rồi" in await head.says("1")
        await head.says("0")
        assert town.rows(Announcement) == []
        assert town.rows(Meeting) == []


async def test_a_backslash_in_a_name_breaks_nothing_and_a_longer_name_stays(town: Town) -> None:
    with time_machine.travel(SATURDAY):
        head = await town.member("telegram", "Lê Thị Hạnh", role=Role.HEAD)
        await head.says("thêm hội viên")
        await head.says("Nguyen Thi Hoa 1970\nNguyen Thi Hoa Mai 1980, to 2\n3. Nguyen Thi Lua, sn 1971")
        for typed in ("Nguyễn Thị \\Hoa", "Nguyễn\\1 Thị Hoa", "Nguyễn\\ Thị Hoa", "\\g<0>"):
            assert await head.says(typed)
        assert "Nguyễn Thị Hoa" not in await head.says("😀")
        seen = await head.says("Nguyễn Thị Hoa\nNguyễn Thị Lụa")
        assert "Nguyễn Thị Hoa (1970)" in seen
        assert "Nguyen Thi Hoa Mai (1980)" in seen
        assert "Nguyễn Thị Lụa (1971)" in seen
        await head.says("1")
        names = {one.full_name for one in town.rows(Person)}
        assert {"Nguyễn Thị Hoa", "Nguyen Thi Hoa Mai", "Nguyễn Thị Lụa"} <= names


async def test_a_woman_who_goes_to_a_village_of_the_commune_is_transferred(town: Town) -> None:
    with time_machine.travel(SATURDAY):
        head = await town.member("zalo-bot", "Lê Thị Hạnh", role=Role.HEAD)
        town.on_paper("Nguyễn Thị Lan")
        (commune,) = town.rows(Unit, kind=UnitKind.COMMUNE)
        town.write(add_unit, code="nam-son", name="thôn Nam Sơn", kind=UnitKind.BRANCH, parent=commune)
        assert "thôn Nam Sơn" in await head.says("chị Lan chuyển vào Nam Sơn")
        await head.says("0")
        assert "Đã chuyển đi nơi khác" in await head.says("chị Lan chuyển vào Nam")
