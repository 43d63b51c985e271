"""A report and the corrected one after it: one stands at a time, whatever is tapped twice or merges in between."""

from datetime import date

import pytest
import time_machine
from sqlmodel import select

from bot import reports_text
from bot.reports_notices import NOTICES
from models import report_drafts
from models.deliveries import Delivery, Message
from models.posts import Role
from models.report_drafts_due import close_due, due
from models.report_drafts_kept import ReportDraft, ReportState
from models.report_drafts_said import BadReportFigure, ReportCorrected
from models.report_drafts_sent import above_of
from models.tree_changes import change
from models.tree_changes_kept import Deed, What
from models.units import find_units
from tests.test_reports_rules import again, meetings, of
from tests.test_reports_rules import tree as tree
from tests.tree_town import Tree


def test_one_correction_is_begun_at_a_time_and_one_issue_stands(tree: Tree) -> None:
    meetings(tree)
    head = tree.cadre("Lê Thị Hạnh", "man", Role.HEAD)
    first = of(tree, head, "man")
    report_drafts.confirm(tree.session, head, first.report_id, first.mark)
    mark = again(tree, first).mark
    _said, second = report_drafts.correct(tree.session, head, first.report_id, mark)
    assert report_drafts.correct(tree.session, head, first.report_id, mark)[1] == second, "a second tap"
    with pytest.raises(ReportCorrected):
        report_drafts.take_back(tree.session, head, first.report_id, mark)
    tree.session.get_one(ReportDraft, first.report_id).state = ReportState.TAKEN_BACK  # as it was before that was so
    with pytest.raises(ReportCorrected):
        report_drafts.confirm(tree.session, head, first.report_id, mark)
    seen = report_drafts.shown(tree.session, head, second).mark
    report_drafts.confirm(tree.session, head, second, seen)
    rows = tree.session.exec(select(ReportDraft).where(ReportDraft.unit_id == tree.ids["man"])).all()
    assert sorted((row.issue, row.state) for row in rows) == [(1, "taken_back"), (2, "sent")]


def test_what_was_confirmed_ahead_stands_when_its_branch_has_merged(tree: Tree) -> None:
    head = tree.cadre("Lê Thị Hạnh", "man", Role.HEAD)
    tree.meeting("man", date(2026, 11, 5), present=2, expected=3)
    ahead = of(tree, head, "man", "month", 11)
    report_drafts.confirm(tree.session, head, ahead.report_id, ahead.mark)
    change(tree.session, None, Deed(What.MERGE, (tree.ids["man"],), into=tree.ids["buoi"]))
    with time_machine.travel("2026-12-01T09:00:00+07:00"):
        close_due(tree.session)
        row = tree.session.get_one(ReportDraft, ahead.report_id)
        assert (row.state, row.closed_at is None) == (ReportState.CONFIRMED, False)
        assert again(tree, ahead).figures["meetings"] == 1
        whole = report_drafts.draft(tree.session, None, tree.ids["commune"], "month", 2026, 11)
        assert whole.figures["meetings"] == 1, "counted once, where it goes on"


def test_a_report_that_was_sent_names_the_missing_as_they_were(tree: Tree) -> None:
    meetings(tree)
    cadre = tree.cadre("Phạm Thị Thập", "commune")
    shown = of(tree, cadre, "commune")
    report_drafts.confirm(tree.session, cadre, shown.report_id, shown.mark)
    said = [unit.name for unit in again(tree, shown).missing]
    assert said == ["thôn Bưởi", "thôn Mận", "thôn Ổi"]
    change(tree.session, None, Deed(What.MERGE, (tree.ids["man"],), into=tree.ids["buoi"]))
    change(tree.session, None, Deed(What.RENAME, (tree.ids["oi"],), name="thôn Ổi Đông"))
    assert [unit.name for unit in again(tree, shown).missing] == said


def test_a_branch_that_merged_is_asked_no_more_and_what_it_became_not_for_the_time_before_it(tree: Tree) -> None:
    session = tree.session
    tree.cadre("Lê Thị Hạnh", "man", Role.HEAD)
    tree.meeting("man", date(2026, 11, 5), present=2, expected=3)
    with time_machine.travel("2026-12-03T08:00:00+07:00", tick=False) as clock:
        due(session)
        message = session.exec(select(Message).where(Message.kind == "report-draft")).one()
        delivery = session.exec(select(Delivery).where(Delivery.message_id == message.id)).one()
        assert NOTICES["report-draft"](session, message, delivery, None) is not None
        both = (tree.ids["man"], tree.ids["buoi"])
        change(session, None, Deed(What.MERGE, both, date(2026, 12, 3), name="thôn Mận Bưởi"))
        assert NOTICES["report-draft"](session, message, delivery, None) is None
        above = above_of(session, tree.unit("man"))
        assert above is not None
        assert above.name == "xã Hoa Mai"
        (tree.ids["new"],) = [unit.id or 0 for unit in find_units(session, "thôn Mận Bưởi")]
        tree.cadre("Trần Thị Lan", "new", Role.HEAD)
        for _hour in range(3):
            clock.shift(3700)
            due(session)
        assert [row.unit_id for row in session.exec(select(ReportDraft)).all()] == [tree.ids["man"]]


def test_a_figure_is_bound_by_what_the_unit_holds(tree: Tree) -> None:
    head = tree.cadre("Lê Thị Hạnh", "man", Role.HEAD)
    shown = of(tree, head, "man")

    def give(name: str, value: int) -> None:
        mark = again(tree, shown).mark
        report_drafts.change_figure(tree.session, head, shown.report_id, mark, name, value, "vì đếm lại")

    def refused(*cases: tuple[str, int, int, str]) -> None:
        for name, value, most, why in cases:
            with pytest.raises(BadReportFigure) as told:
                give(name, value)
            assert (told.value.most, told.value.why) == (most, why), name

    refused(
        ("meetings", -1, 0, "least"),
        ("no_such", 3, 0, "name"),
        ("members", 10**12, 5_000, "size"),
        ("new", 999_999, 3, "members"),
        ("died", 4, 3, "members"),
        ("meetings", 93, 92, "days"),
        ("rolled", 1, 0, "meetings"),
        ("present", 1, 0, "invited"),
    )
    give("meetings", 2)
    give("expected", 6)
    give("present", 5)
    refused(
        ("expected", 7, 6, "invited"),
        ("expected", 4, 5, "least"),
        ("present", 7, 6, "expected"),
        ("rolled", 3, 2, "meetings"),
    )
    refused(("women", 2, 3, "least"), ("meetings", 1, 2, "least"))
    give("women", 40)
    refused(("members", 41, 40, "women"))
    give("members", 40)
    give("new", 40)
    refused(("members", 4, 40, "least"), ("women", 10, 40, "least"))
    give("new", 5)
    give("members", 20)
    said = " ".join(text for _key, text in reports_text.paragraphs("vi", again(tree, shown)))
    assert "nâng tổng số hội viên lên 20 (theo sổ: 3)" in said
    assert "50% (20/40 (theo sổ: 0) phụ nữ từ 18 tuổi)" in said, "with the total that she gave"
    report_drafts.change_figure(tree.session, head, shown.report_id, again(tree, shown).mark, "new", None)
    said = " ".join(text for _key, text in reports_text.paragraphs("vi", again(tree, shown)))
    assert "Chưa phát triển" not in said, "the total rose, and nobody said how"
