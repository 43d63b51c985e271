"""Calls of the Official Account end in data, or in an error after which the ledger does the right next step."""

import json
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from bot.channels import (
    AtNight,
    CopyLost,
    HerQuotaUsed,
    NotHere,
    NotSent,
    QuotaUsed,
    Rejected,
    RetryLater,
    SetUpWrong,
    Unknown,
    Unreachable,
    WindowClosed,
)
from bot.channels.zalo_oa_client import Upload, ZaloOaClient
from bot.channels.zalo_oa_errors import CODES, LONGEST, Means, refusal
from tests.fakes.zalo_oa import SEND, FakeZaloOa

TO = "246845883529197922"
HELLO = {"recipient": {"user_id": TO}, "message": {"text": "Chào chị"}}


class Hand:
    """Tokens that a test gives out: each refusal brings the next one."""

    def __init__(self, *tokens: str) -> None:
        self.left, self.closed = [*tokens], False

    async def current(self) -> str:
        return self.left[0]

    async def refreshed(self, after: str) -> str:
        if after == self.left[0] and len(self.left) > 1:
            self.left.pop(0)
        return self.left[0]

    async def close(self) -> None:
        self.closed = True


@pytest_asyncio.fixture
async def fake() -> AsyncIterator[FakeZaloOa]:
    async with FakeZaloOa() as fake:
        await fake.person(TO).follows()
        yield fake


@pytest_asyncio.fixture
async def client(fake: FakeZaloOa) -> AsyncIterator[ZaloOaClient]:
    client = client_of(fake, Hand(fake.access_token))
    yield client
    await client.close()


def client_of(fake: FakeZaloOa, tokens: Hand, timeout: float = 5.0) -> ZaloOaClient:
    return ZaloOaClient(
        url=fake.url,
        oauth_url=fake.oauth_url,
        app_id=fake.app_id,
        app_secret=fake.app_secret,
        tokens=tokens,
        timeout=timeout,
    )


async def test_a_message_leaves_and_its_data_comes_back(fake: FakeZaloOa, client: ZaloOaClient) -> None:
    data = await client.call("POST", SEND, json=HELLO)
    assert data["message_id"] == fake.person(TO).screen[-1].id
    assert fake.violations == []


async def test_what_is_asked_goes_as_one_parameter_and_ids_stay_text(fake: FakeZaloOa, client: ZaloOaClient) -> None:
    data = await client.call("GET", "/v3.0/oa/user/detail", query={"user_id": TO})
    assert data["user_id"] == TO
    assert json.loads(fake.calls[-1].params["data"]) == {"user_id": TO}
    assert fake.violations == []


async def test_a_file_goes_as_a_form(fake: FakeZaloOa, client: ZaloOaClient) -> None:
    photo = Upload("ảnh.png", "image/png", b"\x89PNG\r\n\x1a\n" + b"0" * 20)
    assert (await client.call("POST", "/v2.0/oa/upload/image", form={"file": photo}))["attachment_id"]
    assert fake.violations == []


async def test_a_large_file_goes_too(fake: FakeZaloOa, client: ZaloOaClient) -> None:
    paper = Upload("biên bản.pdf", "application/pdf", b"%PDF-1.7" + bytes(1_200_000))
    token = (await client.call("POST", "/v2.0/oa/upload/file", form={"file": paper}))["token"]
    assert fake.uploads.find(token, "file").content == paper.content
    assert fake.violations == []


@pytest.mark.parametrize(
    ("code", "error"),
    [
        (-32, RetryLater),
        (-100, CopyLost),
        (-200, RetryLater),
        (-201, Rejected),
        (-205, SetUpWrong),
        (-210, Rejected),
        (-211, QuotaUsed),
        (-213, Unreachable),
        (-214, RetryLater),
        (-218, HerQuotaUsed),
        (-224, SetUpWrong),
        (-227, Unreachable),
        (-230, WindowClosed),
        (-232, WindowClosed),
        (-234, AtNight),
        (-240, Rejected),
        (-244, Unreachable),
        (-305, WindowClosed),
        (-311, QuotaUsed),
        (-321, SetUpWrong),
        (-99999, Rejected),
        (12, Rejected),
    ],
)
async def test_each_code_leads_to_its_next_step(
    fake: FakeZaloOa, client: ZaloOaClient, code: int, error: type[NotSent]
) -> None:
    found = refusal(code, "x" * 5000)
    assert type(found) is error
    assert len(found.reason) <= LONGEST
    if code in CODES:
        fake.fail_next(str(code))
        with pytest.raises(error) as refused:
            await client.call("POST", SEND, json=HELLO)
        assert refused.value.reason.startswith(f"{CODES[code]}: {code} ")
        assert (client.problem != "") == (CODES[code] is Means.SET_UP)
        await client.call("POST", SEND, json=HELLO)
        assert client.problem == ""


def test_only_what_another_channel_can_mend_is_tried_there() -> None:
    elsewhere = {code for code in CODES if isinstance(refusal(code, ""), NotHere)}
    assert {CODES[code] for code in elsewhere} == {
        *(Means.QUOTA, Means.HER_QUOTA, Means.WINDOW, Means.SET_UP, Means.TOKEN, Means.PROOF)
    }


@pytest.mark.parametrize("code", ["-216", "-220"])
async def test_a_refused_token_is_replaced_and_the_call_repeated_once(fake: FakeZaloOa, code: str) -> None:
    client = client_of(fake, Hand("old", fake.access_token))
    fake.fail_next(code)
    await client.call("POST", SEND, json=HELLO)
    assert len(fake.person(TO).screen) == 1
    fake.fail_next(code, 2)
    with pytest.raises(SetUpWrong, match="token: "):
        await client.call("POST", SEND, json=HELLO)
    await client.close()


async def test_where_zalo_wants_calls_proved_with_the_secret_they_are(fake: FakeZaloOa, client: ZaloOaClient) -> None:
    fake.fail_next("-242")
    await client.call("POST", SEND, json=HELLO)
    assert len(fake.person(TO).screen) == 1


@pytest.mark.parametrize("fault", ["html", "500", "502", "504", "empty", "cut", "half", "timeout"])
async def test_without_a_certain_answer_a_message_is_unknown(fake: FakeZaloOa, fault: str) -> None:
    client = client_of(fake, Hand(fake.access_token), timeout=0.3)
    fake.fail_next(fault)
    with pytest.raises(Unknown) as unknown:
        await client.call("POST", SEND, json=HELLO)
    assert TO not in unknown.value.reason
    assert unknown.value.__context__ is None
    await client.close()


async def test_what_is_only_asked_is_never_unknown_and_a_platform_that_is_away_is_waited_for(fake: FakeZaloOa) -> None:
    client = client_of(fake, Hand(fake.access_token))
    fake.fail_next("html", path="/v2.0/oa/getoa")
    with pytest.raises(RetryLater):
        await client.call("GET", "/v2.0/oa/getoa")
    gone = ZaloOaClient(
        url="http://127.0.0.1:9", oauth_url="", app_id="1", app_secret="s", tokens=Hand("t"), timeout=1.0
    )
    with pytest.raises(RetryLater) as away:
        await gone.call("POST", SEND, json=HELLO)
    assert away.value.scope == "account"
    await client.close()
    await gone.close()
