"""A correction, or a roll that was corrected since, is taken back within a day: not where others wrote over it."""

from collections.abc import Collection
from datetime import datetime

from sqlmodel import Session, col, delete, or_, select

from models import clock
from models.attendance import Attendance, listed, lock, recount, restore_marks
from models.conversations import Who
from models.corrections import UNLISTED, Correction
from models.facts import Fact
from models.meetings import Invitation, Meeting, get_meeting, local_start
from models.posts import Right
from models.roll_standing import her_part
from models.roll_undo import (
    UNDO_WITHIN,
    NothingToUndo,
    RollUndone,
    WrittenOver,
    hers_to_take_back,
    last_roll,
    undo_roll,
)
from models.rolls import Roll, can_take_roll, source_of


class CorrectionUndone(Fact):
    """The last correction is taken back."""

    kind: str
    when: datetime


def last_correction(session: Session, who: Who) -> Correction | None:
    """Her last correction within 24 hours that holds."""
    return session.exec(
        select(Correction)
        .where(
            Correction.by == who.person_id,
            col(Correction.undone_at).is_(None),
            Correction.at > clock.now() - UNDO_WITHIN,
        )
        .order_by(col(Correction.id).desc())
        .limit(1)
    ).first()


def undo_last(session: Session, who: Who) -> RollUndone | CorrectionUndone:
    """Take back her last roll or correction, whichever was later. Raises as the two do."""
    roll, correction = last_roll(session, who), last_correction(session, who)
    if correction is not None and (roll is None or correction.at > roll.at):
        return undo_correction(session, who, correction.id)
    if roll is None:
        raise NothingToUndo
    return undo_this_roll(session, who, roll.id or 0)


def undo_this_roll(session: Session, who: Who, roll_id: int) -> RollUndone:
    """As `undo_roll`, of this roll: not where a mark of its women was corrected since. Raises as it does."""
    roll = session.get(Roll, roll_id)
    if roll is not None and roll.undone_at is None:
        meeting = get_meeting(session, roll.meeting_id)
        women = [one.person_id for one in listed(session, meeting, roll.group_id)]
        if _corrected_since(session, meeting, women, roll.at):
            raise WrittenOver(meeting.kind, local_start(session, meeting))
    return undo_roll(session, who, roll_id)


def _corrected_since(session: Session, meeting: Meeting, women: Collection[int], at: datetime) -> bool:
    later = select(Correction.id).where(
        Correction.meeting_id == meeting.id,
        col(Correction.person_id).in_(women),
        Correction.at > at,
        col(Correction.undone_at).is_(None),
    )
    return session.exec(later).first() is not None


def _rolled_since(session: Session, meeting: Meeting, women: Collection[int], at: datetime) -> bool:
    groups = {one.group_id for one in listed(session, meeting) if one.person_id in women and one.group_id}
    later = select(Roll.id).where(
        Roll.meeting_id == meeting.id,
        or_(col(Roll.group_id).is_(None), col(Roll.group_id).in_(groups)),
        Roll.at > at,
        col(Roll.undone_at).is_(None),
    )
    return session.exec(later).first() is not None


def undo_correction(session: Session, who: Who, correction_id: int | None = None) -> CorrectionUndone:
    """Take back this correction of hers, or the last one; that it was made stays on the record.

    Raises NothingToUndo, TakenBackAlready, or WrittenOver where its women were marked anew since.
    """
    last = session.get(Correction, correction_id) if correction_id is not None else last_correction(session, who)
    if last is None:
        raise NothingToUndo
    hers_to_take_back(who, last.by, last.at, last.undone_at)
    meeting = get_meeting(session, last.meeting_id)
    held = can_take_roll(session, who, meeting, her_part(session, who.person_id, meeting, Right.ROLL))
    lock(session, meeting)
    made = session.exec(
        select(Correction).where(
            Correction.meeting_id == last.meeting_id,
            Correction.by == last.by,
            Correction.at == last.at,
            col(Correction.undone_at).is_(None),
        )
    ).all()
    women = {row.person_id for row in made}
    if correction_id is not None and (
        _corrected_since(session, meeting, women, last.at) or _rolled_since(session, meeting, women, last.at)
    ):
        raise WrittenOver(meeting.kind, local_start(session, meeting))
    now = clock.now()
    marks = session.exec(
        select(Attendance.person_id).where(Attendance.meeting_id == meeting.id, Attendance.marked_by == last.by)
    )
    hers = set(marks.all())
    batch = [row for row in made if row.person_id in hers]  # what somebody else has marked since stays
    source = source_of(held).value
    back = {row.person_id: (row.before, source) if row.before not in {"", UNLISTED} else None for row in batch}
    restore_marks(session, meeting, back, held.person_id, now)
    added = [row.person_id for row in batch if row.before == UNLISTED]
    session.exec(
        delete(Invitation).where(col(Invitation.meeting_id) == meeting.id, col(Invitation.person_id).in_(added))
    )
    meeting.invited -= len(added)
    for row in made:
        row.undone_at = now
        session.add(row)
    session.flush()
    recount(session, meeting)
    return CorrectionUndone(meeting.kind, local_start(session, meeting))
