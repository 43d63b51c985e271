"""A report is sent back by whoever is above: what is to be set right is said to those whose report it is."""

from sqlmodel import Session

from models import clock
from models.conversations import Who
from models.members import Person, given_name
from models.posts import NotAllowed, Right
from models.report_drafts import corrected, unmoved
from models.report_drafts_hands import hand_for, post_above
from models.report_drafts_kept import OPEN, STANDS, ReportDraft, ReportState, is_sent, last_issue, those_that_stand
from models.report_drafts_said import (
    NobodyToSendBackTo,
    NoReasonToSendBack,
    NoSuchReport,
    ReportNotSent,
    ReportSentBack,
)
from models.report_drafts_sent import above_of, answerers, did_with, tell
from models.text import clean
from models.units import get_unit

LONGEST = 300  # characters of a reason


def send_back(session: Session, who: Who, report_id: int, seen: str, why: str) -> ReportSentBack:
    """It is to be set right: a draft again, or where the report above has counted it, a correction beside it.

    Raises NotAllowed, NoSuchReport, ReportNotSent, ReportEditedMeanwhile, NobodyToSendBackTo, NoReasonToSendBack.
    """
    row = session.get(ReportDraft, report_id, with_for_update=True, populate_existing=True)
    if row is None:
        raise NoSuchReport
    held = post_above(session, who.person_id, row)
    if held is None:
        raise NotAllowed
    unit = get_unit(session, row.unit_id)
    if not answerers(session, row.unit_id):
        hand_for(session, who.person_id, Right.SEND, row)  # whose it is, where somebody between them writes it
        raise NobodyToSendBackTo(report_id, unit.name)
    reason = clean(why)[:LONGEST]
    if not reason:
        raise NoReasonToSendBack
    if row.state not in STANDS or not is_sent(row):
        raise ReportNotSent(report_id, unit.name)
    unmoved(session, who, row, seen)
    last = last_issue(session, row.unit_id, row.kind, row.year, row.number) or row
    above = above_of(session, unit)
    counted = above is not None and those_that_stand(session, [above.id or 0], row.kind, row.year, row.number)
    if last.id != row.id and last.state in OPEN:  # it is being corrected already
        open_ = last
    elif counted:
        open_ = corrected(row)
    else:
        open_ = row
        row.state, row.sent_at, row.below = ReportState.TAKEN_BACK, None, {}
    open_.returned = {"by": held.person_id, "at": clock.now().isoformat(), "why": reason}
    open_.version = (open_.version or 0) + 1
    open_.edited_by, open_.edited_at = who.person_id, clock.now()
    session.add(open_)
    session.flush()
    did_with(session, open_, who.person_id, "report-returned", why=reason)
    person = session.get_one(Person, held.person_id)
    by = {"by": given_name(person.full_name, person.calling_name), "above": held.unit_name, "why": reason}
    tell(session, open_, "report-returned", f"report-returned:{open_.id}:{open_.version}", unit, fields=by)
    return ReportSentBack(open_.id or 0, unit.name, open_ is not row)
