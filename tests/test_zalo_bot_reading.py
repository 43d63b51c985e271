"""What the Zalo Bot channel makes of a webhook's body."""

import json
import unicodedata
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels import Unreadable, Unverified
from bot.channels.zalo_bot import ZaloBot
from bot.messages import Incoming, Kind
from tests.fakes.zalo_bot_kit import SECRET, update

HEADERS = {"X-Bot-Api-Secret-Token": SECRET}


def hook() -> ZaloBot:
    return ZaloBot(
        token="123:x", mode="webhook", webhook_secret=SECRET, webhook_url="https://hoamai.example/hooks/zalo-bot"
    )


def read(body: Any) -> list[Incoming]:
    return hook().read(HEADERS, json.dumps(body).encode())


def test_a_text_is_read_whole() -> None:
    assert read(update(text="Đi được ạ")) == [
        Incoming(
            channel="zalo-bot",
            address="6ede9afa66b88fe6d6a9",
            message_id="2d758cb5e222177a4e35",
            text="Đi được ạ",
            name="Lụa",
            sent_at=datetime(2025, 6, 19, 6, 55, 31, 602000, tzinfo=UTC),
        )
    ]


def test_a_wrapped_body_reads_as_a_bare_one() -> None:
    assert read({"ok": True, "result": update(text="1")}) == read(update(text="1")) != []


def test_text_becomes_nfc_and_loses_what_a_database_refuses() -> None:
    [incoming] = read(update(text=unicodedata.normalize("NFD", "Họp thôn Mận") + "\0\ud800"))
    assert incoming.text == "Họp thôn Mận?"


@pytest.mark.parametrize(
    ("event", "fields", "kind", "file"),
    [
        ("image", {"photo_url": "https://p.zdn.vn/x.jpg"}, Kind.PHOTO, "https://p.zdn.vn/x.jpg"),
        ("image", {"photo": "https://p.zdn.vn/y.jpg"}, Kind.PHOTO, "https://p.zdn.vn/y.jpg"),
        ("image", {}, Kind.PHOTO, None),
        ("voice", {"voice_url": "https://v.zdn.vn/x.aac"}, Kind.VOICE, "https://v.zdn.vn/x.aac"),
        ("sticker", {"sticker": "0e07", "url": "https://stickers.zaloapp.com/1"}, Kind.STICKER, None),
        ("unsupported", {}, Kind.OTHER, None),
    ],
)
def test_every_event_has_its_kind(event: str, fields: dict[str, str], kind: Kind, file: str | None) -> None:
    [incoming] = read(update(event, **fields))
    assert incoming.kind is kind
    assert (incoming.file.id if incoming.file else None) == file


def test_the_caption_of_a_photo_is_its_text() -> None:
    [incoming] = read(update("image", photo_url="https://p.zdn.vn/x.jpg", caption="sổ chi hội"))
    assert incoming.text == "sổ chi hội"


def test_a_group_chat_is_marked_and_answered_at_the_group() -> None:
    [incoming] = read(update(text="chào", chat={"id": "g1", "chat_type": "GROUP"}))
    assert (incoming.group, incoming.address) == (True, "g1")


def test_a_chat_that_is_not_the_senders_own_counts_as_a_group() -> None:
    assert read(update(text="chào", chat={"id": "g1"}))[0].group


@pytest.mark.parametrize(
    "body",
    [
        {"event_name": "user.follow", "message": {}},
        {"event_name": ["message.text.received"], "message": {}},
        {"message": {"text": "x"}},
        update() | {"message": "x"},
        update(chat={}),
        update(chat=None),
        update(**{"from": None}),
        update(message_id=""),
        update(**{"from": {"id": "6ede9afa66b88fe6d6a9", "is_bot": True}}),
        {"ok": True, "result": {}},
    ],
)
def test_what_is_of_no_use_is_nothing(body: dict[str, Any]) -> None:
    assert read(body) == []


@pytest.mark.parametrize("date", [None, "soon", 10**30, float("inf"), [1]])
def test_a_strange_date_is_no_date(date: Any) -> None:
    assert read(update(date=date))[0].sent_at is None


@pytest.mark.parametrize("body", [b"", b"{}", b" {}\n"])
def test_a_probe_is_answered_kindly_even_without_a_secret(body: bytes) -> None:
    assert hook().read({}, body) == []


@pytest.mark.parametrize("headers", [{}, {"X-Bot-Api-Secret-Token": ""}, {"X-Bot-Api-Secret-Token": "sai-mật-khẩu"}])
def test_a_wrong_secret_is_unverified(headers: dict[str, str]) -> None:
    with pytest.raises(Unverified):
        hook().read(headers, b'{"event_name": "message.text.received"}')


def test_the_secret_is_found_whatever_the_case_of_the_header() -> None:
    assert hook().read({"x-bot-api-secret-token": SECRET}, json.dumps(update(text="1")).encode())


def test_a_bot_that_polls_lets_nobody_in_by_the_webhook() -> None:
    with pytest.raises(Unverified):
        ZaloBot(token="123:x").read({"X-Bot-Api-Secret-Token": ""}, json.dumps(update(text="1")).encode())


@pytest.mark.parametrize("body", [b"<html>", b"[]", b"1", b"\xff\xfe", b"[" * 100_000, b"1" * 5000])
def test_a_body_that_is_no_json_object_is_unreadable(body: bytes) -> None:
    with pytest.raises(Unreadable):
        hook().read(HEADERS, body)


TEXT = st.text(st.sampled_from("aộ1 \0\ud800🌸"), max_size=5)
KEYS = st.sampled_from(["id", "is_bot", "chat_type", "display_name", "x"])
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=5,
)
FIELDS = ["message_id", "date", "text", "chat", "from", "photo_url", "voice_url", "caption"]


@given(st.sampled_from(["text", "image", "voice"]), st.dictionaries(st.sampled_from(FIELDS), JSON))
def test_no_field_of_a_message_can_break_reading(event: str, fields: dict[str, Any]) -> None:
    assert all(incoming.address and incoming.message_id for incoming in read(update(event, **fields)))


def test_the_webhook_needs_no_answer() -> None:
    assert hook().receipt([]) == {}
