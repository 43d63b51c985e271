"""Papers of a meeting: the sheet to sign, the minutes, the signed list."""

import io
from datetime import UTC, datetime

import pypdfium2
import pytest
import time_machine
from docx import Document
from sqlmodel import Session

import locales
from bot.papers import Reader, minutes, roll_sheet, signed_list
from bot.papers.heading import heading
from models import units
from models.files import StoredFile
from models.posts import NotAllowed, Role
from models.units import UnitKind
from tests.chat import Phone, Town
from tests.roll_town import AFTERWARDS, CALLED, group_of, meeting, meeting_with, past_meeting, person


def reader(person_id: int, language: str = "vi") -> Reader:
    return Reader(person_id, language, "em-chi", "")


async def made(town: Town, head: Phone, words: str) -> StoredFile:
    """What came as a file."""
    await town.until(lambda: any(words in text for text in head.arrived()), f"no {words!r}")
    found: StoredFile = town.rows(StoredFile)[-1]
    return found


def words_of(content: bytes) -> str:
    """All text of a Word file, tables included."""
    document = Document(io.BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(p.text for p in document.paragraphs), *cells])


def pages_of(content: bytes) -> list[str]:
    """The text of each page of a PDF."""
    with pypdfium2.PdfDocument(content) as pdf:
        found = []
        for number in range(len(pdf)):
            page = pdf[number]
            text = page.get_textpage()
            found.append(text.get_text_bounded())
            text.close()
            page.close()
        return found


async def test_a_head_gets_the_sheet_the_minutes_and_the_signed_list_of_her_meeting(town: Town, platform: str) -> None:
    with time_machine.travel(CALLED) as clock:
        head, lua = await meeting_with(town, platform, "Nguyễn Thị Đào", "Trần Thị Cúc")
        assert "đang làm" in await head.says("tờ điểm danh")
        sheet = await made(town, head, "Tờ điểm danh sinh hoạt chi hội thứ Bảy 28/11")
        assert sheet.name == "Tờ điểm danh 28-11-2026.pdf"
        text = " ".join(pages_of(sheet.content)[0].split())
        for words in (
            "Chi hội Phụ nữ thôn Mận",
            "TỜ ĐIỂM DANH",
            "nhà văn hóa thôn",
            "3 Nguyễn Thị Đào 1960",
            "Trang 1/1",
        ):
            assert words in text
        await lua.says("bận gặt không đi được")
        clock.move_to(AFTERWARDS)
        await head.says("vắng 2 3")
        await head.taps("Biên bản")
        written = words_of((await made(town, head, "Biên bản sinh hoạt chi hội")).content)
        for words in (
            "HỘI LIÊN HIỆP PHỤ NỮ XÃ HOA MAI",
            "CHI HỘI PHỤ NỮ THÔN MẬN",
            "Thời gian: 19 giờ 30, thứ Bảy 28/11/2026",
            "Chủ trì: Lê Thị Hạnh .....",
            "Địa điểm: nhà văn hóa thôn",
            "Có mặt: 2/4 hội viên (50%).",
            "Vắng có lý do: 1 hội viên: Nguyễn Thị Lụa.",
            "Vắng không lý do: 1 hội viên: Nguyễn Thị Đào.",
        ):
            assert words in written
        assert "gặt" not in written
        await head.says("danh sách ký nhận")
        signed = words_of((await made(town, head, "Danh sách ký nhận sinh hoạt chi hội")).content)
        assert "Trần Thị Cúc" in signed
        assert "Sinh hoạt chi hội, 19 giờ 30, thứ Bảy 28/11/2026, nhà văn hóa thôn" in signed
        assert "Nguyễn Thị Đào" not in signed, "who was not there does not sign"
        assert "đang làm" not in await lua.says("biên bản")


