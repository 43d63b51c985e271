"""A roster on its way into the books: previewed, written once when agreed to, and taken back if it was wrong."""

import json
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import asdict
from datetime import date
from typing import Any

from sqlmodel import Session

from models import clock
from models.audit import did
from models.conversations import Who
from models.facts import Fact, Refused
from models.roster_batches import (
    PART,
    TAKE_BACK,
    WRITE,
    BatchState,
    ImportBatch,
    close,
    find_batch,
    later,
    may_import,
    replace_waiting,
    with_book,
)
from models.roster_doubts import NOBODY, Verdicts
from models.roster_files import RosterFile, RosterRow
from models.roster_plan import Plan, Step, make_plan
from models.roster_steps import Done, remove_groups, restore, take_back, write_steps
from models.roster_summary import in_doubt, seen
from models.units import setting
from models.vault import vault


class RosterPreviewed(Fact):
    """The list is read and held against the book; nothing is written yet."""

    batch: int
    unit: str
    readable: int
    writable: int  # women to write or to correct


class RosterWritten(Fact):
    """The women stand in the book."""

    batch: int
    unit: str
    added: int
    updated: int
    groups: int


class RosterOnItsWay(Fact):
    """A long list is being written; the outcome follows as a message."""

    unit: str
    count: int


class RosterUndone(Fact):
    """The book is as before, but for those who stay because something has happened with them since."""

    unit: str
    removed: int
    kept: int
    restored: int


class UndoOnItsWay(Fact):
    """A long list is being taken back; the outcome follows as a message."""

    unit: str
    count: int


class RosterDropped(Fact):
    """Nothing of the list was written."""

    unit: str


class RosterUnreadable(Refused):
    """The file is no list that can be read: a FileFault, "no_header", "no_rows", "not_fetched" or "not_allowed"."""

    reason: str


class RosterAlreadyWritten(Refused):
    """This list was agreed to before; nothing is written twice."""

    unit: str


class RosterOver(Refused):
    """This list was set aside, taken back, or is too old."""

    unit: str


def preview(
    session: Session,
    person_id: int | None,
    unit_id: int,
    roster: RosterFile,
    file_name: str,
    looked: dict[str, Any] | None = None,
) -> RosterPreviewed:
    """Keep a list, sealed, until she agrees; an earlier one of hers for the same unit is set aside.

    `person_id` None is the command line; `looked` is what `look` gave for it just before, outside of the writer.
    Raises NotAllowed or NoBook.
    """
    unit = with_book(session, unit_id) if person_id is None else may_import(session, person_id, unit_id)
    replaced = replace_waiting(session, unit_id, person_id)
    summary = (looked or look(session, unit_id, roster)) | {"replaced": replaced}
    something = summary["new"] + summary["updated"] + summary["doubtful"]
    batch = ImportBatch(
        unit_id=unit_id,
        by_person=person_id,
        file_name=file_name[:200],
        state=BatchState.PREVIEWED if something else BatchState.DROPPED,
        rows_sealed=_sealed(session, roster.rows) if something else "",
        summary=summary,
        created_at=clock.now(),
    )
    session.add(batch)
    session.flush()
    return RosterPreviewed(batch.id or 0, unit.name, roster.readable, something)


def look(session: Session, unit_id: int, roster: RosterFile) -> dict[str, Any]:
    """The summary of a list for a unit, without keeping anything (a dry run). Raises NoBook."""
    return seen(session, roster, make_plan(session, with_book(session, unit_id), roster.rows, vault(session).digest))


def decide_doubts(session: Session, who: Who, batch_id: int, verdicts: Verdicts) -> None:
    """Keep what she has said about the lines in doubt. Raises NotAllowed or RosterOver."""
    batch, unit = find_batch(session, who, batch_id)
    if batch.state != BatchState.PREVIEWED:
        raise RosterOver(unit.name)
    asked = {one["key"]: one["membership"] for one in in_doubt(session, batch.summary)}
    said = {key: known for key, known in verdicts.items() if known in {asked.get(key), NOBODY}}
    batch.summary = batch.summary | {"verdicts": said}
    session.add(batch)
    session.flush()


def keeps_sensitive(session: Session, unit_id: int) -> bool:
    """Whether the administrator lets lists of this unit write ethnic group and religion beside a woman."""
    return setting(session, unit_id, "keep_sensitive", False) is True


def start_writing(session: Session, who: Who | None, batch_id: int) -> int:
    """She agrees: from now on `write_part` writes this list. How many women it is about.

    `who` None is the command line. Raises NotAllowed, UnitClosed, RosterAlreadyWritten or RosterOver.
    """
    batch, unit = find_batch(session, who, batch_id, to_write=True)
    if batch.state in {BatchState.WRITING, BatchState.WRITTEN}:
        raise RosterAlreadyWritten(unit.name)
    if batch.state != BatchState.PREVIEWED:
        raise RosterOver(unit.name)
    batch.state = BatchState.WRITING
    session.add(batch)
    session.flush()
    return int(batch.summary["new"] + batch.summary["updated"] + len(batch.summary.get("verdicts", {})))


def write(session: Session, who: Who, batch_id: int) -> RosterWritten | RosterOnItsWay:
    """She agrees: a short list is written at once, a long one by a job. Raises as `start_writing` does."""
    count = start_writing(session, who, batch_id)
    if count > PART:
        return RosterOnItsWay(later(session, who, batch_id, WRITE), count)
    while True:
        if (written := write_part(session, batch_id)) is not None:
            return written


