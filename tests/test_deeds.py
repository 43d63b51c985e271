"""Who did what: every deed leaves a sentence in both languages, for those who may see it, by kind, person and day."""

from datetime import date, timedelta

import pytest
import time_machine
from sqlmodel import Session

from bot.deeds_said import deed_said
from models import clock, deputies, handovers, handovers_back, report_drafts, tokens
from models.audit import Deed
from models.cut_off_changes import change_cut_off, undo_cut_off
from models.db import Database
from models.grading import draft, give_grade
from models.grading_changes import (
    BadTable,
    YearGraded,
    change_table,
    look_at_table,
    may_set_table,
    years_for,
    years_offered,
)
from models.grading_tables import USUAL, Criterion, Grade, Of, Table, table_of
from models.members import Person
from models.office_audit import KINDS, PAGE, Wanted, deeds_below
from models.office_settings import all_here
from models.posts import NotAllowed, Post, Right, Role, posts_of
from models.roster_batches import ImportBatch
from models.tree_changes import change
from models.tree_changes_kept import Deed as TreeDeed
from models.tree_changes_kept import What
from models.tree_changes_undo import undo
from models.unit_settings import KNOWN, change_setting
from models.units import get_unit
from models.women_counts import count_women, undo_count
from tests.roll_town import who
from tests.test_gathering import books as books
from tests.test_member_figures import tree, woman

NOW = "2026-11-22T09:00:00+07:00"
STRICT = Table((Criterion(Of.MEETINGS, 100, 12),))
EASY = Table((Criterion(Of.NEW, 100, 1),), 90, 70, 1)


def posts(session: Session, unit: dict[str, int]) -> dict[str, int]:
    """People with posts: a cadre of the province, one of xã Hoa Mai, the head of thôn Mận, the leader of nothing."""
    found = {}
    roles = (("tinh", Role.CADRE), ("X1", Role.CADRE), ("Mận", Role.HEAD), ("Ổi", Role.DRAFTER))
    for place, role in roles:
        found[place] = woman(session)
        person = session.get_one(Person, found[place])
        person.full_name = f"Phạm Thị {place}"
        session.add(Post(person_id=found[place], role=role, unit_id=unit[place], from_date=date(2020, 1, 1)))
    session.flush()
    return found


def said(session: Session, reader: int, unit_id: int, wanted: Wanted | None = None, language: str = "vi") -> list[str]:
    """The sentences that somebody reads, with who did it."""
    done, _more = deeds_below(session, who(reader), unit_id, 1, wanted)
    return [f"{one.by}: {deed_said(session, language, 'chi-em', one)}" for one in done]


