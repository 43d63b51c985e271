"""A notice that was set for a time by somebody who has no post any more when it comes."""

from datetime import date

import time_machine
from sqlmodel import Session, select

from models.announcements import Announcement
from models.deliveries import Delivery, State
from models.members import Person
from models.posts import Post, Role
from tests.chat import Phone, Town

MORNING = "2026-11-22T09:00:00+07:00"
EVENING = "2026-11-23T19:00:05+07:00"


async def set_for_tomorrow(town: Town, platform: str) -> tuple[Phone, Phone, Phone]:
    """Hạnh sets a notice for tomorrow evening; Sương comes after her; Lụa is to get it."""
    head = await town.member(platform, "Lê Thị Hạnh", role=Role.HEAD)
    suong = await town.member(platform, "Võ Thị Sương", role=Role.DEPUTY)
    lua = await town.member(platform, "Nguyễn Thị Lụa")
    await head.says("gửi tin lúc 7 giờ tối mai: Tổng kết năm")
    await head.says("1")
    return head, suong, lua


def leaves(town: Town, *, name: str = "Lê Thị Hạnh") -> None:
    """Her post ends today."""

    def end(session: Session) -> None:
        person = session.exec(select(Person).where(Person.full_name == name)).one()
        post = session.exec(select(Post).where(Post.person_id == person.id)).one()
        post.to_date = date(2026, 11, 22)
        session.add(post)

    town.write(end)


def waiting(town: Town) -> set[str]:
    return {row.state for row in town.rows(Delivery) if row.priority == 3}


async def test_it_waits_for_whoever_has_the_post_now_and_goes_by_her_word(town: Town, platform: str) -> None:
    with time_machine.travel(MORNING) as clock:
        _head, suong, lua = await set_for_tomorrow(town, platform)
        leaves(town)
        clock.move_to("2026-11-23T18:55:00+07:00")
        await town.tick()
        asked = await suong.gets("không phụ trách nữa")
        assert "Lê Thị Hạnh hẹn gửi tin này lúc 19 giờ" in asked
        assert "Tổng kết năm" in asked
        clock.move_to(EVENING)
        await town.tick()
        assert waiting(town) == {State.HELD}
        await suong.taps("Gửi tiếp")
        await lua.gets("Tổng kết năm")
        await town.tick()
        assert town.rows(Announcement)[0].agreed_by is not None
        assert waiting(town) == {State.SENT}


async def test_it_may_be_dropped_and_never_leaves_before_the_question(town: Town) -> None:
    with time_machine.travel(MORNING) as clock:
        head, suong, lua = await set_for_tomorrow(town, "zalo-bot")
        leaves(town)
        clock.move_to(EVENING)  # nobody looked while it was due: the sender is first
        town.house.senders["zalo-bot"].wake()
        await town.until(lambda: waiting(town) >= {State.HELD}, "it has left")
        await town.tick()
        await suong.gets("không phụ trách nữa")
        assert "chưa được giao" in await head.says("gửi tiếp")
        assert "3 tin chưa gửi" in await suong.taps("Dừng gửi")
        await town.tick()
        assert not any("Tổng kết" in text for text in lua.texts)


async def test_who_has_her_post_still_is_not_asked(town: Town) -> None:
    with time_machine.travel(MORNING) as clock:
        _head, suong, lua = await set_for_tomorrow(town, "zalo-bot")
        leaves(town, name="Võ Thị Sương")
        clock.move_to(EVENING)
        await town.tick()
        await lua.gets("Tổng kết năm")
        assert not any("không phụ trách" in text for text in suong.texts)
