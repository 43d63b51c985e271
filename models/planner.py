"""On which address each person is reached; whom none reaches is told at home."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select as core_select
from sqlmodel import Session

from models.db import insert_new
from models.deliveries import CONTACTS, DELIVERIES, LINKS, PERSONS, Priority, Reason, State


def address(
    session: Session, message_id: int, person_ids: Sequence[int], *, priority: Priority, not_before: datetime
) -> dict[str, int]:
    """Make one delivery for each person, on the address she last wrote from; nobody gets a second one.

    Returns how many are `queued` and how many `unreachable`.
    """
    counts = {str(State.QUEUED): 0, str(State.UNREACHABLE): 0}
    for start in range(0, len(person_ids), 500):
        plans = plan(session, person_ids[start : start + 500])
        rows = [
            {
                "message_id": message_id,
                "person_id": step.person_id,
                "contact_id": step.contact_id,
                "state": State.QUEUED if step.contact_id else State.UNREACHABLE,
                "priority": priority,
                "not_before": not_before,
                "reason": step.reason,
                "tries": 0,
                "parts_sent": 0,
                "text": "",
            }
            for step in plans
        ]
        if rows:
            session.connection().execute(insert_new(session, DELIVERIES), rows)
        for row in rows:
            counts[str(row["state"])] += 1
    return counts


@dataclass(frozen=True)
class Step:
    """How one person will be reached: by a contact, or (None) at home for a reason."""

    person_id: int
    contact_id: int | None
    channel: str
    reason: str


def plan(session: Session, person_ids: Iterable[int], *, besides: Iterable[int] = ()) -> list[Step]:
    """For each person the address she last wrote from that can be written to; `besides` are contacts that failed."""
    wanted = list(dict.fromkeys(person_ids))
    passed = set(besides)
    rows = session.connection().execute(
        core_select(
            PERSONS.c.id,
            PERSONS.c.silenced,
            PERSONS.c.told_at_home,
            CONTACTS.c.id.label("contact_id"),
            CONTACTS.c.channel,
            CONTACTS.c.state,
        )
        .select_from(
            PERSONS.outerjoin(LINKS, LINKS.c.person_id == PERSONS.c.id).outerjoin(
                CONTACTS, CONTACTS.c.id == LINKS.c.contact_id
            )
        )
        .where(PERSONS.c.id.in_(wanted))
        .order_by(PERSONS.c.id, CONTACTS.c.touched_at.desc())
    )
    steps: dict[int, Step] = {}
    for person_id, silenced, at_home, contact_id, channel, state in rows:
        found = steps.get(person_id)
        if found is not None and found.contact_id is not None:
            continue
        if silenced or at_home:
            steps[person_id] = Step(person_id, None, "", Reason.AT_HOME)
        elif contact_id is None:
            steps[person_id] = Step(person_id, None, "", Reason.NO_PHONE)
        elif state == "ok" and contact_id not in passed:
            steps[person_id] = Step(person_id, contact_id, channel, "")
        else:
            steps[person_id] = Step(person_id, None, "", Reason.NOT_ARRIVED)
    return [steps[person_id] for person_id in wanted if person_id in steps]
