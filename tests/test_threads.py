"""What women write back about a notice, what the sender answers, and the "đã nhận" that she may ask for."""

from datetime import timedelta

import pytest
import time_machine
from sqlmodel import Session, select

from models import members, threads
from models.announcements import Announcement, Audience, announce
from models.conversations import Contact, acting
from models.deliveries import Delivery, State
from models.members import Person
from models.posts import Post, Role
from models.receipts import ask_for_receipts
from models.threads import Note, NotesEnough, NoteSent, NoteTooLong, ThreadOver
from models.units import Unit
from scheduler import ticks
from tests.chat import Phone, Town

MORNING = "2026-11-22T09:00:00+07:00"


async def announced(head: Phone, text: str, *, receipt: bool = False) -> None:
    """The head sends a notice."""
    await head.says("gửi thông báo")
    await head.says(text)
    if receipt:
        assert '1. Đã nhận"' in await head.taps('Xin chị em nhắn "đã nhận"')
    await head.taps("Gửi")


async def village(town: Town, channel: str) -> tuple[Phone, Phone]:
    """Hạnh, the head, and Lụa."""
    head = await town.member(channel, "Lê Thị Hạnh", role=Role.HEAD)
    return head, await town.member(channel, "Nguyễn Thị Lụa")


# --- đã nhận ------------------------------------------------------------------------------------------------------


async def test_women_say_that_they_have_it_and_the_head_sees_how_many_and_then_who(town: Town, platform: str) -> None:
    with time_machine.travel(MORNING):
        head, lua = await village(town, platform)
        gam = await town.member(platform, "Trần Thị Gấm")
        await announced(head, "Mai khám mắt ở trạm y tế", receipt=True)
        assert "1. Đã nhận" in await lua.gets("khám mắt") or platform == "telegram"
        assert "ghi chị đã nhận" in await lua.taps("Đã nhận")
        await gam.gets("khám mắt")
        assert "ghi chị đã nhận" in await gam.says("da nhan roi em")
        assert "ghi chị đã nhận" in await gam.says("đã nhận")  # again changes nothing
        await town.tick()
        await head.gets("tin gửi được")
        told = await head.says("gửi đến đâu rồi")
        assert "2/2 chị nhắn đã nhận" in told
        told = await head.taps("Ai nhắn đã nhận")
        assert "2. Nguyễn Thị Lụa (1971)" in told
        assert "Hạnh" not in told
        assert "Ai chưa nhắn" not in await head.says("gửi đến đâu rồi")


async def test_the_news_keep_asking_until_she_has_said_it(town: Town, platform: str) -> None:
    with time_machine.travel(MORNING):
        head, lua = await village(town, platform)
        await announced(head, "Mai khám mắt ở trạm y tế", receipt=True)
        await announced(head, "Thứ Bảy dọn đường làng", receipt=True)
        await lua.gets("dọn đường")
        seen = await lua.says("thông báo")
        assert "1. Đã nhận tin: Thứ Bảy dọn đường làng" in seen
        assert "2. Đã nhận tin: Mai khám mắt" in seen
        await lua.says("2")
        seen = await lua.says("thông báo")
        assert "Đã nhận tin" not in seen
        assert "1. Đã nhận" in seen
        await lua.says("1")
        assert "Đã nhận" not in await lua.says("thông báo")


async def test_a_preview_may_ask_and_think_better_of_it(town: Town) -> None:
    with time_machine.travel(MORNING):
        head, lua = await village(town, "telegram")
        await head.says("gửi thông báo")
        await head.says("Mai khám mắt")
        assert "1. Đã nhận" in await head.taps('Xin chị em nhắn "đã nhận"')
        assert "1. Đã nhận" not in await head.taps('Thôi, không cần nhắn "đã nhận"')
        await head.taps("Gửi")
        await lua.gets("khám mắt")
        assert "cảm ơn chị" in await lua.says("đã nhận")
        assert {row.state for row in town.rows(Delivery) if row.priority == 3} == {State.SENT}


