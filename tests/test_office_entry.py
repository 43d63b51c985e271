"""Into the cadres' page: a link that works once, sessions that end, what is refused, and what the headers promise."""

import hashlib
import hmac
import json
import re
from collections.abc import AsyncIterator
from datetime import date
from urllib.parse import urlencode, urlsplit

import aiohttp
import pytest
import pytest_asyncio
import time_machine
from sqlmodel import Session, select

from api.pages.office.entry import device_of
from bot.channels import Unverified
from bot.channels.telegram_web_app import user_of
from models import office_sessions
from models.codes import WrongCode
from models.office_sessions import OfficeSession
from models.posts import NotAllowed, Post, Role
from tests.browser import Site, serving
from tests.chat import running_town
from tests.office_pages import MORNING, Town, settle
from tests.office_visit import WINDOWS, browser, come_in

TOKEN = "4711:an-invented-token"

Office = tuple[Site, Town, aiohttp.ClientSession, time_machine.Traveller]


@pytest_asyncio.fixture
async def office(database_url: str) -> AsyncIterator[Office]:
    """The product, a town, and a browser without scripts."""
    with time_machine.travel(MORNING) as clock:
        async with serving(database_url) as site:
            town = site.write(settle)
            async with browser(site) as http:
                yield site, town, http, clock


async def status(http: aiohttp.ClientSession, path: str) -> int:
    async with http.get(path) as answer:
        assert "application/json" not in answer.content_type
        return answer.status


async def test_a_link_lets_a_post_holder_in_once_and_a_preview_does_not_use_it_up(office: Office) -> None:
    site, town, http, clock = office
    async with http.get("/") as answer:
        assert answer.status == 200
        assert "trang web" in await answer.text()
    assert await status(http, "/units") == 401
    code = site.write(office_sessions.office_link, town.people["cadre"])
    for _ in range(3):
        async with http.get("/enter", params={"code": code}) as answer:
            assert "Set-Cookie" not in answer.headers
            assert "Vào xem số liệu" in await answer.text()
    async with http.post("/enter", data={"code": code}, allow_redirects=False) as answer:
        cookie = answer.headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert "Secure" not in cookie  # this one came by http
    token = cookie.split("=", 1)[1].split(";")[0]
    assert token not in site.read(lambda session: session.exec(select(OfficeSession.token_hash)).all())
    async with http.get("/") as answer:
        assert "xã Hoa Mai" in await answer.text()
    http.cookie_jar.clear()
    for used in (code, "wrong", "", "a" * 5000, "\x00'--"):
        async with http.post("/enter", data={"code": used}) as answer:
            assert answer.status == 403
            assert "hết dùng được" in await answer.text()
    async with http.get("/enter", params={"code": code}) as answer:
        assert answer.status == 403
        assert "hết dùng được" in await answer.text()
    late = site.write(office_sessions.office_link, town.people["cadre"])
    clock.shift(601)
    with pytest.raises(WrongCode):
        site.write(office_sessions.enter, late)
    with pytest.raises(NotAllowed):
        site.write(office_sessions.office_link, town.people["Lụa"])


async def test_a_post_that_ends_ends_access_at_once(office: Office) -> None:
    site, town, http, _clock = office
    waiting = site.write(office_sessions.office_link, town.people["cadre"])
    await come_in(http, site, town.people["cadre"])

    def end(session: Session) -> None:
        post = session.get(Post, town.posts["cadre"])
        assert post is not None
        post.to_date = date(2026, 11, 23)
        session.add(post)

    assert await status(http, "/units") == 200
    site.write(end)
    assert await status(http, "/units") == 401
    async with http.post("/enter", data={"code": waiting}) as answer:
        assert answer.status == 403


