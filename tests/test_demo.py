"""The demo in a real browser: three phones side by side, and a clock that can be moved."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from datetime import timedelta

import aiohttp
import pytest
import pytest_asyncio
import time_machine
from playwright.async_api import Browser, FilePayload, FrameLocator, Page, expect
from sqlmodel import Session, col, select

from api import demo_town
from models import clock, demo
from models.deliveries import Delivery, State
from models.members import Person
from models.posts import Post, Role
from tests.browser import SIZES, Screen, Site, chromium, serving, window

MORNING = "2026-11-23T09:00:00+07:00"
SILENCE = (b"\xff\xfb\x90\x00" + bytes(413)) * 40  # a second of it, as MP3
PLAYED = "one => one.play().then(() => Math.round(one.duration))"  # seconds


@pytest.fixture
def still() -> Iterator[None]:
    """The clock as it was, before and after."""
    clock.move(timedelta())
    yield
    clock.move(timedelta())


pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Browser]:
    """Chromium, started once for all that follows; each test has windows of its own."""
    async with chromium() as browser:
        yield browser


@pytest_asyncio.fixture(loop_scope="module")
async def town(database_url: str, still: None) -> AsyncIterator[Site]:
    """The demo, running."""
    with time_machine.travel(MORNING):
        async with serving(database_url, demo=True) as site:
            site.write(demo_town.settle)
            yield site


async def test_the_clock_is_remembered_over_a_restart(database_url: str, town: Site) -> None:
    async with aiohttp.ClientSession(town.url, headers={"Origin": town.url, "Accept": "application/json"}) as http:
        async with http.post("/chat/demo/clock", data={"by": "day"}) as answer:
            assert (await answer.json())["day"] == "Thứ Ba 24/11"
        async with http.post("/chat/demo/clock", data={"by": "hour"}) as answer:
            assert (await answer.json())["time"] == "10:00"
        async with http.post("/chat/demo/clock", data={"by": "hour"}, headers={"Origin": "http://x.example"}) as answer:
            assert answer.status == 403
    clock.move(timedelta())
    async with serving(database_url, demo=True):
        assert clock.moved() == timedelta(hours=25)
    assert town.read(demo.remembered) == timedelta(hours=25)


async def test_there_is_no_phone_of_somebody_who_does_not_exist(town: Site) -> None:
    async with aiohttp.ClientSession(town.url) as http:
        for whose in ("999999", "new-", "abc", "1" * 30, "new-<b>"):
            async with http.get(f"/chat/demo/phone/{whose}") as answer:
                assert answer.status == 404
        async with http.get("/chat/screen?phone=../etc") as answer:
            assert answer.status == 401


async def test_a_phone_that_is_taken_in_hand_again_stays_as_it_is(town: Site) -> None:
    person = town.read(
        lambda session: session.exec(select(Person.id).where(Person.full_name == "Nguyễn Thị Lụa")).one()
    )
    assert town.write(demo.pick_up, person) == f"demo-{person}"
    contacts = town.read(lambda session: len(session.exec(select(Delivery.id)).all()))
    assert town.write(demo.pick_up, person) == f"demo-{person}"
    assert town.read(lambda session: len(session.exec(select(Delivery.id)).all())) == contacts


def _phone(page: Page, role: str) -> Screen:
    frame: FrameLocator = page.frame_locator(f"#phone-{role} iframe")
    return Screen(page, frame)


async def _all_left(town: Site) -> None:
    """Wait until nothing is on its way."""
    due = (col(Delivery.state).in_([State.QUEUED, State.SENDING]), Delivery.not_before <= clock.now())
    while town.read(lambda session: session.exec(select(Delivery.id).where(*due)).first()):  # noqa: ASYNC110 (no event)
        await asyncio.sleep(0.02)


async def _attaches(screen: Screen, label: str) -> None:
    """Open what else can be sent, and choose."""
    await screen.root.get_by_role("button", name="Gửi kèm").click()
    await screen.root.get_by_role("button", name=label).click()


async def test_a_head_calls_a_meeting_and_a_member_beside_her_answers(town: Site, browser: Browser) -> None:
    here = {"geolocation": {"latitude": 20.4413, "longitude": 106.166}, "permissions": ["geolocation"]}
    async with window(browser, 1280, **here) as opened:
        page = opened.page
        await page.goto(f"{town.url}/chat")
        member, head, cadre = (_phone(page, role) for role in ("member", "head", "cadre"))
        assert await page.locator("#who-cadre").evaluate("one => one.clientWidth") > 180  # her name can be read
        await head.types("họp chi hội 7h30 tối thứ bảy tuần sau nhà văn hóa thôn")
        await head.sees("171 chị (96 nhận tin trên điện thoại, 75")
        await head.button("Gửi lời mời").click()
        await member.sees("thứ Bảy 5/12")
        await member.types("1")
        await member.sees("thứ Bảy 5/12: chị đi được")
        await cadre.types("tỷ lệ dự sinh hoạt xã Hoa Mai quý này")
        await cadre.sees("quý 4/2026")
        # Where she stands answers the question where they meet.
        await head.types("họp chi hội 7h tối chủ nhật tuần sau")
        await head.sees("ở đâu")
        await _attaches(head, "Vị trí của tôi")
        await head.sees("gọi là gì")
        await head.types("0")
        await head.sees("em thôi việc đó")
        # A phone that is off misses her voice, and is the only one that gets it again.
        opened.expected = ("status of 401",)  # of a page that looks for news just after
        await member.root.get_by_role("button", name="Tắt máy").click()
        await expect(member.root.get_by_role("heading", name="Máy đang tắt")).to_be_visible()
        async with page.expect_file_chooser() as chosen:
            await _attaches(head, "Lời thu âm")
        await (await chosen.value).set_files(FilePayload(name="ghi.mp3", mimeType="audio/mpeg", buffer=SILENCE))
        await head.sees("nhận được lời thu âm")
        assert await head.root.locator(".mine audio").evaluate(PLAYED) == 1
        await head.button("Gửi thành thông báo").click()
        await head.sees("nhắn thêm lời")
        await head.types("Mai chị em dọn đường")
        await head.sees("Kèm lời")
        await head.button("Gửi cho ai").click()
        await head.sees("Thông báo cho ai")
        await head.types("tổ 2")
        await head.sees("Gửi riêng: chị em tổ 2")
        await head.button("Gửi").click()
        await expect(head.button("Xem gửi đến đâu")).to_be_visible()
        await _all_left(town)
        await head.types("xem gửi tới đâu")
        await head.sees("1 tin không gửi được")
        await head.button("Ai cần báo tận nhà").click()
        await head.sees("2. Nguyễn Thị Gấm (1966) tin chưa đến")
        await member.root.get_by_role("button", name="Mở máy").click()
        await head.button("Gửi lại cho 1 chị chưa nhận").click()
        await head.sees("gửi lại cho 1 chị")
        await member.sees("Mai chị em dọn đường")
        assert await member.root.locator(".theirs audio").evaluate(PLAYED) == 1


async def test_the_demo_can_be_open_in_several_windows(town: Site, browser: Browser) -> None:
    """A browser opens six connections to a server; a window that is in sight keeps its own."""
    async with window(browser, 1280) as opened:
        others = [await opened.page.context.new_page() for _ in range(2)]
        for page in (*others, opened.page):
            await page.goto(f"{town.url}/chat")
            await expect(_phone(page, "cadre").field).to_be_visible()
        await _phone(opened.page, "member").types("1")
        for page in (*others, opened.page):
            await _phone(page, "member").sees("Hẹn gặp chị")


async def test_a_day_passes_and_the_reminder_comes(town: Site, browser: Browser) -> None:
    async with window(browser, 1280) as opened:
        page = opened.page
        await page.goto(f"{town.url}/chat")
        member = _phone(page, "member")
        await member.sees("Mời chị dự sinh hoạt chi hội")
        for day in ("Thứ Ba 24/11", "Thứ Tư 25/11", "Thứ Năm 26/11", "Thứ Sáu 27/11", "Thứ Bảy 28/11"):
            await page.get_by_role("button", name="Tới 1 ngày").click()
            await expect(page.locator("#day")).to_have_text(day)
        await member.sees("nhắc chị sinh hoạt chi hội tối mai")
        await expect(member.root.locator(".theirs time").last).to_have_text("16:00")


async def test_somebody_new_registers_and_the_head_says_yes(town: Site, browser: Browser) -> None:
    async with window(browser, 1280) as opened:
        page = opened.page
        await page.goto(f"{town.url}/chat")
        await page.locator("#who-member").select_option(label="Một người mới")
        newcomer, head = _phone(page, "member"), _phone(page, "head")
        await expect(newcomer.root.locator(".empty")).to_be_visible()
        for said, heard in (
            ("đăng ký", "đồng ý"),
            ("dong y", "họ và tên"),
            ("nguyễn thị  LỤA", "sinh năm nào"),
            ("71", "Tân Hợi"),
            ("1", "chi hội nào"),
            ("thôn Mận", "Số điện thoại"),
            ("0168 345 67 89", "chị Hạnh"),
        ):
            await newcomer.types(said)
            await newcomer.sees(heard)
        await head.sees("STT 58")
        await head.button("Đúng, chị ấy ở chi hội mình").click()
        await expect(newcomer.root.get_by_text("đã xác nhận")).to_be_visible()
        kept = page.url
        await page.goto(kept)
        await expect(newcomer.root.get_by_text("đã xác nhận")).to_be_visible()


async def test_on_a_phone_one_chat_is_shown_at_a_time(town: Site, browser: Browser) -> None:
    async with window(browser, 390) as opened:
        page = opened.page
        await page.goto(f"{town.url}/chat")
        await expect(page.locator("iframe:visible")).to_have_count(1)
        await _phone(page, "member").sees("Mời chị dự")
        await page.get_by_role("tab", name="Chi hội trưởng").click()
        await _phone(page, "head").sees("Phạm Thị Mơ")
        await page.keyboard.press("ArrowRight")
        await expect(page.get_by_role("tab", name="Cán bộ Hội")).to_be_focused()
        await _phone(page, "cadre").types("xin chào")
        await expect(page.locator("iframe:visible")).to_have_count(1)
        assert await page.locator("html").evaluate("root => root.scrollWidth - root.clientWidth") == 0


@pytest.mark.parametrize("width", SIZES)
async def test_a_file_can_be_sent(town: Site, browser: Browser, width: int) -> None:
    async with window(browser, width) as opened:
        page = opened.page
        await page.goto(f"{town.url}/chat")
        member = _phone(page, "member")
        await member.sees("Mời chị dự")
        picture = FilePayload(name="anh.png", mimeType="image/png", buffer=b"\x89PNG")
        await member.root.locator("#file").set_input_files(picture)
        await member.sees("chưa xem được ảnh")
        await _attaches(member, "Vị trí của tôi")  # which this browser shows nobody
        await expect(member.root.get_by_role("status").last).to_contain_text("gõ tên chỗ")


async def test_the_cadre_of_the_demo_is_led_to_her_page_of_figures(town: Site) -> None:
    def cadre(session: Session) -> int:
        return session.exec(select(Post.person_id).where(Post.role == Role.CADRE).order_by(col(Post.id))).first() or 0

    jar = aiohttp.CookieJar(unsafe=True)
    async with aiohttp.ClientSession(town.url, cookie_jar=jar, headers={"Origin": town.url}) as http:
        async with http.get(f"/chat/demo/office?cadre={town.read(cadre)}") as answer:
            assert answer.url.path == "/enter"
            code = answer.url.query["code"]
        async with http.post("/enter", data={"code": code}) as answer:
            assert "xã Hoa Mai" in await answer.text()
        for nobody in ("new-1", "0", "x", "9" * 40, ""):
            async with http.get(f"/chat/demo/office?cadre={nobody}", allow_redirects=False) as answer:
                assert answer.headers["Location"] == "/"
