"""What a head or group leader writes about a roll outside any question: who was told, who is missing, who came late."""

import re
from dataclasses import replace
from datetime import timedelta
from typing import Any

from bot import attendance, door, roll_bare, roll_corrections, told_lines
from bot.reading.absent_line import may_be_an_answer, read_absent
from bot.reading.answers import read_answer
from bot.reading.correction_line import CorrectionLine, read_correction, read_marks
from bot.reading.few_came import read_few
from bot.reading.late import read_late
from bot.reading.mark_line import MarkLine, read_mark
from bot.reading.names import match_names
from bot.reading.roll_line import RollKind, RollLine, read_called, read_roll, read_told
from bot.replies import Chat, Reply, Result, Start, Words
from bot.roll_people import late_counts
from bot.roll_which import ROLL_DAYS, has_roll, meant, put
from models import questions
from models.attendance import WINDOW_BEFORE, Mark, listed
from models.charges import coming_for
from models.her_meetings import meetings_for
from models.meetings import Meeting
from models.own_units import own_first
from models.posts import Right
from models.roll_standing import her_part, rolled_among
from models.text import fold

STILL_ON = timedelta(hours=24)
SOME = 4  # women named are some of her list, and not all that came, where it has this many times as many
_ADDS = re.compile(r"(?:(?:da|em|oi|a|nho|giup|cho|chi) )*(?:ghi (?:them )?|them |con )vang\b|vang them\b")


def told(chat: Chat, text: str) -> Result:
    """Who has been told at home: "đã báo 3 7", or bare numbers under such a list."""
    if (said := read_told(text)) is not None:
        return told_lines.told_at_home(chat, said)
    numbers = door.numbers_alone(chat, text)
    return None if numbers is None else told_lines.told_at_home(chat, numbers, looked_back=door.LOOKED_BACK)


def correction(chat: Chat, text: str) -> Result:
    """A roll that was taken, corrected: "sửa 3 có mặt"."""
    wrong = read_correction(text)
    return None if wrong is None else roll_corrections.begin(chat, wrong)


def line(chat: Chat, text: str) -> Result:
    """The roll itself."""
    if (few := read_few(text)) is not None:
        return _few_came(chat, text, few)
    if (roll := read_roll(text)) is not None and not _her_own_answer(text, roll.kind):
        return _one_more(chat, text, roll) or _some_there(chat, text, roll) or attendance.begin_roll(chat, roll)
    return _missing(chat, text) or _marked(chat, text)


def _few_came(chat: Chat, text: str, few: RollLine) -> Result:
    """ "vắng hết trừ 3", "có mỗi 3 7 đi": all the others are missing. Of a meeting to come it is no roll."""
    meeting = _on_now(chat)
    began = meeting is not None and meeting.starts_at <= chat.now
    if not began and ("vang" not in fold(text).split() or not (few.numbers or few.names)):
        return None
    return attendance.begin_roll(chat, few)


def bare(chat: Chat, text: str) -> Result:
    """ "3 7 12" under the message that the roll is open: who they are is asked."""
    asked = questions.asked_last(chat.session, chat.who.contact_id, chat.now, limit=1)
    taps = [tap.split(":") for _n, _label, tap in asked[0].choices or []] if asked else []
    opened = {int(tap[1]) for tap in taps if tap[0] == "roll"}
    meeting = _on_now(chat) if opened else None
    if meeting is None or meeting.id not in opened or rolled_among(chat.session, [meeting.id or 0]):
        return None
    group_id = her_part(chat.session, chat.person_id, meeting, Right.ROLL)
    named = roll_bare.read_bare(text, listed(chat.session, meeting, group_id))
    return _which_way(chat, meeting, named)


def _which_way(chat: Chat, meeting: Meeting, named: dict[str, Any] | None) -> Result:
    """Whether those who are named are missing or came is asked."""
    bare_ = {"meeting": meeting.id, "bare": named, "opened": "bare"}
    return None if named is None else Start("roll", put(chat) | bare_)


