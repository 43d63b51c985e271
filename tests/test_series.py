"""A head calls a meeting that repeats: the first is invited to at once, the next ones by the clock."""

from datetime import UTC, date, datetime, time

import pytest
import time_machine
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session

from models.deliveries import Message
from models.meetings import Meeting, MeetingKind, MeetingState
from models.occurrences import top_up
from models.posts import NotAllowed, Role
from models.recurrence import By, Repeat
from models.series import Series, SeriesRunning, call_series, make_ahead
from tests.chat import Town
from tests.roll_town import person, who

SUNDAY = "2026-11-22T09:00:00+07:00"
FULL_MOON = Repeat(By.LUNAR, day=15)


def meetings(town: Town) -> list[Meeting]:
    return sorted(town.rows(Meeting), key=lambda m: m.starts_at)


def days(town: Town) -> list[date]:
    return [m.local_date for m in meetings(town) if m.state != MeetingState.CANCELLED]


async def test_one_message_begins_a_series_and_each_meeting_is_invited_to_in_its_time(
    town: Town, platform: str
) -> None:
    with time_machine.travel(SUNDAY) as clock:
        head = await town.member(platform, "Lê Thị Hạnh", role=Role.HEAD)
        lua = await town.member(platform, "Nguyễn Thị Lụa")
        seen = await head.says("họp chi hội 7 rưỡi tối rằm hằng tháng nhà văn hóa thôn")
        assert "Họp rằm hằng tháng." in seen
        assert "19 giờ 30 (7 rưỡi tối), thứ Hai 23/11, nhằm ngày 15 tháng 10 âm, nhà văn hóa thôn." in seen
        assert "thứ Tư 23/12, thứ Sáu 22/1/2027" in seen
        assert "Mời thôn Mận: 2 chị" in seen
        assert "2 chị" in await head.taps("Gửi lời mời")
        await lua.gets("Mời chị dự sinh hoạt chi hội")
        assert "đi được" in await lua.says("1")
        assert len(days(town)) == 12
        assert "Họp đều: rằm hằng tháng" in (shown := await lua.says("lịch họp"))
        assert "23/12" not in shown
        clock.move_to("2026-12-15T08:00:30+07:00")
        gam = await town.member(platform, "Trần Thị Gấm")  # she came after the series was called
        assert "23/12" in (shown := await gam.says("lịch họp"))
        assert "Họp đều: rằm hằng tháng" in shown
        assert "22/1" not in shown
        await town.tick()
        asked = await head.gets("Sắp đến sinh hoạt chi hội")
        assert "sáng mai lúc 8 giờ" in asked
        assert "Mời" not in gam.last
        assert "nói chuyện gì" in await head.taps("Thêm nội dung")
        assert "tổng kết năm" in await head.says("tổng kết năm")
        clock.move_to("2026-12-16T08:00:30+07:00")
        await town.tick()
        await town.tick()
        invited = await gam.gets("Nội dung: tổng kết năm")
        assert "thứ Tư 23/12" in invited
        assert [text for text in gam.arrived() if "Nội dung: tổng kết năm" in text] == [invited], "once"
        assert "đi được" in await gam.says("1")
        second = meetings(town)[1]
        assert (second.invited, second.yes, second.invite_at) == (3, 1, None)
        assert len([day for day in days(town) if day > date(2026, 12, 16)]) == 12, "one more is made ahead"


async def test_what_is_called_at_night_is_said_to_leave_in_the_morning(town: Town) -> None:
    with time_machine.travel("2026-11-22T22:06:00+07:00"):
        head = await town.member("telegram", "Lê Thị Hạnh", role=Role.HEAD)
        lua = await town.member("telegram", "Nguyễn Thị Lụa")
        seen = await head.says("họp chi hội 7 rưỡi tối ngày 25 hằng tháng nhà văn hóa thôn")
        assert "Ban đêm em không gửi, sáng mai lúc 6 giờ em mời buổi đầu. Chị em sẽ nhận:" in seen
        assert "mời buổi đầu ngay" not in seen
        assert "Dạ, sáng mai lúc 6 giờ em gửi lời mời sinh hoạt chi hội" in await head.taps("Gửi lời mời")
        await town.quiet()
        assert "Mời chị" not in lua.last


async def test_what_is_not_said_is_asked_and_every_step_has_its_way_out(town: Town) -> None:
    with time_machine.travel(SUNDAY):
        head = await town.member("zalo-bot", "Lê Thị Hạnh", role=Role.HEAD)
        assert "Họp ngày nào" in await head.says("mời họp")
        assert "ngày nào trong tháng" in await head.says("thứ bảy hằng tháng")
        for nonsense in ("🙂", "5" * 300, "<b>", "abc " * 1250, "ngày 32", "chủ nhật", "0 0"):
            assert "ngày nào trong tháng" in await head.says(nonsense)
        assert "theo lịch nào" in await head.says("mùng 5")
        assert "Mấy giờ" in await head.says("2")
        asked = await head.says("7 rưỡi")
        assert "7 rưỡi sáng" in asked
        assert "ở đâu" in await head.says("2")
        seen = await head.says("nhà văn hóa")
        assert "Họp mùng 5 âm hằng tháng." in seen
        assert "sửa gì" in await head.taps("Sửa lại")
        assert "ngày nào trong tháng" in await head.says("1")
        assert "Họp mùng 5 âm hằng tháng." in await head.says("quay lại")
        assert "sửa gì" in await head.taps("Sửa lại")
        assert "ngày nào trong tháng" in await head.says("1")
        seen = await head.says("31")
        assert "Họp ngày 31 hằng tháng, tháng không có ngày 31 thì họp ngày cuối tháng." in seen
        assert "thứ Hai 30/11" in seen
        assert "thôi việc đó" in await head.says("0")
        assert town.rows(Meeting) == []
        for step in ("họp hằng tháng", "họp chi hội rằm hằng tháng", "họp chi hội 8h tối rằm hằng tháng"):
            await head.says(step)
            assert "thôi việc đó" in await head.says("thôi")
        assert town.rows(Series) == []


