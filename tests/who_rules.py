"""Who may see what, as people wrote it down: a rule for each kind of thing, and which kind each door shows.

data/who_sees_what.csv has the rules, read from SPEC §3; data/what_doors_show.csv has every route, word and command with
its kind. Neither was taken from answers.
"""

import csv
import os
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from models.units import UnitKind
from tests.who_people import INSIDE, OUTSIDE, ROLES, TREE, is_under

EVERY = bool(os.environ.get("EVERY_RELATION"))
BRIEF = os.environ.get("TEST_DATABASE") == "postgresql" and not EVERY  # the same rules: its statements alone are new
DATA = Path(__file__).parent / "data"
HOLDERS = [column for column, (role, _unit, _names) in ROLES.items() if role is not None]
_OF: dict[str, set[UnitKind]] = {
    "any": set(UnitKind),
    "no group": set(UnitKind) - {UnitKind.GROUP, UnitKind.CLUB},
    "no small": set(UnitKind) - {UnitKind.GROUP, UnitKind.CLUB, UnitKind.BRANCH},
    "branch": {UnitKind.BRANCH},
    "commune": {UnitKind.COMMUNE},
    "book": {UnitKind.BRANCH, UnitKind.COMMUNE},
}
Over = Literal["all", "below", "unit", "hers", "own", "open"]


@dataclass(frozen=True, eq=False)
class Rule:
    """What each role may of one kind of thing: no, yes, names (of others) or phones.

    `over`: her own unit and "all" below it, what lies "below" alone, her own "unit" alone (those below have people of
    their own here), what is "hers" (and nobody else's), her "own" (of no unit), "open" to everybody. `of`: the kinds of
    units that have such a thing.
    """

    kind: str
    over: Over
    of: str
    cells: dict[str, str]
    because: str

    def told(self, column: str, key: str) -> str:
        """What a column may of a unit's, whichever it is."""
        own = ROLES[column][1]
        if self.over in {"own", "hers"}:
            return self.cells[column]
        if not is_under(key, own) or (self.over == "below" and key == own):
            return "no"
        return "no" if self.over == "unit" and key != own else self.cells[column]

    def is_of(self, key: str) -> bool:
        """Whether a unit has such a thing."""
        return TREE[key][1] in _OF[self.of]


@dataclass(frozen=True, eq=False)
class Line:
    """A route, a word or a command, and the kind of thing that it shows or does."""

    door: str
    what: str
    rule: Rule


def agrees(found: str, told: str) -> bool:
    """Whether an answer gave what the rule says; where names may be there need not be any."""
    return found == told or (found, told) in {("yes", "names"), ("yes", "phones"), ("names", "phones")}


@cache
def rules() -> dict[str, Rule]:
    """All rules by the kind of thing."""
    with (DATA / "who_sees_what.csv").open(encoding="utf-8") as file:
        read = [(row, [row.pop(name) for name in ("kind", "over", "of", "because")]) for row in csv.DictReader(file)]
    return {kind: Rule(kind, over, of, row, because) for row, (kind, over, of, because) in read}  # type: ignore[arg-type]


@cache
def lines() -> tuple[Line, ...]:
    """What every door shows."""
    with (DATA / "what_doors_show.csv").open(encoding="utf-8") as file:
        return tuple(Line(row["door"], row["what"], rules()[row["kind"]]) for row in csv.DictReader(file))


def asked(*doors: str) -> Iterator[tuple[Line, str, dict[str, str]]]:
    """Each line of some doors with each column and the units to ask about, by how they lie to hers.

    A rule with one line is held against every unit; where there are more, they take their turns. (The rights that rules
    ask for are held against every unit apart.) With EVERY_RELATION in the environment each line is, a minute more.
    On PostgreSQL a cadre and a head ask in turn.
    """
    mine: dict[str, list[Line]] = defaultdict(list)
    for line in lines():
        if line.door in doors and line.rule.over != "open":
            mine[line.rule.kind].append(line)
    for group in mine.values():
        for turn, line in enumerate(group):
            for place, column in enumerate(HOLDERS):
                if len(group) > 1 and _stood_in_for(line.rule, column, turn):
                    continue
                if BRIEF and column != ("cadre", "head")[turn % 2]:
                    continue
                yield line, column, _units(line.rule, column, turn + place, every=EVERY or len(group) == 1)


def _stood_in_for(rule: Rule, column: str, turn: int) -> bool:
    """Whether another column asks instead: a deputy's rights are a head's, and names are granted where names are."""
    pair = next((pair for pair in (("head", "deputy"), ("above", "above_named")) if column in pair), None)
    return pair is not None and not EVERY and column == pair[turn % 2] and rule.cells[pair[0]] == rule.cells[pair[1]]


def _units(rule: Rule, column: str, turn: int, *, every: bool) -> dict[str, str]:
    unit = ROLES[column][1]
    if rule.over in {"own", "hers"}:
        return {"own": unit}
    inside = [(name, key) for name, key in INSIDE[unit].items() if rule.is_of(key)]
    outside = [(name, key) for name, key in OUTSIDE[unit].items() if rule.is_of(key)]
    if every:
        return dict(inside + outside)
    return dict([*(inside[turn % len(inside) :][:1] if inside else []), *outside[turn % 3 :][: (turn // 3 + 1) % 2]])
