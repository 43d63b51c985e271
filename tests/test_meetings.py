"""A head calls a meeting, women answer in their own words, it moves, it is called off."""

import time_machine

from models.meetings import Meeting
from models.posts import Role
from tests.chat import Town

SUNDAY = "2026-11-22T09:00:00+07:00"


async def test_a_meeting_is_called_in_one_message_and_answered_by_number_button_and_words(
    town: Town, platform: str
) -> None:
    with time_machine.travel(SUNDAY):
        head = await town.member(platform, "Lê Thị Hạnh", role=Role.HEAD)
        lua = await town.member(platform, "Nguyễn Thị Lụa")
        gam = await town.member(platform, "Trần Thị Gấm")
        town.on_paper("Nguyễn Thị Đào")
        seen = await head.says("họp chi hội 7h30 tối thứ bảy tuần sau nữa nhà văn hóa thôn")
        assert "19 giờ 30 (7 rưỡi tối), thứ Bảy 5/12, nhằm ngày 27 tháng 10 âm" in seen
        assert "4 chị (3 nhận tin trên điện thoại, 1 báo tận nhà)" in seen
        assert "nói chuyện gì" in await head.taps("Thêm nội dung")
        assert "hướng dẫn làm hồ sơ vay vốn" in await head.says("hướng dẫn làm hồ sơ vay vốn")
        assert "lời mời" in await head.taps("Gửi lời mời")
        invited = await lua.gets("Mời chị dự sinh hoạt chi hội")
        assert "19 giờ 30 (7 rưỡi tối), thứ Bảy 5/12, nhằm ngày 27 tháng 10 âm, nhà văn hóa thôn." in invited
        assert "Nội dung: hướng dẫn làm hồ sơ vay vốn." in invited
        assert "chưa chắc" in await lua.says("để coi")
        assert "không đi được, bận việc" in await lua.says("k di dc ban gat")
        assert "5/12" in await lua.says("ủa mấy giờ họp")
        assert "đi được. Hẹn gặp" in await lua.says("1")
        assert "Vì sao" in await gam.taps("Không đi được")
        assert "đi xa" in await gam.taps("Đi xa")
        meeting = town.rows(Meeting)[0]
        assert (meeting.yes, meeting.no, meeting.unsure, meeting.expected) == (1, 1, 0, 4)
        told = await head.says("ai đi")
        assert "đi được 1, không đi được 1" in told
        assert "đi xa 1" in told


async def test_those_who_were_told_hear_the_change_and_the_answers_of_another_day_are_asked_again(
    town: Town, platform: str
) -> None:
    with time_machine.travel(SUNDAY):
        head = await town.member(platform, "Lê Thị Hạnh", role=Role.HEAD)
        lua = await town.member(platform, "Nguyễn Thị Lụa")
        await head.says("họp chi hội 19h thứ bảy tuần sau nhà văn hóa")
        await head.says("1")
        await lua.gets("Mời chị")
        await lua.says("1")
        assert "đổi sang lúc nào" in await head.says("đổi giờ họp")
        assert "→" in await head.says("18h")
        await head.says("1")
        changed = await lua.gets("ĐỔI GIỜ")
        assert "19 giờ (7 giờ tối) → 18 giờ (6 giờ tối)" in changed
        assert "vẫn ghi chị đi được" in changed
        await head.says("đổi giờ họp")
        await head.says("chủ nhật tuần sau")
        await head.says("1")
        await lua.gets("ĐỔI NGÀY")
        assert "đi được" in await lua.says("1")
        await head.says("hoãn họp")
        await head.says("1")
        await lua.gets("HOÃN")
        assert "báo nghỉ" in await lua.says("đi được")


async def test_a_meeting_is_called_a_question_at_a_time_and_an_unclear_hour_is_asked_back(
    town: Town, platform: str
) -> None:
    with time_machine.travel(SUNDAY):
        head = await town.member(platform, "Lê Thị Hạnh", role=Role.HEAD)
        await town.member(platform, "Nguyễn Thị Lụa")
        assert "Họp ngày nào" in await head.says("mời họp")
        assert "Họp ngày nào" in await head.says("1"), "the menu's number, tapped twice, is no day"
        assert "Không có ngày này" in await head.says("31/11")
        assert "Mấy giờ" in await head.says("thứ bảy tuần sau")
        asked = await head.says("7 rưỡi")
        assert "7 giờ 30 (7 rưỡi sáng)" in asked or "7 rưỡi sáng" in asked
        assert "7 rưỡi tối" in asked
        assert "Họp ở đâu" in await head.says("2")
        assert "7 rưỡi tối" in await head.says("nhà văn hóa thôn")
        assert "sửa gì" in await head.taps("Sửa lại")
        assert "Họp ngày nào" in await head.says("1")
        assert "19 giờ 30 (7 rưỡi tối), Chủ nhật 29/11" in await head.says("chủ nhật tuần sau")
        assert "sửa gì" in await head.taps("Sửa lại")
        assert "thôi việc đó" in await head.says("thôi")
        assert town.rows(Meeting) == []


async def test_a_number_after_two_questions_within_a_minute_is_asked_back_and_then_taken(town: Town) -> None:
    with time_machine.travel(SUNDAY) as clock:
        head = await town.member("zalo-bot", "Lê Thị Hạnh", role=Role.HEAD)
        lua = await town.member("zalo-bot", "Nguyễn Thị Lụa")
        clock.shift(3600)
        for hour in ("19h thứ bảy tuần sau", "15h chủ nhật tuần sau"):
            await head.says(f"họp chi hội {hour} nhà văn hóa")
            await head.says("1")
        await town.quiet()
        asked = await lua.says("1")
        assert "hai việc" in asked
        assert "đi được" in await lua.says("2")
        meetings = sorted(town.rows(Meeting), key=lambda m: m.starts_at)
        assert sorted(m.yes for m in meetings) == [0, 1]
