"""When the reports of a unit are due: the day its books close, the day of the draft, and until when it is in time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from models import clock, periods
from models.conversations import Who
from models.cut_offs import cut_offs
from models.inherited import stored_for
from models.periods import DAY, BookKind, Period
from models.posts import Right, post_for
from models.report_drafts_due import ALL_KINDS, BEFORE
from models.report_drafts_kept import STANDS, last_issue
from models.report_drafts_standing import GRACE

_RUNNING: tuple[BookKind, ...] = ("month", "quarter", "year")


@dataclass(frozen=True)
class ReportDue:
    """The report of a period: drafted on a day, `closes` is the last day of the books, `until` the last one on which it
    is in time; `sent`: it stands already."""

    period: Period
    drafted: date
    closes: date
    until: date
    sent: bool


def report_due(session: Session, who: Who, unit_id: int, kind: BookKind, year: int, number: int) -> ReportDue:
    """When the report of one period is due. Raises NotAllowed."""
    post_for(session, who.person_id, Right.TOTALS, unit_id)
    return _due(session, unit_id, periods.book(kind, year, number, cut_off=cut_offs(session, unit_id)))


def running(session: Session, who: Who, unit_id: int, kind: BookKind | None = None) -> list[ReportDue]:
    """The reports whose books are open, of a kind or of all that the unit writes, the next one first; before them one
    that closed lately and was not sent. Raises NotAllowed."""
    post_for(session, who.person_id, Right.TOTALS, unit_id)
    today, books = clock.today(), cut_offs(session, unit_id)
    given: Sequence[str] = next(iter(stored_for(session, [unit_id], ("reports",))[unit_id]["reports"]), ALL_KINDS)
    kinds = [kind] if kind else [one for one in _RUNNING if one in given] or list(_RUNNING[:1])
    open_ = [periods.current(one, today, cut_off=books) for one in kinds]
    late = [_due(session, unit_id, periods.previous(one)) for one in open_]
    found = [one for one in late if not one.sent and today <= one.until]
    return found + sorted((_due(session, unit_id, one) for one in open_), key=lambda due: due.closes)


def _due(session: Session, unit_id: int, period: Period) -> ReportDue:
    last = period.end - DAY
    row = last_issue(session, unit_id, period.kind, period.year, period.number)
    sent = row is not None and row.state in STANDS
    return ReportDue(period, last - BEFORE, last, period.end + GRACE - DAY, sent)
