"""Women on the Official Account: they follow, answer, read and leave, and a person at the console writes to one."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from sqlmodel import Session

from api.webhooks import UNVERIFIED
from bot.messages import Incoming
from models import inbound
from models.conversations import Contact, Received
from models.db import Database
from models.deliveries import Attempt, Delivery, State
from models.inbound import Inbound
from models.meetings import Meeting
from models.posts import Role
from scheduler.stored import written
from tests.chat import Phone, Town, running_town
from tests.fakes.zalo_oa import FakeZaloOa
from tests.fakes.zalo_oa_people import Person

SUNDAY = "2026-11-22T09:00:00+07:00"
oa_only = pytest.mark.parametrize("channel", ["zalo-oa"])


def account(town: Town) -> FakeZaloOa:
    """The account of the town."""
    assert town.oa is not None
    return town.oa


def on_oa(phone: Phone) -> Person:
    """Whose phone it is, as Zalo knows her."""
    assert isinstance(phone.device, Person)
    return phone.device


def states(town: Town, phone: Phone) -> list[str]:
    """How what was sent to her stands, in order."""
    contact = town.rows(Contact, address=phone.address)[0]
    return [row.state for row in town.rows(Delivery, contact_id=contact.id)]


async def invited(town: Town, channel: str) -> tuple[Phone, Phone]:
    """A head on Telegram has invited; Lụa and Gấm are on the account. The two of them."""
    head = await town.member("telegram", "Lê Thị Hạnh", role=Role.HEAD)
    lua, gam = await town.member(channel, "Nguyễn Thị Lụa"), await town.member(channel, "Trần Thị Gấm")
    await head.says("họp chi hội 19h thứ bảy tuần sau nhà văn hóa")
    await head.says("1")
    for her in (lua, gam):
        await her.gets("Mời chị")
    await town.quiet()
    return lua, gam


@oa_only
async def test_she_follows_is_greeted_once_leaves_and_is_greeted_when_she_is_back(town: Town, channel: str) -> None:
    lua = town.phone(channel)
    assert "đăng ký không" in await lua.reads_after(on_oa(lua).follows)
    await on_oa(lua).repeats()
    await on_oa(lua).follows()  # and once more, by hand
    await on_oa(lua).opens_chat()
    await town.quiet()
    assert len(lua.arrived()) == 1
    await on_oa(lua).unfollows()
    await town.quiet()
    assert [row.state for row in town.rows(Contact)] == ["blocked"]
    assert "đăng ký không" in await lua.reads_after(on_oa(lua).follows)
    assert [row.state for row in town.rows(Contact)] == ["ok"]
    await on_oa(lua).unfollows()
    await on_oa(lua).types("👍")  # heard, but Zalo lets nobody answer who is not followed
    await town.quiet()
    assert [row.state for row in town.rows(Contact)] == ["blocked"]
    assert len(lua.arrived()) == 2
    assert {row.price for row in town.rows(Attempt)} == {0}


@oa_only
async def test_a_late_word_that_she_left_does_not_shut_out_who_has_written_since(town: Town, channel: str) -> None:
    with time_machine.travel(SUNDAY) as clock:
        lua = town.phone(channel)
        oa = account(town)
        left = oa.stamped({"oa_id": oa.oa_id, "follower": {"id": lua.address}, "event_name": "unfollow"})
        clock.shift(timedelta(hours=1))
        await lua.says("chào em")
        await oa.deliver(left)
        await town.quiet()
        assert [row.state for row in town.rows(Contact)] == ["ok"]


@oa_only
async def test_a_button_answers_for_her_to_whom_it_was_shown_and_for_nobody_else(town: Town, channel: str) -> None:
    with time_machine.travel(SUNDAY):
        lua, gam = await invited(town, channel)
        payload = on_oa(lua).screen[-1].buttons[0]["payload"]
        assert "cũ rồi" in await gam.says(payload)
        assert "cũ rồi" in await gam.says("chihoi#999999.1")
        assert "cũ rồi" in await gam.says(payload.replace(".1", ".9"))
        assert town.rows(Meeting)[0].yes == 0
        assert "đi được. Hẹn gặp" in await lua.taps("Đi được")
        await on_oa(lua).repeats()
        await town.quiet()
        assert "đi được" in await lua.says(payload)  # typed by herself it is hers, and changes nothing more
        assert town.rows(Meeting)[0].yes == 1


@oa_only
async def test_an_event_that_is_posted_many_times_at_once_counts_once_and_one_of_her_who_left_harms_nothing(
    town: Town, channel: str
) -> None:
    with time_machine.travel(SUNDAY):
        lua, gam = await invited(town, channel)
        oa = account(town)
        hers = {"sender": {"id": lua.address}, "recipient": {"id": oa.oa_id}}
        headers, body = oa.webhook.signed(
            oa.stamped({**hers, "event_name": "user_send_text", "message": {"text": "1", "msg_id": "m1"}})
        )
        before = len(on_oa(lua).screen)

        async def often() -> None:
            assert set(await asyncio.gather(*(oa.webhook.post(body, headers) for _ in range(8)))) == {200}

        assert "Hẹn gặp" in await lua.reads_after(often)
        await town.until(lambda: not town.rows(Inbound), "something has not been handled")
        await town.quiet()
        assert (len(on_oa(lua).screen) - before, town.rows(Meeting)[0].yes) == (1, 1)

        await on_oa(gam).unfollows()
        hers = {"sender": {"id": gam.address}, "recipient": {"id": oa.oa_id}}
        seen = {"event_name": "user_seen_message", "message": {"msg_ids": [one.id for one in on_oa(gam).screen]}}
        form = {"event_name": "user_submit_info", "info": {"name": "Gấm", "phone": 84912345678, "address": ""}}
        left = {"event_name": "unfollow", "oa_id": oa.oa_id, "follower": {"id": gam.address}}
        for late in ({**hers, **seen}, {**hers, **form}, left, left):
            headers, body = oa.webhook.signed(oa.stamped(late))
            assert await oa.webhook.post(body, headers) == 200
        await town.until(lambda: not town.rows(Inbound), "something has not been handled")
        await town.quiet()
        assert [row.state for row in town.rows(Contact, address=gam.address)] == ["blocked"]
        assert on_oa(gam).screen[-1].text.startswith("Mời chị dự")


@oa_only
async def test_the_ledger_knows_what_arrived_and_what_was_seen(town: Town, channel: str) -> None:
    with time_machine.travel(SUNDAY):
        lua, gam = await invited(town, channel)
        assert states(town, lua)[-1] == State.DELIVERED
        await on_oa(lua).sees()
        await account(town).settled()
        await town.quiet()
        assert (states(town, lua)[-1], states(town, gam)[-1]) == (State.READ, State.DELIVERED)
        assert "đi được. Hẹn gặp" in await lua.says("1")


@oa_only
async def test_while_a_person_writes_to_her_the_bot_is_silent(town: Town, channel: str) -> None:
    with time_machine.travel(SUNDAY) as clock:
        head = await town.member("telegram", "Lê Thị Hạnh", role=Role.HEAD)
        lua = await town.member(channel, "Nguyễn Thị Lụa")
        await account(town).operator_writes(lua.address, "Chị Lụa ơi, chị chọn ngày 1 hay ngày 2?")
        await on_oa(lua).types("1")
        await on_oa(lua).types("cảm ơn em")
        await head.says("họp chi hội 19h thứ bảy tuần sau nhà văn hóa")
        await head.says("1")
        contact = town.rows(Contact, address=lua.address)[0]

        def waits() -> bool:
            rows = town.rows(Delivery, contact_id=contact.id, state=State.QUEUED)
            return bool(rows) and town.rows(Inbound) == []

        await town.until(waits, "her invitation is not written down")
        assert len(lua.arrived()) == 1
        clock.shift(timedelta(minutes=59))
        assert town.house.db.read_now(_due, "zalo-oa") == 0
        clock.shift(timedelta(minutes=2))
        await lua.gets("Mời chị")
        assert "đi được. Hẹn gặp" in await lua.says("1")
        # A button of ours is meant for us at any time.
        await account(town).operator_writes(lua.address, "Chị đi được thật không?")
        assert "không đi được" in await lua.reads_after(lambda: on_oa(lua).types(_payload(lua, "Không đi được")))


def _payload(phone: Phone, label: str) -> str:
    shown = next(one for one in reversed(on_oa(phone).screen) if label in one.labels)
    return str(shown.buttons[shown.labels.index(label)]["payload"])


def _due(session: Session, channel: str) -> int:
    from models import outbox

    now = datetime.now(UTC)
    return 0 if outbox.claim(session, channel, now=now, real=0.0, chat_free=now.timestamp() + 9e9) is None else 1


@oa_only
async def test_forged_changed_and_ancient_events_do_nothing_and_are_counted(town: Town, channel: str) -> None:
    with time_machine.travel(SUNDAY) as clock:
        webhook = account(town).webhook
        event = account(town).stamped(
            {"event_name": "user_send_text", "sender": {"id": "77"}, "recipient": {"id": webhook.oa_id}}
            | {"message": {"text": "chào", "msg_id": "m77"}}
        )
        headers, body = webhook.signed(event)
        before = UNVERIFIED.labels(channel)._value.get()
        assert await webhook.probe() == 200
        assert await webhook.post(body + b" ", headers) == 200
        assert await webhook.post(body, {}) == 200
        assert await webhook.post(body, {"X-ZEvent-Signature": "mac=0"}) == 200
        assert await webhook.post(b"<html>", {}) == 400
        assert UNVERIFIED.labels(channel)._value.get() == before + 3
        clock.shift(timedelta(days=40))
        assert await webhook.post(body, headers) == 200  # signed well, and long forgotten here
        await town.quiet()
        assert town.rows(Contact) == town.rows(Received) == []
        headers, body = webhook.signed(event | {"event_name": "user_send_hologram"})
        assert await webhook.post(body, headers) == 200
        assert town.rows(Inbound) == []


async def test_what_was_stored_before_the_service_died_is_answered_when_it_is_back(database_url: str) -> None:
    db = Database(database_url, "invented-secret-key")
    for number in ("1", "2"):
        db.write_now(
            inbound.store, "zalo-oa", f"m{number}", written(Incoming("zalo-oa", "77", f"m{number}", text="chào"))
        )
    assert db.write_now(inbound.store, "zalo-oa", "m1", "{}") is None
    assert db.write_now(inbound.store, "zalo-oa", "m0", "{}") is not None  # of a version that nobody can read any more
    db.close()
    async with running_town(database_url, oa=True, opened=False) as town:
        her = account(town).person("77")
        her.last_interaction = datetime.now(UTC)
        await town.until(lambda: len(her.screen) == 2, "no answer")
        assert [row.message_id for row in town.rows(Inbound)] == ["m0"]