def test_every_deed_is_told_to_those_who_may_see_it(books: Database) -> None:
    def play(session: Session) -> None:
        unit = tree(session)
        person = posts(session, unit)
        tam, xa, man = who(person["X1"]), unit["X1"], unit["Mận"]
        change_cut_off(session, tam, xa, 20)
        undo_cut_off(session, tam, xa)
        change_setting(session, get_unit(session, man), "unseen_meetings", 4, tam)
        change_setting(session, get_unit(session, man), "unseen_meetings", 4, tam)  # nothing new
        change_setting(session, get_unit(session, man), "keep_sensitive", True)
        counted = count_women(session, tam, man, 240, base="present", source="xã")
        undo_count(session, tam, counted.count)
        head = who(person["Mận"])
        report = report_drafts.draft(session, head, man, "month", 2026, 10)
        report_drafts.change_figure(session, head, report.report_id, report.mark, "meetings", 3, "đếm lại")
        mark = report_drafts.shown(session, head, report.report_id).mark
        report_drafts.confirm(session, head, report.report_id, mark)
        mark = report_drafts.shown(session, head, report.report_id).mark
        report_drafts.take_back(session, head, report.report_id, mark)
        give_grade(session, tam, man, 2026, Grade.GOOD, "giúp nhau nhiều")
        post = posts_of(session, person["X1"])[0]
        tokens.make_token(session, post.post_id, "Kho dữ liệu")
        tokens.revoke(session, tokens.tokens(session)[0].id or 0)
        hers = said(session, person["X1"], xa)
        assert hers == [
            ": Thu hồi mã đọc số liệu của xã Hoa Mai: Kho dữ liệu",
            ": Cấp mã cho phần mềm khác đọc số liệu của xã Hoa Mai: Kho dữ liệu",
            "Phạm Thị X1: Xếp loại thôn Mận năm 2026: hoàn thành tốt (khác số liệu, có ghi lý do)",
            "Phạm Thị Mận: Lấy lại báo cáo tháng 10/2026 của thôn Mận để sửa",
            "Phạm Thị Mận: Báo cáo tháng 10/2026 của thôn Mận gửi lên xã Hoa Mai",
            "Phạm Thị Mận: Xác nhận báo cáo tháng 10/2026 của thôn Mận",
            "Phạm Thị Mận: Báo cáo tháng 10/2026 của thôn Mận: sửa số buổi sinh hoạt từ 0 thành 3 vì đếm lại",
            "Phạm Thị X1: thôn Mận: bỏ số phụ nữ 240 vừa ghi",
            "Phạm Thị X1: thôn Mận: ghi số phụ nữ từ 18 tuổi là 240",
            ": thôn Mận: đổi việc ghi dân tộc, tôn giáo thành có",
            "Phạm Thị X1: thôn Mận: đổi số buổi vắng thì cần hỏi thăm thành 4",
            "Phạm Thị X1: xã Hoa Mai: lấy lại ngày khóa sổ như trước, là cuối tháng",
            "Phạm Thị X1: xã Hoa Mai: đổi ngày khóa sổ từ cuối tháng thành ngày 20, tính từ kỳ tháng 11/2026 "
            "(đã lấy lại như cũ)",
        ]
        assert all(one.isascii() or "Phạm" in one or "xã" in one or "thôn" in one
                   for one in said(session, person["X1"], xa, None, "en"))  # fmt: skip
        nameless = said(session, person["tinh"], unit["tinh"])  # above the commune names are not hers
        assert [one.partition(": ")[2] for one in nameless] == [one.partition(": ")[2] for one in hers]
        assert {one.partition(": ")[0] for one in nameless} == {""}
        assert not any("Hoa Mai: đổi" in one or "mã" in one for one in said(session, person["Mận"], man))
        assert said(session, person["Ổi"], unit["Ổi"]) == []
        with pytest.raises(NotAllowed):
            said(session, person["Mận"], xa)
        counts = {kind: len(said(session, person["X1"], xa, Wanted(kind=kind))) for kind in KINDS}
        assert counts == {"tree": 0, "post": 0, "setting": 4, "women": 2, "report": 4, "grade": 1, "notice": 0,
                          "book": 0, "import": 0, "token": 2}  # fmt: skip
        assert len(said(session, person["X1"], xa, Wanted(by=person["Mận"]))) == 4
        today = clock.today()
        assert len(said(session, person["X1"], xa, Wanted(first=today, last=today))) == 13
        assert said(session, person["X1"], xa, Wanted(last=today - timedelta(days=1))) == []
        for number in range(PAGE):
            session.add(Deed(unit_id=man, what="women-back", fields={"old": number}))
        session.flush()
        pages = [deeds_below(session, tam, xa, page) for page in (1, 2, 3)]
        assert [(len(done), more) for done, more in pages] == [(PAGE, True), (13, False), (0, False)]

    with time_machine.travel(NOW):
        books.write_now(play)


