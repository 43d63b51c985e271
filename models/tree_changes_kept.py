"""What was done to the tree of units, kept: each deed with its day and decision, and what rows were before it."""

from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, Column, Index, literal
from sqlalchemy import select as core_select
from sqlmodel import Field, Session, SQLModel, col, select

from models import clock
from models.db import ID, primary_key, reference
from models.units import UnitKind

CHANGED = frozenset(set(UnitKind) - {UnitKind.GROUP, UnitKind.CLUB, UnitKind.COMMITTEE})  # those have their own rules


class What(StrEnum):
    """The deeds."""

    ADD = "add"
    RENAME = "rename"
    MOVE = "move"
    MERGE = "merge"
    SPLIT = "split"
    CLOSE = "close"
    REOPEN = "reopen"


class ChangeState(StrEnum):
    """PLANNED waits for its day; FAILED could not be done when it came; WITHDRAWN was taken back before."""

    DONE = "done"
    PLANNED = "planned"
    FAILED = "failed"
    WITHDRAWN = "withdrawn"
    UNDONE = "undone"


class Coming(StrEnum):
    """What becomes of the meetings to come of a unit that closes."""

    MOVE = "move"
    CANCEL = "cancel"


@dataclass(frozen=True)
class Part:
    """One unit of a split: its name (the old one's own name keeps the old unit), and what goes to it: units that lay
    right below with their women, and women by their person's id."""

    name: str
    units: tuple[int, ...] = ()
    people: tuple[int, ...] = ()


@dataclass(frozen=True)
class Deed:
    """What is to be done, as plain values. `day` is the decision's; None is today.

    ADD: `name`, `kind` and `parent`. RENAME: one unit and `name`. MOVE: units and `parent`. MERGE: units `into` one
    of them or another, or into a new one called `name` (under `parent` where they do not lie together). SPLIT: one
    unit and `parts`; what no part names goes to the first. CLOSE and REOPEN: units (reopened under `parent`, or where
    they were). `expected` are the parents that the units had when the deed was looked at, and `seen` the last change
    of them that was known then. `head` is the post that goes on in the merged unit; the others end.
    """

    what: What
    units: tuple[int, ...] = ()
    day: date | None = None
    decision: str = ""
    name: str = ""
    kind: str = ""
    parent: int | None = None
    into: int | None = None
    parts: tuple[Part, ...] = ()
    meetings: Coming = Coming.MOVE
    head: int | None = None
    code: str = ""
    settings: Mapping[str, Any] | None = None
    expected: tuple[int | None, ...] = ()
    seen: int | None = None

    @property
    def about(self) -> list[int]:
        """Every unit that is named."""
        return [*self.units, *(unit for unit in (self.parent, self.into) if unit is not None)]

    def stored(self) -> dict[str, Any]:
        """As JSON."""
        return asdict(self) | {"day": self.day.isoformat() if self.day else None}


def deed_from(stored: Mapping[str, Any]) -> Deed:
    """What `Deed.stored` gave."""
    given = dict(stored)
    parts = (Part(p["name"], tuple(p["units"]), tuple(p["people"])) for p in given.pop("parts", ()))
    day = given.pop("day", None)
    return Deed(
        **given
        | {
            "what": What(given["what"]),
            "units": tuple(given.get("units", ())),
            "expected": tuple(given.get("expected", ())),
            "meetings": Coming(given.get("meetings", Coming.MOVE)),
            "parts": tuple(parts),
            "day": date.fromisoformat(day) if day else None,
        }
    )


class UnitChange(SQLModel, table=True):
    """One deed: what, from which day, by which decision and whom; `kept` is what taking it back needs."""

    __tablename__ = "unit_change"
    __table_args__ = (Index("ix_unit_change_state_day", "state", "day"),)
    id: int | None = primary_key()
    what: str
    day: date
    decision: str = ""
    state: str = ChangeState.DONE
    by_id: int | None = reference("person.id", optional=True, index=False)  # None: the command line
    made_at: datetime
    done_at: datetime | None = None
    undone_at: datetime | None = None
    undone_by: int | None = Field(default=None, sa_type=ID)
    deed: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    kept: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    failed: str = ""  # why a planned one could not be done, by the name of what refused


class UnitChangeRow(SQLModel, table=True):
    """A row that a deed changed, and what it was before. `what` "unit" names each unit that the deed was about."""

    __tablename__ = "unit_change_row"
    __table_args__ = (Index("ix_unit_change_row_about", "what", "row_id"),)
    id: int | None = primary_key()
    change_id: int = reference("unit_change.id")
    what: str
    row_id: int = Field(sa_type=ID)
    before: Any = Field(default=None, sa_column=Column(JSON))


ROWS = UnitChangeRow.__table__  # type: ignore[attr-defined]


def today() -> date:
    """The day on which a deed without a day is done."""
    return clock.today()


def last_change(
    session: Session, unit_ids: Collection[int], *, after: int = 0, before: int | None = None
) -> UnitChange | None:
    """The last deed that was done to one of these units (and not planned alone), the undone ones among them.

    Only of those whose id lies between `after` and `before`, neither of them meant.
    """
    return session.exec(
        select(UnitChange)
        .join(UnitChangeRow, col(UnitChangeRow.change_id) == UnitChange.id)
        .where(
            UnitChangeRow.what == "unit",
            col(UnitChangeRow.row_id).in_(unit_ids),
            col(UnitChange.state).in_([ChangeState.DONE, ChangeState.UNDONE]),
            col(UnitChange.id) > after,
            *([] if before is None else [col(UnitChange.id) < before]),
        )
        .order_by(col(UnitChange.id).desc())
        .limit(1)
    ).first()


def regroup(day: Any, from_unit: Any, to_unit: Any) -> Any:
    """Whether a merger or a split of that day took women from one of these books (columns) to the other."""
    of, there, c = ROWS.alias(), ROWS.alias(), UnitChange.__table__.c  # type: ignore[attr-defined]
    return (
        core_select(literal(1))
        .select_from(of.join(there, there.c.change_id == of.c.change_id).join(c.id.table, c.id == of.c.change_id))
        .where(
            of.c.what == "unit",
            of.c.row_id == from_unit,
            there.c.what == "unit",
            there.c.row_id == to_unit,
            c.what.in_([What.MERGE, What.SPLIT]),
            c.state == ChangeState.DONE,
            c.day == day,
        )
        .exists()
    )


def history(session: Session, unit_id: int, limit: int = 20) -> list[UnitChange]:
    """What was done to a unit, the last first, planned and undone deeds among them. Rights are the caller's to ask."""
    return list(
        session.exec(
            select(UnitChange)
            .join(UnitChangeRow, col(UnitChangeRow.change_id) == UnitChange.id)
            .where(UnitChangeRow.what == "unit", UnitChangeRow.row_id == unit_id)
            .order_by(col(UnitChange.id).desc())
            .limit(limit)
        ).all()
    )


def note(session: Session, change: UnitChange, what: str, rows: list[tuple[int, Any]]) -> None:
    """Keep what many rows were before: (id, before) each."""
    if rows:
        session.connection().execute(
            ROWS.insert(), [{"change_id": change.id, "what": what, "row_id": row, "before": was} for row, was in rows]
        )


def noted(session: Session, change: UnitChange, what: str) -> list[tuple[int, Any]]:
    """What `note` kept of one kind of row, in its order."""
    rows = session.execute(
        ROWS.select().where(ROWS.c.change_id == change.id, ROWS.c.what == what).order_by(ROWS.c.id)
    ).all()
    return [(row.row_id, row.before) for row in rows]
