"""Meetings in a phone's own calendar: one as a file, all of hers by a private link."""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import aiohttp
import pytest
import time_machine
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from bot.papers.calendar import write
from models import feeds
from models.feeds import Entry
from models.files import StoredFile
from models.meetings import Meeting, NoSuchMeeting, NotInvited
from models.members import Person
from models.places import Spot
from models.posts import Role
from tests.chat import Phone, Town, running_town
from tests.fakes.telegram_people import Person as OnTelegram

SUNDAY = "2026-11-22T09:00:00+07:00"
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


def entry(**given: Any) -> Entry:
    """A meeting of thôn Mận on Saturday."""
    known: dict[str, Any] = {
        "uid": "1@chihoi",
        "version": 1,
        "off": False,
        "kind": "branch",
        "unit": "thôn Mận",
        "start": datetime(2026, 11, 28, 19, 30, tzinfo=ZONE),
        "place": "nhà văn hóa thôn",
        "content": "hướng dẫn làm hồ sơ vay vốn",
        "spot": Spot("https://maps.google.com/?q=20.44130,106.16600", 20.4413, 106.166),
        "written_at": datetime(2026, 11, 22, 2, tzinfo=UTC),
    }
    return Entry(**known | given)


def only_event(content: bytes) -> Any:
    [event] = Calendar.from_ical(content).walk("VEVENT")
    return event


def test_a_meeting_is_written_as_the_standard_wants_it() -> None:
    content = write("vi", [entry()])
    assert b"DTSTART;TZID=Asia/Ho_Chi_Minh:20261128T193000" in content
    assert b"BEGIN:VTIMEZONE" in content
    assert content.count(b"TZID:Asia/Ho_Chi_Minh") == 1
    event = only_event(content)
    assert event.decoded("dtstart") == datetime(2026, 11, 28, 12, 30, tzinfo=UTC)
    assert str(event["summary"]) == "Sinh hoạt chi hội (thôn Mận)"
    assert str(event["location"]) == "nhà văn hóa thôn"
    assert "hướng dẫn làm hồ sơ vay vốn" in str(event["description"])
    assert (str(event["status"]), int(event["sequence"])) == ("CONFIRMED", 1)
    assert "DTEND" not in event  # nobody has said when it ends
    assert write("vi", [entry()]) == content
    off = write("vi", [entry(off=True, version=2)], method="CANCEL")
    assert b"METHOD:CANCEL" in off
    assert (str(only_event(off)["status"]), int(only_event(off)["sequence"])) == ("CANCELLED", 2)
    assert str(only_event(off)["uid"]) == str(event["uid"])


@settings(max_examples=25)
@given(st.text(st.characters(categories=["L", "P", "N", "Zs"]), max_size=300))
def test_long_lines_are_folded_between_letters_and_read_back_whole(content: str) -> None:
    written = write("vi", [entry(content=content, spot=None, place="Nhà văn hóa thôn Mận " * 5)])
    assert all(len(line) <= 75 for line in written.split(b"\r\n"))
    written.decode()  # no letter is cut in two
    assert str(only_event(written).get("description", "")) == content


async def a_meeting(town: Town, platform: str) -> tuple[Phone, Phone]:
    """A head, Lụa, and a meeting on Saturday evening."""
    head = await town.member(platform, "Lê Thị Hạnh", role=Role.HEAD)
    lua = await town.member(platform, "Nguyễn Thị Lụa")
    await head.says("họp chi hội 19h30 thứ bảy nhà văn hóa thôn, nội dung: vay vốn")
    await head.says("1")
    await lua.gets("Mời chị dự")
    return head, lua


async def fetched(url: str, **headers: str) -> tuple[int, str, bytes]:
    async with aiohttp.ClientSession() as client, client.get(url, headers=headers) as answer:
        return answer.status, answer.headers.get("ETag", ""), await answer.read()


def link_in(text: str) -> str:
    return next(word for word in text.split() if "/calendar/" in word)


