"""A list that waits for a branch which was merged meanwhile: held anew against the book that took the women over."""

import json
from collections.abc import Mapping
from typing import Any

from sqlmodel import Session

from models.births import BirthFault
from models.conversations import Who
from models.open_units import closed
from models.phones import PhoneFault
from models.roster_batches import BatchState, ImportBatch, close, find_batch, may_import, replace_waiting
from models.roster_files import Problem, ProblemKind, RosterFile, SheetTally
from models.roster_plan import make_plan
from models.roster_summary import seen, told
from models.rosters import RosterAlreadyWritten, RosterOver, RosterPreviewed, rows_of
from models.unit_names import standing
from models.units import Unit, get_unit
from models.vault import vault

_OF_THE_FILE = ("readable", "left_out", "repeated", "columns", "sheets", "skipped_sheets", "counts")
_FAULTS = {fault.value: fault for fault in (*BirthFault, *PhoneFault)}


def follows(session: Session, unit_id: int, state: str) -> Unit | None:
    """The unit into whose book a list goes now that waits for one that was merged; None for any other list."""
    unit = get_unit(session, unit_id)
    if state != BatchState.PREVIEWED or unit.closed_on is None:
        return None
    now = standing(session, unit)
    return now if now.closed_on is None else None


def follow(session: Session, who: Who, batch_id: int) -> RosterPreviewed:
    """The list waits for the unit that took over, as if it were sent for that one; nothing is written yet.

    Raises NotAllowed, UnitClosed (nobody took over), RosterAlreadyWritten or RosterOver.
    """
    batch, unit = find_batch(session, who, batch_id)
    if batch.state in {BatchState.WRITING, BatchState.WRITTEN}:
        raise RosterAlreadyWritten(unit.name)
    if batch.state != BatchState.PREVIEWED:
        raise RosterOver(unit.name)
    now = follows(session, batch.unit_id, batch.state)
    if now is None:
        raise closed(session, unit) if unit.closed_on is not None else RosterOver(unit.name)
    may_import(session, who.person_id, now.id or 0)
    replaced = replace_waiting(session, now.id or 0, batch.by_person)
    roster = _read_before(session, batch)
    plan = make_plan(session, now, roster.rows, vault(session).digest)
    of_the_file = {name: batch.summary[name] for name in _OF_THE_FILE if name in batch.summary}
    batch.unit_id = now.id or 0
    batch.summary = seen(session, roster, plan) | of_the_file | {"replaced": replaced}
    session.add(batch)
    something = plan.new + plan.updated + len(plan.doubts)
    if not something:
        close(session, batch, BatchState.DROPPED)
    session.flush()
    return RosterPreviewed(batch.id or 0, now.name, roster.readable, something)


def _read_before(session: Session, batch: ImportBatch) -> RosterFile:
    """What was read in the file, with what was wrong in its lines."""
    sealed = batch.summary.get("lines_sealed")
    kept = json.loads(vault(session).unseal(sealed)) if sealed else {"faulty": []}
    shown = {
        (one["sheet"], one["row"], one["kind"]): beside["value"]
        for one, beside in zip(batch.summary["problems"], told(session, batch.summary), strict=False)
    }
    problems = [
        _problem(one, line, shown.get((one["sheet"], one["row"], one["kind"]), ""))
        for line in kept["faulty"]
        for one in line["problems"]
        if one["kind"] in set(ProblemKind)
    ]
    tallies = [SheetTally(sheet) for sheet in batch.summary["sheets"]]
    return RosterFile(rows_of(session, batch), problems, tallies)


def _problem(one: Mapping[str, Any], line: Mapping[str, Any], value: str) -> Problem:
    place = (one["same_sheet"], one["same_row"]) if "same_row" in one else None
    return Problem(
        one["sheet"],
        one["row"],
        one["column"],
        ProblemKind(one["kind"]),
        value,
        _FAULTS.get(one.get("reason", "")),
        place,
        line["number"],
        line["name"],
    )
