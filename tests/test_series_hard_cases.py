"""Series where they are hardest: long rules, far days, another's taps, two posts, two processes at once."""

import threading
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from typing import Any

import time_machine
from sqlalchemy import event
from sqlmodel import Session, select

from models import feeds, members, units
from models.calls import refresh_audience
from models.conversations import Who
from models.deliveries import Message
from models.facts import Refused
from models.invites import change_meeting
from models.meetings import Invitation, Meeting, MeetingKind, MeetingState
from models.occurrences import invite_due
from models.places import locate, spot_at
from models.posts import Post, Role
from models.recurrence import By, Repeat
from models.series import call_series
from models.series_changes import change_series, end_series
from models.units import UnitKind
from tests.chat import Town
from tests.roll_town import person, who

SUNDAY = "2026-11-22T09:00:00+07:00"
EVENING = time(19, 30)


def days(town: Town, many: int = 3) -> list[date]:
    return sorted(m.local_date for m in town.rows(Meeting, state=MeetingState.CALLED))[:many]


async def _head(town: Town, repeat: Repeat, hour: time = EVENING) -> tuple[Who, int, int]:
    await town.member("telegram", "Lê Thị Hạnh", role=Role.HEAD)
    head = who(person(town, "Lê Thị Hạnh"))
    called = town.write(call_series, head, town.ids["man"], MeetingKind.BRANCH, repeat, hour, "nhà văn hóa")
    return head, called.meeting, called.series


async def test_a_yearly_series_is_moved_although_its_last_meetings_lie_far_ahead(town: Town) -> None:
    with time_machine.travel(SUNDAY, tick=False):
        head, meeting, _series = await _head(town, Repeat(By.DATE, day=15, every=12))
        assert days(town, 12)[-1] == date(2037, 12, 15)
        changed = town.write(change_series, head, meeting, hour=time(18))
        assert changed.when.hour == 18
        assert {m.starts_at.hour for m in town.rows(Meeting)} == {11}
        town.write(change_series, head, meeting, place="hội trường xã")
        assert {m.place for m in town.rows(Meeting)} == {"hội trường xã"}


async def test_a_new_day_of_the_month_is_the_nearest_one_to_the_old(town: Town) -> None:
    with time_machine.travel(SUNDAY, tick=False):
        head, _meeting, series = await _head(town, Repeat(By.DATE, day=15))
        january = next(m.id for m in town.rows(Meeting, series_id=series) if m.local_date == date(2027, 1, 15))
        changed = town.write(change_series, head, january, repeat=Repeat(By.DATE, day=20))
        assert changed.when.date() == date(2027, 1, 20), "not five days after the one of December"
        assert days(town) == [date(2026, 12, 15), date(2027, 1, 20), date(2027, 2, 20)]
        assert len(days(town, 99)) == 13


async def test_a_far_meeting_of_a_series_may_become_weekly(town: Town) -> None:
    with time_machine.travel(SUNDAY, tick=False):
        head, _meeting, series = await _head(town, Repeat(By.DATE, day=15))
        last = max(town.rows(Meeting, series_id=series), key=lambda m: m.local_date)
        changed = town.write(change_series, head, last.id, repeat=Repeat(By.WEEK, weekday=2))
        assert abs((changed.when.date() - last.local_date).days) <= 3
        assert changed.when.weekday() == 2


async def test_every_other_month_is_counted_from_the_meeting_that_is_moved(town: Town) -> None:
    with time_machine.travel(SUNDAY, tick=False):
        head, _meeting, series = await _head(town, Repeat(By.DATE, day=15, every=2))
        assert days(town) == [date(2026, 12, 15), date(2027, 2, 15), date(2027, 4, 15)]
        february = next(m.id for m in town.rows(Meeting, series_id=series) if m.local_date == date(2027, 2, 15))
        town.write(change_series, head, february, repeat=Repeat(By.DATE, day=20, every=2))
        assert days(town) == [date(2026, 12, 15), date(2027, 2, 20), date(2027, 4, 20)]


async def test_a_tap_on_a_meeting_of_another_branch_shows_nothing_of_it(town: Town) -> None:
    with time_machine.travel(SUNDAY):
        head = await town.member("telegram", "Lê Thị Hạnh", role=Role.HEAD)
        other = await town.member("telegram", "Trần Thị Gấm", branch="buoi", role=Role.HEAD)
        await head.says("họp chi hội 19h thứ bảy nhà riêng chị Sương")
        await head.taps("Gửi lời mời")
        await other.says("họp chi hội 8h sáng thứ hai nhà văn hóa")
        await other.taps("Gửi lời mời")
        mine = next(m for m in town.rows(Meeting) if m.unit_id == town.ids["man"])
        for tap in ("move", "call_off", "locate", "content", "skip-one", "meeting"):
            await town.quiet()
            before = len(other.arrived())
            await other.device._presses(other.device.screen[-1], f"{tap}:{mine.id}")
            await town.until(lambda before=before: len(other.arrived()) > before, "no answer")
            assert "chị Sương" not in other.arrived()[before], tap
            assert "28/11" not in other.arrived()[before], tap


