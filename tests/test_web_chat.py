"""The web chat over HTTP: who comes in, what is refused, and that nothing is done twice."""

import io
import re
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import aiohttp
import pytest
import pytest_asyncio
import time_machine
from sqlmodel import Session, select

from bot.channels import Rejected
from bot.messages import FileRef
from models import conversations, members, web
from models.codes import WrongCode
from models.conversations import link, who_writes
from models.files import StoredFile
from models.invites import call_meeting
from models.meetings import Meeting, MeetingKind
from models.posts import Post, Role
from models.units import Unit
from tests.browser import Site, serving
from tests.chat import found_town

MORNING = "2026-11-23T09:00:00+07:00"
START = datetime(2026, 11, 28, 19, 30, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
LONG_AGO = date(2020, 1, 1)


@dataclass
class Village:
    """A site with a member (Lụa) and the head of her branch (Hạnh)."""

    site: Site
    lua: int
    hanh: int
    branch: int


def settle(session: Session) -> tuple[int, int, int]:
    """Two women of thôn Mận."""
    branch = found_town(session)["man"]
    lua = members.add_person(session, full_name="Nguyễn Thị Lụa", birth_year=1971)
    hanh = members.add_person(session, full_name="Lê Thị Hạnh", birth_year=1968)
    for person in (lua, hanh):
        members.add_membership(session, person_id=person.id or 0, branch_id=branch, since=LONG_AGO)
    session.add(Post(person_id=hanh.id or 0, role=Role.HEAD, unit_id=branch, from_date=LONG_AGO))
    return lua.id or 0, hanh.id or 0, branch


def call(session: Session, head: int, branch: int) -> int:
    """The head calls a meeting from some other chat of hers."""
    who = who_writes(session, "telegram", f"t{head}", "", datetime.now(START.tzinfo))
    link(session, who.contact_id, head)
    who = conversations.contact(session, who.contact_id)
    return call_meeting(session, who, branch, MeetingKind.BRANCH, START, "nhà văn hóa thôn").meeting


@pytest.fixture
def morning() -> Iterator[time_machine.Traveller]:
    """Monday, nine o'clock in the village."""
    with time_machine.travel(MORNING) as clock:
        yield clock


@pytest_asyncio.fixture
async def village(database_url: str, morning: time_machine.Traveller) -> AsyncIterator[Village]:
    """The product with two women."""
    async with serving(database_url) as site:
        yield Village(site, *site.write(settle))


@pytest_asyncio.fixture
async def http(village: Village) -> AsyncIterator[aiohttp.ClientSession]:
    """A browser without scripts: it keeps cookies and sends an Origin with every form."""
    jar = aiohttp.CookieJar(unsafe=True)
    async with aiohttp.ClientSession(village.site.url, cookie_jar=jar, headers={"Origin": village.site.url}) as session:
        yield session


async def come_in(http: aiohttp.ClientSession, village: Village) -> None:
    """Enter as Lụa."""
    code = village.site.write(web.web_link, village.lua)
    async with http.post("/chat/enter", data={"code": code}) as answer:
        assert answer.status == 200
        assert answer.url.path == "/chat"


async def says(http: aiohttp.ClientSession, **form: Any) -> tuple[int, dict[str, Any]]:
    """Send as the page's script does; the status and the answer."""
    given = {"message_id": f"id-{form}"[:60].replace("'", "").replace(" ", "-"), **form}
    given["message_id"] = re.sub(r"[^0-9A-Za-z-]", "", given["message_id"]).ljust(12, "0")
    async with http.post("/chat/send", data=given, headers={"Accept": "application/json"}) as answer:
        return answer.status, await answer.json()


async def test_without_a_session_the_page_says_how_to_get_a_link(http: aiohttp.ClientSession) -> None:
    async with http.get("/chat") as answer:
        text = await answer.text()
    assert "mở trên máy tính" in text
    for path in ("/chat/screen", "/chat/events"):
        async with http.get(path) as answer:
            assert answer.status == 401
    assert (await says(http, text="lịch họp"))[0] == 401


async def test_a_link_lets_her_in_once(http: aiohttp.ClientSession, village: Village) -> None:
    code = village.site.write(web.web_link, village.lua)
    async with http.post("/chat/enter", data={"code": code}) as answer:
        assert "Chi hội phụ nữ thôn Mận" in await answer.text()
    http.cookie_jar.clear()
    async with http.post("/chat/enter", data={"code": code}) as answer:
        assert answer.status == 403
        assert "mở trên máy tính" in await answer.text()


async def test_a_chat_app_that_previews_the_link_does_not_use_it_up(
    http: aiohttp.ClientSession, village: Village
) -> None:
    code = village.site.write(web.web_link, village.lua)
    for _ in range(3):
        async with http.get("/chat/enter", params={"code": code}) as answer:
            assert "Set-Cookie" not in answer.headers
    async with http.post("/chat/enter", data={"code": code}) as answer:
        assert answer.url.path == "/chat"


async def test_a_link_lasts_ten_minutes(village: Village, morning: time_machine.Traveller) -> None:
    code = village.site.write(web.web_link, village.lua)
    morning.shift(601)
    with pytest.raises(WrongCode):
        village.site.write(web.enter, code)


async def test_the_cookie_is_for_the_server_alone_and_is_signed(http: aiohttp.ClientSession, village: Village) -> None:
    code = village.site.write(web.web_link, village.lua)
    async with http.post("/chat/enter", data={"code": code}, allow_redirects=False) as answer:
        cookie = answer.headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    value = cookie.split("=", 1)[1].split(";", 1)[0]
    token, _, signature = value.partition(".")
    rows = village.site.read(lambda session: session.exec(select(web.WebSession.id_hash)).all())
    assert token not in rows
    http.cookie_jar.clear()
    for forged in (f"{token}.{'0' * 64}", token, f"x{token}.{signature}", ""):
        async with http.get("/chat/screen", cookies={"chihoi_chat": forged}) as answer:
            assert answer.status == 401
    async with http.get("/chat/screen", cookies={"chihoi_chat": value}) as answer:
        assert answer.status == 200


async def test_a_form_of_another_site_is_refused(http: aiohttp.ClientSession, village: Village) -> None:
    await come_in(http, village)
    for origin in ("http://elsewhere.example", "null", ""):
        for path in ("/chat/send", "/chat/leave", "/chat/enter"):
            async with http.post(path, data={"text": "lịch họp"}, headers={"Origin": origin}) as answer:
                assert answer.status == 403
    async with http.get("/chat/screen") as answer:
        assert (await answer.json())["messages"] == []


async def test_she_asks_and_is_answered(http: aiohttp.ClientSession, village: Village) -> None:
    await come_in(http, village)
    village.site.write(call, village.hanh, village.branch)
    status, answer = await says(http, text="lich hop")
    assert status == 200
    assert "thứ Bảy 28/11" in answer["messages"][-1]["html"]
    assert answer["time"] == "09:00"


async def test_the_same_message_again_changes_nothing(http: aiohttp.ClientSession, village: Village) -> None:
    await come_in(http, village)
    meeting = village.site.write(call, village.hanh, village.branch)
    _, answer = await says(http, text="lịch họp")
    payload = f"{answer['messages'][-1]['id']}.1"
    _, once = await says(http, message_id="the-same-message", payload=payload)
    for _ in range(3):
        _, again = await says(http, message_id="the-same-message", payload=payload)
        assert again["messages"] == once["messages"]
    assert village.site.read(lambda session: session.get(Meeting, meeting).yes) == 1


async def test_a_button_of_somebody_else_does_nothing(http: aiohttp.ClientSession, village: Village) -> None:
    await come_in(http, village)
    meeting = village.site.write(call, village.hanh, village.branch)
    _, answer = await says(http, text="lịch họp")
    payload = f"{answer['messages'][-1]['id']}.1"
    code = village.site.write(web.web_link, village.hanh)
    async with http.post("/chat/enter", data={"code": code}):
        pass
    for tried in (payload, "999999.1", "1e9.1", "9" * 60, "' OR 1=1.1"):
        status, _ = await says(http, payload=tried)
        assert status == 200
    assert village.site.read(lambda session: session.get(Meeting, meeting).yes) == 0


async def test_what_is_too_large_or_empty_is_said_in_words(http: aiohttp.ClientSession, village: Village) -> None:
    await come_in(http, village)
    status, answer = await says(http, text="a" * 4001)
    assert (status, "Lớn quá" in answer["title"]) == (413, True)
    status, answer = await says(http, text=" \x00 \n ")
    assert (status, "chưa nhắn gì" in answer["title"]) == (422, True)
    status, _ = await says(http, message_id="../..", text="xin chào")
    assert status == 200  # the helper cleans the id; a bad one by hand:
    async with http.post(
        "/chat/send", data={"message_id": "x", "text": "a"}, headers={"Accept": "application/json"}
    ) as refused:
        assert refused.status == 422
    form = aiohttp.FormData()
    form.add_field("message_id", "a-large-file")
    form.add_field("file", io.BytesIO(bytes(10 * 1024 * 1024 + 200_000)), filename="lon.xlsx")
    async with http.post("/chat/send", data=form, headers={"Accept": "application/json"}) as refused:
        assert refused.status == 413


async def test_a_file_waits_to_be_read(http: aiohttp.ClientSession, village: Village) -> None:
    await come_in(http, village)
    form = aiohttp.FormData()
    form.add_field("message_id", "a-small-file")
    form.add_field("file", b"STT,Ho ten", filename="so.csv", content_type="text/csv")
    async with http.post("/chat/send", data=form, headers={"Accept": "application/json"}) as answer:
        assert answer.status == 200
        assert len((await answer.json())["messages"]) == 1
    channel = village.site.house.channels["web"]
    file = village.site.read(lambda session: session.exec(select(StoredFile)).one())
    assert await channel.fetch(FileRef(str(file.id))) == b"STT,Ho ten"
    with pytest.raises(Rejected):
        await channel.fetch(FileRef(f"{file.id}0"))


async def test_it_works_without_scripts(http: aiohttp.ClientSession, village: Village) -> None:
    await come_in(http, village)
    village.site.write(call, village.hanh, village.branch)
    form = aiohttp.FormData()
    form.add_field("message_id", "without-a-script")
    form.add_field("text", "lịch họp")
    form.add_field("file", b"", filename="", content_type="application/octet-stream")
    async with http.post("/chat/send", data=form) as answer:
        assert answer.url.path == "/chat"
        text = await answer.text()
    assert "thứ Bảy 28/11" in text
    found = re.search(r'name="payload" value="(\d+\.1)"', text)
    assert found is not None
    async with http.post("/chat/send", data={"message_id": "a-press-without", "payload": found.group(1)}) as answer:
        assert "chị đi được" in await answer.text()


async def test_pages_carry_no_script_or_style_of_their_own(http: aiohttp.ClientSession, village: Village) -> None:
    await come_in(http, village)
    for path in ("/chat", "/chat/enter?code=x"):
        async with http.get(path) as answer:
            text, policy = await answer.text(), answer.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\son\w+=|\sstyle=", text)
        assert not re.search(r"(?:src|href|action)=\"https?:", text)


async def test_what_she_writes_cannot_become_part_of_the_page(http: aiohttp.ClientSession, village: Village) -> None:
    await come_in(http, village)
    who = village.site.read(web.reader, f"person-{village.lua}")

    def rename(session: Session) -> None:
        unit = session.get(Unit, village.branch)
        assert unit is not None
        unit.name = "<script>alert(1)</script>"
        session.add(unit)

    village.site.write(rename)
    async with http.get("/chat") as answer:
        assert "<script>alert" not in await answer.text()
    assert who.branch == "thôn Mận"
