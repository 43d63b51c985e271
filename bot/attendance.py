"""The roll in one message, or a question at a time."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from bot import roll_bare
from bot.flow import Answers, Ask, Flow, Heard, Turn, Unclear
from bot.meetings import described, meeting_label
from bot.reading.absent_line import read_absent
from bot.reading.late import read_late
from bot.reading.roll_line import RollKind, RollLine, read_roll
from bot.replies import Chat, Option, Reply, Result, Said, Start, Words
from bot.roll_conflicts import conflict_question, said_no
from bot.roll_not_yet import not_yet
from bot.roll_numbers import hear_wrong, unknown, wrong_options
from bot.roll_over import hear_over, names_held, others, over_options, over_words, taken_before
from bot.roll_people import doubt, hear_which, late_counts, open_names, stored, which_options, which_words
from models import attendance, door
from models import check_in as check_in_rules
from models.attendance import Listed, listed
from models.check_in import number_now
from models.correction_undo import undo_correction, undo_last, undo_this_roll
from models.her_meetings import meetings_for
from models.meetings import Meeting, MeetingKind, get_meeting
from models.own_units import own_first
from models.posts import NotAllowed, Right, posts_of
from models.roll_standing import her_part
from models.rolls import (
    CountIsOfAll,
    CountTaken,
    RollStands,
    RollTaken,
    take_count,
    take_roll,
)

ROLL_DAYS = timedelta(days=14)  # how far back a roll is offered; the signed sheet may be typed in later
_OF_BRANCH = {MeetingKind.BRANCH, MeetingKind.GROUP}
SHEET_DAYS = timedelta(days=92)  # until the quarter's report


def _rolls(chat: Chat, *, sheet: bool = False) -> list[Meeting]:
    """Meetings whose roll she may take now, the one nearest in time first; for a sheet those without names."""
    since = chat.now - (SHEET_DAYS if sheet else ROLL_DAYS)
    meetings = meetings_for(chat.session, chat.person_id, Right.ROLL, since=since)
    open_ = [m for m in meetings if m.starts_at - attendance.WINDOW_BEFORE <= chat.now]
    if sheet:
        open_ = [m for m in open_ if (m.roll_at is None or m.count_only) and m.starts_at <= chat.now]
        open_.sort(key=lambda m: (m.kind not in _OF_BRANCH, chat.now - m.starts_at))
    else:
        open_.sort(key=lambda m: abs(m.starts_at - chat.now))
    return own_first(chat.session, chat.person_id, open_)


def begin_roll(chat: Chat, line: RollLine | None = None, meeting_id: int | None = None) -> Result:
    """Take the roll of the meeting that is on now, or of one of the last two weeks."""
    if not any({Right.ROLL, Right.CALL} & held.rights for held in posts_of(chat.session, chat.person_id)):
        raise NotAllowed
    if meeting_id is None:
        open_ = _rolls(chat)
        today = [m for m in open_ if chat.now - m.starts_at < timedelta(hours=24)]
        if not open_:
            return not_yet(chat)
        if len(today) == 1 or len(open_) == 1:
            meeting_id = (today or open_)[0].id
    else:
        her_part(chat.session, chat.person_id, get_meeting(chat.session, meeting_id), Right.ROLL)
    answers: dict[str, Any] = {} if meeting_id is None else {"meeting": meeting_id}
    if line is not None:
        answers["line"] = stored(line)
        if meeting_id is not None:
            _doubtful(chat, answers)
    before: tuple[Said, ...] = ()
    if line is None and meeting_id is not None:
        meeting = get_meeting(chat.session, meeting_id)
        before = (*_number_to_read(chat, meeting), *taken_before(chat, meeting))
    return Start("roll", answers, before)


def begin_sheet(chat: Chat) -> Result:
    """The signed sheet of a meeting weeks ago is typed in: the same line, for any meeting without names."""
    if not any({Right.ROLL, Right.CALL} & held.rights for held in posts_of(chat.session, chat.person_id)):
        raise NotAllowed
    open_ = _rolls(chat, sheet=True)
    if not open_:
        return Reply((Words("no-sheet-to-type"),))
    # The branch's last one is meant; that of a club or a committee never without a word.
    of_branch = [m for m in open_ if m.kind in _OF_BRANCH]
    only = of_branch[0].id if len(of_branch) == 1 else None
    return Start("roll", {"sheet": True} | ({"meeting": only} if only else {}), (Words("sheet-how"),))


def _number_to_read(chat: Chat, meeting: Meeting) -> tuple[Said, ...]:
    if not check_in_rules.in_window(meeting.starts_at, chat.now):
        return ()
    return (Words("check-in-number", {"code": number_now(chat.session, meeting.id or 0, chat.now)}),)


def roll_line(chat: Chat, line: RollLine) -> Result:
    """A roll written outside any question: "vắng 3 7 12"."""
    return begin_roll(chat, line)


def _hear_meeting(chat: Chat, heard: Heard, answers: Answers) -> Any:
    if not heard.value:
        raise Unclear
    known = answers | {"meeting": int(heard.value)}
    if "line" in known:
        _doubtful(chat, known)
    return Turn(known)


def _meeting_options(chat: Chat, answers: Answers) -> tuple[Option, ...]:
    return tuple(
        Option("label-meeting", str(m.id), variables=meeting_label(chat, m))
        for m in _rolls(chat, sheet=bool(answers.get("sheet")))[:8]
    )


def _hear_line(chat: Chat, heard: Heard, answers: Answers) -> dict[str, Any] | Turn:
    line = RollLine(RollKind.ALL) if heard.value == "all" else read_roll(heard.text) or read_absent(heard.text)
    if line is None:
        late, people = read_late(heard.text), _people(chat, answers | {"line": {}})
        if not late and (bare := roll_bare.read_bare(heard.text, people)) is not None:
            return Turn({"bare": bare, "opened": "bare"})
        raise Unclear(late_counts(late, people) if late else Words("unclear-roll"))
    kept = stored(line)
    _doubtful(chat, answers | {"line": kept})
    return kept


def _hear_which_way(chat: Chat, heard: Heard, answers: Answers) -> Turn:
    if (kept := roll_bare.hear(heard, answers)) is not None:
        _doubtful(chat, answers | {"line": kept})
    elif (kept := _anew(chat, heard.text, answers)) is None:
        raise Unclear
    return Turn({"line": kept}, forget=("bare", "opened"))


def _group(chat: Chat, answers: Answers) -> int | None:
    """The group whose roll this is: the leader's own, or the one named in the line."""
    meeting = get_meeting(chat.session, answers["meeting"])
    return door.group_for(chat.session, chat.person_id or 0, meeting.unit_id, answers["line"].get("group"))


