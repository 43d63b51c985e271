"""The door-knock lists: who gets whom, when, once; and how those who were told are ticked."""

from datetime import datetime, timedelta

import pytest
import time_machine
from sqlmodel import Session, select

from models.conversations import Contact, acting
from models.deliveries import Delivery, Message, State
from models.invites import call_meeting, cancel_meeting, change_meeting
from models.meetings import Invitation, Meeting, MeetingKind
from models.members import Membership, MemberState, Person
from models.posts import Role
from tests.chat import Town
from tests.women import CALLED, DAY_BEFORE, branch_with, call, put_into_group


def person(town: Town, name: str) -> int:
    return int(town.rows(Person, full_name=name)[0].id)


def lists(town: Town, kind: str = "door") -> list[Delivery]:
    messages = [message.id for message in town.rows(Message, kind=kind)]
    return [row for row in town.rows(Delivery) if row.message_id in messages]


def lose(town: Town, name: str, kind: str = "invite") -> None:
    """The platform was never sure about her message."""

    def write(session: Session) -> None:
        message = session.exec(select(Message.id).where(Message.kind == kind)).one()
        row = session.exec(
            select(Delivery).where(Delivery.message_id == message, Delivery.person_id == person(town, name))
        ).one()
        row.state = State.UNKNOWN
        session.add(row)

    town.write(write)


async def test_each_leader_gets_her_own_women_by_their_numbers_and_ticks_them_by_number_name_and_tap(
    town: Town, platform: str
) -> None:
    with time_machine.travel(CALLED) as clock:
        head = await branch_with(town, platform, "Nguyễn Thị Đào 1952", "Trần Thị Cúc 1960", "Lê Thị Hồng 1984")
        leader = await town.member(platform, "Võ Thị Sương")
        put_into_group(town, "Nguyễn Thị Đào", "Trần Thị Cúc", leader="Võ Thị Sương")
        await call(town, head)
        clock.move_to(DAY_BEFORE)
        await town.tick()
        await town.tick()
        given = await leader.gets("chưa được báo")
        assert "Chị Sương ơi, sinh hoạt chi hội tối mai lúc 7 rưỡi. Còn 2 chị chưa được báo." in given
        assert "2. Nguyễn Thị Đào (1952) không có điện thoại" in given
        assert "3. Trần Thị Cúc (1960) không có điện thoại" in given
        assert "Hồng" not in given
        assert "4. Lê Thị Hồng (1984)" in await head.gets("chưa được báo")
        thanks = await leader.says("da bao 2, ba dao di duoc")
        assert "Còn 1 chị" in thanks
        assert "3. Trần Thị Cúc (1960)" in thanks
        assert "Em ghi bà Nguyễn Thị Đào đi được, sinh hoạt chi hội thứ Bảy 28/11 (chị Sương trả lời giúp)." in thanks
        row = next(one for one in town.rows(Invitation) if one.person_id == person(town, "Nguyễn Thị Đào"))
        assert (row.answer, row.answered_by) == ("yes", person(town, "Võ Thị Sương"))
        assert "Các chị đều được báo rồi" in await leader.taps("Trần Thị Cúc (1960) không có điện thoại")
        assert "không có số 4" in await leader.says("4 đi được")
        assert "Các chị đều được báo rồi" in await head.says("đã báo hết")
        assert len(lists(town)) == 2


async def test_bare_numbers_answer_the_list_even_after_the_reminder(town: Town) -> None:
    with time_machine.travel(CALLED) as clock:
        head = await branch_with(town, "zalo-bot", "Nguyễn Thị Đào 1952", "Trần Thị Cúc 1960", "Lê Thị Hồng 1984")
        await call(town, head)
        clock.move_to("2026-11-27T16:00:30+07:00")
        await town.tick()
        await head.gets("chưa được báo")
        assert "Còn 1 chị" in await head.says("2 3")
        assert "Các chị đều được báo rồi" in await head.says("4")
        assert "Không còn chị nào" in await head.says("đã báo 2")  # said twice changes nothing


