"""Sums that are made while the tree, a book or a meeting changes, or that are killed half-way: figures stay right."""

import os
import signal
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from sqlalchemy import delete, event
from sqlmodel import Session, col, select

from models import book_rolls, figure_rolls, figures, unseen_rolls
from models.db import Database
from models.figure_rolls import FigureDay
from models.figures import Attended
from models.meetings import Meeting
from models.member_figures import members_on
from models.members import Membership, add_membership, add_person
from models.sums import SumClock
from models.tree_changes_edges import above_now, hang, sums_change
from models.units import Unit, UnitKind, add_unit
from tests import kept
from tests.at_once import at_once
from tests.chat import found_town
from tests.held_meetings import held_meeting

NOW = datetime(2026, 11, 22, 2, tzinfo=UTC)
YEAR = (date(2026, 1, 1), date(2027, 1, 1))
HELD = date(2026, 10, 10)


class Place:
    """Xã Hoa Mai with thôn Mận, a woman in its book and a meeting in October; xã Hoa Đào beside it."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.db = Database(url, "invented-secret-key")
        self.ids = self.db.write_now(self._found)

    def _found(self, session: Session) -> dict[str, int]:
        ids = found_town(session)
        above = session.get_one(Unit, ids["province"])
        ids["beside"] = add_unit(session, code="X2", name="xã Hoa Đào", kind=UnitKind.COMMUNE, parent=above).id or 0
        woman = add_person(session, full_name="Trần Thị Cúc", birth_year=1970).id or 0
        add_membership(session, person_id=woman, branch_id=ids["man"], since=date(2026, 2, 1))
        held_meeting(session, ids["man"], HELD, 20, 50)
        return ids

    def move(self, session: Session) -> None:
        """Thôn Mận goes over to xã Hoa Đào."""
        before = above_now(session, [self.ids["man"]])
        hang(session, self.ids["man"], self.ids["beside"], date(2026, 11, 1))
        sums_change(session, before | above_now(session, [self.ids["man"]]))

    def correct(self, session: Session) -> None:
        """One woman more was there."""
        meeting = session.exec(select(Meeting).where(Meeting.unit_id == self.ids["man"])).one()
        meeting.present += 1
        session.add(meeting)

    def forget(self, session: Session) -> None:
        """The woman was written by mistake, and her entry is taken back."""
        entry = session.exec(select(Membership)).one()
        session.delete(entry)
        session.flush()
        book_rolls.book_changed(session, [entry.unit_id])

    def attended(self, unit: str) -> Attended:
        return self.db.read_now(figures.attendance, None, self.ids[unit], *YEAR).total

    def members(self) -> int:
        return self.db.read_now(members_on, None, self.ids["commune"], NOW.date()).total.members

    def summed(self) -> set[int]:
        """The units that have a sum of the October meeting."""

        def units(session: Session) -> set[int]:
            return set(session.exec(select(FigureDay.unit_id).where(FigureDay.day == HELD)).all())

        return self.db.read_now(units)


@pytest.fixture
def place(database_url: str) -> Iterator[Place]:
    """A Sunday morning in November; nothing is summed up yet."""
    with time_machine.travel(NOW, tick=False):
        found = Place(database_url)
        yield found
        found.db.close()


def night(session: Session) -> None:
    """All that the clock sums up, as far as one night brings it."""
    for _ in range(15):
        figure_rolls.roll_up_due(session)
    for _ in range(3):
        book_rolls.roll_up_due(session)
        unseen_rolls.roll_up_due(session)


@pytest.mark.parametrize("summed_before", [False, True], ids=["the first time", "later"])
@pytest.mark.parametrize("sums_first", [False, True], ids=["tree first", "sums first"])
def test_a_tree_that_changes_while_it_is_summed_up(place: Place, sums_first: bool, summed_before: bool) -> None:
    moment = NOW
    if summed_before:
        place.db.write_now(night)
        moment = NOW + timedelta(days=1)
    with time_machine.travel(moment, tick=False):
        at_once(place.db, *((night, place.move) if sums_first else (place.move, night)))
        assert (place.attended("commune").meetings, place.attended("beside").meetings) == (0, 1)
        place.db.write_now(night)
        assert place.summed() == {place.ids["man"], place.ids["beside"], place.ids["province"]}
        assert place.attended("beside") == Attended(20, 50, 1, 1, absent=30)


@pytest.mark.parametrize("summed_before", [False, True], ids=["the first time", "later"])
@pytest.mark.parametrize("sums_first", [False, True], ids=["deed first", "sums first"])
def test_an_entry_taken_back_and_a_correction_while_it_is_summed_up(
    place: Place, sums_first: bool, summed_before: bool
) -> None:
    def deed(session: Session) -> None:
        place.forget(session)
        place.correct(session)

    moment = NOW
    if summed_before:
        place.db.write_now(night)
        assert place.members() == 1
        moment = NOW + timedelta(days=1)
    with time_machine.travel(moment, tick=False) as now:
        at_once(place.db, *((night, deed) if sums_first else (deed, night)))
        for _ in range(2):
            assert place.members() == 0
            assert place.attended("province").present == 21
            now.shift(timedelta(days=1))
            place.db.write_now(night)
        assert place.db.read_now(book_rolls.stale_books) == []


def killed(url: str, rule: Callable[[Session], Any], after: int) -> None:
    """Run a rule in a process of its own that is killed (-9) after so many statements that wrote."""
    child = os.fork()
    if child == 0:
        try:
            kept._idle = defaultdict(list, {(): [*kept._idle.values()]})  # what the parent is connected to is not ours
            db, written = Database(url, "invented-secret-key"), 0

            @event.listens_for(db.engine, "after_cursor_execute")
            def wrote(_connection: Any, _cursor: Any, statement: str, *_more: Any) -> None:
                nonlocal written
                written += statement.startswith(("INSERT", "UPDATE", "DELETE"))
                if written == after:
                    os.kill(os.getpid(), signal.SIGKILL)

            db.write_now(rule)
        finally:
            os._exit(1)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status)
    assert os.WTERMSIG(status) == signal.SIGKILL


def test_sums_that_are_killed_at_any_statement_leave_the_figures_right(place: Place) -> None:
    place.db.write_now(night)
    with time_machine.travel(NOW, tick=False) as now:
        for place_of_kill in (2, 4, 6):
            now.shift(timedelta(days=1))
            place.db.write_now(place.correct)
            more = add_person
            place.db.write_now(
                lambda s, more=more: add_membership(
                    s,
                    person_id=more(s, full_name="Lê Thị Na").id or 0,
                    branch_id=place.ids["man"],
                    since=date(2026, 3, 1),
                )
            )
            now.shift(timedelta(days=1))
            before = (place.attended("province"), place.members())
            killed(place.url, night, place_of_kill)
            assert (place.attended("province"), place.members()) == before
            place.db.write_now(night)
            assert (place.attended("province"), place.members()) == before
        assert before == (Attended(23, 50, 1, 1, absent=30), 4)

        def sums(session: Session) -> tuple[int, int]:
            book = session.get_one(book_rolls.BookSum, place.ids["man"])
            day = session.exec(select(FigureDay).where(col(FigureDay.unit_id) == place.ids["man"])).one()
            return book.members, day.present

        assert place.db.read_now(sums) == (4, 23)


def test_sums_whose_clock_is_empty_are_made_anew(place: Place) -> None:
    def joins(session: Session) -> None:
        woman = add_person(session, full_name="Lê Thị Na").id or 0
        add_membership(session, person_id=woman, branch_id=place.ids["man"], since=date(2026, 2, 1))

    place.db.write_now(night)
    place.db.write_now(joins)
    with time_machine.travel(NOW + timedelta(days=1), tick=False):
        place.db.write_now(lambda session: session.connection().execute(delete(SumClock)))
        for _ in range(2):
            assert place.members() == 2
            place.db.write_now(night)
        assert place.db.read_now(book_rolls.stale_books) == []
