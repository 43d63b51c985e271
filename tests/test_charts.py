"""Charts of figures in chat: what is asked, what is drawn, and who gets nothing."""

import io
from datetime import date
from itertools import pairwise
from typing import Any

import pytest
import time_machine
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from sqlmodel import Session

from bot import papers
from bot.papers import Reader, charts
from bot.papers.charts_drawing import WIDTH, Bars, Month, Months, wrapped
from bot.reading.paper_line import read_paper
from models.figures import attendance
from models.files import StoredFile
from models.jobs import Job
from models.posts import NotAllowed, Post, Role
from models.units import UnitKind, add_unit, get_unit
from models.workbook_periods import NoSuchPeriod, checked, months_of, named_period
from tests.chat import Town
from tests.held_meetings import held_meeting

NOW = "2026-11-22T09:00:00+07:00"
TODAY = date(2026, 11, 22)


async def quarter(town: Town, channel: str) -> Any:
    """A commune's cadre; two branches met in quarter 3, one of them once without a roll."""
    cadre = await town.member(channel, "Phạm Thị Thập", role=Role.CADRE, unit="commune")
    for branch, day, present in (("man", "2026-07-10", 24), ("man", "2026-09-10", None), ("buoi", "2026-07-11", 9)):
        town.write(held_meeting, town.ids[branch], date.fromisoformat(day), present, 30)
    return cadre


async def test_a_cadre_gets_a_picture_in_one_line_and_the_same_file_for_the_same_data(
    town: Town, platform: str
) -> None:
    with time_machine.travel(NOW) as clock:
        cadre = await quarter(town, platform)
        told = "Biểu đồ tỷ lệ dự sinh hoạt xã Hoa Mai, quý 3/2026."
        assert "1. Biểu đồ từng tháng" in await cadre.says("biểu đồ xã Hoa Mai quý 3")
        await town.until(lambda: any(told in text for text in cadre.arrived()), "no picture")
        (first,) = town.rows(StoredFile)
        assert first.name == "Biểu đồ xã Hoa Mai quý 3-2026.png"
        picture = Image.open(io.BytesIO(first.content))
        assert (picture.format, picture.width) == ("PNG", WIDTH)
        await cadre.says("1")
        await town.until(lambda: any("từng tháng xã Hoa Mai" in text for text in cadre.arrived()), "no second picture")
        assert "33/60 lượt (55%)" in await cadre.says("tỷ lệ dự sinh hoạt quý 3")
        await cadre.taps("Biểu đồ")
        await town.until(lambda: sum(told in text for text in cadre.arrived()) == 2, "no third picture")
        assert len(town.rows(StoredFile)) == 2, "the same data is the same file"
        assert "không quá 20 năm" in await cadre.says("biểu đồ từ 1/1/1950 đến 1/1/2026")
        assert "không tìm thấy đơn vị" in await cadre.says("biểu đồ xã Hoa Đào quý 3")
        clock.shift(3600)
        await cadre.says("tỷ lệ thôn Mận quý 3")
        clock.shift(60)
        await cadre.says("biểu đồ quý 3")
        assert town.rows(Job)[-1].unit_id == town.ids["man"]
        clock.shift(60)
        await cadre.says("hạn báo cáo")  # of the commune
        clock.shift(60)
        assert "đang làm" in await cadre.says("xuất excel quý 3")
        assert town.rows(Job)[-1].unit_id == town.ids["commune"], "with no names of a branch that she does not name"
        clock.shift(3600)
        assert "thời gian nào" in await cadre.says("vẽ biểu đồ thôn Mận giúp chị")
        assert "thời gian nào" in await cadre.says("xuất file số liệu")
        await cadre.says("0")


