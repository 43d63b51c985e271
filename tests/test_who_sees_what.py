"""Who sees what: every role, in every place of the tree, with a post of today, yesterday or tomorrow, at every door.

The table (data/who_sees_what.csv) is written by hand. A route that it does not name fails here.
"""

import asyncio
import csv
import os
from collections.abc import Iterator
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import Session, col, select

import locales
from models import audit, clock, office_sessions
from models.posts import NotAllowed, Post, Right, post_for
from tests.who_asks import API, PAGES, About
from tests.who_town import CHAIRS, INSIDE, LONG_AGO, OUTSIDE, ROLES, TREE, Answer, Country, running_country

EVERY = bool(os.environ.get("EVERY_RELATION"))
TABLE = Path(__file__).parent / "data" / "who_sees_what.csv"
HOLDERS = {column: place for column, place in ROLES.items() if place[0] is not None}
HERS = locales.address(locales.DEFAULT_PAIR)
NOT_HERE = tuple(locales.label("vi", "office-not-here-why", what=what, **HERS) for what in ("people", "units"))


@dataclass(frozen=True)
class Row:
    """What the table says of one route: `about` "unit", "self" (of no unit) or "open" (to everybody)."""

    door: str
    what: str
    about: str
    cells: dict[str, str]

    def expected(self, column: str, relation: str) -> str:
        """no, yes, names (of others) or phones; a cell with strokes is for own/child/grandchild."""
        if self.about == "unit" and relation in {"sibling", "parent", "none"}:
            return "no"
        parts = self.cells[column].split("/")
        place = {"own": 0, "child": 1, "grandchild": 2}.get(relation, 0)
        return parts[min(place, len(parts) - 1)]


def table() -> list[Row]:
    """The rows as they were written."""
    with TABLE.open(encoding="utf-8") as file:
        return [Row(row.pop("door"), row.pop("what"), row.pop("about"), row) for row in csv.DictReader(file)]


@pytest.fixture
def running(database_url: str) -> Iterator[tuple[asyncio.Runner, Country]]:
    with asyncio.Runner() as loop:
        stack = AsyncExitStack()
        yield loop, loop.run(stack.enter_async_context(running_country(database_url)))
        loop.run(stack.aclose())


def outcome(country: Country, door: str, column: str, answer: Answer) -> str:
    """What an answer gave away."""
    assert answer.status < 500, answer.text
    if answer.status in {401, 403} or (door == "page" and answer.status == 404):
        assert country.shown(column, answer.text) == set()
        return "no"
    if door == "page" and any(said in answer.text for said in NOT_HERE):
        return "no"
    assert answer.status != 422 or '"about:blank"' not in answer.text, "the request never reached the rule"
    assert answer.status != 413
    shown = country.shown(column, answer.text)
    own = ROLES[column][1]
    hers = {name for name in shown - {"phone"} if country.is_under(country.names[name][0], own)}
    answers = {CHAIRS[key][0] for key in CHAIRS if country.is_under(own, key)}  # whom she hears from
    outside = shown - {"phone"} - hers - answers
    assert not outside, f"{outside} are of other units"
    return "phones" if "phone" in shown else "names" if shown else "yes"


def relations(column: str, turn: int, cell: str = "/") -> dict[str, str]:
    """The units that a column is asked about in one turn: where the table tells places apart, all inside, else one of
    them; and one outside, in every second turn. The rule itself is asked about all of them, and with EVERY_RELATION in
    the environment every door is, too (two minutes)."""
    unit = ROLES[column][1]
    inside, outside = list(INSIDE[unit].items()), list(OUTSIDE[unit].items())
    if EVERY:
        return dict(inside + outside)
    asked = inside if "/" in cell else [inside[turn % len(inside)]]
    return dict(asked + ([outside[turn % 3]] if turn % 2 else []))


def routes(country: Country) -> dict[str, set[str]]:
    """Every route of the service by its door."""
    found: dict[str, set[str]] = {"api": set(), "page": set(), "other": set()}
    for route in _flat(country.app.routes):
        module = getattr(getattr(route, "endpoint", None), "__module__", "")
        for method in (route.methods or {"GET"}) - {"HEAD"} if hasattr(route, "methods") else {"GET"}:
            if module.startswith("api.v1."):
                found["api"].add(f"{method} {route.path.removeprefix('/api/v1')}")
            else:
                found["page" if module.startswith("api.pages.office.") else "other"].add(f"{method} {route.path}")
    return found


def _flat(served: Any) -> Iterator[Any]:
    """Routes and mounts, those of included routers too."""
    for route in served:
        if hasattr(route, "effective_route_contexts"):
            yield from (one.starlette_route or one for one in route.effective_route_contexts())
        else:
            yield route


