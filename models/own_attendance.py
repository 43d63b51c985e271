"""How often a woman came this year, for nobody but herself, and only when she asks: sums, no days and no minutes."""

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, func, select

from models.attendance import Attendance, Mark
from models.meetings import Invitation, Meeting, MeetingState


@dataclass(frozen=True)
class OwnAttendance:
    """Meetings of one year by what was marked for her; `unnamed` are those where only heads were counted."""

    present: int = 0
    excused: int = 0
    absent: int = 0
    unnamed: int = 0

    @property
    def missed(self) -> int:
        """With a reason or without."""
        return self.excused + self.absent


def attended(session: Session, person_id: int, year: int) -> OwnAttendance:
    """What was marked for her at the meetings of a year; those that were called off are none."""
    held = (
        col(Meeting.state) != MeetingState.CANCELLED,
        col(Meeting.local_date) >= date(year, 1, 1),
        col(Meeting.local_date) < date(year + 1, 1, 1),
    )
    marks = dict(
        session.exec(
            select(Attendance.mark, func.count())
            .join(Meeting, col(Meeting.id) == Attendance.meeting_id)
            .where(Attendance.person_id == person_id, *held)
            .group_by(Attendance.mark)
        ).all()
    )
    of_hers = (
        select(Attendance.person_id)
        .where(Attendance.meeting_id == Meeting.id, Attendance.person_id == person_id)
        .exists()
    )
    unnamed = session.exec(
        select(func.count())
        .select_from(Invitation)
        .join(Meeting, col(Meeting.id) == Invitation.meeting_id)
        .where(
            Invitation.person_id == person_id,
            col(Invitation.expected).is_(True),
            col(Meeting.roll_at).is_not(None),
            ~of_hers,
            *held,
        )
    ).one()
    return OwnAttendance(marks.get(Mark.PRESENT, 0), marks.get(Mark.EXCUSED, 0), marks.get(Mark.ABSENT, 0), unnamed)
