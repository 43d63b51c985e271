"""The tree of units from a file: the whole file or nothing, and the same file again changes nothing."""

from datetime import date

import pytest
import xlsxwriter
from sqlmodel import select

from models.grading_tables import USUAL, Criterion, Of, Table, table_of
from models.tree_changes_kept import UnitChange
from models.units import unit_by_code
from models.women_counts import counts_of
from tests.office import TREE, Office

pytest_plugins = ["tests.office_fixtures"]


def numbers(office: Office, code: str) -> list[tuple[int, str, str, date | None]]:
    """Every number of women that a unit has had, the latest first."""
    db = office.open()
    found = db.read_now(lambda session: counts_of(session, unit_by_code(session, code).id or 0))
    db.close()
    return [(one.women, one.base, one.source, one.counted_on) for one in found]


def test_the_tree_comes_from_a_file_and_the_same_file_again_changes_nothing(bare: Office) -> None:
    bare.does("init")
    file = bare.file("tree.csv", TREE)
    assert bare.does("units", "import", file) == "4 added, 0 with new figures, 0 unchanged.\n"
    assert bare.does("units", "import", file) == "0 added, 0 with new figures, 4 unchanged.\n"
    lines = bare.does("units", "list").splitlines()
    assert [line.rpartition(",")[0] for line in lines] == [
        "T1  tỉnh Ban Mai (province",
        "  X1  xã Hoa Mai (commune",
        "    C2  thôn Bưởi (branch",
        "    C1  thôn Mận (branch",
    ]
    assert numbers(bare, "C1") == [(310, "present", "báo cáo quý 3", date(2026, 9, 30))]


def test_new_figures_are_taken_over_and_silence_keeps_the_old_ones(office: Office) -> None:
    file = office.file(
        "new.csv", "code,name,kind,parent_code,women_18\nC1,thôn Mận,branch,X1,\nC2,thôn Bưởi,branch,X1,0\n"
    )
    assert office.does("units", "import", file).startswith("0 added, 1 with new figures, 1 unchanged")
    assert [numbers(office, code)[0][0] for code in ("C1", "C2")] == [310, 0]
    other = office.file("other.csv", TREE.replace("310,present,báo cáo", "315,thường trú,báo cáo"))
    assert office.does("units", "import", other).startswith("0 added, 1 with new figures, 3 unchanged")
    assert office.does("units", "import", other).startswith("0 added, 0 with new figures, 4 unchanged")
    assert [women[:2] for women in numbers(office, "C1")] == [(315, "resident"), (310, "present")]


def test_women_and_criteria_come_from_little_sheets_that_are_told_first(office: Office) -> None:
    sheet = office.file("women.csv", "Đơn vị,Số phụ nữ,Nguồn\nC2,240,thống kê xã\nthôn Mận,315,\nthôn Ổi,9,\n")
    said = office.does("women", "import", sheet, "--dry-run")
    assert "2 units with a number, 1 of them with another one than before" in said
    assert "thôn Mận: 310 -> 315" in said
    assert "row 4, 'thôn Ổi': there is no such unit" in said
    assert numbers(office, "C2") == []
    day = ("--base", "present", "--source", "xã", "--date", "2026-01-31")
    assert "2 of them new" in office.does("women", "import", sheet, "--yes", *day)
    assert numbers(office, "C2") == [(240, "present", "thống kê xã", date(2026, 1, 31))]
    assert "neither 'present'" in office.is_told("women", "import", sheet, "--base", "all")
    assert "no column" in office.is_told("women", "import", office.file("x.csv", "a,b\n1,2\n"))
    criteria = "Tiêu chí,Điểm,Đạt\nDự sinh hoạt,60,60%\nHội viên mới,0,2\nXuất sắc,85,\nlòng tốt,5,1\n"
    table = office.file("table.csv", criteria)
    said = office.does("grading", "import", table, "--unit", "T1", "--dry-run")
    assert "60 points, all of them from 60%" in said
    assert "'long tot 5 diem dat 1' is no criterion" in said
    assert table_of_branch(office) == USUAL
    office.does("grading", "import", table, "--unit", "T1", "--yes")
    kept = table_of_branch(office)
    assert (kept.criteria[0], kept.excellent) == (Criterion(Of.ATTENDANCE, 60, 60), 85)
    assert Of.NEW not in {one.of for one in kept.criteria}
    for bad in ("a,b\nc,d\n", "Tiêu chí,Điểm,Đạt\nDự sinh hoạt,60,0\n"):
        office.is_told("grading", "import", office.file("bad.csv", bad), "--unit", "T1")


