"""Who sees what: every role, in every place of the tree, with a post of today, yesterday or tomorrow, at every door.

The rules (data/who_sees_what.csv) and what each door shows (data/what_doors_show.csv) are written by hand from SPEC §3.
Everything is truly asked and done, and taken back at once. A route without a line fails here.
"""

import asyncio
import json
from collections import defaultdict
from collections.abc import Iterator
from contextlib import AsyncExitStack
from typing import Any
from urllib.parse import unquote_plus

import pytest
from sqlmodel import Session

import locales
from models import audit, office_sessions
from models.posts import NotAllowed, Right, post_for
from models.tree_changes import change
from models.tree_changes_kept import Deed, What
from tests.api_town import Answer, trying
from tests.who_asks import API, About
from tests.who_asks import NOT_NOW as NOT_NOW_API
from tests.who_pages import NOT_NOW as NOT_NOW_PAGE
from tests.who_pages import PAGES, REFUSED
from tests.who_people import CHAIRS, ROLES, TREE, is_under
from tests.who_rules import BRIEF, HOLDERS, Line, agrees, asked, lines
from tests.who_town import Country, look_at_reports, met, moved, running_country

HERS = locales.address(locales.DEFAULT_PAIR)
NOT_HERE = tuple(
    locales.label("vi", "office-not-here-why", what=what, **HERS) for what in ("people", "units", "imports", "reports")
)
NOT_NOW = {"api": NOT_NOW_API, "page": NOT_NOW_PAGE}


@pytest.fixture
def running(database_url: str) -> Iterator[tuple[asyncio.Runner, Country]]:
    with asyncio.Runner() as loop:
        stack = AsyncExitStack()
        yield loop, loop.run(stack.enter_async_context(running_country(database_url)))
        loop.run(stack.aclose())


def outcome(country: Country, line: Line, column: str, answer: Answer, typed: str = "") -> str:
    """What an answer gave away: no, yes, names, phones; a name that she has typed herself is no news to her."""
    shown = country.shown(column, answer.text) - country.shown(column, typed)
    refusals = {401, 403} | REFUSED.get(line.what, set()) | ({404} if line.door == "page" else set())
    if answer.status in refusals or any(said in answer.text for said in NOT_HERE):
        assert not shown, f"{shown} on the way out"
        return "no"
    late = NOT_NOW[line.door].get(line.what, set())
    assert answer.status < 400 or answer.status in late, f"{answer.status} {answer.text[:300]}"
    own = ROLES[column][1]
    hers = {name for name in shown - {"phone"} if is_under(country.names[name][0], own)}
    answers = {CHAIRS[key][0] for key in CHAIRS if is_under(own, key)}  # whom she hears from
    outside = shown - {"phone"} - hers - answers
    assert not outside, f"{outside} are of other units"
    return "phones" if "phone" in shown else "names" if shown else "yes"


async def ask(country: Country, line: Line, column: str, key: str, *, thing_of: str = "") -> tuple[Answer, str]:
    """The line's request about a unit, with what lies in it, or with what is another column's own; and what it says."""
    method, about = line.what.partition(" ")[0], About(country, key, thing_of or column)
    if line.door == "api":
        path, body = API[line.what](about)
        return await country.api(column, method, path, body), path
    path, form, file = PAGES[line.what](about)
    return await country.page(column, method, path, form, file), unquote_plus(f"{path} {form}")


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


def _check_the_rights(country: Country, time: str) -> None:
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
        if time == "present" and own[column] and is_under(key, own[column])
        else set()
        for column in ROLES
        for key in TREE
    }


def _has(session: Session, person: int, right: Right, unit: int) -> bool:
    try:
        return post_for(session, person, right, unit) is not None
    except NotAllowed:
        return False


def test_every_post_sees_at_every_door_what_the_rules_say(running: tuple[asyncio.Runner, Country]) -> None:
    loop, country = running
    listed: dict[str, set[str]] = {"api": set(), "page": set(), "other": set()}
    for line in lines():
        if line.door in listed:
            listed[line.door].add(" ".join(line.what.split(" ")[:2]))
    served = routes(country)
    assert {door: served[door] ^ listed[door] for door in served} == {"api": set(), "page": set(), "other": set()}
    _check_the_rights(country, "present")
    _check_looks(loop, country)
    loop.run(_has_her_own(country))
    assert loop.run(_compared(country)) == []
    loop.run(_on_other_days(country))
    for time in ("past", "future"):
        country.write(moved, country, time)
        _check_the_rights(country, time)
        loop.run(_all_refused(country))
        for person, _token, _cookie in country.hers.values():
            with pytest.raises(NotAllowed):
                country.write(office_sessions.office_link, person)
    person, _token, _cookie = country.hers["no_post"]
    country.hers = {"no_post": (person, "ch_wrong", "wrong")}
    loop.run(_all_refused(country))


