"""The Excel file of figures: its numbers are those of the chat, its texts stay texts, its names only for who may."""

import io
import re
import zipfile
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
import python_calamine
import time_machine
from sqlmodel import Session

import locales
from bot.papers import Reader, figures_workbook
from bot.papers.figures_workbook import write_workbook, written_here
from models.audit import Look
from models.figures import Attended, attendance, by_month, meetings_held
from models.files import StoredFile
from models.gathering import Gathered, GatheringReport, Line
from models.member_figures import Joined, Members, members_on
from models.members import MemberState, add_membership, add_person
from models.posts import NotAllowed, Post, Role
from models.units import UnitKind, add_unit, get_unit
from models.workbook_figures import FiguresBook, MeetingLine, UnitLine, gather
from models.workbook_periods import months_of
from models.workbook_women import MemberLine
from tests.chat import Town
from tests.held_meetings import held_meeting

NOW = "2026-11-22T09:00:00+07:00"
START, END = date(2026, 7, 1), date(2026, 10, 1)
HOSTILE = ('=HYPERLINK("https://x.example","y")', "@SUM(A1)", "+84 1", "-1+1|cmd", "https://x.example", "{=1}", "'a")


def sheets(content: bytes) -> dict[str, list[list[Any]]]:
    """The cells of every sheet, by its name."""
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
    return {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names}


def below(rows: list[list[Any]], heading: str) -> list[list[Any]]:
    """The rows under the header that begins with this word."""
    top = next(place for place, row in enumerate(rows) if row[0] == heading)
    return [row for row in rows[top + 1 :] if row[0] != ""]


def seed(session: Session, ids: dict[str, int]) -> None:
    """Meetings of a commune, its branches and a group, some of them without a roll."""
    for unit, month, present in (
        ("man", 7, 24), ("man", 8, None), ("man", 9, 19), ("buoi", 7, 9), ("commune", 8, 12), ("province", 9, 7),
    ):  # fmt: skip
        held_meeting(session, ids[unit], date(2026, month, 10), present, 30)
    group = add_unit(session, code="G1", name="tổ 1", kind=UnitKind.GROUP, parent=get_unit(session, ids["man"]))
    held_meeting(session, group.id or 0, date(2026, 8, 1), 5, 8)
    add_unit(session, code="G2", name="tổ 2", kind=UnitKind.GROUP, parent=get_unit(session, ids["man"]))


async def test_its_sheets_hold_the_numbers_of_the_chat(town: Town) -> None:
    with time_machine.travel(NOW):
        await town.member("zalo-bot", "Phạm Thị Thập", role=Role.CADRE, unit="commune")
        town.on_paper("Nguyễn Thị Đào")
        town.write(seed, town.ids)
        found = town.house.db.read_now(gather, None, town.ids["province"], START, END)
        read = sheets(written_here(found, "vi"))
        assert list(read) == ["Tổng hợp", "Biểu đồ", "Theo đơn vị", "Theo buổi", "Theo tháng"]
        units = {row[0]: row for row in below(read["Theo đơn vị"], "Đơn vị")}
        for name in ("province", "commune", "man", "buoi"):
            report = town.house.db.read_now(attendance, None, town.ids[name], START, END)
            row, total = units[report.unit], report.total
            assert row[5:9] == [total.meetings, total.with_roll, total.present, total.expected]
            assert row[10:] == [total.excused, total.absent]
            assert row[4] == town.house.db.read_now(members_on, None, town.ids[name], date(2026, 9, 30)).total.members
        assert units["Trực tiếp (tỉnh Ban Mai)"][7] == 7
        assert units["Trực tiếp (thôn Mận)"][7] == 43
        assert "tổ 1" in units
        assert "tổ 2" not in units, "a group that did not meet is no line"
        summary = {row[0]: row for row in read["Tổng hợp"]}
        assert summary["Tỷ lệ dự sinh hoạt (lượt)"][1:3] == [76, 158]
        assert [row[1] for row in read["Tổng hợp"] if str(row[0]).startswith("Khớp")] == ["khớp", "khớp"]
        months = below(read["Theo tháng"], "Tháng")
        expected = town.house.db.read_now(by_month, None, town.ids["province"], [month for month, _ in found.months])
        assert [row[5] for row in months] == [*(one.present for one in expected), 76]
        meetings = below(read["Theo buổi"], "Ngày")
        held = town.house.db.read_now(meetings_held, None, town.ids["province"], START, END)
        assert [(row[0], row[1]) for row in meetings] == [(one.day, one.unit) for one in held]
        assert sum(row[4] or 0 for row in meetings) == 76
        assert [row[9] for row in meetings if row[4] == ""] == ["chưa điểm danh"]


