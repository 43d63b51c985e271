"""The day on which books close: changed from a month on, and what was reported before stays as it was."""

from datetime import date
from typing import Any

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st
from sqlmodel import Session, col, select

from models import report_drafts
from models.cut_off_changes import (
    CutOffTooEarly,
    NoCutOffChange,
    NoSuchCutOff,
    NotLastCutOff,
    change_cut_off,
    cut_off_now,
    last_change,
    look_at_cut_off,
    months_offered,
    undo_cut_off,
)
from models.cut_offs import composed, cut_offs, is_cut_off
from models.db import Database
from models.office_settings import all_here
from models.periods import DAY, CutOffs, as_kept, book, closes_on, current, from_kept, months_between, previous
from models.posts import NotAllowed, Post, Role
from models.report_drafts_kept import ReportDraft, ReportState
from models.unit_settings import change_setting
from models.units import get_unit
from models.versions import at, holding_from
from tests.at_once import at_once
from tests.roll_town import who
from tests.test_gathering import books as books
from tests.test_member_figures import tree, woman

NOW = "2026-11-22T09:00:00+07:00"
NOVEMBER = 2026 * 12 + 10


def days(session: Session, unit_id: int, month: int, year: int = 2026) -> tuple[str, str]:
    """The first and the last day of a month of a unit's books."""
    found = book("month", year, month, cut_off=cut_offs(session, unit_id))
    return f"{found.start.day}/{found.start.month}", f"{(found.end - DAY).day}/{(found.end - DAY).month}"


STEPS = st.lists(st.tuples(st.integers(2024 * 12, 2027 * 12), st.integers(0, 28)), max_size=3, unique_by=lambda s: s[0])


@given(st.integers(0, 28), STEPS, st.dates(date(2024, 2, 1), date(2026, 12, 1)))
def test_however_the_day_changed_no_day_is_lost_or_counted_twice(
    first: int, steps: list[tuple[int, int]], day: date
) -> None:
    cut_off = CutOffs(first, tuple(sorted(steps)))
    month = current("month", day, cut_off=cut_off)
    assert month.start <= day < month.end
    assert previous(month).end == month.start
    assert closes_on(month) == cut_off.day(month.year * 12 + month.number - 1)
    assert from_kept(as_kept(cut_off)) == (cut_off if steps else first)
    year = book("year", day.year, cut_off=cut_off)
    months = months_between(year.start, year.end, cut_off=cut_off)
    assert [one.number for one in months] == list(range(1, 13))
    assert (months[0].start, months[-1].end) == (year.start, year.end)


def test_what_holds_from_a_time_on_leaves_what_was_before() -> None:
    stored = holding_from(25, "2026-11", 20)
    assert [at([stored, 7], time) for time in ("", "2026-10", "2026-11", "2027-01")] == [25, 25, 20, 20]
    above = holding_from(stored, "2027-01", None)
    assert [at([above, 7], time) for time in ("2026-12", "2027-01")] == [20, 7]
    assert holding_from(above, "2026-11", 25) == 25
    assert holding_from(None, "2026-11", None) is None
    assert composed([above, 7]) == CutOffs(25, ((NOVEMBER, 20), (2027 * 12, 7)))
    assert composed([15, above]) == 15
    assert all(is_cut_off(one) for one in (0, 28, above))
    bads: list[Any] = [None, 29, True, "15", {"from": {"soon": 5}}, {"from": {"2026-13": 5}}, {"from": 5}, [], {}]
    for bad in bads:
        assert not is_cut_off(bad), bad


