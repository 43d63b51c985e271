"""An invented commune for the demo: xã Hoa Mai, its four branches, their women, their meetings and their news."""

import random
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

import locales
from api.demo_history import past_meetings
from api.demo_people import BRANCHES, ZONE, Woman, insert, person_row, settle_branch, today
from bot import notices
from bot.replies import lines
from models import clock, conversations, demo, registrations
from models.announcements import Announcement, Audience, announce
from models.club_joining import create_club, put_into_club
from models.conversations import Who, who_writes
from models.deliveries import Attempt, Delivery, Message, State
from models.invites import call_meeting
from models.meetings import Answer, Meeting, MeetingKind, WhyNot, answer_invitation
from models.members import Membership, Person
from models.posts import Post, Role
from models.receipts import ask_for_receipts
from models.threads import begin_note, send_note
from models.transfer_decisions import TransferAsked, ask_transfer
from models.transfers import Transfer
from models.units import Unit, UnitKind, add_unit
from models.web import CHANNEL
from models.women_counts import count_women

SEED = 1930
ASKS = 3  # the text whose readers are asked to say that they have it
DANCERS = {2, 18, 24}  # the numbers of some who are in the club
MOVES = 17  # the number of a woman who moves to another branch
NEWS = (("HM-MAN", 1, 40, 8), ("X-HOA-MAI", 2, 18, 9), ("HM-MAN", 3, 5, 16))  # unit, text, days ago, hour


def settle(session: Session) -> None:
    """Fill an empty database; one that has units stays as it is."""
    if session.exec(select(Unit.id).limit(1)).first() is not None:
        return
    chance = random.Random(SEED)  # noqa: S311 (the same town every time)
    province = add_unit(session, code="T-BAN-MAI", name="tỉnh Ban Mai", kind=UnitKind.PROVINCE, parent=None)
    commune = add_unit(session, code="X-HOA-MAI", name="xã Hoa Mai", kind=UnitKind.COMMUNE, parent=province)
    cadre = _holder(session, "Phạm Thị Minh Tâm", 1985, Role.CADRE, commune, "+84383459001")
    _holder(session, "Vũ Thị Hiền", 1979, Role.CADRE, province, "+84383459002")
    heads: dict[str, Who] = {"X-HOA-MAI": cadre}
    units: dict[str, Unit] = {"X-HOA-MAI": commune}
    women: dict[str, list[Woman]] = {}
    for plan in BRANCHES:
        unit = add_unit(session, code=plan.code, name=plan.name, kind=UnitKind.BRANCH, parent=commune)
        count_women(session, None, unit.id or 0, plan.women, base="present", source="số liệu ví dụ", counted_on=today())
        found = settle_branch(session, plan, unit, chance)
        head = next(w for w in found if w.role is Role.HEAD)
        heads[plan.code] = conversations.contact(session, head.contact_id or 0)
        units[plan.code], women[plan.code] = unit, found
        if plan.every:
            past_meetings(session, unit, found, head.person_id, chance, plan.rate, plan.every, plan.week)
    ours = heads["HM-MAN"], units["HM-MAN"], women["HM-MAN"]
    _clubs(session, *ours, chance)
    for code, number, days, hour in NEWS:
        _news(session, heads[code], units[code], number, _at(days, hour))
    _receipts(session, *ours, chance)
    _transfer(session, heads["HM-BUOI"], women["HM-BUOI"], units["HM-MAN"])
    _coming(session, *ours, chance)
    newcomer = who_writes(session, CHANNEL, "demo-new-mo", "", clock.now())
    registrations.register(
        session,
        newcomer,
        unit_id=units["HM-MAN"].id or 0,
        full_name="Phạm Thị Mơ",
        birth_year=1992,
        phone="+84383459901",
        vouched=False,
    )


def _at(days: int, hour: int, minute: int = 5) -> datetime:
    """That many days ago, at an hour of the village."""
    day = today() - timedelta(days=days)
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=ZONE)


def _holder(session: Session, name: str, year: int, role: Role, unit: Unit, phone: str) -> Who:
    """Somebody with a post who is in no branch's book, and her phone."""
    [person_id] = insert(session, Person, [person_row(session, name, year, phone=phone)])
    demo.pick_up(session, person_id)
    session.add(Post(person_id=person_id, role=role, unit_id=unit.id or 0, from_date=today() - timedelta(days=700)))
    session.flush()
    return who_writes(session, CHANNEL, demo.phone_address(person_id), "", clock.now())


def _text(key: str) -> str:
    return locales.label(locales.FIRST, key)


def _news(session: Session, who: Who, unit: Unit, number: int, at: datetime) -> None:
    """An announcement that went out some days ago; the last one asks its readers to say that they have it."""
    done = announce(session, who, unit.id or 0, Audience.MEMBERS, _text(f"demo-news-{number}"))
    if number == ASKS:
        ask_for_receipts(session, who, done.announcement)
    session.connection().execute(
        Announcement.__table__.update()  # type: ignore[attr-defined]
        .where(col(Announcement.id) == done.announcement)
        .values(created_at=at, reported_at=at)
    )
    _has_left(session, f"notice:{done.announcement}", at)


