"""The web chat in a real browser, as wide as a phone and as a computer: buttons, numbers, keys, and a bad network."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
import pytest_asyncio
import time_machine
from playwright.async_api import APIResponse, Browser, Route, expect
from sqlmodel import Session, func, select

from models import clock, outbox, web
from models.conversations import Received
from models.meetings import Meeting
from tests.browser import SIZES, Screen, Site, Window, chromium, serving, window
from tests.test_web_chat import MORNING, call, settle


@dataclass
class Village:
    """A site with a meeting that is called, and Lụa's chat open in a window."""

    site: Site
    screen: Screen
    window: Window
    meeting: int
    head: int
    branch: int

    def tally(self) -> tuple[int, int, int]:
        """How many come, do not come, are not sure."""

        def read(session: Session) -> tuple[int, int, int]:
            meeting = session.get(Meeting, self.meeting)
            assert meeting is not None
            return meeting.yes, meeting.no, meeting.unsure

        found: tuple[int, int, int] = self.site.read(read)
        return found

    def received(self) -> int:
        """How many messages of hers arrived."""
        count: int = self.site.read(lambda session: session.exec(select(func.count()).select_from(Received)).one())
        return count


pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Browser]:
    """Chromium, started once for all that follows; each test has windows of its own."""
    async with chromium() as browser:
        yield browser


@pytest_asyncio.fixture(params=SIZES, loop_scope="module")
async def village(request: Any, database_url: str, browser: Browser) -> AsyncIterator[Village]:
    """Lụa has come in by her link, on a phone or on a computer, and is invited."""
    with time_machine.travel(MORNING):
        async with serving(database_url) as site, window(browser, request.param) as opened:
            lua, head, branch = site.write(settle)
            page = opened.page
            await page.goto(f"{site.url}/chat/enter?code={site.write(web.web_link, lua)}")
            await page.get_by_role("button", name="Vào nhắn tin").click()
            await expect(page.get_by_role("heading", name="Chi hội phụ nữ thôn Mận")).to_be_visible()
            meeting = site.write(call, head, branch)
            for sender in site.house.senders.values():
                sender.wake()
            screen = Screen(page, page)
            await screen.sees("Mời chị dự sinh hoạt chi hội")
            yield Village(site, screen, opened, meeting, head, branch)


async def test_she_answers_by_a_button_and_a_second_tap_changes_nothing(village: Village) -> None:
    yes = village.screen.button("Đi được")
    await yes.click()
    await village.screen.sees("chị đi được")
    assert village.tally() == (1, 0, 0)
    await expect(yes).to_have_class("choice chosen")
    before = await village.screen.bubbles.count()
    await yes.click()
    await expect(village.screen.bubbles).to_have_count(before + 2)
    await village.screen.sees("chị đi được")
    assert village.tally() == (1, 0, 0)


async def test_she_answers_by_a_number_or_in_her_own_words(village: Village) -> None:
    await village.screen.types("2")
    await village.screen.sees("không đi được")
    assert village.tally() == (0, 1, 0)
    await village.screen.types("di duoc")
    await village.screen.sees("Hẹn gặp chị")
    assert village.tally() == (1, 0, 0)


async def test_the_screen_is_the_same_after_a_reload(village: Village) -> None:
    await village.screen.types("để coi")
    await village.screen.sees("chưa chắc")
    await village.screen.button("Đi được").first.click()
    await village.screen.sees("Hẹn gặp chị")
    before = await village.screen.texts()
    assert before[1] == "để coi"
    await village.screen.page.reload()
    await village.screen.sees("Hẹn gặp chị")
    assert await village.screen.texts() == before
    await expect(village.screen.root.locator(".day:visible")).to_have_text(["Thứ Hai 23/11"])


async def test_what_is_written_without_a_network_goes_out_once_when_it_is_back(village: Village) -> None:
    village.window.expected = ("ERR_INTERNET_DISCONNECTED", "ERR_NETWORK")
    context = village.screen.page.context
    await context.set_offline(True)
    await village.screen.types("lịch họp")
    await village.screen.types("đi được")
    waiting = village.screen.root.locator(".mine[data-state=waiting] .state")
    await expect(waiting).to_have_text("Chưa gửi được, em đang thử lại.")
    await expect(village.screen.root.locator(".banner")).to_contain_text("Mất mạng")
    assert village.received() == 0
    await context.set_offline(False)
    await village.screen.sees("Hẹn gặp chị")
    assert village.received() == 2
    assert village.tally() == (1, 0, 0)
    await expect(village.screen.root.locator(".mine[data-state=sent]")).to_have_count(2)
    await expect(village.screen.root.locator(".banner")).to_be_empty()


