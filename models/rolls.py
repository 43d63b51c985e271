"""The roll by the head or each group leader: by exception, by names, or only a count; nobody's is lost unasked."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Column
from sqlmodel import Field, Session, SQLModel, col, func, select

from models import clock, shares
from models.attendance import (
    WINDOW_BEFORE,
    Mark,
    Source,
    called,
    few_named,
    listed,
    lock,
    recount,
    set_marks,
)
from models.conversations import Who
from models.db import primary_key, reference
from models.facts import Fact, Refused
from models.meetings import Invitation, Meeting, MeetingCancelled, MeetingState, get_meeting, local_start
from models.posts import Held, NotAllowed, Right, called_from, post_for
from models.roll_marks import marks_of, of_members, snapshot
from models.units import UnitKind, get_unit, is_under


class Roll(SQLModel, table=True):
    """One roll that was taken; `before` is what it replaced, so that it can be taken back."""

    id: int | None = primary_key()
    meeting_id: int = reference("meeting.id")
    group_id: int | None = reference("unit.id", optional=True)
    taken_by: int = reference("person.id")
    at: datetime
    count: int | None = None
    before: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    undone_at: datetime | None = None
    source: str = Source.HEAD  # whether a head took it, or a leader her own group's


class RollTaken(Fact):
    """A roll by names: so many present, excused, absent of those expected; `away` stand outside."""

    roll: int
    meeting: int
    group: str
    kind: str
    when: datetime
    present: int
    excused: int
    absent: int
    away: int
    missing: str  # who is not there, by number and name; "" where they are too many to read


class CountTaken(Fact):
    """A count without names."""

    roll: int
    meeting: int
    kind: str
    when: datetime
    present: int
    expected: int
    percent: int
    away: int


class TooEarlyForRoll(Refused):
    """A roll is taken from half an hour before the start."""

    kind: str
    when: datetime


class RollStands(Refused):
    """Somebody else has taken this roll, and she has not seen it; `roll` is the last one's id."""

    roll: int
    by: str
    when: datetime


class HeadTookRoll(Refused):
    """A head has taken this roll: her group's leader no longer changes it."""

    by: str
    when: datetime


class CountTooHigh(Refused):
    """More than were invited."""

    count: int
    invited: int


class CountIsOfAll(Refused):
    """A count without names is of the whole meeting; a group's roll says who is missing."""


class NotOnTheList(Refused):
    """These numbers are not on this meeting's list."""

    numbers: str


def can_take_roll(session: Session, who: Who, meeting: Meeting, group_id: int | None = None) -> Held:
    """The post that lets her take this roll, or one group's. Raises NotAllowed, MeetingCancelled or TooEarlyForRoll."""
    if group_id is not None and (not of_members(meeting) or not is_under(session, group_id, meeting.unit_id)):
        raise NotAllowed
    own = None if group_id else called_from(session, who.person_id, meeting.called_by, meeting.unit_id)
    held = own or post_for(session, who.person_id, Right.ROLL, group_id or meeting.unit_id)
    if meeting.state == MeetingState.CANCELLED:
        raise MeetingCancelled(meeting.kind, local_start(session, meeting))
    if clock.now() < (start := local_start(session, meeting)) - WINDOW_BEFORE:
        raise TooEarlyForRoll(meeting.kind, start)
    return held


def standing(session: Session, meeting: Meeting, group_id: int | None = None) -> list[Roll]:
    """The rolls that hold for the meeting or for one group, the last of each part, in the order they were taken."""
    rolls = session.exec(
        select(Roll).where(Roll.meeting_id == meeting.id, col(Roll.undone_at).is_(None)).order_by(col(Roll.id))
    ).all()
    hold: dict[int | None, Roll] = {}
    for roll in rolls:
        if roll.group_id is None:  # but for the groups whose leaders' part was kept
            hold = {part: one for part, one in hold.items() if part in roll.before.get("kept", ())}
        hold.pop(roll.group_id, None)
        hold[roll.group_id] = roll
    if group_id is None:
        return list(hold.values())
    return sorted((hold[part] for part in (group_id, None) if part in hold), key=lambda roll: roll.id or 0)[-1:]


def _nobody_elses(
    session: Session, meeting: Meeting, group_id: int | None, held: Held, seen: int | None, changed: Collection[int]
) -> None:
    """Raise where a roll holds that a head took (and she leads a group), or that somebody else took unseen by her.

    `changed` are the groups (0: none) of women who would be marked otherwise: who says the same is not asked.
    """
    zone = local_start(session, meeting).tzinfo
    rolls = standing(session, meeting, group_id)
    for roll in rolls:
        if roll.taken_by == held.person_id:
            continue
        by, when = called(session, roll.taken_by), roll.at.astimezone(zone)
        if source_of(held) == Source.LEADER and roll.source == Source.HEAD:
            if roll.count is None:
                raise HeadTookRoll(by, when)
            continue  # a count says nothing of her group: her names are more
        touched = roll.count is not None or (roll.group_id in changed if roll.group_id else bool(changed))
        if touched and seen is not None and (roll.id or 0) > seen:
            raise RollStands(max(one.id or 0 for one in rolls), by, when)


