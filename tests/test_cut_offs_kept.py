"""A unit comes under another one that closes its books on another day: what is over keeps its days."""

from dataclasses import replace
from datetime import date

import pytest
import time_machine
from sqlmodel import Session

from models import report_drafts
from models.cut_off_changes import change_cut_off, undo_cut_off
from models.cut_offs_kept import BooksMoved
from models.db import Database
from models.periods import DAY
from models.report_drafts_kept import ReportDraft, ReportState
from models.tree_changes import UnitChanged, change
from models.tree_changes_kept import Deed, What
from models.tree_changes_preview import preview
from models.tree_changes_undo import BuiltOn, undo
from models.units import get_unit
from tests.test_cut_offs import NOW, days, sent
from tests.test_gathering import books as books
from tests.test_member_figures import tree


def _rows(session: Session, unit_id: int, *months: int) -> list[ReportDraft]:
    drafted = [report_drafts.draft(session, None, unit_id, "month", 2026, month).report_id for month in months]
    return [session.get_one(ReportDraft, one) for one in drafted]


def _ends(rows: list[ReportDraft]) -> list[date]:
    return [row.end - DAY for row in rows]


@pytest.mark.parametrize(
    ("what", "more", "about"),
    [
        (What.MOVE, {"parent": "X2"}, "thôn Mận"),
        (What.MERGE, {"into": "Ổi"}, "thôn Mận"),
        (What.MERGE, {"into": "X2"}, "thôn Mận"),
    ],
    ids=["a branch moves", "a branch is merged", "its commune is merged"],
)
def test_whoever_comes_under_another_day_keeps_the_days_of_before(
    books: Database, what: What, more: dict[str, str], about: str
) -> None:
    def play(session: Session) -> None:
        unit = tree(session)
        change_cut_off(session, None, unit["X1"], 15, "2026-01")
        change_cut_off(session, None, unit["tinh"], 25, "2026-02")
        rows = _rows(session, unit["Mận"], 11, 12)  # December's books are open
        sent(session, unit["Mận"], 10)
        named = unit["X1" if more.get("into") == "X2" else "Mận"]
        deed = Deed(what, (named,), **{key: unit[value] for key, value in more.items()})  # type: ignore[arg-type]
        seen = preview(session, None, deed)
        assert BooksMoved(about, 15, 25, "2026-12") in seen.books
        planned = preview(session, None, replace(deed, day=date(2027, 1, 16)))
        assert BooksMoved(about, 15, 25, "2027-02") in planned.books, "the month whose books are open on that day"
        assert [days(session, unit["Mận"], month) for month in (10, 12)] == [("16/9", "15/10"), ("16/11", "15/12")]
        before = get_unit(session, unit["Mận"]).settings
        done = change(session, None, deed)
        assert [days(session, unit["Mận"], month) for month in (10, 11, 12)] == [
            ("16/9", "15/10"), ("16/10", "15/11"), ("16/11", "25/12")]  # fmt: skip
        assert _ends(rows) == [date(2026, 11, 15), date(2026, 12, 25)]
        change_cut_off(session, None, unit["tinh"], 5, "2027-01")
        assert days(session, unit["Mận"], 1, 2027) == ("26/12", "5/1")  # it goes with those above again
        undo_cut_off(session, None, unit["tinh"])
        assert isinstance(done, UnitChanged)
        rows[1].state = ReportState.CONFIRMED
        session.add(rows[1])
        session.flush()
        with pytest.raises(BuiltOn) as built:
            undo(session, None, done.change)
        assert (built.value.why, built.value.unit, built.value.count) == ("report", about, 1)
        rows[1].state = ReportState.TAKEN_BACK
        session.add(rows[1])
        session.flush()
        undo(session, None, done.change)
        assert _ends(rows) == [date(2026, 11, 15), date(2026, 12, 15)]
        assert get_unit(session, unit["Mận"]).settings == before

    with time_machine.travel(NOW):
        books.write_now(play)
