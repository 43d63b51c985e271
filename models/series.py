"""Meetings that come again: the rule, the next twelve made ahead, changing those that follow, ending it."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import JSON, Column, Index
from sqlmodel import Field, Session, SQLModel, col, select

from models import clock
from models.calls import check_start, create_meeting
from models.conversations import Who
from models.db import insert_new, primary_key, reference
from models.facts import Fact, Refused
from models.invites import send_invitations
from models.meetings import (
    MEETINGS,
    Meeting,
    MeetingKind,
    MeetingState,
)
from models.open_units import hold_for, row_in_unit
from models.posts import Held, Right
from models.recurrence import By, Repeat, as_json, days_of, from_json
from models.units import Unit, get_unit, subtree_ids

AHEAD = 12  # meetings that are made ahead
INVITED_AT = time(8)
DAYS_BEFORE = {By.WEEK: 3}  # that people are invited before the day; a week otherwise
A_WEEK = 7
A_DAY = timedelta(days=1)


class Series(SQLModel, table=True):
    """A meeting that repeats: its rule, hour and place, in the unit's own time. `look_on`: when to make more ahead."""

    __table_args__ = (Index("ix_series_look", "ended_at", "look_on"),)
    id: int | None = primary_key()
    unit_id: int = reference("unit.id")
    kind: str
    whom: str = ""
    content: str = ""  # of every meeting; only a weekly one has it, elsewhere each meeting has its own
    place: str = ""
    hour: time
    repeat: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    called_by: int = reference("person.id")
    created_at: datetime = Field(default_factory=clock.now)
    ended_at: datetime | None = None
    days_before: int = A_WEEK  # that people are invited before a meeting
    look_on: date

    @property
    def rule(self) -> Repeat:
        """On which days it comes."""
        return from_json(self.repeat)


class SeriesCalled(Fact):
    """The first meeting's invitations are on their way; the others follow, each in its time."""

    meeting: int
    series: int
    kind: str
    when: datetime
    by_message: int
    at_home: int
    days: int  # that the others are invited before
    leaves: datetime  # when the first invitations do
    waits: int  # 1 where the night has to pass first
    adopted: bool = False  # the first one had been called already, and nobody is invited again


class SeriesRunning(Refused):
    """The unit has the very same series already."""

    kind: str


class NoSuchSeries(Refused):
    """There is no such series, or it has ended."""


def get_series(session: Session, series_id: int, *, lock: bool = False) -> Series:
    """The series with this id, if it has not ended. Raises NoSuchSeries."""
    found = row_in_unit(session, Series, series_id) if lock else session.get(Series, series_id)
    if found is None or found.ended_at is not None:
        raise NoSuchSeries
    return found


def rule_of(session: Session, series_id: int) -> Repeat:
    """The rule of a series, also of one that has ended. Raises NoSuchSeries."""
    found = session.get(Series, series_id)
    if found is None:
        raise NoSuchSeries
    return found.rule


def runs(session: Session, series_id: int | None) -> bool:
    """Whether a meeting is one of a series that goes on."""
    found = session.get(Series, series_id) if series_id is not None else None
    return found is not None and found.ended_at is None


def start_on(day: date, hour: time, unit: Unit) -> datetime:
    """A local day and hour of the unit as an aware time."""
    return datetime.combine(day, hour, ZoneInfo(unit.timezone))


def starts(repeat: Repeat, hour: time, unit: Unit, many: int = AHEAD, *, after: date = date.min) -> list[datetime]:
    """The next so many starts of a rule, all still to come (and after that day), in the unit's time zone."""
    now = clock.now().astimezone(ZoneInfo(unit.timezone))
    first = max(now.date(), after + A_DAY)
    coming = (start_on(day, hour, unit) for day in days_of(repeat, first))
    return list(islice((start for start in coming if start > now), many))


def days_before(repeat: Repeat) -> int:
    """How many days before a meeting of this rule people are invited."""
    return DAYS_BEFORE.get(repeat.by, A_WEEK)


def called_already(session: Session, unit_id: int, kind: str, start: datetime, whom: str = "") -> Meeting | None:
    """The single meeting of this kind that the unit has called for this very hour: a series begins with it."""
    found = session.exec(
        select(Meeting).where(
            Meeting.unit_id == unit_id,
            Meeting.kind == kind,
            Meeting.starts_at == start,
            Meeting.state == MeetingState.CALLED,
            col(Meeting.invite_at).is_(None),
        )
    ).all()
    return next((m for m in found if whom in ("", m.whom) and not runs(session, m.series_id)), None)


