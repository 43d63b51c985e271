"""The tree of units from a file: the whole file or nothing, and the same file again changes nothing."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from models.text import clean, fold
from models.units import UnitKind
from models.women_files import read_base
from models.workbooks import Cell, read_sheets

# What a column may be called, folded: its own name first.
HEADS = {
    "code": ("code", "ma", "ma don vi"),
    "name": ("name", "ten", "ten don vi", "don vi"),
    "kind": ("kind", "loai", "loai don vi", "cap", "cap don vi"),
    "parent_code": (
        "parent code", "ma cap tren", "ma don vi cap tren", "cap tren", "truc thuoc", "thuoc ma",
        "code of the unit above",
    ),
    "women_18": (
        "women 18", "women", "so phu nu", "phu nu", "phu nu tu 18 tuoi", "so phu nu tu 18 tuoi", "phu nu 18",
    ),
    "women_base": ("women base", "base", "counted as", "cach tinh", "tinh theo", "dien", "dien tinh"),
    "source": ("source", "nguon", "nguon so lieu", "lay tu dau", "theo nguon"),
    "date": ("date", "ngay", "ngay so lieu", "so lieu cua ngay", "ngay thong ke", "tinh den ngay"),
}  # fmt: skip
COLUMNS = tuple(HEADS)
NEEDED = COLUMNS[:4]
_COLUMN = {word: column for column, words in HEADS.items() for word in words}
KINDS = {
    UnitKind.CENTRAL: ("trung ương",),
    UnitKind.PROVINCE: ("tỉnh", "thành phố"),
    UnitKind.DISTRICT: ("huyện", "quận", "thị xã"),
    UnitKind.COMMUNE: ("xã", "phường", "thị trấn", "đặc khu"),
    UnitKind.BRANCH: ("chi hội", "thôn", "bản", "ấp", "xóm", "buôn", "khóm", "khu phố", "tổ dân phố", "chi hội phụ nữ"),
    UnitKind.GROUP: ("tổ", "tổ phụ nữ"),
    UnitKind.CLUB: ("câu lạc bộ", "clb"),
    UnitKind.COMMITTEE: ("ban", "ban chấp hành"),
}
_KIND = {word: kind for kind, words in reversed(KINDS.items()) for word in (kind.value, *words)}
_KIND_FOLDED = {fold(word): kind for word, kind in reversed(_KIND.items())} | {"ban": UnitKind.COMMITTEE}


class TreeFault(StrEnum):
    """Why a row cannot be taken; the words follow the value, as in "row 7, kind: 'hamlet' is no kind of unit"."""

    NO_COLUMN = "is a column that the file needs"
    UNKNOWN_COLUMN = "is no column of this kind of file"
    EMPTY = "must not be empty"
    TOO_LONG = "is too long"
    NO_KIND = f"is no kind of unit ({', '.join(UnitKind)})"
    NO_NUMBER = "is no whole number"
    NO_BASE = "is no way to count them (present or resident)"
    NO_DATE = "is no date (write 2026-01-31 or 31/1/2026)"
    TWICE = "stands in an earlier row as well"
    NO_PARENT = "is neither in this file nor among the units that there are"
    NOT_BELOW = "is not a larger unit than this one"
    CLOSED = "is closed"
    OTHER_KIND = "is not the kind of the unit that has this code"
    TOO_EARLY = "cannot be so from that day: the unit was opened or has changed since"
    SAME_NAME = "is the name of another unit there"
    STILL_FULL = "still has members or units and cannot be closed"
    CANNOT = "cannot be done: the units do not fit"


@dataclass(frozen=True)
class TreeProblem:
    """What is wrong, and where: `row` counts from 1 as spreadsheets do."""

    row: int
    column: str
    value: str
    fault: TreeFault

    def __str__(self) -> str:
        return f"row {self.row}, {self.column}: {self.value!r} {self.fault}"


class BadTree(Exception):
    """Nothing was taken; `problems` is everything that was found, in the order of the rows."""

    def __init__(self, problems: Sequence[TreeProblem]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = sorted(problems, key=lambda problem: problem.row)


@dataclass(frozen=True)
class TreeRow:
    """One unit as the file has it; None is a figure that the file does not give."""

    row: int
    code: str
    name: str
    kind: UnitKind
    parent_code: str
    women: int | None = None
    base: str = ""
    source: str = ""
    counted_on: date | None = None


@dataclass
class _Reader:
    problems: list[TreeProblem] = field(default_factory=list)

    def cell(self, row: int, column: str, given: dict[str, Cell], read: Callable[[str], Any]) -> Any:
        value = given.get(column, "")
        text = value.isoformat() if isinstance(value, date) else _plain(value)
        try:
            return read(text)
        except _BadCellError as bad:
            self.problems.append(TreeProblem(row, column, text[:60], bad.fault))
            return None


class _BadCellError(ValueError):
    def __init__(self, fault: TreeFault) -> None:
        super().__init__(fault)
        self.fault = fault


def read_tree(content: bytes, file_name: str) -> list[TreeRow]:
    """The rows of a CSV or a workbook's first sheet. Raises BadTree, or UnreadableFile where it is no table."""
    rows = read_sheets(content, file_name)[0].rows
    head, strange = _heads(rows[0]) if rows else ([], [])
    reader = _Reader()
    reader.problems += [TreeProblem(1, name, name, TreeFault.NO_COLUMN) for name in NEEDED if name not in head]
    reader.problems += [TreeProblem(1, name, name, TreeFault.UNKNOWN_COLUMN) for name in strange]
    if reader.problems:
        raise BadTree(reader.problems)
    found = []
    seen: set[str] = set()
    for number, cells in enumerate(rows[1:], start=2):
        given = {name: cell for name, cell in zip(head, cells, strict=False) if name}
        if any(_plain(cell) for cell in given.values()):
            row = _row(reader, number, given)
            if row.code and row.code in seen:
                reader.problems.append(TreeProblem(number, "code", row.code, TreeFault.TWICE))
            seen.add(row.code)
            found.append(row)
    if reader.problems:
        raise BadTree(reader.problems)
    return found


