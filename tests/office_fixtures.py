"""The fixtures of the command line's tests: an empty folder, and one that is set up."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from sqlmodel import Session

from models.members import add_membership, add_person
from models.posts import Post, Role
from models.units import unit_by_code
from settings import Settings
from tests.office import TREE, Office


def _walk_in(patch: pytest.MonkeyPatch, folder: Path) -> Office:
    """Commands are typed in that folder, and no setting of the developer's own is in the way."""
    for name in Settings.model_fields:
        patch.delenv(name.upper(), raising=False)
    patch.chdir(folder)
    return Office(folder)


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    """An empty folder."""
    return _walk_in(monkeypatch, tmp_path)


@pytest.fixture(scope="module")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Set up, with a tree, a head of thôn Mận and two more women."""
    with pytest.MonkeyPatch.context() as patch:
        office = _walk_in(patch, tmp_path_factory.mktemp("office"))
        office.does("init")
        office.does("units", "import", office.file("tree.csv", TREE))
    db = office.open()
    db.write_now(_settle)
    db.close()
    return office.folder


@pytest.fixture
def office(furnished: Path, bare: Office) -> Office:
    """The same, for one test to change."""
    shutil.copytree(furnished, bare.folder, dirs_exist_ok=True)
    return bare


def _settle(session: Session) -> None:
    branch = unit_by_code(session, "C1")
    since = date(2020, 1, 1)
    for name, phone in (("Lê Thị Hạnh", "+84912345678"), ("Nguyễn Thị Lụa", ""), ("Trần Thị Gấm", "")):
        person = add_person(session, full_name=name, birth_year=1971, phone=phone)
        add_membership(session, person_id=person.id or 0, branch_id=branch.id or 0, since=since)
        if phone:
            post = Post(person_id=person.id or 0, role=Role.HEAD, unit_id=branch.id or 0, from_date=since)
            session.add(post)
    session.flush()
