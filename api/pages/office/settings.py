"""A unit's settings: reminders, the day on which its books close, which reports are drafted, line and floor."""

from typing import Any

from fastapi import Response
from sqlmodel import Session

import locales
from api.pages.office import forms
from api.pages.office.forms import BadField, Form
from api.pages.office.shell import FromOurPage, Here, NoSuchPage, Visit, routes, unit_of
from models import office_settings
from models.facts import Refused
from models.meetings import MeetingKind
from models.office_settings import NAMES
from models.posts import NotAllowed
from models.reminders import DEFAULT_PLAN, PLANS
from models.unit_settings import UnitSettingChanged

STEPS = ("72h", "24h", "day-before", "on-the-day", "2h")
REMINDED = (MeetingKind.BRANCH, MeetingKind.COMMITTEE, MeetingKind.BRIEFING, MeetingKind.TRAINING)
REPORTS = ("month", "quarter", "half", "nine", "year")

router = routes()


@router.get("/settings")
async def settings(visit: Visit) -> Response:
    """What holds for the unit, and by whom it was set."""
    return await _page(visit, unit_of(visit))


@router.post("/settings/{name}", dependencies=[FromOurPage])
async def change(visit: Visit, name: str) -> Response:
    """Give the unit one of its own, or that of the unit above again."""
    form = await forms.read(visit.request)
    unit_id = form.id("unit")
    if name not in NAMES:
        raise NoSuchPage
    try:
        said = await visit.db.write(_change, visit, unit_id, name, form)
    except NotAllowed:
        raise
    except Refused as refused:
        return await _page(visit, unit_id, refused, form)
    pair = locales.address(visit.visitor.pair)
    return visit.back(
        visit.link("/settings", unit=unit_id), locales.label(visit.language, "office-set-done", **pair, unit=said.unit)
    )


async def _page(visit: Here, unit_id: int, refused: Refused | None = None, form: Form | None = None) -> Response:
    unit, found = await visit.db.read(office_settings.settings_here, visit.who, unit_id)
    plans = found["reminders"].value
    return visit.keeping(unit=visit.asked("unit") or (unit_id if refused else "")).page(
        "settings.html",
        status=forms.status_of(refused) if refused else 200,
        nav="/work",
        unit=unit,
        found=found,
        form=form or Form({}),
        steps=STEPS,
        named_step=_named_step,
        plans={kind.value: plans.get(kind, PLANS.get(kind, DEFAULT_PLAN)) for kind in REMINDED},
        kinds=REPORTS,
        problem=visit.words(refused) if refused else "",
    )


def _named_step(step: str) -> str:
    """A step as texts name it: "72h" is h72 there."""
    return f"h{step[:-1]}" if step[:-1].isdigit() else step


def _change(session: Session, visit: Here, unit_id: int, name: str, form: Form) -> UnitSettingChanged:
    value = None if form.has("as-above") else _value(session, visit, unit_id, name, form)
    return office_settings.set_here(session, visit.who, unit_id, name, value)


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
    least, most = (0, 28) if name == "cut_off" else (2, 12)
    number = form.number("number", least, most)
    if number is None:
        raise BadField("number")
    return number
