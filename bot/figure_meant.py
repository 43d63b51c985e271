"""Which figures somebody means: her own words first, then what she has just read, then her own unit and this month."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from bot import figure_places
from bot.figure_asked import MEAN, SIDES, Asked, last_asked
from bot.figure_periods import kept_of
from bot.reading.figure_ask import FigureAsk, between
from bot.reading.intents import Intent, read_intent
from bot.replies import Bound, Chat, Option, Reply, Result, Start, Words
from models import clock, periods
from models.cut_offs import cut_offs
from models.met import merged_into, merged_on
from models.periods import DAY, CutOff, Period
from models.posts import Right, first_post
from models.text import fold
from models.units import UnitKind, get_unit

_OF_BRANCHES = {"unmet", "met", "unmarked", "next"}  # for whoever has several branches
_COMPARED = {"ranked", "beside", "each", "changed"}
_GO_ON = {"trend", "months", "best", "average", "rolls", *_COMPARED, *_OF_BRANCHES} - {"next"}  # of what was shown
_OF_FIGURES_ALONE = {"trend", "best", "average", "rolls"}  # said of nothing else, so long as she talks of figures
_BY_YEAR = {"new", "gone", "months", "best"}  # without a time it is this year's
_AT_ONCE = {"chart", "workbook", "each", "up", "report"}


def carry_on(chat: Chat, ask: FigureAsk) -> Result:
    """The answer to what was read, or the question that is still open; None where it means something else."""
    held = first_post(chat.session, chat.person_id, Right.TOTALS)
    last, near = last_asked(chat), last_asked(chat, just_now=True)
    near = last if ask.what in _OF_FIGURES_ALONE else near
    small = held.unit_kind in figure_places.WITHIN_A_BRANCH
    if ask.level == "group" and ask.what in _OF_BRANCHES:  # "tổ nào chưa họp": each of them
        ask = replace(ask, what="each", order="name", of_each=True)
    if (small and ask.what in _OF_BRANCHES) or (
        held.unit_kind in {UnitKind.GROUP, UnitKind.CLUB} and ask.what in _COMPARED
    ):
        return None
    every = ask.what == "each" and (ask.unit or ask.period or ask.own or (ask.of_each and last is None))
    if small and ask.what == "each" and not ask.of_each and read_intent(chat.incoming.text) == Intent.GROUPS:
        return None  # "các tổ": the list of her groups, whatever she has just read
    if ask.what in _AT_ONCE and not every:
        tight = ask.what in {"chart", "workbook"} or "tiet" in fold(chat.incoming.text)  # said of other things, too
        return _of_shown(chat, ask, near if tight else last)
    compares = ask.against or ask.as_of or ask.before_merger
    if not ask.what and last is None and (ask.goes_on or (ask.unit and not compares)):
        return None
    if ask.versus is not None:
        base = ask.period or (last.period if last is not None else None)
        if base is None:
            return None
        if not (against := between(base, ask.versus)):
            return _two_times(chat, ask, last)
        ask = replace(ask, against=against)
    if ask.what == "new" and small and ask.period is None and len(chat.incoming.text.split()) < 4:
        return None  # "hội viên mới": her book
    if ask.what == "rate" and near is None and not _says_more(ask):
        return None  # "tỷ lệ": which, is asked
    little = len(chat.incoming.text.split()) < 3 and not (ask.period or ask.unit)  # "tăng hay giảm" is of figures alone
    if ask.what in {"trend", "months", "beside"} and small and near is None and little:
        return None  # of something else
    kept = _from_before(ask, last, near)
    if ask.own and ask.goes_on and last is not None:  # "còn toàn xã": the same of all
        kept = replace(last, unit_id=held.unit_id, what=SIDES.get(last.what, last.what), beside=())
    answers = _unit(chat, ask, kept, small)
    if answers is None:
        return None
    answers["ask"] = extras(chat, ask, kept)
    if answers.get("near"):
        chat.who.notes.pop("figures", None)  # what she asks next is of neither unless she says so
    before: tuple[Words, ...] = () if not answers.pop("unknown", False) else (figure_places.unknown(chat, ask.unit),)
    if ask.fault is not None:
        before = (*before, Words("period-fault", {"why": ask.fault.why, "said": ask.fault.said}))
        return Start("figures", answers, before)
    answers["period"] = kept_of(_period(chat, ask, kept))
    answers["ask"]["own_time"] = ask.period is not None
    measured = _measure(chat, ask, answers, near)
    return measured or Start("figures", answers, before)


def _two_times(chat: Chat, ask: FigureAsk, last: Asked | None) -> Result:
    """ "so với quý 1", after quarter 3: the two beside each other, of the unit that she has just read."""
    from bot.figure_beside import two_times

    if last is None or ask.versus is None or ask.unit or last.beside or last.what not in {"rate", "often"}:
        return None
    now = ask.period or last.period
    if now.kind != ask.versus.kind or now == ask.versus:
        return None
    first, later = sorted((now, ask.versus), key=lambda span: span.start)
    return two_times(chat, replace(last, period=later), (first, later))


def is_bare_rate(ask: FigureAsk) -> bool:
    """ "tỷ lệ dự họp", and nothing more: of which time, is asked."""
    return ask.what == "rate" and not ask.goes_on and not _says_more(ask)


def _says_more(ask: FigureAsk) -> bool:
    """Whether a unit, a time or another of before is named beside what is asked."""
    return bool(ask.period or ask.unit or ask.against or ask.as_of or ask.before_merger or ask.fault or ask.own)


def _from_before(ask: FigureAsk, last: Asked | None, near: Asked | None) -> Asked | None:
    """What she read before, where this goes on with it: unit and time, or the one that she does not name anew."""
    if ask.own:
        return None
    if ask.goes_on or not ask.what:
        return last
    if near is None or ask.what == "next":
        return None
    if ask.unit or ask.what in _GO_ON or ask.against:
        return near
    return near if ask.period is None and ask.as_of is None else None


def _unit(chat: Chat, ask: FigureAsk, kept: Asked | None, small: bool) -> dict[str, Any] | None:
    if ask.unit:
        found = figure_places.named(chat, ask.unit)
        if ask.named_alone and not any(figure_places.is_the_name(one, ask.unit) for one in found):
            return None  # "chị Lan thì sao"
        if found and not found[0].sure and not figure_places.is_a_place(ask.unit):
            return None
        if found:
            return figure_places.answers_of(found, ask.unit)
        if figure_places.is_a_place(ask.unit) and (not small or ask.goes_on):
            return {"unknown": True, **figure_places.like(chat, ask.unit)}
        return None
    if ask.what == "next":
        return None
    unit_id = kept.unit_id if kept is not None else first_post(chat.session, chat.person_id, Right.TOTALS).unit_id
    if ask.what in _COMPARED or ask.what in _OF_BRANCHES:  # of a branch that she has just read: those beside it
        unit_id = figure_places.compared_in(chat, unit_id, ask.level)
    return {"unit": unit_id}


def extras(chat: Chat, ask: FigureAsk, kept: Asked | None = None) -> dict[str, Any]:
    """What is asked beside the unit and the time, as the conversation keeps it."""
    what = ask.what or (kept.what if kept is not None else "rate")
    what = "rate" if what in {"trend", ""} or (not ask.what and what == "next") else what
    if ask.unit and not ask.what and what in SIDES:
        what = SIDES[what]  # of this one alone
    level, order, line, most = ask.level, ask.order, MEAN if ask.mean else ask.line, ask.most
    if not ask.what and kept is not None:
        level, order, line, most = kept.level, kept.order, kept.line, kept.most
    if ask.against and what not in SIDES and what not in {"rate", "often", "members", "new", "gathering", "changed"}:
        what = "rate"
    if what == "ranked" and ask.of_gathering:
        what = "gathering-ranked"
    if what == "ranked" and ask.of_women:
        what = f"{ask.of_women}-ranked"
    if what == "ranked" and ask.of_meetings:
        what = "met-ranked"
    against = ask.against or (kept.against if kept is not None and not ask.what else "")
    as_of = ask.as_of.isoformat() if ask.as_of else ""
    if not as_of and kept is not None and kept.as_of is not None and not ask.period:
        as_of = kept.as_of.isoformat()
    upto, beside = (kept.upto, list(kept.beside)) if kept is not None and not ask.what else (ask.upto, [])
    beside = beside if what in SIDES else []
    return {"what": what, "order": order, "most": most, "line": line, "level": level, "against": against,
            "as_of": as_of, "before": ask.before_merger, "own_time": False, "upto": upto, "beside": beside}  # fmt: skip


def _period(chat: Chat, ask: FigureAsk, kept: Asked | None) -> Period:
    today = chat.local().date()
    books = cut_off(chat)
    if ask.period is not None:
        return ask.period
    if ask.as_of is not None:
        year = periods.current("year", ask.as_of, cut_off=books)
        return Period(year.start, ask.as_of + DAY, "range")
    if ask.against_kind and (kept is None or kept.period.kind in {"range", "day", "week"}):
        return periods.current(ask.against_kind, today, cut_off=books)  # type: ignore[arg-type]
    by_year = ask.what in _BY_YEAR or ask.of_women == "new"
    if kept is not None and not (by_year and kept.period.kind in {"day", "week", "month"}):
        return kept.period
    return periods.current("year" if by_year else "month", today, cut_off=books)


def _measure(chat: Chat, ask: FigureAsk, answers: dict[str, Any], near: Asked | None) -> Result:
    """ "dưới 60%": of those who came, or of the women who are members; asked where neither is plain."""
    if ask.what != "beside":
        return None
    gathering = ask.of_gathering
    if gathering is None and near is not None:
        gathering = near.what in {"gathering", "gathering-beside"}
    if gathering:
        answers["ask"]["what"] = "gathering-beside"
        return None
    if gathering is None and not ask.mean and "unit" in answers and not figure_places.is_small(chat, answers["unit"]):
        here = asked_of(chat, answers)
        other = replace(here, what="gathering-beside")
        line = {"line": ask.line, "upto": ask.upto, "way": here.way, "part": "", "whole": "", "mean": 0}
        return Reply(
            (Words("figures-which-rate", line),),
            (Option("label-attendance-rate", here.tap()), Option("label-gathering-rate", other.tap())),
        )
    return None


def _of_shown(chat: Chat, ask: FigureAsk, near: Asked | None) -> Result:
    """A picture, a workbook, the units below, the one above: of the figures that she has just read."""
    from bot import figure_options

    if near is None:
        return None
    if ask.what == "each":
        return Bound(replace(near, what="each", order="name", most=0, line=0, level="", against="").tap())
    if ask.what == "up":
        higher = figure_places.above(chat, near.unit_id)
        return Bound(replace(near, unit_id=higher or near.unit_id, what="rate", level="", most=0).tap())
    wanted = {"chart": "label-chart", "workbook": "label-workbook"}.get(ask.what)
    taps = [option.tap for option in figure_options.papers(near) if option.label == wanted]
    return Bound(taps[0]) if taps else None


def asked_of(chat: Chat, answers: Mapping[str, Any]) -> Asked:
    """The question with its answers: the months are those of the unit's own books."""
    from bot.figure_periods import period_of

    unit = get_unit(chat.session, int(answers["unit"]))
    more = answers.get("ask", {})
    period = period_of(answers["period"])
    books = cut_offs(chat.session, unit.id or 0)
    if unit.closed_on is not None and not more.get("own_time") and period.start >= unit.closed_on:
        period = periods.current("month", unit.closed_on - DAY, cut_off=books)
    if period.kind not in {"day", "week", "range"} and period.cut_off != books:
        period = periods.book(period.kind, period.year, period.number, cut_off=books)  # type: ignore[arg-type]
    what = more.get("what", "rate")
    if what in {"unmet", "met", "unmarked"} and figure_places.is_small(chat, unit.id or 0):
        what = "rolls" if what == "unmarked" else "rate"  # of one branch
    as_of = date.fromisoformat(more["as_of"]) if more.get("as_of") else None
    if as_of is not None and (as_of >= clock.today() or (unit.opened_on or date.min) > as_of):
        as_of = None  # a unit that is younger is seen with all that is in it now
    return Asked(
        unit.id or 0, period, what, more.get("order", ""), more.get("most", 0),
        more.get("line", 0), more.get("level", ""), more.get("against", ""), as_of, more.get("upto", 0),
        tuple(more.get("beside", ())),
    )  # fmt: skip


def before_merger(chat: Chat, asked: Asked, *, own_time: bool) -> Asked | Reply:
    """The same on the day before the last merger; a unit that was made by it leads to those that went into it."""
    day = merged_on(chat.session, asked.unit_id)
    unit = get_unit(chat.session, asked.unit_id)
    if day is None:
        return Reply((Words("figures-no-merger", {"unit": unit.name}),))
    last = day - DAY
    period = asked.period
    if not own_time and period.end > day:
        period = Period(periods.current("year", last, cut_off=cut_off(chat)).start, day, "range")
    if (unit.opened_on or date.min) <= last:
        return replace(asked, period=period, as_of=last)
    old = merged_into(chat.session, asked.unit_id, day)[: figure_places.MOST]
    options = (
        Option("label-unit", replace(asked, unit_id=one.id or 0, period=period).tap(), variables={"unit": one.name})
        for one in old
    )
    return Reply((Words("figures-made-by-merger", {"unit": unit.name, "day": day}),), tuple(options))


def cut_off(chat: Chat) -> CutOff:
    """The days on which her unit closes its books; 0 is the month's end."""
    unit_id = first_post(chat.session, chat.person_id, Right.TOTALS).unit_id
    return cut_offs(chat.session, unit_id)
