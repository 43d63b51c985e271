"""Which question a number answers: the last one; an earlier one competes only while it still waits for her."""

import time_machine

from models.meetings import Meeting
from models.posts import Role
from tests.chat import Phone, Town

SUNDAY = "2026-11-22T09:00:00+07:00"
CALL = "họp chi hội 19h thứ bảy tuần sau nhà văn hóa"


async def call(head: Phone, words: str = CALL) -> None:
    """The head calls a meeting, which asks everyone whether she comes."""
    await head.says(words)
    await head.says("1")


async def test_a_menu_and_an_unclear_word_do_not_compete_with_the_question_that_came_after_them(
    town: Town, platform: str
) -> None:
    with time_machine.travel(SUNDAY) as clock:
        head = await town.member(platform, "Lê Thị Hạnh", role=Role.HEAD)
        lua = await town.member(platform, "Nguyễn Thị Lụa")
        gam = await town.member(platform, "Trần Thị Gấm")
        clock.shift(3600)
        await lua.says("xem mục")
        assert "thôi ạ" in await lua.says("0")
        assert "chưa hiểu" in await gam.says("qqq www")
        await call(head)
        await lua.gets("Mời chị")
        assert "đi được. Hẹn gặp" in await lua.says("1")
        await gam.gets("Mời chị")
        assert "Vì sao" in await gam.says("2")
        meeting = town.rows(Meeting)[0]
        assert (meeting.yes, meeting.no) == (1, 1)


async def test_what_is_left_or_answered_is_not_offered_again(town: Town) -> None:
    with time_machine.travel(SUNDAY) as clock:
        head = await town.member("zalo-bot", "Lê Thị Hạnh", role=Role.HEAD)
        deputy = await town.member("zalo-bot", "Phạm Thị Thơm", role=Role.DEPUTY)
        lua = await town.member("zalo-bot", "Nguyễn Thị Lụa")
        clock.shift(3600)
        await deputy.says("họp chi hội 15h chủ nhật tuần sau sân đình")
        assert "thôi việc đó" in await deputy.says("0")
        await call(head)
        await deputy.gets("Mời chị")
        assert "đi được. Hẹn gặp" in await deputy.says("1")
        await lua.gets("Mời chị")
        await lua.says("cảm ơn em")
        assert "đi được. Hẹn gặp" in await lua.says("dạ chị đi được")  # in words; the number is for the next one
        await call(deputy, "họp chi hội 15h chủ nhật tuần sau sân đình")
        await lua.gets("15 giờ")
        assert "đi được. Hẹn gặp" in await lua.says("1")


async def test_two_questions_that_both_wait_are_still_asked_about(town: Town) -> None:
    with time_machine.travel(SUNDAY) as clock:
        head = await town.member("zalo-bot", "Lê Thị Hạnh", role=Role.HEAD)
        lua = await town.member("zalo-bot", "Nguyễn Thị Lụa")
        clock.shift(3600)
        await call(head)
        await call(head, "họp chi hội 15h chủ nhật tuần sau sân đình")
        await town.quiet()
        await lua.says("cảm ơn em")
        assert "hai việc" in await lua.says("1")


async def test_a_nod_to_words_of_the_head_is_no_answer_to_a_meeting(town: Town, platform: str) -> None:
    with time_machine.travel(SUNDAY) as clock:
        head = await town.member(platform, "Lê Thị Hạnh", role=Role.HEAD)
        lua = await town.member(platform, "Nguyễn Thị Lụa")
        await call(head)
        await lua.gets("Mời chị")
        clock.shift(3600)
        await head.says("gửi tin: Mai tiêm chó ở nhà văn hóa")
        await head.says("1")
        await lua.gets("tiêm chó")
        assert "em cảm ơn chị" in await lua.says("dạ vâng chị")
        assert "Buổi nào" not in await lua.says("ok em")
        clock.shift(300)
        await head.says("gửi tin: Chị em có rổ thì mang theo nhé")
        await head.says("1")
        await lua.gets("mang theo")
        assert "nhắn lời này cho chị Hạnh" in await lua.says("có ạ")
        await lua.says("1")
        await head.gets("có ạ")
        clock.shift(300)
        await head.says("trả lời chị Lụa: cảm ơn chị nhé")
        await lua.gets("cảm ơn chị nhé")
        assert "em cảm ơn chị" in await lua.says("dạ vâng chị")
        assert town.rows(Meeting)[0].yes == 0


async def test_a_yes_that_nobody_asked_for_is_no_name_and_does_nothing(town: Town) -> None:
    with time_machine.travel(SUNDAY) as clock:
        head = await town.member("zalo-bot", "Lê Thị Hạnh", role=Role.HEAD)
        for name in ("Nguyễn Thị Dung", "Trần Thị Kim Dung"):
            town.on_paper(name)
        clock.shift(3600)
        for typed in ("đúng", "Đúng ạ", "đúng rồi", "không", "ĐÚNG"):
            assert "không có việc gì đang chờ chị trả lời" in await head.says(typed)
        assert "2 chị" in await head.says("dung")


async def test_after_a_number_that_is_none_the_question_is_put_again_with_what_it_is_about(town: Town) -> None:
    with time_machine.travel(SUNDAY) as clock:
        head = await town.member("zalo-bot", "Lê Thị Hạnh", role=Role.HEAD)
        lua = await town.member("zalo-bot", "Nguyễn Thị Lụa")
        await call(head)
        await lua.gets("Mời chị")
        clock.shift(7200)
        await lua.says("cảm ơn em")
        asked = await lua.says("1")  # of an old invitation, after something else
        assert 'số 1 là "Đi được" cho việc này: "Mời chị dự sinh hoạt chi hội. 19 giờ' in asked
        assert town.rows(Meeting)[0].yes == 0
        assert "đi được. Hẹn gặp" in await lua.says("1")
        await lua.says("lịch")
        for typed in ("7", "77"):
            again = await lua.says(typed)
            assert again.count("chưa rõ ý chị") == 1
            assert "thứ Bảy 28/11" in again
            assert again.count("1. Đi được") == 1
        assert "đi được. Hẹn gặp" in await lua.says("1")
        # After an answer without numbers an older menu's number begins nothing.
        await head.says("xem mục")
        assert "đang chờ duyệt" in await head.says("6")
        assert "Họp ngày nào" in await head.says("1")  # chosen from the menu itself, which she still has before her
        await head.says("0")
        await head.says("duyệt")
        asked = await head.says("2")
        assert 'trong mục, số 2 là "Điểm danh buổi họp"' in asked
        await head.says("cảm ơn em")
        assert asked in await head.says("1")  # asked once more about the same, not about the asking
        assert "để nguyên" in await head.says("0")


async def test_a_notice_that_is_left_unsent_is_said_to_be_unsent(town: Town, platform: str) -> None:
    with time_machine.travel(SUNDAY):
        head = await town.member(platform, "Lê Thị Hạnh", role=Role.HEAD)
        await call(head)
        await head.says("gửi tin: Mai nghỉ chợ")
        await head.says("1")
        for typed in ("ai đi được", "xem gửi tới đâu"):
            await head.says("gửi tin: Mai dọn đường làng")
            assert "Việc đang dở em giữ lại, chưa gửi" in await head.says(typed)
        assert "Việc đang dở" not in await head.says("ai đi được")