def test_every_setting_that_was_changed_has_a_sentence(books: Database) -> None:
    values = {
        "cut_off": 5, "gathering_line": {"percent": 65}, "gathering_floor": {"percent": 40}, "unseen_meetings": 3,
        "grading": {"criteria": [["new", 100, 2]]}, "term_starts": ["2022-03-11"], "reports": ["month", "year"],
        "reminders": {"branch": ["72h"]},
    }  # fmt: skip

    def play(session: Session) -> None:
        unit = tree(session)
        person = posts(session, unit)
        for name in KNOWN:
            change_setting(session, get_unit(session, unit["X1"]), name, values.get(name, True))
            change_setting(session, get_unit(session, unit["X1"]), name, None)
        for language in ("vi", "en"):
            told = said(session, person["X1"], unit["X1"], language=language)
            assert len(told) == 2 * len(KNOWN)
            assert not [one for one in told if "{" in one or "none" in one], told

    books.write_now(play)


def test_criteria_hold_from_a_year_on_and_what_they_change_is_seen_first(books: Database) -> None:
    def play(session: Session) -> None:
        unit = tree(session)
        person = posts(session, unit)
        for branch in ("Mận", "Bưởi", "Ổi"):
            woman(session, (unit[branch], date(2026, 3, 1), None, "active"))
        above, tam = who(person["tinh"]), who(person["X1"])
        was = {name: draft(session, None, unit[name], 2026).drafted for name in ("Mận", "Bưởi", "Ổi", "Na")}
        seen = look_at_table(session, above, unit["tinh"], EASY)
        assert (seen.year, seen.branches, seen.given, seen.own) == (2026, 4, 0, 0)
        change_table(session, above, unit["tinh"], EASY)
        now = {name: draft(session, None, unit[name], 2026).drafted for name in was}
        better = sum(list(Grade).index(now[name]) < list(Grade).index(was[name]) for name in was)
        assert (seen.better, seen.worse) == (better, sum(now[name] is not was[name] for name in was) - better)
        assert better == 3
        assert draft(session, None, unit["Mận"], 2025).values[0].criterion == USUAL.criteria[0]
        change_table(session, above, unit["tinh"], STRICT, 2027)
        assert [table_of(session, unit["Mận"], year) for year in (2025, 2026, 2027, 2030)] == [
            USUAL, EASY, STRICT, STRICT]  # fmt: skip
        assert not may_set_table(session, tam, unit["X1"])  # the province has set one
        with pytest.raises(NotAllowed):
            change_table(session, tam, unit["X1"], STRICT)
        give_grade(session, tam, unit["Mận"], 2025, Grade.GOOD, "đã duyệt")
        assert years_offered(session, unit["tinh"]) == [2026, 2027]
        with pytest.raises(YearGraded):
            change_table(session, above, unit["tinh"], STRICT, 2025)
        change_table(session, above, unit["tinh"], None, 2026)
        assert table_of(session, unit["Mận"], 2028) == USUAL
        assert may_set_table(session, tam, unit["X1"])
        change_table(session, tam, unit["X1"], STRICT)
        seen = look_at_table(session, above, unit["tinh"], EASY)
        assert (seen.branches, seen.own) == (2, 1)
        assert Right.UNITS in KINDS["token"]
        with pytest.raises(YearGraded):  # hers begin this year: last year's grade was given by those of the province
            change_table(session, above, unit["tinh"], EASY, 2025)
        change_table(session, above, unit["tinh"], EASY, 2027)
        assert (may_set_table(session, tam, unit["X1"]), years_for(session, tam, unit["X1"])) == (False, [])
        change_table(session, above, unit["tinh"], EASY, 2026)
        change_table(session, above, unit["tinh"], None, 2027)
        assert years_for(session, tam, unit["X1"]) == [2027], "the province has none from then on"
        change_table(session, tam, unit["X1"], None, 2027)
        for year, told in ((2026, (2, 1)), (2027, (4, 0))):  # this year her branches are graded by hers
            seen = look_at_table(session, above, unit["tinh"], STRICT, year)
            assert (seen.branches, seen.own) == told, year
        change_table(session, above, unit["tinh"], STRICT, 2027)
        shown = all_here(session, tam, unit["X1"])
        assert (shown.table, shown.table_of, shown.table_own) == (STRICT, "xã Hoa Mai", True)
        change_table(session, None, unit["X1"], None, 2026)
        shown = all_here(session, tam, unit["X1"])
        assert (shown.table, shown.table_of, shown.table_own) == (EASY, "tỉnh Ban Mai", False)
        for points, full in ((0, 70), (100_000, 70), (30, 0)):
            with pytest.raises(BadTable):
                look_at_table(session, above, unit["tinh"], Table((Criterion(Of.ATTENDANCE, points, full),)))
        with pytest.raises(BadTable):
            look_at_table(session, above, unit["tinh"], Table(()))

    with time_machine.travel(NOW):
        books.write_now(play)


