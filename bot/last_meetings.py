"""The last meeting of a unit, for a cadre: when it was and how many came; names on a second tap, where she may."""

import re
from typing import Any

import locales
from bot import figure_places
from bot.figure_options import called, sentence
from bot.meetings import described
from bot.reading.last_meeting_asks import read_last_meeting
from bot.replies import Chat, Option, Reply, Result, Said, Words
from bot.results import paged, results
from models import shares
from models.attendance import Mark
from models.last_meetings import last_held
from models.meetings import Meeting
from models.office_meeting import may_see_names, names_of
from models.posts import Right, first_post
from models.text import fold
from models.units import UnitKind, get_unit

_LAST = re.compile(r"gan (?:day )?nhat")


def line(chat: Chat, text: str) -> Result:
    """A question for the last meeting of a unit; None where it is about something else. Raises NotAllowed."""
    ask = read_last_meeting(text)
    if ask is None or not figure_places.own_units(chat):
        return None
    own = first_post(chat.session, chat.person_id, Right.TOTALS)
    if not ask.unit and own.unit_kind not in figure_places.WITHIN_A_BRANCH:
        return last(chat, own.unit_id)
    if not ask.unit:  # a head's own, with all that she may do there
        found_last = last_held(chat.session, chat.who, own.unit_id) if _LAST.search(fold(text)) else None
        return results(chat, found_last.id) if found_last is not None and own.unit_kind == UnitKind.BRANCH else None
    found, tap = figure_places.named(chat, ask.unit), "last-meeting:{}:0"
    if len(found) == 1 and found[0].sure:
        return last(chat, found[0].id)
    if not found or not (found[0].sure or figure_places.is_a_place(ask.unit)):
        return figure_places.no_such(chat, ask.unit, tap) if figure_places.is_a_place(ask.unit) else None
    return figure_places.which(chat, found, tap)


def last(chat: Chat, unit_id: int, before: int = 0) -> Reply:
    """A unit's last meeting, or the one before that one."""
    meeting = last_held(chat.session, chat.who, unit_id, before)
    name = sentence(called(chat, unit_id))
    if meeting is None:
        return Reply((Words("last-held-none", {"unit": name, "before": "yes" if before else ""}),))
    where = get_unit(chat.session, meeting.unit_id)
    words = described(chat.session, meeting) | _counted(chat, meeting)
    here = where.id == unit_id
    said: list[Said] = [Words("last-held", words | {"unit": name, "of": "" if here else where.name, "before": before})]
    options = []
    if meeting.roll_at is not None and not meeting.count_only and may_see_names(chat.session, chat.who, meeting):
        options += [
            Option("label-who-came", f"last-names:{meeting.id}:present:0"),
            Option("label-who-missed", f"last-names:{meeting.id}:missing:0"),
        ]
    options.append(Option("label-meeting-before", f"last-meeting:{unit_id}:{meeting.id}"))
    return Reply(tuple(said), tuple(options))


def names(chat: Chat, meeting_id: int, which: str, page: int) -> Reply:
    """Those who came or were missing, by the book's numbers: a look that every woman on the list can read."""
    wanted = {Mark.PRESENT} if which == "present" else {Mark.ABSENT, Mark.EXCUSED}
    people = [one for one in names_of(chat.session, chat.who, meeting_id) if one.mark in wanted]
    heading = Words("names-heading", {"answer": which, "count": len(people)})
    return paged(heading, people, page, f"last-names:{meeting_id}:{which}")


def _counted(chat: Chat, meeting: Meeting) -> dict[str, Any]:
    language = chat.who.language
    return {
        "rolled": "yes" if meeting.roll_at is not None else "",
        "present": locales.number(language, meeting.present),
        "expected": locales.number(language, meeting.expected),
        "percent": shares.percent(meeting.present, meeting.expected) or 0,
        "excused": meeting.excused,
        "absent": meeting.absent,
        "named": "" if meeting.count_only else "yes",
    }


def taps(tap: Any) -> dict[str, Any]:
    """The taps of the meeting before and of names."""
    return {"last-meeting": tap(last, (int, int)), "last-names": tap(names, (int, str, int))}
