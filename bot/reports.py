"""Reports in chat: asked for in words, read, changed a line at a time, confirmed; and who below has not sent hers."""

from dataclasses import replace
from typing import Any

from bot import figure_places, papers
from bot.figure_meant import cut_off
from bot.reading.reports import ReportAsk, ReportEdit, asks_to_nudge, read_deed, read_edit, read_report
from bot.replies import Chat, Option, Reply, Result, Said, Start, Words
from bot.reports_shown import hard_page, page, reply
from models import questions, report_drafts, report_periods
from models import report_drafts_standing as standings
from models.cut_offs import cut_offs
from models.facts import Fact
from models.periods import BookKind, Period
from models.posts import Right, first_post, post_for, posts_of
from models.report_drafts_kept import REPORTING
from models.report_drafts_said import ReportTakenUp


def line(chat: Chat, text: str) -> Result:
    """A whole line that asks for a report or how they stand; None where it is about something else."""
    held = [one for one in posts_of(chat.session, chat.person_id) if Right.TOTALS in one.rights]
    held = [one for one in held if one.unit_kind in REPORTING]
    if not held:
        return None
    if asks_to_nudge(text):
        return _nudge_seen(chat)
    ask = read_report(text, today=chat.local().date(), cut_off=cut_off(chat))
    return _asked(chat, ask) if ask is not None else None


def edited(chat: Chat, text: str) -> Result:
    """A change of the report that she has just read; None where it is none, or nothing was read."""
    deed = read_deed(text)
    if (not deed and read_edit(text) is None) or (before := before_her(chat)) is None:
        return None
    if not deed:
        return edit(chat, *before, chat.incoming.text)
    report_id, seen = before
    shown = report_drafts.shown(chat.session, chat.who, report_id)
    if deed == "edit":
        return begin_edit(chat, report_id, seen) if shown.open else again(chat, report_id, seen)
    if deed == "send":
        return send(chat, report_id, seen) if shown.open else show(chat, report_id)
    return word(chat, report_id) if deed == "word" else hard(chat, report_id, 0)


def edit(chat: Chat, report_id: int, seen: str, text: str) -> Result:
    """A change that was typed: done, or its reason asked for first; None where it is none."""
    change = read_edit(text)
    if change is None:
        return None
    post_for(chat.session, chat.person_id, Right.DRAFT, _unit_of(chat, report_id))
    answers: dict[str, Any] = {"report": report_id, "seen": seen}
    if change.what == "figure" and change.value is not None and not change.text:
        return Start("report", answers | {"what": change.figure, "value": change.value})
    return changed(chat, report_id, seen, change)


def changed(chat: Chat, report_id: int, seen: str, change: ReportEdit) -> Reply:
    """Carry out a change, and show the report again."""
    session, who = chat.session, chat.who
    fact: Fact
    if change.what == "figure":
        fact = report_drafts.change_figure(session, who, report_id, seen, change.figure, change.value, change.text)
    elif change.what == "drop":
        fact = report_drafts.drop(session, who, report_id, seen, change.number)
    elif change.what == "back":
        fact = report_drafts.put_back(session, who, report_id, seen)
    else:
        fact = report_drafts.write(session, who, report_id, seen, change.text, change.what)
    shown = reply(chat, report_drafts.shown(session, who, report_id), fact)
    if change.what == "drop":
        mark = report_drafts.shown(session, who, report_id).mark
        back = Option("label-report-back", f"report-back:{report_id}:{mark}")
        shown = replace(shown, options=(*shown.options, back))
    return shown


def written(chat: Chat) -> bool:
    """Whether her message is what she writes into the report before her: she may have to write of violence there."""
    change = read_edit(chat.incoming.text)
    return change is not None and change.what in {"more", "hard"} and before_her(chat) is not None


def before_her(chat: Chat) -> tuple[int, str] | None:
    """The open report that she has read last, where nothing was said since: its id, and its mark then."""
    for question in questions.asked_last(chat.session, chat.who.contact_id, chat.now, limit=1):
        for _shown, _label, tap in question.choices or []:
            name, _, rest = tap.partition(":")
            if name in {"report-edit", "report-again"}:  # of one that was confirmed the rule says what to do
                report_id, _, seen = rest.partition(":")
                return int(report_id), seen
    return None


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
    period = _meant(chat, held.unit_id, "month")
    return nudge(chat, held.unit_id, period.kind, period.year, period.number)


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
        period = _meant(chat, held.unit_id, "month")
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
    if ask.unit:
        found = figure_places.named(chat, ask.unit)
        if not found or not found[0].sure:
            return Reply((Words("figures-no-such-unit"),)) if found or figure_places.is_a_place(ask.unit) else None
        if len(found) > 1:
            return _which(chat, ask, [one.id for one in found[: figure_places.MOST]])
        unit_id = found[0].id
    if ask.fault is not None:
        return begin(chat).after(Words("period-fault", {"why": ask.fault.why, "said": ask.fault.said}))
    period = ask.period or _meant(chat, unit_id, ask.kind or "month")
    if ask.what == "standing":
        return standing(chat, unit_id, period.kind, period.year, period.number)
    return of(chat, unit_id, period.kind, period.year, period.number)


