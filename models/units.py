"""Units and their tree: a closure table, so that a subtree is one index range at any depth."""

import re
import secrets
from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, Column, Index, bindparam
from sqlalchemy import select as core_select
from sqlmodel import Field, Session, SQLModel, col, func, select

from models.db import ID, primary_key, remembered
from models.facts import Refused
from models.text import clean, fold


class UnitKind(StrEnum):
    """From the largest to the smallest; any may hang under any larger one."""

    CENTRAL = "central"
    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"
    BRANCH = "branch"
    GROUP = "group"
    CLUB = "club"
    COMMITTEE = "committee"


# Clubs and committees hang from any unit of the tree proper, so they rank below all of it.
RANK = {kind: rank for rank, kind in enumerate(UnitKind)}
ABOVE_COMMUNE = (UnitKind.CENTRAL, UnitKind.PROVINCE, UnitKind.DISTRICT)


class Unit(SQLModel, table=True):
    """One unit. `settings` holds what differs from the defaults (reminders, cut-off day, …)."""

    id: int | None = primary_key()
    code: str = Field(unique=True)
    name: str
    folded: str = Field(index=True)
    kind: str
    short_code: str = Field(unique=True)  # printed on the poster and typed where links carry no payload
    timezone: str = "Asia/Ho_Chi_Minh"
    opened_on: date | None = None
    closed_on: date | None = None
    settings: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))

    @property
    def shown_code(self) -> str:
        """The short code as it is printed and read everywhere; it may be typed in any case."""
        return self.short_code.upper()


class UnitPath(SQLModel, table=True):
    """`descendant` lies `depth` levels below `ancestor` (0: itself), from one day until another."""

    __tablename__ = "unit_path"
    __table_args__ = (Index("ix_unit_path_depth", "ancestor_id", "depth"),)  # the few right below a large unit
    ancestor_id: int = Field(foreign_key="unit.id", primary_key=True, sa_type=ID)
    descendant_id: int = Field(foreign_key="unit.id", primary_key=True, sa_type=ID, index=True)
    from_date: date = Field(primary_key=True)
    to_date: date | None = None
    depth: int


class UnitName(SQLModel, table=True):
    """What a unit (or one that went into it, `since_unit_id`) was called until a day; `code` it had with that name."""

    __tablename__ = "unit_name"
    id: int | None = primary_key()
    unit_id: int = Field(foreign_key="unit.id", sa_type=ID, index=True)
    name: str
    folded: str = Field(index=True)
    code: str = Field(default="", index=True)
    until: date
    change_id: int = Field(sa_type=ID, index=True)
    since_unit_id: int = Field(sa_type=ID, index=True)


class NoSuchUnit(Refused):
    """Nothing here has that code or name."""

    name: str


class NotBelow(Refused):
    """A unit hangs only under a larger one."""

    name: str
    parent: str


class UnitExists(Refused):
    """The code is taken."""

    code: str


def by_name(name: str) -> list[str | int]:
    """The key that lists units as people count them: "thôn 2" before "thôn 10", then "thôn Mận"."""
    return [int(part) if part.isdecimal() else part for part in re.split(r"(\d{1,9})", fold(name))]


def in_order(unit: Any = Unit) -> tuple[Any, Any, Any]:
    """The same order for a query that is paged: the name without the number at its end, then that number."""
    folded = col(unit.folded)
    return func.rtrim(folded, "0123456789"), func.length(folded), folded


_CODE_LETTERS = "abcdeghkmnpqrstuvxy3456789"  # no pair that looks or sounds alike when read aloud
BEGINNING = date(1930, 10, 20)  # the Hội's founding: tree edges without a date have always been so


def new_short_code(session: Session) -> str:
    """Four letters and digits that no other unit has; at least one letter, so that it is no check-in number."""
    while True:
        code = secrets.choice(_CODE_LETTERS[:19]) + "".join(secrets.choice(_CODE_LETTERS) for _ in range(3))
        if session.exec(select(Unit.id).where(Unit.short_code == code)).first() is None:
            return code


def add_unit(
    session: Session,
    *,
    code: str,
    name: str,
    kind: UnitKind,
    parent: Unit | None,
    since: date = BEGINNING,
) -> Unit:
    """Hang a new unit into the tree. Raises UnitExists or NotBelow."""
    if session.exec(select(Unit.id).where(Unit.code == code)).first() is not None:
        raise UnitExists(code)
    if parent is not None and RANK[kind] <= RANK[UnitKind(parent.kind)]:
        raise NotBelow(name, parent.name)
    unit = Unit(
        code=code, name=clean(name), folded=fold(name), kind=kind, short_code=new_short_code(session), opened_on=since
    )
    session.add(unit)
    session.flush()
    session.add(UnitPath(ancestor_id=unit.id or 0, descendant_id=unit.id or 0, depth=0, from_date=since))
    if parent is not None:
        above = session.exec(
            select(UnitPath).where(UnitPath.descendant_id == parent.id, col(UnitPath.to_date).is_(None))
        ).all()
        for path in above:
            session.add(
                UnitPath(
                    ancestor_id=path.ancestor_id, descendant_id=unit.id or 0, depth=path.depth + 1, from_date=since
                )
            )
    session.flush()
    return unit


