"""A setting that holds from a time on: what held before stands beside it, each under the time from which it holds.

Times are text that sorts ("2026-11" for a month, "2026" for a year); "" is the beginning. A version of None is that of
the unit above. What has always held is stored as it is.
"""

from collections.abc import Sequence
from typing import Any

BEGINNING = ""
FROM = "from"


def versions(stored: Any) -> dict[str, Any]:
    """A stored setting as {from when: value}."""
    if isinstance(stored, dict) and FROM in stored:
        found = stored[FROM]
        if not isinstance(found, dict) or not all(isinstance(key, str) for key in found):
            raise ValueError("no versions of a setting")
        return found
    return {BEGINNING: stored}


def at(stored: Sequence[Any], time: str) -> Any:
    """What holds at a time, of what a unit and those above it have stored, the nearest first; None where nobody set
    it."""
    return next((value for one in stored if (value := since_when(one, time)[1]) is not None), None)


def since_when(stored: Any, time: str) -> tuple[str, Any]:
    """From when on holds what holds at a time, and the value; of one stored setting alone."""
    held = versions(stored)
    known = max((key for key in held if key <= time), default=BEGINNING)
    return known, held.get(known)


def times(stored: Sequence[Any]) -> list[str]:
    """When something changed, the earliest first."""
    return sorted({key for one in stored for key in versions(one)} - {BEGINNING})


def for_good_since(stored: Any) -> str | None:
    """From when on a stored setting has a value at every time; None where it has none in the end."""
    held = versions(stored)
    since = None
    for time in sorted({*held, BEGINNING}, reverse=True):
        if held.get(time) is None:
            break
        since = time
    return since


def holding_from(stored: Any, time: str, value: Any) -> Any:
    """What is to be stored so that a value (None: that of above) holds from a time on; None: nothing of its own.

    What was set to hold from later on is gone.
    """
    kept = {key: one for key, one in versions(stored).items() if key < time}
    if not kept or kept[max(kept)] != value:
        kept[time] = value
    if list(kept) == [BEGINNING]:
        return kept[BEGINNING]
    return {FROM: dict(sorted(kept.items()))}
