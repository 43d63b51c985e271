"""Invented provinces as large as wanted: `python -m tests.bench.province --members 500000 --database postgresql+psycopg://…`

A tree with its reform (districts and old communes that ended on one day), branches that moved, members who joined,
left, are away, and two years of meetings with a mark for each woman. The same numbers make the same rows.
"""

import argparse
from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlalchemy import func, select, text
from sqlmodel import Session, col

from api.migration import upgrade
from models import book_rolls, clock, unseen_checks, unseen_rolls
from models.attendance import Attendance
from models.db import Database
from models.figure_rolls import FigureRoll, roll_up_due
from models.meetings import MEETINGS
from models.members import Membership, Person
from models.posts import Post, Role
from models.sums import SumClock
from models.units import BEGINNING, Unit, UnitPath
from models.women_counts import COUNTS
from tests.bench.province_rows import WOMEN, Tree, meeting_rows, months, people, tree_rows, women_rows

WRITTEN = 20_000  # rows of one INSERT

# What a woman did follows from her number and the meeting's, and branches differ: the same on every database.
MARKS = """
INSERT INTO attendance (meeting_id, person_id, mark, source, marked_by, marked_at)
SELECT meeting.id, membership.person_id,
  CASE WHEN (membership.person_id * 7919 + meeting.id * 10429) % 100 < 35 + (meeting.unit_id * 13) % 45 THEN 'present'
       WHEN (membership.person_id + meeting.id) % 3 = 0 THEN 'excused' ELSE 'absent' END,
  'head', 1, meeting.starts_at
FROM meeting JOIN membership ON membership.unit_id = meeting.unit_id
WHERE meeting.kind = 'branch' AND meeting.roll_at IS NOT NULL
  AND membership.state <> 'away' AND NOT membership.honorary
  AND meeting.local_date >= :start AND meeting.local_date < :end
"""
# Whom the last meetings expected: so many are looked at for the women whom nobody has seen.
INVITED = """
INSERT INTO invitation (meeting_id, person_id, expected, away, answer, reason)
SELECT meeting.id, attendance.person_id, true, false, '', ''
FROM meeting JOIN attendance ON attendance.meeting_id = meeting.id
WHERE meeting.kind = 'branch' AND meeting.local_date >= :start AND meeting.local_date < :end
"""
TALLY = """
UPDATE meeting SET
  present = (SELECT count(*) FROM attendance WHERE meeting_id = meeting.id AND mark = 'present'),
  excused = (SELECT count(*) FROM attendance WHERE meeting_id = meeting.id AND mark = 'excused'),
  absent = (SELECT count(*) FROM attendance WHERE meeting_id = meeting.id AND mark = 'absent'),
  expected = (SELECT count(*) FROM attendance WHERE meeting_id = meeting.id)
WHERE kind = 'branch' AND roll_at IS NOT NULL AND local_date >= :start AND local_date < :end
"""


def fill(db: Database, members: int, women: int = WOMEN) -> Tree:
    """Write all of it into an empty, migrated database, a month in a transaction; `women` are those of one branch."""
    now = clock.now()
    tree, units, edges = tree_rows(members, women)

    def write(session: Session) -> None:
        connection = session.connection()
        if connection.dialect.name == "postgresql":  # twelve million foreign keys would be looked up one by one
            connection.execute(text("SET LOCAL session_replication_role = replica"))
        for table, rows in ((Unit, units), (UnitPath, edges)):
            for part in _parts(iter(rows)):
                connection.execute(table.__table__.insert(), part)  # type: ignore[attr-defined]
        for part in _parts(people(tree, now, women)):
            connection.execute(Person.__table__.insert(), [person for person, _hers in part])  # type: ignore[attr-defined]
            connection.execute(Membership.__table__.insert(), [hers for _person, hers in part])  # type: ignore[attr-defined]
        for part in _parts(meeting_rows(tree, now)):
            connection.execute(MEETINGS.insert(), part)
        for part in _parts(women_rows(tree, now, women)):
            connection.execute(COUNTS.insert(), part)
        session.add(Post(person_id=1, role=Role.CADRE, unit_id=tree.root, from_date=BEGINNING))
        if connection.dialect.name == "postgresql":
            connection.execute(text("DROP INDEX ix_attendance_person_id"))

    def mark(session: Session, start: date, end: date) -> None:
        if session.get_bind().dialect.name == "postgresql":
            session.connection().execute(text("SET LOCAL session_replication_role = replica"))
        for statement in (MARKS, TALLY) if start < lists else (MARKS, INVITED, TALLY):
            session.connection().execute(text(statement), {"start": start.isoformat(), "end": end.isoformat()})

    def finish(session: Session) -> None:
        if session.get_bind().dialect.name == "postgresql":
            for table in ("person", "membership", "meeting", "unit", "post"):
                top = f"(SELECT max(id) FROM {table})"
                session.connection().execute(text(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), {top})"))
            session.connection().execute(text("CREATE INDEX ix_attendance_person_id ON attendance (person_id)"))
        session.connection().execute(text("ANALYZE"))

    days = months(now.date())
    lists = days[-unseen_checks.BACK * unseen_checks.TIMES]
    db.write_now(write)
    for at, start in enumerate(days):
        db.write_now(mark, start, days[at + 1] if at + 1 < len(days) else now.date())
    db.write_now(finish)
    return tree


def _parts(rows: Iterator[Any]) -> Iterator[list[Any]]:
    part: list[Any] = []
    for row in rows:
        part.append(row)
        if len(part) == WRITTEN:
            yield part
            part = []
    if part:
        yield part


def roll_up(db: Database) -> int:
    """Let the nights pass until every closed day is summed. How many transactions it took."""
    for count in range(1, 1000):
        db.write_now(roll_up_due)
        state = db.read_now(lambda session: session.get(FigureRoll, 1))
        if state is not None and state.done_at is not None:
            _by_branch(db)
            return count
    raise RuntimeError("the sums never end")


def _by_branch(db: Database) -> None:
    """The sums of books, and of the women whom nobody has seen."""

    def waits(session: Session) -> bool:
        books, unseen = (session.get(SumClock, kind) for kind in (book_rolls.KIND, unseen_rolls.KIND))
        return books is None or unseen is None or bool(books.began_at or unseen.began_at)

    while db.read_now(waits):
        db.write_now(book_rolls.roll_up_due)
        db.write_now(unseen_rolls.roll_up_due)


def main() -> None:
    """Make them in the database that is named."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.province")
    parser.add_argument("--members", type=int, default=40_000)
    parser.add_argument("--database", required=True, help="an empty one: sqlite:///… or postgresql+psycopg://…")
    given = parser.parse_args()
    upgrade(given.database)
    db = Database(given.database, "invented-secret-key")
    tree = fill(db, given.members)
    roll_up(db)
    marks = db.read_now(lambda session: session.execute(select(func.count(col(Attendance.person_id)))).scalar())
    print(f"{len(tree.branches)} branches, {len(tree.branches) * WOMEN} members, {marks} marks")  # noqa: T201
    db.close()


if __name__ == "__main__":
    main()
