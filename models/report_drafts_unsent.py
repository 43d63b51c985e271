"""The time whose reports are waited for where none is named: what closed last and is not complete, then what runs."""

from sqlalchemy import exists
from sqlmodel import Session, col, select

from models import clock, trees
from models.cut_offs import cut_offs
from models.figure_rolls import held
from models.meetings import Meeting
from models.periods import BookKind, Period, current, previous
from models.report_drafts_counted import is_gone, reporters, tree_day
from models.report_drafts_kept import ReportDraft, those_that_stand
from models.units import UnitPath

_KINDS: tuple[BookKind, ...] = ("month", "quarter")


def waited_for(session: Session, unit_id: int, kind: BookKind | None = None) -> list[Period]:
    """The periods (of a kind) that may be meant by "nơi nào chưa gửi", the one that is meant first; the last one runs.

    Rights are the caller's to ask.
    """
    books, today = cut_offs(session, unit_id), clock.today()
    running = [current(one, today, cut_off=books) for one in ((kind,) if kind else _KINDS)]
    late = [previous(one) for one in running]
    return [*(one for one in late if _lacks(session, unit_id, one)), running[0]]


def _lacks(session: Session, unit_id: int, period: Period) -> bool:
    """Whether a report from right below or its own is missing, of a time that is reported: of which those below were
    begun, or of a month with meetings."""
    below = reporters(session, unit_id, tree_day(session, unit_id, period))
    ids = [unit.id or 0 for unit in below if not is_gone(unit)]
    every = [unit_id, *ids]
    of = period.kind, period.year, period.number
    if len(those_that_stand(session, every, *of)) == len(every):
        return False
    begun = exists().where(
        col(ReportDraft.unit_id).in_(ids or every),
        col(ReportDraft.kind) == of[0],
        col(ReportDraft.year) == of[1],
        col(ReportDraft.number) == of[2],
    )
    if session.execute(select(begun)).scalar_one():
        return True
    met = exists().where(
        col(UnitPath.ancestor_id) == unit_id,
        col(UnitPath.descendant_id) == Meeting.unit_id,
        trees.on(None),
        col(Meeting.local_date) >= period.start,
        col(Meeting.local_date) < period.end,
        *held(),
    )
    return period.kind == "month" and bool(session.execute(select(met)).scalar_one())
