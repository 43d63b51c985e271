"""A month with few messages left: counted, warned of, joined, carried on by leaders; answers always go."""

import aiohttp
import time_machine
from sqlmodel import Session, select

from api.doctor import look_inside
from api.webhook_secrets import wrong_secrets
from models import budgets, pacing, quotas
from models.deliveries import Delivery, Message, Reason, State
from models.pacing import Pacing
from models.posts import Role
from models.unverified import Unverified
from tests.chat import Phone, Town

MORNING = "2026-11-24T09:00:00+07:00"
NOTICES = ("Chiều mai dọn đường làng.", "Tối thứ bảy có văn nghệ ở nhà văn hóa.")


def used(town: Town, messages: int) -> None:
    """So many messages of the bot's month have left."""

    def write(session: Session) -> None:
        row = session.exec(select(Pacing).where(Pacing.account == town.house.channels["zalo-bot"].account)).one()
        row.month, row.sent_this_month = pacing.this_month(), messages
        session.add(row)

    town.write(write)


async def notice(head: Phone, text: str, label: str = "Gửi") -> None:
    """She sends it as it stands."""
    await head.says(f"gửi tin: {text}")
    await head.taps(label)


async def test_what_is_due_together_leaves_as_one_message_when_the_month_is_short(town: Town) -> None:
    with time_machine.travel("2026-11-24T22:30:00+07:00") as clock:
        head = await town.member("telegram", "Lê Thị Hạnh", role=Role.HEAD)
        lua = await town.member("zalo-bot", "Nguyễn Thị Lụa")
        for text in NOTICES:
            await notice(head, text, "Gửi lúc 6 giờ sáng")
        await town.quiet()
        used(town, 2400)
        before = len(lua.arrived())
        clock.move_to("2026-11-25T06:05:00+07:00")
        await town.tick()
        came = lua.arrived()[before:]
        assert len(came) == 1
        assert all(text in came[0] for text in NOTICES)
        ids = [message.id for message in town.rows(Message, kind="notice")]
        rows = [row for one in ids for row in town.rows(Delivery, message_id=one)]
        assert {row.state for row in rows} == {State.SENT}
        assert town.house.db.read_now(pacing.sent_this_month, town.house.channels["zalo-bot"].account) == 2401


async def test_a_month_with_room_joins_only_what_is_due_at_one_moment(town: Town) -> None:
    with time_machine.travel("2026-11-24T22:30:00+07:00") as clock:
        head = await town.member("telegram", "Lê Thị Hạnh", role=Role.HEAD)
        lua = await town.member("zalo-bot", "Nguyễn Thị Lụa")
        await notice(head, NOTICES[0], "Gửi lúc 6 giờ sáng")
        await head.says(f"gửi tin lúc 6 giờ 2 phút sáng mai: {NOTICES[1]}")
        await head.taps("Đúng, gửi vào giờ đó")
        before = len(lua.arrived())
        clock.move_to("2026-11-25T06:05:00+07:00")
        await town.tick()
        assert len(lua.arrived()) == before + 2


async def test_joined_messages_that_were_refused_go_one_by_one(town: Town) -> None:
    with time_machine.travel("2026-11-24T22:30:00+07:00") as clock:
        head = await town.member("telegram", "Lê Thị Hạnh", role=Role.HEAD)
        lua = await town.member("zalo-bot", "Nguyễn Thị Lụa")
        for text in NOTICES:
            await notice(head, text, "Gửi lúc 6 giờ sáng")
        await town.quiet()
        used(town, 2400)
        before = len(lua.arrived())
        town.zalo.fail_next("400", 1)
        clock.move_to("2026-11-25T06:05:00+07:00")
        await town.tick()
        assert [[text in one for text in NOTICES] for one in lua.arrived()[before:]] == [[True, False], [False, True]]


