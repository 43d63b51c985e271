"""Whom the last meetings have never seen: the rule for any number of branches, each by its own number of meetings."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import Select, String, and_, bindparam, case, cast, func, literal, or_
from sqlalchemy import select as core_select
from sqlalchemy.orm import aliased
from sqlmodel import Field, Session, SQLModel, col, select

from models import clock, trees
from models.attendance import Attendance, Mark
from models.db import primary_key, reference
from models.meetings import Invitation, Meeting, MeetingKind, MeetingState
from models.members import Membership, MemberState
from models.units import Unit, UnitKind, UnitPath, setting

TIMES = 3
SETTING = "unseen_meetings"
BACK = 3  # times as many meetings of the branch are looked at for the last ones that expected a woman
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
    at: datetime = Field(index=True)


def times_of(session: Session, unit_id: int) -> int:
    """After how many meetings a woman is asked after: a setting of the unit or of the nearest above."""
    return int(setting(session, unit_id, SETTING, TIMES))


@dataclass(frozen=True)
class Times:
    """The same of all branches: TIMES, but for those that have (or lie below a unit that has) a setting."""

    own: Mapping[int, int] = field(default_factory=dict)

    def of(self, branch_id: int) -> int:
        """After how many meetings in this branch."""
        return self.own.get(branch_id, TIMES)


def all_times(session: Session) -> Times:
    """The settings of all branches, as `times_of` has each."""
    said = session.exec(select(Unit.id, Unit.settings).where(cast(col(Unit.settings), String).contains(SETTING))).all()
    kept = {unit_id: int(settings[SETTING]) for unit_id, settings in said if SETTING in settings}
    if not kept:
        return Times()
    edges = session.exec(
        select(UnitPath.descendant_id, UnitPath.ancestor_id)
        .join(Unit, col(Unit.id) == UnitPath.descendant_id)
        .where(col(UnitPath.ancestor_id).in_(kept), trees.on(None), col(Unit.kind) == UnitKind.BRANCH)
        .order_by(col(UnitPath.depth).desc())
    ).all()
    return Times({branch_id: kept[above] for branch_id, above in edges})


def counted(session: Session, branches: Sequence[int], times: Times) -> dict[int, int]:
    """How many there are in each branch that has any: some at a time, so that each mark is looked up by its meeting."""
    found: dict[int, int] = {}
    of_times: dict[int, list[int]] = {}
    for branch_id in branches:
        of_times.setdefault(times.of(branch_id), []).append(branch_id)
    for number, some in of_times.items():
        for start in range(0, len(some), CHUNK):
            hers = never_seen(session, some[start : start + CHUNK], number).subquery()
            rows = session.execute(
                core_select(col(Membership.unit_id), func.count())
                .join(hers, hers.c.membership_id == Membership.id)
                .group_by(col(Membership.unit_id))
            )
            found |= {row[0]: int(row[1]) for row in rows}
    return found


def never_seen(session: Session, books: Any, times: int) -> Select[Any]:
    """membership_id of those in some branches (ids, or a sub-select of them) whom the last `times` meetings of their
    branch that expected them, with a roll by name, did not see; of a merged branch those of its halves count, too."""
    homes = _homes(session, books)
    # After a merger she stands in another entry than the one of which something was said.
    of_whom: Any = col(Membership.person_id) if homes else col(UnseenCheck.membership_id)
    told = core_select(
        of_whom.label("whom"),
        func.max(case((col(UnseenCheck.answer) == Seen.STAYS, col(UnseenCheck.at)))).label("stays"),
        func.max(case((col(UnseenCheck.answer) == Seen.ASK, col(UnseenCheck.at)))).label("asks"),
    ).group_by(of_whom)
    if homes:
        told = told.join(Membership, col(Membership.id) == UnseenCheck.membership_id)
    said = told.subquery()
    came = or_(col(Attendance.mark) == Mark.PRESENT, col(Attendance.checked_in_at).is_not(None))
    last = _latest(session, books, homes, times)
    # Both read by meetings, then put together: joined woman by woman, all meetings that each ever had would be read.
    asked = core_select(
        col(Invitation.meeting_id), col(Invitation.person_id), literal(1).label("expected"), literal(0).label("came")
    ).where(col(Invitation.meeting_id).in_(last), col(Invitation.expected))
    seen = core_select(col(Attendance.meeting_id), col(Attendance.person_id), literal(0), literal(1)).where(
        col(Attendance.meeting_id).in_(last), came
    )
    every = asked.union_all(seen).subquery()
    one = (
        core_select(every.c.meeting_id, every.c.person_id, func.max(every.c.came).label("came"))
        .group_by(every.c.meeting_id, every.c.person_id)
        .having(func.max(every.c.expected) == 1)
        .subquery()
    )
    held_by: Any = col(Meeting.unit_id)
    home = case(homes, value=held_by, else_=held_by).label("unit_id") if homes else held_by
    hers = (home, one.c.person_id)
    met = (
        core_select(*hers, col(Meeting.starts_at), one.c.came, _place(*hers))
        .join(Meeting, col(Meeting.id) == one.c.meeting_id)
        .where(col(Meeting.id).in_(last))
        .subquery()
    )
    # What was said of a woman counts from then on: of meetings before, none is left to be among the last.
    missed = (
        core_select(met.c.unit_id, met.c.person_id, func.min(met.c.starts_at).label("since"))
        .where(met.c.place <= times)
        .group_by(met.c.unit_id, met.c.person_id)
        .having(func.count() == times, func.sum(met.c.came) == 0)
        .subquery()
    )
    return (
        core_select(col(Membership.id).label("membership_id"))
        .select_from(missed)
        .join(
            Membership,
            and_(col(Membership.unit_id) == missed.c.unit_id, col(Membership.person_id) == missed.c.person_id),
        )
        .outerjoin(said, said.c.whom == (Membership.person_id if homes else Membership.id))
        .where(
            col(Membership.state) == MemberState.ACTIVE,
            col(Membership.honorary).is_(False),
            or_(said.c.stays.is_(None), missed.c.since > said.c.stays),
            or_(said.c.asks.is_(None), said.c.asks <= clock.now() - ASK_AGAIN_AFTER),
        )
    )


_OLD, _NEW = aliased(Unit), aliased(Unit)  # once: making them takes longer than asking


def _homes(session: Session, books: Any) -> dict[int, int]:
    """The branches that were merged into some of these, each with the one whose women its own are now."""
    old, new = _OLD, _NEW
    edges = (
        select(UnitPath.descendant_id, UnitPath.ancestor_id)
        .join(old, col(old.id) == UnitPath.descendant_id)
        .join(new, col(new.id) == UnitPath.ancestor_id)
        .where(
            col(UnitPath.ancestor_id).in_(books),
            col(UnitPath.depth) > 0,
            trees.on(None),
            old.kind == UnitKind.BRANCH,
            new.kind == UnitKind.BRANCH,
        )
        .order_by(col(UnitPath.depth))
    )
    return dict(session.exec(edges).all())


def _latest(session: Session, books: Any, homes: Mapping[int, int], times: int) -> Any:
    """The ids of each branch's last meetings with a roll by name, among which the last that expected a woman are looked
    for. Given by number: from a sub-select PostgreSQL expects so many that it would rather read every invitation."""
    held_here = col(Meeting.unit_id).in_(books)
    meetings = (
        core_select(col(Meeting.id), _place(col(Meeting.unit_id)))
        .where(
            or_(col(Meeting.unit_id).in_(books), col(Meeting.unit_id).in_(homes)) if homes else held_here,
            col(Meeting.kind) == MeetingKind.BRANCH,
            col(Meeting.state) != MeetingState.CANCELLED,
            col(Meeting.roll_at).is_not(None),
            col(Meeting.count_only).is_(False),
        )
        .subquery()
    )
    last = session.execute(core_select(meetings.c.id).where(meetings.c.place <= BACK * times)).scalars()
    return bindparam(None, list(last), expanding=True, literal_execute=True)


def _place(*of: Any) -> Any:
    """How manieth of these a meeting is, the last one being the first."""
    last_first = (col(Meeting.starts_at).desc(), col(Meeting.id).desc())
    return func.row_number().over(partition_by=of, order_by=last_first).label("place")
