"""What she asks to have corrected, by the rules: who decides, what the same again does, how many may wait."""

import asyncio
from datetime import date

import pytest
import time_machine
from sqlmodel import Session, select

from models.conversations import acting
from models.deliveries import Delivery
from models.member_changes import MemberChange
from models.members import Membership
from models.own_changes import OwnChange, waiting_changes, waiting_of
from models.own_decisions import (
    NotInABook,
    OwnChangeAsked,
    OwnChangeOver,
    OwnDataCorrected,
    OwnDataStands,
    TooManyWishes,
    call_me,
    correct_name,
    correct_own_phone,
    decide_own,
    withdraw_own,
)
from models.posts import NotAllowed, Role
from tests.chat import Town
from tests.test_profile import LUA, NEW, OLD, SUNDAY, person


async def _two(town: Town) -> tuple[int, int]:
    await town.member("zalo-bot", "Lê Thị Hạnh", role=Role.HEAD)
    await town.member("zalo-bot", LUA, number=OLD)
    return person(town, "Lê Thị Hạnh").id or 0, person(town).id or 0


async def test_only_her_head_decides_and_only_she_takes_it_back(town: Town) -> None:
    with time_machine.travel(SUNDAY):
        head, lua = await _two(town)
        await town.member("zalo-bot", "Đỗ Thị Mây", role=Role.HEAD, branch="buoi")
        other = person(town, "Đỗ Thị Mây").id or 0
        asked = town.write(correct_name, acting(lua), "Nguyễn Thị Lụa Hương")
        assert isinstance(asked, OwnChangeAsked)
        for stranger in (other, lua, 999):
            with pytest.raises(NotAllowed):
                town.write(decide_own, acting(stranger), asked.change, "yes")
        with pytest.raises(NotAllowed):
            town.write(withdraw_own, acting(head), asked.change)
        for nothing in (0, 12345):
            with pytest.raises(NotAllowed):
                town.write(decide_own, acting(head), nothing, "yes")
        town.write(decide_own, acting(head), asked.change, "yes")
        assert person(town, "Nguyễn Thị Lụa Hương").folded == "nguyen thi lua huong"
        for late in ("yes", "no", "later"):
            with pytest.raises(OwnChangeOver):
                town.write(decide_own, acting(head), asked.change, late)
        with pytest.raises(OwnChangeOver):
            town.write(withdraw_own, acting(lua), asked.change)
        assert len(town.rows(MemberChange)) == 1


async def test_the_same_again_changes_nothing_and_withdraws_what_waits(town: Town) -> None:
    with time_machine.travel(SUNDAY):
        _head, lua = await _two(town)
        town.write(correct_own_phone, acting(lua), NEW)
        assert town.write(correct_own_phone, acting(lua), OLD) == OwnDataStands("phone")
        assert town.house.db.read_now(waiting_of, lua) == []
        assert town.write(call_me, acting(lua), "") == OwnDataStands("calling_name")
        assert isinstance(town.write(correct_own_phone, acting(lua), NEW, vouched=True), OwnDataCorrected)


async def test_nobody_fills_a_heads_evening_with_wishes(town: Town) -> None:
    with time_machine.travel(SUNDAY):
        head, lua = await _two(town)
        for number in range(5):
            town.write(correct_own_phone, acting(lua), f"+8491234567{number}")
        assert len(town.house.db.read_now(waiting_changes, head)) == 1
        with pytest.raises(TooManyWishes):
            town.write(correct_own_phone, acting(lua), NEW)
        assert len(town.rows(OwnChange)) == 5


async def test_who_has_left_the_book_has_no_wishes_and_her_head_no_question(town: Town) -> None:
    with time_machine.travel(SUNDAY):
        head, lua = await _two(town)
        town.write(correct_own_phone, acting(lua), NEW)

        def leaves(session: Session) -> None:
            membership = session.exec(select(Membership).where(Membership.person_id == lua)).one()
            membership.state, membership.until = "left", date(2026, 11, 22)
            session.add(membership)

        town.write(leaves)
        assert town.house.db.read_now(waiting_changes, head) == []
        assert town.house.db.read_now(waiting_of, lua) == []
        with pytest.raises(NotInABook):
            town.write(correct_name, acting(lua), "Nguyễn Thị Lụa Hương")


async def test_two_wishes_at_once_leave_one(town: Town) -> None:
    with time_machine.travel(SUNDAY):
        head, lua = await _two(town)
        first = town.house.db.write(correct_own_phone, acting(lua), NEW)
        second = town.house.db.write(correct_own_phone, acting(lua), "+84912345679")
        await asyncio.gather(first, second)
        (left,) = town.house.db.read_now(waiting_changes, head)
        both = [town.house.db.write(decide_own, acting(head), left.id, choice) for choice in ("yes", "no")]
        done = await asyncio.gather(*both, return_exceptions=True)
        assert sum(isinstance(one, OwnChangeOver) for one in done) == 1
        assert len([d for d in town.rows(Delivery) if d.person_id == lua and d.state == "queued"]) <= 1
