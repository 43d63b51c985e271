"""What was broken once: each test is a bug that a reader of the code found before a woman did."""

import asyncio
from datetime import UTC, date, datetime, timedelta

import time_machine
from sqlmodel import Session, select

from bot.inbox import handle
from bot.messages import Incoming, Kind
from bot.replies import Account
from models import clock, door, outbox, units
from models.attendance import Attendance
from models.conversations import Contact, acting
from models.deliveries import Delivery, Message, State
from models.meetings import Invitation, Meeting
from models.members import Membership, Person
from models.outbox import Outcome
from models.posts import Post, Role
from tests.chat import Phone, Town

SUNDAY = "2026-11-22T09:00:00+07:00"
AFTERWARDS = "2026-11-28T21:30:00+07:00"


async def called(town: Town, *paper: str, platform: str = "zalo-bot") -> tuple[Phone, Phone]:
    """A head (1) and Lụa (2), women on paper (3…), and a meeting on Saturday at half past seven."""
    head = await town.member(platform, "Lê Thị Hạnh", role=Role.HEAD)
    lua = await town.member(platform, "Nguyễn Thị Lụa")
    for name in paper:
        town.on_paper(name)
    await head.says("họp chi hội 19h30 thứ bảy tuần sau nhà văn hóa thôn")
    await head.says("1")
    await town.quiet()
    return head, lua


def the_meeting(town: Town) -> Meeting:
    found: Meeting = town.rows(Meeting)[0]
    return found


def person_of(town: Town, name: str) -> int:
    return int(town.rows(Person, full_name=name)[0].id)


def make_group(town: Town, number: int, *people: str, leader: str = "") -> None:
    """A group of the branch with these women."""

    def write(session: Session) -> None:
        branch = units.get_unit(session, town.ids["man"])
        group = units.add_unit(
            session, code=f"C1T{number}", name=f"tổ {number}", kind=units.UnitKind.GROUP, parent=branch
        )
        for name in people:
            person = session.exec(select(Person).where(Person.full_name == name)).one()
            member = session.exec(select(Membership).where(Membership.person_id == person.id)).one()
            member.group_id = group.id
            session.add(member)
            if name == leader:
                post = Post(
                    person_id=person.id or 0,
                    role=Role.GROUP_LEADER,
                    unit_id=group.id or 0,
                    from_date=date(2020, 1, 1),
                )
                session.add(post)

    town.write(write)


# --- what is sent ----------------------------------------------------------------------------------------------------


async def test_what_is_tried_again_is_said_anew_and_half_a_text_ends_as_it_began(town: Town) -> None:
    with time_machine.travel(SUNDAY):
        await called(town)
        invite = town.rows(Message, kind="invite")[0]
        first, second = (row.id for row in town.rows(Delivery, message_id=invite.id))

        def again(session: Session) -> None:
            for delivery_id, parts in ((first, 0), (second, 1)):
                row = session.get(Delivery, delivery_id)
                assert row is not None
                assert row.text
                row.state = State.SENDING
                session.add(row)
                session.flush()
                later = clock.now() + timedelta(hours=1)
                outcome = Outcome(
                    delivery_id, row.contact_id or 0, State.QUEUED, "away", retry_at=later, parts_sent=parts
                )
                outbox.finish(session, [outcome])

        town.write(again)
        kept = {row.id: row.text for row in town.rows(Delivery, message_id=invite.id)}
        assert kept[first] == ""
        assert kept[second]


async def test_a_reply_that_waits_for_its_slot_is_not_taken_for_left_behind(town: Town) -> None:
    with time_machine.travel(SUNDAY, tick=False):
        account = Account("telegram:1", 30.0)
        town.write(outbox.open_account, account.name)
        town.write(outbox.pause_account, account.name, clock.real() + 300)
        incoming = Incoming("telegram", "77", "1", text="xin chào")
        ready = town.write(handle, incoming, account)
        assert ready.slot >= clock.real() + 300
        assert town.write(outbox.release_stuck, clock.real() + 200) == (0, 0)
        assert town.write(outbox.release_stuck, clock.real() + 400) == (1, 0)


