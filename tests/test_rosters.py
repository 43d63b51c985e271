"""Rosters held against the books, written once, and taken back."""

import time
from collections.abc import Iterator, Sequence
from datetime import timedelta

import pytest
from sqlmodel import Session, col, select

from models import clock, members, rosters
from models.conversations import ContactPerson, Who, link, who_writes
from models.db import Database
from models.members import Membership, MemberState, Person
from models.posts import NotAllowed, Post, Role
from models.roster_batches import BatchState, ImportBatch, NoBook, forget_old
from models.roster_files import RosterFile, read_roster
from models.rosters import RosterAlreadyWritten, RosterOnItsWay, RosterOver, RosterUndone, RosterWritten
from models.units import Unit, UnitKind, add_unit
from models.vault import vault
from scheduler.rosters import import_file
from tests.chat import found_town
from tests.test_roster_files import excel

HEADER = ["STT", "Họ và tên", "Năm sinh", "Điện thoại", "Tổ", "Ghi chú"]
LUA = [1, "Nguyễn Thị Lụa", 1971, "0385550101", "Tổ 1", ""]
GAM = [2, "Trần Thị Gấm", 1968, "", "Tổ 1", ""]
DAO = [3, "Lê Thị Đào", 1952, "0385550103", "2", "đi làm ăn xa"]


class Branches:
    """A commune with two branches, the head of thôn Mận and the cadre of the commune."""

    def __init__(self, url: str) -> None:
        self.db = Database(url, "invented-secret-key")
        self.ids: dict[str, int] = self.db.write_now(found_town)
        self.head = self.db.write_now(self._holder, "Lê Thị Hạnh", Role.HEAD, self.ids["man"])
        self.cadre = self.db.write_now(self._holder, "Phạm Thị Thơ", Role.CADRE, self.ids["commune"])

    def _holder(self, session: Session, name: str, role: Role, unit_id: int) -> Who:
        who = who_writes(session, "web", name, "vi", clock.now())
        person = members.add_person(session, full_name=name, birth_year=1970)
        session.add(Post(person_id=person.id or 0, role=role, unit_id=unit_id, from_date=clock.now().date()))
        link(session, who.contact_id, person.id or 0)
        return who_writes(session, "web", name, "vi", clock.now())

    def preview(self, roster: RosterFile, unit: str = "man", who: Who | None = None) -> ImportBatch:
        """Hold a list against the books, as the head unless somebody else is named."""
        person = (who or self.head).person_id
        fact = self.db.write_now(rosters.preview, person, self.ids[unit], roster, "danh sách.xlsx")
        return self.batch(fact.batch)

    def batch(self, batch_id: int) -> ImportBatch:
        found = self.db.read_now(lambda session: session.get(ImportBatch, batch_id))
        assert found is not None
        return found

    def write(self, batch: ImportBatch, who: Who | None = None) -> RosterWritten:
        """Agree to a list and, if it is long, let it be written part by part."""
        fact = self.db.write_now(rosters.write, who or self.head, batch.id or 0)
        while not isinstance(fact, RosterWritten):
            fact = self.db.write_now(rosters.write_part, batch.id or 0)
        return fact

    def undo(self, batch: ImportBatch) -> RosterUndone:
        fact = self.db.write_now(rosters.undo, self.head, batch.id or 0)
        while not isinstance(fact, RosterUndone):
            fact = self.db.write_now(rosters.undo_part, batch.id or 0)
        return fact

    def takes(self, *rows: Sequence[object]) -> RosterWritten:
        return self.write(self.preview(roster_of(*rows)))

    def book(self, unit: str = "man") -> dict[str, tuple[Membership, Person]]:
        """The branch's members by name."""
        entries = self.db.read_now(members.book, self.ids[unit])
        return {person.full_name: (membership, person) for membership, person in entries}

    def numbers(self, unit: str = "man") -> dict[str, int]:
        return {name: membership.number for name, (membership, _) in self.book(unit).items()}

    def phone(self, name: str) -> str:
        sealed = self.book()[name][1].phone_sealed
        return self.db.read_now(lambda session: vault(session).unseal(sealed))

    def groups(self) -> list[str]:
        query = select(Unit.name).where(Unit.kind == UnitKind.GROUP).order_by(Unit.name)
        return list(self.db.read_now(lambda session: session.exec(query).all()))

    def count(self, table: type[Person] | type[Membership]) -> int:
        return len(self.db.read_now(lambda session: session.exec(select(table.id)).all()))