def table_of_branch(office: Office) -> Table:
    db = office.open()
    found = db.read_now(lambda session: table_of(session, unit_by_code(session, "C1").id or 0))
    db.close()
    return found


def test_an_excel_tree_may_list_children_first(bare: Office) -> None:
    bare.does("init")
    book = xlsxwriter.Workbook(bare.folder / "tree.xlsx")
    sheet = book.add_worksheet()
    for number, line in enumerate(reversed(TREE.splitlines()[1:]), start=1):
        sheet.write_row(number, 0, line.split(","))
    sheet.write_row(0, 0, TREE.splitlines()[0].split(","))
    book.close()
    assert bare.does("units", "import", "tree.xlsx").startswith("4 added")


def test_a_tree_with_mistakes_names_each_and_takes_nothing(office: Office) -> None:
    text = TREE + (
        "C3,thôn Ổi,hamlet,X1,,,,\n"
        "C4,,branch,X1,,,,\n"
        "C5,thôn Na,branch,X9,,,,\n"
        "C6,thôn Me,branch,C1,,,,\n"
        "C7,thôn Sim,branch,X1,many,all,,31/2/2026\n"
        "C1,thôn Mận,branch,X1,,,,\n"
    )
    said = office.is_told("units", "import", office.file("bad.csv", text))
    for problem in (
        "row 6, kind: 'hamlet' is no kind of unit",
        "row 7, name: '' must not be empty",
        "row 10, women_18: 'many' is no whole number",
        "row 10, women_base: 'all' is no way to count them",
        "row 10, date: '31/2/2026' is no date",
        "row 11, code: 'C1' stands in an earlier row",
        "Nothing was taken",
    ):
        assert problem in said
    fewer = "\n".join(line for line in text.splitlines()[:-1] if not line.startswith(("C3", "C4", "C7")))
    fewer = fewer.replace("thôn Bưởi,branch", "thôn Hồng,commune")
    said = office.is_told("units", "import", office.file("bad.csv", fewer))
    for problem in (
        "row 5, kind: 'commune' is not the kind of the unit that has this code",
        "row 6, parent_code: 'X9' is neither in this file nor",
        "row 7, parent_code: 'C1' is not a larger unit",
    ):
        assert problem in said
    assert len(office.does("units", "list").splitlines()) == 4


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name,kind\nthôn Mận,branch\n", "row 1, code: 'code' is a column that the file needs"),
        ("code,name,kind,parent_code,colour\n", "'colour' is no column of this kind of file"),
        ("%PDF-1.7 a list", "cannot be read as a table (not a table)"),
        ("", "cannot be read as a table (empty)"),
    ],
)
def test_a_file_that_is_no_tree_is_refused(office: Office, text: str, said: str) -> None:
    assert said in office.is_told("units", "import", office.file("x.csv", text))


def test_a_changed_file_is_told_first_and_renames_moves_and_closes_from_its_day(office: Office) -> None:
    text = TREE.replace("C1,thôn Mận,", "C1,thôn Mận Đông,").replace("C2,thôn Bưởi,branch,X1", "C2,thôn Bưởi,branch,X2")
    text += "X2,xã Hoa Đào,commune,T1,,,,\nX3,xã Hoa Lê,commune,T1,,,,\n"
    file = office.file("new.csv", text)
    day = ("--day", "2026-07-01", "--decision", "202/NQ")
    said = office.does("units", "import", file, "--dry-run", *day)
    assert "2 new, 0 with new figures, 2 unchanged." in said
    assert "1 renamed:\n  row 4: thôn Mận -> thôn Mận Đông (C1)" in said
    assert "1 moved:\n  row 5: thôn Bưởi, from xã Hoa Mai to X2" in said
    assert len(office.does("units", "list").splitlines()) == 4
    assert office.does("units", "import", file, "--yes", *day).endswith("1 renamed, 1 moved, 0 closed.\n")
    assert "0 added, 0 with new figures, 6 unchanged" in office.does("units", "import", file)
    fewer = office.file("fewer.csv", "\n".join(line for line in text.splitlines() if not line.startswith("X3")))
    assert "1 no longer in the file" in office.does("units", "import", fewer, "--dry-run")
    assert office.does("units", "import", fewer, "--yes", "--close-gone").endswith("1 closed.\n")
    db = office.open()
    changes = db.read_now(lambda session: list(session.exec(select(UnitChange)).all()))
    assert [(c.what, str(c.day), c.decision) for c in changes[:2]] == [
        ("move", "2026-07-01", "202/NQ"),
        ("rename", "2026-07-01", "202/NQ"),
    ]
    db.close()
    assert "is no date" in office.is_told("units", "import", file, "--day", "2026-02-31")
