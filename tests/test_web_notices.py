"""The web chat's screen shows what left as one message as one, as every other channel does."""

import asyncio
from datetime import datetime

import aiohttp
import time_machine

from models import conversations
from models.announcements import announce
from models.audiences import Audience
from models.spreading import had_enough
from tests.browser import serving
from tests.test_web_chat import START, Village, come_in, settle

EVENING = "2026-11-23T21:30:00+07:00"


async def screen(http: aiohttp.ClientSession) -> list[str]:
    """The messages of her page."""
    async with http.get("/chat/screen") as answer:
        return [one["html"] for one in (await answer.json())["messages"]]


async def test_notices_of_one_night_stand_on_the_screen_as_the_one_message_that_they_are(database_url: str) -> None:
    with time_machine.travel(EVENING) as clock:
        async with serving(database_url) as site:
            village = Village(site, *site.write(settle))
            jar = aiohttp.CookieJar(unsafe=True)
            async with aiohttp.ClientSession(site.url, cookie_jar=jar, headers={"Origin": site.url}) as http:
                await come_in(http, village)
                for text in ("Mai khám mắt", "Mai nộp quỹ"):
                    site.write(announce, conversations.acting(village.hanh), village.branch, Audience.MEMBERS, text)
                clock.move_to("2026-11-24T08:14:00+07:00")
                for sender in site.house.senders.values():
                    sender.wake()
                shown: list[str] = []
                async with asyncio.timeout(10):
                    while not any("Mai nộp quỹ" in one for one in shown):
                        await asyncio.sleep(0.02)
                        shown = await screen(http)
                (one,) = [one for one in shown if "Mai " in one]
                assert "Chị có 2 thông báo:\n\nThông báo của thôn Mận:\nMai khám mắt" in one
                assert one.index("Mai khám mắt") < one.index("Mai nộp quỹ")
                # Two of one moment are one of the new day's three.
                site.write(announce, conversations.acting(village.hanh), village.branch, Audience.MEMBERS, "Thêm")
                now = datetime.now(START.tzinfo)
                assert site.read(lambda session: had_enough(session, [village.lua], now)) == set()
