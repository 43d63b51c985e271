"""A notice takes the cheapest way to each woman, within the month's money; the bill is what the platform charged."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta

import httpx
import time_machine
from sqlmodel import Session

from models import budgets
from models.conversations import Contact, ContactPerson, link
from models.deliveries import Attempt, Delivery, State
from models.posts import Role
from tests.chat import Phone, Town, running_town
from tests.fakes.zalo_oa_people import Person as OnAccount

LONG_AGO, DAYS_AGO, MORNING = "2026-11-12T09:00:00+07:00", "2026-11-18T09:00:00+07:00", "2026-11-22T09:00:00+07:00"


@asynccontextmanager
async def town_with_money(database_url: str, dong: int) -> AsyncIterator[tuple[Town, "time_machine.Traveller"]]:
    """A town with an Official Account and a month's budget, on the morning that its first woman wrote."""
    with time_machine.travel(LONG_AGO) as clock:
        async with running_town(database_url, oa=True, zalo_monthly_budget=dong) as town:
            yield town, clock


def second_phone(town: Town, woman: Phone, other: Phone) -> None:
    """The other phone's address reaches the same woman."""

    def join(session: Session) -> None:
        (first,) = town.rows(Contact, address=woman.address)
        (second,) = town.rows(Contact, address=other.address)
        (hers,) = town.rows(ContactPerson, contact_id=first.id)
        link(session, second.id, hers.person_id)

    town.write(join)


async def announces(head: Phone, text: str) -> str:
    """The head writes a notice, reads the preview, and agrees. The preview."""
    await head.says("gửi thông báo")
    seen = await head.says(text)
    await head.says("1")
    return seen


def money(town: Town) -> tuple[int, int]:
    """(spent, set aside), in đồng."""
    month = town.house.db.read_now(budgets.purse)
    return month.spent, month.set_aside


async def test_each_woman_is_reached_the_cheapest_way_and_the_bill_is_what_zalo_charged(database_url: str) -> None:
    async with town_with_money(database_url, 110) as (town, clock):
        assert town.oa is not None
        silent = await town.member("zalo-oa", "Nguyễn Thị Sen")
        clock.move_to(DAYS_AGO)
        dear = [await town.member("zalo-oa", f"Nguyễn Thị {name}") for name in ("Lụa", "Mơ", "Na")]
        both = await town.member("zalo-oa", "Trần Thị Cúc")
        clock.move_to(MORNING)
        telegram = town.phone("telegram")
        await telegram.says("xin chào")
        second_phone(town, both, telegram)
        free = await town.member("zalo-oa", "Lê Thị Hồng")
        head = await town.member("telegram", "Lê Thị Hạnh", role=Role.HEAD)
        town.on_paper("Nguyễn Thị Đào")
        seen = await announces(head, "Sáng thứ Tư trạm y tế khám mắt.")
        assert "Gửi 8 chị: 5 nhận tin trên điện thoại (2 Telegram, 1 Zalo 0đ, 2 Zalo 110đ), 3 báo tận nhà" in seen
        assert "(1 chị gửi qua Zalo phải trả tiền, 1 chị lâu rồi chưa nhắn Zalo cho Hội)" in seen
        await town.quiet()
        assert [any("khám mắt" in text for text in one.texts) for one in (*dear, both, free, silent, telegram)] == [
            True, True, False, False, True, False, True,
        ]  # fmt: skip
        assert town.oa.charges == [(one.address, 55) for one in dear[:2]]
        assert sum(one.price for one in town.rows(Attempt)) == 110
        assert money(town) == (110, 0)
        await town.tick()
        await head.gets("tin gửi được")
        at_home = await head.says("ai cần báo tận nhà")
        assert "Nguyễn Thị Na (1971) gửi qua Zalo phải trả tiền" in at_home
        assert "Nguyễn Thị Sen (1971) lâu rồi chưa nhắn Zalo cho Hội" in at_home
        async with httpx.AsyncClient() as client:
            counted = (await client.get(f"{town.url}/metrics")).text
        assert 'chihoi_month_dong{of="spent"} 110.0' in counted


