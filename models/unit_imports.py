"""A tree file against the tree that is there: new units at once, whatever differs as a deed with a day."""

import secrets
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Table, func
from sqlalchemy import select as core_select
from sqlmodel import Session

from models.facts import Refused
from models.open_units import UnitClosed
from models.text import clean, fold
from models.tree_changes import change
from models.tree_changes_checks import AlreadyThere, DayTooEarly, StillFull
from models.tree_changes_edges import PATHS, above_now, sums_change
from models.tree_changes_kept import Deed, What
from models.unit_files import BadTree, TreeFault, TreeProblem, TreeRow
from models.units import _CODE_LETTERS, BEGINNING, RANK, Unit, UnitKind
from models.women_counts import same_count
from models.women_files import keep_counts
from models.women_places import held

UNITS: Table = Unit.__table__  # type: ignore[attr-defined]
CHUNK = 5_000  # rows in one statement: a country's tree is written in bounded memory
_FAULTS = {DayTooEarly: TreeFault.TOO_EARLY, AlreadyThere: TreeFault.SAME_NAME, StillFull: TreeFault.STILL_FULL}


@dataclass(frozen=True)
class Planted:
    """How many units are new, have new figures, or stand as they stood; and how many were changed."""

    added: int
    updated: int
    unchanged: int
    renamed: int = 0
    moved: int = 0
    closed: int = 0


@dataclass(frozen=True)
class Stands:
    """One unit as it is: what a file says of it is held against this."""

    id: int
    code: str
    name: str
    kind: str
    closed: bool
    parent: str
    women: Any  # the WomenCount's row that holds today, or None


@dataclass(frozen=True)
class Difference:
    """What a file changes. `gone` are open units below units of the file that it does not name any more."""

    added: tuple[TreeRow, ...]
    updated: tuple[TreeRow, ...]
    renamed: tuple[tuple[TreeRow, str], ...]  # with the name of now
    moved: tuple[tuple[TreeRow, str], ...]  # with the name of the parent of now
    gone: tuple[Stands, ...]
    unchanged: int

    @property
    def changes(self) -> bool:
        """Whether units that are there are renamed, moved or gone."""
        return bool(self.renamed or self.moved or self.gone)


def differences(session: Session, rows: Sequence[TreeRow]) -> Difference:
    """Hold a file against the tree; writes nothing. Raises BadTree."""
    return _differences(rows, _standing(session))


def plant(
    session: Session,
    rows: Sequence[TreeRow],
    timezone: str,
    *,
    day: date | None = None,
    decision: str = "",
    close_gone: bool = False,
) -> Planted:
    """Take a file over: new units (open since `day`, without one since ever), new figures, other names and places.

    Renaming, moving and (with `close_gone`) closing are deeds of `day` (today), each of which can be undone.
    Raises BadTree; nothing is taken then.
    """
    there = _standing(session)
    found = _differences(rows, there)
    _add(session, found.added, there, timezone, day or BEGINNING)
    _count_women(session, (*found.added, *found.updated), decision)
    moved = _deeds(session, found, there, day, decision, close_gone)
    sums_change(session, moved)
    session.expire_all()
    return Planted(
        len(found.added),
        len(found.updated),
        found.unchanged,
        len(found.renamed),
        len(found.moved),
        len(found.gone) if close_gone else 0,
    )


def _standing(session: Session) -> dict[str, Stands]:
    """Every unit by its code, with its parent's: one look, no object a unit."""
    u = UNITS.c
    edges = core_select(PATHS.c.descendant_id, PATHS.c.ancestor_id).where(PATHS.c.depth == 1, PATHS.c.to_date.is_(None))
    above = {row[0]: row[1] for row in session.connection().execute(edges)}
    columns = (u.id, u.code, u.name, u.kind, u.closed_on)
    units = session.connection().execute(core_select(*columns)).all()
    codes = {row[0]: row[1] for row in units}
    women = held(session, list(codes))
    return {
        row[1]: Stands(
            row[0], row[1], row[2], row[3], row[4] is not None, codes.get(above.get(row[0], 0), ""), women.get(row[0])
        )
        for row in units
    }


