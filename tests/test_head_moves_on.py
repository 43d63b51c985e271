"""A head who has moved on: a stray number takes nothing back, and her lines are read whole."""

import pytest
import time_machine

from bot.reading.roll_line import read_roll
from models.posts import Role
from tests.chat import Town
from tests.roll_town import AFTERWARDS, CALLED, meeting, meeting_with
from tests.women import branch_with, call, put_into_group


async def test_a_stray_number_or_word_takes_nothing_back_that_she_has_moved_on_from(town: Town, platform: str) -> None:
    with time_machine.travel(CALLED) as clock:
        head, _lua = await meeting_with(town, platform, "Trần Thị Lan", "Vũ Thị Lan", "Bùi Thị Gấm", "Đỗ Thị Đào")
        clock.move_to(AFTERWARDS)
        assert "Sửa lại" in await head.says("vắng 3")
        await head.says("cảm ơn em")
        asked = await head.says("1")
        assert "lấy lại" not in asked
        assert "Sửa lại" in asked
        assert "việc nào" in asked
        assert meeting(town).absent == 1
        assert "để nguyên" in await head.says("0")
        await head.says("xem lịch")
        await head.says("cảm ơn em")
        await head.says("1")
        assert "lấy lại" in await head.taps("Sửa lại")
        assert meeting(town).roll_at is None
        assert "Sửa lại" in await head.says("vắng 3")
        assert "lấy lại" in await head.says("1")  # at once it is what it says

        await head.says("vắng 6")
        for _ in range(4):
            await head.says("cảm ơn em")
        assert "Có 2 chị Lan" in await head.says("chị Lan đi làm xa")
        assert "lấy lại" not in await head.says("sửa lại")
        assert meeting(town).absent == 1
        await head.says("0")
        asked = await head.says("sửa lại")
        assert "vắng 1. Vắng: 6 Đào" in asked
        assert meeting(town).absent == 1
        assert "lấy lại" in await head.taps("Đúng, lấy lại")
        assert meeting(town).roll_at is None


ROLLS = {
    "vang 3 7 12, 18 xin phep, lan 24 di muon": ({3, 7, 12}, {18}, {24}),
    "vắng 3 7 12, 18 20 xin phép": ({3, 7, 12}, {18, 20}, set()),
    "vắng 3, 7, 12 có lý do": (set(), {3, 7, 12}, set()),
    "vắng 3 7 12 có lý do": (set(), {3, 7, 12}, set()),
    "vắng 3 7 12 lý do bận đồng": (set(), {3, 7, 12}, set()),
    "vắng 3 7 12 lý do: bận đồng, 18": ({18}, {3, 7, 12}, set()),
    "vắng 3 7, 12 lý do đi ăn cỗ": ({3, 7}, {12}, set()),
    "vắng 3 7 12 do bận gặt": (set(), {3, 7, 12}, set()),
    "vang 3 7 12 vi om": (set(), {3, 7, 12}, set()),
    "vắng 3 7 vì đi đám giỗ": (set(), {3, 7}, set()),
    "vắng 3 bận đồng, 7 đi đám giỗ": (set(), {3, 7}, set()),
    "vắng 3 7 (bận đồng)": (set(), {3, 7}, set()),
}


@pytest.mark.parametrize(("text", "read"), ROLLS.items())
def test_each_part_of_a_roll_has_its_own_reason(text: str, read: tuple[set[int], set[int], set[int]]) -> None:
    roll = read_roll(text)
    assert roll is not None
    assert (set(roll.numbers), set(roll.excused_numbers), set(roll.late)) == read
    assert not roll.names
    assert not roll.excused_names


