"""The ledger: nothing is lost, nothing is said twice, whatever the platform answers."""

import asyncio
import re

import time_machine
from sqlmodel import Session, col, select

from models import outbox, pacing
from models.deliveries import Attempt, Delivery, Reason, State
from models.pacing import Pacing
from models.posts import Role
from scheduler import ticks
from tests.chat import Phone, Town

MORNING = "2026-11-22T09:00:00+07:00"


def code_in(text: str) -> str:
    """The six digits that a message shows."""
    found = re.search(r"(\d{3}) (\d{3})", text)
    assert found is not None, text
    return "".join(found.groups())


async def announce(head: Phone, text: str) -> None:
    for step in ("gửi thông báo", text, "1"):
        await head.says(step)


def notices(town: Town) -> list[Delivery]:
    return [row for row in town.rows(Delivery) if row.priority == 3]


async def branch(town: Town, platform: str) -> tuple[Phone, Phone]:
    head = await town.member(platform, "Lê Thị Hạnh", role=Role.HEAD)
    lua = await town.member(platform, "Nguyễn Thị Lụa")
    return head, lua


async def test_after_a_429_everything_waits_and_nothing_is_sent_twice(town: Town) -> None:
    with time_machine.travel(MORNING):
        head, lua = await branch(town, "telegram")
        town.telegram.retry_after = 1
        for step in ("gửi thông báo", "mai họp sớm"):
            await head.says(step)
        await town.quiet()
        town.telegram.fail_next("429", 2)
        await head.types("1")
        await lua.gets("mai họp sớm")
        await town.quiet()
        assert sum("mai họp sớm" in text for text in lua.texts) == 1
        assert town.rows(Pacing, account=town.house.channels["telegram"].account)[0].paused_until > 0
        assert {row.state for row in notices(town)} == {State.SENT}


async def test_an_answer_that_never_came_is_unknown_and_is_never_sent_blindly_again(town: Town) -> None:
    with time_machine.travel(MORNING) as clock:
        head = await town.member("zalo-bot", "Lê Thị Hạnh", role=Role.HEAD)
        lua = await town.member("telegram", "Nguyễn Thị Lụa")
        for step in ("gửi thông báo", "mai họp sớm"):
            await head.says(step)
        town.telegram.fail_next("cut")
        await head.says("1")
        await town.quiet()
        assert sorted(row.state for row in notices(town)) == [State.SENT, State.UNKNOWN]
        clock.shift(3600)
        await town.tick()
        assert sum("mai họp sớm" in text for text in lua.texts) == 1
        assert "1 tin chưa chắc đã đến" in await head.gets("chưa chắc đã đến")
        assert "chưa chắc tin đã đến" in await head.says("ai can bao tan nha")


async def test_who_blocked_the_bot_is_to_be_told_at_home_and_who_comes_back_is_written_to_again(town: Town) -> None:
    with time_machine.travel(MORNING):
        head, lua = await branch(town, "telegram")
        await lua.device.blocks()  # type: ignore[union-attr]
        await announce(head, "mai họp sớm")
        await town.quiet()
        assert sorted(row.state for row in notices(town)) == [State.SENT, State.UNREACHABLE]
        await lua.device.unblocks()  # type: ignore[union-attr]
        await lua.says("chào")
        await announce(head, "tin thứ hai")
        await lua.gets("tin thứ hai")


async def test_a_deleted_account_is_noticed_when_it_is_written_to_and_the_message_takes_her_other_channel(
    town: Town,
) -> None:
    with time_machine.travel(MORNING) as clock:
        head, _ = await branch(town, "zalo-bot")
        lua = await town.member("zalo-bot", "Trần Thị Gấm")
        clock.shift(60)
        other = town.phone("telegram")
        assert "đã nối với chị Gấm" in await other.says(code_in(await lua.says("nối máy")))
        clock.shift(60)
        other.device.deletes_account()  # type: ignore[union-attr]
        await announce(head, "mai họp sớm")
        await lua.gets("mai họp sớm")
        await town.quiet()
        row = next(r for r in notices(town) if len(town.rows(Attempt, delivery_id=r.id)) == 2)
        tries = sorted(town.rows(Attempt, delivery_id=row.id), key=lambda one: one.id)
        assert [one.outcome for one in tries] == [State.FAILED, State.SENT]


async def test_a_message_that_the_platform_refuses_for_a_while_arrives_later(town: Town) -> None:
    with time_machine.travel(MORNING) as clock:
        _, lua = await branch(town, "telegram")
        await town.quiet()
        town.telegram.fail_next("500", 3)
        await lua.types("lịch")
        for _ in range(3):
            await town.until(lambda: not sending(town), "still being sent")
            assert "sắp tới" not in lua.last
            clock.shift(400)
            town.house.senders["telegram"].wake()
            await asyncio.sleep(0.1)
        await lua.gets("sắp tới")
        assert sum("sắp tới" in text for text in lua.texts) == 1


