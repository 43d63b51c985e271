"""Reports of a unit's books: drafted from the figures, edited by whoever answers for the unit, confirmed, sent up."""

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, select

from models import clock, periods
from models.conversations import Who
from models.members import Person, given_name
from models.posts import Right, may_name, post_for
from models.report_drafts_begun import begin, books_of
from models.report_drafts_bounds import check_figure
from models.report_drafts_counted import local_today
from models.report_drafts_hands import hand_for, reads, reads_unsent, sent_of, unsent
from models.report_drafts_kept import OPEN, STANDS, ReportDraft, ReportState, is_sent, last_issue, those_that_stand
from models.report_drafts_said import (
    BadReportPart,
    NoSuchReport,
    NoSuchReportPart,
    ReasonMissing,
    ReportConfirmed,
    ReportCorrected,
    ReportCorrectionBegun,
    ReportEditedMeanwhile,
    ReportFigureChanged,
    ReportFiguresMoved,
    ReportLacks,
    ReportPartAdded,
    ReportPartBack,
    ReportPartDropped,
    ReportStands,
    ReportTakenBack,
    ReportTakenUp,
)
from models.report_drafts_sent import above_of, did_with, send_up
from models.report_drafts_shown import HERS, WRITTEN, Shown, as_shown
from models.text import clean
from models.units import get_unit

LONGEST = 2000  # characters of a paragraph
MOST = 20  # paragraphs of hers


def draft(session: Session, who: Who | None, unit_id: int, kind: str, year: int, number: int = 1) -> Shown:
    """The report of a unit and period: the one there is, or a new draft. `who` is None for jobs.

    Raises NotAllowed, NoSuchUnit, NoReportsHere, NoSuchReportPeriod, ReportNotSentYet.
    """
    if who is not None:
        post_for(session, who.person_id, Right.TOTALS, unit_id)
    row = last_issue(session, unit_id, kind, year, number)
    if who is not None and not (row is not None and is_sent(row)) and not reads_unsent(session, who.person_id, unit_id):
        books_of(session, unit_id, kind, year, number)  # there may be no such report at all
        sent = sent_of(session, row) if row is not None else None
        if sent is None:
            raise unsent(session, unit_id, kind, year, number, row)
        row = sent
    return as_shown(session, row or begin(session, unit_id, kind, year, number))


def shown(session: Session, who: Who | None, report_id: int) -> Shown:
    """A report as it reads now. Raises NotAllowed, NoSuchReport, ReportNotSentYet."""
    row = session.get(ReportDraft, report_id)
    if row is None:
        raise NoSuchReport
    if who is not None:
        post_for(session, who.person_id, Right.TOTALS, row.unit_id)
        if not reads(session, who.person_id, row):
            raise unsent(session, row.unit_id, row.kind, row.year, row.number, row)
    return as_shown(session, row)


def change_figure(
    session: Session, who: Who, report_id: int, seen: str, name: str, value: int | None, why: str = ""
) -> ReportFigureChanged:
    """Give a figure (one of FIGURES) otherwise than the books do; None: as they do. `seen` is the mark of her look.

    Raises NotAllowed, NoSuchReport, ReportStands, ReportCorrected, ReportEditedMeanwhile, BadReportFigure,
    ReasonMissing.
    """
    row = _mine(session, who, report_id, seen)
    now = as_shown(session, row)
    counted = now.by_book.get(name, 0)
    check_figure(now, name, counted if value is None else value)
    if value is None and name not in row.changed:  # it stands as the books have it
        return ReportFigureChanged(name, counted, counted, True, counted)
    kept = {key: one for key, one in row.changed.items() if key != name}
    reason = clean(why)[:300]
    if value is not None and value != counted:
        if not reason:
            raise ReasonMissing
        at = clock.now().isoformat()
        kept[name] = {"value": value, "by": who.person_id, "at": at, "why": reason}
    was = now.figures.get(name, counted)
    row.changed = kept
    _edited(session, row, who)
    given = counted if value is None else value
    did_with(session, row, who.person_id, "report-figure", figure=name, old=was, new=given, why=reason)
    return ReportFigureChanged(name, given, counted, name not in kept, was, reason if name in kept else "")


