"""A notice in the making: corrected, gone back on, looked at for too long; nothing she made is lost or mistaken."""

import time_machine

from models.announcements import Announcement
from models.posts import Role
from tests.chat import Phone, Town
from tests.test_media import photo, picture

MORNING = "2026-11-22T09:00:00+07:00"
NIGHT = "2026-11-22T22:30:00+07:00"


async def head_of(town: Town, platform: str) -> Phone:
    await town.member(platform, "Nguyễn Thị Lụa")
    return await town.member(platform, "Lê Thị Hạnh", role=Role.HEAD)


async def test_correcting_the_words_keeps_the_photo_until_she_wants_it_out(town: Town, platform: str) -> None:
    with time_machine.travel(MORNING):
        head = await head_of(town, platform)
        await head.says("gửi thông báo")
        await photo(town, head, picture(), "Lịch khám mắc")
        asked = await head.says("sua lai")
        assert "Ảnh vẫn đi kèm" in asked
        assert "nhận được ảnh" not in asked
        seen = await head.says("Lịch khám mắt")
        assert '"Thông báo của thôn Mận:\nLịch khám mắt' in seen
        assert "Kèm ảnh" in seen
        await head.taps("Sửa lại")
        assert "Lịch khám mắt" in await head.says("quay lại")
        await head.taps("Sửa lại")
        assert "ảnh hay lời thu âm thì chị gửi luôn" in await head.taps("Bỏ ảnh")
        assert "Kèm ảnh" not in await head.says("Lịch khám mắt")


async def test_a_photo_whose_words_are_too_long_need_not_be_sent_again(town: Town) -> None:
    with time_machine.travel(MORNING):
        head = await head_of(town, "zalo-bot")
        await head.says("gửi thông báo")
        assert "rút gọn" in await photo(town, head, picture(), "a" * 1600)
        assert "Kèm ảnh" in await head.says("Lịch khám mắt")


async def test_going_back_asks_nothing_that_has_one_answer_and_takes_old_answers_as_they_were(town: Town) -> None:
    with time_machine.travel(MORNING):
        head = await head_of(town, "zalo-bot")
        await head.says("gửi thông báo")
        assert "Thông báo cho ai" in await head.says("quay lại")
        assert "thôi việc đó" in await head.says("quay lại")
        await head.says("gửi thông báo")
        await head.says("Mai họp sớm")
        assert "Thông báo cho ai" in await head.taps("Gửi cho ai")
        assert "Mai họp sớm" in await head.says("quay lại")
        assert "Gửi lúc nào" in await head.taps("Hẹn giờ gửi")
        assert "Mai họp sớm" in await head.says("quay lại")


async def test_who_comes_back_from_urgent_sends_in_the_morning_and_is_not_asked_why(town: Town) -> None:
    with time_machine.travel(NIGHT):
        head = await head_of(town, "zalo-bot")
        await head.says("gửi thông báo")
        await head.says("Mai họp sớm")
        assert "Việc gì gấp" in await head.taps("Gửi ngay, việc gấp")
        await head.says("quay lại")
        assert "6 giờ sáng" in await head.taps("Gửi lúc 6 giờ sáng")
        assert town.rows(Announcement)[0].urgent_reason == ""


async def test_a_time_that_went_by_while_she_looked_is_said_and_the_words_stay(town: Town) -> None:
    with time_machine.travel(MORNING) as clock:
        head = await head_of(town, "zalo-bot")
        await head.says("gửi tin lúc 10 giờ sáng nay: Chiều nay khám mắt")
        clock.move_to("2026-11-22T10:05:00+07:00")
        seen = await head.says("1")
        assert "qua rồi" in seen
        assert "Chiều nay khám mắt" in seen
        assert "Em gửi lúc" not in seen
        assert town.rows(Announcement) == []
        assert "đang gửi" in await head.taps("Gửi")


async def test_words_about_the_notice_before_are_never_taken_for_a_notice(town: Town) -> None:
    with time_machine.travel(MORNING):
        head = await head_of(town, "zalo-bot")
        for step in ("gửi thông báo", "Mai nộp quỹ", "1"):
            await head.says(step)
        await town.quiet()
        await head.says("gửi thông báo")
        assert "thu hồi" in (await head.says("thu hoi")).lower()
        await head.says("0")
        await head.says("gửi thông báo")
        assert "Không còn tin nào đang gửi" in await head.says("tam dung")
        await head.says("gửi thông báo")
        await head.says("Mai họp sớm")
        assert "chưa gửi" in await head.says("thoi khong gui nua")
        await head.says("gửi thông báo")
        await head.says("Mai họp sớm")
        assert "Chiều mai họp" in await head.says("gui tin: Chiều mai họp")
        assert len(town.rows(Announcement)) == 1


async def test_a_shared_number_at_the_preview_is_no_answer(town: Town) -> None:
    with time_machine.travel(MORNING):
        head = await head_of(town, "telegram")
        await head.says("gửi thông báo")
        await head.says("Mai họp sớm")
        seen = await head.reads_after(lambda: head.device.shares_contact())  # type: ignore[union-attr]
        assert "Mai họp sớm" in seen
        assert "đang gửi" in await head.taps("Gửi")