async def test_one_who_keeps_nothing_gets_no_chart_and_a_post_that_ended_neither(town: Town) -> None:
    with time_machine.travel(NOW):
        cadre = await quarter(town, "zalo-bot")
        lua = await town.member("zalo-bot", "Nguyễn Thị Lụa")
        assert "đang làm" not in await lua.says("biểu đồ xã Hoa Mai quý 3")
        (post,) = town.rows(Post)
        args = {"what": "units", "unit": town.ids["commune"], "start": "2026-07-01", "end": "2026-10-01"}
        reader = Reader(post.person_id, "vi", "em-chi", "")
        assert town.house.db.read_now(charts.gather, reader, args).unit == "xã Hoa Mai"

        def end(session: Session) -> None:
            held = session.get(Post, post.id)
            assert held is not None
            held.to_date = TODAY
            session.add(held)

        town.write(end)
        with pytest.raises(NotAllowed):
            town.house.db.read_now(charts.gather, reader, args)
        assert "đang làm" not in await cadre.says("biểu đồ xã Hoa Mai quý 3")


async def test_asked_twenty_times_at_once_it_is_made_once(town: Town) -> None:
    with time_machine.travel(NOW):
        await quarter(town, "zalo-bot")
        (post,) = town.rows(Post)
        reader = Reader(post.person_id, "vi", "em-chi", "")

        def twenty(session: Session) -> list[Job | None]:
            days = {"start": "2026-07-01", "end": "2026-10-01"}
            asked = [papers.ask(session, reader, "figures-workbook", town.ids["commune"], days) for _ in range(20)]
            return [*asked, papers.ask(session, reader, "figures-workbook", town.ids["man"], days)]

        asked = town.write(twenty)
        assert [one is not None for one in asked] == [True, *[False] * 19, True]
        await town.until(lambda: all(job.args.get("file") for job in town.rows(Job)), "not made")
        assert len(town.rows(StoredFile)) == 2


async def test_of_many_units_the_highest_and_lowest_are_drawn_and_the_rest_is_counted(town: Town) -> None:
    with time_machine.travel(NOW):
        await quarter(town, "zalo-bot")

        def more(session: Session) -> None:
            commune = get_unit(session, town.ids["commune"])
            for number in range(30):
                made = add_unit(session, code=f"M{number}", name=f"ấp {number}", kind=UnitKind.BRANCH, parent=commune)
                if number < 26:
                    held_meeting(session, made.id or 0, date(2026, 8, 3), number if number != 3 else None, 30)

        town.write(more)
        (post,) = town.rows(Post)
        reader = Reader(post.person_id, "vi", "em-chi", "")
        args = {"what": "units", "unit": town.ids["commune"], "start": "2026-07-01", "end": "2026-10-01"}
        drawn = town.house.db.read_now(charts.gather, reader, args).drawn
        assert isinstance(drawn, Bars)
        assert len(drawn.bars) == charts.MOST_BARS
        (gap,) = (bar for bar in drawn.bars if bar.gap)
        assert gap.name == "… còn 14 nơi ở giữa"
        assert drawn.note == "Không vẽ: 4 nơi 0 buổi, 1 nơi chưa điểm danh"
        rates = [bar.percent for bar in drawn.bars if bar.percent is not None]
        assert all(a >= b for a, b in pairwise(rates))
        whole = town.house.db.read_now(attendance, None, town.ids["commune"], date(2026, 7, 1), date(2026, 10, 1))
        assert f"({whole.total.percent}%)" in drawn.figure
        assert charts.make(reader, charts.Chart("units", "x", named_period(date(2026, 7, 1), TODAY, 0), drawn)).content


