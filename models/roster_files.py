"""Reading a branch's roster as it really is: people, and what is wrong in which sheet, row and column."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from itertools import product

from models.births import BadBirth, Birth, BirthFault, read_birth
from models.full_names import is_full
from models.phones import BadPhone, PhoneFault, read_phone
from models.roster_joined import joined_on
from models.roster_layout import Column, Line, find_header, full_name, in_unicode
from models.text import fold, name_key
from models.workbooks import FileFault, Sheet, UnreadableFile, read_sheets

__all__ = [
    "FileFault",
    "Problem",
    "ProblemKind",
    "RosterFile",
    "RosterRow",
    "SheetTally",
    "UnreadableFile",
    "full_name",
    "read_roster",
]


class ProblemKind(StrEnum):
    """What a cadre should look at. A line with one of the first four is left out of the rows."""

    NO_NAME = "no_name"
    SHORT_NAME = "short_name"  # a given name alone, or more than a name
    TOO_YOUNG = "too_young"
    REPEATED = "repeated_in_file"
    SAME_NAME = "same_name"  # as another line's, and nothing tells the two apart: neither birth nor phone
    NO_BIRTH = "no_birth"
    BAD_BIRTH = "bad_birth"
    BAD_PHONE = "bad_phone"
    SHARED_PHONE = "shared_phone"  # a note: two women of a family


@dataclass(frozen=True)
class Problem:
    """One thing to look at; `row` as the spreadsheet shows it, `column` as its letter."""

    sheet: str
    row: int
    column: str
    kind: ProblemKind
    value: str  # what the cell shows, shortened
    reason: BirthFault | PhoneFault | None = None
    same_as: tuple[str, int] | None = None  # sheet and row of the line that this one repeats or shares a phone with
    number: int | None = field(default=None, compare=False)  # STT and name as the line has them
    name: str = field(default="", compare=False)


@dataclass(frozen=True)
class RosterRow:
    """One woman of the file. `phone` is E.164 or "", `group` and `branch` are as written there or above her."""

    sheet: str
    row: int
    number: int | None  # STT
    full_name: str
    birth_year: int | None
    birth_date: date | None
    phone: str
    group: str
    branch: str
    note: str
    ethnic: str = ""  # this and the next only where they may be kept
    religion: str = ""
    joined: date | None = None  # the year's first day where only a year is written
    card: str = ""


@dataclass
class SheetTally:
    """What became of the lines of one sheet. `other_lines` are rows taken for titles, totals and signatures."""

    sheet: str
    readable: int = 0
    repeated: int = 0
    unreadable: int = 0
    columns: dict[str, str] = field(default_factory=dict)  # what was understood: the letter by the column's meaning
    other_lines: list[int] = field(default_factory=list)


@dataclass
class RosterFile:
    """All that a file holds. `counts` has the sensitive columns as figures only, never beside a person."""

    rows: list[RosterRow] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    sheets: list[SheetTally] = field(default_factory=list)
    skipped_sheets: list[str] = field(default_factory=list)  # without a header
    counts: dict[str, Counter[str]] = field(default_factory=dict)

    @property
    def readable(self) -> int:
        """Women that can be taken over."""
        return len(self.rows)

    @property
    def repeated(self) -> int:
        """Lines left out because the same woman stands further up."""
        return sum(tally.repeated for tally in self.sheets)


_HEADER_WITHIN = 100  # rows: titles stand above a header, not whole lists
_NAMES = (Column.NAME, Column.MIDDLE, Column.GIVEN)
_BIRTH_PROBLEMS = {BirthFault.EMPTY: ProblemKind.NO_BIRTH, BirthFault.TOO_YOUNG: ProblemKind.TOO_YOUNG}
_SENSITIVE = (Column.ETHNIC, Column.RELIGION)
_Sign = tuple[tuple[str, str], tuple[str, str]]
_LONGEST_CARD = 30
_SHOWN = 40  # characters of a cell that a problem shows


def read_roster(content: bytes, file_name: str, *, today: date, keep_sensitive: bool = False) -> RosterFile:
    """The people of an .xlsx, .xls, .ods or CSV file; `today` decides who is 18.

    `keep_sensitive`: ethnic group and religion stand beside each woman, too, and not only in `counts`.

    Raises UnreadableFile and nothing else, whatever the bytes are.
    """
    roster = RosterFile()
    reader = _Reader(roster, today, keep_sensitive)
    for sheet in read_sheets(content, file_name):
        reader.read(sheet)
    return roster


class _LeftOut(Exception):
    """This line is nobody that could be taken over; the problem is noted."""


class _Reader:
    """Goes through the sheets of one file and remembers whom it has met."""

    def __init__(self, roster: RosterFile, today: date, keep_sensitive: bool) -> None:
        self.roster = roster
        self.keep_sensitive = keep_sensitive
        self.today = today
        self.met: dict[_Sign, RosterRow] = {}
        self.by_phone: dict[str, RosterRow] = {}
        self.named: dict[tuple[bool, str], RosterRow] = {}  # the first of a name; True: without birth and phone
        self.tally = SheetTally("")
        self.at = 0  # the row at hand, as the spreadsheet shows it
        self.who: tuple[int | None, str] = (None, "")  # STT and name in it

    def read(self, sheet: Sheet) -> None:
        sheet = in_unicode(sheet)
        top = range(min(len(sheet.rows), _HEADER_WITHIN))
        header = next((found for row in top if (found := find_header(sheet, row))), None)
        if header is None:
            if any(cell != "" for row in sheet.rows for cell in row):
                self.roster.skipped_sheets.append(sheet.name)
            return
        self.tally = SheetTally(sheet.name, columns=header.letters)
        self.roster.sheets.append(self.tally)
        above = {Column.GROUP: "", Column.BRANCH: ""}
        ended = False
        at = header.below
        while at < len(sheet.rows):
            line = Line(sheet.rows[at], header)
            self.at = at + 1
            at += 1
            if line.is_blank():
                continue
            if line.number is None and not line.told and (again := find_header(sheet, at - 1)):
                header, at, ended = again, again.below, False
            elif line.ends_table():
                ended = True
                self.tally.other_lines.append(self.at)
            elif heading := line.heading():
                above[heading[0]], ended = heading[1], False
            elif line.is_person(ended=ended):
                self._take(line, above)
            else:
                self.tally.other_lines.append(self.at)

    def _take(self, line: Line, above: dict[Column, str]) -> None:
        self.who = (line.number, line.name[:_SHOWN])
        try:
            name, birth = self._name(line), self._birth(line)
        except _LeftOut:
            self.tally.unreadable += 1
            return
        row = RosterRow(
            sheet=self.tally.sheet,
            row=self.at,
            number=line.number,
            full_name=name,
            birth_year=birth.year if birth else None,
            birth_date=birth.date if birth else None,
            phone=self._phone(line),
            group=line.text(Column.GROUP) or above[Column.GROUP],
            branch=line.text(Column.BRANCH) or above[Column.BRANCH],
            note=line.text(Column.NOTE),
            ethnic=full_name(line.text(Column.ETHNIC)) if self.keep_sensitive else "",
            religion=full_name(line.text(Column.RELIGION)) if self.keep_sensitive else "",
            joined=joined_on(line.cell(Column.JOINED), self.today),
            card=line.text(Column.CARD)[:_LONGEST_CARD],
        )
        own, known_by = signs(row)
        if earlier := next((self.met[sign] for sign in known_by if sign in self.met), None):
            self._note(ProblemKind.REPEATED, line.letter(*_NAMES), name, same_as=earlier)
            self.tally.repeated += 1
            return
        if row.phone and (sharer := self.by_phone.setdefault(row.phone, row)) is not row:
            self._note(ProblemKind.SHARED_PHONE, line.letter(Column.PHONE), line.phone, same_as=sharer)
        if namesake := self._namesake(row, told_apart=bool(known_by)):
            self._note(ProblemKind.SAME_NAME, line.letter(*_NAMES), name, same_as=namesake)
        for sign in own:
            self.met.setdefault(sign, row)
        self.tally.readable += 1
        self.roster.rows.append(row)
        for column in _SENSITIVE:
            if value := line.text(column):
                self.roster.counts.setdefault(column.value, Counter())[full_name(value)] += 1

    def _namesake(self, row: RosterRow, *, told_apart: bool) -> RosterRow | None:
        """A line further up that may be the same woman: of one name, and one of the two has nothing besides."""
        bare, other = (self.named.get((only, fold(row.full_name))) for only in (True, False))
        self.named.setdefault((not told_apart, fold(row.full_name)), row)
        return bare if told_apart else bare or other

    def _name(self, line: Line) -> str:
        if not any(char.isalpha() for char in line.name):
            self._note(ProblemKind.NO_NAME, line.letter(*_NAMES), line.name)
            raise _LeftOut
        if not is_full(line.name):
            self._note(ProblemKind.SHORT_NAME, line.letter(*_NAMES), line.name)
            raise _LeftOut
        return line.name

    def _birth(self, line: Line) -> Birth | None:
        try:
            return read_birth(line.birth, today=self.today)
        except BadBirth as bad:
            kind = _BIRTH_PROBLEMS.get(bad.reason, ProblemKind.BAD_BIRTH)
            shown = "/".join(line.shown[at] for at in line.births)
            self._note(kind, line.letter(Column.BIRTH, Column.YEAR), shown, bad.reason)
            if kind is ProblemKind.TOO_YOUNG:
                raise _LeftOut from None
            return None

    def _phone(self, line: Line) -> str:
        try:
            return read_phone(line.phone).e164
        except BadPhone as bad:
            if bad.reason is not PhoneFault.EMPTY:
                self._note(ProblemKind.BAD_PHONE, line.letter(Column.PHONE), line.phone, bad.reason)
            return ""

    def _note(
        self,
        kind: ProblemKind,
        column: str,
        value: str,
        reason: BirthFault | PhoneFault | None = None,
        same_as: RosterRow | None = None,
    ) -> None:
        short = value if len(value) <= _SHOWN else f"{value[: _SHOWN - 1]}…"
        place = (same_as.sheet, same_as.row) if same_as else None
        self.roster.problems.append(Problem(self.tally.sheet, self.at, column, kind, short, reason, place, *self.who))


def signs(row: RosterRow) -> tuple[list[_Sign], list[_Sign]]:
    """By what a woman is remembered, and by what she is known again: a name together with a phone or a birth.

    Hoa and Hòa are two, unless one of them was typed without marks; so are two days of birth in one year.
    """
    folded, marked = fold(row.full_name), name_key(row.full_name)
    bare = folded == row.full_name.lower()
    names = [("any", folded), ("bare", folded) if bare else ("marked", marked)]
    known_names = [("any", folded)] if bare else [("marked", marked), ("bare", folded)]
    lives = [("phone", row.phone)] if row.phone else []
    known_lives = lives.copy()
    if row.birth_date:
        year, day = str(row.birth_date.year), row.birth_date.isoformat()
        lives += [("year", year), ("day", day)]
        known_lives += [("day", day), ("year only", year)]
    elif row.birth_year:
        year = str(row.birth_year)
        lives += [("year", year), ("year only", year)]
        known_lives += [("year", year)]
    return [*product(names, lives)], [*product(known_names, known_lives)]
