"""Which meetings are to come: those that a woman is invited to, and those that a post calls."""

from collections.abc import Collection
from datetime import date, datetime, timedelta

from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from models import clock
from models.meetings import Invitation, Meeting, MeetingState
from models.posts import Held
from models.units import Unit, subtree_ids


def coming_meetings(session: Session, person_id: int, limit: int = 5) -> list[tuple[Meeting, Invitation, str]]:
    """Her meetings that have not ended (two hours after the start), next first, with the unit's time zone."""
    rows = session.exec(
        select(Meeting, Invitation, Unit.timezone)
        .join(Invitation, col(Invitation.meeting_id) == Meeting.id)
        .join(Unit, col(Unit.id) == Meeting.unit_id)
        .where(
            Invitation.person_id == person_id,
            Meeting.state == MeetingState.CALLED,
            Meeting.starts_at > clock.now() - timedelta(hours=2),
        )
        .order_by(col(Meeting.starts_at))
        .limit(limit)
    ).all()
    return [(meeting, invitation, zone) for meeting, invitation, zone in rows]


def called_off(session: Session, person_id: int, days: Collection[date]) -> Meeting | None:
    """The meeting of one of these days to which she was invited and which has been called off since; the first."""
    return session.exec(
        select(Meeting)
        .join(Invitation, col(Invitation.meeting_id) == Meeting.id)
        .where(
            Invitation.person_id == person_id,
            Meeting.state == MeetingState.CANCELLED,
            col(Meeting.local_date).in_(days),
        )
        .order_by(col(Meeting.starts_at))
        .limit(1)
    ).first()


_EARLIER = aliased(Meeting)  # once: making it takes longer than asking
_SOONER = select(_EARLIER.id).where(
    _EARLIER.series_id == Meeting.series_id,
    _EARLIER.state == MeetingState.CALLED,
    _EARLIER.starts_at < Meeting.starts_at,
)


def called_meetings(session: Session, held: Held, *, since: datetime, limit: int = 9) -> list[Meeting]:
    """Meetings of the post's subtree after `since`, next first; of a series those called already, and the next one."""
    sooner = _SOONER.where(_EARLIER.starts_at > clock.now())
    return list(
        session.exec(
            select(Meeting)
            .where(
                col(Meeting.unit_id).in_(subtree_ids(held.unit_id)),
                Meeting.state != MeetingState.CANCELLED,
                Meeting.starts_at > since,
                col(Meeting.invite_at).is_(None) | ~sooner.exists(),
            )
            .order_by(col(Meeting.starts_at))
            .limit(limit)
        ).all()
    )
