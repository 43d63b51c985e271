"""The roll in one message, or a question at a time."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from bot import roll_bare
from bot.flow import Answers, Ask, Flow, Heard, Turn, Unclear
from bot.meetings import described
from bot.reading.absent_line import read_absent
from bot.reading.few_came import read_few
from bot.reading.late import read_late
from bot.reading.roll_line import RollKind, RollLine, read_roll
from bot.replies import Chat, Option, Reply, Result, Said, Start, Words
from bot.roll_after import after, after_roll, undo, undo_this
from bot.roll_conflicts import said_no
from bot.roll_more import (
    MORE,
    against_count,
    counted_options,
    few_there,
    freed,
    hear_counted,
    hear_more,
    kept_before,
    more_words,
    not_counted,
    not_taken,
    planned,
)
from bot.roll_not_yet import not_yet
from bot.roll_numbers import hear_wrong, unknown, wrong_options
from bot.roll_over import hear_over, names_held, others, over_options, over_words, taken_before
from bot.roll_people import doubt, hear_which, late_counts, open_names, stored, typed, which_options, which_words
from bot.roll_which import OF_BRANCH, is_over, meant, meeting_options, number_to_read, put, rolls
from models import door
from models.attendance import Listed, listed
from models.meetings import get_meeting
from models.posts import NotAllowed, Right, posts_of
from models.roll_standing import her_part
from models.rolls import CountIsOfAll, RollStands, take_count, take_roll

__all__ = ["ROLL", "after_roll", "begin_roll", "begin_sheet", "taps", "undo", "undo_this"]


def begin_roll(chat: Chat, line: RollLine | None = None, meeting_id: int | None = None) -> Result:
    """Take the roll of the meeting that is on now, or of one of the last two weeks."""
    if not any({Right.ROLL, Right.CALL} & held.rights for held in posts_of(chat.session, chat.person_id)):
        raise NotAllowed
    if meeting_id is None:
        open_ = rolls(chat)
        if not open_:
            return not_yet(chat)
        one = meant(chat, open_, line=line is not None)
        meeting_id = one.id if one else None
    else:
        her_part(chat.session, chat.person_id, get_meeting(chat.session, meeting_id), Right.ROLL)
    answers: dict[str, Any] = put(chat) | ({} if meeting_id is None else {"meeting": meeting_id})
    if line is not None:
        answers |= {"line": stored(line), "typed": typed(chat.incoming.text)}
        if meeting_id is not None:
            _doubtful(chat, answers)
    before: tuple[Said, ...] = ()
    if line is None and meeting_id is not None:
        meeting = get_meeting(chat.session, meeting_id)
        before = (*number_to_read(chat, meeting), *taken_before(chat, meeting))
    return Start("roll", answers, before)


def begin_sheet(chat: Chat) -> Result:
    """The signed sheet of a meeting weeks ago is typed in: the same line, for any meeting without names."""
    if not any({Right.ROLL, Right.CALL} & held.rights for held in posts_of(chat.session, chat.person_id)):
        raise NotAllowed
    open_ = rolls(chat, sheet=True)
    if not open_:
        return Reply((Words("no-sheet-to-type"),))
    # The branch's last one is meant; that of a club or a committee never without a word.
    of_branch = [m for m in open_ if m.kind in OF_BRANCH]
    only = of_branch[0].id if len(of_branch) == 1 else None
    return Start("roll", {"sheet": True} | put(chat) | ({"meeting": only} if only else {}))


def _read(text: str) -> RollLine | None:
    return read_few(text) or read_roll(text) or read_absent(text)


def _hear_meeting(chat: Chat, heard: Heard, answers: Answers) -> Any:
    if not heard.value:
        line = _read(heard.text)
        if line is None:
            raise Unclear
        if not answers.get("sheet"):
            return begin_roll(chat, line)
        return Turn({"line": stored(line), "typed": typed(heard.text)})
    known = answers | {"meeting": int(heard.value)} | put(chat)
    if "line" in known:
        _doubtful(chat, known)
    return Turn(known)


def _of_now(read: Callable[[Chat, Heard, Answers], Any]) -> Callable[[Chat, Heard, Answers], Any]:
    """A question about a meeting of days ago does not hold what is written at the one that is on now."""

    def hear(chat: Chat, heard: Heard, answers: Answers) -> Any:
        line = _read(heard.text)
        if (line is not None or heard.value == "all") and is_over(chat, answers):
            return begin_roll(chat, line)
        return read(chat, heard, answers)

    return hear


def _hear_line(chat: Chat, heard: Heard, answers: Answers) -> Turn:
    line = RollLine(RollKind.ALL) if heard.value == "all" else _read(heard.text)
    if line is None:
        late, people = read_late(heard.text), _people(chat, answers | {"line": {}})
        if not late and (bare := roll_bare.read_bare(heard.text, people)) is not None:
            return Turn({"bare": bare, "opened": "bare"})
        raise Unclear(late_counts(late, people) if late else Words("unclear-roll"))
    kept = stored(line)
    _doubtful(chat, answers | {"line": kept})
    return Turn({"line": kept, "typed": typed(heard.text)}, forget=("freed", "counted", "more", "by"))


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
    again = _read(text)
    if again is None:
        return None
    kept = stored(again)
    _doubtful(chat, answers | {"line": kept})
    return kept


def _take(chat: Chat, answers: Answers) -> Result:
    """Write the roll down; where it would undo unseen what holds, hers or somebody else's, she is asked first."""
    if "keep" in {answers.get("over"), answers.get("by")}:
        return Reply((Words("roll-left-as-it-was"),))
    try:
        return _taken(chat, answers)
    except RollStands as stands:
        asked = {key: value for key, value in answers.items() if key != "over"}
        return Start("roll", asked | {"stands": stands.roll})


