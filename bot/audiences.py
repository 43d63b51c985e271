"""Whom an announcement is for, in chat: chosen from a list or said in words, and said back."""

import re
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlmodel import Session

import locales
from bot.flow import Answers, Heard, Turn, Unclear
from bot.meetings import meeting_label
from bot.reading.audiences import Named, read_ages, read_audience
from bot.replies import Chat, Option, Plain, Words
from models.audiences import (
    Audience,
    NoComingMeeting,
    NoSuchAudience,
    TooFewRolls,
    Wanted,
    check_rolls,
    check_somebody,
    coming_meeting,
    unanswered_meetings,
    wanted_from,
)
from models.groups import by_number
from models.meetings import get_meeting, local_start
from models.text import fold
from models.units import Unit, UnitKind, children, find_units, get_unit

ROLLS = 2  # "vắng 2 buổi liền" is what the list offers; any number may be typed
_POSTS = {"": Audience.MEMBERS, "heads": Audience.HEADS, "leaders": Audience.LEADERS, "posts": Audience.POSTS}
_MOST_LISTED = 9


def resolve(chat: Chat, unit_id: int, named: Named, meeting_id: int | None = None) -> Wanted:
    """What she named, in the unit she writes for; `meeting_id` is the one left unanswered, else the next.

    Raises NoSuchAudience, NoComingMeeting or TooFewRolls."""
    unit = get_unit(chat.session, unit_id)
    units = [_group(chat, unit, number) for number in named.groups]
    units += [_named_unit(chat, unit, name, {UnitKind.CLUB}) for name in named.clubs]
    units += [_named_unit(chat, unit, name, set(UnitKind) - {UnitKind.CLUB}) for name in named.places]
    if named.missed:
        check_rolls(chat.session, unit_id, named.missed)
    return Wanted(
        audience=_POSTS[named.posts],
        units=tuple(dict.fromkeys(one.id or 0 for one in units if one.id != unit_id)),
        meeting=(meeting_id or coming_meeting(chat.session, unit_id).id) if named.silent else None,
        missed=named.missed,
        age_from=named.age_from,
        age_to=named.age_to,
    )


_ONLY = re.compile(r"^(?:(?:chỉ|chi|à|ừ|thôi|thoi|mà|ma|gửi|gui|nhắn|nhan|riêng|rieng|tin|này|nay) )*", re.IGNORECASE)


def only_named(text: str) -> Named | None:
    """Whom she means where she names nobody but them: "gửi cho tổ 2 thôi", "chỉ tổ 2"."""
    whom = re.sub(r"(?: (?:thôi|thoi|nhé|nhe|ạ|em))+[.!]?$", "", _ONLY.sub("", text.strip()), flags=re.IGNORECASE)
    return read_audience(whom)


def is_there(chat: Chat, unit_id: int, named: Named) -> bool:
    """Whether the groups, clubs and places that she names lie below the unit."""
    try:
        resolve(chat, unit_id, Named(groups=named.groups, clubs=named.clubs, places=named.places))
    except NoSuchAudience:
        return False
    return True


def _group(chat: Chat, unit: Unit, number: int) -> Unit:
    candidates = [unit] if unit.kind == UnitKind.GROUP else groups_of(chat, unit)
    for group in candidates:
        if group_number(group) == number:
            return group
    raise NoSuchAudience(chat.text("audience-group", number=number), unit.name)


def _named_unit(chat: Chat, unit: Unit, name: str, kinds: set[UnitKind]) -> Unit:
    found = [one for one in find_units(chat.session, name, under=unit.id) if one.kind in kinds]
    exact = [one for one in found if one.folded == name]
    found = exact if len(exact) == 1 else found
    if len(found) != 1:
        raise NoSuchAudience(name, unit.name)
    return found[0]


def groups_of(chat: Chat, unit: Unit) -> list[Unit]:
    """The groups right below a unit, by the number in their names."""
    found = [one for one in children(chat.session, unit.id or 0) if one.kind == UnitKind.GROUP and not one.closed_on]
    return sorted(found, key=lambda one: by_number(one.name))


