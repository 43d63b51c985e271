"""What "đã báo 3 7" was about: named in the answer, for meetings and notices alike."""

from collections.abc import Collection, Sequence

import locales
from bot import told_last
from bot.reading.names import match_names
from bot.reading.roll_line import Told
from bot.replies import Chat, Option, Reply, Said, Words
from models import questions
from models.deliveries import Priority
from models.door import AtHome
from models.groups import number_of
from models.meetings import Meeting, MeetingState, local_start
from models.members import given_name
from models.postponed import how_off, known_start
from models.text import fold
from models.told import ToTell, tick_everywhere, untick
from models.units import get_unit

BEGINNING = 40  # characters of a notice, to know it by
MOST_NAMED = 8
MOST_THINGS = 3  # meetings and notices that are named in one message


def meant(things: Sequence[ToTell], told: Told) -> Meeting | None:
    """The meeting of which most of them were to be told, else the first; None where there are only notices.

    "Đã báo" is about a notice alone where none of them stands on a meeting's list.
    """
    meetings = [thing for thing in things if thing.meeting is not None]
    if told.answers:  # nobody comes to what is off
        meetings = [one for one in meetings if one.meeting and one.meeting.state == MeetingState.CALLED] or meetings
    if told.everyone or not meetings:
        return meetings[0].meeting if meetings else None
    best = max(meetings, key=lambda thing: len(named_among(thing.women, told)))
    only_notices = not named_among(best.women, told) and any(named_among(thing.women, told) for thing in things)
    return None if only_notices and not told.answers else best.meeting


def of_notices(chat: Chat, things: Sequence[ToTell], told: Told) -> Reply:
    """Nothing but notices is meant: those who are clear are ticked, and what was not written is said."""
    notices = [thing for thing in things if thing.notice is not None]
    women = {one.person_id: one for thing in notices for one in thing.women}
    people = set(women) if told.everyone else named_among(list(women.values()), told)
    unclear = unclear_among(women.values(), told)
    ticked = tick_everywhere(chat.session, notices, people, chat.person_id or 0)
    ticked_for(chat, everything=True)
    said = list(noted(chat, notices, people))
    said += unclear
    for thing in notices[:MOST_THINGS]:
        left = [one for one in thing.women if one.person_id not in people]
        if left:
            said.append(Words("told-left", {"thing": named(chat, thing), "left": len(left), "names": _few(left)}))
    undo = (Option("label-undo", f"untold:{'.'.join(map(str, ticked))}"),) if ticked else ()
    return Reply(tuple(said), undo)


def unclear_among(women: Collection[AtHome], told: Told) -> tuple[Words, ...]:
    """Those named in the line who are not clear from a list."""
    unclear = [] if told.everyone else [who for who in _named_in(told) if not _whom(who, women)]
    return (Words("told-unclear", {"who": ", ".join(map(str, unclear))}),) if unclear else ()


def of_group(chat: Chat, things: Sequence[ToTell], number: int) -> Told:
    """Everyone of a group who was still to be told, by her number in the book."""
    women = {one.person_id: one for thing in things for one in thing.women}.values()
    groups = {one.group_id for one in women if one.group_id is not None}
    meant = {group for group in groups if number_of(get_unit(chat.session, group).name) == number}
    return Told(tuple(sorted(one.number for one in women if one.group_id in meant and one.number)))


def untold(chat: Chat, ticked: str) -> Reply:
    """What was ticked is taken back."""
    told_last.forget(chat)
    count = untick(chat.session, [int(one) for one in ticked.split(".") if one.isdecimal()], chat.person_id or 0)
    return Reply((Words("told-taken-back", {"count": count}),))


