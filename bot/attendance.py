"""The roll in one message, check-in by the number read aloud, and who was told at home."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import locales
from bot.flow import Answers, Ask, Flow, Heard, Turn, Unclear
from bot.meetings import described
from bot.reading.names import match_names
from bot.reading.roll_line import RollKind, RollLine, read_roll
from bot.replies import Chat, Option, Plain, Reply, Result, Said, Start, Words
from models import attendance, door
from models import check_in as check_in_rules
from models.attendance import Listed, listed
from models.check_in import NoMeetingNow, number_now, open_for_check_in
from models.meetings import Meeting, called_meetings, get_meeting, local_start
from models.posts import NotAllowed, Right, posts_of
from models.rolls import CountIsOfAll, NotOnTheList, take_count, take_roll, undo_roll
from models.text import fold
from models.units import UnitKind

ROLL_DAYS = timedelta(days=14)  # how far back a roll is offered; the signed sheet may be typed in later


# --- check-in -----------------------------------------------------------------------------------------------------


def check_in_or_roll(chat: Chat) -> Result:
    """ "điểm danh": for who may take a roll it is the roll, for a member her own check-in."""
    if any(Right.ROLL in held.rights for held in posts_of(chat.session, chat.person_id)):
        return begin_roll(chat)
    if chat.person_id is None or not open_for_check_in(chat.session, chat.person_id):
        raise NoMeetingNow
    return Start("check_in")


# --- the roll -----------------------------------------------------------------------------------------------------


def _rolls(chat: Chat) -> list[Meeting]:
    """Meetings whose roll she may take now, the one nearest in time first."""
    found: dict[int, Meeting] = {}
    for held in posts_of(chat.session, chat.person_id):
        if Right.ROLL in held.rights:
            for meeting in called_meetings(chat.session, held, since=chat.now - ROLL_DAYS, limit=60):
                if meeting.starts_at - attendance.WINDOW_BEFORE <= chat.now:
                    found[meeting.id or 0] = meeting
            if held.unit_kind == UnitKind.GROUP:
                for meeting in door.meetings_of_branch(chat.session, held.unit_id, chat.now - ROLL_DAYS):
                    if meeting.starts_at - attendance.WINDOW_BEFORE <= chat.now:
                        found[meeting.id or 0] = meeting
    return sorted(found.values(), key=lambda m: abs(m.starts_at - chat.now))


def begin_roll(chat: Chat, line: RollLine | None = None, meeting_id: int | None = None) -> Result:
    """Take the roll of the meeting that is on now, or of one of the last two weeks."""
    if not any(Right.ROLL in held.rights for held in posts_of(chat.session, chat.person_id)):
        raise NotAllowed
    if meeting_id is None:
        open_ = _rolls(chat)
        today = [m for m in open_ if chat.now - m.starts_at < timedelta(hours=24)]
        if not open_:
            return Reply((Words("no-roll-now"),))
        if len(today) == 1 or len(open_) == 1:
            meeting_id = (today or open_)[0].id
    answers: dict[str, Any] = {} if meeting_id is None else {"meeting": meeting_id}
    if line is not None:
        answers["line"] = _stored(line)
        if meeting_id is not None:
            _doubtful(chat, answers)
    before: tuple[Said, ...] = ()
    if line is None and meeting_id is not None:
        before = _number_to_read(chat, get_meeting(chat.session, meeting_id))
    return Start("roll", answers, before)


def _number_to_read(chat: Chat, meeting: Meeting) -> tuple[Said, ...]:
    if not check_in_rules.in_window(meeting.starts_at, chat.now):
        return ()
    return (Words("check-in-number", {"code": number_now(chat.session, meeting.id or 0, chat.now)}),)


def roll_line(chat: Chat, line: RollLine) -> Result:
    """A roll written outside any question: "vắng 3 7 12"."""
    return begin_roll(chat, line)


def _stored(line: RollLine) -> dict[str, Any]:
    return {
        "kind": line.kind.value,
        "numbers": list(line.numbers),
        "names": list(line.names),
        "excused_numbers": list(line.excused_numbers),
        "excused_names": list(line.excused_names),
        "count": line.count,
        "absent_count": line.absent_count,
        "group": line.group,
        "people": {},
    }


def _hear_meeting(chat: Chat, heard: Heard, answers: Answers) -> Any:
    if not heard.value:
        raise Unclear
    known = answers | {"meeting": int(heard.value)}
    if "line" in known:
        _doubtful(chat, known)
    return Turn(known)


def _meeting_options(chat: Chat, _answers: Answers) -> tuple[Option, ...]:
    return tuple(
        Option(
            "label-meeting",
            str(m.id),
            variables=locales.variables(
                chat.who.language,
                {"kind": m.kind, "when": local_start(chat.session, m), "place": m.place},
                pair=chat.who.pair,
                now=chat.local(),
            ),
        )
        for m in _rolls(chat)[:8]
    )


def _hear_line(chat: Chat, heard: Heard, answers: Answers) -> dict[str, Any]:
    line = RollLine(RollKind.ALL) if heard.value == "all" else read_roll(heard.text)
    if line is None:
        raise Unclear(Words("unclear-roll"))
    stored = _stored(line)
    _doubtful(chat, answers | {"line": stored})
    return stored


def _group(chat: Chat, answers: Answers) -> int | None:
    """The group whose roll this is: the leader's own, or the one named in the line."""
    meeting = get_meeting(chat.session, answers["meeting"])
    return door.group_for(chat.session, chat.person_id or 0, meeting.unit_id, answers["line"].get("group"))


