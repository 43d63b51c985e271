"""Files of every kind that people send as a roster: what is a table is read, what is not says why."""

import io
import struct
import zipfile
from datetime import date

import pytest
import xlsxwriter  # type: ignore[import-untyped]
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models import workbooks
from models.roster_files import FileFault, UnreadableFile, read_roster
from tests.test_roster_files import TODAY, excel, workbook

ROWS: list[list[object]] = [["STT", "Họ và tên", "Năm sinh"], [1, "Nguyễn Thị Lụa", 1975]]
WORKBOOK = excel(Man=ROWS)
CSV = "STT;Họ và tên;Năm sinh\r\n1;Nguyễn Thị Lụa;1975\r\n"


def fault(content: bytes, file_name: str = "danh sách.xlsx") -> FileFault:
    with pytest.raises(UnreadableFile) as unreadable:
        read_roster(content, file_name, today=TODAY)
    return unreadable.value.reason


def compound_file(entry: str) -> bytes:
    """The smallest OLE container: a header, a sector of its allocation table, a directory with a root and one entry."""
    signature = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    sizes = struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    tables = struct.pack("<IIIIIIIIII", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0, 0)
    header = signature + sizes + tables + b"\xff" * 432
    allocation = struct.pack("<II", 0xFFFFFFFD, 0xFFFFFFFE) + b"\xff" * 504
    directory = b""
    for name, kind in (("Root Entry", 5), (entry, 1)):
        text = (name + "\0").encode("utf-16-le")
        directory += text.ljust(64, b"\0") + struct.pack("<HBBIII", len(text), kind, 1, *(0xFFFFFFFF,) * 3) + bytes(48)
    return header + allocation + directory.ljust(512, b"\0")


