"""The gathering rate: members (without honorary ones) of women of 18 and over in the place, of any unit on any day."""

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from models import clock, shares, trees
from models.conversations import Who
from models.gathering_below import PLACES as PLACES
from models.gathering_below import Beneath, beneath_each, standing
from models.member_figures import members_on
from models.posts import Right, post_for
from models.units import Unit, UnitKind, get_unit, setting
from models.women_places import InPlace, in_places

LINE = 60  # percent; "no unit under 60 %": hpn.daknong.gov.vn 25/4/2023
FLOOR = 50  # percent; the floor before it, the same source


@dataclass(frozen=True)
class Gathered:
    """Members of women in the place: n/m, of those units whose women were counted. They add up."""

    members: int = 0
    women: int = 0

    @property
    def percent(self) -> int | None:
        """members ÷ women in whole percent; None where no women were counted."""
        return shares.percent(self.members, self.women)

    def shown(self, *lines: "Line") -> int | float | None:
        """The same for a reader; with one digit more where it would else read as if a line were reached."""
        return shares.shown(self.members, self.women, *(line.percent for line in lines))

    @property
    def wrong(self) -> bool:
        """More members than women: one of the two was counted wrongly."""
        return self.members > self.women

    def under(self, percent: int) -> bool:
        """Whether the rate lies below so many percent, exactly; not where no women were counted."""
        return self.women > 0 and 100 * self.members < percent * self.women

    def __add__(self, other: "Gathered") -> "Gathered":
        return Gathered(self.members + other.members, self.women + other.women)


@dataclass(frozen=True)
class Line:
    """A line in percent, and who set it: "" is the Hội's (see LINE and FLOOR)."""

    percent: int
    source: str = ""


@dataclass(frozen=True)
class GatheredUnit:
    """One unit below. `members` are all of hers; `gathered` has those of the units counted: all with a number of its
    `own`, else the sum below, where `lacking` units have none. `counted` is its own number's base, source and day.
    """

    unit_id: int
    name: str
    kind: str
    members: int
    gathered: Gathered
    lacking: int = 0
    counted: InPlace | None = None


@dataclass(frozen=True)
class GatheringReport:
    """A unit's rate on a day. `parts` and `undivided` add up to `total`.

    `undivided` ("chưa chia về đơn vị dưới") is what the unit's own number has more (or fewer) than those below.
    """

    unit_id: int
    unit: str
    on: date
    members: int
    total: Gathered
    parts: tuple[GatheredUnit, ...]
    undivided: Gathered | None
    lacking: int
    counted: InPlace | None
    line: Line
    floor: Line
    as_of: date | None = None


def gathering(
    session: Session, who: Who | None, unit_id: int, on: date | None = None, *, as_of: date | None = None
) -> GatheringReport:
    """The rate of a unit and of the units right below, at the end of a day (today; of a closed unit its last), which is
    never after that of the tree. Raises NotAllowed, NoSuchUnit.
    """
    if who is not None:
        post_for(session, who.person_id, Right.TOTALS, unit_id)
    unit = get_unit(session, unit_id)
    on, day = trees.counted_on(unit, on or clock.today(), as_of)
    all_members = members_on(session, None, unit_id, on, as_of=as_of)
    below = [] if unit.kind == UnitKind.BRANCH else standing(trees.children_on(session, unit_id, day), day)
    ids = [child.id or 0 for child in below]
    counted = in_places(session, [unit_id, *ids], on, day)
    beneath = beneath_each(session, unit_id, [one for one in ids if one not in counted], on, day)
    hers = {part.unit_id: part.figures.members for part in all_members.parts if not part.direct}

    def part(child: Unit) -> GatheredUnit:
        one = child.id or 0
        members, own, rest = hers.get(one, 0), counted.get(one), beneath.get(one, Beneath())
        rate = Gathered(members, own.women) if own else Gathered(members - rest.members, rest.women)
        known = own is not None or rest.counted
        return GatheredUnit(one, child.name, child.kind, members, rate if known else Gathered(), rest.lacking, own)

    parts = tuple(part(child) for child in below)
    total, undivided, own = sum((part.gathered for part in parts), Gathered()), None, counted.get(unit_id)
    if own is not None:
        whole = Gathered(all_members.total.members, own.women)
        rest = Gathered(whole.members - total.members, whole.women - total.women)
        undivided, total = (rest if below and rest != Gathered() else None), whole
    lacking = sum(part.lacking for part in parts) if below else int(own is None)
    line, floor = lines_of(session, unit_id)
    return GatheringReport(
        unit_id, unit.name, on, all_members.total.members, total, parts, undivided, lacking, own, line, floor, day
    )


def lines_of(session: Session, unit_id: int) -> tuple[Line, Line]:
    """The line and the floor of a unit: settings {"percent": 60, "source": "…"} of it or of the nearest above."""
    line = setting(session, unit_id, "gathering_line", {"percent": LINE})
    floor = setting(session, unit_id, "gathering_floor", {"percent": FLOOR})
    return Line(line["percent"], line.get("source", "")), Line(floor["percent"], floor.get("source", ""))


def under_the_line(report: GatheringReport) -> list[GatheredUnit]:
    """The units below whose rate is under the line, the lowest first; those under the floor are among them."""
    low = [part for part in report.parts if part.gathered.under(report.line.percent)]
    return sorted(low, key=lambda part: part.gathered.members / part.gathered.women)


def under_the_floor(report: GatheringReport) -> list[GatheredUnit]:
    """The units below whose rate is under the floor, the lowest first."""
    return [part for part in under_the_line(report) if part.gathered.under(report.floor.percent)]


def wrongly_counted(report: GatheringReport) -> list[GatheredUnit]:
    """The units below with more members than women: their number is to be looked at again."""
    return [part for part in report.parts if part.gathered.women and part.gathered.wrong]


def not_counted(report: GatheringReport) -> list[GatheredUnit]:
    """The units below that have no number, or lack some below."""
    return [part for part in report.parts if part.lacking]
