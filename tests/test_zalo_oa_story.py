"""A small branch with women on the Official Account, the Zalo Bot and Telegram, while the clock shuts their windows."""

from collections import Counter
from collections.abc import AsyncIterator
from datetime import datetime, timedelta

import pytest_asyncio
import time_machine
from sqlmodel import Session, col, select

from models import budgets
from models.check_in import number_now
from models.conversations import Contact, link
from models.deliveries import Attempt, Delivery, Message, State
from models.meetings import Meeting
from models.members import Person
from models.posts import Role
from models.units import Unit
from tests.chat import Phone, Town, running_town
from tests.fakes.zalo_oa_people import Person as OnAccount

PRICE, BUDGET = 55, 220  # đồng: four messages outside of the free hours


@pytest_asyncio.fixture
async def town(database_url: str) -> AsyncIterator[Town]:
    """A town with an Official Account, and a little money for it."""
    async with running_town(database_url, oa=True, zalo_monthly_budget=BUDGET) as town:
        yield town


async def registers(phone: Phone, head: Phone, code: str, name: str, number: str) -> None:
    """From the printed code to the head's yes; on the Official Account she first follows it."""
    if isinstance(phone.device, OnAccount):
        phone.device.follower = False
        await phone.reads_after(phone.device.follows)
    for step in (f"man {code}", "1", "đồng ý", name, "1971", "đúng", number):
        await phone.says(step)
    await head.gets(name)
    await head.says("1")
    await phone.gets("đã xác nhận")


def woman(phone: Phone) -> OnAccount:
    """She who holds a phone with the Official Account."""
    assert isinstance(phone.device, OnAccount)
    return phone.device


def second_phone(session: Session, name: str, address: str) -> None:
    """Link one more phone to a woman."""
    person = session.exec(select(Person).where(Person.full_name == name)).one()
    contact = session.exec(select(Contact).where(Contact.address == address)).one()
    link(session, contact.id or 0, person.id or 0)


def states(town: Town, kind: str) -> dict[str, tuple[str, str]]:
    """State and reason of the newest message of a kind, by given name."""

    def read(session: Session) -> dict[str, tuple[str, str]]:
        newest = session.exec(select(Message).where(Message.kind == kind).order_by(col(Message.id).desc())).first()
        assert newest is not None
        rows = session.exec(
            select(Person.full_name, Delivery.state, Delivery.reason)
            .join(Delivery, col(Delivery.person_id) == Person.id)
            .where(Delivery.message_id == newest.id)
        )
        return {name.split()[-1]: (state, reason) for name, state, reason in rows}

    return dict(town.house.db.read_now(read))


def bill(town: Town) -> Counter[str]:
    """What the ledger says that each address has cost, in đồng."""

    def read(session: Session) -> list[tuple[str, int]]:
        rows = session.exec(
            select(Contact.address, Attempt.price)
            .join(Attempt, col(Attempt.contact_id) == Contact.id)
            .where(Attempt.price > 0)
        )
        return [(address, price) for address, price in rows]

    total: Counter[str] = Counter()
    for address, price in town.house.db.read_now(read):
        total[address] += price
    return total


