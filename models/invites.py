"""Telling people about meetings: invitations, changes and cancellations."""

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, select

from models import clock, deliveries, kept_answers, planner
from models.calls import check_start, create_meeting
from models.conversations import Who
from models.deliveries import Delivery, Message, Priority
from models.facts import Fact, Refused
from models.meetings import (
    AlreadyStarted,
    Answer,
    Invitation,
    Meeting,
    MeetingCancelled,
    MeetingKind,
    MeetingState,
    get_meeting,
    local_start,
)
from models.posts import Right, post_for
from models.quiet import Timing, earliest
from models.reminders import plan_reminders
from models.units import ABOVE_COMMUNE, Unit, get_unit


class MeetingCalled(Fact):
    """The invitations are on their way: so many by message, so many to be told at home. `waits` is 1 where the night
    has to pass first."""

    meeting: int
    kind: str
    when: datetime
    by_message: int
    at_home: int
    leaves: datetime
    waits: int


class MeetingChanged(Fact):
    """The new time or place is written, and those who were told hear the difference first."""

    meeting: int
    kind: str
    when: datetime
    place: str
    by_message: int
    at_home: int  # to be told again in person
    leaves: datetime  # when the messages do
    waits: int  # 1 where the night has to pass first


class MeetingCalledOff(Fact):
    """It does not take place, and those who were told hear it."""

    meeting: int
    kind: str
    when: datetime
    by_message: int
    at_home: int
    leaves: datetime  # when the messages do
    waits: int  # 1 where the night has to pass first
    postponed: bool  # until another day, not for good


class NothingChanged(Refused):
    """The new time and place are the old ones."""

    kind: str
    when: datetime


def _priority(unit: Unit) -> Priority:
    return Priority.LARGER if unit.kind in {*ABOVE_COMMUNE, "commune"} else Priority.BRANCH


def call_meeting(
    session: Session,
    who: Who,
    unit_id: int,
    kind: MeetingKind,
    starts_at: datetime,
    place: str = "",
    content: str = "",
    whom: str = "",
) -> MeetingCalled:
    """Call a meeting: invitations go out at once (outside quiet hours), reminders are planned."""
    return send_invitations(session, create_meeting(session, who, unit_id, kind, starts_at, place, content, whom))


def send_invitations(session: Session, meeting: Meeting) -> MeetingCalled:
    """Invite all who are on a meeting's list (outside quiet hours) and plan its reminders."""
    meeting_id = meeting.id or 0
    people = session.exec(select(Invitation.person_id).where(Invitation.meeting_id == meeting_id)).all()
    unit = get_unit(session, meeting.unit_id)
    message = deliveries.post(
        session, key=f"invite:{meeting_id}", kind="invite", subject_id=meeting_id, unit_id=unit.id
    )
    start, now = local_start(session, meeting), clock.now().astimezone(ZoneInfo(unit.timezone))
    leaves = earliest(now, Timing.INVITATION, start)
    counts = planner.address(session, message or 0, people, priority=_priority(unit), not_before=leaves)
    plan_reminders(session, meeting)
    reached, at_home = counts["queued"], counts["unreachable"]
    return MeetingCalled(meeting_id, meeting.kind, start, reached, at_home, leaves, int(leaves > now))


def invite_to(session: Session, meeting: Meeting, person_id: int) -> None:
    """Invite one more woman (she joined after the meeting was called)."""
    message = session.exec(select(Message.id).where(Message.key == f"invite:{meeting.id}")).first()
    if message is None:
        return
    start = local_start(session, meeting)
    planner.address(
        session,
        message,
        [person_id],
        priority=Priority.BRANCH,
        not_before=earliest(clock.now().astimezone(start.tzinfo), Timing.INVITATION, start),
    )


def is_being_invited(session: Session, meeting_id: int, person_id: int) -> bool:
    """Whether the invitation has gone to her phone, or is about to."""
    hers = (
        select(Delivery.id)
        .join(Message, col(Message.id) == Delivery.message_id)
        .where(
            Message.key == f"invite:{meeting_id}",
            Delivery.person_id == person_id,
            col(Delivery.state).in_([deliveries.State.QUEUED, *deliveries.CAME]),
        )
    )
    return session.exec(hers.limit(1)).first() is not None


def told(session: Session, meeting_id: int) -> list[int]:
    """Who has been told of a meeting, or may have been, or at home: they hear of a change."""
    return list(
        session.exec(
            select(Delivery.person_id)
            .join(Message, col(Message.id) == Delivery.message_id)
            .where(
                col(Message.kind).in_(["invite", "change", "remind"]),
                Message.subject_id == meeting_id,
                col(Delivery.person_id).is_not(None),
                col(Delivery.state).in_([*deliveries.REACHED, deliveries.State.UNKNOWN, deliveries.State.SENDING])
                | col(Delivery.told_at).is_not(None),
            )
            .distinct()
        ).all()  # type: ignore[arg-type]
    )


