"""Templates at their edges: one that vanishes, a meeting before the morning, two books, a corrected number, events."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from sqlalchemy import event
from sqlmodel import Session, select

from api.template_standing import found as found_by_doctor
from bot.channels import AppTooOld, CannotGet, HerQuotaUsed, NoAccount, NotSent, WrongNumber
from bot.channels.zalo_oa_errors import BY_PHONE as CODES
from bot.channels.zalo_oa_errors import refusal
from bot.channels.zalo_oa_events import changes_templates
from models import (
    budgets,
    clock,
    courses,
    deliveries,
    member_changes,
    members,
    outbox,
    phone_consents,
    planner,
    rerouting,
    templates,
    unit_settings,
    units,
)
from models.announcements import Announcement
from models.conversations import Contact
from models.db import Database
from models.deliveries import DELIVERIES, Delivery, Priority, State
from models.meetings import Meeting
from models.members import Membership, Person
from models.outbox import Outcome
from models.posts import Role
from models.reach import BY_PHONE
from models.units import UnitKind
from scheduler.claims import Claimed
from scheduler.templates import look
from tests.template_town import agree, town_with_templates
from tests.test_template_claims import MORNING, change, claim, found, rows


@pytest.fixture
def db(database_url: str) -> Iterator[Database]:
    """A database where both women wait for their template message."""
    with time_machine.travel(MORNING, tick=False):
        house = Database(database_url, "invented-secret-key")
        house.write_now(found)
        yield house
        house.close()


def test_a_template_that_vanishes_between_plan_and_filling_in_is_no_end(db: Database) -> None:
    gone = templates.ZaloTemplate.__table__.update().values(problem="Zalo says that it is DISABLE")  # type: ignore[attr-defined]

    heard: list[bool] = []

    def another_process_hears_of_it(conn: Any, _cursor: Any, statement: str, *_more: Any) -> None:
        if statement.startswith("SELECT zalo_template.") and not heard:
            heard.append(True)
            conn.execute(gone)

    event.listen(db.engine, "after_cursor_execute", another_process_hears_of_it)
    assert claim(db) is None
    assert rows(db)[0] == ("unreachable", "", "long-silent", 0)


EARLY = datetime(2026, 11, 22, 22, 30, tzinfo=UTC)  # 05:30 of the next day


def test_what_a_template_would_say_after_the_meeting_has_begun_is_not_planned_for_one(db: Database) -> None:
    change(db, Meeting.__table__.update().values(starts_at=EARLY))  # type: ignore[attr-defined]

    def plan(session: Session) -> dict[str, int]:
        templates.note_look(session, "change", "", 200, 300, {"ten": 30, "luc": 20, "noi": 30})
        old = {"from": (EARLY + timedelta(days=2)).isoformat(), "from_place": ""}
        told = deliveries.post(session, key="change:1:2", kind="change", subject_id=1, unit_id=1, fields=old)
        women = session.exec(select(Person.id)).all()
        return planner.address(
            session, told or 0, [one or 0 for one in women], priority=Priority.REMINDER, not_before=clock.now()
        )

    with time_machine.travel(EARLY - timedelta(hours=7), tick=False):  # 22:30
        assert db.write_now(plan) == {"queued": 0, "unreachable": 2}


async def test_called_at_night_for_before_nine_it_goes_at_once_and_the_head_reads_when_all_else_goes(
    database_url: str,
) -> None:
    async with town_with_templates(database_url, 10_000) as (town, clock):
        clock.move_to("2026-11-22T22:30:00+07:00")
        head = await town.member("zalo-bot", "Lê Thị Hạnh", role=Role.HEAD)
        lua = await town.member("telegram", "Nguyễn Thị Lụa")
        agree(town, town.on_paper("Bùi Thị Đào", phone="+84912345671"))
        seen = await head.says("họp chi hội 5h30 sáng mai nhà văn hóa thôn")
        assert "Trong số báo tận nhà: 1 chị vì Zalo ban đêm không gửi tin mẫu" in seen
        assert "Ban đêm em không gửi" not in seen
        assert "em đang gửi lời mời" in await head.says("1")
        await lua.gets("5 rưỡi sáng")
        assert "Bùi Thị Đào (1960) Zalo ban đêm không gửi tin mẫu" in await head.says("ai cần báo tận nhà")
        seen = await head.says("họp chi hội 9h sáng mai nhà văn hóa thôn")
        assert "Ban đêm em không gửi, sáng mai lúc 6 giờ em gửi. Tiền Zalo: 300đ" in seen
        assert "Dạ, sáng mai lúc 6 giờ em gửi lời mời" in await head.says("1")
        await town.tick()
        assert "9 giờ" not in lua.last
        clock.move_to("2026-11-23T06:00:05+07:00")
        await town.tick()
        await lua.gets("9 giờ sáng")


def test_what_would_wait_past_the_meeting_goes_another_way_at_once(db: Database) -> None:
    change(db, Meeting.__table__.update().values(starts_at=EARLY))  # type: ignore[attr-defined]
    with time_machine.travel(EARLY - timedelta(hours=7), tick=False):
        assert claim(db) is None
        assert claim(db) is None
        assert claim(db) == 1.0
    assert [row[0] for row in rows(db)] == ["unreachable", "unreachable"]
    assert db.read_now(budgets.purse).set_aside == 0


def test_of_two_books_the_one_that_says_no_decides(db: Database) -> None:
    def second_book(session: Session, says: bool | None) -> set[int]:
        women = [one or 0 for one in session.exec(select(Person.id).order_by("id")).all()]
        if says is not None:
            other = units.add_unit(session, code=f"C{says}", name="thôn Bưởi", kind=UnitKind.BRANCH, parent=None)
            unit_settings.change_setting(session, other, "templates_by_phone", says)
            for woman in women:
                members.add_membership(session, person_id=woman, branch_id=other.id or 0, since=date(2020, 1, 1))
        return phone_consents.with_phone(session, women, phone_consents.units_that_allow(session))

    assert len(db.write_now(second_book, None)) == 2
    assert len(db.write_now(second_book, True)) == 2
    assert db.write_now(second_book, False) == set()


def test_a_number_that_is_corrected_is_tried_again_at_once(db: Database) -> None:
    change(db, DELIVERIES.delete().where(DELIVERIES.c.template != BY_PHONE))
    claimed = claim(db)
    assert isinstance(claimed, Claimed)
    none = Outcome(claimed.delivery_id, None, State.FAILED, "wrong-number: -108 invalid", template=BY_PHONE)
    db.write_now(outbox.finish, [none])
    assert db.write_now(rerouting.reroute, claimed.delivery_id, reason="wrong-number") is False

    def with_phone(session: Session, corrects: bool) -> set[int]:
        (row,) = session.exec(select(Delivery)).all()
        woman = row.person_id or 0
        if corrects:
            membership = session.exec(select(Membership).where(Membership.person_id == woman)).one()
            (entry,) = member_changes.locked(session, [membership.id or 0])
            edit = member_changes.begin(session, woman, membership.unit_id, "phone")
            member_changes.note(session, edit, entry, "phone", ["", ""], ["", ""])
            session.flush()
        return phone_consents.with_phone(session, [woman], phone_consents.units_that_allow(session))

    with time_machine.travel(MORNING + timedelta(hours=1), tick=False):
        assert db.write_now(with_phone, False) == set()
        assert len(db.write_now(with_phone, True)) == 1


def test_who_is_reached_no_more_when_it_would_leave_is_not_offered_to_be_written_to_again(db: Database) -> None:
    late = datetime(2026, 11, 22, 16, tzinfo=UTC)  # 23:00; it would leave at 06:00

    def can(session: Session, silent: timedelta) -> int:
        woman = session.exec(select(Person).order_by("id")).first()
        account = session.exec(select(Contact)).one()
        account.touched_at = clock.now() - silent
        session.add(account)
        notice = Announcement(unit_id=1, sender_id=woman.id, audience="branch", text="Họp tổ.")
        session.add(notice)
        session.flush()
        told = deliveries.post(session, key=f"notice:{notice.id}", kind="notice", subject_id=notice.id, unit_id=1)
        session.add(
            Delivery(message_id=told, person_id=woman.id, state=State.FAILED, priority=3, not_before=clock.now())
        )
        session.flush()
        return courses.can_resend(session, notice)

    with time_machine.travel(late, tick=False):
        assert db.write_now(can, timedelta(days=6)) == 1
        assert db.write_now(can, timedelta(days=6, hours=20)) == 0


@pytest.mark.parametrize(
    ("code", "error"),
    [
        (-108, WrongNumber),
        (-110, AppTooOld),
        (-114, CannotGet),
        (-118, NoAccount),
        (-119, CannotGet),
        (-1471, HerQuotaUsed),
        (-1472, HerQuotaUsed),
    ],
)
def test_each_refusal_at_a_number_says_what_it_means(code: int, error: type[NotSent]) -> None:
    refused = refusal(code, "said", CODES)
    assert type(refused) is error
    assert refused.reason.partition(":")[0] in (*phone_consents.IN_VAIN, "her-quota")


async def test_one_template_that_is_never_answered_hides_neither_the_others_nor_the_quota(database_url: str) -> None:
    async with town_with_templates(database_url, 1000) as (town, _clock):
        assert town.oa is not None
        assert town.house.templates is not None
        before = town.house.db.read_now(templates.standing)
        for status in ("REJECT", "ENABLE"):
            town.oa.templates.all["t-notice"].status = status
            town.oa.templates.daily += 100
            town.oa.fail_next("-100", path="/template/info/v2")
            assert await look(town.house.db, town.house.templates) is False
            standing = town.house.db.read_now(templates.standing)
            assert (standing.pop("notice") == "") is (status == "ENABLE")
            assert standing == {kind: why for kind, why in before.items() if kind != "notice"}
            assert town.house.db.read_now(templates.left_today) == town.oa.templates.daily
        # The doctor says what Zalo said, and what helps.
        for fault, cure in (("-135", "register the Official Account"), ("502", "check this machine's network")):
            town.oa.fail_next(fault, path="/message/quota")
            said = await found_by_doctor(town.house.templates, town.house.named, 1)
            assert len([line for line in said if line[0].startswith("template ") and not line[2]]) == 5
            (wrong,) = [line for line in said if line[2]]
            assert wrong[0] == "templates today"
            assert cure in wrong[3]


def test_events_of_templates_are_known_by_their_names() -> None:
    of_templates = ("status", "quota", "quality")
    names = ["change_oa_daily_quota", "change_oa_template_tags", *(f"change_template_{what}" for what in of_templates)]
    assert all(changes_templates({"event_name": name}) for name in names)
    assert not any(changes_templates({"event_name": name}) for name in ("user_send_text", "change_", 7, None))


async def test_what_zalo_tells_of_its_templates_is_looked_at_at_once(database_url: str) -> None:
    async with town_with_templates(database_url, 1000) as (town, _clock):
        assert town.oa is not None
        town.oa.templates.all["t-invite"].status = "DISABLE"
        told = {"event_name": "change_template_status", "oa_id": town.oa.oa_id, "template_id": "t-invite"}
        await town.oa.webhook.deliver(told, zns=True)
        known = town.house.db.read_now
        await town.until(lambda: "DISABLE" in known(templates.standing)["invite"], "nobody has looked")


def test_two_processes_never_pass_the_days_last_message(db: Database, database_url: str) -> None:
    db.write_now(templates.note_quota, 500, 1)
    other = Database(database_url, "invented-secret-key")
    with ThreadPoolExecutor(2) as pool:
        taken = list(pool.map(claim, (db, other)))
    other.close()
    assert sum(isinstance(one, Claimed) for one in taken) == 1
    while claim(db) is None:
        pass
    assert sorted(row[0] for row in rows(db)) == ["sending", "unreachable"]
    assert db.read_now(templates.left_today) == 0
    # Whichever was taken: what its process leaves behind when it is killed has been paid for, and is never said again.
    db.write_now(outbox.release_stuck, clock.real() + 61)
    db.write_now(budgets.give_back)
    assert claim(db) == 1.0
    assert db.read_now(budgets.purse).spent in (200, 300)