async def test_a_meeting_called_shortly_before_waits_for_the_invitations_and_adds_whom_they_missed_once(
    town: Town,
) -> None:
    with time_machine.travel(CALLED) as clock:
        head = await branch_with(town, "telegram", "Nguyễn Thị Đào 1952")
        await town.member("telegram", "Nguyễn Thị Lụa")

        def unfinished(state: State) -> None:
            def write(session: Session) -> None:
                row = session.exec(select(Delivery).where(Delivery.person_id == person(town, "Nguyễn Thị Lụa"))).all()[
                    -1
                ]
                row.state = state
                session.add(row)

            town.write(write)

        await head.says("họp chi hội 14h chiều mai nhà văn hóa thôn")
        await head.says("1")
        await town.quiet()
        unfinished(State.SENDING)
        town.write(lambda session: _tick(session))
        assert lists(town) == []
        unfinished(State.SENT)
        await town.tick()
        assert "Còn 1 chị chưa được báo" in await head.gets("chưa được báo")
        lose(town, "Nguyễn Thị Lụa")
        clock.shift(60)
        await town.tick()
        added = await head.gets("Thêm 1 chị chưa được báo")
        assert "3. Nguyễn Thị Lụa (1971) tin chưa đến" in added or "Nguyễn Thị Lụa" in added
        assert "Đào" not in added
        await town.tick()
        assert len(lists(town)) == 2


def _tick(session: Session) -> None:
    from scheduler import ticks

    ticks.tick(session)


@pytest.mark.parametrize("why", ["blocked", "silenced", "away"])
async def test_a_group_whose_leader_cannot_be_written_to_falls_to_the_head(town: Town, why: str) -> None:
    with time_machine.travel(CALLED) as clock:
        head = await branch_with(town, "zalo-bot", "Nguyễn Thị Đào 1952")
        leader = await town.member("telegram", "Võ Thị Sương")
        put_into_group(town, "Nguyễn Thị Đào", leader="Võ Thị Sương")
        await call(town, head)

        def lost(session: Session) -> None:
            if why == "blocked":
                contact = session.exec(select(Contact).where(Contact.address == leader.address)).one()
                contact.state = "blocked"
                session.add(contact)
            elif why == "silenced":
                sister = session.exec(select(Person).where(Person.full_name == "Võ Thị Sương")).one()
                sister.silenced = True
                session.add(sister)
            else:
                row = session.exec(select(Membership).where(Membership.person_id == person(town, "Võ Thị Sương"))).one()
                row.state = MemberState.AWAY
                session.add(row)

        town.write(lost)
        clock.move_to(DAY_BEFORE)
        await town.tick()
        assert "2. Nguyễn Thị Đào" in await head.gets("chưa được báo")


async def test_a_list_that_did_not_reach_its_leader_goes_to_the_head(town: Town) -> None:
    with time_machine.travel(CALLED) as clock:
        head = await branch_with(town, "zalo-bot", "Nguyễn Thị Đào 1952")
        leader = await town.member("telegram", "Võ Thị Sương")
        put_into_group(town, "Nguyễn Thị Đào", leader="Võ Thị Sương")
        await call(town, head)
        clock.move_to(DAY_BEFORE)
        await town.tick()
        await leader.gets("chưa được báo")

        def failed(session: Session) -> None:
            for row in session.exec(select(Delivery).join(Message).where(Message.kind == "door")).all():
                row.state = State.FAILED
                session.add(row)

        town.write(failed)
        await town.tick()
        assert "2. Nguyễn Thị Đào" in await head.gets("chưa được báo")


