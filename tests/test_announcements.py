"""An announcement: the exact text and count first, then sent, counted, and told to the sender."""

import pytest
import time_machine
from sqlmodel import Session

from models import clock
from models.announcements import Announcement
from models.deliveries import Delivery, State
from models.posts import Role
from tests.chat import PLATFORMS, Town

MORNING = "2026-11-22T09:00:00+07:00"


@pytest.mark.parametrize("platform", PLATFORMS)
async def test_the_head_sees_the_exact_text_and_count_before_it_goes_and_the_result_after(
    town: Town, platform: str
) -> None:
    with time_machine.travel(MORNING):
        head = await town.member(platform, "Lê Thị Hạnh", role=Role.HEAD)
        lua = await town.member(platform, "Nguyễn Thị Lụa")
        town.on_paper("Nguyễn Thị Đào")
        await head.says("gửi thông báo")
        text = "Sáng thứ Tư trạm y tế khám mắt.\nChị em mang theo thẻ."
        seen = await head.says(text)
        assert text in seen
        assert "Gửi 3 chị: 2 nhận tin trên điện thoại" in seen
        assert "1 báo tận nhà" in seen
        assert town.rows(Announcement) == []
        assert "đang gửi cho 2 chị" in await head.says("1")
        got = await lua.gets("khám mắt")
        assert got in seen.replace('"', "")
        assert "khám mắt" in await lua.says("thông báo")
        await town.tick()
        result = await head.gets("tin gửi được")
        assert "2 tin gửi được" in result
        assert "1. Nguyễn" not in result
        assert "3. Nguyễn Thị Đào (1960) không có điện thoại" in await head.says("ai can bao tan nha")


async def test_a_fourth_announcement_of_a_day_waits_for_the_next_morning(town: Town) -> None:
    with time_machine.travel(MORNING) as clock:
        head = await town.member("telegram", "Lê Thị Hạnh", role=Role.HEAD)
        lua = await town.member("telegram", "Nguyễn Thị Lụa")
        for number in range(1, 5):
            await head.says("gửi thông báo")
            await head.says(f"tin số {number} của chi hội")
            told = await head.says("1")
        assert "2 chị hôm nay nhận đủ ba thông báo" in told
        await town.quiet()
        assert not any("tin số 4" in text for text in lua.texts)
        clock.move_to("2026-11-23T06:00:05+07:00")
        await town.quiet()
        assert sum("tin số 4" in text for text in lua.texts) == 1


async def test_an_announcement_at_night_waits_for_six_oclock(town: Town) -> None:
    with time_machine.travel("2026-11-22T21:30:00+07:00") as clock:
        head = await town.member("telegram", "Lê Thị Hạnh", role=Role.HEAD)
        lua = await town.member("telegram", "Nguyễn Thị Lụa")
        await head.says("gửi thông báo")
        await head.says("mai họp sớm")
        await head.says("1")
        await town.quiet()
        assert not any("mai họp sớm" in text for text in lua.texts)
        clock.move_to("2026-11-23T06:00:05+07:00")
        await town.quiet()
        assert any("mai họp sớm" in text for text in lua.texts)


async def test_stopping_cancels_what_has_not_left(town: Town) -> None:
    with time_machine.travel("2026-11-22T21:30:00+07:00"):
        head = await town.member("zalo-bot", "Lê Thị Hạnh", role=Role.HEAD)
        await town.member("zalo-bot", "Nguyễn Thị Lụa")
        await head.says("gửi thông báo")
        await head.says("mai họp sớm")
        await head.says("1")
        row = next(row for row in town.rows(Delivery) if row.priority == 3)
        town.write(_leaving_now, row.id)
        paused = await head.says("tạm dừng")
        assert "1 tin đang đi. Còn 1 tin đợi chị" in paused
        stopped = await head.says("thoi dung gui")
        assert "1 tin chưa gửi thì thôi" in stopped
        assert "1 tin đang đi" in stopped
        assert "1. Thu hồi" in stopped, "what arrives all the same can be corrected"
        assert "1 tin đang đi" in await head.says("dừng gửi")
        states = {row.state for row in town.rows(Delivery) if row.priority == 3}
        assert states == {State.CANCELLED, State.SENDING}


def _leaving_now(session: Session, delivery_id: int) -> None:
    """The platform has been asked to send it and has not answered yet."""
    delivery = session.get(Delivery, delivery_id)
    assert delivery is not None
    delivery.state, delivery.asked_at = State.SENDING, clock.now()
    session.add(delivery)


async def test_a_member_cannot_announce(town: Town, platform: str) -> None:
    with time_machine.travel(MORNING):
        lua = await town.member(platform, "Nguyễn Thị Lụa")
        assert "chưa được giao" in await lua.says("gửi thông báo")


async def test_an_urgent_announcement_of_a_branch_passes_at_night_with_its_reason(town: Town, platform: str) -> None:
    with time_machine.travel("2026-11-22T22:30:00+07:00"):
        head = await town.member(platform, "Lê Thị Hạnh", role=Role.HEAD)
        lua = await town.member(platform, "Nguyễn Thị Lụa")
        for step in ("gửi thông báo", "Nước lên, chị em ra đình ngay"):
            await head.says(step)
        assert "gấp" in await head.taps("Gửi ngay, việc gấp")
        await head.says("bão lũ")
        await lua.gets("Nước lên")
        assert town.rows(Announcement)[0].urgent_reason == "bão lũ"