async def test_without_a_budget_nothing_that_costs_is_sent(database_url: str) -> None:
    async with town_with_money(database_url, 0) as (town, clock):
        assert town.oa is not None
        clock.move_to(DAYS_AGO)
        lua = await town.member("zalo-oa", "Nguyễn Thị Lụa")
        clock.move_to(MORNING)
        head = await town.member("telegram", "Lê Thị Hạnh", role=Role.HEAD)
        seen = await announces(head, "Sáng thứ Tư trạm y tế khám mắt.")
        assert "Gửi 2 chị: 1 nhận tin trên điện thoại, 1 báo tận nhà (1 chị gửi qua Zalo phải trả tiền)" in seen
        await town.quiet()
        assert not any("khám mắt" in text for text in lua.texts)
        assert town.oa.charges == []


async def test_what_was_planned_while_it_was_free_and_leaves_when_it_costs_is_paid_for_or_told_at_home(
    database_url: str,
) -> None:
    async with town_with_money(database_url, 100) as (town, clock):
        assert town.oa is not None
        clock.move_to("2026-11-22T20:00:00+07:00")
        women = [await town.member("zalo-oa", f"Nguyễn Thị {name}") for name in ("Lụa", "Mơ")]
        clock.move_to("2026-11-22T21:30:00+07:00")
        head = await town.member("telegram", "Lê Thị Hạnh", role=Role.HEAD)
        await announces(head, "Mai trạm y tế khám mắt.")
        assert money(town) == (0, 0)
        clock.move_to("2026-11-25T09:00:00+07:00")  # the service stood still for two days
        await town.quiet()
        assert town.oa.charges == [(women[0].address, 55)]
        assert money(town) == (55, 0)
        (left,) = town.rows(Delivery, state=State.UNREACHABLE)
        assert left.reason == "costs"


async def test_where_zalo_says_that_the_window_is_shut_she_gets_it_on_her_other_channel_once(database_url: str) -> None:
    async with town_with_money(database_url, 0) as (town, clock):
        assert town.oa is not None
        clock.move_to(MORNING)
        both, alone = await town.member("zalo-oa", "Trần Thị Cúc"), await town.member("zalo-oa", "Nguyễn Thị Sen")
        telegram = town.phone("telegram")
        await telegram.says("xin chào")
        second_phone(town, both, telegram)
        await both.says("xin chào")  # she wrote last on Zalo
        head = await town.member("telegram", "Lê Thị Hạnh", role=Role.HEAD)
        for woman in (both, alone):
            assert isinstance(woman.device, OnAccount)
            woman.device.last_interaction = datetime.now(UTC) - timedelta(days=8)  # the platform knows better
        await announces(head, "Sáng thứ Tư trạm y tế khám mắt.")
        await telegram.gets("khám mắt")
        await town.quiet()
        assert [sum("khám mắt" in text for text in one.texts) for one in (both, alone, telegram)] == [0, 0, 1]
        assert all(one.state == "ok" for one in town.rows(Contact))
        (missed,) = town.rows(Delivery, state=State.UNREACHABLE)
        assert missed.reason == "long-silent"


async def test_money_that_was_set_aside_comes_back_when_the_notice_is_stopped(database_url: str) -> None:
    async with town_with_money(database_url, 55) as (town, clock):
        assert town.oa is not None
        clock.move_to(DAYS_AGO)
        await town.member("zalo-oa", "Nguyễn Thị Lụa")
        clock.move_to("2026-11-22T21:30:00+07:00")
        head = await town.member("telegram", "Lê Thị Hạnh", role=Role.HEAD)
        await announces(head, "mai họp sớm")
        assert money(town) == (0, 55)
        await head.taps("Dừng gửi")
        await town.house.db.write(budgets.give_back)
        assert money(town) == (0, 0)
        assert town.oa.charges == []
