"""What nobody should send, made for every route from its own description: never a 500, always a problem in words.

Each route gets each fault that its parameters and its body can have, with everything else as its example has it.
"""

import asyncio
import json
import re
from collections.abc import Iterator
from contextlib import AsyncExitStack
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import quote, urlencode

import httpx
import pytest

from models import clock
from models.posts import Role
from models.tokens import Scope, make_token, revoke, tokens
from tests.api_town import NOWHERE, District, running_district

FAULTS: dict[str, list[Any]] = {
    "integer": [0, -1, 2**63, 10**9 + 0.5, "x", "１２", True, None, "a\x00", [1]],
    "string": [7, None, ["x"], "x" * 20_000, "a\x00b", "\ud83d", "\u202e"],
    "boolean": ["maybe", 7],
    "array": [{}, "x", ["x\x00"], [2**63], [None]],
    "object": [[], "x"],
    "date": ["0000-01-01", "0001-01-01", "9999-12-31", "2026-02-30", "05/12/2026", 0, "2026-13-01", "a\x00"],
    "date-time": ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "2026-12-05T19:30:00", 0, "2026-12-05"],
    "period": ["year:0", "year:9999", "month:2026:13", "quarter:2026:0", "quarter:2026", "week:2026:1", "year:2026\x00"],
    "year": [0, 1, 9999, 10**18],
    "limit": [0, -1, 10**9, "x"],
    "cursor": [0, -1, 2**63, "x", "\x00"],
}
# What a client does not say by its body or address: the status is the same for every route.
HEADERS: dict[str, tuple[dict[str, str], int]] = {
    "no token": ({}, 401),
    "a token of nobody": ({"Authorization": "Bearer ch_wrong"}, 401),
    "no bearer": ({"Authorization": "Basic YTpi"}, 401),
}


@dataclass(frozen=True)
class Request:
    """One request, and which fault it has."""

    method: str
    path: str
    query: tuple[tuple[str, Any], ...] = ()
    body: Any = None
    fault: str = ""

    @property
    def address(self) -> str:
        """Path and query, escaped as clients do."""
        query = [(name, _plain(value)) for name, value in self.query]
        return f"{self.path}?{urlencode(query, errors='surrogatepass')}" if query else self.path


def _plain(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value)


