"""What the API says of itself: examples that are true, scopes, problems; its page, and the client that is shown."""

import asyncio
import re
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from pydantic import ValidationError

import locales
from api import wrongs
from api.errors import STATUS
from api.v1 import EXAMPLES as PROBLEM_EXAMPLES
from api.v1.asked import PeriodAsked
from api.v1.shapes import EXAMPLES, Shape
from docs.clients.chihoi_api import Chihoi, Problem
from models import clock
from models.posts import Post, Role
from models.tokens import Scope, make_token
from models.tree_changes import ChangeOver
from tests.api_town import District, running_district
from tests.chat import Town

_WRONG = re.compile(r"\bwrong\(\"(\w+)\"")
_PROBLEM = re.compile(r"^\| (\d{3}) \| ([^|]*) \|", re.MULTILINE)


@pytest_asyncio.fixture
async def district(database_url: str) -> AsyncIterator[District]:
    async with running_district(database_url) as district:
        yield district


async def test_the_description_has_examples_that_are_true(district: District) -> None:
    schema = (await district.http.get("/openapi.json")).json()
    shown = {name for name, shape in schema["components"]["schemas"].items() if "examples" in shape}
    of_pages = {name for name in EXAMPLES if name not in shown and f"Page_{name}_" in shown}
    assert {name for name in shown if not name.startswith("Page_")} == set(EXAMPLES) - of_pages
    shapes = {shape.__name__: shape for shape in _all(Shape)}
    for name, example in EXAMPLES.items():
        given = example if issubclass(shapes[name], PeriodAsked) else _ours(example)
        shapes[name].model_validate(given)


async def test_every_operation_says_its_scopes_and_shows_what_it_takes_and_gives(district: District) -> None:
    schema = (await district.http.get("/openapi.json")).json()
    lacking = []
    for path, method, operation in _operations(schema):
        bodies = [operation[name]["content"] for name in ("requestBody",) if name in operation]
        bodies += [
            answer["content"]
            for status, answer in operation["responses"].items()
            if status.startswith("2") and "application/json" in answer.get("content", {})
        ]
        for body in bodies:
            name = body["application/json"]["schema"].get("$ref", "").rpartition("/")[2]
            if name and not schema["components"]["schemas"][name].get("examples"):
                lacking.append(f"{method} {path}: {name}")
        assert set(operation["security"][0]["HTTPBearer"]) <= set(Scope)
        assert operation["security"][0]["HTTPBearer"], path
        problems = {status for status, answer in operation["responses"].items() if status >= "4"}
        assert problems == set(PROBLEM_EXAMPLES)
        for status in problems:
            assert operation["responses"][status]["content"]["application/problem+json"]["examples"]
    assert lacking == []


def _operations(schema: Any) -> list[tuple[str, str, Any]]:
    return [
        (path, method, operation)
        for path, methods in schema["paths"].items()
        if path.startswith("/api/")
        for method, operation in methods.items()
    ]


def _all(shape: type[Shape]) -> list[type[Shape]]:
    return [shape, *(one for below in shape.__subclasses__() for one in _all(below))]


def test_the_problems_that_are_shown_are_those_that_are_said() -> None:
    for status, examples in PROBLEM_EXAMPLES.items():
        for example in examples:
            kind = example["type"].rpartition(":")[2]
            assert example["status"] == int(status)
            refused = {one.__name__: one for one in STATUS} | {"ChangeOver": ChangeOver}
            if kind != "blank":
                error = refused[kind]("units") if kind == "ScopeMissing" else refused[kind]()
                assert STATUS.get(type(error), 409) == int(status)
                assert locales.say("vi", error) == example["title"]
    shown = next(one for one in PROBLEM_EXAMPLES["422"] if "errors" in one)
    with pytest.raises(ValidationError) as found:
        PeriodAsked.model_validate({"unit": 1, "from": "2026-10-01", "to": "2026-09-30"})
    said = [wrongs.said("vi", one) for one in found.value.errors()]
    assert said == [(one["code"], one["what"]) for one in shown["errors"] if one["where"] == "query"]


