"""A span of time and nothing else: "tháng này", "quý 3", "tuần sau"; what is asked of it is what she has just read."""

from dataclasses import replace

from bot import asked_meetings, figures, meetings
from bot.figure_asked import Asked, last_asked
from bot.figure_meant import cut_off
from bot.figure_periods import period_name
from bot.reading.asked_meetings import read_asked
from bot.reading.intents import Intent
from bot.reading.period_faults import read_fault
from bot.reading.periods import read_period
from bot.replies import Chat, Option, Reply, Result, Start, Words
from models.periods import Period
from models.posts import Right, posts_of
from models.text import fold

_LONGEST = 40  # characters
_LITTLE = {"", "a", "thi", "thi sao", "sao", "nhe", "di", "em", "em nhe", "the nao", "con"}
_SPANS_PAST = {"tuan nay", "tuan truoc", "tuan vua qua", "tuan qua", "hom qua"}  # of figures right after some
_SHORT_SPANS = {"hom nay", "ngay mai", "tuan nay", "tuan sau", "tuan toi"}


def line(chat: Chat, text: str) -> Result:
    """Of the figures where they were shown just before; else she is asked what she wants. None for other words."""
    said = fold(text)
    if said in _SPANS_PAST and (told := _of_figures(chat, text)) is not None:
        return told
    if len(said) > _LONGEST or chat.person_id is None:
        return None
    if said in _SHORT_SPANS:
        asked = read_asked(f"lich hop {text}", now=chat.local())
        return asked_meetings.asked(chat, asked) if asked else None
    able = any(Right.TOTALS in held.rights for held in posts_of(chat.session, chat.person_id))
    period, rest = read_period(text, today=chat.local().date(), cut_off=cut_off(chat) if able else 0)
    if period is None and able and (told := _faulty(chat, text)) is not None:
        return told
    if period is None or period.kind in {"day", "week"} or fold(rest).strip(" ?.,!") not in _LITTLE:
        return None
    if not able:  # there is nothing else for her to see
        return meetings.schedule(chat) if period.kind == "month" and period.end > chat.local().date() else None
    if (last := last_asked(chat, just_now=True)) is not None:
        return figures.answer(chat, replace(last, period=period, as_of=None))
    return _which(chat, period)


def _of_figures(chat: Chat, text: str) -> Result:
    """ "tuần này", "hôm qua", right after figures: those of these days."""
    last = last_asked(chat, just_now=True)
    if last is None:
        return None
    period, _rest = read_period(text, today=chat.local().date())
    return None if period is None else figures.answer(chat, replace(last, period=period, as_of=None))


def _faulty(chat: Chat, text: str) -> Result:
    """ "tháng 13", of the figures just shown: why there are none, and the time is asked again."""
    last = last_asked(chat, just_now=True)
    fault = read_fault(text, today=chat.local().date()) if last is not None else None
    if last is None or fault is None or fold(fault.rest).strip() not in _LITTLE:
        return None
    answers = {"unit": last.unit_id, "ask": {"what": last.what, "order": last.order, "own_time": True}}
    return Start("figures", answers, (Words("period-fault", {"why": fault.why, "said": fault.said}),))


def _which(chat: Chat, period: Period) -> Reply:
    name = {"period": period_name(chat, period)}
    unit = figures.own_unit(chat)
    tap = Asked(unit, period).tap()
    coming = (Option("label-schedule", f"menu:{Intent.SCHEDULE}"),) if period.end > chat.local().date() else ()
    return Reply((Words("which-of-period", name),), (Option("label-figures-of", tap, variables=name), *coming))