async def test_long_lists_of_readers_come_a_page_at_a_time_and_only_to_her_who_may_see_names(town: Town) -> None:
    with time_machine.travel(MORNING):
        head, lua = await village(town, "telegram")
        await announced(head, "Mai khám mắt", receipt=True)
        await lua.gets("khám mắt")

        def many(session: Session) -> None:
            message = session.exec(select(Delivery).where(Delivery.priority == 3)).first()
            contact = session.exec(select(Contact)).first()
            assert message is not None
            assert contact is not None
            for person in session.exec(select(Person).where(Person.full_name == "Bùi Thị Mơ")).all():
                session.add(
                    Delivery(
                        message_id=message.message_id,
                        person_id=person.id,
                        contact_id=contact.id,
                        state=State.SENT,
                        priority=3,
                        not_before=message.not_before,
                    )
                )

        for _ in range(12):
            town.on_paper("Bùi Thị Mơ")
        town.write(many)
        await town.tick()
        first = await head.taps("Xem gửi đến đâu")
        assert "0/13 chị nhắn đã nhận" in first
        assert "Ai nhắn đã nhận" not in first
        page = await head.taps("Ai chưa nhắn đã nhận")
        assert page.count("\n") == 9
        assert 'Còn 5 chị nữa, chị nhắn "xem tiếp".' in page
        assert "14. Bùi Thị Mơ" in await head.says("xt")


# --- writing back -------------------------------------------------------------------------------------------------


async def test_words_after_a_notice_reach_its_sender_who_answers(town: Town, platform: str) -> None:
    with time_machine.travel(MORNING) as now:
        head, lua = await village(town, platform)
        await announced(head, "Mai khám mắt ở trạm y tế")
        await lua.gets("khám mắt")
        now.shift(300)
        asked = await lua.says("bà nhà tôi tám mươi có được khám cùng luôn không")
        assert "nhắn lời này cho chị Hạnh" in asked
        assert "bà nhà tôi tám mươi" in asked
        assert town.rows(Note)[0].sent_at is None
        assert "chuyển lời chị cho chị Hạnh rồi" in await lua.says("1")
        got = await head.gets("bà nhà tôi tám mươi")
        assert "Chị Nguyễn Thị Lụa nhắn lại" in got
        assert "Mai khám mắt" in got
        now.shift(300)
        assert "nhắn lời gửi chị Lụa" in await head.taps("Trả lời chị Lụa")
        assert "cho chị Lụa rồi" in await head.says("Được chị nhé, cứ đưa bà ra")
        assert "Chị Hạnh nhắn chị" in await lua.gets("cứ đưa bà ra")
        now.shift(300)
        assert "cho chị Lụa rồi" in await head.says("trả lời chị Lụa: nhớ mang thẻ bảo hiểm")
        assert "Chị Hạnh nhắn chị" in await lua.gets("nhớ mang thẻ bảo hiểm")
        assert "cho chị Lụa rồi" in await head.says("tra loi chi lua: khong mat tien dau chi")
        await lua.gets("khong mat tien dau chi")
        written = len(town.rows(Note))
        told = await head.says("trả lời chị Gấm: mai chị ra nhé")
        assert "Chị Gấm chưa nhắn lại chị lần nào" in told
        assert "Trả lời chị Lụa" in told
        assert len(town.rows(Note)) == written
        now.shift(300)
        await lua.taps("Nhắn cho chị Hạnh")
        await lua.says("Thế thì tốt quá, mai tôi đưa bà ra sớm")
        await head.gets("đưa bà ra sớm")


async def test_an_answer_without_a_name_goes_to_whoever_wrote_last_and_of_namesakes_she_is_asked(town: Town) -> None:
    with time_machine.travel(MORNING) as now:
        head, lua = await village(town, "zalo-bot")
        other = await town.member("zalo-bot", "Trần Thị Lụa", year=1985)
        assert "Chưa có chị nào nhắn lại chị" in await head.says("trả lời: mang cả nón nữa")
        assert "Chị Mến chưa nhắn lại" in await head.says("nhắn lại chị mến: mang cả nón nữa")
        await announced(head, "Mai khám mắt ở trạm y tế")
        for phone, words in (
            (lua, "bà nhà tôi có được khám cùng không"),
            (other, "có phải mang thẻ bảo hiểm không chị"),
        ):
            await phone.gets("khám mắt")
            await phone.says(words)
            await phone.says("1")
            await head.gets(words)
        assert "cho chị Lụa rồi" in await head.says("trả lời: Mang cả thẻ nữa chị nhé")
        await other.gets("Mang cả thẻ nữa")
        now.shift(300)
        asked = await head.says("trả lời chị Lụa: Được chị ạ, cứ ra")
        assert "2 chị Lụa đã nhắn chị" in asked
        assert "2. Nguyễn Thị Lụa (1971)" in asked
        assert "cho chị Lụa rồi" in await head.says("2")
        await lua.gets("cứ ra")
        assert not any("cứ ra" in text for text in other.texts)
        assert "2 chị đã nhắn chị" in await head.says("trả lời: " + "x" * 30)


