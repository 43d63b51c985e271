"""Rosters held against the books: who is new, who is known, and where each belongs."""

from collections.abc import Iterator

import pytest
from sqlmodel import Session

from models import clock, members, rosters
from models.members import Membership, MemberState, Person
from models.roster_batches import BatchState
from models.roster_doubts import OTHER_BRANCH, Entry, sharers
from models.roster_files import read_roster
from models.units import UnitKind, add_unit
from models.vault import vault
from tests.rosters import DAO, GAM, HEADER, LUA, Branches, roster_of
from tests.test_roster_files import excel


@pytest.fixture
def branches(database_url: str) -> Iterator[Branches]:
    found = Branches(database_url)
    yield found
    found.db.close()


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
    assert (away.state, away.since) == (MemberState.AWAY, clock.today())
    assert branches.book()["Nguyễn Thị Lụa"][0].group_id == branches.book()["Trần Thị Gấm"][0].group_id


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


def test_another_name_under_the_same_number_is_a_doubt_only_with_the_same_phone_or_birth_year(
    branches: Branches,
) -> None:
    branches.takes(LUA, GAM, DAO)
    other_year = [1, "Nguyễn Thị Lùng", 1980, "", "", ""]
    other_number = [7, "Trần Thị Gắm", 1968, "", "", ""]
    assert branches.preview(roster_of(other_year, other_number)).summary["doubtful"] == 0
    shifted = ([2, *LUA[1:]], [3, *GAM[1:]], [1, *DAO[1:]])  # sorted anew: everybody is known by her own name
    assert branches.preview(roster_of(*shifted)).summary["doubtful"] == 0
    batch = branches.preview(roster_of([1, "Nguyễn Thị Lùng", 1971, "", "", ""], GAM))
    assert (batch.summary["doubtful"], batch.summary["new"], batch.state) == (1, 0, BatchState.PREVIEWED)
    assert "Lùng" not in str(batch.summary)
    branches.write(batch)  # nobody has said that it is she: not written
    assert branches.numbers() == {"Nguyễn Thị Lụa": 1, "Trần Thị Gấm": 2, "Lê Thị Đào": 3}


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
            session, person_id=person.id or 0, branch_id=branches.ids["man"], since=clock.today(), number=1
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
            since=clock.today(),
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


def test_a_commune_file_with_a_sheet_for_each_branch_fills_their_books(branches: Branches) -> None:
    lan = [1, "Nguyễn Thị Lan", 1975, "", "Tổ 1", ""]
    content = excel(**{"Thôn Mận": [HEADER, LUA, GAM], "CHI HỘI BƯỞI": [HEADER, lan], "thôn Xoài": [HEADER, DAO]})
    batch = branches.preview(read_roster(content, "xã.xlsx", today=clock.today()), "commune", branches.cadre)
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
    batch = branches.preview(read_roster(content, "xã.xlsx", today=clock.today()))
    assert (batch.summary["new"], batch.summary["elsewhere"]) == (1, 2)


def test_dan_toc_and_ton_giao_stay_counts(branches: Branches) -> None:
    header = ["STT", "Họ và tên", "Năm sinh", "Dân tộc"]
    roster = roster_of([1, "Nguyễn Thị Lụa", 1971, "Kinh"], [2, "Thạch Thị Gấm", 1968, "Khmer"], header=header)
    assert branches.preview(roster).summary["counts"] == {"ethnic": {"Kinh": 1, "Khmer": 1}}


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


def test_a_phone_of_her_own_elsewhere_does_not_hide_the_other_woman_who_has_it(branches: Branches) -> None:
    def write(session: Session) -> tuple[list[tuple[str, int]], int]:
        both = [members.add_person(session, full_name=name, phone="+84385550101") for name in ("Trần Thị Lụa", "Võ Na")]
        places = [(both[0], "man"), (both[0], "buoi"), (both[1], "buoi")]
        day = clock.today()
        entries = [
            members.add_membership(session, person_id=one.id or 0, branch_id=branches.ids[place], since=day)
            for one, place in places
        ]
        man = branches.ids["man"]
        row, own = roster_of([1, "Trần Thị Lụa", 1971, "0385550101", "", ""]).rows[0], entries[0].id or 0
        hers = Entry(own, both[0].id or 0, 1, "active", None, "", "", "", 1971, None, both[0].phone_hash, False, False)
        asked = (session, [(man, row, own)], {man: [hers]}, vault(session).digest)
        told = sharers(*asked)
        entries[2].state = MemberState.DIED
        session.add(entries[2])
        session.flush()
        return [(line.full_name, number) for line, number in told], len(sharers(*asked))

    assert branches.db.write_now(write) == ([("Trần Thị Lụa", OTHER_BRANCH)], 0)
