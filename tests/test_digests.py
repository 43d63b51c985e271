"""Nobody gets more than three notices a day: those beyond come as one message the next morning, each counted apart."""

import pytest
import time_machine
from sqlmodel import Session

from models import courses, files, recalls
from models.announcements import announce, draft, spread
from models.audiences import Audience
from models.conversations import acting
from models.deliveries import Delivery, Message, State
from models.media import accompany
from models.members import Person
from models.posts import Post, Role
from models.receipts import ask_for_receipts, remind_silent
from tests.chat import PLATFORMS, Phone, Town

MORNING = "2026-11-22T09:00:00+07:00"
NEXT = "2026-11-23T06:00:05+07:00"
TEXTS = [f"tin số {number} của chi hội" for number in range(1, 8)]


def written(town: Town, *texts: str, asks: bool = False) -> list[int]:
    """The head sends these, by the rule alone. The notices' ids."""
    (head,) = town.rows(Post, role=Role.HEAD)

    def write(session: Session, text: str) -> int:
        who = acting(head.person_id)
        fact = announce(session, who, head.unit_id, Audience.MEMBERS, text)
        if asks:
            ask_for_receipts(session, who, fact.announcement)
        return fact.announcement

    return [town.write(write, text) for text in texts]


def notices(town: Town) -> list[Delivery]:
    of = {message.id for message in town.rows(Message, kind="notice")}
    return [row for row in town.rows(Delivery) if row.message_id in of]


def hers(town: Town, name: str) -> list[Delivery]:
    """Her notices, in the order in which they were written."""
    (person,) = town.rows(Person, full_name=name)
    return sorted((row for row in notices(town) if row.person_id == person.id), key=lambda row: row.message_id)


def came(phone: Phone, since: int) -> list[str]:
    return [text for text in phone.arrived()[since:] if "tin số" in text]


@pytest.mark.parametrize("platform", PLATFORMS)
async def test_what_is_beyond_three_a_day_comes_as_one_message_the_next_morning(town: Town, platform: str) -> None:
    with time_machine.travel(MORNING) as time:
        head = await town.member("telegram", "Lê Thị Hạnh", role=Role.HEAD)
        lua = await town.member(platform, "Nguyễn Thị Lụa")
        written(town, *TEXTS[:3])
        await head.says("gửi thông báo")
        seen = await head.says(TEXTS[3])
        assert (
            "2 chị hôm nay đã nhận đủ ba tin: tin này đến các chị ấy lúc 6 giờ sáng thứ Hai 23/11, gộp cùng tin khác"
            in seen
        )
        assert "2 chị hôm nay nhận đủ ba thông báo" in await head.says("1")
        written(town, TEXTS[4])
        await town.quiet()
        before = len(lua.arrived())
        time.move_to(NEXT)
        await town.tick()
        (one,) = came(lua, before)
        assert one.startswith("Chị có 2 thông báo:\n\nThông báo của thôn Mận:\ntin số 4 của chi hội\n(Lê Thị Hạnh.")
        assert one.index(TEXTS[3]) < one.index(TEXTS[4])
        assert {row.state for row in hers(town, "Nguyễn Thị Lụa")} <= {State.SENT, State.DELIVERED}
        assert "Em gửi 2 tin: 2 tin gửi được" in await head.gets(f'"{TEXTS[3]}"')
        assert "Em gửi 2 tin: 2 tin gửi được" in await head.gets(f'"{TEXTS[4]}"')
        # The digest is one of the new day's three.
        written(town, *TEXTS[5:7])
        await town.quiet()
        assert all(any(text in one for one in came(lua, before)) for text in TEXTS[5:7])
        written(town, "tin số 8 của chi hội")
        await town.quiet()
        assert len(came(lua, before)) == 3


async def test_what_was_recalled_or_paused_is_not_in_it_and_one_alone_goes_as_itself(town: Town) -> None:
    with time_machine.travel(MORNING) as time:
        await town.member("telegram", "Lê Thị Hạnh", role=Role.HEAD)
        lua = await town.member("zalo-bot", "Nguyễn Thị Lụa")
        written(town, *TEXTS[:6])
        who = acting(town.rows(Post)[0].person_id)
        town.write(recalls.recall, who, 4)
        town.write(courses.pause, who, 5)
        await town.quiet()
        before = len(lua.arrived())
        time.move_to(NEXT)
        await town.tick()
        (alone,) = came(lua, before)
        assert alone.startswith("Thông báo của thôn Mận:\ntin số 6")
        states = [row.state for row in hers(town, "Nguyễn Thị Lụa")[3:]]
        assert states == [State.CANCELLED, State.HELD, State.SENT]
        town.write(courses.go_on, who, 5)
        await town.quiet()
        assert TEXTS[4] in lua.last


async def test_what_goes_on_after_a_pause_is_counted_with_the_day(town: Town) -> None:
    with time_machine.travel("2026-11-22T21:30:00+07:00") as time:
        await town.member("telegram", "Lê Thị Hạnh", role=Role.HEAD)
        lua = await town.member("telegram", "Nguyễn Thị Lụa")
        written(town, TEXTS[0])
        who = acting(town.rows(Post)[0].person_id)
        town.write(courses.pause, who, 1)
        time.move_to("2026-11-24T08:00:00+07:00")
        written(town, *TEXTS[1:4])
        town.write(courses.go_on, who, 1)
        await town.quiet()
        assert len(came(lua, 0)) == 3
        time.move_to("2026-11-25T06:00:05+07:00")
        await town.tick()
        assert TEXTS[0] in came(lua, 0)[-1]


