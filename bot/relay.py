"""Answers brought for others: in one line or step by step, at the door, from the Zalo group, by a helper."""

from collections.abc import Mapping
from typing import Any

from bot import attendance, door
from bot.flow import Answers, Ask, Flow, Heard, Turn, Unclear, chosen
from bot.meetings import RSVP, meeting_label
from bot.reading.names import match_names, split_name
from bot.reading.relay import TOLD, ForOthers, read_for_others, read_said, read_who
from bot.reading.roll_line import Told
from bot.replies import Chat, Option, Plain, Reply, Result, Start, Words
from models import door as rules
from models.charges import Woman, charge_of, coming_for
from models.corrections import last_correction
from models.meetings import Meeting, get_meeting
from models.members import Person, given_name
from models.posts import NotAllowed, Right, posts_of
from models.proxies import helped_by, is_elder
from models.relays import Brought, Source, bring, bring_back, bring_over, last_brought
from models.roll_undo import last_roll
from models.rolls import NotOnTheList
from models.text import fold


def brought(chat: Chat, text: str) -> Result:
    """ "12 đi được", "nhóm: Lan, Hoa đi; Đào bận": None where it is not about others, or not about women of hers."""
    read = read_for_others(text)
    if read is None:
        return None
    meetings = _meetings(chat)
    if not meetings:
        return Reply((Words("nobody-to-answer-for"),)) if read.sure and _speaks(chat) else None
    if not read.sure and not _means_hers(chat, read, meetings):
        return None
    source = Source.GROUP if read.group else Source.HELPER
    return _start(chat, source, [list(item) for item in read.items], meetings)


def told_at_home(chat: Chat, told: Told) -> Result:
    """ "đã báo 3 7 31, bà đào đi được": tick those who were told at their door, and note what they answered."""
    meeting = rules.waiting(chat.session, chat.who)
    if meeting is None:
        return Reply((Words("nobody-to-tell"),))
    if told.everyone:
        people = rules.to_tell(chat.session, chat.who, meeting.id or 0)
        return door.all_told(chat, meeting.id or 0) if len(people) <= door.PAGE else door.sure(meeting, people)
    items = [[who, TOLD, ""] for who in (*told.numbers, *told.names)]
    items += [[who, answer.choice, answer.reason or ""] for who, answer in told.answers]
    return _start(chat, Source.DOOR, items, [meeting])


def _start(chat: Chat, source: Source, items: list[list[Any]], meetings: list[Meeting]) -> Start:
    marked = not chat.incoming.text.isascii()
    answers: dict[str, Any] = {"line": {"source": source.value, "items": items, "people": {}, "marked": marked}}
    if len(meetings) == 1:
        answers["meeting"] = meetings[0].id
        _doubtful(chat, answers)
    return Start("bring", answers)


def begin(chat: Chat) -> Result:
    """Answer for another, a question at a time."""
    meetings = _meetings(chat)
    if meetings:
        return Start("bring", {"meeting": meetings[0].id} if len(meetings) == 1 else {})
    if not _speaks(chat):
        raise NotAllowed
    return Reply((Words("nobody-to-answer-for"),))


def _speaks(chat: Chat) -> bool:
    posts = posts_of(chat.session, chat.person_id)
    return any(Right.NAMES in held.rights for held in posts) or bool(helped_by(chat.session, [chat.person_id or 0]))


def _meetings(chat: Chat) -> list[Meeting]:
    """Meetings to come with women for whom she speaks."""
    coming = coming_for(chat.session, chat.person_id)
    return [meeting for meeting in coming if charge_of(chat.session, chat.person_id, meeting)]


def _means_hers(chat: Chat, read: ForOthers, meetings: list[Meeting]) -> bool:
    if read.numbers_only:
        return True
    people = [one for meeting in meetings for one in charge_of(chat.session, chat.person_id, meeting)]
    known = [(one.person_id, one.full_name) for one in people]
    return all(isinstance(who, int) or match_names(who, known) for who, _what, _why in read.items)


# --- the questions ------------------------------------------------------------------------------------------------


def _hear_meeting(chat: Chat, heard: Heard, answers: Answers) -> Turn:
    if not heard.value:
        raise Unclear
    known = answers | {"meeting": int(heard.value)}
    if "line" in known:
        _doubtful(chat, known)
    return Turn(known)


