"""Marks corrected after a roll, with who and when: the figures change, and what they were is kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Field, Session, SQLModel, col, select

from models import clock
from models.attendance import Listed, Mark, Source, called, listed, lock, recount, set_marks
from models.conversations import Who
from models.db import ID, primary_key, reference
from models.facts import Fact, Refused
from models.meetings import Invitation, Meeting, MeetingState, get_meeting, local_start
from models.members import MEMBER_STATES, Membership
from models.posts import Right
from models.roll_standing import her_part
from models.roll_undo import UNDO_WITHIN
from models.rolls import HeadTookRoll, NotOnTheList, can_take_roll, source_of, standing
from models.units import get_unit

UNLISTED = "unlisted"  # the mark before of a woman who was not on the list
OPEN_FOR = timedelta(days=366)  # after a meeting; older books are closed on paper, too


class Correction(SQLModel, table=True):
    """One woman's mark that was corrected; `before` may be "" (no mark) or UNLISTED."""

    id: int | None = primary_key()
    meeting_id: int = reference("meeting.id")
    person_id: int = reference("person.id")
    before: str
    after: str
    by: int = Field(foreign_key="person.id", sa_type=ID)
    at: datetime
    undone_at: datetime | None = None


class Corrected(Fact):
    """Marks were corrected; how the meeting stands now. `correction` is the last row's id."""

    correction: int
    meeting: int
    kind: str
    when: datetime
    changes: int
    present: int
    expected: int


class NothingToCorrect(Refused):
    """All of them are marked so already."""

    kind: str
    when: datetime


class NoNamesYet(Refused):
    """The meeting has no roll by names: there is nothing to correct."""

    kind: str
    when: datetime


class TooOldToCorrect(Refused):
    """More than a year ago."""

    kind: str
    when: datetime


@dataclass(frozen=True)
class History:
    """How often a meeting's marks were corrected, and by whom and when last."""

    times: int
    by: str
    at: datetime


def is_late(meeting: Meeting, now: datetime) -> bool:
    """Whether a change of a mark is a correction on the record: after closing, or a day after the roll."""
    return meeting.state == MeetingState.CLOSED or (meeting.roll_at is not None and now - meeting.roll_at > UNDO_WITHIN)


def correct(session: Session, who: Who, meeting_id: int, marks: Mapping[int, Mark]) -> Corrected:
    """Change marks of a roll by person ids, at any time within a year of the meeting.

    A woman of the branch's book who was not on the list is added to it by being present. Raises NotAllowed,
    NoNamesYet, NotOnTheList, HeadTookRoll, NothingToCorrect or TooOldToCorrect.
    """
    meeting = get_meeting(session, meeting_id)
    group_id = her_part(session, who.person_id, meeting, Right.ROLL)
    held = can_take_roll(session, who, meeting, group_id)
    lock(session, meeting)
    now, start = clock.now(), local_start(session, meeting)
    if now - meeting.starts_at > OPEN_FOR:
        raise TooOldToCorrect(meeting.kind, start)
    rolls = standing(session, meeting, group_id)
    counted = group_id is None and meeting.count_only
    if counted or all(roll.count is not None for roll in rolls):
        raise NoNamesYet(meeting.kind, start)
    source = source_of(held)
    head = next((roll for roll in rolls if roll.source == Source.HEAD and roll.count is None), None)
    if source == Source.LEADER and head is not None:
        raise HeadTookRoll(called(session, head.taken_by), head.at.astimezone(start.tzinfo))
    people = {one.person_id: one for one in listed(session, meeting, group_id)}
    added = [person for person in marks if person not in people]
    _put_on_list(session, meeting, added, marks, group_id)
    before = {person: people[person].mark if person in people else UNLISTED for person in marks}
    changes = {person: (before[person], mark) for person, mark in marks.items() if before[person] != mark}
    if not changes:
        raise NothingToCorrect(meeting.kind, start)
    set_marks(session, meeting, {person: after for person, (_, after) in changes.items()}, source, held.person_id, now)
    last = record(session, meeting, changes, held.person_id, now)
    recount(session, meeting)
    return Corrected(last, meeting_id, meeting.kind, start, len(changes), *tally_of(session, meeting, group_id))


def tally_of(session: Session, meeting: Meeting, group_id: int | None) -> tuple[int, int]:
    """(present, expected) of a meeting, or of one group: a leader sees her own group's."""
    if group_id is None:
        return meeting.present, meeting.expected
    people = listed(session, meeting, group_id)
    came = [one for one in people if one.mark == Mark.PRESENT and one.counts]
    return len(came), sum(one.expected for one in people) + sum(one.away for one in came)


def record(session: Session, meeting: Meeting, changes: Mapping[int, tuple[str, str]], by: int, now: datetime) -> int:
    """Keep what marks were before and after. The id of the last of them, 0 where nothing changes."""
    rows = [
        Correction(meeting_id=meeting.id or 0, person_id=person, before=before, after=after, by=by, at=now)
        for person, (before, after) in changes.items()
    ]
    session.add_all(rows)
    session.flush()
    return max((row.id or 0 for row in rows), default=0)


def may_be_added(session: Session, meeting: Meeting, group_id: int | None) -> list[Listed]:
    """Women of the branch's book who are not on the meeting's list: who joined on its evening, for one."""
    query = select(Membership.person_id, Membership.number).where(
        Membership.unit_id == meeting.unit_id,
        col(Membership.state).in_(MEMBER_STATES),
        col(Membership.person_id).not_in(select(Invitation.person_id).where(Invitation.meeting_id == meeting.id)),
    )
    if group_id is not None:
        query = query.where(Membership.group_id == group_id)
    return [
        Listed(person, number, "", None, True, False, None, "", "", "") for person, number in session.exec(query).all()
    ]


def _put_on_list(
    session: Session, meeting: Meeting, person_ids: list[int], marks: Mapping[int, Mark], group_id: int | None
) -> None:
    allowed = {one.person_id for one in may_be_added(session, meeting, group_id)} if person_ids else set()
    wrong = [person for person in person_ids if person not in allowed or marks[person] != Mark.PRESENT]
    if wrong:
        raise NotOnTheList(", ".join(map(str, wrong)))
    for person in person_ids:
        session.add(Invitation(meeting_id=meeting.id or 0, person_id=person))
        meeting.invited += 1
    session.flush()


def history(session: Session, meeting: Meeting) -> History | None:
    """How the meeting's marks were corrected, in the unit's own time; None where they never were."""
    rows = session.exec(
        select(Correction.by, Correction.at)
        .where(Correction.meeting_id == meeting.id, col(Correction.undone_at).is_(None))
        .distinct()
        .order_by(col(Correction.at))
    ).all()
    if not rows:
        return None
    by, at = rows[-1]
    return History(len(rows), called(session, by), at.astimezone(ZoneInfo(get_unit(session, meeting.unit_id).timezone)))
