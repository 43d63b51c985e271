"""Counts of women from a file: the tree's own columns, or a little sheet of names or codes and numbers."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

from sqlmodel import Session, col, select

from models import clock
from models.conversations import Who
from models.facts import Fact, Refused
from models.member_changes import UNDO_WITHIN
from models.open_units import closed, lock_units
from models.posts import NotAllowed
from models.text import clean, fold
from models.units import RANK, Unit, UnitKind, subtree_ids
from models.women_counts import (
    COUNTS,
    MOST,
    Base,
    FixedForTheTerm,
    NoWomenCount,
    may_count,
    same_count,
)
from models.women_places import CHUNK, held, terms_of
from models.workbooks import FileFault, UnreadableFile, is_no_workbook, read_sheets

_PLACES = [kind for kind in UnitKind if RANK[kind] <= RANK[UnitKind.BRANCH]]
HEADS = {
    "unit": ("ma", "ma don vi", "code", "don vi", "ten", "ten don vi", "chi hoi", "xa", "thon", "name", "unit"),
    "women": ("so phu nu", "phu nu", "phu nu tu 18 tuoi", "phu nu 18 tuoi", "women 18", "women", "so luong"),
    "base": ("women base", "base", "cach tinh", "tinh theo", "dien", "dien tinh"),
    "source": ("source", "nguon", "nguon so lieu", "theo"),
    "day": ("date", "ngay", "ngay so lieu", "ngay thong ke", "tinh den ngay"),
}
_BASES = {
    "": "", "present": Base.PRESENT, "co mat": Base.PRESENT, "dang co mat": Base.PRESENT,
    "resident": Base.RESIDENT, "thuong tru": Base.RESIDENT, "cu tru": Base.RESIDENT, "tam tru": Base.RESIDENT,
}  # fmt: skip


@dataclass(frozen=True)
class WomenRow:
    """A line that was understood: the unit, its new number, and the one before."""

    unit_id: int
    unit: str
    women: int
    before: int | None
    base: str = ""
    source: str = ""
    counted_on: date | None = None


@dataclass(frozen=True)
class WomenProblem:
    """A line that was not: `what` is "unit" (none or several of that name), "number", "base", "day" or "twice"."""

    row: int
    text: str
    what: str


@dataclass(frozen=True)
class WomenSheet:
    """What a sheet would write; `problems` are left out."""

    rows: tuple[WomenRow, ...]
    problems: tuple[WomenProblem, ...]

    @property
    def changed(self) -> tuple[WomenRow, ...]:
        """Those that had another number in this term: a reason is to be told."""
        return tuple(row for row in self.rows if row.before not in {None, row.women})


class WomenKept(Fact):
    """The numbers of a list are kept; `changed` of them are new."""

    count: int
    changed: int


class NoWomenList(Refused):
    """The file has no column of units, or none of numbers."""


def read_women(session: Session, who: Who | None, unit_id: int | None, content: bytes, file_name: str) -> WomenSheet:
    """What a little sheet says about the units below one (None, for the command line: all units).

    Raises NoWomenList, UnreadableFile, NotAllowed.
    """
    if unit_id is not None:
        may_count(session, who, unit_id)
    elif who is not None:
        raise NotAllowed
    rows = read_sheets(content, file_name)[0].rows
    found = find_columns(rows)
    if found is None and is_no_workbook(content, file_name):
        raise UnreadableFile(FileFault.NOT_A_TABLE)
    if found is None:
        raise NoWomenList
    head, columns = found
    lines = []
    for number, row in enumerate(rows[head + 1 :], start=head + 2):
        cells = {what: row[at] if at < len(row) else "" for what, at in columns.items()}
        line = WomenLine(
            number,
            clean(str(cells["unit"])),
            clean(str(cells["women"])),
            clean(str(cells.get("base", ""))),
            clean(str(cells.get("source", ""))),
            cells.get("day", ""),
        )
        if line.unit or line.women:
            lines.append(line)
    return plan_women(session, unit_id, lines)


def find_columns(rows: Sequence[Sequence[Any]]) -> tuple[int, dict[str, int]] | None:
    """The row of the heads, and where each column stands; None where it is no list of women of units."""
    for at, row in enumerate(rows[:10]):
        named = [fold(clean(str(cell))) for cell in row]
        columns = {what: named.index(head) for what, heads in HEADS.items() for head in heads[::-1] if head in named}
        if "women" not in columns:  # a longer heading, too: "số phụ nữ từ 18 tuổi trở lên"
            longer = [place for place, cell in enumerate(named) if "phu nu" in cell]
            columns |= {"women": longer[0]} if longer else {}
        if {"unit", "women"} <= columns.keys() and columns["unit"] != columns["women"]:
            return at, columns
    return None


@dataclass(frozen=True)
class WomenLine:
    """A line of the sheet as it stands there."""

    row: int
    unit: str
    women: str
    base: str = ""
    source: str = ""
    day: Any = ""


def plan_women(session: Session, unit_id: int | None, lines: Sequence[WomenLine]) -> WomenSheet:
    """Each line held against the units below one (None: all)."""
    query = select(Unit).where(col(Unit.closed_on).is_(None), col(Unit.kind).in_(_PLACES))
    units = session.exec(query if unit_id is None else query.where(col(Unit.id).in_(subtree_ids(unit_id)))).all()
    known: dict[str, list[Unit]] = {}
    for unit in units:
        for key in {unit.code.lower(), unit.short_code.lower(), unit.folded, unit.folded.partition(" ")[2]} - {""}:
            known.setdefault(key, []).append(unit)
    counted = held(session, [unit.id or 0 for unit in units])
    today = clock.today()
    found: dict[int, WomenRow] = {}
    problems: list[WomenProblem] = []
    for line in lines:
        meant = known.get(line.unit.lower()) or known.get(fold(line.unit)) or []
        women, base, day = read_number(line.women), read_base(line.base), _day(line.day)
        if len(meant) != 1:
            problems.append(WomenProblem(line.row, line.unit, "unit"))
        elif women is None:
            problems.append(WomenProblem(line.row, f"{line.unit} {line.women}".strip(), "number"))
        elif base is None:
            problems.append(WomenProblem(line.row, f"{line.unit} {line.base}", "base"))
        elif day is False or (day is not None and day > today):
            problems.append(WomenProblem(line.row, f"{line.unit} {clean(str(line.day))}", "day"))
        elif (meant[0].id or 0) in found:
            problems.append(WomenProblem(line.row, line.unit, "twice"))
        else:
            unit = meant[0]
            before = counted.get(unit.id or 0)
            found[unit.id or 0] = WomenRow(
                unit.id or 0, unit.name, women, before.women if before else None, base, line.source[:200], day
            )
    return WomenSheet(tuple(found.values()), tuple(problems))


def read_base(text: str) -> str | None:
    """Whom a number counts, as a file has it; None where it is neither."""
    return _BASES.get(fold(text))


def _day(cell: Any) -> date | Literal[False] | None:
    """A cell's day; None: there is none in it; False: it cannot be read."""
    if isinstance(cell, date):
        return cell.date() if isinstance(cell, datetime) else cell
    text = clean(str(cell))
    if not text:
        return None
    try:
        if found := re.fullmatch(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", text):
            return date(int(found[3]), int(found[2]), int(found[1]))
        return date.fromisoformat(text)
    except ValueError:
        return False


def read_number(text: str) -> int | None:
    """ "4.120", "4 120", "240.0" (a spreadsheet's 240); None for what is no number of women."""
    text = re.sub(r"(?<=\d)\.0$", "", text.strip())
    if not re.fullmatch(r"\d{1,8}|\d{1,3}(?:[., ]\d{3}){1,2}", text):
        return None
    women = int(re.sub(r"\D", "", text))
    return women if women <= MOST else None


def keep_women(
    session: Session,
    who: Who | None,
    unit_id: int | None,
    rows: Sequence[WomenRow],
    *,
    base: str = "",
    source: str = "",
    counted_on: date | None = None,
    reason: str = "",
) -> WomenKept:
    """Keep what a sheet said; `base`, `source`, `counted_on` are of the rows that do not say theirs.

    Raises NotAllowed, NoWomenCount, UnitClosed, or FixedForTheTerm for the first number that is changed without a
    reason.
    """
    below = None
    if unit_id is not None:
        may_count(session, who, unit_id)
        below = set(session.exec(subtree_ids(unit_id)).all())
    if (who is not None and below is None) or (below is not None and any(row.unit_id not in below for row in rows)):
        raise NotAllowed
    if counted_on is not None and counted_on > clock.today():
        raise NoWomenCount("day")
    ids = [row.unit_id for row in rows]
    lock_units(session, ids)
    for start in range(0, len(ids), CHUNK):  # since the sheet was looked at
        among = (col(Unit.id).in_(ids[start : start + CHUNK]), col(Unit.closed_on).is_not(None))
        if (gone := session.exec(select(Unit).where(*among).limit(1)).first()) is not None:
            raise closed(session, gone)
    there = held(session, ids)
    if not reason.strip():
        by, day_ago = None if who is None else who.person_id, clock.now() - UNDO_WITHIN
        for row in rows:
            now = there.get(row.unit_id)
            if now is not None and now.women != row.women and (now.by_person != by or now.at <= day_ago):
                raise FixedForTheTerm(row.unit, now.women)
    counts = [
        (row.unit_id, row.women, row.base or base, row.source or source, row.counted_on or counted_on) for row in rows
    ]
    return WomenKept(len(rows), keep_counts(session, counts, reason, None if who is None else who.person_id))


def keep_counts(
    session: Session,
    counts: Sequence[tuple[int, int, str, str, date | None]],
    reason: str = "",
    by_person: int | None = None,
) -> int:
    """Counts of many units from a file, set-based: (unit, women, base, source, day) each. How many are new or changed.

    Within a term the last one holds; `reason` stands beside those that change a number.
    """
    if not counts:
        return 0
    now, ids = clock.now(), [unit_id for unit_id, *_rest in counts]
    today = clock.today()
    holds, terms = held(session, ids), terms_of(session, ids, today)
    rows = []
    for unit_id, women, base, source, counted_on in counts:
        there = holds.get(unit_id)
        if there is not None and same_count(there, women, base, source, counted_on):
            continue
        changed = there is not None and there.women != women
        rows.append(
            {
                "unit_id": unit_id,
                "women": women,
                "base": base if base in set(Base) else "",
                "source": source[:200],
                "counted_on": counted_on,
                "term": terms[unit_id],
                "from_day": today if changed else terms[unit_id] if there is None else there.from_day,
                "reason": reason.strip()[:200] if changed else "",
                "by_person": by_person,
                "at": now,
                "undone_at": None,
            }
        )
    if rows:
        session.connection().execute(COUNTS.insert(), rows)
    return len(rows)
