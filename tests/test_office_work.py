"""The cadres' deeds in a real browser: sound pages at both sizes, forms by keys alone, a lost session keeps words."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
import time_machine
from playwright.async_api import Browser, Page, expect

from tests.browser import Site, chromium, serving, window
from tests.office_pages import MORNING, Town, findings, settle, too_low, too_wide
from tests.test_office_browser import at, enter, reach

pytestmark = pytest.mark.asyncio(loop_scope="module")
WORDS = "Chiều thứ Bảy 28/11 họp ở nhà văn hóa thôn, chị em nhớ đến nhé."


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


async def sound(page: Page) -> None:
    """No serious finding on a phone, and nothing wider than either window."""
    await at(page, 390)
    assert await findings(page) + await too_low(page) == [], page.url
    await at(page, 1280)
    assert await too_wide(page) == [], page.url


async def test_every_page_of_deeds_is_sound_at_both_sizes(browser: Browser, office: tuple[Site, Town]) -> None:
    site, town = office
    async with window(browser, 1280) as opened:
        page = opened.page
        await enter(page, site, town.people["cadre"])
        paths = (
            "/",
            "/units",
            "/announcements",
            "/people?which=new",
            "/work",
            "/changes",
            "/changes/new/split",
            "/changes/new/add",
        )
        others = (f"/posts?unit={town.units['man']}", "/imports", "/gathering", "/files-of", "/audit", "/settings")
        lists = (f"/grades/{town.units['man']}", f"/meetings/{town.meetings['open']}")
        for path in (*paths, *others, *lists):
            await page.goto(site.url + path)
            await sound(page)
        await page.goto(f"{site.url}/settings")
        await page.get_by_label("Ngày trong tháng").fill("25")
        await page.get_by_role("button", name="Xem trước Ngày khóa sổ").click()
        await expect(page.get_by_role("rowheader").first).to_have_text("11/2026")
        await sound(page)
        await page.goto(f"{site.url}/people?q=lua")
        await page.get_by_role("link", name="Nguyễn Thị Lụa").click()
        await expect(page.get_by_role("heading", level=1)).to_have_text("Nguyễn Thị Lụa")
        await sound(page)
        await page.goto(f"{site.url}/changes/new/merge")
        await page.get_by_label("thôn Mận").check()
        await page.get_by_label("thôn Bưởi").check()
        await page.get_by_label("Tên đơn vị sau").fill("thôn Mận Bưởi")
        await sound(page)
        await page.get_by_role("button", name="Xem trước").click()
        await sound(page)
        await page.get_by_label("Ai làm chi hội trưởng").select_option(index=1)
        await page.get_by_role("button", name="Đúng, làm như vậy").click()
        await page.get_by_role("link", name="sáp nhập thôn").click()
        await expect(page.get_by_role("button", name="Lấy lại như cũ")).to_be_visible()
        await sound(page)
        await page.get_by_role("button", name="Lấy lại như cũ").click()
        await sound(page)
        await page.get_by_role("button", name="Đúng, lấy lại như cũ").click()
        await expect(page.get_by_role("status")).to_contain_text("đã lấy lại như cũ")
        await page.goto(f"{site.url}/grades")
        await page.get_by_role("button", name="theo số liệu").click()
        await sound(page)
        await page.get_by_role("button", name="Duyệt").click()
        await expect(page.get_by_role("status")).to_contain_text("Em đã ghi xếp loại")
        await sound(page)
        await page.goto(f"{site.url}/reports?period=month:2026:10")
        await sound(page)
        await page.get_by_role("button", name="Soạn báo cáo").click()
        await sound(page)


async def test_an_announcement_is_written_seen_and_sent_by_keys_alone(
    browser: Browser, office: tuple[Site, Town]
) -> None:
    site, town = office
    async with window(browser, 1280) as opened:
        opened.expected = ("409",)
        page = opened.page
        await enter(page, site, town.people["cadre"])
        await page.goto(f"{site.url}/announcements")
        await reach(page, "Viết thông báo")
        await page.keyboard.press("Enter")
        field = page.get_by_label("Lời thông báo")
        await expect(field).to_be_visible()
        await field.focus()
        await page.keyboard.type(WORDS)
        await reach(page, "Gửi riêng cho một số chị")
        await page.keyboard.press("Enter")
        await page.keyboard.press("Tab")
        await page.keyboard.press("Space")  # the first place: thôn Bưởi, where nobody is
        await reach(page, "Xem trước")
        await page.keyboard.press("Enter")
        await expect(page.get_by_role("alert")).to_contain_text("chưa có ai để gửi")
        await expect(page.get_by_label("Lời thông báo")).to_have_value(WORDS)
        await page.get_by_label("thôn Bưởi").focus()
        await page.keyboard.press("Space")
        await reach(page, "Xem trước")
        await page.keyboard.press("Enter")
        await expect(page.get_by_role("heading", level=1)).to_have_text("Xem trước khi gửi")
        assert await findings(page) == []
        await reach(page, "Đúng, gửi ngay")
        await page.keyboard.press("Enter")
        await expect(page.get_by_role("status").first).to_contain_text("báo tận nhà")
        await sound(page)
        await page.go_back()  # to the page that answered a form, and no question whether to send it again
        await expect(page.get_by_label("Lời thông báo")).to_have_value("")
        await page.go_forward()
        await reach(page, "Xem tên")
        await page.keyboard.press("Enter")
        await expect(page.get_by_role("rowheader").first).to_contain_text("Nguyễn Thị Lụa")


async def test_words_typed_in_an_ended_session_are_given_back(browser: Browser, office: tuple[Site, Town]) -> None:
    site, town = office
    async with window(browser, 390) as opened:
        opened.expected = ("401",)
        page = opened.page
        await enter(page, site, town.people["cadre"])
        await page.goto(f"{site.url}/announce")
        await page.get_by_label("Lời thông báo").fill(WORDS)
        await page.context.clear_cookies()
        await page.get_by_role("button", name="Xem trước").click()
        await expect(page.get_by_label("Lời chị vừa viết chưa gửi")).to_have_value(WORDS)
        assert await findings(page) == []
