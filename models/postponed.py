"""Meetings that were put off until another day: known until they are called anew or dropped for good."""

from datetime import datetime, timedelta

from sqlalchemy import case
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, func, select

from models import clock
from models.conversations import Who
from models.deliveries import CAME, Delivery, Message
from models.invites import MeetingCalledOff, tell_off
from models.meetings import Meeting, MeetingCancelled, MeetingState, get_meeting, local_start
from models.posts import Held, Right, post_for
from models.units import subtree_ids

KNOWN_FOR = timedelta(days=45)  # after its old day


def postponed_meetings(session: Session, held: Held) -> list[Meeting]:
    """What a post's subtree has put off and not called anew since, the latest first."""
    later = aliased(Meeting)
    anew = select(later.id).where(
        later.unit_id == Meeting.unit_id,
        later.kind == Meeting.kind,
        col(later.id) > col(Meeting.id),
        later.state != MeetingState.CANCELLED,
        col(later.series_id).is_(None),
    )
    found = session.exec(
        select(Meeting)
        .where(
            col(Meeting.unit_id).in_(subtree_ids(held.unit_id)),
            Meeting.state == MeetingState.CANCELLED,
            Meeting.starts_at > clock.now() - KNOWN_FOR,
            ~anew.exists(),
        )
        .order_by(col(Meeting.id).desc())
        .limit(40)
    ).all()
    put_off = _put_off(session, [one.id for one in found])
    return [one for one in found if one.id in put_off]


def how_off(session: Session, meeting: Meeting) -> str:
    """ "off" for good, "put-off" until another day, "" where it takes place."""
    if meeting.state != MeetingState.CANCELLED:
        return ""
    return "put-off" if _put_off(session, [meeting.id]) else "off"


def known_start(session: Session, meeting: Meeting) -> datetime:
    """The start by which people know a meeting, in the unit's time: moves that nobody heard of are passed over."""
    start = local_start(session, meeting)
    at = (
        select(func.max(case((col(Delivery.state).in_(CAME), col(Delivery.asked_at)))), func.max(Delivery.told_at))
        .join(Message, col(Message.id) == Delivery.message_id)
        .where(col(Message.kind).in_(["invite", "change", "remind"]), Message.subject_id == meeting.id)
    )
    heard = max((one for one in session.exec(at).one() if one is not None), default=None)
    if heard is None:
        return start
    moved = (
        select(Message)
        .where(Message.kind == "change", Message.subject_id == meeting.id, Message.created_at > heard)
        .order_by(col(Message.id))
    )
    first = session.exec(moved.limit(1)).first()
    return start if first is None else datetime.fromisoformat(first.fields["from"]).astimezone(start.tzinfo)


def why_off(session: Session, meeting: Meeting) -> str:
    """What was said last of why it is off, in her words who called it off; "" where she gave no reason."""
    said = session.exec(
        select(Message)
        .where(Message.kind == "cancel", Message.subject_id == meeting.id)
        .order_by(col(Message.id).desc())
        .limit(1)
    ).first()
    return str(said.fields.get("reason", "")) if said is not None else ""


def _put_off(session: Session, meeting_ids: list[int | None]) -> set[int | None]:
    """Of which of these cancelled meetings the last that was said is that they are put off."""
    said = session.exec(
        select(Message)
        .where(Message.kind == "cancel", col(Message.subject_id).in_(meeting_ids))
        .order_by(col(Message.id))
    ).all()
    last = {message.subject_id: message for message in said}
    return {meeting for meeting, message in last.items() if message.fields.get("postponed") == "true"}


def drop_postponed(session: Session, who: Who, meeting_id: int) -> MeetingCalledOff:
    """What was put off is called off for good; those who were told hear it. Raises NotAllowed or MeetingCancelled."""
    meeting = get_meeting(session, meeting_id, lock=True)
    post_for(session, who.person_id, Right.CALL, meeting.unit_id)
    if meeting.state != MeetingState.CANCELLED or not _put_off(session, [meeting.id]):
        raise MeetingCancelled(meeting.kind, local_start(session, meeting))
    return tell_off(session, meeting, postponed=False)