async def test_a_long_list_is_shown_eight_women_at_a_time_and_to_the_head_by_groups(town: Town) -> None:
    platform = "zalo-bot"
    with time_machine.travel(CALLED) as clock:
        names = [
            f"Nguyễn Thị {name}" for name in ["An", "Bích", "Chi", "Dung", "Giang", "Hà", "Hiền", "Hoa", "Lan", "Mai"]
        ]
        head = await branch_with(town, platform, *(f"{name} 1970" for name in names))
        await call(town, head)
        clock.move_to(DAY_BEFORE)
        await town.tick()
        given = await head.gets("Còn 10 chị chưa được báo")
        assert "9. Nguyễn Thị Hoa" in given
        assert "10. Nguyễn Thị Lan" not in given
        assert "Còn 2 chị nữa" in given
        clock.shift(timedelta(minutes=30))
        rest = await head.says("xem tiếp")
        assert "10. Nguyễn Thị Lan" in rest
        assert "9. Nguyễn Thị Hoa" not in rest
        assert "Còn 9 chị" in await head.says("11")
        put_into_group(town, *names[:4])
        places = await head.says("còn ai chưa báo")
        assert "Sinh hoạt chi hội thứ Bảy 28/11: còn 9 chị chưa được báo. Chị xem tổ nào ạ?" in places
        assert "tổ 2: 4 chị (chị Hạnh báo)" in places
        assert "Chưa vào tổ: 5 chị" in places
        assert "2. Nguyễn Thị An" in await head.taps("tổ 2: 4 chị (chị Hạnh báo)")
        sure = await head.says("đã báo hết")
        assert "cả 9 chị" in sure
        assert "Các chị đều được báo rồi" in await head.taps("Báo hết rồi")


async def test_those_told_of_the_old_hour_are_told_again_when_it_moves_and_when_it_is_off(town: Town) -> None:
    with time_machine.travel(CALLED) as clock:
        head = await branch_with(town, "zalo-bot", "Nguyễn Thị Đào 1952", "Trần Thị Cúc 1960")
        await call(town, head)
        await head.says("đã báo 2")
        clock.shift(120)
        start = datetime.fromisoformat("2026-11-28T18:00:00+07:00")
        town.write(change_meeting, acting(person(town, "Lê Thị Hạnh")), town.rows(Meeting)[0].id, start)
        await town.tick()
        again = await head.gets("đã được báo giờ cũ")
        assert "2. Nguyễn Thị Đào" in again
        assert "Cúc" not in again
        assert "Còn 1 chị" in await head.says("đã báo 2")
        clock.shift(120)
        town.write(cancel_meeting, acting(person(town, "Lê Thị Hạnh")), town.rows(Meeting)[0].id)
        await town.tick()
        off = await head.gets("không họp nữa")
        assert "2. Nguyễn Thị Đào" in off
        assert "Cúc" not in off


async def test_a_branch_head_has_her_own_women_of_a_meeting_of_the_whole_commune(town: Town) -> None:
    with time_machine.travel(CALLED) as clock:
        cadre = await town.member("telegram", "Phạm Thị Thập", role=Role.CADRE, unit="commune")
        head = await branch_with(town, "zalo-bot", "Nguyễn Thị Đào 1952")
        town.on_paper("Lê Thị Bưởi", branch="buoi")
        start = datetime.fromisoformat("2026-11-28T19:30:00+07:00")
        who = acting(person(town, "Phạm Thị Thập"))
        town.write(call_meeting, who, town.ids["commune"], MeetingKind.EVENT, start, "nhà văn hóa xã")
        await town.quiet()
        clock.move_to(DAY_BEFORE)
        await town.tick()
        given = await head.gets("chưa được báo")
        assert "Đào" in given
        assert "Bưởi" not in given
        assert "Lê Thị Bưởi" in await cadre.gets("chưa được báo")
        assert "đều được báo rồi" in await head.says("đã báo 2")


async def test_a_number_or_name_that_is_not_on_her_list_changes_nothing(town: Town) -> None:
    with time_machine.travel(CALLED):
        head = await branch_with(town, "zalo-bot", "Nguyễn Thị Đào 1952")
        await call(town, head)
        for text in ("đã báo 99", "đã báo Tuyết"):
            answer = await head.says(text)
            assert "99" in answer or "Tuyết" in answer
        assert all(row.told_at is None for row in town.rows(Delivery))
        await head.says("0")
        told = await head.says("đã báo 2 99")
        assert "Riêng số 99 không có trong danh sách, em chưa ghi." in told
        assert "Các chị đều được báo rồi" in told