async def test_words_for_all_are_no_answer_to_one_called_em_and_an_old_note_is_answered_after_a_look(
    town: Town,
) -> None:
    with time_machine.travel(MORNING) as now:
        head, _lua = await village(town, "zalo-bot")
        em = await town.member("zalo-bot", "Nguyễn Thị Em")
        gam = await town.member("zalo-bot", "Trần Thị Gấm")
        await announced(head, "Mai khám mắt ở trạm y tế")
        for phone, words in ((em, "có phải mang thẻ bảo hiểm không chị"), (gam, "bà nhà tôi có được khám không")):
            await phone.gets("khám mắt")
            await phone.says(words)
            await phone.says("1")
            await head.gets(words)
        await head.says("trả lời chị em: mai 8 giờ có mặt nhé")
        assert len([one for one in town.rows(Note) if one.sent_at]) == 2
        await head.says("thôi")
        now.shift(timedelta(days=2))
        asked = await head.says("trả lời chị Gấm: mang cả thẻ nữa chị nhé")
        assert "nhắn lời này cho chị Gấm về thông báo" in asked
        assert "mang cả thẻ" not in gam.last
        assert "cho chị Gấm rồi" in await head.says("1")
        await gam.gets("mang cả thẻ")


async def test_a_question_after_other_messages_is_still_offered_to_the_sender_of_the_notice_it_is_about(
    town: Town,
) -> None:
    with time_machine.travel(MORNING):
        head, lua = await village(town, "zalo-bot")
        await announced(head, "Chiều mai tiêm chó ở nhà văn hóa, chị em có quà")
        await announced(head, "Thứ Bảy dọn đường làng")
        await lua.gets("dọn đường")
        await lua.says("lịch họp")
        await lua.says("cảm ơn em")
        assert 'về thông báo "Thứ Bảy dọn đường' in await lua.says("đẹp quá chị ơi")
        await lua.says("2")
        asked = await lua.says("em hỏi chút tiêm chó có mất tiền không chị")
        assert 'nhắn lời này cho chị Hạnh về thông báo "Chiều mai tiêm chó' in asked
        await lua.says("1")
        await head.gets("có mất tiền không")


async def test_on_telegram_a_reply_to_the_notice_goes_at_once(town: Town) -> None:
    with time_machine.travel(MORNING):
        head, lua = await village(town, "telegram")
        await announced(head, "Mai khám mắt ở trạm y tế")
        await announced(head, "Thứ Bảy dọn đường làng")
        await lua.gets("dọn đường")
        await town.quiet()
        await lua.device.replies("khám mắt", "Tôi mới mổ mắt có khám lại được không")  # type: ignore[union-attr]
        assert 'về thông báo "Mai khám mắt' in await head.gets("mới mổ mắt")
        await town.quiet()
        await head.device.replies("mới mổ mắt", "Được chị ạ")  # type: ignore[union-attr]
        await lua.gets("Được chị ạ")
        assert "không có gì" in await _and_reads(lua, "khám mắt", "cảm ơn em")
        assert len(town.rows(Note)) == 2


async def _and_reads(phone: Phone, words: str, text: str) -> str:
    return await phone.reads_after(lambda: phone.device.replies(words, text))  # type: ignore[union-attr]


async def test_words_of_violence_are_never_passed_on(town: Town, platform: str) -> None:
    with time_machine.travel(MORNING):
        head, lua = await village(town, platform)
        await announced(head, "Mai khám mắt ở trạm y tế")
        await lua.gets("khám mắt")
        assert "1900" in await lua.says("chồng tôi đánh tôi")
        await announced(head, "Thứ Bảy dọn đường làng")
        await lua.gets("dọn đường")
        if platform == "telegram":
            assert "1900" in await _and_reads(lua, "dọn đường", "tôi bị chồng đánh")
        assert town.rows(Note) == []
        await town.quiet()
        assert not any("đánh" in text for text in head.texts)


