"""Reports by their rules: what they count, who may do what, when they are due, and what nobody may write."""

from collections.abc import Iterator
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from sqlmodel import col, select

from api.doctor import look_inside
from bot.reading.report_edits import ReportEdit, read_edit
from bot.reading.reports import read_report
from models import figures, report_drafts, report_drafts_standing
from models.conversations import Who
from models.meetings import MeetingKind
from models.open_units import UnitClosed
from models.periods import book
from models.posts import NotAllowed, Role
from models.report_drafts_counted import ATTENDANCE, count
from models.report_drafts_due import due, due_periods
from models.report_drafts_kept import ReportDraft
from models.report_drafts_said import (
    BadReportPart,
    NoSuchReportPeriod,
    ReasonMissing,
    ReportFiguresMoved,
    ReportNotSentYet,
    ReportStands,
    ReportTakenUp,
)
from models.report_drafts_shown import Shown
from models.tree_changes import change
from models.tree_changes_kept import Deed, What
from models.units import UnitKind
from tests.tree_town import Tree, planted

TODAY = "2026-11-22T09:00:00+07:00"
QUARTER = book("quarter", 2026, 3)


@pytest.fixture
def tree(database_url: str) -> Iterator[Tree]:
    with time_machine.travel(TODAY), planted(database_url) as tree:
        tree.make("oi", "thôn Ổi", UnitKind.BRANCH, "commune")
        for key in ("man", "buoi", "oi"):
            for number in range(3):
                tree.woman(f"Nguyễn Thị {key} {number}", key)
        yield tree


def meetings(tree: Tree) -> None:
    """Two meetings of Mận, one of Bưởi without a roll, a class of the commune."""
    tree.meeting("man", date(2026, 7, 5), present=2, expected=3)
    tree.meeting("man", date(2026, 8, 5), present=3, expected=3)
    tree.meeting("buoi", date(2026, 9, 5))
    lesson = tree.meeting("commune", date(2026, 8, 6), present=4, expected=5)
    lesson.kind = MeetingKind.TRAINING
    tree.session.add(lesson)
    tree.session.flush()


def of(tree: Tree, who: Who, unit: str, kind: str = "quarter", number: int = 3) -> Shown:
    return report_drafts.draft(tree.session, who, tree.ids[unit], kind, 2026, number)


def again(tree: Tree, shown: Shown) -> Shown:
    return report_drafts.shown(tree.session, None, shown.report_id)


def test_a_report_counts_as_the_figures_do_and_its_parts_add_up(tree: Tree) -> None:
    meetings(tree)
    for unit in ("province", "commune", "man", "buoi"):
        counted = count(tree.session, tree.ids[unit], QUARTER)
        total = figures.attendance(tree.session, None, tree.ids[unit], QUARTER.start, QUARTER.end).total
        assert sum(counted.figures[f"{of}meetings"] for of in ("", "small_", "event_", "office_", "training_")) == (
            total.meetings
        )
        for child, part in counted.parts.items():
            own = count(tree.session, child, QUARTER).figures
            assert part == own, "a part is what the unit below counts itself"
    commune = count(tree.session, tree.ids["commune"], QUARTER)
    direct = {name: commune.figures[name] - sum(part[name] for part in commune.parts.values()) for name in ATTENDANCE}
    assert {name: n for name, n in direct.items() if n} == {
        "training_meetings": 1, "training_rolled": 1, "training_present": 4, "training_expected": 5,
    }  # fmt: skip
    assert (commune.figures["branches"], commune.figures["branches_met"]) == (3, 2)
    assert commune.unrolled == (("thôn Bưởi", date(2026, 9, 5)),)