async def test_each_woman_is_reached_the_cheapest_way_and_the_ledger_adds_up_to_the_bill(town: Town) -> None:
    assert town.oa is not None
    with time_machine.travel("2026-11-01T08:00:00+07:00") as clock:
        head = await town.member("zalo-bot", "Lê Thị Hạnh", role=Role.HEAD)
        code = town.rows(Unit, name="thôn Mận")[0].short_code
        lua, cuc = town.phone("zalo-oa"), town.phone("telegram")
        await registers(lua, head, code, "Nguyễn Thị Lụa", "0912345671")
        gam = await town.member("zalo-oa", "Trần Thị Gấm")
        thom = await town.member("zalo-oa", "Phạm Thị Thơm")
        hong = await town.member("zalo-oa", "Vũ Thị Hồng")
        await registers(cuc, head, code, "Bùi Thị Cúc", "0912345672")
        dao = await town.member("zalo-bot", "Đỗ Thị Đào")
        town.on_paper("Mai Thị Nết")
        other = town.phone("telegram")  # Hồng has Telegram too, and writes from Zalo more often
        await other.says("xin chào")
        town.write(second_phone, "Vũ Thị Hồng", other.address)

        # Within two days nothing costs anything: she who has two phones reads it where she wrote last.
        clock.move_to("2026-11-02T08:00:00+07:00")
        await hong.says("chào em")
        seen = await head.says("họp chi hội 7h30 tối thứ bảy tuần này nhà văn hóa thôn")
        assert "8 chị (7 nhận tin trên điện thoại, 1 báo tận nhà)" in seen
        await head.says("1")
        await town.quiet()
        for phone in (lua, gam, thom, hong, cuc, dao):
            assert "Mời chị dự sinh hoạt chi hội" in phone.last
        assert not any("Mời chị" in text for text in other.texts)
        assert woman(lua).screen[-1].labels == ("Đi được", "Không đi được", "Chưa chắc")
        assert "chị đi được" in await lua.taps("Đi được")
        assert "không đi được" in await gam.says("k di dc ban gat")
        for phone in (cuc, dao, hong):
            await phone.says("1")
        assert town.oa.charges == []

        # Four days later a reminder on the Official Account costs money; Telegram does not.
        clock.move_to("2026-11-06T16:00:05+07:00")
        await town.tick()
        assert Counter(town.oa.charges) == {(lua.address, PRICE): 1, (thom.address, PRICE): 1}
        assert "tối mai" in other.last
        assert "tối mai" not in hong.last
        for phone in (lua, thom, cuc, dao):
            assert "tối mai" in phone.last
        assert "chị đi được" in await lua.says("1")  # and so she can be written to for nothing again

        # The evening: the reminder of the day, a number read aloud, and the roll.
        clock.move_to("2026-11-07T12:00:05+07:00")
        await town.tick()
        assert Counter(town.oa.charges) == {(lua.address, PRICE): 1, (thom.address, PRICE): 2}
        clock.move_to("2026-11-07T19:20:00+07:00")
        await town.tick()
        number = town.house.db.read_now(number_now, town.rows(Meeting)[0].id or 0, datetime.now().astimezone())
        assert "đã đến dự" in await lua.says(number)
        clock.move_to("2026-11-07T21:00:00+07:00")
        assert "có mặt 6, vắng 1, vắng có lý do 1" in await head.says("vắng 3 7")

        # A notice: one has to be paid for, one has been silent for too long, one no longer follows the account.
        await woman(thom).unfollows()
        clock.move_to("2026-11-10T09:00:00+07:00")
        seen = await head.says("gửi tin: Sáng thứ Tư trạm y tế khám mắt.")
        assert f"1 Zalo {PRICE}đ" in seen
        assert "8 chị: 5 nhận tin trên điện thoại" in seen
        await head.says("1")
        await town.quiet()
        await town.tick()
        for phone in (lua, other, cuc, dao):
            assert "khám mắt" in phone.last
        notice = states(town, "notice")
        assert notice["Gấm"] == (State.UNREACHABLE, "long-silent")
        assert notice["Thơm"][0] == State.UNREACHABLE
        assert town.oa.charges.count((lua.address, PRICE)) == 2
        assert town.oa.meter.total == BUDGET

        # The month's money is used up. Who writes first can be answered, and hears of the next notice for nothing.
        clock.move_to("2026-11-11T09:00:00+07:00")
        assert await gam.says("chào em") != ""
        await head.says("gửi tin: Thứ Sáu nộp quỹ.")
        await head.says("1")
        await town.quiet()
        await town.tick()
        assert "nộp quỹ" in gam.last
        assert "nộp quỹ" not in lua.last
        assert states(town, "notice")["Lụa"] == (State.UNREACHABLE, "costs")

        # She opens the chat, and what she has read is read in the ledger.
        await woman(gam).sees()
        await town.until(lambda: states(town, "notice")["Gấm"][0] == State.READ, "nothing says that she has read it")

        # What the ledger says was paid is what the account is charged, to the đồng and woman by woman.
        charged: Counter[str] = Counter()
        for address, price in town.oa.charges:
            charged[address] += price
        assert bill(town) == charged == {lua.address: 2 * PRICE, thom.address: 2 * PRICE}
        purse = town.house.db.read_now(budgets.purse)
        assert (purse.spent, purse.set_aside, purse.left) == (BUDGET, 0, 0)
        sent = Counter(attempt.delivery_id for attempt in town.rows(Attempt, outcome="sent"))
        assert set(sent.values()) == {1}, "nothing was said on two channels"


async def test_what_the_account_refuses_goes_another_way_once_and_what_may_have_left_counts_as_paid(town: Town) -> None:
    assert town.oa is not None
    with time_machine.travel("2026-11-02T09:00:00+07:00") as clock:
        head = await town.member("zalo-bot", "Lê Thị Hạnh", role=Role.HEAD)
        lua = await town.member("zalo-oa", "Nguyễn Thị Lụa")
        other = town.phone("telegram")
        await other.says("xin chào")
        town.write(second_phone, "Nguyễn Thị Lụa", other.address)
        gone = {"account": (1, 0), "telegram": (0, 1)}
        faults = (("-230", "telegram"), ("-220", "account"), ("-211", "telegram"), ("-32", "account"))
        for day, (fault, way) in enumerate(faults, start=3):
            clock.move_to(f"2026-11-{day:02}T09:00:00+07:00")
            await lua.says("chào em")
            before = len(lua.texts), len(other.texts)
            await head.says(f"gửi tin: Tin {fault} của chi hội.")
            town.oa.fail_next(fault)
            await head.says("1")
            await town.quiet()
            clock.shift(timedelta(minutes=2))
            await town.tick()
            assert (len(lua.texts) - before[0], len(other.texts) - before[1]) == gone[way], fault
        assert town.oa.charges == []

        # Nobody knows whether a message left whose answer was cut off: it goes nowhere else, and counts as paid.
        gam = await town.member("zalo-oa", "Trần Thị Gấm")
        clock.move_to("2026-11-10T09:00:00+07:00")
        await head.says("gửi tin: Mai nghỉ sinh hoạt.")
        town.oa.fail_next("cut")
        await head.says("1")
        await town.until(lambda: "Mai nghỉ" in gam.last, "the message never left")
        await town.quiet()
        await town.tick()
        assert states(town, "notice")["Gấm"][0] == State.UNKNOWN
        assert town.oa.charges == [(gam.address, PRICE)]
        assert bill(town) == {gam.address: PRICE}
        assert town.house.db.read_now(budgets.purse).spent == PRICE
