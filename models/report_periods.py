"""Which report is meant where no period is named: of the books that closed lately or close soon, else of those open."""

from datetime import date

from models.periods import DAY, BookKind, CutOff, Period, current, previous
from models.report_drafts_due import BEFORE

AFTERWARDS = 20  # days after the books closed in which "báo cáo tháng" is still of those


def to_write(kind: BookKind, today: date, cut_off: CutOff) -> Period | None:
    """The period of a kind whose report is written now: the one that is about to close, or closed last."""
    this = current(kind, today, cut_off=cut_off)
    if today >= this.end - DAY - BEFORE:
        return this
    before = previous(this)
    return before if before.end <= today else None


def meant(kind: BookKind, today: date, cut_off: CutOff) -> Period:
    """The one that is meant by "báo cáo tháng" today."""
    found = to_write(kind, today, cut_off)
    recent = found is not None and (today - found.end).days < AFTERWARDS
    return found if found is not None and recent else current(kind, today, cut_off=cut_off)