def call_series(
    session: Session,
    who: Who,
    unit_id: int,
    kind: MeetingKind,
    repeat: Repeat,
    hour: time,
    place: str = "",
    content: str = "",
    whom: str = "",
) -> SeriesCalled:
    """Call a meeting that repeats: the first one's invitations go out at once, the next ones are made ahead.

    `content` is the first meeting's, and every one's where it is weekly. Raises SeriesRunning, and as
    `create_meeting`.
    """
    # Two heads who call the same at once come one after the other.
    held = hold_for(session, who.person_id, Right.CALL, unit_id)
    unit = get_unit(session, unit_id)
    first = starts(repeat, hour, unit, 1)[0]
    check_start(first)
    for other in session.exec(
        select(Series).where(Series.unit_id == unit_id, Series.kind == kind, col(Series.ended_at).is_(None))
    ).all():
        if other.hour == hour and replace(other.rule, since=repeat.since) == repeat:
            raise SeriesRunning(kind)
    rule = replace(repeat, since=first.date())
    series = Series(
        unit_id=unit_id,
        kind=kind,
        whom=whom,
        content=content if rule.by is By.WEEK else "",
        place=place,
        hour=hour,
        repeat=as_json(rule),
        called_by=held.person_id,
        days_before=days_before(rule),
        look_on=first.date(),
    )
    session.add(series)
    session.flush()
    adopted = called_already(session, unit_id, kind, first, whom)
    if adopted is not None:
        adopted.content = adopted.content or content
    meeting = adopted or create_meeting(session, who, unit_id, kind, first, place, content, whom)
    series.whom = meeting.whom
    meeting.series_id, meeting.occurrence = series.id, first.date()
    session.add(meeting)
    session.flush()
    make_ahead(session, series)
    if adopted is not None:
        number = (meeting.id or 0, series.id or 0)
        return SeriesCalled(*number, kind, first, 0, 0, series.days_before, first, 0, adopted=True)
    called = send_invitations(session, meeting)
    return SeriesCalled(
        meeting.id or 0,
        series.id or 0,
        kind,
        called.when,
        called.by_message,
        called.at_home,
        series.days_before,
        called.leaves,
        called.waits,
    )


def make_ahead(session: Session, series: Series) -> int:
    """Make the next meetings of a series that are not there yet, without inviting anybody. How many."""
    unit = get_unit(session, series.unit_id)
    lead = timedelta(days=series.days_before)
    coming = starts(series.rule, series.hour, unit)
    made = session.exec(
        select(col(Meeting.occurrence)).where(
            Meeting.series_id == series.id, col(Meeting.occurrence).in_([start.date() for start in coming])
        )
    ).all()
    rows = [
        {
            "unit_id": series.unit_id,
            "kind": series.kind,
            "whom": series.whom,
            "content": series.content,
            "place": series.place,
            "starts_at": start,
            "local_date": start.date(),
            "state": MeetingState.CALLED,
            "version": 1,
            "called_by": series.called_by,
            "created_at": clock.now(),
            **dict.fromkeys(_COUNTS, 0),
            "count_only": False,
            "series_id": series.id,
            "occurrence": start.date(),
            "invite_at": start_on(start.date() - lead, INVITED_AT, unit),
        }
        for start in coming
        if start.date() not in made
    ]
    if rows:  # another process may be at it, too: the day of a series is unique
        session.connection().execute(insert_new(session, MEETINGS), rows)
    series.look_on = coming[0].date() + timedelta(days=1)
    session.add(series)
    session.flush()
    return len(rows)


_COUNTS = ("invited", "expected", "away", "yes", "no", "unsure", "present", "excused", "absent")


def upcoming(session: Session, series_id: int, many: int = AHEAD) -> list[Meeting]:
    """The meetings of a series that take place and have not begun, next first."""
    return list(
        session.exec(
            select(Meeting)
            .where(
                Meeting.series_id == series_id,
                Meeting.state == MeetingState.CALLED,
                Meeting.starts_at > clock.now(),
            )
            .order_by(col(Meeting.starts_at))
            .limit(many)
        ).all()
    )


def running(session: Session, held: Held, limit: int = 8) -> list[Series]:
    """The series of a post's subtree that have not ended, those of its own unit first."""
    return list(
        session.exec(
            select(Series)
            .where(col(Series.unit_id).in_(subtree_ids(held.unit_id)), col(Series.ended_at).is_(None))
            .order_by((col(Series.unit_id) != held.unit_id), col(Series.id))
            .limit(limit)
        ).all()
    )
