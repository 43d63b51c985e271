"""A unit's settings: reminders, the day on which its books close, reports, line and floor, criteria for grades.

The day and the criteria hold from a time on: what a change would do is shown before it is written.
"""

from typing import Any

from fastapi import Response
from sqlmodel import Session

import locales
from api.pages.office import forms
from api.pages.office.forms import BadField, Form
from api.pages.office.shell import FromOurPage, Here, NoSuchPage, Visit, routes, unit_of
from bot.reports_text import days_of
from models import cut_off_changes, grading_changes, office_settings
from models.cut_off_changes import CutOffSeen
from models.facts import Fact, Refused
from models.grading_changes import BadTable, CriteriaChangedMeanwhile, TableSeen
from models.grading_tables import Criterion, Of, Table, as_setting, read_table
from models.meetings import MeetingKind
from models.office_settings import NAMES
from models.posts import NotAllowed
from models.reminders import DEFAULT_PLAN, PLANS
from models.unit_settings import UnitSettingChanged
from models.units import get_unit

STEPS = ("72h", "24h", "day-before", "on-the-day", "2h")
REMINDED = (MeetingKind.BRANCH, MeetingKind.COMMITTEE, MeetingKind.BRIEFING, MeetingKind.TRAINING)
REPORTS = ("month", "quarter", "half", "nine", "year")
GRADES = ("excellent", "good", "average")
SEEN_FIRST = ("cut_off", "grading")  # what they change is shown before it is written

router = routes()


@router.get("/settings")
async def settings(visit: Visit) -> Response:
    """What holds for the unit, and by whom it was set."""
    return await _page(visit, unit_of(visit))


@router.post("/settings/{name}", dependencies=[FromOurPage])
async def change(visit: Visit, name: str) -> Response:
    """Give the unit one of its own, or that of the unit above again; first seen, where it holds from a time on."""
    form = await forms.read(visit.request)
    unit_id = form.id("unit")
    if name not in (*NAMES, *SEEN_FIRST):
        raise NoSuchPage
    try:
        if name in SEEN_FIRST and not form.has("agreed") and not form.has("undo"):
            return await _seen(visit, unit_id, name, form)
        said = await visit.db.write(_change, visit, unit_id, name, form)
    except NotAllowed:
        raise
    except CriteriaChangedMeanwhile as refused:  # as they are now; what she typed was made from others
        return await _page(visit, unit_id, refused)
    except Refused as refused:
        return await _page(visit, unit_id, refused, form)
    words: Fact | str = said
    if isinstance(said, UnitSettingChanged):
        words = locales.label(visit.language, "office-set-done", **locales.address(visit.visitor.pair), unit=said.unit)
    return visit.back(visit.link("/settings", unit=unit_id), words)


async def _page(visit: Here, unit_id: int, refused: Refused | None = None, form: Form | None = None) -> Response:
    found = await visit.db.read(office_settings.all_here, visit.who, unit_id)
    plans = found.settings["reminders"].value
    return visit.keeping(unit=visit.asked("unit") or (unit_id if refused else "")).page(
        "settings.html",
        status=forms.status_of(refused) if refused else 200,
        nav="/work",
        all=found,
        unit=found.unit,
        found=found.settings,
        form=form or Form({}),
        steps=STEPS,
        named_step=_named_step,
        plans={kind.value: plans.get(kind, PLANS.get(kind, DEFAULT_PLAN)) for kind in REMINDED},
        kinds=REPORTS,
        criteria={one.of: one for one in found.table.criteria},
        every=tuple(Of),
        grades=GRADES,
        month_said=cut_off_changes.said,
        problem=visit.words(refused) if refused else "",
    )


async def _seen(visit: Here, unit_id: int, name: str, form: Form) -> Response:
    if name == "cut_off":
        cut: CutOffSeen = await visit.db.read(_look_at_cut_off, visit, unit_id, form)
        return visit.page(
            "settings_seen.html", nav="/work", setting=name, cut=cut, form=form, days=days_of,
            month=cut_off_changes.said(cut.since), today=visit.now.date(),
        )  # fmt: skip
    table: TableSeen = await visit.db.read(_look_at_table, visit, unit_id, form)
    return visit.page(
        "settings_seen.html", nav="/work", setting=name, graded=table, form=form, criteria=table.table.criteria
    )


def _look_at_cut_off(session: Session, visit: Here, unit_id: int, form: Form) -> CutOffSeen:
    return cut_off_changes.look_at_cut_off(session, visit.who, unit_id, *_cut_off(session, unit_id, form))


def _look_at_table(session: Session, visit: Here, unit_id: int, form: Form) -> TableSeen:
    return grading_changes.look_at_table(
        session, visit.who, unit_id, *_table(session, unit_id, form), form.typed("seen", 40)
    )


def _named_step(step: str) -> str:
    """A step as texts name it: "72h" is h72 there."""
    return f"h{step[:-1]}" if step[:-1].isdigit() else step


def _change(session: Session, visit: Here, unit_id: int, name: str, form: Form) -> Fact:
    if name == "cut_off":
        if form.has("undo"):
            return cut_off_changes.undo_cut_off(session, visit.who, unit_id, form.id("undo"))
        return cut_off_changes.change_cut_off(session, visit.who, unit_id, *_cut_off(session, unit_id, form))
    if name == "grading":
        return grading_changes.change_table(
            session, visit.who, unit_id, *_table(session, unit_id, form), form.typed("seen", 40)
        )
    value = None if form.has("as-above") else _value(session, visit, unit_id, name, form)
    return office_settings.set_here(session, visit.who, unit_id, name, value)


def _cut_off(session: Session, unit_id: int, form: Form) -> tuple[int | None, str]:
    """The day (None: as above) and the month from which it holds. Raises BadField."""
    get_unit(session, unit_id)
    day = None if form.has("as-above") else form.number("number", 0, 28)
    if day is None and not form.has("as-above"):
        raise BadField("number")
    return day, form.typed("since", 7)


def _table(session: Session, unit_id: int, form: Form) -> tuple[Table | None, int]:
    """The criteria (None: those of above) and the year from which they hold. Raises BadField or BadTable."""
    get_unit(session, unit_id)
    year = form.number("year", 2000, 2099) or 0
    if form.has("as-above"):
        return None, year
    rows = [(of, form.number(f"{of}-points", 0, 100) or 0, form.number(f"{of}-full", 1, 1000) or 0) for of in Of]
    ends = [form.number(grade, 1, 100) or 0 for grade in GRADES]
    table = Table(tuple(Criterion(*row) for row in rows if row[1]), *ends)
    try:
        return read_table(as_setting(table)), year
    except ValueError:
        raise BadTable from None


def _value(session: Session, visit: Here, unit_id: int, name: str, form: Form) -> Any:
    """What the form says. Raises BadField."""
    if name == "reminders":
        _unit, found = office_settings.settings_here(session, visit.who, unit_id)
        kept = dict(found[name].value or {})
        steps = {kind.value: [step for step in form.fields.get(kind.value, []) if step in STEPS] for kind in REMINDED}
        return kept | steps
    if name == "reports":
        return [kind for kind in REPORTS if kind in form.fields.get("kind", [])]
    if name in {"gathering_line", "gathering_floor"}:
        percent, source = form.number("percent", 1, 100), form.typed("source", 200)
        if percent is None:
            raise BadField("number")
        return {"percent": percent, **({"source": source} if source else {})}
    number = form.number("number", 2, 12)
    if number is None:
        raise BadField("number")
    return number
