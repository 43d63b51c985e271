"""A commune with branches and women for deeds on the tree, without the service around it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlmodel import Session, col, select

from models import clock, figures
from models.conversations import Who, acting
from models.db import Database
from models.meetings import Meeting, MeetingKind, MeetingState
from models.members import MEMBER_STATES, Membership, add_membership, add_person
from models.posts import Post, Role
from models.units import Unit, UnitKind, add_unit, find_units
from tests.chat import found_town

LONG_AGO = date(2020, 1, 1)
TODAY = "2026-11-22T09:00:00+07:00"


@dataclass
class Tree:
    """A session with the town of the tests: province, commune, `man` and `buoi`."""

    session: Session
    ids: dict[str, int]

    def unit(self, key: str) -> Unit:
        """A unit by its key here."""
        return self.session.get_one(Unit, self.ids[key])

    def make(self, key: str, name: str, kind: UnitKind, parent: str, **more: Any) -> int:
        """One unit more, there for ever."""
        unit = add_unit(self.session, code=key, name=name, kind=kind, parent=self.unit(parent), **more)
        self.ids[key] = unit.id or 0
        return unit.id or 0

    def woman(self, name: str, branch: str, *, number: int | None = None, group: str = "", year: int = 1970) -> int:
        """A member of a branch. Her person's id."""
        person = add_person(self.session, full_name=name, birth_year=year)
        group_id = self.ids[group] if group else None
        add_membership(
            self.session,
            person_id=person.id or 0,
            branch_id=self.ids[branch],
            since=LONG_AGO,
            number=number,
            group_id=group_id,
        )
        return person.id or 0

    def cadre(self, name: str, unit: str, role: Role = Role.CADRE) -> Who:
        """Somebody with a post, who acts."""
        person = add_person(self.session, full_name=name)
        self.session.add(Post(person_id=person.id or 0, role=role, unit_id=self.ids[unit], from_date=LONG_AGO))
        self.session.flush()
        return acting(person.id or 0)

    def meeting(self, unit: str, day: date, *, present: int = 0, expected: int = 0) -> Meeting:
        """A meeting of a unit: with a roll where somebody was expected, else still to come."""
        starts = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
        who = self.session.exec(select(Post.person_id)).first()
        meeting = Meeting(
            unit_id=self.ids[unit],
            kind=MeetingKind.BRANCH,
            starts_at=starts,
            local_date=day,
            state=MeetingState.CLOSED if expected else MeetingState.CALLED,
            roll_at=starts if expected else None,
            closed_at=starts if expected else None,
            created_at=min(starts, clock.now()) - timedelta(days=3),
            present=present,
            expected=expected,
            called_by=who or add_person(self.session, full_name="Ai Đó").id or 0,
        )
        self.session.add(meeting)
        self.session.flush()
        return meeting

    def book(self, unit_id: int) -> list[tuple[int, str]]:
        """(STT, name) of a branch's members by number."""
        from models.members import Person

        return [
            (number, name)
            for number, name in self.session.exec(
                select(Membership.number, Person.full_name)
                .join(Person, col(Person.id) == Membership.person_id)
                .where(Membership.unit_id == unit_id, col(Membership.state).in_(MEMBER_STATES))
                .order_by(col(Membership.number))
            ).all()
        ]

    def found(self, words: str) -> list[str]:
        """The names of the units found by these words."""
        return [unit.name for unit in find_units(self.session, words)]

    def attended(self, unit_id: int, as_of: date | None = None) -> tuple[int, int]:
        """(present, expected) of a unit over the year."""
        report = figures.attendance(self.session, None, unit_id, date(2026, 1, 1), date(2027, 1, 1), as_of=as_of)
        assert sum(part.attended.present for part in report.parts) == report.total.present
        return report.total.present, report.total.expected


@contextmanager
def planted(database_url: str) -> Iterator[Tree]:
    """The town in a transaction that nobody keeps."""
    database = Database(database_url, "invented-secret-key")
    try:
        with database.engine.connect() as connection, database._session(connection) as session:
            yield Tree(session, found_town(session))
            session.rollback()
    finally:
        database.close()