@pytest.fixture
def branches(database_url: str) -> Iterator[Branches]:
    found = Branches(database_url)
    yield found
    found.db.close()


def roster_of(*rows: Sequence[object], header: Sequence[str] = HEADER) -> RosterFile:
    return read_roster(excel(Man=[header, *rows]), "danh sách.xlsx", today=clock.now().date())


def test_a_list_is_previewed_before_anything_is_written(branches: Branches) -> None:
    seen = branches.preview(roster_of(LUA, GAM, DAO, LUA, [5, "Võ Thị Ngân", "", "", "", ""])).summary
    assert (seen["readable"], seen["new"], seen["repeated"], seen["away"], seen["groups"]) == (4, 4, 1, 1, 2)
    assert [(p["row"], p["column"], p["kind"]) for p in seen["problems"]] == [
        (6, "C", "no_birth"),
        (5, "B", "repeated_in_file"),
    ]
    assert branches.book() == {}


def test_the_preview_keeps_names_only_under_seal(branches: Branches) -> None:
    batch = branches.preview(roster_of(LUA, LUA))
    assert "Lụa" not in str(batch.summary)
    assert "Lụa" not in batch.rows_sealed
    assert batch.rows_sealed


def test_a_list_that_was_agreed_to_stands_in_the_book(branches: Branches) -> None:
    assert branches.takes(LUA, GAM, DAO).added == 3
    assert branches.numbers() == {"Nguyễn Thị Lụa": 1, "Trần Thị Gấm": 2, "Lê Thị Đào": 3}
    assert branches.phone("Nguyễn Thị Lụa") == "+84385550101"
    assert branches.groups() == ["Tổ 1", "Tổ 2"]
    away, _ = branches.book()["Lê Thị Đào"]
    assert (away.state, away.since) == (MemberState.AWAY, clock.now().date())
    assert branches.book()["Nguyễn Thị Lụa"][0].group_id == branches.book()["Trần Thị Gấm"][0].group_id


def test_a_second_yes_changes_nothing_and_says_so(branches: Branches) -> None:
    batch = branches.preview(roster_of(LUA, GAM))
    branches.write(batch)
    with pytest.raises(RosterAlreadyWritten):
        branches.write(batch)
    assert branches.count(Membership) == 2


def test_the_same_list_again_writes_nobody_twice(branches: Branches) -> None:
    branches.takes(LUA, GAM, DAO)
    again = branches.preview(roster_of(LUA, GAM, DAO))
    assert (again.summary["new"], again.summary["known"]) == (0, 3)
    assert (again.state, again.rows_sealed) == (BatchState.DROPPED, "")


def test_a_new_phone_and_a_corrected_birth_year_are_taken_over(branches: Branches) -> None:
    branches.takes(LUA, GAM, DAO)
    other_phone = [1, "nguyễn thị lụa", 1971, "0385550999", "", ""]
    other_year = [3, "Lê Thị Đào", 1953, "0385550103", "", ""]
    written = branches.takes(other_phone, other_year)
    assert (written.added, written.updated) == (0, 2)
    assert branches.phone("Nguyễn Thị Lụa") == "+84385550999"
    assert branches.book()["Lê Thị Đào"][1].birth_year == 1953


def test_a_group_is_filled_in_where_she_had_none(branches: Branches) -> None:
    branches.takes([1, "Nguyễn Thị Lụa", 1971, "", "", ""])
    assert branches.takes([1, "Nguyễn Thị Lụa", 1971, "", "Tổ phụ nữ số 02", ""]).updated == 1
    assert branches.takes([2, "Trần Thị Gấm", 1968, "", "tổ 2", ""]).added == 1
    assert branches.groups() == ["Tổ phụ nữ số 02"]
    assert len({membership.group_id for membership, _ in branches.book().values()}) == 1


