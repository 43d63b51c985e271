"""A town whose Official Account has template messages, and women whom nothing else reaches."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any

import time_machine
from sqlmodel import Session

from models import templates, unit_settings
from models.deliveries import Attempt, Delivery
from models.members import Consent
from models.units import get_unit
from scheduler.templates import look
from tests.chat import Town, running_town
from tests.fakes.zalo_oa_people import Person as OnAccount
from tests.fakes.zalo_oa_templates import Parameter

LONG_AGO, MORNING = "2026-11-12T09:00:00+07:00", "2026-11-22T09:00:00+07:00"
BY_USER, BY_PHONE = 200, 300
ABOUT_A_MEETING = {"ten": "name", "luc": "when", "noi": "place"}
NAMED: dict[str, Any] = {
    **{
        kind: {"id": f"t-{kind}", "user": BY_USER, "phone": BY_PHONE, "data": ABOUT_A_MEETING}
        for kind in ("invite", "change", "cancel", "remind")
    },
    "notice": {"id": "t-notice", "user": BY_USER, "phone": BY_PHONE, "data": {"ten": "name", "tin": "text"}},
}


@asynccontextmanager
async def town_with_templates(
    database_url: str, dong: int, named: dict[str, Any] | None = None, **more: Any
) -> AsyncIterator[tuple[Town, time_machine.Traveller]]:
    """A town with so much money a month, at the moment after which some of its women stay silent for ten days."""
    with time_machine.travel(LONG_AGO) as clock:
        async with running_town(
            database_url, oa=True, zalo_monthly_budget=dong, zalo_zns_templates=as_setting(named), **more
        ) as town:
            await approved(town)
            yield town, clock


def as_setting(named: dict[str, Any] | None = None) -> str:
    """The templates as the settings name them."""
    return json.dumps(NAMED if named is None else named, ensure_ascii=False)


async def approved(town: Town) -> None:
    """Zalo has approved them, and the service has looked since."""
    known = town.house.db.read_now
    await town.until(lambda: known(templates.left_today) is not None, "nobody has looked at the templates")
    approve(town)
    await looks(town)


def approve(town: Town) -> None:
    """Zalo has approved them."""
    assert town.oa is not None
    names = Parameter("ten", 30), Parameter("luc", 20, "DATE"), Parameter("noi", 30)
    for kind in ("invite", "change", "cancel", "remind"):
        town.oa.templates.add(f"t-{kind}", *names, name=kind, by_phone=BY_PHONE, by_user=BY_USER)
    text = Parameter("tin", 90)
    town.oa.templates.add("t-notice", names[0], text, name="notice", by_phone=BY_PHONE, by_user=BY_USER)


async def looks(town: Town) -> None:
    """What happens at the start and every hour."""
    assert town.house.templates is not None
    await look(town.house.db, town.house.templates)


def agree(town: Town, *people: int, branch: str = "man") -> None:
    """These women let the branch write to the number in its book, and the branch has said so."""

    def write(session: Session) -> None:
        unit_settings.change_setting(session, get_unit(session, town.ids[branch]), "templates_by_phone", True)
        for person in people:
            session.add(Consent(person_id=person, version="1", given_at=datetime.now(UTC)))

    town.write(write)


def on_zalo(town: Town, number: str) -> OnAccount:
    """Somebody with Zalo on this number, who has never met the account."""
    assert town.oa is not None
    return town.oa.person(2**61 + int(number), phone=f"84{number[1:]}")


def bill(town: Town) -> tuple[int, int]:
    """(what the fake charged, what the ledger says), in đồng."""
    assert town.oa is not None
    return town.oa.meter.total, sum(one.price for one in town.rows(Attempt))


def state_of(town: Town, person: int, kind: str = "") -> tuple[str, str, str]:
    """(state, reason, way) of the last delivery to her."""
    last = max(town.rows(Delivery, person_id=person), key=lambda one: one.id)
    return last.state, last.reason, last.template