async def test_the_signed_list_is_first_of_the_meeting_that_was_held_last_or_goes_on(town: Town) -> None:
    with time_machine.travel(CALLED) as clock:
        head, _ = await meeting_with(town, "zalo-bot")
        for days in (6, 20):
            past_meeting(town, "Lê Thị Hạnh", days)
        await head.says("họp chi hội 7h tối 23/11 sân bóng")
        await head.says("1")
        asked = await head.says("danh sach ky nhan")
        days = ("16/11", "2/11", "23/11", "28/11")
        assert [asked.index(f" {day}, ") for day in days] == sorted(asked.index(f" {day}, ") for day in days)
        clock.move_to("2026-11-23T18:30:00+07:00")
        assert "1. Sinh hoạt chi hội thứ Hai 23/11" in await head.says("danh sách ký nhận")


async def test_without_a_meeting_the_sheet_leaves_the_day_open_and_there_are_no_minutes(town: Town) -> None:
    with time_machine.travel(CALLED):
        head = await town.member("zalo-bot", "Lê Thị Hạnh", role=Role.HEAD)
        await head.says("in to diem danh")
        sheet = await made(town, head, "Tờ điểm danh để trống ngày, 1 chị")
        assert "Ngày ....." in pages_of(sheet.content)[0]
        assert "chưa có buổi nào đã họp" in await head.says("biên bản")


async def test_a_leaders_papers_hold_her_own_group_and_who_leads_nothing_gets_none(town: Town) -> None:
    with time_machine.travel(CALLED) as clock:
        await meeting_with(town, "zalo-bot", "Nguyễn Thị Đào", "Trần Thị Cúc")
        await town.member("zalo-bot", "Võ Thị Sương")
        group_of(town, "Võ Thị Sương", "Nguyễn Thị Đào")
        clock.move_to(AFTERWARDS)
        args = {"meeting": meeting(town).id}
        leader = reader(person(town, "Võ Thị Sương"))
        sheet = town.house.db.read_now(roll_sheet.gather, leader, args)
        assert [name for _number, name, _year in sheet.women] == ["Nguyễn Thị Đào"]
        blank = town.house.db.read_now(minutes.gather, leader, args)
        assert (blank.present, blank.expected) == (None, 1)
        assert "Có mặt: ............/1 hội viên." in words_of(minutes.write("vi", blank))
        for gather in (roll_sheet.gather, minutes.gather, signed_list.gather):
            with pytest.raises(NotAllowed):
                town.house.db.read_now(gather, reader(person(town, "Nguyễn Thị Lụa")), args)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_sheet_of_many_women_has_its_header_on_every_page_and_every_name_once(language: str) -> None:
    women = [(n, f"Công Tằng Tôn Nữ Thị Hoàng Diệu Linh {n}x", 1940 + n % 60) for n in range(1, 301)]
    heading = roll_sheet.Heading("Hội Liên hiệp Phụ nữ xã Hoa Mai", "Chi hội Phụ nữ thôn Mận")
    pages = pages_of(roll_sheet.draw(language, roll_sheet.Sheet(heading, "hôm nay", "", "", women)))
    assert 10 <= len(pages) <= 16
    assert all("STT" in page or "No." in page for page in pages)
    everything = " ".join(" ".join(pages).split())
    assert [everything.count(f" {n}x") for n, _name, _year in women] == [1] * 300
    assert f"/{len(pages)}" in pages[-1]


def test_the_word_papers_of_171_women_are_laid_out_for_every_reader_of_word_files() -> None:
    heading = roll_sheet.Heading("Hội Liên hiệp Phụ nữ xã Hoa Mai", "Chi hội Phụ nữ thôn Mận")
    women = [(n, f"Công Tằng Tôn Nữ Thị Hoàng {n}x", 1960) for n in range(1, 172)]
    given = {
        "kind": "branch",
        "when": datetime(2026, 11, 28, 19, 30, tzinfo=UTC),
        "place": "nhà văn hóa thôn",
        "content": "",
    }
    words = locales.variables("vi", given, pair="em-chi", now=datetime(2025, 1, 1, tzinfo=UTC)) | {"hour": "19 giờ 30"}
    document = Document(io.BytesIO(signed_list.write("vi", signed_list.SignedList(heading, words, "", women))))
    section = document.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert "PAGE" in section.footer.paragraphs[0]._p.xml
    for table in document.tables[:2]:
        for column, cell in zip(table.columns, table.rows[0].cells, strict=True):
            assert column.width == cell.width, "Word reads the cells, others the grid"
        assert round(sum(column.width.cm for column in table.columns)) == 16
    of_women = document.tables[1]
    assert len(of_women.rows) == 172
    assert "w:tblHeader" in of_women.rows[0]._tr.xml
    assert all("w:cantSplit" in row._tr.xml for row in of_women.rows)