async def test_a_second_tap_begins_nothing_more_and_the_same_series_is_refused(town: Town) -> None:
    with time_machine.travel(SUNDAY):
        head = await town.member("telegram", "Lê Thị Hạnh", role=Role.HEAD)
        deputy = await town.member("telegram", "Trần Thị Gấm", role=Role.DEPUTY)
        line = "họp chi hội 7 rưỡi tối rằm hằng tháng nhà văn hóa thôn"
        await head.says(line)
        await deputy.says(line)
        await head.taps("Gửi lời mời")
        await deputy.types("1")  # her own invitation waits until she has ended this
        await deputy.gets("họp đều như vậy rồi")
        assert len(town.rows(Series)) == 1
        assert len(town.rows(Meeting)) == 12


async def test_a_weekly_one_says_the_same_every_week_and_asks_nobody(town: Town) -> None:
    with time_machine.travel(SUNDAY) as clock:
        head = await town.member("zalo-bot", "Lê Thị Hạnh", role=Role.HEAD)
        await head.says("họp chi hội 5h chiều thứ tư hằng tuần sân bóng, nội dung: tập dân vũ")
        assert "3 ngày" in head.last
        await head.says("1")
        clock.move_to("2026-11-28T09:00:00+07:00")
        await town.tick()
        assert town.rows(Message, kind="series-soon") == []
        clock.move_to("2026-11-29T08:30:00+07:00")
        await town.tick()
        assert "thứ Tư 2/12" in head.last
        assert "Nội dung: tập dân vũ" in head.last


async def test_only_who_may_call_may_begin_one_and_the_days_are_made_once(town: Town) -> None:
    await town.member("telegram", "Lê Thị Hạnh", role=Role.HEAD)
    await town.member("telegram", "Nguyễn Thị Lụa")
    head, woman = who(person(town, "Lê Thị Hạnh")), who(person(town, "Nguyễn Thị Lụa"))
    unit = town.ids["man"]
    hour = time(19, 30)
    with time_machine.travel(SUNDAY, tick=False) as clock:
        with pytest.raises(NotAllowed):
            town.write(call_series, woman, unit, MeetingKind.BRANCH, FULL_MOON, hour)
        called = town.write(call_series, head, unit, MeetingKind.BRANCH, FULL_MOON, hour, "nhà văn hóa")
        with pytest.raises(SeriesRunning):
            town.write(call_series, head, unit, MeetingKind.BRANCH, FULL_MOON, hour)

        def again(session: Session) -> int:
            series = session.get(Series, called.series)
            assert series is not None
            return make_ahead(session, series)

        assert town.write(again) == 0

        def twice(session: Session) -> None:
            first = session.get(Meeting, called.meeting)
            assert first is not None
            session.add(
                Meeting(
                    unit_id=unit,
                    kind=MeetingKind.BRANCH,
                    starts_at=first.starts_at,
                    local_date=first.local_date,
                    called_by=first.called_by,
                    series_id=called.series,
                    occurrence=first.occurrence,
                )
            )
            session.flush()

        with pytest.raises(IntegrityError):
            town.write(twice)
        clock.move_to(datetime(2027, 6, 1, tzinfo=UTC))
        town.write(top_up)
        assert len([day for day in days(town) if day > date(2027, 6, 1)]) == 12
        assert town.write(top_up) == 0
        assert len(days(town)) == len(set(days(town)))


async def test_the_days_of_a_series_that_fall_into_tet_are_named_and_can_be_called_off(town: Town) -> None:
    with time_machine.travel(SUNDAY) as clock:
        head = await town.member("zalo-bot", "Lê Thị Hạnh", role=Role.HEAD)
        seen = await head.says("họp chi hội 7 rưỡi tối thứ bảy tuần đầu hằng tháng nhà văn hóa")
        said = "Rơi vào dịp Tết: thứ Bảy 6/2/2027. Hôm đó nghỉ thì chị nhắn: hủy họp ngày 6/2."
        assert said in seen
        await head.says("1")
        assert said in await head.says("lịch họp đều")
        clock.move_to("2027-01-29T08:00:30+07:00")
        await town.tick()
        assert "Hôm đó đang dịp Tết." in await head.gets("Sắp đến sinh hoạt chi hội: 19 giờ 30")
        await head.says("hủy họp ngày 6/2")
        await head.says("1")
        off = [m.local_date for m in meetings(town) if m.state == MeetingState.CANCELLED]
        assert off == [date(2027, 2, 6)]
        assert "Tết" not in await head.says("lịch họp đều")