async def test_a_platform_that_is_away_for_long_costs_no_message(town: Town) -> None:
    from bot.channels import RetryLater
    from bot.messages import Outgoing
    from scheduler.delivery import TRIES, Claimed

    sender = town.house.senders["telegram"]
    claimed = Claimed(1, 1, "1", Outgoing("x"), False, TRIES + 30, 0.0)
    assert sender._judge(claimed, RetryLater("away", wait=5, scope="account")).state == State.QUEUED
    assert sender._judge(claimed, RetryLater("slow", wait=5, scope="chat")).state == State.FAILED


# --- conversations ---------------------------------------------------------------------------------------------------


async def test_ok_to_why_not_or_to_a_notice_is_no_yes(town: Town, platform: str) -> None:
    with time_machine.travel(SUNDAY) as moved:
        head, lua = await called(town, platform=platform)
        assert "Vì sao" in await lua.says("không đi được")
        await lua.says("dạ vâng ạ")
        assert (the_meeting(town).yes, the_meeting(town).no) == (0, 1)
        await lua.says("để coi")
        moved.shift(timedelta(minutes=5))
        await lua.says("ok em")
        assert (the_meeting(town).yes, the_meeting(town).unsure) == (0, 1)
        await lua.says("đi được")
        assert the_meeting(town).yes == 1
        assert "Hẹn gặp" in await lua.says("vâng")
        await lua.says("không đi được bận gặt")
        moved.shift(timedelta(hours=1))
        await head.says("gửi tin")
        await head.says("Mai thu quỹ ở nhà văn hóa.")
        await head.says("1")
        await lua.gets("thu quỹ")
        await lua.says("ok em")
        assert (the_meeting(town).yes, the_meeting(town).no) == (0, 1)


async def test_ok_right_after_the_invitation_is_a_yes(town: Town, platform: str) -> None:
    with time_machine.travel(SUNDAY):
        _, lua = await called(town, platform=platform)
        assert "Hẹn gặp" in await lua.says("vâng ạ")


async def test_an_answer_in_words_belongs_to_her_whom_the_question_was_put_to(town: Town) -> None:
    with time_machine.travel(SUNDAY):
        _, lua = await called(town)

        def share(session: Session) -> None:
            from models.conversations import link
            from models.members import add_membership, add_person

            person = add_person(session, full_name="Trần Thị Gấm", birth_year=1990)
            add_membership(session, person_id=person.id or 0, branch_id=town.ids["man"], since=date(2020, 1, 1))
            contact = session.exec(select(Contact).where(Contact.address == lua.address)).one()
            contact.speaker_id = person.id
            session.add(contact)
            link(session, contact.id or 0, person.id or 0)
            meeting = session.exec(select(Meeting)).one()
            session.add(Invitation(meeting_id=meeting.id or 0, person_id=person.id or 0))

        town.write(share)
        assert "Hẹn gặp" in await lua.says("em di duoc nhe")
        answers = {row.person_id: row.answer for row in town.rows(Invitation)}
        assert answers[person_of(town, "Nguyễn Thị Lụa")] == "yes"
        assert answers[person_of(town, "Trần Thị Gấm")] == ""


async def test_whoever_loses_her_post_in_the_middle_is_told_so_and_is_not_caught_in_the_conversation(
    town: Town,
) -> None:
    with time_machine.travel(SUNDAY):
        head, _ = await called(town)
        await head.says("gửi tin")
        assert "Mai họp" in await head.says("Mai họp nhé.")

        def end(session: Session) -> None:
            post = session.exec(select(Post)).one()
            post.to_date = date(2026, 1, 1)
            session.add(post)

        town.write(end)
        assert "lỗi" not in await head.says("1")
        contact = town.rows(Contact, address=head.address)[0]
        assert contact.flow == ""