def test_a_merger_in_the_period_changes_no_sum(tree: Tree) -> None:
    meetings(tree)
    before = count(tree.session, tree.ids["commune"], QUARTER).figures
    cadre = tree.cadre("Phạm Thị Thập", "commune")
    both = (tree.ids["man"], tree.ids["buoi"])
    change(tree.session, cadre, Deed(What.MERGE, both, date(2026, 9, 10), name="thôn Mận Bưởi"))
    new = tree.found("thôn Mận Bưởi")
    assert new == ["thôn Mận Bưởi"]
    after = count(tree.session, tree.ids["commune"], QUARTER)
    assert {n: after.figures[n] for n in (*ATTENDANCE, "members")} == {n: before[n] for n in (*ATTENDANCE, "members")}
    merged = next(part for part in after.parts.values() if part["meetings"])
    assert (merged["meetings"], merged["present"], merged["members"]) == (3, 5, 6)
    met = [(of["branches_met"], of["branches"]) for of in (after.figures, merged)]
    assert met == [(1, 2), (1, 1)], "thôn Ổi has not met; what two that met became is one"
    with pytest.raises(UnitClosed):
        of(tree, cadre, "buoi", "month", 10)
    assert of(tree, cadre, "buoi").figures["meetings"] == 1, "the closed branch as it was on its last day"


def test_what_a_branch_confirmed_stands_in_the_commune_s_report(tree: Tree) -> None:
    meetings(tree)
    head, cadre = tree.cadre("Lê Thị Hạnh", "man", Role.HEAD), tree.cadre("Phạm Thị Thập", "commune")
    hers, theirs = of(tree, head, "man"), of(tree, cadre, "commune")
    assert theirs.figures["meetings"] == 3
    report_drafts.change_figure(tree.session, head, hers.report_id, hers.mark, "meetings", None)
    assert again(tree, hers).mark == hers.mark, "it stood as the books have it: nothing was changed"
    report_drafts.change_figure(tree.session, head, hers.report_id, hers.mark, "meetings", 4, "ghi sót hai buổi")
    hers = again(tree, hers)
    assert (hers.figures["meetings"], hers.by_book["meetings"], hers.changed["meetings"].counted) == (4, 2, 2)
    assert again(tree, theirs).figures["meetings"] == 3, "not before she confirms"
    report_drafts.confirm(tree.session, head, hers.report_id, hers.mark)
    now = again(tree, theirs)
    assert now.figures["meetings"] == 5
    assert [unit.name for unit in now.missing] == ["thôn Bưởi", "thôn Ổi"]
    with pytest.raises(ReportFiguresMoved):
        report_drafts.confirm(tree.session, cadre, theirs.report_id, theirs.mark)
    report_drafts.confirm(tree.session, cadre, now.report_id, now.mark)
    with pytest.raises(ReportStands):
        report_drafts.write(tree.session, head, hers.report_id, again(tree, hers).mark, "thêm nữa")
    with pytest.raises(ReportTakenUp):
        report_drafts.take_back(tree.session, head, hers.report_id, again(tree, hers).mark)
    _said, new = report_drafts.correct(tree.session, head, hers.report_id, again(tree, hers).mark)
    mark = report_drafts.shown(tree.session, head, new).mark
    report_drafts.change_figure(tree.session, head, new, mark, "meetings", None)
    assert again(tree, theirs).figures["meetings"] == 5, "what was sent does not move"
    report_drafts.confirm(tree.session, head, new, report_drafts.shown(tree.session, head, new).mark)
    states = tree.session.exec(select(ReportDraft.state).where(ReportDraft.unit_id == tree.ids["man"])).all()
    assert sorted(states) == ["replaced", "sent"]


