"""What women write back about a notice, and what the sender answers."""

from datetime import timedelta

import time_machine
from sqlmodel import Session, select

from models.conversations import Contact
from models.posts import Post, Role
from models.threads import Note
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
        sent = len(town.rows(Note))
        for ours in ("danh sách hội viên", "gửi tin", "vắng 2", "gửi tin cả chi hội: Mai nghỉ", "tin dán nhóm"):
            assert "hay đó là lời gửi chị Lụa" in await head.says(ours)
        assert "Mai khám mắt" in await head.says("1")  # the text to be pasted, and her note is kept for later
        assert len(town.rows(Note)) == sent
        assert "nhắn lời gửi chị Lụa" in await head.says("làm tiếp")
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
