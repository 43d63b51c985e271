"""A unit's settings on a cadre's page: which of them are whose to change, and what holds where nothing is set."""

from dataclasses import dataclass
from typing import Any

from sqlmodel import Session

from models.conversations import Who
from models.cut_off_changes import cut_off_now, last_change, months_offered, running
from models.cut_offs import NAME as CUT_OFF
from models.cut_offs import cut_offs
from models.gathering import FLOOR, LINE
from models.grading_changes import mark_of, years_for
from models.grading_tables import Table, table_holding
from models.periods import CutOffs
from models.posts import Held, NotAllowed, Right, Role, post_for, posts_of
from models.unit_settings import UnitSettingChanged, change_setting
from models.units import ABOVE_COMMUNE, Unit, ancestors, get_unit
from models.unseen_checks import TIMES
from models.versions import since_when, versions

# What a branch's head may set for her branch, what a cadre may, and what is set above the commune for all below.
OF_BRANCH = ("reminders", "unseen_meetings")
OF_CADRE = (*OF_BRANCH, "cut_off", "reports")
OF_LARGER = ("gathering_line", "gathering_floor")
NAMES = (*OF_CADRE, *OF_LARGER)
DEFAULTS: dict[str, Any] = {
    "reminders": {},
    "unseen_meetings": TIMES,
    "cut_off": 0,
    "gathering_line": {"percent": LINE},
    "gathering_floor": {"percent": FLOOR},
}


@dataclass(frozen=True)
class Setting:
    """A setting as it holds: its value, the unit that has it ("" where nobody set it), and whether it is hers."""

    name: str
    value: Any
    of: str
    own: bool
    hers: bool


def settings_here(session: Session, who: Who, unit_id: int) -> tuple[Unit, dict[str, Setting]]:
    """The unit and its settings. Raises NotAllowed or NoSuchUnit."""
    post_for(session, who.person_id, Right.TOTALS, unit_id)
    above = ancestors(session, unit_id)
    found = {}
    value: Any
    for name in NAMES:
        holder = next((one for one in above if name in one.settings), None)
        if name == CUT_OFF:  # whoever has set the day of the month that runs
            time = running(session, unit_id)
            holder = next((one for one in above if since_when(one.settings.get(name), time)[1] is not None), None)
            value = cut_off_now(session, unit_id)
        else:
            value = holder.settings[name] if holder is not None else DEFAULTS.get(name)
        own = holder is not None and holder.id == unit_id
        found[name] = Setting(name, value, holder.name if holder else "", own, _hers(session, who, above, name))
    return get_unit(session, unit_id), found


@dataclass(frozen=True)
class All:
    """A unit's settings as a page shows them. `cut_offs` are the days on which its books closed and will close.

    `since` and `years` are the times from which a change may hold, the default first (none where it is not hers);
    `back` is the change of the day that can be taken back; `own_day`: the unit has one, now or from a month to come on.
    `table` holds this year; `table_of` is who set it, `table_mark` goes along when it is changed.
    """

    unit: Unit
    settings: dict[str, Setting]
    cut_offs: CutOffs
    since: tuple[str, ...]
    back: int | None
    own_day: bool
    table: Table
    table_of: str
    table_own: bool
    table_mark: str
    years: tuple[int, ...]


def all_here(session: Session, who: Who, unit_id: int) -> All:
    """The unit, its settings, and what of them holds from when. Raises NotAllowed or NoSuchUnit."""
    unit, found = settings_here(session, who, unit_id)
    cut_off = cut_offs(session, unit_id)
    hers = found["cut_off"].hers
    last = last_change(session, unit_id) if hers else None
    now, days = running(session, unit_id), versions(unit.settings.get(CUT_OFF))
    criteria = table_holding(session, unit_id)
    return All(
        unit,
        found,
        CutOffs(cut_off) if isinstance(cut_off, int) else cut_off,
        tuple(months_offered(session, unit_id)) if hers else (),
        None if last is None else last.id,
        found[CUT_OFF].own or any(day is not None for since, day in days.items() if since > now),
        criteria.table,
        criteria.unit.name if criteria.unit is not None else "",
        criteria.unit is not None and criteria.unit.id == unit_id,
        mark_of(session, unit_id),
        tuple(years_for(session, who, unit_id)),
    )


def set_here(session: Session, who: Who, unit_id: int, name: str, value: Any) -> UnitSettingChanged:
    """Give the unit a setting of its own, or (None) that of the unit above. Raises NotAllowed or BadUnitSetting."""
    unit = session.get(Unit, unit_id, with_for_update=True)
    if unit is None or name not in NAMES or not _hers(session, who, ancestors(session, unit_id), name):
        raise NotAllowed
    return change_setting(session, unit, name, value, who)


def _hers(session: Session, who: Who, above: list[Unit], name: str) -> bool:
    ids = {one.id for one in above}
    return any(held.unit_id in ids and _may(held, name) for held in posts_of(session, who.person_id))


def _may(held: Held, name: str) -> bool:
    if Right.UNITS not in held.rights:
        return False
    if name in OF_LARGER:
        return held.role is Role.CADRE and held.unit_kind in ABOVE_COMMUNE
    return held.role is Role.CADRE if name not in OF_BRANCH else True
