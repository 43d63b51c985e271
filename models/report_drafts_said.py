"""What the rules of reports answer with."""

from datetime import datetime

from models.facts import Fact, Refused


class ReportFigureChanged(Fact):
    """The report gives this figure from now on, and gave it as it `was`; what the books say stays beside it (the same:
    hers is gone)."""

    figure: str
    value: int
    counted: int
    by_book: bool
    was: int
    why: str = ""


class ReportPartAdded(Fact):
    """Her own words stand in the report."""

    hard: bool


class ReportPartDropped(Fact):
    """A paragraph is left out."""


class ReportPartBack(Fact):
    """The paragraph that was left out last stands there again."""


class ReportConfirmed(Fact):
    """The report stands. `above`: who has it now; with `waits` it goes there when the books close, after that day."""

    report: int
    unit: str
    above: str
    waits: bool
    closes: datetime


class ReportTakenBack(Fact):
    """The report is a draft again, and whoever is above has it no more."""

    unit: str


class ReportCorrectionBegun(Fact):
    """A corrected one is begun; the report that was sent holds until this one is."""

    unit: str


class ReportSentBack(Fact):
    """Whoever answers for the unit is asked to set the report right; `kept`: what was sent holds until she has."""

    report: int
    unit: str
    kept: bool


class ReportTheirs(Refused):
    """The unit has somebody in post: the report is hers to write and to send; from above it can be sent back."""

    report: int
    unit: str


class NobodyToSendBackTo(Refused):
    """Nobody answers for the unit, so whoever is above may write its report herself."""

    report: int
    unit: str


class ReportNotSent(Refused):
    """The unit has not sent it, or is changing it already."""

    report: int
    unit: str


class ReportNotSentYet(Refused):
    """It is its unit's until it is sent: those above see how it stands, and read it then.

    `report` is 0 and `state` "" where none was begun; `why` it was sent back, "" for it was not; `above` is the unit
    that it goes to, 0 for none.
    """

    report: int
    unit_id: int
    unit: str
    kind: str
    number: int
    year: str
    state: str
    why: str
    above: int


class NoReasonToSendBack(Refused):
    """A report is sent back with a reason only: what is to be set right."""


class NoSuchReportPeriod(Refused):
    """No such month, quarter or year, or one that has not begun."""


class NoReportsHere(Refused):
    """Groups, clubs and committees do not report, nor does a unit of a time after it closed."""

    unit: str


class NoSuchReport(Refused):
    """There is no such report."""


class ReportEditedMeanwhile(Refused):
    """Somebody else has edited it since she looked; nothing of hers was written."""

    report: int
    by: str
    when: datetime


class ReportFiguresMoved(Refused):
    """The figures are others than those that she looked at; she looks again before it goes."""

    report: int


class ReportLacks(Refused):
    """`reports` of units below are not there and `rolls` of meetings are missing: asked once more before it goes.

    `place` is the kind of the unit, `seen` the mark of her look.
    """

    report: int
    unit: str
    place: str
    reports: int
    rolls: int
    seen: str


class ReportStands(Refused):
    """It was confirmed: to change it, it is taken back or corrected first."""

    report: int


class ReportCorrected(Refused):
    """A corrected one (`report`) was begun since: that one is edited, confirmed or taken back."""

    report: int


class ReportTakenUp(Refused):
    """The report above was confirmed with its figures: a corrected one is sent instead."""

    report: int
    above: str


class BadReportFigure(Refused):
    """It cannot be this number.

    `why` says by what it is at most `most`: "expected", "meetings", "invited", "members", "women", "branches", "days",
    "size", "book" (which says more than those), "met", "gains". "least": it is no fewer than `most`; "name": there is
    no such figure. `figure` is the one that it clashes with, `value` what the report has for that; "" and 0 for none.
    """

    most: int
    why: str
    figure: str = ""
    value: int = 0


class ReasonMissing(Refused):
    """A figure is changed with a reason only."""


class BadReportPart(Refused):
    """Nothing was written, or more than fits (`longest` characters, `most` paragraphs)."""

    longest: int
    most: int


class NoSuchReportPart(Refused):
    """The report has no such paragraph (1 to `last`)."""

    last: int
