"""The tree of units from a file: the whole file or nothing, and the same file again changes nothing."""

from datetime import date

import pytest
import xlsxwriter

from models.units import unit_by_code
from tests.office import TREE, Office

pytest_plugins = ["tests.office_fixtures"]


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
    db = bare.open()
    man = db.read_now(unit_by_code, "C1")
    db.close()
    assert (man.women_18, man.women_base, man.women_source, man.women_date) == (
        310,
        "present",
        "báo cáo quý 3",
        date(2026, 9, 30),
    )


def test_new_figures_are_taken_over_and_silence_keeps_the_old_ones(office: Office) -> None:
    file = office.file(
        "new.csv", "code,name,kind,parent_code,women_18\nC1,thôn Mận,branch,X1,\nC2,thôn Bưởi,branch,X1,0\n"
    )
    assert office.does("units", "import", file).startswith("0 added, 1 with new figures, 1 unchanged")
    db = office.open()
    assert (db.read_now(unit_by_code, "C1").women_18, db.read_now(unit_by_code, "C2").women_18) == (310, 0)
    db.close()


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
        "C7,thôn Sim,branch,X1,many,,,31/2/2026\n"
        "C1,thôn Mận,branch,X1,,,,\n"
    )
    said = office.is_told("units", "import", office.file("bad.csv", text))
    for problem in (
        "row 6, kind: 'hamlet' is no kind of unit",
        "row 7, name: '' must not be empty",
        "row 10, women_18: 'many' is no whole number",
        "row 10, date: '31/2/2026' is no date",
        "row 11, code: 'C1' stands in an earlier row",
        "Nothing was taken",
    ):
        assert problem in said
    fewer = "\n".join(line for line in text.splitlines()[:-1] if not line.startswith(("C3", "C4", "C7")))
    said = office.is_told("units", "import", office.file("bad.csv", fewer.replace("thôn Bưởi", "thôn Hồng")))
    for problem in (
        "row 5, name: 'thôn Hồng' differs from the unit that has this code",
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
