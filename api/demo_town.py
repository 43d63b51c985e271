"""An invented commune for the demo: xã Hoa Mai, its four branches, their women, their meetings and their news."""

import random
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlmodel import Session, SQLModel, col, select

import locales
from api.demo_history import past_meetings
from bot import notices
from bot.replies import lines
from models import clock, conversations, demo, registrations
from models.announcements import Announcement, Audience, announce
from models.conversations import Contact, ContactPerson, Who, who_writes
from models.deliveries import Attempt, Delivery, Message, State
from models.invites import call_meeting
from models.meetings import Answer, Meeting, MeetingKind, WhyNot, answer_invitation
from models.members import Consent, Membership, MemberState, Person
from models.posts import Post, Role
from models.text import fold, name_key
from models.units import Unit, UnitKind, add_unit
from models.vault import vault
from models.web import CHANNEL

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
SEED = 1930


@dataclass(frozen=True)
class Branch:
    """A branch: members, of whom some are away and so many are reached by phone; `rate` is how many come."""

    code: str
    name: str
    members: int
    away: int
    phones: int
    groups: int
    women: int
    rate: float
    every: int  # months between two meetings; 0: has not met yet
    week: int  # the meeting is on this Saturday of the month


BRANCHES = (
    Branch("HM-MAN", "thôn Mận", 171, 6, 96, 6, 262, 0.58, 1, 0),
    Branch("HM-BUOI", "thôn Bưởi", 98, 4, 52, 3, 181, 0.42, 2, 1),
    Branch("HM-OI", "thôn Ổi", 84, 5, 40, 3, 133, 0.46, 2, 2),
    Branch("HM-MAN2", "thôn Mận 2", 62, 2, 27, 2, 118, 0.0, 0, 0),
)


@dataclass(frozen=True)
class Known:
    """A woman whom the guides speak of. `phone`: "yes", "no", "lost" (no message arrives) or "home" (told at home)."""

    name: str
    year: int
    phone: str
    group: int = 0
    role: Role | None = None


