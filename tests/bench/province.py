"""Invented provinces as large as wanted: `python -m tests.bench.province --members 500000 --database postgresql+psycopg://…`

A tree with its reform (districts and old communes that ended on one day), branches that moved, members who joined,
left, are away, and two years of meetings with a mark for each woman. The same numbers make the same rows.
"""

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import func, select, text
from sqlmodel import Session, col

from api.migration import upgrade
from models import clock
from models.attendance import Attendance
from models.db import Database
from models.figure_rolls import FigureRoll, roll_up_due
from models.meetings import MEETINGS, MeetingKind, MeetingState
from models.members import Membership, Person
from models.posts import Post, Role
from models.text import fold, name_key
from models.units import BEGINNING, Unit, UnitKind, UnitPath

WOMEN = 112  # in a branch
BRANCHES = 30  # in a commune
COMMUNES = 50  # in a province
MERGED = 3  # old communes that a commune was made of
MONTHS = 24
REFORM = date(2025, 7, 1)
MOVED = date(2026, 3, 1)  # every fortieth branch went over to the next commune
WRITTEN = 20_000  # rows of one INSERT
FIRST = ("Hoa", "Mai", "Lâm", "Sông", "Thanh", "Bình", "Phước", "Tân", "Long", "Đông", "Xuân", "Hải", "Kim", "Vĩnh")
SECOND = ("Mai", "Sơn", "Thủy", "Phong", "Hòa", "An", "Lợi", "Giang", "Trạch", "Minh", "Quế", "Châu", "Điền", "Lộc")
GIVEN = ("Đào", "Cúc", "Hồng", "Lan", "Huệ", "Mận", "Na", "Mít", "Thơm", "Gấm", "Lụa", "Sen", "Bưởi", "Ổi", "Ngát")
FAMILY = ("Nguyễn Thị", "Trần Thị", "Lê Thị", "Phạm Thị", "Hoàng Thị", "Võ Thị Thu", "Đặng Thị Ngọc", "Bùi Thị")


@dataclass(frozen=True)
class Tree:
    """The ids of what was made, from the largest to the smallest; `old` are the communes of before the reform."""

    root: int
    provinces: tuple[int, ...]
    communes: tuple[int, ...]
    branches: tuple[int, ...]
    old: tuple[int, ...]


