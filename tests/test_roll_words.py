"""A roll in a head's own words: who came late, numbers that nobody has, the sheet of the right meeting."""

from datetime import datetime

import pytest
import time_machine
from sqlmodel import Session

from bot.reading.absent_line import read_absent
from bot.reading.late import read_late
from bot.reading.roll_line import RollKind, RollLine, read_roll
from models import calls
from models.attendance import Attendance
from models.clock import now
from models.meetings import Meeting, MeetingKind
from models.rolls import Roll
from models.text import fold
from tests.chat import Town
from tests.roll_town import AFTERWARDS, CALLED, meeting, meeting_with, past_meeting, person, who

A, P, E = RollKind.ABSENT, RollKind.PRESENT, RollKind.ALL

LATE = {
    "25 đến muộn": [25],
    "25 den muon": [25],
    "số 25 đến trễ nhé": [25],
    "25, 31 về sớm": [25, 31],
    "25 muộn": [25],
    "25 về trước rồi em": [25],
    "Lan đến muộn 15 phút": ["Lan"],
    "chị Lan tới trễ, chị Hoa về giữa chừng": ["Lan", "Hoa"],
    "25 xin về sớm": [25],
    "vắng 25": [],
    "25 đi được": [],
    "đến muộn": [],
    "25 đến muộn không?": [],
}
WITH_LATE = {
    "vắng 3 7, 25 đến muộn": RollLine(A, (3, 7), late=(25,)),
    "vang 3 7, 25 den muon": RollLine(A, (3, 7), late=(25,), marked=False),
    "vắng 3 7 25 đến muộn": RollLine(A, (3, 7), late=(25,)),
    "vắng 3, 7. Lan về sớm": RollLine(A, (3, 7), late=("Lan",)),
    "đủ hết, 25 đến muộn": RollLine(E, late=(25,)),
    "có mặt: 3 7, 25 đến muộn": RollLine(P, (3, 7, 25), late=(25,)),
    "25 đến muộn, vắng 3 7": RollLine(A, (3, 7), late=(25,)),
}

MISSING = {
    "3 không đi": RollLine(A, (3,)),
    "3 7 ko den": RollLine(A, (3, 7), marked=False),
    "3 vắng, 7 vắng": RollLine(A, (3, 7)),
    "Lan, Hoa vắng": RollLine(A, names=("Lan", "Hoa")),
    "chị Lan không đi họp": RollLine(A, names=("Lan",)),
    "Lan tổ 2 vắng": RollLine(A, names=("Lan tổ 2",)),
    "tổ 2: 3 vắng, 7 nghỉ": RollLine(A, (3, 7), group=2),
    "3 bận không đến, 7 vắng": RollLine(A, (7,), (), (3,)),
    "3 vắng có lý do, Lan vắng": RollLine(A, names=("Lan",), excused_numbers=(3,)),
    "3 vắng, 25 đến muộn": RollLine(A, (3,), late=(25,)),
    "3 vắng, tổ 3 vắng": None,
    "24 có mặt": None,
    "tôi vắng": None,
    "mẹ vắng nhà": None,
    "3 không đi?": None,
    "<b>3</b> vắng": None,
}
EXCUSED = {
    "vắng 3 7, có lý do 12 15": RollLine(A, (3, 7), (), (12, 15)),
    "vắng 3 7, có lý do: 12": RollLine(A, (3, 7), (), (12,)),
    "vắng 3 7; có phép Lan": RollLine(A, (3, 7), excused_names=("Lan",)),
    "vắng 3 7 có lý do, 12": RollLine(A, (12,), (), (3, 7)),
    "vắng 3 7, có lý do": RollLine(A, excused_numbers=(3, 7)),
    "vắng có lý do 3, không lý do 7": RollLine(A, (7,), (), (3,), firm=(7,)),
}
COUNTS = {"91/103": 91, "91/103 chị": 91, "25/30": 25, "20/11": None, "8/12": None, "103/91": None, "0/171": 0}


@pytest.mark.parametrize(("text", "line"), MISSING.items())
def test_who_is_missing_may_be_said_after_her_name(text: str, line: RollLine | None) -> None:
    assert read_absent(text) == line


@pytest.mark.parametrize(("text", "line"), EXCUSED.items())
def test_a_reason_is_said_of_the_women_beside_it(text: str, line: RollLine) -> None:
    assert read_roll(text) == line


@pytest.mark.parametrize(("text", "count"), COUNTS.items())
def test_a_part_of_a_whole_is_a_count_unless_it_is_a_day(text: str, count: int | None) -> None:
    read = read_roll(text)
    assert (read.count if read else None) == count


@pytest.mark.parametrize(("text", "late"), LATE.items())
def test_who_came_late_or_left_early_is_understood(text: str, late: list[int | str]) -> None:
    assert read_late(text) == late
    bare = ",".join(fold(part) for part in text.split(","))
    assert [fold(str(one)) for one in read_late(bare) if "?" not in text] == [fold(str(one)) for one in late]


@pytest.mark.parametrize(("text", "line"), WITH_LATE.items())
def test_a_roll_may_name_those_who_came_late_beside_it(text: str, line: RollLine) -> None:
    assert read_roll(text) == line


