"""In whose hands a unit's report is: its own people's; those above write one only where nobody is in post."""

from dataclasses import dataclass

from sqlmodel import Session

from models.posts import Held, NotAllowed, Right, may, post_for, posts_of
from models.report_drafts_kept import STANDS, ReportDraft, is_sent, those_that_stand
from models.report_drafts_said import ReportNotSentYet, ReportTheirs
from models.report_drafts_sent import above_of, answerers
from models.tree_changes_edges import parent_now
from models.units import Unit, get_unit


@dataclass(frozen=True)
class Hands:
    """What somebody may do with a report: write it, send it and take it back; send it back to those whose it is."""

    writes: bool
    sends: bool
    returns: bool


def reads(session: Session, person_id: int | None, row: ReportDraft) -> bool:
    """Whether she reads what a report says: its unit's people always, those above once it is sent. Before that only
    those in whose hands it is where nobody is in post there. Her right to the unit's figures is the caller's to ask."""
    return is_sent(row) or reads_unsent(session, person_id, row.unit_id)


def reads_unsent(session: Session, person_id: int | None, unit_id: int) -> bool:
    """The same of one that is not sent, or not begun."""
    theirs, _whose = _in_hands_of(session, unit_id)
    return any(Right.TOTALS in one.rights and one.unit_id in theirs for one in posts_of(session, person_id))


def _in_hands_of(session: Session, unit_id: int) -> tuple[tuple[int, ...], Unit]:
    """Whose people write a unit's report: its own; where nobody is in post there, those of the next unit above where
    somebody is, and not those above them. With that unit."""
    of, now = get_unit(session, unit_id), unit_id
    passed = [unit_id]
    while True:
        unit = get_unit(session, now)
        merged = now != unit_id and unit.kind == of.kind  # what it became a part of: the one above is asked as well
        if not merged and answerers(session, now):
            return tuple(passed), unit
        parent = parent_now(session, now)
        if parent is None:
            return tuple(passed), of
        now = parent
        passed.append(now)


def sent_of(session: Session, row: ReportDraft) -> ReportDraft | None:
    """The issue that is with those above while another one is written; None for none."""
    stands = those_that_stand(session, [row.unit_id], row.kind, row.year, row.number).get(row.unit_id)
    return stands if stands is not None and is_sent(stands) else None


def unsent(
    session: Session, unit_id: int, kind: str, year: int, number: int, row: ReportDraft | None
) -> ReportNotSentYet:
    """What those above are told of a report that is not theirs to read yet; `row` None where none was begun."""
    unit = get_unit(session, unit_id)
    above = above_of(session, unit)
    return ReportNotSentYet(
        (row.id or 0) if row is not None else 0,
        unit_id,
        unit.name,
        kind,
        number,
        str(year),
        row.state if row is not None else "",
        row.returned["why"] if row is not None and row.returned is not None else "",
        (above.id or 0) if above is not None else 0,
    )


def hand_for(session: Session, person_id: int | None, right: Right, row: ReportDraft) -> Held:
    """The post by which she writes (DRAFT) or sends (SEND) a report: one of its unit, else one above it where nobody is
    in post below.

    Raises NotAllowed, ReportTheirs.
    """
    held = post_for(session, person_id, right, row.unit_id)
    own = (post for post in posts_of(session, person_id) if right in post.rights and post.unit_id == row.unit_id)
    if (post := next(own, None)) is not None:
        return post
    theirs, whose = _in_hands_of(session, row.unit_id)
    every = [held, *(post for post in posts_of(session, person_id) if right in post.rights)]
    if (post := next((one for one in every if one.unit_id in theirs), None)) is not None:
        return post
    raise ReportTheirs(row.id or 0, whose.name)


def hands_of(session: Session, person_id: int | None, report_id: int) -> Hands:
    """What she may do with a report, by her posts of today."""
    row = session.get_one(ReportDraft, report_id)
    back = row.state in STANDS and is_sent(row) and may(session, person_id, Right.SEND, row.unit_id)
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