def months(today: date) -> list[date]:
    """The first days of the two years before this month."""
    last = today.year * 12 + today.month - 1
    return [date(month // 12, month % 12 + 1, 1) for month in range(last - MONTHS, last)]


def tree_rows(members: int, women: int = WOMEN) -> tuple[Tree, list[dict[str, Any]], list[dict[str, Any]]]:
    """The tree, and the rows of its units and of its edges."""
    units: list[dict[str, Any]] = []
    parents: dict[int, list[tuple[int, date]]] = {}

    def add(name: str, kind: UnitKind, parent: int | None, closed: date | None = None, since: date = BEGINNING) -> int:
        number = len(units) + 1
        units.append(
            {
                "id": number,
                "code": f"U{number}",
                "name": name,
                "folded": fold(name),
                "kind": kind,
                "short_code": f"u{number}",
                "timezone": "Asia/Ho_Chi_Minh",
                "opened_on": since,
                "closed_on": closed,
                "settings": {},
            }
        )
        parents[number] = [(parent, since)] if parent is not None else []
        return number

    branches = max(1, members // women)
    communes = -(-branches // BRANCHES)
    root = add("Trung ương Hội", UnitKind.CENTRAL, None)
    provinces, new, old, low = [], [], [], []
    for number in range(communes):
        if number % COMMUNES == 0:
            provinces.append(add(f"tỉnh {FIRST[len(provinces) % 14]} Ngân", UnitKind.PROVINCE, root))
        if number % 10 == 0:
            district = add(f"huyện {SECOND[number // 10 % 14]} Lĩnh", UnitKind.DISTRICT, provinces[-1], REFORM)
        name = f"xã {FIRST[number % 14]} {SECOND[number // 14 % 14]}"
        commune = add(name, UnitKind.COMMUNE, provinces[-1], since=REFORM)
        new.append(commune)
        before = [add(f"{name} {part + 1}", UnitKind.COMMUNE, district, REFORM) for part in range(MERGED)]
        for one in before:
            parents[one].append((commune, REFORM))
        old += before
        for branch in range(min(BRANCHES, branches - number * BRANCHES)):
            low.append(add(f"thôn {GIVEN[branch % 15]} {branch + 1}", UnitKind.BRANCH, before[branch % MERGED]))
            parents[low[-1]].append((commune, REFORM))
    for at, branch in enumerate(low):
        if at % 40 == 20 and len(new) > 1:
            parents[branch].append((new[(at // BRANCHES + 1) % len(new)], MOVED))
    tree = Tree(root, tuple(provinces), tuple(new), tuple(low), tuple(old))
    return tree, units, list(_edges(parents))


def _edges(parents: dict[int, list[tuple[int, date]]]) -> Iterator[dict[str, Any]]:
    """Each path as long as all its steps hold."""
    for unit, steps in parents.items():
        days = sorted({BEGINNING, REFORM, MOVED})
        spans: dict[tuple[int, int], list[tuple[date, date | None]]] = {}
        for at, day in enumerate(days):
            until = days[at + 1] if at + 1 < len(days) else None
            above, depth, here = unit, 0, steps
            while True:
                spans.setdefault((above, depth), []).append((day, until))
                held = [parent for parent, since in here if since <= day]
                if not held:
                    break
                above, depth, here = held[-1], depth + 1, parents[held[-1]]
        for (ancestor, depth), found in spans.items():
            first, last = found[0]
            for start, end in found[1:]:
                if start == last:
                    last = end
                else:
                    yield _edge(ancestor, unit, depth, first, last)
                    first, last = start, end
            yield _edge(ancestor, unit, depth, first, last)


def _edge(ancestor: int, unit: int, depth: int, start: date, end: date | None) -> dict[str, Any]:
    return {"ancestor_id": ancestor, "descendant_id": unit, "depth": depth, "from_date": start, "to_date": end}


def people(tree: Tree, now: datetime, women: int) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Each woman and her membership: one in a hundred honorary, three away; some joined or left in these years."""
    person = 0
    for branch in tree.branches:
        for number in range(1, women + 1):
            person += 1
            name = f"{FAMILY[person % 8]} {GIVEN[person // 8 % 15]}"
            joined = MOVED + timedelta(days=person % 300) if person % 60 == 7 else date(2015 + person % 9, 3, 8)
            left = MOVED + timedelta(days=person % 200) if person % 130 == 9 else None
            yield (
                {
                    "id": person,
                    "full_name": name,
                    "folded": fold(name),
                    "name_key": name_key(name),
                    "birth_year": 1945 + person % 60,
                    "created_at": now,
                },
                {
                    "id": person,
                    "unit_id": branch,
                    "person_id": person,
                    "number": number,
                    "state": "left" if left else "away" if person % 33 == 5 else "active",
                    "honorary": person % 100 == 3,
                    "core": False,
                    "since": joined,
                    "until": left,
                    "created_at": now,
                },
            )


def meeting_rows(tree: Tree, now: datetime) -> Iterator[dict[str, Any]]:
    """A meeting a month of every branch, one in a hundred without a roll; committees of communes and training."""
    number = 0
    for month in months(now.date()):
        for unit in (*tree.branches, *tree.communes, *tree.provinces):
            branch = unit not in tree.provinces and unit not in _communes(tree)
            if not branch and month.month % 3:
                continue
            number += 1
            day = month + timedelta(days=(unit * 7 + month.month * 3) % 27)
            starts = datetime.combine(day, time(12, 30), UTC)
            yield {
                "id": number,
                "unit_id": unit,
                "kind": MeetingKind.BRANCH if branch else MeetingKind.COMMITTEE,
                "starts_at": starts,
                "local_date": day,
                "state": MeetingState.CLOSED,
                "called_by": 1,
                "created_at": starts,
                "changed_at": starts,
                "closed_at": starts,
                "roll_at": None if number % 100 == 17 else starts,
                "present": 0 if branch else 12 + unit % 5,
                "expected": 0 if branch else 20,
            }


_KNOWN: dict[int, frozenset[int]] = {}


def _communes(tree: Tree) -> frozenset[int]:
    return _KNOWN.setdefault(id(tree), frozenset(tree.communes))


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
        session.add(Post(person_id=1, role=Role.CADRE, unit_id=tree.root, from_date=BEGINNING))
        if connection.dialect.name == "postgresql":
            connection.execute(text("DROP INDEX ix_attendance_person_id"))

    def mark(session: Session, start: date, end: date) -> None:
        if session.get_bind().dialect.name == "postgresql":
            session.connection().execute(text("SET LOCAL session_replication_role = replica"))
        for statement in (MARKS, TALLY):
            session.connection().execute(text(statement), {"start": start.isoformat(), "end": end.isoformat()})

    def finish(session: Session) -> None:
        if session.get_bind().dialect.name == "postgresql":
            for table in ("person", "membership", "meeting", "unit", "post"):
                top = f"(SELECT max(id) FROM {table})"
                session.connection().execute(text(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), {top})"))
            session.connection().execute(text("CREATE INDEX ix_attendance_person_id ON attendance (person_id)"))
        session.connection().execute(text("ANALYZE"))

    db.write_now(write)
    days = months(now.date())
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
            return count
    raise RuntimeError("the sums never end")


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