async def test_above_the_commune_an_urgent_announcement_waits_for_a_second_person(town: Town) -> None:
    with time_machine.travel("2026-11-22T22:30:00+07:00") as clock:
        first = await town.member("telegram", "Phạm Thị Thập", role=Role.CADRE, unit="province")
        second = await town.member("telegram", "Bùi Thị Yến", role=Role.CADRE, unit="province")
        lua = await town.member("telegram", "Nguyễn Thị Lụa")
        for step in ("gửi thông báo", "1", "Nước lên, chị em ra đình ngay"):
            await first.says(step)
        await first.taps("Gửi ngay, việc gấp")
        assert "thêm một người đồng ý" in await first.says("bão lũ")
        await town.quiet()
        await town.tick()
        assert not any("Nước lên" in text for text in lua.texts)
        assert not any("tin gửi được" in text for text in first.arrived())
        assert "bão lũ" in await second.gets("muốn gửi gấp")
        clock.shift(120)
        await second.taps("Đồng ý, gửi ngay")
        await lua.gets("Nước lên")
        assert sum("Nước lên" in text for text in lua.texts) == 1


async def test_what_a_drafter_writes_goes_out_when_the_head_agrees(town: Town, platform: str) -> None:
    with time_machine.travel(MORNING) as clock:
        head = await town.member(platform, "Lê Thị Hạnh", role=Role.HEAD)
        drafter = await town.member(platform, "Võ Thị Sương", role=Role.DRAFTER)
        lua = await town.member(platform, "Nguyễn Thị Lụa")
        clock.shift(3600)
        await drafter.says("gửi thông báo")
        assert "Gửi 3 chị" in await drafter.says("mai họp sớm")
        assert "chuyển người phụ trách" in await drafter.taps("Chuyển người phụ trách xem")
        asked = await head.gets("soạn tin gửi thôn Mận")
        assert "mai họp sớm" in asked
        await town.quiet()
        assert not any("mai họp sớm" in text for text in lua.texts)
        await head.taps("Đồng ý, gửi ngay")
        await lua.gets("mai họp sớm")


async def test_the_news_are_as_many_as_one_message_carries_and_older_ones_are_behind_a_door(town: Town) -> None:
    with time_machine.travel(MORNING):
        head = await town.member("zalo-bot", "Lê Thị Hạnh", role=Role.HEAD)
        lua = await town.member("zalo-bot", "Nguyễn Thị Lụa")
        for words in ("Tin một " + "a" * 900, "Tin hai " + "b" * 900, "Tin ba"):
            for step in ("gửi thông báo", words, "1"):
                await head.says(step)
        await lua.gets("Tin ba")
        first = await lua.says("thông báo")
        assert "Tin ba" in first
        assert "Tin hai" in first
        assert "Tin một" not in first
        assert "Tin một" in await lua.says("1")
        assert "Xem tin cũ hơn" not in lua.last


async def test_a_draft_of_the_night_wakes_nobody(town: Town) -> None:
    with time_machine.travel("2026-11-22T22:30:00+07:00") as clock:
        head = await town.member("zalo-bot", "Lê Thị Hạnh", role=Role.HEAD)
        drafter = await town.member("zalo-bot", "Võ Thị Sương", role=Role.DRAFTER)
        for step in ("gửi thông báo", "mai họp sớm", "1"):
            told = await drafter.says(step)
        assert "chuyển người phụ trách" in told
        await town.tick()
        await town.quiet()
        assert not any("soạn tin" in text for text in head.texts)
        clock.move_to("2026-11-23T06:00:05+07:00")
        await head.gets("soạn tin gửi thôn Mận")


async def test_half_a_sign_and_other_broken_text_is_read_like_any_other(town: Town) -> None:
    with time_machine.travel(MORNING):
        head = await town.member("telegram", "Lê Thị Hạnh", role=Role.HEAD)
        await head.says("gửi thông báo")
        assert "Mai họp" in await head.says("Mai họp \ud83d\0 nhé")
        assert "đang gửi" in await head.says("1")


async def test_a_reminder_of_a_receipt_is_one_of_the_three_notices_of_a_day(town: Town) -> None:
    with time_machine.travel(MORNING) as clock:
        head = await town.member("telegram", "Lê Thị Hạnh", role=Role.HEAD)
        lua = await town.member("telegram", "Nguyễn Thị Lụa")
        await head.says("gửi tin: Mai khám mắt ở trạm y tế")
        await head.taps('Xin chị em nhắn "đã nhận"')
        await head.says("1")
        for number in (2, 3):
            await head.says(f"gửi tin: tin số {number} của chi hội")
            await head.says("1")
        await town.quiet()
        await head.says("nhắc lại chị em chưa đọc tin khám mắt")
        assert "1 chị hôm nay nhận đủ ba thông báo rồi, sáng mai em nhắc" in await head.says("1")
        await town.quiet()
        assert not any("nhờ chị xem tin này" in text for text in lua.texts)
        clock.move_to("2026-11-23T06:00:05+07:00")
        await town.quiet()
        assert any("nhờ chị xem tin này" in text for text in lua.texts)
