"""What is said of reports by the clock: a draft, one whose figures moved, a reminder, that all below sent theirs."""

from typing import Any

from sqlmodel import Session

from bot.replies import Option, Render, Reply, Words
from bot.reports_shown import options, view
from models import report_drafts
from models.conversations import Known
from models.deliveries import Delivery, Message
from models.posts import NotAllowed, Right, post_for
from models.report_drafts_counted import is_gone
from models.report_drafts_hands import reads
from models.report_drafts_kept import STANDS, ReportDraft
from models.report_drafts_sent import above_of
from models.report_drafts_shown import Shown
from models.units import get_unit


def _read(session: Session, message: Message, delivery: Delivery) -> Shown | None:
    """The report, where she may still read it."""
    row = session.get(ReportDraft, message.subject_id)
    if row is None or delivery.person_id is None:
        return None
    try:
        post_for(session, delivery.person_id, Right.TOTALS, row.unit_id)
    except NotAllowed:
        return None
    if not reads(session, delivery.person_id, row):
        return None
    return report_drafts.shown(session, None, row.id or 0)


def _draft(session: Session, message: Message, delivery: Delivery, person: Known | None) -> Reply | None:
    shown = _read(session, message, delivery)
    if shown is None or not shown.open or is_gone(get_unit(session, shown.unit_id)):  # it may have waited all night
        return None
    heading = Words("report-drafted", {"kind_of": message.kind, **_by(message)})
    said = view(session, person.language if person is not None else "", shown)
    return Reply((heading, *said), options(session, delivery.person_id or 0, shown))


def _by(message: Message) -> dict[str, Any]:
    return {"by": message.fields.get("by", ""), "above": message.fields.get("above", "")}


def _above(session: Session, message: Message, delivery: Delivery, person: Known | None) -> Reply | None:
    """To the unit above: all below have sent theirs, or one that it had counted on was corrected."""
    shown = _read(session, message, delivery)
    if shown is None or shown.state not in STANDS:
        return None
    above = above_of(session, get_unit(session, shown.unit_id))
    if above is None:
        return None
    period = shown.period
    tail = f"{period.kind}:{period.year}:{period.number}"
    words = {
        "kind": str(period.kind),
        "number": period.number,
        "year": str(period.year),
        "unit": shown.unit,
        "above": above.name,
        "what": message.kind,
    }
    own = Option("label-report-own", f"report-of:{above.id}:{tail}", variables={"unit": above.name})
    theirs = Option("label-report-own", f"report:{shown.report_id}", variables={"unit": shown.unit})
    return Reply((Words("report-from-below", words),), (own,) if message.kind == "report-all" else (own, theirs))


NOTICES: dict[str, Render] = {
    "report-draft": _draft,
    "report-again": _draft,
    "report-nudge": _draft,
    "report-returned": _draft,
    "report-all": _above,
    "report-fixed": _above,
    "report-late": _above,
}