async def test_names_are_for_whoever_may_see_them_and_taking_them_is_written_down(town: Town, platform: str) -> None:
    with time_machine.travel(NOW):
        cadre = await town.member(platform, "Phạm Thị Thập", role=Role.CADRE, unit="commune")
        await town.member(platform, "Võ Thị Sương", role=Role.CADRE, unit="province")
        women = [town.on_paper("Nguyễn Thị Đào"), town.on_paper("Trần Thị Cúc", branch="buoi")]
        town.write(seed, town.ids)
        assert "đang làm" in await cadre.says("xuất excel quý 3")
        told = "Số liệu xã Hoa Mai, quý 3/2026 (tệp Excel). Trong tệp có tên của 2 chị"
        await town.until(lambda: any(told in text for text in cadre.arrived()), "no file")
        (file,) = town.rows(StoredFile)
        assert file.name == "Số liệu xã Hoa Mai quý 3-2026.xlsx"
        rows = below(sheets(file.content)["Hội viên"], "Chi hội")
        assert [(row[0], row[2], row[3]) for row in rows] == [
            ("thôn Bưởi", "Trần Thị Cúc", "1960"),
            ("thôn Mận", "Nguyễn Thị Đào", "1960"),
        ]
        assert {(look.subject_id, look.what) for look in town.rows(Look)} == {(one, "names") for one in women}
        above = town.rows(Post)[1]
        reader = Reader(above.person_id, "vi", "em-chi", "")
        args = {"unit": town.ids["commune"], "start": "2026-07-01", "end": "2026-10-01"}
        book = town.house.db.read_now(figures_workbook.gather, reader, args)
        assert book.members is None
        assert "Hội viên" not in sheets(write_workbook(book, "vi"))
        with pytest.raises(NotAllowed):
            town.house.db.read_now(figures_workbook.gather, Reader(women[0], "vi", "em-chi", ""), args)


async def test_an_export_is_asked_for_by_command_and_a_head_is_asked_which(town: Town) -> None:
    with time_machine.travel(NOW):
        head = await town.member("telegram", "Lê Thị Hạnh", role=Role.HEAD)
        assert "1. Số liệu đi họp  2. Danh sách hội viên" in await head.says("/xuat")
        assert "Tháng trước" in await head.says("1")
        assert "đang làm" in await head.says("tháng 10")
        await town.until(lambda: bool(town.rows(StoredFile)), "no file")
        assert town.rows(StoredFile)[0].name == "Số liệu thôn Mận tháng 10-2026.xlsx"
        await head.says("xuất danh sách")
        await town.until(lambda: len(town.rows(StoredFile)) == 2, "no list")


def book_of(rows: int = 3) -> FiguresBook:
    """A file with hostile texts, made of nothing."""

    one = Attended(10, 20, 1, 1, 3, 7)
    lines = [UnitLine(HOSTILE[0], "commune", HOSTILE[1], "", 0, Attended(70, 140, 7, 7, 21, 49), 7)]
    lines += [UnitLine(text, "branch", text, HOSTILE[0], 1, one, 1) for text in HOSTILE]
    day = date(2026, 8, 1)
    meetings = [
        MeetingLine(day, HOSTILE[n % 7], HOSTILE[0], "branch", True, n % 2 == 0, 10, 20, 3, 7) for n in range(rows)
    ]
    members = [MemberLine(text, n, text, 1960, 1, 2, False, True, n) for n, text in enumerate(HOSTILE)]
    rate = GatheringReport(1, HOSTILE[0], END, 7, Gathered(7, 20), (), None, 0, None, Line(60), Line(50))
    months = [(month, one) for month in months_of(START, END, 15)]
    return FiguresBook(
        1, HOSTILE[0], "commune", START, END, END, 15, None, lines[0].attended, END, Members(7), Joined(joined=2), rate,
        lines, meetings, months, [("branch", one)], members,
    )  # fmt: skip


