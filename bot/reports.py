"""Reports in chat: read, changed a line at a time, confirmed, sent back; and who below has not sent hers."""

from typing import Any

from bot import papers, reports_several
from bot.reading.report_edits import ReportEdit, read_edit, read_plainly
from bot.reading.report_edits_several import read_several, read_which
from bot.reading.reports import read_deed, read_return
from bot.replies import Chat, Option, Reply, Result, Said, Start, Words
from bot.reports_before import before_her
from bot.reports_shown import after_change, hard_page, page, paragraph, reply
from models import report_drafts, report_drafts_returned
from models import report_drafts_standing as standings
from models.facts import Fact
from models.posts import Right
from models.report_drafts_bounds import check_figure
from models.report_drafts_hands import hand_for
from models.report_drafts_kept import ReportDraft
from models.report_drafts_said import NoSuchReport, ReportStands, ReportTakenUp
from models.report_drafts_shown import HERS, Paragraph, Shown
from models.text import fold

_ONLY_REPORTS = frozenset({"figure", "books", "hard"})  # changes that can be of nothing but a report


def edited(chat: Chat, text: str) -> Result:
    """A change of the report that she has just read; None where it is none, or nothing was read."""
    deed, reason = read_deed(text), read_return(text)
    every, named = read_several(chat.incoming.text), read_which(text)
    changes = every or named or read_edit(text) or read_plainly(text)
    if (not deed and reason is None and not changes) or (before := before_her(chat)) is None:
        return None
    if reason is not None:
        return returned(chat, *before, reason) if reason else begin_return(chat, *before)
    return _done_with(chat, deed, *before) if deed else edit(chat, *before, chat.incoming.text)


def edited_lately(chat: Chat, text: str) -> Result:
    """The same where something else was said since she read it, in words that can mean nothing else."""
    deed, change = read_deed(text), read_edit(text)
    every = read_several(chat.incoming.text)
    if change is None and (plainly := read_plainly(text)) is not None and (plainly.text or "luot" in fold(text)):
        change = plainly  # with its reason, or what nothing else is called
    part = change is not None and change.what == "drop" and "doan" in fold(text)
    of_report = part or (change is not None and change.what in _ONLY_REPORTS)
    if deed not in {"show", "word"} and not of_report and not every:
        return None
    if "bao cao" not in fold(text) and deed == "show":
        return None
    if (before := before_her(chat, lately=True)) is None:
        return None
    return _done_with(chat, deed, *before) if deed else edit(chat, *before, chat.incoming.text)


def _done_with(chat: Chat, deed: str, report_id: int, seen: str) -> Result:
    shown = report_drafts.shown(chat.session, chat.who, report_id)
    if deed == "edit":
        return begin_edit(chat, report_id, seen) if shown.open else again(chat, report_id, seen)
    if deed == "send":
        return send(chat, report_id, seen) if shown.open else show(chat, report_id)
    if deed == "show":
        return show(chat, report_id)
    return word(chat, report_id) if deed == "word" else hard(chat, report_id, 0)


def edit(chat: Chat, report_id: int, seen: str, text: str) -> Result:
    """A change that was typed: done, or its reason asked for first; None where it is none."""
    every, named = read_several(text), read_which(text)
    change = read_edit(text) or read_plainly(text)
    if change is None and not every and not named:
        return None
    _hers(chat, report_id)
    if every:
        return reports_several.begin(chat, report_id, seen, every)
    if change is None:
        return ask_number(chat, report_id, seen, named)
    if change.what == "figure" and change.value is not None and not change.text:
        shown = report_drafts.shown(chat.session, chat.who, report_id)
        if not shown.open:
            raise ReportStands(report_id)
        check_figure(shown, change.figure, change.value)  # before she is asked why
        if change.value != shown.by_book[change.figure]:
            answers: dict[str, Any] = {"report": report_id, "seen": seen}
            return Start("report", answers | {"what": change.figure, "value": change.value})
    return changed(chat, report_id, seen, change)