async def test_a_month_without_a_roll_is_a_gap_and_one_without_a_meeting_says_so(town: Town) -> None:
    with time_machine.travel(NOW):
        await quarter(town, "zalo-bot")
        args = {"what": "months", "unit": town.ids["man"], "start": "2026-07-01", "end": "2026-10-01"}
        (post,) = town.rows(Post)
        reader = Reader(post.person_id, "vi", "em-chi", "")
        drawn = town.house.db.read_now(charts.gather, reader, args).drawn
        assert isinstance(drawn, Months)
        assert drawn.months == (Month(7, 2026, 80, 1), Month(8, 2026, None, 0), Month(9, 2026, None, 1))
        assert drawn.figure == "24/30 lượt (80%), 1/2 buổi có điểm danh"
        long = town.house.db.read_now(charts.gather, reader, args | {"start": "2020-01-01", "end": "2027-01-01"}).drawn
        assert isinstance(long, Months)
        assert len(long.months) == charts.MOST_MONTHS
        assert (long.months[-1].number, long.months[-1].year) == (11, 2026), "no month that has not begun"
        assert [one.number for one in long.months if one.running] == [11], "not met yet, and not: no meeting"
        rate = args | {"what": "gathering", "unit": town.ids["commune"]}
        assert "Chưa có số phụ nữ" in town.house.db.read_now(charts.gather, reader, rate).drawn.figure


ASKED = {
    "biểu đồ xã Hoa Mai quý 3": ("chart", "", "xa hoa mai", "quarter"),
    "cho chị xin biểu đồ tỷ lệ tập hợp xã Hoa Mai nhé": ("chart", "gathering", "xa hoa mai", None),
    "biểu đồ từng tháng năm nay thôn Mận": ("chart", "months", "thon man", "year"),
    "bieu do cac chi hoi quy 3": ("chart", "units", "", "quarter"),
    "vẽ biểu đồ giúp chị với": ("chart", "", "", None),
    "đồ thị xu hướng năm 2025": ("chart", "months", "", "year"),
    "xuất excel tháng 10": ("workbook", "", "", "month"),
    "xuat exel thon man quy 3": ("workbook", "", "thon man", "quarter"),
    "/xuat thôn Mận": ("workbook", "", "thon man", None),
    "gửi file báo cáo số liệu": ("workbook", "", "", None),
    "em ơi gửi chị file excel quý 3 với": ("workbook", "", "", "quarter"),
    "báo cáo excel năm 2025": ("workbook", "", "", "year"),
    "tải báo cáo tháng 9": ("workbook", "", "", "month"),
}


@pytest.mark.parametrize("text", ASKED)
def test_charts_and_files_are_asked_for_in_her_own_words(text: str) -> None:
    found = read_paper(text, today=TODAY)
    assert found is not None
    kind = found.period.kind if found.period else None
    assert (found.what, found.kind, found.unit, kind) == ASKED[text]


@pytest.mark.parametrize("text", ["xuất danh sách", "đi xuất khẩu lao động", "báo cáo quý 3", "gửi tin cho chị em", ""])
def test_other_sentences_are_left_to_others(text: str) -> None:
    assert read_paper(text, today=TODAY) is None


@given(st.text(max_size=200), st.integers(5, 40), st.integers(1, 3))
@settings(max_examples=60, deadline=None)
def test_a_name_is_wrapped_within_its_width(text: str, letters: int, most: int) -> None:
    lines = wrapped(text, letters, most)
    assert 1 <= len(lines) <= most
    assert all(len(line) <= letters for line in lines)


@given(st.dates(date(2015, 1, 1), TODAY), st.integers(1, 900), st.integers(0, 28))
@settings(max_examples=60, deadline=None)
def test_the_months_of_a_period_cover_it_without_gap_or_overlap(start: date, days: int, cut_off: int) -> None:
    end = date.fromordinal(start.toordinal() + days)
    months = months_of(start, end, cut_off)
    assert (months[0].start, months[-1].end) == (start, end)
    assert all(a.end == b.start for a, b in pairwise(months))
    named = named_period(start, end, cut_off)
    assert (named.start, named.end) == (start, end)


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (date(2026, 2, 1), date(2026, 2, 1)),
        (date(2026, 2, 1), date(2026, 1, 1)),
        (date(1, 1, 1), date(2, 1, 1)),
        (date(9998, 1, 1), date(9999, 12, 31)),
        (date(2000, 1, 1), date(2026, 1, 1)),
    ],
)
def test_a_period_that_nothing_can_be_made_of_is_refused(start: date, end: date) -> None:
    with time_machine.travel(NOW), pytest.raises(NoSuchPeriod):
        checked(start, end)
