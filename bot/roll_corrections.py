"""A roll is corrected later: "sửa điểm danh buổi 15/11: 24 có mặt", or a question at a time."""

from datetime import timedelta
from typing import Any

from bot.flow import Answers, Ask, Flow, Heard, Turn, Unclear
from bot.meetings import described, meeting_label
from bot.reading.correction_line import CorrectionLine, read_correction, read_marks
from bot.replies import Chat, Option, Reply, Result, Said, Start, Words
from bot.roll_more import not_counted
from bot.roll_people import doubt, hear_which, open_names, told_apart, which_options, which_words
from models.attendance import WINDOW_BEFORE, Listed, Mark, few_named, listed
from models.corrections import OPEN_FOR, Corrected, correct, history, may_be_added
from models.her_meetings import meetings_for
from models.meetings import Meeting, get_meeting
from models.own_units import own_first
from models.posts import NotAllowed, Right, posts_of
from models.roll_marks import gave_reason
from models.roll_standing import her_part, rolled_among
from models.rolls import NotOnTheList

SHOWN = 8
_MARKS = ("present", "excused", "absent")
_SAID = (*_MARKS, "unexcused")  # the last are absent, too


def begin(chat: Chat, line: CorrectionLine | None = None, meeting_id: int | None = None) -> Result:
    """Correct marks of a meeting whose roll was taken, the last one first."""
    if not any({Right.ROLL, Right.CALL} & held.rights for held in posts_of(chat.session, chat.person_id)):
        raise NotAllowed
    line = line or CorrectionLine()
    answers: dict[str, Any] = {}
    before: tuple[Said, ...] = ()
    if meeting_id is None:
        meetings = _rolled(chat)
        if not meetings:
            return Reply((Words("no-roll-to-correct"),))
        wanted = [m for m in meetings if _is_meant(chat, m, line)]
        if not wanted:
            before = (Words("no-roll-on-that-day"),)
        elif len(wanted) == 1 or (line.day is None and line.days_ago is None and _is_fresh(chat, wanted)):
            answers["meeting"] = wanted[0].id
    else:
        her_part(chat.session, chat.person_id, get_meeting(chat.session, meeting_id), Right.ROLL)
        answers["meeting"] = meeting_id
    if line:
        answers["line"] = _stored(line)
        if "meeting" in answers:
            doubt(answers["line"], _people(chat, answers))
    return Start("correct", answers, before)


def _rolled(chat: Chat) -> list[Meeting]:
    """Meetings with a roll that she may correct, the latest first."""
    meetings = meetings_for(chat.session, chat.person_id, Right.ROLL, since=chat.now - OPEN_FOR)
    found = {m.id or 0: m for m in meetings if m.starts_at - WINDOW_BEFORE <= chat.now}  # from when on a roll is taken
    taken = rolled_among(chat.session, list(found))
    latest = sorted((found[key] for key in taken), key=lambda m: m.starts_at, reverse=True)
    return own_first(chat.session, chat.person_id, latest)


def _is_meant(chat: Chat, meeting: Meeting, line: CorrectionLine) -> bool:
    if line.days_ago is not None:
        return meeting.local_date == chat.local().date() - timedelta(days=line.days_ago)
    return line.day is None or (meeting.local_date.day, meeting.local_date.month) == line.day


def _is_fresh(chat: Chat, meetings: list[Meeting]) -> bool:
    """Whether only the latest one can be meant: it is of these days, and the one before is not."""
    near = [m for m in meetings if chat.now - m.starts_at < timedelta(days=4)]
    return len(near) == 1


def _stored(line: CorrectionLine) -> dict[str, Any]:
    stored: dict[str, Any] = {"people": {}, "marked": line.marked}
    for mark in _SAID:
        stored[f"{mark}_numbers"] = line.numbers.get(mark, [])
        stored[f"{mark}_names"] = line.names.get(mark, [])
    return stored


def _people(chat: Chat, answers: Answers) -> list[Listed]:
    meeting = get_meeting(chat.session, answers["meeting"])
    return listed(chat.session, meeting, her_part(chat.session, chat.person_id, meeting, Right.ROLL))


def _hear_meeting(chat: Chat, heard: Heard, answers: Answers) -> Turn:
    if not heard.value:
        line = CorrectionLine()
        if (again := read_correction(f"sửa điểm danh {heard.text}")) is not None and again.day is not None:
            line = again
        meant = [m for m in _rolled(chat) if line.day is not None and _is_meant(chat, m, line)]
        if len(meant) != 1:
            raise Unclear
        heard = Heard("", str(meant[0].id))
    known = answers | {"meeting": int(heard.value)}
    her_part(chat.session, chat.person_id, get_meeting(chat.session, known["meeting"]), Right.ROLL)
    if "line" in known:
        doubt(known["line"], _people(chat, known))
    return Turn(known)