def changed(chat: Chat, report_id: int, seen: str, change: ReportEdit) -> Reply:
    """Carry out a change, and say what it was."""
    session, who = chat.session, chat.who
    before = report_drafts.shown(session, who, report_id)
    fact: Fact
    if change.what == "books":
        return _by_books(chat, report_id, seen)
    if change.what == "figure":
        fact = report_drafts.change_figure(session, who, report_id, seen, change.figure, change.value, change.text)
    elif change.what == "drop":
        fact = report_drafts.drop(session, who, report_id, seen, change.number)
    elif change.what == "back":
        fact = report_drafts.put_back(session, who, report_id, seen)
    else:
        fact = report_drafts.write(session, who, report_id, seen, change.text, change.what)
    now = report_drafts.shown(session, who, report_id)
    back = Option("label-report-back", f"report-back:{report_id}:{now.mark}")
    said = [paragraph(place, one.key, one.text) for place, one in _new_in(before, now)]
    return after_change(chat, now, fact, *said, more=(back,) if change.what == "drop" else ())


def _new_in(before: Shown, now: Shown) -> list[tuple[int, Paragraph]]:
    """The paragraphs in her own words that were not there before, with their numbers from 1."""
    left, found = list(before.paragraphs), []
    for place, one in enumerate(now.paragraphs, start=1):
        if one in left:
            left.remove(one)
        elif one.key in HERS:
            found.append((place, one))
    return found


def ask_number(chat: Chat, report_id: int, seen: str, figure: str) -> Result:
    """ "Sửa số buổi": to which number."""
    if not report_drafts.shown(chat.session, chat.who, report_id).open:
        raise ReportStands(report_id)
    return Start("report", {"report": report_id, "seen": seen, "what": figure})


def _by_books(chat: Chat, report_id: int, seen: str) -> Reply:
    """Every figure as the books have it."""
    facts: list[Said] = []
    shown = report_drafts.shown(chat.session, chat.who, report_id)
    for name in shown.changed:
        facts.append(report_drafts.change_figure(chat.session, chat.who, report_id, seen, name, None))
        shown = report_drafts.shown(chat.session, chat.who, report_id)
        seen = shown.mark
    return after_change(chat, shown, *(facts or [Words("report-by-book-already")]))


def written(chat: Chat) -> bool:
    """Whether her message is what she writes into the report before her: she may have to write of violence there."""
    change = read_edit(chat.incoming.text)
    return (
        change is not None
        and change.what in {"more", "hard"}
        and (before_her(chat, lately=change.what == "hard") is not None)
    )


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
    _hers(chat, report_id)
    shown = report_drafts.shown(chat.session, chat.who, report_id)
    if not shown.open:
        return again(chat, report_id, seen)
    return Start("report", {"report": report_id, "seen": seen})


def returned(chat: Chat, report_id: int, seen: str, reason: str) -> Result:
    """It goes back to those whose it is."""
    return report_drafts_returned.send_back(chat.session, chat.who, report_id, seen, reason)


def begin_return(chat: Chat, report_id: int, seen: str) -> Result:
    """ "Trả lại để sửa": what is to be set right."""
    return Start("report_return", {"report": report_id, "seen": seen})


def _hers(chat: Chat, report_id: int) -> None:
    """It is hers to write. Raises NotAllowed, ReportTheirs."""
    row = chat.session.get(ReportDraft, report_id)
    if row is None:
        raise NoSuchReport
    hand_for(chat.session, chat.person_id, Right.DRAFT, row)


def _unit_of(chat: Chat, report_id: int) -> int:
    return report_drafts.shown(chat.session, chat.who, report_id).unit_id


def after_confirmed(fact: Any) -> tuple[Option, ...]:
    """What was confirmed can be looked at again."""
    return (Option("label-report-show", f"report:{fact.report}"),)


def after_refusal(refused: Any) -> tuple[Option, ...]:
    """Whoever was too late looks at the report as it is now."""
    return (Option("label-report-show", f"report:{refused.report}"),)


def after_unsent(refused: Any) -> tuple[Option, ...]:
    """How the others stand."""
    if not refused.above:
        return ()
    tail = f"{refused.kind}:{refused.year}:{refused.number}"
    return (Option("label-report-standing", f"reports:{refused.above}:{tail}"),)


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
        "report-return": tap(begin_return, (int, str)),
        "report-back": tap(back, (int, str)),
        "report-word": tap(word, (int,)),
        "report-hard": tap(hard, (int, int)),
        "reports": tap(standing, period),
        "reports-more": tap(more, (*period, int)),
        "reports-nudge": tap(nudge, period),
    }
