"""The yearly grading: drafted from facts by a province's table, confirmed by the commune; and whom to praise."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
import time_machine
from sqlmodel import Session, select

from bot.reading.grading_line import GradingLine, read_grading, read_table_line
from models.audit import Deed
from models.cut_off_changes import change_cut_off
from models.db import Database
from models.figures import Attended
from models.gathering import Gathered
from models.grading import Draft, GradeGiven, draft, draft_of, drafts, give_grade
from models.grading_changes import change_table
from models.grading_facts import Facts
from models.grading_tables import USUAL, Criterion, Grade, Of, Table, as_setting, is_table, read_table
from models.open_units import UnitClosed
from models.posts import Post, Role
from models.report_drafts_kept import ReportDraft, ReportState
from models.report_drafts_standing import in_time
from models.tree_changes import change
from models.tree_changes_kept import Deed as TreeDeed
from models.tree_changes_kept import What
from models.units import Unit
from models.women_counts import count_women
from tests.chat import Town
from tests.held_meetings import held_meeting
from tests.roll_town import past_meeting, who
from tests.test_gathering import books as books
from tests.test_member_figures import tree, woman

NOW = "2026-11-22T09:00:00+07:00"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("xếp loại", GradingLine("grading", "", 0)),
        ("xep loai chi hoi nam 2025", GradingLine("grading", "", 2025)),
        ("xếp loại thôn Mận năm ngoái ạ", GradingLine("grading", "thon man", 2025)),
        ("đề xuất khen thưởng hội viên thôn Mận", GradingLine("praise", "thon man", 0)),
        ("biểu dương", GradingLine("praise", "", 0)),
        ("tiêu chí xếp loại", GradingLine("table", "", 0)),
        ("", None),
        ("a" * 5000, None),
        ("khen chị Lan nấu ăn ngon quá em ơi hôm nay vui", None),
        ("😀", None),
    ],
)
def test_a_question_about_the_grading_is_understood(text: str, meant: GradingLine | None) -> None:
    assert read_grading(text, this_year=2026) == meant


def test_criteria_are_typed_a_line_each_and_what_is_unclear_is_named() -> None:
    read = read_table_line("tiêu chí dự sinh hoạt 30 điểm, đạt 70%; số buổi họp 20 điểm đạt 4\nxuất sắc từ 85\nabc")
    assert read is not None
    assert read.criteria == ((Of.ATTENDANCE, 30, 70), (Of.MEETINGS, 20, 4))
    assert (read.lines, read.unclear) == ({"excellent": 85}, ("abc",))
    assert read_table_line("tiêu chí xếp loại") is None
    assert read_table_line("dự sinh hoạt 30 điểm, đạt 70%") is None


@pytest.mark.parametrize(
    "bad",
    [None, [], {}, {"criteria": []}, {"criteria": [["attendance", 0, 70]]}, {"criteria": [["faith", 10, 70]]},
     {"criteria": [["new", 10, 2], ["new", 10, 3]]}, {"criteria": [["new", 10, 2]], "good": 95}, {"criteria": ["new"]}],
)  # fmt: skip
def test_what_is_no_table_of_criteria_is_not_taken(bad: Any) -> None:
    assert not is_table(bad)
    assert is_table(as_setting(USUAL))
    assert read_table(as_setting(USUAL)) == USUAL


def of(table: Table, attended: Attended, gathered: Gathered = Gathered(), *more: Any) -> Draft:  # noqa: B008
    unit = Unit(id=1, code="M", name="thôn Mận", folded="thon man", kind="branch", short_code="mmmm")
    return draft_of(unit, 2026, table, Facts(attended, gathered, *(more or (0,))))


def test_points_are_in_proportion_and_what_nobody_knows_costs_nothing() -> None:
    known = of(USUAL, Attended(35, 100, 4, 4), Gathered(60, 100), 2, (6, 12))
    assert [one.points for one in known.values] == [15, 20, 10, 20, 10, 5]
    assert (known.points, known.of, known.percent, known.drafted) == (80, 100, 80, Grade.GOOD)
    unknown = of(USUAL, Attended(70, 100, 4, 4))
    assert [one.value for one in unknown.values] == [70, 4, 100, None, 0, None]
    assert (unknown.points, unknown.of, unknown.drafted) == (60, 70, Grade.GOOD)
    assert of(USUAL, Attended()).drafted is Grade.WEAK
    nothing = of(Table((Criterion(Of.ROLLS, 100, 100),)), Attended())
    assert (nothing.points, nothing.of, nothing.drafted) == (0, 0, None), "of whom nothing is known is not weak"
    assert of(Table((Criterion(Of.NEW, 100, 1),)), Attended(), Gathered(), 1).drafted is Grade.EXCELLENT


def test_a_report_is_in_time_until_three_days_after_the_books_closed(books: Database) -> None:
    def play(session: Session) -> None:
        at = tree(session)
        for unit, month, state, confirmed in (
            ("Mận", 8, ReportState.SENT, (9, 3)),
            ("Mận", 9, ReportState.REPLACED, (10, 3)),
            ("Mận", 10, ReportState.SENT, (11, 4)),
            ("Mận", 11, ReportState.DRAFT, None),  # its books have not closed
            ("Bưởi", 10, ReportState.TAKEN_BACK, (11, 1)),
        ):
            end = date(2026, month + 1, 1)
            when = datetime(2026, *confirmed, 9, tzinfo=UTC) if confirmed else None
            row = ReportDraft(
                unit_id=at[unit], kind="month", year=2026, number=month, start=date(2026, month, 1), end=end,
                state=state, confirmed_at=when, drafted_at=datetime(2026, month, 28, tzinfo=UTC),
            )  # fmt: skip
            session.add(row)
        session.flush()
        units = [at["Mận"], at["Bưởi"], at["Ổi"]]
        told = in_time(session, units, date(2026, 1, 1), date(2027, 1, 1))
        assert told == {at["Mận"]: (2, 3), at["Bưởi"]: (0, 1)}
        reports = draft(session, None, at["Mận"], 2026).values[-1]
        assert (reports.criterion.of, reports.value, reports.n, reports.m) == (Of.REPORTS, 67, 2, 3)
        assert {one.unit: one.values[-1].n for one in drafts(session, None, at["X1"], 2026)}["thôn Mận"] == 2

    with time_machine.travel(NOW):
        books.write_now(play)


def test_a_branch_with_books_of_its_own_has_the_same_points_alone_and_in_the_list(books: Database) -> None:
    def play(session: Session) -> None:
        at = tree(session)
        cadre = woman(session)
        session.add(Post(person_id=cadre, role=Role.CADRE, unit_id=at["X1"], from_date=date(2020, 1, 1)))
        session.flush()
        for day in (date(2025, 12, 20), date(2026, 3, 1), date(2026, 4, 1)):
            held_meeting(session, at["Mận"], day, 8, 10)
        count_women(session, None, at["Mận"], 40)
        change_cut_off(session, None, at["Mận"], 15, "2025-01")
        alone = draft(session, None, at["Mận"], 2026)
        assert alone.values[1].n == 3, "its year began on 16 December"
        assert alone in drafts(session, None, at["X1"], 2026)
        for _time in range(3):
            give_grade(session, who(cadre), at["Mận"], 2026, Grade.GOOD, "vượt khó")
        assert len(session.exec(select(GradeGiven)).all()) == 1, "the same again is no news"
        assert len(session.exec(select(Deed).where(Deed.what == "grade")).all()) == 1
        change(session, None, TreeDeed(What.MERGE, (at["Mận"],), into=at["Bưởi"]))
        assert draft(session, None, at["Mận"], 2026).values[1].n == 3
        with pytest.raises(UnitClosed):
            give_grade(session, who(cadre), at["Mận"], 2026, Grade.WEAK, "đã gộp")

    with time_machine.travel(NOW):
        books.write_now(play)


async def test_the_commune_confirms_or_changes_with_a_reason_and_nobody_else_sees_it(town: Town, platform: str) -> None:
    with time_machine.travel(NOW):
        head = await town.member(platform, "Lê Thị Hạnh", role=Role.HEAD)
        lua = await town.member(platform, "Nguyễn Thị Lụa")
        cadre = await town.member(platform, "Phạm Thị Thập", role=Role.CADRE, unit="commune")
        above = await town.member(platform, "Vũ Thị Hiền", role=Role.CADRE, unit="province")
        town.on_paper("Trần Thị Cúc")
        for days in (100, 60, 30, 10):
            past_meeting(town, "Lê Thị Hạnh", days, absent=("Trần Thị Cúc",))
        told = await cadre.says("xếp loại chi hội")
        assert "đã duyệt 0" in told
        told = await cadre.says("1")
        assert "8/12 (67%)" in told
        assert "Tập hợp hội viên: chưa có số" in told
        assert "đã ghi thôn Mận năm 2026" in await cadre.says("1")
        await cadre.says("xếp loại thôn Mận")
        assert "xếp loại nào" in await cadre.says("2")
        assert "Vì sao" in await cadre.says("hoàn thành")
        told = await cadre.says("giúp đỡ được nhiều chị khó khăn")
        assert "năm 2026: hoàn thành, 59/70 điểm (84%)." in told, "of what is known, and what that comes to"
        told = await head.says("xếp loại năm nay")
        assert "Xã đã duyệt: hoàn thành. Lý do: giúp đỡ" in told
        assert "1. " not in told
        assert "thôn Mận" not in await lua.says("xếp loại thôn Mận")
        assert "thôn Bưởi" not in await head.says("xếp loại thôn Bưởi")
        assert "xã Hoa Mai" in await above.says("xếp loại")
        assert "đã duyệt 1" in await above.says("1")
        assert "30 điểm, đủ điểm từ 70%" in await above.says("tiêu chí xếp loại")
        told = await above.says("tiêu chí dự sinh hoạt 60 điểm, đạt 60%; xuất sắc từ 85")
        assert "Dự sinh hoạt: 60 điểm" in told
        assert "Tổng 130 điểm nên xếp theo phần trăm: xuất sắc từ 85% (110/130 điểm), tốt từ 70% (91)" in told
        assert "Theo số liệu năm 2026 của 1 chi hội" in told or "chi hội lên loại" in told
        town.write(change_table, None, town.ids["province"], Table((Criterion(Of.NEW, 100, 2),)), 2026)
        assert "vừa có người đổi, em chưa ghi gì cả" in await above.says("1"), "who only said yes overwrites nobody"
        town.write(change_table, None, town.ids["province"], None, 2026)
        await above.says("tiêu chí dự sinh hoạt 60 điểm, đạt 60%; xuất sắc từ 85")
        assert "đã ghi tiêu chí xếp loại của tỉnh" in await above.says("1")
        assert "60/60 điểm" in await head.says("xếp loại")
        assert "chưa có chi hội nào" in await cadre.says("khen thưởng")
        await head.says("đề xuất khen thưởng")
        assert "Cúc" not in head.last
        assert "dự 4/4 buổi" in head.last
        assert "Năm 2035" in await cadre.says("xếp loại năm 2035")
