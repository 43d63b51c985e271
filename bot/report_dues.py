"""When reports are due; whom below her a cadre has reminded, of reports and of rolls, after she has seen how many."""

from dataclasses import replace
from datetime import date
from typing import Any

from bot import figure_places, reports_text
from bot.figure_meant import cut_off
from bot.figure_options import became, sentence
from bot.figure_periods import period_name
from bot.reading.report_dues import DueAsk, read_due
from bot.replies import Chat, Option, Reply, Result, Said, Words
from models import report_drafts_standing as standings
from models import report_dues
from models.met import went_into
from models.periods import Period
from models.posts import Held, Right, may, posts_of
from models.report_drafts_kept import REPORTING
from models.report_drafts_unsent import waited_for
from models.rolls_missing import ask_for_rolls, missing_rolls, rolls_too_old
from models.units import UnitKind, get_unit

NAMED = 8  # units in one message
_NO = Option("label-remind-later", "menu:menu", 0)


def line(chat: Chat, text: str) -> Result:
    """When a report is due, or a reminder to those below; None where a line is about something else."""
    every = [held for held in posts_of(chat.session, chat.person_id) if Right.TOTALS in held.rights]
    ask = read_due(text, today=chat.local().date(), cut_off=cut_off(chat)) if every else None
    if ask is None:
        return None
    held = next((one for one in every if one.unit_kind in REPORTING), None)
    if held is None or (ask.what != "due" and held.unit_kind == UnitKind.BRANCH):
        return None
    only = 0
    if ask.unit:
        found = figure_places.named(chat, ask.unit)
        if len(found) != 1 or not found[0].sure:
            return None
        only = found[0].id
    if ask.what == "rolls":
        span = ask.period
        return rolls(
            chat, only or held.unit_id, span.start.isoformat() if span else "", span.end.isoformat() if span else ""
        )
    if ask.what == "nudge":
        period = ask.period or waited_for(chat.session, held.unit_id, ask.kind)[0]
        return nudge(chat, held.unit_id, period, only)
    return _dues(chat, held, ask)


def _dues(chat: Chat, held: Held, ask: DueAsk) -> Reply:
    session, who, asked = chat.session, chat.who, ask.period
    if asked is not None:
        kind: Any = asked.kind
        found = [report_dues.report_due(session, who, held.unit_id, kind, asked.year, asked.number)]
    else:
        found = report_dues.running(session, who, held.unit_id, ask.kind)
    today = chat.local().date()
    said: list[Said] = [Words("reports-due", {"unit": sentence(held.unit_name)})]
    for one in found:
        words = {
            "period": period_name(chat, one.period),
            "closes": _day(one.closes, today),
            "drafted": _day(one.drafted, today),
            "until": _day(one.until, today),
            "left": (one.until - today).days,
            "state": "sent" if one.sent else "over" if one.until < today else "closed" if one.closes < today else "",
        }
        said.append(Words("report-due", words))
    begun = [one.period for one in found if one.drafted <= today]
    return Reply(tuple(said), tuple(_report(held.unit_id, period) for period in begun))


def _report(unit_id: int, period: Period) -> Option:
    words = {"kind": str(period.kind), "number": period.number, "year": str(period.year)}
    tap = f"report-of:{unit_id}:{period.kind}:{period.year}:{period.number}"
    return Option("report-period-label", tap, variables=words)


def _day(day: date, today: date) -> str:
    return f"{day.day}/{day.month}" + (f"/{day.year}" if day.year != today.year else "")


