"""Which number in the branch's book each new woman of a list gets."""

from collections.abc import Mapping, Sequence

from models.roster_files import RosterRow
from models.units import Unit, UnitKind


def numbered_by_branch(unit: Unit, placed: Sequence[tuple[int, RosterRow]]) -> set[int]:
    """The branches whose own numbers the list has: one count over all branches of a commune is none of these."""
    first: dict[int, int] = {}
    for branch, row in placed:
        if row.number:
            first[branch] = min(first.get(branch, row.number), row.number)
    return {branch for branch, number in first.items() if number == 1 or unit.kind == UnitKind.BRANCH}


def numbers_for(
    fresh: Sequence[tuple[int, RosterRow]], numbered: set[int], taken: Mapping[int, set[int]]
) -> tuple[list[int], list[tuple[RosterRow, int]]]:
    """Each new woman's number in her branch's book: the list's own where it is free, else the next after all.

    `taken` has the numbers of each branch's book and gets the new ones. Also whose own number was not free.
    """
    kept: list[int | None] = []
    for branch, row in fresh:
        number = row.number if branch in numbered and row.number not in taken[branch] else None
        kept.append(number or None)
        if number:
            taken[branch].add(number)
    following = {branch: max(numbers, default=0) + 1 for branch, numbers in taken.items()}
    numbers: list[int] = []
    moved: list[tuple[RosterRow, int]] = []
    for (branch, row), number in zip(fresh, kept, strict=True):
        if number is None:
            number = following[branch]
            following[branch] += 1
            if row.number and branch in numbered:
                moved.append((row, number))
        numbers.append(number)
    return numbers, moved
