"""The fake Official Account gives out tokens and events as strictly as the docs say."""

import hashlib
import hmac
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import aiohttp
import pytest
import pytest_asyncio
import time_machine

from tests.fakes.zalo_oa import TOKEN, FakeZaloOa
from tests.fakes.zalo_oa_kit import LUA, MORNING, call, followed, hooked, refresh, say
from tests.fakes.zalo_oa_oauth import challenge_of
from tests.fakes.zalo_oa_webhook import mac


@pytest_asyncio.fixture
async def oa() -> AsyncIterator[FakeZaloOa]:
    async with FakeZaloOa() as fake:
        yield fake


async def test_a_refresh_token_works_once_and_an_access_token_for_25_hours(oa: FakeZaloOa) -> None:
    with time_machine.travel(MORNING) as clock:
        await followed(oa)
        pair = await refresh(oa, oa.refresh_token)
        assert pair["expires_in"] == "90000"
        again = await refresh(oa, oa.refresh_token)
        assert (again["error"], again.get("access_token"), oa.oauth.reused) == (-14014, None, 1)
        token = pair["access_token"]
        clock.shift(timedelta(hours=24, minutes=59))
        assert (await call(oa, "GET", "/v2.0/oa/getoa", token))["error"] == 0
        clock.shift(timedelta(minutes=1))
        assert (await call(oa, "GET", "/v2.0/oa/getoa", token))["error"] == -220
        assert (await call(oa, "GET", "/v2.0/oa/getoa", "never-issued"))["error"] == -216
        clock.shift(timedelta(days=90))
        assert (await refresh(oa, pair["refresh_token"]))["error"] == -14014
    assert oa.violations == []


async def test_a_connection_cut_after_the_rotation_has_used_the_token_up(oa: FakeZaloOa) -> None:
    for fault in ("cut", "half"):
        oa.fail_next(fault, path=TOKEN)
        with pytest.raises(aiohttp.ClientError):
            await refresh(oa, oa.refresh_token)
        assert (await refresh(oa, oa.refresh_token))["error"] == -14014
        oa.refresh_token = oa.oauth.pair()["refresh_token"]
    oa.fail_next("html", path=TOKEN)
    with pytest.raises(aiohttp.ContentTypeError):
        await refresh(oa, oa.refresh_token)
    oa.fail_next("empty", path=TOKEN)
    assert await refresh(oa, oa.refresh_token) == {}
    assert (await refresh(oa, oa.refresh_token, secret=oa.oa_secret_key))["error"] == -14004
    assert "access_token" in await refresh(oa, oa.refresh_token)
    oa.oauth.revoke()
    assert (await call(oa, "GET", "/v2.0/oa/getoa", oa.access_token))["error"] == -216


async def test_calls_can_be_made_to_prove_the_secret_of_the_app(oa: FakeZaloOa) -> None:
    oa.needs_proof = True
    proofs = {}
    for name, key in (("none", ""), ("right", oa.app_secret), ("wrong", oa.oa_secret_key)):
        proof = (
            {"appsecret_proof": hmac.new(key.encode(), oa.access_token.encode(), "sha256").hexdigest()} if key else {}
        )
        async with oa.http.get(f"{oa.url}/v2.0/oa/getoa", headers={"access_token": oa.access_token, **proof}) as answer:
            proofs[name] = (await answer.json())["error"]
    assert proofs == {"none": -242, "right": 0, "wrong": -242}


async def test_consent_gives_a_code_that_needs_its_verifier(oa: FakeZaloOa) -> None:
    with time_machine.travel(MORNING) as clock:
        oa.oauth.redirect_uri = "https://hoamai.example/zalo/callback"
        verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
        assert challenge_of(verifier) == "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
        asked = {"app_id": oa.app_id, "redirect_uri": oa.oauth.redirect_uri, "code_challenge": challenge_of(verifier)}
        page = f"{oa.oauth_url}/v4/oa/permission"

        async def code() -> str:
            async with oa.http.get(page, params={**asked, "state": "x1"}, allow_redirects=False) as response:
                back = response.headers["Location"].partition("?")
                assert (response.status, back[0]) == (302, oa.oauth.redirect_uri)
                parts = dict(part.split("=") for part in back[2].split("&"))
                assert (parts["oa_id"], parts["state"]) == (oa.oa_id, "x1")
                return parts["code"]

        async def exchange(code: str, verifier: str) -> dict[str, Any]:
            form = {"code": code, "app_id": oa.app_id, "grant_type": "authorization_code", "code_verifier": verifier}
            async with oa.http.post(oa.oauth_url + TOKEN, data=form, headers={"secret_key": oa.app_secret}) as response:
                return dict(await response.json())

        first = await code()
        assert "refresh_token" in await exchange(first, verifier)
        assert (await exchange(first, verifier))["error"] < 0
        assert (await exchange(await code(), verifier[::-1]))["error"] < 0
        late = await code()
        clock.shift(timedelta(minutes=11))
        assert (await exchange(late, verifier))["error"] < 0
        for name, error in (("app_id", -14002), ("redirect_uri", -14003)):
            async with oa.http.get(page, params={**asked, name: "https://elsewhere.example"}) as response:
                assert (await response.json())["error"] == error
    assert oa.violations == []