def planned(session: Session, batch_id: int) -> Plan | None:
    """What a list that was agreed to changes in the book as it is now; None once that is settled."""
    batch, unit = find_batch(session, None, batch_id)
    if batch.state != BatchState.WRITING or batch.steps_done is not None:
        return None
    return make_plan(session, unit, rows_of(session, batch), vault(session).digest, batch.summary.get("verdicts"))


def rows_of(session: Session, batch: ImportBatch) -> list[RosterRow]:
    """The rows of a list whose steps are not settled."""
    return [_row(row) for part in batch.rows_sealed.split() for row in _unsealed(session, part)]


def settle(session: Session, batch_id: int, plan: Plan) -> None:
    """From here on these steps are carried out, a part at a time. Nothing when steps are settled already."""
    batch, _unit = find_batch(session, None, batch_id)
    if batch.state != BatchState.WRITING or batch.steps_done is not None:
        return
    batch.rows_sealed, batch.steps_done, batch.done = _sealed(session, plan.steps), 0, asdict(Done())
    batch.summary = batch.summary | {"new": plan.new, "updated": plan.updated, "groups": plan.groups}
    session.add(batch)
    session.flush()


def write_part(session: Session, batch_id: int) -> RosterWritten | None:
    """Write the next PART of a list that was agreed to; None while there is more. Raises RosterOver."""
    if (plan := planned(session, batch_id)) is not None:  # nobody has made it outside of the writer
        settle(session, batch_id, plan)
    batch, unit = find_batch(session, None, batch_id)
    added, updated = batch.summary["new"], batch.summary["updated"]
    if batch.state == BatchState.WRITTEN:
        return RosterWritten(batch_id, unit.name, added, updated, batch.summary["groups"])
    if batch.state != BatchState.WRITING or batch.steps_done is None:
        raise RosterOver(unit.name)
    parts, at = batch.rows_sealed.split(), batch.steps_done // PART
    done = Done(**deepcopy(batch.done))
    if at < len(parts):
        steps = [_step(step) for step in _unsealed(session, parts[at])]
        write_steps(session, batch_id, steps, done)
        batch.steps_done, batch.done = batch.steps_done + len(steps), asdict(done)
        session.add(batch)
    if at + 1 < len(parts):
        return None
    batch.written_at = clock.now()
    close(session, batch, BatchState.WRITTEN)
    return RosterWritten(batch_id, unit.name, added, updated, len(done.groups))


def drop(session: Session, who: Who, batch_id: int) -> RosterDropped:
    """She does not agree: the list is forgotten. Raises NotAllowed or RosterAlreadyWritten."""
    batch, unit = find_batch(session, who, batch_id)
    if batch.state not in {BatchState.PREVIEWED, BatchState.DROPPED}:
        raise RosterAlreadyWritten(unit.name)
    close(session, batch, BatchState.DROPPED)
    return RosterDropped(unit.name)


def undo(session: Session, who: Who, batch_id: int) -> RosterUndone | UndoOnItsWay:
    """Take a list back, begun or whole: a short one at once, a long one by a job. Raises NotAllowed or RosterOver."""
    batch, unit = find_batch(session, who, batch_id)
    begun = {BatchState.WRITING, BatchState.WRITTEN, BatchState.UNDOING}
    if batch.state not in begun or batch.steps_done is None:
        raise RosterOver(unit.name)
    count = batch.summary["new"] + batch.summary["updated"]
    if batch.state != BatchState.UNDOING:
        batch.state = BatchState.UNDOING
        batch.summary = batch.summary | {"removed": 0, "kept": 0, "restored": 0}
        did(session, who.person_id, batch.unit_id, "import-back", count=count)
    session.add(batch)
    session.flush()
    if count > PART:
        return UndoOnItsWay(later(session, who, batch_id, TAKE_BACK), count)
    while True:
        if (undone := undo_part(session, batch_id)) is not None:
            return undone


def undo_part(session: Session, batch_id: int) -> RosterUndone | None:
    """Take back the next PART; None while there is more. Raises RosterOver."""
    batch, unit = find_batch(session, None, batch_id)
    summary = batch.summary
    if batch.state == BatchState.UNDOING:
        done = Done(**batch.done)
        removed, kept = take_back(session, batch_id, done, PART)
        summary = summary | {"removed": summary["removed"] + removed, "kept": summary["kept"] + kept}
        batch.summary = summary
        session.add(batch)
        if removed + kept:
            return None
        batch.summary = summary = summary | {"restored": restore(session, done)}
        if unit.closed_on is None:  # else they are of its past, or of what it became
            remove_groups(session, done)
        batch.undone_at, batch.done = clock.now(), {}
        close(session, batch, BatchState.UNDONE)
    if batch.state != BatchState.UNDONE:
        raise RosterOver(unit.name)
    return RosterUndone(unit.name, summary["removed"], summary["kept"], summary["restored"])


def _sealed(session: Session, rows: Sequence[RosterRow] | Sequence[Step]) -> str:
    """The rows under seal, a PART on each line, so that each can be opened by itself."""
    seal = vault(session).seal
    parts = (rows[start : start + PART] for start in range(0, len(rows), PART))
    return "\n".join(seal(json.dumps([asdict(row) for row in part], default=str, ensure_ascii=False)) for part in parts)


def _unsealed(session: Session, part: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads(vault(session).unseal(part))
    return rows


def _row(kept: dict[str, Any]) -> RosterRow:
    days = {name: date.fromisoformat(kept[name]) for name in ("birth_date", "joined") if kept.get(name)}
    return RosterRow(**kept | days)


def _step(kept: dict[str, Any]) -> Step:
    return Step(**kept | {"changes": tuple(kept["changes"])})