async def _has_her_own(country: Country) -> None:
    """A file that each column has asked for, a meeting that she has called, and her count of a place's women."""
    for place, column in enumerate(HOLDERS):
        about = About(country, ROLES[column][1], column)
        made = await country.api(column, "POST", *API["POST /reports/workbooks"](about))
        country.keep("workbooks", column, int(made.headers["location"].rpartition("/")[2]))
        made = await country.page(column, "POST", f"/papers/workbook?unit={about.unit}")
        country.keep("papers", column, int(made.headers["location"].partition("?")[0].rpartition("/")[2]))
        if column != "drafter":
            called = await country.api(column, "POST", *API["POST /meetings"](about))
            country.keep("hers", column, json.loads(called.text)["meeting"]["id"])
        if "cadre" in column or "above" in column:
            path, body = API["PUT /units/{unit_id}/women"](about)
            counted = await country.api(column, "PUT", path, body | {"women": 500 + place})
            country.keep("counts", column, json.loads(counted.text)["id"])
    await asyncio.to_thread(country.write, met, country)
    await asyncio.to_thread(country.write, look_at_reports, country)


async def _compared(country: Country) -> list[str]:
    """Every line with every column, and where the answer is not what the rule says."""
    wrong: list[str] = []
    seen: dict[str, set[str]] = defaultdict(set)
    async with trying(country.app):
        for line, column, units in asked("api", "page"):
            for relation, key in units.items():
                told, found = line.rule.told(column, key), await _tried(country, line, column, key)
                seen[line.what if line.what.startswith("GET") else line.rule.kind].add(found)
                if not agrees(found, told):
                    wrong.append(f"{line.door} {line.what}: {column}, {relation}: {found}, not {told}")
            if line.rule.over == "hers":
                stranger = HOLDERS[HOLDERS.index(column) - 1]
                answer = await ask(country, line, stranger, ROLES[column][1], thing_of=column)
                if outcome(country, line, stranger, *answer) != "no":
                    wrong.append(f"{line.door} {line.what}: {stranger} has what is {column}'s")
    for line in (one for one in lines() if one.door in {"api", "page"} and one.rule.over != "open" and not BRIEF):
        most = max(line.rule.cells.values(), key=("no", "yes", "names", "phones").index)
        if most not in seen[line.what if line.what.startswith("GET") else line.rule.kind]:
            wrong.append(f"{line.door} {line.what}: nobody got {most}")
    return wrong


async def _on_other_days(country: Country) -> None:
    """The day of the tree that is asked for opens nothing: what was moved away is no longer hers, whatever the day."""
    gone = Deed(What.MOVE, (country.units["buoi"],), parent=country.units["xa2"])
    await asyncio.to_thread(country.write, change, None, gone)
    for line in (one for one in lines() if " as_of " in one.what):
        for column, key, hers in (("cadre", "xa", True), ("cadre", "buoi", False), ("above", "buoi", True)):
            answer, _typed = await ask(country, line, column, key)
            told = (line.what, column, key, answer.status, answer.text)
            assert (answer.status in REFUSED.get(line.what, {403, 404})) != hers, told
            assert not hers or answer.status < 400, told
            assert not country.shown(column, answer.text) or (line.rule.kind == "totals with names" and hers), told


async def _tried(country: Country, line: Line, column: str, key: str) -> str:
    try:
        return outcome(country, line, column, *await ask(country, line, column, key))
    except AssertionError as error:
        return str(error).partition("\n")[0]


async def _all_refused(country: Country) -> None:
    """Every line once, in turn with each column: nothing opens."""
    columns = [column for column in country.hers if column != "no_post"] or list(country.hers)
    for turn, line in enumerate(one for one in lines() if one.door in {"api", "page"} and one.rule.over != "open"):
        column = columns[turn % len(columns)]
        answer, _typed = await ask(country, line, column, ROLES[column][1] or "man")
        welcomes = f"{line.what} ".startswith("GET / ") and answer.status == 200
        assert answer.status == 401 or welcomes, (line.what, answer.text)
        assert not country.shown(column, answer.text)


def _check_looks(loop: asyncio.Runner, country: Country) -> None:
    """Every look at another's phone stands on her record."""
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
