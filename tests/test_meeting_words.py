"""What a head, a group leader and a member write about meetings in a month, as they write it."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine

from bot.reading.answers import Answer
from bot.reading.asked_meetings import read_answer_said, read_asked
from bot.reading.change_line import read_change
from bot.reading.meeting_line import read_bare_call, read_meeting_line
from models.meetings import Invitation, Meeting
from models.posts import Role
from tests.chat import Town
from tests.roll_town import group_of, person

SUNDAY = "2026-11-22T09:00:00+07:00"
NOW = datetime(2026, 11, 22, 10, 0, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))

# message: kind, unit, whom, day, hour, place
CALLS = {
    "mời tổ trưởng họp 8h sáng thứ sáu": ("briefing", "", "leaders", "27/11", "8:00", ""),
    "moi to truong hop 8h sang thu sau nha chi Suong": ("briefing", "", "leaders", "27/11", "8:00", "nha chi Suong"),
    "hẹn chị em 7h tối mai ở nhà văn hóa": ("branch", "", "members", "23/11", "19:00", "nhà văn hóa"),
    "hen chi em 7h toi mai o nha van hoa": ("branch", "", "members", "23/11", "19:00", "nha van hoa"),
    "tối mai 7 rưỡi họp tổ 2 nhé": ("group", "tổ 2", "", "23/11", "19:30", ""),
    "mai họp 7h tối nhà chị Sương": ("branch", "", "", "23/11", "19:00", "nhà chị Sương"),
    "họp gấp tối nay 8h nhà chị Sương": ("branch", "", "", "22/11", "20:00", "nhà chị Sương"),
    "hop gap chi hoi toi nay 8h nha chi Suong": ("branch", "", "", "22/11", "20:00", "nha chi Suong"),
    "họp đột xuất 8h tối nay nhà văn hóa": ("branch", "", "", "22/11", "20:00", "nhà văn hóa"),
    "gọi tổ 2 họp 7h tối mai": ("group", "tổ 2", "", "23/11", "19:00", ""),
    "em mời giúp chị tổ 1 họp 3 giờ chiều mai": ("group", "tổ 1", "", "23/11", "15:00", ""),
    "chiều mai 3h tổ 1 họp nhà chị Lụa nhé": ("group", "tổ 1", "", "23/11", "15:00", "nhà chị Lụa"),
    "mời clb dân vũ sinh hoạt 5h chiều thứ tư sân bóng": ("club", "clb dân vũ", "", "25/11", "17:00", "sân bóng"),
    "mời chị em đến họp 7h tối mai nhà văn hóa nhé em": ("branch", "", "members", "23/11", "19:00", "nhà văn hóa"),
    "họp tối mai 7h nhà chị Nhi": ("branch", "", "", "23/11", "19:00", "nhà chị Nhi"),
    "họp tối mai 7h nhà chị Ái": ("branch", "", "", "23/11", "19:00", "nhà chị Ái"),
    "tối nay 8h họp gấp ở nhà văn hóa, bàn việc phòng bão": ("branch", "", "", "22/11", "20:00", "nhà văn hóa"),
    "họp tổ 7h tối mai nhà chị Lụa": ("group", "", "", "23/11", "19:00", "nhà chị Lụa"),
}
# message: place, content
CONTENTS = {
    "họp tổ 1 20h tối nay ở nhà chị Sen, chia cây giống": ("nhà chị Sen", "chia cây giống"),
    "hop 8h mai nha van hoa, trong cay": ("nha van hoa", "trong cay"),
    "họp tổ 8h mai, phát quà trung thu": ("", "phát quà trung thu"),
    "họp chi hội 8h sáng mai nhà văn hóa, thu quỹ": ("nhà văn hóa", "thu quỹ"),
    "họp tổ 2 19h mai nhà chị Thu, xóm 3": ("nhà chị Thu, xóm 3", ""),
    "họp 7h mai ở nhà chị Tập, xóm Bầu": ("nhà chị Tập, xóm Bầu", ""),
}
BARE_CALLS = {
    "họp tổ 1": ("group", "tổ 1", ""),
    "hop chi hoi truong toan xa": ("briefing", "", "heads"),
    "mời họp ban chấp hành": ("committee", "ban chấp hành", ""),
    "họp clb dân vũ nhé": ("club", "clb dân vũ", ""),
    "họp chi hội": ("branch", "", ""),
}
NO_BARE_CALLS = ("họp", "lịch họp tổ 1", "họp tổ 1 chưa", "đi họp tổ", "họp phụ huynh", "họp tổ 1 à", "")
YES, BUSY = Answer("yes"), Answer("no", "busy")
ANSWERS = {
    "đi được họp tổ": (YES, "group"),
    "tối nay họp tổ đi được": (YES, "group"),
    "không đi được họp tổ, bận việc": (BUSY, "group"),
    "đi được buổi họp tổ 1": (YES, "group"),
    "clb dân vũ em đi được": (YES, "club"),
    "đi được": (YES, ""),
}
NO_CALLS = (
    "mai họp mấy giờ",
    "mai có họp không",
    "tối mai họp 7h phải không",
    "tối mai họp lúc 7h à",
    "mai họp 7h tối nhà chị Sương hả",
    "mai họp 7h tối em đi được",
    "tối mai 7h chị em họp, em đi nhé",
    "thứ bảy họp nội dung gì",
    "thứ 4 họp ở nhà ai",
    "họp thứ bảy mời bao nhiêu người",
    "họp 7h sáng hay 7h tối vậy em?",
    "hẹn em 7h tối mai",
    "mời chị 7h",
)
ASKED = (
    "thứ bảy còn họp không",
    "chủ nhật họp phải k",
    "mai 7h họp à em",
    "thứ bảy nghỉ họp à",
    "mai họp 7h tối nhà chị Sương hả",
    "hop clb chieu thu 5 phai k",
    "tháng 12 có họp không",
    "lịch họp tháng 12",
    "mấy giờ clb họp",
)
SHIFTS = {
    "họp thứ bảy lùi lại 1 tiếng": 60,
    "họp chi hội sớm hơn nửa tiếng": -30,
    "lui hop 1 tieng": 60,
    "lùi giờ họp lại 30 phút": 30,
    "dời họp thứ bảy muộn 1 tiếng rưỡi": 90,
    "cho họp sớm lên 1 tiếng": -60,
    "lùi họp thứ bảy 1 tiếng": 60,
}


@pytest.mark.parametrize(("message", "meant"), CALLS.items())
def test_a_call_is_read_whoever_stands_first_in_it(message: str, meant: tuple[str, ...]) -> None:
    line = read_meeting_line(message, now=NOW)
    assert line is not None
    day, hour = line.when.day, line.when.hour
    assert day is not None
    assert hour is not None
    assert (line.kind, line.group, line.whom, f"{day.day}/{day.month}", f"{hour:%-H:%M}", line.place) == meant


@pytest.mark.parametrize(("message", "meant"), CONTENTS.items())
def test_what_will_be_done_there_is_no_part_of_the_place(message: str, meant: tuple[str, str]) -> None:
    line = read_meeting_line(message, now=NOW)
    assert line is not None
    assert (line.place, line.topic) == meant


@pytest.mark.parametrize(("message", "meant"), BARE_CALLS.items())
def test_whom_she_calls_is_read_before_she_says_when(message: str, meant: tuple[str, ...]) -> None:
    line = read_bare_call(message, now=NOW)
    assert line is not None
    assert (line.kind, line.group, line.whom) == meant
    assert line.when.day is line.when.hour is None


@pytest.mark.parametrize("message", NO_BARE_CALLS)
def test_what_asks_or_names_nobody_is_no_such_call(message: str) -> None:
    assert read_bare_call(message, now=NOW) is None


@pytest.mark.parametrize(("message", "meant"), ANSWERS.items())
def test_an_answer_may_name_the_kind_of_meeting(message: str, meant: tuple[Answer, str]) -> None:
    said = read_answer_said(message, NOW.date())
    assert said is not None
    assert (said.answer, said.kind) == meant


@pytest.mark.parametrize("message", ["ai đi được họp tổ 1", "họp tổ 1 đi được không", "họp tổ mấy giờ"])
def test_a_question_that_names_a_meeting_is_no_answer(message: str) -> None:
    assert read_answer_said(message, NOW.date()) is None


@pytest.mark.parametrize("message", NO_CALLS)
def test_what_may_be_a_question_or_an_answer_is_no_call(message: str) -> None:
    assert read_meeting_line(message, now=NOW) is None


@pytest.mark.parametrize("message", ASKED)
def test_what_wants_to_hear_yes_is_a_question_about_that_meeting(message: str) -> None:
    asked = read_asked(message, now=NOW)
    assert asked is not None
    assert asked.intent == "schedule"


@pytest.mark.parametrize(("message", "minutes"), SHIFTS.items())
def test_a_meeting_is_put_off_by_so_much(message: str, minutes: int) -> None:
    change = read_change(message, now=NOW)
    assert change is not None
    assert change.minutes == minutes


async def test_an_answer_is_for_the_meeting_of_the_day_that_she_names(town: Town, platform: str) -> None:
    with time_machine.travel(SUNDAY):
        head = await town.member(platform, "Lê Thị Hạnh", role=Role.HEAD)
        lua = await town.member(platform, "Nguyễn Thị Lụa")
        for line in ("họp chi hội 7h tối thứ bảy nhà văn hóa thôn", "họp chi hội 7h tối thứ năm sân đình"):
            await head.says(line)
            await head.says("1")
        assert "thứ Bảy 28/11: chị không đi được" in await lua.says("thứ bảy tôi bận")
        assert "thứ Năm 26/11: chị đi được" in await lua.says("thu 5 c co di")
        # On a day without a meeting it is no answer to another one.
        assert "Buổi nào" in await lua.says("thứ ba chị ốm không đi được")
        answers = {
            (m.local_date.day, i.answer)
            for m in town.rows(Meeting)
            for i in town.rows(Invitation, meeting_id=m.id, person_id=person(town, "Nguyễn Thị Lụa"))
        }
        assert answers == {(28, "no"), (26, "yes")}
        assert "Tháng 12 chưa có buổi nào chị ạ. Buổi tới là:" in await lua.says("tháng 12 có họp không")
        # By how much, and why.
        assert "→ 20 giờ 30 (8 rưỡi tối), thứ Bảy 28/11" in await head.says("họp thứ bảy lùi lại 1 tiếng rưỡi")
        await head.says("0")
        assert "Buổi nào" in await head.says("mưa to quá, hoãn họp")
        await head.says("thôi")
        # The kind of it, where the other was asked about last.
        await lua.says("lịch họp")
        group = group_of(town, "", "Nguyễn Thị Lụa", number=1)
        assert "Họp ngày nào" in await head.says("họp tổ 1")
        await head.says("8h tối mai")
        assert "Nội dung: chia cây giống" in await head.says("nhà chị Sen, chia cây giống")
        await head.says("1")
        await head.says("họp chi hội 7h tối thứ sáu sân đình")
        await head.says("1")
        await lua.gets("thứ Sáu 27/11")
        assert "sinh hoạt tổ" in await lua.says("đi được họp tổ")
        [invited] = [m for m in town.rows(Meeting) if m.unit_id == group]
        [hers] = town.rows(Invitation, meeting_id=invited.id, person_id=person(town, "Nguyễn Thị Lụa"))
        assert hers.answer == "yes"
        # Of a head "ket qua" asks, and is no "kẹt quá"; what her menu says is no reason.
        assert "Các buổi trước" in await head.says("ket qua hop chi hoi")
        assert "Buổi khác" in await head.says("ket qua")
        assert "Lịch sinh hoạt" in await head.says("viec rieng cua toi")
        # What is no place is not taken for one.
        assert "Họp ở đâu" in await head.says("mời chị em họp 7h tối mai")
        assert "Hủy sinh hoạt chi hội" in await head.says("hủy họp thứ bảy")


async def test_a_group_leader_calls_her_own_group_and_no_branch(town: Town) -> None:
    with time_machine.travel(SUNDAY):
        await town.member("zalo-bot", "Lê Thị Hạnh", role=Role.HEAD)
        lua = await town.member("zalo-bot", "Nguyễn Thị Lụa")
        group_of(town, "Nguyễn Thị Lụa", number=1)
        assert "chưa được giao" in await lua.says("hop chi hoi 7h toi mai nha van hoa")
        seen = await lua.says("họp tổ 7h tối mai nhà chị Lụa")
        assert "Mời chị dự sinh hoạt tổ 1. 19 giờ (7 giờ tối), thứ Hai 23/11" in seen
        await lua.says("1")
        assert "nhà chị Lụa → nhà văn hóa" in await lua.says("đổi chỗ họp tổ ra nhà văn hóa")
