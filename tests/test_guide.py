"""The guide for heads says what the product does: every line that it tells her to type is typed here."""

import re
from datetime import datetime
from pathlib import Path

import aiohttp
import pytest
import time_machine

import locales
from bot.papers.drawing import picture
from models.posts import Role
from tests.chat import Phone, Town
from tests.guide import FOLDER, PAGE, PDF, PICTURES, printed_phrases
from tests.roll_town import past_meeting
from tests.texts import texts
from tests.women import branch_with, put_into_group

GUIDE = FOLDER / "truong-chi-hoi.md"
FOR_CADRES = FOLDER / "can-bo-xa.md"
# When she reads a chapter: the one of the meeting on the evening itself.
BEGINS = "2026-11-22T09:00:00+07:00"
CHAPTERS = {"Điểm danh": "2026-11-28T19:45:00+07:00", "Sau buổi họp": "2026-11-29T09:00:00+07:00"}
# What is not only looked at, since later lines speak of it.
CARRIED_OUT = {
    "họp chi hội 7 rưỡi tối thứ bảy tuần sau, nhà văn hóa thôn",
    "họp chi hội 7 rưỡi tối ngày 15 hằng tháng, nhà văn hóa thôn",
    "bỏ buổi tháng 12",
    "thôi họp hằng tháng",
    "tạo câu lạc bộ dân vũ",
    "gửi tin: Sáng thứ Tư trạm y tế khám mắt, từ 7 giờ.",
}
WAYS_OUT = {"quay lại", "0", "thôi", "xem mục"}
ONLY_AN_EXAMPLE = {
    "nhận việc 1234 5678": "Mã này không đúng",
    "thôi không giao việc cho chị Gấm nữa": "không thấy việc nào đang giao cho chị Gấm",
    "thôi phó thay chị Gấm": "không thấy chị Gấm đang phó thay",
}
NOT_ALONE = {"1", "chữ đậm", "xem tiếp"}
WOMEN = (
    "Gấm 1966", "Đào 1952", "Nga 1976", "Sen 1959", "Sương 1970", "Cúc 1960", "Thơm 1974", "Liên 1971", "Hoa 1988",
    "Huệ 1969", "Hồng 1984", "Mận 1955", "Tươi 1981", "Nhàn 1983", "Bình 1977", "Mến 1965", "Lan 1975", "Thu 1990",
    "Yến 1962", "Vân 1958", "Dung 1973", "Xuân 1968", "Kim Lan 1990", "Hiền 1985", "Oanh 1979", "Lý 1961",
    "Nết 1954", "Lành 1987", "Tâm 1967", "Ngân 1979", "Quyên 1992",
)  # fmt: skip


def chapters(guide: Path = GUIDE) -> list[tuple[str, list[str]]]:
    """What is to be typed in each chapter of a guide, in its order; quoted lines are one message."""
    found: list[tuple[str, list[str]]] = [("", [])]
    quoted: list[str] = []
    for line in guide.read_text(encoding="utf-8").splitlines():
        bold = re.findall(r"\*\*(.+?)\*\*", line)
        if line.lstrip().startswith("> "):
            quoted += bold
            continue
        if quoted:
            found[-1][1].append("\n".join(quoted))
            quoted = []
        if line.startswith("## "):
            found.append((line[3:], []))
        found[-1][1].extend(bold)
    return found


def unsure() -> list[str]:
    """How the bot begins when it has not understood, or does not find what was named."""
    address = locales.address(locales.DEFAULT_PAIR)
    known = texts(locales.FOLDER / locales.FIRST)
    said = ["không thấy", "không tìm thấy", "chưa được giao", "không có STT", "không có số"]
    for key in known:
        if key.startswith(("unclear-", "not-understood", "did-you-mean", "please-choose", "which-number", "no-such")):
            try:
                said.append(locales.label(locales.FIRST, key, **address))
            except locales.NoText:
                continue  # it names what it has not found: one of the words above
    return said


async def read_and_type(head: Phone, phrase: str) -> str:
    """She types a line of the guide, and leaves what it opens. The answer where it was not understood, else ""."""
    heard = await head.says(phrase)
    if phrase in ONLY_AN_EXAMPLE:
        return "" if ONLY_AN_EXAMPLE[phrase] in heard else heard
    menu = locales.label(locales.FIRST, "menu-post", **locales.address(locales.DEFAULT_PAIR))
    left = locales.label(locales.FIRST, "any-time", **locales.address(locales.DEFAULT_PAIR))
    a_way_out = menu in heard or left in heard
    understood = a_way_out == (phrase in WAYS_OUT) and not any(words in heard for words in unsure())
    if heard == locales.label(locales.FIRST, "paper-soon", **locales.address(locales.DEFAULT_PAIR)):
        before = len(head.arrived())
        await head.town.until(lambda: len(head.arrived()) > before, f"no paper for {phrase}")
    if phrase in CARRIED_OUT:
        await head.says("1")
    if phrase not in WAYS_OUT:
        await head.says("0")
    return "" if understood else heard