async def test_an_answer_that_got_lost_is_asked_for_again_and_nothing_is_done_twice(village: Village) -> None:
    village.window.expected = ("ERR_FAILED",)
    lost: list[APIResponse] = []

    async def lose(route: Route) -> None:
        if lost:
            await route.continue_()
            return
        lost.append(await route.fetch())
        await route.abort()

    await village.screen.page.route("**/chat/send*", lose)
    await village.screen.button("Đi được").click()
    await expect(village.screen.root.locator(".mine[data-state=sent]")).to_have_count(1)
    await village.screen.sees("chị đi được")
    assert len(lost) == 1
    assert village.received() == 1
    assert village.tally() == (1, 0, 0)
    assert (await village.screen.texts())[1:] == ["Đi được", (await village.screen.texts())[-1]]


async def test_everything_can_be_done_with_the_keyboard(village: Village) -> None:
    keyboard = village.screen.page.keyboard
    await village.screen.field.focus()
    await keyboard.type("ủa mấy giờ họp")
    await keyboard.press("Enter")
    await village.screen.sees("19 giờ 30")
    yes = village.screen.button("Đi được")
    for _ in range(12):
        if await yes.evaluate("button => button === document.activeElement"):
            break
        await keyboard.press("Shift+Tab")
    await keyboard.press("Enter")
    await village.screen.sees("chị đi được")
    assert village.tally() == (1, 0, 0)


async def test_lines_of_a_longer_text_are_kept(village: Village) -> None:
    await village.screen.field.focus()
    for line in ("xin chào", "em"):
        await village.screen.page.keyboard.type(line)
        await village.screen.page.keyboard.press("Shift+Enter")
    await village.screen.page.keyboard.press("Enter")
    await expect(village.screen.root.locator(".mine .words")).to_have_text("xin chào\nem")


async def test_words_that_nobody_else_should_find_are_kept_nowhere_in_the_browser(village: Village) -> None:
    page = village.screen.page
    await page.clock.install()
    await village.screen.types("chồng tôi đánh tôi, bạo lực")
    await village.screen.sees("1900 969 680")
    kept = "() => JSON.stringify(Object.values(sessionStorage))"
    await page.wait_for_function(f"!({kept})().includes('bạo lực')")
    await expect(village.screen.root.locator(".mine")).to_have_count(1)
    # Five minutes pass for the service, too: else a page that asks again would be told the answer once more.
    village.site.house.db.write_now(outbox.forget_fleeting, clock.now() + outbox.FLEETING + timedelta(seconds=1))
    await page.clock.run_for(5 * 60 * 1000)
    await expect(village.screen.root.locator(".mine")).to_have_count(0)
    await expect(village.screen.bubbles).to_have_count(1)
    await village.screen.types("lịch họp")
    await village.screen.sees("19 giờ 30")


async def test_a_session_that_is_over_shows_how_to_come_back(village: Village) -> None:
    village.window.expected = ("401",)
    await village.screen.page.context.clear_cookies()
    await village.screen.types("lịch họp")
    await expect(village.screen.page.get_by_text("mở trên máy tính")).to_be_visible()


async def test_nothing_is_cut_off_or_too_small_to_press(village: Village) -> None:
    page = village.screen.page
    await village.screen.types("ủa mấy giờ họp")
    await village.screen.sees("19 giờ 30")
    wide = await page.locator("html").evaluate("root => root.scrollWidth - root.clientWidth")
    assert wide == 0
    for button in await page.locator("button:visible").all():
        box = await button.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 40
    size = await village.screen.bubbles.last.evaluate("bubble => parseFloat(getComputedStyle(bubble).fontSize)")
    assert size >= 17


@pytest.mark.parametrize("width", SIZES)
async def test_without_a_link_the_page_is_readable_and_asks_nobody(
    database_url: str, browser: Browser, width: int
) -> None:
    async with serving(database_url) as site, window(browser, width) as opened:
        await opened.page.goto(f"{site.url}/chat")
        await expect(opened.page.get_by_role("listitem")).to_have_count(3)
