"""What Telegram sends, in our words: no network."""

import contextlib
import json
import time
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels import (
    Channel,
    Unreadable,
    Unverified,
)
from bot.channels.telegram import Telegram
from bot.messages import Incoming, Kind

SECRET = "a-secret"
HEADERS = {"x-telegram-bot-api-secret-token": SECRET}
LAN = {"id": 7, "is_bot": False, "first_name": "Lan", "last_name": "Mận", "language_code": "vi"}
HERS = {"id": 7, "type": "private", "first_name": "Lan"}


def hooked() -> Telegram:
    return Telegram(token="123456:x", mode="webhook", webhook_url="https://hoamai.example/hooks", webhook_secret=SECRET)


def read(**update: Any) -> list[Incoming]:
    return hooked().read(HEADERS, json.dumps({"update_id": 1, **update}).encode())


def message(**content: Any) -> dict[str, Any]:
    return {"message_id": 5, "date": 1_760_000_000, "chat": HERS, "from": LAN, **content}


def test_a_text_is_read_with_all_that_the_platform_tells() -> None:
    channel: Channel = hooked()
    body = json.dumps({"update_id": 88, "message": message(text="đi được")}).encode()
    assert channel.read(HEADERS, body) == [
        Incoming(
            channel="telegram",
            address="7",
            message_id="88",
            text="đi được",
            name="Lan Mận",
            language="vi",
            sent_at=datetime.fromtimestamp(1_760_000_000, UTC),
        )
    ]
    assert channel.account == "telegram:123456"


@pytest.mark.parametrize(
    "headers", [{}, {"x-telegram-bot-api-secret-token": "wrong"}, dict.fromkeys(HEADERS, "ệ\udce1")]
)
def test_a_body_without_the_secret_is_not_even_parsed(headers: dict[str, str]) -> None:
    with pytest.raises(Unverified):
        hooked().read(headers, b"not json")


def test_a_bot_without_a_secret_takes_no_webhook() -> None:
    with pytest.raises(Unverified):
        Telegram(token="123456:x").read({"x-telegram-bot-api-secret-token": ""}, b"{}")
    with pytest.raises(ValueError):
        Telegram(token="123456:x", mode="webhook", webhook_url="https://hoamai.example")


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[]", b"null", b"\xff", b"[" * 100_000, b"{}", b'{"update_id": 1, "message": {}}',
     b'{"update_id": 1, "message": "x"}', b'{"update_id": 1, "callback_query": {"id": 1}}',
     b'{"update_id": 1, "message": {"message_id": 1, "date": 1e30, "chat": {"id": 1, "type": "private"}}}'],
)  # fmt: skip
def test_what_the_platform_never_sends_is_unreadable(body: bytes) -> None:
    with pytest.raises(Unreadable):
        hooked().read(HEADERS, body)


FIELDS = st.sampled_from(["message_id", "from", "chat", "id", "type", "date", "photo", "text", "contact", "venue"])
ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(FIELDS, inner, max_size=4),
    max_leaves=10,
)


@given(st.dictionaries(FIELDS, ANY_JSON, max_size=5))
def test_no_json_breaks_the_reader(content: dict[str, Any]) -> None:
    with contextlib.suppress(Unreadable):
        read(message=message() | content)


@pytest.mark.parametrize(
    "update",
    [
        {"edited_message": message(text="sửa")},
        {"channel_post": {"message_id": 1, "date": 1, "chat": {"id": -9, "type": "channel"}, "text": "tin"}},
        {"message": {"message_id": 1, "date": 1, "chat": HERS, "text": "không có người gửi"}},
        {"message": message(text="máy", **{"from": {"id": 8, "is_bot": True, "first_name": "b"}})},
        {"message": message(delete_chat_photo=True)},
        {"message": message(pinned_message=message(text="ghim"))},
        {"poll_answer": {"poll_id": "1", "option_ids": [], "option_persistent_ids": [], "user": LAN}},
        {"something_new": {"of": "next year"}},
    ],
)
def test_what_nobody_needs_is_left_out(update: dict[str, Any]) -> None:
    assert read(**update) == []


def test_letters_arrive_composed_and_commands_without_the_bots_name() -> None:
    assert read(message=message(text="Thứ bảy"))[0].text == "Thứ bảy"
    assert read(message=message(text="/lich@hoamai_bot 3"))[0].text == "/lich 3"
    assert read(message=message(text="/start cn_7Kd2"))[0].text == "/start cn_7Kd2"
    assert read(message=message(text="thư cho a@b"))[0].text == "thư cho a@b"


def test_a_tap_without_its_message_is_answered_in_private() -> None:
    query = {"id": "99", "from": LAN, "chat_instance": "1", "data": "rsvp:7:yes"}
    [tap] = read(callback_query=query)
    assert (tap.kind, tap.address, tap.payload, tap.tap_id) == (Kind.TAP, "7", "rsvp:7:yes", "99")
    assert (tap.tapped_message, tap.language, tap.group) == ("", "vi", False)
    [tap] = read(callback_query=query | {"message": {"message_id": 5, "date": 0, "chat": HERS}})
    assert (tap.address, tap.tapped_message) == ("7", "5")


def test_a_tap_in_a_group_is_known_as_such() -> None:
    group = {"id": -100, "type": "supergroup", "title": "Chị em"}
    [tap] = read(callback_query={"id": "9", "from": LAN, "chat_instance": "1", "message": message(chat=group)})
    assert (tap.address, tap.group, tap.payload) == ("-100", True, "")


@pytest.mark.parametrize(
    ("content", "kind", "file"),
    [
        ({"video": {"file_id": "v", "file_unique_id": "u", "width": 1, "height": 1, "duration": 1}}, Kind.FILE, "v"),
        ({"audio": {"file_id": "a", "file_unique_id": "u", "duration": 1}}, Kind.VOICE, "a"),
        ({"video_note": {"file_id": "n", "file_unique_id": "u", "length": 1, "duration": 1}}, Kind.VOICE, "n"),
        ({"dice": {"value": 1, "emoji": "🎲"}}, Kind.OTHER, None),
        ({"venue": {"location": {"latitude": 1.0, "longitude": 2.0}, "title": "Nhà văn hóa", "address": "thôn Mận"}},
         Kind.LOCATION, None),
    ],
)  # fmt: skip
def test_rarer_content_has_its_kind(content: dict[str, Any], kind: Kind, file: str | None) -> None:
    [found] = read(message=message(**content))
    assert (found.kind, found.file and found.file.id) == (kind, file)


def test_reading_is_fast() -> None:
    channel, body = hooked(), json.dumps({"update_id": 1, "message": message(text="Đi được")}).encode()
    best = min(_microseconds(channel, body) for _ in range(5))
    assert best < 600  # about 100 on an idle machine


def _microseconds(channel: Telegram, body: bytes) -> float:
    start = time.perf_counter()
    for _ in range(100):
        channel.read(HEADERS, body)
    return (time.perf_counter() - start) * 10_000
