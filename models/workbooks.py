"""Opening a spreadsheet or a CSV file that a person sent: its bytes become sheets of plain cells."""

import csv
import io
import json
import subprocess
import sys
import zipfile
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # only the process apart opens a workbook
    import python_calamine

MAX_BYTES = 10_000_000
MAX_UNPACKED = 200_000_000  # bytes of all parts of an .xlsx or .ods together
MAX_ROWS = 100_000  # of all sheets together; a country's tree has 67,000
MAX_CELLS = 2_000_000  # of all sheets together, empty ones between filled ones too
MAX_MEMORY = 512_000_000  # bytes that the reading process may take
MAX_SECONDS = 30

Cell = str | float | bool | date  # "" is an empty one


class FileFault(StrEnum):
    """Why a file cannot be read as a table."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"  # bytes, unpacked bytes or memory
    TOO_MANY_ROWS = "too_many_rows"
    ENCRYPTED = "encrypted"
    NOT_A_TABLE = "not_a_table"  # a PDF, a picture, a web page, whatever its name says
    BROKEN = "broken"


class UnreadableFile(ValueError):
    """The file is no table that can be read; `reason` says why."""

    def __init__(self, reason: FileFault) -> None:
        super().__init__(reason.value)
        self.reason = reason


@dataclass(frozen=True)
class Sheet:
    """A visible sheet; `rows[0][0]` is A1. A cell merged downwards fills every row that it covers.

    `merges` are the spans (left, right) of cells merged sideways by their top row, counted from 0, both ends in.
    """

    name: str
    rows: list[list[Cell]]
    merges: dict[int, list[tuple[int, int]]] = field(default_factory=dict)


def read_sheets(content: bytes, file_name: str) -> list[Sheet]:
    """The visible sheets of an .xlsx, .xls or .ods, or the one sheet of a CSV, known by content and not by name.

    Raises UnreadableFile and nothing else, whatever the bytes are.
    """
    if not content.strip():
        raise UnreadableFile(FileFault.EMPTY)
    if len(content) > MAX_BYTES:
        raise UnreadableFile(FileFault.TOO_LARGE)
    if content.startswith(b"PK"):
        _check_unpacked_size(content)
        return _read_apart(content)
    if content.startswith(b"\xd0\xcf\x11\xe0"):  # the container of .xls, and of any Office file with a password
        if "EncryptedPackage".encode("utf-16-le") in content:
            raise UnreadableFile(FileFault.ENCRYPTED)
        return _read_apart(content)
    return [Sheet(PurePath(file_name).stem, _read_csv(_decode(content)))]


def is_no_workbook(content: bytes, file_name: str) -> bool:
    """Whether only the name says that it is a workbook; what is in it may be a CSV all the same."""
    named = PurePath(file_name).suffix.lower() in {".xlsx", ".xls", ".ods"}
    return named and not content.startswith((b"PK", b"\xd0\xcf\x11\xe0"))


def _check_unpacked_size(content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise UnreadableFile(FileFault.BROKEN) from None
    if sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise UnreadableFile(FileFault.TOO_LARGE)


def _decode(content: bytes) -> str:
    from models import old_fonts  # not at the top: the process apart runs this file without the rest of the house

    if content.startswith((b"%PDF", b"<")) or content.lstrip().startswith((b"<", b"{\\rtf")):
        raise UnreadableFile(FileFault.NOT_A_TABLE)
    # What Excel writes as "Unicode text", as "CSV UTF-8", and as "CSV" on a Vietnamese Windows.
    wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        text = content.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError:
        text = "\0" if wide else old_fonts.decode(content)
    if any(c < " " and c not in "\t\n\r" for c in text):
        raise UnreadableFile(FileFault.NOT_A_TABLE)
    return text


def _read_csv(text: str) -> list[list[Cell]]:
    # The header holds more separators than any title above it.
    delimiter = max(";\t,", key=lambda mark: max(line.count(mark) for line in text.splitlines() or [""]))
    rows: list[list[Cell]] = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            rows.append([*row])
            if len(rows) > MAX_ROWS:
                raise UnreadableFile(FileFault.TOO_MANY_ROWS)
    except csv.Error:
        raise UnreadableFile(FileFault.BROKEN) from None
    return rows


def _read_apart(content: bytes) -> list[Sheet]:
    """The sheets of a workbook, opened in a process of its own.

    One cell in the last corner of a sheet makes the reader ask for 500 GB and abort: there is no exception to catch.
    """
    try:
        done = subprocess.run(  # noqa: S603 (this very file)
            [sys.executable, "-I", __file__], input=content, capture_output=True, timeout=MAX_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        raise UnreadableFile(FileFault.TOO_LARGE) from None
    if done.returncode < 0:  # killed or aborted
        raise UnreadableFile(FileFault.TOO_LARGE)
    if done.returncode > 0:
        raise UnreadableFile(FileFault.BROKEN)
    answer = json.loads(done.stdout)
    if "fault" in answer:
        raise UnreadableFile(FileFault(answer["fault"]))
    return [_sheet(**sheet) for sheet in answer["sheets"]]


def _sheet(name: str, rows: list[list[Any]], merges: list[tuple[int, int, int]]) -> Sheet:
    spans: dict[int, list[tuple[int, int]]] = {}
    for top, left, right in merges:
        spans.setdefault(top, []).append((left, right))
    return Sheet(name, [[_cell(cell) for cell in row] for row in rows], spans)


def _cell(value: Any) -> Cell:
    """A cell as JSON brings it: dates travel as {"date": "1975-03-12"}."""
    return date.fromisoformat(value["date"]) if isinstance(value, dict) else value


def _as_json(value: object) -> object:
    if isinstance(value, date):
        return {"date": (value.date() if isinstance(value, datetime) else value).isoformat()}
    return str(value)  # a time of day, a duration


def _sheets_of(workbook: "python_calamine.CalamineWorkbook") -> dict[str, object]:
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    sheets, height, cells = [], 0, 0
    for meta in workbook.sheets_metadata:
        if meta.typ is not SheetTypeEnum.WorkSheet or meta.visible is not SheetVisibleEnum.Visible:
            continue
        sheet = workbook.get_sheet_by_name(meta.name)
        bottom, right = sheet.end or (-1, -1)
        height += bottom + 1
        cells += (bottom + 1) * (right + 1)
        if height > MAX_ROWS or cells > MAX_CELLS:
            return {"fault": FileFault.TOO_MANY_ROWS if height > MAX_ROWS else FileFault.TOO_LARGE}
        filled, merges = sheet.to_python(skip_empty_area=False), []
        for (top, left), (low, right) in sheet.merged_cell_ranges or []:
            merges.append((top, left, right))
            for row in filled[top + 1 : low + 1]:
                row[left] = filled[top][left]
        sheets.append({"name": meta.name, "rows": filled, "merges": merges})
    return {"sheets": sheets}


def _read_standard_input() -> None:
    """What the process apart does: a workbook comes in, JSON goes out."""
    import python_calamine

    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, MAX_MEMORY))
    try:
        answer = _sheets_of(python_calamine.load_workbook(io.BytesIO(sys.stdin.buffer.read())))
    except python_calamine.PasswordError:
        answer = {"fault": FileFault.ENCRYPTED}
    except MemoryError:
        answer = {"fault": FileFault.TOO_LARGE}
    sys.stdout.write(json.dumps(answer, default=_as_json))


if __name__ == "__main__":
    _read_standard_input()
