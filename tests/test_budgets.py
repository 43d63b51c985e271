"""The month's money: never passed by many at once, settled once, carried over the turn of the month."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
import time_machine
from sqlmodel import Session, col, select

from models import budgets, clock, deliveries, members, planner
from models.budgets import Charge, Purse
from models.conversations import link, who_writes
from models.db import Database
from models.deliveries import Delivery, Priority, State
from models.reach import Terms

NOVEMBER = "2026-11-30T23:00:00+07:00"
OA = Terms("zalo-oa:1", timedelta(hours=48), timedelta(days=7), 55)


@pytest.fixture
def db(database_url: str) -> Iterator[Database]:
    """A house whose Official Account costs 55 đồng, with 1,000 đồng a month."""
    found = Database(database_url, "invented-secret-key")
    found.write_now(budgets.open_month, {"zalo-oa": OA}, 1000)
    yield found
    found.close()


def purse(db: Database) -> Purse:
    return db.read_now(budgets.purse)


def dear_women(session: Session, count: int) -> list[int]:
    """Women who last wrote three days ago. Their persons' ids."""
    found = []
    for number in range(count):
        person = members.add_person(session, full_name=f"Nguyễn Thị Lụa {number}", birth_year=1970, phone="")
        three_days_ago = clock.now() - timedelta(days=3)
        contact = who_writes(session, "zalo-oa", f"{2**60 + number}", "vi", three_days_ago)
        link(session, contact.contact_id, person.id or 0)
        found.append(person.id or 0)
    return found


def addressed(session: Session, women: list[int], key: str) -> dict[str, int]:
    message = deliveries.post(session, key=key, kind="notice", subject_id=1, unit_id=None)
    return planner.address(session, message or 0, women, priority=Priority.BRANCH, not_before=clock.now())


def test_two_processes_at_once_never_keep_more_than_the_month_has(db: Database, database_url: str) -> None:
    other = Database(database_url, "invented-secret-key")
    women = db.write_now(dear_women, 5)
    with ThreadPoolExecutor(8) as pool:
        houses = [db, other] * 4
        counts = list(pool.map(lambda n: houses[n].write_now(addressed, women, f"notice {n}"), range(8)))
    other.close()
    assert sum(count["queued"] for count in counts) == 18  # 990 of 1,000
    assert purse(db) == Purse(1000, 0, 990)


def test_who_has_the_message_already_is_not_paid_for_twice(db: Database) -> None:
    women = db.write_now(dear_women, 3)

    def twice(session: Session) -> None:
        message = deliveries.post(session, key="once", kind="notice", subject_id=1, unit_id=None)
        for people in (women[:2], women):
            planner.address(session, message or 0, people, priority=Priority.BRANCH, not_before=clock.now())

    db.write_now(twice)
    assert purse(db).set_aside == 3 * 55


def test_a_try_is_settled_once_whoever_settles_it_and_what_may_have_left_counts_as_charged(db: Database) -> None:
    women = db.write_now(dear_women, 4)
    db.write_now(addressed, women, "one")

    def end(session: Session) -> None:
        rows = session.exec(select(Delivery).order_by(col(Delivery.id))).all()
        for row, state in zip(rows, (State.CANCELLED, State.UNKNOWN, State.SENT, State.QUEUED), strict=True):
            row.state = state
        session.flush()
        budgets.pay(session, [Charge(rows[2].id or 0, 55, 0)])  # it turned out to be free
        assert budgets.give_back(session) == 2
        assert budgets.give_back(session) == 0
        budgets.pay(session, [Charge(rows[1].id or 0, 55, 55)])  # too late: the look has settled it

    db.write_now(end)
    assert purse(db) == Purse(1000, 55, 55)


def test_a_new_month_begins_with_nothing_spent_and_what_waits_is_still_kept(db: Database) -> None:
    with time_machine.travel(NOVEMBER) as now:
        assert db.write_now(budgets.set_aside, 900)
        db.write_now(budgets.settle, 800, 800)
        assert purse(db) == Purse(1000, 800, 100)
        now.shift(timedelta(hours=2))
        assert purse(db) == Purse(1000, 0, 100)
        assert not db.write_now(budgets.set_aside, 901)
        assert db.write_now(budgets.set_aside, 900)
        assert purse(db).left == 0


def test_a_smaller_budget_holds_from_the_next_start(db: Database) -> None:
    assert db.write_now(budgets.set_aside, 600)
    db.write_now(budgets.open_month, {"zalo-oa": OA}, 500)
    assert purse(db) == Purse(500, 0, 600)
    assert purse(db).left == 0
    assert not db.write_now(budgets.set_aside, 1)
