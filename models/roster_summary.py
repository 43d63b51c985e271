"""What the preview of a roster tells: counts, and the places in the file that want a look. Names only under seal."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from sqlmodel import Session, col, select

from models.members import Membership, Person
from models.roster_doubts import Verdicts, key_of
from models.roster_files import Problem, ProblemKind, RosterFile
from models.roster_lines import kept_lines
from models.roster_plan import Plan
from models.vault import vault

SHOWN = 8  # problems named one by one

# What costs a woman her line comes first, what is only good to know last.
_ORDER = (
    ProblemKind.NO_NAME,
    ProblemKind.SHORT_NAME,
    ProblemKind.TOO_YOUNG,
    ProblemKind.BAD_BIRTH,
    ProblemKind.NO_BIRTH,
    ProblemKind.BAD_PHONE,
    ProblemKind.REPEATED,
    ProblemKind.SAME_NAME,
    "phone_kept",
    "phone_changed",
    "number_taken",
    "phone_taken",
    ProblemKind.SHARED_PHONE,
)


def problems_of(roster: RosterFile, plan: Plan) -> list[dict[str, Any]]:
    """Every place of a list that wants a look, as JSON: what costs a woman her line first. No names."""
    problems = [_problem(problem) for problem in roster.problems]
    problems += [
        _place(row.sheet, row.row, "", "number_taken") | {"number": row.number, "instead": number}
        for row, number in plan.moved
    ]
    problems += [
        _place(row.sheet, row.row, "", "phone_taken") | {"number": number or ""} for row, number in plan.shared
    ]
    problems += [
        _place(row.sheet, row.row, "", "phone_changed" if taken else "phone_kept") | {"membership": entry.membership}
        for row, entry, taken in plan.other_phones
    ]
    return sorted(problems, key=lambda problem: _ORDER.index(problem["kind"]))


def summary_of(roster: RosterFile, plan: Plan) -> dict[str, Any]:
    """The counts of a list and of what writing it would do, with the first SHOWN problems, as JSON."""
    problems = problems_of(roster, plan)
    return {
        "readable": roster.readable,
        "left_out": sum(tally.unreadable for tally in roster.sheets),
        "repeated": roster.repeated,
        "new": plan.new,
        "known": plan.known,
        "updated": plan.updated,
        "gone": plan.gone,
        "doubtful": len(plan.doubts),
        "elsewhere": plan.elsewhere,
        "away": plan.away,
        "groups": plan.groups,
        "group_names": list(plan.group_names[:SHOWN]),
        "unknown": [list(found) for found in plan.unknown.most_common()],
        "columns": roster.sheets[0].columns if roster.sheets else {},
        "sheets": [tally.sheet for tally in roster.sheets],
        "skipped_sheets": roster.skipped_sheets,
        "problems": problems[:SHOWN],
        "more_problems": max(0, len(problems) - SHOWN),
        "counts": {column: dict(counts) for column, counts in roster.counts.items()},
    }


def told_of(roster: RosterFile, plan: Plan, problems: Sequence[Mapping[str, Any]]) -> list[dict[str, str]]:
    """Who stands in the line of each of these problems, and what its cell shows; "" where nothing does."""
    names = {(row.sheet, row.row): row.full_name for row in roster.rows}
    names |= {(one.sheet, one.row): one.name for one in roster.problems if one.name}
    shown = {(one.sheet, one.row, str(one.kind)): one.value for one in roster.problems}
    return [
        {
            "who": names.get((one["sheet"], one["row"]), ""),
            "value": shown.get((one["sheet"], one["row"], one["kind"]), ""),
        }
        for one in problems
    ]


def _problem(problem: Problem) -> dict[str, Any]:
    found = _place(problem.sheet, problem.row, problem.column, problem.kind)
    if problem.reason is not None:
        found["reason"] = problem.reason.value
    if problem.same_as is not None:
        found["same_sheet"], found["same_row"] = problem.same_as
    return found


def _place(sheet: str, row: int, column: str, kind: str) -> dict[str, Any]:
    return {"sheet": sheet, "row": row, "column": column, "kind": str(kind)}


def seen(session: Session, roster: RosterFile, plan: Plan, verdicts: Verdicts | None = None) -> dict[str, Any]:
    """`summary_of` with the women in doubt, whose names stand under seal, and what has been said about them."""
    found = [
        {
            "key": key_of(row),
            "row": row.row,
            "name": row.full_name,
            "year": row.birth_year,
            "membership": entry.membership,
            "number": entry.number,
            "known_as": entry.name,
            "known_year": entry.year,
        }
        for row, entry in plan.doubts
    ]
    sealed = vault(session).seal(json.dumps(found, ensure_ascii=False)) if found else ""
    lines = kept_lines(session, roster, plan, problems_of(roster, plan))
    summary = summary_of(roster, plan)
    told = vault(session).seal(json.dumps(told_of(roster, plan, summary["problems"]), ensure_ascii=False))
    under_seal = {"doubts_sealed": sealed, "lines_sealed": lines, "told_sealed": told}
    return summary | under_seal | {"verdicts": dict(verdicts or {})}


def women_in(session: Session, problems: Sequence[Mapping[str, Any]]) -> dict[int, tuple[int, str]]:
    """The number and name of each woman of the book whom a problem is about, by her membership."""
    wanted = [problem["membership"] for problem in problems if "membership" in problem]
    query = select(Membership.id, Membership.number, Person.full_name).join(
        Person, col(Person.id) == Membership.person_id
    )
    rows = session.exec(query.where(col(Membership.id).in_(wanted))).all() if wanted else ()
    return {key or 0: (number, name) for key, number, name in rows}


def told(session: Session, summary: Mapping[str, Any]) -> list[dict[str, str]]:
    """`who` stands in the line of each of the problems of a summary, and the `value` of its cell; empty once closed."""
    found: list[dict[str, str]] = json.loads(vault(session).unseal(summary.get("told_sealed") or "") or "[]")
    return found


def in_doubt(session: Session, summary: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The lines that may be a woman of the book under another name: `key`, `row`, `name`, `year` as in the list,
    `membership`, `number`, `known_as`, `known_year` as in the book."""
    found: list[dict[str, Any]] = json.loads(vault(session).unseal(summary.get("doubts_sealed") or "") or "[]")
    return found