async def test_what_does_not_fit_comes_in_a_second_message_and_nothing_is_cut_in_two(town: Town) -> None:
    with time_machine.travel(MORNING) as time:
        await town.member("telegram", "Lê Thị Hạnh", role=Role.HEAD)
        lua = await town.member("zalo-bot", "Nguyễn Thị Lụa")
        long = [f"tin số {number} của chi hội " + "dài lắm " * 110 for number in range(4, 7)]
        written(town, *TEXTS[:3], *long)
        await town.quiet()
        before = len(lua.arrived())
        time.move_to(NEXT)
        await town.tick()
        first, second = came(lua, before)
        assert first.startswith("Chị có 2 thông báo:")
        assert [number for number in (4, 5, 6) if f"tin số {number}" in first] == [4, 5]
        assert second.startswith("Thông báo của thôn Mận:\ntin số 6")


@pytest.mark.parametrize(("long", "asks"), [("", True), (" và dài lắm" * 130, False)])
async def test_what_cannot_leave_together_is_three_messages_a_day_too(town: Town, long: str, asks: bool) -> None:
    with time_machine.travel("2026-11-22T21:30:00+07:00") as time:
        head = await town.member("telegram", "Lê Thị Hạnh", role=Role.HEAD)
        lua = await town.member("zalo-bot", "Nguyễn Thị Lụa")
        written(town, *[text + long for text in TEXTS], asks=asks)
        await town.quiet()
        before = len(lua.arrived())
        for day, messages in ((23, 3), (24, 6), (25, 7)):
            for hour in ("06:00:05", "06:01:05", "12:00:05"):
                time.move_to(f"2026-11-{day}T{hour}+07:00")
                await town.tick()
            assert len(came(lua, before)) == messages
            if day == 23:  # what has left is counted as it left
                await head.says("gửi thông báo")
                seen = await head.says("mai họp")
                assert f"{1 if asks else 2} chị hôm nay đã nhận đủ ba tin" in seen
                await head.says("thôi")
        assert [sum(f"tin số {n} " in one for one in came(lua, before)) for n in range(1, 8)] == [1] * 7


async def test_what_is_urgent_waits_for_no_other_day(town: Town) -> None:
    with time_machine.travel(MORNING):
        await town.member("telegram", "Lê Thị Hạnh", role=Role.HEAD)
        lua = await town.member("zalo-bot", "Nguyễn Thị Lụa")
        written(town, *TEXTS[:3])
        await town.quiet()
        (head,) = town.rows(Post, role=Role.HEAD)
        for number in (3, 4):

            def urgent(session: Session, text: str) -> None:
                who = acting(head.person_id)
                spread(session, draft(session, who, head.unit_id, Audience.MEMBERS, text, "bão"))

            town.write(urgent, TEXTS[number])
            await town.quiet()
            assert TEXTS[number] in lua.last


async def test_who_is_asked_once_more_the_next_morning_is_asked_within_that_message(town: Town) -> None:
    with time_machine.travel(MORNING) as time:
        await town.member("telegram", "Lê Thị Hạnh", role=Role.HEAD)
        lua = await town.member("zalo-bot", "Nguyễn Thị Lụa")
        (asked,) = written(town, TEXTS[0], asks=True)
        written(town, *TEXTS[1:3])
        await town.quiet()
        time.shift(3600)
        assert town.write(remind_silent, acting(town.rows(Post)[0].person_id), asked).later == 1
        written(town, *TEXTS[3:5])
        await town.quiet()
        before = len(lua.arrived())
        time.move_to(NEXT)
        await town.tick()
        (one,) = came(lua, before)
        assert one.startswith("Chị có 3 thông báo:")
        assert one.index(TEXTS[4]) < one.index("nhờ chị xem tin này")
        assert "ghi chị đã nhận" in await lua.says("1")


async def test_one_with_a_file_comes_by_itself_among_them(town: Town, platform: str) -> None:
    with time_machine.travel(MORNING) as time:
        await town.member("telegram", "Lê Thị Hạnh", role=Role.HEAD)
        lua = await town.member(platform, "Nguyễn Thị Lụa")
        written(town, *TEXTS[:3])
        (with_file,) = written(town, TEXTS[3])
        written(town, *TEXTS[4:6])
        who = acting(town.rows(Post)[0].person_id)

        def attach(session: Session) -> None:
            kept = files.keep_file(
                session, name="ke hoach.pdf", mime="application/pdf", content=b"%PDF-1.7", person_id=who.person_id
            )
            accompany(session, who, with_file, kept.id or 0)

        town.write(attach)
        await town.quiet()
        before = len(lua.arrived())
        time.move_to(NEXT)
        await town.tick()
        file, joined = sorted(came(lua, before), key=lambda one: TEXTS[3] not in one)  # an upload takes longer
        assert TEXTS[3] in file
        assert ("/files/" in file) == (platform == "zalo-bot")
        assert joined.startswith("Chị có 2 thông báo:")
        assert [row.state for row in hers(town, "Nguyễn Thị Lụa")[3:]] == [State.SENT] * 3


async def test_a_notice_that_asks_for_a_word_stands_last_and_has_its_answer(town: Town, platform: str) -> None:
    with time_machine.travel(MORNING) as time:
        await town.member("telegram", "Lê Thị Hạnh", role=Role.HEAD)
        lua = await town.member(platform, "Nguyễn Thị Lụa")
        written(town, *TEXTS[:3])
        written(town, TEXTS[3], asks=True)
        written(town, TEXTS[4])
        await town.quiet()
        before = len(lua.arrived())
        time.move_to(NEXT)
        await town.tick()
        (one,) = came(lua, before)
        assert one.index(TEXTS[4]) < one.index(TEXTS[3])
        await lua.taps("Đã nhận")
        assert [row.state for row in hers(town, "Nguyễn Thị Lụa")[3:]] == [State.READ, State.SENT]
