"""A list on its way into the book, line by line: who it is and what would be done; what wants a look comes first."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlmodel import Session

from models.members import MEMBER_STATES
from models.roster_batches import PART, BatchState, ImportBatch
from models.roster_files import RosterFile
from models.roster_plan import Plan
from models.vault import vault

ONLY_TOLD = "number_taken"  # another number is given: nothing to repair in the file
LISTED = 1_000  # places to look at that are kept


@dataclass(frozen=True)
class ListedLine:
    """One line of a list. `number` is the one she has or would have in the book; `branch` as the list writes it.

    `deed`: "new", "known", "update" (`changes` says what of "name", "phone", "birth", "group", "sensitive"), "doubt",
    "gone", "other" (of a branch that is not meant), or "out" (left out). `problems` are as the summary has them.
    """

    sheet: str
    row: int
    number: int | None
    name: str
    year: int | None
    branch: str
    deed: str
    changes: tuple[str, ...] = ()
    problems: tuple[Mapping[str, Any], ...] = ()


@dataclass(frozen=True)
class ListedPage:
    """Some lines of a list, of how many, and how many of all want a look.

    Where there are more than LISTED places to look at, `untold` of the faulty lines are not said to be so, and of the
    lines that are left out some stand on no page: the pages have `listed` lines.
    """

    lines: tuple[ListedLine, ...] = ()
    count: int = 0
    faulty: int = 0
    listed: int = 0
    untold: int = 0


@dataclass
class _Faulty:
    """The line of some problems: its place among the readable rows (None: it is left out), and who stands there."""

    at: int | None
    sheet: str
    row: int
    number: int | None
    name: str
    problems: list[Mapping[str, Any]] = field(default_factory=list)


def kept_lines(session: Session, roster: RosterFile, plan: Plan, problems: Sequence[Mapping[str, Any]]) -> str:
    """What the page of a list needs beside its rows, under seal: what becomes of each row, and the faulty lines."""
    deeds: dict[int, tuple[int | None, str]] = {id(row): (number, "new") for row, number in plan.fresh}
    steps = {step.membership: step for step in plan.steps if step.membership is not None}
    for row, entry in plan.met:
        step = steps.get(entry.membership)
        known = "known" if step is None else " ".join(("update", *step.changes))
        deeds[id(row)] = (entry.number, known if entry.state in MEMBER_STATES else "gone")
    deeds |= {id(row): (entry.number, "doubt") for row, entry in plan.doubts}
    becomes = [deeds.get(id(row), (row.number, "other")) for row in roster.rows]
    places = {(row.sheet, row.row): at for at, row in enumerate(roster.rows)}
    left_out = {(one.sheet, one.row): (one.number, one.name) for one in roster.problems}
    faulty: dict[tuple[str, int], _Faulty] = {}
    for one in problems[:LISTED]:
        key = (one["sheet"], one["row"])
        number, name = left_out.get(key, (None, ""))
        faulty.setdefault(key, _Faulty(places.get(key), *key, number, name)).problems.append(one)
    rest = problems[LISTED:]
    more = {(one["sheet"], one["row"]) for one in rest if one["kind"] != ONLY_TOLD} - faulty.keys()
    kept = {
        "becomes": becomes,
        "faulty": [vars(one) for one in faulty.values()],
        "untold": len(more),
        "unlisted": len(more - places.keys()),
    }
    return vault(session).seal(json.dumps(kept, ensure_ascii=False))


def listed(session: Session, batch: ImportBatch, page: int, size: int) -> ListedPage:
    """A page of the lines of a list that waits for a yes, the faulty ones first. Rights are the caller's to ask."""
    sealed = batch.summary.get("lines_sealed")
    if batch.state != BatchState.PREVIEWED or not sealed:
        return ListedPage()
    kept = json.loads(vault(session).unseal(sealed))
    becomes, faulty = kept["becomes"], kept["faulty"]
    looked_at = {one["at"] for one in faulty}
    order = [*faulty, *({"at": at} for at in range(len(becomes)) if at not in looked_at)]
    shown = order[(page - 1) * size : page * size]
    parts = batch.rows_sealed.split()
    opened = {
        part: json.loads(vault(session).unseal(parts[part]))
        for part in {one["at"] // PART for one in shown if one["at"] is not None}
    }
    lines = []
    for one in shown:
        problems = tuple(one.get("problems", ()))
        at = one["at"]
        if at is None:
            who = (one["sheet"], one["row"], one["number"], one["name"])
            lines.append(ListedLine(*who, None, "", "out", (), problems))
            continue
        row, (number, deed) = opened[at // PART][at % PART], becomes[at]
        kind, *changes = deed.split()
        whose = (row["sheet"], row["row"], number, row["full_name"], row["birth_year"], row["branch"])
        lines.append(ListedLine(*whose, kind, tuple(changes), problems))
    untold, unlisted = kept.get("untold", 0), kept.get("unlisted", 0)
    wrong = sum(any(problem["kind"] != ONLY_TOLD for problem in one["problems"]) for one in faulty)
    return ListedPage(tuple(lines), len(order) + unlisted, wrong + untold, len(order), untold)
