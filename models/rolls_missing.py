"""The units below whose rolls are missing, and whoever takes them there asked in one go: each for its last one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlmodel import Session, col, func, select

from models import clock
from models.conversations import Who
from models.facts import Fact
from models.meetings import Meeting, MeetingState
from models.periods import DAY
from models.posts import Right, post_for
from models.quiet import is_night, morning_after
from models.roll_reminders import AFTER, UNTIL, last_asked, may_ask
from models.roll_reminders import ask_for_roll as ask_one
from models.units import Unit, UnitPath, by_name

MOST = 60  # units that are asked at once
A_YEAR = timedelta(days=366)


@dataclass(frozen=True)
class MissingRoll:
    """A unit's last meeting without a roll. `asked`: it was asked for today; `nobody`: nobody but herself takes it."""

    meeting_id: int
    unit_id: int
    unit: str
    day: date
    asked: bool
    nobody: bool

    @property
    def to_ask(self) -> bool:
        """Whether somebody is to be asked for it now."""
        return not (self.asked or self.nobody)


class RollsAsked(Fact):
    """They are asked for the rolls of `count` units, at once or (it is `night`) at `when`."""

    count: int
    units: str
    night: bool
    when: datetime


def missing_rolls(
    session: Session, who: Who, unit_id: int, start: date | None = None, end: date | None = None
) -> tuple[list[MissingRoll], int]:
    """The units at and below one that have a meeting without a roll, of the last quarter or from `start` until before
    `end`, in the order of their names: at most MOST of them, and how many there are.

    Raises NotAllowed, also without the right to send.
    """
    post_for(session, who.person_id, Right.SEND, unit_id)
    now = clock.now()
    # Of a branch that was merged, too: whoever leads the one that it went into takes its rolls.
    below = select(UnitPath.descendant_id).where(UnitPath.ancestor_id == unit_id, col(UnitPath.to_date).is_(None))
    query = (
        select(Meeting, Unit.name)
        .join(Unit, col(Unit.id) == Meeting.unit_id)
        .where(
            col(Meeting.unit_id).in_(below),
            col(Meeting.roll_at).is_(None),
            Meeting.state != MeetingState.CANCELLED,
            Meeting.starts_at > now - UNTIL,
            Meeting.starts_at < now - AFTER,
        )
        .order_by(col(Meeting.starts_at))
    )
    if start is not None and end is not None:
        query = query.where(col(Meeting.local_date) >= start, col(Meeting.local_date) < end)
    last = {meeting.unit_id: (meeting, name) for meeting, name in session.exec(query).all()}
    ordered = sorted(last.values(), key=lambda one: by_name(one[1]))
    return [_missing(session, who, meeting, name) for meeting, name in ordered[:MOST]], len(ordered)


def rolls_too_old(
    session: Session, who: Who, unit_id: int, start: date | None = None, end: date | None = None
) -> list[tuple[str, date]]:
    """The units at and below one with the day of their last meeting whose roll is missing and asked for no longer, the
    latest first: at most MOST, of the last year or of the time as above. Raises as `missing_rolls`."""
    post_for(session, who.person_id, Right.SEND, unit_id)
    limit = clock.now() - UNTIL
    if start is None or end is None:
        start, end = clock.today() - A_YEAR, clock.today() + DAY
    below = select(UnitPath.descendant_id).where(UnitPath.ancestor_id == unit_id, col(UnitPath.to_date).is_(None))
    last = func.max(Meeting.local_date)
    rows = session.exec(
        select(Unit.name, last)
        .join(Meeting, col(Meeting.unit_id) == Unit.id)
        .where(
            col(Meeting.unit_id).in_(below),
            col(Meeting.roll_at).is_(None),
            Meeting.state != MeetingState.CANCELLED,
            Meeting.starts_at <= limit,
            col(Meeting.local_date) >= start,
            col(Meeting.local_date) < end,
        )
        .group_by(col(Unit.id), Unit.name)
        .order_by(last.desc(), col(Unit.id))
        .limit(MOST)
    ).all()
    return [(name, day) for name, day in rows]


def _missing(session: Session, who: Who, meeting: Meeting, name: str) -> MissingRoll:
    asked = last_asked(session, meeting.id or 0)
    today = asked is not None and clock.day_of(asked) >= clock.today()
    return MissingRoll(
        meeting.id or 0, meeting.unit_id, name, meeting.local_date, today, not may_ask(session, who, meeting)
    )


def ask_for_rolls(session: Session, who: Who, meeting_ids: Sequence[int]) -> RollsAsked:
    """Ask for these rolls, those that were asked for meanwhile left out. Raises as `roll_reminders.ask_for_roll`."""
    units = []
    for meeting_id in meeting_ids:
        fact = ask_one(session, who, meeting_id)
        units.append(fact.unit)
    now = clock.now().astimezone(clock.VIETNAM)
    when = morning_after(now) if is_night(now) else now
    return RollsAsked(len(units), ", ".join(units), when > now, when)
