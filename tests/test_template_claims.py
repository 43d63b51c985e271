"""A template message is looked at once more before it leaves, and one that was cut off is never said again."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from sqlmodel import Session, select

from api.app import channels_of, templates_of
from models import (
    arrivals,
    budgets,
    clock,
    deliveries,
    members,
    outbox,
    planner,
    rerouting,
    templates,
    unit_settings,
    units,
)
from models.conversations import Contact, link
from models.db import Database
from models.deliveries import DELIVERIES, Delivery, Priority, State
from models.meetings import Meeting, MeetingKind
from models.members import Consent, Person
from models.outbox import Outcome
from models.pacing import open_account
from models.reach import BY_PHONE, BY_USER, Terms
from models.units import UnitKind
from scheduler.claims import Claimed
from scheduler.template_claims import claim_template
from scheduler.templates import send_otherwise
from settings import Settings
from tests.template_town import NAMED

MORNING = datetime(2026, 11, 22, 2, tzinfo=UTC)
WINDOWS = Terms("zalo-oa:1", timedelta(hours=48), timedelta(days=7), 55)


def found(session: Session) -> list[int]:
    """A branch that allows numbers, a meeting to come, a woman silent for nine days, and one with a number alone."""
    branch = units.add_unit(session, code="C1", name="thôn Mận", kind=UnitKind.BRANCH, parent=None)
    unit_settings.change_setting(session, branch, "templates_by_phone", True)
    women = []
    for number, name in enumerate(("Nguyễn Thị Sen", "Bùi Thị Đào")):
        woman = members.add_person(session, full_name=name, birth_year=1971, phone=f"+8491234567{number}")
        woman_id = woman.id or 0
        members.add_membership(session, person_id=woman_id, branch_id=branch.id or 0, since=date(2020, 1, 1))
        session.add(Consent(person_id=woman_id, version="1", given_at=MORNING))
        women.append(woman_id)
    long_ago = MORNING - timedelta(days=9)
    account = Contact(channel="zalo-oa", address="12", touched_at=long_ago, created_at=long_ago)
    session.add(account)
    session.flush()
    link(session, account.id or 0, women[0])
    when = MORNING + timedelta(days=3)
    meeting = Meeting(
        unit_id=branch.id, kind=MeetingKind.BRANCH, starts_at=when, local_date=when.date(), called_by=women[0]
    )
    session.add(meeting)
    session.flush()
    budgets.open_month(session, {"zalo-oa": WINDOWS}, 10_000)
    open_account(session, templates.ACCOUNT)
    templates.set_templates(session, NAMED)
    templates.note_look(session, "invite", "", 200, 300, {"ten": 30, "luc": 20, "noi": 30})
    templates.note_quota(session, 500, 500)
    told = deliveries.post(session, key="invite:1", kind="invite", subject_id=meeting.id, unit_id=branch.id)
    planner.address(session, told or 0, women, priority=Priority.BRANCH, not_before=clock.now())
    return women


@pytest.fixture
def db(database_url: str) -> Iterator[Database]:
    """A database where both women wait for their template message."""
    with time_machine.travel(MORNING, tick=False):
        house = Database(database_url, "invented-secret-key")
        house.write_now(found)
        yield house
        house.close()


def claim(db: Database) -> Claimed | float | None:
    """Take the next one, as the sender does."""
    account = {"zalo_oa_app_id": "12", "zalo_oa_app_secret": "x", "zalo_zns_templates": json.dumps(NAMED)}
    settings = Settings(_env_file=None, zalo_oa_rate=1000, **account)  # type: ignore[call-arg, arg-type]
    channel = templates_of(settings, channels_of(settings)[0])
    return db.write_now(claim_template, channel, "")  # type: ignore[arg-type]


def rows(db: Database) -> list[tuple[str, str, str, int]]:
    """(state, way, reason, kept) of both."""

    def read(session: Session) -> list[Any]:
        return [(d.state, d.template, d.reason, d.set_aside) for d in session.exec(select(Delivery).order_by("id"))]

    return list(db.read_now(read))


def change(db: Database, statement: Any) -> None:
    """Something happens between the plan and the sending."""
    db.write_now(lambda session: session.connection().execute(statement) and None)


def test_a_number_stands_nowhere_but_in_the_address_of_the_claimed(db: Database) -> None:
    assert rows(db) == [("queued", BY_USER, "", 200), ("queued", BY_PHONE, "", 300)]
    claimed = [claim(db), claim(db)]
    assert all(isinstance(one, Claimed) for one in claimed)
    assert [one.address for one in claimed if isinstance(one, Claimed)] == ["12", "84912345671"]
    assert "912345671" not in repr(claimed)
    assert claim(db) == 1.0


@pytest.mark.parametrize("told_first", [True, False])
def test_what_a_killed_process_left_is_unknown_counts_as_paid_and_is_never_taken_again(
    db: Database, told_first: bool
) -> None:
    claim(db), claim(db)
    if told_first:  # Zalo tells of it before anybody has noticed that the process is dead
        db.write_now(arrivals.note, "zalo-oa", ["chihoi-2"], State.DELIVERED)
    db.write_now(outbox.release_stuck, clock.real() + 61)
    db.write_now(budgets.give_back)
    assert [row[0] for row in rows(db)] == [State.UNKNOWN, State.DELIVERED if told_first else State.UNKNOWN]
    assert (db.read_now(budgets.purse).spent, db.read_now(budgets.purse).set_aside) == (500, 0)
    assert claim(db) == 1.0
    db.write_now(arrivals.note, "zalo-oa", ["chihoi-2"], State.DELIVERED)
    assert [row[0] for row in rows(db)] == [State.UNKNOWN, State.DELIVERED]


def test_while_a_person_talks_with_her_none_leaves(db: Database) -> None:
    change(db, Contact.__table__.update().values(silent_until=clock.now() + timedelta(hours=1)))  # type: ignore[attr-defined]
    assert claim(db) is None
    assert isinstance(other := claim(db), Claimed)
    assert other.template == BY_PHONE
    with time_machine.travel(MORNING + timedelta(hours=1), tick=False):
        assert isinstance(hers := claim(db), Claimed)
    assert hers.template == BY_USER


def test_a_number_that_cannot_be_read_holds_up_nobody(db: Database) -> None:
    change(db, Person.__table__.update().where(Person.full_name == "Bùi Thị Đào").values(phone_sealed="gone"))  # type: ignore[attr-defined,arg-type]
    assert isinstance(claim(db), Claimed)
    assert claim(db) is None
    assert rows(db)[1][:3] == ("failed", BY_PHONE, "our-fault")
    assert claim(db) == 1.0


@pytest.mark.parametrize("code", [-139, -141, -217, -244])
def test_who_refuses_these_messages_in_her_chat_gets_none_at_her_number_either(db: Database, code: int) -> None:
    claimed = claim(db)
    assert isinstance(claimed, Claimed)
    refused = f"refused: {code} user refuses"
    no = Outcome(claimed.delivery_id, claimed.contact_id, State.FAILED, refused, template=BY_USER)
    db.write_now(outbox.finish, [no])
    assert db.write_now(rerouting.reroute, claimed.delivery_id, reason="not-arrived") is False
    assert rows(db)[0][0] == State.UNREACHABLE


def test_what_failed_goes_the_same_way_when_it_is_sent_again(db: Database) -> None:
    claimed = claim(db)
    assert isinstance(claimed, Claimed)
    again = Outcome(claimed.delivery_id, claimed.contact_id, State.FAILED, "today: -144", template=BY_USER)
    db.write_now(outbox.finish, [again])
    values = {"state": State.QUEUED, "tries": 0, "reason": "", "template": BY_USER}
    change(db, DELIVERIES.update().where(DELIVERIES.c.id == claimed.delivery_id).values(**values))
    assert isinstance(claim(db), Claimed)


def test_who_writes_before_it_leaves_gets_it_in_the_chat_for_nothing(db: Database) -> None:
    change(db, Contact.__table__.update().values(touched_at=clock.now()))  # type: ignore[attr-defined]
    assert claim(db) is None
    assert rows(db)[0] == ("queued", "", "", 0)
    assert db.read_now(budgets.purse).set_aside == 300


@pytest.mark.parametrize(
    ("statement", "reason"),
    [
        (Consent.__table__.update().values(withdrawn_at=MORNING), "no-phone"),  # type: ignore[attr-defined]
        (Person.__table__.update().values(told_at_home=True), "at-home"),  # type: ignore[attr-defined]
        (Person.__table__.update().values(phone_sealed=""), "no-phone"),  # type: ignore[attr-defined]
        (units.Unit.__table__.update().values(settings={"templates_by_phone": False}), "no-phone"),  # type: ignore[attr-defined]
        (templates.ZaloTemplate.__table__.update().values(problem="REJECT"), "set-up"),  # type: ignore[attr-defined]
    ],
)
def test_who_takes_her_word_back_before_it_leaves_is_told_at_home(db: Database, statement: Any, reason: str) -> None:
    change(db, DELIVERIES.delete().where(DELIVERIES.c.template == BY_USER))
    change(db, statement)
    assert claim(db) is None
    assert rows(db) == [("unreachable", "", reason, 0)]
    assert claim(db) == 1.0


def test_at_night_it_waits_for_six_and_where_no_template_is_named_any_more_it_goes_another_way(db: Database) -> None:
    with time_machine.travel(datetime(2026, 11, 22, 15, 30, tzinfo=UTC), tick=False):  # 22:30
        assert claim(db) is None
        assert claim(db) is None
        assert claim(db) == 1.0
    assert [row[:2] for row in rows(db)] == [("queued", BY_USER), ("queued", BY_PHONE)]
    db.write_now(templates.set_templates, {})
    assert db.write_now(send_otherwise) == 2
    assert [row[:3:2] for row in rows(db)] == [("unreachable", "long-silent"), ("unreachable", "no-phone")]
    assert db.read_now(budgets.purse).set_aside == 0


def test_what_zalo_counted_is_never_passed_although_its_answers_come_late(db: Database) -> None:
    db.write_now(templates.note_quota, 500, 1)
    db.write_now(templates.note_quota, None, 400)  # an older answer
    assert db.read_now(templates.left_today) == 1
    assert isinstance(claim(db), Claimed)
    assert claim(db) is None
    assert rows(db)[1][:3] == ("unreachable", "", "used-today")
    with time_machine.travel(MORNING + timedelta(days=1), tick=False):
        assert db.read_now(templates.left_today) == 500


def test_where_nobody_knows_the_days_limit_a_refusal_shuts_that_day_alone(db: Database) -> None:
    change(db, templates.TemplateQuota.__table__.update().values(daily=None, used=3))  # type: ignore[attr-defined]
    assert db.read_now(templates.left_today) is None
    db.write_now(templates.note_quota, None, 0)
    assert db.read_now(templates.left_today) == 0
    assert claim(db) is None
    with time_machine.travel(MORNING + timedelta(days=1), tick=False):
        assert db.read_now(templates.left_today) is None
        assert isinstance(claim(db), Claimed)


def test_what_leaves_on_another_day_takes_nothing_of_today_and_today_nothing_of_it(db: Database) -> None:
    db.write_now(templates.note_quota, 2, 2)
    tomorrow = clock.now() + timedelta(days=1)
    assert db.read_now(templates.left_for, clock.now()) == 0  # both wait for today
    assert db.read_now(templates.left_for, tomorrow) == 2
    db.write_now(templates.note_quota, 2, 0)
    assert db.read_now(templates.left_for, tomorrow) == 2
    change(db, DELIVERIES.update().values(not_before=tomorrow))
    assert db.read_now(templates.left_for, tomorrow) == 0
    db.write_now(templates.note_quota, 500, 500)
    change(db, templates.TemplateQuota.__table__.update().values(used=0))  # type: ignore[attr-defined]
    assert db.read_now(templates.left_for, clock.now()) == 500
