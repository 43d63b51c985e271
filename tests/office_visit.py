"""A browser without a screen at the cadres' page: it comes in by a link, and reads the words of a page."""

import re

import aiohttp

from models import office_sessions
from tests.browser import Site

WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0 Safari/537.36"


def browser(site: Site, agent: str = WINDOWS) -> aiohttp.ClientSession:
    """A browser with cookies of its own."""
    headers = {"Origin": site.url, "User-Agent": agent}
    return aiohttp.ClientSession(site.url, cookie_jar=aiohttp.CookieJar(unsafe=True), headers=headers)


async def come_in(http: aiohttp.ClientSession, site: Site, person: int) -> str:
    """By a fresh link; the first page."""
    code = site.write(office_sessions.office_link, person)
    async with http.post("/enter", data={"code": code}) as answer:
        assert answer.status == 200
        assert answer.url.path == "/"
        return await answer.text()


def words_of(page: str) -> str:
    """The text of the main part, without marks."""
    main = page.partition("<main")[2].partition("</main>")[0].partition(">")[2]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())
