"""What a roll says of each woman on the list, and what it replaces."""

from collections.abc import Collection
from typing import Any

from sqlmodel import Session, select

from models.attendance import Attendance, Listed, Mark
from models.meetings import OF_POSTS, Meeting, Whom


def of_members(meeting: Meeting) -> bool:
    """Whether a meeting is for members: each group's leader takes the roll of hers; of post holders' she does not."""
    return meeting.whom in {Whom.MEMBERS, Whom.EVERYONE} if meeting.whom else meeting.kind not in OF_POSTS


def gave_reason(one: Listed) -> bool:
    """Whether she said before the start that she would not come, and why."""
    return one.answer == "no" and bool(one.reason)


def marks_of(
    people: list[Listed],
    came: set[int] | None,
    gone: set[int],
    with_reason: set[int],
    firm: Collection[int] = (),
) -> dict[int, Mark]:
    """What each woman's mark is, by those who came or (None) by those who are gone.

    `firm` are those of whom it is said that they gave no reason: who takes the roll has the last word.
    """
    marks: dict[int, Mark] = {}
    for one in people:
        if not one.expected and one.person_id not in (came or ()):  # away, or honorary
            continue
        here = one.person_id not in gone if came is None else one.person_id in came
        if here and one.person_id not in with_reason:
            marks[one.person_id] = Mark.PRESENT
        else:
            reasoned = one.person_id in with_reason or (gave_reason(one) and one.person_id not in firm)
            marks[one.person_id] = Mark.EXCUSED if reasoned else Mark.ABSENT
    return marks


def snapshot(session: Session, meeting: Meeting) -> dict[str, Any]:
    """What a meeting's marks and tally are now, so that they can be restored."""
    rows = session.exec(
        select(Attendance.person_id, Attendance.mark, Attendance.source).where(Attendance.meeting_id == meeting.id)
    ).all()
    return {
        "marks": {str(person): [mark, source] for person, mark, source in rows},
        "count_only": meeting.count_only,
        "present": meeting.present,
        "expected": meeting.expected,
        "roll_at": meeting.roll_at.isoformat() if meeting.roll_at else "",
        "roll_by": meeting.roll_by,
    }
