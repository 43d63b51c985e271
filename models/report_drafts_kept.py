"""Reports of a unit's books, kept: what was counted when they closed, what the writer changed, and her own words."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, Column, Index, UniqueConstraint
from sqlmodel import Field, Session, SQLModel, col, select

from models.db import ID, primary_key, reference
from models.periods import Period
from models.units import UnitKind

REPORTING = (UnitKind.CENTRAL, UnitKind.PROVINCE, UnitKind.DISTRICT, UnitKind.COMMUNE, UnitKind.BRANCH)


class ReportState(StrEnum):
    """CONFIRMED waits for the books to close (or has nobody above); REPLACED has a corrected one after it."""

    DRAFT = "draft"
    CONFIRMED = "confirmed"
    SENT = "sent"
    TAKEN_BACK = "taken_back"
    REPLACED = "replaced"


OPEN = frozenset({ReportState.DRAFT, ReportState.TAKEN_BACK})  # may be edited
STANDS = frozenset({ReportState.CONFIRMED, ReportState.SENT})


class ReportDraft(SQLModel, table=True):
    """One report; a corrected one is another row with the next `issue`.

    `counted` is as `Counted.stored`, once confirmed with "below": {unit id: [name, whether it had closed]}; from
    `closed_at` on its figures do not move. `changed` has {figure: {"value", "by", "at", "why"}}, `paragraphs`
    [{"text", "part", "by", "at"}] and `dropped` what was left out, the last one last. `below` are the figures of the
    units below whose own reports stood when this one was confirmed: {unit id: figures}. `returned` has {"by", "at",
    "why"} while it is to be set right for whoever is above.
    """

    __tablename__ = "report"
    __table_args__ = (
        UniqueConstraint("unit_id", "kind", "year", "number", "issue"),
        Index("ix_report_open", "closed_at", "end"),
    )
    id: int | None = primary_key()
    unit_id: int = reference("unit.id", index=False)  # the constraint begins with it
    kind: str
    year: int
    number: int
    issue: int = 1
    cut_off: int = 0
    start: date
    end: date
    state: str = Field(default=ReportState.DRAFT)
    version: int = 1
    counted: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    changed: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    paragraphs: list[dict[str, Any]] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    dropped: list[Any] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    below: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    returned: dict[str, Any] | None = Field(default=None, sa_column=Column(JSON(none_as_null=True), nullable=True))
    drafted_at: datetime
    closed_at: datetime | None = None
    failed_at: datetime | None = None  # when its figures could not be counted as its books closed
    edited_by: int | None = Field(default=None, sa_type=ID)
    edited_at: datetime | None = None
    confirmed_by: int | None = Field(default=None, sa_type=ID)
    confirmed_at: datetime | None = None
    sent_at: datetime | None = None

    @property
    def period(self) -> Period:
        """What it reports of."""
        return Period(self.start, self.end, self.kind, self.year, self.number, self.cut_off)  # type: ignore[arg-type]


class ReportLook(SQLModel, table=True):
    """One row: when the units were last looked at for reports that are due; a look goes on after `after_id`."""

    __tablename__ = "report_look"
    id: int = Field(default=1, primary_key=True)
    looked_at: datetime
    after_id: int = Field(default=0, sa_type=ID)


@dataclass(frozen=True)
class Counted:
    """What the books say: `figures` of the unit, `parts` of the units right below, and some meetings without a roll.

    The figures are those of `models.report_drafts_counted.FIGURES`; `unrolled` has (unit, day).
    """

    figures: dict[str, int] = field(default_factory=dict)
    parts: dict[int, dict[str, int]] = field(default_factory=dict)
    unrolled: tuple[tuple[str, date], ...] = ()

    def stored(self) -> dict[str, Any]:
        """As JSON."""
        return {
            "figures": self.figures,
            "parts": {str(unit): figures for unit, figures in self.parts.items()},
            "unrolled": [[unit, day.isoformat()] for unit, day in self.unrolled],
        }


def counted_from(stored: dict[str, Any]) -> Counted:
    """What `Counted.stored` gave."""
    return Counted(
        dict(stored.get("figures", {})),
        {int(unit): dict(figures) for unit, figures in stored.get("parts", {}).items()},
        tuple((unit, date.fromisoformat(day)) for unit, day in stored.get("unrolled", [])),
    )


def is_sent(row: ReportDraft) -> bool:
    """Whether a report is with whoever is above: it was sent, and not taken back. One that was confirmed ahead of a
    merger is, too, from the day its books close: nobody sends it any more."""
    return row.sent_at is not None or (row.state == ReportState.CONFIRMED and row.closed_at is not None)


def last_issue(session: Session, unit_id: int, kind: str, year: int, number: int) -> ReportDraft | None:
    """The report of a unit and period as it is now: the corrected one, where there is one."""
    return session.exec(
        select(ReportDraft)
        .where(
            ReportDraft.unit_id == unit_id,
            ReportDraft.kind == kind,
            ReportDraft.year == year,
            ReportDraft.number == number,
        )
        .order_by(col(ReportDraft.issue).desc())
        .limit(1)
    ).first()


def those_that_stand(
    session: Session, unit_ids: list[int], kind: str, year: int, number: int
) -> dict[int, ReportDraft]:
    """Of each unit the report that was confirmed, the last of them."""
    rows = session.exec(
        select(ReportDraft)
        .where(
            col(ReportDraft.unit_id).in_(unit_ids),
            ReportDraft.kind == kind,
            ReportDraft.year == year,
            ReportDraft.number == number,
            col(ReportDraft.state).in_(STANDS),
        )
        .order_by(col(ReportDraft.issue))
    ).all()
    return {row.unit_id: row for row in rows}
