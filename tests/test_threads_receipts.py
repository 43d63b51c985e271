""" "Đã nhận": asked for under a notice, counted, and who has said it."""

import time_machine
from sqlmodel import Session, select

from models.conversations import Contact
from models.deliveries import Delivery, State
from models.members import Person
from tests.chat import Town
from tests.test_threads import MORNING, announced, village


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


async def test_who_has_not_said_it_is_asked_again_where_the_words_of_the_notice_ask_for_it(
    town: Town, platform: str
) -> None:
    with time_machine.travel(MORNING):
        head, lua = await village(town, platform)
        gam = await town.member(platform, "Trần Thị Gấm")
        assert "1. Đã nhận" in await head.says("gửi chị em: Mai khám mắt, chị em đọc rồi nhắn đã nhận nhé")
        await head.says("1")
        await town.tick()
        await lua.gets("khám mắt")
        await lua.says("đã nhận")
        asked = await head.says("gửi lại cho chị em chưa nhận")
        assert "1/2 chị nhắn đã nhận" in asked
        assert "đang nhắc 1 chị" in await head.taps("Nhắc 1 chị")
        await gam.gets("nhờ chị xem tin này")


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