def test_posts_that_change_hands_and_deeds_taken_back_have_their_own_lines(books: Database) -> None:
    def play(session: Session) -> None:
        unit = tree(session)
        person = posts(session, unit)
        xa, man = unit["X1"], unit["Mận"]
        tam = who(person["X1"])
        nga = woman(session, (man, date(2026, 3, 1), None, "active"))
        session.get_one(Person, nga).full_name = "Trần Thị Nga"
        deputy = Post(person_id=nga, role=Role.DEPUTY, unit_id=man, from_date=date(2026, 3, 1))
        session.add(deputy)
        session.flush()
        offered = handovers.offer(session, tam, man, Role.HEAD, nga, day=date(2026, 12, 1), decision="15/QĐ")
        handovers_back.holder_says(session, who(person["Mận"]), offered.handover, False)
        handovers.decide(session, who(nga), offered.handover, True)
        assert deputy.to_date == date(2026, 12, 1), "a head is not her own deputy"
        handovers_back.take_back(session, tam, offered.handover)
        assert deputy.to_date is None
        lent = deputies.lend(session, tam, man, person["Ổi"], date(2026, 11, 23), date(2026, 12, 6))
        assert deputies.names_beside(session, man, date(2026, 12, 6), date(2026, 12, 9)) == "Ổi"
        deputies.end_deputy(session, tam, lent.post)
        done = change(session, tam, TreeDeed(What.RENAME, (man,), name="thôn Mơ"))
        undo(session, tam, done.change)
        session.add(
            ImportBatch(
                unit_id=man, by_person=person["Mận"], file_name="a.xlsx", summary={"new": 3},
                created_at=clock.now() - timedelta(days=3), written_at=clock.now() - timedelta(days=2),
            )
        )  # fmt: skip
        session.flush()
        hers = said(session, person["X1"], xa)
        post = "việc chi hội trưởng thôn Mận"
        assert hers == [
            "Phạm Thị X1: Lấy lại như cũ: đổi tên thôn Mận thành thôn Mơ",
            "Phạm Thị X1: 22/11/2026: đổi tên thôn Mận thành thôn Mơ, đã lấy lại",
            "Phạm Thị X1: Thôi cử Phạm Thị Ổi phó thay ở thôn Mận từ 23/11/2026 đến hết 6/12/2026",
            "Phạm Thị X1: Cử Phạm Thị Ổi phó thay ở thôn Mận từ 23/11/2026 đến hết 6/12/2026",
            f"Phạm Thị X1: Thôi giao {post} cho Trần Thị Nga, quyết định 15/QĐ",
            f"Trần Thị Nga: Nhận {post} từ 1/12/2026, quyết định 15/QĐ",
            f"Phạm Thị Mận: Chưa đồng ý giao {post} cho Trần Thị Nga, quyết định 15/QĐ",
            f"Phạm Thị X1: Giao {post} cho Trần Thị Nga từ 1/12/2026, quyết định 15/QĐ",
            "Phạm Thị Mận: Đưa danh sách vào sổ thôn Mận: 3 chị",
        ]
        assert len(said(session, person["X1"], xa, Wanted(kind="post"))) == 6
        nameless = said(session, person["tinh"], unit["tinh"])
        assert not any(name in line for line in nameless for name in ("Nga", "Ổi", "Phạm"))
        for line in said(session, person["X1"], xa, language="en"):
            assert "{" not in line, line

    with time_machine.travel(NOW):
        books.write_now(play)
