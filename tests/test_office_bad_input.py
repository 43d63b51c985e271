"""Whatever is sent to the pages of deeds, by whomever, is answered in words: never a 500, never JSON, nothing done."""

import pytest
from sqlmodel import Session, col, func, select

from api.pages.office.features import FEATURES
from models.announcements import Announcement
from models.tree_changes_kept import UnitChange
from models.units import Unit
from tests.test_office_figures import Office, office

__all__ = ["office"]
DEEDS = (
    *("announcements", "announcement_write", "people", "changes", "change_write", "posts", "work", "imports"),
    *("gathering", "files", "audit", "settings", "reports", "report", "grades", "meeting"),
)
FILLS = {"what": "merge", "deed": "pause", "kind": "offer", "name": "cut_off"}
DEED_OF = {"report": "confirm", "imports": "write"}
LONG = "ạ😀<b>" * 300
IDS = ("0", "x", "9223372036854775807", "18446744073709551616", "1\x00", "²", "-1")


def _paths(module: str, method: str, row: str) -> list[str]:
    """The addresses of a module, with a row's id or the kinds of deeds in their places."""
    from importlib import import_module

    found = []
    for route in import_module(f"api.pages.office.{module}").router.routes:
        if method in route.methods:
            path = route.path
            for name, value in (FILLS | ({"deed": DEED_OF[module]} if module in DEED_OF else {})).items():
                path = path.replace(f"{{{name}}}", value)
            while "{" in path:
                path = path[: path.index("{")] + row + path[path.index("}") + 1 :]
            found.append(path)
    return found


def _forms(unit: int) -> list[list[tuple[str, str]]]:
    """Nothing; nonsense in every field; ids that are none; and the names that forms have, far too long."""
    names = (
        "text",
        "name",
        "name1",
        "name2",
        "decision",
        "day",
        "first",
        "last",
        "send_at",
        "women",
        "number",
        "value",
    )
    more = ("base", "source", "counted_on", "reason", "why", "role", "woman", "kind", "parent", "percent", "figure")
    rest = ("seen", "period", "deed", "rows", "audience", "age_from", "missed", "head", "page", "code", "numbers2")
    every = (*names, *more, *rest)
    ids = [(name, one) for name in ("unit", "of", "part", "meeting", "woman", "head") for one in IDS]
    return [
        [],
        [("unit", str(unit)), *((name, LONG) for name in every)],
        [*ids, *((name, "0001-01-01T00:00") for name in every)],
        [("unit", str(unit)), ("of", str(unit)), *((name, "-1\x00%") for name in every)],
    ]


def _standing(session: Session) -> tuple[int, ...]:
    """How much there is of what a form may write."""
    tables = (Announcement.id, UnitChange.id, Unit.id)
    return tuple(session.exec(select(func.count(col(one)))).one() for one in tables)


@pytest.mark.parametrize("who", ["cadre", "leader"])
async def test_nonsense_in_every_form_is_answered_in_words(office: Office, who: str) -> None:
    assert set(DEEDS) <= {one.module for one in FEATURES}
    await office.enters(who)
    before = office.site.read(_standing)
    unit = office.town.units["xa" if who == "cadre" else "to"]
    forms = _forms(unit) if who == "cadre" else _forms(unit)[1:2]
    for module in DEEDS:
        sent = [(path, form) for path in _paths(module, "POST", "1") for form in forms]
        for path, form in (*sent, *((path, []) for path in _paths(module, "POST", "99999999999999999999"))):
            async with office.http.post(path, data=form) as answer:
                assert answer.status < 500, (path, form[:3])
                assert answer.content_type == "text/html", path
    assert office.site.read(_standing) == before


async def test_nonsense_in_every_address_is_answered_in_words(office: Office) -> None:
    await office.enters("cadre")
    for module in DEEDS:
        for row in ("1", "x", "99999999999999999999"):
            for path in _paths(module, "GET", row):
                for query in ("?unit=99999999999999999999", "?q=%00&page=-1&before=x&period=month:0:0&unit=1"):
                    async with office.http.get(path + query) as answer:
                        assert answer.status < 500, path + query
                        assert answer.content_type == "text/html", path


async def test_a_form_from_elsewhere_does_nothing(office: Office) -> None:
    await office.enters("cadre")
    for module in DEEDS:
        for path in _paths(module, "POST", "1"):
            async with office.http.post(path, data={}, headers={"Origin": "https://elsewhere.example"}) as answer:
                assert answer.status == 403, path
