"""In whose hands a unit's report is: its own people's; those above write one only where nobody is in post."""

from dataclasses import dataclass

from sqlmodel import Session

from models.posts import Held, NotAllowed, Right, may, post_for, posts_of
from models.report_drafts_kept import STANDS, ReportDraft
from models.report_drafts_said import ReportTheirs
from models.report_drafts_sent import answerers
from models.units import get_unit


@dataclass(frozen=True)
class Hands:
    """What somebody may do with a report: write it, send it and take it back; send it back to those whose it is."""

    writes: bool
    sends: bool
    returns: bool


def hand_for(session: Session, person_id: int | None, right: Right, row: ReportDraft) -> Held:
    """The post by which she writes (DRAFT) or sends (SEND) a report: one of its unit, else one above.

    Raises NotAllowed, ReportTheirs.
    """
    held = post_for(session, person_id, right, row.unit_id)
    own = (post for post in posts_of(session, person_id) if right in post.rights and post.unit_id == row.unit_id)
    if (post := next(own, None)) is not None:
        return post
    if answerers(session, row.unit_id):
        raise ReportTheirs(row.id or 0, get_unit(session, row.unit_id).name)
    return held


def hands_of(session: Session, person_id: int | None, report_id: int) -> Hands:
    """What she may do with a report, by her posts of today."""
    row = session.get_one(ReportDraft, report_id)
    back = row.state in STANDS and may(session, person_id, Right.SEND, row.unit_id)
    back = back and post_above(session, person_id, row) is not None and bool(answerers(session, row.unit_id))
    writes, sends = (_may(session, person_id, right, row) for right in (Right.DRAFT, Right.SEND))
    return Hands(writes, sends, back)


def post_above(session: Session, person_id: int | None, row: ReportDraft) -> Held | None:
    """Her post above a report's unit by which she may send it back. Raises NotAllowed."""
    held = post_for(session, person_id, Right.SEND, row.unit_id)  # the largest unit first
    return held if held.unit_id != row.unit_id else None


def _may(session: Session, person_id: int | None, right: Right, row: ReportDraft) -> bool:
    try:
        return bool(hand_for(session, person_id, right, row))
    except (NotAllowed, ReportTheirs):
        return False
