"""The fake Official Account is as strict as the docs, so that the tests against it mean something."""

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest
import pytest_asyncio
import time_machine

from tests.fakes.zalo_oa import SEND, FakeZaloOa
from tests.fakes.zalo_oa_kit import LUA, MORNING, PICTURE, buttons, call, followed, media, say, upload

MOT, HAI = ({"title": title, "type": "oa.query.hide", "payload": f"#{title}"} for title in ("Một", "Hai"))


@pytest_asyncio.fixture
async def oa() -> AsyncIterator[FakeZaloOa]:
    async with FakeZaloOa() as fake:
        yield fake


FORM = {
    "title": "Hội LHPN xã Hoa Mai",
    "subtitle": "Xin số điện thoại của chị",
    "image_url": "https://hoamai.example/a.png",
}
ASKING = {"type": "template", "payload": {"template_type": "request_user_info", "elements": [FORM]}}


@pytest.mark.parametrize(
    ("message", "code"),
    [
        ({}, -201),
        ({"text": ""}, -201),
        ({"text": " \n"}, -201),
        ({"text": 5}, -201),
        ({"text": "x" * 2001}, -210),
        ({"text": "😀" * 1001}, -210),
        ({"text": "x", "parse_mode": "html"}, -201),
        ({"text": "x", "attachment": buttons()}, -201),
        ({"text": "x", "attachment": buttons(*[MOT] * 6)}, -210),
        ({"text": "x", "attachment": buttons(MOT | {"title": "x" * 101})}, -210),
        ({"text": "x", "attachment": buttons(MOT | {"payload": "x" * 1001})}, -210),
        ({"text": "x", "attachment": buttons(MOT | {"payload": {"a": 1}})}, -201),
        ({"text": "x", "attachment": buttons(MOT | {"type": "oa.reply"})}, -201),
        ({"text": "x", "attachment": buttons(MOT | {"type": "oa.open.phone", "payload": {"phone_code": "09"}})}, -201),
        ({"text": "x", "attachment": buttons(MOT | {"type": "oa.open.url", "payload": {"url": "http://a.b"}})}, -201),
        ({"attachment": buttons(MOT)}, -201),
        ({"text": "x", "attachment": {"type": "template", "payload": {"template_type": "list", "elements": []}}}, -233),
        ({"attachment": media(url="https://hoamai.example/a.png", attachment_id="b")}, -201),
        ({"attachment": {"type": "template", "payload": {"template_type": "media", "elements": [{}, {}]}}}, -210),
        ({"attachment": {"type": "file", "payload": {}}}, -201),
    ],
)  # fmt: skip
async def test_what_is_not_in_the_docs_is_refused_and_recorded(
    oa: FakeZaloOa, message: dict[str, Any], code: int
) -> None:
    person = await followed(oa)
    body = {"recipient": {"user_id": LUA}, "message": message}
    assert (await call(oa, "POST", SEND, json=body))["error"] == code
    assert [violation.partition(": ")[0] for violation in oa.violations] == [SEND]
    assert person.screen == []


async def test_calls_that_no_longer_exist_and_tokens_in_the_wrong_place_are_violations(oa: FakeZaloOa) -> None:
    await followed(oa)
    body = {"recipient": {"user_id": LUA}, "message": {"text": "x"}}
    for path in ("/v2.0/oa/message", "/v3.0/oa/message/promotion"):
        assert (await call(oa, "POST", path, json=body))["error"] == -240
    assert (await call(oa, "POST", "/v3.0/oa/message", json=body))["error"] == -201
    assert (await call(oa, "POST", SEND, data=body["message"]))["error"] == -201
    assert (await call(oa, "GET", "/v3.0/oa/user/detail", params={"user_id": LUA}))["error"] == -201
    assert (await call(oa, "POST", SEND, json={"recipient": {"user_id": int(LUA)}, "message": {"text": "x"}}))[
        "error"
    ] == -201
    async with oa.http.post(
        oa.url + SEND, json=body, headers={"Authorization": f"Bearer {oa.access_token}"}
    ) as response:
        assert (await response.json())["error"] == -216
    assert len(oa.violations) == 7


