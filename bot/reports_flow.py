"""A report changed step by step, by numbers: what, to which number, why; a paragraph more or less."""

from collections.abc import Mapping
from typing import Any

import locales
from bot import reports, reports_several, reports_text
from bot.flow import Answers, Ask, Flow, Heard, Turn, Unclear
from bot.reading.intents import Intent, read_intent
from bot.reading.report_dues import read_due
from bot.reading.report_edits import (
    ReportEdit,
    figure_named,
    is_a_command,
    read_edit,
    read_number,
    read_said,
    says_by_book,
)
from bot.reading.report_edits_several import read_several, read_which
from bot.reading.reports import read_deed, read_report, read_return
from bot.replies import Chat, Option, Plain, Reply, Result, Words
from bot.reports_shown import reply
from models import report_drafts
from models.report_drafts_bounds import check_figure
from models.report_drafts_counted import FIGURES
from models.report_drafts_returned import LONGEST
from models.report_drafts_said import BadReportFigure, BadReportPart, NoReasonToSendBack
from models.text import clean

_OFFERED = ("meetings", "present", "new", "members")
_CUT = 40


def _hear_what(chat: Chat, heard: Heard, answers: Answers) -> Any:
    if heard.value:
        return heard.value
    if every := read_several(heard.text):
        return Turn(reports_several.begun(chat, answers["report"], answers["seen"], every))
    if (change := read_edit(heard.text) or read_said(heard.text, _OFFERED)) is None:
        name = figure_named(heard.text) or read_which(heard.text)
        if not name:
            answers["missed"] = int(answers.get("missed", 0)) + 1
            raise Unclear(Words("unclear-report-edit", {"times": answers["missed"]}))
        return name
    if change.what == "figure" and change.value is not None:
        _check(chat, answers, change.figure, change.value)
    return Turn(_found(change))


def _found(change: ReportEdit) -> dict[str, Any]:
    """The answers that a change gives."""
    found: dict[str, Any] = {"what": change.figure or change.what}
    if change.what == "figure":
        found["value"] = change.value
        if change.text or change.value is None:
            found["why"] = change.text
    elif change.what in {"more", "hard"}:
        found["text"] = change.text
    elif change.what == "drop":
        found["number"] = change.number
    return found


def _what_options(chat: Chat, _answers: Answers) -> tuple[Option, ...]:
    figures = tuple(Option("report-figure-option", name, variables={"figure": name}) for name in _OFFERED)
    return (
        *figures,
        Option("label-report-add", "more"),
        Option("label-report-hard", "hard"),
        Option("label-report-drop", "drop"),
    )


def _hear_value(chat: Chat, heard: Heard, answers: Answers) -> Any:
    value = read_number(heard.text)
    if value is None:
        if (other := _instead(chat, heard.text, answers)) is not None:
            return other
        raise Unclear(Words("unclear-report-number"))
    counted = _check(chat, answers, answers["what"], value)
    found: dict[str, Any] = {"value": value}
    if value == counted:
        found["why"] = ""
    return Turn(found)


def _check(chat: Chat, answers: Answers, figure: str, value: int) -> int:
    """What the book counts, where the number can be. Raises BadReportFigure."""
    shown = report_drafts.shown(chat.session, chat.who, answers["report"])
    check_figure(shown, figure, value)
    return shown.by_book[figure]


def _hear_why(chat: Chat, heard: Heard, answers: Answers) -> Any:
    if heard.value:
        return chat.text("label-report-missed" if heard.value == "missed" else "label-report-counted-again")
    if not heard.text.strip():
        raise Unclear
    if (other := _instead(chat, heard.text, answers)) is not None:
        return other
    if _is_no_reason(chat, heard.text):
        raise Unclear
    if is_a_command(heard.text):
        raise Unclear(Words("unclear-report-edit", {"times": 1}))
    return heard.text.strip()[:300]


def _instead(chat: Chat, text: str, answers: Answers) -> Turn | Reply | None:
    """ "hội viên mới 6", "trả lại số theo sổ", "bỏ đoạn 2": another change than the one that is asked about."""
    if says_by_book(text):  # of the figure that is open
        return Turn({"value": None, "why": ""})
    every, change = read_several(text), read_edit(text) or read_said(text, ())
    if not every and change is not None and change.what == "figure" and change.value is not None:
        every = (change,) if _waiting(answers) else ()
    if every and (len(every) > 1 or {one.figure for one in _waiting(answers)} - {every[0].figure}):
        every = reports_several.joined(_waiting(answers), every)
        try:
            begun = reports_several.begun(chat, answers["report"], answers["seen"], every)
        except BadReportFigure as refused:  # those that wait for their reason still do
            return EDIT.question(chat, answers, *reports_several.none_written(chat, every, refused))
        return Turn(begun, tuple(name for name in ("value", "why") if name not in begun))
    if change is None:
        return None
    if change.what != "figure":
        return Turn(_found(change) | {"left": True})
    if change.value is not None:
        _check(chat, answers, change.figure, change.value)
    return Turn(_found(change), () if change.text or change.value is None else ("why",))


def _waiting(answers: Answers) -> tuple[ReportEdit, ...]:
    """The figures whose numbers she has said, and whose reason is asked for."""
    if answers.get("what") == "several":
        return tuple(reports_several.kept(answers["changes"], ""))
    if answers.get("what") in FIGURES and answers.get("value") is not None:
        return (ReportEdit("figure", answers["what"], answers["value"]),)
    return ()


