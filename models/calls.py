"""Calling a meeting: who it is for, and the invitations that go with it."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, select

from models import clock
from models.conversations import Who
from models.facts import Refused
from models.meetings import INVITATIONS, MEETINGS, Invitation, Meeting, MeetingKind, MeetingState
from models.open_units import hold_for
from models.posts import Right, posts_of
from models.units import ABOVE_COMMUNE, Unit, UnitPath, get_unit, is_under
from models.whom import OF_MEMBERS, audience, meant


class InThePast(Refused):
    """A meeting is called for a time to come."""

    when: datetime


class TooFarAhead(Refused):
    """More than two years ahead is a slip."""

    when: datetime


class NobodyToInvite(Refused):
    """The audience is empty."""

    unit: str


def check_start(starts_at: datetime, *, before: datetime | None = None) -> None:
    """Raise InThePast or TooFarAhead for a start that cannot be meant; `before` is where it was, if it is moved.

    Meetings that repeat lie further ahead: another hour of their own day is no slip.
    """
    if starts_at <= clock.now():
        raise InThePast(starts_at)
    if before is None or starts_at.date() > before.date():
        check_far(starts_at)


def check_far(starts_at: datetime) -> None:
    """Raise TooFarAhead for a start, or the beginning of its day, that is a slip."""
    if starts_at > clock.now() + timedelta(days=731):
        raise TooFarAhead(starts_at)


def create_meeting(
    session: Session,
    who: Who,
    unit_id: int,
    kind: MeetingKind,
    starts_at: datetime,
    place: str = "",
    content: str = "",
    whom: str = "",
) -> Meeting:
    """Write down a meeting with its invitations; telling people is another step. `whom` is a Whom, "" the usual one.

    Raises NotAllowed, UnitClosed, InThePast, TooFarAhead or NobodyToInvite.
    """
    held = hold_for(session, who.person_id, Right.CALL, unit_id)
    unit = get_unit(session, unit_id)
    local = starts_at.astimezone(ZoneInfo(unit.timezone))
    check_start(local)
    people = audience(session, unit, kind, held, whom)
    if not people:
        raise NobodyToInvite(unit.name)
    meeting = Meeting(
        unit_id=unit_id,
        kind=kind,
        whom=meant(unit, kind, held, whom),
        content=content,
        place=place,
        starts_at=starts_at,
        local_date=local.date(),
        called_by=held.person_id,
        invited=len(people),
        expected=sum(expected for _, expected, _ in people),
        away=sum(away for _, _, away in people),
    )
    session.add(meeting)
    session.flush()
    session.connection().execute(
        INVITATIONS.insert(),
        [
            {
                "meeting_id": meeting.id,
                "person_id": person_id,
                "expected": expected,
                "away": away,
                "answer": "",
                "reason": "",
            }
            for person_id, expected, away in people
        ],
    )
    return meeting


def invite_newcomer(session: Session, person_id: int, unit_id: int) -> list[Meeting]:
    """A woman who joins is invited to what her branch has already called. The meetings, next first."""
    coming = session.exec(
        select(Meeting)
        .join(UnitPath, col(UnitPath.ancestor_id) == Meeting.unit_id)
        .join(Unit, col(Unit.id) == Meeting.unit_id)
        .where(
            col(Unit.kind).not_in(ABOVE_COMMUNE),  # there only posts are called
            UnitPath.descendant_id == unit_id,
            col(UnitPath.to_date).is_(None),
            col(Meeting.kind).in_([MeetingKind.BRANCH, MeetingKind.EVENT]),
            col(Meeting.whom).in_(["", *OF_MEMBERS]),
            Meeting.state == MeetingState.CALLED,
            col(Meeting.invite_at).is_(None),  # of a series: she is invited with the others when its time comes
            Meeting.starts_at > clock.now(),
        )
        .order_by(col(Meeting.starts_at))
    ).all()
    for meeting in coming:
        if session.get(Invitation, (meeting.id, person_id)) is None:
            session.add(Invitation(meeting_id=meeting.id or 0, person_id=person_id))
            meeting.invited += 1
            meeting.expected += 1
            session.add(meeting)
    session.flush()
    return list(coming)


def close_finished(session: Session) -> int:
    """Freeze the figures of meetings a day after their start. How many."""
    now = clock.now()
    return (
        session.connection()
        .execute(
            MEETINGS.update()
            .where(MEETINGS.c.state == MeetingState.CALLED, MEETINGS.c.starts_at < now - timedelta(hours=24))
            .values(state=MeetingState.CLOSED, closed_at=now)
        )
        .rowcount
    )


def refresh_audience(session: Session, meeting: Meeting) -> None:
    """Bring a meeting's list up to the day: who joined is on it, who left is not, who is away is not expected.

    Whoever has answered or been marked stays on the list.
    """
    unit = get_unit(session, meeting.unit_id)
    caller = posts_of(session, meeting.called_by)
    held = next((post for post in caller if is_under(session, meeting.unit_id, post.unit_id)), None)
    people = audience(session, unit, MeetingKind(meeting.kind), held, meeting.whom)
    wanted = {person: (expected, away) for person, expected, away in people}
    known = {
        row.person_id: row for row in session.exec(select(Invitation).where(Invitation.meeting_id == meeting.id)).all()
    }
    for person_id, (expected, away) in wanted.items():
        row = known.get(person_id) or Invitation(meeting_id=meeting.id or 0, person_id=person_id)
        row.expected, row.away = expected, away
        session.add(row)
    for person_id, row in known.items():
        if person_id not in wanted and not row.answer:
            session.delete(row)
    session.flush()
    listed = session.exec(select(Invitation.expected, Invitation.away).where(Invitation.meeting_id == meeting.id)).all()
    meeting.invited = len(listed)
    meeting.expected = sum(expected for expected, _ in listed)
    meeting.away = sum(away for _, away in listed)
    session.add(meeting)
    session.flush()