def unit_by_code(session: Session, code: str) -> Unit:
    """The unit with this code or short code, in any case. Raises NoSuchUnit."""
    wanted = code.strip()
    found = session.exec(select(Unit).where((Unit.code == wanted) | (Unit.short_code == wanted.lower()))).first()
    if found is None and wanted:  # a code that it had once
        named = select(UnitName.unit_id).where(UnitName.code == wanted).order_by(col(UnitName.id).desc()).limit(1)
        found = session.exec(select(Unit).where(col(Unit.id).in_(named))).first()
    if found is None:
        raise NoSuchUnit(wanted)
    return found


def unit_by_short_code(session: Session, code: str) -> Unit | None:
    """The unit on whose poster this code (in small letters) is printed."""
    return session.exec(select(Unit).where(Unit.short_code == code)).first()


def get_unit(session: Session, unit_id: int) -> Unit:
    """The unit with this id. Raises NoSuchUnit."""
    found = session.get(Unit, unit_id)
    if found is None:
        raise NoSuchUnit(str(unit_id))
    # A session holds its rows only while somebody does, and a unit is asked for again and again.
    session.info.setdefault("units", {})[unit_id] = found
    return found


def is_under(session: Session, unit_id: int, ancestor_id: int) -> bool:
    """Whether a unit is the other one or lies below it today."""
    return ancestor_id in above_ids(session, unit_id)


_T = UnitPath.__table__  # type: ignore[attr-defined]
_ABOVE = core_select(_T.c.ancestor_id).where(_T.c.descendant_id == bindparam("unit_"), _T.c.to_date.is_(None))


def above_ids(session: Session, unit_id: int) -> frozenset[int]:
    """The ids of a unit and of everything above it today."""

    def ask() -> frozenset[int]:
        return frozenset(session.connection().execute(_ABOVE, {"unit_": unit_id}).scalars())

    return remembered(session, ("above", unit_id), ask)


def ancestors(session: Session, unit_id: int) -> list[Unit]:
    """The unit itself and everything above it today, the nearest first."""

    def ask() -> Sequence[Unit]:
        return session.exec(
            select(Unit)
            .join(UnitPath, col(UnitPath.ancestor_id) == Unit.id)
            .where(UnitPath.descendant_id == unit_id, col(UnitPath.to_date).is_(None))
            .order_by(col(UnitPath.depth))
        ).all()

    return list(remembered(session, ("ancestors", unit_id), ask))


def children(session: Session, unit_id: int) -> list[Unit]:
    """The units right below, in the order of their names and numbers."""
    found = session.exec(
        select(Unit)
        .join(UnitPath, col(UnitPath.descendant_id) == Unit.id)
        .where(UnitPath.ancestor_id == unit_id, UnitPath.depth == 1, col(UnitPath.to_date).is_(None))
        .order_by(col(Unit.id))
    ).all()
    return sorted(found, key=lambda unit: by_name(unit.name))


def subtree_ids(unit_id: int) -> Any:
    """A sub-select of the ids of a unit and everything below it today."""
    return select(UnitPath.descendant_id).where(UnitPath.ancestor_id == unit_id, col(UnitPath.to_date).is_(None))


def find_units(session: Session, words: str, *, under: int | None = None) -> list[Unit]:
    """Units with this name now or before, else those whose name contains it, accents aside. At most nine."""
    wanted = fold(words)
    if not wanted:
        return []
    query = select(Unit).where(col(Unit.closed_on).is_(None))
    if under is not None:
        query = query.where(col(Unit.id).in_(subtree_ids(under)))
    now = query.where(col(Unit.folded).contains(wanted, autoescape=True))
    found = session.exec(now.order_by(*in_order()).limit(50)).all()
    exact = [unit for unit in found if _distance(unit.folded, wanted) == 0]
    if exact:
        return exact[:9]
    before = select(UnitName.unit_id).where(col(UnitName.folded).contains(wanted, autoescape=True))
    named = session.exec(query.where(col(Unit.id).in_(before)).order_by(*in_order()).limit(50)).all()
    old = former_names(session, [unit.id or 0 for unit in named], words)
    exact = [unit for unit in named if _distance(fold(old.get(unit.id or 0, "")), wanted) == 0]
    either = {unit.id: unit for unit in (*found, *named)}.values()
    return (exact or sorted(either, key=lambda unit: (_distance(unit.folded, wanted), by_name(unit.name))))[:9]


def former_names(session: Session, unit_ids: Iterable[int], words: str) -> dict[int, str]:
    """The name of before by which these words find a unit, for units whose own name does not hold them."""
    wanted = fold(words)
    rows = session.exec(
        select(UnitName.unit_id, UnitName.name, UnitName.folded)
        .join(Unit, col(Unit.id) == UnitName.unit_id)
        .where(
            col(UnitName.unit_id).in_(list(unit_ids)),
            col(UnitName.folded).contains(wanted, autoescape=True),
            ~col(Unit.folded).contains(wanted, autoescape=True),
        )
        .order_by(col(UnitName.until))
    ).all()
    nearest = sorted(rows, key=lambda row: -_distance(row[2], wanted))  # the nearest, of these the latest, last
    return {unit_id: name for unit_id, name, _folded in nearest}


def _distance(folded: str, wanted: str) -> int:
    """0: the very name, with or without its kind ("thôn", "xã" …); 1: a whole word of it; 2: a part."""
    if wanted in {folded, folded.partition(" ")[2], folded.partition("thon ")[2]}:
        return 0
    return 1 if f" {wanted} " in f" {folded} " else 2


def setting(session: Session, unit_id: int, name: str, default: Any) -> Any:
    """A setting of the unit, or of the nearest unit above that has it."""
    for unit in ancestors(session, unit_id):
        if name in unit.settings:
            return unit.settings[name]
    return default