@pytest.mark.parametrize("mark", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_csv_is_read_in_every_encoding_and_with_every_separator(encoding: str, mark: str) -> None:
    content = CSV.replace(";", mark).encode(encoding)
    (row,) = read_roster(content, "Thôn Mận.csv", today=TODAY).rows
    assert (row.sheet, row.row, row.full_name, row.birth_year) == ("Thôn Mận", 2, "Nguyễn Thị Lụa", 1975)


def test_a_csv_of_an_old_vietnamese_windows_is_read() -> None:
    # Code page 1258 writes tones as letters of their own: ê + combining tilde.
    content = "Ho\u0323 tên;Năm sinh\nNguyê\u0303n Thi\u0323 Lu\u0323a;1975\n".encode("cp1258")
    assert read_roster(content, "x.csv", today=TODAY).rows[0].full_name == "Nguyễn Thị Lụa"


def test_commas_in_a_title_do_not_hide_the_separator() -> None:
    content = f"Chi hội thôn Mận, xã Hoa Mai\n\n{CSV}".encode()
    assert read_roster(content, "x.csv", today=TODAY).readable == 1


def test_a_number_that_went_through_csv_keeps_its_meaning() -> None:
    content = "Họ tên,Năm sinh,SĐT\nLê Thị Mơ,1975.0,912345678.0\n".encode()
    (row,) = read_roster(content, "x.csv", today=TODAY).rows
    assert (row.birth_year, row.phone) == (1975, "+84912345678")


def test_the_content_counts_and_not_the_name() -> None:
    assert read_roster(WORKBOOK, "x.csv", today=TODAY).readable == 1
    assert read_roster(CSV.encode(), "x.xlsx", today=TODAY).readable == 1


def test_an_opendocument_sheet_is_read() -> None:
    def cells(*texts: str) -> str:
        found = "".join(
            f"<table:table-cell office:value-type='string'><text:p>{text}</text:p></table:table-cell>" for text in texts
        )
        return f"<table:table-row>{found}</table:table-row>"

    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr(
            "content.xml",
            f"<office:document-content {spaces}><office:body><office:spreadsheet><table:table table:name='Man'>"
            + cells("Họ tên", "Năm sinh")
            + cells("Lê Thị Mơ", "1975")
            + "</table:table></office:spreadsheet></office:body></office:document-content>",
        )
    assert read_roster(content.getvalue(), "x.ods", today=TODAY).rows[0].full_name == "Lê Thị Mơ"


def test_a_date_cell_arrives_as_a_date() -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        book.add_worksheet("Man").write("B2", date(1975, 3, 12))

    assert workbooks.read_sheets(workbook(fill), "x.xlsx")[0].rows == [["", ""], ["", date(1975, 3, 12)]]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", FileFault.EMPTY),
        (b" \r\n", FileFault.EMPTY),
        (b"%PDF-1.7\n1 0 obj", FileFault.NOT_A_TABLE),
        (b"<html><table><tr><td>STT", FileFault.NOT_A_TABLE),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", FileFault.NOT_A_TABLE),
        (b"\xff\xfe\x00", FileFault.NOT_A_TABLE),
        (b"PK\x03\x04 cut short", FileFault.BROKEN),
        (WORKBOOK[: len(WORKBOOK) // 2], FileFault.BROKEN),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), FileFault.BROKEN),
        (compound_file("EncryptedPackage"), FileFault.ENCRYPTED),
        (b"a" * (workbooks.MAX_BYTES + 1), FileFault.TOO_LARGE),
        (b"a;b\n" * (workbooks.MAX_ROWS + 1), FileFault.TOO_MANY_ROWS),
        (b"a;" + b"b" * 200_000, FileFault.BROKEN),
    ],
)
def test_what_is_no_table_says_why(content: bytes, reason: FileFault) -> None:
    assert fault(content) is reason


def test_an_archive_of_something_else_is_broken() -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("word/document.xml", "<document/>")
    assert fault(content.getvalue()) is FileFault.BROKEN


def test_an_archive_that_unpacks_to_too_much_is_not_opened() -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for at in range(5):
            archive.writestr(f"xl/worksheets/sheet{at}.xml", bytes(41_000_000))
    assert fault(content.getvalue()) is FileFault.TOO_LARGE


@pytest.mark.parametrize(
    ("row", "column", "reason"),
    [
        (1_048_575, 16_383, FileFault.TOO_LARGE),  # the last corner: 17 thousand million cells
        (59_000, 16_000, FileFault.TOO_LARGE),
        (workbooks.MAX_ROWS, 0, FileFault.TOO_MANY_ROWS),
    ],
)
def test_a_cell_in_a_far_corner_harms_nobody(row: int, column: int, reason: FileFault) -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet("Man")
        sheet.write(0, 0, "STT")
        sheet.write(row, column, "x")

    assert fault(workbook(fill)) is reason


def reads_or_says_why(content: bytes) -> None:
    try:
        read_roster(content, "x", today=TODAY)
    except UnreadableFile:
        return


@given(content=st.binary(max_size=2000) | st.text().map(str.encode) | st.text().map(lambda text: text.encode("utf-16")))
def test_any_bytes_are_a_roster_or_a_reason(content: bytes) -> None:
    reads_or_says_why(content)


@settings(max_examples=10, suppress_health_check=[HealthCheck.too_slow])
@given(at=st.integers(0, len(WORKBOOK) - 1), noise=st.binary(min_size=1, max_size=40))
def test_a_damaged_workbook_is_a_roster_or_a_reason(at: int, noise: bytes) -> None:
    reads_or_says_why(WORKBOOK[:at] + noise + WORKBOOK[at + len(noise) :])


@given(cells=st.lists(st.lists(st.text(max_size=12) | st.sampled_from(["1", "Tổ 1", "Lê Thị Mơ", "1975"]), max_size=4)))
def test_any_lines_under_a_header_are_read(cells: list[list[str]]) -> None:
    lines = [";".join(text.replace(";", " ").replace('"', " ") for text in row) for row in cells]
    reads_or_says_why("\n".join(["STT;Họ tên;Năm sinh;SĐT", *lines]).encode(errors="replace"))