def _differences(rows: Sequence[TreeRow], there: Mapping[str, Stands]) -> Difference:
    wanted = {row.code: row for row in rows}
    problems = [problem for row in rows if (problem := _problem(row, wanted, there)) is not None]
    if problems:
        raise BadTree(problems)
    added, updated, renamed, moved = [], [], [], []
    unchanged = 0
    for row in rows:
        now = there.get(row.code)
        if now is None:
            added.append(row)
            continue
        new_figures = row.women is not None and (
            now.women is None or not same_count(now.women, row.women, row.base, row.source, row.counted_on)
        )
        if new_figures:
            updated.append(row)
        if row.name != now.name:
            renamed.append((row, now.name))
        if row.parent_code != now.parent:
            moved.append((row, there[now.parent].name if now.parent else ""))
        unchanged += not (new_figures or row.name != now.name or row.parent_code != now.parent)
    kinds = {row.kind for row in rows}
    gone = [
        now
        for now in there.values()
        if not now.closed and now.code not in wanted and now.kind in kinds and now.parent in wanted
    ]
    return Difference(tuple(added), tuple(updated), tuple(renamed), tuple(moved), tuple(gone), unchanged)


def _problem(row: TreeRow, wanted: Mapping[str, TreeRow], there: Mapping[str, Stands]) -> TreeProblem | None:
    now = there.get(row.code)
    if now is not None and now.kind != row.kind:
        return TreeProblem(row.row, "kind", row.kind.value, TreeFault.OTHER_KIND)
    if now is not None and now.closed:
        return TreeProblem(row.row, "code", row.code, TreeFault.CLOSED)
    if not row.parent_code:
        if now is not None and now.parent:
            return TreeProblem(row.row, "parent_code", "", TreeFault.EMPTY)
        return None
    above = wanted.get(row.parent_code) or there.get(row.parent_code)
    fault = None
    if above is None:
        fault = TreeFault.NO_PARENT
    elif RANK[row.kind] <= RANK[UnitKind(above.kind)]:
        fault = TreeFault.NOT_BELOW
    elif isinstance(above, Stands) and above.closed:
        fault = TreeFault.CLOSED
    return TreeProblem(row.row, "parent_code", row.parent_code, fault) if fault else None


def _add(session: Session, rows: Sequence[TreeRow], there: Mapping[str, Stands], timezone: str, since: date) -> None:
    """Write new units, the larger kinds first: each level's edges are made from those of the level above at once."""
    connection = session.connection()
    ids = {code: unit.id for code, unit in there.items()}
    codes = _short_codes(session)
    # A parent is always of a larger kind, so the larger kinds first is parents first.
    for kind in sorted({row.kind for row in rows}, key=lambda kind: RANK[kind]):
        level = [row for row in rows if row.kind == kind]
        last = connection.execute(core_select(func.max(UNITS.c.id))).scalar_one() or 0
        for some in _chunks(level):
            connection.execute(UNITS.insert(), [_as_unit(row, next(codes), timezone, since) for row in some])
        made = connection.execute(core_select(UNITS.c.code, UNITS.c.id).where(UNITS.c.id > last))
        ids |= {row[0]: row[1] for row in made}
        for some in _chunks(level):
            edges = [(ids[row.code], ids[row.code], 0) for row in some]
            edges += [(ids[row.parent_code], ids[row.code], 1) for row in some if row.parent_code]
            names = ("ancestor_id", "descendant_id", "depth")
            whole = [dict(zip(names, edge, strict=True)) | {"from_date": since, "to_date": None} for edge in edges]
            connection.execute(PATHS.insert(), whole)
        _edges_above(session, last)


