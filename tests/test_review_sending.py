"""What was broken once in what goes out: each test is a bug that a reader found before a woman did."""

from datetime import timedelta

import time_machine
from sqlmodel import Session

from bot.inbox import handle
from bot.messages import Incoming
from bot.replies import Account
from models import clock, outbox, pacing
from models.deliveries import Delivery, Message, State
from models.outbox import Outcome
from tests.chat import Town
from tests.roll_town import CALLED, meeting_with


async def test_what_is_tried_again_is_said_anew_and_half_a_text_ends_as_it_began(town: Town) -> None:
    with time_machine.travel(CALLED):
        await meeting_with(town, "zalo-bot")
        invite = town.rows(Message, kind="invite")[0]
        first, second = (row.id for row in town.rows(Delivery, message_id=invite.id))

        def again(session: Session) -> None:
            for delivery_id, parts in ((first, 0), (second, 1)):
                row = session.get(Delivery, delivery_id)
                assert row is not None
                assert row.text
                row.state = State.SENDING
                session.add(row)
                session.flush()
                later = clock.now() + timedelta(hours=1)
                outcome = Outcome(
                    delivery_id, row.contact_id or 0, State.QUEUED, "away", retry_at=later, parts_sent=parts
                )
                outbox.finish(session, [outcome])

        town.write(again)
        kept = {row.id: row.text for row in town.rows(Delivery, message_id=invite.id)}
        assert kept[first] == ""
        assert kept[second]


async def test_a_reply_that_waits_for_its_slot_is_not_taken_for_left_behind(town: Town) -> None:
    with time_machine.travel(CALLED, tick=False):
        account = Account("telegram:1", 30.0)
        town.write(pacing.open_account, account.name)
        town.write(pacing.pause_account, account.name, clock.real() + 300)
        incoming = Incoming("telegram", "77", "1", text="xin chào")
        ready = town.write(handle, incoming, account)
        assert ready.slot >= clock.real() + 300
        assert town.write(outbox.release_stuck, clock.real() + 200) == (0, 0)
        assert town.write(outbox.release_stuck, clock.real() + 400) == (1, 0)


async def test_a_platform_that_is_away_for_long_costs_no_message(town: Town) -> None:
    from bot.channels import RetryLater
    from bot.messages import Outgoing
    from scheduler.claims import Claimed
    from scheduler.delivery import TRIES

    sender = town.house.senders["telegram"]
    claimed = Claimed(1, 1, "1", Outgoing("x"), False, TRIES + 30, 0.0)
    assert sender._judge(claimed, RetryLater("away", wait=5, scope="account")).state == State.QUEUED
    assert sender._judge(claimed, RetryLater("slow", wait=5, scope="chat")).state == State.FAILED
