"""A list is taken out in the columns that it is read back from."""

from dataclasses import replace
from datetime import date

import pytest

from bot.papers.roster import workbook
from models import clock, rosters
from models.audit import looks_at
from models.posts import NotAllowed
from models.roster_export import listed, look_at_all
from models.roster_files import read_roster
from models.unit_settings import change_setting
from models.units import get_unit
from models.vault import vault
from models.workbooks import read_sheets
from scheduler.rosters import import_file
from tests.rosters import DAO, GAM, LUA, Branches
from tests.test_roster_files import excel
from tests.test_roster_writing import branches as branches

WITH_GROUPS = [
    ["STT", "Họ và tên", "Năm sinh", "Dân tộc", "Tôn giáo"],
    [1, "Nguyễn Thị Lụa", 1971, "Ê Đê", "không"],
    [2, "Trần Thị Gấm", 1968, "Kinh", ""],
]


def test_a_list_that_is_taken_out_reads_back_as_what_stands_in_the_book(branches: Branches) -> None:
    branches.takes(LUA, GAM, DAO)
    women = branches.db.read_now(listed, branches.ids["man"], branches.head.person_id)
    content = workbook("vi", "thôn Mận", women)
    again = read_roster(content, "ds.xlsx", today=clock.today())
    assert [row.full_name for row in again.rows] == ["Nguyễn Thị Lụa", "Trần Thị Gấm", "Lê Thị Đào"]
    assert [row.number for row in again.rows] == [1, 2, 3]
    seen = branches.db.read_now(rosters.look, branches.ids["man"], again)
    assert (seen["new"], seen["updated"], seen["known"], seen["problems"]) == (0, 0, 3, [])


def test_the_year_of_joining_and_the_card_stand_in_the_book(branches: Branches) -> None:
    header = ["STT", "Họ và tên", "Năm sinh", "Năm vào Hội", "Số thẻ"]
    rows = [
        [1, "Lê Thị Mơ", 1970, 1995, "HM-012"],
        [2, "Lê Thị Na", 1970, "12/3/2005", ""],
        [3, "Lê Thị Ổi", 1970, "x", ""],
    ]
    import_file(branches.db, excel(Man=[header, *rows]), "ds.xlsx", _code(branches), dry_run=False)
    book = {name: membership for name, (membership, _person) in branches.book().items()}
    assert (book["Lê Thị Mơ"].since, book["Lê Thị Mơ"].card) == (date(1995, 1, 1), "HM-012")
    assert book["Lê Thị Na"].since == date(2005, 3, 12)
    assert book["Lê Thị Ổi"].since == clock.today()


def test_a_name_never_becomes_a_formula(branches: Branches) -> None:
    branches.takes(LUA)
    women = branches.db.read_now(listed, branches.ids["man"], None)
    content = workbook("vi", "thôn Mận", [replace(women[0], full_name="=1+1", group="@SUM(A1)")])
    cells = [cell for row in read_sheets(content, "x.xlsx")[0].rows for cell in row]
    assert "=1+1" in cells
    assert "@SUM(A1)" in cells


def test_whoever_takes_the_phones_away_stands_in_each_womans_log(branches: Branches) -> None:
    branches.takes(LUA, GAM, DAO)
    count = branches.db.write_now(look_at_all, branches.ids["man"], branches.head.person_id or 0)
    assert count == 3
    lua, gam = (branches.book()[name][1].id or 0 for name in ("Nguyễn Thị Lụa", "Trần Thị Gấm"))
    assert [who for _look, who in branches.db.read_now(looks_at, lua)] == ["Lê Thị Hạnh"]
    assert branches.db.read_now(looks_at, gam) == []  # she has no phone


def test_only_who_may_see_names_takes_a_list_out(branches: Branches) -> None:
    branches.takes(LUA)
    with pytest.raises(NotAllowed):
        branches.db.read_now(listed, branches.ids["man"], branches.book()["Nguyễn Thị Lụa"][1].id)


def test_ethnic_group_and_religion_are_counted_and_not_written_beside_a_woman(branches: Branches) -> None:
    import_file(branches.db, excel(Man=WITH_GROUPS), "ds.xlsx", _code(branches), dry_run=False)
    assert {person.sensitive_sealed for _m, person in branches.book().values()} == {""}


def test_where_the_administrator_wants_them_they_are_kept_sealed_and_come_out_again(branches: Branches) -> None:
    branches.db.write_now(_keep, branches.ids["man"])
    import_file(branches.db, excel(Man=WITH_GROUPS), "ds.xlsx", _code(branches), dry_run=False)
    lua = branches.book()["Nguyễn Thị Lụa"][1]
    assert "Ê Đê" not in lua.sensitive_sealed
    assert "Ê Đê" in branches.db.read_now(lambda session: vault(session).unseal(lua.sensitive_sealed))
    women = branches.db.read_now(listed, branches.ids["man"], None)
    assert [(woman.ethnic, woman.religion) for woman in women] == [("Ê Đê", "Không"), ("Kinh", "")]


def _keep(session: object, unit_id: int) -> None:
    change_setting(session, get_unit(session, unit_id), "keep_sensitive", True)  # type: ignore[arg-type]


def _code(branches: Branches) -> str:
    return branches.db.read_now(get_unit, branches.ids["man"]).code
