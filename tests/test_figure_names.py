"""Units of figures as cadres name them: now and before, with and without the kind, merged, closed; and comparisons."""

from collections.abc import Iterator
from datetime import date

import pytest
import time_machine
from sqlmodel import Session

from models import comparisons, met, periods, units
from models.db import Database
from models.figures import Attended, UnitFigures
from models.posts import Role
from models.tree_changes import change
from models.tree_changes_kept import Deed, What
from models.unit_search import title_of, units_named
from models.units import UnitKind, UnitName
from tests.chat import Town
from tests.figure_town import held, two_communes, two_years

NOW = "2026-11-22T09:00:00+07:00"
NAMED = {
    "xã Hoa Mai": ["xã Hoa Mai"],
    "hoa mai": ["thôn Hoa Mai", "xã Hoa Mai"],
    "XA HOA MAI": ["xã Hoa Mai"],
    "phường Hoa Mai": ["xã Hoa Mai"],
    "X1": ["xã Hoa Mai"],
    "thôn Mận": ["thôn Mận", "thôn Mận"],
    "chi hội thôn mận": ["thôn Mận", "thôn Mận"],
    "chi hội phụ nữ thôn Mận": ["thôn Mận", "thôn Mận"],
    "thôn Mận xã Hoa Đào": ["thôn Mận"],
    "thon man o xa hoa dao": ["thôn Mận"],
    "chi hội 3": ["thôn 3"],
    "to 3": ["tổ 3"],
    "thôn Mơ": ["thôn Quế"],  # its name of before
    "xã Hoa Mia": ["xã Hoa Mai"],
    "thôn 4": [],
    "xã Hoa Sen": [],
    "": [],
    "🙂": [],
    "%": [],
}


@pytest.fixture
def session(database_url: str) -> Iterator[Session]:
    """A province with two communes."""
    db = Database(database_url, "invented-secret-key")
    found: list[Session] = []

    def plant(one: Session) -> None:
        top = units.add_unit(one, code="T1", name="tỉnh Ban Mai", kind=UnitKind.PROVINCE, parent=None)
        other = units.add_unit(one, code="T2", name="tỉnh Sao Mai", kind=UnitKind.PROVINCE, parent=None)
        units.add_unit(one, code="X9", name="xã Hoa Sen", kind=UnitKind.COMMUNE, parent=other)
        for code, name, below in (
            ("X1", "xã Hoa Mai", ("thôn Mận", "thôn Hoa Mai", "thôn 3")),
            ("X2", "xã Hoa Đào", ("thôn Mận", "thôn Quế")),
        ):
            commune = units.add_unit(one, code=code, name=name, kind=UnitKind.COMMUNE, parent=top)
            for place, branch in enumerate(below):
                made = units.add_unit(one, code=f"{code}{place}", name=branch, kind=UnitKind.BRANCH, parent=commune)
                if branch == "thôn 3":
                    units.add_unit(one, code="G3", name="tổ 3", kind=UnitKind.GROUP, parent=made)
                if branch == "thôn Quế":
                    old = UnitName(unit_id=made.id or 0, name="thôn Mơ", folded="thon mo", until=date(2026, 1, 1),
                                   change_id=1, since_unit_id=made.id or 0)  # fmt: skip
                    one.add(old)
        found.append(one)

    db.write_now(plant)
    with Session(db.engine) as one:
        yield one
    db.close()


def test_a_unit_is_found_as_people_name_it_below_hers_only(session: Session) -> None:
    top = units.unit_by_code(session, "T1").id or 0
    found = {words: [one.name for one in units_named(session, words, [top])] for words in NAMED}
    assert found == NAMED
    assert [one.sure for one in units_named(session, "xã Hoa Mia", [top])] == [False]
    assert [one.above for one in units_named(session, "thôn Mận", [top])] == ["xã Hoa Đào", "xã Hoa Mai"]
    assert [one.former for one in units_named(session, "thon mo", [top])] == ["thôn Mơ"]
    assert units_named(session, "xã Hoa Mai", []) == []


def test_the_kind_of_a_name_is_told_from_the_name() -> None:
    assert title_of("Chi hội phụ nữ thôn Mận") == (UnitKind.BRANCH, "man")
    assert title_of("xã Hoa Mai") == (UnitKind.COMMUNE, "hoa mai")
    assert title_of("Hoa Mai") == (None, "hoa mai")
    assert title_of("thôn") == (None, "thon")


