"""The gathering rate: what women there are is typed or imported, fixed for a term, and every rate adds up."""

from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from sqlmodel import Session

from bot.papers import Reader, charts
from bot.reading.gathering_line import read_women_line
from bot.reports_text import paragraphs
from models import report_drafts
from models.db import Database
from models.gathering import (
    Gathered,
    gathering,
    not_counted,
    under_the_floor,
    under_the_line,
    wrongly_counted,
)
from models.gathering_wrong import WronglyCounted, wrongly_counted_below
from models.members import MemberState, add_person
from models.posts import NotAllowed, Post, Role
from models.unit_settings import BadUnitSetting, change_setting
from models.units import Unit
from models.women_counts import FixedForTheTerm, NoWomenCount, WomenCount, count_women, counts_of, undo_count
from models.women_files import keep_counts, keep_women, read_women
from tests.chat import Town
from tests.roll_town import who
from tests.test_member_figures import tree, woman

NOW = "2026-11-22T09:00:00+07:00"
TODAY = date(2026, 11, 22)
STATED = "phụ nữ 18 tuổi thôn Mận 240, có mặt, theo thống kê xã 31/12/2025"


@pytest.fixture
def books(database_url: str) -> Any:
    db = Database(database_url, "a secret for tests")
    yield db
    db.close()


def settled(session: Session, **members: int) -> dict[str, int]:
    """The tree, with so many members in each branch and one honorary one in thôn Mận."""
    at = tree(session)
    for branch, count in members.items():
        for _number in range(count):
            woman(session, (at[branch], date(2020, 1, 1), None, MemberState.ACTIVE))
    woman(session, (at["Mận"], date(2020, 1, 1), None, MemberState.ACTIVE), honorary=True)
    return at


@pytest.mark.parametrize(
    ("text", "places", "base", "day"),
    [
        (STATED, (("thon man", "240"),), "present", date(2025, 12, 31)),
        ("phu nu 18 tuoi thon man 240", (("thon man", "240"),), "", None),
        ("số phụ nữ 18+ xã Hoa Mai 4.120, thường trú", (("xa hoa mai", "4 120"),), "resident", None),
        ("phụ nữ 18 tuổi, có mặt\nthôn Mận 240\nBưởi: 31 chị", (("thon man", "240"), ("buoi", "31")), "present", None),
        ("phụ nữ từ 18 tuổi trở lên ở thôn Mận là 240 người", (("thon man", "240"),), "", None),
    ],
)  # fmt: skip
def test_a_statement_of_women_is_understood(text: str, places: Any, base: str, day: date | None) -> None:
    read = read_women_line(text)
    assert read is not None
    assert (read.places, read.base, read.counted_on) == (places, base, day)


@pytest.mark.parametrize(
    "text",
    ["phụ nữ 18 tuổi thôn Mận bao nhiêu", "phụ nữ 18 tuổi thôn Mận 240?", "phụ nữ 18 tuổi", "phụ nữ 18 tuổi 240", "",
     "thôn Mận 240", "chị em 18h họp nhà văn hóa", "phụ nữ", "18", "a" * 5000, "😀", "phụ nữ 18 tuổi\n" * 100],
)  # fmt: skip
def test_other_words_state_nothing(text: str) -> None:
    assert read_women_line(text) is None


def test_a_unit_is_the_sum_of_those_below_until_it_has_a_number_of_its_own(books: Database) -> None:
    def play(session: Session) -> None:
        at = settled(session, **{"Mận": 6, "Bưởi": 4, "Ổi": 9})
        nothing = gathering(session, None, at["X1"])
        assert (nothing.total, nothing.lacking, nothing.members) == (Gathered(), 2, 10)
        count_women(session, None, at["Mận"], 12, base="present", source="thống kê", counted_on=date(2025, 12, 31))
        half = gathering(session, None, at["X1"])
        assert (half.total, half.lacking, half.counted) == (Gathered(6, 12), 1, None)  # Bưởi's members are left out
        assert [part.name for part in not_counted(half)] == ["thôn Bưởi"]
        count_women(session, None, at["X1"], 30, base="resident", source="chi cục thống kê")
        whole = gathering(session, None, at["X1"])
        assert (whole.total, whole.undivided) == (Gathered(10, 30), Gathered(4, 18))
        assert whole.total.percent == 33
        assert whole.counted is not None
        assert whole.counted.bases == ("resident",)
        count_women(session, None, at["Ổi"], 8)
        province = gathering(session, None, at["tinh"])
        assert province.total == Gathered(19, 38) == sum((p.gathered for p in province.parts), Gathered())
        assert province.lacking == 1  # thôn Na
        assert [part.name for part in wrongly_counted(province)] == ["xã Hoa Đào"]
        found = WronglyCounted(at["Ổi"], "thôn Ổi", "xã Hoa Đào", 9, 8)
        assert wrongly_counted_below(session, None, at["tinh"]) == [found]
        assert wrongly_counted_below(session, None, at["X1"]) == wrongly_counted_below(session, None, at["Ổi"]) == []
        assert [part.name for part in under_the_line(province)] == ["xã Hoa Mai"]
        assert [part.name for part in under_the_floor(province)] == ["xã Hoa Mai"]
        assert gathering(session, None, at["Mận"]).total == Gathered(6, 12)

    with time_machine.travel(NOW):
        books.write_now(play)