def test_a_day_changes_from_the_month_that_runs_and_its_past_stays(books: Database) -> None:
    def play(session: Session) -> None:
        unit = tree(session)
        tam = woman(session)
        session.add(Post(person_id=tam, role=Role.CADRE, unit_id=unit["X1"], from_date=date(2020, 1, 1)))
        head = woman(session)
        session.add(Post(person_id=head, role=Role.HEAD, unit_id=unit["Mận"], from_date=date(2020, 1, 1)))
        session.flush()
        change_cut_off(session, None, unit["tinh"], 25, "2026-01")
        assert days(session, unit["Mận"], 10) == ("26/9", "25/10")
        seen = look_at_cut_off(session, who(tam), unit["X1"], 20)
        assert (seen.since, seen.was, seen.day, seen.below, seen.same) == ("2026-11", 25, 20, 2, False)
        assert [(one.start, one.end) for one in seen.months[0]] == [
            (date(2026, 10, 26), date(2026, 11, 26)),
            (date(2026, 10, 26), date(2026, 11, 21)),
        ]
        said = change_cut_off(session, who(tam), unit["X1"], 20)
        assert (said.unit, said.day, said.month) == ("xã Hoa Mai", 20, "11/2026")
        assert [days(session, unit["Mận"], month) for month in (10, 11, 12)] == [
            ("26/9", "25/10"), ("26/10", "20/11"), ("21/11", "20/12")]  # fmt: skip
        assert days(session, unit["Ổi"], 12) == ("26/11", "25/12")  # another commune's
        assert look_at_cut_off(session, who(tam), unit["X1"], 20).same
        change_cut_off(session, who(tam), unit["X1"], None, "2027-01")
        assert days(session, unit["Mận"], 1, 2027) == ("21/12", "25/1")
        undo_cut_off(session, who(tam), unit["X1"])
        assert days(session, unit["Mận"], 1, 2027) == ("21/12", "20/1")
        assert undo_cut_off(session, who(tam), unit["X1"]).day == 25
        assert session.get_one(Post, 1).unit_id == unit["X1"]
        with pytest.raises(NoCutOffChange):
            undo_cut_off(session, who(tam), unit["X1"])
        for person, place in ((head, "Mận"), (tam, "X2"), (tam, "tinh")):
            with pytest.raises(NotAllowed):
                change_cut_off(session, who(person), unit[place], 5)
        for day, since in ((29, ""), (-1, ""), (5, "2026-13"), (5, "x" * 5000), (5, "2028-01"), (5, "9999-01")):
            with pytest.raises((NoSuchCutOff, CutOffTooEarly)):
                change_cut_off(session, who(tam), unit["X1"], day, since)

    with time_machine.travel(NOW):
        books.write_now(play)


def test_what_was_reported_keeps_its_days_and_what_is_being_written_gets_the_new_ones(books: Database) -> None:
    def play(session: Session) -> None:
        unit = tree(session)
        drafted = {
            month: report_drafts.draft(session, None, unit["Mận"], "month", 2026, month).report_id
            for month in (9, 10, 11)
        }
        rows = {month: session.get_one(ReportDraft, one) for month, one in drafted.items()}
        rows[9].state = ReportState.SENT
        session.add(rows[9])
        session.flush()
        assert months_offered(session, unit["X1"])[:3] == ["2026-11", "2026-10", "2026-12"]
        with pytest.raises(CutOffTooEarly) as early:
            look_at_cut_off(session, None, unit["X1"], 15, "2026-09")
        assert early.value.month == "10/2026"
        assert look_at_cut_off(session, None, unit["X1"], 15, "2026-10").drafts == 2
        marks = {month: report_drafts.shown(session, None, one).mark for month, one in drafted.items()}
        change_cut_off(session, None, unit["X1"], 15, "2026-10")
        cut = {month: (row.start, row.end - DAY, row.cut_off) for month, row in rows.items()}
        assert cut[9] == (date(2026, 9, 1), date(2026, 9, 30), 0)
        assert cut[10] == (date(2026, 10, 1), date(2026, 10, 15), 15)
        assert cut[11] == (date(2026, 10, 16), date(2026, 11, 15), 15)
        assert [report_drafts.shown(session, None, one).mark == marks[month] for month, one in drafted.items()] == [
            True, False, False]  # fmt: skip
        rows[10].state = ReportState.CONFIRMED
        session.add(rows[10])
        session.flush()
        with pytest.raises(CutOffTooEarly):
            undo_cut_off(session, None, unit["X1"])
        rows[10].state = ReportState.TAKEN_BACK
        session.add(rows[10])
        session.flush()
        undo_cut_off(session, None, unit["X1"])
        assert (rows[10].start, rows[10].end) == (date(2026, 10, 1), date(2026, 11, 1))
        change_cut_off(session, None, unit["Mận"], 10, "2026-12")  # its own from then on; before it goes with X1
        assert months_offered(session, unit["X1"])[1] == "2026-10"

    with time_machine.travel(NOW):
        books.write_now(play)


def sent(session: Session, unit_id: int, month: int) -> ReportDraft:
    """A month's report that stands."""
    row = session.get_one(ReportDraft, report_drafts.draft(session, None, unit_id, "month", 2026, month).report_id)
    row.state = ReportState.SENT
    session.add(row)
    session.flush()
    return row


