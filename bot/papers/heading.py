"""What stands above a branch's papers: the Hội of the place, the branch, the day in words."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlmodel import Session

import locales
from bot.papers import Reader
from models.meetings import Meeting, get_meeting, local_start
from models.posts import NotAllowed, Right
from models.roll_standing import her_part
from models.text import fold
from models.units import Unit, UnitKind, ancestors, get_unit

_BRANCH = re.compile(r"^\s*chi\s+hội(?:\s+(?:liên\s+hiệp\s+)?phụ\s+nữ)?(?:\s+|$)", re.IGNORECASE)


@dataclass(frozen=True)
class Heading:
    """The lines at the top of a paper, the larger unit first."""

    above: str
    branch: str


def heading(session: Session, unit_id: int, language: str) -> Heading:
    """The heading of a unit: the Hội above its branch, and the branch with the group, if it is one.

    Every line says whose it is: "Hội Liên hiệp Phụ nữ xã Hoa Mai", "Chi hội Phụ nữ thôn Mận".
    """
    units = ancestors(session, unit_id)
    own = {UnitKind.GROUP, UnitKind.CLUB, UnitKind.COMMITTEE}
    at = next((place for place, unit in enumerate(units) if unit.kind not in own), 0)
    above = units[at + 1].name if at + 1 < len(units) else ""
    named = [_named(language, unit) for unit in reversed(units[: at + 1])]
    return Heading(
        _union(language, above),
        ", ".join(named),
    )


def _union(language: str, name: str) -> str:
    """The Hội of a commune or a larger place; a name that says so already stays as it is."""
    if not name or fold(name).startswith("hoi "):
        return name
    return locales.label(language, "paper-union", place=name)


def _named(language: str, unit: Unit) -> str:
    """A unit as papers name it: "Chi hội Phụ nữ thôn Mận", also where its name is "Chi hội Mận"."""
    kind = UnitKind(unit.kind)
    if kind == UnitKind.BRANCH:
        place = _BRANCH.sub("", unit.name).strip()
        return locales.label(language, "paper-branch", name=place) if place else unit.name
    if kind == UnitKind.GROUP and not fold(unit.name).startswith("to "):
        return locales.label(language, "paper-group", name=unit.name)
    own_name = {UnitKind.GROUP, UnitKind.CLUB, UnitKind.COMMITTEE}
    return unit.name if kind in own_name else _union(language, unit.name)


def her_meeting(session: Session, reader: Reader, meeting_id: int) -> tuple[Meeting, int | None]:
    """The meeting, and whose women of it the paper may name: all (None) or one group's. Raises NotAllowed."""
    meeting = get_meeting(session, meeting_id)
    parts = {her_part(session, reader.person_id, meeting, right) for right in (Right.ROLL, Right.NAMES)}
    if len(parts) > 1:  # somebody who may take the roll of all and sees the names of one group
        raise NotAllowed
    return meeting, parts.pop()


def meeting_words(session: Session, reader: Reader, meeting: Meeting) -> dict[str, Any]:
    """A meeting's variables for a paper: its day with the year, since papers are kept, and the bare hour."""
    start = local_start(session, meeting)
    given = {"kind": meeting.kind, "when": start, "place": meeting.place, "content": meeting.content}
    words = locales.variables(reader.language, given, pair=reader.pair, now=_of_another_year(start))
    hour = locales.label(reader.language, "paper-hour", hour=start.hour, minute=start.minute)
    return words | {"day": f"{start.day}-{start.month}-{start.year}", "hour": hour}


def _of_another_year(start: datetime) -> datetime:
    return start - timedelta(days=400)


def meeting_name(reader: Reader, words: dict[str, Any]) -> str:
    """What the meeting is called in the message that goes with the file."""
    return locales.label(reader.language, "paper-of-meeting", **words)


def unit_of(session: Session, meeting: Meeting, group_id: int | None) -> Unit:
    """Whose paper it is: the meeting's unit, or the group."""
    return get_unit(session, group_id or meeting.unit_id)
