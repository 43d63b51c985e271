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

import pytest
from sqlmodel import Session

from models import clock
from models.posts import Post, Role
from models.tokens import Scope, make_token, revoke, tokens
from tests.api_town import NOWHERE, Answer, District, ask, running_district, trying

FAULTS: dict[str, list[Any]] = {
    "integer": [0, -1, NOWHERE, 2**63, 0.5, "x", "１２", None, "a\x00", [1]],
    "string": [7, None, ["x"], "x" * 20_000, "a\x00b", "\ud83d"],
    "boolean": ["maybe", 7],
    "array": [{}, "x", ["x\x00"], [2**63], [None]],
    "object": [[], "x"],
    "date": ["0000-01-01", "0001-01-01", "9999-12-31", "2026-02-30", "05/12/2026", 0, "2026-13-01", "a\x00"],
    "date-time": ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "2026-12-05T19:30:00", 0, "2026-12-05"],
    "period": ["year:0", "year:9999", "year:2099", "month:2026:13", "quarter:2026:0", "quarter:2026", "week:2026:1"],
    "year": [0, 1, 9999, 10**18],
    "limit": [0, -1, 10**9, "x"],
    "cursor": [0, -1, 1, 5, NOWHERE, 2**63, "x", "\x00"],  # of another list, too
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
        for value in ({}, [], "x", None, {"more": 1, **good.body}, {"more": "x" * 1_000_000}):
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


def problem(answer: Answer, said: Request, language: str = "vi") -> None:
    """An answer that stands, or a problem with a sentence in her language."""
    told = f"{said.method} {said.path} {said.fault}: {answer.status} {answer.text[:200]}"
    assert answer.status < 500, told
    if answer.status >= 400:
        assert answer.headers["content-type"] == "application/problem+json", told
        body = json.loads(answer.text)
        assert body["status"] == answer.status, told
        assert len(body["title"]) > 5, told
        assert language == "en" or not body["title"].isascii(), told
        assert language == "vi" or body["type"] != "about:blank" or body["title"].isascii(), told
        for one in body.get("errors", []):  # each in her language, and none of which nothing more is known
            assert one["what"].isascii() == (language == "en"), told
            assert one["code"] != "invalid", told


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
    cadre, ended = district.token(Role.CADRE, "tinh", names_granted=True), _ended_tokens(district)
    asked = 0
    async with trying(district.app):
        for good, operation in described.requests():
            answer = await _sent(district, good, cadre)
            problem(answer, good)
            await _unchanged(district, good, cadre, answer)
            for bad in described.faults(good, operation):
                language = ("vi", "en")[asked % 2]
                problem(await _sent(district, bad, cadre, {"accept-language": language}), bad, language)
                asked += 1
            for fault, token in list(ended.items())[asked % 2 :: 2]:
                ending = await _sent(district, good, token)
                problem(ending, replace(good, fault=fault))
                assert ending.status == (403 if fault == "a scope too few" else 401), (good, fault)
    assert asked > 1000


async def _unchanged(district: District, good: Request, token: str, answer: Answer) -> None:
    """With its mark a look is answered without a body; a mark of anything else changes nothing."""
    if "etag" in answer.headers:
        again = await _sent(district, good, token, {"if-none-match": answer.headers["etag"]})
        assert (again.status, again.text) == (304, ""), good
        other = await _sent(district, good, token, {"if-none-match": 'W/"x", \x7f'})
        assert other.status == 200, good


def _ended_tokens(district: District) -> dict[str, str]:
    """Tokens that open nothing any more, none at all, and one that was made for less than any route needs."""
    found = {"of a closed post": district.token(Role.HEAD, "man"), "revoked": district.token(Role.HEAD, "man")}
    gone, closed = district.write(tokens)[:2]
    district.write(revoke, gone.id)

    def end(session: Session) -> None:
        post = session.get_one(Post, closed.post_id)
        post.to_date = clock.today()
        session.add(post)

    district.write(end)
    few = district.post(Role.CADRE, "tinh")
    less = str(district.write(make_token, few.id, "bảng tính", {Scope.NAMES}))
    return found | {"a scope too few": less, "of nobody": "ch_wrong", "none": ""}


async def _sent(district: District, said: Request, token: str, more: dict[str, str] | None = None) -> Answer:
    headers = {"authorization": f"Bearer {token}"} if token else {}
    content = b""
    if said.body is not None or said.fault.startswith("body"):
        content, headers = json.dumps(said.body).encode(), headers | {"content-type": "application/json"}
    return await ask(district.app, said.method, said.address, headers | (more or {}), content)