async def test_the_last_messages_are_kept_for_answers_and_the_leader_pastes_the_notice(town: Town) -> None:
    with time_machine.travel(MORNING):
        head = await town.member("telegram", "Lê Thị Hạnh", role=Role.HEAD)
        lua = await town.member("zalo-bot", "Nguyễn Thị Lụa")
        await town.member("telegram", "Trần Thị Gấm")
        await town.quiet()
        used(town, 2850)
        asked = await head.says(f"gửi tin: {NOTICES[0]}")
        assert "1 chị vì Zalo tháng này hết lượt gửi" in asked
        await head.taps("Gửi")
        await town.quiet()
        assert [row.reason for row in town.rows(Delivery, state=State.UNREACHABLE)] == [Reason.USED_UP]
        await town.tick()
        told = await head.gets("sắp hết lượt")
        assert "1 chị chị phụ trách chưa nhận được" in told
        assert NOTICES[0] in await head.taps("Tin dán nhóm Zalo")
        await town.tick()
        assert sum("sắp hết lượt" in text for text in head.arrived()) == 1
        assert await lua.says("lịch")
        assert NOTICES[0] not in "".join(lua.arrived())


async def test_messages_and_people_are_counted_and_the_new_month_begins_at_nothing(town: Town) -> None:
    with time_machine.travel(MORNING) as clock:
        lua = town.phone("zalo-bot")
        await lua.says("xin chào")
        await town.quiet()
        used(town, 2399)
        found = {one.of: one for one in town.house.db.read_now(quotas.uses)}
        assert (found["messages"].used, found["messages"].limit, found["messages"].nearly) == (2399, 3000, False)
        assert (found["people"].used, found["people"].limit) == (1, 50)
        used(town, 2400)
        assert town.house.db.read_now(quotas.is_short, "zalo-bot")
        assert not town.house.db.read_now(quotas.is_short, "telegram")
        left = town.house.db.read_now(_left)
        clock.move_to("2026-12-01T00:30:00+07:00")
        assert not town.house.db.read_now(quotas.is_short, "zalo-bot")
        assert town.house.db.read_now(_left) == left + 2400


def _left(session: Session) -> int:
    (found,) = budgets.messages_left(session, budgets.terms(session), sparing=True).values()
    return found


async def test_the_administrator_sees_the_limits(town: Town) -> None:
    with time_machine.travel(MORNING):
        await town.phone("zalo-bot").says("xin chào")
        await town.quiet()
        used(town, 2400)
        async with aiohttp.ClientSession(town.url) as session, session.get("/metrics") as response:
            counted = await response.text()
        assert 'chihoi_limit{channel="zalo-bot",of="messages"} 3000.0' in counted
        assert 'chihoi_limit_used{channel="zalo-bot",of="messages"} 2400.0' in counted
        assert 'chihoi_limit_used{channel="zalo-bot",of="people"} 1.0' in counted
        findings = town.house.db.read_now(look_inside, {"zalo-bot": (3000, 50)})
        (messages, people) = [one for one in findings if one.what == "zalo-bot quota"]
        assert messages.problem == "2400 of 3000 messages this month"
        assert people.fine == "1 of 50 people"


async def test_a_wrong_webhook_secret_is_named_and_one_right_message_ends_the_doubt(town: Town) -> None:
    async def posts(count: int) -> None:
        async with aiohttp.ClientSession(town.url) as session:
            for _ in range(count):
                town.house.unverified_at.clear()  # as if some seconds lay between them
                async with session.post("/hooks/zalo-bot", json={"ok": True, "result": {}}) as response:
                    assert response.status == 401

    def doubted() -> list[str]:
        return [name for name, _said, _cure in town.house.db.read_now(lambda session: [*wrong_secrets(session)])]

    await posts(2)
    assert doubted() == []
    await posts(1)
    assert doubted() == ["ZALO_BOT_WEBHOOK_SECRET"]
    problems = [one for one in town.house.db.read_now(look_inside, {}) if one.problem]
    assert "3 posts since" in next(one.problem for one in problems if one.what == "ZALO_BOT_WEBHOOK_SECRET")
    await town.phone("zalo-bot").says("xin chào")
    assert doubted() == []
    await posts(1)
    assert doubted() == []
    async with aiohttp.ClientSession(town.url) as session:
        for _ in range(20):  # a flood counts once
            async with session.post("/hooks/zalo-bot", data=b"x" * 5000) as response:
                assert response.status == 401
    assert town.rows(Unverified)[0].count <= 2