def called(chat: Chat, text: str) -> Result:
    """ "điểm danh tổ 2" begins the roll; "điểm danh: Lan, Đào" does not say whether they came: that is asked."""
    read = read_called(text)
    if read is None:
        return None
    group, who = read
    if not who:
        begun = attendance.begin_roll(chat)
        of_group = Words("roll-of-group", {"number": group}) if group and not _of_one_group(chat) else None
        return replace(begun, before=(*begun.before, of_group)) if of_group and isinstance(begun, Start) else begun
    meeting = _on_now(chat)
    if meeting is None or group or who.isdecimal():  # one number alone is what the women type to check in
        return None
    people = listed(chat.session, meeting, her_part(chat.session, chat.person_id, meeting, Right.ROLL))
    named = roll_bare.read_bare(who, people)
    return _which_way(chat, meeting, named)


def _of_one_group(chat: Chat) -> bool:
    """Whether the roll that she takes is her own group's anyway."""
    meeting = _on_now(chat)
    return meeting is not None and her_part(chat.session, chat.person_id, meeting, Right.ROLL) is not None


def _one_more(chat: Chat, text: str, roll: RollLine) -> Result:
    """ "ghi vắng chị Lan" when the last meeting's roll stands: she is missing, too; the others stay as they are.

    So does "vắng 7" a day after the roll, when nobody writes a whole one anew. None for a roll that is yet to be taken.
    """
    if roll.kind is not RollKind.ABSENT or roll.group or not (roll.numbers or roll.names):
        return None
    lately = meetings_for(chat.session, chat.person_id, Right.ROLL, since=chat.now - ROLL_DAYS)
    open_ = [one for one in lately if one.starts_at - WINDOW_BEFORE <= chat.now]
    adds = roll.adds or _ADDS.match(fold(text)) is not None
    last = meant(chat, open_, line=True) if roll.adds else None
    if last is None:
        if not {one.id or 0 for one in open_} <= rolled_among(chat.session, [one.id or 0 for one in open_]):
            return None
        last = max(open_, key=lambda one: one.starts_at, default=None)
    if last is None or last.count_only or not has_roll(chat, last):
        return None
    if not (adds or (last.roll_at is not None and chat.now - last.roll_at > STILL_ON)):
        return None
    numbers = {"absent": list(roll.numbers), "excused": list(roll.excused_numbers)}
    names = {"absent": list(roll.names), "excused": list(roll.excused_names)}
    numbers["unexcused"] = [who for who in roll.firm if isinstance(who, int)]
    names["unexcused"] = [who for who in roll.firm if isinstance(who, str)]
    return roll_corrections.begin(chat, CorrectionLine(numbers=numbers, names=names, marked=roll.marked), last.id)


def _some_there(chat: Chat, text: str, roll: RollLine) -> Result:
    """ "có mặt chị Yến": two or three of a branch are no roll of all who came, and nobody else is absent for it.

    None for a list ("có mặt: 3 7 12"), and for what may well be everybody who came.
    """
    last = _last(chat)
    named = len(roll.numbers) + len(roll.names)
    if roll.kind is not RollKind.PRESENT or roll.group or ":" in text or last is None or named * SOME > last.expected:
        return None
    return _marked(chat, text)


def _last(chat: Chat) -> Meeting | None:
    """The last meeting whose roll may be taken by now."""
    lately = meetings_for(chat.session, chat.person_id, Right.ROLL, since=chat.now - ROLL_DAYS)
    return _latest(chat, lately)


def _marked(chat: Chat, text: str) -> Result:
    """ "ghi có mặt chị Yến 1987", "4 có mặt": a correction of the roll that stands. Before there is one, who is absent
    is asked: it makes everybody else present."""
    mark = read_mark(text)
    if mark is None or not (mark.ordered or _all_listed(chat, mark)):
        return None
    meeting = _on_now(chat)
    if meeting is None or rolled_among(chat.session, [meeting.id or 0]):
        return roll_corrections.begin(chat, mark.marks, meeting.id if meeting else None)
    numbers, names = mark.marks.numbers, mark.marks.names
    if "present" in {*numbers, *names}:
        begun = attendance.begin_roll(chat, None, meeting.id)
        return replace(begun, before=(*begun.before, Words("roll-first"))) if isinstance(begun, Start) else begun
    return attendance.begin_roll(
        chat,
        RollLine(
            RollKind.ABSENT,
            tuple(numbers.get("absent", ())),
            tuple(names.get("absent", ())),
            tuple(numbers.get("excused", ())),
            tuple(names.get("excused", ())),
            marked=mark.marks.marked,
            firm=(*numbers.get("unexcused", ()), *names.get("unexcused", ())),
        ),
        meeting.id,
    )


