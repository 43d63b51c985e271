"""A head calls a meeting: in one message, or a question at a time; previewed with the exact count."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot import put_off, relay_texts, series
from bot.called_anew import or_anew
from bot.contents import hear_content, or_content
from bot.flow import Answers, Ask, Flow, Heard, Turn, Unclear
from bot.places import as_before, hear_place, is_time, place_options
from bot.prepared_calls import confirm_options, ordered, prepared
from bot.reading.change_line import read_change, read_new
from bot.reading.corrections import said_at_the_end
from bot.reading.hours import read_hour
from bot.reading.meeting_line import MeetingLine
from bot.reading.period_calls import Period, day_within, read_period
from bot.reading.when import Reading, read_day, read_when
from bot.repeats import repeat_answers
from bot.replies import Chat, Option, Reply, Result, Said, Start, Words
from bot.several_units import read_several
from bot.times import (
    days_of,
    gone_by,
    guess_options,
    guessed,
    hear_when,
    or_afternoon,
    or_next_year,
    time_answers,
    unstopped,
)
from bot.whom import hear_unit, hear_whom, read_whom, unit_options, whom_options
from models.calls import check_far, check_start
from models.facts import Refused
from models.invites import MeetingCalled, call_meeting
from models.meetings import OF_POSTS
from models.posts import Right, first_post, post_for
from models.units import get_unit


def begin_within(chat: Chat, line: MeetingLine, period: Period) -> Result:
    """Call a meeting of which only the week or the month is said: its days are offered."""
    begun = begin_call(chat, replace(line, when=replace(line.when, day=None, choices=())))
    if not isinstance(begun, Start) or "often" in begun.answers:
        return begun
    return replace(begun, answers={**begun.answers, **_left_open(period)})


def _left_open(period: Period) -> dict[str, Any]:
    days = [day.isoformat() for day in period.proposed()]
    return {"guesses": days, "within": [period.first.isoformat(), period.last.isoformat()]}


def begin_call(chat: Chat, line: MeetingLine | None = None) -> Result:
    """Call a meeting: all in one message, or step by step."""
    first_post(chat.session, chat.person_id, Right.CALL)
    answers, before = read_several(chat, line) if line is not None and line.also else read_whom(chat, line)
    if line is not None:
        found, said = _said_of_time(chat, line.when)
        answers |= found
        before += said
        if line.place:
            place = unstopped(line.place)
            used = as_before(chat, place, answers["unit"], answers.get("kind", "")) if "unit" in answers else None
            answers["place"] = used or place
        if line.topic:
            answers["content"] = unstopped(line.topic)
        answers |= put_off.known_of(chat, answers, chat.incoming.text)
    return Start("series" if "often" in answers else "call", answers, before)


def _said_of_time(chat: Chat, reading: Reading) -> tuple[dict[str, Any], tuple[Said, ...]]:
    """What a line says of the time; a time that cannot be meant is said so at once, and its day asked again."""
    found = time_answers(chat, reading) | repeat_answers(reading)
    if "often" in found:
        return found, ()
    if reading.problem:
        return found, (Words(f"time-{reading.problem.replace('_', '-')}"),)
    if reading.past:
        today = reading.day == chat.local().date()  # only its hour has gone by
        kept = {"part"} if today else {"part", "hour"}
        past = Words("time-past" if today else "day-past")
        return {name: value for name, value in found.items() if name in kept}, (past,)
    try:
        _check(chat, found)
    except Refused as refused:
        return {name: value for name, value in found.items() if name not in {"day", "guesses"}}, (refused,)
    if (day := gone_by(chat, found)) is not None:
        return or_next_year(found, day), (Words("time-gone-by", {"day": f"{day.day}/{day.month}"}),)
    return found, ()


def _hear_when(chat: Chat, heard: Heard, answers: Answers, wanted: str) -> Any:
    """Read a day or an hour; what a message says of the other is kept, too."""
    found = guessed(heard.value) if heard.value else _read(chat, heard.text, answers, wanted)
    if found and not heard.value and "place" not in answers and (place := read_new(heard.text, now=chat.local())[1]):
        # "tối mai ở nhà văn hóa"
        found["place"] = as_before(chat, place, answers["unit"], answers.get("kind", "")) or unstopped(place)
    if "often" in found:
        return series.begin(answers | found)
    if not found:
        raise Unclear(Words(f"unclear-{wanted}"))
    _check(chat, answers | {"guesses": []} | found)
    if not heard.value and (day := gone_by(chat, found)) is not None:
        found = or_next_year(found, day)
    return Turn(found, forget=() if "guesses" in found else ("guesses", "kept"))


def _check(chat: Chat, answers: Answers) -> None:
    if "day" in answers and "hour" in answers:
        check_start(_start(chat, answers))
    elif days := days_of(answers):  # too far ahead is said before the hour is asked
        check_far(_start(chat, answers | {"day": min(days).isoformat(), "hour": "00:00"}))


def _read(chat: Chat, text: str, answers: Answers, wanted: str) -> dict[str, Any]:
    """A whole time, else a bare hour ("7 rưỡi", in the evening that was named before) or a bare day ("15")."""
    if (changed := read_change(text, now=chat.local())) is not None and changed.act == "show":
        return {}  # "lịch hằng tháng" asks
    if wanted == "day" and len(text) == 1 and text.isdecimal() and not answers.get("guesses"):
        return {}  # the number of the menu, tapped twice, and no day: "mùng 5", "ngày 5" is one
    if wanted == "day" and (open_ := _of_period(chat, text, answers)):
        return open_
    if wanted == "hour" and answers.get("part"):
        hours = or_afternoon(read_hour(text, part=answers["part"]))
        if len(hours) == 1:
            return {"hour": hours[0].isoformat("minutes")}
    reading = read_when(text, now=chat.local())
    if again := repeat_answers(reading):
        return again | time_answers(chat, reading)
    found = time_answers(chat, hear_when(chat, text))
    if found or wanted == "day":
        return found or time_answers(chat, read_day(text, chat.local().date()))
    hours = or_afternoon(read_hour(text))
    if len(hours) == 1:
        return {"hour": hours[0].isoformat("minutes")}
    return {"guesses": [hour.isoformat("minutes") for hour in hours]} if hours else {}


def _of_period(chat: Chat, text: str, answers: Answers) -> dict[str, Any]:
    """A day of the week or month that was said before, with the hour beside it; or another week or month."""
    now = chat.local()
    if "within" in answers:
        first, last = map(date.fromisoformat, answers["within"])
        if (day := day_within(text, Period(first, last), now)) is not None:
            hour = read_when(text, now=now).hour
            return {"day": day.isoformat()} | ({"hour": hour.isoformat("minutes")} if hour else {})
    said = read_period(text, now.date())
    return _left_open(said[0]) if said and not (said[1] + said[2]).strip(" .,!") else {}


def _start(chat: Chat, answers: Mapping[str, Any]) -> datetime:
    zone = ZoneInfo(get_unit(chat.session, answers["unit"]).timezone) if answers.get("unit") else chat.local().tzinfo
    return datetime.fromisoformat(f"{answers['day']}T{answers['hour']}").replace(tzinfo=zone)


def _hear_content(chat: Chat, heard: Heard, answers: Answers) -> Turn:
    if is_time(chat, heard.text):  # she has thought better of the hour: that is no subject of a meeting
        return Turn(_new_time(chat, heard, answers), forget=("want_content", "kept"))
    return hear_content(chat, heard, answers)


def _hear_confirm(chat: Chat, heard: Heard, answers: Answers) -> Any:
    if not heard.value and is_time(chat, heard.text):
        return Turn(_new_time(chat, heard, answers), forget=("guesses", "part"))
    value = heard.value or said_at_the_end(heard.text)
    if not value:
        raise Unclear
    if value == "send":  # she may have taken her time
        _check(chat, answers)
    return _reopened(chat, answers, value) if value in _FIELDS else value


def _new_time(chat: Chat, heard: Heard, answers: Answers) -> dict[str, Any]:
    """Another day or hour, said where it was not asked for. Raises Unclear where it may be either of two."""
    found = time_answers(chat, hear_when(chat, heard.text))
    if "guesses" in found or not {"day", "hour"} & set(found):
        raise Unclear(Words("unclear-hour" if "hour" not in found else "unclear-day"))
    _check(chat, answers | found)
    return found


# --- one thing at a time is corrected -------------------------------------------------------------------------------

# What is asked again when one thing is to be corrected; the rest stays.
_FIELDS = {
    "day": ("day", "guesses", "part", "within"),
    "hour": ("hour", "guesses", "part"),
    "place": ("place", "spot"),
    "content": ("content",),
    "whom": ("unit", "kind", "whom", "among", "page"),
}


def _reopened(chat: Chat, answers: Answers, field: str) -> Turn:
    """Ask one thing again; what it was comes back with "quay lại"."""
    forget = _FIELDS[field]
    kept = {name: answers[name] for name in forget if name in answers}
    opened: dict[str, Any] = {}
    if field == "content":
        opened, kept = {"want_content": True}, {"want_content": False, **kept}
    if field == "whom":  # from her own unit downwards, not from the one that she has chosen
        opened = {"unit": post_for(chat.session, chat.person_id, Right.CALL, answers["unit"]).unit_id}
        opened["asks_whom"] = True
    gone = tuple(name for name in forget if name not in opened)
    return Turn({**opened, "kept": kept}, forget=("confirm", *gone))


def _hear_edit(chat: Chat, heard: Heard, answers: Answers) -> Turn:
    """Which thing; or the new day or hour at once."""
    if heard.value == "nothing":
        return Turn({}, forget=("confirm",))
    if heard.value:
        return _reopened(chat, answers, heard.value)
    return Turn(_new_time(chat, heard, answers), forget=("confirm", "guesses", "part"))


def _edit_options(_chat: Chat, answers: Answers) -> tuple[Option, ...]:
    return (
        Option("label-edit-day", "day"),
        Option("label-edit-hour", "hour"),
        Option("label-edit-place", "place"),
        Option("label-edit-content", "content"),
        Option("label-edit-whom", "whom"),
        Option("label-edit-nothing", "nothing"),
    )


def _call(chat: Chat, answers: Answers) -> Result:
    if answers["confirm"] != "send":
        return Reply((Words("not-sent-kept-nothing"),))
    unit, kind, place, content, whom = ordered(chat, answers)
    return call_meeting(chat.session, chat.who, unit, kind, _start(chat, answers), place, content, whom)


def _shown_spot(_chat: Chat, answers: Answers) -> dict[str, Any]:
    return {"spot": "yes" if answers.get("spot") else ""}


CALL = Flow(
    "call",
    (
        Ask("unit", hear_unit, unit_options),
        Ask("whom", hear_whom, whom_options, when=lambda a: bool(a.get("asks_whom"))),
        Ask("day", or_anew(or_content(lambda c, h, a: _hear_when(c, h, a, "day"))), guess_options),
        Ask("hour", or_anew(or_content(lambda c, h, a: _hear_when(c, h, a, "hour"))), guess_options),
        Ask("place", or_anew(or_content(hear_place)), place_options, show=_shown_spot, takes_locations=True),
        Ask("content", _hear_content, when=lambda a: bool(a.get("want_content"))),
        Ask(
            "confirm",
            or_content(_hear_confirm),
            lambda c, a: confirm_options(a),
            show=lambda c, a: prepared(c, a, _start(c, a)),
        ),
        Ask("edit", or_content(_hear_edit), _edit_options, when=lambda a: a.get("confirm") == "edit"),
    ),
    _call,
)


def after_call(fact: MeetingCalled) -> tuple[Option, ...]:
    """What the head may want next. The loudspeaker calls no leaders; where all have the message nobody is visited."""
    visits = fact.at_home or not fact.by_message
    return (
        Option("label-who-answers", f"results:{fact.meeting}"),
        *((Option("label-at-home", f"home:{fact.meeting}"),) if visits else ()),
        *relay_texts.options(fact.meeting, loud=fact.kind not in OF_POSTS),
        Option("label-more-to-do", f"meeting:{fact.meeting}"),
    )
