"""Whatever is written into a unit at the very moment when it is merged, split or closed is in before, or refused."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
import time_machine
from sqlmodel import Session, col, select

import locales
from bot.messages import Incoming
from bot.replies import Account, Chat
from bot.unit_changes_seen import in_words
from models import clock, rosters
from models.announcements import Announcement, Audience, announce
from models.calls import create_meeting
from models.codes import WrongCode
from models.conversations import acting
from models.db import Database
from models.facts import Refused
from models.group_changes import close, create_group
from models.handovers import offer, take
from models.leader_changes import name_leader
from models.meetings import Meeting, MeetingKind
from models.member_lines import preview_women
from models.member_marks import move_to_group
from models.members import MEMBER_STATES, Membership, Person
from models.occurrences import top_up
from models.open_units import UnitClosed
from models.own_changes import OwnChange
from models.own_decisions import OwnChangeAsked, correct_name
from models.posts import Role
from models.roster_files import RosterFile, RosterRow
from models.tree_changes import carry_out_due, change
from models.tree_changes_kept import Deed, What
from models.tree_changes_preview import preview
from models.units import Unit
from tests.village import SOON, Village, at_once, left_in

NOW = "2026-11-22T09:00:00+07:00"


@pytest.fixture
def village(database_url: str) -> Iterator[Village]:
    """A Sunday morning in November."""
    with time_machine.travel(NOW, tick=False):
        db = Database(database_url, "invented-secret-key", threads=28)
        try:
            yield Village(db)
        finally:
            db.close()


def test_who_writes_into_a_branch_while_it_is_merged_hears_where_it_went(village: Village) -> None:
    wish = {"wish": lambda s: correct_name(s, acting(village.woman), "Nguyễn Thị Lụa Hồng")}
    done = at_once(village.db, village.merge, village.writers() | wish)
    asked = done.pop("wish")  # is about herself, wherever she stands
    assert isinstance(asked, OwnChangeAsked)
    (change,) = village.db.read_now(lambda s: s.exec(select(OwnChange)).all())
    assert (change.id, change.unit_id) == (asked.change, village.ids["buoi"])
    code = done.pop("claimed")  # was used up with the unit, or has waited for it
    assert isinstance(code, WrongCode | UnitClosed)
    wrong = {name: one for name, one in done.items() if not isinstance(one, UnitClosed)}
    report = wrong.pop("report")
    assert report.unit == "thôn Mận", "November had begun before it closed"
    assert wrong == {}
    assert {(one.unit, one.into, one.how) for one in done.values() if isinstance(one, UnitClosed)} == {
        ("thôn Mận", "thôn Bưởi", "merged")
    }
    assert village.db.read_now(left_in, village.man) == {}
    assert village.db.write_now(top_up) == 0
    assert village.db.read_now(left_in, village.man) == {}


def test_what_was_written_into_a_branch_before_it_was_merged_goes_along(village: Village) -> None:
    def writes(session: Session) -> None:
        for rule in village.writers().values():
            rule(session)
        top_up(session)

    before = len(village.db.read_now(lambda s: s.exec(select(Meeting)).all()))
    done = at_once(village.db, writes, {"merge": village.merge})
    assert done == {"merge": None}
    assert village.db.read_now(left_in, village.man) == {}

    def there(session: Session) -> dict[str, int]:
        return left_in(session, village.ids["buoi"])

    found = village.db.read_now(there)
    names = {"Hồ Thị Sen", "Cao Thị Thu", "Cao Thị Yến", "Đỗ Thị Gấm", "Đỗ Thị Nhung", "Phan Thị Mơ"}

    def members(session: Session) -> set[str]:
        query = select(Person.full_name).join(Membership, col(Membership.person_id) == Person.id)
        here = (Membership.unit_id == village.ids["buoi"], col(Membership.state).in_(MEMBER_STATES))
        return set(session.exec(query.where(*here)).all())

    assert names <= village.db.read_now(members)
    assert found["groups"] == 2
    assert (found["requests"], found["notices"], found["series"]) == (2, 1, 2)
    assert found["meetings"] > before


def test_a_branch_that_is_split_names_its_parts_to_who_comes_too_late(village: Village) -> None:
    every = village.writers()
    late = {name: every[name] for name in ("meeting", "notice", "group", "lent")}
    done = at_once(village.db, village.split, late)
    assert {(one.into, one.how) for one in done.values()} == {("thôn Mận Dưới, thôn Mận Trên", "split")}


def test_what_is_called_for_a_day_after_a_merger_to_come_goes_along_with_it(village: Village) -> None:
    def plans(session: Session) -> None:
        deed = Deed(What.MERGE, (village.man,), date(2026, 12, 1), into=village.ids["buoi"])
        change(session, village.tam, deed)
        create_meeting(session, village.hanh, village.man, MeetingKind.BRANCH, SOON)
        announce(session, village.hanh, village.man, Audience.MEMBERS, "Mai tổng vệ sinh", send_at=SOON)
        offer(session, village.tam, village.man, Role.HEAD, village.other, day=date(2026, 12, 10))

    village.db.write_now(plans)
    with time_machine.travel("2026-12-01T00:30:00+07:00", tick=False):
        village.db.write_now(carry_out_due)

        def after(session: Session) -> tuple[Any, ...]:
            (meeting,) = session.exec(select(Meeting).where(Meeting.starts_at == SOON)).all()
            (notice,) = session.exec(select(Announcement)).all()
            closed = session.get_one(Unit, village.man).closed_on
            return closed, meeting.unit_id, notice.unit_id, left_in(session, village.man)

        buoi = village.ids["buoi"]
        assert village.db.read_now(after) == (date(2026, 12, 1), buoi, buoi, {})
        taken = at_once(village.db, lambda s: None, {"handed": lambda s: take(s, village.offered + 1)})
        assert isinstance(taken["handed"], Refused)


def test_a_long_list_stops_where_its_branch_was_merged_and_what_it_wrote_goes_along(village: Village) -> None:
    def begins(session: Session) -> int:
        rows = [RosterRow("", n, None, f"Hồ Thị {chr(65 + n % 26)}{n}", 1970, None, "", "", "", "") for n in range(501)]
        batch = preview_women(session, village.hanh, village.man, RosterFile(rows=rows)).batch
        rosters.start_writing(session, village.hanh, batch)
        assert rosters.write_part(session, batch) is None
        return batch

    batch = village.db.write_now(begins)
    village.db.write_now(village.merge)
    with pytest.raises(UnitClosed, match="thôn Bưởi"):
        village.db.write_now(rosters.write_part, batch)
    assert village.db.read_now(left_in, village.man) == {}


def test_nobody_comes_into_a_group_or_leads_it_while_it_is_closed(village: Village) -> None:
    group = village.db.write_now(create_group, village.hanh, village.man, "tổ 7").group
    entry = village.db.read_now(
        lambda s: s.exec(select(Membership.id).where(Membership.person_id == village.woman)).one()
    )
    hanh = village.hanh
    done = at_once(
        village.db,
        lambda s: close(s, hanh, group),
        {
            "women": lambda s: move_to_group(s, hanh, [entry], group),
            "leader": lambda s: name_leader(s, hanh, group, village.woman),
            "meeting": lambda s: create_meeting(s, hanh, group, MeetingKind.GROUP, SOON),
        },
    )
    assert [type(one).__name__ for one in done.values()] == ["NoSuchGroupHere", "GroupGone", "UnitClosed"]


def test_whoever_may_not_see_names_sees_how_many_posts_end(village: Village) -> None:
    def looks(session: Session) -> tuple[Any, ...]:
        above = village._post(session, "Cao Thị Sim", Role.CADRE, "province")
        deed = Deed(What.MERGE, (village.man,), into=village.ids["buoi"])
        return preview(session, village.tam, deed), preview(session, above, deed)

    near, far = village.db.write_now(looks)
    assert {one.name for one in near.posts} == {"Hạnh"}
    assert [(one.name, one.role, one.unit) for one in far.posts] == [("", "head", "thôn Mận")]
    chat = Chat(None, village.tam, Incoming("web", "", ""), clock.now(), Account("web"))  # type: ignore[arg-type]
    given = locales.variables("vi", dict(in_words(chat, far)), pair=village.tam.pair, now=clock.now())
    said = locales.label("vi", "ask-unit_confirm-confirm", **given)
    assert "Thôi giữ việc từ ngày ấy: 1 người." in said
    assert "Hạnh" not in said