def write(session: Session, who: Who, report_id: int, seen: str, text: str, part: str = "more") -> ReportPartAdded:
    """Add a paragraph in her own words: "more" of what was done, or what is "hard" and wished for.

    Raises as `change_figure`; BadReportPart.
    """
    row = _mine(session, who, report_id, seen)
    said = clean("".join(letter if letter.isprintable() or letter.isspace() else " " for letter in text))
    if not said or len(said) > LONGEST or len(row.paragraphs) >= MOST or part not in HERS:
        raise BadReportPart(LONGEST, MOST)
    said = said[0].upper() + said[1:]
    one = {"text": said, "part": part, "by": who.person_id, "at": clock.now().isoformat()}
    row.paragraphs = [*row.paragraphs, one]
    _edited(session, row, who)
    return ReportPartAdded(part == "hard")


def drop(session: Session, who: Who, report_id: int, seen: str, number: int) -> ReportPartDropped:
    """Leave out a paragraph, by its number from 1. Raises as `change_figure`; NoSuchReportPart."""
    row = _mine(session, who, report_id, seen)
    parts = as_shown(session, row).paragraphs
    if not 1 <= number <= len(parts):
        raise NoSuchReportPart(len(parts))
    gone = parts[number - 1]
    if gone.key in WRITTEN:
        row.dropped = [*row.dropped, gone.key]
    else:
        place = [one.key in HERS for one in parts[: number - 1]].count(True)
        in_order = [one for part in HERS for one in row.paragraphs if one["part"] == part]
        row.paragraphs = [one for one in row.paragraphs if one is not in_order[place]]
        row.dropped = [*row.dropped, in_order[place]]
    _edited(session, row, who)
    return ReportPartDropped()


def put_back(session: Session, who: Who, report_id: int, seen: str) -> ReportPartBack:
    """What was left out last stands there again. Raises as `drop`."""
    row = _mine(session, who, report_id, seen)
    if not row.dropped:
        raise NoSuchReportPart(len(as_shown(session, row).paragraphs))
    *row.dropped, back = row.dropped
    if isinstance(back, dict):
        row.paragraphs = [*row.paragraphs, back]
    _edited(session, row, who)
    return ReportPartBack()


def confirm(session: Session, who: Who, report_id: int, seen: str, *, whole: bool = False) -> ReportConfirmed:
    """It is right, and goes up: at once where the books have closed, else when they do. `whole`: only with all of what
    those below have to give.

    Raises NotAllowed, NoSuchReport, ReportStands, ReportCorrected, ReportEditedMeanwhile, ReportFiguresMoved,
    ReportLacks.
    """
    row = _mine(session, who, report_id, seen, Right.SEND)
    now = as_shown(session, row)
    if now.mark != seen:
        raise ReportFiguresMoved(report_id)
    unit = get_unit(session, row.unit_id)
    rolls = now.unrolled()
    if whole and now.below and (now.missing or rolls):
        raise ReportLacks(report_id, unit.name, unit.kind, len(now.missing), rolls, seen)
    row.counted = now.counted.stored() | {"below": {str(one.unit_id): [one.name, one.gone] for one in now.below}}
    row.below = {str(one.unit_id): dict(one.figures) for one in now.below if one.confirmed}
    row.state = ReportState.CONFIRMED
    row.confirmed_by, row.confirmed_at, row.returned = who.person_id, clock.now(), None
    _replace(session, row)
    did_with(session, row, who.person_id, "report-confirmed")
    above = above_of(session, unit)
    waits = row.closed_at is None and local_today(unit) < row.end
    if not waits:
        row.closed_at = row.closed_at or clock.now()
        send_up(session, row, unit)
    _edited(session, row, who)
    closes = datetime.combine(row.end - periods.DAY, datetime.min.time(), ZoneInfo(unit.timezone))
    return ReportConfirmed(report_id, unit.name, above.name if above is not None else "", waits, closes)