# What each role may do over its own unit and all below it, written by hand from the table of rights (SPEC 3).
RIGHTS = {
    "group_leader": "call roll draft send names totals",
    "head": "approve call roll draft send names totals units",
    "deputy": "approve call roll draft send names totals units",
    "drafter": "draft totals",
    "cadre": "approve call roll draft send names totals units",
    "above": "call draft send totals units",
    "above_named": "call draft send names totals units",
    "no_post": "",
}


def _check_the_rule(country: Country, time: str) -> None:
    """Every right of every column over every unit."""

    def given(session: Session) -> dict[tuple[str, str], set[str]]:
        found: dict[tuple[str, str], set[str]] = {}
        for column, (person, _token, _cookie) in country.hers.items():
            for key, unit in country.units.items():
                found[column, key] = {right for right in Right if _has(session, person, right, unit)}
        return found

    own = {column: unit for column, (_role, unit, _names) in ROLES.items()}
    assert country.write(given) == {
        (column, key): set(RIGHTS[column].split())
        if time == "present" and own[column] and country.is_under(key, own[column])
        else set()
        for column in ROLES
        for key in TREE
    }


def _has(session: Session, person: int, right: Right, unit: int) -> bool:
    try:
        return post_for(session, person, right, unit) is not None
    except NotAllowed:
        return False


def moved(session: Session, country: Country, time: str) -> None:
    """The posts of the columns ended today, or begin tomorrow."""
    day, people = clock.now().date(), {person for person, _token, _cookie in country.hers.values()}
    for post in session.exec(select(Post).where(col(Post.person_id).in_(people))).all():
        post.from_date, post.to_date = (LONG_AGO, day) if time == "past" else (day + timedelta(1), None)
        session.add(post)


def test_every_route_stands_in_the_table_and_every_look_at_a_phone_on_her_record(
    running: tuple[asyncio.Runner, Country],
) -> None:
    loop, country = running
    listed: dict[str, set[str]] = {"api": set(), "page": set(), "other": set()}
    for row in table():
        if row.door in listed:
            listed[row.door].add(row.what)
    assert listed == routes(country)
    _check_looks(loop, country)


def test_every_post_sees_at_every_door_what_the_table_says(running: tuple[asyncio.Runner, Country]) -> None:
    loop, country = running
    _check_the_rule(country, "present")
    assert loop.run(_compared(country)) == []


async def _compared(country: Country) -> list[str]:
    wrong = []
    for turn, row in enumerate(table()):
        if row.door not in {"api", "page"} or row.about == "open":
            continue
        for place, column in enumerate(HOLDERS):
            for relation, key in relations(column, turn + place, row.cells[column]).items():
                try:
                    found = outcome(country, row.door, column, await _asked(country, row, column, key))
                except AssertionError as error:
                    found = str(error).partition("\n")[0]
                if found != row.expected(column, relation):
                    told = row.expected(column, relation)
                    wrong.append(f"{row.door} {row.what}: {column}, {relation}: {found}, not {told}")
    return wrong


async def _asked(country: Country, row: Row, column: str, key: str) -> Answer:
    method, about = row.what.partition(" ")[0], About(country, key)
    if row.door == "api":
        return await country.api(column, method, *API[row.what](about))
    return await country.page(column, method, *PAGES[row.what](about))


def test_without_a_post_and_with_one_of_yesterday_or_tomorrow_nothing_opens(
    running: tuple[asyncio.Runner, Country],
) -> None:
    loop, country = running
    for time in ("past", "future"):
        country.write(moved, country, time)
        _check_the_rule(country, time)
        loop.run(_all_refused(country))
        for person, _token, _cookie in country.hers.values():
            with pytest.raises(NotAllowed):
                country.write(office_sessions.office_link, person)
    person, _token, _cookie = country.hers["no_post"]
    country.hers = {"no_post": (person, "ch_wrong", "wrong")}
    loop.run(_all_refused(country))


async def _all_refused(country: Country) -> None:
    columns = [column for column in country.hers if column != "no_post"] or list(country.hers)
    for turn, row in enumerate(table()):
        if row.door not in {"api", "page"} or row.about == "open":
            continue
        column = columns[turn % len(columns)]
        answer = await _asked(country, row, column, ROLES[column][1] or "man")
        assert answer.status == 401 or (row.what == "GET /" and answer.status == 200), (row.what, answer.text)
        assert country.shown(column, answer.text) == set()


def _check_looks(loop: asyncio.Runner, country: Country) -> None:
    person, membership, branch = country.women["buoi"]

    def looks() -> list[str]:
        return [look.what for look, _who in country.write(audit.looks_at, person)]

    assert looks() == []
    loop.run(country.api("cadre", "GET", f"/api/v1/members?unit={branch}"))
    loop.run(country.page("cadre", "GET", f"/people/{membership}"))
    assert "phone" not in looks()
    loop.run(country.api("cadre", "GET", f"/api/v1/members?unit={branch}&phone=full"))
    assert looks().count("phone") == 1
    loop.run(country.page("cadre", "POST", f"/people/{membership}/phone"))
    assert looks().count("phone") == 2
