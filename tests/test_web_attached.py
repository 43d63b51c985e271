"""What is sent from the page besides words: a pin for the map, and a voice message that plays wherever it arrives."""

from collections.abc import Mapping

import aiohttp
import time_machine

from models import web
from models.conversations import Received
from models.files import FileState, StoredFile, link_path
from models.members import Person
from models.posts import Role
from tests.chat import Town
from tests.test_web_chat import says

MORNING = "2026-11-22T09:00:00+07:00"
HERE = {"latitude": "20.441300", "longitude": "106.166000"}
WRONG = (
    {"latitude": "nan", "longitude": "106"},
    {"latitude": "1e1", "longitude": "106"},
    {"latitude": "91", "longitude": "106"},
    {"latitude": "20", "longitude": "-180.5"},
    {"latitude": "\u0662\u0660", "longitude": "106"},
    {"latitude": "20.4"},
    {"latitude": "", "longitude": "106.1"},
    {"latitude": "2" * 400, "longitude": "<b>"},
)


async def enter(http: aiohttp.ClientSession, town: Town, name: str) -> Mapping[str, str]:
    """Come in as this woman; the headers of her page."""
    code = town.write(web.web_link, town.rows(Person, full_name=name)[0].id)
    async with http.get("/chat/enter?code=x") as answer:
        assert "geolocation=()" in answer.headers["Permissions-Policy"]
    async with http.post("/chat/enter", data={"code": code}) as answer:
        assert answer.status == 200
        return answer.headers.copy()


async def test_a_pin_answers_where_and_a_voice_message_reaches_telegram_and_plays_on_a_page(town: Town) -> None:
    with time_machine.travel(MORNING):
        await town.member("telegram", "Lê Thị Hạnh", role=Role.HEAD)
        lua = await town.member("telegram", "Nguyễn Thị Lụa")
        jar = aiohttp.CookieJar(unsafe=True)
        async with aiohttp.ClientSession(town.url, cookie_jar=jar, headers={"Origin": town.url}) as http:
            headers = await enter(http, town, "Lê Thị Hạnh")
            assert headers["Permissions-Policy"] == "camera=(), geolocation=(self), microphone=()"
            assert "media-src 'self' blob:;" in headers["Content-Security-Policy"]

            await says(http, text="họp chi hội 7h tối thứ bảy")
            for wrong in WRONG:
                status, answer = await says(http, **wrong)
                assert (status, "không đọc được vị trí" in answer["title"]) == (422, True), wrong
            before = len(town.rows(Received))
            _, answer = await says(http, **HERE)
            assert "gọi là gì" in answer["messages"][-1]["html"]
            _, again = await says(http, **HERE)
            assert again["messages"][-1] == answer["messages"][-1]
            assert len(town.rows(Received)) == before + 1
            _, answer = await says(http, text="nhà văn hóa thôn")
            assert "thấy đường đi" in answer["messages"][-1]["html"]
            await says(http, text="0")

            form = aiohttp.FormData({"message_id": "a-voice-message"}, quote_fields=False)
            form.add_field("file", b"OggS" + bytes(96), filename="ghi âm.opus", content_type="audio/ogg")
            async with http.post("/chat/send", data=form, headers={"Accept": "application/json"}) as sent:
                assert "nhận được lời thu âm" in (await sent.json())["messages"][-1]["html"]
            await says(http, message_id="voice-is-a-notice", text="1")
            ready = {"state": FileState.READY}
            await town.until(lambda: bool(town.rows(StoredFile, **ready)), "it was never looked at")
            await says(http, text="Mai dọn đường")
            await says(http, message_id="voice-is-sent-now", text="1")
            await lua.gets("Mai dọn đường")
            assert lua.device.screen[-1].way == "voice"  # type: ignore[union-attr]
            await town.quiet()
            async with http.get("/chat") as page:
                assert '<audio class="file" controls preload="none" src="/files/' in await page.text()
            file = town.rows(StoredFile, **ready)[0]
            assert file.name == "ghi âm.ogg"
            await plays_in_parts(http, town.write(link_path, file.id, for_many=True))
            async with http.post("/chat/demo/phone/1", data={"phone": "off"}) as none:
                assert none.status == 404  # where it is no demo


async def plays_in_parts(http: aiohttp.ClientSession, path: str) -> None:
    """Safari asks for two bytes first, and for the rest by parts."""
    for asked, status, part, size in (
        ("bytes=0-1", 206, "bytes 0-1/100", 2),
        ("bytes=96-", 206, "bytes 96-99/100", 4),
        ("bytes=-4", 206, "bytes 96-99/100", 4),
        ("bytes=0-500", 206, "bytes 0-99/100", 100),
        ("bytes=100-", 416, "bytes */100", 0),
        ("bytes=-0", 416, "bytes */100", 0),
        ("bytes=5-2", 200, None, 100),
        ("bytes=-", 200, None, 100),
        ("bytes=0-1,3-4", 200, None, 100),
        ("lines=0-1", 200, None, 100),
    ):
        async with http.get(path, headers={"Range": asked}) as answer:
            found = (answer.status, answer.headers.get("Content-Range"), len(await answer.read()))
            assert found == (status, part, size), asked
            assert (answer.content_type, answer.headers["Accept-Ranges"]) == ("audio/ogg", "bytes")
    async with http.get(path, headers={"Range": "bytes=0-1", "If-Range": '"x"'}) as answer:
        assert answer.status == 200