def noted(chat: Chat, things: Sequence[ToTell], people: Collection[int]) -> tuple[Said, ...]:
    """Of what they have been told; `things` as they were before."""
    about = [(thing, sum(one.person_id in people for one in thing.women)) for thing in things]
    about = [(thing, count) for thing, count in about if count]
    if not about:
        return ()
    women = {one.person_id: one for thing, _count in about for one in thing.women if one.person_id in people}
    total = len(women)
    called = [named(chat, thing) for thing, _count in about]
    if any(count != total for _thing, count in about):
        called = [
            chat.text("told-count", thing=name, count=count) for name, (_t, count) in zip(called, about, strict=True)
        ]
    if len(called) > MOST_THINGS:  # the days' notices are no news: the next meetings are, or the latest notice
        shown = max(1, min(2, sum(thing.meeting is not None for thing, _count in about)))
        what = "notices" if all(thing.meeting is None for thing, _count in about[shown:]) else "all"
        first, rest = ", ".join(called[:shown]), len(called) - shown
        called = [chat.text("told-others", thing=first, count=rest, what=what)]
    told_last.keep(chat, [thing for thing, _count in about], women.values())
    names = _few(sorted(women.values(), key=lambda one: one.number))
    return (Words("told-of", {"count": total, "names": names, "things": ", ".join(called)}),)


def _named_in(told: Told) -> list[int | str]:
    return [*told.numbers, *told.names]


def opened(chat: Chat, looked_back: int = 1) -> tuple[bool, int] | None:
    """The list of women that she has before her: (whether of a notice, its id); None where she was asked another thing
    last, or where the list only shows who is left after she was told of everything."""
    for question in questions.asked_last(chat.session, chat.who.contact_id, chat.now, limit=looked_back):
        for _number, _label, tap in question.choices or []:
            what, _colon, rest = tap.partition(":")
            if what in {"told", "told_notice"}:
                left = question.priority == Priority.REPLY and chat.who.notes.get("told_everything")
                return None if left else (what == "told_notice", int(rest.partition(":")[0]))
    return None


def ticked_for(chat: Chat, *, everything: bool) -> None:
    """Note whether the list that follows is of one thing, or what is left after a tick for everything."""
    if everything:
        chat.who.notes["told_everything"] = True
    else:
        chat.who.notes.pop("told_everything", None)


def named_among(women: Sequence[AtHome], told: Told) -> set[int]:
    """Those of a list whom the line names clearly; all, where it says so."""
    if told.everyone:
        return {one.person_id for one in women}
    return {one for who in _named_in(told) if (one := _whom(who, women)) is not None}


def _whom(who: int | str, women: Collection[AtHome]) -> int | None:
    """The one woman of a list who has this number, or whom this bit of a name fits."""
    if isinstance(who, int):
        found = {one.person_id for one in women if one.number == who}
    else:
        found = set(
            match_names(who, [(one.person_id, one.full_name) for one in women], marked=fold(who) != who.lower())
        )
    return found.pop() if len(found) == 1 else None


def named(chat: Chat, thing: ToTell) -> str:
    """A meeting or a notice as it is named in a sentence."""
    if thing.meeting is not None:
        why = how_off(chat.session, thing.meeting)
        given = {
            "kind": thing.meeting.kind,
            "when": (known_start if why else local_start)(chat.session, thing.meeting),
            "why": why,
            "unit": get_unit(chat.session, thing.meeting.unit_id).name,
        }
        words = locales.variables(chat.who.language, given, pair=chat.who.pair, now=chat.local())
        return locales.label(chat.who.language, "told-meeting", **words)
    return chat.text("told-notice", text=beginning(thing))


def beginning(thing: ToTell) -> str:
    """The first words of a notice, to know it by; "" of a meeting."""
    text = " ".join(thing.notice.text.split()) if thing.notice is not None else ""
    return text if len(text) <= BEGINNING else (text[:BEGINNING].rpartition(" ")[0] or text[:BEGINNING]) + "…"


def _few(women: Sequence[AtHome]) -> str:
    if len(women) > MOST_NAMED:
        return ""
    return ", ".join(f"{one.number} {given_name(one.full_name, '')}" for one in women)
