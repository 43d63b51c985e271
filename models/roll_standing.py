"""What the rolls of a meeting say now, and which of its women somebody may see or mark."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from models.attendance import Listed, Mark, called, listed
from models.groups import by_number
from models.meetings import Meeting, local_start
from models.posts import NotAllowed, Right, called_from, posts_of
from models.roll_marks import of_members
from models.rolls import Roll, group_name, standing
from models.units import UnitKind, is_under


def her_part(session: Session, person_id: int | None, meeting: Meeting, right: Right) -> int | None:
    """Which women of a meeting are hers by this right: all (None), or her own group's (its id). Raises NotAllowed."""
    posts = [held for held in posts_of(session, person_id) if right in held.rights]
    if any(is_under(session, meeting.unit_id, held.unit_id) for held in posts):
        return None
    for held in posts:
        hers = right is not Right.ROLL or of_members(meeting)
        if hers and held.unit_kind == UnitKind.GROUP and is_under(session, held.unit_id, meeting.unit_id):
            return held.unit_id
    if right is Right.ROLL and called_from(session, person_id, meeting.called_by, meeting.unit_id):
        return None
    raise NotAllowed


@dataclass(frozen=True)
class Standing:
    """A roll that holds: whose, of which group ("": all), and what it says. `count` is set where it has no names."""

    roll: Roll
    by: str
    when: datetime
    group: str
    count: int | None
    present: int
    missing: tuple[Listed, ...]


def standing_in_words(session: Session, meeting: Meeting, rolls: list[Roll]) -> list[Standing]:
    """What these rolls say now."""
    people = listed(session, meeting)
    zone = local_start(session, meeting).tzinfo
    found = []
    for roll in rolls:
        hers = [one for one in people if roll.group_id in {None, one.group_id}]
        found.append(
            Standing(
                roll,
                called(session, roll.taken_by),
                roll.at.astimezone(zone),
                group_name(session, roll.group_id),
                roll.count,
                sum(one.mark == Mark.PRESENT and one.counts for one in hers) if roll.count is None else roll.count,
                tuple(one for one in hers if roll.count is None and one.mark in {Mark.ABSENT, Mark.EXCUSED}),
            )
        )
    return found


def groups_without_roll(session: Session, meeting: Meeting) -> list[str]:
    """Groups with women on the list whose leader has not taken the roll yet, where another group's is in."""
    taken = {roll.group_id for roll in standing(session, meeting)}
    if not taken or None in taken:
        return []
    missing = {one.group_id for one in listed(session, meeting) if one.expected and one.group_id} - taken
    return sorted((group_name(session, group_id) for group_id in missing), key=by_number)


def rolled_among(session: Session, meeting_ids: list[int]) -> set[int]:
    """Those of the meetings of which a roll was taken that holds, be it of one group."""
    query = select(Roll.meeting_id).where(col(Roll.meeting_id).in_(meeting_ids), col(Roll.undone_at).is_(None))
    return set(session.exec(query).all())