def source_of(held: Held) -> Source:
    """As whom the holder of a post marks."""
    return Source.LEADER if held.unit_kind == UnitKind.GROUP else Source.HEAD


def take_roll(
    session: Session,
    who: Who,
    meeting_id: int,
    *,
    absent: list[int] | None = None,
    present: list[int] | None = None,
    excused: list[int] | None = None,
    firm: Collection[int] = (),
    group_id: int | None = None,
    seen: int | None = None,
    but_groups: Collection[int] = (),
) -> RollTaken:
    """Take the roll by person ids: either who is missing (the rest came) or who came (the rest is missing).

    Who said no with a reason before the start, or is in `excused`, is excused, unless in `firm`. Away women count only
    if they came. Somebody else's roll after `seen` raises RollStands (None: hers replaces any). `but_groups` stay.
    """
    meeting = get_meeting(session, meeting_id)
    held = can_take_roll(session, who, meeting, group_id)
    lock(session, meeting)
    people = [one for one in listed(session, meeting, group_id) if one.group_id not in but_groups or not one.group_id]
    known = {one.person_id for one in people}
    came, with_reason = set(present or []), set(excused or [])
    gone = set(absent or [])
    if but_groups:
        gone, came, with_reason = gone & known, came & known, with_reason & known
    strangers = (gone | came | with_reason) - known
    if strangers:
        raise NotOnTheList(", ".join(map(str, sorted(strangers))))
    marks = marks_of(people, None if present is None else came, gone, with_reason, firm)
    changed = {one.group_id or 0 for one in people if one.mark != marks.get(one.person_id, "")}
    _nobody_elses(session, meeting, group_id, held, seen, changed)
    now = clock.now()
    roll = Roll(
        meeting_id=meeting_id,
        group_id=group_id,
        taken_by=held.person_id,
        at=now,
        before=snapshot(session, meeting) | {"kept": sorted(but_groups)},
        source=source_of(held),
    )
    session.add(roll)
    # Names that a count has replaced hold against nobody.
    set_marks(session, meeting, marks, source_of(held), held.person_id, now, anew=meeting.count_only)
    # A group's roll leaves the whole open until the last one is in.
    if group_id is None or _all_in(session, meeting):
        meeting.count_only = False
        meeting.roll_at, meeting.roll_by = now, held.person_id
    session.add(meeting)
    session.flush()
    recount(session, meeting)
    return _roll_taken(session, meeting, roll)


def _all_in(session: Session, meeting: Meeting) -> bool:
    """Whether everybody expected is marked by a roll that holds: names that a count has replaced are none."""
    expected = [one for one in listed(session, meeting) if one.expected]
    rolls = standing(session, meeting)
    if all(roll.count is None for roll in rolls):
        return all(one.mark for one in expected)
    named = {roll.group_id for roll in rolls if roll.count is None}
    return all(one.group_id in named for one in expected)


def _roll_taken(session: Session, meeting: Meeting, roll: Roll) -> RollTaken:
    """What the roll of a meeting or a group says now."""
    group_id = roll.group_id
    marks = [one for one in listed(session, meeting, group_id) if one.counts]
    return RollTaken(
        roll.id or 0,
        meeting.id or 0,
        group_name(session, group_id),
        meeting.kind,
        local_start(session, meeting),
        sum(one.mark == Mark.PRESENT for one in marks),
        sum(one.mark == Mark.EXCUSED for one in marks),
        sum(one.mark == Mark.ABSENT for one in marks),
        sum(one.away and not one.mark for one in marks),
        few_named([one for one in marks if one.mark in {Mark.ABSENT, Mark.EXCUSED}]),
    )


def take_count(session: Session, who: Who, meeting_id: int, count: int, *, seen: int | None = None) -> CountTaken:
    """A count without names: sets present only. `seen` as for `take_roll`."""
    meeting = get_meeting(session, meeting_id)
    held = can_take_roll(session, who, meeting)
    lock(session, meeting)
    if count > meeting.invited:
        raise CountTooHigh(count, meeting.invited)
    if not (meeting.count_only and meeting.present == count):
        _nobody_elses(session, meeting, None, held, seen, {0})
    now = clock.now()
    roll = Roll(
        meeting_id=meeting_id,
        taken_by=held.person_id,
        at=now,
        count=count,
        before=snapshot(session, meeting),
    )
    session.add(roll)
    meeting.count_only = True
    meeting.present = count
    wanted = session.exec(
        select(func.count())
        .select_from(Invitation)
        .where(Invitation.meeting_id == meeting_id, col(Invitation.expected))
    ).one()
    meeting.expected = max(wanted, count)  # away women who came are added to both sides
    meeting.excused = meeting.absent = 0
    meeting.roll_at, meeting.roll_by = now, held.person_id
    session.add(meeting)
    session.flush()
    expected = meeting.expected
    return CountTaken(
        roll.id or 0,
        meeting_id,
        meeting.kind,
        local_start(session, meeting),
        count,
        expected,
        shares.percent(count, expected) or 0,
        meeting.away,
    )


def group_name(session: Session, group_id: int | None) -> str:
    """What a group is called; "" for the whole."""
    return "" if group_id is None else get_unit(session, group_id).name
