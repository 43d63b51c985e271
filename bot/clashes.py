"""What stands against a time, in one short line for whoever calls or moves a meeting."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import locales
from bot.repeats import days_in_words
from bot.replies import Chat
from models.clashes import clash, special_day
from models.meetings import Meeting, MeetingKind, Whom
from models.posts import Held, Right, post_for
from models.tree_changes import joins, planned
from models.tree_changes_kept import Coming, What, deed_from
from models.units import Unit, get_unit
from models.whom import meant


def clash_line(
    chat: Chat, held: Held, unit: Unit, kind: MeetingKind, whom: Whom, start: datetime, *, besides: int = 0
) -> str:
    """The line, "" where nothing stands against it; `besides` is the meeting itself, where it is being moved."""
    found = clash(chat.session, held, unit, kind, whom, start, besides=besides)
    notes = [chat.text("clash-far")] if found.far else []
    if found.other is not None and found.other.same:
        notes.append(chat.text("clash-same"))
    elif found.other is not None:
        given = {"kind": found.other.kind, "when": found.other.when, "people": found.other.people}
        words = locales.variables(chat.who.language, given)
        notes.append(locales.label(chat.who.language, "clash-meeting", **words))
    if found.day:
        notes.append(chat.text("clash-day", day=found.day))
    if planned := _planned(chat, unit, start):
        notes.append(planned)
    return chat.text("clash", notes="; ".join(notes)) if notes else ""


def _planned(chat: Chat, unit: Unit, start: datetime) -> str:
    """The unit will have been merged, split or closed by then; "" where nothing of the kind is planned."""
    for row in planned(chat.session, [unit.id or 0]):
        deed = deed_from(row.deed)
        ends = unit.id in deed.units and deed.into != unit.id and deed.what in {What.MERGE, What.SPLIT, What.CLOSE}
        if ends and row.day <= start.date():
            return chat.text(
                "clash-planned",
                what=deed.what.value,
                unit=unit.name,
                name=str(row.kept.get("name", "")),
                into="true" if joins(chat.session, deed) else "false",
                day=f"{row.day.day}/{row.day.month}/{row.day.year}",
                off="true" if deed.meetings is Coming.CANCEL else "false",
            )
    return ""


def of_tet(chat: Chat, starts: Sequence[datetime]) -> dict[str, Any]:
    """Which of some starts fall into Tết, as a text's variables: `tet` names them ("" for none), `tet_day` the first,
    as she would type it."""
    found = [start for start in starts if special_day(start.date()) == "tet"]
    return {"tet": days_in_words(chat, found), "tet_day": f"{found[0].day}/{found[0].month}" if found else ""}


def moved_clash(chat: Chat, meeting: Meeting, start: datetime) -> str:
    """The same for a meeting that would be moved to `start`; "" where that is its time already."""
    if meeting.starts_at == start:
        return ""
    unit = get_unit(chat.session, meeting.unit_id)
    held = post_for(chat.session, chat.person_id, Right.CALL, meeting.unit_id)
    kind = MeetingKind(meeting.kind)
    return clash_line(chat, held, unit, kind, meant(unit, kind, held, meeting.whom), start, besides=meeting.id or 0)
