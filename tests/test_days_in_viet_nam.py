"""A day begins at midnight in Viet Nam, seven hours before UTC's; a unit that has closed is listed with what became of
it."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
import time_machine
from sqlmodel import select

import locales
from api.v1.asked import PeriodAsked
from api.v1.report_members import _joined
from api.v1.reports import _report
from bot.inbox import handle
from bot.messages import Incoming, Kind
from bot.replies import Account
from bot.unit_tags import tagged
from models import clock, deputies, figures, handovers, pacing, periods
from models.conversations import link, who_writes
from models.gathering import gathering
from models.handovers_said import HandoverDayFar, NoSuchPostHere
from models.leader_changes import name_leader
from models.member_ends import end_membership
from models.member_figures import members_on
from models.members import Membership, MemberState
from models.office_units import Asked as Table
from models.office_units import Order, list_units
from models.posts import Post, Role, posts_of
from models.transfer_decisions import ask_transfer
from models.tree_changes import change
from models.tree_changes_kept import Deed, What
from models.units import UnitKind
from models.workbook_figures import gather
from tests.tree_town import TODAY, Tree, planted

NIGHTS = ("2026-12-01T00:30", "2026-12-01T06:30", "2027-01-01T00:30", "2027-01-01T06:30")
HERE = Path(__file__).parents[1]


@pytest.fixture
def tree(database_url: str) -> Iterator[Tree]:
    """The town on a Sunday in November, to be taken further."""
    with time_machine.travel(TODAY), planted(database_url) as found:
        yield found


@pytest.mark.parametrize("night", NIGHTS)
def test_what_is_done_before_seven_in_the_morning_is_done_that_day(tree: Tree, night: str) -> None:
    session, day = tree.session, date.fromisoformat(night[:10])
    cadre = tree.cadre("Vũ Thị Tâm", "commune")
    tree.make("to", "tổ 1", UnitKind.GROUP, "man")
    leaves, moves, leads = (tree.woman(name, "man") for name in ("Cao Thị Thu", "Cao Thị Vân", "Cao Thị Yến"))
    entries = {m.person_id: m.id or 0 for m in session.exec(select(Membership)).all()}
    with time_machine.travel(f"{night}:00+07:00", tick=False):
        assert clock.today() == day
        end_membership(session, cadre, entries[leaves], MemberState.LEFT)
        ask_transfer(session, cadre, entries[moves], tree.ids["buoi"])
        name_leader(session, cadre, tree.ids["to"], leads)
        spans = {(m.person_id, m.unit_id): (m.since, m.until) for m in session.exec(select(Membership)).all()}
        assert spans[leaves, tree.ids["man"]][1] == spans[moves, tree.ids["man"]][1] == day
        assert spans[moves, tree.ids["buoi"]] == (day, None)
        assert [(held.role, held.unit_name) for held in posts_of(session, leads)] == [(Role.GROUP_LEADER, "tổ 1")]
        assert session.exec(select(Post.from_date).where(Post.person_id == leads)).one() == day
        assert (members_on(session, None, tree.ids["man"], day).total.members, day) == (
            1,
            gathering(session, None, tree.ids["man"]).on,
        )
        month = periods.current("month", clock.today())
        assert (month.start, month.number) == (day, day.month)
        asked = Table(month.start, month.end, None, "", "", Order.MEMBERS, True, 1, 20)
        table = list_units(session, cadre, tree.ids["commune"], asked)
        assert {row.name: row.members for row in table.rows} == {"thôn Mận": 1, "thôn Bưởi": 1}
        link(session, who_writes(session, "web", "yen", "vi", clock.now()).contact_id, leads)
        offered = handovers.offer(session, cadre, tree.ids["man"], Role.HEAD, leads)
        assert (offered.day, offered.waits) == (day, int(clock.now() < offered.leaves))
        assert ("ban đêm em không nhắn" in locales.say("vi", offered)) is bool(offered.waits)
        lent = deputies.lend(session, cadre, tree.ids["buoi"], leads, day, day)
        assert session.get_one(Post, lent.post).to_date == day + timedelta(days=1)
        change(session, cadre, Deed(What.MERGE, (tree.ids["man"],), into=tree.ids["buoi"]))
        assert tree.unit("man").closed_on == day


def test_no_day_is_taken_from_the_clock_of_utc() -> None:
    asks = re.compile(r"clock\.now\(\)\.(date\(\)|year|month|day)\b|date\.today\(\)|chat\.now\.date\(\)")
    files = (one for part in ("api", "bot", "models", "scheduler") for one in (HERE / part).rglob("*.py"))
    assert [one.name for one in files if asks.search(one.read_text())] == []


def test_a_post_passes_on_within_a_year_and_where_there_is_such_a_post(tree: Tree) -> None:
    cadre = tree.cadre("Vũ Thị Tâm", "province")
    woman = tree.woman("Cao Thị Thu", "man")
    for far in (date(1930, 10, 20), date(2025, 11, 1), date(2028, 1, 1)):
        with pytest.raises(HandoverDayFar):
            handovers.offer(tree.session, cadre, tree.ids["man"], Role.HEAD, woman, day=far)
    for unit, role in (("commune", Role.HEAD), ("commune", Role.DEPUTY), ("man", Role.CADRE)):
        with pytest.raises(NoSuchPostHere):
            handovers.offer(tree.session, cadre, tree.ids[unit], role, woman)
    assert handovers.offer(tree.session, cadre, tree.ids["man"], Role.HEAD, woman, day=date(2026, 1, 1)).handover


def test_a_unit_that_was_merged_is_listed_so_at_every_door(tree: Tree) -> None:
    session, start, end = tree.session, date(2026, 7, 1), date(2027, 1, 1)
    cadre = tree.cadre("Vũ Thị Tâm", "commune")
    tree.meeting("man", date(2026, 8, 1), present=3, expected=4)
    tree.meeting("buoi", date(2026, 8, 2), present=2, expected=4)
    tree.woman("Cao Thị Thu", "man")
    change(session, cadre, Deed(What.MERGE, (tree.ids["man"],), date(2026, 11, 1), into=tree.ids["buoi"]))
    buoi, told = tree.ids["buoi"], "thôn Mận (đã sáp nhập 1/11/2026)"

    part = figures.attendance(session, cadre, buoi, start, end).parts[-1]
    assert (tagged("vi", part), part.attended.present) == (told, 3)
    before = figures.attendance(session, cadre, tree.ids["commune"], start, end, as_of=date(2026, 10, 1)).parts
    assert [tagged("vi", one) for one in before] == ["thôn Bưởi", "thôn Mận"]
    for words in ("", "mận"):
        rows = list_units(session, cadre, buoi, Table(start, end, None, words, "", Order.NAME, False, 1, 20)).rows
        assert tagged("vi", rows[-1]) == told
    line = gather(session, cadre, buoi, start, end).units[-1]
    assert (tagged("vi", line), line.attended.present) == (told, 3)
    asked = PeriodAsked.model_validate({"unit": buoi, "from": start, "to": date(2026, 12, 31)})
    assert [one.closed_on for one in _report(session, cadre, asked).parts] == [None, date(2026, 11, 1)]
    assert {one.closed_on for one in _joined(session, cadre, asked).parts if one.unit_id != buoi} <= {date(2026, 11, 1)}
    contact = who_writes(session, "web", "tam", "vi", clock.now())
    link(session, contact.contact_id, cadre.person_id or 0)
    pacing.open_account(session, "web")
    said = handle(session, Incoming("web", "tam", "1", text="thống kê thôn Bưởi 6 tháng cuối năm 2026"), Account("web"))
    assert said is not None
    each = next(choice for choice in said.outgoing.choices if choice.label.startswith("Từng"))
    said = handle(session, Incoming("web", "tam", "2", kind=Kind.TAP, payload=each.payload), Account("web"))
    assert said is not None
    assert f"{told}: 3/4" in said.outgoing.text