async def test_a_shared_number_from_abroad_is_answered_in_words(town: Town) -> None:
    account = Account("telegram:1", 30.0)
    town.write(outbox.open_account, account.name)
    incoming = Incoming("telegram", "78", "1", kind=Kind.CONTACT, phone="+14155550123", own_phone=True)
    assert town.write(handle, incoming, account) is not None


async def test_a_stranger_who_erases_herself_may_not_try_codes_for_ever(town: Town) -> None:
    with time_machine.travel(SUNDAY):
        stranger = town.phone("zalo-bot")
        for code in range(123450, 123455):
            await stranger.says(str(code))
        await stranger.says("xóa hết thông tin của tôi")
        contact = town.rows(Contact, address=stranger.address)[0]
        assert contact.notes["wrong_codes"][1] == 5
        assert {row.text for row in town.rows(Delivery, contact_id=contact.id)} <= {"", stranger.last}


async def test_a_forged_tap_with_odd_digits_is_an_old_button(town: Town) -> None:
    account = Account("telegram:1", 30.0)
    town.write(outbox.open_account, account.name)
    incoming = Incoming("telegram", "79", "1", kind=Kind.TAP, payload="².1")
    assert town.write(handle, incoming, account) is not None


# --- the roll --------------------------------------------------------------------------------------------------------


async def test_a_group_that_is_not_there_gets_no_roll_and_a_groups_count_is_not_the_branchs(town: Town) -> None:
    with time_machine.travel(SUNDAY) as moved:
        head, _ = await called(town, "Nguyễn Thị Đào", "Trần Thị Cúc", "Lê Thị Hồng")
        make_group(town, 2, "Nguyễn Thị Đào", "Trần Thị Cúc")
        moved.move_to(AFTERWARDS)
        assert "không thấy tổ 5" in await head.says("tổ 5 vắng 3")
        assert "cả buổi" in await head.says("tổ 2 có mặt 1 người")
        assert the_meeting(town).roll_at is None
        assert town.rows(Attendance) == []
        assert "tổ 2: có mặt 1, vắng 1" in await head.says("tổ 2 vắng 3")


async def test_a_leader_who_names_another_group_does_not_take_her_own_groups_roll(town: Town) -> None:
    with time_machine.travel(SUNDAY) as moved:
        await called(town, "Nguyễn Thị Đào")
        leader = await town.member("zalo-bot", "Võ Thị Sương")
        make_group(town, 2, "Nguyễn Thị Đào", "Võ Thị Sương", leader="Võ Thị Sương")
        make_group(town, 3)
        moved.move_to(AFTERWARDS)
        assert "không thấy tổ 3" in await leader.says("tổ 3 đủ")
        assert town.rows(Attendance) == []


async def test_a_leader_takes_back_her_own_roll_and_not_the_heads(town: Town) -> None:
    with time_machine.travel(SUNDAY) as moved:
        head, _ = await called(town, "Nguyễn Thị Đào", "Trần Thị Cúc")
        leader = await town.member("zalo-bot", "Võ Thị Sương")
        make_group(town, 2, "Nguyễn Thị Đào", "Võ Thị Sương", leader="Võ Thị Sương")
        moved.move_to(AFTERWARDS)
        assert "có mặt" in await leader.says("vắng 3")
        assert "có mặt" in await head.says("vắng 3")
        before = the_meeting(town)
        await leader.says("sửa lại")
        after = the_meeting(town)
        assert after.roll_at == before.roll_at
        assert (after.present, after.absent) == (before.present, before.absent)


