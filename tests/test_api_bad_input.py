"""What nobody should send to the API, and what it says then: a problem, and nothing is written."""

from collections.abc import AsyncIterator
from typing import Any

import pytest_asyncio

from models.announcements import Announcement
from models.meetings import Meeting
from models.posts import Role
from tests.api_town import District, count, meeting_of, running_district

BAD_REQUESTS: dict[str, tuple[str, str, dict[str, Any]]] = {
    "an instant without its offset": ("POST", "/meetings", {"starts_at": "2026-12-05T19:30:00"}),
    "an instant as a number": ("POST", "/meetings", {"starts_at": 1796470200}),
    "an instant as a number in quotes": ("POST", "/meetings", {"starts_at": "1796470200"}),
    "an instant before all calendars": ("POST", "/meetings", {"starts_at": "0001-01-01T00:00:00+14:00"}),
    "a unit beyond BIGINT": ("POST", "/meetings", {"unit_id": 2**63}),
    "a unit that is true": ("POST", "/meetings", {"unit_id": 1.5}),
    "a kind that is none": ("POST", "/meetings", {"kind": "party"}),
    "a place with a NUL": ("POST", "/meetings", {"place": "nhà\x00văn hóa"}),
    "a place with half a letter": ("POST", "/meetings", {"place": "\ud83d"}),
    "a place that is a book": ("POST", "/meetings", {"place": "x" * 50_000}),
    "a field that is none": ("POST", "/meetings", {"plaec": "nhà văn hóa"}),
    "a field with half a letter": ("POST", "/meetings", {"\ud83d": 1}),
    "a start in the past": ("POST", "/meetings", {"starts_at": "2020-12-05T19:30:00+07:00"}),
    "a start far ahead": ("POST", "/meetings", {"starts_at": "2090-12-05T19:30:00+07:00"}),
    "no text": ("POST", "/announcements", {"text": " \n "}),
    "a text that is too long": ("POST", "/announcements", {"text": "a" * 1501}),
    "ages that run backwards": ("POST", "/announcements", {"age_from": 35, "age_to": 18}),
    "an age that nobody has": ("POST", "/announcements", {"age_from": 200}),
    "a correction that is too long": ("POST", "/announcements/{notice}/recall", {"correction": "a" * 1501}),
    "a correction with a NUL": ("POST", "/announcements/{notice}/recall", {"correction": "a\x00"}),
    "nothing to change": ("PATCH", "/meetings/{man}", {}),
    "two ways of a roll": ("PUT", "/meetings/{man}/attendance", {"absent": [3], "count": 2}),
    "no way of a roll": ("PUT", "/meetings/{man}/attendance", {"excused": [3]}),
    "fewer than nobody": ("PUT", "/meetings/{man}/attendance", {"count": -1}),
    "more than were invited": ("PUT", "/meetings/{man}/attendance", {"count": 400}),
    "numbers that nobody has": ("PUT", "/meetings/{man}/attendance", {"absent": [3, 99]}),
    "numbers of two books": ("PUT", "/meetings/{xa}/attendance", {"absent": [3]}),
    "an id beyond BIGINT": ("GET", f"/meetings/{2**63}", {}),
    "a unit's id that is a name": ("GET", "/units/man", {}),
    "a question that is none": ("GET", "/meetings?form=2026-07-01", {}),
    "a page that is too large": ("GET", "/units?limit=100000", {}),
    "a cursor that we did not give": ("GET", "/units?cursor=abc", {}),
    "a message with a NUL": ("GET", "/deliveries?message=%00", {}),
    "no period at all": ("GET", "/reports/attendance?unit=1", {}),
    "two periods": ("GET", "/reports/attendance?unit=1&period=year:2026&from=2026-01-01", {}),
    "a fifth quarter": ("GET", "/reports/attendance?unit=1&period=quarter:2026:5", {}),
    "a quarter without its number": ("GET", "/reports/attendance?unit=1&period=quarter:2026", {}),
    "days that run backwards": ("GET", "/reports/attendance?unit=1&from=2026-09-30&to=2026-07-01", {}),
    "a day at the end of time": ("GET", "/reports/attendance?unit=1&from=2026-09-30&to=9999-12-31", {}),
}

# For programs: they stay as they are.
CODES = {
    "an instant without its offset": ("body.starts_at", "no_offset"),
    "an instant as a number": ("body.starts_at", "not_text"),
    "a kind that is none": ("body.kind", "not_one_of"),
    "a place with a NUL": ("body.place", "control_characters"),
    "a place that is a book": ("body.place", "text_too_long"),
    "a field that is none": ("body.plaec", "unknown_field"),
    "two ways of a roll": ("body", "exactly_one"),
    "fewer than nobody": ("body.count", "too_small"),
    "a unit's id that is a name": ("path.unit_id", "not_a_number"),
    "no period at all": ("query", "period_or_days"),
    "a fifth quarter": ("query.period", "not_a_period"),
    "days that run backwards": ("query", "backwards"),
    "a day at the end of time": ("query.to", "year_far"),
}


@pytest_asyncio.fixture
async def district(database_url: str) -> AsyncIterator[District]:
    async with running_district(database_url) as district:
        yield district


async def test_what_is_not_valid_is_said_as_a_problem(district: District) -> None:
    cadre = district.token(Role.CADRE, "xa")
    bases = {
        "/meetings": meeting_of(district),
        "/announcements": {"unit_id": district.units["man"], "audience": "members", "text": "Mai họp."},
    }
    before = (count(district, Meeting), count(district, Announcement))
    for name, (method, path, body) in BAD_REQUESTS.items():
        more = {} if method == "GET" else {"json": bases.get(path, {}) | body}
        found = path.format(**district.meetings, notice=district.notices["man"])
        answer = await district.call(cadre, method, found, **more)
        assert answer.status_code == 422, (name, answer.text)
        assert answer.headers["Content-Type"] == "application/problem+json", name
        assert answer.json()["status"] == 422, name
        assert answer.json()["title"], name
        if name in CODES:
            assert [(one["where"], one["code"]) for one in answer.json()["errors"]] == [CODES[name]], answer.text
        assert (count(district, Meeting), count(district, Announcement)) == before, name


async def test_bodies_that_are_no_json_or_too_large_are_problems(district: District) -> None:
    cadre = district.token(Role.CADRE, "xa")
    as_json = {"Content-Type": "application/json"}
    for content, status in ((b"{", 422), (b"[" * 100_000, 400), (b'"' + b"x" * 300_000 + b'"', 413), (b"\xff", 400)):
        answer = await district.call(cadre, "POST", "/meetings", content=content, headers=as_json)
        assert answer.status_code == status
        assert answer.headers["Content-Type"] == "application/problem+json"
    nowhere = await district.call(cadre, "GET", "/nothing")
    assert (nowhere.status_code, nowhere.json()["status"]) == (404, 404)