def _which(chat: Chat, ask: ReportAsk, units: list[int]) -> Reply:
    options = []
    for unit_id in units:
        period = ask.period or _meant(chat, unit_id, ask.kind or "month")
        tap = f"report-of:{unit_id}:{period.kind}:{period.year}:{period.number}"
        options.append(Option("label-unit", tap, variables={"unit": figure_places.full_name(chat, unit_id)}))
    return Reply((Words("ask-figures-unit", {"found": len(units), "left": 0, "near": ""}),), tuple(options))


def of(chat: Chat, unit_id: int, kind: str, year: int, number: int) -> Reply:
    """The report of a unit and period; a draft is made where there is none."""
    return reply(chat, report_drafts.draft(chat.session, chat.who, unit_id, kind, year, number))


def show(chat: Chat, report_id: int) -> Reply:
    """One report."""
    return reply(chat, report_drafts.shown(chat.session, chat.who, report_id))


def send(chat: Chat, report_id: int, seen: str) -> Result:
    """ "Đúng rồi, gửi"; asked once more where something below is missing."""
    return report_drafts.confirm(chat.session, chat.who, report_id, seen, whole=True)


def send_still(chat: Chat, report_id: int, seen: str) -> Result:
    """ "Vẫn gửi": though something is missing."""
    return report_drafts.confirm(chat.session, chat.who, report_id, seen)


def again(chat: Chat, report_id: int, seen: str) -> Reply:
    """One that was confirmed is to be changed: taken back, or where it has been counted above, corrected."""
    said: Said
    try:
        said = report_drafts.take_back(chat.session, chat.who, report_id, seen)
    except ReportTakenUp:
        said, report_id = report_drafts.correct(chat.session, chat.who, report_id, seen)
    return reply(chat, report_drafts.shown(chat.session, chat.who, report_id), said)


def back(chat: Chat, report_id: int, seen: str) -> Reply:
    """The paragraph that was left out stands again."""
    return changed(chat, report_id, seen, ReportEdit("back"))


def word(chat: Chat, report_id: int) -> Reply:
    """The Word file."""
    return papers.order(chat, "report", _unit_of(chat, report_id), report=report_id)


def standing(chat: Chat, unit_id: int, kind: str, year: int, number: int) -> Reply:
    """Which units below have sent theirs; of a branch, how its own stands."""
    seen = standings.standing(chat.session, chat.who, unit_id, kind, year, number)
    return of(chat, unit_id, kind, year, number) if not seen.units else page(chat, seen, 0)


def more(chat: Chat, unit_id: int, kind: str, year: int, number: int, first: int) -> Reply:
    """The next of the units below."""
    return page(chat, standings.standing(chat.session, chat.who, unit_id, kind, year, number), first)


def hard(chat: Chat, report_id: int, first: int) -> Reply:
    """The difficulties that those below wrote."""
    return hard_page(chat, report_drafts.shown(chat.session, chat.who, report_id), first)


def nudge(chat: Chat, unit_id: int, kind: str, year: int, number: int) -> Result:
    """Those whose report is missing are reminded."""
    return standings.nudge(chat.session, chat.who, unit_id, kind, year, number)


def begin_edit(chat: Chat, report_id: int, seen: str) -> Result:
    """ "Sửa": what is to be changed."""
    post_for(chat.session, chat.person_id, Right.DRAFT, _unit_of(chat, report_id))
    shown = report_drafts.shown(chat.session, chat.who, report_id)
    if not shown.open:
        return again(chat, report_id, seen)
    return Start("report", {"report": report_id, "seen": seen})


def _unit_of(chat: Chat, report_id: int) -> int:
    return report_drafts.shown(chat.session, chat.who, report_id).unit_id


def after_confirmed(fact: Any) -> tuple[Option, ...]:
    """What was confirmed can be looked at again."""
    return (Option("label-report-show", f"report:{fact.report}"),)


def after_refusal(refused: Any) -> tuple[Option, ...]:
    """Whoever was too late looks at the report as it is now."""
    return (Option("label-report-show", f"report:{refused.report}"),)


def after_lacking(refused: Any) -> tuple[Option, ...]:
    """It goes as it is, or waits."""
    still = Option("label-report-still", f"report-still:{refused.report}:{refused.seen}")
    return (still, Option("label-report-wait", f"report:{refused.report}"))


def taps(tap: Any) -> dict[str, Any]:
    """The taps of reports."""
    period = (int, str, int, int)
    return {
        "report": tap(show, (int,)),
        "report-of": tap(of, period),
        "report-send": tap(send, (int, str)),
        "report-still": tap(send_still, (int, str)),
        "report-edit": tap(begin_edit, (int, str)),
        "report-again": tap(again, (int, str)),
        "report-back": tap(back, (int, str)),
        "report-word": tap(word, (int,)),
        "report-hard": tap(hard, (int, int)),
        "reports": tap(standing, period),
        "reports-more": tap(more, (*period, int)),
        "reports-nudge": tap(nudge, period),
    }