async def test_every_line_that_the_guide_tells_a_head_to_type_is_understood(town: Town) -> None:
    with time_machine.travel(BEGINS) as clock:
        head = await branch_with(town, "zalo-bot", *(f"Nguyễn Thị {woman}" for woman in WOMEN))
        put_into_group(town, "Nguyễn Thị Đào", "Nguyễn Thị Cúc", leader="Nguyễn Thị Sương")
        wrong = {}
        for title, phrases in chapters():
            if title in CHAPTERS:
                clock.move_to(datetime.fromisoformat(CHAPTERS[title]))
                await town.tick()
            for phrase in phrases:
                if phrase not in NOT_ALONE and (heard := await read_and_type(head, phrase)):
                    wrong[phrase] = heard
        assert wrong == {}


async def test_every_line_that_the_guide_tells_a_cadre_to_type_is_understood(town: Town) -> None:
    with time_machine.travel(BEGINS):
        await branch_with(town, "zalo-bot", "Nguyễn Thị Gấm 1966", "Nguyễn Thị Đào 1952")
        past_meeting(town, "Lê Thị Hạnh", 30, ("Nguyễn Thị Đào",))
        cadre = await town.member("zalo-bot", "Phạm Thị Tâm", role=Role.CADRE, unit="commune")
        phrases = [one for _, found in chapters(FOR_CADRES) for one in found if one not in NOT_ALONE]
        wrong = {phrase: heard for phrase in phrases if (heard := await read_and_type(cadre, phrase))}
        assert wrong == {}
        assert len(phrases) > 25


def test_the_page_to_print_says_nothing_that_the_guide_does_not_say() -> None:
    told = {phrase for _, phrases in chapters() for phrase in phrases}
    assert printed_phrases() <= told
    assert len(printed_phrases()) >= 8


def test_the_pdf_is_one_page_and_says_what_its_source_says() -> None:
    import pypdfium2  # type: ignore[import-untyped]

    with pypdfium2.PdfDocument(PDF) as document:
        assert len(document) == 1
        width, height = document[0].get_size()
        said = re.sub(r"\s+", "", document[0].get_textpage().get_text_range())
    assert (round(width), round(height)) == (595, 842), "A4"
    for phrase in printed_phrases():
        assert re.sub(r"\s+", "", phrase) in said, "run: make guide"
    assert len(picture(PDF.read_bytes(), dpi=30)) > 1000


async def test_the_printed_page_has_an_address_that_a_head_is_told(town: Town) -> None:
    head = await town.member("zalo-bot", "Lê Thị Hạnh", role=Role.HEAD)
    lua = await town.member("zalo-bot", "Nguyễn Thị Lụa")
    told = await head.says("hướng dẫn")
    url = next(word for word in told.split() if word.startswith("http"))
    assert url == f"{town.url}/huong-dan.pdf"
    assert "http" not in await lua.says("hướng dẫn")
    async with aiohttp.ClientSession() as phone:
        for address in (url, f"{town.url}/huong-dan"):
            async with phone.get(address) as shown:
                assert (shown.status, shown.content_type) == (200, "application/pdf")
                assert shown.headers["Content-Disposition"].startswith("inline")
                assert await shown.read() == PDF.read_bytes()
        async with phone.head(url) as there:
            assert there.status == 200


@pytest.mark.parametrize("document", [GUIDE, PAGE], ids=lambda path: path.suffix[1:])
def test_every_picture_is_there_and_small(document: Path) -> None:
    shown = set(re.findall(r"anh/([\w-]+)\.png", document.read_text(encoding="utf-8")))
    assert shown <= set(PICTURES)
    assert len(shown) >= 4
    for name in shown:
        assert 3_000 < (FOLDER / f"anh/{name}.png").stat().st_size < 100_000


async def test_every_line_that_members_are_said_to_type_is_understood(town: Town) -> None:
    quoted = re.findall(r'"([^"]+)"', GUIDE.read_text(encoding="utf-8"))
    assert len(quoted) >= 3
    lua = await town.member("zalo-bot", "Nguyễn Thị Lụa")
    for said in quoted:
        heard = await lua.says(said)
        assert not any(words in heard for words in unsure()), f"{said}\n{heard}"
        await lua.says("0")
