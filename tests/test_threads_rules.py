"""The rules of threads: who may write, who has the post now, many who wrote back, readers of a club's notice."""

from datetime import timedelta

import pytest
import time_machine
from sqlmodel import Session, select

from models import members, threads
from models.announcements import Announcement, Audience, announce
from models.conversations import acting
from models.deliveries import Delivery, State
from models.members import Person
from models.posts import Post, Role
from models.receipts import ask_for_receipts
from models.threads import Note, NotesEnough, NoteSent, NoteTooLong, ThreadOver
from models.units import Unit
from scheduler import ticks
from tests.chat import Town
from tests.test_threads import MORNING, announced, village


def notice(session: Session, town: Town) -> tuple[int, int, int]:
    """A notice from Hạnh that has come to Lụa: (announcement, Hạnh, Lụa)."""
    hanh, lua = (
        session.exec(select(Person.id).where(Person.full_name.endswith(n))).one() or 0 for n in ("Hạnh", "Lụa")
    )  # type: ignore[attr-defined]
    fact = announce(session, acting(hanh), town.ids["man"], Audience.MEMBERS, "Mai khám mắt")
    for row in session.exec(select(Delivery).where(Delivery.person_id == lua, Delivery.priority == 3)).all():
        row.state = State.SENT
        session.add(row)
    session.flush()
    return fact.announcement, hanh, lua


async def test_only_the_two_may_write_and_the_sender_does_not_begin(town: Town) -> None:
    with time_machine.travel(MORNING) as now:
        await village(town, "telegram")
        other = town.on_paper("Bùi Thị Yến", branch="buoi")

        def rules(session: Session) -> int:
            number, hanh, lua = notice(session, town)
            for writer, member in ((hanh, lua), (other, other), (other, lua), (hanh, other), (lua, hanh), (lua, other)):
                with pytest.raises(ThreadOver):
                    threads.begin_note(session, acting(writer), number, member, "Chào chị")
            with pytest.raises(NoteTooLong):
                threads.begin_note(session, acting(lua), number, lua, "x" * 501)
            first = threads.begin_note(session, acting(lua), number, lua, "Chào chị")
            with pytest.raises(ThreadOver):
                threads.send_note(session, acting(hanh), first.id or 0)
            assert isinstance(threads.send_note(session, acting(lua), first.id or 0), NoteSent)
            assert isinstance(threads.send_note(session, acting(lua), first.id or 0), NoteSent)  # again: nothing more
            for _ in range(4):
                note = threads.begin_note(session, acting(lua), number, lua, "Còn nữa")
                threads.send_note(session, acting(lua), note.id or 0)
            note = threads.begin_note(session, acting(lua), number, lua, "Nữa")
            with pytest.raises(NotesEnough):
                threads.send_note(session, acting(lua), note.id or 0)
            back = threads.begin_note(session, acting(hanh), number, lua, "Dạ")
            assert isinstance(threads.send_note(session, acting(hanh), back.id or 0), NoteSent)
            return number

        number = town.write(rules)
        now.shift(timedelta(days=31))

        def too_old(session: Session) -> None:
            lua = session.exec(select(Note.member_id)).first() or 0
            with pytest.raises(ThreadOver):
                threads.begin_note(session, acting(lua), number, lua, "Chào chị")

        town.write(too_old)
        town.write(ticks.tidy)
        assert town.rows(Note) == []
        assert len(town.rows(Announcement)) == 1


async def test_what_is_written_back_goes_to_whoever_has_the_post_now(town: Town) -> None:
    with time_machine.travel(MORNING):
        await village(town, "telegram")
        await town.member("telegram", "Võ Thị Sương", role=Role.DEPUTY)

        def rules(session: Session) -> None:
            number, hanh, lua = notice(session, town)
            post = session.exec(select(Post).where(Post.person_id == hanh)).one()
            post.to_date = post.from_date + timedelta(days=1)
            session.add(post)
            session.flush()
            found = threads.thread(session, lua, number, lua)
            assert found.other_name == "Sương"
            with pytest.raises(ThreadOver):
                threads.thread(session, hanh, number, lua)

        town.write(rules)


async def test_words_to_the_one_before_her_are_not_taken_for_a_womans(town: Town) -> None:
    with time_machine.travel(MORNING):
        head, lua = await village(town, "telegram")
        suong = await town.member("telegram", "Võ Thị Sương", role=Role.DEPUTY)
        await announced(head, "Mai khám mắt ở trạm y tế")
        await lua.gets("khám mắt")
        await town.quiet()
        await lua.device.replies("khám mắt", "Tôi mới mổ mắt có khám lại được không")  # type: ignore[union-attr]
        await head.gets("mới mổ mắt")
        assert "1 chị nhắn lại" in await suong.says("gửi đến đâu rồi")
        assert "Xem lời nhắn lại" not in suong.last  # the words are for who sent it
        await head.taps("Trả lời chị Lụa")
        await head.says("Được chị nhé")
        await lua.gets("Được chị nhé")

        def ends(session: Session) -> None:
            hanh = session.exec(select(Person).where(Person.full_name == "Lê Thị Hạnh")).one()
            post = session.exec(select(Post).where(Post.person_id == hanh.id)).one()
            post.to_date = post.from_date + timedelta(days=1)
            session.add(post)

        town.write(ends)
        await suong.says("gửi đến đâu rồi")
        listed = await suong.taps("Xem lời nhắn lại")
        assert "mới mổ mắt" in listed
        assert "Được chị nhé" not in listed


async def test_many_who_wrote_back_come_a_few_at_a_time(town: Town) -> None:
    with time_machine.travel(MORNING):
        head, lua = await village(town, "zalo-bot")
        await announced(head, "Mai khám mắt ở trạm y tế")
        await lua.gets("khám mắt")
        await town.quiet()

        number = town.rows(Announcement)[0].id

        def wrote(session: Session) -> None:
            for place in range(4):
                person = members.add_person(session, full_name=f"Bùi Thị Số {place}")
                words = f"{place} " + "x" * 490
                note = Note(announcement_id=number, member_id=person.id, author_id=person.id, text=words)
                note.sent_at = note.created_at
                session.add(note)

        town.write(wrote)
        await head.says("gửi đến đâu rồi")
        first = await head.taps("Xem lời nhắn lại")
        assert len(first) < 2000
        assert "Bùi Thị Số 3" in first
        assert "Bùi Thị Số 0" in await head.taps("Xem tiếp, còn 1 chị")


async def test_readers_of_a_clubs_notice_are_named_too(town: Town) -> None:
    with time_machine.travel(MORNING):
        head, lua = await village(town, "zalo-bot")
        await head.says("tạo CLB dân vũ")
        await head.taps("Hỏi người phụ trách trước")
        await head.says("them 2 vao clb dan vu")
        club = town.rows(Unit, kind="club")[0]

        def sends(session: Session) -> None:
            hanh = session.exec(select(Person).where(Person.full_name == "Lê Thị Hạnh")).one()
            fact = announce(session, acting(hanh.id or 0), club.id or 0, Audience.MEMBERS, "Chiều mai tập múa")
            ask_for_receipts(session, acting(hanh.id or 0), fact.announcement)

        town.write(sends)
        await lua.gets("tập múa")
        await lua.says("đã nhận")
        assert "1/1 chị nhắn đã nhận" in await head.says("gửi đến đâu rồi")
        assert "2. Nguyễn Thị Lụa (1971)" in await head.taps("Ai nhắn đã nhận")
