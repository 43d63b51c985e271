"""Charts and Excel files of figures: offered after every answer, asked for in one line, made by a job."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from bot import figure_places, papers
from bot.figure_asked import Asked, last_asked, remember
from bot.figure_meant import cut_off
from bot.figure_periods import kept_of, period_of
from bot.flow import Answers, Ask, Flow, Heard, Unclear
from bot.papers import roster
from bot.papers.charts import KINDS
from bot.reading.paper_line import PaperAsked, read_paper
from bot.reading.periods import read_period
from bot.reading.reports import read_report
from bot.replies import Chat, Option, Reply, Result, Start, Words
from models import periods
from models.cut_offs import cut_offs
from models.figures import MEETS
from models.periods import Period
from models.posts import NotAllowed, Right, first_post, post_for, posts_of
from models.text import fold
from models.trees import children_on
from models.units import ancestors, get_unit
from models.workbook_periods import checked


def options(unit_id: int, kept: Sequence[Any]) -> tuple[Option, ...]:
    """The chart and the Excel file of a unit and a period (as `bot.figure_periods.kept_of` keeps it)."""
    start, end = kept[0], kept[1]
    return (
        Option("label-chart", f"chart:{unit_id}:{start}:{end}"),
        Option("label-workbook", f"workbook:{unit_id}:{start}:{end}"),
    )


def chart(chat: Chat, unit_id: int, start: date, end: date, kind: str = "", as_of: str = "") -> Result:
    """Order a chart; those that may be wanted besides are offered."""
    post_for(chat.session, chat.person_id, Right.TOTALS, unit_id)
    checked(start, end)
    _goes_on(chat, unit_id)
    several = _several(chat, unit_id)
    kind = kind if kind in KINDS else "units" if several else "months"
    days = {"start": start.isoformat(), "end": end.isoformat(), "as_of": as_of}
    reply = papers.order(chat, "chart", unit_id, what=kind, **days)
    tap = f"chart:{unit_id}:{start}:{end}"
    others = [("label-chart-months", "months")]
    if several:
        others += [("label-chart-units", "units"), ("label-chart-gathering", "gathering")]
    more = (Option(label, f"{tap}:{name}:{as_of}", variables={"of": several}) for label, name in others if name != kind)
    return replace(reply, options=tuple(more))


def workbook(chat: Chat, unit_id: int, start: date, end: date, as_of: str = "") -> Result:
    """Order the Excel file."""
    post_for(chat.session, chat.person_id, Right.TOTALS, unit_id)
    checked(start, end)
    _goes_on(chat, unit_id)
    days = {"start": start.isoformat(), "end": end.isoformat(), "as_of": as_of}
    return papers.order(chat, "figures-workbook", unit_id, **days)


def _goes_on(chat: Chat, unit_id: int) -> None:
    """The figures of the unit that she has just read are still what she talks about."""
    last = last_asked(chat)
    if last is not None and last.unit_id == unit_id:
        remember(chat, last)


def _several(chat: Chat, unit_id: int) -> str:
    """What the units right below are, where there are at least two; "" else."""
    below = [one for one in children_on(chat.session, unit_id, None) if one.kind in MEETS and one.closed_on is None]
    return str(below[0].kind) if len(below) > 1 else ""


def line(chat: Chat, text: str) -> Result:
    """One line: "biểu đồ xã Hoa Mai quý 3", "xuất excel tháng 10"; None for anything else."""
    if not any(Right.TOTALS in held.rights for held in posts_of(chat.session, chat.person_id)):
        return None
    asked = read_paper(text, today=chat.local().date(), cut_off=cut_off(chat))
    if asked is None:
        return None
    bare = asked.what == "workbook" and not asked.unit and asked.period is None
    if bare and last_asked(chat) is None and not _says_figures(text):
        return begin(chat)
    return _asked(chat, asked)


def _says_figures(text: str) -> bool:
    return any(word in fold(text) for word in ("so lieu", "bao cao", "thong ke"))


def _asked(chat: Chat, asked: PaperAsked) -> Result:
    """Of what she names; else of the figures that she has just read; else of her own unit, and the time is asked."""
    near = last_asked(chat, just_now=True)
    if near is not None and near.beside and not asked.unit:
        return of_several(chat, near if asked.period is None else replace(near, period=asked.period), asked)
    answers: dict[str, Any] = {"what": asked.what, "kind": asked.kind}
    before: tuple[Words, ...] = ()
    if asked.unit:
        found = figure_places.named_whole(chat, asked.unit, asked.longer)
        if found:
            answers |= figure_places.answers_of(found, asked.unit)
        elif figure_places.is_a_place(asked.unit):
            answers |= figure_places.like(chat, asked.unit)
            before = (figure_places.unknown(chat, asked.unit),)
        else:
            return None
    elif near is not None:
        answers["unit"] = near.unit_id
    else:
        answers["unit"] = first_post(chat.session, chat.person_id, Right.TOTALS).unit_id
    if asked.period is not None:
        answers["period"] = kept_of(asked.period)
    elif near is not None:
        answers["period"] = kept_of(near.period)
        answers["as_of"] = near.as_of.isoformat() if near.as_of else ""
    return Start("figure_papers", answers, before)


def of_several(chat: Chat, near: Asked, asked: PaperAsked) -> Reply:
    """Of units that she has just set side by side: a chart of these, or the Excel file that has them all."""
    units, span, as_of = [near.unit_id, *near.beside], near.period, near.as_of.isoformat() if near.as_of else ""
    for one in units:
        post_for(chat.session, chat.person_id, Right.TOTALS, one)
    checked(span.start, span.end)
    remember(chat, near)
    names = ", ".join(get_unit(chat.session, one).name for one in units)
    if asked.what == "chart":
        days = {"start": span.start.isoformat(), "end": span.end.isoformat(), "as_of": as_of}
        drawn = papers.order(chat, "chart", near.unit_id, what="units", beside=list(near.beside), **days)
        return drawn.after(Words("chart-of-several", {"units": names}))
    over = _over_all(chat, units)
    if over is None:  # nothing of hers has them all
        options = tuple(
            Option("label-unit", f"workbook:{one}:{span.start}:{span.end}:{as_of}",
                   variables={"unit": get_unit(chat.session, one).name}) for one in units
        )  # fmt: skip
        return Reply((Words("workbook-of-which"),), options)
    reply = workbook(chat, over, span.start, span.end, as_of)
    assert isinstance(reply, Reply)  # noqa: S101 (an order is answered so)
    return reply.after(Words("workbook-of-several", {"units": names, "unit": get_unit(chat.session, over).name}))


def _over_all(chat: Chat, units: Sequence[int]) -> int | None:
    """The nearest unit that has all of these and whose figures are hers."""
    own = posts_of(chat.session, chat.person_id)
    mine = {held.unit_id for held in own if Right.TOTALS in held.rights}
    lines = [[unit.id or 0 for unit in ancestors(chat.session, one)] for one in units]
    common = [one for one in lines[0] if all(one in others for others in lines[1:])]
    return next((one for one in common if mine & {u.id for u in ancestors(chat.session, one)}), None)


def begin(chat: Chat) -> Result:
    """ "xuất", "/xuat": the figures for who keeps several branches, the list of members for a head; else which."""
    held = [one for one in posts_of(chat.session, chat.person_id) if Right.TOTALS in one.rights]
    text = fold(chat.incoming.text)
    if not held or "danh sach" in text:
        return roster.begin(chat)
    figures = Option("label-workbook-file", f"workbook-when:{held[0].unit_id}")
    if _says_figures(text) or not any(Right.NAMES in one.rights for one in held):
        return workbook_when(chat, held[0].unit_id)
    return Reply((Words("which-file"),), (figures, Option("label-roster-file", "roster-file")))


def workbook_when(chat: Chat, unit_id: int) -> Result:
    """The Excel file of a unit: the time is asked."""
    post_for(chat.session, chat.person_id, Right.TOTALS, unit_id)
    return Start("figure_papers", {"what": "workbook", "kind": "", "unit": unit_id})


def command(chat: Chat) -> Result:
    """ "/xuat thôn Mận quý 3"."""
    return line(chat, chat.incoming.text) or begin(chat)


_SAID = {"month": "tháng này", "last": "tháng trước", "quarter": "quý này", "year": "năm nay"}


def _hear_period(chat: Chat, heard: Heard, _answers: Answers) -> list[Any]:
    text = _SAID.get(heard.value, heard.text)
    today = chat.local().date()
    period, _rest = read_period(text, today=today, cut_off=cut_off(chat))
    if period is None or read_report(text, today=today) is not None:  # "xem báo cáo quý 3" is no time for this file
        raise Unclear(Words("unclear-period"))
    return kept_of(period)


_PERIODS = (
    Option("label-this-month", "month"),
    Option("label-last-month", "last"),
    Option("label-this-quarter", "quarter"),
    Option("label-this-year", "year"),
)


def _order(chat: Chat, answers: Answers) -> Result:
    unit_id, period = int(answers["unit"]), _of_books(chat, int(answers["unit"]), period_of(answers["period"]))
    as_of = answers.get("as_of", "")
    last = last_asked(chat)
    if last is None or last.unit_id != unit_id:
        remember(chat, Asked(unit_id, period))
    if answers["what"] == "workbook":
        return workbook(chat, unit_id, period.start, period.end, as_of)
    return chart(chat, unit_id, period.start, period.end, answers["kind"], as_of)


def _of_books(chat: Chat, unit_id: int, period: Period) -> Period:
    """A month, quarter or year is that of the unit's own books."""
    own = cut_offs(chat.session, unit_id)
    if period.kind in {"day", "week", "range"} or period.cut_off == own:
        return period
    return periods.book(period.kind, period.year, period.number, cut_off=own)  # type: ignore[arg-type]


PAPERS = Flow(
    "figure_papers",
    (
        Ask("unit", figure_places.hear, figure_places.options, show=figure_places.show),
        Ask("period", _hear_period, lambda c, a: _PERIODS, show=lambda c, a: {"what": a.get("what", "")}),
    ),
    _order,
)


def _kind(text: str) -> str:
    if text not in {"", *KINDS}:
        raise NotAllowed
    return text


def _day_or_none(text: str) -> str:
    return date.fromisoformat(text).isoformat() if text else ""


def taps(tap: Any) -> dict[str, Any]:
    """The taps of charts and Excel files."""
    day = date.fromisoformat
    return {
        "chart": tap(chart, (int, day, day, _kind, _day_or_none)),
        "workbook": tap(workbook, (int, day, day, _day_or_none)),
        "workbook-when": tap(workbook_when, (int,)),
        "roster-file": tap(roster.begin),
    }