def nudge(chat: Chat, unit_id: int, period: Period, only: int = 0) -> Result:
    """Whose report is missing and who would be reminded; nobody is before she has said so. `only`: one unit below."""
    tail = f"{unit_id}:{period.kind}:{period.year}:{period.number}"
    seen = standings.standing(chat.session, chat.who, unit_id, period.kind, period.year, period.number)
    if only:
        every = seen.units
        seen = replace(seen, units=tuple(one for one in every if one.unit_id == only))
        if not seen.units and (into := went_into(chat.session, only)) is not None:  # its name of before
            is_due = any(one.unit_id == into.id for one in every)
            none_left = Reply((Words("nudge-merged", {"period": period_name(chat, seen.period)}),))
            found = nudge(chat, unit_id, period, into.id or 0) if is_due else none_left
            return found.after(became(chat, only, into)) if isinstance(found, Reply) else found
        if not seen.units:
            name = get_unit(chat.session, only).name  # two steps below: whoever is between them asks there
            return Reply((Words("figures-no-such-unit", {"name": name}),))
    if not seen.to_nudge or not may(chat.session, chat.person_id, Right.SEND, unit_id):  # the rule says why not
        return nudge_one(chat, unit_id, period.kind, period.year, period.number, only)
    language = chat.who.language
    words = {
        "period": period_name(chat, seen.period),
        "unit": seen.unit,
        "missing": len(seen.missing),
        "all": len(seen.units),
        "count": len(seen.to_nudge),
        "units": reports_text.named(language, [one.name for one in seen.to_nudge], NAMED),
        "nobody": reports_text.named(language, [one.name for one in seen.missing if not one.answered], NAMED),
        "nudged": len([one for one in seen.missing if one.nudged]),
    }
    yes = Option(
        "label-nudge-them",
        f"report-nudge-one:{tail}:{only}" if only else f"reports-nudge:{tail}",
        variables={"count": len(seen.to_nudge)},
    )
    return Reply((Words("nudge-reports", words),), (yes, _NO))


def nudge_one(chat: Chat, unit_id: int, kind: str, year: int, number: int, only: int) -> Result:
    """Whoever answers for that unit's report is reminded; of 0 everybody whose report is missing."""
    return standings.nudge(chat.session, chat.who, unit_id, kind, year, number, only=only or None)


def rolls(chat: Chat, unit_id: int, start: str = "", end: str = "") -> Result:
    """Which units lack a roll and who would be asked; nobody is before she has said so. Raises NotAllowed."""
    found, every = missing_rolls(chat.session, chat.who, unit_id, *_span(start, end))
    ask = [one for one in found if one.to_ask]
    language = chat.who.language
    old = rolls_too_old(chat.session, chat.who, unit_id, *_span(start, end))
    words = {
        "old": reports_text.named(language, [f"{name} ({day.day}/{day.month})" for name, day in old], NAMED) or "none",
        "missing": every,
        "count": len(ask),
        "units": reports_text.named(language, [f"{one.unit} ({one.day.day}/{one.day.month})" for one in ask], NAMED),
        "nobody": reports_text.named(language, [one.unit for one in found if one.nobody and not one.asked], NAMED),
        "asked": len([one for one in found if one.asked]),
    }
    said = Words("nudge-rolls", words)
    if not ask:
        return Reply((said,))
    yes = Option("label-nudge-them", f"rolls-ask:{unit_id}:{start}:{end}", variables={"count": len(ask)})
    return Reply((said,), (yes, _NO))


def ask_rolls(chat: Chat, unit_id: int, start: str, end: str) -> Result:
    """They are asked, as many as still are to be."""
    every, _count = missing_rolls(chat.session, chat.who, unit_id, *_span(start, end))
    found = [one.meeting_id for one in every if one.to_ask]
    if not found:
        return rolls(chat, unit_id, start, end)
    return ask_for_rolls(chat.session, chat.who, found)


def _span(start: str, end: str) -> tuple[date | None, date | None]:
    return (date.fromisoformat(start), date.fromisoformat(end)) if start and end else (None, None)


def taps(tap: Any) -> dict[str, Any]:
    """The taps that ask for rolls, and for one unit's report."""
    return {"rolls-ask": tap(ask_rolls, (int, str, str)), "report-nudge-one": tap(nudge_one, (int, str, int, int, int))}
