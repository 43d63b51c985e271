"""Where a unit meets: the names it has used, and on the map where somebody has shown it."""

import re
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import UniqueConstraint, case, func
from sqlmodel import Field, Session, SQLModel, col, select

from models import clock
from models.conversations import Who
from models.db import ID, insert_new, primary_key, reference
from models.facts import Fact, Refused
from models.meetings import Meeting
from models.open_units import hold_for
from models.posts import Right
from models.text import clean, fold
from models.units import UnitKind, ancestors, subtree_ids

# Degrees; the islands are in it.
NORTH, SOUTH, EAST, WEST = 24.0, 6.0, 118.0, 102.0
OFFERED = 4  # places that are offered to choose from
_LOOKED_AT = 20
_COMPARED = 200  # places whose spelling is looked at
_MAP = re.compile(
    r"https://(?:maps\.app\.goo\.gl|goo\.gl/maps|(?:www\.)?google\.com(?:\.vn)?/maps|maps\.google\.com|maps\.apple\.com)"
    r"[/?][^\s<>\"'`]{1,400}"
)


class Place(SQLModel, table=True):
    """One place of a unit's meetings that somebody has shown on the map; `folded` is its name without marks.

    `map_link` is made from the coordinates (degrees, WGS 84), or is the link that she gave where it names none.
    """

    __table_args__ = (UniqueConstraint("unit_id", "folded"),)
    id: int | None = primary_key()
    unit_id: int = reference("unit.id")
    folded: str
    map_link: str
    latitude: float | None = None
    longitude: float | None = None
    set_by: int = Field(sa_type=ID)
    set_at: datetime


_P = Place.__table__  # type: ignore[attr-defined]


@dataclass(frozen=True)
class Spot:
    """A place on the map: a link that opens it, and its coordinates in degrees where they are known."""

    link: str
    latitude: float | None = None
    longitude: float | None = None


class PlaceLocated(Fact):
    """The place is on the map from now on, in every meeting that is held there."""

    place: str
    link: str


class FarAway(Refused):
    """The spot does not lie in the country."""


class NoPlaceNamed(Refused):
    """A spot belongs to a place, and none was named."""


def spot_at(latitude: float, longitude: float) -> Spot:
    """The spot with these coordinates in degrees. Raises FarAway outside of the country."""
    if not (SOUTH <= latitude <= NORTH and WEST <= longitude <= EAST):
        raise FarAway
    # Five decimals are a metre.
    return Spot(f"https://maps.google.com/?q={latitude:.5f},{longitude:.5f}", round(latitude, 5), round(longitude, 5))


def spot_by_link(link: str) -> Spot | None:
    """The spot that a link of a known map opens; None for any other link: it is passed on to the women."""
    return Spot(link) if _MAP.fullmatch(link) else None


def used_places(session: Session, unit_id: int, kind: str = "") -> list[str]:
    """The names of the places where this unit has met, the last one first, each once however it is spelt.

    Those where it has met for this kind of meeting come before the others.
    """
    of_kind = func.max(case((col(Meeting.kind) == kind, 1), else_=0)).desc()
    rows = session.exec(
        select(Meeting.place)
        .where(Meeting.unit_id == unit_id, Meeting.place != "")
        .group_by(Meeting.place)
        .order_by(of_kind, func.max(Meeting.id).desc())
        .limit(_LOOKED_AT)
    ).all()
    names: dict[str, str] = {}
    for name in rows:
        known = names.setdefault(fold(name), name)
        if known.isascii():  # once it was written with its accents
            names[fold(name)] = name
    offered = list(names.values())[:OFFERED]
    return [(written_before(session, unit_id, name) or name) if name.isascii() else name for name in offered]


def written_before(session: Session, unit_id: int, typed: str) -> str | None:
    """How a place was written, with its accents, by this unit or by another of the same branch; None if never."""
    return next((name for name in accented_places(session, unit_id) if fold(name) == fold(typed)), None)


def accented_places(session: Session, unit_id: int) -> list[str]:
    """The places where this unit or another of the same branch has met, written with accents, the last one first."""
    near = ancestors(session, unit_id)
    top = next((unit for unit in near if unit.kind == UnitKind.BRANCH), near[0])
    names = session.exec(
        select(Meeting.place)
        .where(col(Meeting.unit_id).in_(subtree_ids(top.id or unit_id)), Meeting.place != "")
        .group_by(Meeting.place)
        .order_by(func.max(Meeting.id).desc())
        .limit(_COMPARED)
    ).all()
    return [name for name in names if not name.isascii()]


def spot_of(session: Session, unit_id: int, place: str) -> Spot | None:
    """Where a place of this unit lies, or the place of that name of the branch that it belongs to."""
    if not place:
        return None
    near = [unit.id for unit in ancestors(session, unit_id) if unit.id == unit_id or unit.kind == UnitKind.BRANCH]
    rows = session.exec(select(Place).where(col(Place.unit_id).in_(near), Place.folded == fold(place))).all()
    found = {row.unit_id: row for row in rows}
    row = next((found[unit] for unit in near if unit in found), None)
    return None if row is None else Spot(row.map_link, row.latitude, row.longitude)


def locate(session: Session, who: Who, unit_id: int, place: str, spot: Spot) -> PlaceLocated:
    """Put a place of a unit on the map, or move it there. Raises NotAllowed, UnitClosed or NoPlaceNamed."""
    held = hold_for(session, who.person_id, Right.CALL, unit_id)
    name = clean(place)
    if not fold(name):
        raise NoPlaceNamed
    values = {
        "map_link": spot.link,
        "latitude": spot.latitude,
        "longitude": spot.longitude,
        "set_by": held.person_id,
        "set_at": clock.now(),
    }
    # Two may show it at once: the later one counts.
    connection = session.connection()
    connection.execute(insert_new(session, _P), {"unit_id": unit_id, "folded": fold(name), **values})
    connection.execute(_P.update().where(_P.c.unit_id == unit_id, _P.c.folded == fold(name)).values(values))
    return PlaceLocated(name, spot.link)
