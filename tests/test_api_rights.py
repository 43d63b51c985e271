"""Who gets what from the API: every role, every place in the tree, every route, against a table by hand."""

from collections.abc import AsyncIterator
from datetime import date, timedelta
from typing import Any

import pytest
import pytest_asyncio

from models import clock
from models.posts import Role
from models.tokens import revoke, tokens
from tests.api_town import NOWHERE, District, running_district, trying

# Inside the post's subtree. A cadre above the commune works with totals, unless names were granted to her.
TABLE = """
                    group_leader  head  deputy  drafter  cadre  above  above+names
see the unit                 200   200     200      200    200    200          200
list units                   200   200     200      200    200    200          200
list meetings                200   200     200      200    200    200          200
see a meeting                200   200     200      200    200    200          200
see attendance               200   200     200      200    200    200          200
report                       200   200     200      200    200    200          200
list members                 200   200     200      403    200    403          200
members' phones              200   200     200      403    200    403          200
list announcements           200   200     200      200    200    200          200
see an announcement          200   200     200      403    200    200          200
follow a notice              200   200     200      403    200    200          200
follow an invitation         200   200     200      403    200    200          200
count an announcement        200   200     200      403    200    200          200
send an announcement         201   201     201      403    201    201          201
pause an announcement        200   200     200      403    200    200          200
resume an announcement       409   409     409      403    409    409          409
resend an announcement       409   409     409      403    409    409          409
stop an announcement         200   200     200      403    200    200          200
recall an announcement       200   200     200      403    200    200          200
call a meeting               201   201     201      403    201    201          201
move a meeting               200   200     200      403    200    200          200
take the roll                200   200     200      403    200    403          403
call off a meeting           200   200     200      403    200    200          200
"""
SEES_NAMES = {"group_leader", "head", "deputy", "cadre", "above+names"}

# (column of the table, role, unit of the post) and where the others lie from there
POSTS: dict[str, tuple[Role, str, dict[str, Any]]] = {
    "group_leader": (Role.GROUP_LEADER, "to1", {}),
    "head": (Role.HEAD, "man", {}),
    "deputy": (Role.DEPUTY, "man", {}),
    "drafter": (Role.DRAFTER, "man", {}),
    "cadre": (Role.CADRE, "xa", {}),
    "above": (Role.CADRE, "tinh", {}),
    "above+names": (Role.CADRE, "tinh", {"names_granted": True}),
}
INSIDE = {
    "to1": {"own": "to1"},
    "man": {"own": "man", "child": "to1"},
    "xa": {"own": "xa", "child": "man", "grandchild": "to1"},
    "tinh": {"child": "xa", "grandchild": "man"},
}
OUTSIDE = {
    "to1": {"sibling": "to2", "parent": "man", "none": "oi", "not there": ""},
    "man": {"sibling": "buoi", "parent": "xa", "none": "oi", "not there": ""},
    "xa": {"sibling": "xa2", "parent": "tinh", "none": "oi", "not there": ""},
}


def cases(relations: dict[str, dict[str, str]]) -> dict[str, tuple[str, str]]:
    return {
        f"{column}-{relation}": (column, target)
        for column, (_role, unit, _more) in POSTS.items()
        for relation, target in relations.get(unit, {}).items()
    }


def requests(district: District, target: str) -> dict[str, tuple[str, str, dict[str, Any]]]:
    """Every route about a unit ("": one that is not there)."""
    unit = district.units.get(target, NOWHERE)
    meeting, notice = district.meetings.get(target, NOWHERE), district.notices.get(target, NOWHERE)
    later = (clock.now() + timedelta(minutes=25)).isoformat()
    text = {"unit_id": unit, "audience": "posts", "text": "Mai họp sớm."}
    return {
        "see the unit": ("GET", f"/units/{unit}", {}),
        "list units": ("GET", "/units", {"params": {"under": unit}}),
        "list meetings": ("GET", "/meetings", {"params": {"unit": unit}}),
        "see a meeting": ("GET", f"/meetings/{meeting}", {}),
        "see attendance": ("GET", f"/meetings/{meeting}/attendance", {}),
        "report": ("GET", "/reports/attendance", {"params": {"unit": unit, "period": "year:2026"}}),
        "list members": ("GET", "/members", {"params": {"unit": unit}}),
        "members' phones": ("GET", "/members", {"params": {"unit": unit, "phone": "full"}}),
        "list announcements": ("GET", "/announcements", {"params": {"unit": unit}}),
        "see an announcement": ("GET", f"/announcements/{notice}", {}),
        "follow a notice": ("GET", "/deliveries", {"params": {"message": f"notice:{notice}"}}),
        "follow an invitation": ("GET", "/deliveries", {"params": {"message": f"invite:{meeting}"}}),
        "count an announcement": ("POST", "/announcements", {"json": text | {"dry_run": True}}),
        "send an announcement": ("POST", "/announcements", {"json": text}),
        "pause an announcement": ("POST", f"/announcements/{notice}/pause", {}),
        "resume an announcement": ("POST", f"/announcements/{notice}/resume", {}),
        "resend an announcement": ("POST", f"/announcements/{notice}/resend", {}),
        "stop an announcement": ("POST", f"/announcements/{notice}/stop", {}),
        "recall an announcement": ("POST", f"/announcements/{notice}/recall", {"json": {"correction": "Mai nghỉ."}}),
        "call a meeting": ("POST", "/meetings", {"json": {"unit_id": unit, "kind": "event", "starts_at": later}}),
        "move a meeting": ("PATCH", f"/meetings/{meeting}", {"json": {"starts_at": later}}),
        "take the roll": ("PUT", f"/meetings/{meeting}/attendance", {"json": {"count": 1}}),
        "call off a meeting": ("POST", f"/meetings/{meeting}/cancel", {}),
    }


