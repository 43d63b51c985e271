"""A meeting that repeats is changed from one of its meetings on, or ended."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from sqlmodel import Session, col, select

from models import clock
from models.conversations import Who
from models.facts import Fact
from models.invites import MeetingChanged, NothingChanged, change_meeting
from models.meetings import (
    INVITATIONS,
    MEETINGS,
    AlreadyStarted,
    Meeting,
    MeetingCancelled,
    MeetingState,
    get_meeting,
    local_start,
)
from models.posts import Right, post_for
from models.recurrence import Repeat, as_json
from models.series import AHEAD, Series, days_before, get_series, make_ahead, start_on, starts, upcoming
from models.units import get_unit

LONGEST_MONTH = timedelta(days=31)


class SeriesChanged(Fact):
    """This meeting and all that follow have a new hour, place or day; `when` and `place` are this one's.

    So many hear it by message; `at_home` are to be told again in person.
    """

    meeting: int
    kind: str
    when: datetime
    place: str
    by_message: int
    at_home: int
    leaves: datetime  # when the messages do
    waits: int  # 1 where the night has to pass first


class SeriesEnded(Fact):
    """No more meetings after those that people were invited to (`invited` so many)."""

    kind: str
    invited: int


def change_series(
    session: Session,
    who: Who,
    meeting_id: int,
    *,
    hour: time | None = None,
    place: str | None = None,
    repeat: Repeat | None = None,
) -> SeriesChanged:
    """Give a meeting and all that follow another hour, place or day of the month.

    Those who were told of one hear its difference. With a new rule this meeting moves to the rule's day nearest to
    its own. Raises NotAllowed, NoSuchSeries, MeetingCancelled, AlreadyStarted or NothingChanged.
    """
    meeting = get_meeting(session, meeting_id)
    post_for(session, who.person_id, Right.CALL, meeting.unit_id)
    # The series before its meetings, as when it ends: two who wait for each other would wait for ever.
    series = get_series(session, meeting.series_id or 0, lock=True)
    meeting = get_meeting(session, meeting_id, lock=True)
    old = local_start(session, meeting)
    if meeting.state == MeetingState.CANCELLED:
        raise MeetingCancelled(meeting.kind, old)
    if old <= clock.now():
        raise AlreadyStarted(meeting.kind, old)
    unit = get_unit(session, series.unit_id)
    new_hour = hour or series.hour
    start = start_on(old.date(), new_hour, unit) if hour else old
    if repeat is not None:
        start = new_start(session, meeting_id, repeat, hour)
        _forget_uninvited(session, series, old, besides=meeting_id)
        series.repeat = as_json(replace(repeat, since=start.date()))
        series.days_before = days_before(repeat)
        meeting.occurrence = start.date()
    session.add(meeting)
    session.flush()
    moves = [(meeting, start)]
    for later in upcoming(session, series.id or 0, 2 * AHEAD):
        if later.starts_at > old and later.id != meeting_id:
            at = local_start(session, later)
            moves.append((later, start_on(at.date(), new_hour, unit) if hour else at))
    heard: list[MeetingChanged] = []
    for one, at in moves:
        wanted = one.place if place is None else place
        if (at, wanted) != (one.starts_at, one.place):
            heard.append(change_meeting(session, who, one.id or 0, at, wanted))
    if not heard and repeat is None:
        raise NothingChanged(meeting.kind, old)
    series.hour, series.place = new_hour, series.place if place is None else place
    session.add(series)
    make_ahead(session, series)
    told, at_home = sum(one.by_message for one in heard), sum(one.at_home for one in heard)
    first = min((one for one in heard if one.by_message), key=lambda one: one.leaves, default=None)
    leaves, waits = (first.leaves, first.waits) if first else (clock.now().astimezone(start.tzinfo), 0)
    return SeriesChanged(meeting_id, meeting.kind, start, meeting.place, told, at_home, leaves, waits)


def new_start(session: Session, meeting_id: int, repeat: Repeat, hour: time | None = None) -> datetime:
    """Where a meeting of a series goes under a new rule: to the day nearest to its own, after the meeting before it."""
    meeting = get_meeting(session, meeting_id)
    series = get_series(session, meeting.series_id or 0)
    unit, old = get_unit(session, series.unit_id), local_start(session, meeting).date()
    # "Every other month" is counted from the day that is found; only "the first month of a quarter" is settled before.
    each = repeat if repeat.month else replace(repeat, every=1)
    near = LONGEST_MONTH * each.every
    after = max(_day_before(session, meeting), old - near)
    coming = starts(each, hour or series.hour, unit, after=after)
    around = [start for start in coming if start.date() <= old + near] or coming  # it may begin only later
    return min(around, key=lambda start: (abs(start.date() - old), old - start.date()))


def _day_before(session: Session, meeting: Meeting) -> date:
    """The local day of the meeting of the series before this one, whether it took place or not."""
    day = session.exec(
        select(col(Meeting.local_date))
        .where(Meeting.series_id == meeting.series_id, Meeting.starts_at < meeting.starts_at, Meeting.id != meeting.id)
        .order_by(col(Meeting.starts_at).desc())
        .limit(1)
    ).first()
    return day or date(2000, 1, 1)


def _forget_uninvited(session: Session, series: Series, after: datetime, besides: int = 0) -> None:
    """Take back what was made ahead and nobody was told of; a day that was skipped belongs to the old rule."""
    ahead = (MEETINGS.c.series_id == series.id, MEETINGS.c.starts_at > after, MEETINGS.c.id != besides)
    uninvited = select(MEETINGS.c.id).where(*ahead, MEETINGS.c.invite_at.is_not(None))
    connection = session.connection()
    session.flush()
    # Locked one by one, not as part of the deletion: whoever is being invited right now keeps her meeting.
    forgotten = connection.execute(uninvited.with_for_update()).scalars().all()
    connection.execute(INVITATIONS.delete().where(INVITATIONS.c.meeting_id.in_(forgotten)))
    connection.execute(MEETINGS.delete().where(MEETINGS.c.id.in_(forgotten)))
    connection.execute(MEETINGS.update().where(*ahead).values(occurrence=None))
    session.expire_all()


def end_series(session: Session, who: Who, series_id: int) -> SeriesEnded:
    """No more meetings of a series; one that people were invited to still takes place. Raises NotAllowed too."""
    series = get_series(session, series_id, lock=True)
    post_for(session, who.person_id, Right.CALL, series.unit_id)
    series.ended_at = clock.now()
    session.add(series)
    _forget_uninvited(session, series, clock.now())
    return SeriesEnded(series.kind, len(upcoming(session, series_id)))
