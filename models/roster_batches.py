"""The lists on their way into the books: one row each, and who may handle it."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, Column
from sqlmodel import Field, Session, SQLModel, col, or_, select

from models import jobs
from models.conversations import Who
from models.db import ID, primary_key, reference
from models.facts import Refused
from models.open_units import hold_for, row_in_unit
from models.posts import NotAllowed, Right, post_for
from models.units import RANK, Unit, UnitKind, get_unit

PART = 500  # women in one transaction: nobody else waits longer than these take
READ = "roster-read"  # kinds of jobs
WRITE = "roster-write"
TAKE_BACK = "roster-undo"


class BatchState(StrEnum):
    """Where an import stands."""

    PREVIEWED = "previewed"
    WRITING = "writing"
    WRITTEN = "written"
    UNDOING = "undoing"
    UNDONE = "undone"
    DROPPED = "dropped"


class ImportBatch(SQLModel, table=True):
    """One list for one unit.

    `rows_sealed` holds the readable rows, then the steps of writing them, a part on each line;
    `summary` has counts and places in the file, names only under seal (`doubts_sealed`); `done` is what undoing needs.
    """

    __tablename__ = "import_batch"
    id: int | None = primary_key()
    unit_id: int = reference("unit.id")
    by_person: int | None = Field(default=None, sa_type=ID)
    file_name: str
    state: str = Field(default=BatchState.PREVIEWED)
    rows_sealed: str = ""
    summary: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    done: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    steps_done: int | None = None  # None: the steps are not settled yet, or forgotten
    created_at: datetime
    written_at: datetime | None = None
    undone_at: datetime | None = None


class NoBook(Refused):
    """Only branches, and units above them, have a book to write into."""

    unit: str


def may_import(session: Session, person_id: int | None, unit_id: int) -> Unit:
    """The unit, held, if her posts let her write its books. Raises NotAllowed, UnitClosed or NoBook."""
    hold_for(session, person_id, Right.NAMES, unit_id)
    post_for(session, person_id, Right.APPROVE, unit_id)
    return with_book(session, unit_id)


def may_look(session: Session, person_id: int | None, unit_id: int) -> Unit:
    """The unit, open or not, if her posts let her keep its books. Raises NotAllowed or NoBook."""
    post_for(session, person_id, Right.NAMES, unit_id)
    post_for(session, person_id, Right.APPROVE, unit_id)
    return with_book(session, unit_id)


def with_book(session: Session, unit_id: int) -> Unit:
    """The unit, if it is a branch or has branches below. Raises NoBook."""
    unit = get_unit(session, unit_id)
    if RANK[UnitKind(unit.kind)] > RANK[UnitKind.BRANCH]:
        raise NoBook(unit.name)
    return unit


def forget_old(session: Session, before: datetime) -> int:
    """Lists from before this instant keep their counts only: nothing to write, nothing to take back. How many."""
    holding = or_(col(ImportBatch.rows_sealed) != "", col(ImportBatch.steps_done).is_not(None))
    old = session.exec(select(ImportBatch).where(ImportBatch.created_at < before, holding)).all()
    for batch in old:
        batch.done, batch.steps_done = {}, None
        ends = {BatchState.PREVIEWED: BatchState.DROPPED, BatchState.WRITING: BatchState.WRITTEN}
        close(session, batch, ends.get(BatchState(batch.state), BatchState(batch.state)))
    return len(old)


def find_batch(session: Session, who: Who | None, batch_id: int, *, to_write: bool = False) -> tuple[ImportBatch, Unit]:
    """The list and its unit, locked until the transaction ends. Raises NotAllowed: a list is named to nobody else.

    Without `to_write` the unit may have closed meanwhile: what was read or written is still hers to drop or take back.
    With it the unit is held, too, before its list. Raises UnitClosed.
    """
    if to_write:
        batch = row_in_unit(session, ImportBatch, batch_id)
    else:
        session.flush()
        batch = session.get(ImportBatch, batch_id, with_for_update=True, populate_existing=True)
    if batch is None:
        raise NotAllowed
    if who is None:
        return batch, with_book(session, batch.unit_id)
    return batch, (may_import if to_write else may_look)(session, who.person_id, batch.unit_id)


def later(session: Session, who: Who, batch_id: int, kind: str) -> str:
    """Leave a long list to a job; the unit's name."""
    batch, unit = find_batch(session, who, batch_id)
    jobs.queue(
        session,
        kind,
        contact_id=who.contact_id or None,  # on a page she sees for herself how it goes
        person_id=who.person_id,
        unit_id=batch.unit_id,
        args={"batch": batch_id},
    )
    return unit.name


def replace_waiting(session: Session, unit_id: int, person_id: int | None) -> list[str]:
    """Her lists for a unit that still wait are set aside for a newer one; the names of their files."""
    waiting = select(ImportBatch).where(
        ImportBatch.unit_id == unit_id, ImportBatch.by_person == person_id, ImportBatch.state == BatchState.PREVIEWED
    )
    names = []
    for batch in session.exec(waiting).all():
        batch.summary = batch.summary | {"newer": True}
        close(session, batch, BatchState.DROPPED)
        names.append(batch.file_name)
    return names


def close(session: Session, batch: ImportBatch, state: BatchState) -> None:
    """The list's rows are needed no more."""
    batch.state, batch.rows_sealed = state, ""
    batch.summary = {name: value for name, value in batch.summary.items() if not name.endswith("_sealed")}
    session.add(batch)
    session.flush()