def test_exactly_sixty_percent_is_not_under_the_line_and_a_province_may_draw_another(books: Database) -> None:
    def play(session: Session) -> None:
        at = settled(session, **{"Mận": 6, "Bưởi": 5})
        count_women(session, None, at["Mận"], 10)
        count_women(session, None, at["Bưởi"], 9)
        report = gathering(session, None, at["X1"])
        assert [part.name for part in under_the_line(report)] == ["thôn Bưởi"]
        assert under_the_floor(report) == []
        province = session.get_one(Unit, at["tinh"])
        change_setting(session, province, "gathering_line", {"percent": 55, "source": "NQ 12"})
        report = gathering(session, None, at["X1"])
        assert (report.line.percent, report.line.source, report.floor.percent) == (55, "NQ 12", 50)
        assert under_the_line(report) == []
        with pytest.raises(BadUnitSetting):
            change_setting(session, province, "gathering_line", {"percent": 0})
        with pytest.raises(BadUnitSetting):
            change_setting(session, province, "term_starts", ["11/3/2022"])

    with time_machine.travel(NOW):
        books.write_now(play)


def test_a_rate_that_just_misses_the_line_reads_so_in_the_report_and_on_the_chart(books: Database) -> None:
    def play(session: Session) -> None:
        at = settled(session, Mận=25)
        count_women(session, None, at["Mận"], 42)
        shown = report_drafts.draft(session, None, at["Mận"], "month", 2026, 10)
        said = dict(paragraphs("vi", shown))["gathering"]
        assert "là 59,5% (25/42 phụ nữ từ 18 tuổi), chưa đạt mức 60%" in said, "no 60 % that is none"
        cadre = add_person(session, full_name="Phạm Thị Thập").id or 0
        session.add(Post(person_id=cadre, role=Role.CADRE, unit_id=at["X1"], from_date=date(2020, 1, 1)))
        session.flush()
        args = {"what": "gathering", "unit": at["X1"], "start": "2026-11-01", "end": "2026-12-01"}
        drawn: Any = charts.gather(session, Reader(cadre, "vi", "em-chi", ""), args).drawn
        assert "59,5%" in drawn.figure
        bar = next(one for one in drawn.bars if one.percent is not None)
        assert (bar.percent, bar.value) == (59.5, "59,5% · 25/42"), "drawn as one under the line"
        count_women(session, None, at["Mận"], 41, reason="đếm lại")
        shown = report_drafts.draft(session, who(cadre), at["Mận"], "month", 2026, 11)
        assert "đạt 61% (25/41" in dict(paragraphs("vi", shown))["gathering"]

    with time_machine.travel(NOW):
        books.write_now(play)


def test_a_number_is_fixed_for_its_term_and_every_one_before_is_kept(books: Database) -> None:
    def play(session: Session, clock: Any) -> None:
        at = settled(session, Mận=6)
        person = add_person(session, full_name="Phạm Thị Thập").id or 0
        cadre = who(person)
        with pytest.raises(NotAllowed):
            count_women(session, cadre, at["Mận"], 240)
        session.add(Post(person_id=person, role=Role.CADRE, unit_id=at["X1"], from_date=date(2020, 1, 1)))
        session.flush()
        count_women(session, cadre, at["Mận"], 24)
        count_women(session, cadre, at["Mận"], 240)  # a slip, put right at once
        assert gathering(session, None, at["Mận"], date(2025, 1, 1)).total == Gathered(6, 240)
        clock.shift(timedelta(days=3))
        with pytest.raises(FixedForTheTerm):
            count_women(session, cadre, at["Mận"], 250)
        count_women(session, cadre, at["Mận"], 240, source="thống kê")  # the same number, better told
        changed = count_women(session, cadre, at["Mận"], 250, reason="đếm lại")
        assert changed.before == 240
        assert gathering(session, None, at["Mận"]).total.women == 250
        assert gathering(session, None, at["Mận"], TODAY).total.women == 240  # as it was before the change
        undo_count(session, cadre, changed.count)
        assert gathering(session, None, at["Mận"]).total.women == 240
        with pytest.raises(NotAllowed):
            undo_count(session, cadre, changed.count)
        for women, day in ((-1, None), (61_000_000, None), (10, date(2030, 1, 1))):
            with pytest.raises(NoWomenCount):
                count_women(session, cadre, at["Mận"], women, counted_on=day)
        change_setting(session, session.get_one(Unit, at["tinh"]), "term_starts", ["2022-03-11", "2026-11-25"])
        assert gathering(session, None, at["Mận"]).lacking == 1  # a new term begins without a number
        assert gathering(session, None, at["Mận"], TODAY).total.women == 240
        assert [one.women for one in counts_of(session, at["Mận"])] == [240, 240, 24]

    with time_machine.travel(NOW) as clock:
        books.write_now(play, clock)