# By branch and by the number in its book; everybody else is made up below.
KNOWN: dict[str, dict[int, Known]] = {
    "HM-MAN": {
        1: Known("Lê Thị Hạnh", 1968, "yes", 1, Role.HEAD),
        2: Known("Nguyễn Thị Gấm", 1966, "yes", 2),
        3: Known("Nguyễn Thị Đào", 1952, "no", 2),
        4: Known("Trần Thị Thu Nga", 1976, "yes", 3, Role.DEPUTY),
        5: Known("Phạm Thị Sen", 1959, "yes", 1, Role.GROUP_LEADER),
        6: Known("Nguyễn Thị Sương", 1970, "yes", 2, Role.GROUP_LEADER),
        7: Known("Trần Thị Cúc", 1960, "no", 2),
        8: Known("Hoàng Thị Thơm", 1974, "yes", 4, Role.GROUP_LEADER),
        9: Known("Đỗ Thị Bích Liên", 1971, "yes", 5, Role.GROUP_LEADER),
        12: Known("Lê Thị Hồng", 1984, "lost", 2),
        18: Known("Nguyễn Thị Lan", 1975, "yes", 2),
        24: Known("Trần Thị Lan", 1990, "yes", 2),
        31: Known("Võ Thị Ngân", 1979, "home", 2),
        58: Known("Nguyễn Thị Lụa", 1971, "no", 3),
    },
    "HM-BUOI": {1: Known("Phạm Thị Hường", 1972, "yes", 1, Role.HEAD)},
    "HM-OI": {1: Known("Vũ Thị Thoa", 1965, "yes", 1, Role.HEAD)},
    "HM-MAN2": {1: Known("Ngô Thị Diễm", 1980, "yes", 1, Role.HEAD)},
}
FAMILIES = (
    ["Nguyễn", "Nguyễn", "Nguyễn", "Nguyễn", "Trần", "Trần", "Lê", "Lê", "Phạm", "Phạm", "Hoàng", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Phan", "Mai", "Đinh"]
)
MIDDLES = ("Thị", "Thị", "Thị", "Thị", "Thị", "Thị Kim", "Thị Thu", "Thị Ngọc", "Thị Minh", "Thị Thanh", "Thị Bích")
GIVEN = ["Lan", "Hoa", "Hồng", "Cúc", "Đào", "Huệ", "Nga", "Hà", "Hương", "Thảo", "Liên", "Loan", "Phượng", "Yến", "Oanh", "Hạnh", "Dung", "Thu", "Thủy", "Tuyết", "Vân", "Xuân", "Sen", "Nhàn", "Nguyệt", "Nhung", "Tươi", "Thắm", "Hiền", "Hòa", "Bình", "Lý", "Lợi", "Thêu", "Mến", "Ngoan", "Thoan", "Duyên", "Hằng", "Hường", "Lành", "Mận", "Nết", "Phúc", "Quyên", "Sinh", "Tâm"]
YOUNG = (
    ["Linh", "Trang", "Quỳnh", "Ngọc", "Vy", "Thảo", "Hương", "Giang", "Phương", "Anh", "Ngân", "Huyền", "Mai", "Thương", "Uyên", "Nhi", "Hân", "Trinh", "Diệp", "Châu"]
)
NEWS = (("HM-MAN", 1, 40, 8), ("X-HOA-MAI", 2, 18, 9), ("HM-MAN", 3, 5, 16))  # unit, text, days ago, hour


@dataclass
class Woman:
    """A woman of the town with the rows that are hers."""

    person_id: int
    number: int
    group_id: int
    away: bool
    contact_id: int | None
    role: Role | None


def settle(session: Session) -> None:
    """Fill an empty database; one that has units stays as it is."""
    if session.exec(select(Unit.id).limit(1)).first() is not None:
        return
    chance = random.Random(SEED)  # noqa: S311 (the same town every time)
    province = add_unit(session, code="T-BAN-MAI", name="tỉnh Ban Mai", kind=UnitKind.PROVINCE, parent=None)
    commune = add_unit(session, code="X-HOA-MAI", name="xã Hoa Mai", kind=UnitKind.COMMUNE, parent=province)
    cadre = _holder(session, "Phạm Thị Minh Tâm", 1985, Role.CADRE, commune)
    _holder(session, "Vũ Thị Hiền", 1979, Role.CADRE, province)
    heads: dict[str, Who] = {"X-HOA-MAI": cadre}
    units: dict[str, Unit] = {"X-HOA-MAI": commune}
    women: dict[str, list[Woman]] = {}
    for plan in BRANCHES:
        unit = add_unit(session, code=plan.code, name=plan.name, kind=UnitKind.BRANCH, parent=commune)
        unit.women_18, unit.women_base, unit.women_source = plan.women, "present", "demo"
        unit.women_date = _today()
        session.add(unit)
        found = _people(session, plan, unit, chance)
        head = next(w for w in found if w.role is Role.HEAD)
        heads[plan.code] = conversations.contact(session, head.contact_id or 0)
        units[plan.code], women[plan.code] = unit, found
        if plan.every:
            past_meetings(session, unit, found, head.person_id, chance, plan.rate, plan.every, plan.week)
    for code, number, days, hour in NEWS:
        _news(session, heads[code], units[code], number, _at(days, hour))
    _coming(session, heads["HM-MAN"], units["HM-MAN"], women["HM-MAN"], chance)
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


def _today() -> date:
    return clock.now().astimezone(ZONE).date()


def _at(days: int, hour: int, minute: int = 5) -> datetime:
    """That many days ago, at an hour of the village."""
    day = _today() - timedelta(days=days)
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=ZONE)


def insert(session: Session, table: type[SQLModel], rows: list[dict[str, Any]]) -> list[int]:
    """Many rows at once; their ids in the same order."""
    made = table.__table__  # type: ignore[attr-defined]
    statement = made.insert().returning(made.c.id, sort_by_parameter_order=True)
    return list(session.connection().execute(statement, rows).scalars())


def _person(session: Session, name: str, year: int, *, phone: str = "", at_home: bool = False) -> dict[str, Any]:
    safe = vault(session)
    return {
        "full_name": name,
        "folded": fold(name),
        "name_key": name_key(name),
        "calling_name": "",
        "birth_year": year,
        "phone_sealed": safe.seal(phone),
        "phone_hash": safe.digest(phone),
        "pair": "em-chi",
        "language": "vi",
        "silenced": False,
        "told_at_home": at_home,
        "created_at": clock.now(),
    }


def _holder(session: Session, name: str, year: int, role: Role, unit: Unit) -> Who:
    """Somebody with a post who is in no branch's book, and her phone."""
    [person_id] = insert(session, Person, [_person(session, name, year)])
    demo.pick_up(session, person_id)
    session.add(Post(person_id=person_id, role=role, unit_id=unit.id or 0, from_date=_today() - timedelta(days=700)))
    session.flush()
    return who_writes(session, CHANNEL, demo.phone_address(person_id), "", clock.now())


