"""The fake template server is as strict as the docs."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio
import time_machine

from tests.fakes.zalo_oa import FakeZaloOa
from tests.fakes.zalo_oa_kit import LUA, MORNING, call, hooked
from tests.fakes.zalo_oa_templates import Parameter


@pytest_asyncio.fixture
async def oa() -> AsyncIterator[FakeZaloOa]:
    async with FakeZaloOa() as fake:
        yield fake


def mailed(**changes: Any) -> dict[str, Any]:
    """A template message by phone number."""
    data = {"ten": "Đỗ Thị Lụa", "ngay": "09:00 25/11/2026"}
    body = {"phone": "84912345678", "template_id": "moi", "template_data": data, "tracking_id": "m1-lua"}
    return {**body, **changes}


@pytest.mark.parametrize(
    ("changes", "code", "broken"),
    [
        ({}, 0, False),
        ({"phone": "+84912345678"}, 0, False),
        ({"phone": "0912345678"}, -108, False),
        ({"phone": "84999999999"}, -118, False),
        ({"template_id": "khac"}, -109, False),
        ({"tracking_id": ""}, -201, True),
        ({"tracking_id": "x" * 49}, -132, True),
        ({"template_data": {"ten": "Lụa"}}, -1122, True),
        ({"template_data": {"ten": "x" * 31, "ngay": "25/11/2026"}}, -1121, True),
        ({"template_data": {"ten": "Lụa", "ngay": "thứ Tư"}}, -1124, True),
        ({"template_data": {"ten": "Lụa", "ngay": "25/11/2026", "them": "x"}}, -132, True),
    ],
)
async def test_a_template_message_by_phone_fits_its_template(
    oa: FakeZaloOa, changes: dict[str, Any], code: int, broken: bool
) -> None:
    with time_machine.travel(MORNING):
        person = oa.person(LUA, phone="84912345678")
        oa.templates.add("moi", "ten", Parameter("ngay", 20, "DATE"))
        answer = await call(oa, "POST", f"{oa.zns_url}/message/template", json=mailed(**changes))
        assert (answer["error"], bool(oa.violations)) == (code, broken)
        assert oa.charges == ([] if code else [("84912345678", 800)])
        assert len(person.screen) == (code == 0)


async def test_a_template_message_says_when_it_has_arrived(oa: FakeZaloOa) -> None:
    with time_machine.travel(MORNING):
        async with hooked(oa) as got:
            oa.person(LUA, phone="84912345678")
            oa.templates.add("moi", "ten", Parameter("ngay", 20, "DATE"))
            answer = await call(oa, "POST", f"{oa.zns_url}/message/template", json=mailed())
            assert answer["data"]["quota"] == {"dailyQuota": "500", "remainingQuota": "499"}
            await oa.settled()
            event = oa.webhook.events[-1]
            assert (event["recipient"]["id"], event["message"]["tracking_id"]) == ("84912345678", "m1-lua")
            assert got[-1][0]["X-ZEvent-Server"] == "ZNS"
        status = {"message_id": answer["data"]["msg_id"]}
        assert (await call(oa, "GET", f"{oa.zns_url}/message/status", params=status))["data"]["status"] == 1
        info = await call(oa, "GET", f"{oa.zns_url}/template/info/v2", params={"template_id": "moi"})
        assert (info["data"]["price_sdt"], len(info["data"]["listParams"])) == ("800", 2)
        assert (await call(oa, "GET", f"{oa.zns_url}/message/quota", token="x"))["error"] == -124


async def test_template_messages_have_nights_quotas_and_people_who_refuse_them(oa: FakeZaloOa) -> None:
    person = oa.person(LUA, phone="84912345678")
    oa.templates.add("moi", "ten", Parameter("ngay", 20, "DATE"))

    async def by_phone() -> int:
        return int((await call(oa, "POST", f"{oa.zns_url}/message/template", json=mailed()))["error"])

    async def by_user(template: str = "moi") -> int:
        body = {key: mailed()[key] for key in ("template_data",)} | {"user_id": LUA, "template_id": template}
        return int((await call(oa, "POST", "/v3.0/oa/message/template", json=body))["error"])

    for hour, at_night in (("05:59", True), ("06:00", False), ("21:59", False), ("22:00", True)):
        with time_machine.travel(f"2026-11-23T{hour}:00+07:00", tick=False):
            assert (await by_phone(), await by_user()) == ((-133, -234) if at_night else (0, 0))
    assert oa.charges == [("84912345678", 800), (LUA, 560)] * 2
    with time_machine.travel("2026-11-24T09:00:00+07:00", tick=False):
        oa.templates.daily = 1
        assert (await by_phone(), await by_user()) == (0, -144)
        oa.templates.daily, oa.templates.all["moi"].daily = 500, 1
        assert await by_phone() == -147
        person.refuses_oa = True
        assert await by_phone() == -141
        person.refuses_oa, person.restricts = False, True
        assert await by_phone() == -139
        oa.templates.all["moi"].status = "DISABLE"
        assert await by_phone() == -146
        oa.templates.add("sdt", "ten", Parameter("ngay", 20, "DATE"), by_user_allowed=False)
        assert await by_user("sdt") == -249
    assert oa.violations == []