async def test_a_session_ends_when_idle_after_thirty_days_and_when_she_says_so(office: Office) -> None:
    site, town, http, clock = office
    await come_in(http, site, town.people["cadre"])
    async with browser(site, "Mozilla/5.0 (Linux; Android 14) Firefox/130.0") as phone, browser(site) as third:
        await come_in(phone, site, town.people["cadre"])
        await come_in(third, site, town.people["head"])
        clock.shift(3 * 60)
        async with http.get("/devices") as answer:
            shown = await answer.text()
        assert shown.index("Chrome trên Windows") < shown.index("Firefox trên Android")
        assert shown.count("máy này") >= 1
        assert "3 phút trước" in shown
        forms = re.findall(r'action="(/devices/\d+/leave)"', shown)
        assert len(forms) == 2
        async with third.post(forms[1]):  # somebody else's is not touched
            pass
        assert await status(phone, "/devices") == 200
        async with http.post(forms[1]) as answer:
            assert "Firefox" not in await answer.text()
        assert await status(phone, "/devices") == 401
        await come_in(phone, site, town.people["cadre"])
        async with phone.post("/devices/leave-all"):
            pass
        assert await status(http, "/devices") == 401
        assert await status(third, "/devices") == 200
    await come_in(http, site, town.people["cadre"])
    for _ in range(3):
        clock.shift(11 * 3600)
        assert await status(http, "/devices") == 200
    clock.shift(12 * 3600 + 60)
    assert await status(http, "/devices") == 401
    await come_in(http, site, town.people["cadre"])
    for _ in range(65):
        clock.shift(11 * 3600)
        assert await status(http, "/devices") == 200
    clock.shift(11 * 3600)
    async with http.post("/devices/1/leave") as answer:
        assert answer.status == 401
        assert "lâu không dùng. Việc vừa bấm chưa làm." in await answer.text()
    assert await status(http, "/devices") == 401
    await come_in(http, site, town.people["cadre"])
    async with http.post("/leave") as answer:
        assert answer.url.path == "/"
    assert await status(http, "/devices") == 401
    kept = site.read(lambda session: session.exec(select(OfficeSession)).all())
    assert len(kept) <= 4  # those that are over go with the next way in


async def test_a_form_of_another_site_is_refused_and_no_link_leads_away(office: Office) -> None:
    site, town, http, _clock = office
    await come_in(http, site, town.people["cadre"])
    paths = ("/enter", "/leave", "/language", "/telegram", "/devices/leave-all", "/devices/1/leave", "/papers/workbook")
    for path in (*paths, f"/meetings/{town.meetings['named']}/names"):
        for origin in ("http://elsewhere.example", "null", ""):
            async with http.post(path, data={"code": "x"}, headers={"Origin": origin}) as answer:
                assert answer.status == 403, path
                assert "<h1" in await answer.text()
    assert await status(http, "/devices") == 200
    for back, leads in (
        ("//x.example", "/"),
        ("/\\x.example", "/"),
        ("https://x.example", "/"),
        ("/units?q=a", "/units"),
    ):
        async with http.post("/language", data={"language": "en", "back": back}, allow_redirects=False) as answer:
            assert urlsplit(answer.headers["Location"]).netloc == ""
            assert urlsplit(answer.headers["Location"]).path == leads
    async with http.get("/") as answer:
        shown = await answer.text()
    assert '<html lang="en">' in shown
    assert "Overview" in shown
    async with http.post("/language", data={"language": "vi", "back": "/"}) as answer:
        assert "Tổng quan" in await answer.text()


async def test_pages_carry_no_script_or_style_of_their_own_and_ask_nobody_else(office: Office) -> None:
    site, town, http, _clock = office
    shut = ["/", "/enter?code=x", "/telegram", "/units"]
    open_ = [
        "/",
        "/units",
        f"/units/{town.units['man']}",
        "/meetings",
        f"/meetings/{town.meetings['named']}",
        "/devices",
    ]
    for inside, path in [*((False, p) for p in shut), *((True, p) for p in open_)]:
        if inside:
            await come_in(http, site, town.people["cadre"])
        async with http.get(path) as answer:
            text, headers = await answer.text(), answer.headers
        assert "default-src 'none'" in headers["Content-Security-Policy"]
        assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
        assert "unsafe" not in headers["Content-Security-Policy"]
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["X-Frame-Options"] == "DENY"
        assert headers["Cache-Control"] == "no-store"
        assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\son\w+=|\sstyle=", text), path
        assert not re.search(r"(?:src|href|action)=\"(?:https?:)?//", text), path


