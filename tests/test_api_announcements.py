"""An announcement over the API: for an age, paused and resumed, sent again, recalled; by the rules of the chat."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio
from sqlmodel import Session, select

from models import clock
from models.conversations import link, who_writes
from models.deliveries import Delivery, Message, State
from models.members import Person
from models.posts import Role
from tests.api_town import District, running_district


@pytest_asyncio.fixture
async def district(database_url: str) -> AsyncIterator[District]:
    async with running_district(database_url) as district:
        yield district


@pytest.fixture
def head(district: District) -> str:
    """The token of the head of thôn Mận."""
    return district.token(Role.HEAD, "man")


def of(district: District, notice: int, state: State | None = None) -> dict[str, str]:
    """How a notice stands with each woman, her given name first; with `state` it is set to that where it waits."""

    def read(session: Session) -> dict[str, str]:
        rows = session.exec(
            select(Person, Delivery)
            .join(Delivery, Delivery.person_id == Person.id)  # type: ignore[arg-type]
            .join(Message, Delivery.message_id == Message.id)  # type: ignore[arg-type]
            .where(Message.kind == "notice", Message.subject_id == notice)
        ).all()
        for _person, delivery in rows:
            if state is not None and delivery.state == State.QUEUED:
                delivery.state = state
                session.add(delivery)
        return {person.full_name.split()[-1]: delivery.state for person, delivery in rows}

    found: dict[str, str] = district.write(read)
    return found


async def test_an_announcement_goes_to_an_age_and_says_whose_year_is_not_known(district: District, head: str) -> None:
    def ages(session: Session) -> None:
        for name, year in (("Nguyễn Thị Đào", 1952), ("Trần Thị Cúc", None), ("Lê Thị Hồng", 2000)):
            person = session.exec(select(Person).where(Person.full_name == name)).one()
            person.birth_year = year
            session.add(person)

    district.write(ages)
    body: dict[str, Any] = {
        "unit_id": district.units["man"],
        "audience": "members",
        "text": "Khám mắt.",
        "age_from": 60,
    }
    seen = (await district.call(head, "POST", "/announcements", json=body | {"dry_run": True})).json()
    assert (seen["total"], seen["by_message"], seen["without_year"]) == (1, 1, 1)
    sent = (await district.call(head, "POST", "/announcements", json=body)).json()["announcement"]
    assert (sent["age_from"], sent["age_to"]) == (60, None)
    assert of(district, sent["id"]) == {"Đào": State.QUEUED}
    young = await district.call(head, "POST", "/announcements", json=body | {"age_from": None, "age_to": 16})
    assert (young.status_code, young.json()["type"]) == (409, "urn:chihoi:NobodyFits")


async def test_what_is_paused_is_resumed_and_nothing_else(district: District, head: str) -> None:
    path = f"/announcements/{district.notices['man']}"
    for _ in range(2):  # a second time changes nothing
        assert (await district.call(head, "POST", f"{path}/pause")).json() == {"waiting": 1, "gone": 0}
    assert (await district.call(head, "GET", path)).json()["paused_at"] is not None
    assert of(district, district.notices["man"])["Đào"] == State.HELD
    assert (await district.call(head, "POST", f"{path}/resume")).json() == {"waiting": 1}
    again = await district.call(head, "POST", f"{path}/resume")
    assert (again.status_code, again.json()["type"]) == (409, "urn:chihoi:NotPaused")
    assert (await district.call(head, "GET", path)).json()["paused_at"] is None
    of(district, district.notices["man"], State.SENT)
    late = await district.call(head, "POST", f"{path}/pause")
    assert (late.status_code, late.json()["type"]) == (409, "urn:chihoi:NothingToPause")


async def test_it_is_sent_again_to_those_who_certainly_missed_it(district: District, head: str) -> None:
    notice = district.notices["man"]
    path = f"/announcements/{notice}/resend"
    of(district, notice, State.UNKNOWN)
    nobody = await district.call(head, "POST", path)
    assert (nobody.status_code, nobody.json()["type"]) == (409, "urn:chihoi:NothingToResend")

    def has_a_phone_now(session: Session) -> None:
        who = who_writes(session, "web", "invented-second-address", "vi", clock.now())
        link(session, who.contact_id, district.women["Lê Thị Hồng"])

    district.write(has_a_phone_now)
    assert (await district.call(head, "POST", path)).json() == {"again": 1}
    assert of(district, notice) == {"Đào": State.UNKNOWN, "Cúc": State.UNREACHABLE, "Hồng": State.QUEUED}
    assert (await district.call(head, "POST", path)).status_code == 409


async def test_a_recall_corrects_those_who_may_have_it_and_happens_once(district: District, head: str) -> None:
    path = f"/announcements/{district.notices['man']}"
    of(district, district.notices["man"], State.SENT)
    body = {"correction": " Dọn đường lùi sang Chủ nhật sau.\u200b "}
    recalled = await district.call(head, "POST", f"{path}/recall", json=body)
    assert recalled.json() == {"reached": 1, "stopped": 0, "at_home": 0}  # nobody has told them at home yet
    shown = (await district.call(head, "GET", path)).json()
    assert shown["correction"] == "Dọn đường lùi sang Chủ nhật sau."
    assert shown["recalled_at"] is not None
    again = await district.call(head, "POST", f"{path}/recall", json={})
    assert (again.status_code, again.json()["type"]) == (409, "urn:chihoi:RecalledAlready")
    follow = await district.call(head, "GET", "/deliveries", params={"message": f"notice:{district.notices['man']}"})
    assert follow.json()["counts"]["reached"] == 1