def _all_listed(chat: Chat, mark: MarkLine) -> bool:
    """Whether all whom it names stand on the list of the last meeting: else it is about something else."""
    last = _last(chat)
    if last is None:
        return False
    people = listed(chat.session, last, her_part(chat.session, chat.person_id, last, Right.ROLL))
    known = [(one.person_id, one.full_name) for one in people]
    numbers = {number for numbers in mark.marks.numbers.values() for number in numbers}
    names = [name for names in mark.marks.names.values() for name in names]
    return numbers <= {one.number for one in people} and all(
        match_names(name, known, marked=mark.marks.marked) for name in names
    )


def _missing(chat: Chat, text: str) -> Result:
    """ "3 không đi", "Lan, Hoa vắng" while a meeting is on or just over: its roll, or a correction of it.

    Of a meeting to come these are answers, and none of ours; so are names that are on no list.
    """
    missing = read_absent(text)
    meeting = _on_now(chat) if missing else None
    if missing is None or meeting is None or meeting.starts_at > chat.now:
        return None
    group_id = her_part(chat.session, chat.person_id, meeting, Right.ROLL)
    known = [(one.person_id, one.full_name) for one in listed(chat.session, meeting, group_id)]
    named = (*missing.names, *missing.excused_names)
    if not all(match_names(name, known, marked=missing.marked) for name in named):
        return None
    if not rolled_among(chat.session, [meeting.id or 0]):
        return attendance.begin_roll(chat, missing, meeting.id)
    if may_be_an_answer(text) and coming_for(chat.session, chat.person_id, limit=1):
        return None
    exact = read_marks(text)
    if exact is not None and "unexcused" in {*exact.numbers, *exact.names}:
        return roll_corrections.begin(chat, exact, meeting.id)
    numbers = {"absent": list(missing.numbers), "excused": list(missing.excused_numbers)}
    names = {"absent": list(missing.names), "excused": list(missing.excused_names)}
    return roll_corrections.begin(chat, CorrectionLine(numbers=numbers, names=names, marked=missing.marked), meeting.id)


def _her_own_answer(text: str, kind: str) -> bool:
    """A head is a member, too: "vắng" alone may be her own answer when she was just asked."""
    return kind == "absent" and read_answer(text) is not None and not any(char.isdigit() for char in text)


def came_late(chat: Chat, text: str) -> Result:
    """ "25 đến muộn": she was there. Of a meeting to come it is an answer, and none of ours."""
    late = read_late(text)
    meeting = _on_now(chat) if late else None
    if meeting is None:
        return None
    group_id = her_part(chat.session, chat.person_id, meeting, Right.ROLL)
    people = listed(chat.session, meeting, group_id)
    counts = late_counts(late, people)
    if not rolled_among(chat.session, [meeting.id or 0]):
        begun = attendance.begin_roll(chat, None, meeting.id)
        return replace(begun, before=(*begun.before, counts)) if isinstance(begun, Start) else begun
    present = {one.number for one in people if one.mark == Mark.PRESENT}
    if present.issuperset(late) or meeting.count_only:
        return Reply((counts,))
    numbers = {"present": [one for one in late if isinstance(one, int)]}
    names = {"present": [one for one in late if isinstance(one, str)]}
    line = CorrectionLine(numbers=numbers, names=names, marked=not text.isascii())
    return roll_corrections.begin(chat, line, meeting.id)


def _on_now(chat: Chat) -> Meeting | None:
    """The meeting whose roll may be taken now, of today."""
    found = meetings_for(chat.session, chat.person_id, Right.ROLL, since=chat.now - STILL_ON)
    return _latest(chat, found)


def _latest(chat: Chat, meetings: list[Meeting]) -> Meeting | None:
    """The last one whose roll may be taken by now; of several branches her own."""
    open_ = [one for one in reversed(meetings) if one.starts_at - WINDOW_BEFORE <= chat.now]
    return next(iter(own_first(chat.session, chat.person_id, open_)), None)
