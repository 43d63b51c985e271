"""Makes the pictures and the printed page of the guide for heads (docs/huong-dan) from the running product."""

import asyncio
import io
import re
import tempfile
from datetime import timedelta
from html import unescape
from pathlib import Path

import time_machine
from PIL import Image
from playwright.async_api import Browser, Page

from api import demo_town
from api.migration import upgrade
from models import clock
from tests.browser import Screen, Site, chromium, serving, window

FOLDER = Path(__file__).parent.parent / "docs/huong-dan"
PAGE, PDF = FOLDER / "mot-trang.html", FOLDER / "truong-chi-hoi.pdf"
MORNING = "2026-11-23T09:00:00+07:00"
EVENING = timedelta(days=5, hours=10, minutes=45)  # from then to the meeting of the demo's town
HEAD = 3  # whose phone is photographed
WIDTH = 395  # of a picture, in the page's own pixels; taken at twice that
COLOURS = 64
# What she types for each picture, and how many of the answer's buttons are shown (None: all).
PICTURES: dict[str, tuple[str, int | None]] = {
    "moi-hop": ("họp chi hội 7 rưỡi tối thứ bảy tuần sau, nhà văn hóa thôn", None),
    "ai-di-duoc": ("ai đi được", 0),
    "bao-tan-nha": ("đã báo 3 7", 2),
    "gui-tin": ("gửi tin: Sáng thứ Tư trạm y tế khám mắt, từ 7 giờ.", 1),
    "diem-danh": ("vắng 3 7 12", 1),
    "ma-moi": ("mã mời", 3),
}
AT_THE_MEETING = "diem-danh"
# Closer together than on a phone, and no clock: paper is dear.
STYLE = """
.hints, .message .meta, .message .day { display: none !important }
#messages { padding: 4px 10px 12px; background: #f6f0ec }
.message { margin-top: 8px }
.bubble { max-width: 94%; padding: 7px 12px; line-height: 1.35 }
.theirs .bubble { max-width: 100% }
.theirs .choices { flex-direction: row; flex-wrap: wrap; gap: 6px; min-width: 0; max-width: 100% }
.theirs .choice { min-height: 42px; padding: 2px 12px 2px 4px; gap: 6px }
"""


def printed_phrases() -> set[str]:
    """What the printed page tells her to type."""
    return {unescape(said) for said in re.findall(r"<kbd>(.+?)</kbd>", PAGE.read_text(encoding="utf-8"))}


async def take_pictures(site: Site, browser: Browser) -> None:
    """Type each line on the head's phone, and keep it with its answer as a picture."""
    async with window(browser, 390, device_scale_factor=2, bypass_csp=True) as opened:
        page = opened.page
        await page.set_viewport_size({"width": WIDTH, "height": 2400})
        await page.goto(f"{site.url}/chat/demo/phone/{HEAD}")
        await page.add_style_tag(content=STYLE)
        phone = Screen(page, page)
        await phone.sees("Phạm Thị Mơ")
        for name, (line, buttons) in PICTURES.items():
            if name == AT_THE_MEETING:
                clock.move(clock.moved() + EVENING)
            await _answered(phone, line)
            (FOLDER / f"anh/{name}.png").write_bytes(_small(await _photograph(page, buttons)))
            await _answered(phone, "0")


async def _answered(phone: Screen, line: str) -> None:
    before = await phone.root.locator(".theirs").count()
    await phone.types(line)
    await phone.root.locator(".theirs").nth(before).wait_for()


async def _photograph(page: Page, buttons: int | None) -> bytes:
    """Her last line and what came back."""
    await page.evaluate(
        """buttons => {
            const last = [...document.querySelectorAll(".message")].slice(-2)
            for (const one of document.querySelectorAll(".message")) one.hidden = !last.includes(one)
            const choices = last[1].querySelectorAll(".choice")
            if (buttons !== null) choices.forEach((one, place) => { one.hidden = place >= buttons })
            if (buttons === 0) last[1].querySelectorAll(".choices").forEach(one => { one.hidden = true })
        }""",
        buttons,
    )
    taken = await page.locator("#messages").screenshot(animations="disabled")
    await page.evaluate("() => document.querySelectorAll('.message').forEach(one => { one.hidden = false })")
    return taken


def _small(content: bytes) -> bytes:
    """The same picture in few colours."""
    out = io.BytesIO()
    with Image.open(io.BytesIO(content)) as picture:
        picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()


async def print_page(browser: Browser) -> None:
    """The page as a PDF."""
    context = await browser.new_context()
    page = await context.new_page()
    await page.goto(PAGE.as_uri())
    await page.evaluate("() => document.fonts.ready")
    await page.pdf(path=PDF, prefer_css_page_size=True, print_background=True)
    await context.close()


async def main() -> None:
    """Everything anew."""
    (FOLDER / "anh").mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, time_machine.travel(MORNING):
        url = f"sqlite:///{folder}/guide.db"
        upgrade(url)
        async with chromium() as browser, serving(url, demo=True) as site:
            site.write(demo_town.settle)
            await take_pictures(site, browser)
            await print_page(browser)


if __name__ == "__main__":
    asyncio.run(main())