async def test_she_sees_what_is_sent_and_answers_by_buttons(oa: FakeZaloOa) -> None:
    person = await followed(oa)
    sent = await say(oa, text="Chị đi được không?", attachment=buttons(MOT, HAI))
    assert (sent["error"], sent["message"]) == (0, "Success")
    assert (sent["data"]["user_id"], sent["data"]["quota"]["quota_type"]) == (LUA, "reply")
    assert (person.last, person.screen[0].labels) == ("Chị đi được không?", ("Một", "Hai"))
    await person.taps("Hai")
    assert oa.webhook.events[-1]["message"]["text"] == "#Hai"
    with pytest.raises(AssertionError):
        await person.taps("Ba")
    with pytest.raises(AssertionError):
        await person.submits_info()
    assert (await call(oa, "POST", SEND, json={"recipient": {"user_id": LUA}, "message": {"attachment": ASKING}}))[
        "error"
    ] == 0
    await person.submits_info("Đỗ Thị Lụa", "84912345678")
    info = oa.webhook.events[-1]["info"]
    assert (info["name"], info["phone"], "full_address" in info) == ("Đỗ Thị Lụa", "84912345678", True)
    await person.submits_info(old_shape=True)
    assert "district" in oa.webhook.events[-1]["info"]
    assert oa.violations == []


@pytest.mark.parametrize(
    ("hours", "error", "charges"),
    [(0, 0, []), (47.9, 0, []), (48.1, 0, [(LUA, 55)]), (167.9, 0, [(LUA, 55)]), (168.1, -230, [])],
)
async def test_the_window_is_free_then_paid_then_shut(
    oa: FakeZaloOa, hours: float, error: int, charges: list[tuple[str, int]]
) -> None:
    with time_machine.travel(MORNING) as clock:
        await followed(oa)
        clock.shift(timedelta(hours=hours))
        assert (await say(oa))["error"] == error
        assert oa.charges == charges


async def test_only_who_follows_or_wrote_can_be_written_to(oa: FakeZaloOa) -> None:
    person = oa.person(LUA)
    assert (await say(oa, "123"))["error"] == -201
    assert (await say(oa))["error"] == -213
    await person.types("chào")
    assert (await say(oa))["error"] == 0
    oa.meter.follow_needed = True
    assert (await say(oa))["error"] == -213
    await person.follows()
    assert (await say(oa))["error"] == 0
    await person.unfollows()
    assert (await say(oa))["error"] == -213
    assert oa.violations == []


async def test_free_answers_are_counted_where_there_is_a_limit_and_money_runs_out(oa: FakeZaloOa) -> None:
    oa.meter.free_answers, oa.meter.money, oa.meter.package = 2, 100, 1
    person = await followed(oa)
    quotas = [(await say(oa)).get("data", {}).get("quota", {}) for _ in range(5)]
    assert [quota.get("quota_type") for quota in quotas] == ["reply", "reply", "sub_quota", "purchase_quota", None]
    assert [quota.get("remain") for quota in quotas[:2]] == ["1", "0"]
    assert (await say(oa))["error"] == -211
    assert (oa.charges, oa.meter.money) == ([(LUA, 55)], 45)
    remaining = await call(oa, "POST", "/v3.0/oa/quota/message", json={"user_id": LUA})
    assert remaining["data"]["cs_reply"] == {"remain": 0, "total": 2}
    await person.types("chào")  # a new window
    assert (await say(oa))["data"]["quota"]["remain"] == "1"


async def test_people_and_the_platform_refuse_for_their_own_reasons(oa: FakeZaloOa) -> None:
    with time_machine.travel(MORNING) as clock:
        person = await followed(oa)
        person.banned = True
        assert (await say(oa))["error"] == -227
        person.banned, person.restricts = False, True
        assert (await say(oa))["error"] == -244
        person.restricts, oa.meter.per_person = False, 1
        assert [(await say(oa))["error"] for _ in range(2)] == [0, -218]
        oa.fail_next("-200", times=2)
        assert [(await say(oa))["error"] for _ in range(3)] == [-200, -200, -218]
        oa.rate_limit = 1
        clock.shift(timedelta(days=1))
        assert [(await say(oa))["error"] for _ in range(2)] == [0, -32]
        clock.shift(60)
        assert (await say(oa))["error"] == -218
    assert oa.violations == []


