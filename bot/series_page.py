"""The series of a head: its rule and next days, skipping one, ending it."""

from typing import Any

import locales
from bot.clashes import of_tet
from bot.flow import Answers, Ask, Flow, Heard, agreed, chosen
from bot.reading.change_line import Change
from bot.reading.gatherings import Gathering
from bot.repeats import days_in_words, repeat_words
from bot.replies import Chat, Option, Reply, Result, Start, Words
from bot.whom import named, units_for
from models.meetings import get_meeting, local_start
from models.posts import Right, post_for, posts_with
from models.series import NoSuchSeries, Series, get_series, running, runs, start_on, upcoming
from models.series_changes import end_series
from models.text import fold
from models.units import UnitKind, get_unit

SHOWN = 4  # days that the page names
CHOICES = 8  # meetings to choose from


def asked(chat: Chat, line: Change) -> Result:
    """Her series: shown, one of it skipped, or ended. None where "họp hằng tháng" may call one, as she has none."""
    every = _hers(chat)
    series = _named(chat, every, line.gathering) or every
    if not series:
        asks = {"deu", "lich", "xem", "buoi"} & set(fold(chat.incoming.text).split())
        return None if line.act == "show" and not asks else Reply((Words("no-series"),))
    if line.act == "end":
        return Start("end_series", {"series": series[0].id} if len(series) == 1 else {})
    does, tap = (begin_skip, "skip") if line.act == "skip" else (show, "series")
    if len(series) == 1:
        return does(chat, series[0].id or 0)
    return Reply((Words("which-series"),), tuple(_option(chat, one, f"{tap}:{one.id}") for one in series))


def _named(chat: Chat, every: list[Series], gathering: Gathering | None) -> list[Series]:
    """Those of her series that are of this kind, or of the club or group of this name."""
    if gathering is None:
        return every
    if not gathering.unit:
        return [one for one in every if one.kind == gathering.kind]
    ids = {unit.id for unit in named(chat, units_for(chat, Right.CALL), UnitKind(gathering.kind), gathering.unit)}
    return [one for one in every if one.unit_id in ids]


def _hers(chat: Chat) -> list[Series]:
    """The series of all units that she may call. Raises NotAllowed."""
    posts = posts_with(chat.session, chat.person_id, Right.CALL)
    return list({one.id: one for held in posts for one in running(chat.session, held, CHOICES)}.values())[:CHOICES]


def _option(chat: Chat, series: Series, tap: str) -> Option:
    given = repeat_words(series.rule) | {
        "kind": series.kind,
        "unit": get_unit(chat.session, series.unit_id).name,
    }
    return Option("label-one-series", tap, variables=locales.variables(chat.who.language, given, pair=chat.who.pair))


def show(chat: Chat, series_id: int) -> Result:
    """One series: its rule, hour, place and next days, and what can be done."""
    series = get_series(chat.session, series_id)
    post_for(chat.session, chat.person_id, Right.CALL, series.unit_id)
    unit = get_unit(chat.session, series.unit_id)
    coming = upcoming(chat.session, series_id)
    days = [local_start(chat.session, meeting) for meeting in coming]
    words = {
        "kind": series.kind,
        "unit": unit.name,
        "place": series.place,
        "at": start_on(series.rule.since or chat.local().date(), series.hour, unit),
        "dates": days_in_words(chat, days[:SHOWN]),
        "days": series.days_before,
        **of_tet(chat, days),
        **repeat_words(series.rule),
    }
    change = (Option("label-move", f"move:{coming[0].id}"),) if coming else ()
    return Reply(
        (Words("series-shown", words),),
        (*change, Option("label-skip-one", f"skip:{series_id}"), Option("label-end-series", f"end-series:{series_id}")),
    )


def begin_skip(chat: Chat, series_id: int) -> Result:
    """Choose one of a series that does not take place."""
    series = get_series(chat.session, series_id)
    post_for(chat.session, chat.person_id, Right.CALL, series.unit_id)
    coming = upcoming(chat.session, series_id, CHOICES)
    if not coming:
        return Reply((Words("nothing-called"),))
    return Start("call_off", {"among": [meeting.id for meeting in coming], "how": "cancel"})


def skip_one(chat: Chat, meeting_id: int) -> Result:
    """This one does not take place; asked once more."""
    meeting = get_meeting(chat.session, meeting_id)
    post_for(chat.session, chat.person_id, Right.CALL, meeting.unit_id)
    return Start("call_off", {"meeting": meeting_id, "series": runs(chat.session, meeting.series_id), "how": "cancel"})


def begin_end(chat: Chat, series_id: int) -> Result:
    """End a series, after one more question."""
    series = get_series(chat.session, series_id)
    post_for(chat.session, chat.person_id, Right.CALL, series.unit_id)
    return Start("end_series", {"series": series_id})


def _series_options(chat: Chat, _answers: Answers) -> tuple[Option, ...]:
    return tuple(_option(chat, one, str(one.id)) for one in _hers(chat))


def _hear_series(chat: Chat, heard: Heard, answers: Answers) -> int:
    return int(chosen(chat, heard, answers))


def _ending(chat: Chat, answers: Answers) -> dict[str, Any]:
    series = chat.session.get(Series, answers["series"])
    if series is None:
        raise NoSuchSeries
    return {"kind": series.kind, **repeat_words(series.rule)}


def _end(chat: Chat, answers: Answers) -> Result:
    if answers["confirm"] != "yes":
        return Reply((Words("left-it"),))
    return end_series(chat.session, chat.who, answers["series"])


END = Flow(
    "end_series",
    (
        Ask("series", _hear_series, _series_options),
        Ask(
            "confirm",
            agreed,
            lambda c, a: (Option("label-end-series", "yes"), Option("label-keep-series", "no", 0)),
            show=_ending,
        ),
    ),
    _end,
)


def taps(tap: Any) -> dict[str, Any]:
    """The taps of series."""
    return {
        "series": tap(show, (int,)),
        "skip": tap(begin_skip, (int,)),
        "skip-one": tap(skip_one, (int,)),
        "end-series": tap(begin_end, (int,)),
    }