def test_a_day_above_leaves_what_was_reported_before_or_after_a_unit_had_its_own(books: Database) -> None:
    def play(session: Session) -> None:
        unit = tree(session)
        tinh = unit["tinh"]
        change_cut_off(session, None, unit["X2"], 15, "2026-01")
        change_cut_off(session, None, unit["X2"], None, "2026-09")  # from September on as the province
        sent(session, unit["X1"], 9)
        change_cut_off(session, None, unit["X1"], 20)  # its own from November on
        seen = look_at_cut_off(session, None, tinh, 10, "2026-12")
        assert seen.below == 3  # the other commune and its two branches
        for since, first in (("2026-08", "10/2026"), ("2026-09", "10/2026")):
            with pytest.raises(CutOffTooEarly) as early:
                change_cut_off(session, None, tinh, 10, since)
            assert early.value.month == first
        november = session.get_one(
            ReportDraft, report_drafts.draft(session, None, unit["X2"], "month", 2026, 11).report_id
        )
        sent(session, unit["X2"], 10)
        with pytest.raises(CutOffTooEarly) as early:
            change_cut_off(session, None, tinh, 10, "2026-10")
        assert early.value.month == "11/2026"
        was = [days(session, unit[place], month) for place in ("Mận", "Ổi") for month in (9, 10)]
        change_cut_off(session, None, tinh, 10, "2026-11")
        assert [days(session, unit[place], month) for place in ("Mận", "Ổi") for month in (9, 10)] == was
        assert (november.start, november.end - DAY) == (date(2026, 11, 1), date(2026, 11, 10))
        assert days(session, unit["X1"], 11) == ("1/11", "20/11")

    with time_machine.travel(NOW):
        books.write_now(play)


def test_a_change_is_taken_back_once_and_by_its_own_id(books: Database) -> None:
    ids: dict[str, int] = {}

    def play(session: Session) -> None:
        ids.update(tree(session))
        x1 = ids["X1"]
        first = change_cut_off(session, None, x1, 5)
        assert change_cut_off(session, None, x1, 5).change == 0  # so it was
        second = change_cut_off(session, None, x1, 10)
        change_setting(session, get_unit(session, x1), "unseen_meetings", 5)
        with pytest.raises(NotLastCutOff):
            undo_cut_off(session, None, x1, first.change)
        assert (second.change, cut_off_now(session, x1)) == (last_change(session, x1).id, 10)  # type: ignore[union-attr]
        ids["last"] = change_cut_off(session, None, x1, 15).change

    def back(session: Session) -> None:
        undo_cut_off(session, None, ids["X1"], ids["last"])

    with time_machine.travel(NOW):
        books.write_now(play)
        with pytest.raises(NotLastCutOff):
            at_once(books, back, back)
        assert books.read_now(cut_off_now, ids["X1"]) == 10
        assert books.read_now(get_unit, ids["X1"]).settings["unseen_meetings"] == 5


def test_a_report_begun_while_the_day_above_changes_has_the_new_days(books: Database) -> None:
    ids: dict[str, int] = {}

    def day_changes(session: Session) -> None:
        change_cut_off(session, None, ids["tinh"], 15, "2026-11")

    def begins(session: Session) -> None:
        get_unit(session, ids["X1"])  # she has it at hand as it was
        report_drafts.draft(session, None, ids["Mận"], "month", 2026, 11)

    def ends(session: Session) -> list[date]:
        return [row.end - DAY for row in session.exec(select(ReportDraft).order_by(col(ReportDraft.id))).all()]

    with time_machine.travel(NOW):
        books.write_now(lambda session: ids.update(tree(session)))
        at_once(books, day_changes, begins)
        assert books.read_now(ends) == [date(2026, 11, 15)]
        at_once(
            books,
            lambda session: report_drafts.draft(session, None, ids["Ổi"], "month", 2026, 11),
            lambda session: change_cut_off(session, None, ids["tinh"], 20, "2026-11"),
        )
        assert books.read_now(ends) == [date(2026, 11, 20)] * 2


def test_whose_day_it_is_that_holds_now(books: Database) -> None:
    def own(session: Session, tam: int, unit_id: int) -> tuple[bool, str, Any, bool, bool]:
        found = all_here(session, who(tam), unit_id)
        one = found.settings["cut_off"]
        return one.own, one.of, one.value, found.own_day, found.back is not None

    def play(session: Session) -> None:
        unit = tree(session)
        tam = woman(session)
        session.add(Post(person_id=tam, role=Role.CADRE, unit_id=unit["X1"], from_date=date(2020, 1, 1)))
        session.flush()
        assert own(session, tam, unit["X1"]) == (False, "", 0, False, False)
        change_cut_off(session, None, unit["tinh"], 10, "2026-01")
        change_cut_off(session, None, unit["X1"], 20, "2027-01")
        assert own(session, tam, unit["X1"]) == (False, "tỉnh Ban Mai", 10, True, True)
        change_cut_off(session, None, unit["X1"], 15, "2026-03")
        assert own(session, tam, unit["X1"]) == (True, "xã Hoa Mai", 15, True, True)
        change_cut_off(session, None, unit["X1"], None, "2026-10")
        assert own(session, tam, unit["X1"]) == (False, "tỉnh Ban Mai", 10, False, True)

    with time_machine.travel(NOW):
        books.write_now(play)
