"""Reminders by the plan, quiet hours, and none to those who said no."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import time_machine
from hypothesis import given
from hypothesis import strategies as st

from models.posts import Role
from models.quiet import EARLY_MEETING, NIGHT_ENDS, Timing, earliest, is_night
from models.reminders import due_at
from tests.chat import Town

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=st.just(ZONE))  # noqa: DTZ001 (aware by timezones)


async def test_reminders_come_the_afternoon_before_and_on_the_day_but_not_to_those_who_said_no(
    town: Town, platform: str
) -> None:
    with time_machine.travel("2026-11-22T09:00:00+07:00") as clock:
        head = await town.member(platform, "Lê Thị Hạnh", role=Role.HEAD)
        lua = await town.member(platform, "Nguyễn Thị Lụa")
        gam = await town.member(platform, "Trần Thị Gấm")
        await head.says("họp chi hội 19h30 thứ bảy tuần sau nhà văn hóa thôn")
        await head.says("1")
        await lua.gets("Mời chị")
        await gam.gets("Mời chị")
        await gam.says("không đi được")
        seen = len(gam.texts)
        clock.move_to("2026-11-27T15:59:00+07:00")
        await town.tick()
        assert "Mời chị" in lua.last
        clock.move_to("2026-11-27T16:00:10+07:00")
        await town.tick()
        await town.tick()
        reminded = await lua.gets("Chị đi được không?")
        assert "sinh hoạt chi hội tối mai." in reminded
        assert reminded.count("19 giờ 30") == reminded.count("7 rưỡi") == 1, "the hour once"
        assert "Hẹn gặp" in await lua.says("1")
        clock.move_to("2026-11-28T11:00:10+07:00")
        await town.tick()
        assert "tối nay" in await lua.gets("Chị đã nhắn đi được")
        assert len(gam.texts) == seen, gam.texts
        clock.move_to("2026-11-28T19:45:00+07:00")
        count = len(lua.texts)
        await town.tick()
        assert len(lua.texts) == count


async def test_a_moved_meeting_moves_its_reminders(town: Town) -> None:
    with time_machine.travel("2026-11-22T09:00:00+07:00") as clock:
        head = await town.member("telegram", "Lê Thị Hạnh", role=Role.HEAD)
        lua = await town.member("telegram", "Nguyễn Thị Lụa")
        await head.says("họp chi hội 19h30 thứ bảy tuần sau nhà văn hóa thôn")
        await head.says("1")
        await lua.gets("Mời chị")
        await head.says("đổi giờ họp")
        await head.says("chủ nhật tuần sau")
        await head.says("1")
        await lua.gets("ĐỔI NGÀY")
        clock.move_to("2026-11-27T16:00:10+07:00")
        before = len(lua.texts)
        await town.tick()
        assert len(lua.texts) == before
        # On Sunday 22/11, "chủ nhật tuần sau" is the 29th.
        clock.move_to("2026-11-28T16:00:10+07:00")
        await town.tick()
        await lua.gets("tối mai")


@given(MOMENTS, st.sampled_from([Timing.NOTICE, Timing.REMINDER, Timing.CHANGE, Timing.INVITATION]))
def test_nothing_that_can_wait_goes_out_at_night(due: datetime, timing: Timing) -> None:
    start = due + timedelta(hours=30)
    assert not is_night(earliest(due, timing, start))


@given(MOMENTS, st.sampled_from(["day-before", "on-the-day", "72h", "24h", "2h"]))
def test_a_reminder_is_always_due_before_the_meeting(start: datetime, step: str) -> None:
    due = earliest(due_at(step, start), Timing.REMINDER, start)
    assert due < start or is_night(start)
    assert not is_night(due)


def test_an_early_meeting_is_reminded_on_the_evening_before() -> None:
    start = datetime(2026, 11, 28, 7, 30, tzinfo=ZONE)
    assert earliest(due_at("on-the-day", start), Timing.REMINDER, start) == datetime(2026, 11, 27, 20, 45, tzinfo=ZONE)


def test_a_change_less_than_twelve_hours_ahead_passes_at_night() -> None:
    now = datetime(2026, 11, 27, 22, 0, tzinfo=ZONE)
    assert earliest(now, Timing.CHANGE, now + timedelta(hours=10)) == now
    assert earliest(now, Timing.CHANGE, now + timedelta(hours=13)) == datetime(2026, 11, 28, 6, 0, tzinfo=ZONE)


@given(MOMENTS, st.timedeltas(timedelta(minutes=1), timedelta(days=3)))
def test_an_invitation_is_always_due_before_the_meeting_and_wakes_nobody_for_one_of_the_day(
    due: datetime, ahead: timedelta
) -> None:
    start = due + ahead
    leaves = earliest(due, Timing.INVITATION, start)
    assert due <= leaves < start
    assert not is_night(leaves) or start - due <= timedelta(hours=12)
    late = start.astimezone(ZONE).time() >= EARLY_MEETING and start.date() > due.date()
    assert not is_night(leaves) or not late or due.time() < NIGHT_ENDS
