"""Lists written once, by those who may, in parts when they are long, and taken back."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from models import clock, office_imports, rosters
from models.conversations import link, who_writes
from models.members import Membership, Person
from models.open_units import UnitClosed, hold
from models.posts import NotAllowed
from models.roster_batches import NoBook, forget_old
from models.roster_files import read_roster
from models.rosters import RosterAlreadyWritten, RosterOnItsWay, RosterOver, RosterWritten
from models.tree_changes import change
from models.tree_changes_kept import Deed, What
from scheduler.rosters import import_file
from tests.rosters import DAO, GAM, HEADER, LUA, Branches, many, roster_of
from tests.test_roster_files import excel


@pytest.fixture
def branches(database_url: str) -> Iterator[Branches]:
    found = Branches(database_url)
    yield found
    found.db.close()


def test_a_second_yes_changes_nothing_and_says_so(branches: Branches) -> None:
    batch = branches.preview(roster_of(LUA, GAM))
    branches.write(batch)
    with pytest.raises(RosterAlreadyWritten):
        branches.write(batch)
    assert branches.count(Membership) == 2


def test_undo_removes_what_the_list_wrote_and_restores_what_it_changed(branches: Branches) -> None:
    branches.takes([1, "Nguyễn Thị Lụa", 1971, "0385550101", "", ""])
    before = branches.count(Person)
    batch = branches.preview(roster_of([1, "Nguyễn Thị Lụa", 1971, "0385550999", "Tổ 3", ""], GAM, DAO))
    branches.write(batch)
    undone = branches.undo(batch)
    assert (undone.removed, undone.kept, undone.restored) == (2, 0, 1)
    assert branches.numbers() == {"Nguyễn Thị Lụa": 1}
    assert branches.phone("Nguyễn Thị Lụa") == "+84385550101"
    assert branches.book()["Nguyễn Thị Lụa"][0].group_id is None
    assert branches.groups() == []
    assert branches.count(Person) == before
    with pytest.raises(RosterOver):
        branches.undo(batch)


def test_undo_keeps_a_woman_who_was_linked_since(branches: Branches) -> None:
    batch = branches.preview(roster_of(LUA, GAM))
    branches.write(batch)
    lua = branches.book()["Nguyễn Thị Lụa"][1].id or 0
    branches.db.write_now(link, branches.head.contact_id, lua)
    undone = branches.undo(batch)
    assert (undone.removed, undone.kept) == (1, 1)
    assert list(branches.book()) == ["Nguyễn Thị Lụa"]
    assert branches.groups() == ["Tổ 1"]


def test_undo_leaves_a_phone_that_was_corrected_since(branches: Branches) -> None:
    branches.takes(LUA)
    batch = branches.preview(roster_of([1, "Nguyễn Thị Lụa", 1971, "0385550999", "", ""]))
    branches.write(batch)
    branches.takes([1, "Nguyễn Thị Lụa", 1971, "0385550777", "", ""])
    assert branches.undo(batch).restored == 0
    assert branches.phone("Nguyễn Thị Lụa") == "+84385550777"


def test_a_list_may_be_imported_again_after_it_was_taken_back(branches: Branches) -> None:
    batch = branches.preview(roster_of(LUA, GAM))
    branches.write(batch)
    branches.undo(batch)
    assert branches.takes(LUA, GAM).added == 2


def test_only_who_keeps_the_book_may_preview_write_or_undo(branches: Branches) -> None:
    stranger = branches.db.write_now(who_writes, "web", "stranger", "vi", clock.now())
    with pytest.raises(NotAllowed):
        branches.preview(roster_of(LUA), "buoi")
    with pytest.raises(NotAllowed):
        branches.preview(roster_of(LUA), "commune")
    batch = branches.preview(roster_of(LUA))
    for rule in (rosters.write, rosters.drop, rosters.undo):
        with pytest.raises(NotAllowed):
            branches.db.write_now(rule, stranger, batch.id or 0)


def test_a_group_has_no_book_of_its_own(branches: Branches) -> None:
    branches.takes(LUA)
    group = branches.book()["Nguyễn Thị Lụa"][0].group_id
    with pytest.raises(NoBook):
        branches.db.write_now(rosters.preview, branches.head.person_id, group or 0, roster_of(GAM), "tổ 1.xlsx")


def test_a_list_that_was_declined_or_followed_by_another_is_over(branches: Branches) -> None:
    first = branches.preview(roster_of(LUA))
    second = branches.preview(roster_of(LUA, GAM))
    with pytest.raises(RosterOver):
        branches.write(first)
    branches.db.write_now(rosters.drop, branches.head, second.id or 0)
    with pytest.raises(RosterOver):
        branches.write(second)
    assert branches.book() == {}


def test_old_lists_keep_their_counts_and_nothing_else(branches: Branches) -> None:
    waiting = branches.preview(roster_of(LUA), "commune", branches.cadre)
    written = branches.preview(roster_of(GAM))
    branches.write(written)
    assert branches.db.write_now(forget_old, clock.now() + timedelta(days=1)) == 2
    assert (branches.batch(written.id or 0).done, branches.batch(waiting.id or 0).rows_sealed) == ({}, "")
    with pytest.raises(RosterOver):
        branches.undo(written)


def test_the_command_line_shows_a_dry_run_and_writes_without_it(branches: Branches) -> None:
    content = excel(Man=[HEADER, LUA, GAM])
    dry = import_file(branches.db, content, "man.xlsx", "C1", dry_run=True)
    assert branches.book() == {}
    wet = import_file(branches.db, content, "man.xlsx", "C1", dry_run=False)
    assert wet[:-1] == dry
    assert wet[-1] == RosterWritten(1, "thôn Mận", 2, 0, 1)
    assert import_file(branches.db, content, "man.xlsx", "C1", dry_run=False)[-1] != wet[-1]
    assert len(branches.book()) == 2


def test_five_thousand_rows_are_written_part_by_part_and_taken_back(branches: Branches) -> None:
    content = excel(Man=[HEADER, *many(5000)])
    batch = branches.preview(read_roster(content, "xã.xlsx", today=clock.today()))
    assert isinstance(branches.db.write_now(rosters.write, branches.head, batch.id or 0), RosterOnItsWay)
    while (written := branches.db.write_now(rosters.write_part, batch.id or 0)) is None:
        pass
    assert written.added == branches.count(Membership) == 5000
    assert branches.undo(batch).removed == 5000
    assert branches.count(Membership) == 0


def test_a_long_list_that_was_cut_short_goes_on_where_it_stopped(branches: Branches) -> None:
    batch = branches.preview(roster_of(*many(1200)))
    branches.db.write_now(rosters.write, branches.head, batch.id or 0)
    assert branches.db.write_now(rosters.write_part, batch.id or 0) is None
    assert branches.count(Membership) == 500
    written = None
    while written is None:
        written = branches.db.write_now(rosters.write_part, batch.id or 0)
    assert branches.count(Membership) == 1200


def test_a_half_written_list_can_be_taken_back(branches: Branches) -> None:
    batch = branches.preview(roster_of(*many(1200)))
    branches.db.write_now(rosters.write, branches.head, batch.id or 0)
    branches.db.write_now(rosters.write_part, batch.id or 0)
    assert branches.undo(batch).removed == 500
    with pytest.raises(RosterOver):
        branches.db.write_now(rosters.write_part, batch.id or 0)


def test_lists_of_a_merged_branch_are_looked_at_dropped_and_taken_back(branches: Branches) -> None:
    written = branches.preview(roster_of(LUA))
    branches.write(written)
    waiting = branches.preview(roster_of(GAM))
    man, buoi = branches.ids["man"], branches.ids["buoi"]
    db, cadre = branches.db, branches.cadre
    db.write_now(lambda s: change(s, None, Deed(What.MERGE, (man,), into=buoi)))
    assert [one.id for one in db.read_now(office_imports.recent_batches, cadre)] == [waiting.id, written.id]
    assert db.read_now(office_imports.one_batch, cadre, waiting.id).unit == "thôn Mận"
    assert db.read_now(office_imports.lines_of, cadre, waiting.id, 1, 50)[0].count == 1
    with pytest.raises(UnitClosed, match="thôn Bưởi"):
        db.write_now(rosters.write, cadre, waiting.id)
    db.write_now(rosters.drop, cadre, waiting.id)
    undone = db.write_now(rosters.undo, cadre, written.id)
    assert (undone.removed, undone.kept) == (0, 1), "she went along, and stays in the book that she is in now"
    assert list(branches.book("buoi")) == ["Nguyễn Thị Lụa"]


def test_who_looks_at_a_list_waits_for_nobody_who_writes(branches: Branches) -> None:
    batch = branches.preview(roster_of(LUA))
    with branches.db.engine.begin() as connection, branches.db._session(connection) as session:
        hold(session, branches.ids["man"])
        for rule, more in ((office_imports.one_batch, ()), (office_imports.lines_of, (1, 50))):
            looks = branches.db._pool.submit(branches.db.read_now, rule, branches.head, batch.id, *more)
            assert looks.result(20)


def test_of_very_many_lines_that_cannot_be_read_all_are_counted(branches: Branches) -> None:
    rows = [[number, "" if number > 2 else f"Nguyễn Thị {'XY'[number - 1]}", 1970] for number in range(1, 1_203)]
    roster = roster_of(*rows, header=HEADER[:3])
    batch = branches.preview(roster)
    page, _women = branches.db.read_now(office_imports.lines_of, branches.head, batch.id, 1, 50)
    assert (page.count, page.faulty, page.listed, page.untold) == (1_202, 1_200, 1_002, 200)
