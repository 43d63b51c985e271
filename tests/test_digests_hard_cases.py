"""Notices that leave as one message: refused, cut, of two senders, and nobody ever gets more than three a day."""

from collections import Counter
from datetime import date, timedelta
from random import Random
from zoneinfo import ZoneInfo

import pytest
import time_machine
from sqlmodel import Session

from models import clock, outbox, threads_meant
from models.announcements import announce
from models.audiences import Audience
from models.conversations import acting
from models.deliveries import DELIVERIES, Attempt, Priority, State
from models.posts import Post, Role
from tests.chat import Town
from tests.test_cheapest_way import DAYS_AGO, money, second_phone, town_with_money
from tests.test_digests import MORNING, NEXT, TEXTS, came, hers, notices, written

_LATER = DELIVERIES.update().where(DELIVERIES.c.set_aside > 0).values(priority=Priority.LARGER)


async def test_where_her_phone_refuses_it_all_of_it_goes_to_her_other_one(town: Town) -> None:
    with time_machine.travel(MORNING) as time:
        await town.member("telegram", "Lê Thị Hạnh", role=Role.HEAD)
        lua = await town.member("zalo-bot", "Nguyễn Thị Lụa")
        telegram = town.phone("telegram")
        await telegram.says("xin chào")
        second_phone(town, lua, telegram)
        await lua.says("xin chào")
        written(town, *TEXTS[:5])
        await town.quiet()
        before, there = len(lua.arrived()), len(telegram.arrived())
        town.zalo.fail_next("429", 1)
        time.move_to(NEXT)
        await town.tick()
        assert came(lua, before) == []
        (one,) = came(telegram, there)
        assert TEXTS[3] in one
        assert TEXTS[4] in one
        assert {row.state for row in hers(town, "Nguyễn Thị Lụa")} == {State.SENT}


@pytest.mark.parametrize(("fault", "messages"), [("400", 3), ("500", 1), ("cut", 1)])
async def test_refused_they_go_one_by_one_delayed_they_go_together_and_unsure_they_are_not_sent_again(
    town: Town, fault: str, messages: int
) -> None:
    with time_machine.travel(MORNING) as time:
        await town.member("telegram", "Lê Thị Hạnh", role=Role.HEAD)
        lua = await town.member("zalo-bot", "Nguyễn Thị Lụa")
        written(town, *TEXTS[:6])
        await town.quiet()
        before = len(lua.arrived())
        town.zalo.fail_next(fault, 1)
        time.move_to(NEXT)
        await town.tick()
        time.shift(30)
        await town.tick()
        assert len(came(lua, before)) == messages
        states = {row.state for row in hers(town, "Nguyễn Thị Lụa")[3:]}
        assert states == {State.UNKNOWN if fault == "cut" else State.SENT}


async def test_a_process_that_dies_within_it_leaves_all_of_it_unsure(town: Town) -> None:
    with time_machine.travel(MORNING) as time:
        await town.member("zalo-bot", "Lê Thị Hạnh", role=Role.HEAD)
        lua = await town.member("telegram", "Nguyễn Thị Lụa")
        written(town, *TEXTS[:5])
        await town.quiet()
        before = len(lua.arrived())
        mine = [row.id for row in hers(town, "Nguyễn Thị Lụa")[3:]]

        def dies(session: Session) -> None:
            for one in mine:
                session.connection().execute(
                    DELIVERIES.update().where(DELIVERIES.c.id == one).values(state=State.SENDING, claimed_at=1.0)
                )

        town.write(dies)
        town.write(outbox.release_stuck, clock.real())
        time.move_to(NEXT)
        await town.tick()
        assert came(lua, before) == []
        assert {row.state for row in hers(town, "Nguyễn Thị Lụa")[3:]} == {State.UNKNOWN}


async def test_to_quote_it_says_not_whom_she_means_and_she_is_asked(town: Town) -> None:
    with time_machine.travel(MORNING) as time:
        await town.member("zalo-bot", "Lê Thị Hạnh", role=Role.HEAD)
        lua = await town.member("telegram", "Nguyễn Thị Lụa")
        written(town, *TEXTS[:5])
        await town.quiet()
        time.move_to(NEXT)
        await town.tick()
        (last,) = [one for one in town.rows(Attempt) if one.delivery_id == hers(town, "Nguyễn Thị Lụa")[4].id]
        contact = hers(town, "Nguyễn Thị Lụa")[4].contact_id
        assert last.platform_ids
        assert town.house.db.read_now(threads_meant.pointed_at, contact, last.platform_ids[0]) is None
        asked = await lua.says("mấy chị ơi có phải mang theo giấy tờ gì không")
        assert "Nhắn cho chị Hạnh" in asked


