"""The day on which a unit closes its books, changed from a month on: what was reported stays as it was."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func
from sqlmodel import Session, col, select

from models import clock, trees
from models.audit import Deed, did
from models.conversations import Who
from models.cut_off_reports import cut_anew, first_free, month_of, open_reports, running_in
from models.cut_offs import MONTH, NAME, composed, cut_offs, day_in, is_cut_off, look_anew, name_of, number_of, store
from models.facts import Fact, Refused
from models.inherited import going_with
from models.open_units import lock_units
from models.periods import Period
from models.posts import NotAllowed, Right, Role, posts_of
from models.units import Unit, UnitPath, above_ids, ancestors, get_unit
from models.versions import holding_from

AHEAD = 12  # months ahead from which it may hold
SHOWN = 3  # months that are shown as they were and as they will be


class CutOffChanged(Fact):
    """The books close on another day from a month on; `day` 0 is the month's end."""

    unit: str
    day: int
    month: str
    change: int  # the id of the deed, by which it can be taken back; 0 where it was so before


class CutOffUndone(Fact):
    """The day before holds again."""

    unit: str
    day: int


class CutOffTooEarly(Refused):
    """Reports up to then stand: the day may hold from `month` on."""

    unit: str
    month: str


class NoSuchCutOff(Refused):
    """Not a day that every month has, or no month from which it can hold."""


class NoCutOffChange(Refused):
    """Nothing was changed here that could be taken back."""

    unit: str


class NotLastCutOff(Refused):
    """What is to be taken back is not the last change any more: somebody took it back, or changed the day again."""

    unit: str


@dataclass(frozen=True)
class CutOffSeen:
    """What a change would do: the first months as they are and as they would be; how many reports that are being
    written would get other days (`drafts`); `below`, units that go with it. `since` is as "2026-11"."""

    unit_id: int
    unit: str
    was: int
    day: int
    since: str
    months: tuple[tuple[Period, Period], ...]
    drafts: int
    below: int

    @property
    def same(self) -> bool:
        """Whether it changes nothing."""
        return all((was.start, was.end) == (new.start, new.end) for was, new in self.months)


def running(session: Session, unit_id: int) -> str:
    """The month whose books are open at a unit: "2026-11"."""
    return running_in(session, unit_id, cut_offs(session, unit_id))


def cut_off_now(session: Session, unit_id: int) -> int:
    """The day on which the books that are open at a unit close; 0 is the month's end."""
    return day_in(cut_offs(session, unit_id), running(session, unit_id))


def months_offered(session: Session, unit_id: int) -> list[str]:
    """The months from which a change may hold, the one that is meant by default first, then the others in order."""
    first, now = first_free(session, unit_id, cut_offs(session, unit_id)), running(session, unit_id)
    default = max(first, now)
    last = number_of(now) + AHEAD
    every = [name_of(month) for month in range(max(number_of(first), number_of(now) - AHEAD), last + 1)]
    return [default, *(one for one in every if one != default)]


def look_at_cut_off(session: Session, who: Who | None, unit_id: int, day: int | None, since: str = "") -> CutOffSeen:
    """What would change if the books closed on a day (None: that of the unit above) from a month on ("": by default).

    Nothing is written. Raises NotAllowed, NoSuchUnit, NoSuchCutOff, CutOffTooEarly.
    """
    _may(session, who, unit_id)
    since = _checked(session, unit_id, day, since)
    unit, was = get_unit(session, unit_id), cut_offs(session, unit_id)
    new = composed([holding_from(unit.settings.get(NAME), since, day), *_above(session, unit_id)])
    shown = [name_of(number_of(since) + place) for place in range(SHOWN)]
    months = tuple((month_of(one, was), month_of(one, new)) for one in shown)
    follow = going_with(session, unit_id, NAME, since)
    count = select(func.count()).select_from(UnitPath)
    below = session.exec(
        count.where(UnitPath.ancestor_id == unit_id, col(UnitPath.to_date).is_(None), col(UnitPath.depth) > 0,
                    col(UnitPath.descendant_id).in_(follow))
    ).one()  # fmt: skip
    drafts = len(open_reports(session, unit_id, since, months[0][0].start))
    return CutOffSeen(unit_id, unit.name, day_in(was, since), day_in(new, since), since, months, drafts, below)


