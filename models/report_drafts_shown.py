"""A report as it reads now: the books, the reports of the units below, and what its writer changed."""

import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlmodel import Session

from models.cut_offs_apart import Apart, apart
from models.gathering import lines_of
from models.periods import Period
from models.report_drafts_corrected import with_changes
from models.report_drafts_counted import FIGURES, Moved, count, is_gone, moved_since, reporters, tree_day
from models.report_drafts_kept import OPEN, Counted, ReportDraft, ReportState, counted_from, is_sent, those_that_stand
from models.units import Unit, UnitKind, get_unit

WRITTEN = ("meetings", "members", "gathering", "office")  # the paragraphs that are written from figures
HERS = ("more", "hard")  # hers: what else there was; difficulties and wishes


@dataclass(frozen=True)
class Changed:
    """A figure that the writer gives otherwise than the books: whose it is, when, and why."""

    value: int
    counted: int
    by: int
    at: datetime
    why: str


@dataclass(frozen=True)
class Returned:
    """Whoever is above sent it back to be set right: who, when, and why."""

    by: int
    at: datetime
    why: str


@dataclass(frozen=True)
class Paragraph:
    """One paragraph: `key` is one of WRITTEN or HERS; `text` is what she wrote, "" for one written from figures."""

    key: str
    text: str = ""


@dataclass(frozen=True)
class UnitBelow:
    """A unit right below: whether its own report stands, and whether its meetings have their rolls."""

    unit_id: int
    name: str
    confirmed: bool
    figures: Mapping[str, int]
    why: Mapping[str, str] = field(default_factory=dict)  # of the figures that her own report gives otherwise
    gone: bool = False  # it has closed since, and nothing is expected of it any more
    waits: bool = False  # its report is confirmed and not sent: it counts here, what it says is its own yet
    days: Apart | None = None  # where its books of that name have others than those of the unit above

    @property
    def no_roll(self) -> bool:
        """Whether it met, and no meeting has a roll."""
        return self.figures.get("meetings", 0) > 0 and self.figures.get("rolled", 0) == 0


@dataclass(frozen=True)
class Shown:
    """A report. `by_book` has the figures of the books and of the reports below, `figures` those with her changes.

    `line` is the percent of women that are to be members, `floor` the lowest that is allowed. `moved` is what the books
    say otherwise since they closed. `mark` tells whether two looks saw the same.
    """

    report_id: int
    unit_id: int
    unit: str
    unit_kind: UnitKind
    period: Period
    state: ReportState
    issue: int
    mark: str
    counted: Counted
    by_book: Mapping[str, int]
    figures: Mapping[str, int]
    changed: Mapping[str, Changed]
    paragraphs: tuple[Paragraph, ...]
    below: tuple[UnitBelow, ...]
    moved: tuple[Moved, ...]
    drafted_at: datetime
    closed_at: datetime | None
    confirmed_by: int | None
    confirmed_at: datetime | None
    sent_at: datetime | None
    edited_by: int | None
    dropped: int
    returned: Returned | None
    line: int
    floor: int

    @property
    def open(self) -> bool:
        """Whether it may be edited."""
        return self.state in OPEN

    @property
    def missing(self) -> tuple[UnitBelow, ...]:
        """The units right below whose own reports do not stand yet."""
        return tuple(unit for unit in self.below if not unit.confirmed and not unit.gone)

    @property
    def waiting(self) -> tuple[UnitBelow, ...]:
        """The units right below whose reports are confirmed, and come when their books close."""
        return tuple(unit for unit in self.below if unit.waits)

    @property
    def apart(self) -> tuple[Apart, ...]:
        """The units right below whose books of that name have other days: here they count by those of this report."""
        return tuple(unit.days for unit in self.below if unit.days is not None and not unit.gone)

    def unrolled(self, of: str = "") -> int:
        """How many meetings have no roll, of a kind of KINDS: of one that the books do not have nobody knows."""
        meetings, rolled = f"{of}meetings", f"{of}rolled"
        now = max(self.figures[meetings] - self.figures[rolled], 0)
        books = self.counted.figures.get(meetings, 0) - self.counted.figures.get(rolled, 0)
        return now if self.figures[rolled] < self.counted.figures.get(rolled, 0) else min(now, max(books, 0))


def as_shown(session: Session, row: ReportDraft) -> Shown:
    """The report as it reads now. Rights are the caller's to ask."""
    unit = get_unit(session, row.unit_id)
    moves = row.closed_at is None and row.state in OPEN
    now = count(session, row.unit_id, row.period) if moves or row.closed_at is not None else Counted()
    counted = now if moves else counted_from(row.counted)
    below = below_now(session, row, counted) if row.state in OPEN else _below_then(session, row, counted)
    by_book = summed(counted, below)
    changed = {name: _changed(one, by_book.get(name, 0)) for name, one in row.changed.items()}
    figures = with_changes(by_book, {name: one.value for name, one in changed.items()})
    return Shown(
        row.id or 0,
        row.unit_id,
        unit.name,
        UnitKind(unit.kind),
        row.period,
        ReportState(row.state),
        row.issue,
        mark_of(row, by_book),
        counted,
        by_book,
        figures,
        changed,
        _paragraphs(row, figures),
        below,
        moved_since(counted, now) if row.closed_at is not None else (),
        row.drafted_at,
        row.closed_at,
        row.confirmed_by,
        row.confirmed_at,
        row.sent_at,
        row.edited_by,
        len(row.dropped),
        _returned(row.returned),
        *(line.percent for line in lines_of(session, row.unit_id)),
    )


