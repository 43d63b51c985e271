"""What differs from unit to unit, checked before it is stored; a unit without its own has that of the one above."""

import re
from datetime import date
from typing import Any

from sqlmodel import Session

from models.audit import did
from models.conversations import Who
from models.cut_off_changes import change_cut_off
from models.facts import Fact, Refused
from models.grading_changes import change_table
from models.grading_tables import is_table, read_table
from models.meetings import MeetingKind
from models.open_units import lock_units
from models.units import Unit, get_unit

_STEP = re.compile(r"day-before|on-the-day|([1-9]\d{0,2})h")


class UnitSettingChanged(Fact):
    """The unit has it from now on."""

    unit: str
    name: str


class BadUnitSetting(Refused):
    """No such setting, or not a value of it; `allowed` says what it takes."""

    name: str
    allowed: str


def _cut_off(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 28


def _reminders(value: Any) -> bool:
    return isinstance(value, dict) and all(
        kind in set(MeetingKind)
        and isinstance(steps, list)
        and all(isinstance(step, str) and _STEP.fullmatch(step) for step in steps)
        for kind, steps in value.items()
    )


def _line(value: Any) -> bool:
    if not isinstance(value, dict) or not set(value) <= {"percent", "source"}:
        return False
    percent, source = value.get("percent"), value.get("source", "")
    whole = isinstance(percent, int) and not isinstance(percent, bool) and 1 <= percent <= 100
    return whole and isinstance(source, str)


def _days(value: Any) -> bool:
    try:
        return isinstance(value, list) and bool(value) and all(date.fromisoformat(day) for day in value)
    except (TypeError, ValueError):
        return False


def _meetings(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 2 <= value <= 12


def _reports(value: Any) -> bool:
    kinds = {"month", "quarter", "half", "nine", "year"}
    return isinstance(value, list) and all(isinstance(kind, str) and kind in kinds for kind in value)


# name: (check, what it takes)
KNOWN = {
    "gathering_line": (_line, '{"percent": 60, "source": "..."}: the gathering rate that a unit should have'),
    "gathering_floor": (_line, '{"percent": 50, "source": "..."}: the gathering rate below which no unit may be'),
    "grading": (
        is_table,
        '{"criteria": [["attendance", 30, 70]], "excellent": 90, "good": 70, "average": 50}: of what, points, full',
    ),
    "term_starts": (_days, '["2022-03-11"]: the first day of each term; a count of women is fixed for one'),
    "unseen_meetings": (_meetings, "2 to 12 meetings in a row without her, and a woman is to be looked after"),
    "reports": (_reports, '["month", "quarter", "half", "nine", "year"]: the reports that are drafted by themselves'),
    "cut_off": (_cut_off, "a day from 1 to 28 on which the books close; 0 is the month's end"),
    "keep_sensitive": (
        lambda value: isinstance(value, bool),
        "true: lists may write ethnic group and religion beside a woman (sensitive by law); false: counted only",
    ),
    "recognised_by_commune": (
        lambda value: isinstance(value, bool),
        "true: a new member is in the book when the commune has recognised her; false: the head's yes is enough",
    ),
    "templates_by_phone": (
        lambda value: isinstance(value, bool),
        "true: the women have agreed to Zalo messages at their number in the book (they cost money); false: none",
    ),
    "non_territorial": (
        lambda value: isinstance(value, bool),
        "true: a branch of no hamlet (a workers' lodging, a factory park, women online); false: one of a place",
    ),
    "reminders": (
        _reminders,
        '{"branch": ["day-before", "on-the-day"], "training": ["72h", "24h", "2h"]}: steps for each kind of meeting',
    ),
}


def change_setting(session: Session, unit: Unit, name: str, value: Any, who: Who | None = None) -> UnitSettingChanged:
    """Give a unit a setting of its own, or (None) that of the unit above again. Who may is the caller's to ask.

    The cut-off day holds from the month that runs, criteria from this year on. Raises BadUnitSetting, CutOffTooEarly.
    """
    if name not in KNOWN:
        raise BadUnitSetting(name, ", ".join(KNOWN))
    check, allowed = KNOWN[name]
    if value is not None and not check(value):
        raise BadUnitSetting(name, allowed)
    unit_id = unit.id or 0
    if name == "cut_off":
        change_cut_off(session, who, unit_id, value)
    elif name == "grading":
        change_table(session, who, unit_id, None if value is None else read_table(value))
    else:
        _store(session, who, unit_id, name, value)
    return UnitSettingChanged(unit.name, name)


def _store(session: Session, who: Who | None, unit_id: int, name: str, value: Any) -> None:
    lock_units(session, [unit_id])  # the settings are one value: what another changes meanwhile is in them then
    unit = get_unit(session, unit_id)
    before = unit.settings.get(name)
    if value == before:
        return
    kept = {key: kept for key, kept in unit.settings.items() if key != name}
    unit.settings = kept if value is None else {**kept, name: value}
    session.add(unit)
    did(session, None if who is None else who.person_id, unit_id, "setting", name=name, old=before, new=value)
    session.flush()