def change_cut_off(session: Session, who: Who | None, unit_id: int, day: int | None, since: str = "") -> CutOffChanged:
    """From a month on the books close on another day; what came before stays, and open reports get their new days.

    What holds already is no change: `change` is 0. Raises as `look_at_cut_off`.
    """
    _may(session, who, unit_id)
    unit = _held(session, unit_id)
    since = since or months_offered(session, unit_id)[0]
    before, held = unit.settings.get(NAME), cut_offs(session, unit_id)
    begins = month_of(since, held).start if MONTH.fullmatch(since) else date.max
    rows = open_reports(session, unit_id, since, begins, lock=True)  # before looking for those that stand
    since = _checked(session, unit_id, day, since)
    stored, deed_id = holding_from(before, since, day), 0
    if stored != before:
        store(session, unit, stored)
        cut_anew(session, rows)
        new, by = day_in(cut_offs(session, unit_id), since), None if who is None else who.person_id
        fields = {"name": NAME, "old": day_in(held, since), "new": new, "since": since, "before": before}
        deed = Deed(unit_id=unit_id, by_person=by, what="setting", fields=fields)
        session.add(deed)
        session.flush()
        deed_id = deed.id or 0
    return CutOffChanged(unit.name, day_in(cut_offs(session, unit_id), since), said(since), deed_id)


def undo_cut_off(session: Session, who: Who | None, unit_id: int, change: int | None = None) -> CutOffUndone:
    """Take the last change back while no report stands on it; `change` is the one that is meant (None: whichever).

    Raises NotAllowed, NoCutOffChange, NotLastCutOff, CutOffTooEarly.
    """
    _may(session, who, unit_id)
    unit = _held(session, unit_id)
    deed = last_change(session, unit_id)
    if deed is None:
        raise NoCutOffChange(unit.name)
    if change is not None and change != deed.id:
        raise NotLastCutOff(unit.name)
    since, held = str(deed.fields["since"]), cut_offs(session, unit_id)
    rows = open_reports(session, unit_id, since, month_of(since, held).start, lock=True)
    if since < (first := first_free(session, unit_id, held)):
        raise CutOffTooEarly(unit.name, said(first))
    store(session, unit, deed.fields["before"])
    cut_anew(session, rows)
    deed.undone_at = clock.now()
    session.add(deed)
    day = day_in(cut_offs(session, unit_id), since)
    did(session, who.person_id if who is not None else None, unit_id, "setting-back", name=NAME, now=day, since=since)
    session.flush()
    return CutOffUndone(unit.name, day)


def last_change(session: Session, unit_id: int) -> Deed | None:
    """The last change of the day here that was not taken back. Rights are the caller's to ask."""
    return session.exec(
        select(Deed)
        .where(
            Deed.unit_id == unit_id,
            Deed.what == "setting",
            col(Deed.undone_at).is_(None),
            col(Deed.fields)["name"].as_string() == NAME,
        )
        .order_by(col(Deed.id).desc())
        .limit(1)
    ).first()


def said(time: str) -> str:
    """A month as people read it: "11/2026"."""
    year, _, month = time.partition("-")
    return f"{int(month)}/{year}"


def _may(session: Session, who: Who | None, unit_id: int) -> None:
    if who is None:
        return
    above = above_ids(session, unit_id)
    held = [one for one in posts_of(session, who.person_id) if one.unit_id in above]
    if not any(one.role is Role.CADRE and Right.UNITS in one.rights for one in held):
        raise NotAllowed


def _held(session: Session, unit_id: int) -> Unit:
    """The unit as it is now, held with all below it: nobody begins, confirms or moves a report there meanwhile."""
    held: set[int] = set()
    while more := set(session.exec(trees.below(unit_id, None)).all()) - held:
        lock_units(session, more)
        held |= more
    look_anew(session, unit_id)
    return get_unit(session, unit_id)


def _checked(session: Session, unit_id: int, day: int | None, since: str) -> str:
    since = since or months_offered(session, unit_id)[0]
    if not MONTH.fullmatch(since) or (day is not None and not is_cut_off(day)):
        raise NoSuchCutOff
    if number_of(since) > number_of(running(session, unit_id)) + AHEAD:
        raise NoSuchCutOff
    if since < (first := first_free(session, unit_id, cut_offs(session, unit_id))):
        raise CutOffTooEarly(get_unit(session, unit_id).name, said(first))
    return since


def _above(session: Session, unit_id: int) -> list[Any]:
    return [one.settings[NAME] for one in ancestors(session, unit_id)[1:] if NAME in one.settings]