def group_number(group: Unit) -> int | None:
    """The number at the end of a group's name; None where it has none."""
    last = group.folded.split()[-1:]
    return int(last[0]) if last and last[0].isascii() and last[0].isdigit() and len(last[0]) < 4 else None


# --- the questions ------------------------------------------------------------------------------------------------


def options(chat: Chat, answers: Answers) -> tuple[Option, ...]:
    """Whom she may choose from in this unit, without counting anybody."""
    unit = get_unit(chat.session, answers["unit"])
    below = children(chat.session, unit.id or 0)
    large = unit.kind not in {UnitKind.BRANCH, UnitKind.GROUP, UnitKind.CLUB}
    found = [Option("label-all-members", "all")]
    if large:
        found += [Option("label-heads-only", Audience.HEADS), Option("label-leaders-only", Audience.LEADERS)]
        if _can_list(below, UnitKind.BRANCH):
            found.append(Option("label-some-branches", "branches"))
    if _can_list(below, UnitKind.GROUP):
        found.append(Option("label-some-groups", "groups"))
    if _can_list(below, UnitKind.CLUB):
        found.append(Option("label-a-club", "clubs"))
    if _is_so(lambda: coming_meeting(chat.session, unit.id or 0)):
        found.append(Option("label-the-silent", "silent"))
    if _is_so(lambda: check_rolls(chat.session, unit.id or 0, ROLLS)):
        found.append(Option("label-the-absent", "missed", variables={"rolls": ROLLS}))
    return (*found, Option("label-by-age", "ages"))


def _can_list(below: list[Unit], kind: UnitKind) -> bool:
    return any(one.kind == kind and not one.closed_on for one in below)


def _is_so(true: Any) -> bool:
    try:
        true()
    except (NoComingMeeting, TooFewRolls):
        return False
    return True


EVERYBODY = {"audience": "said", "wanted": Wanted().stored()}
PARTS = {"groups": UnitKind.GROUP, "clubs": UnitKind.CLUB, "branches": UnitKind.BRANCH}


def _said(chat: Chat, unit_id: int, wanted: Wanted) -> Turn:
    """An audience as answers; what was counted for another one is forgotten. Raises as `check_somebody`."""
    check_somebody(chat.session, unit_id, wanted)
    return Turn({"audience": "said", "wanted": wanted.stored()}, forget=("seen", "named", "kept"))


def taken(chat: Chat, unit_id: int, named: Named) -> Turn:
    """What she named as answers; where several meetings are unanswered, the one is still to be asked for.

    Raises as `resolve` and `check_somebody`."""
    if named.silent and len(unanswered_meetings(chat.session, unit_id)) > 1:
        resolve(chat, unit_id, named)  # what else is wrong with it is said at once
        return Turn({"audience": "silent", "named": asdict(named)})
    return _said(chat, unit_id, resolve(chat, unit_id, named))


def hear(chat: Chat, heard: Heard, answers: Answers) -> Turn:
    """Take an audience that was chosen or said in words."""
    unit_id = answers["unit"]
    if not heard.value:
        named = read_audience(heard.text)
        if named is None:
            raise Unclear(Words("unclear-audience"))
        return taken(chat, unit_id, named)
    if heard.value == "silent":
        return taken(chat, unit_id, Named(silent=True))
    if heard.value == "missed":
        return taken(chat, unit_id, Named(missed=ROLLS))
    if heard.value in {*PARTS, "ages"}:
        return Turn({"audience": heard.value})
    return _said(chat, unit_id, Wanted(Audience.MEMBERS if heard.value == "all" else Audience(heard.value)))


def meeting_options(chat: Chat, answers: Answers) -> tuple[Option, ...]:
    """The coming meetings that are not answered by all."""
    return tuple(
        Option("label-meeting", str(one.id), variables=meeting_label(chat, one))
        for one in unanswered_meetings(chat.session, answers["unit"])
    )


