"""Groups and clubs of a subtree with how many women each has, and meetings that repeat."""

from datetime import date, datetime, time
from typing import Annotated

from fastapi import Query
from pydantic import Field
from sqlmodel import Session, col, func, select

from api.deps import Caller
from api.v1.rights import subtree_for
from api.v1.routes import routes
from api.v1.shapes import Id, Page, Paged, Shape, page_of
from models import clock
from models.clubs import ClubMembership
from models.conversations import Who
from models.groups import leaders
from models.meetings import Meeting, MeetingKind, MeetingState
from models.members import MEMBER_STATES, Membership
from models.posts import Right
from models.recurrence import By
from models.series import Series
from models.units import Unit, UnitKind, UnitPath, subtree_ids

groups = routes("/groups", "units")
series = routes("/series", "meetings")
SMALL = (UnitKind.GROUP, UnitKind.CLUB)


class GroupShown(Shape):
    """A group or club. `leader` is null where names are not seen, "" where nobody leads it."""

    id: Id
    kind: UnitKind
    name: str
    parent_id: Id
    members: int
    leader: str | None


class GroupsAsked(Paged):
    """Groups and clubs below a unit (itself, if it is one)."""

    unit: Id | None = None
    kind: UnitKind | None = Field(default=None, description="group or club")


class RepeatShown(Shape):
    """When it comes: by a date of the month, a weekday of it, a lunar day, or every so many weeks."""

    by: By
    day: int
    weekday: int
    nth: int
    every: int
    month: int
    since: date | None


class SeriesShown(Shape):
    """A meeting that repeats, in the unit's own time; `next_meeting` is the coming one's id."""

    id: Id
    unit_id: Id
    kind: MeetingKind
    place: str
    content: str
    hour: time
    repeat: RepeatShown
    created_at: datetime
    ended_at: datetime | None
    next_meeting: Id | None


class SeriesAsked(Paged):
    """Series of a unit and all below it; ended ones too, if asked."""

    unit: Id | None = None
    ended: bool = False


def _groups(session: Session, who: Who, asked: GroupsAsked) -> Page[GroupShown]:
    top, held = subtree_for(session, who, Right.TOTALS, asked.unit)
    query = (
        select(Unit, UnitPath.ancestor_id)
        .join(UnitPath, col(UnitPath.descendant_id) == Unit.id)
        .where(
            UnitPath.depth == 1,
            col(UnitPath.to_date).is_(None),
            col(Unit.id).in_(subtree_ids(top)),
            col(Unit.id) > (asked.cursor or 0),
            col(Unit.kind).in_(SMALL if asked.kind is None else [asked.kind]),
            col(Unit.kind).in_(SMALL),
            col(Unit.closed_on).is_(None),
        )
    )
    rows = session.exec(query.order_by(col(Unit.id)).limit(asked.limit + 1)).all()
    ids = [unit.id or 0 for unit, _parent in rows[: asked.limit]]
    counts = _counts(session, ids)
    led = leaders(session, ids) if Right.NAMES in held.rights else None

    def shown(row: tuple[Unit, int]) -> GroupShown:
        unit, parent = row
        leader = None if led is None else (led[unit.id or 0].name if unit.id in led else "")
        return GroupShown(
            id=unit.id or 0,
            kind=UnitKind(unit.kind),
            name=unit.name,
            parent_id=parent,
            members=counts.get(unit.id or 0, 0),
            leader=leader,
        )

    return page_of(rows, asked.limit, shown, lambda row: row[0].id or 0)


def _counts(session: Session, ids: list[int]) -> dict[int, int]:
    """How many members each group and each club has."""
    in_groups = (
        select(Membership.group_id, func.count())
        .where(col(Membership.group_id).in_(ids), col(Membership.state).in_(MEMBER_STATES))
        .group_by(col(Membership.group_id))
    )
    in_clubs = (
        select(ClubMembership.unit_id, func.count(func.distinct(ClubMembership.person_id)))
        .join(Membership, col(Membership.person_id) == ClubMembership.person_id)
        .where(
            col(ClubMembership.unit_id).in_(ids),
            col(ClubMembership.until).is_(None),
            col(Membership.state).in_(MEMBER_STATES),
        )
        .group_by(col(ClubMembership.unit_id))
    )
    return {unit or 0: count for query in (in_groups, in_clubs) for unit, count in session.exec(query).all()}


def _series(session: Session, who: Who, asked: SeriesAsked) -> Page[SeriesShown]:
    top, _held = subtree_for(session, who, Right.TOTALS, asked.unit)
    query = select(Series).where(col(Series.unit_id).in_(subtree_ids(top)), col(Series.id) > (asked.cursor or 0))
    if not asked.ended:
        query = query.where(col(Series.ended_at).is_(None))
    rows = session.exec(query.order_by(col(Series.id)).limit(asked.limit + 1)).all()
    coming = _coming(session, [row.id or 0 for row in rows])
    return page_of(rows, asked.limit, lambda row: _series_shown(row, coming.get(row.id or 0)), lambda row: row.id or 0)


def _coming(session: Session, ids: list[int]) -> dict[int, int]:
    ahead = (Meeting.state == MeetingState.CALLED, Meeting.starts_at > clock.now())
    query = select(Meeting.series_id, Meeting.id).where(col(Meeting.series_id).in_(ids), *ahead)
    found: dict[int, int] = {}
    for series_id, meeting_id in session.exec(query.order_by(col(Meeting.starts_at))).all():
        found.setdefault(series_id or 0, meeting_id or 0)
    return found


def _series_shown(row: Series, coming: int | None) -> SeriesShown:
    rule = row.rule
    return SeriesShown(
        id=row.id or 0,
        unit_id=row.unit_id,
        kind=MeetingKind(row.kind),
        place=row.place,
        content=row.content,
        hour=row.hour,
        repeat=RepeatShown(**{name: getattr(rule, name) for name in RepeatShown.model_fields}),
        created_at=row.created_at,
        ended_at=row.ended_at,
        next_meeting=coming,
    )


@groups.get("")
async def list_groups(client: Caller, asked: Annotated[GroupsAsked, Query()]) -> Page[GroupShown]:
    """The open groups and clubs of a subtree."""
    return await client.read(_groups, asked)


@series.get("")
async def list_series(client: Caller, asked: Annotated[SeriesAsked, Query()]) -> Page[SeriesShown]:
    """The meetings of a subtree that repeat."""
    return await client.read(_series, asked)
