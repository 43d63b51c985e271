"""The Official Account's events, read: what Zalo posts to the webhook, in our words, or nothing."""

import json
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels import Unreadable, Unverified
from bot.channels.zalo_oa_events import EVENTS
from bot.channels.zalo_oa_signature import mac
from bot.messages import FileRef, Incoming, Kind
from tests.fakes.zalo_oa_bench import APP, OA, SECRETS, account, event, signed

LUA = "9246845883529197922"  # beyond 2^53
OPEN = {"address": LUA, "message_id": "m1"}


def read(happened: Mapping[str, Any], **signing: Any) -> list[Incoming]:
    """What the channel makes of an event that Zalo has signed."""
    return account().read(*signed(happened, **signing))


def sent(name: str, message: Mapping[str, Any]) -> Incoming:
    """What she sent, as it was read."""
    [incoming] = read(event(f"user_send_{name}", LUA, message={"msg_id": "m1", **message}))
    return incoming


def attached(name: str, payload: Mapping[str, Any], **message: Any) -> Incoming:
    """What she sent as an attachment."""
    return sent(name, {"attachments": [{"type": name, "payload": payload}], **message})


# Signatures


def test_the_vector_of_the_facts_is_met() -> None:
    body = (
        '{"app_id":"360846524940903967","sender":{"id":"246845883529197922"},"recipient":{"id":"388613280878808645"},'
        '"user_id_by_app":"552177279717587730","event_name":"user_send_text","message":{"text":"message",'
        '"msg_id":"96d3cdf3af150460909"},"timestamp":"154390853474"}'
    )
    expected = "5815eb60312049e92261ec065eca7c3e53c5fd327fbc4dc5dff884b0eeef3e12"
    assert mac("360846524940903967", body.encode(), "154390853474", "test-oa-secret") == expected


@pytest.mark.parametrize("first", [APP, OA])
@pytest.mark.parametrize("secret", SECRETS.values())
@pytest.mark.parametrize("prefix", ["mac=", ""])
def test_each_reported_way_of_signing_is_taken(first: str, secret: str, prefix: str) -> None:
    assert [one.text for one in read(event(), first=first, secret=secret, prefix=prefix)] == ["chào"]


