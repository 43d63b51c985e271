"""Told at home of several things at once: meetings and notices, named in the answer."""

import time_machine

from models.deliveries import Delivery, Message
from tests.chat import Town
from tests.women import CALLED, branch_with, call


def told(town: Town) -> dict[str, int]:
    """How many women have been told, by the kind of message."""
    kinds = {row.id: row.kind for row in town.rows(Message)}
    found: dict[str, int] = {}
    for row in town.rows(Delivery):
        if row.told_at is not None:
            found[kinds[row.message_id]] = found.get(kinds[row.message_id], 0) + 1
    return found


async def test_who_was_told_is_ticked_for_every_meeting_and_notice_and_all_are_named(town: Town, platform: str) -> None:
    with time_machine.travel(CALLED) as clock:
        head = await branch_with(town, platform, "Nguyễn Thị Đào 1952", "Trần Thị Cúc 1960", "Lê Thị Hồng 1984")
        await call(town, head)
        await call(town, head, "15h chủ nhật tuần sau")
        await head.says("gửi tin: Mai có đoàn khám mắt ở trạm y tế, mời chị em đến")
        await head.says("1")
        await town.quiet()
        clock.shift(120)
        answer = await head.says("da bao 2 3")
        assert "ghi 2 chị đã được báo: sinh hoạt chi hội thứ Bảy 28/11, sinh hoạt chi hội Chủ nhật 29/11" in answer
        assert 'thông báo "Mai có đoàn khám mắt' in answer
        assert "Còn 1 chị chưa được báo sinh hoạt chi hội thứ Bảy 28/11:\n4. Lê Thị Hồng (1984)" in answer
        assert told(town) == {"invite": 4, "notice": 2}
        assert "lấy lại" in await head.says("sửa lại")
        assert told(town) == {}
        answer = await head.says("4 da biet")
        assert "ghi 1 chị đã được báo" in answer
        assert told(town) == {"invite": 2, "notice": 1}
        sent = await head.says("xem gửi tới đâu")  # the sender's own count falls with it
        assert "2 chị cần báo tận nhà, 1 chị đã được báo." in sent
        missed = await head.taps("Ai cần báo tận nhà")
        assert "2 chị chưa nhận được thông báo này" in missed
        assert "Hồng" not in missed
        clock.move_to("2026-11-30T09:00:00+07:00")  # both meetings are over: only the notice is left
        answer = await head.says("đã báo 2, 99")
        assert 'đã được báo: thông báo "Mai có đoàn' in answer
        assert "không thấy 99" in answer
        assert "Còn 1 chị chưa được báo thông báo" in answer
        assert "3 Cúc" in answer
        assert told(town)["notice"] == 2
        assert "đã được báo" in await head.says("đã báo hết")
        assert "3 chị cần báo tận nhà đã được báo đủ." in await head.says("xem gửi tới đâu")
        assert "Không còn chị nào" in await head.says("đã báo hết")
