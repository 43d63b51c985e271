"""Rosters as they really are: every mess in real files, made in memory."""

import io
import unicodedata
from collections.abc import Callable, Sequence
from datetime import date

import pytest
import xlsxwriter  # type: ignore[import-untyped]

from models.births import BirthFault
from models.phones import PhoneFault
from models.roster_files import Problem, ProblemKind, RosterFile, RosterRow, full_name, read_roster

TODAY = date(2026, 11, 20)
HEADER: list[object] = ["STT", "Họ và tên", "Ngày sinh", "Điện thoại", "Tổ", "Ghi chú"]

Table = Sequence[Sequence[object]]


def workbook(fill: Callable[[xlsxwriter.Workbook], None]) -> bytes:
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True, "default_date_format": "dd/mm/yyyy"})
    fill(book)
    book.close()
    return content.getvalue()


def excel(**sheets: Table) -> bytes:
    def fill(book: xlsxwriter.Workbook) -> None:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for at, row in enumerate(rows):
                sheet.write_row(at, 0, row)

    return workbook(fill)


def read(*rows: Sequence[object]) -> RosterFile:
    return read_roster(excel(Man=rows), "danh sách.xlsx", today=TODAY)


def names(roster: RosterFile) -> list[str]:
    return [row.full_name for row in roster.rows]


def kinds(roster: RosterFile) -> list[tuple[int, str, str]]:
    return [(problem.row, problem.column, problem.kind) for problem in roster.problems]


def test_the_whole_mess_of_a_real_sheet_is_read() -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet("Thôn Mận")
        sheet.merge_range("A1:I1", "HỘI LHPN XÃ HOA MAI")
        sheet.merge_range("A2:I2", "DANH SÁCH HỘI VIÊN CHI HỘI THÔN MẬN, NĂM 2026")
        for cell, label in (("A", "STT"), ("B", "Họ và tên"), ("E", "SĐT (Zalo)"), ("F", "Dân tộc"), ("G", "CCCD")):
            sheet.merge_range(f"{cell}4:{cell}5", label)
        sheet.merge_range("C4:D4", "Năm sinh")
        sheet.write_row("C5", ["Nam", "Nữ"])
        sheet.merge_range("H4:H5", "Tổ")
        sheet.merge_range("I4:I5", "Ghi chú")
        sheet.write_row("A6", ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)", "(9)"])
        sheet.write_row("A7", [1, "NGUYỄN THỊ LỤA", "", 1975, 912345678, "Kinh", 1234567890, "", "khuyết tật"])
        sheet.write_row("A8", [2, unicodedata.normalize("NFD", "Trần  Thị   Đào"), "", "12/3/1971", "0168 345 6789"])
        sheet.write_row("A9", [3, "H'BIA NIÊ", "", 27465, "+84 987.654.321", "Ê Đê"])
        sheet.write_row("A10", [4, "H'Hoa Niê", "", date(1980, 5, 9), "0987654321", "ê đê"])
        sheet.merge_range("H7:H8", "Tổ 1")
        sheet.merge_range("H9:H10", "Tổ 2")
        sheet.merge_range("A11:I11", "Tổng cộng: 4 hội viên")
        sheet.write("G13", "Hoa Mai, ngày 5 tháng 3 năm 2026")
        sheet.write("B14", "NGƯỜI LẬP BIỂU")
        sheet.write("G14", "TM. BAN CHẤP HÀNH")
        sheet.write("B15", "(Ký, ghi rõ họ tên)")
        sheet.write("B18", "Lê Thị Bưởi")
        sheet.write("G18", "Phạm Thị Ổi")
        sheet.set_column("F:F", None, None, {"hidden": True})

    roster = read_roster(workbook(fill), "x.xlsx", today=TODAY)
    at = "Thôn Mận"
    lua = RosterRow(at, 7, 1, "Nguyễn Thị Lụa", 1975, None, "+84912345678", "Tổ 1", "", "khuyết tật")
    dao = RosterRow(at, 8, 2, "Trần Thị Đào", 1971, date(1971, 3, 12), "+84383456789", "Tổ 1", "", "")
    bia = RosterRow(at, 9, 3, "H'Bia Niê", 1975, date(1975, 3, 12), "+84987654321", "Tổ 2", "", "")
    hoa = RosterRow(at, 10, 4, "H'Hoa Niê", 1980, date(1980, 5, 9), "+84987654321", "Tổ 2", "", "")
    assert roster.rows == [lua, dao, bia, hoa]
    assert roster.counts == {"ethnic": {"Kinh": 1, "Ê Đê": 2}}
    shared = Problem(at, 10, "E", ProblemKind.SHARED_PHONE, "0987654321", same_as=(at, 9))
    assert roster.problems == [shared]
    assert roster.sheets[0].other_lines == [11, 13, 14, 15, 18]
    assert "1234567890" not in repr(roster)