def test_the_log_says_once_what_signs(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO", "bot.channels.zalo_oa_signature")
    oa = account()
    for _ in range(3):
        oa.read(*signed(event(), first=OA))
    assert [record.getMessage() for record in caplog.records] == [
        "zalo-oa: events are signed with the OA id and ZALO_OA_SECRET_KEY"
    ]


@pytest.mark.parametrize(
    "how", ["none", "empty", "wrong", "not-ascii", "another-secret", "another-app", "space", "time"]
)
def test_what_zalo_has_not_signed_is_dropped_and_answered_as_if_all_were_well(how: str) -> None:
    headers, body = signed(event())
    match how:
        case "none":
            headers = {}
        case "empty":
            headers = {"X-ZEvent-Signature": "mac="}
        case "wrong":
            headers = {"X-ZEvent-Signature": "mac=" + "0" * 64}
        case "not-ascii":
            headers = {"X-ZEvent-Signature": "mac=đúng"}
        case "another-secret":
            headers, body = signed(event(), secret="guessed")
        case "another-app":
            headers, body = signed(event(), first="1")
        case "space":
            body = body.replace(b'": "', b'":"', 1)
        case "time":
            body = body.replace(b"1795310000000", b"1795310000001")
    with pytest.raises(Unverified) as caught:
        account().read(headers, body)
    assert caught.value.answered


def test_without_a_secret_nothing_is_believed() -> None:
    oa = account(secrets={"ZALO_OA_SECRET_KEY": ""})
    with pytest.raises(Unverified):
        oa.read(*signed(event(), secret=""))


@pytest.mark.parametrize("body", [b"", b"{}", b" {} \n"])
def test_the_probe_of_a_new_address_is_nothing(body: bytes) -> None:
    assert account().read({}, body) == []


@pytest.mark.parametrize("body", [b"<html></html>", b"[]", b"1", b"\xff", b"[" * 100_000, b'"user_send_text"'])
def test_what_is_no_event_is_unreadable(body: bytes) -> None:
    with pytest.raises(Unreadable):
        account().read({}, body)


def test_an_event_of_another_account_of_the_same_app_is_not_ours() -> None:
    oa = account()
    oa.belong_to("388613280878808646")
    assert oa.read(*signed(event())) == []
    oa.belong_to(OA)
    assert len(oa.read(*signed(event()))) == 1


# What people do


def test_her_words_come_composed_with_the_hour_of_the_platform() -> None:
    incoming = sent("text", {"text": "chi\u0323 \u0111i \u0111\u01b0\u01a1\u0323c\0 \ud83d"})
    assert (incoming.kind, incoming.text) == (Kind.TEXT, "chị đi được ?")
    assert incoming.sent_at is not None
    assert incoming.sent_at.timestamp() == 1795310000
    assert (incoming.channel, incoming.address, incoming.message_id) == ("zalo-oa", LUA, "m1")


@pytest.mark.parametrize("number", [9246845883529197922, 2**63 + 1])
def test_an_id_that_comes_as_a_number_loses_no_digit(number: int) -> None:
    [incoming] = read(event(sender={"id": number}, message={"text": "1", "msg_id": number}))
    assert (incoming.address, incoming.message_id) == (str(number), str(number))


@pytest.mark.parametrize(
    ("typed", "text"),
    [("👍", "👍"), ("🙂🙂", "🙂🙂"), ("/-strong", "👍"), ("dạ /-heart", "dạ ❤️"), ("/-beer", "🙂"), ("/lich", "/lich")],
)
def test_little_pictures_are_pictures_and_no_commands(typed: str, text: str) -> None:
    assert sent("text", {"text": typed}).text == text


@pytest.mark.parametrize(
    ("typed", "payload"),
    [
        ("chihoi#12.1", "12.1"),
        ("chihoi#12.more", "12.more"),
        ("chihoi#99999999999999999.0", "99999999999999999.0"),
        ("chihoi#12.1 ", None),
        ("chihoi#12", None),
        ("chihoi#-1.1", None),
        ("chihoi#1234567890123456789.1", None),
        ("CHIHOI#12.1", None),
        ("chihoi#１２.1", None),
        ("12.1", None),
        ("20.11", None),
    ],
)
def test_only_what_our_buttons_carry_is_a_tap(typed: str, payload: str | None) -> None:
    incoming = sent("text", {"text": typed})
    expected = (Kind.TAP, "", payload) if payload else (Kind.TEXT, incoming.text, "")
    assert (incoming.kind, incoming.text, incoming.payload) == expected


def test_a_photo_a_voice_and_a_file_can_be_fetched() -> None:
    photo = attached("image", {"thumbnail": "https://t.zdn.vn/t", "url": "https://i.zdn.vn/i"}, text="Danh sách")
    assert (photo.kind, photo.text, photo.file) == (
        Kind.PHOTO,
        "Danh sách",
        FileRef("https://i.zdn.vn/i", mime="image/jpeg"),
    )
    voice = attached("audio", {"url": "https://v.zdn.vn/v.aac"})
    assert (voice.kind, voice.file) == (Kind.VOICE, FileRef("https://v.zdn.vn/v.aac", mime="audio/aac"))
    file = attached("file", {"url": "https://f.zdn.vn/1", "name": "hội viên.xlsx", "size": "12345"})
    assert (file.kind, file.file) == (Kind.FILE, FileRef("https://f.zdn.vn/1", "hội viên.xlsx", 12345))
    assert attached("file", {"url": "https://f.zdn.vn/1", "size": "x"}).file == FileRef("https://f.zdn.vn/1")
    assert attached("video", {"url": "https://f.zdn.vn/1"}).kind is Kind.FILE
    assert attached("image", {}).file is None


def test_a_place_is_read_from_texts_and_from_numbers() -> None:
    for where in ({"latitude": "10.7640", "longitude": "106.6560"}, {"latitude": 10.764, "longitude": 106.656}):
        incoming = attached("location", {"coordinates": where}, text="")
        assert (incoming.kind, incoming.latitude, incoming.longitude) == (Kind.LOCATION, 10.764, 106.656)


@pytest.mark.parametrize(
    "where", [None, {}, {"latitude": "x", "longitude": "1"}, {"latitude": "nan", "longitude": "1"}]
)
def test_a_place_without_a_place_cannot_be_read(where: Any) -> None:
    assert attached("location", {"coordinates": where}).kind is Kind.OTHER


def test_stickers_links_and_cards() -> None:
    assert attached("sticker", {"id": "1"}).kind is attached("gif", {"url": "https://g.zdn.vn/1"}).kind is Kind.STICKER
    assert attached("link", {"url": "https://baophunu.example/1"}).text == "https://baophunu.example/1"
    assert sent("link", {"text": "chị xem đi"}).text == "chị xem đi"
    card = attached("business_card", {"description": json.dumps({"phone": "84912345678"})})
    assert (card.kind, card.phone, card.own_phone, card.form) == (Kind.CONTACT, "84912345678", False, False)
    assert attached("business_card", {"description": "<b>"}).kind is Kind.OTHER


@pytest.mark.parametrize(
    "info",
    [
        {"name": "Nguyễn Thị Lụa", "phone": "84912345678", "full_address": {"user_city": "tỉnh Ban Mai"}},
        {"name": "Nguyễn Thị Lụa", "phone": 84912345678, "address": "thôn Mận", "city": "", "district": "", "ward": ""},
    ],
)
def test_the_form_in_either_shape_is_her_own_word_and_no_more(info: dict[str, Any]) -> None:
    [incoming] = read(event("user_submit_info", LUA, info=info))
    assert (incoming.kind, incoming.text, incoming.phone) == (Kind.CONTACT, "Nguyễn Thị Lụa", "84912345678")
    assert incoming.form
    assert not incoming.own_phone


@pytest.mark.parametrize(
    ("name", "fields", "kind"),
    [
        ("follow", {"follower": {"id": LUA}, "oa_id": OA}, Kind.FOLLOWED),
        ("unfollow", {"follower": {"id": LUA}, "oa_id": OA}, Kind.BLOCKED),
        ("user_click_chatnow", {"user_id": LUA, "oa_id": OA}, Kind.OPENED),
    ],
)
def test_coming_and_going(name: str, fields: dict[str, Any], kind: Kind) -> None:
    happened = {"app_id": APP, "event_name": name, "timestamp": "1795310000000", **fields}
    [incoming], [again] = read(happened), read(happened)
    assert (incoming.kind, incoming.address) == (kind, LUA)
    assert incoming.message_id == again.message_id == f"{name}:1795310000000:{LUA}"


# What goes to people


def test_what_arrives_and_what_is_seen_names_our_messages() -> None:
    from_us: dict[str, Any] = {"sender": {"id": OA}, "recipient": {"id": LUA}}
    [arrived] = read(event("user_received_message", **from_us, message={"msg_id": "a"}))
    assert (arrived.kind, arrived.about) == (Kind.DELIVERED, ("a",))
    [seen] = read(event("user_seen_message", **from_us, message={"msg_ids": ["a", 7, None]}))
    assert (seen.kind, seen.about) == (Kind.SEEN, ("a", "7"))
    assert read(event("user_seen_message", **from_us, message={"msg_ids": []})) == []


def test_an_echo_of_ours_is_nothing_and_one_by_hand_is_told() -> None:
    ours = event("oa_send_text", sender={"id": OA}, recipient={"id": LUA}, message={"text": "Chào chị", "msg_id": "a"})
    assert read(ours) == []
    [incoming] = read(ours | {"sender": {"id": OA, "admin_id": "987"}})
    assert (incoming.kind, incoming.address, incoming.about) == (Kind.OPERATOR, LUA, ("a",))
    assert incoming.text == ""  # what people write to each other is none of ours


@pytest.mark.parametrize(
    "name",
    [
        "anonymous_send_text",
        "oa_send_anonymous_text",
        "user_send_group_text",
        "oa_send_group_text",
        "user_join_group",
        "add_user_to_tag",
        "user_reacted_message",
        "user_send_hologram",
        "",
    ],
)
def test_what_nobody_needs_is_counted_and_nothing_else(name: str) -> None:
    label = name if name not in ("user_send_hologram", "") else "unknown"
    before = EVENTS.labels(label)._value.get()
    happened = event(name, sender={"id": OA, "admin_id": "1"}, anonymous_id="1")
    assert read(happened) == []
    assert EVENTS.labels(label)._value.get() == before + 1


broken = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(["id", "url", "msg_id"]), inner),
    max_leaves=4,
)


@given(
    st.sampled_from(["user_send_text", "user_send_file", "user_send_location", "follow", "user_seen_message", "x"]),
    st.dictionaries(st.sampled_from(["sender", "recipient", "follower", "message", "info"]), broken),
)
def test_whatever_zalo_signs_can_be_read_or_is_nothing(name: str, fields: dict[str, Any]) -> None:
    for incoming in read(event(name) | fields):
        assert incoming.message_id
        assert incoming.address or incoming.about
