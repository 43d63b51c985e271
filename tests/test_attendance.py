"""The roll in one message, check-in by the number read aloud, and who is told at home."""

from datetime import datetime

import pytest
import time_machine

from models.attendance import Attendance, AttendanceChange
from models.check_in import number_now
from tests.chat import Town
from tests.roll_town import AFTERWARDS, CALLED, JUST_BEFORE, group_of, meeting, meeting_with


async def test_the_roll_is_taken_by_exception_and_a_name_that_fits_two_women_is_asked_back(
    town: Town, platform: str
) -> None:
    with time_machine.travel(CALLED) as clock:
        head, _ = await meeting_with(town, platform, "Nguyễn Thị Đào", "Trần Thị Cúc", "Lê Thị Lan", "Trần Thị Lan")
        clock.move_to(AFTERWARDS)
        asked = await head.says("vắng 3 lan")
        assert "Có hai chị" in asked
        assert "5. Lê Thị Lan" in asked
        assert "có mặt 4, vắng 2" in await head.says("6")
        assert (meeting(town).present, meeting(town).absent, meeting(town).expected) == (4, 2, 6)
        assert "lấy lại" in await head.says("sửa lại")
        assert (meeting(town).present, meeting(town).roll_at) == (0, None)
        assert "có mặt 5, vắng 1" in await head.says("có mặt hết trừ Cúc")
        assert len(town.rows(AttendanceChange)) == 6 + 6 + 6
        await head.says("sửa lại")
        assert "có mặt 4, vắng 2" in await head.says("vắng đào cúc")


async def test_a_woman_who_said_no_with_a_reason_is_excused(town: Town, platform: str) -> None:
    with time_machine.travel(CALLED) as clock:
        head, lua = await meeting_with(town, platform, "Nguyễn Thị Đào")
        await lua.says("bận gặt không đi được")
        clock.move_to(AFTERWARDS)
        assert "có mặt 1, vắng 1, vắng có lý do 1" in await head.says("vắng 2 3")


async def test_a_count_without_names_sets_present_only(town: Town, platform: str) -> None:
    with time_machine.travel(CALLED) as clock:
        head, _ = await meeting_with(town, platform, "Nguyễn Thị Đào", "Trần Thị Cúc")
        clock.move_to(AFTERWARDS)
        assert "có mặt 3/4 (75%)" in await head.says("có mặt 3 người")
        assert "nhiều hơn 4 người được mời" in await head.says("có mặt 30 người")
        assert meeting(town).present == 3
        assert town.rows(Attendance) == []


async def test_she_checks_in_by_the_number_and_the_heads_roll_outranks_it(town: Town, platform: str) -> None:
    with time_machine.travel(CALLED) as clock:
        head, lua = await meeting_with(town, platform)
        stranger = town.phone(platform)
        await stranger.says("chào")
        clock.move_to(JUST_BEFORE)
        await town.tick()
        assert "Số điểm danh" in await head.gets("Số điểm danh")
        number = town.house.db.read_now(number_now, meeting(town).id or 0, datetime.now().astimezone())
        assert any(number in text for text in head.arrived())
        wrong = "0000" if number != "0000" else "1111"
        assert "đọc" in await lua.says("toi dang o nha van hoa roi")
        assert "chưa đúng" in await lua.says(wrong)
        assert "chưa có buổi nào mở điểm danh" in await stranger.says(number)
        assert "đã đến" in await lua.says(number)
        assert meeting(town).present == 1
        assert meeting(town).roll_at is None
        clock.move_to(AFTERWARDS)
        await head.says("vắng lụa")
        row = next(r for r in town.rows(Attendance) if r.checked_in_at is not None)
        assert (row.mark, row.source) == ("absent", "head")
        assert meeting(town).present == 1