class Described:
    """What the service says of its routes: for each the request of its example, and every fault of it."""

    def __init__(self, description: dict[str, Any], ids: dict[str, int]) -> None:
        self.schemas, self.paths, self.ids = description["components"]["schemas"], description["paths"], ids

    def requests(self) -> Iterator[tuple[Request, dict[str, Any]]]:
        """Every route with its example."""
        for path, methods in self.paths.items():
            for method, operation in methods.items():
                given = {one["name"]: self._example(one["name"], one["schema"]) for one in _of(operation, "path")}
                asked = [one for one in _of(operation, "query") if one["required"] or one["name"] in {"unit", "period"}]
                query = tuple((one["name"], self._example(one["name"], one["schema"])) for one in asked)
                filled = re.sub(r"\{(\w+)\}", lambda found, given=given: str(given[found[1]]), path)
                body = self._body(operation)
                yield Request(method.upper(), filled, query, body and body["examples"][0]), {**operation, "path": path}

    def faults(self, good: Request, operation: dict[str, Any]) -> Iterator[Request]:
        """The request with one thing wrong, in every way that its description lets one think of."""
        for one in _of(operation, "path"):
            for value in self._wrong(one["name"], one["schema"]):
                places = {part: self._example(part, {}) for part in re.findall(r"\{(\w+)\}", operation["path"])}
                places[one["name"]] = quote(_plain(value).encode(errors="surrogatepass"), safe="") or "%20"
                path = operation["path"].format(**places)
                yield replace(good, path=path, fault=f"{one['name']}={value!r:.40}")
        for one in _of(operation, "query"):
            for value in self._wrong(one["name"], one["schema"]):
                kept = tuple(pair for pair in good.query if pair[0] != one["name"])
                yield replace(good, query=(*kept, (one["name"], value)), fault=f"{one['name']}={value!r:.40}")
        shape = self._body(operation)
        if shape is None:
            return
        for name, schema in shape["properties"].items():
            for value in self._wrong(name, schema):
                yield replace(good, body={**good.body, name: value}, fault=f"{name}={value!r:.40}")
            if name in shape.get("required", ()):
                yield replace(good, body={k: v for k, v in good.body.items() if k != name}, fault=f"no {name}")
        for value in ({}, [], "x", None, {"more": 1, **good.body}):
            yield replace(good, body=value, fault=f"body {value!r:.40}")

    def _body(self, operation: dict[str, Any]) -> dict[str, Any] | None:
        if "requestBody" not in operation:
            return None
        return self._resolved(operation["requestBody"]["content"]["application/json"]["schema"])

    def _resolved(self, schema: dict[str, Any]) -> dict[str, Any]:
        found: dict[str, Any] = self.schemas[schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema
        return found

    def _example(self, name: str, schema: dict[str, Any]) -> Any:
        if name in self.ids:
            return self.ids[name]
        kinds = self._resolved(schema)
        return next(iter(kinds.get("examples", kinds.get("enum", ["x"]))))

    def _wrong(self, name: str, schema: dict[str, Any]) -> Iterator[Any]:
        """Values that are not what a field takes, and some at its very edge."""
        if name in {"period", "year", "limit", "cursor"}:
            yield from FAULTS[name]
            return
        either = schema.get("anyOf", [schema])
        kinds = [self._resolved(one) for one in either]
        for kind in kinds:
            if "enum" in kind:
                yield from ("nothing", 7)
            else:
                yield from FAULTS.get(kind.get("format", ""), FAULTS.get(kind.get("type", ""), ()))


def _of(operation: dict[str, Any], where: str) -> list[dict[str, Any]]:
    return [one for one in operation.get("parameters", []) if one["in"] == where]


def problem(answer: httpx.Response, said: Request) -> None:
    """An answer that stands, or a problem with a sentence."""
    told = f"{said.method} {said.path} {said.fault}: {answer.status_code} {answer.text[:200]}"
    assert answer.status_code < 500, told
    if answer.status_code >= 400:
        assert answer.headers["Content-Type"] == "application/problem+json", told
        body = answer.json()
        assert body["status"] == answer.status_code, told
        assert len(body["title"]) > 5, told
        assert all(one["what"] for one in body.get("errors", [])), told


@pytest.fixture
def running(database_url: str) -> Iterator[tuple[asyncio.Runner, District]]:
    with asyncio.Runner() as loop:
        stack = AsyncExitStack()
        yield loop, loop.run(stack.enter_async_context(running_district(database_url)))
        loop.run(stack.aclose())


def test_every_fault_of_every_route_is_a_problem_in_her_language(running: tuple[asyncio.Runner, District]) -> None:
    loop, district = running
    loop.run(_all(district))


async def _all(district: District) -> None:
    ids = {"unit": district.units["man"], "unit_id": district.units["man"], "meeting_id": district.meetings["man"]}
    ids |= {"announcement_id": district.notices["man"], "person_id": district.women["Trần Thị Cúc"]}
    described = Described((await district.http.get("/openapi.json")).json(), ids)
    cadre, tokens_of = district.token(Role.CADRE, "tinh", names_granted=True), _dead_tokens(district)
    asked = 0
    for good, operation in described.requests():
        problem(await _sent(district, good, cadre), good)
        for bad in described.faults(good, operation):
            problem(await _sent(district, bad, cadre), bad)
            asked += 1
        for fault, (headers, status) in HEADERS.items():
            answer = await _sent(district, replace(good, fault=fault), "", headers)
            assert answer.status_code == status, (good, fault)
        for fault, token in tokens_of.items():
            answer = await _sent(district, replace(good, fault=fault), token)
            assert answer.status_code == (403 if fault == "a scope too few" else 401), (good, fault, answer.text)
        if good.body is not None:
            large = replace(good, body={"x": "x" * 1_000_000}, fault="a megabyte")
            assert (await _sent(district, large, cadre)).status_code == 413
    assert asked > 1000


def _dead_tokens(district: District) -> dict[str, str]:
    """Tokens that open nothing any more, and one that was made for nothing that any route needs alone."""
    found = {"of a closed post": district.token(Role.HEAD, "man"), "revoked": district.token(Role.HEAD, "man")}
    closed, gone = (one for one in reversed(district.write(tokens)[:2]))
    district.write(revoke, gone.id)

    def end(session: Any) -> None:
        from models.posts import Post

        post = session.get_one(Post, closed.post_id)
        post.to_date = clock.today()
        session.add(post)

    district.write(end)
    few = district.post(Role.CADRE, "tinh")
    return found | {"a scope too few": str(district.write(make_token, few.id, "nur", {Scope.NAMES}))}


async def _sent(
    district: District, said: Request, token: str, headers: dict[str, str] | None = None
) -> httpx.Response:
    given = headers if headers is not None else {"Authorization": f"Bearer {token}"}
    content = None
    if said.body is not None or said.fault.startswith("body"):
        content, given = json.dumps(said.body).encode(), given | {"Content-Type": "application/json"}
    return await district.http.request(said.method, said.address, content=content, headers=given)


assert NOWHERE