@pytest.mark.parametrize("language", locales.languages())
def test_what_people_typed_is_never_a_formula_or_a_link(language: str) -> None:
    content = written_here(book_of(), language)
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        texts = {name: parts.read(name).decode() for name in parts.namelist() if name.endswith((".xml", ".rels"))}
    formulas = [one for text in texts.values() for one in re.findall(r"<f>(.*?)</f>", text)]
    assert formulas
    assert not any(word in one for one in formulas for word in ("HYPERLINK", "cmd", "x.example", "84"))
    assert not any("<hyperlink" in text or "relationships/hyperlink" in text for text in texts.values())
    assert any('fullCalcOnLoad="1"' in text for text in texts.values())
    names = re.findall(r'<sheet name="(.*?)"', texts["xl/workbook.xml"])
    assert len(names) == len(set(names)) == 6
    assert all(len(name) <= 31 for name in names)
    for name, text in texts.items():
        if name.startswith("xl/worksheets/sheet"):
            assert 'orientation="landscape"' in text
            assert 'paperSize="9"' in text
    assert sum(name.startswith("xl/charts/chart") for name in texts) == 2
    assert "_xlnm.Print_Titles" in texts["xl/workbook.xml"]


def test_a_large_file_is_written_by_another_process_and_says_the_same() -> None:
    book = book_of(rows=figures_workbook.APART)
    apart, here = sheets(write_workbook(book, "vi")), sheets(written_here(book, "vi"))
    assert apart == here
    assert len(below(here["Theo buổi"], "Ngày")) == figures_workbook.APART


def test_a_rate_below_the_line_is_never_written_as_if_it_were_reached() -> None:
    rate = replace(book_of(0).gathered, total=Gathered(5996, 10_000))
    with zipfile.ZipFile(io.BytesIO(written_here(replace(book_of(0), gathered=rate), "vi"))) as parts:
        styles = parts.read("xl/styles.xml").decode()
        (cell,) = re.findall(
            r'<c r="D\d+" s="(\d+)"[^>]*><v>0.5996</v>', parts.read("xl/worksheets/sheet1.xml").decode()
        )
    forms = re.findall(r"<xf [^>]*numFmtId=\"(\d+)\"", styles.partition("<cellXfs")[2])
    codes = dict(re.findall(r'numFmtId="(\d+)" formatCode="(.*?)"', styles)) | {"10": "0.00%"}  # Excel's own
    assert codes[forms[int(cell)]] == "0.00%"


def test_what_is_too_much_for_a_file_is_said_in_it() -> None:
    book = replace(book_of(0), meetings_left=123_456, units_left=7, members=None)
    read = sheets(written_here(book, "vi"))
    assert "Theo buổi" not in read
    assert any("123.456 buổi" in str(row[0]) for row in read["Tổng hợp"])
    assert any("7 đơn vị nhỏ hơn" in str(row[0]) for row in read["Theo đơn vị"])


async def test_a_woman_in_two_books_and_one_who_left_are_written_as_figures_count_them(town: Town) -> None:
    with time_machine.travel(NOW):
        await town.member("zalo-bot", "Phạm Thị Thập", role=Role.CADRE, unit="commune")

        def write(session: Session) -> None:
            for name, entries in (
                ("Na", (("man", 2020, None), ("buoi", 2021, None))),
                ("Mít", (("man", 2020, 2025),)),
                ("Ổi", (("buoi", 2020, 2027),)),
            ):
                person = add_person(session, full_name=name, birth_year=1970)
                for branch, since, until in entries:
                    place = add_membership(
                        session, person_id=person.id or 0, branch_id=town.ids[branch], since=date(since, 1, 1)
                    )
                    if until:
                        place.state, place.until = MemberState.LEFT, date(until, 1, 1)
                        session.add(place)

        town.write(write)
        (post,) = town.rows(Post)
        cadre: Any = Reader(post.person_id, "vi", "em-chi", "")
        book = town.house.db.read_now(gather, cadre, town.ids["commune"], START, END)
        assert [(one.branch, one.full_name) for one in book.members or ()] == [("thôn Bưởi", "Ổi"), ("thôn Mận", "Na")]
        assert book.members_on.members == 2
