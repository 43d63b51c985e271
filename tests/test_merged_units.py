"""A merged branch keeps what it was until its last day, and counts once: at every door, in every list."""

import io
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from python_calamine import CalamineWorkbook
from sqlmodel import Session

import locales
from api.pages.office.grades import _facts
from api.v1.report_members import OnDay, _gathering, _members
from bot.grading import _value
from bot.papers.figures_workbook import write_workbook
from bot.reports_text import paragraphs
from models import book_rolls
from models.conversations import Who
from models.gathering import Gathered, gathering
from models.grading import draft
from models.grading_tables import Of
from models.member_figures import Joined, Members, joined, members_on
from models.office_units import Asked, Order, Row, list_units
from models.periods import Period
from models.posts import Role
from models.report_drafts import draft as drafted_report
from models.report_drafts_counted import count
from models.report_drafts_kept import ReportDraft, ReportState
from models.tree_changes import UnitChanged, change
from models.tree_changes_kept import Deed, What
from models.units import UnitKind
from models.women_counts import count_women
from models.workbook_figures import gather
from tests.tree_town import Tree, planted

NOVEMBER = (date(2026, 11, 1), date(2026, 12, 1))
MERGED, LAST = date(2026, 11, 23), date(2026, 11, 22)


@pytest.fixture
def tree(database_url: str) -> Iterator[Tree]:
    """A commune whose branches Mận and Bưởi became one today; thôn Na stands."""
    with time_machine.travel("2026-11-22T09:00:00+07:00") as now, planted(database_url) as found:
        _before(found)
        now.shift(timedelta(days=1))
        yield found


def _before(tree: Tree) -> None:
    tree.make("na", "thôn Na", UnitKind.BRANCH, "commune")
    tree.make("G1", "tổ 1", UnitKind.GROUP, "man")
    tree.make("G2", "tổ 2", UnitKind.GROUP, "man")
    tree.make("V1", "câu lạc bộ dân vũ", UnitKind.CLUB, "man")
    for number in range(12):
        tree.woman(
            f"Nguyễn Thị {'ABCDEGHIKLMN'[number]}", "man", group="G1" if number < 5 else "G2" if number < 9 else ""
        )
    for name in ("Vũ Thị Bình", "Đỗ Thị Cúc"):
        tree.woman(name, "buoi")
    tree.woman("Lê Thị Nhài", "na")
    count_women(tree.session, None, tree.ids["man"], 20)
    count_women(tree.session, None, tree.ids["buoi"], 8)
    tree.meeting("man", date(2026, 11, 5), present=6, expected=12)
    tree.meeting("na", date(2026, 11, 6), present=1, expected=1)


def _merge(tree: Tree, who: Who) -> int:
    deed = Deed(What.MERGE, (tree.ids["man"], tree.ids["buoi"]), MERGED, name="thôn Mận Bưởi")
    done = change(tree.session, who, deed)
    assert isinstance(done, UnitChanged)
    return done.made[0]


def _rows(session: Session, who: Who, unit_id: int, **more: str) -> dict[str, Row]:
    asked = Asked(*NOVEMBER, None, more.get("words", ""), more.get("level", ""), Order.NAME, False, 1, 50)
    return {row.name + ("*" if row.direct else ""): row for row in list_units(session, who, unit_id, asked).rows}


def test_groups_and_the_women_in_none_add_up_to_the_branch_in_the_table(tree: Tree) -> None:
    who = tree.cadre("Cán Bộ", "commune")
    rows = _rows(tree.session, who, tree.ids["man"])
    assert {name: row.members for name, row in rows.items()} == {
        "thôn Mận*": 3,
        "câu lạc bộ dân vũ": None,
        "tổ 1": 5,
        "tổ 2": 4,
    }
    assert _rows(tree.session, who, tree.ids["commune"], words="tổ 2")["tổ 2"].members == 4


