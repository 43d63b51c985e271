"""A backup is the whole database in one file, and comes back only where nothing is lost by it."""

import shutil

import pytest
from sqlmodel import Session

from models.units import unit_by_code
from tests.office import Office

pytest_plugins = ["tests.office_fixtures"]


def test_a_backup_of_a_house_in_use_comes_back_whole(office: Office) -> None:
    busy = office.open()  # with rows that are still in the companion file of the database
    busy.write_now(lambda session: _rename(session, "thôn Mận Mới"))
    assert "bytes" in office.does("backup", "copy.db")
    busy.close()
    shutil.rmtree(office.folder / "var")
    assert "is back" in office.does("restore", "copy.db")
    assert "thôn Mận Mới" in office.does("units", "list")
    assert "problem" not in office.does("doctor")


def _rename(session: Session, name: str) -> None:
    unit = unit_by_code(session, "C1")
    unit.name = name
    session.add(unit)


def test_a_backup_is_for_its_owner_only_and_overwrites_nothing(office: Office) -> None:
    office.does("backup", "copy.db")
    assert (office.folder / "copy.db").stat().st_mode & 0o077 == 0
    assert "copy.db is there already" in office.is_told("backup", "copy.db")
    assert "There is no folder" in office.is_told("backup", "nowhere/copy.db")


def test_a_restore_never_overwrites_a_database(office: Office) -> None:
    office.does("backup", "copy.db")
    assert "There is a database already" in office.is_told("restore", "copy.db")


@pytest.mark.parametrize("content", ["", "no database at all", "SQLite format 3\0 and then nothing"])
def test_what_is_no_backup_is_refused_and_leaves_nothing_behind(office: Office, content: str) -> None:
    shutil.rmtree(office.folder / "var")
    office.is_told("restore", office.file("bad.db", content))
    assert not (office.folder / "var/chihoi.db").exists()
