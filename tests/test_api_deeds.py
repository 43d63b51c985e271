"""The API tells who did what as the page does, page by page; criteria for grades are looked at first, then set."""

from collections.abc import AsyncIterator
from typing import Any

import pytest_asyncio
import time_machine

from bot.deeds_said import deed_said
from models.conversations import acting
from models.grading import Grade, give_grade
from models.office_audit import deeds_below
from models.posts import Role
from models.tokens import Scope, make_token
from tests.api_town import District, running_district

NOW, LATER = "2026-11-23T09:00:00+07:00", "2026-11-23T09:01:00+07:00"
TABLE = {"criteria": [{"of": "new", "points": 100, "full": 1}], "excellent": 90, "good": 70, "average": 1}


@pytest_asyncio.fixture
async def district(database_url: str) -> AsyncIterator[District]:
    with time_machine.travel(NOW, tick=False):
        async with running_district(database_url) as district:
            yield district


async def deeds(district: District, token: str, **asked: Any) -> Any:
    """The entries of one page, or the problem's status."""
    answer = await district.call(token, "GET", "/deeds", params=asked)
    return answer.json() if answer.status_code == 200 else answer.status_code


async def test_the_api_says_who_did_what_as_the_page_does(district: District) -> None:
    post = district.post(Role.CADRE, "xa")
    tam, xa, man = acting(post.person_id), district.units["xa"], district.units["man"]
    cadre = district.write(make_token, post.id, "mọi việc")
    few = district.write(make_token, post.id, "chỉ đọc", {Scope.READ})
    for women in (240, 250):
        body = {"women": women, "base": "present", "source": "sổ", "counted_on": "2026-11-01", "reason": "đếm lại"}
        assert (await district.call(cadre, "PUT", f"/units/{man}/women", json=body)).status_code == 200
    day = await district.call(cadre, "PUT", f"/units/{xa}/settings/cut_off", json={"value": 20})
    back = {"change": day.json()["last_change"]}
    undone = [await district.call(cadre, "POST", f"/units/{xa}/settings/cut_off/undo", json=back) for _tap in range(2)]
    assert [answer.status_code for answer in undone] == [200, 409]
    for value in (True, "15", 15.5):
        wrong = await district.call(cadre, "PUT", f"/units/{xa}/settings/cut_off", json={"value": value})
        assert wrong.status_code == 422, value
    renamed = {"what": "rename", "units": [man], "name": "thôn Mơ"}
    assert (await district.call(cadre, "POST", "/unit-changes", json=renamed)).status_code == 201

    found = (await deeds(district, cadre, unit=xa))["items"]
    done, _more = district.write(deeds_below, tam, xa, 1)
    for language in ("vi", "en"):
        told = district.write(lambda s, lang=language: [deed_said(s, lang, "chi-em", one) for one in done])
        answer = await district.call(cadre, "GET", f"/deeds?unit={xa}", headers={"Accept-Language": language})
        assert [one["said"] for one in answer.json()["items"]] == told
    kinds = {"tree": 1, "setting": 2, "women": 2, "notice": 5, "token": 2}
    assert {kind: len([one for one in found if one["kind"] == kind]) for kind in kinds} == kinds
    assert len(found) == sum(kinds.values())
    women = [one for one in found if one["kind"] == "women"]
    assert women[0]["values"] | {"old": 240, "new": 250} == women[0]["values"]
    assert (women[0]["unit"], women[0]["who"]["person_id"]) == ("thôn Mơ", post.person_id)
    assert next(one["values"]["units"] for one in found if one["kind"] == "tree") == [man]
    assert [one["undone"] for one in found if one["what"] == "setting"] == [True]

    # All of it was done in one instant, and more is done while she turns the pages.
    page = await deeds(district, cadre, unit=xa, limit=5)
    read = page["items"]
    while page["next"]:
        with time_machine.travel(LATER):
            await district.call(cadre, "PUT", f"/units/{man}/settings/unseen_meetings", json={"value": len(read)})
        page = await deeds(district, cadre, unit=xa, limit=5, cursor=page["next"])
        read += page["items"]
    assert read == found

    first = await deeds(district, cadre, unit=xa, person=post.person_id, kind="women")
    assert len(first["items"]) == 2
    assert (await deeds(district, cadre, unit=xa, **{"from": "2026-11-24"}))["items"] == []
    assert await deeds(district, cadre, **{"from": "2026-11-24", "to": "2026-11-23"}) == 422
    assert await deeds(district, cadre, unit=district.units["oi"]) == 403
    told = (await deeds(district, few))["items"]
    assert {one["kind"] for one in told} == {"setting", "women", "notice"}
    assert [one["who"] for one in told] == [None] * len(told)
    assert await deeds(district, few, kind="book") == 403
    assert await deeds(district, few, person=post.person_id) == 403


async def test_criteria_are_looked_at_then_set_from_a_year_on(district: District) -> None:
    above, cadre = district.token(Role.CADRE, "tinh"), district.token(Role.CADRE, "xa")
    tinh, xa = district.units["tinh"], district.units["xa"]

    async def held(token: str, unit: int, year: int = 2026) -> Any:
        return (await district.call(token, "GET", f"/gradings/criteria?unit={unit}&year={year}")).json()

    async def put(token: str, unit: int, table: Any = TABLE, **more: Any) -> tuple[int, str]:
        body = {"unit_id": unit, "table": table, **more}
        answer = await district.call(token, "PUT", "/gradings/criteria", json=body)
        return answer.status_code, answer.json().get("type", "").rpartition(":")[2]

    usual = await held(cadre, xa)
    assert (usual["of"], usual["own"], usual["since"], usual["years"]) == ("", False, None, [2026, 2027, 2025])
    answer = await district.call(above, "POST", "/gradings/criteria/preview", json={"unit_id": tinh, "table": TABLE})
    seen = answer.json()
    assert (seen["year"], seen["branches"], seen["was"]["criteria"]) == (2026, 3, usual["table"]["criteria"])
    assert seen["better"] + seen["worse"] == sum(one["branches"] for one in seen["moves"])
    assert await put(cadre, tinh) == (403, "NotAllowed")
    for _again in range(2):  # the answer of the first was lost
        assert await put(above, tinh, seen=seen["mark"]) == (200, "")
    assert await put(above, tinh, None, seen=seen["mark"]) == (409, "CriteriaChangedMeanwhile")
    now = await held(cadre, xa)
    assert (now["table"], now["of"], now["own"], now["since"]) == (TABLE, "tỉnh Ban Mai", False, 2026)
    assert now["years"] == []  # the province has set them
    assert await put(cadre, xa) == (403, "NotAllowed")
    assert (await held(cadre, xa, 2025))["of"] == ""
    twice = {**TABLE, "criteria": TABLE["criteria"] * 2}  # type: ignore[operator]
    assert await put(above, tinh, twice) == (422, "BadTable")
    assert await put(above, tinh, {**TABLE, "good": 95}) == (422, "BadTable")
    assert await put(above, tinh, year=2030) == (422, "NoYearToGrade")
    man, chair = district.units["man"], acting(district.post(Role.CADRE, "xa").person_id)
    district.write(give_grade, chair, man, 2025, Grade.GOOD, "đã duyệt")
    assert await put(above, tinh, year=2025) == (409, "YearGraded")
    assert await put(above, tinh, None, year=2027) == (200, "")
    assert [(await held(above, tinh, year))["own"] for year in (2025, 2026, 2027)] == [False, True, False]
