"""What was asked of figures, as it was read from people's own words."""

from dataclasses import dataclass
from datetime import date

from bot.reading.period_faults import PeriodFault
from models.periods import Period


@dataclass(frozen=True)
class FigureAsk:
    """What was said; what was not is empty, and known from before or by itself.

    what: "rate", "trend", "months", "best", "average", "rolls" (meetings without one), "new", "members", "gathering",
    "ranked", "beside" (below or above a line), "unmet", "met", "unmarked", "next", "chart", "workbook", "each", "up",
    "gone", "changed" (ranked by how the rate changed). `unit` is what is left: a unit's name, perhaps. `of_gathering`
    is None where the measure is not said.
    `versus`: the time beside which another one, not said, is to be set.
    """

    what: str = ""
    period: Period | None = None
    unit: str = ""
    own: bool = False  # "toàn xã"
    level: str = ""  # "branch", "commune": the units that are compared
    order: str = ""  # "low", "high"
    most: int = 0
    line: int = 0  # percent
    upto: int = 0  # percent: the upper end of a band that begins at `line`
    floor: bool = False  # the floor of the gathering rate
    mean: bool = False  # the rate of all together is the line
    of_gathering: bool | None = None
    of_meetings: bool = False  # ranked by how often they met
    of_each: bool = False  # "từng tổ", with nothing read before
    of_women: str = ""  # ranked by their "members", or by those who are "new"
    against: str = ""  # "year", "before"
    against_kind: str = ""  # "month", "quarter": of "so với tháng trước"
    versus: Period | None = None
    as_of: date | None = None
    before_merger: bool = False
    goes_on: bool = False  # "còn …": something of the question before
    named_alone: bool = False  # "Bưởi thì sao": the very name of a unit, or something else altogether
    fault: PeriodFault | None = None
