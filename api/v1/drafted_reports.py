"""Reports that write themselves: how those below a unit stand; one drafted, confirmed, taken back, corrected."""

from datetime import date, datetime
from typing import Annotated, Any

from fastapi import Query, Response
from pydantic import Field
from sqlmodel import Session

from api.deps import Caller, IdempotencyKey, Writer
from api.v1.asked import BooksApart, Period, apart_of, named
from api.v1.rights import get_for, unit_for
from api.v1.routes import routes
from api.v1.shapes import Id, Line, Shape
from models import report_drafts as rules
from models.conversations import Who
from models.periods import DAY
from models.posts import Held, Right
from models.report_drafts_kept import ReportDraft, ReportState
from models.report_drafts_said import NoSuchReport, ReportNotSentYet
from models.report_drafts_shown import Shown
from models.report_drafts_standing import UnitStanding, nudge, standing
from models.units import UnitKind

router = routes("/drafted-reports", "reports")

Seen = Annotated[Line, Field(max_length=40, description="`mark` of the report as it was looked at.")]


class StandingAsked(Shape):
    """Of the units right below which one, and for which period of its books."""

    unit: Id
    period: Period


class BelowShown(Shape):
    """A unit right below: its report ("" where none was begun) and what its meetings lack; `head` with names only."""

    unit_id: Id
    unit: str
    kind: UnitKind
    report_id: Id | None
    state: str
    sent: bool
    sent_at: datetime | None
    head: str | None
    meetings: int
    without_roll: int
    reminded_today: bool


class StandingShown(Shape):
    """How the reports right below a unit stand; `own` is the state of its own ("" where none was begun)."""

    unit_id: Id
    unit: str
    from_: date = Field(serialization_alias="from")
    to: date
    own: str
    own_id: Id | None
    missing: int
    units: list[BelowShown]


class ReportAsked(Shape):
    """Which report: of a unit and a period of its books."""

    unit_id: Id
    period: Period


class ChangedFigure(Shape):
    """A figure that the writer gives otherwise than the books, and why."""

    value: int
    counted: int
    at: datetime
    why: str


class ParagraphShown(Shape):
    """A paragraph; `text` is what she wrote, "" for one that is written from the figures."""

    key: str
    text: str


class ReportShown(Shape):
    """A report as it reads now. `mark` goes along with the next change: so nobody else's is overlooked.

    `apart` are units right below whose books of that name have other days; here they count by those of this report.
    Not `readable`: it is its unit's until it is sent, and those above are told its state alone.
    """

    id: Id
    unit_id: Id
    unit: str
    from_: date = Field(serialization_alias="from")
    to: date
    state: ReportState
    readable: bool = True
    issue: int
    mark: str
    figures: dict[str, int]
    by_book: dict[str, int]
    changed: dict[str, ChangedFigure]
    paragraphs: list[ParagraphShown]
    missing: list[str]
    apart: list[BooksApart]
    moved_since: int
    closed_at: datetime | None
    confirmed_at: datetime | None
    sent_at: datetime | None


class AsSeen(Shape):
    """The report as she looked at it."""

    seen: Seen


class Confirmed(AsSeen):
    """The report as she looked at it. `whole`: only if all below have sent theirs, and all rolls are there."""

    whole: bool = False


class Nudged(Shape):
    """How many units were reminded, which, and for which nobody answers here."""

    count: int
    units: str
    nobody: str


def _standing(session: Session, who: Who, asked: StandingAsked) -> StandingShown:
    held = unit_for(session, who, Right.TOTALS, asked.unit)
    found = standing(session, who, asked.unit, *named(asked.period))
    return StandingShown(
        unit_id=found.unit_id,
        unit=found.unit,
        from_=found.period.start,
        to=found.period.end - DAY,
        own=found.own,
        own_id=found.own_id,
        missing=len(found.missing),
        units=[_below(one, names=Right.NAMES in held.rights) for one in found.units],
    )


def _below(one: UnitStanding, *, names: bool) -> BelowShown:
    return BelowShown(
        unit_id=one.unit_id,
        unit=one.name,
        kind=UnitKind(one.kind),
        report_id=one.report_id,
        state=one.state,
        sent=one.sent,
        sent_at=one.sent_at,
        head=one.head if names else None,
        meetings=one.meetings,
        without_roll=one.without_roll,
        reminded_today=one.nudged,
    )


def report_for(session: Session, who: Who, right: Right, report_id: int) -> Held:
    """The post that gives her this right over a report's unit. Raises NotAllowed or NoSuchReport."""
    return get_for(session, who, right, ReportDraft, report_id, NoSuchReport())[1]


def _draft(session: Session, who: Who, body: ReportAsked) -> ReportShown:
    unit_for(session, who, Right.TOTALS, body.unit_id)
    try:
        return _shown(rules.draft(session, who, body.unit_id, *named(body.period)))
    except ReportNotSentYet as refused:
        if not refused.report:
            raise
        return _unsent(session, refused)