async def test_a_meeting_goes_into_the_phones_calendar_and_out_again_when_it_is_called_off(
    town: Town, platform: str
) -> None:
    with time_machine.travel(SUNDAY):
        head, lua = await a_meeting(town, platform)
        details = await lua.says("lịch họp")
        assert "vay vốn" in details
        assert "Đường đi" not in details
        await lua.taps("Ghi vào lịch điện thoại")
        await lua.gets("mở tệp này")
        first = only_event(town.rows(StoredFile)[0].content)
        assert first.decoded("dtstart") == datetime(2026, 11, 28, 12, 30, tzinfo=UTC)
        # The head finds all that she can do with a meeting in one list.
        shown = await head.says("lịch họp")
        shown = await head.taps("Việc khác của buổi này")
        for todo in ("Xem ai trả lời", "Ai cần báo tận nhà", "Đổi giờ", "hoãn", "Thêm vị trí", "Ghi vào lịch"):
            assert todo in shown
        await lua.says("lịch họp")
        await head.says("hoãn họp")
        await head.says("1")
        await town.quiet()
        assert town.rows(Meeting)[0].state == "cancelled"
        if isinstance(lua.device, OnTelegram):  # the old button is still on her screen
            await lua.taps("Ghi vào lịch điện thoại")
            await lua.gets("bỏ buổi ấy đi")
            last = only_event(max(town.rows(StoredFile), key=lambda file: file.id).content)
            assert (str(last["uid"]), str(last["status"])) == (str(first["uid"]), "CANCELLED")


async def test_the_private_link_shows_her_own_meetings_and_ends_when_it_is_changed(town: Town, platform: str) -> None:
    with time_machine.travel(SUNDAY):
        head, lua = await a_meeting(town, platform)
        said = await lua.says("lịch điện thoại")
        assert "đừng gửi đường dẫn này cho ai" in said
        link = link_in(said)
        status, tag, content = await fetched(link)
        assert status == 200
        assert str(only_event(content)["summary"]) == "Sinh hoạt chi hội (thôn Mận)"
        assert b"Nguy" not in content  # nobody's name
        assert (await fetched(link, **{"If-None-Match": tag}))[0] == 304
        # Moved, it is the same meeting in a later version.
        await head.says("hoãn họp")
        await head.says("1")
        await town.quiet()
        status, later, content = await fetched(link, **{"If-None-Match": tag})
        assert (status, later == tag) == (200, False)
        assert (str(only_event(content)["status"]), int(only_event(content)["sequence"])) == ("CANCELLED", 2)
        asked = await lua.says("lịch điện thoại")
        assert "vẫn đang dùng được" in asked
        assert link not in asked
        changed = await lua.says("đổi đường dẫn lịch")
        assert "cũ thôi dùng" in changed
        assert (await fetched(link))[0] == 404
        assert (await fetched(link_in(changed)))[0] == 200
        await lua.says("lịch điện thoại")
        assert "không ai mở được nữa" in await lua.taps("Bỏ đường dẫn")
        assert (await fetched(link_in(changed)))[0] == 404


async def test_what_is_no_link_of_ours_is_not_found(town: Town) -> None:
    for token in ("x", "ch_cal_", "a" * 3000, "%00", "../../etc/passwd", "<b>", "%F0%9F%98%80"):
        status, _tag, _content = await fetched(f"{town.url}/calendar/{token}.ics")
        assert status == 404, token


async def test_only_who_is_invited_or_may_call_it_gets_a_meeting(town: Town) -> None:
    with time_machine.travel(SUNDAY):
        _head, lua = await a_meeting(town, "zalo-bot")
        stranger = await town.member("zalo-bot", "Võ Thị Bình", branch="buoi")
        person = {row.full_name: row.id for row in town.rows(Person)}
        meeting = town.rows(Meeting)[0].id
        with pytest.raises(NotInvited):
            town.house.db.read_now(feeds.entry_for, person["Võ Thị Bình"], meeting)
        with pytest.raises(NoSuchMeeting):
            town.house.db.read_now(feeds.entry_for, person["Nguyễn Thị Lụa"], 999)
        link = link_in(await stranger.says("lich dien thoai"))
        assert b"BEGIN:VEVENT" not in (await fetched(link))[2]
        # She said no: it is no meeting of hers any more, until she changes her mind.
        own = link_in(await lua.says("lịch điện thoại"))
        assert b"BEGIN:VEVENT" in (await fetched(own))[2]
        await lua.says("em bận không đi được")
        assert b"BEGIN:VEVENT" not in (await fetched(own))[2]


async def test_without_a_public_address_each_meeting_is_offered_by_itself(database_url: str) -> None:
    with time_machine.travel(SUNDAY):
        async with running_town(database_url, mode="polling", public_url="") as town:
            _head, lua = await a_meeting(town, "telegram")
            said = await lua.says("lịch điện thoại")
            assert "chưa có đường dẫn lịch" in said
            await lua.taps("Ghi vào lịch điện thoại")
            await lua.gets("mở tệp này")
            assert "chưa có đường dẫn lịch" in await lua.says("đổi đường dẫn lịch")