def _edges_above(session: Session, last: int) -> None:
    """Whatever lies above the parents of the units made after `last` lies above these, too."""
    edge, above = PATHS.alias("edge"), PATHS.alias("above")
    whole = (
        core_select(above.c.ancestor_id, edge.c.descendant_id, edge.c.from_date, above.c.depth + 1)
        .select_from(edge.join(above, above.c.descendant_id == edge.c.ancestor_id))
        .where(edge.c.descendant_id > last, edge.c.depth == 1, above.c.depth >= 1, above.c.to_date.is_(None))
    )
    columns = ["ancestor_id", "descendant_id", "from_date", "depth"]
    session.connection().execute(PATHS.insert().from_select(columns, whole))


def _as_unit(row: TreeRow, short_code: str, timezone: str, since: date) -> dict[str, Any]:
    return {
        "code": row.code,
        "name": clean(row.name),
        "folded": fold(row.name),
        "kind": row.kind.value,
        "short_code": short_code,
        "timezone": timezone,
        "opened_on": since,
        "closed_on": None,
        "settings": {},
    }


def _short_codes(session: Session) -> Iterator[str]:
    """Short codes that no unit has."""
    taken = set(session.connection().execute(core_select(UNITS.c.short_code)).scalars())
    while True:
        code = secrets.choice(_CODE_LETTERS[:19]) + "".join(secrets.choice(_CODE_LETTERS) for _ in range(3))
        if code not in taken:
            taken.add(code)
            yield code


def _count_women(session: Session, rows: Sequence[TreeRow], decision: str) -> None:
    """Keep the numbers of women that rows give, for the term."""
    ids = _ids(session, [row.code for row in rows if row.women is not None])
    counts = [(ids[row.code], row.women, row.base, row.source, row.counted_on) for row in rows if row.women is not None]
    keep_counts(session, counts, decision)


def _ids(session: Session, codes: Sequence[str]) -> dict[str, int]:
    """The ids of units by their codes."""
    found: dict[str, int] = {}
    for some in _chunks(codes):
        rows = session.connection().execute(core_select(UNITS.c.code, UNITS.c.id).where(UNITS.c.code.in_(some)))
        found |= {row[0]: row[1] for row in rows}
    return found


def _deeds(
    session: Session,
    found: Difference,
    there: Mapping[str, Stands],
    day: date | None,
    decision: str,
    close_gone: bool,
) -> set[int]:
    """Carry out what differs; the ids of the units that have others below them now. Raises BadTree."""
    problems: list[TreeProblem] = []
    touched: set[int] = set()
    ids = _ids(session, [row.parent_code for row, _ in found.moved])
    deeds: list[tuple[int, str, str, Deed]] = []
    for row, _name in found.moved:
        unit = (there[row.code].id,)
        deed = Deed(What.MOVE, unit, day, decision, parent=ids[row.parent_code])
        deeds.append((row.row, "parent_code", row.parent_code, deed))
    for row, _name in found.renamed:
        deed = Deed(What.RENAME, (there[row.code].id,), day, decision, name=row.name)
        deeds.append((row.row, "name", row.name, deed))
    if close_gone:  # the smallest first: a unit closes when nothing is left in it
        gone = sorted(found.gone, key=lambda now: -RANK[UnitKind(now.kind)])
        deeds += [(0, "code", now.code, Deed(What.CLOSE, (now.id,), day, decision)) for now in gone]
    for number, column, value, deed in deeds:
        above = above_now(session, [*deed.units, *([deed.parent] if deed.parent else [])])
        try:
            change(session, None, deed, summed=False)
        except UnitClosed:
            problems.append(TreeProblem(number, column, value, TreeFault.CLOSED))
        except Refused as refused:
            problems.append(TreeProblem(number, column, value, _FAULTS.get(type(refused), TreeFault.CANNOT)))
        touched |= above if deed.what is What.MOVE else set()
        session.expunge_all()  # thousands of deeds do not pile up in memory
    if problems:
        raise BadTree(problems)
    return touched


def _chunks(rows: Sequence[Any]) -> Iterable[Sequence[Any]]:
    return (rows[start : start + CHUNK] for start in range(0, len(rows), CHUNK))