def report_now(session: Session, who: Who, report_id: int) -> ReportShown:
    """A report as it reads now. Raises NotAllowed or NoSuchReport."""
    report_for(session, who, Right.TOTALS, report_id)
    try:
        return _shown(rules.shown(session, who, report_id))
    except ReportNotSentYet as refused:
        return _unsent(session, refused)


def _unsent(session: Session, refused: ReportNotSentYet) -> ReportShown:
    """The state of a report that is not hers to read yet, and nothing of what it says."""
    row = session.get_one(ReportDraft, refused.report)
    said = ("figures", "by_book", "changed"), ("paragraphs", "missing", "apart")
    nothing: dict[str, Any] = {name: kind() for kind, names in zip((dict, list), said, strict=True) for name in names}
    return ReportShown(
        id=refused.report,
        unit_id=row.unit_id,
        unit=refused.unit,
        from_=row.start,
        to=row.end - DAY,
        state=ReportState(row.state),
        readable=False,
        issue=row.issue,
        mark="",
        moved_since=0,
        **nothing,
        closed_at=row.closed_at,
        confirmed_at=row.confirmed_at,
        sent_at=None,
    )


def _confirm(session: Session, who: Who, report_id: int, body: Confirmed) -> ReportShown:
    report_for(session, who, Right.SEND, report_id)
    rules.confirm(session, who, report_id, body.seen, whole=body.whole)
    return report_now(session, who, report_id)


def _take_back(session: Session, who: Who, report_id: int, body: AsSeen) -> ReportShown:
    report_for(session, who, Right.SEND, report_id)
    rules.take_back(session, who, report_id, body.seen)
    return report_now(session, who, report_id)


def _correct(session: Session, who: Who, report_id: int, body: AsSeen) -> ReportShown:
    report_for(session, who, Right.DRAFT, report_id)
    _begun, new_id = rules.correct(session, who, report_id, body.seen)
    return report_now(session, who, new_id)


def _nudge(session: Session, who: Who, body: ReportAsked) -> Nudged:
    unit_for(session, who, Right.SEND, body.unit_id)
    done = nudge(session, who, body.unit_id, *named(body.period))
    return Nudged(count=done.count, units=done.units, nobody=done.nobody)


def _shown(found: Shown) -> ReportShown:
    same = ("unit_id", "unit", "state", "issue", "mark", "closed_at", "confirmed_at", "sent_at")
    return ReportShown(
        id=found.report_id,
        from_=found.period.start,
        to=found.period.end - DAY,
        figures=dict(found.figures),
        by_book=dict(found.by_book),
        changed={
            name: ChangedFigure(value=one.value, counted=one.counted, at=one.at, why=one.why)
            for name, one in found.changed.items()
        },
        paragraphs=[ParagraphShown(key=one.key, text=one.text) for one in found.paragraphs],
        missing=[one.name for one in found.missing],
        apart=apart_of(found.apart),
        moved_since=len(found.moved),
        **{name: getattr(found, name) for name in same},
    )


@router.get("")
async def get_the_standing(client: Caller, asked: Annotated[StandingAsked, Query()]) -> StandingShown:
    """Which units right below have sent their report of a period, and what is missing."""
    return await client.read(_standing, asked)


@router.post("")
async def draft_a_report(client: Writer, body: ReportAsked) -> ReportShown:
    """The report of a unit and a period: the one there is, or a new draft."""
    return await client.write(_draft, body)


@router.post("/reminders")
async def remind_those_who_are_missing(client: Writer, body: ReportAsked, key: IdempotencyKey = None) -> Nudged:
    """Remind the units right below whose report is missing, each once a day."""
    return await client.write_once(key, Nudged, _nudge, body)


@router.get("/{report_id}")
async def get_a_report(client: Caller, report_id: Id) -> ReportShown:
    """One report; of one that is not sent yet those above its unit get the state."""
    return await client.read(report_now, report_id)


@router.post("/{report_id}/confirm")
async def confirm_a_report(client: Writer, report_id: Id, body: Confirmed) -> ReportShown:
    """It is right, and goes to the unit above when the books have closed."""
    return await client.write(_confirm, report_id, body)


@router.post("/{report_id}/take-back")
async def take_a_report_back(client: Writer, report_id: Id, body: AsSeen) -> ReportShown:
    """It is a draft again, while the report above it does not stand."""
    return await client.write(_take_back, report_id, body)


@router.post("/{report_id}/correct", status_code=201)
async def begin_a_corrected_report(client: Writer, report_id: Id, body: AsSeen, response: Response) -> ReportShown:
    """A new issue beside one that the report above has taken up; it replaces it when it is confirmed."""
    made = await client.write(_correct, report_id, body)
    response.headers["Location"] = f"/api/v1/drafted-reports/{made.id}"
    return made