def _people(chat: Chat, answers: Answers) -> list[Listed]:
    return listed(chat.session, get_meeting(chat.session, answers["meeting"]), _group(chat, answers))


def _doubtful(chat: Chat, answers: Answers) -> tuple[str, list[Listed]] | None:
    """The first name of the line that fits several women (or none), with those whom it fits.

    Names that fit one woman are settled in the line itself; "đào lan" is two women where nobody is called so.
    """
    line = answers["line"]
    people = _people(chat, answers)
    by_id = {one.person_id: one for one in people}
    known = [(one.person_id, one.full_name) for one in people]
    for kept in ("names", "excused_names"):
        line[kept] = [name for typed in line[kept] for name in _apart(typed, line["people"], known)]
    for name in [*line["names"], *line["excused_names"]]:
        if name in line["people"]:
            continue
        found = match_names(name, known)
        if len(found) == 1:
            line["people"][name] = found[0]
        else:
            return name, [by_id[key] for key in found]
    return None


def _apart(typed: str, settled: Mapping[str, int], known: list[tuple[int, str]]) -> list[str]:
    """Names that were typed without a comma: each word, where the whole means nobody and every word means somebody."""
    if typed in settled or match_names(typed, known):
        return [typed]
    words = typed.split()
    return words if len(words) > 1 and all(match_names(word, known) for word in words) else [typed]


def _which_options(chat: Chat, answers: Answers) -> tuple[Option, ...]:
    doubt = _doubtful(chat, answers)
    if doubt is None:
        return ()
    return tuple(Option(Plain(_told_apart(one)), str(one.person_id), one.number) for one in doubt[1])


def _told_apart(one: Listed) -> str:
    return f"{one.full_name} ({one.birth_year})" if one.birth_year else one.full_name


def _hear_which(chat: Chat, heard: Heard, answers: Answers) -> Turn:
    doubt = _doubtful(chat, answers)
    line = answers["line"]
    assert doubt is not None  # noqa: S101 (asked only in doubt)
    name, fitting = doubt
    if heard.value:
        if int(heard.value) not in {one.person_id for one in fitting}:  # a second tap on the question before
            raise Unclear
        line["people"][name] = int(heard.value)
    elif (again := read_roll(heard.text)) is not None and (again.numbers or again.count is not None):
        stored = _stored(again)  # she writes the roll anew
        _doubtful(chat, answers | {"line": stored})
        return Turn({"line": stored})
    else:
        allowed = fitting or _people(chat, answers)
        numbers = [one for one in allowed if str(one.number) == fold(heard.text)]
        names = match_names(heard.text, [(one.person_id, one.full_name) for one in allowed])
        found = [one.person_id for one in numbers] or names
        if len(found) != 1:
            raise Unclear(Words("unclear-name"))
        line["people"][name] = found[0]
    _doubtful(chat, answers)
    return Turn({"line": line})


def _show_which(chat: Chat, answers: Answers) -> dict[str, Any]:
    doubt = _doubtful(chat, answers)
    name = doubt[0] if doubt else ""
    return {"name": name.title() if name.islower() else name, "count": len(doubt[1]) if doubt else 0}


def _take(chat: Chat, answers: Answers) -> Result:
    line, meeting_id = answers["line"], answers["meeting"]
    people = _people(chat, answers)
    if line["kind"] == RollKind.COUNT:
        if _group(chat, answers) is not None:
            raise CountIsOfAll
        count = line["count"]
        if count is None:
            meeting = get_meeting(chat.session, meeting_id)
            count = max(meeting.expected - (line["absent_count"] or 0), 0)
        return take_count(chat.session, chat.who, meeting_id, count)
    by_number = {one.number: one.person_id for one in people}
    wrong = [n for n in [*line["numbers"], *line["excused_numbers"]] if n not in by_number]
    if wrong:
        raise NotOnTheList(", ".join(map(str, wrong)))
    named = [by_number[n] for n in line["numbers"]] + [line["people"][name] for name in line["names"]]
    excused = [by_number[n] for n in line["excused_numbers"]] + [line["people"][n] for n in line["excused_names"]]
    present = named if line["kind"] == RollKind.PRESENT else None
    return take_roll(
        chat.session,
        chat.who,
        meeting_id,
        present=present,
        absent=None if present is not None else named,
        excused=excused,
        group_id=_group(chat, answers),
    )


ROLL = Flow(
    "roll",
    (
        Ask("meeting", _hear_meeting, _meeting_options),
        Ask(
            "line",
            _hear_line,
            lambda c, a: (Option("label-all-came", "all"),),
            show=lambda c, a: described(c.session, get_meeting(c.session, a["meeting"])),
        ),
        Ask(
            "which",
            _hear_which,
            _which_options,
            show=_show_which,
            when=lambda a: bool(set(a["line"]["names"] + a["line"]["excused_names"]) - set(a["line"]["people"])),
        ),
    ),
    _take,
)


def undo(chat: Chat) -> Result:
    """Take back the last roll."""
    return undo_roll(chat.session, chat.who)


def after_roll(_fact: Any) -> tuple[Option, ...]:
    """A roll is followed by the way to take it back."""
    return (Option("label-undo", "undo"),)


# --- told at home -------------------------------------------------------------------------------------------------


def taps(tap: Any) -> dict[str, Any]:
    """The taps of attendance."""
    return {"undo": tap(undo), "roll": tap(lambda c, m: begin_roll(c, None, m), (int,))}