def test_whatever_can_be_wrong_with_a_field_has_a_sentence_of_its_own() -> None:
    ours = {code for path in Path("api").rglob("*.py") for code in _WRONG.findall(path.read_text(encoding="utf-8"))}
    assert len(ours) > 10
    named = dict.fromkeys(wrongs.VARIABLES, "7")
    for language in ("vi", "en"):
        every = {code: locales.label(language, "api-wrong", code=code, **named) for code in wrongs.CODES | ours}
        assert len(set(every.values())) == len(every)
        assert locales.label(language, "api-wrong", code="") not in every.values()


def _ours(given: Any) -> Any:
    """What we answer is made from our own names of fields, and "from" is no name in Python."""
    if isinstance(given, list):
        return [_ours(one) for one in given]
    if isinstance(given, dict):
        return {{"from": "from_"}.get(field, field): _ours(one) for field, one in given.items()}
    return given


async def test_the_documentation_is_served_by_us_and_lets_nothing_in_from_outside(district: District) -> None:
    page = await district.http.get("/docs")
    assert page.status_code == 200
    assert "unsafe" not in page.headers["Content-Security-Policy"]
    assert "<script>" not in page.text
    loaded = re.findall(r'(?:src|href)="([^"]+)"', page.text)
    assert not [address for address in loaded if "//" in address]
    for address in loaded:
        if address.startswith("/"):
            assert (await district.http.get(address)).status_code == 200


async def test_the_client_that_is_shown_works(town: Town) -> None:
    await town.member("telegram", "Đỗ Thị Hạnh", role=Role.CADRE, unit="commune")
    post = next(post for post in town.rows(Post) if post.role == Role.CADRE)
    api = Chihoi(town.url, town.write(make_token, post.id, "ví dụ"))
    unit = town.ids["commune"]

    def use() -> None:
        units = list(api.units(limit=1))
        assert unit in [one["id"] for one in units]
        assert units == list(api.units(limit=1))  # from what it keeps: nothing has changed
        report = api.attendance(unit=unit, period="year:2026")
        assert report["total"]["present"] == sum(part["figures"]["present"] for part in report["parts"])
        assert list(api.meetings_behind(unit=unit, period="year:2026")) == []
        assert api.workbook(unit=unit, period="year:2026").startswith(b"PK")
        branch = town.ids["man"]
        assert api.change_units({"what": "rename", "units": [branch], "name": "thôn Mơ"})["change"]["state"] == "done"
        assert api.close_books_on(unit, 25)["day"] == 25
        assert next(one["value"] for one in api.settings(unit) if one["name"] == "cut_off") == 25
        year = clock.today().year
        assert api.grade_by(unit, {"criteria": [{"of": "new", "points": 100, "full": 2}]}, year)["year"] == year
        assert api.criteria(unit, year)["criteria"] == [{"of": "new", "points": 100, "full": 2}]
        assert [one["values"]["name"] for one in api.done(unit=unit, kind="setting", limit=1)] == ["grading", "cut_off"]
        with pytest.raises(Problem) as refused:
            api.attendance(unit=unit, period="quarter:2026:5")
        assert (refused.value.status, refused.value.kind) == (422, "about:blank")
        assert [(one["where"], one["code"]) for one in refused.value.errors] == [("query.period", "not_a_period")]
        with pytest.raises(Problem) as refused:
            list(Chihoi(town.url, "ch_wrong").units())
        assert refused.value.kind == "urn:chihoi:WrongToken"

    await asyncio.to_thread(use)


async def test_the_guide_names_every_problem_and_every_address(district: District) -> None:
    description = district.app.openapi()
    guide = (Path(__file__).parent.parent / "docs" / "api.md").read_text(encoding="utf-8")
    told = {(int(status), kind) for status, kinds in _PROBLEM.findall(guide) for kind in re.findall(r"`(\w+)`", kinds)}
    assert {(status, error.__name__) for error, status in STATUS.items()} <= told
    tops = {path.removeprefix("/api/v1/").partition("/")[0] for path in description["paths"] if "/api/v1/" in path}
    assert {top for top in tops if f"`/{top}" not in guide} == set()
