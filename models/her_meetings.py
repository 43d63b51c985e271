"""The meetings that a post holder looks after."""

from datetime import datetime

from sqlmodel import Session, col, select

from models.coming import called_meetings
from models.door import meetings_of_branch
from models.meetings import Meeting, MeetingState
from models.posts import Right, posts_of
from models.roll_marks import of_members
from models.units import UnitKind, subtree_ids

MOST = 120  # meetings of one post


def meetings_for(session: Session, person_id: int | None, *rights: Right, since: datetime) -> list[Meeting]:
    """Meetings after `since` of the units of her posts with all these rights, and for a group leader those of her
    branch; each once, next first."""
    found: dict[int, Meeting] = {}
    for held in posts_of(session, person_id):
        if set(rights) <= held.rights:
            meetings = called_meetings(session, held, since=since, limit=MOST)
            if held.unit_kind == UnitKind.GROUP:
                of_branch = meetings_of_branch(session, held.unit_id, since)
                meetings += [one for one in of_branch if Right.ROLL not in rights or of_members(one)]
            found |= {meeting.id or 0: meeting for meeting in meetings}
        elif rights == (Right.ROLL,) and Right.CALL in held.rights:  # above the commune: of what she called herself
            mine = select(Meeting).where(
                Meeting.called_by == person_id,
                Meeting.starts_at > since,
                Meeting.state != MeetingState.CANCELLED,
                col(Meeting.unit_id).in_(subtree_ids(held.unit_id)),
            )
            meetings = list(session.exec(mine.order_by(col(Meeting.starts_at)).limit(MOST)).all())
            found |= {meeting.id or 0: meeting for meeting in meetings}
    return sorted(found.values(), key=lambda meeting: meeting.starts_at)