def test_the_places_to_sign_stand_with_the_line_above_them() -> None:
    heading = roll_sheet.Heading("Hội Liên hiệp Phụ nữ xã Hoa Mai", "Chi hội Phụ nữ thôn Mận")
    given = {
        "kind": "branch",
        "when": datetime(2026, 11, 28, 8, tzinfo=UTC),
        "place": "nhà văn hóa thôn",
        "content": "đóng hội phí, Hội diễn 8/3",
    }
    words = locales.variables("vi", given, pair="em-chi", now=datetime(2025, 1, 1, tzinfo=UTC)) | {"hour": "8 giờ"}
    written = minutes.write("vi", minutes.Minutes(heading, words, "", 91, 165, 6, True, ["A B"], ["C D"], ""))
    assert "Chủ trì: ....." in words_of(written)
    assert "II. Nội dung\nĐóng hội phí, Hội diễn 8/3\n" in words_of(written), "as a sentence begins"
    document = Document(io.BytesIO(written))
    for last in document.paragraphs[-2:]:
        assert last.paragraph_format.keep_with_next
    assert "w:cantSplit" in document.tables[-1].rows[0]._tr.xml


async def test_of_two_women_with_one_name_the_minutes_say_which(town: Town) -> None:
    with time_machine.travel(CALLED) as clock:
        town.on_paper("Nguyễn Thị Đào", year=1988)
        head, _ = await meeting_with(town, "zalo-bot", "Nguyễn Thị Đào", "Trần Thị Cúc")
        clock.move_to(AFTERWARDS)
        await head.says("vắng 1 5, có lý do 4")
        args = {"meeting": meeting(town).id}
        found = town.house.db.read_now(minutes.gather, reader(person(town, "Lê Thị Hạnh")), args)
        assert (found.absent, found.excused) == (["Nguyễn Thị Đào (1988)", "Trần Thị Cúc"], ["Nguyễn Thị Đào (1960)"])


async def test_every_paper_is_headed_by_the_hoi_and_the_branch_with_their_full_names(town: Town) -> None:
    def headings(session: Session) -> list[tuple[str, str]]:
        commune = units.get_unit(session, town.ids["commune"])
        man = units.get_unit(session, town.ids["man"])
        found = [
            units.add_unit(session, code=str(place), name=name, kind=kind, parent=above)
            for place, (name, kind, above) in enumerate(
                [
                    ("Chi hội Ổi", UnitKind.BRANCH, commune),
                    ("CHI HỘI PHỤ NỮ ấp Sen", UnitKind.BRANCH, commune),
                    ("tổ 2", UnitKind.GROUP, man),
                    ("Bờ Ao", UnitKind.GROUP, man),
                    ("Ban Chấp hành", UnitKind.COMMITTEE, commune),
                ]
            )
        ]
        every = [heading(session, unit.id or 0, "vi") for unit in (*found, commune)]
        return [(one.above, one.branch) for one in every]

    hoa_mai = "Hội Liên hiệp Phụ nữ xã Hoa Mai"
    ban_mai = "Hội Liên hiệp Phụ nữ tỉnh Ban Mai"
    assert town.write(headings) == [
        (hoa_mai, "Chi hội Phụ nữ Ổi"),
        (hoa_mai, "Chi hội Phụ nữ ấp Sen"),
        (hoa_mai, "Chi hội Phụ nữ thôn Mận, tổ 2"),
        (hoa_mai, "Chi hội Phụ nữ thôn Mận, Tổ Bờ Ao"),
        (ban_mai, f"{hoa_mai}, Ban Chấp hành"),
        (ban_mai, hoa_mai),
    ]