def _meeting_options(chat: Chat, _answers: Answers) -> tuple[Option, ...]:
    return tuple(Option("label-meeting", str(m.id), variables=meeting_label(chat, m)) for m in _rolled(chat)[:SHOWN])


def _line_options(chat: Chat, _answers: Answers) -> tuple[Option, ...]:
    return (Option("label-other-meeting", "other"),) if len(_rolled(chat)) > 1 else ()


def _hear_line(chat: Chat, heard: Heard, answers: Answers) -> Any:
    if heard.value == "other":
        return Turn({}, forget=("meeting",))
    stored = _anew(chat, heard.text, answers)
    if stored is None:
        raise Unclear(Words("unclear-correction"))
    return stored


def _anew(chat: Chat, text: str, answers: Answers) -> dict[str, Any] | None:
    line = read_marks(text) or read_correction(text)
    if not line:
        return None
    stored = _stored(line)
    doubt(stored, _people(chat, answers))
    return stored


def _show_line(chat: Chat, answers: Answers) -> dict[str, Any]:
    meeting = get_meeting(chat.session, answers["meeting"])
    return described(chat.session, meeting) | {"present": meeting.present, "expected": meeting.expected}


def _correct(chat: Chat, answers: Answers) -> Result:
    line = answers["line"]
    meeting = get_meeting(chat.session, answers["meeting"])
    people = _people(chat, answers)
    by_number = {one.number: one.person_id for one in people if one.number}
    group_id = her_part(chat.session, chat.person_id, meeting, Right.ROLL)
    if set(line["present_numbers"]) - set(by_number):  # she joined since, or came with a friend
        joined = may_be_added(chat.session, meeting, group_id)
        by_number = {one.number: one.person_id for one in joined} | by_number
    wrong = ", ".join(str(n) for mark in _MARKS for n in line[f"{mark}_numbers"] if n not in by_number)
    marks: dict[int, Mark] = {}
    for mark in _MARKS:
        marks |= {by_number[n]: Mark(mark) for n in line[f"{mark}_numbers"] if n in by_number}
        marks |= {line["people"][name]: Mark(mark) for name in line[f"{mark}_names"]}
    if not marks:
        raise NotOnTheList(wrong)
    firm = {by_number.get(n) for n in line.get("unexcused_numbers", ())}
    firm |= {line["people"][name] for name in line.get("unexcused_names", ())}
    reasoned = [
        one
        for one in people
        if marks.get(one.person_id) is Mark.ABSENT and one.person_id not in firm and gave_reason(one)
    ]
    marks |= {one.person_id: Mark.EXCUSED for one in reasoned}
    before = {one.person_id: one.mark for one in people}
    done = correct(chat.session, chat.who, meeting.id or 0, marks)
    now = {one.person_id: one for one in listed(chat.session, meeting, group_id)}
    changed = [now[person] for person in marks if before.get(person) != now[person].mark]
    said: list[Said] = [done]
    for one in changed[:SHOWN]:
        words = {
            "number": one.number,
            "name": told_apart(one),
            "before": before.get(one.person_id) or "",
            "after": one.mark,
        }
        said.append(Words("corrected-line", words))
    said += not_counted(list(now.values()), set(marks))
    if reasoned:
        said.append(Words("absent-with-reason", {"names": few_named(reasoned), "first": reasoned[0].number}))
    if wrong:
        said.append(Words("numbers-not-written", {"numbers": wrong}))
    return Reply((*said, *corrections_said(chat, meeting)), after_correction(done))


def corrections_said(chat: Chat, meeting: Meeting) -> tuple[Said, ...]:
    """ "đã sửa 2 lần, lần cuối chị Hạnh ngày …"; nothing where the roll was never corrected."""
    kept = history(chat.session, meeting)
    if kept is None:
        return ()
    return (Words("roll-corrections", {"times": kept.times, "by": kept.by, "when": kept.at}),)


def after_correction(fact: Corrected) -> tuple[Option, ...]:
    """A correction can be taken back."""
    return (Option("label-undo", f"undo:correction:{fact.correction}"),)


CORRECT = Flow(
    "correct",
    (
        Ask("meeting", _hear_meeting, _meeting_options),
        Ask("line", _hear_line, _line_options, show=_show_line),
        Ask(
            "which",
            lambda c, h, a: hear_which(c, h, a, _people(c, a), _anew),
            lambda c, a: which_options(a, _people(c, a)),
            show=lambda c, a: which_words(a, _people(c, a)),
            when=lambda a: open_names(a["line"]),
        ),
    ),
    _correct,
)


def taps(tap: Any) -> dict[str, Any]:
    """The taps of corrections."""
    return {"correct": tap(lambda c, m: begin(c, None, m), (int,))}
