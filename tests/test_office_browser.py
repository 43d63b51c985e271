"""The cadres' page in a real browser, on a phone and on a computer: axe, keys alone, no scripts, a lost line."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
import time_machine
from playwright.async_api import Browser, Page, Route, expect

from models.office_sessions import office_link
from tests.browser import SIZES, Site, Window, chromium, serving, window
from tests.office_pages import MORNING, Town, findings, settle, too_wide

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Browser]:
    """Chromium, started once for all that follows."""
    async with chromium() as browser:
        yield browser


@pytest_asyncio.fixture(loop_scope="module")
async def office(database_url: str) -> AsyncIterator[tuple[Site, Town]]:
    """The product and a town."""
    with time_machine.travel(MORNING):
        async with serving(database_url) as site:
            yield site, site.write(settle)


async def enter(page: Page, site: Site, person: int) -> None:
    """Follow a fresh link and press the one button."""
    await page.goto(f"{site.url}/enter?code={site.write(office_link, person)}")
    await page.get_by_role("button", name="Vào xem số liệu").click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("xã Hoa Mai")


async def test_every_page_is_sound_at_both_sizes(browser: Browser, office: tuple[Site, Town]) -> None:
    site, town = office
    async with window(browser, 390) as opened:
        page = opened.page
        for path in ("/", f"/enter?code={site.write(office_link, town.people['cadre'])}"):
            await page.goto(site.url + path)
            assert await findings(page) == [], path
        await enter(page, site, town.people["cadre"])
        unit, meeting = f"/units/{town.units['man']}", f"/meetings/{town.meetings['named']}"
        for path in ("/?period=month:2026:13", "/units", unit, "/units?q=nowhere", "/meetings", "/devices", meeting):
            await at(page, 390)
            await page.goto(site.url + path)
            assert await findings(page) == [], path
            await at(page, 1280)
            assert await (findings if path in {"/units", unit} else too_wide)(page) == [], path
        await page.get_by_role("button", name="Xem tên").click()
        await expect(page.get_by_text("Nguyễn Thị Lụa (1961)")).to_be_visible()
        await page.get_by_text("Cadre", exact=True).click()
        assert await findings(page) == []


async def at(page: Page, width: int) -> None:
    """As wide as a phone or a computer."""
    await page.set_viewport_size({"width": width, "height": SIZES[width]})


async def test_keys_alone_lead_everywhere(browser: Browser, office: tuple[Site, Town]) -> None:
    site, town = office
    async with window(browser, 1280) as opened:
        page = opened.page
        await enter(page, site, town.people["cadre"])
        await page.keyboard.press("Tab")
        await expect(page.get_by_role("link", name="Tới phần chính")).to_be_focused()
        await page.keyboard.press("Enter")
        await reach(page, "Tháng trước")
        await page.keyboard.press("Enter")
        await expect(page.locator(".chosen strong")).to_have_text("tháng 10/2026")
        await expect(page.get_by_role("heading", level=1)).to_be_focused()
        assert "period=month%3A2026%3A10" in page.url
        await reach(page, "Thời gian khác")
        await page.keyboard.press("Enter")
        await expect(page.get_by_label("Tháng, quý, năm")).to_be_visible()
        await page.keyboard.press("Tab")
        await page.keyboard.type("n")
        await reach(page, "Xem")
        await page.keyboard.press("Enter")
        await expect(page.locator(".chosen strong")).to_have_text("năm 2025")
        await page.keyboard.press("Shift+Tab")
        await reach(page, "Đơn vị", back=True)
        await page.keyboard.press("Enter")
        field = page.get_by_role("searchbox")
        await expect(field).to_be_visible()
        await expect(page.get_by_role("heading", level=1)).to_be_focused()  # the new page is at work
        await field.focus()
        await page.keyboard.type("buoi")
        await expect(page.locator("#found caption")).to_have_text("Tìm thấy 1 đơn vị")
        await expect(field).to_be_focused()
        await reach(page, "thôn Bưởi")
        await page.keyboard.press("Enter")
        await expect(page.get_by_role("heading", level=1)).to_have_text("thôn Bưởi")
        await page.go_back()
        await expect(page.locator("#found caption")).to_have_text("Tìm thấy 1 đơn vị")
        await reach(page, "Cadre")
        await page.keyboard.press("Enter")
        await expect(page.get_by_role("link", name="Các máy đang mở")).to_be_visible()
        await page.keyboard.press("Escape")
        await expect(page.get_by_role("link", name="Các máy đang mở")).to_be_hidden()
        await page.keyboard.press("Enter")
        await reach(page, "Thoát")
        await page.keyboard.press("Enter")
        await expect(page.get_by_role("heading", level=1)).to_have_text("Trang số liệu cho cán bộ Hội")


async def reach(page: Page, words: str, *, back: bool = False) -> None:
    """Press Tab until what has these words has the focus."""
    for _ in range(60):
        await page.keyboard.press("Shift+Tab" if back else "Tab")
        if (await page.evaluate("document.activeElement.innerText || ''")).strip() == words:
            return
    raise AssertionError(f"Tab never came to {words}")


async def test_it_is_read_without_scripts_and_printed_without_the_frame(
    browser: Browser, office: tuple[Site, Town]
) -> None:
    site, town = office
    async with window(browser, 390, java_script_enabled=False) as opened:
        page = opened.page
        await enter(page, site, town.people["cadre"])
        await page.get_by_role("link", name="Đơn vị", exact=True).click()
        await page.get_by_role("searchbox").fill("oi")
        await page.get_by_role("button", name="Tìm").click()
        await page.get_by_role("link", name="thôn Ổi", exact=True).click()
        await expect(page.get_by_role("heading", level=1)).to_have_text("thôn Ổi")
        await page.get_by_text("Thời gian khác").click()
        await page.get_by_label("Từ ngày", exact=True).fill("2026-11-01")
        await page.get_by_label("Đến hết ngày").fill("2026-11-07")
        await page.get_by_role("button", name="Xem").click()
        await expect(page.locator(".chosen strong")).to_have_text("từ 1/11 đến 7/11/2026")
        await page.emulate_media(media="print")
        await expect(page.get_by_role("navigation", name="Các trang")).to_be_hidden()
        await expect(page.locator(".figure.first")).to_be_visible()


async def test_a_lost_line_and_an_ended_session_are_said(browser: Browser, office: tuple[Site, Town]) -> None:
    site, town = office
    async with window(browser, 390) as opened:
        opened.expected = ("ERR_FAILED", "401", "htmx", "403")
        page = opened.page

        async def drop(route: Route) -> None:
            await route.abort()

        await enter(page, site, town.people["cadre"])
        await page.route("**/meetings*", drop)
        await page.get_by_role("link", name="Buổi họp").click()
        await expect(page.get_by_role("alert")).to_contain_text("Mất mạng rồi")
        await page.unroute("**/meetings*")
        await page.context.clear_cookies()
        await page.get_by_role("link", name="Buổi họp").click()
        await expect(page.get_by_role("heading", level=1)).to_have_text("Trang số liệu cho cán bộ Hội")
        await from_telegram(opened, site)


async def from_telegram(opened: Window, site: Site) -> None:
    """The Mini App hands over what stands behind the #, and never shows it in an address again."""
    page = opened.page
    await page.goto(f"{site.url}/telegram#tgWebAppData=user%3D1%26hash%3Dx&tgWebAppVersion=8.0")
    await expect(page.get_by_role("heading", level=1)).to_have_text("Chưa vào được chị ạ")
    assert "tgWebAppData" not in page.url
