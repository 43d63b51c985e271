"""Where a meeting is: places used before, and a spot on the map that the members see."""

import asyncio

import pytest
import time_machine
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.reading.locations import read_location
from models.conversations import acting
from models.meetings import Meeting
from models.members import Person, add_person
from models.places import EAST, NORTH, SOUTH, WEST, FarAway, Place, locate, spot_at, spot_by_link
from models.posts import NotAllowed, Role
from tests.chat import Town
from tests.fakes.telegram_people import Person as OnTelegram

SUNDAY = "2026-11-22T09:00:00+07:00"
LINK = "https://www.google.com/maps/place/Nha+van+hoa/@20.44,106.16,17z/data=!3m1!4b1!8m2!3d20.4413!4d106.166"
MAP = "https://maps.google.com/?q=20.44130,106.16600"

READ = {
    LINK: MAP,
    "https://maps.google.com/?q=20.4413,106.166": MAP,
    "chỗ này nhé: https://maps.google.com/maps?q=20.4413%2C106.166&z=17": MAP,
    "20.4413, 106.166": MAP,
    "(20.4413 106.166)": MAP,
    "https://maps.app.goo.gl/aBcD1234": "https://maps.app.goo.gl/aBcD1234",
}
UNREAD = [
    "",
    "nhà văn hóa thôn",
    "https://example.com/maps",
    "http://maps.app.goo.gl/aBcD1234",
    "https://maps.app.goo.gl.example.com/aBcD",
    "20, 106",
    "12345678",
    "😀",
    "<a href='https://x.example/'>maps</a>",
]


@pytest.mark.parametrize(("text", "link"), READ.items())
def test_a_link_of_a_map_or_two_numbers_are_a_spot(text: str, link: str) -> None:
    spot = read_location(text)
    assert spot is not None
    assert spot.link == link


@pytest.mark.parametrize("text", UNREAD)
def test_any_other_text_or_link_is_none(text: str) -> None:
    assert read_location(text) is None


@settings(max_examples=50)
@given(st.text(max_size=80))
def test_no_text_is_too_strange_to_look_for_a_spot(text: str) -> None:
    assert read_location(text) is None or "http" in text or "." in text


@settings(max_examples=50)
@given(st.floats(SOUTH, NORTH), st.floats(WEST, EAST))
def test_the_link_of_a_spot_leads_back_to_it(latitude: float, longitude: float) -> None:
    spot = spot_at(latitude, longitude)
    assert read_location(spot.link) == spot
    assert spot_by_link(spot.link) is not None


def test_a_spot_in_another_country_is_refused() -> None:
    with pytest.raises(FarAway):
        read_location("48.8584, 2.29450")


async def test_a_pin_or_a_link_is_sent_for_the_place_and_members_see_the_way(town: Town, platform: str) -> None:
    with time_machine.travel(SUNDAY):
        head = await town.member(platform, "Lê Thị Hạnh", role=Role.HEAD)
        lua = await town.member(platform, "Nguyễn Thị Lụa")
        assert "Họp ở đâu" in await head.says("họp chi hội 7h tối thứ bảy")
        if isinstance(head.device, OnTelegram):
            asked = await head.reads_after(lambda: head.device.sends_location(20.4413, 106.166))
        else:
            asked = await head.says(LINK)
        assert "gọi là gì" in asked
        seen = await head.says("nhà văn hóa thôn")
        assert "thấy đường đi" in seen
        assert MAP not in seen  # the invitation stays short
        await head.says("1")
        assert MAP not in await lua.gets("Mời chị dự")
        assert f"Đường đi: {MAP}" in await lua.says("lịch họp")
        # The next time the place is a choice, and its way is known.
        asked = await head.says("họp chi hội 7h tối thứ bảy tuần sau")
        assert "1. nhà văn hóa thôn" in asked
        assert "thấy đường đi" in await head.says("1")
        await head.says("0")
        assert "thấy đường đi" in await head.says("họp chi hội 7h tối thứ bảy tuần sau ở Nhà Văn Hoá thôn")


async def test_a_spot_is_added_afterwards_and_a_meeting_without_a_place_gets_one(town: Town) -> None:
    with time_machine.travel(SUNDAY):
        head = await town.member("telegram", "Lê Thị Hạnh", role=Role.HEAD)
        lua = await town.member("telegram", "Nguyễn Thị Lụa")
        assert "chưa mời họp" in await head.says("thêm vị trí")
        await head.says("họp chi hội 7h tối thứ bảy")
        await head.taps("Không ghi chỗ")
        await head.says("1")
        asked = await head.says("thêm vị trí")
        assert "gửi vị trí" in asked
        for strange in ("7h tối mai", "a" * 4000, "nhà văn hóa", "https://example.com/maps", "12345"):
            assert "chưa đọc được vị trí" in await head.says(strange)
        assert "ngoài nước ta" in await head.says("48.8584, 2.29450")
        assert "gọi là gì" in await head.says("20.4413, 106.166")
        assert "ghi vị trí nhà bà Sáu" in await head.says("nhà bà Sáu")
        assert "nhà bà Sáu" in await lua.gets("ĐỔI CHỖ")
        assert town.rows(Meeting)[0].place == "nhà bà Sáu"
        # A pin out of the blue is asked about; a second one moves the place.
        assert isinstance(head.device, OnTelegram)
        assert "của buổi nào" in await head.reads_after(lambda: head.device.sends_location(20.45, 106.17))
        assert "20.45000,106.17000" in await head.says("1")
        assert [place.latitude for place in town.rows(Place)] == [20.45]
        assert "của buổi nào" in await head.says("https://maps.app.goo.gl/aBcD1234")
        assert "aBcD1234" in await head.says("1")
        # A member's pin is nobody's meeting.
        assert isinstance(lua.device, OnTelegram)
        assert "chưa đọc được" in await lua.reads_after(lambda: lua.device.sends_location(20.45, 106.17))


async def test_two_who_show_a_place_at_once_leave_one_place(town: Town) -> None:
    with time_machine.travel(SUNDAY):
        for name in ("Lê Thị Hạnh", "Lê Thị Phó"):
            await town.member("telegram", name, role=Role.HEAD)
        heads = [acting(row.id) for row in town.rows(Person)]
        await asyncio.gather(
            *(
                town.house.db.write(locate, who, town.ids["man"], place, spot_at(20.4, 106 + at / 10))
                for at, (who, place) in enumerate(zip(heads, ("nhà văn hóa", "Nhà Văn Hóa"), strict=True))
            )
        )
        assert len(town.rows(Place)) == 1
        stranger = acting(town.write(lambda session: add_person(session, full_name="Võ Thị Bình").id))
        with pytest.raises(NotAllowed):
            town.write(locate, stranger, town.ids["man"], "nhà văn hóa", spot_at(20.4, 106.2))
