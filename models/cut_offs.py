"""The day on which a unit closes its books: its own, or that of the nearest unit above; from a month on another."""

import re
from collections.abc import Sequence
from typing import Any

from sqlmodel import Session, col, select

from models import periods
from models.periods import CutOff, CutOffs
from models.units import Unit, above_ids, ancestors
from models.versions import at, times, versions

NAME = "cut_off"
MONTH = re.compile(r"((?:19|20)\d\d)-(0[1-9]|1[0-2])", re.ASCII)  # as the setting names one: "2026-11"


def cut_offs(session: Session, unit_id: int) -> CutOff:
    """The days on which a unit closes its books: its own, or those of the nearest above that has some."""
    return composed([one.settings[NAME] for one in ancestors(session, unit_id) if NAME in one.settings])


def look_anew(session: Session, unit_id: int) -> None:
    """What a unit and those above it have set is read again: whoever waited for a lock sees what was written."""
    found = select(Unit).where(col(Unit.id).in_(above_ids(session, unit_id)))
    session.exec(found.execution_options(populate_existing=True)).all()


def store(session: Session, unit: Unit, value: Any) -> None:
    """Give a unit this, with its versions; None: nothing of its own."""
    kept = {key: one for key, one in unit.settings.items() if key != NAME}
    unit.settings = kept if value is None else {**kept, NAME: value}
    session.add(unit)
    session.flush()


def composed(stored: Sequence[Any]) -> CutOff:
    """The same of what the unit and those above have stored, the nearest first."""
    first = int(at(stored, "") or 0)
    steps: list[tuple[int, int]] = []
    for time in times(stored):
        day = int(at(stored, time) or 0)
        if day != (steps[-1][1] if steps else first):
            steps.append((number_of(time), day))
    return CutOffs(first, tuple(steps)) if steps else first


def is_cut_off(value: Any) -> bool:
    """Whether a setting can be read."""
    try:
        held = versions(value)
    except ValueError:
        return False
    days = all(
        day is None or (isinstance(day, int) and not isinstance(day, bool) and 0 <= day <= 28) for day in held.values()
    )
    return days and value is not None and all(key == "" or MONTH.fullmatch(key) for key in held)


def number_of(month: str) -> int:
    """A month as the setting names it, as a number that counts on."""
    year, _, number = month.partition("-")
    return periods.month_number(int(year), int(number))


def name_of(number: int) -> str:
    """The other way round."""
    return f"{number // 12}-{number % 12 + 1:02}"


def day_in(cut_off: CutOff, month: str) -> int:
    """The day on which a month's books close; 0 is the month's end."""
    return cut_off if isinstance(cut_off, int) else cut_off.day(number_of(month))