def test_two_women_of_a_family_keep_their_one_phone(branches: Branches) -> None:
    branches.takes(LUA, [2, "Nguyễn Thị Gấm", 1995, "0385550101", "", ""])
    assert branches.phone("Nguyễn Thị Lụa") == branches.phone("Nguyễn Thị Gấm") == "+84385550101"


def test_namesakes_of_different_years_are_two_women(branches: Branches) -> None:
    branches.takes([18, "Nguyễn Thị Lan", 1975, "", "", ""])
    branches.takes([24, "Nguyễn Thị Lan", 1990, "", "", ""])
    assert branches.count(Membership) == 2


def test_hoa_and_hoa_with_a_tone_are_two_women(branches: Branches) -> None:
    assert branches.takes([1, "Trần Thị Hoa", 1975, "", "", ""], [2, "Trần Thị Hòa", 1975, "", "", ""]).added == 2
    assert branches.preview(roster_of([2, "Tran Thi Hoa", 1975, "", "", ""])).summary["known"] == 1


def test_a_woman_without_year_and_phone_is_known_again_by_her_name_alone(branches: Branches) -> None:
    branches.takes([7, "Võ Thị Ngân", "", "", "", ""])
    assert branches.takes([9, "Võ Thị Ngân", 1979, "", "", ""]).updated == 1
    assert branches.book()["Võ Thị Ngân"][1].birth_year == 1979
    assert branches.numbers() == {"Võ Thị Ngân": 7}


def test_a_number_that_is_taken_is_named_and_replaced(branches: Branches) -> None:
    branches.takes(LUA, GAM)
    batch = branches.preview(roster_of([2, "Lê Thị Đào", 1952, "", "", ""], [3, "Võ Thị Ngân", 1979, "", "", ""]))
    [problem] = batch.summary["problems"]
    assert (problem["kind"], problem["row"], problem["number"], problem["instead"]) == ("number_taken", 2, 2, 4)
    branches.write(batch)
    assert branches.numbers()["Lê Thị Đào"] == 4
    assert branches.numbers()["Võ Thị Ngân"] == 3


def test_a_number_given_away_since_the_preview_is_replaced(branches: Branches) -> None:
    batch = branches.preview(roster_of(LUA))

    def join(session: Session) -> None:
        person = members.add_person(session, full_name="Trần Thị Gấm", birth_year=1968)
        members.add_membership(
            session, person_id=person.id or 0, branch_id=branches.ids["man"], since=clock.now().date(), number=1
        )

    branches.db.write_now(join)
    branches.write(batch)
    assert branches.numbers() == {"Trần Thị Gấm": 1, "Nguyễn Thị Lụa": 2}


def test_a_woman_who_left_is_not_brought_back_by_an_old_list(branches: Branches) -> None:
    branches.takes(LUA, GAM)
    gone = branches.book()["Trần Thị Gấm"][0].id

    def dies(session: Session) -> None:
        membership = session.get(Membership, gone)
        assert membership is not None
        membership.state = MemberState.DIED
        session.add(membership)

    branches.db.write_now(dies)
    seen = branches.preview(roster_of(LUA, GAM)).summary
    assert (seen["gone"], seen["new"], seen["known"]) == (1, 0, 1)


def test_a_list_never_changes_the_phone_of_someone_with_a_post(branches: Branches) -> None:
    hanh = [9, "Lê Thị Hạnh", 1970, "0385550109", "", ""]

    def joins(session: Session) -> None:
        members.add_membership(
            session,
            person_id=branches.head.person_id or 0,
            branch_id=branches.ids["man"],
            since=clock.now().date(),
            number=9,
        )

    branches.db.write_now(joins)
    assert branches.preview(roster_of(hanh)).summary["known"] == 1
    assert branches.phone("Lê Thị Hạnh") == ""


