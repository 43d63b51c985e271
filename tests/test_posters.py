"""The branch's invitation: its code, its links, the poster to print or to send, and the page behind the link."""

import io
import re
from pathlib import Path

import aiohttp
import pypdfium2
import pytest
import segno
from PIL import Image
from typer.testing import CliRunner

from bot.papers.drawing import QUIET, picture
from bot.papers.poster import draw
from models.conversations import acting
from models.files import StoredFile
from models.invitations import Invitation, invitation_for, links_for, ways_in
from models.members import Person
from models.posts import NotAllowed, Role
from models.units import Unit
from tests.chat import Town

MAN = Invitation(1, "thôn Mận", "7KD2", "Hạnh")
TELEGRAM = "https://t.me/hoamai_bot?start=cn_7kd2"


def words_of(pdf: bytes) -> str:
    """The text of a PDF's only page."""
    with pypdfium2.PdfDocument(pdf) as document:
        assert len(document) == 1
        return str(document[0].get_textpage().get_text_range())


def test_the_poster_says_who_how_and_that_it_costs_nothing() -> None:
    text = words_of(draw("vi", MAN, {"telegram": TELEGRAM, "zalo-bot": ""}))
    for said in ("Chi hội phụ nữ", "thôn Mận", "Telegram", "Zalo", "Chị Hạnh, chi hội trưởng", "Không mất tiền."):
        assert said in text
    assert "Không hỏi mật khẩu, mã OTP." in text
    assert "Nhắn mã: 7KD2" in text
    assert "Dán mã QR Zalo" in text
    page = words_of(draw("vi", MAN, {"zalo-oa": "https://zalo.me/388613280878808645", "telegram": TELEGRAM}))
    assert "Bấm Quan tâm" in page
    assert "Dán mã QR" not in page


def test_the_code_on_the_poster_is_the_link_square_by_square() -> None:
    """Every module of the drawn code is as dark as in the code that the link makes."""
    side, left, top, dpi = 106.0, 52.0, 68.0, 150
    image = Image.open(io.BytesIO(picture(draw("vi", MAN, {"telegram": TELEGRAM}), dpi=dpi))).convert("L")
    matrix = segno.make(TELEGRAM, error="m", micro=False).matrix
    unit = side / (len(matrix) + 2 * QUIET)
    for row, line in enumerate(matrix):
        for column, dark in enumerate(line):
            x, y = left + (QUIET + column + 0.5) * unit, top + (QUIET + row + 0.5) * unit
            seen = image.getpixel((round(x / 25.4 * dpi), round(y / 25.4 * dpi)))
            assert (seen < 128) == bool(dark), (row, column)


@pytest.mark.parametrize("name", ["buôn Ea Kmát Hra Ea Hning khu phố 12 thị trấn Hoa Mai", "ấp 1", "thôn 👍"])
def test_any_name_fits_on_the_page(name: str) -> None:
    text = words_of(draw("vi", Invitation(1, name, "7kd2", ""), {"web": "https://hoamai.example/moi/7kd2"}))
    assert "Quét mã" in text or "quét mã" in text
    assert "hỏi cán bộ Hội ở xã" in text


def test_the_poster_names_the_channels_that_there_are_and_no_others() -> None:
    link = {"web": "https://hoamai.example/moi/7kd2"}
    for ways, said in (
        (["zalo-bot"], "2. Bấm Mở Zalo"),
        (["telegram"], "2. Bấm Mở Telegram"),
        (["web"], "2. Bấm Mở trang nhắn tin"),
        (["zalo-bot", "telegram"], "2. Chọn Zalo hoặc Telegram"),
        (["zalo-bot", "telegram", "web"], "2. Chọn Zalo, Telegram hoặc trang nhắn tin"),
        ([], "2. Làm theo lời dặn trên trang"),
    ):
        text = words_of(draw("vi", MAN, link, ways))
        over = {("zalo-bot", "telegram"): "Zalo, Telegram", ("web",): "Trang nhắn tin", (): "Trang nhắn tin"}
        assert over.get(tuple(ways), "") in text
        assert said in text
        assert "Zalo" not in text or "zalo-bot" in ways
        assert "Nhắn mã: 7KD2" in text
    assert ways_in({"telegram": "", "web": "/chat", "zalo-bot": ""}) == ["zalo-bot", "telegram", "web"]