async def test_no_means_no_and_the_words_are_dropped(town: Town) -> None:
    with time_machine.travel(MORNING) as now:
        head, lua = await village(town, "zalo-bot")
        await announced(head, "Mai khám mắt ở trạm y tế")
        await lua.gets("khám mắt")
        assert "nhắn lời này" in await lua.says("ngô nhà em năm nay tốt")
        assert "không nhắn gì" in await lua.says("2")
        await town.quiet()
        assert not any("ngô" in text for text in head.texts)
        now.shift(timedelta(days=2))
        town.write(ticks.tidy)
        assert town.rows(Note) == []


async def test_what_means_something_else_is_not_offered_to_the_sender(town: Town) -> None:
    with time_machine.travel(MORNING):
        head, lua = await village(town, "telegram")
        for text in ("🌾" * 3, "lịch họp", "cảm ơn em", "x" * 600, "12", "/gicungduoc", " \u200b "):
            await announced(head, "Mai khám mắt ở trạm y tế")
            await lua.gets("khám mắt")
            assert "nhắn lời này cho" not in await lua.says(text)
        assert town.rows(Note) == []


async def test_a_day_later_and_for_the_sender_herself_nothing_is_offered(town: Town) -> None:
    with time_machine.travel(MORNING) as now:
        head, lua = await village(town, "telegram")
        await announced(head, "Mai khám mắt ở trạm y tế")
        await head.gets("Thông báo của")
        await lua.gets("khám mắt")
        assert "nhắn lời này" not in await head.says("ngô nhà em năm nay tốt")
        now.shift(timedelta(days=1, hours=1))
        assert "nhắn lời này" not in await lua.says("ngô nhà em năm nay tốt")


async def test_at_night_it_waits_for_the_day_and_she_is_told_when(town: Town) -> None:
    with time_machine.travel("2026-11-22T20:30:00+07:00") as now:
        head, lua = await village(town, "zalo-bot")
        await announced(head, "Mai khám mắt ở trạm y tế")
        await lua.gets("khám mắt")
        now.shift(3600)
        await lua.says("bà nhà tôi tám mươi có được khám cùng luôn không")
        told = await lua.says("1")
        assert "6 giờ sáng thứ Hai 23/11" in told
        await town.quiet()
        assert not any("tám mươi" in text for text in head.texts)
        now.move_to("2026-11-23T06:00:05+07:00")
        await town.quiet()
        assert any("tám mươi" in text for text in head.texts)


async def test_the_head_sees_who_wrote_back_under_the_result(town: Town) -> None:
    with time_machine.travel(MORNING):
        head, lua = await village(town, "telegram")
        await announced(head, "Mai khám mắt ở trạm y tế")
        await lua.gets("khám mắt")
        await town.quiet()
        await lua.device.replies("khám mắt", "Tôi mới mổ mắt có khám lại được không")  # type: ignore[union-attr]
        await head.gets("mới mổ mắt")
        assert "1 chị nhắn lại" in await head.taps("Xem gửi đến đâu")
        assert "Nguyễn Thị Lụa" in await head.taps("Xem lời nhắn lại")
        assert "nhắn lời gửi chị Lụa" in await head.taps("Trả lời chị Lụa")
        for bad in (" ", "x" * 5000):
            await head.says(bad)
        assert "thôi việc đó" in await head.says("thôi")


async def test_two_women_on_one_phone_each_write_for_themselves(town: Town) -> None:
    with time_machine.travel(MORNING):
        head, lua = await village(town, "zalo-bot")

        def share(session: Session) -> None:
            from models.conversations import link
            from models.members import add_membership, add_person

            contact = session.exec(select(Contact).where(Contact.address == lua.address)).one()
            gam = add_person(session, full_name="Trần Thị Gấm", birth_year=1950)
            day = session.exec(select(Post.from_date)).first()
            assert day is not None
            add_membership(session, person_id=gam.id or 0, branch_id=town.ids["man"], since=day)
            link(session, contact.id or 0, gam.id or 0)

        town.write(share)
        await announced(head, "Mai khám mắt ở trạm y tế")
        await lua.gets("khám mắt")
        await town.quiet()
        assert "ai trả lời" in await lua.says("mắt mờ lâu rồi thì khám được không hả chị")
        assert "nhắn lời này cho chị Hạnh" in await lua.taps("Gấm")
        await lua.says("1")
        assert "Chị Trần Thị Gấm nhắn lại" in await head.gets("mắt mờ")


# --- the rules ----------------------------------------------------------------------------------------------------


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