@pytest_asyncio.fixture
async def district(database_url: str) -> AsyncIterator[District]:
    async with running_district(database_url) as district:
        yield district


async def statuses(district: District, token: str, target: str) -> dict[str, int]:
    return {
        name: (await district.call(token, method, path, **more)).status_code
        for name, (method, path, more) in requests(district, target).items()
    }


def column_of_table(column: str) -> dict[str, int]:
    head, *lines = TABLE.strip("\n").splitlines()
    columns = head.split()
    rows = (line.rsplit(maxsplit=len(columns)) for line in lines)
    return {name.strip(): int(row[columns.index(column)]) for name, *row in rows}


async def test_a_post_opens_in_its_subtree_what_the_table_says(district: District) -> None:
    async with trying(district.app):
        for case, (column, target) in cases(INSIDE).items():
            role, unit, more = POSTS[column]
            token = district.token(role, unit, **more)
            assert await statuses(district, token, target) == column_of_table(column), case


async def test_outside_its_subtree_a_post_opens_nothing_and_cannot_tell_what_is_there(district: District) -> None:
    held = {column: district.token(role, unit, **more) for column, (role, unit, more) in POSTS.items()}
    told = {}
    for case, (column, target) in cases(OUTSIDE).items():
        answers = {
            name: await district.call(held[column], method, path, **more)
            for name, (method, path, more) in requests(district, target).items()
        }
        opened = {name: answer.status_code for name, answer in answers.items() if answer.status_code != 403}
        told[case] = (opened, len({answer.text for answer in answers.values()}))
    assert told == dict.fromkeys(told, ({}, 1))


async def test_only_a_post_over_the_whole_tree_is_told_that_something_is_not_there(district: District) -> None:
    found = await statuses(district, district.token(Role.CADRE, "tinh", names_granted=True), "")
    missing = {name for name, status in found.items() if status == 404}
    assert missing == {
        "see the unit", "see a meeting", "see attendance", "see an announcement", "follow a notice",
        "follow an invitation", "pause an announcement", "resume an announcement", "resend an announcement",
        "stop an announcement", "recall an announcement", "move a meeting", "call off a meeting",
    }  # fmt: skip
    assert set(found.values()) == {403, 404}


async def test_names_are_shown_to_those_who_may_see_names(district: District) -> None:
    for column, (role, unit, more) in POSTS.items():
        token = district.token(role, unit, **more)
        target = "man" if unit == "tinh" else unit
        roll = (await district.call(token, "GET", f"/meetings/{district.meetings[target]}/attendance")).json()
        assert (roll["people"] is not None) == (column in SEES_NAMES), column
        answer = await district.call(token, "GET", f"/deliveries?message=invite:{district.meetings[target]}")
        if column == "drafter":
            assert answer.status_code == 403
        else:
            assert (answer.json()["people"] is not None) == (column in SEES_NAMES), column


@pytest.mark.parametrize("over", [{"to_date": date(2021, 1, 1)}, {"from_date": date(2990, 1, 1)}, {"revoked": True}])
async def test_a_token_ends_with_its_post_and_opens_nothing_after(district: District, over: dict[str, Any]) -> None:
    token = district.token(Role.HEAD, "man")
    made = district.write(tokens)[0]

    def end(session: Any) -> None:
        from models.posts import Post

        post = session.get_one(Post, made.post_id)
        for name, value in over.items():
            setattr(post, name, value)
        session.add(post)

    district.write(revoke, made.id) if "revoked" in over else district.write(end)
    found = await statuses(district, token, "man")
    assert found == dict.fromkeys(found, 401)


async def test_without_a_token_or_with_a_wrong_one_nothing_opens(district: District) -> None:
    for headers in ({}, {"Authorization": "Bearer ch_wrong"}, {"Authorization": "Basic YTpi"}):
        for method, path, more in requests(district, "man").values():
            answer = await district.http.request(method, f"/api/v1{path}", headers=headers, **more)
            assert answer.status_code == 401
            assert answer.headers["WWW-Authenticate"] == "Bearer"
            assert answer.json()["type"] == "urn:chihoi:WrongToken"


async def test_a_token_is_bound_to_one_of_her_posts_and_does_not_borrow_from_another(district: District) -> None:
    head = district.post(Role.HEAD, "man")
    other = district.token(Role.DRAFTER, "buoi", person=head.person_id)
    found = await statuses(district, other, "man")
    assert found == dict.fromkeys(found, 403)
    assert await statuses(district, other, "buoi") == column_of_table("drafter")
