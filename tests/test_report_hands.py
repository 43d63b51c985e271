"""Whose a report is: its unit's people write and send it, those above send it back; and who is waited for."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
import time_machine
from sqlmodel import Session, select

from bot import reports_text
from bot.reading.report_edits import ReportEdit, read_edit
from bot.reading.reports import asks_which, read_deed, read_return, read_why
from models import clock, report_drafts, report_drafts_standing
from models.conversations import Who
from models.deliveries import Delivery, Message
from models.posts import NotAllowed, Post, Role
from models.report_drafts_hands import Hands, hands_of
from models.report_drafts_kept import ReportDraft
from models.report_drafts_returned import send_back
from models.report_drafts_said import (
    NobodyToSendBackTo,
    NoReasonToSendBack,
    ReportNotSent,
    ReportNotSentYet,
    ReportTheirs,
)
from models.report_drafts_shown import Shown
from models.tree_changes import change
from models.tree_changes_kept import Deed, What
from models.units import UnitKind
from tests.chat import running_town
from tests.test_reports import meet
from tests.tree_town import Tree, planted

NOW = "2026-11-22T09:00:00+07:00"
MONTH = ("month", 2026, 10)


@pytest.fixture
def tree(database_url: str) -> Iterator[Tree]:
    with time_machine.travel(NOW), planted(database_url) as tree:
        tree.make("oi", "thôn Ổi", UnitKind.BRANCH, "commune")
        for key in ("man", "buoi", "oi"):
            tree.woman(f"Nguyễn Thị {key}", key)
            tree.meeting(key, date(2026, 10, 5), present=1, expected=1)
        tree.meeting("man", date(2026, 10, 12))
        yield tree


def of(tree: Tree, who: Who | None, unit: str) -> Shown:
    return report_drafts.draft(tree.session, who, tree.ids[unit], *MONTH)


def sent(tree: Tree, who: Who, unit: str) -> Shown:
    shown = of(tree, who, unit)
    report_drafts.confirm(tree.session, who, shown.report_id, shown.mark)
    return of(tree, None, unit)


def told(tree: Tree, kind: str) -> list[tuple[int | None, dict[str, object]]]:
    rows = tree.session.exec(
        select(Delivery.person_id, Message.fields).join(Message).where(Message.kind == kind)  # type: ignore[arg-type]
    )
    return [(person, fields) for person, fields in rows]


def test_whoever_is_above_sends_a_report_back_and_writes_none(tree: Tree) -> None:
    province, cadre = tree.cadre("Hồ Thị Thu", "province"), tree.cadre("Phạm Thị Thập", "commune")
    drafter = tree.cadre("Đỗ Thị Na", "commune", Role.DRAFTER)
    with pytest.raises(ReportNotSentYet) as unread:
        of(tree, province, "commune")
    assert (unread.value.report, unread.value.state) == (0, "")
    shown = of(tree, cadre, "commune")
    report, seen = shown.report_id, shown.mark
    with pytest.raises(ReportTheirs):
        report_drafts.change_figure(tree.session, province, report, seen, "members", 400, "tỉnh nắm khác")
    with pytest.raises(ReportTheirs):
        report_drafts.confirm(tree.session, province, report, seen)
    with pytest.raises(ReportNotSent):
        send_back(tree.session, province, report, seen, "chưa đủ")
    assert hands_of(tree.session, province.person_id, report) == Hands(writes=False, sends=False, returns=False)
    assert hands_of(tree.session, drafter.person_id, report) == Hands(writes=True, sends=False, returns=False)
    seen = sent(tree, cadre, "commune").mark
    for deed in (report_drafts.take_back, report_drafts.correct):
        with pytest.raises(ReportTheirs):
            deed(tree.session, province, report, seen)
    with pytest.raises(NotAllowed):
        send_back(tree.session, cadre, report, seen, "của mình")
    with pytest.raises(NoReasonToSendBack):
        send_back(tree.session, province, report, seen, " \u200b ")
    assert hands_of(tree.session, province.person_id, report) == Hands(writes=False, sends=False, returns=True)
    assert not send_back(tree.session, province, report, seen, "thiếu thôn Ổi").kept
    with pytest.raises(ReportNotSentYet) as unread:
        report_drafts.shown(tree.session, province, report)
    assert (unread.value.state, unread.value.why) == ("taken_back", "thiếu thôn Ổi")
    now = of(tree, cadre, "commune")
    assert (now.state, now.returned and now.returned.why) == ("taken_back", "thiếu thôn Ổi")
    assert [(person, fields["why"]) for person, fields in told(tree, "report-returned")] == [
        (cadre.person_id, "thiếu thôn Ổi")
    ]
    assert sent(tree, cadre, "commune").returned is None, "she has set it right"
    for post in tree.session.exec(select(Post).where(Post.unit_id == tree.ids["commune"])).all():
        post.to_date = clock.today() - timedelta(days=1)
        tree.session.add(post)
    tree.session.flush()
    tree.session.info.clear()
    with pytest.raises(NobodyToSendBackTo):
        send_back(tree.session, province, report, of(tree, None, "commune").mark, "thiếu")
    report_drafts.take_back(tree.session, province, report, of(tree, None, "commune").mark)
    assert sent(tree, province, "commune").confirmed_by == province.person_id, "where nobody is in post"


def test_a_draft_of_nobody_in_post_is_the_next_units_and_not_theirs_above(tree: Tree) -> None:
    province, cadre = tree.cadre("Hồ Thị Thu", "province"), tree.cadre("Phạm Thị Thập", "commune")
    shown = of(tree, cadre, "oi")
    with pytest.raises(ReportNotSentYet):
        report_drafts.shown(tree.session, province, shown.report_id)
    with pytest.raises(ReportTheirs) as whose:
        report_drafts.write(tree.session, province, shown.report_id, shown.mark, "thiếu loa", "hard")
    assert whose.value.unit == "xã Hoa Mai"
    report_drafts.write(tree.session, cadre, shown.report_id, shown.mark, "thiếu loa", "hard")


def test_one_that_was_counted_above_holds_until_it_is_set_right(tree: Tree) -> None:
    cadre, head = tree.cadre("Phạm Thị Thập", "commune"), tree.cadre("Lê Thị Hạnh", "man", Role.HEAD)
    late = tree.cadre("Trần Thị Lan", "buoi", Role.HEAD)
    first = sent(tree, head, "man")
    sent(tree, cadre, "commune")
    done = send_back(tree.session, cadre, first.report_id, first.mark, "thiếu một buổi")
    again = send_back(tree.session, cadre, first.report_id, first.mark, "và số mới")
    assert (done.kept, done.report) == (True, again.report)
    assert of(tree, None, "man").issue == 2
    assert len(told(tree, "report-returned")) == 2
    sent(tree, head, "man")
    states = tree.session.exec(select(ReportDraft.state).where(ReportDraft.unit_id == tree.ids["man"])).all()
    assert sorted(states) == ["replaced", "sent"]
    sent(tree, late, "buoi")
    assert [len(told(tree, kind)) for kind in ("report-fixed", "report-late")] == [1, 1], "a first one corrects nothing"


def test_a_changed_figure_leaves_the_report_of_one_mind(tree: Tree) -> None:
    cadre, head = tree.cadre("Phạm Thị Thập", "commune"), tree.cadre("Lê Thị Hạnh", "man", Role.HEAD)

    def change_to(name: str, value: int | None) -> Shown:
        shown = of(tree, cadre, "commune")
        report_drafts.change_figure(tree.session, cadre, shown.report_id, shown.mark, name, value, "đếm lại")
        return of(tree, cadre, "commune")

    for value in (5, 9):
        shown = change_to("meetings", value)
        assert shown.unrolled() == 1
        said = dict(reports_text.paragraphs("vi", shown))["meetings"]
        assert "còn 1 buổi chưa điểm danh (thôn Mận 12/10)" in said
        assert "(đạt 100%, 3/3 lượt)" in said
    assert change_to("meetings", 3).unrolled() == 0
    change_to("meetings", None)
    assert change_to("rolled", 4).unrolled() == 0
    assert change_to("rolled", 2).unrolled() == 2
    change_to("rolled", None)
    hers = of(tree, head, "man")
    report_drafts.change_figure(tree.session, head, hers.report_id, hers.mark, "meetings", 3, "sót một buổi")
    sent(tree, head, "man")
    shown = of(tree, cadre, "commune")
    assert (shown.figures["meetings"], shown.unrolled()) == (5, 1)
    assert reports_text.otherwise("vi", shown) == "thôn Mận: số buổi sinh hoạt 3 (theo sổ: 2; sót một buổi)"
    sent(tree, cadre, "commune")
    assert "sót một buổi" in reports_text.otherwise("vi", of(tree, cadre, "commune"))


def test_nobody_waits_for_units_that_have_closed_since(tree: Tree) -> None:
    cadre, head = tree.cadre("Phạm Thị Thập", "commune"), tree.cadre("Lê Thị Hạnh", "man", Role.HEAD)
    both = (tree.ids["buoi"], tree.ids["oi"])
    change(tree.session, cadre, Deed(What.MERGE, both, date(2026, 11, 22), name="thôn Bưởi Ổi"))
    seen = report_drafts_standing.standing(tree.session, cadre, tree.ids["commune"], *MONTH)
    assert ([one.name for one in seen.missing], seen.gone) == (["thôn Mận"], ("thôn Bưởi", "thôn Ổi"))
    shown = of(tree, cadre, "commune")
    assert [one.name for one in shown.missing] == ["thôn Mận"]
    assert reports_text.gone("vi", shown) == "thôn Bưởi, thôn Ổi"
    assert shown.figures["meetings"] == 4, "theirs are counted by the books"
    nudged = report_drafts_standing.nudge(tree.session, cadre, tree.ids["commune"], *MONTH)
    assert (nudged.units, nudged.nobody, nudged.night) == ("thôn Mận", "", False)
    sent(tree, head, "man")
    assert len(told(tree, "report-all")) == 1


def test_what_people_type_of_a_report_before_them_is_read() -> None:
    for text in ("bỏ số sửa", "trả lại số theo sổ", "lay lai so theo so nhe"):
        assert read_edit(text) == ReportEdit("books"), text
    assert read_edit("sửa số lượt dự về theo sổ") == ReportEdit("figure", "present")
    assert (read_return("trả lại để sửa vì thiếu tháng 9"), read_return("trả lại báo cáo")) == ("thiếu tháng 9", "")
    assert read_why("vì sao xã Hoa Mai sửa số") == "xa hoa mai"
    assert read_why("lý do sửa số của thôn Mận") == "thon man"
    assert read_why("tại sao sửa số") == ""
    assert read_deed("xem lại báo cáo") == read_deed("xem lại") == "show"
    assert asks_which("báo cáo")
    for text in ("trả lời chị Lan", "trả lại tiền", "vì sao em sửa lịch họp", "", "9" * 500, "sao em chưa gửi"):
        assert (read_return(text), read_why(text), read_edit(text)) == (None, None, None), text
        assert not asks_which(text)


async def test_a_report_is_kept_before_her_and_sent_back_in_chat(database_url: str) -> None:
    with time_machine.travel("2026-11-23T01:24:00+07:00") as now:
        async with running_town(database_url) as town:
            head = await town.member("zalo-bot", "Lê Thị Hạnh", role=Role.HEAD)
            lan = await town.member("zalo-bot", "Trần Thị Lan", role=Role.HEAD, branch="buoi")
            cadre = await town.member("zalo-bot", "Phạm Thị Thập", role=Role.CADRE, unit="commune")
            hien = await town.member("zalo-bot", "Hồ Thị Hiền", role=Role.CADRE, unit="province")

            def books(session: Session) -> None:
                meet(session, town.ids["man"], date(2026, 10, 5), 1, 1)

            town.write(books)
            await head.says("báo cáo tháng 10")
            assert "Các buổi đã họp" in await head.says("kết quả sinh hoạt")
            assert "Khó khăn, đề xuất: Thiếu loa" in await head.says("khó khăn: thiếu loa")
            assert "Báo cáo thôn Mận, tháng 10/2026: bản nháp" in await head.says("xem báo cáo")
            assert "Vì sao khác sổ" in await head.says("sửa số buổi thành 2 vì ghi sót một buổi")
            assert "ghi như trong sổ: 1" in await head.says("bỏ số sửa")
            assert "theo sổ cả rồi" in await head.says("trả lại số theo sổ")
            assert "xem kỳ nào" in await head.says("báo cáo")
            assert "bản nháp" in await head.says("báo cáo tháng 10")
            assert "gửi báo cáo thôn Mận lên" in await head.says("gửi đi em")
            standing = await cadre.says("chi hội nào chưa gửi báo cáo tháng 10")
            assert "thôn Mận (chị Hạnh): đã gửi 23/11" in standing, "of the day in Viet Nam"
            nudge = next(line for line in standing.split("\n") if "Nhắc những nơi" in line)
            assert "đang đêm nên 6 giờ sáng em mới nhắc thôn Bưởi" in await cadre.says(nudge.partition(".")[0])
            unsent = await cadre.says("báo cáo thôn Bưởi tháng 10")
            assert "Báo cáo thôn Bưởi, tháng 10/2026: đang làm, chưa gửi." in unsent, (
                "hers to read when Lan has sent it"
            )
            assert "1. Nơi nào chưa gửi" in unsent
            await cadre.says("báo cáo tháng 10")
            await cadre.says("sửa tổng hội viên thành 9 vì đếm lại")
            await cadre.taps("Đúng rồi, gửi")
            await cadre.taps("Vẫn gửi")
            read = await hien.says("xem báo cáo xã Hoa Mai tháng 10")
            assert "Vì sao khác sổ: tổng số hội viên 9 (theo sổ: 2): đếm lại." in read
            assert "Lấy lại để sửa" not in read
            assert "do xã Hoa Mai làm" in await hien.says("sửa số buổi thành 12 vì tỉnh nắm khác")
            assert "tổng số hội viên 9 (theo sổ: 2): đếm lại" in await hien.says("vì sao xã Hoa Mai sửa số")
            await hien.says("xem báo cáo xã Hoa Mai tháng 10")
            assert "cần sửa gì" in await hien.taps("Trả lại để sửa")
            for typed in ("báo cáo xã Hoa Mai quý 3", "số liệu tháng 9", "lịch họp"):
                assert f'"{typed}" là việc chị muốn làm ngay' in await hien.says(typed), "in doubt, one after another"
            assert "cần sửa gì" in await hien.says("làm tiếp"), "no reason"
            assert "đã trả báo cáo lại cho xã Hoa Mai" in await hien.says("ghi thiếu thôn Bưởi")
            assert "xã Hoa Mai: trả lại để sửa" in await hien.says("xã nào chưa gửi báo cáo tháng 10")
            now.move_to("2026-11-23T08:00:00+07:00")
            await town.quiet()
            assert "Chị Hiền ở tỉnh Ban Mai trả lại báo cáo này để sửa." in cadre.last
            assert "Cần sửa: ghi thiếu thôn Bưởi" in cadre.last
            assert "1. Đúng rồi, gửi" in cadre.last
            assert "Chị Thập ở xã Hoa Mai nhắc" in lan.last
