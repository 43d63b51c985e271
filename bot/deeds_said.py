"""Deeds of the log in words, for the page and for chat: who did it stands beside them."""

from collections.abc import Callable, Mapping
from datetime import date
from textwrap import shorten
from typing import Any

from sqlmodel import Session

import locales
from bot.unit_changes_log import in_words
from models.cut_off_changes import said as month_said
from models.members import Person
from models.office_audit import KINDS, Done

POSTS = frozenset(KINDS["post"][1])
_NUMBERS = frozenset({"cut_off", "unseen_meetings"})
_SHARES = frozenset({"gathering_line", "gathering_floor"})


def deed_said(session: Session, language: str, pair: str, done: Done) -> str:
    """What was done, in a sentence without who did it."""
    if done.what == "tree":
        return locales.label(
            language, "unit-log-line", **locales.address(pair), **in_words(session, language, done.row)
        )
    if done.what == "tree-back":
        known = in_words(session, language, done.row)
        return locales.label(
            language,
            "deed-tree-back",
            state=known["state"],
            what=known["what"],
            names=known["names"],
            name=known["name"],
            joins=known["joins"],
        )
    if done.what == "deed" and done.row.what in POSTS:
        return _post(session, language, done)
    if done.what == "notice":
        return locales.label(language, "deed-notice", unit=done.unit, text=shorten(done.row.text, 80, placeholder="…"))
    undone = "yes" if done.row.undone_at is not None else "no"
    if done.what == "import":
        count = done.row.summary.get("new", 0) + done.row.summary.get("updated", 0)
        return locales.label(language, "deed-import", unit=done.unit, count=count, undone=undone)
    if done.what == "book":
        return locales.label(language, "deed-book", unit=done.unit, mark=done.row.what, undone=undone)
    return _KINDS[done.row.what](language, done)


def _post(session: Session, language: str, done: Done) -> str:
    """A post that passes on, or is lent; whose it is to be, where names are seen."""
    fields = done.row.fields
    person = session.get(Person, fields["person"]) if done.named else None
    first, last = (date.fromisoformat(str(fields.get(name) or fields["day"])) for name in ("day", "last"))
    return locales.label(
        language,
        "deed-post",
        what=done.row.what,
        unit=done.unit,
        role=str(fields["role"]),
        name=person.full_name if person is not None else locales.NOTHING,
        day=f"{first.day}/{first.month}/{first.year}",
        last=f"{last.day}/{last.month}/{last.year}",
        decision=fields.get("decision") or locales.NOTHING,
    )


def _setting(language: str, done: Done) -> str:
    fields, name = done.row.fields, str(done.row.fields["name"])
    return locales.label(
        language,
        "deed-setting",
        unit=done.unit,
        name=name,
        old=_value(language, name, fields["old"]) if fields.get("old") is not None else locales.NOTHING,
        new=_value(language, name, fields.get("new")),
        since=_since(fields.get("since")),
        undone="yes" if done.row.undone_at is not None else "no",
    )


def _setting_back(language: str, done: Done) -> str:
    fields, name = done.row.fields, str(done.row.fields["name"])
    now = _value(language, name, fields.get("now"))
    return locales.label(language, "deed-setting-back", unit=done.unit, name=name, now=now)


def _value(language: str, name: str, value: Any) -> str:
    """A setting's value in a few words; NOTHING where it would take many."""
    if value is None:
        return locales.label(language, "setting-as-above") if name not in {"grading", "reminders"} else locales.NOTHING
    if isinstance(value, bool):
        return locales.label(language, "setting-yes") if value else locales.label(language, "setting-no")
    if name in _NUMBERS and isinstance(value, int):
        return (
            locales.label(language, "office-cut-off-day", day=value)
            if name == "cut_off"
            else locales.number(language, value)
        )
    if name in _SHARES and isinstance(value, Mapping):
        return f"{value.get('percent')}%"
    if name == "reports" and isinstance(value, list):
        return ", ".join(
            locales.label(language, "office-report-kind", kind=str(one)) for one in value
        ) or locales.label(language, "setting-no")
    if name == "term_starts" and isinstance(value, list):
        return ", ".join(map(str, value))
    return locales.NOTHING


def _since(since: Any) -> str:
    if not since:
        return locales.NOTHING
    return month_said(str(since)) if "-" in str(since) else str(since)


def _women(language: str, done: Done) -> str:
    fields = done.row.fields
    old = int(fields.get("old", -1))
    return locales.label(
        language,
        "deed-women",
        unit=done.unit,
        old=locales.number(language, old) if old >= 0 else locales.NOTHING,
        new=locales.number(language, int(fields["new"])),
        reason=str(fields.get("reason") or locales.NOTHING),
    )


def _women_back(language: str, done: Done) -> str:
    return locales.label(
        language, "deed-women-back", unit=done.unit, old=locales.number(language, int(done.row.fields["old"]))
    )


def _report(language: str, done: Done) -> str:
    fields = done.row.fields
    period = locales.label(
        language, "report-period", kind=str(fields["kind"]), number=int(fields["number"]), year=str(fields["year"])
    )
    words = {
        "unit": done.unit,
        "period": period,
        "what": str(done.row.what),
        "above": fields.get("above") or locales.NOTHING,
        "why": fields.get("why") or locales.NOTHING,
    }
    if done.row.what != "report-figure":
        return locales.label(language, "deed-report", **words)
    old, new = (locales.number(language, int(fields[name])) for name in ("old", "new"))
    figure = locales.label(language, "report-figure", figure=str(fields["figure"]))
    return locales.label(
        language, "deed-report-figure", unit=done.unit, period=period, figure=figure, old=old, new=new, why=words["why"]
    )


def _grade(language: str, done: Done) -> str:
    fields = done.row.fields
    drafted = fields.get("drafted")
    other = "unknown" if not drafted else "yes" if drafted != fields["grade"] else "no"
    return locales.label(
        language, "deed-grade", unit=done.unit, year=str(fields["year"]), grade=str(fields["grade"]), other=other
    )


def _token(language: str, done: Done) -> str:
    return locales.label(
        language,
        "deed-token",
        unit=done.unit,
        label=str(done.row.fields["label"]) or locales.NOTHING,
        what=str(done.row.what),
    )


def _import_back(language: str, done: Done) -> str:
    return locales.label(language, "deed-import-back", unit=done.unit, count=int(done.row.fields["count"]))


def _roll_nudge(language: str, done: Done) -> str:
    day = date.fromisoformat(str(done.row.fields["day"]))
    return locales.label(language, "deed-roll-nudge", unit=done.unit, day=f"{day.day}/{day.month}/{day.year}")


_KINDS: dict[str, Callable[[str, Done], str]] = {
    "setting": _setting,
    "setting-back": _setting_back,
    "women": _women,
    "women-back": _women_back,
    "report-figure": _report,
    "report-confirmed": _report,
    "report-sent": _report,
    "report-back": _report,
    "report-correction": _report,
    "report-returned": _report,
    "grade": _grade,
    "token": _token,
    "token-revoked": _token,
    "import-back": _import_back,
    "roll-nudge": _roll_nudge,
}
