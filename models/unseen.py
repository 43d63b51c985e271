"""Members whom the last meetings have never seen ("cần xác minh"): to be asked after by the head, never struck off."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import Select, and_, case, func, literal, or_
from sqlalchemy import select as core_select
from sqlmodel import Session, SQLModel, col, select

from models import clock, trees
from models.absences import Woman
from models.attendance import Attendance, Mark
from models.conversations import Who
from models.db import primary_key, reference
from models.facts import Fact
from models.meetings import Invitation, Meeting, MeetingKind, MeetingState
from models.member_marks import kept
from models.members import Membership, MemberState, Person
from models.posts import Right, post_for
from models.units import ABOVE_COMMUNE, Unit, UnitKind, UnitPath, get_unit, setting

TIMES = 3
CHUNK = 50  # branches in one statement
ASK_AGAIN_AFTER = timedelta(days=7)


class Seen(StrEnum):
    """What the head says of a woman: she is still one of them, or it has to be asked."""

    STAYS = "stays"
    ASK = "ask"


class UnseenCheck(SQLModel, table=True):
    """What was said of a woman whom nobody had seen. Who moved or works away is written in the book instead."""

    __tablename__ = "unseen_check"
    id: int | None = primary_key()
    membership_id: int = reference("membership.id")
    answer: str
    by_person: int = reference("person.id", index=False)
    at: datetime


@dataclass(frozen=True)
class UnseenWoman(Woman):
    """One of them, by her number in the book."""

    membership_id: int = 0


@dataclass(frozen=True)
class Unseen:
    """The women of a branch or group whom the last `times` meetings that expected them did not see."""

    unit_id: int
    unit: str
    times: int
    women: tuple[UnseenWoman, ...]


@dataclass(frozen=True)
class UnseenUnit:
    """How many they are in one unit below."""

    unit_id: int
    name: str
    count: int


@dataclass(frozen=True)
class UnseenReport:
    """How many they are in a unit; `parts` add up to `count`."""

    unit_id: int
    unit: str
    times: int
    count: int
    parts: tuple[UnseenUnit, ...]


class StillHere(Fact):
    """She is one of them; she is asked after again when as many more meetings have not seen her."""

    women: str
    number: int


class ToBeAsked(Fact):
    """The head asks, and finds her on the list again in a week."""

    women: str
    number: int


def times_of(session: Session, unit_id: int) -> int:
    """After how many meetings a woman is asked after: a setting of the unit or of the nearest above."""
    return int(setting(session, unit_id, "unseen_meetings", TIMES))


def unseen(session: Session, who: Who, unit_id: int) -> Unseen:
    """Those of a branch or a group, in the order of its book. Raises NotAllowed."""
    post_for(session, who.person_id, Right.NAMES, unit_id)
    unit = get_unit(session, unit_id)
    times = times_of(session, unit_id)
    of_group = unit.kind == UnitKind.GROUP
    books = (
        core_select(col(UnitPath.ancestor_id)).where(col(UnitPath.descendant_id) == unit_id, trees.on(None))
        if of_group
        else (unit_id,)
    )
    hers = _never_seen(session, books, times, reach=3 * times).subquery()
    query = (
        core_select(
            col(Person.id), col(Membership.number), col(Person.full_name), col(Person.birth_year),
            col(Person.calling_name), col(Membership.id),
        )
        .join(Membership, col(Membership.person_id) == Person.id)
        .join(hers, hers.c.membership_id == Membership.id)
        .order_by(col(Membership.number))
    )  # fmt: skip
    if of_group:
        query = query.where(col(Membership.group_id) == unit_id)
    return Unseen(unit_id, unit.name, times, tuple(UnseenWoman(*row) for row in session.execute(query)))


def unseen_counts(session: Session, who: Who | None, unit_id: int) -> UnseenReport:
    """How many there are in each unit right below a commune or a larger unit. Raises NotAllowed.

    Above the commune a woman counts who was expected at each of her branch's last meetings.
    """
    if who is not None:
        post_for(session, who.person_id, Right.TOTALS, unit_id)
    unit = get_unit(session, unit_id)
    times = times_of(session, unit_id)
    below = trees.children_on(session, unit_id, None)
    reach = times if unit.kind in ABOVE_COMMUNE else 3 * times
    counts = _counted(session, unit_id, times, reach)
    total, found = sum(counts.values()), _under(session, [child.id or 0 for child in below], counts)
    parts = [UnseenUnit(child.id or 0, child.name, count) for child in below if (count := found.get(child.id or 0))]
    rest = total - sum(part.count for part in parts)
    parts += [UnseenUnit(unit_id, unit.name, rest)] if rest else []
    return UnseenReport(unit_id, unit.name, times, total, tuple(parts))


def _counted(session: Session, unit_id: int, times: int, reach: int) -> dict[int, int]:
    """How many there are in each branch: some branches at a time, for which each mark is looked up by its meeting."""
    branches = session.exec(
        select(UnitPath.descendant_id)
        .join(Unit, col(Unit.id) == UnitPath.descendant_id)
        .where(UnitPath.ancestor_id == unit_id, trees.on(None), col(Unit.kind) == UnitKind.BRANCH)
        .order_by(col(UnitPath.descendant_id))
    ).all()
    found: dict[int, int] = {}
    for start in range(0, len(branches), CHUNK):
        hers = _never_seen(session, branches[start : start + CHUNK], times, reach=reach).subquery()
        rows = session.execute(
            core_select(col(Membership.unit_id), func.count())
            .join(hers, hers.c.membership_id == Membership.id)
            .group_by(col(Membership.unit_id))
        )
        found |= {row[0]: int(row[1]) for row in rows}
    return found


def _under(session: Session, units: Sequence[int], counts: Mapping[int, int]) -> dict[int, int]:
    """Counts of branches, summed for each of the units that they are below."""
    found: dict[int, int] = {}
    edges = session.exec(
        select(UnitPath.ancestor_id, UnitPath.descendant_id)
        .join(Unit, col(Unit.id) == UnitPath.descendant_id)
        .where(col(UnitPath.ancestor_id).in_(units), trees.on(None), col(Unit.kind) == UnitKind.BRANCH)
    ).all()
    for above, branch_id in edges:
        found[above] = found.get(above, 0) + counts.get(branch_id, 0)
    return found


def _never_seen(session: Session, books: Any, times: int, *, reach: int) -> Select[Any]:
    """membership_id of those; looked for in each branch's last `reach` meetings with a roll by name."""
    latest = (
        core_select(
            col(Meeting.id),
            col(Meeting.unit_id),
            col(Meeting.starts_at),
            func.row_number()
            .over(partition_by=col(Meeting.unit_id), order_by=(col(Meeting.starts_at).desc(), col(Meeting.id).desc()))
            .label("place"),
        )
        .where(
            col(Meeting.unit_id).in_(books),
            col(Meeting.kind) == MeetingKind.BRANCH,
            col(Meeting.state) != MeetingState.CANCELLED,
            col(Meeting.roll_at).is_not(None),
            col(Meeting.count_only).is_(False),
            col(Meeting.starts_at) <= clock.now(),
        )
        .subquery()
    )
    said = (
        core_select(
            col(UnseenCheck.membership_id),
            func.max(case((col(UnseenCheck.answer) == Seen.STAYS, col(UnseenCheck.at)))).label("stays"),
            func.max(case((col(UnseenCheck.answer) == Seen.ASK, col(UnseenCheck.at)))).label("asks"),
        )
        .group_by(col(UnseenCheck.membership_id))
        .subquery()
    )
    came = or_(col(Attendance.mark) == Mark.PRESENT, col(Attendance.checked_in_at).is_not(None))
    # Read by meetings: looked up woman by woman, all meetings that each ever had would be read.
    last = (latest.c.unit_id, latest.c.id, latest.c.starts_at)
    of_last = latest.c.place <= reach
    asked = (
        core_select(*last, col(Invitation.person_id), literal(1).label("expected"), literal(0).label("came"))
        .join(Invitation, col(Invitation.meeting_id) == latest.c.id)
        .where(of_last, col(Invitation.expected))
    )
    seen = (
        core_select(*last, col(Attendance.person_id), literal(0), literal(1))
        .join(Attendance, col(Attendance.meeting_id) == latest.c.id)
        .where(of_last, came)
    )
    every = asked.union_all(seen).subquery()
    if reach > times:  # of more meetings the last ones that expected her
        hers = (every.c.unit_id, every.c.person_id)
        last_first: dict[str, Any] = {"partition_by": hers, "order_by": (every.c.starts_at.desc(), every.c.id.desc())}
        met = (
            core_select(
                *hers,
                every.c.starts_at,
                func.max(every.c.expected).label("expected"),
                func.max(every.c.came).label("came"),
                func.row_number().over(**last_first).label("place"),
            )
            .group_by(*hers, every.c.id, every.c.starts_at)
            .having(func.max(every.c.expected) == 1)
            .subquery()
        )
        every = core_select(met).where(met.c.place <= times).subquery()
    # What was said of a woman counts from then on: of meetings before, none is left to be among the last.
    missed = (
        core_select(every.c.unit_id, every.c.person_id, func.min(every.c.starts_at).label("since"))
        .group_by(every.c.unit_id, every.c.person_id)
        .having(func.sum(every.c.expected) == times, func.sum(every.c.came) == 0)
        .subquery()
    )
    return (
        core_select(col(Membership.id).label("membership_id"))
        .select_from(missed)
        .join(
            Membership,
            and_(col(Membership.unit_id) == missed.c.unit_id, col(Membership.person_id) == missed.c.person_id),
        )
        .outerjoin(said, said.c.membership_id == Membership.id)
        .where(
            col(Membership.state) == MemberState.ACTIVE,
            col(Membership.honorary).is_(False),
            or_(said.c.stays.is_(None), missed.c.since > said.c.stays),
            or_(said.c.asks.is_(None), said.c.asks <= clock.now() - ASK_AGAIN_AFTER),
        )
    )


def answer_unseen(session: Session, who: Who, membership_id: int, answer: str) -> StillHere | ToBeAsked:
    """The head (or her group's leader) says that she is still one of them, or that she will ask. Raises NotAllowed."""
    (woman,) = kept(session, who, [membership_id])
    seen = Seen(answer)
    session.add(UnseenCheck(membership_id=membership_id, answer=seen, by_person=who.person_id or 0, at=clock.now()))
    session.flush()
    return StillHere(woman.name, woman.number) if seen is Seen.STAYS else ToBeAsked(woman.name, woman.number)
