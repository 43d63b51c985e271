"""A mark said outright corrects the roll that stands: "ghi có mặt chị Yến 1987" makes no new member of her."""

from datetime import date

import pytest
import time_machine
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.reading.correction_line import CorrectionLine
from bot.reading.mark_line import MarkLine, read_mark
from bot.reading.member_lines import looks_like_women
from models.attendance import Attendance
from models.corrections import Correction
from models.members import Membership
from tests.chat import Town
from tests.roll_town import AFTERWARDS, CALLED, group_of, meeting, meeting_with

SAID = [
    ("ghi có mặt chị Yến 1987", MarkLine(CorrectionLine(names={"present": ["Yến 1987"]}), ordered=True)),
    ("ghi co mat chi lan", MarkLine(CorrectionLine(names={"present": ["lan"]}, marked=False), ordered=True)),
    ("ghi chị Nga vắng có lý do", MarkLine(CorrectionLine(names={"excused": ["Nga"]}), ordered=True)),
    ("sửa chị Yến thành có mặt", MarkLine(CorrectionLine(names={"present": ["Yến"]}), ordered=True)),
    ("chị Yến có mặt mà em", MarkLine(CorrectionLine(names={"present": ["Yến"]}), ordered=False)),
    ("4 có mặt", MarkLine(CorrectionLine(numbers={"present": [4]}), ordered=False)),
]


@pytest.mark.parametrize(("text", "mark"), SAID)
def test_a_mark_is_read(text: str, mark: MarkLine) -> None:
    assert read_mark(text) == mark


@pytest.mark.parametrize(
    "text",
    ["", "0", "😀", "ghi", "em có mặt", "ghi hội phí 3 7", "chị Yến có mặt không?", "có mặt 24 người", "9" * 5000],
)
def test_what_is_no_mark_is_left_to_others(text: str) -> None:
    assert read_mark(text) is None


@settings(max_examples=40)
@given(st.text(max_size=120))
def test_no_text_breaks_the_reading_of_marks(text: str) -> None:
    read_mark(f"ghi có mặt {text}")
    read_mark(f"{text} có mặt")


@pytest.mark.parametrize(
    "text", ["ghi có mặt chị Yến 1987", "xóa Lan Anh 1987", "gọi giúp chị Hoa 1980", "nhắc bà Đào nhà Mai 1950"]
)
def test_what_is_said_of_a_woman_is_no_new_member(text: str) -> None:
    assert not looks_like_women(text, today=date(2026, 11, 22))
    assert looks_like_women("chị Phạm Thị Yến 1987", today=date(2026, 11, 22))
    assert looks_like_women("pham thi chi 1987", today=date(2026, 11, 22))


async def test_a_mark_said_outright_corrects_the_roll_and_never_writes_a_new_member(town: Town, platform: str) -> None:
    with time_machine.travel(CALLED) as clock:
        head, _ = await meeting_with(town, platform, "Lê Thị Yến", "Trần Thị Lan", "Phạm Thị Lan", "Vũ Thị Nga")
        women = len(town.rows(Membership))
        clock.move_to(AFTERWARDS)
        first = await head.says("ghi có mặt chị Yến 1960")
        assert "Buổi này chưa điểm danh" in first
        assert "ai vắng" in first
        assert "có mặt 5, vắng 1" in await head.says("vắng 3")
        fixed = await head.says("ghi có mặt chị Yến 1960")
        assert "Lê Thị Yến (1960): vắng không lý do → có mặt" in fixed
        assert "Có hai chị Lan" in await head.says("ghi có mặt chị Lan")
        assert "đã ghi như vậy rồi" in await head.says("4")
        assert "→ vắng không lý do" in await head.says("ghi chị Nga vắng")
        assert "vắng không lý do → có mặt" in await head.says("có mặt chị Nga")
        assert (meeting(town).present, meeting(town).absent) == (6, 0), "nobody else is absent for it"
        assert "đã ghi như vậy rồi" in await head.says("3 có mặt")
        assert "không thấy ai tên Tèo" in await head.says("ghi có mặt chị Tèo 1980")
        assert "chưa ghi gì" in await head.says("0")
        assert "Dung" not in await head.says("đúng")
        assert len(town.rows(Membership)) == women
        assert len(town.rows(Attendance)) == 6


async def test_a_leader_marks_her_own_women_only_and_a_list_is_a_roll_as_before(town: Town) -> None:
    with time_machine.travel(CALLED) as clock:
        _head, _ = await meeting_with(town, "zalo-bot", "Nguyễn Thị Đào", "Trần Thị Cúc")
        leader = await town.member("zalo-bot", "Võ Thị Sương")
        group_of(town, "Võ Thị Sương", "Nguyễn Thị Đào")
        clock.move_to(AFTERWARDS)
        await leader.says("vắng 3")
        assert "vắng không lý do → có mặt" in await leader.says("ghi có mặt bà Đào")
        assert "không thấy ai tên Cúc" in await leader.says("ghi có mặt bà Cúc")
        await leader.says("0")
        assert "có mặt 1, vắng 0" in await leader.says("có mặt: 3")
        assert len(town.rows(Correction)) == 1
