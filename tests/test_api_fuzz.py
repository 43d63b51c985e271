"""Whatever is sent to the API, after its own description or against it, it answers without falling over."""

import asyncio
import json
from collections.abc import Iterator
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import quote

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.posts import Role
from tests.api_town import District, running_district

JSON = "application/json"
EVIL_TEXT = ["", "\x00", "a\x00b", "\ud83d", "x" * 3000, "%", "_", "'; --", "null", "NaN", "-0", "１２", "2026-02-30"]
EVIL_NUMBERS = [-1, 0, 2**31, 2**63 - 1, 2**63, -(2**63) - 1, 10**400, 1.5, float("nan"), float("inf")]
TEXT = st.text(st.characters(), max_size=30) | st.sampled_from(EVIL_TEXT)
NUMBER = st.integers(1, 12) | st.integers() | st.sampled_from(EVIL_NUMBERS)
INSTANT = st.datetimes().map(lambda at: at.isoformat() + "+07:00") | st.integers(-9, 900).map(
    lambda days: (datetime.now(UTC) + timedelta(days=days)).isoformat()
)
ANYTHING = st.recursive(
    st.none() | st.booleans() | NUMBER | TEXT | INSTANT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=6,
)


@dataclass(frozen=True)
class Running:
    """A service, its event loop, and the description it gives of itself."""

    loop: asyncio.Runner
    district: District
    tokens: tuple[str, ...]
    description: dict[str, Any]

    @property
    def operations(self) -> list[tuple[str, str, dict[str, Any]]]:
        """(method, path, what the description says of it)"""
        return [
            (method.upper(), path, operation)
            for path, methods in self.description["paths"].items()
            for method, operation in methods.items()
        ]

    def resolved(self, schema: dict[str, Any]) -> dict[str, Any]:
        """A schema, or the one that it refers to."""
        if "$ref" in schema:
            found: dict[str, Any] = self.description["components"]["schemas"][schema["$ref"].rsplit("/", 1)[1]]
            return found
        return schema


@pytest.fixture
def running(database_url: str) -> Iterator[Running]:
    with asyncio.Runner() as loop:
        stack = AsyncExitStack()
        district = loop.run(stack.enter_async_context(running_district(database_url)))
        tokens = tuple(district.token(role, unit) for role, unit in ((Role.CADRE, "xa"), (Role.CADRE, "tinh")))
        description = loop.run(district.http.get("/openapi.json")).json()
        yield Running(loop, district, tokens, description)
        loop.run(stack.aclose())


def values(running: Running, schema: dict[str, Any]) -> st.SearchStrategy[Any]:
    """What the description allows here, more or less; now and then something else."""
    schema = running.resolved(schema)
    if "anyOf" in schema:
        return st.one_of([values(running, one) for one in schema["anyOf"]])
    if "enum" in schema:
        meant: st.SearchStrategy[Any] = st.sampled_from(schema["enum"])
    elif schema.get("format") in {"date", "date-time"}:
        meant = INSTANT.map(lambda at: at[:10]) if schema["format"] == "date" else INSTANT
    else:
        meant = {
            "integer": NUMBER,
            "string": TEXT | st.sampled_from(schema.get("examples", [""])),
            "boolean": st.booleans(),
            "null": st.none(),
        }.get(schema.get("type", ""), ANYTHING)
    if schema.get("type") == "array":
        meant = st.lists(values(running, schema["items"]), max_size=4)
    if schema.get("type") == "object" and "properties" in schema:
        fields = {name: values(running, one) for name, one in schema["properties"].items()}
        needed = {name: fields.pop(name) for name in schema.get("required", [])}
        meant = st.fixed_dictionaries(needed, optional=fields)
    return st.integers(0, 9).flatmap(lambda dice: ANYTHING if dice == 0 else meant)


def in_address(value: Any) -> str:
    """A value as part of an address, escaped as any client would."""
    text = value if isinstance(value, str) else json.dumps(value)
    return quote(text.encode(errors="surrogatepass"), safe="")


def request(draw: Any, running: Running) -> tuple[str, str, bytes | None, str]:
    """(method, address, body, token) for one route of the description."""
    method, path, operation = draw(st.sampled_from(running.operations))
    query = []
    for parameter in operation.get("parameters", []):
        if parameter["in"] == "header" or (not parameter["required"] and draw(st.booleans())):
            continue
        value = draw(values(running, parameter["schema"]))
        if parameter["in"] == "path":
            path = path.replace(f"{{{parameter['name']}}}", in_address(value) or "0")
        else:
            query.append(f"{parameter['name']}={in_address(value)}")
    body = None
    if "requestBody" in operation:
        schema = operation["requestBody"]["content"][JSON]["schema"]
        body = draw(values(running, schema).map(lambda value: json.dumps(value).encode()) | st.binary(max_size=40))
    return method, f"{path}?{'&'.join(query)}", body, draw(st.sampled_from(running.tokens))


def check(answer: httpx.Response) -> None:
    """An answer is JSON; a refusal is a problem that names itself."""
    assert answer.status_code < 500, answer.text
    if answer.status_code == 204:
        assert answer.content == b""
        return
    body = answer.json()
    if answer.status_code >= 400:
        assert answer.headers["Content-Type"] == "application/problem+json"
        assert {"type", "title", "status"} <= set(body)
        assert body["status"] == answer.status_code
        assert body["title"]


@given(data=st.data())
@settings(max_examples=400, suppress_health_check=list(HealthCheck))
def test_no_request_brings_the_api_down(running: Running, data: st.DataObject) -> None:
    method, address, body, token = request(data.draw, running)
    headers = {"Authorization": f"Bearer {token}"} | ({} if body is None else {"Content-Type": JSON})
    check(running.loop.run(running.district.http.request(method, address, content=body, headers=headers)))


@given(token=st.text(st.characters(codec="latin-1"), max_size=60), key=st.text(st.characters(codec="latin-1")))
@settings(max_examples=60, suppress_health_check=list(HealthCheck))
def test_no_header_brings_the_api_down(running: Running, token: str, key: str) -> None:
    sent = [(b"Authorization", b"Bearer " + token.encode("latin-1")), (b"Idempotency-Key", key.encode("latin-1"))]
    for headers in (sent, [(b"Authorization", f"Bearer {running.tokens[0]}".encode()), sent[1]]):
        answer = running.loop.run(running.district.http.post("/api/v1/meetings", content=b"{}", headers=headers))
        check(answer)
        assert answer.status_code in {401, 422}
