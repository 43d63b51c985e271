"""A head says out of the blue what a meeting is about; who has been told hears nothing of that alone."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.reading.content_line import bare_content, read_content
from models.contents import say_content
from models.conversations import Who
from models.meetings import AlreadyStarted, Meeting
from models.posts import NotAllowed, Role
from models.text import clean
from tests.chat import Town

SUNDAY = "2026-11-22T09:00:00+07:00"
NOW = datetime(2026, 11, 22, 10, 0, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))

# message: the days and the kind of the meeting that is named, and what it is about
SAID = {
    "thêm nội dung: hướng dẫn vay vốn": ("", "", "hướng dẫn vay vốn"),
    "thêm nội dung: nộp quỹ 50 nghìn": ("", "", "nộp quỹ 50 nghìn"),
    "thêm nội dung buổi 28/11: bình xét gia đình văn hóa": ("28/11", "", "bình xét gia đình văn hóa"),
    "them noi dung huong dan vay von": ("", "", "huong dan vay von"),
    "thêm nội dung dọn vệ sinh: mang chổi": ("", "", "dọn vệ sinh: mang chổi"),
    "thêm nội dung họp mặt 20/10": ("", "", "họp mặt 20/10"),
    "thêm nội dung cho buổi họp thứ bảy là hướng dẫn vay vốn nhé": ("28/11", "", "hướng dẫn vay vốn"),
    "thêm nội dung họp thứ bảy hướng dẫn vay vốn": ("28/11", "", "hướng dẫn vay vốn"),
    "nội dung họp thứ bảy là hướng dẫn vay vốn": ("28/11", "", "hướng dẫn vay vốn"),
    "noi dung hop sang thu bay la don ve sinh": ("28/11", "", "don ve sinh"),
    "đổi nội dung họp thành dọn vệ sinh": ("", "", "dọn vệ sinh"),
    "đổi nội dung họp thứ bảy sang dọn vệ sinh": ("28/11", "", "dọn vệ sinh"),
    "em ơi sửa lại nội dung họp giúp chị: dọn đường làng": ("", "", "dọn đường làng"),
    "sửa nội dung họp tổ trưởng thành thu quỹ": ("", "briefing", "thu quỹ"),
    "buổi họp clb dân vũ nội dung: tập bài mới": ("", "club", "tập bài mới"),
    "buổi thứ bảy nói chuyện vay vốn nhé": ("28/11", "", "vay vốn"),
    "thêm nội dung họp thứ bảy": ("28/11", "", ""),
    "sửa nội dung họp": ("", "", ""),
}
NOT_SAID = (
    "nội dung họp là gì",
    "nội dung họp thứ bảy là gì",
    "thứ bảy họp nội dung gì",
    "nội dung họp thứ bảy",
    "họp chi hội 7h tối thứ bảy nhà văn hóa, nội dung: vay vốn",
    "sửa nội dung thông báo: mai nghỉ",
    "nội dung tin: mai nghỉ",
    "nội dung họp là vay vốn hả",
    "",
)


@pytest.mark.parametrize(("message", "meant"), SAID.items())
def test_what_a_meeting_is_about_is_read_with_the_meeting_that_is_named(
    message: str, meant: tuple[str, str, str]
) -> None:
    line = read_content(message, now=NOW)
    assert line is not None
    days = ", ".join(dict.fromkeys(f"{day.day}/{day.month}" for day in line.which.days))
    assert (days, line.which.gathering.kind if line.which.gathering else "", line.content) == meant
    assert line.sure
    assert not line.removed


@pytest.mark.parametrize("message", NOT_SAID)
def test_a_question_a_call_or_a_notice_says_nothing_of_it(message: str) -> None:
    assert read_content(message, now=NOW) is None


@given(st.text(max_size=60), st.sampled_from(["", "thêm nội dung ", "nội dung họp: ", "buổi thứ bảy nội dung "]))
@settings(max_examples=60)
def test_any_text_is_read_or_left(text: str, lead: str) -> None:
    line = read_content(lead + text, now=NOW)
    assert line is None or set(line.content) <= set(clean(text + lead)) | {" "}
    assert bare_content(lead + text, now=NOW) in ("", line.content if line else "")


async def test_a_content_out_of_the_blue_is_noted_and_who_was_told_is_not_written_to_again(
    town: Town, platform: str
) -> None:
    with time_machine.travel(SUNDAY):
        head = await town.member(platform, "Lê Thị Hạnh", role=Role.HEAD)
        lua = await town.member(platform, "Nguyễn Thị Lụa")
        assert "chưa mời họp buổi nào" in await head.says("thêm nội dung: vay vốn")
        await head.says("họp chi hội 7h tối thứ bảy nhà văn hóa thôn")
        # While it is called: at any question, and of this meeting.
        assert "Nội dung: hướng dẫn vay vốn." in await head.says("nội dung: hướng dẫn vay vốn")
        await head.says("1")
        await lua.gets("Nội dung: hướng dẫn vay vốn.")
        before = len(lua.arrived())
        noted = await head.says("đổi nội dung họp thành dọn vệ sinh đường làng")
        assert "Dạ, em ghi nội dung sinh hoạt chi hội thứ Bảy 28/11: dọn vệ sinh đường làng." in noted
        assert "em không nhắn lại" in noted
        await town.tick()
        assert len(lua.arrived()) == before
        assert "Nội dung: dọn vệ sinh đường làng." in await lua.says("nội dung họp là gì")
        # Without accents: said so, with the way to write it anew, step by step.
        assert "chưa có dấu" in await head.says("noi dung hop thu bay la don ve sinh")
        assert "đang ghi: don ve sinh" in await head.taps("Sửa lại")
        assert "dọn vườn" in await head.says("dọn vườn")
        # Of two meetings she is asked which; none of that day is said so.
        await head.says("họp tổ trưởng 8h sáng thứ năm nhà chị Sương")
        await head.says("1")
        assert "buổi nào" in await head.says("thêm nội dung: thu quỹ")
        assert "họp giao ban" in await head.says("1")
        assert "không thấy" in await head.says("nội dung họp thứ ba là vay vốn")
        await head.says("0")
        assert "không ghi nội dung nữa" in await head.says("bỏ nội dung họp thứ bảy")
        assert {m.content for m in town.rows(Meeting)} == {"", "thu quỹ"}
        assert "chưa nói nội dung" in await lua.says("hop noi dung gi")
        # What is no content changes nothing.
        assert "nói chuyện gì" in await head.says("sửa nội dung họp thứ bảy")
        assert "một câu ngắn" in await head.says("a" * 400)
        await head.says("thôi")
        assert "em chưa" not in await head.says("thêm nội dung họp thứ bảy: " + "dài " * 200)
        await head.says("0")
        assert {m.content for m in town.rows(Meeting)} == {"", "thu quỹ"}
        # Who calls no meetings says nothing of it.
        await lua.says("đổi nội dung họp thành đi chơi")
        assert {m.content for m in town.rows(Meeting)} == {"", "thu quỹ"}


async def test_nobody_else_and_nothing_that_has_begun(town: Town) -> None:
    with time_machine.travel(SUNDAY) as clock:
        head = await town.member("zalo-bot", "Lê Thị Hạnh", role=Role.HEAD)
        lua = await town.member("zalo-bot", "Nguyễn Thị Lụa")
        await head.says("họp chi hội 7h tối thứ bảy nhà văn hóa thôn")
        await head.says("1")
        (meeting,) = town.rows(Meeting)
        hers = _who(town, lua.address)
        with pytest.raises(NotAllowed):
            town.write(say_content, hers, meeting.id, "vay vốn")
        clock.move_to("2026-11-28T19:30:00+07:00")
        with pytest.raises(AlreadyStarted):
            town.write(say_content, _who(town, head.address), meeting.id, "vay vốn")


def _who(town: Town, address: str) -> Who:
    from models import clock
    from models.conversations import who_writes

    found: Who = town.write(who_writes, "zalo-bot", address, "vi", clock.now())
    return found