def hear_meeting(chat: Chat, heard: Heard, answers: Answers) -> Turn:
    """Take the meeting that was left unanswered."""
    known = {str(one.id) for one in unanswered_meetings(chat.session, answers["unit"])}
    if heard.value not in known:
        raise Unclear
    return _said(chat, answers["unit"], resolve(chat, answers["unit"], Named(**answers["named"]), int(heard.value)))


def part_options(chat: Chat, answers: Answers) -> tuple[Option, ...]:
    """The groups, clubs or branches to choose from; a group stands under the number of its own name."""
    parts = _parts(chat, answers)
    numbers = [group_number(one) for one in parts]
    own = answers["audience"] == "groups" and None not in numbers and len(set(numbers)) == len(numbers)
    return tuple(
        Option(Plain(one.name), str(one.id), number if own else place)
        for place, (one, number) in enumerate(zip(parts, numbers, strict=True), start=1)
    )[: _MOST_LISTED if not own else None]


def parts_words(chat: Chat, answers: Answers) -> dict[str, Any]:
    """What the list is of, and how many more there are than it shows."""
    more = len(_parts(chat, answers)) - len(part_options(chat, answers))
    return {"kind": answers["audience"], "more": max(more, 0)}


def _parts(chat: Chat, answers: Answers) -> list[Unit]:
    unit = get_unit(chat.session, answers["unit"])
    kind = PARTS[answers["audience"]]
    if kind is UnitKind.GROUP:
        return groups_of(chat, unit)
    return [one for one in children(chat.session, unit.id or 0) if one.kind == kind and not one.closed_on]


def hear_parts(chat: Chat, heard: Heard, answers: Answers) -> Turn:
    """Take one or several of the units listed ("2 3"), or any audience in words."""
    listed = {str(one.id): one for one in _parts(chat, answers)}
    if heard.value:
        if heard.value not in listed:  # a second tap on an older list
            raise Unclear
        return _said(chat, answers["unit"], Wanted(units=(int(heard.value),)))
    typed = fold(heard.text).replace(" va ", " ").split()
    if typed and all(one.isascii() and one.isdigit() for one in typed):
        numbers = {str(option.number): int(option.tap) for option in part_options(chat, answers)}
        if any(one not in numbers for one in typed):
            raise Unclear(Words("unclear-audience"))
        return _said(chat, answers["unit"], Wanted(units=tuple(dict.fromkeys(numbers[one] for one in typed))))
    named = [one for one in listed.values() if one.folded == fold(heard.text)]
    if len(named) == 1:
        return _said(chat, answers["unit"], Wanted(units=(named[0].id or 0,)))
    return hear(chat, Heard(heard.text, incoming=heard.incoming), answers)


def hear_ages(chat: Chat, heard: Heard, answers: Answers) -> Turn:
    """Take an age range."""
    ages = read_ages(heard.text)
    if ages is None:
        raise Unclear(Words("unclear-ages"))
    return _said(chat, answers["unit"], Wanted(age_from=ages[0], age_to=ages[1]))


# --- said back ----------------------------------------------------------------------------------------------------


def spoken_audience(chat: Chat, stored: Any) -> str:
    """An audience in words, for its sender only; "" for everybody of the unit."""
    return spoken(chat.session, stored, chat.who.language, chat.who.pair, chat.local())


def spoken(session: Session, stored: Any, language: str, pair: str, now: datetime) -> str:
    """The same for whoever reads this language, with these forms of address, at this local time."""
    wanted = wanted_from(stored)
    if wanted == Wanted():
        return ""
    given: dict[str, Any] = {"when": ""}
    if wanted.meeting is not None:
        given = {"when": local_start(session, get_meeting(session, wanted.meeting))}
    return locales.label(
        language,
        "audience-said",
        **locales.variables(language, given, pair=pair, now=now),
        who=wanted.audience.value,
        units=", ".join(get_unit(session, one).name for one in wanted.units) or locales.NOTHING,
        silent=int(wanted.meeting is not None),
        missed=wanted.missed,
        low=wanted.age_from or 0,
        high=wanted.age_to or 0,
    )
