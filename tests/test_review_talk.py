"""What was broken once in conversations: each test is a bug that a reader found before a woman did."""

from datetime import date, timedelta

import time_machine
from sqlmodel import Session, select

from bot.inbox import handle
from bot.messages import Incoming, Kind
from bot.replies import Account
from models import pacing
from models.conversations import Contact
from models.deliveries import Delivery
from models.meetings import Invitation, Meeting
from models.posts import Post
from tests.chat import Town
from tests.roll_town import CALLED, meeting, meeting_with, person


async def test_ok_to_why_not_or_to_a_notice_is_no_yes(town: Town, platform: str) -> None:
    with time_machine.travel(CALLED) as moved:
        head, lua = await meeting_with(town, platform)
        assert "Vì sao" in await lua.says("không đi được")
        await lua.says("dạ vâng ạ")
        assert (meeting(town).yes, meeting(town).no) == (0, 1)
        await lua.says("để coi")
        moved.shift(timedelta(minutes=5))
        await lua.says("ok em")
        assert (meeting(town).yes, meeting(town).unsure) == (0, 1)
        await lua.says("đi được")
        assert meeting(town).yes == 1
        assert "Hẹn gặp" in await lua.says("vâng")
        await lua.says("không đi được bận gặt")
        moved.shift(timedelta(hours=1))
        await head.says("gửi tin")
        await head.says("Mai thu quỹ ở nhà văn hóa.")
        await head.says("1")
        await lua.gets("thu quỹ")
        await lua.says("ok em")
        assert (meeting(town).yes, meeting(town).no) == (0, 1)


async def test_ok_right_after_the_invitation_is_a_yes(town: Town, platform: str) -> None:
    with time_machine.travel(CALLED):
        _, lua = await meeting_with(town, platform)
        assert "Hẹn gặp" in await lua.says("vâng ạ")


async def test_an_answer_in_words_belongs_to_her_whom_the_question_was_put_to(town: Town) -> None:
    with time_machine.travel(CALLED):
        _, lua = await meeting_with(town, "zalo-bot")

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
        assert answers[person(town, "Nguyễn Thị Lụa")] == "yes"
        assert answers[person(town, "Trần Thị Gấm")] == ""


async def test_whoever_loses_her_post_in_the_middle_is_told_so_and_is_not_caught_in_the_conversation(
    town: Town,
) -> None:
    with time_machine.travel(CALLED):
        head, _ = await meeting_with(town, "zalo-bot")
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
    town.write(pacing.open_account, account.name)
    incoming = Incoming("telegram", "78", "1", kind=Kind.CONTACT, phone="+14155550123", own_phone=True)
    assert town.write(handle, incoming, account) is not None


async def test_a_stranger_who_erases_herself_may_not_try_codes_for_ever(town: Town) -> None:
    with time_machine.travel(CALLED):
        stranger = town.phone("zalo-bot")
        for code in range(123450, 123455):
            await stranger.says(str(code))
        await stranger.says("xóa hết thông tin của tôi")
        contact = town.rows(Contact, address=stranger.address)[0]
        assert contact.notes["wrong_codes"][1] == 5
        assert {row.text for row in town.rows(Delivery, contact_id=contact.id)} <= {"", stranger.last}


async def test_a_forged_tap_with_odd_digits_is_an_old_button(town: Town) -> None:
    account = Account("telegram:1", 30.0)
    town.write(pacing.open_account, account.name)
    incoming = Incoming("telegram", "79", "1", kind=Kind.TAP, payload="².1")
    assert town.write(handle, incoming, account) is not None