def _taken(chat: Chat, answers: Answers) -> Result:
    line, meeting_id, seen = answers["line"], answers["meeting"], answers.get("seen", 0)
    meeting, group_id = get_meeting(chat.session, meeting_id), _group(chat, answers)
    if line["kind"] == RollKind.COUNT:
        if group_id is not None:
            raise CountIsOfAll
        count = line["count"]
        if count is None:
            count = max(meeting.expected - (line["absent_count"] or 0), 0)
        if count <= meeting.invited:  # what cannot be is refused before anything is asked
            names_held(chat, meeting, seen)
        return take_count(chat.session, chat.who, meeting_id, count, seen=seen)
    people = _people(chat, answers)
    plan = planned(line, people)
    named = plan.named
    but = kept_before(chat, meeting, group_id, line["kind"])
    if answers.get("over") == "groups":
        but = tuple(r.group_id for r in others(chat, meeting, None) if r.group_id)
    touched = [one for one in people if one.group_id not in but]
    adds = line.get("adds") or answers.get("more") == "add"
    if adds:
        plan.add(touched)
    elif line["kind"] == RollKind.ABSENT and "more" not in answers and freed(chat, meeting, group_id, touched, plan):
        return Start("roll", answers | {"freed": list(but)})
    if "by" not in answers and (counted := against_count(chat, meeting, group_id, people, plan)):
        return Start("roll", answers | {"counted": counted})
    taken = take_roll(
        chat.session,
        chat.who,
        meeting_id,
        present=None if plan.came is None else list(plan.came),
        absent=None if plan.came is not None else list(plan.gone),
        excused=list(plan.excused),
        firm=plan.firm,
        group_id=group_id,
        seen=None if adds else seen,  # nobody is present again by it
        but_groups=but,
    )
    done = after(chat, taken, group_id, people, sheet=bool(answers.get("sheet")), late=line.get("late", ()))
    aside = (*few_there(people, plan), *not_taken(people, plan, but), *not_counted(people, named))
    done = replace(done, said=(done.said[0], *aside, *done.said[1:]))
    return done if plan.came is not None else said_no(chat, done, meeting_id, group_id)


def _more_words(chat: Chat, answers: Answers) -> dict[str, Any]:
    people, group_id = _people(chat, answers), _group(chat, answers)
    touched = [one for one in people if one.group_id not in answers["freed"]]
    meeting = get_meeting(chat.session, answers["meeting"])
    return more_words(chat, meeting, group_id, touched, planned(answers["line"], people))


def _line_words(chat: Chat, answers: Answers) -> dict[str, Any]:
    meeting = get_meeting(chat.session, answers["meeting"])
    counted = meeting.present if answers.get("sheet") and meeting.count_only else ""
    sheet = "yes" if answers.get("sheet") else ""
    return described(chat.session, meeting) | {"sheet": sheet, "counted": counted}


ROLL = Flow(
    "roll",
    (
        Ask(
            "meeting",
            _hear_meeting,
            meeting_options,
            show=lambda c, a: {"sheet": "yes" if a.get("sheet") else "", "typed": a.get("typed", "")},
        ),
        Ask(
            "which_way",
            _of_now(_hear_which_way),
            lambda c, a: roll_bare.OPTIONS,
            show=lambda c, a: roll_bare.whom_she_named(a, _people(c, a | {"line": {}})),
            when=lambda a: "bare" in a,
        ),
        Ask(
            "line",
            _of_now(_hear_line),
            lambda c, a: (
                Option("label-all-came", "all"),
                Option("label-roll-sheet", f":paper:roll-sheet:{a['meeting']}"),
            ),
            show=_line_words,
        ),
        Ask(
            "wrong",
            _of_now(lambda c, h, a: hear_wrong(c, h, a, _people(c, a), _anew)),
            lambda c, a: wrong_options(a),
            show=lambda c, a: {"numbers": ", ".join(map(str, a["line"]["wrong"]))},
            when=lambda a: bool(a["line"].get("wrong")),
        ),
        Ask(
            "which",
            _of_now(lambda c, h, a: hear_which(c, h, a, _people(c, a), _anew)),
            lambda c, a: which_options(a, _people(c, a)),
            show=lambda c, a: which_words(a, _people(c, a)),
            when=lambda a: open_names(a["line"]),
        ),
        Ask(
            "more",
            _of_now(lambda c, h, a: hear_more(c, h, a, _anew)),
            lambda c, a: MORE,
            show=_more_words,
            when=lambda a: "freed" in a,
        ),
        Ask(
            "by",
            _of_now(lambda c, h, a: hear_counted(c, h, a, _anew)),
            lambda c, a: counted_options(a),
            show=lambda c, a: {"counted": a["counted"][0], "present": a["counted"][1]},
            when=lambda a: "counted" in a,
        ),
        Ask(
            "over",
            _of_now(hear_over),
            lambda c, a: over_options(c, a, _group(c, a)),
            show=lambda c, a: over_words(c, a, _group(c, a)),
            when=lambda a: "stands" in a,
        ),
    ),
    _take,
)


def taps(tap: Any) -> dict[str, Any]:
    """The taps of attendance."""
    return {"undo": tap(undo_this, (str, int)), "roll": tap(lambda c, m: begin_roll(c, None, m), (int,))}
