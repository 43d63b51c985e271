"""The women of units that were merged: none is lost, none is counted twice, and a closed unit has no new number."""

from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from sqlmodel import Session

from models.db import Database
from models.gathering import Gathered, gathering
from models.open_units import UnitClosed
from models.tree_changes import change
from models.tree_changes_kept import Deed, What
from models.units import Unit, UnitKind, UnitPath, add_unit
from models.women_counts import count_women
from models.women_files import WomenRow, keep_women
from tests.test_gathering import NOW, TODAY, settled
from tests.test_gathering import books as books


def test_a_unit_that_was_merged_has_the_women_of_both_and_of_before_its_own(books: Database) -> None:
    def play(session: Session, clock: Any) -> None:
        at = settled(session, **{"Mận": 6, "Bưởi": 4})
        count_women(session, None, at["Mận"], 12, source="a")
        count_women(session, None, at["Bưởi"], 8, source="b")
        clock.shift(timedelta(days=5))
        new = add_unit(
            session, code="N", name="thôn Mận Bưởi", kind=UnitKind.BRANCH, parent=session.get_one(Unit, at["X1"]),
            since=date(2026, 11, 27),
        )  # fmt: skip
        for one in ("Mận", "Bưởi"):
            session.get_one(Unit, at[one]).closed_on = date(2026, 11, 27)
            session.add(UnitPath(ancestor_id=new.id or 0, descendant_id=at[one], from_date=date(2026, 11, 27), depth=1))
            path = session.get_one(UnitPath, (at["X1"], at[one], date(1930, 10, 20)))
            path.to_date = date(2026, 11, 27)
            session.add(UnitPath(ancestor_id=at["X1"], descendant_id=at[one], from_date=date(2026, 11, 27), depth=2))
        session.flush()
        assert gathering(session, None, at["X1"]).total == Gathered(10, 20)
        assert gathering(session, None, new.id or 0).total == Gathered(10, 20)
        before = gathering(session, None, at["X1"], TODAY, as_of=TODAY)
        assert [(part.name, part.gathered) for part in before.parts] == [
            ("thôn Bưởi", Gathered(4, 8)),
            ("thôn Mận", Gathered(6, 12)),
        ]
        count_women(session, None, new.id or 0, 19)
        assert gathering(session, None, at["X1"]).total == Gathered(10, 19)

    with time_machine.travel(NOW) as clock:
        books.write_now(play, clock)


def test_women_counted_on_the_day_of_a_merger_are_those_of_both(books: Database) -> None:
    def play(session: Session) -> None:
        at = settled(session, **{"Mận": 50, "Bưởi": 60})
        for one in ("Mận", "Bưởi"):
            count_women(session, None, at[one], 100)
        row = WomenRow(at["Mận"], "thôn Mận", 90, 100)
        change(session, None, Deed(What.MERGE, (at["Mận"],), into=at["Bưởi"]))
        assert gathering(session, None, at["X1"]).total == Gathered(110, 200)
        assert gathering(session, None, at["Bưởi"]).total == Gathered(110, 200)
        with pytest.raises(UnitClosed):
            count_women(session, None, at["Mận"], 500)
        with pytest.raises(UnitClosed):
            keep_women(session, None, None, [row], reason="đếm lại")
        count_women(session, None, at["Bưởi"], 190, reason="đếm lại sau khi gộp")
        assert gathering(session, None, at["X1"]).total == Gathered(110, 190)

    with time_machine.travel(NOW):
        books.write_now(play)
