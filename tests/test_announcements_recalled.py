"""A recall: everybody either never gets the notice, or gets it and the correction."""

import pytest
import time_machine
from sqlmodel import Session

from bot.reading.after_no import after_no
from models import clock as people_clock
from models import outbox
from models.announcements import Announcement
from models.conversations import acting
from models.deliveries import DELIVERIES, Delivery, Message, State
from models.outbox import Outcome
from models.posts import Role
from models.recalls import correct_all, recall
from tests.chat import Phone, Town

MORNING = "2026-11-22T09:00:00+07:00"
NIGHT = "2026-11-22T21:30:00+07:00"


async def branch(town: Town, platform: str) -> tuple[Phone, Phone]:
    head = await town.member(platform, "Lê Thị Hạnh", role=Role.HEAD)
    return head, await town.member(platform, "Nguyễn Thị Lụa")


RECALLED_WITH = {
    "thu hồi tin lúc nãy, nhầm giờ": "nhầm giờ",
    "thu hồi tin vừa gửi vì sai giờ": "sai giờ",
    "thu hồi, 8h mới đúng": "8h mới đúng",
    "thu hồi, thứ bảy tuần này mới đúng": "thứ bảy tuần này mới đúng",
    "xoa tin do di": "",
    "goi lai tin luc nay": "",
}


def states(town: Town, kind: str) -> list[str]:
    messages = {row.id for row in town.rows(Message, kind=kind)}
    return sorted(row.state for row in town.rows(Delivery) if row.message_id in messages)


async def test_a_recall_is_previewed_to_the_letter_and_goes_to_those_who_have_the_notice(
    town: Town, platform: str
) -> None:
    with time_machine.travel(MORNING):
        head, lua = await branch(town, platform)
        town.on_paper("Nguyễn Thị Đào")
        for step in ("gửi thông báo", "Mai nộp quỹ lúc 8 giờ", "1"):
            await head.says(step)
        await lua.gets("nộp quỹ")
        await town.quiet()
        seen = await head.says("thu hồi")
        assert "2 chị đã nhận hoặc có thể đã nhận sẽ đọc" in seen
        assert "lời sửa lại" in await head.taps("Viết lời sửa lại")
        assert 'chọn "Viết lời sửa lại"' in await head.says("nop quy luc 9 gio moi dung")
        assert "không nộp quỹ nữa" in await head.says("Nhầm, không nộp quỹ nữa")
        assert "không cần mang sổ đâu" in await head.says("không cần mang sổ đâu")
        for words, instead in RECALLED_WITH.items():
            await head.says("0")
            seen = await head.says(words)
            assert "Hội xin thu hồi" in seen
            assert instead in seen
        await head.taps("Viết lời sửa lại")
        seen = await head.says("Nộp quỹ lúc 9 giờ mới đúng.")
        assert "Nộp quỹ lúc 9 giờ mới đúng." in seen
        assert "chưa có dấu" not in seen
        assert "gửi lời thu hồi đến 2 chị" in await head.says("1")
        corrected = await lua.gets("xin thu hồi")
        assert corrected.splitlines()[0] in seen
        assert "9 giờ mới đúng" in corrected
        await town.tick()
        await town.tick()
        assert states(town, "recall") == [State.SENT, State.SENT]
        assert town.rows(Announcement)[0].corrected_at is not None
        assert "thu hồi rồi" in await head.says("thu hồi")
        assert "nộp quỹ" not in await lua.says("thông báo")


async def test_a_recall_may_be_left_at_every_step_and_is_for_senders_only(town: Town, platform: str) -> None:
    with time_machine.travel(MORNING):
        head, lua = await branch(town, platform)
        assert "chưa gửi thông báo nào" in await head.says("thu hồi")
        for step in ("gửi thông báo", "Mai nộp quỹ", "1", "thu hồi"):
            await head.says(step)
        assert "thôi việc đó" in await head.says("0")
        await head.says("thu hồi")
        await head.taps("Viết lời sửa lại")
        assert "rút gọn" in await head.says("a" * 1600)
        assert "thôi việc đó" in await head.says("thôi")
        await head.says("thu hồi")
        assert "để nguyên" in await head.says("không")
        assert "chưa được giao" in await lua.says("thu hồi")
        assert states(town, "recall") == []


AFTER_NO = {
    "Nhầm, không cần mang sổ": "không cần mang sổ",
    "không phải, mai mới họp": "mai mới họp",
    "sai rồi em ạ. Họp lúc 9 giờ nhé": "Họp lúc 9 giờ nhé",
    "không cần mang sổ": "không cần mang sổ",
    **dict.fromkeys(("không", "thôi em ạ", "không, thôi em ạ", "thôi không thu hồi nữa", "nhầm rồi, cứ để nguyên"), ""),
    **dict.fromkeys(("không ạ, cảm ơn em", "mai mới họp nhé", "không họp à?", "", "không, 3"), ""),
}


@pytest.mark.parametrize(("typed", "rest"), AFTER_NO.items())
def test_what_goes_on_after_a_no_is_kept_as_it_was_typed(typed: str, rest: str) -> None:
    assert after_no(typed) == rest


