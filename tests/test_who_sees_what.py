"""Who sees what: every role, in every place of the tree, with a post of today, yesterday or tomorrow, at every door.

The table (data/who_sees_what.csv) is written by hand. A route that it does not name fails here.
"""

import asyncio
import csv
from collections.abc import Iterator
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import Session, col, select

import locales
from models import audit, clock, office_sessions
from models.posts import NotAllowed, Post
from tests.who_asks import API, PAGES, About
from tests.who_town import INSIDE, OUTSIDE, ROLES, Answer, Country, running_country

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
        return [
            Row(row.pop("door"), row.pop("what"), row.pop("about"), row) for row in csv.DictReader(file)
        ]


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
    outside = {name for name in shown - {"phone"} if not country.is_under(country.names[name][0], ROLES[column][1])}
    assert not outside, f"{outside} are of other units"
    return "phones" if "phone" in shown else "names" if shown else "yes"


def relations(column: str) -> dict[str, str]:
    """The units that a column is asked about. A deputy is a head: outside, one place is enough."""
    unit = ROLES[column][1]
    outside = {"none": OUTSIDE[unit]["none"]} if column in {"deputy", "above_named"} else OUTSIDE[unit]
    return INSIDE[unit] | outside


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


def test_every_route_stands_in_the_table(running: tuple[asyncio.Runner, Country]) -> None:
    loop, country = running
    listed: dict[str, set[str]] = {"api": set(), "page": set(), "other": set()}
    for row in table():
        if row.door in listed:
            listed[row.door].add(row.what)
    assert listed == routes(country)


def test_every_post_sees_at_every_door_what_the_table_says(running: tuple[asyncio.Runner, Country]) -> None:
    loop, country = running
    wrong = loop.run(_compared(country))
    assert wrong == []


async def _compared(country: Country) -> list[str]:
    wrong = []
    for row in table():
        if row.door not in {"api", "page"} or row.about == "open":
            continue
        for column in HOLDERS:
            for relation, key in relations(column).items():
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


@pytest.mark.parametrize("time", ["past", "future"])
def test_a_post_of_yesterday_or_tomorrow_opens_nothing(running: tuple[asyncio.Runner, Country], time: str) -> None:
    loop, country = running
    day = clock.now().date()

    def over(session: Session) -> None:
        people = {person for person, _token, _cookie in country.hers.values()}
        for post in session.exec(select(Post).where(col(Post.person_id).in_(people))).all():
            post.from_date, post.to_date = (date(2020, 1, 1), day) if time == "past" else (day + timedelta(1), None)
            session.add(post)

    country.write(over)
    loop.run(_all_refused(country))
    for person, _token, _cookie in country.hers.values():
        with pytest.raises(NotAllowed):
            country.write(office_sessions.office_link, person)


def test_without_a_post_nothing_opens(running: tuple[asyncio.Runner, Country]) -> None:
    loop, country = running
    person, _token, _cookie = country.hers["no_post"]
    country.hers = {"no_post": (person, "ch_wrong", "wrong")}
    loop.run(_all_refused(country))


async def _all_refused(country: Country) -> None:
    for column in country.hers:
        key = ROLES[column][1] or "man"
        for row in table():
            if row.door not in {"api", "page"} or row.about == "open":
                continue
            answer = await _asked(country, row, column, key)
            assert answer.status == 401 or (row.what == "GET /" and answer.status == 200), (row.what, answer.text)
            assert country.shown(column, answer.text) == set()


def test_every_look_at_a_phone_is_on_her_record_by_whichever_door(running: tuple[asyncio.Runner, Country]) -> None:
    loop, country = running
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