def sending(town: Town) -> bool:
    return bool(town.rows(Delivery, state=State.SENDING))


async def test_a_used_up_quota_is_a_definite_failure_and_is_said(town: Town) -> None:
    with time_machine.travel(MORNING):
        head = await town.member("telegram", "Lê Thị Hạnh", role=Role.HEAD)
        await town.member("zalo-bot", "Nguyễn Thị Lụa")
        await town.quiet()
        account = town.house.channels["zalo-bot"].account
        used = town.house.db.read_now(pacing.sent_this_month, account)
        assert used >= 1
        await head.says("gửi thông báo")
        assert (
            f"Zalo tháng này còn gửi được 2.{1000 - used} tin, lần này 1, gửi xong còn 2.{999 - used}."
            in await head.says("mai họp sớm")
        )
        town.zalo.fail_next("429", 1)
        await head.says("1")
        await town.quiet()
        missed = [row for row in notices(town) if row.state == State.UNREACHABLE]
        assert [row.reason for row in missed] == [Reason.USED_UP]


async def test_a_reply_that_a_dead_process_left_unsent_goes_out_once_more(town: Town) -> None:
    with time_machine.travel(MORNING) as clock:
        _, lua = await branch(town, "telegram")
        await lua.says("lịch")
        await town.quiet()
        count = len(lua.texts)

        def die(session: Session) -> None:
            last = session.exec(select(Delivery).order_by(col(Delivery.id).desc())).first()
            assert last is not None
            last.state, last.claimed_at = State.SENDING, 0.0
            session.add(last)

        town.write(die)
        clock.shift(61)
        await town.house.db.write(ticks.tick)
        await town.tick()
        assert len(lua.texts) == count + 1


async def test_two_women_on_one_phone_are_told_apart(town: Town, platform: str) -> None:
    with time_machine.travel(MORNING) as clock:
        head = await town.member(platform, "Lê Thị Hạnh", role=Role.HEAD)
        lua = await town.member(platform, "Nguyễn Thị Lụa")
        gam = await town.member(platform, "Trần Thị Gấm")
        clock.shift(60)
        assert "Gấm" in await lua.says(code_in(await gam.says("nối máy")))
        clock.shift(3600)
        await head.says("họp chi hội 19h thứ bảy tuần sau nhà văn hóa")
        await head.says("1")
        await town.quiet()
        assert any(text.startswith("Tin này cho Lụa") for text in lua.arrived())
        clock.shift(3600)
        asked = await lua.says("thông tin của tôi")
        assert "ai trả lời" in asked
        assert "Nguyễn Thị Lụa" in await lua.says("lụa")
        assert "Gấm" not in lua.last


async def test_a_scheduled_question_waits_until_her_conversation_is_over(town: Town, platform: str) -> None:
    with time_machine.travel(MORNING) as clock:
        head, lua = await branch(town, platform)
        await lua.says("đăng ký")
        await head.says("họp chi hội 19h thứ bảy tuần sau nhà văn hóa")
        await town.quiet()
        assert not town.house.db.read_now(outbox.may_wait, platform), "nobody need look for more to send"
        await head.types("1")
        await head.gets("đang gửi lời mời")
        await asyncio.sleep(0.3)
        assert not any("Mời chị dự" in text for text in lua.arrived())
        assert town.house.db.read_now(outbox.may_wait, platform)
        assert not town.house.db.read_now(outbox.may_wait, "web"), "that is another channel's"
        clock.shift(16 * 60)
        town.house.senders[platform].wake()
        await lua.gets("Mời chị dự")


async def test_a_branchs_notice_goes_before_the_rest_of_a_larger_one(town: Town) -> None:
    with time_machine.travel(MORNING):
        cadre = await town.member("telegram", "Phạm Thị Thập", role=Role.CADRE, unit="commune")
        head, lua = await branch(town, "telegram")
        town.house.channels["telegram"].rate = 4.0  # four messages a second: the large one takes a while
        for _ in range(12):
            await town.member("telegram", "Trần Thị Gấm", branch="buoi")
        for step in ("gửi thông báo", "1", "tin của xã"):
            await cadre.says(step)
        await cadre.types("1")
        await cadre.gets("đang gửi cho")
        for step in ("gửi thông báo", "tin của thôn", "1"):
            await head.types(step)
            await head.gets(
                {"gửi thông báo": "lời thông báo", "tin của thôn": "Gửi 2 chị", "1": "đang gửi cho 2"}[step]
            )
        await lua.gets("tin của thôn")
        waiting = [row for row in town.rows(Delivery) if row.priority == 4 and row.state == State.QUEUED]
        assert waiting != []
        town.house.channels["telegram"].rate = 1000.0
