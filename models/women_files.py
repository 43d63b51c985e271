"""Counts of women from a file: the tree's own columns, or a little sheet of names or codes and numbers."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlmodel import Session, col, select

from models import clock
from models.conversations import Who
from models.facts import Fact, Refused
from models.text import clean, fold
from models.units import RANK, Unit, UnitKind, subtree_ids
from models.women_counts import COUNTS, MOST, Base, latest, may_count, same_count, terms_of
from models.workbooks import read_sheets

HEADS = {
    "unit": ("ma", "ma don vi", "code", "don vi", "ten", "ten don vi", "chi hoi", "xa", "thon", "name", "unit"),
    "women": ("so phu nu", "phu nu", "phu nu tu 18 tuoi", "phu nu 18 tuoi", "women 18", "women", "so luong"),
}


@dataclass(frozen=True)
class WomenRow:
    """A line that was understood: the unit, its new number, and the one before."""

    unit_id: int
    unit: str
    women: int
    before: int | None


@dataclass(frozen=True)
class WomenProblem:
    """A line that was not: `what` is "unit" (none or several of that name), "number" or "twice"."""

    row: int
    text: str
    what: str


@dataclass(frozen=True)
class WomenSheet:
    """What a sheet would write; `problems` are left out."""

    rows: tuple[WomenRow, ...]
    problems: tuple[WomenProblem, ...]


class WomenKept(Fact):
    """The numbers of a list are kept; `changed` of them are new."""

    count: int
    changed: int


class NoWomenList(Refused):
    """The file has no column of units, or none of numbers."""


def read_women(session: Session, who: Who | None, unit_id: int, content: bytes, file_name: str) -> WomenSheet:
    """What a little sheet says about the units below one. Raises NoWomenList, UnreadableFile, NotAllowed."""
    may_count(session, who, unit_id)
    rows = [[clean(str(cell)) for cell in row] for row in read_sheets(content, file_name)[0].rows]
    head = next((at for at, row in enumerate(rows[:10]) if _column(row, "unit") is not None), None)
    if head is None:
        raise NoWomenList
    unit_at, women_at = _column(rows[head], "unit"), _column(rows[head], "women")
    if unit_at is None or women_at is None:
        raise NoWomenList
    lines = [
        (number, row[unit_at] if unit_at < len(row) else "", row[women_at] if women_at < len(row) else "")
        for number, row in enumerate(rows[head + 1 :], start=head + 2)
    ]
    return plan_women(session, unit_id, [line for line in lines if line[1] or line[2]])


def plan_women(session: Session, unit_id: int, lines: Sequence[tuple[int, str, str]]) -> WomenSheet:
    """(row, code or name, number) each, held against the units below one."""
    units = session.exec(
        select(Unit).where(col(Unit.id).in_(subtree_ids(unit_id)), col(Unit.closed_on).is_(None))
    ).all()
    known: dict[str, list[Unit]] = {}
    for unit in units:
        if RANK[UnitKind(unit.kind)] <= RANK[UnitKind.BRANCH]:
            for key in {unit.code.lower(), unit.short_code.lower(), unit.folded, unit.folded.partition(" ")[2]} - {""}:
                known.setdefault(key, []).append(unit)
    found: list[WomenRow] = []
    problems: list[WomenProblem] = []
    seen: set[int] = set()
    held = latest(session, [unit.id or 0 for unit in units], clock.now().date())
    for row, name, number in lines:
        meant = known.get(name.lower()) or known.get(fold(name)) or []
        women = read_number(number)
        if len(meant) != 1:
            problems.append(WomenProblem(row, name, "unit"))
        elif women is None:
            problems.append(WomenProblem(row, f"{name} {number}".strip(), "number"))
        elif (meant[0].id or 0) in seen:
            problems.append(WomenProblem(row, name, "twice"))
        else:
            seen.add(meant[0].id or 0)
            before = held.get(meant[0].id or 0)
            found.append(WomenRow(meant[0].id or 0, meant[0].name, women, before.women if before else None))
    return WomenSheet(tuple(found), tuple(problems))


def read_number(text: str) -> int | None:
    """ "4.120", "4 120", "240.0" (a spreadsheet's 240); None for what is no number of women."""
    text = re.sub(r"(?<=\d)\.0$", "", text.strip())
    if not re.fullmatch(r"\d{1,8}|\d{1,3}(?:[., ]\d{3}){1,2}", text):
        return None
    women = int(re.sub(r"\D", "", text))
    return women if women <= MOST else None


def _column(row: Sequence[str], what: str) -> int | None:
    """Where a column is headed so; a longer heading may begin so ("số phụ nữ từ 18 tuổi trở lên")."""
    named = [fold(cell) for cell in row]
    exact = next((at for at, cell in enumerate(named) if cell in HEADS[what]), None)
    if exact is not None or what == "unit":
        return exact
    return next((at for at, cell in enumerate(named) if "phu nu" in cell), None)


def keep_counts(session: Session, counts: Sequence[tuple[int, int, str, str, date | None]], reason: str = "") -> int:
    """Counts of many units from a file, set-based: (unit, women, base, source, day) each. How many are new or changed.

    Within a term the last one holds; `reason` stands beside those that change a number.
    """
    if not counts:
        return 0
    now, ids = clock.now(), [unit_id for unit_id, *_rest in counts]
    today = now.date()
    held: dict[int, Any] = {}
    for start in range(0, len(ids), 5_000):
        held |= latest(session, ids[start : start + 5_000], today)
    terms = terms_of(session, ids, today)
    rows = []
    for unit_id, women, base, source, counted_on in counts:
        there = held.get(unit_id)
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
                "reason": reason if changed else "",
                "by_person": None,
                "at": now,
                "undone_at": None,
            }
        )
    if rows:
        session.connection().execute(COUNTS.insert(), rows)
    return len(rows)
