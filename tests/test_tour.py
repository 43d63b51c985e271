"""The ten minutes in the demo, as the README tells them: every line is typed on the phone that it names."""

import asyncio
import re
import secrets
import time
from collections.abc import Iterator
from datetime import timedelta
from html import unescape
from pathlib import Path
from typing import Any

import aiohttp
import pytest
import time_machine

from api import demo_town
from models import clock
from tests.browser import PATIENCE, serving
from tests.test_guide import unsure

README = Path(__file__).parent.parent / "README.md"
MORNING = "2026-11-23T09:00:00+07:00"
EVENING = timedelta(days=5, hours=10, minutes=45)
MEMBER, HEAD, LEADER, CADRE = "4", "3", "8", "1"
# Whose phone it is in each numbered part of the tour; the others have no line of their own.
PARTS = {1: MEMBER, 2: HEAD, 3: HEAD, 4: HEAD, 6: HEAD, 7: HEAD, 9: HEAD, 10: CADRE, 11: CADRE, 12: CADRE, 14: MEMBER}
OF_THE_LEADER = {"đã báo 12 31, bà Đào đi được"}
AT_THE_MEETING = "điểm danh"
SENT = {"họp chi hội 7 rưỡi tối rằm hằng tháng, nhà văn hóa thôn"}  # what later lines speak of
STAYS = {
    "tỷ lệ dự sinh hoạt xã Hoa Mai quý này",
    "còn tháng trước?",
    "báo cáo quý 3",
    AT_THE_MEETING,
}  # the next line goes on with it


def tour() -> list[tuple[str, str]]:
    """Whose phone, and what is typed on it, in the README's order."""
    text = README.read_text(encoding="utf-8").partition("### Ten minutes in the demo")[2].partition("\n## ")[0]
    found = []
    for part in re.split(r"^(?=\d+\. \*\*)", text, flags=re.MULTILINE)[1:]:
        phone = PARTS.get(int(part.split(".")[0]))
        for block, line in re.findall(r"```\n(.+?)```|`([^`]+)`", part, flags=re.DOTALL):
            said = re.sub(r"^ +| +$", "", block or line, flags=re.MULTILINE).strip()
            if phone is not None and said != "1":
                found.append((LEADER if said in OF_THE_LEADER else phone, " ".join(said.split()) if line else said))
    return found


class Phones:
    """The demo's phones, without their screens."""

    def __init__(self, http: aiohttp.ClientSession) -> None:
        self.http, self.seen = http, dict[str, set[Any]]()

    async def _new(self, phone: str) -> str:
        async with self.http.get("/chat/screen", params={"phone": phone}) as answer:
            shown = (await answer.json())["messages"]
        seen = self.seen.setdefault(phone, set())
        new = [one for one in shown if one["id"] not in seen]
        seen |= {one["id"] for one in new}
        return unescape(re.sub(r"<[^>]+>", "", "\n".join(one["html"] for one in new)))

    async def types(self, phone: str, text: str) -> str:
        """Type on a phone, and read what comes back."""
        await self._new(phone)
        form = {"text": text, "message_id": secrets.token_hex(8)}
        async with self.http.post("/chat/send", params={"phone": phone}, data=form) as answer:
            assert answer.status == 200
        end = time.monotonic() + PATIENCE / 1000
        while not (heard := await self._new(phone)):
            assert time.monotonic() < end, f"no answer to {text}"
            await asyncio.sleep(0.02)
        return heard


@pytest.fixture
def still() -> Iterator[None]:
    """The clock as it was, afterwards."""
    yield
    clock.move(timedelta())


@pytest.mark.usefixtures("still")
async def test_every_line_of_the_tour_is_understood_in_the_demo(database_url: str) -> None:
    assert len(tour()) > 30
    wrong = {}
    with time_machine.travel(MORNING):
        async with serving(database_url, demo=True) as site:
            site.write(demo_town.settle)
            headers = {"Origin": site.url, "Accept": "application/json"}
            async with aiohttp.ClientSession(site.url, headers=headers) as http:
                phones = Phones(http)
                for phone, said in tour():
                    if said == AT_THE_MEETING:
                        clock.move(EVENING)
                    heard = await phones.types(phone, said)
                    if any(words in heard for words in unsure()):
                        wrong[said] = heard
                    if said in SENT:
                        await phones.types(phone, "1")
                    if said not in STAYS:
                        await phones.types(phone, "0")
    assert wrong == {}
