"""Answers brought for others: in one line or step by step, at the door, from the Zalo group, by a helper."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from bot import attendance, door, door_told, told_last, told_lines
from bot.flow import Answers, Ask, Flow, Heard, Turn, Unclear, chosen
from bot.meetings import RSVP, meeting_label
from bot.reading.names import match_names
from bot.reading.relay import ForOthers, read_for_others
from bot.reading.roll_line import Told
from bot.reading.said_of import TOLD, read_said, read_who
from bot.relay_meetings import her_meetings, of_those_named, start
from bot.relay_people import (
    answer_to_which,
    doubtful,
    hear_which,
    in_doubt,
    nothing_said,
    show_which,
    show_whom,
    told_apart,
    which_options,
)
from bot.replies import Chat, Option, Plain, Reply, Result, Start, Words
from models.charges import charge_of
from models.correction_undo import last_correction
from models.meetings import Meeting, get_meeting
from models.members import Person, given_name
from models.posts import NotAllowed, Right, posts_of
from models.proxies import helped_by, is_elder
from models.relay_names import named
from models.relays import Brought, Source, bring, bring_back, bring_over, last_brought
from models.roll_undo import last_roll
from models.text import clean
from models.told import things_to_tell, tick_everywhere

MOST_UNREAD = 8  # names in one message


def brought(chat: Chat, text: str) -> Result:
    """ "12 đi được", "nhóm: Lan, Hoa đi; Đào bận": None where it is not about others, or not about women of hers."""
    text = "\n".join(clean(line) for line in text.splitlines())
    read = read_for_others(text) if chat.person_id is not None else None
    if read is None:
        return None
    meetings = her_meetings(chat)
    if not meetings:
        return Reply((Words("nobody-to-answer-for"),)) if read.sure and _speaks(chat) else None
    if not read.sure and not _means_hers(chat, read, meetings):
        return None
    if not read.items:
        return Reply((_unread(read.unread),))
    if not read.group and all(what == TOLD for _who, what, _why in read.items):
        who = [one for one, _what, _why in read.items]
        numbers = tuple(one for one in who if isinstance(one, int))
        told = Told(numbers, tuple(one for one in who if isinstance(one, str)))
        if things_to_tell(chat.session, chat.who):
            return told_lines.told_at_home(chat, told)
    source = Source.GROUP if read.group else Source.HELPER
    items = [list(item) for item in read.items]
    meetings = of_those_named(chat, meetings, items)
    return start(chat, source, items, meetings, read.unnamed, read.unread)


def _unread(names: Sequence[str]) -> Words:
    more = max(len(names) - MOST_UNREAD, 0)
    return Words("unread-not-written", {"names": ", ".join(names[:MOST_UNREAD]), "more": more})


def begin(chat: Chat) -> Result:
    """Answer for another, a question at a time."""
    meetings = her_meetings(chat)
    if meetings:
        return Start("bring", {"meeting": meetings[0].id} if len(meetings) == 1 else {})
    if not _speaks(chat):
        raise NotAllowed
    return Reply((Words("nobody-to-answer-for"),))


def _speaks(chat: Chat) -> bool:
    posts = posts_of(chat.session, chat.person_id)
    return any(Right.NAMES in held.rights for held in posts) or bool(helped_by(chat.session, [chat.person_id or 0]))


def _means_hers(chat: Chat, read: ForOthers, meetings: list[Meeting]) -> bool:
    if read.numbers_only:
        return True
    people = [one for meeting in meetings for one in charge_of(chat.session, chat.person_id, meeting)]
    known = [(one.person_id, one.full_name) for one in people]
    return all(isinstance(who, int) or match_names(who, known) for who, _what, _why in read.items)


def _or_more(hear: Callable[[Chat, Heard, Answers], Any]) -> Callable[[Chat, Heard, Answers], Any]:
    """The reader of a question about a line: what is brought there for others joins it, and the question stays."""

    def joined(chat: Chat, heard: Heard, answers: Answers) -> Any:
        text = "\n".join(clean(line) for line in heard.text.splitlines())
        read = None if heard.value or "line" not in answers else read_for_others(text)
        meetings = her_meetings(chat)
        if read is None or not read.items or not (read.sure or _means_hers(chat, read, meetings)):
            return hear(chat, heard, answers)
        line = answers["line"]
        if len(read.items) == 1 and "meeting" in answers and (said := answer_to_which(chat, answers, read.items[0][0])):
            return hear(chat, Heard(said, incoming=heard.incoming), answers)
        new = {one[0]: list(one) for one in read.items}
        line["items"] = [new.pop(item[0], item) for item in line["items"]] + list(new.values())
        line["marked"] = line["marked"] and not text.isascii()
        line["joined"] = True
        line["unnamed"] = line.get("unnamed", 0) + read.unnamed
        line["unread"] = [*line.get("unread", ()), *read.unread]
        if "meeting" in answers:
            doubtful(chat, answers)
        return Turn({"line": line})

    return joined


# --- the questions ------------------------------------------------------------------------------------------------


def _hear_meeting(chat: Chat, heard: Heard, answers: Answers) -> Turn:
    if not heard.value:
        raise Unclear
    known = answers | {"meeting": int(heard.value)}
    if "line" in known:
        doubtful(chat, known)
    return Turn(known)


def _meeting_options(chat: Chat, answers: Answers) -> tuple[Option, ...]:
    return tuple(
        Option("label-meeting", str(meeting.id), variables=meeting_label(chat, meeting))
        for meeting in of_those_named(chat, her_meetings(chat), answers.get("line", {}).get("items", ()))[:8]
    )


def _hear_line(chat: Chat, heard: Heard, answers: Answers) -> dict[str, Any]:
    read = read_for_others(heard.text)
    items: list[list[Any]] = (
        [list(item) for item in read.items] if read else [[who, "", ""] for who in read_who(heard.text)]
    )
    if heard.value:
        items = [[int(heard.value), "", ""]]
    if not items:
        raise Unclear(Words("unclear-for-whom"))
    source = Source.GROUP if read and read.group else Source.HELPER
    people = {heard.value: int(heard.value)} if heard.value else {}
    line = {"source": source.value, "items": items, "people": people, "marked": not heard.text.isascii()}
    doubtful(chat, answers | {"line": line})
    return line


def _few(chat: Chat, answers: Answers) -> tuple[Option, ...]:
    """A helper has few women to speak for: they are named, so that no number need be known."""
    people = charge_of(chat.session, chat.person_id, get_meeting(chat.session, answers["meeting"]))
    if len(people) > 3:
        return ()
    return tuple(Option(Plain(told_apart(one)), str(one.person_id), one.number or None) for one in people)


def _hear_what(chat: Chat, heard: Heard, answers: Answers) -> Turn:
    line = answers["line"]
    said = (chosen(chat, heard, answers), "") if heard.value else read_said(heard.text)
    if said is None:
        raise Unclear
    line["items"] = [[who, *(said if not what else (what, why))] for who, what, why in line["items"]]
    return Turn({"line": line})


def _show_what(chat: Chat, answers: Answers) -> dict[str, Any]:
    line = answers["line"]
    ids = [line["people"][str(who)] for who, what, _why in line["items"] if not what]
    person = chat.session.get(Person, ids[0]) if len(ids) == 1 else None
    name = given_name(person.full_name, person.calling_name) if person else ""
    return {"name": name, "elder": is_elder(person.birth_year if person else None), "count": len(ids)}


def _bring(chat: Chat, answers: Answers) -> Result:
    line, meeting_id = answers["line"], answers["meeting"]
    people = line["people"]
    said = {people[str(who)]: (what, why) for who, what, why in line["items"] if what != TOLD}
    told = [people[str(who)] for who, what, _why in line["items"] if what == TOLD]
    source = Source(line["source"])
    things = things_to_tell(chat.session, chat.who) if told else []
    others = [thing for thing in things if thing.meeting is None or thing.meeting.id != meeting_id]
    if line.get("only"):
        things, others = [thing for thing in things if thing not in others], []
    if told:
        door_told.ticked_for(chat, everything=not line.get("only"))
    ticked = tick_everywhere(chat.session, others, told, chat.person_id or 0)
    fact = bring(chat.session, chat.who, meeting_id, said, told, source=source, ticked=ticked)
    fact = named(chat.session, fact, said)
    also = door_told.noted(chat, things, told) if source is Source.DOOR or ticked else ()
    if line.get("wrong"):
        also = (*also, Words("numbers-not-written", {"numbers": ", ".join(map(str, line["wrong"]))}))
    if line.get("unnamed"):
        also = (*also, Words("unnamed-not-written", {"count": line["unnamed"]}))
    if line.get("unread"):
        also = (*also, _unread(line["unread"]))
    if source is not Source.DOOR or fact.kept_count:
        return Reply((fact, *also), after_bring(fact))
    chat.session.flush()
    thanks = door.thanks(chat, meeting_id, *((fact,) if said else ()), *also)
    return replace(thanks, options=(*thanks.options, Option("label-undo", f"bring_back:{fact.relay}", "undo")))


BRING = Flow(
    "bring",
    (
        Ask("meeting", _or_more(_hear_meeting), _meeting_options, show=lambda c, a: show_whom(c, a)),
        Ask("line", _hear_line, _few),
        Ask("which", _or_more(hear_which), which_options, show=lambda c, a: show_which(c, a), when=in_doubt),
        Ask(
            "what",
            _or_more(_hear_what),
            lambda c, a: tuple(Option(label, answer) for label, answer in RSVP),
            show=_show_what,
            when=nothing_said,
        ),
    ),
    _bring,
)


# --- afterwards ---------------------------------------------------------------------------------------------------


def after_bring(fact: Brought) -> tuple[Option, ...]:
    """Who answered otherwise herself is asked about; everything can be taken back."""
    if fact.kept_count:
        over = Option("label-changed-her-mind", f"bring_over:{fact.relay}")
        return (over, Option("label-keep-hers", "brought"), Option("label-undo", f"bring_back:{fact.relay}"))
    return (Option("label-undo", f"bring_back:{fact.relay}"),)


def take_back(chat: Chat) -> Result:
    """ "sửa lại": what she wrote last, a roll or the answers of others."""
    relay = last_brought(chat.session, chat.person_id)
    others = (last_roll(chat.session, chat.who), last_correction(chat.session, chat.who))
    if relay is None or any(one is not None and one.at > relay.at for one in others):
        return attendance.undo(chat)
    told_last.forget(chat)
    return bring_back(chat.session, chat.who)


def over(chat: Chat, relay_id: int) -> Result:
    """They have changed their minds since they answered themselves."""
    return bring_over(chat.session, chat.who, relay_id)


def taken_back(chat: Chat, relay_id: int | None = None) -> Result:
    """What she brought last, or that one, is taken back."""
    told_last.forget(chat)
    return bring_back(chat.session, chat.who, relay_id)


def taps(tap: Any) -> dict[str, Any]:
    """The taps of answers for others."""
    return {
        "bring_over": tap(over, (int,)),
        "bring_back": tap(taken_back, (int,)),
        "untold": tap(door_told.untold, (str,)),
        "brought": tap(lambda _chat: Reply((Words("kept-hers"),))),
    }