def test_figures_beside_each_other() -> None:
    def one(present: int, expected: int = 100, meetings: int = 1) -> Attended:
        return Attended(present, expected, int(expected > 0), meetings)

    assert comparisons.change(one(60), one(55)) == comparisons.Change(55, 60, 5)
    assert comparisons.change(one(60), one(0, 0)) is None
    assert comparisons.per_meeting(Attended(91, 120, 2, 3)) == 46
    assert comparisons.per_meeting(one(0, 0)) is None
    assert comparisons.without_roll(Attended(91, 120, 2, 3)) == 1
    assert comparisons.best([one(50), one(0, 0), one(80), one(80)], "high") == 3
    assert comparisons.best([one(50), one(0, 0), one(80)], "low") == 0
    assert comparisons.best([one(0, 0)], "high") is None
    parts = [UnitFigures(n, f"thôn {n}", one(n), "branch") for n in (59, 60, 61)]
    parts += [UnitFigures(9, "xã Hoa Mai", one(10), "commune", direct=True), UnitFigures(8, "ấp", one(0, 0), "branch")]
    assert [part.unit_id for part in comparisons.beside_line(parts, 60, "low")] == [59]
    assert [part.unit_id for part in comparisons.beside_line(parts, 60, "high")] == [61, 60]
    assert comparisons.beside_line([UnitFigures(1, "a", one(599, 1000), "branch")], 60, "low")  # 59.9 % is below 60 %


def test_spans_a_year_before_and_in_months() -> None:
    quarter = periods.book("quarter", 2026, 3, cut_off=15)
    assert comparisons.a_year_before(quarter) == periods.book("quarter", 2025, 3, cut_off=15)
    leap = periods.one_day(date(2024, 2, 29))
    assert comparisons.a_year_before(leap).start == date(2023, 2, 28)
    year = comparisons.in_months(periods.book("month", 2026, 10))
    assert (year.kind, year.year) == ("year", 2026)
    months = comparisons.months_within(year, date(2026, 11, 22))
    assert [one.number for one in months] == list(range(1, 12))
    long = periods.Period(date(2024, 1, 1), date(2026, 1, 1), "range")
    assert [one.number for one in comparisons.months_within(long, date(2026, 11, 22))] == list(range(1, 13))
    assert len(comparisons.months_within(quarter, date(2026, 11, 22))) == 3


async def test_a_merged_branch_is_asked_by_its_old_name_and_the_whole_as_it_was(town: Town, platform: str) -> None:
    with time_machine.travel(NOW) as clock:
        two_communes(town)
        head = await town.member(platform, "Lê Thị Hạnh", role=Role.HEAD)
        two_years(town)
        cadre = await town.member(platform, "Phạm Thị Thập", role=Role.CADRE, unit="commune")
        man, buoi = town.ids["man"], town.ids["buoi"]
        into = man
        town.write(change, None, Deed(What.MERGE, (man, buoi), date(2026, 11, 1), "15/QĐ", into=into))
        town.write(held, man, date(2026, 11, 10), 40)
        told = await cadre.says("tỷ lệ dự họp thôn Bưởi quý 3")
        assert "Số liệu thôn Bưởi, quý 3/2026\nThôn Bưởi đã nhập vào thôn Mận từ 1/11/2026. " in told
        assert "Đây là số của riêng thôn Bưởi đến hết 31/10/2026.\nDự sinh hoạt: 48/120 lượt (40%)." in told
        assert "180/300 lượt (60%)" in await cadre.says("tỷ lệ dự họp thôn Mận quý 3")
        before = await cadre.says("trước khi sáp nhập")
        assert "Tính theo các đơn vị như ngày 31/10/2026.\nDự sinh hoạt: 132/180 lượt (73%)" in before
        clock.shift(16 * 60)
        assert "tháng 10/2026" in await cadre.says("thôn Bưởi thế nào")
        # The whole is the same either way.
        assert "180/300 lượt (60%)" in await cadre.says("tỷ lệ quý 3 toàn xã")
        assert "180/300 lượt (60%)" in await cadre.says("tỷ lệ quý 3 toàn xã trước khi sáp nhập")
        assert "thôn Bưởi" not in await head.says("tỷ lệ dự họp quý 3")


def test_the_day_of_the_last_merger_is_found_from_above(session: Session) -> None:
    top = units.unit_by_code(session, "T1").id or 0
    assert met.merged_on(session, top) is None
    pair = [unit.id or 0 for unit in (units.unit_by_code(session, "X20"), units.unit_by_code(session, "X21"))]
    with time_machine.travel(NOW):
        change(session, None, Deed(What.MERGE, tuple(pair), date(2026, 11, 1), "15/QĐ", name="thôn Mận Quế"))
        assert met.merged_on(session, top) == date(2026, 11, 1)
        new = units.find_units(session, "thôn Mận Quế")[0].id or 0
        assert [one.name for one in met.merged_into(session, new, date(2026, 11, 1))] == ["thôn Mận", "thôn Quế"]


async def test_a_bit_of_another_name_is_no_unit_and_another_kind_is_asked_back(town: Town) -> None:
    with time_machine.travel("2026-11-22T09:00:00+07:00"):
        cadre = await town.member("zalo-bot", "Phạm Thị Thập", role=Role.CADRE, unit="commune")
        assert "Chị hỏi nơi này phải không" in await cadre.says("thống kê thôn Uoi tháng 10")  # "thôn Bưởi" holds it
        assert "không tìm thấy" in await cadre.says("thống kê thôn Ươi Ươi tháng 10")
        assert "Số liệu" not in await cadre.says("thống kê tỉnh Ban Mai tháng 10")
        assert "Số liệu xã Hoa Mai" in await cadre.says("thống kê xã Hoa Mai tháng 10")