def test_links_carry_the_code_where_they_can() -> None:
    assert links_for({"telegram": "https://t.me/b", "zalo-bot": "https://zalo.example/b"}, "7kd2", "https://x") == {
        "zalo-bot": "https://zalo.example/b",
        "telegram": "https://t.me/b?start=cn_7kd2",
        "web": "https://x/moi/7kd2",
    }
    assert links_for({"telegram": "", "zalo-bot": ""}, "7kd2", "") == {"zalo-bot": ""}
    oa = "https://zalo.me/388613280878808645"
    for there, said in (
        ({"zalo-oa": oa, "zalo-bot": "https://zalo.example/b"}, {"zalo-oa": oa}),  # a bot takes fifty people
        ({"zalo-oa": "", "zalo-bot": "https://zalo.example/b"}, {"zalo-bot": "https://zalo.example/b"}),
        ({"zalo-oa": ""}, {"zalo-oa": ""}),
    ):
        assert links_for(there, "7kd2", "") == said
        assert ways_in(there) == list(said)
    assert links_for({}, "7kd2", "") == {}


async def test_a_head_gets_code_links_text_and_poster(town: Town, platform: str) -> None:
    await town.until(lambda: bool(town.house.links["telegram"]), "the platform did not say what our bot is called")
    head = await town.member(platform, "Lê Thị Hạnh", role=Role.HEAD)
    code = town.rows(Unit, id=town.ids["man"])[0].short_code
    assert f"Mã của chi hội: {code.upper()}" in await head.says("hội viên")
    told = await head.says("ma moi")
    assert f"Mã của chi hội thôn Mận: {code.upper()}" in told
    assert f"https://t.me/hoamai_bot?start=cn_{code}" in told
    assert f"{town.url}/moi/{code}" in told
    assert "Chị em chi hội thôn Mận ơi" in await head.taps("Tin dán nhóm Zalo")
    await head.says("tờ qr")
    await head.taps("Tờ A4 để in")
    await town.until(lambda: len(town.rows(StoredFile)) == 1, "no poster was made")
    kept = town.rows(StoredFile)[0]
    assert kept.mime == "application/pdf"
    assert code.upper() in words_of(kept.content)
    await head.gets("in ra, dán ở nhà văn hóa")


async def test_only_who_has_a_post_there_gets_a_branchs_poster(town: Town) -> None:
    lua = await town.member("zalo-bot", "Nguyễn Thị Lụa")
    await town.member("zalo-bot", "Phạm Thị Hoa", branch="buoi", role=Role.HEAD)
    cadre = await town.member("zalo-bot", "Đỗ Thị Mai", role=Role.CADRE, unit="commune")
    assert "chưa được giao" in await lua.says("mã mời")
    hoa = int(town.rows(Person, full_name="Phạm Thị Hoa")[0].id)
    with pytest.raises(NotAllowed):
        town.house.db.read_now(invitation_for, acting(hoa).person_id, town.ids["man"])
    assert "2. thôn Mận" in await cadre.says("mã qr")
    assert "thôn Mận" in await cadre.taps("thôn Mận")


async def test_the_page_behind_the_link_shows_the_ways_in_and_nothing_else(town: Town) -> None:
    await town.until(lambda: bool(town.house.links["telegram"]), "no link")
    await town.member("zalo-bot", "Lê Thị Hạnh", role=Role.HEAD)
    code = town.rows(Unit, id=town.ids["man"])[0].short_code
    async with aiohttp.ClientSession() as browser:
        async with browser.get(f"{town.url}/moi/{code}") as answer:
            page = await answer.text()
            assert answer.status == 200
        assert f"https://t.me/hoamai_bot?start=cn_{code}" in page
        assert "thôn Mận" in page
        assert "Hạnh" in page
        assert "Lê Thị" not in page
        for wrong in ("zzzz", "C1", "%3Cb%3E", "x" * 500, "0000"):
            async with browser.get(f"{town.url}/moi/{wrong}") as answer:
                assert answer.status == 404
                assert "thôn" not in re.sub(r"<[^>]+>", "", await answer.text())


def test_the_command_line_makes_a_poster(database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from cli import app
    from models.db import Database
    from tests.chat import found_town

    db = Database(database_url, "invented-secret-key")
    db.write_now(found_town)
    db.close()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", database_url)
    monkeypatch.setenv("SECRET_KEY", "invented-secret-key")
    monkeypatch.setenv("PUBLIC_URL", "https://hoamai.example")
    out = tmp_path / "man.pdf"
    done = CliRunner().invoke(app, ["poster", "C1", str(out)])
    assert done.exit_code == 0, done.output
    assert "thôn Mận" in words_of(out.read_bytes())
    for unit, path in (("X1", out), ("nowhere", out), ("C1", tmp_path / "a.doc"), ("C1", tmp_path / "no" / "a.pdf")):
        assert CliRunner().invoke(app, ["poster", unit, str(path)]).exit_code == 2
