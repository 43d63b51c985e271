"""A real browser for the tests: Debian's Chromium, which reaches nothing but the loopback, and a screen to look at."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import uvicorn
from fastapi import FastAPI
from playwright.async_api import Browser, FrameLocator, Locator, Page, async_playwright, expect

from api.app import create_app
from api.house import House
from tests.given import Given

# Debian's Chromium without the frame that nobody sees takes a third of the work; with it everything goes, too.
CHROMIUM = shutil.which("chromium-headless-shell") or "/usr/bin/chromium"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
]
SIZES = {390: 844, 1280: 800}  # a phone, a computer
PATIENCE = 25_000.0  # milliseconds

expect.set_options(timeout=PATIENCE)


@dataclass
class Site:
    """The product on a loopback port."""

    url: str
    house: House
    app: FastAPI

    def write(self, rule: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        """Run a rule as the command line would."""
        return self.house.db.write_now(rule, *args, **kwargs)

    def read(self, rule: Callable[..., Any], *args: Any) -> Any:
        """Look at the database, for what no screen shows."""
        return self.house.db.read_now(rule, *args)


@asynccontextmanager
async def serving(database_url: str, *, demo: bool = False, **more: Any) -> AsyncIterator[Site]:
    """Start the product without any platform; the web chat is its only channel."""
    settings = Given(
        database_url=database_url,
        secret_key="invented-secret-key",
        **more,
    )
    app = create_app(settings, demo=demo, tick_every=3600)
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=0, log_level="warning", lifespan="on"))
    app.state.stopping = lambda: server.should_exit
    task = asyncio.create_task(server.serve())
    while not server.started:  # noqa: ASYNC110 (uvicorn has no event for it)
        await asyncio.sleep(0.005)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield Site(f"http://127.0.0.1:{port}", app.state.house, app)
    finally:
        server.should_exit = True
        await task


@dataclass
class Screen:
    """The chat on one page or in one frame of it."""

    page: Page
    root: Page | FrameLocator

    @property
    def bubbles(self) -> Locator:
        """What stands on it, hers and the bot's, from top to bottom."""
        return self.root.locator("#messages .bubble")

    @property
    def field(self) -> Locator:
        """Where she writes."""
        return self.root.locator("textarea")

    def button(self, label: str) -> Locator:
        """The last answer with these words."""
        return self.root.locator(".choice", has=self.root.get_by_text(label, exact=True)).last

    async def types(self, text: str) -> None:
        """Write something and press Enter."""
        await self.field.fill(text)
        await self.field.press("Enter")

    async def sees(self, words: str) -> None:
        """Wait until the last thing on the screen has these words."""
        await expect(self.bubbles.last).to_contain_text(words)

    async def texts(self) -> list[str]:
        """Every bubble without what is for screen readers only."""
        return [text.split(":", 1)[1].strip() for text in await self.bubbles.all_text_contents()]


@dataclass
class Window:
    """One window of the browser, and what went wrong in it."""

    page: Page
    errors: list[str] = field(default_factory=list)
    expected: tuple[str, ...] = ()  # parts of console errors that a test causes itself

    def watch(self) -> None:
        """Write down every console error and every request that would leave this machine."""
        self.page.on("pageerror", lambda error: self.errors.append(f"script: {error}"))
        self.page.on(
            "console",
            lambda said: self.errors.append(f"console: {said.text}") if said.type in {"error", "warning"} else None,
        )
        self.page.on("request", lambda request: self._check(request.url))

    def _check(self, url: str) -> None:
        if urlsplit(url.removeprefix("blob:")).hostname != "127.0.0.1":
            self.errors.append(f"left: {url}")


@asynccontextmanager
async def chromium() -> AsyncIterator[Browser]:
    """The browser, started and ended."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        try:
            yield browser
        finally:
            await browser.close()


@asynccontextmanager
async def window(browser: Browser, width: int, **more: Any) -> AsyncIterator[Window]:
    """A fresh window; at its end nothing may have gone wrong in it."""
    context = await browser.new_context(
        viewport={"width": width, "height": SIZES[width]}, has_touch=width < 500, locale="vi-VN", **more
    )
    context.set_default_timeout(PATIENCE)
    opened = Window(await context.new_page())
    opened.watch()
    try:
        yield opened
    finally:
        await context.close()
    wrong = [error for error in opened.errors if not any(part in error for part in opened.expected)]
    assert wrong == []