async def test_the_number_before_counts_for_two_minutes_more_and_five_wrong_tries_are_the_end(
    town: Town, platform: str
) -> None:
    with time_machine.travel(CALLED) as clock:
        _, lua = await meeting_with(town, platform)
        clock.move_to("2026-11-28T19:29:30+07:00")
        old = town.house.db.read_now(number_now, meeting(town).id or 0, datetime.now().astimezone())
        clock.move_to("2026-11-28T19:33:00+07:00")
        now = town.house.db.read_now(number_now, meeting(town).id or 0, datetime.now().astimezone())
        wrong = next(n for n in ("1234", "4321", "9876") if n not in {old, now})
        assert "chưa đúng" in await lua.says(old if old != now else wrong)
        for _ in range(3):
            await lua.says(wrong)
        assert "nhờ chị chi hội trưởng" in await lua.says(wrong)
        assert "nhờ chị chi hội trưởng" in await lua.says(now)
        assert town.rows(Attendance) == []


async def test_the_leader_ticks_those_she_told_at_their_door_and_answers_for_them(town: Town, platform: str) -> None:
    with time_machine.travel(CALLED) as clock:
        head, _ = await meeting_with(town, platform, "Nguyễn Thị Đào", "Trần Thị Cúc", "Lê Thị Hồng")
        clock.move_to("2026-11-27T16:00:30+07:00")
        await town.tick()
        asked = await head.gets("chưa được báo")
        assert "Còn 3 chị" in asked
        assert "3. Nguyễn Thị Đào (1960) không có điện thoại" in asked
        thanks = await head.says("da bao 3 4, ba dao di duoc")
        assert "Còn 1 chị" in thanks
        assert "5. Lê Thị Hồng" in thanks
        assert "Đào đi được" in thanks
        assert meeting(town).yes == 1


@pytest.mark.parametrize("text", ["vắng 99", "vắng 3 99"])
async def test_a_number_that_is_not_on_the_list_changes_nothing(town: Town, text: str) -> None:
    with time_machine.travel(CALLED) as clock:
        head, _ = await meeting_with(town, "zalo-bot", "Nguyễn Thị Đào")
        clock.move_to(AFTERWARDS)
        assert "không có số 99" in await head.says(text)
        assert town.rows(Attendance) == []


async def test_a_roll_before_the_meeting_is_refused_kindly(town: Town, platform: str) -> None:
    with time_machine.travel(CALLED):
        head, _ = await meeting_with(town, platform, "Nguyễn Thị Đào")
        told = await head.says("vắng 3")
        assert "Chưa đến giờ điểm danh sinh hoạt chi hội. Em mở điểm danh từ 19 giờ (7 giờ tối), thứ Bảy 28/11" in told


async def test_each_group_leader_takes_her_own_groups_roll_and_no_other(town: Town, platform: str) -> None:
    with time_machine.travel(CALLED) as clock:
        head, _ = await meeting_with(town, platform, "Nguyễn Thị Đào", "Trần Thị Cúc")
        leader = await town.member(platform, "Võ Thị Sương")

        group_of(town, "Võ Thị Sương", "Nguyễn Thị Đào")
        clock.move_to(AFTERWARDS)
        assert "tổ 2: có mặt 0, vắng 1" in await leader.says("vắng 3")
        assert "không có số 4" in await leader.says("vắng 4")
        assert meeting(town).roll_at is None
        assert "có mặt 3, vắng 1" in await head.says("vắng 3")
        assert meeting(town).roll_at is not None


async def test_who_was_told_at_her_door_is_told_again_when_the_meeting_is_off(town: Town, platform: str) -> None:
    with time_machine.travel(CALLED) as clock:
        head, _ = await meeting_with(town, platform, "Nguyễn Thị Đào", "Trần Thị Cúc")
        await head.says("đã báo 3")
        clock.shift(60)
        await head.says("hoãn họp")
        await head.says("1")
        await town.tick()
        again = await head.gets("nhờ chị báo lại giúp")
        assert "3. Nguyễn Thị Đào" in again
        assert "Cúc" not in again
        await town.tick()
        assert sum("nhờ chị báo lại giúp" in text for text in head.arrived()) == 1
