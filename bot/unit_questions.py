"""What a cadre asks of units beside their figures: how many, which place, when they meet, why so low, the report."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from bot import figure_gathering, figure_options, figure_places, unseen
from bot.figure_answers import rate
from bot.figure_asked import Asked, last_asked
from bot.figure_meant import cut_off
from bot.figure_options import called, sentence
from bot.figure_periods import period_name, period_so_far
from bot.figures import answer
from bot.meetings import described
from bot.reading.unit_asks import UnitAsk, read_unit_ask
from bot.replies import Chat, Option, Reply, Result, Said, Words
from models import clock, report_periods
from models.comparisons import in_order
from models.cut_offs import cut_offs
from models.figures import Attended, attendance
from models.groups import open_units
from models.last_meetings import meetings_on
from models.periods import Period, current
from models.posts import Right, first_post
from models.report_drafts_kept import REPORTING, STANDS, last_issue
from models.units import UnitKind, get_unit

PAGE = 8  # meetings in one message
NAMED = 12  # units in one message
_KINDS = {
    **dict.fromkeys(("chi hoi", "thon", "ap", "xom", "khu pho", "khu"), UnitKind.BRANCH),
    "to": UnitKind.GROUP,
    **dict.fromkeys(("clb", "cau lac bo"), UnitKind.CLUB),
    **dict.fromkeys(("xa", "phuong"), UnitKind.COMMUNE),
}


def line(chat: Chat, text: str) -> Result:
    """Such a question of whoever has several branches; None where a line is about something else."""
    own = figure_places.own_units(chat)
    if not own or figure_places.is_small(chat, own[0]):
        return None
    ask = read_unit_ask(text, today=chat.local().date(), cut_off=cut_off(chat))
    if ask is None:
        return None
    unit_id = _unit(chat, ask.unit)
    return _ANSWERS[ask.what](chat, ask, unit_id) if unit_id is not None else None


def _unit(chat: Chat, words: str) -> int | None:
    """The unit that the words name, her own for none; None where they name none of hers, or several."""
    own = first_post(chat.session, chat.person_id, Right.TOTALS).unit_id
    if not words or words in _OWN or figure_places.is_the_unit(get_unit(chat.session, own), words):
        return own
    found = figure_places.named(chat, words)
    named = found and found[0].sure and (figure_places.is_a_place(words) or figure_places.is_the_name(found[0], words))
    return found[0].id if named and len(found) == 1 else None


_OWN = frozenset(
    f"{whole}{unit}{mine}".strip()
    for whole in ("", "toan ", "ca ")
    for unit in ("xa", "phuong", "tinh", "huyen", "don vi", "hoi", "")
    for mine in ("", " minh", " ta", " toi")
)


def _month(chat: Chat) -> Period:
    return current("month", chat.local().date(), cut_off=cut_off(chat))


def _count(chat: Chat, ask: UnitAsk, unit_id: int) -> Result:
    kind = _KINDS.get(ask.kind)
    unit = get_unit(chat.session, unit_id)
    if kind is None:
        kind = UnitKind.BRANCH if unit.kind == UnitKind.COMMUNE else UnitKind.COMMUNE
    if ask.period is not None:
        return None  # "mấy chi hội tháng 9" is of meetings
    found = [one.name for one in open_units(chat.session, [unit_id], kind)]
    words = {
        "unit": sentence(called(chat, unit_id)),
        "count": len(found),
        "of": str(kind),
        "names": ", ".join(found[:NAMED]),
        "left": max(len(found) - NAMED, 0),
    }
    each = figure_options.each(Asked(unit_id, _month(chat)), str(kind))
    below = kind in {UnitKind.BRANCH, UnitKind.COMMUNE} and found
    return Reply((Words("units-count", words),), (each,) if below else ())


def _place(chat: Chat, ask: UnitAsk, unit_id: int) -> Result:
    if not ask.unit and (just := last_asked(chat)) is not None:
        unit_id = just.unit_id
    higher = figure_places.above(chat, unit_id)
    if higher is None:
        return Reply((Words("place-not-known", {"unit": called(chat, unit_id)}),))
    near = last_asked(chat)
    period = ask.period or (near.period if near is not None else _month(chat))
    found = attendance(chat.session, chat.who, higher, period.start, period.end)
    kind = get_unit(chat.session, unit_id).kind
    rated = [one for one in in_order(found.parts, "high") if not one.direct and one.kind == kind]
    mine = next((one for one in rated if one.unit_id == unit_id), None)
    better = [one for one in rated if mine and (one.attended.percent or 0) > (mine.attended.percent or 0)]
    words = {
        "unit": sentence(called(chat, unit_id)),
        "above": found.unit,
        "period": period_so_far(chat, period, chat.local().date()),
        "place": len(better) + 1 if mine else 0,
        "all": len(rated),
        "of": str(kind),
    } | figure_options.figures(chat, mine.attended if mine else Attended())
    ranked = Asked(higher, period, "ranked", "high")
    return Reply((Words("unit-place", words),), (Option("label-ranking", ranked.tap()),))


def _coming(chat: Chat, ask: UnitAsk, unit_id: int) -> Result:
    found = meetings_on(chat.session, chat.who, unit_id, ask.first, ask.last, PAGE)
    today = chat.local().date()
    days = _days_said(chat, ask)
    words = {"unit": sentence(called(chat, unit_id)), "days": days, "count": len(found), "past": _is_past(ask, today)}
    said: list[Said] = [Words("meetings-coming", words)]
    for meeting, name in found[:PAGE]:
        came = {
            "held": "yes" if meeting.starts_at <= chat.now else "",
            "rolled": "yes" if meeting.roll_at else "",
            "present": meeting.present,
            "expected": meeting.expected,
        }
        told = described(chat.session, meeting) | {"unit": name} | came
        said.append(Words("meeting-coming", told))
    if len(found) > PAGE:
        said.append(Words("meetings-coming-more"))
    return Reply(tuple(said))


def _is_past(ask: UnitAsk, today: date) -> str:
    return "yes" if ask.last is not None and ask.last <= today else ""


def _days_said(chat: Chat, ask: UnitAsk) -> str:
    if ask.first is None or ask.last is None:
        return ""
    days = (ask.last - ask.first).days
    kind: Any = "day" if days == 1 else "week" if days == 7 else "month"
    return period_name(
        chat, Period(ask.first, ask.last, kind, ask.first.year, ask.first.month if kind == "month" else 0)
    )


def _why(chat: Chat, ask: UnitAsk, unit_id: int) -> Result:
    near = last_asked(chat)
    if near is None and not ask.unit and len(chat.incoming.text.split()) < 4:
        return None  # "sao vậy em", of anything
    period = ask.period or (near.period if near is not None else _month(chat))
    asked = Asked(unit_id if ask.unit or near is None else near.unit_id, period)
    told = rate(chat, asked)
    months = Option("label-months", replace(asked, what="months").tap())
    others = tuple(one for one in told.options if one.label != "label-months")
    return replace(told, said=(*told.said, Words("figures-why")), options=(months, *others))


def _unseen(chat: Chat, ask: UnitAsk, unit_id: int) -> Result:
    return unseen.unit(chat, unit_id) if ask.unit else None


def _report(chat: Chat, ask: UnitAsk, unit_id: int) -> Result:
    if get_unit(chat.session, unit_id).kind not in REPORTING or not ask.unit:
        return None
    period = ask.period or report_periods.meant("month", chat.local().date(), cut_offs(chat.session, unit_id))
    if not period.number:
        return None
    row = last_issue(chat.session, unit_id, period.kind, period.year, period.number)
    sent = row is not None and row.state in STANDS
    at = (row.sent_at or row.confirmed_at) if row is not None and sent else None
    day = clock.day_of(at) if at is not None else None
    words = {
        "unit": sentence(called(chat, unit_id)),
        "period": period_name(chat, period),
        "state": "sent" if sent else "draft" if row is not None else "none",
        "day": f"{day.day}/{day.month}" if day else "",
    }
    look = Option("label-report", f"report-of:{unit_id}:{period.kind}:{period.year}:{period.number}")
    return Reply((Words("report-of-unit", words),), (look,))


def _target(chat: Chat, ask: UnitAsk, unit_id: int) -> Result:
    told = figure_gathering.rate(chat, Asked(unit_id, ask.period or _month(chat), "gathering"))
    return told.after(Words("no-targets"))


def _again(chat: Chat, _ask: UnitAsk, _unit_id: int) -> Result:
    near = last_asked(chat)
    return answer(chat, near) if near is not None else None


def _so_far(chat: Chat, ask: UnitAsk, unit_id: int) -> Result:
    near = last_asked(chat)
    year = current("year", chat.local().date(), cut_off=cut_off(chat))
    return rate(chat, Asked(near.unit_id if near is not None else unit_id, ask.period or year))


_ANSWERS: dict[str, Callable[[Chat, UnitAsk, int], Result]] = {
    "count": _count,
    "place": _place,
    "coming": _coming,
    "why": _why,
    "unseen": _unseen,
    "report": _report,
    "target": _target,
    "again": _again,
    "so-far": _so_far,
}