def test_a_little_sheet_is_held_against_the_units_before_it_is_kept(books: Database) -> None:
    def play(session: Session) -> None:
        at = settled(session, Mận=6)
        sheet = "Đơn vị;Số phụ nữ từ 18 tuổi trở lên\nthôn Mận;1.240\nBưởi;nhiều\nthôn Cam;12\nMận;7\n\nx2;900\n"
        read = read_women(session, None, at["tinh"], sheet.encode(), "phunu.csv")
        assert [(row.unit, row.women, row.before) for row in read.rows] == [
            ("thôn Mận", 1240, None),
            ("xã Hoa Đào", 900, None),
        ]
        assert [(one.row, one.what) for one in read.problems] == [(3, "number"), (4, "unit"), (5, "twice")]
        rows = [(row.unit_id, row.women, "present", "thống kê", TODAY) for row in read.rows]
        assert keep_counts(session, rows) == 2
        assert keep_counts(session, rows) == 0
        assert gathering(session, None, at["tinh"]).total == Gathered(6, 2140)

    with time_machine.travel(NOW):
        books.write_now(play)


def test_a_sheet_may_say_base_source_and_day_and_changes_a_fixed_number_only_with_a_reason(books: Database) -> None:
    def play(session: Session, clock: Any) -> None:
        at = settled(session, Mận=6)
        sheet = (
            "Mã,Số phụ nữ,Cách tính,Nguồn,Ngày\nMận,240,có mặt,thống kê xã,31/12/2025\nBưởi,100,mọi người,,\n"
            "Ổi,100,,,31/2/2025\nNa,90,,,1/1/2030\nhoa mai,600,,,\n"
        ).encode()
        read = read_women(session, None, None, sheet, "x.csv")
        assert [(one.row, one.what) for one in read.problems] == [(3, "base"), (4, "day"), (5, "day")]
        kept = keep_women(session, None, None, read.rows, source="chi cục thống kê")
        assert (kept.count, kept.changed) == (2, 2)
        man = counts_of(session, at["Mận"])[0]
        assert (man.women, man.base, man.source, man.counted_on) == (240, "present", "thống kê xã", date(2025, 12, 31))
        assert counts_of(session, at["X1"])[0].source == "chi cục thống kê"
        assert keep_women(session, None, None, read.rows, source="chi cục thống kê").changed == 0
        clock.shift(timedelta(days=3))
        again = read_women(session, None, at["X1"], sheet.replace(b"240", b"250"), "x.csv")
        assert [row.women for row in again.changed] == [250]
        with pytest.raises(FixedForTheTerm):
            keep_women(session, None, at["X1"], again.rows)
        assert keep_women(session, None, at["X1"], again.rows, reason="đếm lại").changed == 1
        for bad in (None, at["X2"]):
            with pytest.raises(NotAllowed):
                keep_women(session, who(1), bad, again.rows, reason="đếm lại")

    with time_machine.travel(NOW) as clock:
        books.write_now(play, clock)


async def test_a_cadre_types_a_number_and_sees_what_it_makes(town: Town, platform: str) -> None:
    with time_machine.travel(NOW):
        await town.member(platform, "Lê Thị Hạnh", role=Role.HEAD)
        cadre = await town.member(platform, "Phạm Thị Thập", role=Role.CADRE, unit="commune")
        drawn = {"percent": 67, "source": "xã"}
        town.write(lambda s: change_setting(s, s.get_one(Unit, town.ids["commune"]), "gathering_line", drawn))
        town.on_paper("Trần Thị Cúc")
        assert "hội viên 2 (66,7%)" in await cadre.says(STATED.replace("240", "3")), "not up onto the line"
        await cadre.says("0")
        told = await cadre.says(STATED)
        assert "tính người có mặt, theo thống kê xã, ngày 31/12/2025" in told
        assert "- thôn Mận: 240 chị, hội viên" in told
        told = await cadre.says("1")
        assert "đã ghi thôn Mận có 240 phụ nữ từ 18 tuổi." in told
        assert "thôn Bưởi: 310 phụ nữ từ 18 tuổi. Số này tính theo cách nào" in await cadre.says(
            "phu nu 18 tuoi thon buoi 310"
        )
        await cadre.says("2")
        assert "ngày nào" in await cadre.says("thống kê xã")
        assert "chưa tới" in await cadre.says("1/1/2030")
        assert "không đọc được" in await cadre.says("31/2/2025")
        await cadre.says("31/12/2025")
        await cadre.says("0")
        assert len(town.rows(WomenCount)) == 1
        await cadre.says("thêm chi hội thôn Mận 2")
        await cadre.says("1")
        asked = await cadre.says("phụ nữ 18+ thôn Mận 2")
        assert "thôn Mận 2 có bao nhiêu phụ nữ từ 18 tuổi" in asked
        assert "thôn Mận 2: 31 phụ nữ" in await cadre.says("31")
        await cadre.says("0")
        assert "thôn Mận 2: 240 phụ nữ" in await cadre.says("phụ nữ 18+ thôn Mận 2 240")
        await cadre.says("0")