async def test_who_came_late_is_present_and_it_is_said(town: Town, platform: str) -> None:
    with time_machine.travel(CALLED) as clock:
        head, _ = await meeting_with(town, platform, "Nguyễn Thị Đào", "Trần Thị Cúc")
        await head.says("25 đến muộn")  # no meeting is on: nothing happens
        clock.move_to(AFTERWARDS)
        asked = await head.says("4 đến muộn")
        assert "vẫn tính là có mặt (4 Cúc)" in asked
        assert "ai vắng" in asked
        assert "vẫn tính là có mặt (3 Đào)" in await head.says("3 ve som")
        nobody = await head.says("25 đến muộn")
        assert "Danh sách không có 25." in nobody
        assert "tính là có mặt" not in nobody
        assert town.rows(Roll) == []
        taken = await head.says("vắng 2, 4 đến muộn")
        assert "có mặt 3, vắng 1" in taken
        assert "vẫn tính là có mặt (4 Cúc)" in taken
        assert "vắng không lý do → có mặt" in await head.says("2 đến muộn")
        assert meeting(town).present == 4
        assert "vẫn tính là có mặt (2 Lụa)" in await head.says("2 đến muộn")


async def test_who_is_missing_is_a_roll_while_the_meeting_is_on_and_an_answer_before_it(
    town: Town, platform: str
) -> None:
    with time_machine.travel(CALLED) as clock:
        head, _ = await meeting_with(town, platform, "Nguyễn Thị Đào", "Trần Thị Cúc", "Lê Thị Lan")
        assert "Em ghi bà Nguyễn Thị Đào không đi được" in await head.says("3 không đi")
        await head.says("sửa lại")
        assert town.rows(Roll) == []
        clock.move_to(AFTERWARDS)
        assert "Vắng: 3 Đào." in await head.says("3 khong di")
        assert "có mặt → vắng không lý do" in await head.says("Cúc, Lan vắng")
        assert meeting(town).present == 2
        await head.says("sửa lại")
        await head.says("sửa lại")
        assert "Vắng: 3 Đào, 4 Cúc." in await head.says("3 vắng, 4 vắng")
        await head.says("sửa lại")
        await head.says("điểm danh")
        assert "Vắng: 5 Lan." in await head.says("lan vắng")
        await head.says("sửa lại")
        assert "vắng hay có mặt" in await head.says("điểm danh: Lan, Cúc")
        assert "có mặt 3, vắng 2" in await head.says("vắng")
        await head.says("sửa lại")
        assert "tổ 2 vắng 3 7" in await head.says("diem danh to 2")
        assert "Em đang làm" in await head.says("phiếu điểm danh")
        await head.says("sửa lại")
        assert "có mặt 4/5 (80%)" in await head.says("4/5 chị")
        assert "vắng" not in await head.says("mai vắng")  # nobody is called so


async def test_a_number_that_nobody_has_is_named_and_repaired_by_one_short_message(town: Town, platform: str) -> None:
    with time_machine.travel(CALLED) as clock:
        head, _ = await meeting_with(town, platform, "Nguyễn Thị Đào", "Trần Thị Cúc", "Lê Thị Hồng")
        clock.move_to(AFTERWARDS)
        asked = await head.says("vang 3, 4 va 300")
        assert "không có số 300 nên em chưa ghi gì" in asked
        assert 'nhắn "bỏ"' in asked
        assert town.rows(Roll) == []
        taken = await head.says("5")
        assert "có mặt 2, vắng 3" in taken
        assert "3 Đào, 4 Cúc, 5 Hồng" in taken
        assert "không có số 300" in await head.says("vắng 3 300")
        assert "không có số 301" in await head.says("301")
        assert "đã ghi vắng 4 Cúc, 5 Hồng. Chị ghi thêm hay thay ạ?" in await head.says("bỏ")
        assert "có mặt 4, vắng 1" in await head.says("thay")
        asked = await head.says("vắng 300")
        assert 'nhắn "bỏ"' not in asked  # that would be a roll without anybody missing
        assert "không có số 300 nên em chưa ghi gì" in await head.says("bỏ số 300")
        assert "vắng 0" in await head.says("đủ hết")
        corrected = await head.says("sửa điểm danh: 3 vắng, 300 vắng")
        assert "có mặt → vắng không lý do" in corrected
        assert "Riêng số 300 không có trong danh sách" in corrected
        assert {row.person_id for row in town.rows(Attendance, mark="absent")} == {person(town, "Nguyễn Thị Đào")}


async def test_the_signed_sheet_is_the_branchs_last_one_and_never_silently_a_clubs(town: Town) -> None:
    with time_machine.travel(CALLED) as clock:
        head, _ = await meeting_with(town, "zalo-bot", "Nguyễn Thị Đào")
        clock.move_to(AFTERWARDS)
        hanh = person(town, "Lê Thị Hạnh")

        def of_club(session: Session) -> int:
            begins = datetime.fromisoformat("2026-11-29T15:00:00+07:00")
            found = calls.create_meeting(session, who(hanh), town.ids["man"], MeetingKind.CLUB, begins, "", "")
            return found.id or 0

        town.write(of_club)
        clock.move_to("2026-11-30T09:00:00+07:00")
        asked = await head.says("nhap to ky ten")
        assert "Tờ ký tên sinh hoạt chi hội thứ Bảy 28/11" in asked
        await head.says("đủ hết")
        assert town.rows(Meeting, kind=MeetingKind.BRANCH)[0].roll_at is not None
        asked = await head.says("nhập tờ điểm danh")
        assert "1. Sinh hoạt câu lạc bộ" in asked  # the only one that is left, and she is asked all the same
        await head.says("0")
        past_meeting(town, "Lê Thị Hạnh", 40, roll=False)
        past_meeting(town, "Lê Thị Hạnh", 10, roll=False)
        asked = await head.says("nhập tờ ký tên")
        assert asked.index("20/11") < asked.index("21/10") < asked.index("câu lạc bộ")
        assert now().month == 11
