"""What `chihoi units` says of a tree file before anything is written."""

from collections.abc import Iterator
from datetime import date

from api.commands import CannotDo
from models.unit_imports import Difference

NAMED = 10  # of each kind of change; more are counted


def day_of(typed: str) -> date | None:
    """A day as 2025-07-01; None for "". Raises CannotDo."""
    if not typed:
        return None
    try:
        return date.fromisoformat(typed)
    except ValueError:
        raise CannotDo(f"{typed!r} is no date; write it as 2025-07-01.") from None


def told(found: Difference, *, close_gone: bool) -> Iterator[str]:
    """What a file changes, in words."""
    yield f"{len(found.added)} new, {len(found.updated)} with new figures, {found.unchanged} unchanged."
    if found.renamed:
        yield f"{len(found.renamed)} renamed:"
        yield from _some([f"  row {row.row}: {old} -> {row.name} ({row.code})" for row, old in found.renamed])
    if found.moved:
        yield f"{len(found.moved)} moved:"
        lines = [
            f"  row {row.row}: {row.name}, from {old or 'the top'} to {row.parent_code}" for row, old in found.moved
        ]
        yield from _some(lines)
    if found.gone:
        what = "will close" if close_gone else "stay as they are; --close-gone closes them"
        yield f"{len(found.gone)} no longer in the file ({what}):"
        yield from _some([f"  {unit.name} ({unit.code})" for unit in found.gone])


def _some(lines: list[str]) -> Iterator[str]:
    yield from lines[:NAMED]
    if len(lines) > NAMED:
        yield f"  and {len(lines) - NAMED} more"
