"""What a branch head says as she would to a neighbour: calls without a day, notices that invite, remarks in passing."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.reading.content_line import read_content
from bot.reading.head_talk import Talk, read_head_talk
from bot.reading.notice_asks import Asked, read_notice_ask
from bot.reading.period_calls import day_within, read_period, read_period_call
from bot.reading.plain_notices import read_said_to_all
from models.announcements import Announcement
from models.meetings import Meeting
from models.posts import Role
from models.rolls import Roll
from models.text import fold
from tests.chat import Town
from tests.roll_town import past_meeting

SATURDAY = "2026-11-21T09:00:00+07:00"
NOW = datetime(2026, 11, 21, 9, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


async def test_a_call_without_its_day_is_begun_and_its_week_or_month_offered(town: Town, platform: str) -> None:
    with time_machine.travel(SATURDAY):
        head = await town.member(platform, "Lê Thị Hạnh", role=Role.HEAD)
        await town.member(platform, "Nguyễn Thị Lụa")
        asked = await head.says("tuần sau họp chi hội")
        assert "Họp ngày nào" in asked
        assert "thứ Tư 25/11" in asked
        assert "Mấy giờ" in await head.says("thứ tư")
        await head.says("7 rưỡi tối")
        assert "thứ Tư 25/11" in await head.says("nhà văn hóa thôn")
        await head.says("0")
        assert "thứ Bảy 5/12" in await head.says("thang sau hop")
        assert "Mấy giờ" in await head.says("15")
        assert "thứ Ba 15/12" in (await head.says("19h"), await head.says("nhà văn hóa thôn"))[1]
        await head.says("thôi")
        assert "chưa có buổi nào" in (await head.says("tuần sau có họp không")).lower()
        assert town.rows(Meeting) == []


async def test_one_thing_more_is_added_to_the_meeting_that_is_there_and_calls_no_other(
    town: Town, platform: str
) -> None:
    with time_machine.travel(SATURDAY):
        head = await town.member(platform, "Lê Thị Hạnh", role=Role.HEAD)
        await town.member(platform, "Nguyễn Thị Lụa")
        await head.says("họp chi hội 19h30 thứ bảy tuần sau nhà văn hóa thôn")
        await head.says("1")
        assert "tổng kết năm" in await head.says("họp thứ bảy thêm phần tổng kết năm")
        assert 'Em ghi thêm "thu hội phí"' in await head.says("thêm mục thu hội phí")
        assert "tổng kết năm; thu hội phí" in await head.says("1")
        assert "tổng kết năm; thu hội phí." in await head.says("thêm phần tổng kết năm vào buổi thứ bảy")
        assert "quá 300" in await head.says(f"thêm mục {'dài ' * 70}vào buổi thứ bảy")
        assert ": văn nghệ." in await head.says("đổi nội dung: văn nghệ")
        assert [one.content for one in town.rows(Meeting)] == ["văn nghệ"]
        await head.says("họp thứ tư thêm phần tổng kết năm")  # none is there: a new one
        await head.says("19h")
        assert "Nội dung: tổng kết năm" in await head.says("1")


async def test_a_notice_that_says_when_to_meet_is_offered_as_an_invitation_first(town: Town, platform: str) -> None:
    with time_machine.travel(SATURDAY):
        head = await town.member(platform, "Lê Thị Hạnh", role=Role.HEAD)
        await town.member(platform, "Nguyễn Thị Lụa")
        line = "nhắn chị em tối mai 7 giờ họp ở nhà văn hóa"
        assert "1. Mời họp (em đếm ai đi)\n2. Gửi như tin thường\n0. Chưa gửi" in await head.says(line)
        assert "thôi việc đó" in await head.says("0")
        await head.says(fold(line))
        assert "Thông báo của thôn Mận" in await head.taps("Gửi như tin thường")
        await head.says("0")
        await head.says("chị em ơi tối mai 7 giờ họp ở nhà văn hóa nhé")
        assert "Mời chị dự sinh hoạt chi hội. 19 giờ (7 giờ tối), Chủ nhật 22/11" in await head.taps(
            "Mời họp (em đếm ai đi)"
        )
        await head.says("1")
        assert "đã mời sinh hoạt chi hội Chủ nhật 22/11" in await head.says(line)
        assert "Thông báo của thôn Mận" in await head.says("1")
        await head.says("0")
        for notice in ("nhắc chị em họp tối mai", "chị em ơi mai nhớ đi họp nhé", "mời chị em ăn cưới"):
            assert "Thông báo của thôn Mận" in await head.says(notice)
            await head.says("0")
        assert town.rows(Announcement) == []
        assert len(town.rows(Meeting)) == 1


async def test_a_head_in_passing_gets_what_she_means_and_nothing_is_written_unasked(town: Town) -> None:
    with time_machine.travel(SATURDAY):
        head = await town.member("zalo-bot", "Lê Thị Hạnh", role=Role.HEAD)
        lua = await town.member("zalo-bot", "Nguyễn Thị Lụa")
        for name in ("Trần Thị Cúc", "Nguyễn Thị Lan"):
            town.on_paper(name)
        past_meeting(town, "Lê Thị Hạnh", 5, ("Trần Thị Cúc",))
        await head.says("họp chi hội 19h tối mai nhà văn hóa thôn")
        await head.says("1")
        assert "có mặt 3/4" in await head.says("họp xong rồi")
        assert "mời 4 chị" in await head.says("hom nay dong khong")
        # One more who is missing: Cúc stays as she was written.
        assert "Có mặt 2/4" in await head.says("ghi vắng chị Lan")
        assert len(town.rows(Roll)) == 1
        assert "→ 19 giờ (7 giờ tối), thứ Hai 23/11" in await head.says("dời sang thứ hai được không")
        await head.says("0")
        assert "vẫn đang là lúc đó" in await head.says("dời sang chủ nhật được không em")
        await head.says("thôi")
        assert "nhà văn hóa thôn → nhà chị Hoa" in await head.says("đổi sang nhà chị Hoa")
        await head.says("0")
        assert "hủy hay hoãn" in await head.says("xóa buổi họp đó đi")
        await head.says("0")
        assert "chưa đủ 3 buổi" in await head.says("tổ 2 vắng nhiều thế")
        assert "1. Xuất ra Excel" in await head.says("in danh sách")
        assert "Số điện thoại của chị Nguyễn Thị Lan" in await head.says("chị Lan đổi số")
        await head.says("0")
        assert "Đã chuyển đi nơi khác" in await head.says("chị Lan chuyển vào Nam")
        await head.says("0")
        await lua.says("1")
        assert "đúng như chị em sẽ đọc" in await head.says("ai chưa trả lời thì nhắc giúp chị")
        assert "chưa trả lời buổi Chủ nhật 22/11" in await head.says("Chị em nhớ trả lời giúp chị nhé")
        assert "Xem mục" not in await head.says("0")
        assert "Gửi thông báo" in await head.says("mục")
        assert "hủy hay hoãn" not in await lua.says("xóa buổi họp đó đi")
        assert town.rows(Announcement) == []
        assert [one.state for one in town.rows(Meeting) if one.starts_at > NOW] == ["called"]


async def test_yesterdays_notice_is_found_by_its_day(town: Town) -> None:
    with time_machine.travel(SATURDAY) as clock:
        head = await town.member("zalo-bot", "Lê Thị Hạnh", role=Role.HEAD)
        await town.member("zalo-bot", "Nguyễn Thị Lụa")
        await head.says("gửi tin: Mai xã phát quà trẻ em")
        await head.says("1")
        await town.quiet()
        clock.shift(86_400)
        await head.says("gửi tin: Chiều nay dọn đường")
        await head.says("1")
        await town.quiet()
        for words in ("gửi lại tin hôm qua", "tin hôm qua bao nhiêu chị đọc", "tin hom qua may chi doc roi"):
            assert "phát quà" in await head.says(words)
        assert "không gửi thông báo nào" in await head.says("gửi lại tin hôm kia")


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("tuần sau họp chi hội", date(2026, 11, 23), date(2026, 11, 29)),
        ("tuan sau nua hop chi hoi", date(2026, 11, 30), date(2026, 12, 6)),
        ("họp tổ 2 tuần này", date(2026, 11, 21), date(2026, 11, 22)),
        ("tháng sau họp", date(2026, 12, 1), date(2026, 12, 31)),
        ("đầu tháng sau họp chi hội nhé", date(2026, 12, 1), date(2026, 12, 10)),
        ("cuối tháng họp chi hội", date(2026, 11, 21), date(2026, 11, 30)),
        ("tháng 1 họp chi hội", date(2027, 1, 1), date(2027, 1, 31)),
    ],
)
def test_the_days_left_open_are_those_of_the_period(text: str, first: date, last: date) -> None:
    found = read_period_call(text, now=NOW)
    assert found is not None
    assert (found[1].first, found[1].last) == (first, last)
    assert all(first <= day <= last for day in found[1].proposed())
    assert day_within("mai", found[1], NOW) is None


@pytest.mark.parametrize(
    "text",
    [
        "tháng này họp mấy buổi", "tuần sau em không đi họp được", "thứ bảy tuần sau họp chi hội", "tuần trước họp",
        "họp chi hội hằng tháng", "tuần sau", "tuần sau nghỉ họp", "tháng 13 họp", "", "👍", "<b>tuần sau</b>",
        "1" * 5000,
    ],
)  # fmt: skip
def test_what_calls_no_meeting_of_an_open_day_is_left_alone(text: str) -> None:
    assert read_period_call(text, now=NOW) is None


@pytest.mark.parametrize(
    ("text", "talk"),
    [
        ("họp xong rồi", Talk.OVER),
        ("hôm nay đông không em", Talk.HOW_MANY),
        ("chị em đi đông không", Talk.HOW_MANY),
        ("ai chưa trả lời thì nhắc giúp chị", Talk.REMIND_SILENT),
        ("nhắc mấy chị chưa trả lời nhé", Talk.REMIND_SILENT),
        ("tổ 2 vắng nhiều thế", Talk.OFTEN_ABSENT),
        ("xóa buổi họp đó đi", Talk.CALL_OFF),
        ("in danh sách", Talk.PRINT),
        ("tổ 2 vắng 3", None),
        ("xóa số điện thoại", None),
        ("họp xong nhớ dọn dẹp nhé", None),
    ],
)
def test_a_remark_is_read_with_and_without_accents(text: str, talk: Talk | None) -> None:
    assert read_head_talk(text) is talk
    assert read_head_talk(fold(text).upper()) is talk


def test_what_is_asked_of_the_bot_is_no_notice_to_all() -> None:
    assert read_said_to_all("chị em ơi mai nhớ đi họp nhé") is not None
    for text in ("chị em ơi", "chị em ơi họp chưa", "mời chị em", "chị em đi đông không", "mời em", "👍 chị em ơi"):
        assert read_said_to_all(text) is None
    assert read_notice_ask("gửi lại tin hôm qua") is Asked.AGAIN
    line = read_content("họp thứ bảy thêm phần tổng kết năm", now=NOW)
    assert line is not None
    assert (line.content, line.added, line.sure) == ("tổng kết năm", True, False)


@settings(max_examples=40)
@given(st.text(max_size=40), st.sampled_from(["tuần sau", "tháng sau", "cuối tháng", "tháng 2", "thang 12 nua"]))
def test_no_text_breaks_a_period_and_its_days_are_to_come(text: str, period: str) -> None:
    for typed in (f"{text} {period} họp", f"{period} {text}"):
        found = read_period(typed, NOW.date())
        assert found is None or NOW.date() <= found[0].first <= found[0].last
        read_period_call(typed, now=NOW)
        read_head_talk(typed)
        read_said_to_all(typed)