def test_a_merged_branch_is_what_it_was_on_its_last_day_at_every_door(tree: Tree) -> None:
    who = tree.cadre("Cán Bộ", "commune")
    before = members_on(tree.session, who, tree.ids["man"], LAST)
    new = _merge(tree, who)
    man, today = tree.ids["man"], MERGED
    for asked in (None, LAST, today, date(2026, 12, 31)):
        found = members_on(tree.session, who, man, today, as_of=asked)
        assert (found.total, found.on, found.as_of) == (Members(12), LAST, LAST)
        assert {part.name: part.figures for part in found.parts} == {part.name: part.figures for part in before.parts}
        rate = gathering(tree.session, who, man, as_of=asked)
        assert (rate.total, rate.on, rate.as_of) == (Gathered(12, 20), LAST, LAST)
        assert joined(tree.session, who, man, *NOVEMBER, as_of=asked).total == Joined()
        book = gather(tree.session, who, man, *NOVEMBER, as_of=asked)
        assert (book.on, book.members_on, book.gathered.total) == (LAST, Members(12), Gathered(12, 20))
        assert book.units[0].members == len(book.members or ()) == 12
    shown = _members(tree.session, who, OnDay(unit=man))
    assert (shown.on, shown.as_of, shown.total.members) == (LAST, LAST, 12)
    assert _gathering(tree.session, who, OnDay(unit=man)).rate.members == 12
    found = _rows(tree.session, who, tree.ids["commune"], words="thôn Mận")["thôn Mận"]
    assert (found.members, found.attended.present) == (12, 6)
    assert list_units(tree.session, who, man, Asked(*NOVEMBER, None, "", "", Order.NAME, False, 1, 9)).members == 12
    assert members_on(tree.session, who, new, today).total == Members(14)
    assert gathering(tree.session, who, new).total == Gathered(14, 28)
    assert members_on(tree.session, who, man, date(2026, 11, 1)).on == date(2026, 11, 1)


def test_merged_branches_stand_in_no_list_of_all_branches_beside_the_new_one(tree: Tree) -> None:
    who = tree.cadre("Cán Bộ", "province")
    new = _merge(tree, who)
    rows = _rows(tree.session, who, tree.ids["province"], level="branch")
    assert {name: (row.members, row.attended.present) for name, row in rows.items()} == {
        "thôn Mận Bưởi": (14, 6),
        "thôn Na": (1, 1),
    }
    asked = Asked(*NOVEMBER, None, "", "", Order.NAME, False, 1, 50)
    assert list_units(tree.session, who, tree.ids["commune"], asked).levels == ()
    assert list_units(tree.session, who, tree.ids["province"], asked).levels == (UnitKind.BRANCH,)
    below = _rows(tree.session, who, new)
    book = gather(tree.session, who, new, *NOVEMBER)
    lines = {line.name + ("*" if line.direct else ""): line for line in book.units if line.kind == "branch"}
    assert {name: (line.members, line.had) for name, line in lines.items()} == {
        "thôn Mận Bưởi": (14, None),
        "thôn Mận Bưởi*": (14, None),
        "thôn Mận": (None, 12),
        "thôn Bưởi": (None, 2),
    }, "what they had on their last day is said and in no sum"
    with CalamineWorkbook.from_filelike(io.BytesIO(write_workbook(book, "vi"))) as file:
        rows = {str(row[0]): row[4] for row in file.get_sheet_by_name("Theo đơn vị").to_python()}
    assert rows["thôn Bưởi (đã sáp nhập 23/11/2026)"] == "2 (đến hết 22/11/2026)"
    assert rows["thôn Mận Bưởi"] == 14
    assert below["thôn Mận"].members is None
    assert below["thôn Mận"].attended.present == 6
    assert sum(row.members or 0 for row in below.values()) == 14


def test_a_merger_moves_nobody_in_or_out_of_what_holds_both_halves(tree: Tree) -> None:
    who = tree.cadre("Cán Bộ", "province")
    new = _merge(tree, who)
    _nobody_moved(tree, who, new)
    for _tick in range(4):
        book_rolls.roll_up_due(tree.session)
    with time_machine.travel("2026-11-24T09:00:00+07:00"):
        for _tick in range(4):
            book_rolls.roll_up_due(tree.session)
        assert book_rolls.stale_books(tree.session) == []
        _nobody_moved(tree, who, new)


def _nobody_moved(tree: Tree, who: Who, new: int) -> None:
    for unit_id in (tree.ids["province"], tree.ids["commune"], new):
        found = joined(tree.session, who, unit_id, *NOVEMBER)
        assert (found.total, found.inside) == (Joined(), 0)
    parts = {part.name: part.figures for part in found.parts if part.figures}
    assert sum(one.regrouped for one in parts.values()) == 0
    assert parts["thôn Mận"] == Joined(regrouped=-3), "the women of its groups stay in these"
    assert joined(tree.session, who, tree.ids["man"], *NOVEMBER).total == Joined()
    counted = count(tree.session, tree.ids["commune"], Period(*NOVEMBER, "month"))
    assert counted.figures["came"] == counted.parts[new]["came"] == 0