@pytest.mark.parametrize(
    ("kind", "name", "content", "code"),
    [
        ("image", "a.jpg", PICTURE, 0),
        ("image", "a.jpg", PICTURE + b"x" * 1024 * 1024, -210),
        ("image", "a.webp", b"RIFF", -201),
        ("gif", "a.gif", b"GIF89a", 0),
        ("file", "so chi hoi.pdf", b"%PDF-1.7", 0),
        ("file", "so.csv", "Họ và tên".encode(), 0),
        ("file", "so.xlsx", b"PK\x03\x04", -201),
        ("file", "so.pdf", b"%PDF-" + b"x" * 5 * 1024 * 1024, -210),
    ],
)
async def test_uploads_are_what_the_platform_takes(
    oa: FakeZaloOa, kind: str, name: str, content: bytes, code: int
) -> None:
    assert (await upload(oa, kind, name, content))["error"] == code
    assert len(oa.violations) == (code < 0)


async def test_an_upload_can_be_sent_for_seven_days(oa: FakeZaloOa) -> None:
    with time_machine.travel(MORNING) as clock:
        person = await followed(oa)
        image = (await upload(oa, "image", "a.jpg", PICTURE))["data"]["attachment_id"]
        token = (await upload(oa, "file", "so chi hoi.pdf", b"%PDF-1.7"))["data"]["token"]
        picture = {"recipient": {"user_id": LUA}, "message": {"text": "Ảnh", "attachment": media(attachment_id=image)}}
        paper = {
            "recipient": {"user_id": LUA},
            "message": {"attachment": {"type": "file", "payload": {"token": token}}},
        }
        assert (await call(oa, "POST", SEND, json=picture))["error"] == 0
        assert (await call(oa, "POST", SEND, json=paper))["error"] == 0
        assert (person.screen[0].image, person.screen[1].file) == (PICTURE, "so chi hoi.pdf")
        await oa.settled()
        assert [event["event_name"] for event in oa.webhook.events if event["event_name"].startswith("oa_send")] == [
            "oa_send_image",
            "oa_send_file",
        ]
        clock.shift(timedelta(days=6, hours=23))
        await person.types("chào")
        assert (await call(oa, "POST", SEND, json=picture))["error"] == 0
        clock.shift(timedelta(hours=1))
        assert (await call(oa, "POST", SEND, json=picture))["error"] == -100
    assert oa.violations == []


async def test_a_picture_by_address_is_fetched(oa: FakeZaloOa) -> None:
    person = await followed(oa)
    there, gone = (media(url=f"{oa.url}/files/{name}") for name in ("photo.jpg", "gone.jpg"))
    assert [(await say(oa, attachment=one))["error"] for one in (there, gone)] == [0, -201]
    assert person.screen[0].image == oa.files["photo.jpg"]


async def test_the_account_and_its_people_can_be_asked_about(oa: FakeZaloOa) -> None:
    with time_machine.travel(MORNING):
        await followed(oa)
        detail = (await call(oa, "GET", "/v3.0/oa/user/detail", params={"data": f'{{"user_id":"{LUA}"}}'}))["data"]
        assert (detail["user_is_follower"], detail["user_last_interaction_date"]) == (True, "23/11/2026")
        account = (await call(oa, "GET", "/v2.0/oa/getoa"))["data"]
        assert (account["oaid"], account["num_follower"]) == (oa.oa_id, 1)
        reaction = {"react_icon": "/-heart", "react_message_id": "96d3"}
        body = {"recipient": {"user_id": LUA}, "sender_action": reaction}
        assert (await call(oa, "POST", "/v2.0/oa/message", json=body))["error"] == 0
    assert oa.violations == []