async def test_words_after_one_message_of_two_senders_are_offered_to_both(town: Town, platform: str) -> None:
    with time_machine.travel("2026-11-22T21:30:00+07:00") as time:
        await town.member("zalo-bot", "Lê Thị Hạnh", role=Role.HEAD)
        lua = await town.member(platform, "Nguyễn Thị Lụa")
        thap = await town.member("zalo-bot", "Phạm Thị Thập", role=Role.CADRE, unit="commune")
        senders = {row.unit_id: acting(row.person_id) for row in town.rows(Post)}
        for unit, text in (("man", "nộp hội phí"), ("commune", "khám bệnh ở xã"), ("man", "quét đường làng")):
            town.write(announce, senders[town.ids[unit]], town.ids[unit], Audience.MEMBERS, text)
        await town.quiet()
        time.move_to(NEXT)
        await town.tick()
        await lua.gets("Chị có 3 thông báo")
        asked = await lua.says("có phải mang theo tiền mặt hay chuyển khoản hả chị")
        assert "nhắn lời này cho chị nào" in asked
        assert ("1. Chị Hạnh" in asked) != ("1. Chị Thập" in asked)
        assert asked.count("Chị Hạnh, tin") == 1
        assert "chị Thập rồi" in await lua.taps('Chị Thập, tin "khám bệnh ở xã"')
        await thap.gets("chuyển khoản")
        time.shift(300)
        await lua.says("lịch họp")
        asked = await lua.says("nhắn chị Thập: mấy giờ thì khám bệnh hả chị")
        assert 'cho chị Thập về thông báo "khám bệnh' in asked


async def test_nobody_gets_more_than_three_messages_a_day_and_each_notice_once(town: Town) -> None:
    dice = Random(1)
    with time_machine.travel("2026-11-22T05:00:00+07:00") as time:
        await town.member("zalo-bot", "Lê Thị Hạnh", role=Role.HEAD)
        phones = [await town.member("telegram", f"Nguyễn Thị {name}") for name in ("Lụa", "Mơ")]
        await town.member("zalo-bot", "Phạm Thị Thập", role=Role.CADRE, unit="commune")
        senders = {row.unit_id: acting(row.person_id) for row in town.rows(Post)}
        sent: list[tuple[str, int]] = []
        for number in range(16):
            unit = dice.choice([town.ids["man"], town.ids["man"], town.ids["commune"]])
            ahead = dice.choice([None, None, None, timedelta(hours=dice.randint(1, 30))])
            at = ahead and clock.now() + ahead
            text = f"tin số {number}."
            fact = town.write(announce, senders[unit], unit, Audience.MEMBERS, text, send_at=at)
            sent.append((text, fact.announcement))
            await town.quiet()
            if dice.random() < 0.2:
                town.telegram.fail_next("429", 1)
            time.shift(timedelta(hours=dice.choice([0.1, 0.5, 1, 2, 9])))
            await town.tick()
        for _ in range(8):
            time.shift(timedelta(hours=12))
            await town.tick()
        for phone in phones:
            texts = phone.arrived()
            assert [sum(text in one for one in texts) for text, _ in sent] == [1] * len(sent)
        by_day = messages_by_day(town)
        assert any(held > 1 for kinds in by_day.values() for held in kinds.values())
        for kinds in by_day.values():
            assert len(kinds) <= 3


def messages_by_day(town: Town) -> dict[tuple[int, date], Counter[tuple[str, ...]]]:
    """(person, local day): how many notices each message held that she got, by the platform's name for it."""
    found: dict[tuple[int, date], Counter[tuple[str, ...]]] = {}
    rows = {row.id: row for row in notices(town)}
    for one in town.rows(Attempt, outcome=State.SENT):
        if one.delivery_id in rows:
            day = one.at.astimezone(ZoneInfo("Asia/Ho_Chi_Minh")).date()
            found.setdefault((rows[one.delivery_id].person_id or 0, day), Counter())[tuple(one.platform_ids)] += 1
    return found


async def test_where_it_costs_the_joined_ones_cost_nothing(database_url: str) -> None:
    async with town_with_money(database_url, 4 * 55) as (town, time):  # three today, and one for the rest
        assert town.oa is not None
        time.move_to(DAYS_AGO)
        lua = await town.member("zalo-oa", "Nguyễn Thị Lụa")
        time.move_to(MORNING)
        await town.member("telegram", "Lê Thị Hạnh", role=Role.HEAD)
        written(town, *TEXTS[:6])
        await town.quiet()
        assert money(town) == (165, 55)
        # Whichever of them leaves first, what is kept for all of them pays for it.
        town.write(lambda session: session.connection().execute(_LATER) and None)
        before = len(lua.arrived())
        time.move_to(NEXT)
        await town.tick()
        assert len(came(lua, before)) == 1
        assert town.oa.charges == [(lua.address, 55)] * 4
        assert money(town) == (220, 0)
        assert sum(one.price for one in town.rows(Attempt)) == 220