def _people(session: Session, plan: Branch, unit: Unit, chance: random.Random) -> list[Woman]:
    groups = [
        add_unit(session, code=f"{plan.code}-{n}", name=f"tổ {n}", kind=UnitKind.GROUP, parent=unit).id or 0
        for n in range(1, plan.groups + 1)
    ]
    known = KNOWN[plan.code]
    others = [number for number in range(1, plan.members + 1) if number not in known]
    made = {**known, **_made_up(others, chance, known, plan)}
    numbers = sorted(made)
    away = set(chance.sample([n for n in others if made[n].year > 1975], plan.away))
    phones = [f"+8438345{BRANCHES.index(plan)}{n:03d}" if made[n].phone != "no" else "" for n in numbers]
    ids = insert(
        session,
        Person,
        [
            _person(session, made[n].name, made[n].year, phone=phone, at_home=made[n].phone == "home")
            for n, phone in zip(numbers, phones, strict=True)
        ],
    )
    contacts = _contacts(session, {i: made[n].phone for n, i in zip(numbers, ids, strict=True)})
    women = [
        Woman(i, n, groups[made[n].group - 1], n in away, contacts.get(i), made[n].role)
        for n, i in zip(numbers, ids, strict=True)
    ]
    joined = {w.number: _today() - timedelta(days=chance.randrange(200, 7000)) for w in women}
    insert(
        session,
        Membership,
        [
            {
                "unit_id": unit.id,
                "person_id": w.person_id,
                "number": w.number,
                "state": MemberState.AWAY if w.away else MemberState.ACTIVE,
                "group_id": w.group_id,
                "honorary": False,
                "core": w.role is not None,
                "since": joined[w.number],
                "created_at": clock.now(),
            }
            for w in women
        ],
    )
    for w in women:
        if w.role is not None:
            place = w.group_id if w.role is Role.GROUP_LEADER else unit.id or 0
            since = _today() - timedelta(days=600)
            session.add(Post(person_id=w.person_id, role=w.role, unit_id=place, from_date=since))
    session.flush()
    return women


def _made_up(numbers: list[int], chance: random.Random, known: dict[int, Known], plan: Branch) -> dict[int, Known]:
    """A name and a year for each number, never the same pair twice; the younger ones have the phones."""
    taken = {(k.name, k.year) for k in known.values()}
    people: dict[int, tuple[str, int]] = {}
    for number in numbers:
        while number not in people:
            year = min(2005, max(1941, round(chance.gauss(1972, 13))))
            given = chance.choice(YOUNG if year > 1988 else GIVEN)
            one = (f"{chance.choice(FAMILIES)} {chance.choice(MIDDLES)} {given}", year)
            if one not in taken:
                taken.add(one)
                people[number] = one
    wanted = plan.phones - sum(k.phone == "yes" for k in known.values())
    eager = sorted(numbers, key=lambda n: -(people[n][1] + chance.uniform(0, 35)))
    reached = set(eager[:wanted])
    return {
        n: Known(name, year, "yes" if n in reached else "no", chance.randint(1, plan.groups))
        for n, (name, year) in people.items()
    }


def _contacts(session: Session, people: dict[int, str]) -> dict[int, int]:
    """The web phones of those who have one; contact ids by person."""
    now = clock.now()
    owners = [person_id for person_id, phone in people.items() if phone in {"yes", "lost"}]
    ids = insert(
        session,
        Contact,
        [
            {
                "channel": CHANNEL,
                "address": demo.phone_address(person_id),
                "state": "blocked" if people[person_id] == "lost" else "ok",
                "language": "",
                "flow": "",
                "answers": {},
                "notes": {},
                "slot": 0.0,
                "touched_at": now - timedelta(days=30),
                "created_at": now - timedelta(days=90),
            }
            for person_id in owners
        ],
    )
    found = dict(zip(owners, ids, strict=True))
    session.connection().execute(
        ContactPerson.__table__.insert(),  # type: ignore[attr-defined]
        [{"contact_id": c, "person_id": p, "since": now - timedelta(days=90)} for p, c in found.items()],
    )
    insert(
        session,
        Consent,
        [
            {
                "person_id": p,
                "contact_id": c,
                "version": registrations.CONSENT_VERSION,
                "given_at": now - timedelta(days=90),
            }
            for p, c in found.items()
        ],
    )
    return found


def _text(key: str) -> str:
    return locales.label(locales.FIRST, key)


def _news(session: Session, who: Who, unit: Unit, number: int, at: datetime) -> None:
    """An announcement that went out some days ago."""
    done = announce(session, who, unit.id or 0, Audience.MEMBERS, _text(f"demo-news-{number}"))
    session.connection().execute(
        Announcement.__table__.update()  # type: ignore[attr-defined]
        .where(col(Announcement.id) == done.announcement)
        .values(created_at=at, reported_at=at)
    )
    _has_left(session, f"notice:{done.announcement}", at)


def _coming(session: Session, who: Who, unit: Unit, women: list[Woman], chance: random.Random) -> None:
    """A meeting that was called two days ago, and what some have answered."""
    today = _today()
    day = today + timedelta(days=2 + (5 - (today.weekday() + 2)) % 7)  # a Saturday, at least two days ahead
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
