"""The demo's commune: as many women and phones as the guides say, and figures that add up."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlmodel import Session, col, func, select

from api import demo_town
from api.demo_people import BRANCHES
from models import clock
from models.announcements import Announcement
from models.attendance import recount
from models.db import Database
from models.deliveries import Delivery, Message, State, tally
from models.meetings import Answer, Invitation, Meeting, MeetingState
from models.members import Membership, MemberState, Person
from models.posts import Post, Role
from models.threads import Note
from models.transfers import Transfer, TransferState
from models.units import Unit, UnitKind


@pytest.fixture
def settled(database_url: str) -> Iterator[Database]:
    """The invented commune alone."""
    db = Database(database_url, "invented-secret-key")
    db.write_now(demo_town.settle)
    yield db
    db.close()


def rows(db: Database, query: Any) -> list[Any]:
    """What a query finds."""
    found: list[Any] = db.read_now(lambda session: session.exec(query).all())
    return found


def test_the_commune_has_the_women_and_phones_that_the_guides_speak_of(settled: Database) -> None:
    names = dict(rows(settled, select(Unit.id, Unit.name)))
    members = rows(settled, select(Membership.unit_id, func.count()).group_by(col(Membership.unit_id)))
    assert {names[unit]: count for unit, count in members} == {plan.name: plan.members for plan in BRANCHES}
    invited = rows(settled, select(Message.id).where(Message.kind == "invite"))
    counted = settled.read_now(tally, invited[0])
    assert (counted.total, counted.reached, counted.unreachable) == (171, 96, 75)
    away = rows(settled, select(Membership.id).where(Membership.state == MemberState.AWAY, Membership.unit_id == 3))
    assert len(away) == 6
    leaders = rows(settled, select(Post.id).where(Post.role == Role.GROUP_LEADER))
    assert len(leaders) == 4


def test_the_town_has_what_a_head_meets(settled: Database) -> None:
    groups = set(
        rows(settled, select(Unit.id).where(Unit.kind == UnitKind.GROUP, col(Unit.code).startswith("HM-MAN-")))
    )
    led = set(rows(settled, select(Post.unit_id).where(Post.role == Role.GROUP_LEADER)))
    assert len(groups - led) == 2, "groups without a leader"
    women = rows(
        settled,
        select(Person.full_name, Person.birth_year)
        .join(Membership, col(Membership.person_id) == Person.id)
        .where(Membership.unit_id == 3),
    )
    assert [name for name, _ in women].count("Nguyễn Thị Lan") == [n for n, _ in women].count("Trần Thị Lan") == 1
    assert sum(name.endswith(" Lan") for name, _ in women) == 2
    assert len(women) - len(set(women)) == 1, "one stands in the book twice"
    clubs = rows(settled, select(Unit.name, Unit.settings).where(Unit.kind == UnitKind.CLUB).order_by(col(Unit.id)))
    assert [(name, bool(said.get("true_name"))) for name, said in clubs] == [
        ("câu lạc bộ dân vũ", False),
        ("nhóm chiều thứ Tư", True),
    ]
    assert len(rows(settled, select(Transfer.id).where(Transfer.state == TransferState.ASKED))) == 1
    asking = rows(settled, select(Announcement).where(col(Announcement.asks_receipt).is_(True)))
    said = rows(settled, select(Delivery.id).where(Delivery.state == State.READ))
    assert (len(asking), len(said)) == (1, 63)
    assert len(rows(settled, select(Note.id).where(col(Note.sent_at).is_not(None)))) == 1


def test_the_last_quarter_has_rolls_with_names(settled: Database) -> None:
    today = clock.now().astimezone(ZoneInfo("Asia/Ho_Chi_Minh")).date()
    month = (today.month - 1) // 3 * 3 + 1
    first, last = date(today.year, month, 1) - timedelta(days=80), date(today.year, month, 1) - timedelta(days=1)
    rolls = rows(
        settled,
        select(Meeting.id).where(
            Meeting.unit_id == 3,
            Meeting.local_date >= first.replace(day=1),
            Meeting.local_date <= last,
            col(Meeting.roll_at).is_not(None),
            col(Meeting.count_only).is_(False),
        ),
    )
    assert len(rolls) == 3


def test_every_tally_is_what_the_rules_would_count(settled: Database) -> None:
    def check(session: Session) -> int:
        meetings = session.exec(select(Meeting)).all()
        for meeting in meetings:
            invitations = session.exec(select(Invitation).where(Invitation.meeting_id == meeting.id)).all()
            assert meeting.invited == len(invitations)
            assert meeting.away == sum(one.away for one in invitations)
            for answer in Answer:
                assert getattr(meeting, answer) == sum(one.answer == answer for one in invitations)
            before = (meeting.expected, meeting.present, meeting.excused, meeting.absent)
            if meeting.roll_at is not None and not meeting.count_only:
                recount(session, meeting)
                assert (meeting.expected, meeting.present, meeting.excused, meeting.absent) == before
                assert meeting.present + meeting.excused + meeting.absent == meeting.expected
            elif meeting.roll_at is None:
                assert before[1:] == (0, 0, 0)
        return len(meetings)

    assert settled.write_now(check) > 12
    coming = rows(settled, select(Meeting).where(Meeting.state == MeetingState.CALLED))
    assert len(coming) == 1
    assert timedelta(days=1) < coming[0].starts_at - clock.now() < timedelta(days=9)


def test_what_has_been_said_has_left_and_somebody_waits_for_an_answer(settled: Database) -> None:
    assert len(rows(settled, select(Announcement.id))) == 3
    waiting = rows(
        settled,
        select(Message.kind)
        .join(Delivery, col(Delivery.message_id) == Message.id)
        .where(Delivery.state == State.QUEUED),
    )
    assert set(waiting) == {"approve"}
    assert rows(settled, select(func.count()).where(Delivery.state == State.SENT, Delivery.text == "")) == [0]


def test_a_town_is_settled_only_once_and_hardly_two_women_share_name_and_year(settled: Database) -> None:
    names = rows(settled, select(Person.full_name, Person.birth_year))
    settled.write_now(demo_town.settle)
    assert rows(settled, select(Person.full_name, Person.birth_year)) == names
    assert len(set(names)) > 0.97 * len(names)