def _is_no_reason(chat: Chat, text: str) -> bool:
    """A whole sentence of another kind: it is carried out, and no figure gets it for its reason."""
    from bot.left_work import goes_on_with_it

    today = chat.local().date()
    return (
        bool(read_deed(text))
        or goes_on_with_it(text)
        or read_return(text) is not None
        or read_intent(text, (Intent.UNDO,)) is not None
        or read_report(text, today=today) is not None
        or read_due(text, today=today) is not None
    )


def _hear_text(_chat: Chat, heard: Heard, answers: Answers) -> Any:
    text = heard.text.strip()
    change = read_edit(text)
    if change is not None and change.what in {"more", "hard"}:
        text = change.text
    if not text or len(text) > report_drafts.LONGEST:
        raise BadReportPart(report_drafts.LONGEST, report_drafts.MOST)
    return text


def _hear_number(_chat: Chat, heard: Heard, _answers: Answers) -> Any:
    number = int(heard.value) if heard.value else read_number(heard.text)
    if number is None:
        raise Unclear
    return number


def _number_options(chat: Chat, answers: Answers) -> tuple[Option, ...]:
    shown = report_drafts.shown(chat.session, chat.who, answers["report"])
    found = reports_text.paragraphs(chat.who.language, shown)
    return tuple(
        Option(Plain(text if len(text) <= _CUT else text[: _CUT - 1].rstrip() + "…"), str(place))
        for place, (_key, text) in enumerate(found, start=1)
    )


def _show(chat: Chat, answers: Answers) -> Mapping[str, Any]:
    what = answers.get("what", "")
    if what == "several":
        return {"figure": "", "said": "", "counted": "", "value": "", "several": _several_said(chat, answers)}
    if what not in FIGURES:
        return {"figure": "", "said": "", "counted": "", "value": "", "several": ""}
    shown = report_drafts.shown(chat.session, chat.who, answers["report"])
    return {
        "figure": what,
        "said": reports_text.number(chat.who.language, shown, what),
        "counted": locales.number(chat.who.language, shown.by_book[what]),
        "value": locales.number(chat.who.language, answers.get("value") or 0),
        "several": "",
    }


def _several_said(chat: Chat, answers: Answers) -> str:
    """Those that have no reason yet: "số buổi là 4 (theo sổ: 3), hội viên mới là 2 (theo sổ: 0)"."""
    book = report_drafts.shown(chat.session, chat.who, answers["report"]).by_book
    said = (
        chat.text(
            "report-several",
            figure=figure,
            value=locales.number(chat.who.language, value),
            counted=locales.number(chat.who.language, book[figure]),
        )
        for figure, value, why in answers["changes"]
        if not why and value != book[figure]
    )
    return ", ".join(said)


def _done(chat: Chat, answers: Answers) -> Result:
    what = answers["what"]
    if what == "several":
        changes = reports_several.kept(answers["changes"], answers["why"])
        return reports_several.change(chat, answers["report"], answers["seen"], changes)
    if what in FIGURES:
        change = ReportEdit("figure", what, answers["value"], answers.get("why", ""))
    elif what in {"back", "books"}:
        change = ReportEdit(what)
    elif what == "drop":
        change = ReportEdit("drop", number=answers["number"])
    else:
        change = ReportEdit("hard" if what == "hard" else "more", text=answers["text"])
    done = reports.changed(chat, answers["report"], answers["seen"], change)
    return done.after(Words("left-for-that")) if answers.get("left") else done


def _hear_reason(_chat: Chat, heard: Heard, _answers: Answers) -> Any:
    if not clean(heard.text):
        raise NoReasonToSendBack
    from bot.left_work import goes_on_with_it

    if goes_on_with_it(heard.text):
        raise Unclear(NoReasonToSendBack())
    return clean(heard.text)[:LONGEST]


def _returned(chat: Chat, answers: Answers) -> Result:
    return reports.returned(chat, answers["report"], answers["seen"], answers["why"])


def _of(chat: Chat, answers: Answers) -> Mapping[str, Any]:
    return {"unit": report_drafts.shown(chat.session, chat.who, answers["report"]).unit}


def _left(chat: Chat, answers: Answers) -> Reply:
    """Back to the report, as it was."""
    shown = report_drafts.shown(chat.session, chat.who, answers["report"])
    return reply(chat, shown, Words("report-as-it-was"))


RETURN = Flow("report_return", (Ask("why", _hear_reason, show=_of),), _returned, left=_left)
EDIT = Flow(
    "report",
    (
        Ask("what", _hear_what, _what_options, show=lambda c, a: {"parts": ""}),
        Ask("value", _hear_value, show=_show, when=lambda a: a["what"] in FIGURES),
        Ask(
            "why",
            _hear_why,
            lambda c, a: (
                Option("label-report-missed", "missed"),
                Option("label-report-counted-again", "counted"),
            ),
            show=_show,
            when=lambda a: a["what"] in FIGURES or a["what"] == "several",
        ),
        Ask("text", _hear_text, show=lambda c, a: {"what": a["what"]}, when=lambda a: a["what"] in {"more", "hard"}),
        Ask("number", _hear_number, _number_options, when=lambda a: a["what"] == "drop"),
    ),
    _done,
    left=_left,
)
