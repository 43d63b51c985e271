"""When a woman stood in which book: her entries as spans that never overlap, and how each began and ended.

Of entries that overlap (two branches wrote her, or a merger kept the day she joined) the one that began first counts
until it ends, so that no woman counts twice anywhere and every unit is the sum of what lies below it.
"""

from datetime import date
from typing import Any

from sqlalchemy import Select, Table, and_, case, func, literal, or_
from sqlalchemy import select as core_select
from sqlmodel import Session

from models.members import Membership, MemberState
from models.roster_batches import ImportBatch

MEMBERSHIPS: Table = Membership.__table__  # type: ignore[attr-defined]
BATCHES: Table = ImportBatch.__table__  # type: ignore[attr-defined]
EVER = date(9999, 12, 31)
IN = ("joined", "listed", "returned", "came")
OUT = ("left", "died", "went")


def spans(session: Session, units: Any = None) -> Any:
    """Each woman's spans: person_id, unit_id, group_id, honorary, start, end (not included), how_in, how_out,
    prev_unit, next_unit, membership_id.

    `units` (a list or a sub-select of branches' ids) are those whose women are looked at, with all entries of theirs;
    None is everybody. A span that goes on ends at EVER. How it began: "joined" the Hội, "listed" by a file that gave
    no day, "returned" after having left, "came" from another book. How it ended: "left", "died", "went" to another
    book or away from here, "" not. `prev_unit` is the book that she left on that very day, `next_unit` the one to which
    she came.
    """
    m = MEMBERSHIPS.c
    real = [m.state != MemberState.MERGED]
    if units is not None:
        hers = MEMBERSHIPS.alias("hers")
        real.append(m.person_id.in_(core_select(hers.c.person_id).where(hers.c.unit_id.in_(units))))
    in_order: dict[str, Any] = {"partition_by": m.person_id, "order_by": (m.since, m.id)}
    until = func.coalesce(m.until, literal(EVER, m.until.type))
    entry = (
        core_select(
            m.id,
            m.person_id,
            m.unit_id,
            m.group_id,
            m.state,
            m.honorary,
            m.since,
            until.label("end"),
            _by_file(session).label("by_file"),
            func.max(until).over(**in_order, rows=(None, -1)).label("held"),
        )
        .where(*real)
        .subquery("entry")
    )
    e = entry.c
    overlaps = and_(e.held.is_not(None), e.held > e.since)
    start = case((overlaps, e.held), else_=e.since)
    counted = (
        core_select(entry, start.label("start"), overlaps.label("overlaps")).where(start < e.end).subquery("counted")
    )
    c = counted.c
    by_day: dict[str, Any] = {"partition_by": c.person_id, "order_by": (c.start, c.id)}

    def before(column: Any) -> Any:
        return func.lag(column).over(**by_day)

    def after(column: Any) -> Any:
        return func.lead(column).over(**by_day)

    moved_in = or_(c.overlaps, before(c.state) == MemberState.TRANSFERRED)
    how_in = case(
        (before(c.id).is_(None), case((c.by_file, "listed"), else_="joined")), (moved_in, "came"), else_="returned"
    )
    goes_on = and_(after(c.start) == c.end, after(c.overlaps))
    how_out = case(
        (c.end == literal(EVER, c.end.type), ""),
        (or_(goes_on, c.state == MemberState.TRANSFERRED), "went"),
        (c.state == MemberState.DIED, "died"),
        else_="left",
    )
    found: Select[Any] = core_select(
        c.person_id,
        c.unit_id,
        c.group_id,
        c.honorary,
        c.start,
        c.end,
        how_in.label("how_in"),
        how_out.label("how_out"),
        case((before(c.end) == c.start, before(c.unit_id))).label("prev_unit"),
        case((after(c.start) == c.end, after(c.unit_id))).label("next_unit"),
        c.id.label("membership_id"),
    )
    return found.subquery("span")


def _by_file(session: Session) -> Any:
    """Whether a file wrote the entry without the day on which she joined: the day of writing stands there instead."""
    m, b = MEMBERSHIPS.c, BATCHES.c
    written: Any = m.created_at
    if session.get_bind().dialect.name == "postgresql":
        written = func.timezone("UTC", written)
    of_file = core_select(literal(1)).where(b.id == m.batch_id, b.file_name != "").correlate(MEMBERSHIPS).exists()
    return and_(m.batch_id.is_not(None), m.since >= func.date(written), of_file)
