"""The API's figures, files, scopes and marks: the chat's numbers, one file for twenty requests."""

import asyncio
from collections.abc import AsyncIterator
from datetime import date
from typing import Any

import pytest
import pytest_asyncio
import time_machine
from sqlmodel import Session, func, select

from models import clock, figures, jobs
from models.conversations import acting
from models.cut_off_changes import change_cut_off
from models.gathering import gathering
from models.jobs import Job
from models.member_figures import joined, members_on
from models.periods import book
from models.posts import Post, Role
from models.rolls import take_count
from models.tokens import Scope, make_token, tokens
from models.units import Unit
from models.workbooks import read_sheets
from scheduler import papers
from tests.api_town import District, count, meeting_of, running_district

YEAR, MORNING = 2026, "2026-11-23T09:00:00+07:00"  # no night in which a meeting in twenty minutes is next year's


@pytest_asyncio.fixture
async def district(database_url: str) -> AsyncIterator[District]:
    with time_machine.travel(MORNING):
        async with running_district(database_url) as district:
            yield district


@pytest.fixture
def cadre(district: District) -> str:
    """The token of a cadre of the commune."""
    return district.token(Role.CADRE, "xa")


def scoped(district: District, *scopes: Scope) -> str:
    """A token of a commune's cadre for less than her post."""
    made: str = district.write(make_token, district.post(Role.CADRE, "xa").id, "bảng tính", scopes)
    return made


async def test_every_report_has_the_rules_figures(district: District, cadre: str) -> None:
    chair = acting(district.post(Role.CADRE, "xa").person_id)
    for key, present in (("man", 2), ("buoi", 1), ("xa", 3)):
        district.write(take_count, chair, district.meetings[key], present)
    unit, period = district.units["xa"], book("year", YEAR)
    asked = {"unit": unit, "period": f"year:{YEAR}"}

    async def said(what: str, **more: Any) -> Any:
        answer = await district.call(cadre, "GET", f"/reports/{what}", params=asked | more)
        assert answer.status_code == 200, answer.text
        return answer.json()

    kinds = district.write(figures.by_kind, chair, unit, period.start, period.end)
    shown = {one["kind"]: one["figures"]["present"] for one in (await said("kinds"))["kinds"]}
    assert shown == {kind: one.present for kind, one in kinds.items()}
    first = await said("meetings", limit=2)
    rest = await said("meetings", limit=2, cursor=first["next"])
    behind = [*first["items"], *rest["items"]]
    assert (
        sorted(one["id"] for one in behind)
        == sorted(
            one.meeting_id for one in district.write(figures.meetings_held, chair, unit, period.start, period.end)
        )[: len(behind)]
    )
    assert (await said("attendance"))["apart"] == []
    district.write(change_cut_off, None, district.units["man"], 15, f"{YEAR}-01")
    apart = {"unit_id": district.units["man"], "unit": "thôn Mận", "from": f"{YEAR}-01-01", "to": f"{YEAR}-12-15"}
    assert (await said("attendance"))["apart"] == (await said("kinds"))["apart"] == [apart]
    months = (await said("months"))["months"]
    of = {"unit_id": district.units["man"], "unit": "thôn Mận"}
    assert months[0]["apart"] == [of | {"from": f"{YEAR}-01-01", "to": f"{YEAR}-01-15"}]
    assert months[-1]["apart"] == [of | {"from": f"{YEAR}-11-16", "to": f"{YEAR}-12-15"}]
    new = district.write(joined, chair, unit, period.start, period.end)
    assert (await said("joined"))["total"]["joined"] == new.total.joined
    del asked["period"]
    today = clock.today()
    assert (await said("members"))["total"]["members"] == district.write(members_on, chair, unit, today).total.members
    counted = await district.call(cadre, "PUT", f"/units/{district.units['man']}/women", json={"women": 5})
    assert counted.status_code == 200, counted.text
    rate = district.write(gathering, chair, unit).total
    assert (await said("gathering"))["rate"] == {
        "members": rate.members, "women": 5, "percent": rate.percent, "exact": 20.0 * rate.members,
    }  # fmt: skip


