"""What was broken once in the roll: each test is a bug that a reader found before a woman did."""

import time_machine
from sqlmodel import Session, select

from models.attendance import Attendance
from models.meetings import Invitation, Meeting
from tests.chat import Town
from tests.roll_town import AFTERWARDS, CALLED, group_of, meeting, meeting_with, person


async def test_a_group_that_is_not_there_gets_no_roll_and_a_groups_count_is_not_the_branchs(town: Town) -> None:
    with time_machine.travel(CALLED) as moved:
        head, _ = await meeting_with(town, "zalo-bot", "Nguyễn Thị Đào", "Trần Thị Cúc", "Lê Thị Hồng")
        group_of(town, "", "Nguyễn Thị Đào", "Trần Thị Cúc")
        moved.move_to(AFTERWARDS)
        assert "không thấy tổ 5" in await head.says("tổ 5 vắng 3")
        assert "cả buổi" in await head.says("tổ 2 có mặt 1 người")
        assert meeting(town).roll_at is None
        assert town.rows(Attendance) == []
        assert "tổ 2: có mặt 1, vắng 1" in await head.says("tổ 2 vắng 3")


async def test_a_leader_who_names_another_group_does_not_take_her_own_groups_roll(town: Town) -> None:
    with time_machine.travel(CALLED) as moved:
        await meeting_with(town, "zalo-bot", "Nguyễn Thị Đào")
        leader = await town.member("zalo-bot", "Võ Thị Sương")
        group_of(town, "Võ Thị Sương", "Nguyễn Thị Đào")
        group_of(town, "", number=3)
        moved.move_to(AFTERWARDS)
        assert "không thấy tổ 3" in await leader.says("tổ 3 đủ")
        assert town.rows(Attendance) == []


async def test_a_leader_takes_back_her_own_roll_and_not_the_heads(town: Town) -> None:
    with time_machine.travel(CALLED) as moved:
        head, _ = await meeting_with(town, "zalo-bot", "Nguyễn Thị Đào", "Trần Thị Cúc")
        leader = await town.member("zalo-bot", "Võ Thị Sương")
        group_of(town, "Võ Thị Sương", "Nguyễn Thị Đào")
        moved.move_to(AFTERWARDS)
        assert "có mặt" in await leader.says("vắng 3")
        assert "có mặt" in await head.says("vắng 3")
        before = meeting(town)
        await leader.says("sửa lại")
        after = meeting(town)
        assert after.roll_at == before.roll_at
        assert (after.present, after.absent) == (before.present, before.absent)


async def test_a_count_that_was_too_high_does_not_stay_in_what_was_expected(town: Town) -> None:
    with time_machine.travel(CALLED) as moved:
        head, _ = await meeting_with(town, "zalo-bot", "Nguyễn Thị Đào", "Trần Thị Cúc")

        def away(session: Session) -> None:
            its = session.exec(select(Meeting)).one()
            row = session.get(Invitation, (its.id, person(town, "Trần Thị Cúc")))
            assert row is not None
            row.expected, row.away = False, True
            its.expected, its.away = 3, 1
            session.add_all([row, its])

        town.write(away)
        moved.move_to(AFTERWARDS)
        assert "có mặt 4/4" in await head.says("có mặt 4 người")
        assert "có mặt 2/3" in await head.says("có mặt 2 người")
