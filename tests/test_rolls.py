"""Several people at one roll: nothing that somebody wrote is lost unasked, on either database."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
import time_machine
from sqlmodel import Session, select

from models.attendance import Attendance, AttendanceChange
from models.members import Person
from models.posts import Role
from models.rolls import Roll, RollStands, RollTaken, take_roll
from tests.chat import PLATFORMS, Town
from tests.roll_town import AFTERWARDS, CALLED, group_of, meeting, meeting_with, person, who


async def test_the_second_head_sees_what_the_first_wrote_and_is_asked_before_it_is_replaced(
    town: Town, platform: str
) -> None:
    with time_machine.travel(CALLED) as clock:
        head, _ = await meeting_with(town, platform, "Nguyễn Thị Đào", "Trần Thị Cúc")
        deputy = await town.member(platform, "Phạm Thị Mai", role=Role.DEPUTY)
        clock.move_to(AFTERWARDS)
        await head.says("vắng 3")
        shown = await deputy.says("điểm danh")
        assert "Chị Hạnh ghi lúc 21 giờ 30" in shown
        assert "3 Đào" in shown
        asked = await deputy.says("vắng 4")
        assert "chưa ghi đè" in asked
        assert "Chị Hạnh ghi lúc 21 giờ 30 (9 rưỡi tối), thứ Bảy 28/11: có mặt 3, vắng 1 (3 Đào)" in asked
        assert "giữ như cũ" in await deputy.taps("Giữ như cũ")
        assert [r.mark for r in town.rows(Attendance, person_id=person(town, "Nguyễn Thị Đào"))] == ["absent"]
        await deputy.says("vắng 4")
        assert "có mặt 3, vắng 1. Vắng: 4 Cúc" in await deputy.taps("Ghi theo tin chị vừa nhắn")
        assert "lấy lại" in await deputy.says("sửa lại")
        marks = {r.person_id: r.mark for r in town.rows(Attendance)}
        assert marks[person(town, "Nguyễn Thị Đào")] == "absent", "what the head wrote holds again"
        assert marks[person(town, "Trần Thị Cúc")] == "present"


async def test_who_writes_the_same_is_not_asked_and_who_writes_again_is_not_either(town: Town) -> None:
    with time_machine.travel(CALLED) as clock:
        head, _ = await meeting_with(town, "zalo-bot", "Nguyễn Thị Đào")
        deputy = await town.member("zalo-bot", "Phạm Thị Mai", role=Role.DEPUTY)
        clock.move_to(AFTERWARDS)
        await head.says("vắng 3")
        assert "có mặt 2, vắng 1" in await deputy.says("vang dao")
        assert "có mặt 1, vắng 2" in await deputy.says("vắng 2 3")
        asked = await head.says("có mặt 2 người")
        assert "Chị Mai ghi" in asked
        for way_out in ("0", "thôi"):
            assert "chưa ghi gì" in await head.says(way_out)
            assert "Chị Mai ghi" in await head.says("có mặt 2 người")


@pytest.mark.parametrize("platform", PLATFORMS)
async def test_a_leaders_roll_is_kept_when_the_head_takes_the_rest(town: Town, platform: str) -> None:
    with time_machine.travel(CALLED) as clock:
        head, _ = await meeting_with(town, platform, "Nguyễn Thị Đào", "Trần Thị Cúc")
        leader = await town.member(platform, "Võ Thị Sương")
        group_of(town, "Võ Thị Sương", "Nguyễn Thị Đào")
        clock.move_to(AFTERWARDS)
        assert "tổ 2: có mặt 0, vắng 1" in await leader.says("vắng đào")
        asked = await head.says("vắng 4")
        assert "Chị Sương (tổ 2) ghi" in asked
        told = await head.taps("Giữ phần các tổ ấy, còn lại ghi theo chị")
        assert "có mặt 2, vắng 2. Vắng: 3 Đào, 4 Cúc" in told
        assert meeting(town).absent == 2
        refused = await leader.says("đủ hết")
        assert "Chị Hạnh đã điểm danh buổi này" in refused
        assert meeting(town).absent == 2


async def test_a_leaders_names_after_the_heads_count_leave_the_count_until_all_groups_are_in(town: Town) -> None:
    with time_machine.travel(CALLED) as clock:
        head, _ = await meeting_with(town, "zalo-bot", "Nguyễn Thị Đào", "Trần Thị Cúc")
        leader = await town.member("zalo-bot", "Võ Thị Sương")
        group_of(town, "Võ Thị Sương", "Nguyễn Thị Đào")
        clock.move_to(AFTERWARDS)
        await head.says("có mặt 3 người")
        assert "tổ 2: có mặt 0, vắng 1" in await leader.says("vắng 3")
        assert (meeting(town).present, meeting(town).expected, meeting(town).count_only) == (3, 4, True)
        await leader.says("sửa lại")
        assert (meeting(town).present, meeting(town).count_only) == (3, True)


async def test_two_heads_at_the_same_moment_are_never_both_taken_unseen(town: Town) -> None:
    with time_machine.travel(CALLED) as clock:
        await meeting_with(town, "zalo-bot", "Nguyễn Thị Đào", "Trần Thị Cúc")
        await town.member("zalo-bot", "Phạm Thị Mai", role=Role.DEPUTY)
        clock.move_to(AFTERWARDS)
        heads = [who(person(town, name)) for name in ("Lê Thị Hạnh", "Phạm Thị Mai")]
        missing = [person(town, name) for name in ("Nguyễn Thị Đào", "Trần Thị Cúc")]
        number = meeting(town).id or 0
        outcomes = await asyncio.gather(
            *(
                town.house.db.write(take_roll, head, number, absent=[one], seen=0)
                for head, one in zip(heads, missing, strict=True)
            ),
            return_exceptions=True,
        )
        assert {type(one) for one in outcomes} == {RollTaken, RollStands}
        assert len(town.rows(Roll)) == 1
        assert len(town.rows(AttendanceChange)) == len(town.rows(Attendance)) == meeting(town).invited


@pytest.mark.parametrize("text", ["vắng Lan 1990", "vang lan 1990"])
async def test_a_birth_year_decides_between_two_women_of_one_name(town: Town, text: str) -> None:
    with time_machine.travel(CALLED) as clock:
        head, _ = await meeting_with(town, "zalo-bot")
        town.on_paper("Trần Thị Lan", year=1975)
        town.on_paper("Lê Thị Lan", year=1990)
        clock.move_to("2026-11-28T19:10:00+07:00")
        await town.tick()  # who joined since is on the list
        clock.move_to(AFTERWARDS)
        assert "Vắng: 4 Lan" in await head.says(text)


async def test_without_marks_a_name_may_be_written_either_way_and_is_asked(town: Town) -> None:
    with time_machine.travel(CALLED) as clock:
        head, _ = await meeting_with(town, "zalo-bot", "Trần Thị Lan", "Lê Thị Lân")
        clock.move_to(AFTERWARDS)
        asked = await head.says("vang lan")
        assert "3. Trần Thị Lan" in asked
        assert "4. Lê Thị Lân" in asked
        assert "Vắng: 4 Lân" in await head.says("4")


async def test_a_woman_is_found_by_what_people_call_her(town: Town) -> None:
    with time_machine.travel(CALLED) as clock:
        head, _ = await meeting_with(town, "zalo-bot", "H'Bia Niê", "Nguyễn Thị Đào")

        def call(session: Session) -> None:
            woman = session.exec(select(Person).where(Person.full_name == "Nguyễn Thị Đào")).one()
            woman.calling_name = "Út Em"
            session.add(woman)

        town.write(call)
        clock.move_to(AFTERWARDS)
        assert "Vắng: 3 H'Bia, 4 Út Em" in await head.says("vắng h'bia, út em")


async def test_a_signed_sheet_is_typed_in_weeks_later_and_both_days_are_kept(town: Town, platform: str) -> None:
    with time_machine.travel(CALLED) as clock:
        head, _ = await meeting_with(town, platform, "Nguyễn Thị Đào", "Trần Thị Cúc")
        clock.move_to(AFTERWARDS)
        await head.says("có mặt 3 người")
        clock.move_to("2027-01-10T09:00:00+07:00")
        await town.tick()
        assert "Chưa có buổi nào để điểm danh" in await head.says("vắng 3")
        asked = await head.says("nhap to ky ten")
        assert "ai không ký" in asked
        told = await head.says("có mặt 1 2 4")
        assert "có mặt 3, vắng 1" in told
        assert "thứ Bảy 28/11" in told
        assert "thêm Nguyễn Thị Lan 1975" in told
        held = meeting(town)
        assert str(held.local_date) == "2026-11-28"
        assert held.roll_at is not None
        assert held.roll_at.year == 2027
        assert not held.count_only
        assert 'chị nhắn "sửa điểm danh"' in await head.says("nhập tờ ký tên")


@pytest.mark.parametrize("text", ["vắng " + "9 " * 2500, "😀", "<b>vắng</b> 3", "\u200b", "999999"])
async def test_odd_input_takes_no_roll(town: Town, text: str) -> None:
    with time_machine.travel(CALLED) as clock:
        head, _ = await meeting_with(town, "telegram", "Nguyễn Thị Đào")
        clock.move_to(AFTERWARDS)
        await head.says("điểm danh")
        await head.says(text)
        assert town.rows(Roll) == []


async def test_an_old_button_takes_back_its_own_roll_and_says_when_it_is_too_late(town: Town) -> None:
    with time_machine.travel(CALLED) as clock:
        head, _ = await meeting_with(town, "telegram", "Nguyễn Thị Đào", "Trần Thị Cúc", "Lê Thị Hồng")
        group_of(town, "", "Nguyễn Thị Đào", "Trần Thị Cúc")
        group_of(town, "", "Lê Thị Hồng", number=3)
        clock.move_to(AFTERWARDS)

        async def writes(line: str) -> Callable[[], Any]:
            await head.says(line)
            shown = head.device.screen[-1]
            data = next(data for row in shown.buttons for label, data in row if label == "Sửa lại")
            return lambda: head.device._presses(shown, data)

        first = await writes("tổ 2 vắng 3")
        second = await writes("tổ 3 vắng 5")
        await head.reads_after(first)
        marks = {one.person_id: one.mark for one in town.rows(Attendance)}
        assert person(town, "Nguyễn Thị Đào") not in marks
        assert marks[person(town, "Lê Thị Hồng")] == "absent", "the later roll stays"
        assert "đã lấy lại rồi" in await head.reads_after(first)
        await head.says("tổ 3 có mặt đủ")
        assert "ghi lại sau lần đó" in await head.reads_after(second)
        marks = {one.person_id: one.mark for one in town.rows(Attendance)}
        assert marks[person(town, "Lê Thị Hồng")] == "present"
