"""One unit in one period, as a page of figures shows it, and what its period chooser offers."""

from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from sqlmodel import Session

from api.pages.office import chosen
from api.pages.office.chosen import Chosen
from api.pages.office.shell import Here
from bot.books_apart import apart_said
from models import clock
from models.cut_offs import cut_offs
from models.cut_offs_apart import Apart, apart_below
from models.periods import CutOff, Period, closes_on, current, previous
from models.posts import Right, post_for
from models.units import UnitKind, ancestors, get_unit


@dataclass(frozen=True)
class Crumb:
    """A unit on the way down to the one that is shown."""

    id: int
    name: str


@dataclass(frozen=True)
class View:
    """What is looked at. `rights` are hers over this unit; `way` leads down to it from her own; `apart` are units right
    below whose books of that name have other days."""

    unit_id: int
    name: str
    kind: UnitKind
    closed_on: date | None
    rights: frozenset[Right]
    way: tuple[Crumb, ...]
    today: date
    cut_off: CutOff
    chosen: Chosen
    apart: tuple[Apart, ...]

    @property
    def period(self) -> Period:
        """The period of the figures."""
        return self.chosen.period

    @property
    def closes(self) -> int:
        """The day of the month on which the books that are open close; 0 is its end."""
        return closes_on(current("month", self.today, cut_off=self.cut_off))

    @property
    def day(self) -> date | None:
        """The day whose tree is meant; None is today's."""
        return self.chosen.as_of


def look(session: Session, visit: Here, unit_id: int) -> View:
    """The view of a unit that the address asks for. Raises NotAllowed where no post of hers covers it."""
    held = post_for(session, visit.visitor.person_id, Right.TOTALS, unit_id)
    unit = get_unit(session, unit_id)
    today = clock.now().astimezone(ZoneInfo(unit.timezone)).date()
    cut_off = cut_offs(session, unit_id)
    above = ancestors(session, unit_id)
    hers = {one.unit_id for one in visit.visitor.posts}
    top = max(place for place, one in enumerate(above) if one.id in hers)
    rights = frozenset(
        right
        for one in visit.visitor.posts
        if any(one.unit_id == covered.id for covered in above)
        for right in one.rights
    )
    way = tuple(Crumb(one.id or 0, one.name) for one in reversed(above[1 : top + 1]))
    wanted = chosen.read(visit, today, cut_off)
    return View(
        unit_id,
        unit.name,
        UnitKind(unit.kind),
        unit.closed_on,
        rights | held.rights,
        way,
        today,
        cut_off,
        wanted,
        tuple(apart_below(session, unit_id, wanted.period, wanted.as_of)),
    )


@dataclass(frozen=True)
class Chooser:
    """What the period chooser shows: names and addresses of periods, and what stands in its fields."""

    name: str
    until: str
    earlier: dict[str, str] | None
    later: dict[str, str] | None
    near: tuple[tuple[str, dict[str, str], bool], ...]
    years: tuple[tuple[int, tuple[tuple[str, str], ...]], ...]
    key: str
    first: str
    last: str
    as_of: str
    as_of_name: str
    problem: str
    apart: str


def chooser(view: View, language: str) -> Chooser:
    """The period chooser of a view."""
    period, kept = view.period, view.chosen.kept
    earlier, later = chosen.before(period), chosen.following(period, view.today)
    month, quarter, year = (current(kind, view.today, cut_off=view.cut_off) for kind in ("month", "quarter", "year"))
    near = (("month", month), ("last", previous(month)), ("quarter", quarter), ("year", year))
    as_of = view.day
    return Chooser(
        chosen.name_of(language, period),
        chosen.until_today(period, view.today),
        Chosen(earlier, as_of).kept if earlier else None,
        Chosen(later, as_of).kept if later else None,
        tuple((key, Chosen(one, as_of).kept, one == period) for key, one in near),
        tuple((one, tuple(books)) for one, books in chosen.offered(language, view.today, view.cut_off)),
        kept.get("period", ""),
        kept.get("from", ""),
        kept.get("to", ""),
        kept["as_of"],
        f"{as_of.day}/{as_of.month}/{as_of.year}" if as_of else "",
        view.chosen.problem,
        apart_said(language, view.apart, view.name),
    )


def kept(visit: Here, view: View) -> Here:
    """The visit whose links take this unit and period along, the defaults left out."""
    default = view.unit_id == visit.visitor.posts[0].unit_id and not visit.asked("unit")
    given = view.chosen.kept
    if view.period == current("month", view.today, cut_off=view.cut_off):
        given = {**given, "period": ""}
    return visit.keeping(unit="" if default else view.unit_id, **given)