def test_each_does_what_her_post_allows(tree: Tree) -> None:
    head, drafter = tree.cadre("Lê Thị Hạnh", "man", Role.HEAD), tree.cadre("Đỗ Thị Na", "man", Role.DRAFTER)
    tree.make("to", "tổ 1", UnitKind.GROUP, "man")
    leader, other = tree.cadre("Vũ Thị Mơ", "to", Role.GROUP_LEADER), tree.cadre("Trần Thị Lan", "buoi", Role.HEAD)
    province = tree.cadre("Hồ Thị Thu", "province")
    shown = of(tree, head, "man")
    with pytest.raises(ReportNotSentYet) as unread:
        of(tree, province, "man")
    assert (unread.value.report, unread.value.state) == (shown.report_id, "draft")
    report_drafts.write(tree.session, drafter, shown.report_id, shown.mark, "chi hội thăm hai chị ốm")
    for who in (leader, other):
        with pytest.raises(NotAllowed):
            report_drafts.shown(tree.session, who, shown.report_id)
    for who in (drafter, leader, other):
        with pytest.raises(NotAllowed):
            report_drafts.confirm(tree.session, who, shown.report_id, again(tree, shown).mark)
    with pytest.raises(NotAllowed):
        report_drafts_standing.nudge(tree.session, head, tree.ids["commune"], "quarter", 2026, 3)


def test_nobody_writes_what_no_report_can_hold(tree: Tree) -> None:
    head = tree.cadre("Lê Thị Hạnh", "man", Role.HEAD)
    for kind, year, number in (
        ("month", 2026, 13),
        ("quarter", 0, 1),
        ("year", 9999, 1),
        ("month", 2027, 1),
        ("x", 2026, 1),
    ):
        with pytest.raises(NoSuchReportPeriod):
            report_drafts.draft(tree.session, head, tree.ids["man"], kind, year, number)
    shown = of(tree, head, "man")

    def give(name: str, value: int, why: str = "vì đếm lại") -> None:
        report_drafts.change_figure(tree.session, head, shown.report_id, again(tree, shown).mark, name, value, why)

    with pytest.raises(ReasonMissing):
        give("meetings", 4, " ")
    for text in ("", " \u200b ", "x" * 2001, "\0"):
        with pytest.raises(BadReportPart):
            report_drafts.write(tree.session, head, shown.report_id, shown.mark, text)
    report_drafts.write(tree.session, head, shown.report_id, shown.mark, "vu\u0323i\0 <b>&</b>\n=1+1 🌸")
    assert again(tree, shown).paragraphs[-1].text == "Vụi <b>&</b> =1+1 🌸"


