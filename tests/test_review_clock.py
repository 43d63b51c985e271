"""What was broken once by the clock: each test is a bug that a reader found before a woman did."""

import asyncio
from datetime import UTC, datetime, timedelta

import time_machine
from sqlmodel import Session, select

from models import clock, door
from models.conversations import Contact, acting
from models.deliveries import Delivery, Message, State
from models.meetings import Invitation, Meeting
from models.posts import Role
from tests.chat import Town
from tests.roll_town import CALLED, meeting, meeting_with, person


async def test_who_was_told_of_the_old_hour_only_is_on_the_list_again(town: Town) -> None:
    with time_machine.travel(CALLED) as moved:
        head, lua = await meeting_with(town, "zalo-bot", "Nguyễn Thị Đào", "Trần Thị Cúc")
        assert "đi được" in await lua.says("đi được")
        thanks = await head.says("đã báo 3 4")
        assert "3." not in thanks
        moved.shift(timedelta(hours=1))
        await head.says("đổi giờ họp")
        await head.says("18h")
        await head.says("1")
        await town.quiet()

        def lost(session: Session) -> list[int]:
            change = session.exec(select(Message).where(Message.kind == "change")).one()
            row = session.exec(
                select(Delivery).where(
                    Delivery.message_id == change.id, Delivery.person_id == person(town, "Nguyễn Thị Lụa")
                )
            ).one()
            row.state = State.FAILED
            session.add(row)
            session.flush()
            return [one.number for one in door.unreached(session, session.exec(select(Meeting)).one())]

        assert town.write(lost) == [2, 3, 4]
        assert "không đi được" in await lua.says("không đi được bận gặt")  # so she knows

        def left(session: Session) -> list[int]:
            return [one.number for one in door.unreached(session, session.exec(select(Meeting)).one())]

        assert town.house.db.read_now(left) == [3, 4]


async def test_two_changes_in_one_night_are_told_as_one(town: Town) -> None:
    with time_machine.travel(CALLED) as moved:
        head, lua = await meeting_with(town, "zalo-bot")
        moved.move_to("2026-11-24T22:00:00+07:00")
        for hour in ("18h", "17h"):
            await head.says("đổi giờ họp")
            await head.says(hour)
            await head.says("1")
        moved.move_to("2026-11-25T06:00:05+07:00")
        await town.tick()
        changed = await lua.gets("ĐỔI GIỜ")
        assert "19 giờ 30 (7 rưỡi tối) → 17 giờ" in changed


async def test_reminders_that_are_late_are_one_and_wait_for_the_morning(town: Town) -> None:
    with time_machine.travel(CALLED) as moved:
        _, lua = await meeting_with(town, "zalo-bot")
        moved.move_to("2026-11-27T23:00:00+07:00")
        await town.tick()
        assert "Mời chị" in lua.last
        moved.move_to("2026-11-28T06:00:05+07:00")
        await town.tick()
        await lua.gets("Chị đi được không?")


async def test_of_two_late_reminders_the_last_is_said(town: Town) -> None:
    with time_machine.travel(CALLED) as moved:
        _, lua = await meeting_with(town, "zalo-bot")
        before = len(lua.texts)
        moved.move_to("2026-11-28T12:00:00+07:00")
        await town.tick()
        assert len([text for text in lua.texts[before:] if "Chị đi được không?" in text]) == 1


async def test_what_the_night_overtakes_waits_for_the_morning(town: Town) -> None:
    with time_machine.travel(CALLED) as moved:
        _, lua = await meeting_with(town, "zalo-bot")

        def write(session: Session) -> None:
            from models.announcements import Audience, announce

            announce(session, acting(person(town, "Lê Thị Hạnh")), town.ids["man"], Audience.MEMBERS, "Mai thu quỹ.")
            moved.move_to("2026-11-22T21:30:00+07:00")

        town.write(write)
        for sender in town.house.senders.values():
            sender.wake()
        await town.quiet()
        assert not any("thu quỹ" in text for text in lua.texts)
        moved.move_to("2026-11-23T06:00:05+07:00")
        await town.tick()
        await lua.gets("thu quỹ")


async def test_a_head_is_not_woken_by_a_registration(town: Town) -> None:
    from models.conversations import who_writes
    from models.registrations import register

    with time_machine.travel("2026-11-22T23:00:00+07:00"):
        with time_machine.travel(CALLED):
            await town.member("zalo-bot", "Lê Thị Hạnh", role=Role.HEAD)

        def ask(session: Session) -> None:
            who = who_writes(session, "telegram", "555", "", clock.now())
            register(
                session,
                who,
                unit_id=town.ids["man"],
                full_name="Trần Thị Gấm",
                birth_year=1980,
                phone="+84383456789",
                vouched=False,
            )

        town.write(ask)
        message = town.rows(Message, kind="approve")[0]
        row = town.rows(Delivery, message_id=message.id)[0]
        assert row.not_before == datetime(2026, 11, 22, 23, tzinfo=UTC)


async def test_a_step_that_fails_does_not_stop_the_others(town: Town) -> None:
    from scheduler import ticks

    with time_machine.travel(CALLED):
        await meeting_with(town, "zalo-bot")

    def breaks(session: Session) -> int:
        session.add(Contact(channel="x", address="y", touched_at=clock.now(), created_at=clock.now()))
        session.flush()
        raise ValueError

    def seven(session: Session) -> int:
        session.add(Contact(channel="y", address="y", touched_at=clock.now(), created_at=clock.now()))
        session.flush()
        return 7

    assert town.write(ticks.tick, (seven, breaks, lambda s: 7)) == 14
    assert town.rows(Contact, channel="x") == []
    assert len(town.rows(Contact, channel="y")) == 1, "what was done before it is not done twice"


async def test_a_new_member_is_not_invited_to_what_the_province_calls_its_posts_to(town: Town) -> None:
    from models.calls import invite_newcomer

    with time_machine.travel(CALLED):
        await meeting_with(town, "zalo-bot")

        def above(session: Session) -> int:
            its = session.exec(select(Meeting)).one()
            its.unit_id = town.ids["province"]
            session.add(its)
            session.flush()
            return len(invite_newcomer(session, person(town, "Nguyễn Thị Lụa"), town.ids["man"]))

        assert town.write(above) == 0


async def test_two_women_who_check_in_at_once_both_count(town: Town) -> None:
    from models.check_in import check_in, number_now

    with time_machine.travel(CALLED) as moved:
        await meeting_with(
            town, "zalo-bot", *(f"Trần Thị {name}" for name in ("Cúc", "Đào", "Hồng", "Lan", "Mai", "Nga"))
        )
        moved.move_to("2026-11-28T19:15:00+07:00")
        number = town.house.db.read_now(number_now, meeting(town).id or 0, clock.now())
        people = [row.person_id for row in town.rows(Invitation)]
        await asyncio.gather(*(town.house.db.write(check_in, acting(person), number) for person in people))
        assert meeting(town).present == len(people) == 8
