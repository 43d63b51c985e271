"""Lists on their way into the books as a cadre's page shows them, and a file of units held against those below her."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import aliased
from sqlmodel import Session, col, or_, select

from models import trees
from models.conversations import Who
from models.office_changes import keepers
from models.open_units import UnitClosed, closed
from models.posts import NotAllowed, Right, posts_of
from models.roster_batches import BatchState, ImportBatch, may_look
from models.roster_lines import ListedPage, listed
from models.roster_moved import follows
from models.roster_summary import in_doubt, women_in
from models.unit_files import TreeRow
from models.unit_imports import Difference, differences
from models.units import RANK, Unit, UnitKind, UnitPath, children, get_unit, subtree_ids

RECENT = 20
MOST_UNITS = 400  # to choose from
MOST_ROWS = 5_000  # of a file of units to begin with


@dataclass(frozen=True)
class Batch:
    """A list: its state, what was read in it, and the women who may stand in the book under another name."""

    id: int
    unit_id: int
    unit: str
    file_name: str
    state: str
    created_at: datetime
    summary: dict[str, Any]
    doubts: list[dict[str, Any]]
    women: dict[int, tuple[int, str]]
    written: int  # steps carried out of those that were agreed to
    undoable: bool
    closed: UnitClosed | None = None  # it waits for a unit that has closed; `follows`: one took over, and the list goes
    follows: bool = False


def _able(session: Session, who: Who) -> list[int]:
    """The units of her posts into whose books she may write."""
    both = {Right.NAMES, Right.APPROVE}
    return [
        held.unit_id
        for held in posts_of(session, who.person_id)
        if both <= held.rights and RANK[UnitKind(held.unit_kind)] <= RANK[UnitKind.BRANCH]
    ]


def units_with_books(session: Session, who: Who) -> list[tuple[int, str, str]]:
    """The units whose lists she may send (id, name, kind), those of her posts first. Raises NotAllowed."""
    able = _able(session, who)
    if not able:
        raise NotAllowed
    found: dict[int, tuple[int, str, str]] = {}
    for unit_id in able:
        unit = session.get_one(Unit, unit_id)
        below = children(session, unit_id) if unit.kind != UnitKind.BRANCH else []
        for one in (unit, *(child for child in below if RANK[UnitKind(child.kind)] <= RANK[UnitKind.BRANCH])):
            if one.closed_on is None:
                found.setdefault(one.id or 0, (one.id or 0, one.name, one.kind))
    return list(found.values())[:MOST_UNITS]


def recent_batches(session: Session, who: Who) -> list[Batch]:
    """The last lists of the units whose books she writes. Raises NotAllowed."""
    able = _able(session, who)
    if not able:
        raise NotAllowed
    within = or_(*(col(ImportBatch.unit_id).in_(subtree_ids(unit_id)) for unit_id in able))
    rows = session.exec(
        select(ImportBatch, Unit.name)
        .join(Unit, col(Unit.id) == ImportBatch.unit_id)
        .where(within)
        .order_by(col(ImportBatch.id).desc())
        .limit(RECENT)
    ).all()
    return [_batch(session, one, name, [], {}) for one, name in rows]


def one_batch(session: Session, who: Who, batch_id: int) -> Batch:
    """One list with its doubts. Raises NotAllowed, whether it is there or not."""
    batch = session.get(ImportBatch, batch_id)
    if batch is None:
        raise NotAllowed
    unit = may_look(session, who.person_id, batch.unit_id)
    doubts = in_doubt(session, batch.summary)
    return _batch(session, batch, unit.name, doubts, women_in(session, batch.summary.get("problems", [])))


def tree_below(session: Session, who: Who) -> list[tuple[str, str, str, str]]:
    """Code, name, kind and the code above of the units of her posts and of the open ones right and further below.

    At most MOST_ROWS, the larger units first. Raises NotAllowed.
    """
    posts = [held.unit_id for held in keepers(session, who)]
    if not posts:
        raise NotAllowed
    above = aliased(Unit)
    rows = session.exec(
        select(Unit.code, Unit.name, Unit.kind, above.code)
        .join(UnitPath, (col(UnitPath.descendant_id) == Unit.id) & (col(UnitPath.depth) == 1), isouter=True)
        .join(above, col(above.id) == UnitPath.ancestor_id, isouter=True)
        .where(
            or_(*(col(Unit.id).in_(subtree_ids(unit_id)) for unit_id in posts)),
            or_(col(UnitPath.ancestor_id).is_(None), trees.on(None)),
            col(Unit.closed_on).is_(None),
            col(Unit.kind).in_([kind for kind in UnitKind if RANK[kind] <= RANK[UnitKind.BRANCH]]),
        )
        .order_by(above.code, Unit.code)
        .limit(MOST_ROWS)
    ).all()
    order = sorted(rows, key=lambda row: RANK[UnitKind(row[2])])
    return [(code, name, kind, parent or "") for code, name, kind, parent in order]


def lines_of(
    session: Session, who: Who, batch_id: int, page: int, size: int
) -> tuple[ListedPage, dict[int, tuple[int, str]]]:
    """A page of a list that waits, line by line, and the women of the book whom its problems are about.

    Raises NotAllowed.
    """
    batch = session.get(ImportBatch, batch_id)
    if batch is None:
        raise NotAllowed
    may_look(session, who.person_id, batch.unit_id)
    found = listed(session, batch, page, size)
    return found, women_in(session, [problem for line in found.lines for problem in line.problems])


def _batch(
    session: Session, batch: ImportBatch, name: str, doubts: list[dict[str, Any]], women: dict[int, tuple[int, str]]
) -> Batch:
    unit = get_unit(session, batch.unit_id)
    waits = batch.state == BatchState.PREVIEWED and unit.closed_on is not None
    begun = batch.state in {BatchState.WRITING, BatchState.WRITTEN, BatchState.UNDOING}
    return Batch(
        batch.id or 0,
        batch.unit_id,
        name,
        batch.file_name,
        batch.state,
        batch.created_at,
        batch.summary,
        doubts,
        women,
        batch.steps_done or 0,
        begun and batch.steps_done is not None,
        closed(session, unit) if waits else None,
        follows(session, batch.unit_id, batch.state) is not None,
    )


def tree_looked_at(session: Session, who: Who, rows: Sequence[TreeRow]) -> tuple[Difference | None, list[TreeRow]]:
    """A file of units against the tree, as a dry run; or the rows that are about units not below her.

    Raises NotAllowed or BadTree.
    """
    posts = [held.unit_id for held in keepers(session, who)]
    if not posts:
        raise NotAllowed
    within = or_(*(col(Unit.id).in_(subtree_ids(unit_id)) for unit_id in posts))
    codes = {code for row in rows for code in (row.code, row.parent_code) if code}
    hers: set[str] = set()
    there: set[str] = set()
    wanted = sorted(codes)
    for start in range(0, len(wanted), 5_000):
        some = wanted[start : start + 5_000]
        there |= set(session.exec(select(Unit.code).where(col(Unit.code).in_(some))).all())
        hers |= set(session.exec(select(Unit.code).where(col(Unit.code).in_(some), within)).all())
    tops = set(session.exec(select(Unit.code).where(col(Unit.id).in_(posts))).all())
    strange = [
        row
        for row in rows
        if (row.code in there - hers)
        or (row.code not in tops and (row.parent_code in there - hers or not row.parent_code))
    ]
    return (None, strange) if strange else (differences(session, rows), [])
