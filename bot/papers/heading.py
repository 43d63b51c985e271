"""What stands above a branch's papers: the Hội of the place, the branch, the day in words."""

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


@dataclass(frozen=True)
class Heading:
    """The lines at the top of a paper, the larger unit first."""

    above: str
    branch: str


def heading(session: Session, unit_id: int, language: str) -> Heading:
    """The heading of a unit: its commune's Hội, and the branch with the group, if it is one."""
    units = ancestors(session, unit_id)
    at = next((place for place, unit in enumerate(units) if unit.kind == UnitKind.BRANCH), 0)
    above = units[at + 1].name if at + 1 < len(units) else ""
    named = [_named(language, unit) for unit in reversed(units[: at + 1])]
    return Heading(
        locales.label(language, "paper-union", place=above) if above else "",
        ", ".join(named),
    )


def _named(language: str, unit: Unit) -> str:
    """ "Chi hội thôn Mận"; a name that says already what it is stays as it is."""
    says_so = {UnitKind.BRANCH: "chi hoi", UnitKind.GROUP: "to "}.get(UnitKind(unit.kind))
    if says_so is None or fold(unit.name).startswith(says_so):
        return unit.name
    key = "paper-branch" if unit.kind == UnitKind.BRANCH else "paper-group"
    return locales.label(language, key, name=unit.name)


def her_meeting(session: Session, reader: Reader, meeting_id: int) -> tuple[Meeting, int | None]:
    """The meeting, and whose women of it the paper may name: all (None) or one group's. Raises NotAllowed."""
    meeting = get_meeting(session, meeting_id)
    parts = {her_part(session, reader.person_id, meeting, right) for right in (Right.ROLL, Right.NAMES)}
    if len(parts) > 1:  # somebody who may take the roll of all and sees the names of one group
        raise NotAllowed
    return meeting, parts.pop()


def meeting_words(session: Session, reader: Reader, meeting: Meeting) -> dict[str, Any]:
    """A meeting's variables for a paper: its day with the year, since papers are kept."""
    start = local_start(session, meeting)
    given = {"kind": meeting.kind, "when": start, "place": meeting.place, "content": meeting.content}
    words = locales.variables(reader.language, given, pair=reader.pair, now=_of_another_year(start))
    return words | {"day": f"{start.day}-{start.month}-{start.year}"}


def _of_another_year(start: datetime) -> datetime:
    return start - timedelta(days=400)


def meeting_name(reader: Reader, words: dict[str, Any]) -> str:
    """What the meeting is called in the message that goes with the file."""
    return locales.label(reader.language, "paper-of-meeting", **words)


def unit_of(session: Session, meeting: Meeting, group_id: int | None) -> Unit:
    """Whose paper it is: the meeting's unit, or the group."""
    return get_unit(session, group_id or meeting.unit_id)