@pytest.mark.parametrize(
    ("agent", "device"),
    [
        (WINDOWS, ("Chrome", "Windows")),
        (WINDOWS + " Edg/131.0", ("Edge", "Windows")),
        ("Mozilla/5.0 (Windows NT 6.1) coc_coc_browser/120.0 Chrome/114.0 Safari/537.36", ("Cốc Cốc", "Windows")),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17.0 Safari/604.1", ("Safari", "iPhone")),
        ("Mozilla/5.0 (Linux; Android 13) Chrome/130 Mobile Safari/537.36 Zalo android/23", ("Zalo", "Android")),
        ("curl/8", ("", "")),
        ("", ("", "")),
    ],
)
def test_a_device_is_named_as_she_knows_it(agent: str, device: tuple[str, str]) -> None:
    assert device_of(agent) == device


def signed(user: object, at: int, token: str = TOKEN, **more: str) -> str:
    """What Telegram hands to a Mini App."""
    fields = {"auth_date": str(at), "query_id": "AAH-x", "user": json.dumps(user, ensure_ascii=False), **more}
    lines = "\n".join(f"{name}={fields[name]}" for name in sorted(fields))
    key = hmac.digest(b"WebAppData", token.encode(), hashlib.sha256)
    return urlencode({**fields, "hash": hmac.new(key, lines.encode(), hashlib.sha256).hexdigest()})


def test_telegrams_signed_data_are_believed_for_ten_minutes_and_only_as_they_were_signed() -> None:
    now = 1_764_000_000
    good = signed({"id": 4711, "first_name": "Tâm"}, now)
    assert user_of(good, TOKEN, now + 599) == "4711"
    wrong = [
        good.replace("4711", "4712"),
        good + "&extra=1",
        good + "&user=x",
        good.replace("hash=", "hash=0"),
        good.partition("&hash=")[0],
        signed({"id": 4711}, now, "another:token"),
        signed({"id": 4711}, now - 601),
        signed({"id": 4711}, now + 600),
        signed({"id": "x"}, now),
        signed([], now),
        signed(None, now),
        signed({"id": 4711}, now, auth_date="９"),
        signed({"id": 4711}, now, auth_date="9" * 400),
        signed({"id": 4711}, now, auth_date=""),
        "hash=é",
        "",
        "x" * 5000,
        "\x00&=&hash=",
    ]
    for tried in wrong:
        with pytest.raises(Unverified):
            user_of(tried, TOKEN, now)


async def test_the_bot_gives_the_link_and_telegram_opens_the_page_by_itself(database_url: str) -> None:
    with time_machine.travel(MORNING) as clock:
        async with running_town(database_url) as town:
            head = await town.member("telegram", "Lê Thị Hạnh", role=Role.HEAD)
            lua = await town.member("zalo-bot", "Nguyễn Thị Lụa")
            for words in ("trang web", "mo trang", "/trang", "/web", "Mở trang web"):
                clock.shift(5)
                said = await head.says(words)
                found = re.search(r"/enter\?code=[\w-]{20,}", said)
                assert found is not None, said
                assert "10 phút" in said
            assert "/chat/enter" in await lua.says("trang web")  # she has no post: her conversation on a computer
            jar = aiohttp.CookieJar(unsafe=True)
            async with aiohttp.ClientSession(town.url, cookie_jar=jar, headers={"Origin": town.url}) as http:
                code = found.group().partition("=")[2]
                async with http.post("/enter", data={"code": code}) as answer:
                    assert "thôn Mận" in await answer.text()
            for user, status in ((head.address, 200), ("999", 403)):
                jar = aiohttp.CookieJar(unsafe=True)
                async with aiohttp.ClientSession(town.url, cookie_jar=jar, headers={"Origin": town.url}) as http:
                    data = signed({"id": int(user)}, int(office_sessions.clock.real()), town.telegram.token)
                    async with http.post("/telegram", data={"init_data": data}) as answer:
                        assert answer.status == status
            assert [one.browser for one in town.rows(OfficeSession)] == ["", "Telegram"]


async def test_without_a_public_address_the_bot_says_so(database_url: str) -> None:
    with time_machine.travel(MORNING):
        async with running_town(database_url, mode="polling", public_url="") as town:
            head = await town.member("telegram", "Lê Thị Hạnh", role=Role.HEAD)
            assert "chưa có trang web" in await head.says("trang web")
