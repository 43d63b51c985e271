"""Figures add up: over random trees, moves, rolls and corrections, read from sums or from the meetings themselves."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import update
from sqlmodel import Session

from models import clock, figures
from models.db import Database
from models.figure_rolls import FigureDay, FigureRoll, roll_up_due
from models.figures import Attended
from models.meetings import Meeting, MeetingKind, MeetingState
from models.members import Person
from models.periods import Period
from models.tree_changes_edges import above_now, hang, sums_change
from models.units import UnitKind, add_unit

NOW = datetime(2026, 11, 22, 2, tzinfo=UTC)
FIRST = date(2025, 1, 1)
DAYS = (NOW.date() - FIRST).days
KINDS = (UnitKind.PROVINCE, UnitKind.DISTRICT, UnitKind.COMMUNE, UnitKind.BRANCH, UnitKind.GROUP)


@dataclass
class Town:
    """What was done, by hand: parents by day and meetings, against which the figures are held."""

    session: Session
    units: list[int] = field(default_factory=list)
    levels: list[int] = field(default_factory=list)
    parents: dict[int, list[tuple[date, int]]] = field(default_factory=dict)
    meetings: list[Meeting] = field(default_factory=list)

    def parent_on(self, unit: int, day: date) -> int | None:
        held = [parent for since, parent in self.parents[unit] if since <= day]
        return held[-1] if held else None

    def inside(self, unit: int, above: int, day: date) -> bool:
        here: int | None = unit
        while here is not None and here != above:
            here = self.parent_on(here, day)
        return here == above

    def expected(self, unit: int, start: date, end: date, as_of: date) -> Attended:
        total = Attended()
        for one in self.meetings:
            counts = start <= one.local_date < end and one.state != MeetingState.CANCELLED
            if counts and self.inside(one.unit_id, unit, as_of):
                with_roll = one.roll_at is not None
                tally = (one.present, one.expected, 1, 1, one.excused, one.absent) if with_roll else (0, 0, 0, 1, 0, 0)
                total += Attended(*tally)
        return total


@pytest.fixture
def db(database_url: str) -> Iterator[Database]:
    """An empty database."""
    database = Database(database_url, "invented-secret-key")
    yield database
    database.close()


def _meet(town: Town, data: st.DataObject, day: int) -> None:
    at = datetime.combine(FIRST + timedelta(days=day), datetime.min.time(), UTC)
    expected = data.draw(st.integers(0, 40))
    present = data.draw(st.integers(0, expected))
    meeting = Meeting(
        unit_id=data.draw(st.sampled_from(town.units)),
        kind=data.draw(st.sampled_from([MeetingKind.BRANCH, MeetingKind.COMMITTEE])),
        starts_at=at,
        local_date=at.date(),
        state=MeetingState.CLOSED,
        called_by=1,
        present=present,
        expected=expected,
        absent=expected - present,
        roll_at=at if data.draw(st.booleans()) else None,
        closed_at=at,
    )
    town.session.add(meeting)
    town.session.flush()
    town.meetings.append(meeting)


def _correct(town: Town, data: st.DataObject) -> None:
    if town.meetings:
        meeting = data.draw(st.sampled_from(town.meetings))
        meeting.roll_at = meeting.roll_at or NOW
        meeting.present, meeting.expected = 3, 7
        town.session.add(meeting)
        town.session.flush()


def _call_off(town: Town, data: st.DataObject) -> None:
    if town.meetings:
        meeting = data.draw(st.sampled_from(town.meetings))
        meeting.state = MeetingState.CANCELLED
        town.session.add(meeting)
        town.session.flush()


def _move(town: Town, data: st.DataObject, day: int) -> None:
    at = data.draw(st.integers(1, len(town.units) - 1))
    moved_on = FIRST + timedelta(days=day)
    unit, here = town.units[at], town.parents[town.units[at]]
    larger = [u for u, level in zip(town.units, town.levels, strict=True) if level < town.levels[at] and u != unit]
    if max(since for steps in town.parents.values() for since, _parent in steps) >= moved_on:
        return  # the tree is changed in the order of days
    parent = data.draw(st.sampled_from(larger))
    before = above_now(town.session, [unit])
    hang(town.session, unit, parent, moved_on)
    sums_change(town.session, (before | above_now(town.session, [unit])) - {unit})
    here.append((moved_on, parent))


def _check(town: Town, data: st.DataObject) -> None:
    start = FIRST + timedelta(days=data.draw(st.integers(0, DAYS)))
    end = start + timedelta(days=data.draw(st.integers(1, 400)))
    for as_of in (None, FIRST + timedelta(days=data.draw(st.integers(0, DAYS)))):
        several = figures.of_units(town.session, None, town.units, start, end, as_of=as_of)
        for unit in town.units:
            wanted = town.expected(unit, start, end, as_of or NOW.date())
            told = figures.attendance(town.session, None, unit, start, end, as_of=as_of)
            assert told.total == several[unit] == wanted
            assert sum((part.attended for part in told.parts), Attended()) == told.total
            months = [Period(start, min(end, start + timedelta(days=40)), "range")]
            while months[-1].end < end:
                months.append(Period(months[-1].end, min(end, months[-1].end + timedelta(days=40)), "range"))
            assert sum(figures.by_month(town.session, None, unit, months, as_of=as_of), Attended()) == wanted
            kinds = figures.by_kind(town.session, None, unit, start, end, as_of=as_of)
            assert sum(kinds.values(), Attended()) == wanted
            listed = figures.meetings_held(town.session, None, unit, start, end, as_of=as_of)
            assert len(listed) == wanted.meetings
            assert sum(one.present for one in listed if one.rolled) == wanted.present


@given(data=st.data())
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_every_figure_is_the_sum_of_its_meetings_whatever_happens_to_the_tree_and_the_rolls(
    db: Database, data: st.DataObject
) -> None:
    def play(session: Session) -> None:
        town = Town(session)
        if session.get(Person, 1) is None:
            session.add(Person(id=1, full_name="Lê Thị Hạnh", folded="le thi hanh", name_key=""))
            session.flush()
        root = add_unit(session, code="trung-uong", name="Trung ương", kind=UnitKind.CENTRAL, parent=None)
        made, town.units, town.levels, town.parents = [root], [root.id or 0], [-1], {root.id or 0: []}
        for number in range(data.draw(st.integers(2, 7))):
            level = data.draw(st.integers(0, 4))
            parent = data.draw(st.sampled_from([one for one, of in zip(made, town.levels, strict=True) if of < level]))
            unit = add_unit(session, code=f"u{number}", name=f"đơn vị {number}", kind=KINDS[level], parent=parent)
            made.append(unit)
            town.units.append(unit.id or 0)
            town.levels.append(level)
            town.parents[unit.id or 0] = [(date.min, parent.id or 0)]
        for _ in range(data.draw(st.integers(2, 8))):
            _meet(town, data, data.draw(st.integers(0, DAYS)))
        for _ in range(30):
            roll_up_due(session)
        day = 0
        for _ in range(data.draw(st.integers(1, 6))):
            deed = data.draw(st.sampled_from(["move", "move", "meet", "correct", "off", "night"]))
            if deed == "meet":
                _meet(town, data, data.draw(st.integers(0, DAYS)))
            elif deed == "correct":
                _correct(town, data)
            elif deed == "off":
                _call_off(town, data)
            elif deed == "move":
                day += data.draw(st.integers(1, 200))
                _move(town, data, min(day, DAYS))
            else:
                town.session.connection().execute(update(FigureRoll).values(done_at=None))
                session.expire_all()
                for _ in range(30):
                    roll_up_due(session)
        _check(town, data)
        session.rollback()

    with time_machine.travel(NOW, tick=False):
        db.read_now(play)


def test_a_late_correction_is_in_the_figure_at_once_and_in_the_sums_after_the_night(db: Database) -> None:
    def meet(session: Session) -> tuple[int, int]:
        session.add(Person(id=1, full_name="Lê Thị Hạnh", folded="le thi hanh", name_key=""))
        session.flush()
        unit = add_unit(session, code="man", name="thôn Mận", kind=UnitKind.BRANCH, parent=None)
        at = datetime(2026, 3, 5, 12, 30, tzinfo=UTC)
        meeting = Meeting(unit_id=unit.id or 0, kind="branch", starts_at=at, local_date=at.date(), called_by=1)
        meeting.state, meeting.closed_at, meeting.roll_at = MeetingState.CLOSED, at, at
        meeting.present, meeting.expected, meeting.changed_at = 20, 50, at
        session.add(meeting)
        session.flush()
        return unit.id or 0, meeting.id or 0

    def asked(session: Session) -> Attended:
        return figures.attendance(session, None, unit, date(2026, 1, 1), date(2026, 11, 1)).total

    def summed(session: Session) -> Any:
        return session.get(FigureDay, (unit, date(2026, 3, 5), "branch"))

    def correct(session: Session) -> None:
        found = session.get(Meeting, meeting)
        assert found is not None
        found.present = 21
        session.add(found)

    def night(session: Session) -> None:
        for _ in range(30):
            roll_up_due(session)

    with time_machine.travel(NOW, tick=False) as moved:
        unit, meeting = db.write_now(meet)
        db.write_now(night)
        assert db.read_now(summed).present == 20
        moved.shift(timedelta(hours=5))
        db.write_now(correct)
        assert db.read_now(summed).present == 20
        assert db.read_now(asked).present == 21
        moved.shift(timedelta(days=1))
        db.write_now(night)
        assert db.read_now(summed).present == 21
        moved.move_to(NOW - timedelta(days=30))  # the clock is set back: nothing that was summed is trusted
        assert db.read_now(asked).present == 21
        db.write_now(night)
        state = db.read_now(lambda session: session.get(FigureRoll, 1))
        assert state is not None
        assert state.rolled_at <= clock.now()
        assert db.read_now(asked).present == 21