def test_every_problem_names_its_row_and_column() -> None:
    roster = read(
        HEADER,
        [1, "Nguyễn Thị Lụa", "31/02/1975", "0912345678"],
        [2, "", "1975", "0912345679"],
        [3, "Trần Thị Đào", "2015", ""],
        [4, "Lê Thị Mơ", "", "O912345678"],
        [5, "Lê Thị Na", "không rõ", "không có"],
        [6, "Bùi Thị Ổi", "1975", "0912"],
    )
    assert kinds(roster) == [
        (2, "C", ProblemKind.BAD_BIRTH),
        (3, "B", ProblemKind.NO_NAME),
        (4, "C", ProblemKind.TOO_YOUNG),
        (5, "C", ProblemKind.NO_BIRTH),
        (5, "D", ProblemKind.BAD_PHONE),
        (6, "C", ProblemKind.BAD_BIRTH),
        (7, "D", ProblemKind.BAD_PHONE),
    ]
    assert [p.reason for p in roster.problems] == [
        BirthFault.NO_SUCH_DAY,
        None,
        BirthFault.TOO_YOUNG,
        BirthFault.EMPTY,
        PhoneFault.LETTERS,
        BirthFault.UNREADABLE,
        PhoneFault.TOO_SHORT,
    ]
    assert names(roster) == ["Nguyễn Thị Lụa", "Lê Thị Mơ", "Lê Thị Na", "Bùi Thị Ổi"]
    assert roster.rows[3].phone == ""
    assert (roster.sheets[0].readable, roster.sheets[0].unreadable) == (4, 2)


def test_a_long_value_is_shown_shortened() -> None:
    problem = read(HEADER, [1, "Lê Thị Mơ", "không ai biết rõ " * 9]).problems[0]
    assert len(problem.value) == 40
    assert problem.value.endswith("…")


def test_the_same_woman_again_is_told_and_left_out() -> None:
    roster = read(
        HEADER,
        [1, "Nguyễn Thị Lụa", "1975", "0912345678"],
        [2, "NGUYEN THI LUA", "12/3/1975", ""],
        [3, "Nguyễn Thị  Lụa", "", "0912 345 678"],
        [4, "Nguyễn Thị Lụa", "1980", ""],
    )
    assert [row.row for row in roster.rows] == [2, 5]
    repeats = [p for p in roster.problems if p.kind is ProblemKind.REPEATED]
    assert [(p.row, p.same_as) for p in repeats] == [(3, ("Man", 2)), (4, ("Man", 2))]
    assert roster.repeated == 2


def test_women_whose_names_differ_in_a_mark_or_whose_days_differ_are_two() -> None:
    roster = read(
        HEADER,
        [1, "Nguyễn Thị Hoa", "1975"],
        [2, "Nguyễn Thị Hòa", "1975"],
        [3, "Lê Thị Mơ", "12/3/1975"],
        [4, "Lê Thị Mơ", "13/3/1975"],
    )
    assert roster.readable == 4
    assert roster.problems == []


def test_a_namesake_of_whom_nothing_more_is_known_is_another_woman() -> None:
    assert read(HEADER, [1, "Lê Thị Mơ"], [2, "Lê Thị Mơ"]).readable == 2


def test_a_woman_on_two_sheets_is_one() -> None:
    sheet: Table = [HEADER, [1, "Lê Thị Mơ", "1975"]]
    roster = read_roster(excel(Man=sheet, Buoi=sheet), "x.xlsx", today=TODAY)
    assert roster.readable == 1
    assert [(tally.sheet, tally.readable, tally.repeated) for tally in roster.sheets] == [("Man", 1, 0), ("Buoi", 0, 1)]


@pytest.mark.parametrize(
    "heading", [["Tổ 2"], ["", "TỔ 2:"], ["II", "Tổ 2 (15 hội viên)"], ["", "Tổ: 2"], ["", "To 2", "15 chị"]]
)
def test_a_heading_gives_the_group_of_the_lines_below(heading: list[str]) -> None:
    roster = read(
        ["STT", "Họ và tên", "Năm sinh"],
        ["", "Tổ 1"],
        [1, "Lê Thị Mơ", 1975],
        heading,
        [2, "Lê Thị Na", 1976],
        ["", "Tô Thị Mai"],
    )
    assert [row.group.casefold().replace("to", "tổ") for row in roster.rows] == ["tổ 1", "tổ 2", "tổ 2"]
    assert names(roster)[2] == "Tô Thị Mai"


def test_a_heading_gives_the_branch_of_the_lines_below() -> None:
    roster = read(HEADER, ["Chi hội: thôn Bưởi"], [1, "Lê Thị Mơ", 1975], ["Thôn Ổi"], [2, "Lê Thị Na", 1976])
    assert [row.branch for row in roster.rows] == ["Chi hội thôn Bưởi", "Thôn Ổi"]


