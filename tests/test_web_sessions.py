"""The web chat's sessions: how they end, and what they do to her other chat."""

from datetime import datetime

import aiohttp
import time_machine
from sqlmodel import Session, select

from models import conversations, erasure, web
from models.conversations import Contact, link, who_writes
from models.planner import plan
from scheduler import ticks
from tests.browser import serving
from tests.test_web_chat import START, Village, come_in
from tests.test_web_chat import http as http
from tests.test_web_chat import morning as morning
from tests.test_web_chat import village as village


async def test_leaving_ends_the_session_everywhere(http: aiohttp.ClientSession, village: Village) -> None:
    await come_in(http, village)
    kept = [(cookie.key, cookie.value) for cookie in http.cookie_jar]
    async with http.post("/chat/leave") as answer:
        assert "mở trên máy tính" in await answer.text()
    async with http.get("/chat/screen", cookies=dict(kept)) as answer:
        assert answer.status == 401


async def test_a_session_ends_when_she_has_herself_erased_or_stays_away(
    http: aiohttp.ClientSession, village: Village, morning: time_machine.Traveller
) -> None:
    await come_in(http, village)
    morning.shift(12 * 3600 + 1)
    async with http.get("/chat/screen") as answer:
        assert answer.status == 401
    await come_in(http, village)

    def erase(session: Session) -> None:
        contact = session.exec(select(Contact).where(Contact.address == f"person-{village.lua}")).one()
        erasure.erase(session, conversations.contact(session, contact.id or 0), village.lua)

    village.site.write(erase)
    async with http.get("/chat/screen") as answer:
        assert answer.status == 401


async def test_when_the_page_is_closed_her_other_chat_is_used(
    village: Village, morning: time_machine.Traveller
) -> None:
    def on_telegram(session: Session) -> int:
        who = who_writes(session, "telegram", "77", "", datetime.now(START.tzinfo))
        link(session, who.contact_id, village.lua)
        return who.contact_id

    telegram = village.site.write(on_telegram)
    morning.shift(60)
    token = village.site.write(web.enter, village.site.write(web.web_link, village.lua))
    [step] = village.site.read(plan, [village.lua])
    assert step.channel == "web"
    morning.shift(170)
    village.site.write(ticks.tick)
    assert village.site.read(plan, [village.lua])[0].channel == "web"
    morning.shift(20)
    village.site.write(ticks.tick)
    assert village.site.read(plan, [village.lua])[0].contact_id == telegram
    assert village.site.write(web.still_open, token)
    assert village.site.read(plan, [village.lua])[0].channel == "web"
    village.site.write(web.leave, token)
    assert village.site.read(plan, [village.lua])[0].contact_id == telegram


async def test_the_web_chat_can_be_switched_off(database_url: str) -> None:
    async with serving(database_url, web_chat=False) as site, aiohttp.ClientSession(site.url) as session:
        for path in ("/chat", "/chat/enter", "/chat/events"):
            async with session.get(path) as answer:
                assert answer.status == 404


async def test_the_demo_is_not_there_in_earnest(http: aiohttp.ClientSession, village: Village) -> None:
    for path in (f"/chat/demo/phone/{village.lua}", "/chat/demo/clock", f"/chat/screen?phone={village.lua}"):
        async with http.get(path) as answer:
            assert answer.status in {401, 404}