def test_halves_that_met_twice_each_have_not_met_four_times(tree: Tree) -> None:
    tree.meeting("man", date(2026, 10, 5), present=6, expected=12)
    tree.meeting("buoi", date(2026, 11, 9), present=1, expected=2)
    for unit, month, confirmed in (("man", 9, 2), ("man", 10, None), ("man", 11, None), ("buoi", 9, None)):
        _report(tree, unit, month, confirmed)
    before = [draft(tree.session, None, tree.ids[half], 2026).values[-1] for half in ("man", "buoi")]
    new = _merge(tree, tree.cadre("Cán Bộ", "commune"))
    tree.ids["new"] = new
    found = draft(tree.session, None, new, 2026)
    assert [(one.n, one.m) for one in before] == [(1, 2), (0, 1)]
    assert [(one.n, one.m, one.merged) for one in found.values if one.criterion.of is Of.REPORTS] == [(1, 3, "all")]
    assert {one.criterion.of: one.value for one in found.values}[Of.MEETINGS] == 2
    tree.meeting("new", MERGED, present=7, expected=14)
    found = draft(tree.session, None, new, 2026)
    values = {one.criterion.of: one for one in found.values}
    assert (values[Of.MEETINGS].n, values[Of.MEETINGS].m) == (3, 0)
    assert (values[Of.ROLLS].n, values[Of.ROLLS].m) == (4, 4)
    said = [locales.label("vi", "grading-value", **_value(values[of])) for of in (Of.MEETINGS, Of.ROLLS, Of.REPORTS)]
    assert said == [
        "- Số buổi sinh hoạt: 3 (nơi họp nhiều nhất trước sáp nhập), 15/20 điểm",
        "- Buổi có điểm danh: 4/4 (100%, tính cả các nơi trước sáp nhập), 10/10 điểm",
        "- Báo cáo đúng hạn: 1/3 (33%, tính cả các nơi trước sáp nhập), 3/10 điểm",
    ]
    assert _facts("vi")(values[Of.MEETINGS]) == "3 (nơi họp nhiều nhất trước sáp nhập)"
    with time_machine.travel("2026-11-25T09:00:00+07:00"):
        again = change(tree.session, None, Deed(What.MERGE, (new, tree.ids["na"]), date(2026, 11, 25), name="thôn Mơ"))
        assert isinstance(again, UnitChanged)
        found = draft(tree.session, None, again.made[0], 2026)
        assert {one.criterion.of: one.value for one in found.values}[Of.MEETINGS] == 3, (
            "not 4: halves of a half as well"
        )


def test_a_report_of_before_a_merger_says_that_branches_of_then_are_no_more(tree: Tree) -> None:
    tree.meeting("man", date(2026, 10, 5), present=6, expected=12)
    commune, says = tree.ids["commune"], "Có 1/3 chi hội sinh hoạt"
    shown = drafted_report(tree.session, None, commune, "month", 2026, 10)
    assert f"{says}." in dict(paragraphs("vi", shown))["meetings"]
    _merge(tree, tree.cadre("Cán Bộ", "commune"))
    shown = drafted_report(tree.session, None, commune, "month", 2026, 10)
    said = dict(paragraphs("vi", shown))["meetings"]
    assert f"{says}, tính cả 2 chi hội nay đã sáp nhập hoặc giải thể." in said


def _report(tree: Tree, unit: str, month: int, confirmed: int | None) -> None:
    """A month's report, confirmed on a day of the month after."""
    end = date(2026, month + 1, 1)
    at = datetime(2026, month + 1, confirmed, 9, tzinfo=UTC) if confirmed else None
    tree.session.add(
        ReportDraft(
            unit_id=tree.ids[unit], kind="month", year=2026, number=month, start=date(2026, month, 1), end=end,
            state=ReportState.SENT if confirmed else ReportState.DRAFT, confirmed_at=at,
            drafted_at=datetime(2026, month, 28, tzinfo=UTC),
        )
    )  # fmt: skip
    tree.session.flush()


def test_a_percent_never_reads_as_if_a_line_were_reached(tree: Tree) -> None:
    who = tree.cadre("Cán Bộ", "commune", Role.CADRE)
    count_women(tree.session, None, tree.ids["na"], 100)
    for number in range(58):
        tree.woman(f"Trần Thị {number}", "na")
    count_women(tree.session, None, tree.ids["na"], 99)
    rate = _gathering(tree.session, who, OnDay(unit=tree.ids["na"])).rate
    assert (rate.members, rate.women, rate.percent) == (59, 99, 59.6)