def _receipts(session: Session, head: Who, unit: Unit, women: list[Woman], chance: random.Random) -> None:
    """Most of those who got the last notice have said so, and one has written back."""
    last = session.exec(
        select(Announcement).where(Announcement.unit_id == unit.id).order_by(col(Announcement.id).desc())
    ).first()
    assert last is not None  # noqa: S101 (it has just been sent)
    message = select(Message.id).where(Message.key == f"notice:{last.id}").scalar_subquery()
    arrived = select(Delivery.person_id).where(Delivery.message_id == message, Delivery.state == State.SENT)
    got = sorted(one for one in session.exec(arrived).all() if one and one != head.person_id)
    said = chance.sample(got, len(got) * 2 // 3)
    session.connection().execute(
        Delivery.__table__.update()  # type: ignore[attr-defined]
        .where(col(Delivery.message_id) == message, col(Delivery.person_id).in_(said))
        .values(state=State.READ)
    )
    writer = next(w for w in women if w.person_id in said and w.number > 10)
    hers = conversations.contact(session, writer.contact_id or 0)
    note = begin_note(session, hers, last.id or 0, writer.person_id, _text("demo-note"))
    send_note(session, hers, note.id or 0)
    note.created_at = note.sent_at = _at(4, 10)
    session.add(note)
    _has_left(session, f"note:{note.id}", _at(4, 10))


def _clubs(session: Session, head: Who, unit: Unit, women: list[Woman], chance: random.Random) -> None:
    """A club that anybody joins, and one whose own name no message says."""
    here = [w.person_id for w in women if not w.away]
    dancing = create_club(session, head, unit.id or 0, _text("demo-club-dance"))
    dancers = {w.person_id for w in women if w.number in DANCERS}
    put_into_club(session, head, dancing.club, dancers | set(chance.sample(here, 14)))
    saving = create_club(
        session, head, unit.id or 0, _text("demo-club-true"), said_as=_text("demo-club-said"), asks=True
    )
    put_into_club(session, head, saving.club, chance.sample(here, 12))


def _transfer(session: Session, head: Who, women: list[Woman], to: Unit) -> None:
    """A woman of another branch has moved, and its head asked yesterday to have her taken in."""
    moves = next(w for w in women if w.number == MOVES)
    entry = session.exec(select(Membership.id).where(Membership.person_id == moves.person_id)).one()
    asked = ask_transfer(session, head, entry or 0, to.id or 0)
    assert isinstance(asked, TransferAsked)  # noqa: S101 (its head has a phone)
    at = _at(1, 9)
    session.connection().execute(
        Transfer.__table__.update()  # type: ignore[attr-defined]
        .where(col(Transfer.id) == asked.transfer)
        .values(asked_at=at)
    )
    _has_left(session, f"transfer:{asked.transfer}:1", at)


def _coming(session: Session, who: Who, unit: Unit, women: list[Woman], chance: random.Random) -> None:
    """A meeting that was called two days ago, and what some have answered."""
    day_now = today()
    day = day_now + timedelta(days=2 + (5 - (day_now.weekday() + 2)) % 7)  # a Saturday, at least two days ahead
    start = datetime(day.year, day.month, day.day, 19, 30, tzinfo=ZONE)
    called = call_meeting(
        session, who, unit.id or 0, MeetingKind.BRANCH, start, _text("demo-place"), _text("demo-topic")
    )
    meeting = session.get(Meeting, called.meeting)
    assert meeting is not None  # noqa: S101 (it has just been called)
    meeting.created_at = _at(2, 8)
    session.add(meeting)
    _has_left(session, f"invite:{called.meeting}", _at(2, 8))
    reached = [w for w in women if w.contact_id is not None and not w.away and w.role is None and w.number > 10]
    for woman in chance.sample(reached, 44):
        answer = chance.choices([Answer.YES, Answer.NO, Answer.UNSURE], (7, 3, 1))[0]
        reason = chance.choice([*WhyNot, ""]) if answer is Answer.NO else ""
        answer_invitation(
            session, conversations.contact(session, woman.contact_id or 0), called.meeting, answer, reason
        )


def _has_left(session: Session, key: str, at: datetime) -> None:
    """A message that has been written down counts as sent at that time, in the words of that day."""
    message = session.exec(select(Message).where(Message.key == key)).one()
    queued = session.exec(
        select(Delivery).where(Delivery.message_id == message.id, Delivery.state == State.QUEUED)
    ).all()
    reply = notices.render(session, message, queued[0], None)
    assert reply is not None  # noqa: S101 (nothing is over yet)
    text, choices = lines(locales.FIRST, locales.DEFAULT_PAIR, reply, at)
    rows = Delivery.__table__  # type: ignore[attr-defined]
    ids = {delivery.id or 0: delivery.contact_id for delivery in queued}
    session.expire_all()
    session.connection().execute(
        rows.update()
        .where(rows.c.message_id == message.id, rows.c.state == State.QUEUED)
        .values(state=State.SENT, not_before=at, asked_at=at, text=text, choices=choices or None, tries=1)
    )
    session.connection().execute(
        rows.update().where(rows.c.message_id == message.id, rows.c.state == State.UNREACHABLE).values(not_before=at)
    )
    insert(
        session,
        Attempt,
        [
            {
                "delivery_id": d,
                "contact_id": c,
                "at": at,
                "outcome": State.SENT,
                "reason": "",
                "platform_ids": [],
                "price": 0,
            }
            for d, c in ids.items()
        ],
    )
