"""A unit's settings on a cadre's page: which of them are whose to change, and what holds where nothing is set."""

from dataclasses import dataclass
from typing import Any

from sqlmodel import Session

from models.conversations import Who
from models.gathering import FLOOR, LINE
from models.posts import Held, NotAllowed, Right, Role, post_for, posts_of
from models.unit_settings import UnitSettingChanged, change_setting
from models.units import ABOVE_COMMUNE, Unit, ancestors, get_unit
from models.unseen import TIMES

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
    for name in NAMES:
        holder = next((one for one in above if name in one.settings), None)
        value = holder.settings[name] if holder is not None else DEFAULTS.get(name)
        own = holder is not None and holder.id == unit_id
        found[name] = Setting(name, value, holder.name if holder else "", own, _hers(session, who, above, name))
    return get_unit(session, unit_id), found


def set_here(session: Session, who: Who, unit_id: int, name: str, value: Any) -> UnitSettingChanged:
    """Give the unit a setting of its own, or (None) that of the unit above. Raises NotAllowed or BadUnitSetting."""
    unit = session.get(Unit, unit_id, with_for_update=True)
    if unit is None or name not in NAMES or not _hers(session, who, ancestors(session, unit_id), name):
        raise NotAllowed
    return change_setting(session, unit, name, value)


def _hers(session: Session, who: Who, above: list[Unit], name: str) -> bool:
    ids = {one.id for one in above}
    return any(held.unit_id in ids and _may(held, name) for held in posts_of(session, who.person_id))


def _may(held: Held, name: str) -> bool:
    if Right.UNITS not in held.rights:
        return False
    if name in OF_LARGER:
        return held.role is Role.CADRE and held.unit_kind in ABOVE_COMMUNE
    return held.role is Role.CADRE if name not in OF_BRANCH else True
