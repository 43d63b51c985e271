"""A meeting is moved to another time or place; of one that repeats, this one or all that follow."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from bot import announcement_lines, put_off
from bot.clashes import moved_clash
from bot.flow import Answers, Ask, Flow, Heard, Turn, Unclear, agreed, chosen
from bot.meetings import coming_called, described, meeting_label
from bot.messages import Kind
from bot.named_meetings import coming_named, nearest_named, next_of_each_first
from bot.new_places import hear_new_place, new_place_options, place_of
from bot.new_times import at_time, by_rule, differs, new_time, of_line, would_move
from bot.places import is_time
from bot.reading.accents import lacks_accents
from bot.reading.change_line import Change, read_change, read_new
from bot.reading.gatherings import Which
from bot.reading.off_reason import reason_of_line
from bot.repeats import repeat_words, way_options
from bot.replies import Chat, Option, Reply, Result, Said, Start, Words
from bot.times import guess_options, guessed, unstopped
from models.calls import check_start
from models.coming import called_off
from models.invites import change_meeting, change_waits, told
from models.meetings import Meeting, MeetingCancelled, get_meeting, local_start
from models.posts import Right, post_for
from models.recurrence import By, Repeat, from_json
from models.series import Series, runs
from models.series_changes import change_series
from models.text import fold
from models.units import get_unit

ALL_OF_IT = ("time", "place", "repeat", "ways", "often", "guesses", "one_day", "scope", "place_only")


def called(chat: Chat) -> list[Meeting]:
    """What she has called that is still to come, the next first; of a series not yet invited to, the next one."""
    return coming_called(chat)


def meeting_options(chat: Chat, answers: Answers) -> tuple[Option, ...]:
    """The meetings that may be meant."""
    among = answers.get("among")
    meetings = [get_meeting(chat.session, one) for one in among] if among else called(chat)
    return tuple(
        Option("label-meeting", str(m.id), variables=meeting_label(chat, m))
        for m in (meetings if answers.get("in_order") else next_of_each_first(meetings))
    )


def begin(chat: Chat, flow: str, meeting_id: int | None, **more: Any) -> Result:
    """Begin to change a meeting: the one that is meant, the only one, or one to be chosen."""
    coming = called(chat)
    if meeting_id is None and not coming and (waits := put_off.asked(chat)) is not None:
        return waits
    if meeting_id is None and not coming:
        return Reply((Words("nothing-called"),))
    if meeting_id is None and len(coming) == 1:
        meeting_id = coming[0].id
    return Start(flow, {**more, **(_about(chat, meeting_id) if meeting_id else {})})


def _about(chat: Chat, meeting_id: int) -> dict[str, Any]:
    meeting = get_meeting(chat.session, meeting_id)
    post_for(chat.session, chat.person_id, Right.CALL, meeting.unit_id)  # a tap may name any meeting
    return {"meeting": meeting_id, "series": runs(chat.session, meeting.series_id)}


def begin_move(chat: Chat, meeting_id: int | None = None) -> Result:
    """Move a meeting to another time, or ("đổi chỗ") to another place."""
    place = meeting_id is None and chat.incoming.kind is Kind.TEXT and _speaks_of_place(chat.incoming.text)
    return begin(chat, "move", meeting_id, **({"place_only": True} if place else {}))


def _speaks_of_place(text: str) -> bool:
    return any(word in f" {fold(text)} " for word in (" cho hop ", " doi cho ", " dia diem ", " noi hop "))


def line(chat: Chat, text: str) -> Result:
    """One message that changes a meeting or calls it off; "báo chị em mai nghỉ họp" does, too, where she has one."""
    if (said := read_change(text, now=chat.local())) is not None:
        return change(chat, said)
    told = announcement_lines.said_to_everybody(text)
    off = read_change(told, now=chat.local()) if told else None
    if off is None or off.act != "call_off":
        return None
    return change(chat, off) if coming_named(chat, Which(off.days, off.month, off.gathering, off.nearest)) else None


def change(chat: Chat, line: Change) -> Result:
    """One message that changes what she has called; None where it cannot be about a meeting of hers."""
    from bot import series_page

    if line.act in {"end", "show", "skip"}:
        return series_page.asked(chat, line)
    which = Which(line.days, line.month, line.gathering, line.nearest)
    if line.either and line.when is not None and line.when.day is not None and not which.days:
        # "sửa buổi họp thứ bảy": the day is the meeting's own where it has one on that day, else the new one.
        own = Which((line.when.day,), None, line.gathering)
        if coming_named(chat, own):
            which, line = own, replace(line, when=None, subject="")
    among = coming_named(chat, which)
    if line.following and not which.named:
        series = {m.series_id: m for m in reversed(among) if runs(chat.session, m.series_id)}
        among = sorted(series.values(), key=lambda m: m.starts_at) or among[:1]
    elif line.following is False:
        among = among[:1]
    before: tuple[Said, ...] = ()
    if not among:
        if line.act == "move" and line.when is not None and (line.when.day or line.when.choices):
            waits = put_off.at(chat, which, line.when)
        else:
            waits = put_off.asked(chat, which)
        if waits is not None:
            return waits
        if line.act == "call_off" and (off := called_off(chat.session, chat.person_id or 0, line.days)) is not None:
            raise MeetingCancelled(off.kind, local_start(chat.session, off))  # said twice
        among = nearest_named(chat, which)
        if not among:
            return Reply((Words("nothing-called"),))
        gathering = line.gathering
        named = {"kind": gathering.kind if gathering else "", "dated": bool(line.days or line.month)}
        before = (Words("no-meeting-then", named),)
    answers: dict[str, Any] = {"among": [m.id for m in among]} | ({"in_order": True} if before else {})
    if len(among) == 1 and not before:
        answers |= _about(chat, among[0].id or 0)
    if line.act == "call_off":
        why = {"reason": reason} if (reason := reason_of_line(chat.incoming.text)) else {}
        return Start("call_off", answers | why | {"how": "postpone" if line.postponed else "cancel"}, before)
    if line.following is not None:
        answers["scope"] = "all" if line.following else "this"
    if line.place:
        answers["place"] = place_of(chat, among[0], line.place)
    if line.subject == "place":
        return Start("move", answers | {"place_only": True}, before)
    if "meeting" not in answers and not before:
        # "đổi sang 8 giờ tối": not those that are at eight already; one that is left is meant.
        answers["among"] = [m.id for m in among if would_move(chat, _about(chat, m.id or 0), line)] or answers["among"]
        if len(answers["among"]) == 1:
            answers |= _about(chat, answers["among"][0])
    if "meeting" not in answers:
        return Start("move", answers | {"said": chat.incoming.text}, before)
    try:
        found = of_line(chat, answers, line)
        if "time" in found and not line.place and not found.get("repeat"):
            differs(chat, answers, found["time"])
        return Start("move", answers | found, before)
    except Unclear as unclear:
        return Start("move", answers, before=(unclear.said,) if unclear.said else ())


def hear_meeting(chat: Chat, heard: Heard, answers: Answers) -> Turn:
    """Which meeting; what the message said of its new time is taken now."""
    found = _about(chat, int(chosen(chat, heard, answers)))
    line = read_change(answers["said"], now=chat.local()) if "said" in answers else None
    own = local_start(chat.session, get_meeting(chat.session, found["meeting"])).date()
    if line is None or (line.either and line.when is not None and line.when.day == own):
        return Turn(found, forget=("said",))
    return Turn(found | of_line(chat, answers | found, line), forget=("said",))


def _hear_new(chat: Chat, heard: Heard, answers: Answers) -> Turn:
    """The new time, the new rule of a series, or (with "ở …", "nhà …") the new place."""
    if heard.value and answers.get("ways"):
        return _turn(by_rule(chat, answers, answers["ways"][int(heard.value)], answers.get("hour")))
    if heard.value:
        return _turn(at_time(chat, answers, guessed(heard.value)))
    reading, place = read_new(unstopped(heard.text), now=chat.local())
    place = place and place_of(chat, get_meeting(chat.session, answers["meeting"]), place)
    found = new_time(chat, answers, reading) if reading else {}
    if place and not found:
        return _turn({"place": place, "place_only": True})
    if not found:
        raise Unclear(Words("unclear-day"))
    return _turn(found | ({"place": place} if place else {}))


def _turn(found: dict[str, Any]) -> Turn:
    kept = ("scope", "place")  # said before the time was
    return Turn(found, forget=tuple(name for name in ALL_OF_IT if name not in found and name not in kept))


def _hear_confirm(chat: Chat, heard: Heard, answers: Answers) -> Any:
    """Yes or no, or once more another time; by now the new one may have gone by."""
    if not heard.value and "time" in answers and is_time(chat, heard.text):
        return _hear_new(chat, heard, answers)
    value = agreed(chat, heard, answers)
    if value == "yes" and "time" in answers:
        old = local_start(chat.session, get_meeting(chat.session, answers["meeting"]))
        check_start(datetime.fromisoformat(answers["time"]), before=old)
    return value


def _preview(chat: Chat, answers: Answers) -> dict[str, Any]:
    meeting = get_meeting(chat.session, answers["meeting"])
    old = local_start(chat.session, meeting)
    new = datetime.fromisoformat(answers["time"]).astimezone(old.tzinfo) if "time" in answers else old
    return {
        "kind": meeting.kind,
        "unit": get_unit(chat.session, meeting.unit_id).name,
        "old": old,
        "place_before": meeting.place or chat.text("place-not-said"),
        "new": new,
        "place": answers.get("place", meeting.place),
        "what": "place" if new == old else "time" if "place" not in answers else "both",
        "scope": _scope(answers),
        "told": len(told(chat.session, meeting.id or 0)),
        "leaves": change_waits(old, new) or "",
        "clash": moved_clash(chat, meeting, new),
        "bare": "yes" if "place" in answers and lacks_accents(answers["place"]) else "",
        **_rule_words(chat, meeting, answers),
    }


def _rule_words(chat: Chat, meeting: Meeting, answers: Answers) -> dict[str, Any]:
    series = chat.session.get(Series, meeting.series_id) if meeting.series_id else None
    repeat = from_json(answers["repeat"]) if "repeat" in answers else series.rule if series else None
    return {"new_rule": "repeat" in answers, **repeat_words(repeat or Repeat(By.DATE))}


def _scope(answers: Answers) -> str:
    """ "this" or "all" of a series, "" of a single meeting. Another day can only be for one of them."""
    if not answers.get("series"):
        return ""
    return "this" if answers.get("one_day") else answers["scope"]


def _move(chat: Chat, answers: Answers) -> Result:
    if answers["confirm"] != "yes":
        return Reply((Words("left-it"),))
    at = datetime.fromisoformat(answers["time"]) if "time" in answers else None
    place = answers.get("place")
    if _scope(answers) != "all":
        return change_meeting(chat.session, chat.who, answers["meeting"], at, place)
    repeat = from_json(answers["repeat"]) if "repeat" in answers else None
    hour = at.time() if at is not None and (repeat is None or answers.get("hour")) else None
    return change_series(chat.session, chat.who, answers["meeting"], hour=hour, place=place, repeat=repeat)


def described_now(chat: Chat, answers: Answers) -> dict[str, Any]:
    """The meeting as it is, and whether it repeats."""
    meeting = get_meeting(chat.session, answers["meeting"])
    return described(chat.session, meeting) | {"series": runs(chat.session, meeting.series_id)}


def _time_options(chat: Chat, answers: Answers) -> tuple[Option, ...]:
    return way_options(chat, answers) or guess_options(chat, answers)


MOVE = Flow(
    "move",
    (
        Ask("meeting", hear_meeting, meeting_options),
        Ask("place", hear_new_place, new_place_options, when=lambda a: bool(a.get("place_only")), show=described_now),
        Ask("time", _hear_new, _time_options, show=described_now, when=lambda a: not a.get("place_only")),
        Ask(
            "scope",
            chosen,
            lambda c, a: (Option("label-this-one", "this"), Option("label-all-that-follow", "all")),
            when=lambda a: bool(a.get("series")) and not a.get("one_day"),
        ),
        Ask(
            "confirm",
            _hear_confirm,
            lambda c, a: (Option("label-send-change", "yes"), Option("label-as-it-was", "no", 0)),
            show=_preview,
        ),
    ),
    _move,
)


def taps(tap: Any) -> dict[str, Any]:
    """The tap of moving."""
    return {"move": tap(begin_move, (int,))}