async def test_a_period_is_that_of_the_units_own_books(district: District, cadre: str) -> None:
    def close_on_the_15th(session: Session) -> None:
        unit = session.get_one(Unit, district.units["xa"])
        unit.settings = {**unit.settings, "cut_off": 15}
        session.add(unit)

    district.write(close_on_the_15th)
    asked = {"unit": district.units["xa"], "period": "month:2026:10"}
    report = (await district.call(cadre, "GET", "/reports/attendance", params=asked)).json()
    assert (report["from"], report["to"]) == ("2026-09-16", "2026-10-15")


NO_PERIODS = (
    "from=2026-10-01&to=2026-09-01", "from=0000-01-01&to=2026-01-01", "from=2026-01-01&to=9999-12-31",
    "period=year:0", "period=year:9999", "period=month:2026:13", "from=1935-01-01&to=2026-01-01",
    "from=2026-02-31&to=2026-03-01",
)  # fmt: skip


async def test_a_period_that_is_none_is_a_problem_of_the_request(district: District, cadre: str) -> None:
    for query in NO_PERIODS:
        for what in ("attendance", "months", "kinds", "meetings", "joined"):
            answer = await district.call(cadre, "GET", f"/reports/{what}?unit={district.units['xa']}&{query}")
            assert (answer.status_code, answer.json()["status"]) == (422, 422), (query, what)
            assert answer.headers["Content-Type"] == "application/problem+json"


async def test_a_workbook_asked_for_twenty_times_at_once_is_made_once(district: District, cadre: str) -> None:
    body = {"unit": district.units["xa"], "period": f"year:{YEAR}"}
    asked = [district.call(cadre, "POST", "/reports/workbooks", json=body) for _ in range(20)]
    answers = await asyncio.gather(*asked)
    assert {answer.status_code for answer in answers} == {202}
    (place,) = {answer.headers["Location"] for answer in answers}
    assert count(district, Job) == 1
    path = place.removeprefix("/api/v1")
    soon = await district.call(cadre, "GET", path)
    assert (soon.status_code, soon.json()["state"], soon.headers["Retry-After"]) == (202, "soon", "2")
    await make_papers(district)
    file = await district.call(cadre, "GET", path)
    assert (file.status_code, file.content[:2]) == (200, b"PK")
    assert "spreadsheetml" in file.headers["Content-Type"]
    other = await district.call(district.token(Role.CADRE, "xa"), "GET", path)
    assert other.status_code == 403
    narrow = district.write(make_token, district.write(tokens)[-1].post_id, "chỉ số liệu", (Scope.READ,))
    assert (await district.call(narrow, "GET", path)).status_code == 403


async def test_a_workbook_has_the_names_that_its_token_may_see(district: District) -> None:
    body = {"unit": district.units["man"], "period": f"year:{YEAR}"}
    sheets = []
    for scopes in ((Scope.READ, Scope.NAMES), (Scope.READ,)):
        token = scoped(district, *scopes)
        made = await district.call(token, "POST", "/reports/workbooks", json=body)
        await make_papers(district)
        file = await district.call(token, "GET", made.headers["Location"].removeprefix("/api/v1"))
        sheets.append(str([sheet.rows for sheet in read_sheets(file.content, "a.xlsx")]))
    assert "Nguyễn Thị Đào" in sheets[0]
    assert "Nguyễn Thị Đào" not in sheets[1]


async def make_papers(district: District) -> None:
    """Make what waits, as the worker does."""
    house = district.app.state.house
    while (job := await house.db.write(jobs.claim, clock.real())) is not None:
        await papers.make(house.db, {}, job)