def mark_of(row: ReportDraft, by_book: Mapping[str, int]) -> str:
    """What a reader has seen, in short: "3-9f2c01ab", the version and her figures."""
    return f"{row.version}-{zlib.crc32(json.dumps(dict(sorted(by_book.items()))).encode()):08x}"


def summed(counted: Counted, below: tuple[UnitBelow, ...]) -> dict[str, int]:
    """The books' figures, with those of each report below that stands in place of what the books say of its unit."""
    found = dict.fromkeys(FIGURES, 0) | counted.figures
    for unit in below:
        if unit.confirmed:
            books = counted.parts.get(unit.unit_id, {})
            for name, value in unit.figures.items():
                found[name] = found.get(name, 0) + value - books.get(name, 0)
    return found


def below_now(session: Session, row: ReportDraft, counted: Counted) -> tuple[UnitBelow, ...]:
    """The units right below as they stand: their reports, where these were confirmed, else what the books say."""
    if not counted.parts:
        return ()
    units = reporters(session, row.unit_id, tree_day(session, row.unit_id, row.period))
    stand = those_that_stand(session, [unit.id or 0 for unit in units], row.kind, row.year, row.number)
    days = {one.unit_id: one for one in apart(session, units, row.period)}
    return tuple(_below(row, unit, stand.get(unit.id or 0), counted, days.get(unit.id or 0)) for unit in units)


def _below(row: ReportDraft, unit: Unit, report: ReportDraft | None, counted: Counted, days: Apart | None) -> UnitBelow:
    books = counted.parts.get(unit.id or 0, {})
    figures = books if report is None else _figures_in(row, report, books)
    return UnitBelow(
        unit.id or 0, unit.name, report is not None, figures, _whys(report), is_gone(unit), _waits(report), days
    )


def _whys(report: ReportDraft | None) -> dict[str, str]:
    """Why a report that was sent gives figures otherwise."""
    there = report is not None and is_sent(report)
    return {name: one["why"] for name, one in report.changed.items()} if report is not None and there else {}


def _waits(report: ReportDraft | None) -> bool:
    return report is not None and not is_sent(report)


def _figures_in(row: ReportDraft, report: ReportDraft, books: Mapping[str, int]) -> Mapping[str, int]:
    """A report that stands, as it goes into the one above. Where it is of other days (books that close on the 15th),
    those above count by their own, and what its writer has set right is set right there, too."""
    hers = figures_of(report)
    if (report.start, report.end) == (row.start, row.end):
        return hers
    theirs = counted_from(report.counted).figures
    return {name: max(books.get(name, 0) + value - theirs.get(name, 0), 0) for name, value in hers.items()}


def hard_below(session: Session, shown: Shown) -> list[tuple[str, str]]:
    """(unit, words): the difficulties and wishes in the reports right below that were sent. Rights are the caller's."""
    if not any(unit.confirmed for unit in shown.below):
        return []
    period = shown.period
    ids = [unit.unit_id for unit in shown.below]
    stand = those_that_stand(session, ids, period.kind, period.year, period.number)
    return [
        (unit.name, one["text"])
        for unit in shown.below
        if unit.unit_id in stand and is_sent(stand[unit.unit_id])
        for one in stand[unit.unit_id].paragraphs
        if one["part"] == "hard"
    ]


def figures_of(row: ReportDraft) -> dict[str, int]:
    """The figures of a report that stands."""
    counted = counted_from(row.counted)
    below = tuple(UnitBelow(int(unit), "", True, figures) for unit, figures in row.below.items())
    return with_changes(summed(counted, below), {name: one["value"] for name, one in row.changed.items()})


def _below_then(session: Session, row: ReportDraft, counted: Counted) -> tuple[UnitBelow, ...]:
    """The units below as they stood, and were called, when she confirmed."""
    then = row.counted.get("below", {})
    stand = those_that_stand(session, [int(unit) for unit in row.below], row.kind, row.year, row.number)
    units = {unit_id: get_unit(session, unit_id) for unit_id in counted.parts}
    days = {one.unit_id: one for one in apart(session, list(units.values()), row.period)}
    found = []
    for unit_id, figures in counted.parts.items():
        kept, unit, report = row.below.get(str(unit_id)), units[unit_id], stand.get(unit_id)
        given = kept if kept is not None else figures
        name, gone = then.get(str(unit_id), (unit.name, is_gone(unit)))
        waits = kept is not None and _waits(report)
        found.append(UnitBelow(unit_id, name, kept is not None, given, _whys(report), gone, waits, days.get(unit_id)))
    return tuple(found)


def _returned(kept: Mapping[str, Any] | None) -> Returned | None:
    return Returned(kept["by"], datetime.fromisoformat(kept["at"]), kept["why"]) if kept else None


def _changed(kept: Mapping[str, Any], counted: int) -> Changed:
    return Changed(kept["value"], counted, kept["by"], datetime.fromisoformat(kept["at"]), kept["why"])


def _paragraphs(row: ReportDraft, figures: Mapping[str, int]) -> tuple[Paragraph, ...]:
    there = {
        "meetings": True,
        "members": True,
        "gathering": figures.get("women", 0) > 0,
        "office": figures.get("office_meetings", 0) + figures.get("training_meetings", 0) > 0,
    }
    written = [Paragraph(key) for key in WRITTEN if there[key] and key not in row.dropped]
    hers = [Paragraph(one["part"], one["text"]) for part in HERS for one in row.paragraphs if one["part"] == part]
    return (*written, *hers)
