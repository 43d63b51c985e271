"""What the clock does for meetings that repeat: more are made ahead, heads are asked, invitations go out in time."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, exists, select

from models import clock, deliveries, planner
from models.calls import refresh_audience
from models.clubs import ClubMembership
from models.deliveries import Message, Priority
from models.invites import send_invitations
from models.meetings import Meeting, MeetingState
from models.members import MEMBER_STATES, Membership
from models.posts import Right, responsible
from models.quiet import Timing, earliest
from models.series import A_WEEK, Series, make_ahead
from models.units import Unit, UnitPath, get_unit
from models.whom import OF_MEMBERS

AT_ONCE = 20  # series or meetings that one look works on: the next look takes the next
HEAD_BEFORE = timedelta(days=1)  # that the head is told before the invitations go


def top_up(session: Session) -> int:
    """Make more meetings ahead where one of a series has passed. Nobody is told of anything yet: 0."""
    due = session.exec(
        select(Series)
        .join(Unit, col(Unit.id) == Series.unit_id)
        .where(
            col(Series.ended_at).is_(None),
            Series.look_on <= clock.today(),
            col(Unit.closed_on).is_(None),
        )
        .limit(AT_ONCE)
        .with_for_update(of=[Series, Unit], key_share=True, skip_locked=True)  # a unit just being merged: next time
        .execution_options(populate_existing=True)
    ).all()
    for series in due:
        make_ahead(session, series)
    return 0


def invite_due(session: Session) -> int:
    """Send the invitations whose time has come, to those whom the meeting is for today. How many people."""
    now = clock.now()
    due = session.exec(
        select(Meeting, Unit)
        .join(Unit, col(Unit.id) == Meeting.unit_id)
        .where(
            col(Meeting.invite_at) <= now,
            Meeting.state == MeetingState.CALLED,
        )
        .order_by(col(Meeting.invite_at))
        .limit(AT_ONCE)
        .with_for_update(of=Meeting, skip_locked=True)
    ).all()
    people = 0
    for meeting, unit in due:
        meeting.invite_at = None
        session.add(meeting)
        if unit.closed_on is not None:
            meeting.state = MeetingState.CANCELLED
            continue
        refresh_audience(session, meeting)
        if meeting.invited and meeting.starts_at > now:  # else we were away; its roll can still be taken
            people += send_invitations(session, meeting).by_message
    return people


def tell_heads(session: Session) -> int:
    """The day before invitations go out of themselves the head hears of it, and can still change things. How many."""
    now = clock.now()
    told_already = exists().where(col(Message.kind) == "series-soon", col(Message.subject_id) == Meeting.id)
    due = session.exec(
        select(Meeting)
        .join(Series, col(Series.id) == Meeting.series_id)
        .where(
            col(Meeting.invite_at) > now,
            col(Meeting.invite_at) <= now + HEAD_BEFORE,
            Meeting.state == MeetingState.CALLED,
            Series.days_before >= A_WEEK,  # once a week nobody wants to be asked
            ~told_already,
        )
        .order_by(col(Meeting.invite_at))
        .limit(AT_ONCE)
    ).all()
    people = 0
    for meeting in due:
        message = deliveries.post(
            session,
            key=f"series-soon:{meeting.id}",
            kind="series-soon",
            subject_id=meeting.id,
            unit_id=meeting.unit_id,
        )
        if message is None:
            continue
        heads = [held.person_id for held in responsible(session, meeting.unit_id, Right.CALL)]
        zone = ZoneInfo(get_unit(session, meeting.unit_id).timezone)
        when = earliest(now.astimezone(zone), Timing.NOTICE)
        people += planner.address(session, message, heads, priority=Priority.ROLL, not_before=when)["queued"]
    return people


def next_for(session: Session, person_id: int) -> list[tuple[Meeting, Series]]:
    """For each series that a woman belongs to and has no invitation of yet: its next meeting, the earliest first."""
    hers = select(Membership.unit_id).where(Membership.person_id == person_id, col(Membership.state).in_(MEMBER_STATES))
    groups = select(Membership.group_id).where(
        Membership.person_id == person_id,
        col(Membership.state).in_(MEMBER_STATES),
        col(Membership.group_id).is_not(None),
    )
    in_clubs = select(ClubMembership.unit_id).where(
        ClubMembership.person_id == person_id, col(ClubMembership.until).is_(None)
    )
    above = select(UnitPath.ancestor_id).where(col(UnitPath.descendant_id).in_(hers), col(UnitPath.to_date).is_(None))
    rows = session.exec(
        select(Meeting, Series)
        .join(Series, col(Series.id) == Meeting.series_id)
        .where(
            col(Meeting.unit_id).in_(above) | col(Meeting.unit_id).in_(groups) | col(Meeting.unit_id).in_(in_clubs),
            col(Meeting.whom).in_(OF_MEMBERS),
            Meeting.state == MeetingState.CALLED,
            Meeting.starts_at > clock.now(),
        )
        .order_by(col(Meeting.starts_at))
    ).all()
    first: dict[int, tuple[Meeting, Series]] = {}
    for meeting, series in rows:
        first.setdefault(series.id or 0, (meeting, series))
    return [(meeting, series) for meeting, series in first.values() if meeting.invite_at is not None]
