"""A cadre compares her units, and asks freely about one of them; what is no unit does not hold her up."""

import re
from datetime import UTC, date, datetime

import pytest
import time_machine
from sqlmodel import Session, col, select

from bot.reading.idle_line import read_idle
from bot.reading.ranked_line import read_ranked
from models import units
from models.figures import Attended, Report, UnitFigures, needing_attention
from models.groups import open_units
from models.meetings import Meeting
from models.members import Person
from models.posts import Role
from models.text import fold
from models.units import Unit, UnitKind, add_unit, by_name, children, find_units, get_unit, in_order
from tests.chat import Town
from tests.roll_town import meeting_with, past_meeting

TODAY = date(2026, 11, 22)
NOW = "2026-11-22T09:00:00+07:00"
RANKED = {
    "chi hội nào thấp nhất tháng trước": ("low", 10),
    "chi hội nào dự thấp nhất": ("low", 11),
    "thôn nào đi họp ít nhất tháng 10": ("low", 10),
    "chi hội nào vắng nhiều nhất tháng này": ("low", 11),
    "chi hội nào đi họp đông nhất": ("high", 11),
    "thôn nào tỷ lệ cao nhất tháng 9": ("high", 9),
    "so sánh các chi hội tháng 10": ("name", 10),
    "xếp hạng chi hội": ("name", 11),
    "xem từng chi hội": ("name", 11),
    "các chi hội họp thế nào tháng này": ("name", 11),
    "số liệu các chi hội tháng 10": ("name", 10),
}
NOT_RANKED = ("danh sách chi hội", "các chi hội", "chi hội nào họp", "thấp nhất", "từng chị", "so sánh", "cao nhất")
MET = {"chi hội nào họp rồi": "met", "những thôn nào họp rồi tháng 10": "met", "chi hội nào chưa họp": "unmet"}


@pytest.mark.parametrize(("text", "meant"), RANKED.items())
def test_a_comparison_of_units_is_understood(text: str, meant: tuple[str, int]) -> None:
    for typed in (text, fold(text)):
        read = read_ranked(typed, today=TODAY)
        assert read is not None
        assert (read[0], read[1].start.month) == meant


@pytest.mark.parametrize("text", NOT_RANKED)
def test_other_words_about_units_compare_nothing(text: str) -> None:
    assert read_ranked(text, today=TODAY) is None


@pytest.mark.parametrize(("text", "what"), MET.items())
def test_who_has_met_and_who_has_not_are_told_apart(text: str, what: str) -> None:
    read = read_idle(text, today=TODAY)
    assert read is not None
    assert read[0] == what


async def test_a_cadre_compares_asks_on_and_is_not_held_by_what_is_no_unit(town: Town, platform: str) -> None:
    with time_machine.travel(NOW):
        head, _lua = await meeting_with(town, platform, "Nguyễn Thị Đào", "Trần Thị Cúc")
        cadre = await town.member(platform, "Phạm Thị Thập", role=Role.CADRE, unit="commune")
        past_meeting(town, "Lê Thị Hạnh", 10, ("Nguyễn Thị Đào",))
        past_meeting(town, "Lê Thị Hạnh", 35, ("Nguyễn Thị Đào", "Trần Thị Cúc"))
        assert "So với tháng 10/2026: tăng từ 50% lên 75%." in await head.says("thống kê tháng này")
        assert "tăng 25 điểm phần trăm (50% → 75%)" in await cadre.says("thống kê tháng này")

        def more(session: Session) -> None:
            commune = units.get_unit(session, town.ids["commune"])
            for n in range(1, 11):
                units.add_unit(session, code=f"Z{n}", name=f"thôn {n}", kind=UnitKind.BRANCH, parent=commune)

        town.write(more)
        each = await cadre.says("so sánh các chi hội tháng này")
        silent = [*(f"thôn {n}" for n in range(1, 11)), "thôn Bưởi"]
        assert "1. thôn Mận: 3/4 chị (75%), 1/1 buổi có điểm danh\n– Chưa có buổi nào: " + ", ".join(silent) in each
        lowest = await cadre.says("chi hội nào dự thấp nhất")
        assert "2. " not in lowest
        assert "thôn Mận: 3/4 chị (75%)" in lowest
        assert "1/12 chi hội đã họp.\n1. thôn Mận: 1 buổi" in await cadre.says("chi hoi nao hop roi")
        assert "thôn Bưởi, tháng 10/2026" in await cadre.says("thôn Bưởi tháng 10 thế nào")
        assert "thôn Mận, tháng 11/2026" in await cadre.says("thôn Mận họp chưa")
        assert "xã Hoa Mai, quý 4/2026" in await cadre.says("toàn xã quý 4")
        assert "xã Hoa Mai, tháng 11/2026" in await cadre.says("cả xã tháng này bao nhiêu chị dự")
        assert "chưa có số phụ nữ từ 18 tuổi" in await cadre.says("tỷ lệ tập hợp hội viên")
        assert "không tìm thấy đơn vị" in await cadre.says("thống kê thôn Na tháng 10")
        assert "11/12 chi hội chưa họp" in await cadre.says("chi hội nào chưa họp tháng này")
        assert "không tìm thấy đơn vị" in await cadre.says("thống kê thôn Na tháng 10")
        assert "Chị hỏi đơn vị nào" not in await cadre.says("lịch họp")
        await cadre.says("thống kê thôn Na tháng 10")
        assert "thôn Bưởi, tháng 10/2026" in await cadre.says("thôn bưởi")
        for met, left in ((7, 0), (8, 4)):  # a ninth line may stand, more are a page of their own
            town.write(meets, met)
            each = await cadre.says("so sánh các chi hội tháng này")
            assert len(re.findall(r"\n(?:\d\.|–) thôn|\n– Chưa", each)) == (8 if left else 9)
            assert each.index("thôn 2:") < each.index("thôn 7:")
            assert ("Còn 4 chi hội nữa." in each) == bool(left)
        rest = await cadre.says("xem tiếp")
        assert "thôn Mận: 3/4 chị (75%)" in rest
        assert "– Chưa có buổi nào: thôn 9, thôn 10, thôn Bưởi" in rest


