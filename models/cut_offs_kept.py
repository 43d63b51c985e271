"""A unit gets another one above it, which closes its books on another day: the months that are over keep theirs."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlmodel import Session

from models.cut_off_reports import cut_anew, first_free, month_of, open_reports, running_in, standing_after
from models.cut_offs import NAME, composed, day_in, store
from models.inherited import stored_for
from models.report_drafts_kept import REPORTING
from models.tree_changes_kept import UnitChange, note, noted
from models.units import get_unit
from models.versions import BEGINNING, FROM, at, since_when, times, versions


@dataclass(frozen=True)
class BooksMoved:
    """From a month on ("2026-12") a unit's books close on the day of those above it now; 0 is the month's end."""

    unit: str
    was: int
    day: int
    since: str


@contextmanager
def keeping_days(session: Session, change: UnitChange, unit_id: int) -> Iterator[None]:
    """What happens within changes what lies above a unit. The month whose books are open (on the day of a deed that is
    planned) is the first with other days, or the first that was not reported yet; reports that are being written get
    them."""
    was = _stored(session, unit_id)
    yield
    now, unit = _stored(session, unit_id), get_unit(session, unit_id)
    before, after = composed(was), composed(now)
    if before == after or unit.kind not in REPORTING:
        return
    planned = change.deed.get("day")
    coming = date.fromisoformat(planned) if planned else None
    since = max(running_in(session, unit_id, before, coming), first_free(session, unit_id, before))
    begins, own = month_of(since, before).start, unit.settings.get(NAME)
    if _past(was, since) != _past(now, since):
        later = {time: day for time, day in versions(own).items() if time > since}
        store(session, unit, {FROM: _past(was, since) | {since: since_when(own, since)[1]} | later})
    kept = {"stored": own, "now": unit.settings.get(NAME), "since": since, "begins": begins.isoformat()}
    days = {"was": day_in(before, since), "day": day_in(composed(_stored(session, unit_id)), since)}
    note(session, change, "cut_off", [(unit_id, kept | days)])
    cut_anew(session, open_reports(session, unit_id, since, begins, lock=True))


def moved_books(session: Session, change: UnitChange) -> tuple[BooksMoved, ...]:
    """The units whose books close on another day by a deed."""
    return tuple(
        BooksMoved(get_unit(session, unit_id).name, kept["was"], kept["day"], kept["since"])
        for unit_id, kept in noted(session, change, "cut_off")
        if kept["was"] != kept["day"]
    )


def reported_since(session: Session, change: UnitChange) -> tuple[str, int]:
    """The unit where reports were confirmed by the days that a deed brought, and how many; ("", 0): nowhere."""
    for unit_id, kept in noted(session, change, "cut_off"):
        count = standing_after(session, unit_id, kept["since"], date.fromisoformat(kept["begins"]))
        if count:
            return get_unit(session, unit_id).name, count
    return "", 0


def days_back(session: Session, change: UnitChange) -> None:
    """The deed is undone and the units hang where they hung: their books close as before."""
    for unit_id, kept in noted(session, change, "cut_off"):
        unit = get_unit(session, unit_id)
        if unit.settings.get(NAME) == kept["now"]:  # else it was given its own day since
            store(session, unit, kept["stored"])
        begins = date.fromisoformat(kept["begins"])
        cut_anew(session, open_reports(session, unit_id, kept["since"], begins, lock=True))


def _stored(session: Session, unit_id: int) -> list[Any]:
    session.flush()
    found: list[Any] = stored_for(session, [unit_id], (NAME,)).get(unit_id, {NAME: []})[NAME]
    return found


def _past(stored: Sequence[Any], since: str) -> dict[str, int]:
    """The days before a month, each from when on."""
    past: dict[str, int] = {}
    for time in [BEGINNING, *times(stored)]:
        day = int(at(stored, time) or 0)
        if time < since and (not past or past[max(past)] != day):
            past[time] = day
    return past