def test_a_phone_that_was_erased_is_not_brought_back(branches: Branches) -> None:
    branches.takes(LUA)
    lua = branches.book()["Nguyễn Thị Lụa"][1].id

    def erased(session: Session) -> None:
        person = session.get(Person, lua)
        assert person is not None
        person.phone_sealed, person.phone_hash, person.told_at_home = "", "", True
        session.add(person)

    branches.db.write_now(erased)
    assert branches.preview(roster_of(LUA)).summary["known"] == 1


def test_a_head_known_by_her_post_is_not_written_a_second_time(branches: Branches) -> None:
    def has_phone(session: Session) -> None:
        person = session.get(Person, branches.head.person_id)
        assert person is not None
        person.phone_hash = vault(session).digest("+84385550109")
        session.add(person)

    branches.db.write_now(has_phone)
    branches.takes([1, "Lê Thị Hạnh", 1970, "0385550109", "", ""])
    assert branches.book()["Lê Thị Hạnh"][1].id == branches.head.person_id


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


def test_a_commune_file_with_a_sheet_for_each_branch_fills_their_books(branches: Branches) -> None:
    lan = [1, "Nguyễn Thị Lan", 1975, "", "Tổ 1", ""]
    content = excel(**{"Thôn Mận": [HEADER, LUA, GAM], "CHI HỘI BƯỞI": [HEADER, lan], "thôn Xoài": [HEADER, DAO]})
    batch = branches.preview(read_roster(content, "xã.xlsx", today=clock.now().date()), "commune", branches.cadre)
    assert batch.summary["unknown"] == [["thôn Xoài", 1]]
    assert branches.write(batch, branches.cadre).added == 3
    assert branches.numbers() == {"Nguyễn Thị Lụa": 1, "Trần Thị Gấm": 2}
    assert branches.numbers("buoi") == {"Nguyễn Thị Lan": 1}
    assert branches.groups() == ["Tổ 1", "Tổ 1"]


def test_a_column_of_branches_goes_before_the_sheet_and_one_count_over_all_is_no_book_number(
    branches: Branches,
) -> None:
    roster = roster_of(
        [1, "Nguyễn Thị Lụa", 1971, "Mận"],
        [2, "Trần Thị Gấm", 1968, "thôn Bưởi"],
        [3, "Lê Thị Đào", 1952, "thon buoi"],
        header=["STT", "Họ và tên", "Năm sinh", "Chi hội"],
    )
    branches.write(branches.preview(roster, "commune", branches.cadre), branches.cadre)
    assert branches.numbers() == {"Nguyễn Thị Lụa": 1}
    assert branches.numbers("buoi") == {"Trần Thị Gấm": 1, "Lê Thị Đào": 2}


def test_a_head_takes_only_her_own_sheet_of_the_commune_file(branches: Branches) -> None:
    content = excel(**{"Thôn Mận": [HEADER, LUA], "Thôn Bưởi": [HEADER, GAM, DAO]})
    batch = branches.preview(read_roster(content, "xã.xlsx", today=clock.now().date()))
    assert (batch.summary["new"], batch.summary["elsewhere"]) == (1, 2)


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
    assert branches.db.write_now(forget_old, clock.now() + timedelta(days=1)) == 1 + (waiting.rows_sealed != "")
    assert (branches.batch(written.id or 0).done, branches.batch(waiting.id or 0).rows_sealed) == ({}, "")
    with pytest.raises(RosterOver):
        branches.undo(written)


def test_dan_toc_and_ton_giao_stay_counts(branches: Branches) -> None:
    header = ["STT", "Họ và tên", "Năm sinh", "Dân tộc"]
    roster = roster_of([1, "Nguyễn Thị Lụa", 1971, "Kinh"], [2, "Thạch Thị Gấm", 1968, "Khmer"], header=header)
    assert branches.preview(roster).summary["counts"] == {"ethnic": {"Kinh": 1, "Khmer": 1}}


