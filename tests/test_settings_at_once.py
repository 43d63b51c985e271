"""Two who set, grade or count at the same moment: neither loses what the other has written, nor goes past a rule."""

from datetime import date

import pytest
import time_machine
from sqlmodel import Session

from models.cut_off_changes import change_cut_off
from models.db import Database
from models.grading import give_grade
from models.grading_changes import YearGraded, change_table
from models.grading_tables import Criterion, Grade, Of, Table
from models.posts import Post, Role
from models.unit_settings import change_setting
from models.units import Unit, get_unit
from models.women_counts import FixedForTheTerm, count_women
from tests.at_once import at_once
from tests.roll_town import who
from tests.test_gathering import books as books
from tests.test_member_figures import tree, woman

NOW = "2026-11-22T09:00:00+07:00"
EASY = Table((Criterion(Of.NEW, 100, 1),), 90, 70, 1)


def test_what_two_set_grade_or_count_at_once_holds_for_both_or_is_refused(books: Database) -> None:
    unit: dict[str, int] = {}

    def begin(session: Session) -> int:
        unit.update(tree(session))
        cadre = woman(session)
        session.add(Post(person_id=cadre, role=Role.CADRE, unit_id=unit["X1"], from_date=date(2020, 1, 1)))
        session.flush()
        return cadre

    def set_one(name: str, value: object) -> object:
        return lambda session: change_setting(session, get_unit(session, unit["X1"]), name, value)

    with time_machine.travel(NOW):
        cadre = who(books.write_now(begin))
        at_once(books, set_one("unseen_meetings", 5), set_one("reports", ["quarter"]))
        at_once(books, lambda s: change_cut_off(s, None, unit["X1"], 20), set_one("unseen_meetings", 6))
        kept = books.read_now(lambda s: dict(s.get_one(Unit, unit["X1"]).settings))
        assert (kept["unseen_meetings"], kept["reports"], "cut_off" in kept) == (6, ["quarter"], True)
        with pytest.raises(YearGraded):
            at_once(
                books,
                lambda s: give_grade(s, cadre, unit["Mận"], 2025, Grade.GOOD, "vượt khó"),
                lambda s: change_table(s, None, unit["tinh"], EASY, 2025),
            )
        with pytest.raises(FixedForTheTerm):
            at_once(
                books,
                lambda s: count_women(s, cadre, unit["Mận"], 100),
                lambda s: count_women(s, None, unit["Mận"], 300),
            )