def meets(session: Session, place: int) -> None:
    """thôn 1 to this one have met, without a roll."""
    caller = session.exec(select(Person.id)).first()
    for branch in session.exec(select(Unit).where(col(Unit.code).in_([f"Z{n}" for n in range(1, place + 1)]))).all():
        at = datetime(2026, 11, 10, 12, tzinfo=UTC)
        if session.exec(select(Meeting.id).where(Meeting.unit_id == branch.id)).first() is None:
            session.add(Meeting(unit_id=branch.id, kind="branch", starts_at=at, local_date=at.date(), called_by=caller))


def test_the_best_of_several_units_is_never_what_to_look_at() -> None:
    def looked_at(*percent: int, left: int = 0) -> list[int]:
        parts = [UnitFigures(n, f"thôn {n}", Attended(one, 100, 1, 1), "branch") for n, one in enumerate(percent)]
        whole = Report(9, "xã Hoa Mai", date(2026, 11, 1), date(2026, 12, 1), Attended(), tuple(parts))
        found, more = needing_attention(whole)
        assert more == left
        return [part.attended.percent or 0 for part in found]

    assert looked_at(55, 41, 44) == [41, 44]
    assert looked_at(55, 90, 41) == [41, 55]
    assert looked_at(50) == [50]
    assert looked_at(50, 50) == [50, 50]
    assert looked_at(80, 90) == []
    assert looked_at(55, 41, 44, 90, 30, left=1) == [30, 41, 44]


async def test_units_are_listed_as_people_count_them_wherever_they_are_listed(town: Town) -> None:
    named = ["ấp 3", "thôn 1", "thôn 2", "thôn 2A", "thôn 10", "thôn 100", "thôn Bưởi", "thôn Mận", "thôn Ổi"]
    kinds = [("Tổ phụ nữ số 1", 1), ("tổ 2", 2), ("tổ 10", 10), ("Tổ Bờ Ao", 99)]

    def found(session: Session) -> None:
        commune, man = get_unit(session, town.ids["commune"]), get_unit(session, town.ids["man"])
        for place, name in enumerate(sorted(set(named) - {"thôn Bưởi", "thôn Mận"})):
            add_unit(session, code=f"D{place}", name=name, kind=UnitKind.BRANCH, parent=commune)
        for name, number in reversed(kinds):
            add_unit(session, code=f"G{number}", name=name, kind=UnitKind.GROUP, parent=man)

    town.write(found)

    def listed(session: Session) -> list[list[str]]:
        commune, man = town.ids["commune"], town.ids["man"]
        every = session.exec(select(Unit).where(Unit.folded != "thon 2a").order_by(*in_order())).all()
        assert sorted(every, key=lambda unit: by_name(unit.name)) == list(every)
        return [
            [unit.name for unit in children(session, commune)],
            [unit.name for unit in open_units(session, [commune], UnitKind.BRANCH)],
            [unit.name for unit in open_units(session, [man], UnitKind.GROUP)],
            [unit.name for unit in find_units(session, "thôn", under=commune)],
        ]

    *branches, groups, sought = town.house.db.read_now(listed)
    assert branches == [named] * 2
    assert groups == [name for name, _number in kinds]
    assert sought == named[1:]
    with time_machine.travel("2026-11-22T09:00:00+07:00"):
        cadre = await town.member("zalo-bot", "Phạm Thị Thập", role=Role.CADRE, unit="commune")
        asked = await cadre.says("mã mời")
        assert "\n2. thôn 1\n3. thôn 2\n4. thôn 2A\n5. thôn 10\n" in asked