def test_the_command_line_shows_a_dry_run_and_writes_without_it(branches: Branches) -> None:
    content = excel(Man=[HEADER, LUA, GAM])
    dry = import_file(branches.db, content, "man.xlsx", "C1", dry_run=True)
    assert branches.book() == {}
    wet = import_file(branches.db, content, "man.xlsx", "C1", dry_run=False)
    assert wet[:-1] == dry
    assert wet[-1] == RosterWritten(1, "thôn Mận", 2, 0, 1)
    assert import_file(branches.db, content, "man.xlsx", "C1", dry_run=False)[-1] != wet[-1]
    assert len(branches.book()) == 2


def many(count: int) -> list[list[object]]:
    families, middles = ("Nguyễn", "Trần", "Lê", "Phạm", "Võ"), ("Thị", "Thị Ngọc", "Thị Kim", "Thị Mai")
    given = ("Lụa", "Gấm", "Đào", "Cúc", "Hồng", "Ngân", "Sương")
    return [
        [
            at + 1,
            f"{families[at % 5]} {middles[at % 4]} {given[at % 7]}",
            1940 + at // 140,
            f"0385{at:06d}",
            f"Tổ {at % 12 + 1}",
            "",
        ]
        for at in range(count)
    ]


def test_five_thousand_rows_are_read_and_written_in_five_seconds_and_taken_back(branches: Branches) -> None:
    content = excel(Man=[HEADER, *many(5000)])
    start = time.perf_counter()
    batch = branches.preview(read_roster(content, "xã.xlsx", today=clock.now().date()))
    assert isinstance(branches.db.write_now(rosters.write, branches.head, batch.id or 0), RosterOnItsWay)
    longest, written = 0.0, None
    while written is None:
        began = time.perf_counter()
        written = branches.db.write_now(rosters.write_part, batch.id or 0)
        longest = max(longest, time.perf_counter() - began)
    took = time.perf_counter() - start
    assert written.added == branches.count(Membership) == 5000
    assert took < 5
    assert longest < 1
    assert branches.undo(batch).removed == 5000
    assert branches.count(Membership) == 0


def test_a_long_list_that_was_cut_short_goes_on_where_it_stopped(branches: Branches) -> None:
    batch = branches.preview(roster_of(*many(1200)))
    branches.db.write_now(rosters.write, branches.head, batch.id or 0)
    for _ in range(2):  # the plan, and the first part
        assert branches.db.write_now(rosters.write_part, batch.id or 0) is None
    assert branches.count(Membership) == 500
    written = None
    while written is None:
        written = branches.db.write_now(rosters.write_part, batch.id or 0)
    assert branches.count(Membership) == 1200


def test_a_half_written_list_can_be_taken_back(branches: Branches) -> None:
    batch = branches.preview(roster_of(*many(1200)))
    branches.db.write_now(rosters.write, branches.head, batch.id or 0)
    for _ in range(2):
        branches.db.write_now(rosters.write_part, batch.id or 0)
    assert branches.undo(batch).removed == 500
    with pytest.raises(RosterOver):
        branches.db.write_now(rosters.write_part, batch.id or 0)


def test_a_file_of_several_kinds_of_mistakes_names_eight_and_counts_the_rest(branches: Branches) -> None:
    rows = [[at, f"Nguyễn Thị {name}", "", "", "", ""] for at, name in enumerate("ABCDEGHIKLMN", start=1)]
    seen = branches.preview(roster_of(*rows)).summary
    assert (len(seen["problems"]), seen["more_problems"]) == (8, 4)


def test_a_unit_without_branches_takes_nobody(branches: Branches) -> None:
    def bare(session: Session) -> int:
        return add_unit(session, code="X2", name="xã Hoa Lê", kind=UnitKind.COMMUNE, parent=None).id or 0

    branches.ids["bare"] = branches.db.write_now(bare)
    seen = branches.db.read_now(rosters.look, branches.ids["bare"], roster_of(LUA))
    assert (seen["new"], seen["unknown"]) == (0, [["Man", 1]])


def test_nobody_but_the_two_holders_is_linked(branches: Branches) -> None:
    branches.takes(LUA, GAM)
    people = {branches.head.person_id, branches.cadre.person_id}
    linked = branches.db.read_now(
        lambda session: session.exec(select(ContactPerson.person_id).order_by(col(ContactPerson.person_id))).all()
    )
    assert set(linked) == people
