"""A word of thanks to those who came faithfully or came back: the head sees it and sends it, or does not."""

from dataclasses import dataclass
from datetime import timedelta

from sqlmodel import Session, col, select

from models import clock, deliveries, planner
from models.absences import Woman, branch_and_group, came_to_the_last, faithful_or_back, named_meetings
from models.attendance import called
from models.conversations import Who
from models.deliveries import Delivery, Message, Priority, State
from models.facts import Fact, Refused
from models.meetings import Meeting, local_start
from models.posts import Right, post_for
from models.quiet import Timing, earliest
from models.units import get_unit

AT_MOST_EVERY = timedelta(days=30)  # to one woman
FRESH = timedelta(days=14)  # after the meeting; later nobody knows what it is for
LOOKED_AT = 3  # meetings


class Thanked(Fact):
    """The thanks are on their way; `by_mouth` have no phone here."""

    by_message: int
    by_mouth: int


class NobodyToThank(Refused):
    """Nobody came to a meeting of these two weeks, or they have been thanked this month."""


class ThankedAlready(Refused):
    """The thanks for the last meeting have been sent, by this head or by another."""


@dataclass(frozen=True)
class Draft:
    """What would be sent, and to whom."""

    meeting: Meeting
    unit: str
    by: str
    women: tuple[Woman, ...]
    faithful: bool  # three times in a row or back again; else those who came last time


def draft(session: Session, who: Who, unit_id: int) -> Draft:
    """The thanks for the last meeting. Raises NotAllowed, ThankedAlready or NobodyToThank."""
    held = post_for(session, who.person_id, Right.SEND, unit_id)
    branch_id, group_id = branch_and_group(session, unit_id)
    meetings = named_meetings(session, branch_id, group_id, LOOKED_AT)
    if not meetings or clock.now() - meetings[0].starts_at > FRESH:
        raise NobodyToThank
    if session.exec(select(Message.id).where(Message.key == _key(meetings[0], unit_id))).first() is not None:
        raise ThankedAlready
    seen = faithful_or_back(session, unit_id, meetings) if len(meetings) == LOOKED_AT else []
    chosen = [woman for woman in seen if woman.person_id != held.person_id]
    women = chosen or came_to_the_last(session, unit_id, meetings[0])
    lately = set(
        session.exec(
            select(Delivery.person_id)
            .join(Message, col(Message.id) == Delivery.message_id)
            .where(
                Message.kind == "thanks",
                col(Delivery.person_id).in_([woman.person_id for woman in women]),
                Delivery.not_before > clock.now() - AT_MOST_EVERY,
                Delivery.state != State.CANCELLED,
            )
        ).all()
    )
    wanted = tuple(w for w in women if w.person_id not in lately and w.person_id != held.person_id)
    if not wanted:
        raise NobodyToThank
    unit, by = get_unit(session, branch_id).name, called(session, held.person_id)
    return Draft(meetings[0], unit, by, wanted, faithful=bool(chosen))


def _key(meeting: Meeting, unit_id: int) -> str:
    return f"thanks:{meeting.id}:{unit_id}"


def reached_by_message(session: Session, found: Draft) -> list[int]:
    """Those of a draft whom a message reaches; the others are thanked by mouth."""
    steps = planner.plan(session, [woman.person_id for woman in found.women])
    return [step.person_id for step in steps if step.contact_id is not None]


def thank(session: Session, who: Who, unit_id: int) -> Thanked:
    """Send the thanks, by day, to those whom a message reaches.

    Raises as `draft`, and NobodyToThank where a message reaches nobody.
    """
    found = draft(session, who, unit_id)
    reached = reached_by_message(session, found)
    if not reached:
        raise NobodyToThank
    message = deliveries.post(
        session,
        key=_key(found.meeting, unit_id),
        kind="thanks",
        subject_id=found.meeting.id,
        unit_id=found.meeting.unit_id,
        fields={"by": found.by, "unit": found.unit},
    )
    if message is None:  # another head, at this moment
        raise ThankedAlready
    now = clock.now().astimezone(local_start(session, found.meeting).tzinfo)
    planner.address(session, message, reached, priority=Priority.BRANCH, not_before=earliest(now, Timing.NOTICE))
    return Thanked(len(reached), len(found.women) - len(reached))