def test_a_header_in_the_middle_is_no_person_and_may_order_the_columns_anew() -> None:
    roster = read(
        HEADER,
        [1, "Lê Thị Mơ", 1975],
        HEADER,
        [2, "Lê Thị Na", 1976],
        ["Tổng số: 2"],
        ["Người lập"],
        ["Họ tên", "SĐT", "Năm sinh"],
        ["Trần Thị Đào", "0912345678", 1977],
    )
    assert names(roster) == ["Lê Thị Mơ", "Lê Thị Na", "Trần Thị Đào"]
    assert roster.rows[2].phone == "+84912345678"


def test_family_and_given_names_in_two_columns_are_joined() -> None:
    roster = read(["TT", "Họ đệm", "Tên", "Năm sinh"], [1, "NGUYỄN THỊ", "LỤA", 1975])
    assert names(roster) == ["Nguyễn Thị Lụa"]


def test_a_given_name_repeated_for_sorting_is_not_doubled() -> None:
    roster = read(["TT", "Họ và tên", "Tên", "Năm sinh"], [1, "Nguyễn Thị Lụa", "Lụa", 1975])
    assert names(roster) == ["Nguyễn Thị Lụa"]


def test_day_month_and_year_in_three_columns_are_one_birth() -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet("Man")
        sheet.merge_range("A1:A2", "Họ và tên")
        sheet.merge_range("B1:D1", "Ngày sinh")
        sheet.write_row("B2", ["Ngày", "Tháng", "Năm"])
        sheet.write_row("A3", ["Lê Thị Mơ", 12, 3, 1975])

    roster = read_roster(workbook(fill), "x.xlsx", today=TODAY)
    assert roster.rows[0].birth_date == date(1975, 3, 12)


def test_a_second_phone_column_helps_where_the_first_is_empty() -> None:
    roster = read(["Họ tên", "Điện thoại", "Zalo"], ["Lê Thị Mơ", "", "0912345678"])
    assert roster.rows[0].phone == "+84912345678"


def test_rows_numbered_in_advance_are_empty() -> None:
    roster = read(HEADER, [1, "Lê Thị Mơ", 1975], [2], [3])
    assert roster.readable == 1
    assert roster.problems == []


def test_a_family_name_like_a_word_of_the_trade_is_a_name() -> None:
    women = ["Tống Thị Mơ", "Công Thị Na", "Tô Thị Ổi", "Bàn Thị Mận", "Chu Thị Bưởi"]
    roster = read(["Họ tên", "Năm sinh"], *([name, 1960 + at] for at, name in enumerate(women)))
    assert names(roster) == women


def test_hidden_sheets_are_not_read_and_sheets_without_a_table_are_named() -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        book.add_worksheet("Bìa").write("A1", "Kính gửi chị em")
        for name in ("Mận", "Cũ"):
            sheet = book.add_worksheet(name)
            sheet.write_row("A1", ["Họ tên", "Năm sinh"])
            sheet.write_row("A2", [f"Lê Thị {name}", 1975])
        sheet.hide()
        book.add_worksheet("Trống")
        book.add_chartsheet("Biểu đồ")

    roster = read_roster(workbook(fill), "x.xlsx", today=TODAY)
    assert names(roster) == ["Lê Thị Mận"]
    assert roster.skipped_sheets == ["Bìa"]


def test_a_table_that_does_not_begin_in_the_first_column_keeps_its_letters() -> None:
    far = [""] * 26
    roster = read([], [], [*far, "Họ tên", "Năm sinh"], [*far, "Lê Thị Mơ", "1975x"])
    assert kinds(roster) == [(4, "AB", ProblemKind.BAD_BIRTH)]


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("NGUYỄN THỊ LỤA", "Nguyễn Thị Lụa"),
        ("nguyễn thị lụa", "Nguyễn Thị Lụa"),
        ("H’BIA NIÊ", "H’Bia Niê"),
        ("Y'Lan Niê", "Y'Lan Niê"),
        ("12. Lê Thị Mơ", "Lê Thị Mơ"),
    ],
)
def test_a_name_is_written_as_names_are(raw: str, name: str) -> None:
    assert full_name(raw) == name


def test_a_workbook_of_two_hundred_sheets_is_read_sheet_by_sheet() -> None:
    names = ("Nguyễn Thị Hoa", "Trần Thị Lan", "Lê Thị Cúc", "Phạm Thị Đào")
    sheets = {f"Tổ {n}": [HEADER, [1, names[n % 4], 1950 + n // 4, "", "", ""]] for n in range(1, 201)}
    roster = read_roster(excel(**sheets), "cả xã.xlsx", today=TODAY)
    assert len(roster.rows) == len(roster.sheets) == 200
    assert {row.sheet for row in roster.rows} == set(sheets)
