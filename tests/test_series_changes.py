"""One meeting of a series is moved or skipped, all that follow change, the series ends; places and postponing, too."""

from datetime import date, time

import pytest
import time_machine

from models.invites import NothingChanged
from models.meetings import Meeting, MeetingKind, MeetingState
from models.posts import NotAllowed, Role
from models.recurrence import By, Repeat
from models.series import NoSuchSeries, Series, call_series
from models.series_changes import change_series, end_series
from tests.chat import Phone, Town
from tests.roll_town import person, who

SUNDAY = "2026-11-22T09:00:00+07:00"
LINE = "họp chi hội 7 rưỡi tối rằm hằng tháng nhà văn hóa thôn"


def meetings(town: Town) -> list[Meeting]:
    return sorted(town.rows(Meeting, state=MeetingState.CALLED), key=lambda m: m.starts_at)


async def _series(town: Town, channel: str) -> tuple[Phone, Phone]:
    head = await town.member(channel, "Lê Thị Hạnh", role=Role.HEAD)
    lua = await town.member(channel, "Nguyễn Thị Lụa")
    await head.says(LINE)
    await head.says("1")
    await lua.gets("Mời chị")
    return head, lua


async def test_an_hour_is_changed_for_one_or_for_all_and_only_those_who_were_told_hear_the_difference(
    town: Town, platform: str
) -> None:
    with time_machine.travel(SUNDAY) as clock:
        head, lua = await _series(town, platform)
        await lua.says("1")
        assert "đổi sang lúc nào" in await head.says("đổi giờ họp")
        assert "mấy buổi" in await head.says("8 giờ tối")
        seen = await head.taps("Buổi này và các buổi sau")
        assert "Các buổi sau cũng vậy." in seen
        assert "trở đi" in await head.says("1")
        changed = await lua.gets("ĐỔI GIỜ: 19 giờ 30 (7 rưỡi tối) → 20 giờ (8 giờ tối)")
        assert "vẫn ghi chị đi được" in changed
        assert {m.starts_at.hour for m in meetings(town)} == {13}
        assert "mấy buổi" in await head.says("đổi giờ họp tháng 12 sang 6 giờ tối")
        assert "Chỉ đổi buổi này" in await head.taps("Chỉ buổi này")
        await head.says("1")
        assert [m.starts_at.hour for m in meetings(town)][:3] == [13, 11, 13]
        before = len(lua.arrived())
        await town.quiet()
        assert len(lua.arrived()) == before, "nobody has been told of December yet"
        clock.move_to("2026-12-16T08:01:00+07:00")
        await town.tick()
        invited = await lua.gets("thứ Tư 23/12")
        assert "18 giờ (6 giờ tối)" in invited
        assert "ĐỔI" not in invited


async def test_one_is_skipped_and_the_series_ends_while_what_people_know_of_stays(town: Town, platform: str) -> None:
    with time_machine.travel(SUNDAY):
        head, lua = await _series(town, platform)
        seen = await head.says("bỏ buổi tháng 12")
        assert "Hủy sinh hoạt chi hội 19 giờ 30 (7 rưỡi tối), thứ Tư 23/12" in seen
        assert "Các buổi sau vẫn họp" in seen
        assert "đã hủy" in await head.says("1")
        shown = await head.says("lịch hằng tháng")
        assert "thứ Hai 23/11, thứ Sáu 22/1/2027" in shown
        assert "Buổi nào" in await head.taps("Nghỉ một buổi")
        assert "thứ Sáu 22/1/2027" in await head.says("2")
        assert "chưa ghi gì" in await head.taps("Vẫn họp")
        asked = await head.says("bỏ buổi họp chi hội ngày 9/1")
        assert (
            "1. Sinh hoạt chi hội thứ Hai 23/11, 19 giờ 30 (7 rưỡi tối)\n2. Sinh hoạt chi hội thứ Sáu 22/1/2027"
            in asked
        )
        await head.says("0")
        assert "chắc chưa" in await head.says("thôi họp hằng tháng")
        assert "Buổi đã mời thì vẫn họp" in await head.says("1")
        assert [m.local_date for m in meetings(town)] == [date(2026, 11, 23)]
        assert "Hủy sinh hoạt chi hội 19 giờ 30 (7 rưỡi tối), thứ Hai 23/11" in await head.says("nghỉ buổi này")
        await head.says("1")
        assert "không phải đi nữa" in await lua.gets("HỦY sinh hoạt chi hội")
        assert "chưa có lịch họp đều" in await head.says("thôi họp hằng tháng")


async def test_another_day_of_the_month_is_for_all_that_follow(town: Town) -> None:
    with time_machine.travel(SUNDAY):
        head, lua = await _series(town, "zalo-bot")
        await lua.says("1")
        await head.says("bỏ buổi tháng 1")
        await head.says("1")
        seen = await head.says("đổi lịch họp sang mùng 1 âm hằng tháng")
        assert "→ 19 giờ 30 (7 rưỡi tối), thứ Tư 9/12" in seen
        assert "Từ buổi này họp mùng 1 âm hằng tháng" in seen
        await head.says("1")
        assert "Chị đi được không?" in await lua.gets("ĐỔI NGÀY: thứ Hai 23/11 → thứ Tư 9/12")
        found = meetings(town)
        assert [m.local_date for m in found[:3]] == [date(2026, 12, 9), date(2027, 1, 8), date(2027, 2, 6)]
        assert len(found) == 12
        assert found[0].yes == 0
        assert "theo lịch nào" not in await head.says("đổi lịch họp sang thứ bảy tuần đầu hằng tháng 8 giờ tối")
        assert "20 giờ (8 giờ tối), thứ Bảy 5/12" in head.last
        assert "chưa ghi gì" in await head.taps("Để như cũ")


