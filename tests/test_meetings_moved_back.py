"""A meeting that is moved and moved back keeps its answers, and no invitation leaves with a time that is over."""

import asyncio
import threading

import time_machine
from sqlmodel import Session, select

from bot import meeting_notices
from models import outbox
from models.clock import now
from models.conversations import Who
from models.deliveries import Delivery, Message
from models.erasure import erase
from models.invites import change_meeting
from models.meetings import Invitation, Meeting
from models.posts import Role
from scheduler.ticks import tidy
from tests.chat import Town
from tests.roll_town import meeting, meeting_with, person, who

SATURDAY_NIGHT = "2026-11-22T22:30:00+07:00"
SUNDAY = "2026-11-22T09:00:00+07:00"


def answers(town: Town) -> dict[int, tuple[str, str]]:
    """Who answered what, with the reason."""
    return {row.person_id: (row.answer, row.reason) for row in town.rows(Invitation)}


def answer_as(session: Session, by: Who, person_id: int) -> None:
    """A helper's word for a woman without a phone."""
    invitation = session.exec(select(Invitation).where(Invitation.person_id == person_id)).one()
    invitation.answer, invitation.answered_at, invitation.answered_by = "no", now(), by.person_id
    session.add(invitation)


async def test_answers_stand_again_where_a_meeting_moves_back_before_anybody_heard(town: Town) -> None:
    with time_machine.travel(SUNDAY) as clock:
        head, lua = await meeting_with(town, "zalo-bot", "Trần Thị Gấm")
        await lua.says("không đi được")
        await lua.says("bận gặt")
        before = answers(town)
        assert (meeting(town).yes, meeting(town).no) == (0, 1)
        clock.move_to(SATURDAY_NIGHT)  # what is changed now is told in the morning
        await head.says("dời họp sang chủ nhật tuần sau")
        await head.says("1")
        assert (meeting(town).no, set(answers(town).values())) == (0, {("", "")})
        await head.says("dời họp sang thứ hai 30/11")
        await head.says("1")
        await head.says("dời họp sang thứ bảy 28/11")
        assert "thứ Bảy 28/11" in await head.says("1")
        assert answers(town) == before
        assert (meeting(town).yes, meeting(town).no) == (0, 1)
        seen = len(lua.arrived())
        clock.move_to("2026-11-23T07:00:00+07:00")
        await town.tick()
        assert len(lua.arrived()) == seen, "she never hears that it was elsewhere"
        assert [row for row in town.rows(Message, kind="answers-kept") if row.fields["day"] == "2026-11-28"] == []


async def test_what_is_off_after_a_move_nobody_heard_of_is_named_by_the_day_they_know(town: Town) -> None:
    with time_machine.travel(SUNDAY) as clock:
        head, lua = await meeting_with(town, "zalo-bot", "Trần Thị Gấm")
        await head.says("đã báo 3")
        clock.move_to(SATURDAY_NIGHT)
        assert "sáng mai lúc 6 giờ em báo" in await head.says("dời họp sang chủ nhật tuần sau")
        assert "sáng mai lúc 6 giờ em báo 2 chị" in await head.says("1")
        assert "sáng mai lúc 6 giờ em báo" in await head.says("hoãn họp")
        assert "sáng mai lúc 6 giờ em báo 2 chị" in await head.says("1")
        assert "HOÃN sinh hoạt chi hội thứ Bảy 28/11" in await head.says("báo tận nhà")
        assert "thứ Bảy 28/11" in await head.says("tin dán nhóm")
        spoken = await head.says("bài đọc loa")
        assert "thứ Bảy, ngày hai mươi tám tháng mười một" in spoken
        assert "hai mươi chín" not in spoken
        clock.move_to("2026-11-23T07:00:00+07:00")
        await town.tick()
        assert "thứ Bảy 28/11" in await lua.gets("HOÃN")


async def test_whoever_moves_her_own_meeting_keeps_her_answer_and_is_not_asked(town: Town) -> None:
    with time_machine.travel(SUNDAY):
        head, lua = await meeting_with(town, "zalo-bot")
        await head.says("dời họp sang chủ nhật tuần sau")
        await head.says("1")
        assert "Chị đi được không?" in await lua.gets("ĐỔI NGÀY")
        seen = await head.gets("ĐỔI NGÀY")
        assert seen.endswith("Chị em đều nhận tin này.")
        assert "đi được" in await head.says("em đi được")
        await lua.says("1")
        await head.says("dời họp sang thứ hai 30/11")
        await head.says("1")
        assert answers(town) == {person(town, "Lê Thị Hạnh"): ("yes", ""), person(town, "Nguyễn Thị Lụa"): ("", "")}
        assert meeting(town).yes == 1
        await head.gets("→ thứ Hai 30/11")
        assert "vẫn ghi chị đi được" in head.last
        await head.says("hủy họp")
        await head.says("1")
        assert "thứ Hai 30/11" in await head.says("tin dán nhóm")  # they have heard of this day


