"""A unit's settings: what holds and by whom it was set; a change, and for the cut-off day what it would do first."""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import Field, JsonValue, StrictInt
from sqlmodel import Session

from api.deps import Caller, UnitWriter
from api.v1.rights import unit_for
from api.v1.routes import routes
from api.v1.shapes import Id, Line, Shape
from models import cut_off_changes as cut_offs
from models.conversations import Who
from models.office_settings import all_here, set_here
from models.periods import DAY, Period
from models.posts import Right

router = routes("/units", "units")

SettingName = Literal["reminders", "unseen_meetings", "cut_off", "reports", "gathering_line", "gathering_floor"]
Since = Annotated[str, Field(pattern=r"^(20\d\d-(0[1-9]|1[0-2]))?$", examples=["2026-11"])]
Words = Annotated[Line, Field(max_length=200)]
Value = StrictInt | Annotated[list[Words], Field(max_length=20)] | dict[Words, StrictInt | Words | list[Words]] | None


class SettingHere(Shape):
    """A setting as it holds; `of` is the unit that has it ("" where nobody set it); `own`: it is this unit's own.

    `may_change`: this post may.
    """

    name: str
    value: JsonValue
    of: str
    own: bool
    may_change: bool


class UnitSettings(Shape):
    """All of a unit's. A new cut-off day may hold from one of the months `since` on, the first if nothing is said.

    `last_change` is the id of that of the cut-off day which can be taken back.
    """

    unit_id: Id
    unit: str
    settings: list[SettingHere]
    since: list[str]
    last_change: int | None


class NewCutOff(Shape):
    """The day on which the books close (0: the month's end; null: as the unit above), from a month on."""

    day: Annotated[StrictInt, Field(ge=0, le=28)] | None
    since: Since = ""


class CutOffUndo(Shape):
    """Which change of the day is to be taken back: the last one, as it was read."""

    change: Id


class MonthMoved(Shape):
    """A month of the books as it is and as it would be; the days are included."""

    was_from: date
    was_to: date
    from_: date = Field(serialization_alias="from")
    to: date


class BooksMoving(Shape):
    """A unit's books close on the day of those above it then (0: the month's end), from a month on."""

    unit: str
    was: int
    day: int
    since: Annotated[str, Field(examples=["2026-12"])]


class CutOffPreview(Shape):
    """What it would do, with nothing written: the first months, `drafts` of reports that would get other days, and
    `below` units that go along."""

    was: int
    day: int
    since: str
    months: list[MonthMoved]
    drafts: int
    below: int


class NewSetting(Shape):
    """A value of its own, or null: that of the unit above again. `since` is for cut_off alone."""

    value: Value
    since: Since = ""


def _settings(session: Session, who: Who, unit_id: int) -> UnitSettings:
    unit_for(session, who, Right.TOTALS, unit_id)
    found = all_here(session, who, unit_id)
    return UnitSettings(
        unit_id=unit_id,
        unit=found.unit.name,
        settings=[
            SettingHere(name=one.name, value=one.value, of=one.of, own=one.own, may_change=one.hers)
            for one in found.settings.values()
        ],
        since=list(found.since),
        last_change=found.back,
    )


def _preview(session: Session, who: Who, unit_id: int, body: NewCutOff) -> CutOffPreview:
    unit_for(session, who, Right.UNITS, unit_id)
    seen = cut_offs.look_at_cut_off(session, who, unit_id, body.day, body.since)
    months = [MonthMoved(**_days("was_", was), **_days("", new)) for was, new in seen.months]
    return CutOffPreview(
        was=seen.was, day=seen.day, since=seen.since, months=months, drafts=seen.drafts, below=seen.below
    )


def _days(of: str, period: Period) -> dict[str, Any]:
    return {f"{of}from" if of else "from_": period.start, f"{of}to": period.end - DAY}


def _change(session: Session, who: Who, unit_id: int, name: SettingName, body: NewSetting) -> UnitSettings:
    unit_for(session, who, Right.UNITS, unit_id)
    if name == "cut_off":
        if not isinstance(body.value, int | None):
            raise cut_offs.NoSuchCutOff
        cut_offs.change_cut_off(session, who, unit_id, body.value, body.since)
    else:
        set_here(session, who, unit_id, name, body.value)
    return _settings(session, who, unit_id)


def _undo(session: Session, who: Who, unit_id: int, body: CutOffUndo) -> UnitSettings:
    unit_for(session, who, Right.UNITS, unit_id)
    cut_offs.undo_cut_off(session, who, unit_id, body.change)
    return _settings(session, who, unit_id)


@router.get("/{unit_id}/settings")
async def get_settings(client: Caller, unit_id: Id) -> UnitSettings:
    """What holds for a unit, and which unit has set it."""
    return await client.read(_settings, unit_id)


@router.post("/{unit_id}/settings/cut_off/preview")
async def preview_a_cut_off(client: UnitWriter, unit_id: Id, body: NewCutOff) -> CutOffPreview:
    """Which days the months would get if the books closed on another day."""
    return await client.read(_preview, unit_id, body)


@router.post("/{unit_id}/settings/cut_off/undo")
async def undo_a_cut_off(client: UnitWriter, unit_id: Id, body: CutOffUndo) -> UnitSettings:
    """The day before holds again, while no report stands on the new one and it is the last change."""
    return await client.write(_undo, unit_id, body)


@router.put("/{unit_id}/settings/{name}")
async def change_a_setting(client: UnitWriter, unit_id: Id, name: SettingName, body: NewSetting) -> UnitSettings:
    """Give a unit a setting of its own, or (null) that of the unit above again."""
    return await client.write(_change, unit_id, name, body)