def _heads(cells: Sequence[Cell]) -> tuple[list[str], list[str]]:
    """Which column each cell of the first row names ("" for none), and what is no column or stands there twice."""
    head: list[str] = []
    strange: list[str] = []
    for cell in cells:
        said = _plain(cell)
        column = _COLUMN.get(fold(said).replace("_", " "), "")
        if said and (not column or column in head):
            strange.append(said[:60])
            column = ""
        head.append(column)
    return head, strange


def _row(reader: _Reader, number: int, given: dict[str, Cell]) -> TreeRow:
    return TreeRow(
        number,
        reader.cell(number, "code", given, _code) or "",
        reader.cell(number, "name", given, _words) or "",
        reader.cell(number, "kind", given, _kind) or UnitKind.COMMITTEE,
        reader.cell(number, "parent_code", given, _short) or "",
        reader.cell(number, "women_18", given, _count),
        reader.cell(number, "women_base", given, _base) or "",
        reader.cell(number, "source", given, _short) or "",
        reader.cell(number, "date", given, _day),
    )


def _plain(cell: Cell) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))  # a spreadsheet keeps 12 as 12.0
    return clean(str(cell))


def _short(text: str) -> str:
    if len(text) > 200:
        raise _BadCellError(TreeFault.TOO_LONG)
    return text


def _words(text: str) -> str:
    if not text:
        raise _BadCellError(TreeFault.EMPTY)
    return _short(text)


def _code(text: str) -> str:
    if len(text) > 40:
        raise _BadCellError(TreeFault.TOO_LONG)
    return _words(text)


def _kind(text: str) -> UnitKind:
    found = _KIND.get(text.lower()) or _KIND_FOLDED.get(fold(text).replace("_", " "))
    if found is None:
        raise _BadCellError(TreeFault.NO_KIND)
    return found


def _count(text: str) -> int | None:
    if not text:
        return None
    if not re.fullmatch(r"\d{1,9}|\d{1,3}([.,]\d{3}){1,2}", text):
        raise _BadCellError(TreeFault.NO_NUMBER)
    return int(re.sub(r"\D", "", text))


def _base(text: str) -> str:
    base = read_base(text)
    if base is None:
        raise _BadCellError(TreeFault.NO_BASE)
    return base


def _day(text: str) -> date | None:
    if not text:
        return None
    try:
        if found := re.fullmatch(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", text):
            return date(int(found[3]), int(found[2]), int(found[1]))
        return date.fromisoformat(text)
    except ValueError:
        raise _BadCellError(TreeFault.NO_DATE) from None