async def test_a_token_may_be_for_less_than_its_post(district: District) -> None:
    read, write = scoped(district, Scope.READ), scoped(district, Scope.WRITE)
    man = district.units["man"]
    roll = f"/meetings/{district.meetings['man']}/attendance"
    assert (await district.call(read, "GET", roll)).json()["people"] is None
    for token, method, path, body, scope in (
        (read, "GET", f"/members?unit={man}", None, "names"),
        (read, "POST", "/meetings", meeting_of(district), "write"),
        (write, "GET", "/units", None, "read"),
        (write, "PUT", f"/units/{man}/women", {"women": 5}, "units"),
    ):
        refused = await district.call(token, method, path, json=body)
        assert (refused.status_code, refused.json()["type"]) == (403, "urn:chihoi:ScopeMissing")
        assert f'scope="{scope}"' in refused.headers["WWW-Authenticate"]
    assert (await district.call(write, "POST", "/meetings", json=meeting_of(district))).status_code == 201
    named = scoped(district, Scope.READ, Scope.NAMES)
    assert (await district.call(named, "GET", f"/members?unit={man}")).status_code == 200


async def test_what_has_not_changed_is_not_sent_again(district: District, cadre: str) -> None:
    for path in ("/units", "/meetings", f"/reports/months?unit={district.units['xa']}&period=year:{YEAR}"):
        first = await district.call(cadre, "GET", path)
        mark = first.headers["ETag"]
        assert mark.startswith('W/"')
        same = await district.call(cadre, "GET", path, headers={"If-None-Match": f'"other", {mark}'})
        assert (same.status_code, same.content, same.headers["ETag"]) == (304, b"", mark)
    renamed = {"what": "rename", "units": [district.units["man"]], "name": "thôn Mơ"}
    assert (await district.call(cadre, "POST", "/unit-changes", json=renamed)).status_code == 201
    after = await district.call(cadre, "GET", "/units", headers={"If-None-Match": first.headers["ETag"]})
    assert after.status_code == 200
    found = (await district.call(cadre, "GET", "/units?q=man")).json()["items"]
    assert [(one["name"], [old["name"] for old in one["old_names"]]) for one in found] == [("thôn Mơ", ["thôn Mận"])]


async def test_a_change_of_units_is_looked_at_done_and_taken_back(district: District, cadre: str) -> None:
    units = [district.units["man"], district.units["buoi"]]
    deed = {"what": "merge", "units": units, "name": "chi hội Mận Bưởi", "decision": "15/QĐ"}
    seen = (await district.call(cadre, "POST", "/unit-changes/preview", json=deed)).json()
    assert (seen["branches"], seen["members"], seen["expected"]) == (2, 4, [district.units["xa"]] * 2)
    stale = await district.call(cadre, "POST", "/unit-changes", json=deed | {"expected": [1, 1], "seen": 0})
    assert (stale.status_code, stale.json()["type"]) == (409, "urn:chihoi:ChangedMeanwhile")
    key = {"Idempotency-Key": "merge-1"}
    whole = deed | {"expected": seen["expected"], "seen": seen["seen"]}
    made = [await district.call(cadre, "POST", "/unit-changes", json=whole, headers=key) for _ in range(2)]
    assert {answer.status_code for answer in made} == {201}
    assert made[0].text == made[1].text
    assert made[0].json()["members"] == 4
    change = made[0].json()["change"]["id"]
    again = await district.call(cadre, "POST", "/unit-changes", json=whole)
    assert again.status_code in {409, 422}
    back = await district.call(cadre, "POST", f"/unit-changes/{change}/undo")
    assert (back.status_code, back.json()["state"]) == (200, "undone")
    assert (await district.call(cadre, "POST", f"/unit-changes/{change}/undo")).status_code == 409


async def test_a_token_of_a_closed_post_gets_no_file(district: District, cadre: str) -> None:
    body = {"unit": district.units["xa"], "period": f"year:{YEAR}"}
    path = (await district.call(cadre, "POST", "/reports/workbooks", json=body)).headers["Location"]

    def end(session: Session) -> None:
        post = session.get_one(Post, tokens(session)[0].post_id)
        post.to_date = date(2021, 1, 1)
        session.add(post)

    district.write(end)
    await make_papers(district)
    assert (await district.call(cadre, "GET", path.removeprefix("/api/v1"))).status_code == 401
    assert district.write(lambda session: session.exec(select(func.max(Job.state))).one()) == "failed"