async def test_a_place_is_changed_in_one_message_or_with_a_question(town: Town, platform: str) -> None:
    with time_machine.travel(SUNDAY):
        head = await town.member(platform, "Lê Thị Hạnh", role=Role.HEAD)
        lua = await town.member(platform, "Nguyễn Thị Lụa")
        assert "chưa mời họp" in await head.says("đổi chỗ: nhà chị Sương")
        await head.says("họp chi hội 19h thứ bảy tuần sau nhà văn hóa")
        await head.says("1")
        await lua.gets("Mời chị")
        await lua.says("1")
        seen = await head.says("đổi chỗ: nhà chị Sương")
        assert "nhà văn hóa → nhà chị Sương" in seen
        assert "nhà chị Sương" in await head.says("1")
        told = await lua.gets("ĐỔI CHỖ: nhà văn hóa → nhà chị Sương.")
        assert "vẫn ghi chị đi được" in told
        assert "sang chỗ nào" in await head.says("đổi chỗ họp")
        assert "nhà chị Sương → hội trường xã" in await head.says("hội trường xã")
        assert "chưa ghi gì" in await head.says("0")
        seen = await head.says("dời họp sang 8 giờ tối chủ nhật tuần sau ở nhà văn hóa mới")
        assert "→ 20 giờ (8 giờ tối), Chủ nhật 29/11" in seen
        assert "nhà văn hóa mới" in seen
        await head.says("1")
        assert "nhà văn hóa mới" in await lua.gets("ĐỔI NGÀY, ĐỔI CHỖ: thứ Bảy 28/11 → Chủ nhật 29/11.")
        assert "đổi sang lúc nào" in await head.says("đổi giờ họp")
        assert "nhà văn hóa mới → nhà bà Sáu" in await head.says("ở nhà bà Sáu")
        assert "sang chỗ nào" in await head.says("quay lại")
        assert "thôi việc đó" in await head.says("thôi")


async def test_a_meeting_is_called_off_or_postponed_in_the_heads_own_word(town: Town) -> None:
    with time_machine.travel(SUNDAY):
        head = await town.member("telegram", "Lê Thị Hạnh", role=Role.HEAD)
        lua = await town.member("telegram", "Nguyễn Thị Lụa")
        for hour in ("19h thứ bảy tuần sau", "15h chủ nhật tuần sau", "8h sáng thứ ba"):
            await head.says(f"họp chi hội {hour} nhà văn hóa")
            await head.says("1")
        await town.quiet()
        assert "Buổi nào" in await head.says("hủy họp")
        assert "Hủy sinh hoạt chi hội" in await head.says("1")
        assert "đã hủy" in await head.taps("Hủy buổi này")
        await lua.gets("HỦY sinh hoạt chi hội: 8 giờ sáng, thứ Ba 24/11")
        assert "lý do: mưa to." in await head.says("hoãn họp thứ bảy vì mưa to")
        assert "Lý do chưa có dấu" in await head.says("bao lon qua")
        assert "lý do: bão to quá." in await head.says("bão to quá")
        assert "đã hoãn" in await head.taps("Hoãn buổi này")
        told = await lua.gets("HOÃN sinh hoạt chi hội")
        assert "lý do: bão to quá.\nHôm đó chị chưa phải đi. Có ngày mới em nhắn chị" in told
        assert "lý do: bão to quá." in await head.taps("Tin dán nhóm Zalo")
        assert "báo nghỉ rồi" in await head.says("hủy họp thứ bảy")
        await head.says("ai đi")
        assert "hủy hay hoãn" in await head.taps("Hủy hoặc hoãn")
        assert "Hoãn" in await head.taps("Hoãn, có ngày mới báo sau")
        assert "chưa ghi gì" in await head.taps("Vẫn họp")


async def test_a_series_of_another_branch_and_one_that_has_ended_are_out_of_reach(town: Town) -> None:
    await town.member("telegram", "Lê Thị Hạnh", role=Role.HEAD)
    await town.member("telegram", "Trần Thị Gấm", branch="buoi", role=Role.HEAD)
    head, woman = who(person(town, "Lê Thị Hạnh")), who(person(town, "Trần Thị Gấm"))
    with time_machine.travel(SUNDAY, tick=False):
        called = town.write(
            call_series, head, town.ids["man"], MeetingKind.BRANCH, Repeat(By.DATE, day=15), time(19, 30), "nhà văn hóa"
        )
        with pytest.raises(NotAllowed):
            town.write(end_series, woman, called.series)
        with pytest.raises(NotAllowed):
            town.write(change_series, woman, called.meeting, hour=time(18))
        with pytest.raises(NothingChanged):
            town.write(change_series, head, called.meeting, hour=time(19, 30))
        ended = town.write(end_series, head, called.series)
        assert ended.invited == 1
        with pytest.raises(NoSuchSeries):
            town.write(end_series, head, called.series)
        with pytest.raises(NoSuchSeries):
            town.write(change_series, head, called.meeting, hour=time(18))
        assert [s.ended_at is not None for s in town.rows(Series)] == [True]