def _people(chat: Chat, answers: Answers) -> list[Listed]:
    return listed(chat.session, get_meeting(chat.session, answers["meeting"]), _group(chat, answers))


def _doubtful(chat: Chat, answers: Answers) -> None:
    """Settle the names of the line that fit one woman, and note the numbers that nobody has."""
    people = _people(chat, answers)
    doubt(answers["line"], people)
    answers["line"]["wrong"] = unknown(answers["line"], people)


def _anew(chat: Chat, text: str, answers: Answers) -> dict[str, Any] | None:
    """The whole roll, where she writes it once more instead of saying who is meant."""
    again = read_roll(text) or read_absent(text)
    if again is None or not (again.numbers or again.count is not None or again.kind is RollKind.ALL):
        return None
    kept = stored(again)
    _doubtful(chat, answers | {"line": kept})
    return kept


def _take(chat: Chat, answers: Answers) -> Result:
    """Write the roll down; where somebody else's holds that she has not seen, she is asked first."""
    if answers.get("over") == "keep":
        return Reply((Words("roll-left-as-it-was"),))
    try:
        return _taken(chat, answers)
    except RollStands as stands:
        asked = {key: value for key, value in answers.items() if key != "over"}
        return Start("roll", asked | {"stands": stands.roll})


def _taken(chat: Chat, answers: Answers) -> Result:
    line, meeting_id, seen = answers["line"], answers["meeting"], answers.get("seen", 0)
    group_id = _group(chat, answers)
    people = _people(chat, answers)
    if line["kind"] == RollKind.COUNT:
        if group_id is not None:
            raise CountIsOfAll
        count = line["count"]
        if count is None:
            count = max(get_meeting(chat.session, meeting_id).expected - (line["absent_count"] or 0), 0)
        names_held(chat, get_meeting(chat.session, meeting_id), seen)
        return take_count(chat.session, chat.who, meeting_id, count, seen=seen)
    by_number = {one.number: one.person_id for one in people if one.number}
    named = [by_number[n] for n in line["numbers"]] + [line["people"][name] for name in line["names"]]
    excused = [by_number[n] for n in line["excused_numbers"]] + [line["people"][n] for n in line["excused_names"]]
    firm = [by_number[n] for n in line["firm_numbers"]] + [line["people"][n] for n in line["firm_names"]]
    present = named if line["kind"] == RollKind.PRESENT else None
    but: tuple[int, ...] = ()
    if answers.get("over") == "groups":
        but = tuple(r.group_id for r in others(chat, get_meeting(chat.session, meeting_id), None) if r.group_id)
    taken = take_roll(
        chat.session,
        chat.who,
        meeting_id,
        present=present,
        absent=None if present is not None else named,
        excused=excused,
        firm=firm,
        group_id=group_id,
        seen=seen,
        but_groups=but,
    )
    done = after(chat, taken, group_id, people, sheet=bool(answers.get("sheet")), late=line.get("late", ()))
    return done if present is not None else said_no(chat, done, meeting_id, group_id)


