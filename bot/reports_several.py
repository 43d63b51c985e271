"""Several figures of the report before her, changed by one message, all or none of them."""

from collections.abc import Sequence
from contextlib import suppress
from typing import Any

import locales
from bot.reading.report_edits import ReportEdit
from bot.replies import Chat, Reply, Result, Said, Start, Words
from bot.reports_shown import after_change
from models import report_drafts
from models.facts import Fact
from models.report_drafts_said import BadReportFigure, ReportStands

UNSAID = "…"  # stands for the reason while it is looked whether the numbers can be


class _OnlyTried(Exception):
    """It could be done; nothing of it stays."""


def begin(chat: Chat, report_id: int, seen: str, changes: Sequence[ReportEdit]) -> Result:
    """They are changed, or why is asked first: once for all that have no reason. Raises as `change_figure`."""
    answers = begun(chat, report_id, seen, changes)
    if "why" in answers:
        return change(chat, report_id, seen, changes)
    return Start("report", {"report": report_id, "seen": seen, **answers})


def begun(chat: Chat, report_id: int, seen: str, changes: Sequence[ReportEdit]) -> dict[str, Any]:
    """What the changes answer of the questions of "Sửa"; with "why" nothing is left to ask. Raises as `begin`."""
    shown = report_drafts.shown(chat.session, chat.who, report_id)
    if not shown.open:
        raise ReportStands(report_id)
    given = [one for one in changes if not one.text and one.value != shown.by_book.get(one.figure, 0)]
    found: dict[str, Any] = {"what": "several", "changes": [[one.figure, one.value, one.text] for one in changes]}
    with suppress(_OnlyTried), chat.session.begin_nested():  # before she is asked why
        _change(chat, report_id, seen, _with(changes, UNSAID))
        raise _OnlyTried
    return found if given else found | {"why": ""}


def none_written(chat: Chat, every: Sequence[ReportEdit], refused: BadReportFigure) -> tuple[Said, ...]:
    """One of them cannot be: none was written. What it clashes with may be one of these, and not yet in the report."""
    clash = refused.figure in {one.figure for one in every}
    numbers = (
        chat.text("report-figure-value", figure=one.figure, value=locales.number(chat.who.language, one.value or 0))
        for one in every
    )
    said = Words(
        "report-none-written",
        {
            "changes": ", ".join(numbers),
            "figure": refused.figure if clash else "none",
            "value": refused.value,
            "why": refused.why,
            "most": refused.most,
        },
    )
    return (said,) if clash else (said, refused)


def joined(before: Sequence[ReportEdit], every: Sequence[ReportEdit]) -> tuple[ReportEdit, ...]:
    """Those whose reason is waited for and those said now, which are the newer; a reason at the end is that of all."""
    now = {one.figure for one in every}
    whole = (*(one for one in before if one.figure not in now), *every)
    return tuple(_with(whole, every[-1].text))


def kept(changes: Sequence[Sequence[object]], why: str) -> list[ReportEdit]:
    """What `begin` kept, with the reason that she gave."""
    return _with([ReportEdit("figure", str(one), int(str(value)), str(text)) for one, value, text in changes], why)


def change(chat: Chat, report_id: int, seen: str, changes: Sequence[ReportEdit]) -> Reply:
    """All of them, and what was changed."""
    facts = _change(chat, report_id, seen, changes)
    return after_change(chat, report_drafts.shown(chat.session, chat.who, report_id), *facts)


def _with(changes: Sequence[ReportEdit], why: str) -> list[ReportEdit]:
    return [ReportEdit("figure", one.figure, one.value, one.text or why) for one in changes]


def _change(chat: Chat, report_id: int, seen: str, changes: Sequence[ReportEdit]) -> list[Fact]:
    """In the order in which they can be: that more came than were asked is so until both numbers are changed."""
    facts: dict[str, Fact] = {}
    left = list(changes)
    while left:
        refused: BadReportFigure | None = None
        for one in left:
            try:
                facts[one.figure] = report_drafts.change_figure(
                    chat.session, chat.who, report_id, seen, one.figure, one.value, one.text
                )
            except BadReportFigure as bad:
                refused = refused or bad
                continue
            seen = report_drafts.shown(chat.session, chat.who, report_id).mark
        before, left = len(left), [one for one in left if one.figure not in facts]
        if refused is not None and len(left) == before:
            raise refused
    return [facts[one.figure] for one in changes]
