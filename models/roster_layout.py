"""Where the table lies on a roster's sheet: its header, and which of its lines are no people."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from models.old_fonts import Encoding, guess_encoding, to_unicode
from models.text import clean, fold
from models.workbooks import Cell, Sheet


class Column(StrEnum):
    """What a column of a roster holds."""

    NUMBER = "number"
    NAME = "name"  # the full name, or all of it but the given name
    MIDDLE = "middle"
    GIVEN = "given"
    BIRTH = "birth"
    YEAR = "year"
    PHONE = "phone"
    GROUP = "group"
    BRANCH = "branch"
    NOTE = "note"
    JOINED = "joined"
    CARD = "card"
    ETHNIC = "ethnic"
    RELIGION = "religion"
    IDENTITY = "identity"  # known so that nothing of it is ever read


# Folded, without remarks in brackets and without the words of _AROUND.
_WORDS = {
    Column.NUMBER: "stt|tt|so tt|so thu tu|thu tu",
    Column.NAME: "ho va ten|ho ten|hovaten|hoten|ho va ten dem|ho dem|ho va dem|ho|ten hoi vien|ten day du",
    Column.MIDDLE: "dem|ten dem|chu dem|chu lot|ten lot",
    Column.GIVEN: "ten",
    Column.BIRTH: "ngay sinh|ngay thang nam sinh|ngay thang sinh|ngay nam sinh|ns|sinh ngay",
    Column.YEAR: "nam sinh|sinh nam",
    Column.PHONE: "dien thoai|so dien thoai|dt|sdt|so dt|d t|s d t|dtdd|so dtdd|di dong|so di dong|zalo|so zalo"
    "|sdt zalo|so may|dien thoai di dong|dien thoai zalo|phone",
    Column.GROUP: "to|to phu nu|to pn|thuoc to|to so|to hoi|sinh hoat to",
    Column.BRANCH: "chi hoi|thon|ap|xom|ban|buon|khom|khu pho|khu|lang|to dan pho|tdp|thuoc chi hoi|chi hoi phu nu"
    "|thon xom|thon ban|chi hoi thon",
    Column.NOTE: "ghi chu|gc|chu thich",
    Column.JOINED: "nam vao hoi|ngay vao hoi|ngay thang vao hoi|ngay thang nam vao hoi|vao hoi|nam ket nap"
    "|ngay ket nap",
    Column.CARD: "the|so the|the hoi vien|so the hoi vien|ma the|ma hoi vien",
    Column.ETHNIC: "dan toc",
    Column.RELIGION: "ton giao",
    Column.IDENTITY: "cccd|so cccd|cmnd|so cmnd|cccd cmnd|cmnd cccd|so cccd cmnd|so cmnd cccd|can cuoc|so can cuoc"
    "|can cuoc cong dan|so dinh danh|so dinh danh ca nhan|ma dinh danh|ma dinh danh ca nhan",
}
_COLUMNS = {word: column for column, words in _WORDS.items() for word in words.split("|")}
_AROUND = re.compile(r" (?:hoi vien|cua hoi vien|lien he|lien lac|ca nhan|phu nu)$")
_BRACKETS = re.compile(r"\([^()]*\)")

_PARTS = frozenset(["nam", "nu", "ngay", "thang"])  # what stands under "Năm sinh" and "Ngày sinh"
_MARK = re.compile(r"\(?(?:[A-Za-z]|\d{1,2})\)?")  # the line "A, B, 1, 2, 3" under a header


@dataclass(frozen=True)
class Header:
    """Which columns hold what, counted from 0, and the first row below the header."""

    columns: dict[Column, list[int]]
    below: int

    @property
    def letters(self) -> dict[str, str]:
        """The letter of the first column of each kind, as the spreadsheet names it."""
        return {column.value: _letter(places[0]) for column, places in self.columns.items()}


def in_unicode(sheet: Sheet) -> Sheet:
    """The sheet with what was typed for an old font put into Unicode; a header in Unicode above such a list stays."""
    encoding = guess_encoding(cell for row in sheet.rows for cell in row if isinstance(cell, str))
    if encoding is Encoding.UNICODE:
        return sheet
    rows = [[_converted(cell, encoding) for cell in row] for row in sheet.rows]
    return Sheet(sheet.name, rows, sheet.merges)


def _converted(cell: Cell, encoding: Encoding) -> Cell:
    if not isinstance(cell, str) or cell.isascii() or max(cell) > "\xff" or _column_of(cell):
        return cell
    return to_unicode(cell, encoding)


def cell_text(cell: Cell) -> str:
    """What a cell shows: 1975.0 is "1975"."""
    if isinstance(cell, str):
        return clean(cell)
    if isinstance(cell, bool):
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return cell.strftime("%d/%m/%Y") if isinstance(cell, date) else str(cell)


def find_header(sheet: Sheet, row: int) -> Header | None:
    """The header whose main row is `row`: a name and at least one column more that is known by its words.

    A second row ("Nam" and "Nữ" under "Năm sinh"), a row above with what is merged downwards, and a row of column
    numbers belong to it.
    """
    found = _labels(sheet, row)
    kinds = {column for column, _ in found.values()}
    if not kinds & {Column.NAME, Column.GIVEN} or len(kinds) < 2:
        return None
    for at, label in (_labels(sheet, row - 1) if row else {}).items():
        if at not in found and not _text_at(sheet, row, at):
            found[at] = label
    below = row + 1
    while below < len(sheet.rows) and _belongs_to_header(sheet.rows[below]):
        for at, cell in enumerate(sheet.rows[below]):
            word = fold(cell_text(cell))
            if word in _PARTS and at not in found and at - 1 in found:
                found[at] = found[at - 1]  # a merged cell that CSV does not know of
        found |= _labels(sheet, below)
        below += 1
    columns: dict[Column, list[int]] = {}
    sources: dict[Column, int] = {}
    for at, (column, source) in sorted(found.items()):
        # Of two columns with one meaning the first counts; two phones are two chances.
        if sources.setdefault(column, source) == source or column is Column.PHONE:
            columns.setdefault(column, []).append(at)
    return Header(columns, below)


def _labels(sheet: Sheet, row: int) -> dict[int, tuple[Column, int]]:
    """Column by position; with it the position where the label is written, which a merged cell stretches."""
    found = {}
    for at, cell in enumerate(sheet.rows[row]):
        if isinstance(cell, str) and cell and (column := _column_of(cell)):
            found[at] = (column, at)
    for left, right in sheet.merges.get(row, ()):
        if left in found:
            found |= dict.fromkeys(range(left, right + 1), found[left])
    return found


def _column_of(label: str) -> Column | None:
    words = fold(_BRACKETS.sub(" ", label[:80]))
    return _COLUMNS.get(words) or _COLUMNS.get(_AROUND.sub("", words))


def _text_at(sheet: Sheet, row: int, at: int) -> str:
    cells = sheet.rows[row]
    return cell_text(cells[at]) if at < len(cells) else ""


def _belongs_to_header(cells: list[Cell]) -> bool:
    texts = [text for cell in cells if (text := cell_text(cell))]
    return bool(texts) and (
        all(fold(text) in _PARTS or _column_of(text) for text in texts) or all(_MARK.fullmatch(text) for text in texts)
    )


_NO_PHONE = frozenset(["khong", "khong co", "ko", "ko co", "k", "chua co", "0"])
_NUMBERED = re.compile(r"^\d+\s*[.)]\s*")
_LIKE_A_NAME = re.compile(r"[^\W\d_]+(?:['’ .-]+[^\W\d_]+){1,6}")
_DIGIT = re.compile(r"\d")
_NUMBERING = re.compile(r"^(?:[ivx]+|[a-z]|\d+)\s*[.):/-]\s*", re.IGNORECASE)
_COLON = re.compile(r"^(\w+(?: hội)?)\s*:\s*")  # "Tổ: 1"
_AFTER_HEADING = re.compile(r"\s*[-–,(:;].*|\s+\d+ (?:hội viên|hv|người|chị)\b.*", re.IGNORECASE)
# With its marks "Tổ" is a group; without them "To" may be a family name (Tô), unless a number follows.
_GROUP = re.compile(r"tổ (?!dân phố)(?:phụ nữ |pn )?(?:số )?\S|to (?:phu nu |pn )?(?:so )?\d", re.IGNORECASE)
_BRANCH = re.compile(r"(?:chi hội|thôn|ấp|xóm|bản|buôn|khóm|khu phố|tổ dân phố|tdp|chi hoi) \S", re.IGNORECASE)
_TOTAL = re.compile(r"tong (?:so|cong)\b|cong(?:$| (?:\d|to \d|chi hoi|lai|toan))")
_SIGNATURE = re.compile(
    r"(?:nguoi (?:lap|tong hop|ghi)|lap bieu|t ?m|chi hoi (?:truong|pho)|to truong|(?:pho )?chu tich|ban chap hanh"
    r"|ban thuong vu|xac nhan|ky (?:ten|ghi|va ghi)|noi nhan)\b|.*\bngay\b.{0,12}\bthang\b.{0,12}\bnam\b"
)


def heading_of(text: str) -> tuple[Column, str] | None:
    """The group or branch that a line of its own names for the lines below: "II. Tổ 2 (25 hội viên)" -> "Tổ 2"."""
    heading = _AFTER_HEADING.sub("", _COLON.sub(r"\1 ", _NUMBERING.sub("", text)))
    if _GROUP.match(heading):
        return Column.GROUP, heading
    if _BRANCH.match(heading):
        return Column.BRANCH, heading
    return None


def is_total(text: str) -> bool:
    """Whether a line that begins so adds up others: "Tổng cộng: 35 hội viên"; Tống and Công are family names."""
    return bool(_TOTAL.match(fold(text)))


def is_signature(text: str) -> bool:
    """Whether a cell belongs to the block of date and signatures under a table."""
    return bool(_SIGNATURE.match(fold(text)))


def full_name(raw: str) -> str:
    """A name in NFC with single spaces; one that is all capitals or all small gets capitals as names have them."""
    name = _NUMBERED.sub("", clean(raw))
    return name.title() if name.isupper() or name.islower() else name


def _letter(at: int) -> str:
    return (_letter(at // 26 - 1) if at >= 26 else "") + chr(65 + at % 26)


class Line:
    """One row of a table under its header."""

    def __init__(self, cells: list[Cell], header: Header) -> None:
        self.columns = header.columns
        self.cells = {at: cell for at, cell in enumerate(cells) if cell != ""}
        self.shown = {at: text for at, cell in self.cells.items() if (text := cell_text(cell))}
        number = self.text(Column.NUMBER).rstrip(".")
        self.number = int(number) if number.isdecimal() and len(number) < 7 else None
        self.name = self._name()
        self.births = self._places(Column.BIRTH) or self._places(Column.YEAR)
        phone = " / ".join(self.shown[at] for at in self._places(Column.PHONE))
        self.phone = "" if fold(phone) in _NO_PHONE else phone
        self.has_birth = any(_DIGIT.search(self.shown[at]) for at in self.births)
        self.told = self.has_birth or bool(_DIGIT.search(self.phone))  # something only a person's line has

    def _places(self, column: Column) -> list[int]:
        """Where the column is filled; a merged label may span several places."""
        return [at for at in self.columns.get(column, ()) if at in self.shown]

    def text(self, column: Column) -> str:
        """What is written in a column, "" if nothing."""
        return " ".join(self.shown[at] for at in self._places(column))

    def cell(self, column: Column) -> Cell:
        """The first filled cell of a column itself, "" if none is."""
        return next((self.cells[at] for at in self._places(column)), "")

    def _name(self) -> str:
        family = f"{self.text(Column.NAME)} {self.text(Column.MIDDLE)}".strip()
        given = self.text(Column.GIVEN)
        # Some lists repeat the given name in a column of its own, to sort by.
        again = given and family.casefold().endswith(f" {given.casefold()}")
        return full_name(family if again else f"{family} {given}")

    @property
    def birth(self) -> Cell:
        """The cell itself, or "12/3/1975" of three; of "Nam" and "Nữ" only one is filled."""
        places = self.births
        return self.cells[places[0]] if len(places) == 1 else "/".join(self.shown[at] for at in places)

    def letter(self, *columns: Column) -> str:
        """The letter of the first of these columns that is filled here, else of the first that the table has."""
        known = [at for column in columns for at in self.columns.get(column, ())]
        at = next((at for at in known if at in self.shown), known[0] if known else 0)
        return _letter(at)

    def is_blank(self) -> bool:
        """Whether it is empty, or only numbered in advance."""
        return not self.shown or (self.number is not None and len(self.shown) == 1)

    def heading(self) -> tuple[Column, str] | None:
        """The group or branch that this line names for the lines below."""
        if len(self.shown) > 3 or (self.number is not None and self.told):
            return None
        # A value in its own column, perhaps merged down over empty rows, speaks for its row only.
        own = {*self._places(Column.GROUP), *self._places(Column.BRANCH), *self._places(Column.NOTE)}
        texts = [self.name] if self.name else [text for at, text in self.shown.items() if at not in own]
        return next((heading for text in texts if (heading := heading_of(text))), None)

    def ends_table(self) -> bool:
        """Whether the block of date and signatures begins here."""
        texts = [self.name] if self.name and self.told else [*self.shown.values()]
        return self.number is None and any(is_signature(text) for text in texts)

    def is_person(self, *, ended: bool) -> bool:
        """Whether somebody stands here. After a table's end, where those who sign are named, more is asked for."""
        if self.number is not None:
            return bool(self.name) or self.told
        if is_total(next(iter(self.shown.values()))):
            return False
        if ended:
            return bool(self.name) and self.has_birth
        return self.told or bool(_LIKE_A_NAME.fullmatch(self.name))
