"""A head's sentences: whom they are for behind the time, committees in words, series, what is put off."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from sqlmodel import Session, select

from bot.reading.audiences import Named, read_notice_line
from bot.reading.change_line import read_change
from bot.reading.meeting_line import read_meeting_line
from bot.reading.plain_notices import read_plain_notice
from models import units
from models.announcements import Announcement
from models.meetings import Meeting
from models.members import Membership
from models.posts import Role
from models.units import UnitKind, get_unit
from tests.chat import Phone, Town

SUNDAY = "2026-11-22T09:00:00+07:00"
NOW = datetime(2026, 11, 22, 9, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


@pytest.mark.parametrize(
    ("typed", "when"),
    [
        ("gửi tin 7 giờ sáng mai cho tổ 3: Hôm nay đi thăm bà Lụa", "7 giờ sáng mai"),
        ("gui tin 7 gio sang mai cho to 3: Hom nay di tham ba Lua", "7 gio sang mai"),
        ("gửi tin lúc 7 giờ sáng mai tới tổ 3: Hôm nay đi thăm bà Lụa", "7 giờ sáng mai"),
        ("gửi tin tối mai tổ 3: Hôm nay đi thăm bà Lụa", "tối mai"),
        ("gửi 19h30 thứ bảy cho tổ 3: Hôm nay đi thăm bà Lụa", "19h30 thứ bảy"),
        ("gửi tin cho tổ 3 vào 7 giờ sáng mai: Hôm nay đi thăm bà Lụa", "7 giờ sáng mai"),
    ],
)
def test_whom_a_notice_is_for_is_read_before_and_after_the_time(typed: str, when: str) -> None:
    line = read_notice_line(typed)
    assert line is not None
    assert (line.named, line.when) == (Named(groups=(3,)), when)


@pytest.mark.parametrize(
    "typed",
    [
        "gửi tin 7 giờ sáng mai cho bà Lụa: Mai đi khám nhé",
        "gửi tin 7 giờ sáng mai cho bà Lụa mai đi khám nhé",
        "gửi tin lúc 7 giờ sáng mai tới mấy bà kia: Mai đi khám nhé",
        "gửi tin 7 giờ sáng mai tổ 3 đi thăm bà Lụa",
    ],
)
def test_somebody_who_is_not_understood_is_never_everybody(typed: str) -> None:
    line = read_notice_line(typed) or read_plain_notice(typed, lambda _named: True)
    assert line is None or line.named is None


@pytest.mark.parametrize(
    ("typed", "kind", "place"),
    [
        ("họp ban chấp hành 8h sáng thứ tư, nhà văn hóa", "committee", "nhà văn hóa"),
        ("hop ban chap hanh 8h sang thu tu, nha van hoa", "committee", "nha van hoa"),
        ("họp ban chấp hành sáng thứ sáu 9 giờ", "committee", ""),
        ("họp ban chấp hành chi hội 8 giờ sáng thứ năm ở nhà chị Sương", "committee", "nhà chị Sương"),
        ("mời ban chấp hành họp 8h sáng thứ tư nhà văn hóa", "committee", "nhà văn hóa"),
        ("họp 8h sáng thứ tư ban chấp hành ở nhà văn hóa", "committee", "nhà văn hóa"),
        ("họp 8h sáng thứ tư ban thường vụ", "standing", ""),
        ("họp thường vụ 8h sáng thứ tư", "standing", ""),
        ("họp 8h sáng thứ tư các tổ trưởng nhà chị Sương", "briefing", "nhà chị Sương"),
        ("họp 8h sáng thứ tư câu lạc bộ dân vũ ở nhà văn hóa", "club", "nhà văn hóa"),
        ("họp 8h sáng thứ tư tổ 2 ở nhà văn hóa", "group", "nhà văn hóa"),
        ("họp tổ 2 lại vào 7 giờ tối thứ năm", "group", ""),
        ("họp lại tổ 2 7 giờ tối thứ năm nhà văn hóa", "group", "nhà văn hóa"),
        ("họp chi hội 8 giờ tối mai chỗ cũ", "branch", "chỗ cũ"),
    ],
)
def test_whom_a_meeting_is_for_is_read_in_words_before_and_after_the_time(typed: str, kind: str, place: str) -> None:
    line = read_meeting_line(typed, now=NOW)
    assert line is not None
    assert (line.kind, line.place) == (kind, place)


def test_what_they_will_talk_about_is_no_place() -> None:
    line = read_meeting_line("họp chi hội 8 giờ tối mai chỗ cũ nói chuyện vay vốn", now=NOW)
    assert line is not None
    assert (line.place, line.topic) == ("chỗ cũ", "nói chuyện vay vốn")


@pytest.mark.parametrize(
    "typed",
    [
        "đổi giờ họp hằng tháng sang 7 giờ tối",
        "doi gio hop hang thang sang 7 gio toi",
        "đổi giờ sang 7 giờ tối cho các buổi hằng tháng",
        "đổi giờ các buổi hằng tháng sang 7 giờ tối",
    ],
)
def test_the_hour_of_what_comes_every_month_is_that_of_all_that_follow(typed: str) -> None:
    change = read_change(typed, now=NOW)
    assert change is not None
    assert change.following is True
    assert change.when is not None
    assert (change.when.hour and change.when.hour.hour, change.when.repeated) == (19, None)


def test_a_date_beside_a_weekday_says_which_day() -> None:
    change = read_change("đổi giờ họp thứ bảy 5/12 sang 8 giờ tối", now=NOW)
    assert change is not None
    assert {day.month for day in change.days} == {12}


async def _groups(town: Town, *phones: Phone) -> None:
    """Group 2 and group 3 in the branch; everybody is in the third."""

    def found(session: Session) -> None:
        branch = get_unit(session, town.ids["man"])
        units.add_unit(session, code="T2", name="tổ 2", kind=UnitKind.GROUP, parent=branch)
        third = units.add_unit(session, code="T3", name="tổ 3", kind=UnitKind.GROUP, parent=branch)
        for membership in session.exec(select(Membership)).all():
            membership.group_id = third.id
            session.add(membership)

    town.write(found)


async def test_notices_go_to_those_who_are_named_and_say_what_the_head_cannot_see(town: Town, platform: str) -> None:
    with time_machine.travel(SUNDAY) as clock:
        head = await town.member(platform, "Lê Thị Hạnh", role=Role.HEAD)
        lua = await town.member(platform, "Nguyễn Thị Lụa")
        town.on_paper("Trần Thị Gấm")
        await _groups(town)
        town.on_paper("Vũ Thị Mến")
        seen = await head.says("gửi tin 7 giờ sáng mai cho tổ 3: Hôm nay tổ mình đi thăm bà Lụa ốm")
        assert "Gửi riêng: chị em tổ 3" in seen
        assert "Gửi 3 chị" in seen
        await head.says("1")
        assert "1. Hủy" in await head.says("hủy tin hẹn")
        await head.says("1")
        assert town.rows(Announcement)[0].cancelled_at is not None
        for number in range(3):
            await head.says(f"gửi tin: tin số {number} của chi hội")
            await head.says("1")
        assert "Tin này vừa gửi sáng nay lúc 9 giờ" in await head.says("gửi tin: tin số 2 của chi hội")
        await head.says("0")
        seen = await head.says("gửi tin: Sáng mai chị em đi dọn đường")
        assert "2 chị hôm nay đã nhận đủ ba tin: tin này đến các chị ấy lúc 6 giờ sáng thứ Hai 23/11" in seen
        assert 'Trong tin có chữ "Sáng mai"' in seen
        await head.says("0")
        assert "Trong tin" not in await head.says("gửi tin: chị Mai dọn đường xong rồi")
        await head.says("0")
        clock.move_to("2026-11-23T21:30:00+07:00")
        assert 'Trong tin có chữ "tối nay"' in await head.says("gửi tin: tối nay chị em đóng cửa cẩn thận")
        assert lua.texts


async def test_a_meeting_that_is_put_off_is_still_known_and_places_keep_their_accents(
    town: Town, platform: str
) -> None:
    with time_machine.travel(SUNDAY) as clock:
        head = await town.member(platform, "Lê Thị Hạnh", role=Role.HEAD)
        lua = await town.member(platform, "Nguyễn Thị Lụa")
        await head.says("họp chi hội 7 giờ tối thứ bảy nhà văn hóa thôn")
        await head.says("1")
        await lua.gets("Mời chị")
        await head.says("nội dung: bàn việc vay vốn")
        clock.move_to("2026-11-27T16:01:00+07:00")
        await town.tick()
        assert "Nội dung: bàn việc vay vốn." in await lua.gets("nhắc chị")
        assert "chưa có dấu" in await head.says("doi cho hop sang nha chi Suong")
        await head.says("0")
        await head.says("hoãn họp")
        await head.says("1")
        await lua.gets("HOÃN")
        seen = await head.says("hủy họp chi hội")
        assert "đang hoãn: hủy hẳn hay hẹn ngày mới" in seen
        await head.taps("Hẹn ngày mới")
        seen = await head.says("8 giờ tối thứ năm")
        assert "nhà văn hóa thôn" in seen
        assert "bàn việc vay vốn" in seen
        await head.says("0")
        # A new day in the same line is that meeting's, called anew.
        seen = await head.says("doi hop chi hoi sang chu nhat 7h toi")
        assert "19 giờ (7 giờ tối), Chủ nhật 29/11" in seen
        assert "bàn việc vay vốn" in seen
        await head.says("0")
        await head.says("hủy họp")
        assert "hủy" in await head.taps("Hủy hẳn")
        await lua.gets("HỦY")
        assert "báo nghỉ rồi" in await head.says("huy hop thu bay")
        assert "đang hoãn" not in await head.says("hủy họp chi hội")
        assert "do Hội cấp trên mời" in await head.says("họp chi hội trưởng toàn xã")
        seen = await head.says("hop chi hoi 8 gio toi thu nam o nha van hoa thon noi chuyen vay von")
        assert "nhà văn hóa thôn" in seen
        assert "noi chuyen vay von" in seen


async def test_a_series_begins_with_the_meeting_that_is_called_and_an_ended_one_leaves_single_meetings(
    town: Town, platform: str
) -> None:
    with time_machine.travel(SUNDAY):
        head = await town.member(platform, "Lê Thị Hạnh", role=Role.HEAD)
        lua = await town.member(platform, "Nguyễn Thị Lụa")
        await head.says("họp chi hội 7 giờ tối 5/12 nhà văn hóa thôn")
        await head.says("1")
        await lua.gets("Mời chị")
        seen = await head.says("họp chi hội 7 giờ tối mùng 5 dương hằng tháng nhà văn hóa thôn")
        assert "5/12 đã mời rồi" in seen
        assert "đã mời làm buổi đầu" in await head.says("1")
        await town.quiet()
        assert sum("Mời chị" in text for text in lua.texts) == 1
        assert len([m for m in town.rows(Meeting) if m.local_date.isoformat() == "2026-12-05"]) == 1
        assert "Các buổi sau cũng vậy" in await head.says("đổi giờ họp hằng tháng sang 8 giờ tối")
        await head.says("0")
        await head.says("thôi họp hằng tháng")
        await head.says("1")
        seen = await head.says("đổi giờ họp sang 8 giờ tối")
        assert "các buổi sau" not in seen.lower()
        await head.says("0")
        assert "các buổi sau" not in (await head.says("lùi họp 1 tiếng")).lower()
        await head.says("0")
        assert "các buổi sau" not in (await head.says("hủy họp")).lower()