async def test_answers_of_others_are_read_line_by_line_and_said_back_in_full(town: Town, platform: str) -> None:
    with time_machine.travel(CALLED):
        women = ("Mai Thị Hoa 1971", "Trần Thị Lan 1975", "Nguyễn Thị Đào 1952", "Vũ Thị Gấm 1980", "Bùi Thị Mến 1990")
        head = await branch_with(town, platform, *women, "Bùi Thị Đào 1960", "Tạ Thị Sen 1985", "Tạ Thị Nhàn 1986")
        await call(town, head)
        asked = await head.says("nhóm:\nHoa: đi được\nLan bận đi đám giỗ\nbà Đào nhờ báo: đi\nGấm hỏi có quà không")
        assert "Có 2 chị Đào" in asked
        noted = await head.says("4")
        assert "đi được 2 (2 Hoa, 4 Đào), không đi được 1 (3 Lan)" in noted
        assert "Gấm hỏi có" in noted
        assert "đi được 1 (5 Gấm), không đi được 1 (6 Mến)" in await head.says("nhóm: Gấm đi được\nMến bận")
        await head.says("họp chi hội hằng tháng 19h mùng 5 nhà văn hóa")
        await head.says("1")
        await town.quiet()
        await head.says("bà Đào đi được")
        noted = await head.says("7")
        assert "Em ghi bà Bùi Thị Đào đi được, sinh hoạt chi hội thứ Bảy 28/11" in noted  # the series asks nobody yet

        await head.says("họp tổ trưởng 8h chủ nhật tuần sau nhà văn hóa")
        await head.says("0")
        told = await head.says("đã báo 8 9")
        assert "8 Sen, 9 Nhàn" in told
        assert "sinh hoạt chi hội" in told
        assert 'nhắn "sửa lại"' in told
        assert "lấy lại" in await head.says("sửa lại")
        assert "8. Tạ Thị Sen" in await head.says("còn ai chưa báo")
        put_into_group(town, "Tạ Thị Sen", "Tạ Thị Nhàn", name="tổ 6")
        assert "8 Sen, 9 Nhàn" in await head.says("đã báo hết tổ 6")

        assert "Có 2 chị" in await head.says("nhờ chị Đào nhận tin giúp bà Mến")
        assert "không có trong danh sách" in await head.says("1")
        assert "Mến đồng ý" in await head.says("4")
        await head.says("0")

        await head.says("họp chi hội 19h chủ nhật tuần sau sân đình")
        await head.says("1")
        await town.quiet()
        for line, then in (
            ("nhóm: 3 7 đi, 5 bận", "buổi nào"),
            ("xem 3", "Trần Thị Lan"),
            ("5 đóng 50 nghìn hội phí", "Gấm"),
            ("bà Đào đi được", "buổi nào"),
        ):
            assert "buổi nào" in await head.says("trả lời giúp")
            answered = await head.says(line)
            assert then in answered
            assert "chọn giúp" not in answered


async def test_a_head_asks_for_her_notices_and_reminds_those_who_have_not_said_that_they_have_them(
    town: Town, platform: str
) -> None:
    with time_machine.travel(CALLED):
        head = await town.member(platform, "Lê Thị Hạnh", role=Role.HEAD)
        lua = await town.member(platform, "Nguyễn Thị Lụa")
        gam = await town.member(platform, "Trần Thị Gấm")
        called = "gửi tin cả chi hội, cần trả lời đã nhận: Sáng thứ Tư trạm y tế khám mắt, chị em mang thẻ bảo hiểm."
        assert "1. Đã nhận" in await head.says(called)
        await head.says("1")
        await lua.gets("khám mắt")
        await lua.says("đã nhận")
        assert "Nguyễn Thị Lụa" in await head.says("ai đã nhận")
        assert "1/2 chị nhắn đã nhận" in await head.says("gửi lại cho chị em chưa đọc")
        asked = await head.says("nhắc lại chị em chưa đọc tin khám mắt")
        assert "1. Nhắc 1 chị" in asked
        assert "đang nhắc 1 chị" in await head.says("1")
        assert "mang thẻ bảo hiểm" in await gam.gets("nhờ chị xem tin này")
        assert "đã nhận tin" in await gam.says("1")
        assert "Đúng, thu hồi" in await head.says("lấy lại tin vừa gửi")
        await head.says("0")
        assert "tạm dừng" in (await head.says("tạm dừng tin")).lower()
        for words in ("không đọc được, mắt kém", "k doc dc tin, mat kem qua", "mắt tôi kém không đọc được chữ"):
            assert "báo tận nhà" in (await lua.says(words)).lower()