def _meeting_options(chat: Chat, _answers: Answers) -> tuple[Option, ...]:
    return tuple(
        Option("label-meeting", str(meeting.id), variables=meeting_label(chat, meeting))
        for meeting in _meetings(chat)[:8]
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
    _doubtful(chat, answers | {"line": line})
    return line


def _few(chat: Chat, answers: Answers) -> tuple[Option, ...]:
    """A helper has few women to speak for: they are named, so that no number need be known."""
    people = charge_of(chat.session, chat.person_id, get_meeting(chat.session, answers["meeting"]))
    if len(people) > 3:
        return ()
    return tuple(Option(Plain(_told_apart(one)), str(one.person_id), one.number or None) for one in people)


def _doubtful(chat: Chat, answers: Answers) -> tuple[int | str, list[Woman]] | None:
    """The first of the line that means several women (or a name that means none), with those it may mean.

    Whoever is meant clearly is settled in the line itself. Raises NotOnTheList for numbers that nobody has.
    """
    line = answers["line"]
    people = charge_of(chat.session, chat.person_id, get_meeting(chat.session, answers["meeting"]))
    doubt: tuple[int | str, list[Woman]] | None = None
    wrong = []
    for who, _what, _why in line["items"]:
        if str(who) in line["people"]:
            continue
        fitting = _fitting(who, people, marked=line["marked"])
        if len(fitting) == 1:
            line["people"][str(who)] = fitting[0].person_id
        elif not fitting and isinstance(who, int):
            wrong.append(who)
        elif doubt is None:
            doubt = who, fitting
    if wrong:
        raise NotOnTheList(", ".join(map(str, wrong)))
    return doubt


def _fitting(who: int | str, people: list[Woman], *, marked: bool) -> list[Woman]:
    if isinstance(who, int):
        return [one for one in people if one.number == who]
    found = set(match_names(who, [(one.person_id, one.full_name) for one in people], marked=marked))
    fitting = [one for one in people if one.person_id in found or fold(one.calling_name or " ") == fold(who)]
    _name, _group, year = split_name(who)
    return [one for one in fitting if one.birth_year == year] or fitting if year else fitting


def _told_apart(one: Woman) -> str:
    return f"{one.full_name} ({one.birth_year})" if one.birth_year else one.full_name


def _which_options(chat: Chat, answers: Answers) -> tuple[Option, ...]:
    doubt = _doubtful(chat, answers)
    fitting = doubt[1][:9] if doubt else []
    apart = len({one.number for one in fitting}) == len(fitting)
    return tuple(
        Option(Plain(_told_apart(one)), str(one.person_id), one.number or None if apart else None) for one in fitting
    )


def _show_which(chat: Chat, answers: Answers) -> dict[str, Any]:
    who, fitting = _doubtful(chat, answers) or ("", [])
    name = str(who)
    return {"name": name.title() if name.islower() else name, "count": len(fitting)}


def _hear_which(chat: Chat, heard: Heard, answers: Answers) -> Turn:
    doubt = _doubtful(chat, answers)
    line = answers["line"]
    assert doubt is not None  # noqa: S101 (asked only in doubt)
    who, fitting = doubt
    if heard.value:
        if int(heard.value) not in {one.person_id for one in fitting}:  # a second tap on the question before
            raise Unclear
        line["people"][str(who)] = int(heard.value)
    elif fold(heard.text) in {"bo ten nay", "bo", "khong co"}:
        line["items"] = [item for item in line["items"] if item[0] != who]
        if not line["items"]:
            raise Unclear(Words("unclear-for-whom"))
    else:
        people = fitting or charge_of(chat.session, chat.person_id, get_meeting(chat.session, answers["meeting"]))
        named = read_who(heard.text)
        found = _fitting(named[0], people, marked=not heard.text.isascii()) if len(named) == 1 else []
        if len(found) != 1:
            raise Unclear(Words("unclear-name"))
        line["people"][str(who)] = found[0].person_id
    _doubtful(chat, answers)
    return Turn({"line": line})


def _in_doubt(answers: Mapping[str, Any]) -> bool:
    line = answers["line"]
    return any(str(who) not in line["people"] for who, _what, _why in line["items"])


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


def _nothing_said(answers: Mapping[str, Any]) -> bool:
    return any(not what for _who, what, _why in answers["line"]["items"])


def _bring(chat: Chat, answers: Answers) -> Result:
    line, meeting_id = answers["line"], answers["meeting"]
    people = line["people"]
    said = {people[str(who)]: (what, why) for who, what, why in line["items"] if what != TOLD}
    told = [people[str(who)] for who, what, _why in line["items"] if what == TOLD]
    source = Source(line["source"])
    fact = bring(chat.session, chat.who, meeting_id, said, told, source=source)
    if source is not Source.DOOR or fact.kept_count:
        return fact
    chat.session.flush()
    return door.thanks(chat, meeting_id, *((fact,) if said else ()))


BRING = Flow(
    "bring",
    (
        Ask("meeting", _hear_meeting, _meeting_options),
        Ask("line", _hear_line, _few),
        Ask("which", _hear_which, _which_options, show=_show_which, when=_in_doubt),
        Ask(
            "what",
            _hear_what,
            lambda c, a: tuple(Option(label, answer) for label, answer in RSVP),
            show=_show_what,
            when=_nothing_said,
        ),
    ),
    _bring,
)


# --- afterwards ---------------------------------------------------------------------------------------------------


def after_bring(fact: Brought) -> tuple[Option, ...]:
    """Who answered otherwise herself is asked about; everything can be taken back."""
    if fact.kept_count:
        return (Option("label-changed-her-mind", f"bring_over:{fact.relay}"), Option("label-keep-hers", "brought"))
    return (Option("label-undo", "bring_back"),)


def take_back(chat: Chat) -> Result:
    """ "sửa lại": what she wrote last, a roll or the answers of others."""
    relay = last_brought(chat.session, chat.person_id)
    others = (last_roll(chat.session, chat.who), last_correction(chat.session, chat.who))
    if relay is None or any(one is not None and one.at > relay.at for one in others):
        return attendance.undo(chat)
    return bring_back(chat.session, chat.who)


def over(chat: Chat, relay_id: int) -> Result:
    """They have changed their minds since they answered themselves."""
    return bring_over(chat.session, chat.who, relay_id)


def taps(tap: Any) -> dict[str, Any]:
    """The taps of answers for others."""
    return {
        "bring_over": tap(over, (int,)),
        "bring_back": tap(lambda chat: bring_back(chat.session, chat.who)),
        "brought": tap(lambda _chat: Reply((Words("kept-hers"),))),
    }
