"""Who answers for a unit's report and who has it next; what they are told, once each, and never at night."""

from typing import Any
from zoneinfo import ZoneInfo

from sqlmodel import Session

from models import clock, deliveries, planner
from models.audit import did
from models.deliveries import Priority
from models.posts import Held, Right, Role, holders_above
from models.quiet import Timing, earliest
from models.report_drafts_counted import is_gone, reporters, tree_day
from models.report_drafts_kept import REPORTING, ReportDraft, ReportState, those_that_stand
from models.tree_changes_edges import parent_now
from models.units import Unit, get_unit


def answerers(session: Session, unit_id: int) -> list[Held]:
    """Who answers for a unit's report: the posts of the unit itself that may send; a deputy where there is no head."""
    able = [held for held in holders_above(session, unit_id, Right.SEND) if held.unit_id == unit_id]
    heads = [held for held in able if held.role is not Role.DEPUTY]
    return heads or able


def above_of(session: Session, unit: Unit) -> Unit | None:
    """The unit that a report goes to; None at the top. Of one that was merged it goes past what it became a part of."""
    above: Unit | None = unit
    while above is not None and above.kind == unit.kind:
        parent = parent_now(session, above.id or 0)
        above = get_unit(session, parent) if parent is not None else None
    return above if above is not None and above.kind in REPORTING else None


def send_up(session: Session, row: ReportDraft, unit: Unit) -> int:
    """A report that stands and whose books have closed is the next unit's from now on. How many are told.

    Above it is told when all below have sent theirs; when one that it had counted on was corrected; and when one comes
    that it had not waited for.
    """
    above = above_of(session, unit)
    if above is None:
        return 0
    row.state, row.sent_at = ReportState.SENT, clock.now()
    session.add(row)
    did_with(session, row, row.confirmed_by, "report-sent", above=above.name)
    session.flush()
    their = those_that_stand(session, [above.id or 0], row.kind, row.year, row.number).get(above.id or 0)
    if their is not None:
        what = "report-fixed" if str(row.unit_id) in their.below else "report-late"
        return tell(session, row, what, f"{what}:{row.id}", above)
    day = tree_day(session, above.id or 0, row.period)
    units = [one.id or 0 for one in reporters(session, above.id or 0, day) if not is_gone(one)]
    if len(those_that_stand(session, units, row.kind, row.year, row.number)) < len(units):
        return 0
    return tell(session, row, "report-all", f"report-all:{above.id}:{row.kind}:{row.year}:{row.number}", above)


def did_with(session: Session, row: ReportDraft, by: int | None, what: str, **fields: Any) -> None:
    """Write down what somebody did with a report."""
    of = {"report": row.id, "kind": row.kind, "number": row.number, "year": row.year}
    did(session, by, row.unit_id, what, **of, **fields)


def tell(
    session: Session, row: ReportDraft, kind: str, key: str, unit: Unit, *, fields: dict[str, Any] | None = None
) -> int:
    """Say something of a report to whoever answers for a unit, once for ever. How many it is written for."""
    people = list(dict.fromkeys(held.person_id for held in answerers(session, unit.id or 0)))
    if not people:
        return 0
    message = deliveries.post(session, key=key, kind=kind, subject_id=row.id, unit_id=unit.id, fields=fields)
    if message is None:
        return 0
    when = earliest(clock.now().astimezone(ZoneInfo(unit.timezone)), Timing.NOTICE)
    counts = planner.address(session, message, people, priority=Priority.ROLL, not_before=when)
    return counts[deliveries.State.QUEUED]