async def test_whoever_heard_of_the_move_is_asked_again_and_a_new_answer_is_not_overwritten(town: Town) -> None:
    with time_machine.travel(SUNDAY):
        head, lua = await meeting_with(town, "telegram")
        gam = await town.member("telegram", "Trần Thị Gấm")
        await lua.says("đi được")
        await head.says("dời họp sang chủ nhật tuần sau")
        await head.says("1")
        await lua.gets("ĐỔI NGÀY")
        await head.says("dời họp sang thứ bảy 28/11")
        await head.says("1")
        assert answers(town)[person(town, "Nguyễn Thị Lụa")] == ("", "")
        assert meeting(town).yes == 0
        assert gam.arrived()


async def test_an_invitation_on_its_way_while_the_meeting_moves_is_followed_by_the_change(
    town: Town,
) -> None:
    """On PostgreSQL the two meet: the sender has taken the row and not yet read the meeting, and a change comes."""
    with time_machine.travel(SUNDAY):
        head = await town.member("telegram", "Lê Thị Hạnh", role=Role.HEAD)
        await town.member("telegram", "Nguyễn Thị Lụa")
        await head.says("họp chi hội 19h30 thứ bảy tuần sau nhà văn hóa thôn")
        for sender in town.house.senders.values():
            await sender.stop()
        await head.types("1")
        await town.until(lambda: bool(town.rows(Message, kind="invite")), "no invitation was written")
        lua = person(town, "Nguyễn Thị Lụa")
        taken, go = threading.Event(), threading.Event()

        def send(session: Session) -> int:
            row = session.exec(select(Delivery).join(Message).where(Delivery.person_id == lua)).one()
            session.connection().execute(
                outbox._CLAIM, {"id_": row.id, "real_": 0.0, "now_": row.not_before}
            ).mappings().one()
            message = session.get(Message, row.message_id)
            assert message is not None
            reply = meeting_notices.NOTICES["invite"](session, message, row, None)
            assert reply is not None
            taken.set()
            go.wait(5.0)  # the request is about to leave
            return int(reply.said[0].variables["when"].hour)  # type: ignore[union-attr]

        def move(session: Session) -> int:
            new = session.exec(select(Meeting)).one().starts_at.replace(hour=10)
            return change_meeting(session, who(person(town, "Lê Thị Hạnh")), 1, new).by_message

        sending = asyncio.ensure_future(town.house.db.write(send))
        await town.until(taken.is_set, "nothing was taken")
        moving = asyncio.ensure_future(town.house.db.write(move))
        await asyncio.wait({moving}, timeout=0.3)  # it is done, or waits for the sender
        go.set()
        hour, told = await sending, await moving
        assert (hour, told) == (19, 1), "she has read the old hour, and is told of the new one"


async def test_a_no_said_between_two_moves_stands_and_she_hears_of_the_second(town: Town) -> None:
    with time_machine.travel(SUNDAY) as clock:
        head, lua = await meeting_with(town, "zalo-bot", "Trần Thị Gấm")
        gam = person(town, "Trần Thị Gấm")
        await lua.says("đi được")
        town.write(lambda session, by: answer_as(session, by, gam), who(person(town, "Lê Thị Hạnh")))
        clock.move_to(SATURDAY_NIGHT)
        await head.says("dời họp sang chủ nhật tuần sau")
        await head.says("1")
        kept = town.rows(Message, kind="answers-kept")[0]
        assert str(gam) in kept.fields["answers"]
        town.write(lambda session, by: erase(session, by, gam), who(person(town, "Lê Thị Hạnh")))
        assert set(town.rows(Message, kind="answers-kept")[0].fields["answers"]) == {
            str(person(town, "Nguyễn Thị Lụa"))
        }
        assert "Chủ nhật 29/11" in await lua.says("em bận không đi được")
        clock.shift(600)
        await head.says("dời họp sang thứ bảy tuần sau")
        await head.says("1")
        assert answers(town)[person(town, "Nguyễn Thị Lụa")] == ("", "")
        assert (meeting(town).yes, meeting(town).no) == (0, 0)
        clock.move_to("2026-11-23T07:00:00+07:00")
        await town.tick()
        assert "thứ Bảy 28/11" in await lua.gets("ĐỔI NGÀY")
        assert town.rows(Message, kind="answers-kept")
        clock.move_to("2026-11-30T07:00:00+07:00")
        town.write(lambda session, _by: tidy(session), who(person(town, "Lê Thị Hạnh")))
        assert town.rows(Message, kind="answers-kept") == []