def test_the_signature_is_a_plain_digest_of_four_things_joined() -> None:
    raw = (
        b'{"app_id":"360846524940903967","sender":{"id":"246845883529197922"},"recipient":{"id":"388613280878808645"},'
        b'"user_id_by_app":"552177279717587730","event_name":"user_send_text",'
        b'"message":{"text":"message","msg_id":"96d3cdf3af150460909"},"timestamp":"154390853474"}'
    )
    signature = mac("360846524940903967", raw, "154390853474", "test-oa-secret")
    assert signature == "5815eb60312049e92261ec065eca7c3e53c5fd327fbc4dc5dff884b0eeef3e12"


async def test_events_are_signed_with_the_app_first_or_the_account(oa: FakeZaloOa) -> None:
    async with hooked(oa) as got:
        assert await oa.webhook.probe() == 200
        assert (got[0][1], got[0][0].get("X-ZEvent-Signature")) == (b"{}", None)
        for first in (oa.app_id, oa.oa_id):
            oa.webhook.signs_with_oa_id = first == oa.oa_id
            await oa.person(LUA).types("chào chị")
            headers, raw = got[-1]
            timestamp = oa.webhook.events[-1]["timestamp"]
            digest = hashlib.sha256(first.encode() + raw + timestamp.encode() + oa.oa_secret_key.encode()).hexdigest()
            assert headers["X-ZEvent-Signature"] == f"mac={digest}"


async def test_an_event_is_tried_again_on_the_ladder_and_then_the_webhook_is_shut(oa: FakeZaloOa) -> None:
    with time_machine.travel(MORNING, tick=False) as clock:
        async with hooked(oa, *[500] * 8) as got:
            await oa.person(LUA).types("chào chị")
            assert (len(got), await oa.webhook.retry_due()) == (1, 0)
            for minutes in (0.5, 5, 15, 30, 60):
                clock.shift(timedelta(minutes=minutes))
                assert await oa.webhook.retry_due() == 0
            assert [headers.get("num_retry") for headers, _ in got] == [None, "1", "2", "3", "4", "5"]
            assert len({raw for _, raw in got}) == 1
            assert (oa.webhook.disabled, len(oa.webhook.undelivered)) == (True, 1)
            await oa.person(LUA).types("alo")
            assert len(got) == 6
            assert await oa.webhook.probe() == 500
            await oa.person(LUA).repeats()
            clock.shift(timedelta(minutes=1))
            assert await oa.webhook.retry_due() == 1


async def test_what_we_send_comes_back_and_is_received_and_seen(oa: FakeZaloOa) -> None:
    person = await followed(oa)
    sent = (await say(oa))["data"]["message_id"]
    await oa.settled()
    echo, received = oa.webhook.events[-2:]
    assert (echo["event_name"], echo["sender"], echo["recipient"]) == ("oa_send_text", {"id": oa.oa_id}, {"id": LUA})
    assert (received["event_name"], received["message"]) == ("user_received_message", {"msg_id": sent})
    person.online = False
    other = (await say(oa))["data"]["message_id"]
    await oa.settled()
    assert oa.webhook.events[-1]["event_name"] == "oa_send_text"
    await person.comes_online()
    await person.sees()
    seen = oa.webhook.events[-1]
    assert (seen["event_name"], seen["message"]["msg_ids"]) == ("user_seen_message", [sent, other])
    await oa.operator_writes(LUA, "Chào chị, em là Nhung ở xã")
    written = oa.webhook.events[-2]
    assert (written["event_name"], written["sender"]["admin_id"]) == ("oa_send_text", "987")
    assert (person.screen[-1].by_operator, oa.charges) == (True, [])