async def test_recalled_before_it_left_nobody_gets_either(town: Town) -> None:
    with time_machine.travel(NIGHT) as clock:
        head, lua = await branch(town, "telegram")
        for step in ("gửi thông báo", "mai họp sớm", "1", "thu hồi"):
            await head.says(step)
        assert "chưa chị nào nhận được tin này. 2 tin chưa gửi" in await head.says("1")
        clock.move_to("2026-11-23T08:00:00+07:00")
        await town.tick()
        assert not any("họp sớm" in text for text in lua.texts)


async def test_what_was_being_sent_when_it_was_recalled_is_corrected_when_its_outcome_is_known(town: Town) -> None:
    with time_machine.travel(MORNING):
        head, _lua = await branch(town, "telegram")
        for name in ("Trần Thị Gấm", "Võ Thị Ngân", "Lê Thị Hồng"):
            await town.member("telegram", name)
        for step in ("gửi thông báo", "Mai nộp quỹ", "1"):
            await head.says(step)
        await town.quiet()
        notice = town.rows(Announcement)[0]
        message = town.rows(Message, kind="notice")[0].id
        rows = town.rows(Delivery, message_id=message)

        def put(session: Session, delivery_id: int, state: State) -> None:
            session.connection().execute(
                DELIVERIES.update()
                .where(DELIVERIES.c.id == delivery_id)
                .values(state=state, claimed_at=people_clock.real() - 10)
            )

        for row in rows[:4]:
            town.write(put, row.id, State.SENDING)
        told = town.write(recall, acting(notice.sender_id), notice.id)
        assert told.reached == 5
        assert states(town, "recall") != []
        assert len(states(town, "recall")) == 1
        # One arrives, one comes back to be tried again, one certainly failed; the process of the last one dies.
        outcomes = [
            Outcome(rows[0].id, rows[0].contact_id, State.SENT),
            Outcome(rows[1].id, rows[1].contact_id, State.QUEUED, retry_at=people_clock.now()),
            Outcome(rows[2].id, rows[2].contact_id, State.FAILED, "rejected"),
        ]
        town.write(outbox.finish, outcomes)

        def died(session: Session) -> None:
            outbox.release_stuck(session, people_clock.real() + 100)

        town.write(died)
        await town.tick()
        await town.tick()
        after = {row.person_id: row.state for row in town.rows(Delivery, message_id=message)}
        correction = town.rows(Message, kind="recall")[0].id
        corrected = {row.person_id for row in town.rows(Delivery, message_id=correction)}
        assert sorted(after.values()) == ["cancelled", "failed", "sent", "sent", "unknown"]
        assert corrected == {person for person, state in after.items() if state in {State.SENT, State.UNKNOWN}}
        assert town.rows(Announcement)[0].corrected_at is not None
        assert town.write(correct_all) == 0


async def test_a_recall_in_the_middle_of_sending_is_exact(town: Town) -> None:
    with time_machine.travel(MORNING):
        head = await town.member("telegram", "Lê Thị Hạnh", role=Role.HEAD)
        women = [await town.member("telegram", f"Nguyễn Thị Số {number}") for number in range(12)]
        for step in ("gửi thông báo", "Mai nộp quỹ"):
            await head.says(step)
        await town.quiet()
        town.telegram.fail_next("cut", 1)
        await head.types("1")
        await town.until(lambda: len(town.rows(Announcement)) == 1, "it was not taken")
        notice = town.rows(Announcement)[0]
        town.write(recall, acting(notice.sender_id), notice.id)
        for _ in range(3):
            await town.tick()
        for woman in women:
            got = sum("Mai nộp quỹ\n(" in text for text in woman.arrived())
            put_right = sum("xin thu hồi" in text for text in woman.arrived())
            assert got <= 1
            # One whose answer never came may have it, so she is told; nobody has it without being told.
            assert put_right == 1 if got else put_right <= 1
        reached = [state for state in states(town, "notice") if state != State.CANCELLED]
        assert len(states(town, "recall")) == len(reached)


async def test_two_recalls_at_once_are_one(town: Town) -> None:
    with time_machine.travel(MORNING):
        head, lua = await branch(town, "telegram")
        for step in ("gửi thông báo", "Mai nộp quỹ", "1"):
            await head.says(step)
        await lua.gets("nộp quỹ")
        await head.says("thu hồi")
        await head.says("1")
        assert "thu hồi rồi" in await head.says("đính chính")
        await town.tick()
        assert sum("xin thu hồi" in text for text in lua.texts) == 1


async def test_what_nobody_has_is_taken_back_without_other_words_and_never_sent_again(town: Town) -> None:
    with time_machine.travel(NIGHT):
        head, _lua = await branch(town, "zalo-bot")
        for step in ("gửi thông báo", "mai họp sớm"):
            await head.says(step)
        await head.says("xem thêm")
        await head.taps('Xin chị em nhắn "đã nhận"')
        await head.says("1")
        assert "Viết lời sửa lại" not in await head.says("thu hoi")
        assert "chưa chị nào nhận được" in await head.says("gửi đi")
        assert "đã dừng, không gửi nữa" in await head.says("gửi lại")
        assert "0/0" not in await head.says("gửi đến đâu rồi")
