"""`chihoi units set CODE cut_off DAY`: what the months become is printed, and asked about before it is done."""

from typing import Any

import typer
from sqlmodel import Session

from api.commands import CannotDo, Desk
from models import cut_off_changes
from models.cut_off_changes import CutOffSeen, CutOffTooEarly, NoSuchCutOff
from models.cut_offs import is_cut_off
from models.periods import DAY, Period
from models.units import unit_by_code


def change(desk: Desk, code: str, day: Any, since: str, *, sure: bool) -> None:
    """Show it, ask, and do it. Raises CannotDo, NoSuchUnit."""
    if day is not None and (isinstance(day, dict) or not is_cut_off(day)):
        raise CannotDo("Books close on a day from 1 to 28, 0 is the month's end; null takes the day of the unit above.")
    try:
        seen = desk.db.read_now(lambda session: _look(session, code, day, since))
        for line in _lines(seen):
            typer.echo(line)
        if seen.same:
            return
        if not sure:
            typer.confirm("Change it?", abort=True)
        desk.db.write_now(cut_off_changes.change_cut_off, None, seen.unit_id, day, seen.since)
    except NoSuchCutOff:
        raise CannotDo(f"{since!r} is no month from which a day can hold: write it as 2026-11.") from None
    except CutOffTooEarly as early:
        raise CannotDo(
            f"Reports before {early.month} are confirmed: the day can change from {early.month} on."
        ) from None
    typer.echo(f"{seen.unit}: cut_off is set.")


def _look(session: Session, code: str, day: int | None, since: str) -> CutOffSeen:
    return cut_off_changes.look_at_cut_off(session, None, unit_by_code(session, code).id or 0, day, since)


def _lines(seen: CutOffSeen) -> list[str]:
    if seen.same:
        return [f"{seen.unit}: nothing changes from {cut_off_changes.said(seen.since)} on."]
    months = [f"  {was.number}/{was.year}: {_days(was)} -> {_days(new)}" for was, new in seen.months]
    below = [f"  {seen.below} units below go with it."] if seen.below else []
    drafts = [f"  {seen.drafts} open reports are counted anew."] if seen.drafts else []
    return [f"{seen.unit}, from {cut_off_changes.said(seen.since)} on:", *months, *below, *drafts]


def _days(period: Period) -> str:
    last = period.end - DAY
    return f"{period.start.day}/{period.start.month}-{last.day}/{last.month}"
