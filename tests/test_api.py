"""What the API does: the same rules as the chat, counted once, answered once, said as problems when refused."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio
import time_machine
from sqlmodel import Session

from models import clock, figures
from models.announcements import Announcement
from models.audit import looks_at
from models.conversations import acting
from models.meetings import Meeting, MeetingState
from models.periods import book
from models.posts import Role
from models.repeats import Repeatable, forget_answers
from models.rolls import take_count
from models.tokens import tokens
from tests.api_town import ADDRESS, District, count, meeting_of, running_district

MORNING = "2026-11-23T09:00:00+07:00"  # not a night in which a meeting in twenty minutes is next year's


@pytest_asyncio.fixture
async def district(database_url: str) -> AsyncIterator[District]:
    with time_machine.travel(MORNING):
        async with running_district(database_url) as district:
            yield district


@pytest.fixture
def cadre(district: District) -> str:
    """The token of a cadre of the commune."""
    return district.token(Role.CADRE, "xa")


async def test_a_meeting_is_called_and_found_again(district: District, cadre: str) -> None:
    called = await district.call(cadre, "POST", "/meetings", json=meeting_of(district))
    assert called.status_code == 201
    assert (called.json()["by_message"], called.json()["at_home"]) == (1, 2)
    found = await district.http.get(called.headers["Location"], headers={"Authorization": f"Bearer {cadre}"})
    assert found.json() == called.json()["meeting"]
    assert found.json()["place"] == "nhà văn hóa"
    assert found.json()["starts_at"].endswith("+07:00")
    assert found.headers["Cache-Control"] == "no-store"


async def test_a_meeting_that_is_called_off_cannot_be_moved_or_rolled(district: District, cadre: str) -> None:
    meeting = f"/meetings/{district.meetings['man']}"
    off = await district.call(cadre, "POST", f"{meeting}/cancel")
    assert off.json()["meeting"]["state"] == "cancelled"
    for method, path, body in (
        ("PATCH", meeting, {"place": "nhà chị Hạnh"}),
        ("PUT", f"{meeting}/attendance", {"count": 1}),
        ("POST", f"{meeting}/cancel", None),
    ):
        refused = await district.call(cadre, method, path, json=body)
        assert refused.status_code == 409
        assert refused.headers["Content-Type"] == "application/problem+json"
        assert refused.json()["type"] == "urn:chihoi:MeetingCancelled"


async def test_lists_come_in_pages_that_leave_nothing_out(district: District, cadre: str) -> None:
    for path, size in (
        ("/units", 5),
        ("/meetings", 5),
        ("/announcements", 5),
        (f"/members?unit={district.units['xa']}", 4),
    ):
        seen: list[int] = []
        cursor, sep = "", "&" if "?" in path else "?"
        while True:
            page = (await district.call(cadre, "GET", f"{path}{sep}limit=2{cursor}")).json()
            seen += [item.get("id", item.get("person_id")) for item in page["items"]]
            if page["next"] is None:
                break
            cursor = f"&cursor={page['next']}"
        assert len(seen) == len(set(seen)) == size


async def test_units_are_found_without_accents_and_hide_what_lies_above(district: District, cadre: str) -> None:
    page = (await district.call(cadre, "GET", "/units", params={"q": "MAN", "kind": "branch"})).json()
    assert [unit["name"] for unit in page["items"]] == ["thôn Mận"]
    assert page["items"][0]["parent_id"] == district.units["xa"]
    own = (await district.call(cadre, "GET", f"/units/{district.units['xa']}")).json()
    assert own["parent_id"] is None


async def test_a_roll_by_numbers_is_the_roll_of_the_chat(district: District, cadre: str) -> None:
    path = f"/meetings/{district.meetings['man']}/attendance"
    before = (await district.call(cadre, "GET", path)).json()
    assert (before["taken_at"], {one["mark"] for one in before["people"]}) == (None, {None})
    taken = (await district.call(cadre, "PUT", path, json={"absent": [7], "excused": [12]})).json()
    assert (taken["present"], taken["excused"], taken["absent"]) == (1, 1, 1)
    assert {one["number"]: one["mark"] for one in taken["people"]} == {3: "present", 7: "absent", 12: "excused"}
    assert (await district.call(cadre, "PUT", path, json={"present": [3, 7, 12]})).json()["present"] == 3
    assert (await district.call(cadre, "GET", path)).json()["present"] == 3


async def test_a_roll_before_its_time_is_refused(district: District, cadre: str) -> None:
    called = (await district.call(cadre, "POST", "/meetings", json=meeting_of(district))).json()
    path = f"/meetings/{called['meeting']['id']}/attendance"
    refused = await district.call(cadre, "PUT", path, json={"count": 2})
    assert (refused.status_code, refused.json()["type"]) == (409, "urn:chihoi:TooEarlyForRoll")


async def test_the_report_is_the_chats_figure_and_its_parts_add_up(district: District, cadre: str) -> None:
    chair = acting(district.post(Role.CADRE, "xa").person_id)
    for key, present in (("man", 2), ("buoi", 1), ("xa", 3)):
        district.write(take_count, chair, district.meetings[key], present)
    year = 2026
    period = book("year", year)
    said = district.write(figures.attendance, chair, district.units["xa"], period.start, period.end)
    unit = {"unit": district.units["xa"]}
    for when in ({"period": f"year:{year}"}, {"from": f"{year}-01-01", "to": f"{year}-12-31"}):
        report = (await district.call(cadre, "GET", "/reports/attendance", params=unit | when)).json()
        assert (report["from"], report["to"]) == (f"{year}-01-01", f"{year}-12-31")
        total = report["total"]
        shown = {name: total[name] for name in ("present", "expected", "percent", "with_roll", "meetings")}
        assert shown == {"present": 6, "expected": 8, "percent": 75, "with_roll": 3, "meetings": 3}
        assert (total["present"], total["expected"]) == (said.total.present, said.total.expected)
        for name in ("present", "expected", "with_roll", "meetings"):
            assert sum(part["figures"][name] for part in report["parts"]) == total[name]
        assert [part["unit"] for part in report["parts"] if part["direct"]] == ["xã Hoa Mai"]


async def test_an_announcement_is_counted_without_being_sent(district: District, cadre: str) -> None:
    body = {"unit_id": district.units["man"], "audience": "members", "text": "Mai dọn đường.\u200b\nMang cuốc."}
    before = count(district, Announcement)
    seen = await district.call(cadre, "POST", "/announcements", json=body | {"dry_run": True})
    assert seen.json() == {
        "unit": "thôn Mận", "text": "Mai dọn đường.\nMang cuốc.", "total": 3, "by_message": 1, "at_home": 2,
        "channels": {"web": 1}, "price": 0, "seconds": 0, "without_year": 0,
    }  # fmt: skip
    assert seen.headers["Cache-Control"] == "no-store"
    assert count(district, Announcement) == before
    sent = await district.call(cadre, "POST", "/announcements", json=body)
    assert (sent.json()["by_message"], sent.json()["at_home"]) == (1, 2)
    path = f"/announcements/{sent.json()['announcement']['id']}"
    stopped = await district.call(cadre, "POST", f"{path}/stop")
    assert stopped.json() == {"stopped": 1}
    after = (await district.call(cadre, "GET", path)).json()
    assert after["stopped_at"] is not None
    assert (after["deliveries"]["total"], after["deliveries"]["at_home"]) == (2, 2)


@pytest.mark.parametrize("path", ["/meetings", "/announcements"])
async def test_a_repeated_key_gets_the_first_answer_and_changes_nothing(
    district: District, cadre: str, path: str
) -> None:
    table: Any = Meeting if path == "/meetings" else Announcement
    notice = {"unit_id": district.units["man"], "audience": "members", "text": "Mai dọn đường."}
    body = meeting_of(district) if path == "/meetings" else notice
    before = count(district, table)
    key = {"Idempotency-Key": "k-1"}
    answers = await asyncio.gather(
        *(district.call(cadre, "POST", path, json=body, headers=key) for _ in range(4)),
    )
    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.text for answer in answers}) == len({answer.headers["Location"] for answer in answers}) == 1
    assert count(district, table) == before + 1
    other = await district.call(cadre, "POST", path, json=body | {"unit_id": district.units["buoi"]}, headers=key)
    assert (other.status_code, other.json()["type"]) == (422, "urn:chihoi:KeyUsedOtherwise")
    neighbour = district.token(Role.CADRE, "xa")
    assert (await district.call(neighbour, "POST", path, json=body, headers=key)).text != answers[0].text
    assert district.write(forget_answers, clock.now()) == 2


async def test_a_refused_request_keeps_no_key(district: District, cadre: str) -> None:
    key = {"Idempotency-Key": "k-2"}
    body = meeting_of(district, starts_at="2020-12-05T19:30:00+07:00")
    for _ in range(2):
        assert (await district.call(cadre, "POST", "/meetings", json=body, headers=key)).status_code == 422
    assert count(district, Repeatable) == 0
    assert (await district.call(cadre, "POST", "/meetings", json=meeting_of(district), headers=key)).status_code == 201


async def test_phones_are_masked_and_every_look_at_one_in_full_is_on_record(district: District, cadre: str) -> None:
    asked = {"unit": district.units["man"]}
    masked = (await district.call(cadre, "GET", "/members", params=asked)).json()["items"]
    assert {one["number"]: one["phone"] for one in masked} == {3: "•••789", 7: None, 12: "•••678"}
    dao = district.women["Nguyễn Thị Đào"]
    assert district.write(looks_at, dao) == []
    whole = (await district.call(cadre, "GET", "/members", params=asked | {"phone": "full"})).json()["items"]
    assert {one["number"]: one["phone"] for one in whole} == {3: "+84383456789", 7: None, 12: "+84912345678"}
    assert [(look.what, who) for look, who in district.write(looks_at, dao)] == [("phone", "Đỗ Thị Hạnh")]
    assert district.write(looks_at, district.women["Trần Thị Cúc"]) == []


async def test_deliveries_tell_states_and_never_addresses(district: District, cadre: str) -> None:
    answer = await district.call(cadre, "GET", "/deliveries", params={"message": f"notice:{district.notices['man']}"})
    people = {one["name"]: (one["state"], one["reason"]) for one in answer.json()["people"]}
    assert people == {
        "Nguyễn Thị Đào": ("queued", None),
        "Trần Thị Cúc": ("unreachable", "no-phone"),
        "Lê Thị Hồng": ("unreachable", "no-phone"),
    }
    assert answer.json()["counts"]["at_home"] == 2
    assert ADDRESS not in answer.text


async def test_a_token_is_shown_once_kept_as_a_hash_and_its_use_is_noted(district: District, cadre: str) -> None:
    assert cadre.startswith("ch_")
    assert len(cadre) >= 40
    assert district.write(tokens)[0].last_used_at is None
    await district.call(cadre, "GET", "/units")
    row = district.write(tokens)[0]
    assert row.last_used_at is not None
    assert cadre not in row.model_dump_json()
    await district.call(cadre, "GET", "/units")
    assert district.write(tokens)[0].last_used_at == row.last_used_at


async def test_a_closed_meeting_keeps_its_state_over_the_api(district: District, cadre: str) -> None:
    def close(session: Session) -> None:
        meeting = session.get_one(Meeting, district.meetings["man"])
        meeting.state = MeetingState.CLOSED
        session.add(meeting)

    district.write(close)
    page = (await district.call(cadre, "GET", "/meetings", params={"state": "closed"})).json()
    assert [meeting["id"] for meeting in page["items"]] == [district.meetings["man"]]