def test_reports_are_due_two_days_before_the_cut_off_and_for_a_while_after() -> None:
    def kinds(day: str, cut_off: int = 0, wanted: list[str] | None = None) -> list[tuple[str, int, int]]:
        local = datetime.fromisoformat(day).replace(hour=8, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
        return [(period.kind, period.year, period.number) for period in due_periods(local, cut_off, wanted)]

    assert kinds("2026-10-28") == []
    assert kinds("2026-10-29") == [("month", 2026, 10)]
    assert kinds("2026-11-10") == [("month", 2026, 10)]
    assert kinds("2026-11-11") == []
    assert kinds("2026-10-13", 15) == [("month", 2026, 10)]
    assert [kinds(f"2026-{month}-29")[0][0] for month in ("03", "06", "09", "12")] == [
        "quarter",
        "half",
        "nine",
        "year",
    ]
    assert kinds("2026-12-13", 15) == [("year", 2026, 1)]
    assert kinds("2026-12-29", 0, ["quarter"]) == [("quarter", 2026, 4)]
    assert kinds("2026-11-29", 0, ["quarter"]) == []


def test_a_clock_that_stood_still_drafts_each_report_once(tree: Tree) -> None:
    tree.cadre("Lê Thị Hạnh", "man", Role.HEAD)
    tree.cadre("Trần Thị Lan", "buoi", Role.HEAD)
    tree.meeting("man", date(2026, 10, 5), present=2, expected=3)
    with time_machine.travel("2026-11-05T23:00:00+07:00", tick=False) as clock:
        due(tree.session)
        assert tree.session.exec(select(ReportDraft)).all() == []
        clock.move_to("2026-11-06T08:00:00+07:00")
        for _hour in range(3):
            due(tree.session)
            clock.shift(3700)
        rows = tree.session.exec(select(ReportDraft).order_by(col(ReportDraft.id))).all()
        assert [(row.unit_id, row.kind, row.number) for row in rows] == [(tree.ids["man"], "month", 10)]
        assert rows[0].closed_at is not None, "the books had closed"


def test_a_report_that_cannot_be_counted_keeps_no_other_from_closing(
    tree: Tree, caplog: pytest.LogCaptureFixture
) -> None:
    for unit in ("man", "buoi"):
        tree.cadre("Lê Thị Hạnh", unit, Role.HEAD)
        tree.meeting(unit, date(2026, 10, 5), present=2, expected=3)

    def standing() -> dict[int, bool]:
        tree.session.expire_all()
        return {row.unit_id: row.closed_at is not None for row in tree.session.exec(select(ReportDraft)).all()}

    with time_machine.travel("2026-10-30T08:00:00+07:00", tick=False) as clock:
        due(tree.session)
        broken, whole = tree.unit("man"), tree.unit("buoi")
        row = tree.session.exec(select(ReportDraft).where(ReportDraft.unit_id == broken.id)).one()
        kept, row.counted = row.counted, {"figures": "by hand"}
        tree.session.add(row)
        clock.move_to("2026-11-01T08:00:00+07:00")
        for _tick in range(2):
            assert due(tree.session) == 0
            assert standing() == {broken.id: False, whole.id: True}
        (said,) = [one for one in caplog.records if one.message == "report not counted" and one.name.endswith("_due")]
        assert said.unit == broken.id  # type: ignore[attr-defined]
        (finding,) = [one for one in look_inside(tree.session, {}) if one.what == "reports"]
        assert "1 could not be counted, the first of thôn Mận (month 10/2026)" in finding.problem
        row.counted = kept
        tree.session.add(row)
        clock.shift(601)
        due(tree.session)
        assert standing() == {broken.id: True, whole.id: True}
        assert [one for one in look_inside(tree.session, {}) if one.what == "reports"] == []


def test_what_people_type_for_reports_is_read() -> None:
    today = date(2026, 11, 22)

    def read(text: str) -> tuple[str, str, str] | None:
        ask = read_report(text, today=today)
        return None if ask is None else (ask.what, ask.period.kind if ask.period else ask.kind or "", ask.unit)

    assert read("báo cáo quý 3") == ("report", "quarter", "")
    assert read("lam bao cao thang") == ("report", "month", "")
    assert read("báo cáo 6 tháng của xã mình") == ("report", "half", "")
    assert read("báo cáo thôn Bưởi tháng 10") == ("report", "month", "thon buoi")
    for text in ("báo cáo của xã gửi chưa", "chi hội nào chưa gửi báo cáo", "con thieu bao cao cua ai"):
        assert read(text) == ("standing", "", "")
    assert read("ai chưa nộp báo cáo tháng 10") == ("standing", "month", "")
    for text in ("báo cáo", "báo cáo em vắng 3 7", "xem báo cáo", "", "báo cáo tuần này", "9" * 500, "xuất báo cáo"):
        assert read(text) is None
    assert read_edit("sửa số buổi thành 4 vì ghi sót") == ReportEdit("figure", "meetings", 4, "ghi sót")
    assert read_edit("sua tong so hoi vien thanh 1.171") == ReportEdit("figure", "members", 1171)
    assert read_edit("sửa lượt dự theo sổ") == ReportEdit("figure", "present")
    assert read_edit("bỏ đoạn 3") == ReportEdit("drop", number=3)
    assert read_edit("Đề xuất: thêm loa") == ReportEdit("hard", text="Đề xuất: thêm loa")
    for text in (
        "đổi giờ họp thành 19",
        "sửa số điện thoại thành 0912345678",
        "thêm Lan",
        "thêm: Trần Thị Mơ 1980",
        "",
    ):
        assert read_edit(text) is None
