"""A table of units: what is asked of it, its rows and orders."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from models import trees
from models.figures import Attended
from models.gathering import Gathered, Line

NOT_COUNTED = Gathered()


class Order(StrEnum):
    """By what the units are sorted."""

    NAME = "name"
    RATE = "rate"
    MEETINGS = "meetings"
    MEMBERS = "members"
    GATHERING = "gathering"  # only where those right below are listed


@dataclass(frozen=True)
class Row:
    """One unit of the table. `above` is the name of the unit it hangs under, "" where that is the one that is shown;
    `former` a name of before by which it was found; `below` how many open units hang right under it (clubs aside)."""

    unit_id: int
    name: str
    kind: str
    attended: Attended
    members: int | None = 0  # None: they are members of branches
    above: str = ""
    former: str = ""
    below: int = 0
    direct: bool = False
    gathered: Gathered = NOT_COUNTED
    ended: trees.Ended | None = None


@dataclass(frozen=True)
class Asked:
    """What is asked of the table: a period, a day's tree, words of a name, a level ("": right below), the order."""

    start: date
    end: date
    as_of: date | None
    words: str
    level: str
    order: Order
    falling: bool
    page: int
    size: int


@dataclass(frozen=True)
class Table:
    """A page of units; how many rows and units there are, what all sum up to, and the levels that may be asked for."""

    rows: tuple[Row, ...]
    count: int
    units: int
    page: int
    total: Attended
    members: int
    line: Line
    floor: Line
    levels: tuple[str, ...]
    gathered: Gathered = NOT_COUNTED  # of the whole, where rates stand in the rows
    near: bool = False  # no name has the words: those that come near it