def change_meeting(
    session: Session, who: Who, meeting_id: int, starts_at: datetime | None = None, place: str | None = None
) -> MeetingChanged:
    """Move a meeting. Whoever was told hears the difference; whoever was not yet hears only the new.

    Answers are kept when only the place changes or the hour of the same day; on another day they are asked again, but
    for hers who moves it, and on the day before they stand again for whoever had not heard of the move.
    """
    meeting = get_meeting(session, meeting_id, lock=True)
    post_for(session, who.person_id, Right.CALL, meeting.unit_id)
    old = local_start(session, meeting)
    if meeting.state == MeetingState.CANCELLED:
        raise MeetingCancelled(meeting.kind, old)
    if old <= clock.now():
        raise AlreadyStarted(meeting.kind, old)
    new = (starts_at or meeting.starts_at).astimezone(old.tzinfo)
    if starts_at is not None:
        check_start(new, before=old)
    new_place = meeting.place if place is None else place
    if new == old and new_place == meeting.place:
        raise NothingChanged(meeting.kind, old)
    before = {"from": old.isoformat(), "from_place": meeting.place, "by": str(who.person_id or "")}
    meeting.starts_at, meeting.local_date, meeting.place = new, new.date(), new_place
    meeting.version += 1
    session.add(meeting)
    session.flush()
    if new.date() != old.date():
        kept_answers.ask_again(session, meeting, old.date(), who.person_id)
        kept_answers.take_back(session, meeting)
    if meeting.invite_at is not None:  # nobody has been invited yet: they will hear only the new
        meeting.invite_at = meeting.invite_at.astimezone(new.tzinfo) + (new.date() - old.date())
        session.flush()
        return MeetingChanged(meeting_id, meeting.kind, new, new_place, 0, 0, clock.now().astimezone(old.tzinfo), 0)
    session.flush()
    plan_reminders(session, meeting)
    counts = _tell_those_told(session, meeting, f"change:{meeting_id}:{meeting.version}", "change", before, old)
    return MeetingChanged(meeting_id, meeting.kind, new, new_place, *counts)


def known_before(session: Session, message: Message, person_id: int) -> dict[str, str]:
    """What she last heard of time and place ("from", "from_place"; neither where that is what holds now), changes that
    never left for her phone passed over."""
    fields, next_at = dict(message.fields), message.created_at
    earlier = session.exec(
        select(Message, Delivery.state)
        .join(Delivery, col(Delivery.message_id) == Message.id)
        .where(
            Message.kind == "change",
            Message.subject_id == message.subject_id,
            col(Message.id) < message.id,
            Delivery.person_id == person_id,
        )
        .order_by(col(Message.id).desc())
    ).all()
    for change, state in earlier:
        if state != deliveries.State.CANCELLED:
            break
        if kept_answers.answered_while(session, message.subject_id or 0, person_id, change.created_at, next_at):
            break  # she was told the day when she answered
        fields, next_at = dict(change.fields), change.created_at
    return fields


def cancel_meeting(
    session: Session, who: Who, meeting_id: int, *, postponed: bool = False, reason: str = ""
) -> MeetingCalledOff:
    """Call a meeting off: nothing more about it goes out but this, to those who were told.

    `postponed` only chooses the words: it will be called anew when its day is known. `reason` is told, too.

    One that should have been held already may be called off too, as long as nobody took its roll: nobody is told then.
    """
    meeting = get_meeting(session, meeting_id, lock=True)
    post_for(session, who.person_id, Right.CALL, meeting.unit_id)
    start = local_start(session, meeting)
    if meeting.state == MeetingState.CANCELLED:
        raise MeetingCancelled(meeting.kind, start)
    if meeting.roll_at is not None:
        raise AlreadyStarted(meeting.kind, start)
    meeting.state = MeetingState.CANCELLED
    meeting.version += 1
    session.add(meeting)
    session.flush()
    for kind in ("invite", "change", "remind"):
        deliveries.cancel_queued(session, kind, meeting_id)
    if start <= clock.now():
        now = clock.now().astimezone(start.tzinfo)
        return MeetingCalledOff(meeting_id, meeting.kind, start, 0, 0, now, 0, postponed)
    return tell_off(session, meeting, postponed=postponed, reason=reason)


def tell_off(session: Session, meeting: Meeting, *, postponed: bool, reason: str = "") -> MeetingCalledOff:
    """Tell those who were told of a meeting that it does not take place; it is cancelled already."""
    start = local_start(session, meeting)
    said = select(Message.id).where(Message.kind == "cancel", Message.subject_id == meeting.id)
    again = len(session.exec(said).all())
    key = f"change:{meeting.id}:{meeting.version}" + (f":{again}" if again else "")
    how = {"postponed": str(postponed).lower(), "reason": reason}
    counts = _tell_those_told(session, meeting, key, "cancel", how, start)
    return MeetingCalledOff(meeting.id or 0, meeting.kind, start, *counts, postponed)


def _tell_those_told(
    session: Session, meeting: Meeting, key: str, kind: str, fields: dict[str, str], old: datetime
) -> tuple[int, int, datetime, int]:
    """How many hear of it by message, how many are to be told at home, when the messages leave, 1 where they wait."""
    people = told(session, meeting.id or 0)
    deliveries.cancel_queued(session, "change", meeting.id or 0)
    message = deliveries.post(
        session, key=key, kind=kind, subject_id=meeting.id, unit_id=meeting.unit_id, fields=dict(fields)
    )
    waits_until = change_waits(old, local_start(session, meeting))
    leaves = waits_until or clock.now()
    counts = planner.address(session, message or 0, people, priority=Priority.REMINDER, not_before=leaves)
    return counts["queued"], counts["unreachable"], leaves.astimezone(old.tzinfo), int(waits_until is not None)


def change_waits(old: datetime, new: datetime | None = None) -> datetime | None:
    """Until when the night holds back that a meeting moves or is off; None where that may be said at once. Both times
    are in the unit's time zone."""
    now = clock.now().astimezone(old.tzinfo)
    leaves = earliest(now, Timing.CHANGE, min(old, new or old))
    return leaves if leaves > now else None


def reasons(session: Session, meeting_id: int) -> dict[str, int]:
    """How many said no, by reason ("" where none was given)."""
    found = session.exec(
        select(Invitation.reason).where(Invitation.meeting_id == meeting_id, Invitation.answer == Answer.NO)
    ).all()
    return {reason: found.count(reason) for reason in dict.fromkeys(found)}
