"""Where Zalo counts the free answers after her last word: no budget, no đồng, whatever is sent how fast."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
import pytest_asyncio
import time_machine

from bot.channels import NotForFree, Unknown
from bot.messages import Outgoing
from models import budgets
from models.conversations import Contact
from models.deliveries import Attempt, Delivery, Message, Reason, State
from models.posts import Role
from tests.chat import Phone, Town, running_town
from tests.fakes.zalo_oa import FakeZaloOa
from tests.fakes.zalo_oa_bench import account
from tests.fakes.zalo_oa_kit import LUA, MORNING, followed

PRICE = 55
LONG = Outgoing("Mận " * 900)  # two parts


@pytest_asyncio.fixture
async def fake() -> AsyncIterator[FakeZaloOa]:
    async with FakeZaloOa() as fake:
        yield fake
        assert fake.violations == []


async def two_women(town: Town) -> tuple[Phone, Phone]:
    """A head on Telegram, and Lụa on an account that gives two free answers, one of which greets her."""
    assert town.oa is not None
    town.oa.meter.free_answers = 2
    head = await town.member("telegram", "Lê Thị Hạnh", role=Role.HEAD)
    lua = await town.member("zalo-oa", "Nguyễn Thị Lụa")
    return head, lua


async def notice(head: Phone, words: str) -> str:
    """The head writes to all; what she is shown first."""
    seen = await head.says(f"gửi tin: {words}")
    await head.says("1")
    return seen


def notices(town: Town, phone: Phone) -> list[str]:
    """How the notices to her stand, in order: a state, or why none reaches her."""
    hers = town.rows(Delivery, contact_id=town.rows(Contact, address=phone.address)[0].id)
    person = next(row.person_id for row in hers if row.person_id is not None)
    ids = {row.id for row in town.rows(Message, kind="notice")}
    rows = sorted((row for row in town.rows(Delivery, person_id=person) if row.message_id in ids), key=lambda r: r.id)
    return [row.reason if row.state == State.UNREACHABLE else row.state for row in rows]


async def test_without_money_nothing_follows_the_last_free_answer_until_she_writes_again(database_url: str) -> None:
    with time_machine.travel(MORNING) as clock:
        async with running_town(database_url, oa=True, zalo_monthly_budget=0) as town:
            assert town.oa is not None
            head, lua = await two_women(town)
            assert "1 báo tận nhà" not in await notice(head, "Mai khám mắt.")
            await lua.gets("khám mắt")
            for words in ("Thứ Tư nộp quỹ.", "Thứ Năm dọn đường."):
                clock.shift(timedelta(hours=23))
                assert "1 báo tận nhà" in await notice(head, words)
                await town.quiet()
            assert notices(town, lua) == [State.DELIVERED, Reason.COSTS, Reason.COSTS]

            # She writes, and can be written to for nothing again. What waits for the morning comes as one message.
            clock.shift(timedelta(hours=14, minutes=30))
            await lua.says("chào em")
            for words in ("Tin một.", "Tin hai.", "Tin ba."):
                await notice(head, words)
            assert notices(town, lua)[3:] == [State.QUEUED] * 3
            clock.shift(timedelta(hours=10))
            await town.tick()
            assert notices(town, lua)[3:] == [State.DELIVERED] * 3
            assert "1 báo tận nhà" in await notice(head, "Tin bốn.")
            assert town.oa.charges == []
            assert {row.price for row in town.rows(Attempt)} == {0}


async def test_what_was_kept_for_a_message_that_zalo_counts_as_free_is_given_back(database_url: str) -> None:
    with time_machine.travel(MORNING) as clock:
        async with running_town(database_url, oa=True, zalo_monthly_budget=PRICE) as town:
            assert town.oa is not None
            head, lua = await two_women(town)
            await notice(head, "Mai khám mắt.")
            await lua.gets("khám mắt")
            town.oa.meter.free_answers = 8  # more than was said before
            clock.shift(timedelta(hours=1))
            assert f"1 Zalo {PRICE}đ" in await notice(head, "Thứ Tư nộp quỹ.")
            await lua.gets("nộp quỹ")
            clock.shift(timedelta(hours=1))
            assert f"{PRICE}đ" not in await notice(head, "Thứ Năm dọn đường.")
            await lua.gets("dọn đường")
            await town.quiet()
            assert town.oa.charges == []
            purse = town.house.db.read_now(budgets.purse)
            assert (purse.spent, purse.set_aside) == (0, 0)


async def test_a_long_text_stops_before_the_first_part_that_costs(fake: FakeZaloOa) -> None:
    with time_machine.travel(MORNING, tick=False):
        lua = await followed(fake)
        oa = account(fake)
        fake.meter.free_answers = 1
        with pytest.raises(NotForFree) as caught:
            await oa.send(LUA, LONG)
        assert (len(caught.value.sent), caught.value.price, caught.value.used_up) == (1, 0, True)
        assert fake.charges == []
        await lua.follows()
        sent = await oa.send(LUA, Outgoing(LONG.text, paid_for=True))
        assert (len(sent.ids), sent.price, sent.used_up) == (2, PRICE, True)
        await oa.close()


async def test_what_may_have_left_may_have_been_the_last_free_answer_where_zalo_counts_them(fake: FakeZaloOa) -> None:
    with time_machine.travel(MORNING, tick=False):
        await followed(fake)
        oa = account(fake)
        for free_answers, said in ((None, False), (8, True)):
            fake.meter.free_answers = free_answers
            assert (await oa.send(LUA, Outgoing("Mời chị"))).used_up is False
            fake.fail_next("cut")
            with pytest.raises(Unknown) as caught:
                await oa.send(LUA, Outgoing("Mời chị"))
            assert (caught.value.used_up is True) is said
        await oa.close()


@pytest.mark.parametrize(
    ("quota", "used_up"),
    [
        ({"quota_type": "reply", "remain": "0", "total": "8"}, True),
        ({"quota_type": "reply", "remain": 0}, True),
        ({"quota_type": "reply", "remain": "7"}, False),
        ({"quota_type": "reply"}, False),
        ({"quota_type": "purchase_quota", "remain": 4821}, True),
        ({"quota_type": "sub_quota", "remain": "0"}, None),
        ({"quota_type": "something-new"}, None),
        (None, None),
    ],
)
def test_how_many_free_answers_are_left_is_read_from_each_answer(
    quota: dict[str, object] | None, used_up: bool | None
) -> None:
    assert account()._used_up({"quota": quota}) is used_up