ROLL = Flow(
    "roll",
    (
        Ask("meeting", _hear_meeting, _meeting_options),
        Ask(
            "which_way",
            _hear_which_way,
            lambda c, a: roll_bare.OPTIONS,
            show=lambda c, a: roll_bare.whom_she_named(a, _people(c, a | {"line": {}})),
            when=lambda a: "bare" in a,
        ),
        Ask(
            "line",
            _hear_line,
            lambda c, a: (
                Option("label-all-came", "all"),
                Option("label-roll-sheet", f":paper:roll-sheet:{a['meeting']}"),
            ),
            show=lambda c, a: described(c.session, get_meeting(c.session, a["meeting"])),
        ),
        Ask(
            "wrong",
            lambda c, h, a: hear_wrong(c, h, a, _people(c, a), _anew),
            lambda c, a: wrong_options(a),
            show=lambda c, a: {"numbers": ", ".join(map(str, a["line"]["wrong"]))},
            when=lambda a: bool(a["line"].get("wrong")),
        ),
        Ask(
            "which",
            lambda c, h, a: hear_which(c, h, a, _people(c, a), _anew),
            lambda c, a: which_options(a, _people(c, a)),
            show=lambda c, a: which_words(a, _people(c, a)),
            when=lambda a: open_names(a["line"]),
        ),
        Ask(
            "over",
            hear_over,
            lambda c, a: over_options(c, a, _group(c, a)),
            show=lambda c, a: over_words(c, a, _group(c, a)),
            when=lambda a: "stands" in a,
        ),
    ),
    _take,
)


def after(
    chat: Chat,
    taken: RollTaken,
    group_id: int | None,
    people: Sequence[Listed] = (),
    *,
    sheet: bool = False,
    late: Sequence[int | str] = (),
) -> Reply:
    """What a roll is followed by: those who checked in and are missing in it, and the ways on."""
    said: tuple[Said, ...] = (taken, *((late_counts(late, people),) if late else ()))
    said += (Words("sheet-newcomers", {"when": taken.when}),) if sheet else ()
    meeting = get_meeting(chat.session, taken.meeting)
    if (doubtful := conflict_question(chat, meeting, group_id)) is not None:
        return Reply((*said, *doubtful.said), (*doubtful.options, *after_roll(taken)[:1]))
    return Reply(said, after_roll(taken))


def after_roll(fact: RollTaken | CountTaken) -> tuple[Option, ...]:
    """A roll is followed by the way to take it back, and by its minutes."""
    minutes = Option("label-minutes", f"paper:minutes:{fact.meeting}")
    return (Option("label-undo", f"undo:roll:{fact.roll}"), minutes)


def undo(chat: Chat) -> Result:
    """Take back the last roll or correction, whichever was later."""
    return undo_last(chat.session, chat.who)


def undo_this(chat: Chat, what: str = "", number: int = 0) -> Result:
    """The button under a roll or a correction takes back that one; an old one that does not say which, the last."""
    if what == "roll":
        return undo_this_roll(chat.session, chat.who, number)
    return undo_correction(chat.session, chat.who, number) if what else undo(chat)


def taps(tap: Any) -> dict[str, Any]:
    """The taps of attendance."""
    return {"undo": tap(undo_this, (str, int)), "roll": tap(lambda c, m: begin_roll(c, None, m), (int,))}
