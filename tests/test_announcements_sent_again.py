"""A notice that a platform refused goes out again, to all whom it missed; long lists of its readers come in pages."""

import re
from datetime import date

import time_machine
from sqlmodel import Session, select

from models.conversations import Contact, acting
from models.deliveries import Delivery, Message, State
from models.members import Person, add_membership, add_person
from models.posts import Role
from models.receipts import readers
from tests.chat import Phone, Town

MORNING = "2026-11-22T09:00:00+07:00"
OTHER = {"telegram": "zalo-bot", "zalo-bot": "telegram"}


async def branch(town: Town, platform: str) -> tuple[Phone, list[Phone]]:
    """The head, and two women on another platform: it fails where hers does not."""
    head = await town.member(OTHER[platform], "Lê Thị Hạnh", role=Role.HEAD)
    return head, [await town.member(platform, f"Nguyễn Thị {name}") for name in ("Lụa", "Gấm")]


def states(town: Town) -> list[str]:
    """How the last notice stands with each, sorted."""
    last = max(row.id for row in town.rows(Message, kind="notice"))
    return sorted(row.state for row in town.rows(Delivery) if row.message_id == last)


async def test_what_a_platform_refused_goes_again_to_all_whom_it_missed(town: Town, platform: str) -> None:
    with time_machine.travel(MORNING) as clock:
        head, women = await branch(town, platform)
        await town.quiet()
        if platform == "telegram":
            for woman in women:
                woman.device.deletes_account()  # type: ignore[union-attr]
        else:
            town.zalo.fail_next("401", 2)
        await head.says("gửi tin: Mai dọn đường")
        await head.says("1")
        await town.tick()
        assert states(town) == [State.FAILED, State.FAILED, State.SENT]
        if platform == "telegram":
            assert "chưa có cách nào nhắn đến được" in await head.says("gửi lại")
            for woman in women:
                await woman.device.unblocks()  # type: ignore[union-attr]
        clock.shift(120)
        assert "2 chị cần báo tận nhà" in await head.says("xem gửi tới đâu")
        assert "gửi lại cho 2 chị" in await head.taps("Gửi lại cho 2 chị chưa nhận")
        for woman in women:
            await woman.gets("Mai dọn đường")
        await town.tick()
        assert states(town) == [State.SENT] * 3
        assert "3 tin gửi được" in head.last
        assert "Không còn chị nào thiếu tin" in await head.says("gui lai cho ai chua nhan")
        assert [sum("Mai dọn đường" in text for text in woman.texts) for woman in women] == [1, 1]


async def test_what_may_have_come_is_not_sent_twice_and_she_is_told_why(town: Town) -> None:
    with time_machine.travel(MORNING):
        head, _women = await branch(town, "zalo-bot")
        await town.quiet()
        town.zalo.fail_next("502", 2)
        await head.says("gửi tin: Mai dọn đường")
        await head.says("1")
        await town.tick()
        assert "2 chị có thể đã nhận rồi, em gửi lại thì thành hai tin" in await head.says("gửi lại tin")


async def test_the_report_of_each_of_two_notices_begins_with_its_first_words(town: Town) -> None:
    with time_machine.travel(MORNING):
        head, _women = await branch(town, "zalo-bot")
        for text in ("Mai dọn đường hoa ở đầu thôn", "Thứ Bảy khám mắt cho các cụ"):
            await head.says(f"gửi tin: {text}")
            await head.says("1")
        await town.tick()
        reports = [text for text in head.texts if "3 tin gửi được" in text]
        assert [text.split("\n")[0] for text in reports] == [
            'Tin "Mai dọn đường hoa ở đầu thôn":',
            'Tin "Thứ Bảy khám mắt cho các cụ":',
        ]
        assert '"Thứ Bảy khám mắt cho các cụ"' in await head.says("xem gửi tới đâu")


async def test_171_readers_are_listed_a_page_at_a_time_each_once(town: Town) -> None:
    with time_machine.travel(MORNING) as clock:
        head, _women = await branch(town, "zalo-bot")
        town.write(many_women, town.ids["man"], 169)
        await head.says("gửi tin: Mai khám mắt")
        await head.taps('Xin chị em nhắn "đã nhận"')
        await head.says("1")
        await town.tick()
        town.write(all_have_it)
        clock.shift(120)
        page = await head.says("ai chua xem tin")
        assert "171 chị chưa nhắn đã nhận" in page
        assert numbers(page) == list(range(2, 10))
        assert 'Còn 163 chị nữa, chị nhắn "xem tiếp"' in page
        assert numbers(await head.says("xem tiep")) == list(range(10, 18))
        notice = town.rows(Message, kind="notice")[0].subject_id
        who = acting(town.rows(Person, full_name="Lê Thị Hạnh")[0].id)
        pages = [town.write(readers, who, notice, said=False, page=page, size=8)[1] for page in range(23)]
        assert [one.number for page in pages for one in page] == list(range(2, 173))
        assert [len(page) for page in pages[-2:]] == [3, 0]


def numbers(page: str) -> list[int]:
    """The women's numbers in a list."""
    return [int(found) for found in re.findall(r"(?m)^(\d+)\. ", page)]


def many_women(session: Session, branch_id: int, count: int) -> None:
    """Women of a branch without phones."""
    for _ in range(count):
        person = add_person(session, full_name="Bùi Thị Mơ", birth_year=1960)
        add_membership(session, person_id=person.id or 0, branch_id=branch_id, since=date(2020, 1, 1))


def all_have_it(session: Session) -> None:
    """As if every woman had a phone, and the notice had come."""
    contact = session.exec(select(Contact.id)).first()
    for delivery in session.exec(select(Delivery).where(Delivery.state == State.UNREACHABLE)).all():
        delivery.state, delivery.contact_id = State.SENT, contact
        session.add(delivery)