def take_back(session: Session, who: Who, report_id: int, seen: str) -> ReportTakenBack:
    """It is a draft again, while the report above it does not stand. Raises as `confirm`; ReportTakenUp."""
    row = _row(session, who, report_id, Right.SEND)
    if row.state not in STANDS:
        raise NoSuchReport
    _last(session, row)
    unmoved(session, who, row, seen)
    unit = get_unit(session, row.unit_id)
    above = above_of(session, unit)
    if above is not None and those_that_stand(session, [above.id or 0], row.kind, row.year, row.number):
        raise ReportTakenUp(report_id, above.name)
    row.state, row.sent_at, row.below = ReportState.TAKEN_BACK, None, {}
    _edited(session, row, who)
    did_with(session, row, who.person_id, "report-back")
    return ReportTakenBack(unit.name)


def correct(session: Session, who: Who, report_id: int, seen: str) -> tuple[ReportCorrectionBegun, int]:
    """Begin a corrected report beside one that was taken up; its id. The one that is begun, where there is one already.

    Raises as `confirm`.
    """
    row = _row(session, who, report_id, Right.DRAFT)
    if row.state not in STANDS:
        raise NoSuchReport
    unmoved(session, who, row, seen)
    unit, begun = get_unit(session, row.unit_id), _issue_after(session, row)
    if begun is not None:
        return ReportCorrectionBegun(unit.name), begun.id or 0
    new = corrected(row)
    session.add(new)
    _edited(session, new, who)
    did_with(session, new, who.person_id, "report-correction")
    return ReportCorrectionBegun(unit.name), new.id or 0


def corrected(row: ReportDraft) -> ReportDraft:
    """The next issue of a report, begun with what stands in this one; not written yet."""
    same = ("unit_id", "kind", "year", "number", "cut_off", "start", "end", "counted", "changed", "paragraphs",
            "dropped", "closed_at")  # fmt: skip
    return ReportDraft(**{name: getattr(row, name) for name in same}, issue=row.issue + 1, drafted_at=clock.now())


def _row(session: Session, who: Who, report_id: int, right: Right) -> ReportDraft:
    row = session.get(ReportDraft, report_id, with_for_update=True, populate_existing=True)
    if row is None:
        raise NoSuchReport
    hand_for(session, who.person_id, right, row)
    return row


def _mine(session: Session, who: Who, report_id: int, seen: str, right: Right = Right.DRAFT) -> ReportDraft:
    """The report, open and as she saw it."""
    row = _row(session, who, report_id, right)
    if row.state not in OPEN:
        raise ReportStands(report_id)
    _last(session, row)
    unmoved(session, who, row, seen)
    return row


def _last(session: Session, row: ReportDraft) -> None:
    """Where a corrected one was begun, that one goes on, or two would stand."""
    after = _issue_after(session, row)
    if after is not None:
        raise ReportCorrected(after.id or 0)


def _issue_after(session: Session, row: ReportDraft) -> ReportDraft | None:
    last = last_issue(session, row.unit_id, row.kind, row.year, row.number)
    return last if last is not None and last.id != row.id else None


def unmoved(session: Session, who: Who, row: ReportDraft, seen: str) -> None:
    """Nobody has edited it since she looked at it. Raises ReportEditedMeanwhile."""
    if seen.partition("-")[0] == str(row.version):
        return
    other = row.edited_by is not None and row.edited_by != who.person_id  # she herself may have two pages open
    person = session.get(Person, row.edited_by) if other else None
    named = person is not None and may_name(session, who.person_id, person.id or 0, row.unit_id)
    by = given_name(person.full_name, person.calling_name) if person is not None and named else ""
    at = row.edited_at or row.drafted_at
    raise ReportEditedMeanwhile(row.id or 0, by, at.astimezone(ZoneInfo(get_unit(session, row.unit_id).timezone)))


def _replace(session: Session, row: ReportDraft) -> None:
    """What it corrects stands no longer."""
    before = session.exec(
        select(ReportDraft).where(
            ReportDraft.unit_id == row.unit_id,
            ReportDraft.kind == row.kind,
            ReportDraft.year == row.year,
            ReportDraft.number == row.number,
            ReportDraft.issue < row.issue,
            col(ReportDraft.state).in_(STANDS),
        )
    ).all()
    for one in before:
        one.state = ReportState.REPLACED
        session.add(one)


def _edited(session: Session, row: ReportDraft, who: Who) -> None:
    row.version += 1
    row.edited_by, row.edited_at = who.person_id, clock.now()
    session.add(row)
    session.flush()
