"""Which report is asked for in words, or how those below stand; where none is named, which it may be."""

from dataclasses import replace

from bot import figure_places, report_dues, reports_meant
from bot.figure_meant import cut_off
from bot.figure_periods import period_name
from bot.reading.reports import ReportAsk, asks_to_nudge, asks_which, read_report, read_why
from bot.replies import Chat, Option, Reply, Result, Words
from bot.reports import nudge, of, standing
from bot.reports_before import why
from models import questions, report_periods
from models.cut_offs import cut_offs
from models.periods import DAY, BookKind, Period
from models.posts import Right, first_post, posts_of
from models.report_drafts_kept import REPORTING
from models.report_drafts_unsent import waited_for
from models.units import get_unit


def line(chat: Chat, text: str) -> Result:
    """A whole line that asks for a report or how they stand; None where it is about something else."""
    held = [one for one in posts_of(chat.session, chat.person_id) if Right.TOTALS in one.rights]
    held = [one for one in held if one.unit_kind in REPORTING]
    if not held:
        return None
    if (done := reports_meant.lacking(chat, text) or reports_meant.handed_back(chat, text)) is not None:
        return done
    if (unit := read_why(text)) is not None and (done := why(chat, unit)) is not None:
        return done
    if asks_which(text):
        return begin(chat)
    if asks_to_nudge(text):
        return _nudge_seen(chat)
    ask = read_report(text, today=chat.local().date(), cut_off=cut_off(chat))
    return _asked(chat, ask) if ask is not None else None


def _nudge_seen(chat: Chat) -> Result:
    """ "nhắc những nơi chưa gửi": of the period that she has just looked at, else of this one."""
    for question in questions.asked_last(chat.session, chat.who.contact_id, chat.now, limit=1):
        for _shown, _label, tap in question.choices or []:
            name, _, rest = tap.partition(":")
            if name in {"reports", "reports-nudge", "reports-more"}:
                unit_id, kind, year, number = rest.split(":")[:4]
                return nudge(chat, int(unit_id), kind, int(year), int(number))
    held = first_post(chat.session, chat.person_id, Right.TOTALS)
    if held.unit_kind not in REPORTING or held.unit_kind == "branch":
        return None
    return report_dues.nudge(chat, held.unit_id, waited_for(chat.session, held.unit_id)[0])


def begin(chat: Chat) -> Reply:
    """/baocao: the reports that may be meant, of her own unit; where there are units below, how theirs stand."""
    held = first_post(chat.session, chat.person_id, Right.TOTALS)
    if held.unit_kind not in REPORTING:
        return Reply((Words("report-not-hers"),))
    kinds: tuple[BookKind, ...] = ("month", "quarter", "half", "nine", "year")
    options = []
    for kind in kinds:
        period = latest(chat, held.unit_id, kind)
        if period is not None:
            words = {"kind": str(kind), "number": period.number, "year": str(period.year)}
            tap = f"report-of:{held.unit_id}:{kind}:{period.year}:{period.number}"
            options.append(Option("report-period-label", tap, variables=words))
    if held.unit_kind != "branch":
        period = waited_for(chat.session, held.unit_id)[0]
        options.append(
            Option("label-report-standing", f"reports:{held.unit_id}:{period.kind}:{period.year}:{period.number}")
        )
    return Reply((Words("report-which", {"unit": held.unit_name}),), tuple(options))


def latest(chat: Chat, unit_id: int, kind: BookKind) -> Period | None:
    """The period of a kind whose report is written now: the one that is about to close, or closed last."""
    return report_periods.to_write(kind, chat.local().date(), cut_offs(chat.session, unit_id))


def _meant(chat: Chat, unit_id: int, kind: BookKind) -> Period:
    """ "Báo cáo tháng": of the month that closed lately or closes soon, else of the one that runs."""
    return report_periods.meant(kind, chat.local().date(), cut_offs(chat.session, unit_id))


def _asked(chat: Chat, ask: ReportAsk) -> Result:
    held = first_post(chat.session, chat.person_id, Right.TOTALS)
    if held.unit_kind not in REPORTING:
        return None
    unit_id = held.unit_id
    if ask.unit or ask.longer:
        found = figure_places.named_whole(chat, ask.unit, ask.longer)
        if not found and not ask.unit:  # "báo cáo thôn mình ơi"
            return _of_unit(chat, ask, unit_id)
        if not found or not found[0].sure:
            return _unknown(chat, ask) if found or figure_places.is_a_place(ask.unit) else None
        if len(found) > 1:
            return _which(chat, ask, [one.id for one in found[: figure_places.MOST]])
        unit_id = found[0].id
    return _of_unit(chat, ask, unit_id)


def _unknown(chat: Chat, ask: ReportAsk) -> Reply:
    """No unit has that name: those that come near it are offered."""
    near = figure_places.like(chat, ask.unit).get("found", [])
    said = figure_places.unknown(chat, ask.unit)
    return _which(chat, ask, near, near=True).after(said) if near else Reply((said,))


def _of_unit(chat: Chat, ask: ReportAsk, unit_id: int) -> Result:
    if ask.fault is not None:
        return begin(chat).after(Words("period-fault", {"why": ask.fault.why, "said": ask.fault.said}))
    if ask.what == "standing" and ask.period is None and get_unit(chat.session, unit_id).kind != "branch":
        return _waited_for(chat, unit_id, ask.kind)
    period = ask.period or _meant(chat, unit_id, ask.kind or "month")
    if ask.what == "standing":
        return standing(chat, unit_id, period.kind, period.year, period.number)
    return of(chat, unit_id, period.kind, period.year, period.number)


def _waited_for(chat: Chat, unit_id: int, kind: BookKind | None) -> Reply:
    """How those below stand where no time was named: of what closed last and is not complete; the others are named."""
    meant, *others = waited_for(chat.session, unit_id, kind)
    found = standing(chat, unit_id, meant.kind, meant.year, meant.number)
    if not others:
        return found
    closes = others[-1].end - DAY
    words = {
        "late": ", ".join(period_name(chat, one) for one in others[:-1]),
        "running": period_name(chat, others[-1]),
        "closes": f"{closes.day}/{closes.month}",
    }
    more = (
        Option(
            "report-period-label",
            f"reports:{unit_id}:{one.kind}:{one.year}:{one.number}",
            variables={"kind": str(one.kind), "number": one.number, "year": str(one.year)},
        )
        for one in others
    )
    return replace(found, said=(*found.said, Words("reports-also", words)), options=(*found.options, *more))


def _which(chat: Chat, ask: ReportAsk, units: list[int], *, near: bool = False) -> Reply:
    options = []
    for unit_id in units:
        period = ask.period or _meant(chat, unit_id, ask.kind or "month")
        tap = f"report-of:{unit_id}:{period.kind}:{period.year}:{period.number}"
        options.append(Option("label-unit", tap, variables={"unit": figure_places.full_name(chat, unit_id)}))
    words = {"found": len(units), "left": 0, "near": "yes" if near else ""}
    return Reply((Words("ask-figures-unit", words),), tuple(options))