async def test_a_count_that_was_too_high_does_not_stay_in_what_was_expected(town: Town) -> None:
    with time_machine.travel(SUNDAY) as moved:
        head, _ = await called(town, "Nguyễn Thị Đào", "Trần Thị Cúc")

        def away(session: Session) -> None:
            meeting = session.exec(select(Meeting)).one()
            row = session.get(Invitation, (meeting.id, person_of(town, "Trần Thị Cúc")))
            assert row is not None
            row.expected, row.away = False, True
            meeting.expected, meeting.away = 3, 1
            session.add_all([row, meeting])

        town.write(away)
        moved.move_to(AFTERWARDS)
        assert "có mặt 4/4" in await head.says("có mặt 4 người")
        assert "có mặt 2/3" in await head.says("có mặt 2 người")


# --- by the clock ----------------------------------------------------------------------------------------------------


async def test_who_was_told_of_the_old_hour_only_is_on_the_list_again(town: Town) -> None:
    with time_machine.travel(SUNDAY) as moved:
        head, lua = await called(town, "Nguyễn Thị Đào", "Trần Thị Cúc")
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
                    Delivery.message_id == change.id, Delivery.person_id == person_of(town, "Nguyễn Thị Lụa")
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
    with time_machine.travel(SUNDAY) as moved:
        head, lua = await called(town)
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
    with time_machine.travel(SUNDAY) as moved:
        _, lua = await called(town)
        moved.move_to("2026-11-27T23:00:00+07:00")
        await town.tick()
        assert "Mời chị" in lua.last
        moved.move_to("2026-11-28T06:00:05+07:00")
        await town.tick()
        await lua.gets("Chị đi được không?")


async def test_of_two_late_reminders_the_last_is_said(town: Town) -> None:
    with time_machine.travel(SUNDAY) as moved:
        _, lua = await called(town)
        before = len(lua.texts)
        moved.move_to("2026-11-28T12:00:00+07:00")
        await town.tick()
        assert len([text for text in lua.texts[before:] if "Chị đi được không?" in text]) == 1


async def test_what_the_night_overtakes_waits_for_the_morning(town: Town) -> None:
    with time_machine.travel(SUNDAY) as moved:
        _, lua = await called(town)

        def write(session: Session) -> None:
            from models.announcements import Audience, announce

            announce(session, acting(person_of(town, "Lê Thị Hạnh")), town.ids["man"], Audience.MEMBERS, "Mai thu quỹ.")
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
        with time_machine.travel(SUNDAY):
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

    with time_machine.travel(SUNDAY):
        await called(town)

    def breaks(session: Session) -> int:
        session.add(Contact(channel="x", address="y", touched_at=clock.now(), created_at=clock.now()))
        session.flush()
        raise ValueError

    def both(session: Session) -> int:
        return ticks._apart(session, breaks) + ticks._apart(session, lambda s: 7)

    assert town.write(both) == 7
    assert town.rows(Contact, channel="x") == []


async def test_a_new_member_is_not_invited_to_what_the_province_calls_its_posts_to(town: Town) -> None:
    from models.calls import invite_newcomer

    with time_machine.travel(SUNDAY):
        await called(town)

        def above(session: Session) -> int:
            meeting = session.exec(select(Meeting)).one()
            meeting.unit_id = town.ids["province"]
            session.add(meeting)
            session.flush()
            return len(invite_newcomer(session, person_of(town, "Nguyễn Thị Lụa"), town.ids["man"]))

        assert town.write(above) == 0


async def test_two_women_who_check_in_at_once_both_count(town: Town) -> None:
    from models.check_in import check_in, number_now

    with time_machine.travel(SUNDAY) as moved:
        await called(town, *(f"Trần Thị {name}" for name in ("Cúc", "Đào", "Hồng", "Lan", "Mai", "Nga")))
        moved.move_to("2026-11-28T19:15:00+07:00")
        number = town.house.db.read_now(number_now, the_meeting(town).id or 0, clock.now())
        people = [row.person_id for row in town.rows(Invitation)]
        await asyncio.gather(*(town.house.db.write(check_in, acting(person), number) for person in people))
        assert the_meeting(town).present == len(people) == 8