async def test_who_heads_two_branches_changes_the_meetings_of_both(town: Town) -> None:
    with time_machine.travel(SUNDAY):
        head = await town.member("zalo-bot", "Lê Thị Hạnh", role=Role.HEAD)

        def second(session: Session) -> None:
            session.add(
                Post(
                    person_id=person(town, "Lê Thị Hạnh"),
                    role=Role.HEAD,
                    unit_id=town.ids["buoi"],
                    from_date=date(2020, 1, 1),
                )
            )

        town.write(second)
        town.on_paper("Trần Thị Gấm", branch="buoi")
        await head.says("họp chi hội thôn Mận 19h thứ bảy nhà văn hóa")
        await head.taps("Gửi lời mời")
        await head.says("họp chi hội thôn Bưởi 19h chủ nhật tuần sau nhà văn hóa")
        await head.taps("Gửi lời mời")
        asked = await head.says("đổi giờ họp")
        assert "Bảy 28/11" in asked
        assert "nhật 29/11" in asked
        await head.says("0")
        assert "Chủ nhật 29/11" in await head.says("hủy họp chủ nhật tuần sau")
        await head.says("0")
        await head.says("họp chi hội thôn Bưởi 7 rưỡi tối rằm hằng tháng nhà văn hóa")
        await head.taps("Gửi lời mời")
        assert "thôn Bưởi" in await head.says("lịch họp hằng tháng")


async def test_a_group_that_meets_at_a_place_of_its_branch_has_the_way_there_in_the_calendar_too(town: Town) -> None:
    with time_machine.travel(SUNDAY, tick=False):
        head, _meeting, _series = await _head(town, Repeat(By.DATE, day=15))

        def found(session: Session) -> int:
            group = units.add_unit(
                session, code="G2", name="Tổ 2", kind=UnitKind.GROUP, parent=units.get_unit(session, town.ids["man"])
            )
            session.add(
                Meeting(
                    unit_id=group.id or 0,
                    kind=MeetingKind.GROUP,
                    place="Nhà văn hóa",
                    starts_at=datetime(2026, 11, 28, 12, tzinfo=UTC),
                    local_date=date(2026, 11, 28),
                    called_by=head.person_id,
                )
            )
            session.flush()
            [meeting] = session.exec(select(Meeting).where(Meeting.unit_id == group.id)).all()
            session.add(Invitation(meeting_id=meeting.id or 0, person_id=head.person_id))
            return meeting.id or 0

        town.write(found)
        town.write(locate, head, town.ids["man"], "nhà văn hóa", spot_at(20.44, 106.16))
        path = town.write(feeds.open_feed, head.person_id, "vi")
        calendar = town.house.db.read_now(feeds.calendar_of, path.rpartition("/")[2].removesuffix(".ics"))
        assert [entry.spot is not None for entry in calendar.entries] == [True, True]


async def test_two_processes_that_invite_move_and_end_a_series_at_once_neither_wait_for_ever_nor_lose_anybody(
    town: Town,
) -> None:
    with time_machine.travel(SUNDAY, tick=False) as clock:
        head, _meeting, series = await _head(town, Repeat(By.DATE, day=15))
        january = next(m.id for m in town.rows(Meeting, series_id=series) if m.local_date == date(2027, 1, 15))
        clock.move_to("2027-01-08T08:01:00+07:00")
        done: list[object] = []

        def at_once(rule: Callable[..., Any], *args: Any, **more: Any) -> threading.Thread:
            def run() -> None:
                try:
                    done.append(town.write(rule, *args, **more))
                except Refused as refused:
                    done.append(refused)

            return threading.Thread(target=run)

        every = [
            at_once(invite_due),
            at_once(change_series, head, january, hour=time(18)),
            at_once(end_series, head, series),
            at_once(invite_due),
        ]
        for one in every:
            one.start()
        for one in every:
            one.join(20)
        assert len(done) == len(every), done
        left = {m.id: m for m in town.rows(Meeting, series_id=series)}
        told = {m.subject_id for m in town.rows(Message, kind="invite")}
        assert told <= set(left), "whoever was invited still has her meeting"
        assert all(m.invite_at is None for m in left.values())
        assert len(town.rows(Message, key=f"invite:{january}")) <= 1


async def test_three_hundred_women_are_moved_with_as_many_queries_as_three(town: Town) -> None:
    with time_machine.travel(SUNDAY, tick=False):
        head, meeting, _series = await _head(town, Repeat(By.DATE, day=15))

        def queries(rule: Callable[..., Any], *args: Any, **more: Any) -> int:
            count = 0

            def counted(*_given: Any) -> None:
                nonlocal count
                count += 1

            def run(session: Session) -> None:
                engine = session.get_bind()
                event.listen(engine, "before_cursor_execute", counted)
                try:
                    rule(session, *args, **more)
                    session.flush()
                finally:
                    event.remove(engine, "before_cursor_execute", counted)

            town.write(run)
            return count

        def due(session: Session) -> None:
            invite_due(session)

        few = queries(change_series, head, meeting, hour=time(18))
        moved = queries(change_meeting, head, meeting, place="hội trường")

        def many(session: Session) -> None:
            for number in range(300):
                woman = members.add_person(session, full_name=f"Nguyễn Thị Đào {number}", birth_year=1970)
                members.add_membership(
                    session, person_id=woman.id or 0, branch_id=town.ids["man"], since=date(2020, 1, 1)
                )
            refresh_audience(session, session.exec(select(Meeting).where(Meeting.id == meeting)).one())

        town.write(many)
        assert queries(change_series, head, meeting, hour=time(19)) <= few + 6
        assert queries(change_meeting, head, meeting, place="nhà bà Sáu") <= moved + 6
        with time_machine.travel("2027-01-08T08:01:00+07:00", tick=False):
            assert queries(due) < 60
