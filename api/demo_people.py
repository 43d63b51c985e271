"""The women of the demo's commune: who they are, which number they have in the book, and who has a phone."""

import random
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlmodel import Session, SQLModel

from models import clock, demo, registrations
from models.conversations import Contact, ContactPerson
from models.members import Consent, Membership, MemberState, Person
from models.posts import Post, Role
from models.text import fold, name_key
from models.units import Unit, UnitKind, add_unit
from models.vault import vault
from models.web import CHANNEL

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


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
    away: bool = False


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
        27: Known("Mai Thị Tươi", 1981, "yes", 3),
        31: Known("Võ Thị Ngân", 1979, "home", 2),
        40: Known("Bùi Thị Nhàn", 1983, "yes", 2, away=True),
        58: Known("Nguyễn Thị Lụa", 1971, "no", 3),
        149: Known("Trần Thị Cúc", 1960, "no", 3),  # number 7 once more
    },
    "HM-BUOI": {
        1: Known("Phạm Thị Hường", 1972, "yes", 1, Role.HEAD),
        17: Known("Đỗ Thị Mai", 1987, "yes", 1),
    },
    "HM-OI": {1: Known("Vũ Thị Thoa", 1965, "yes", 1, Role.HEAD)},
    "HM-MAN2": {1: Known("Ngô Thị Diễm", 1980, "yes", 1, Role.HEAD)},
}
# Names as they are met: the frequent ones stand here more than once. Lan is left out: two are known.
FAMILIES = "Nguyễn Nguyễn Nguyễn Nguyễn Trần Trần Lê Lê Phạm Phạm Hoàng Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Phan Mai Đinh"
MIDDLES = ("Thị", "Thị", "Thị", "Thị", "Thị", "Thị Kim", "Thị Thu", "Thị Ngọc", "Thị Minh", "Thị Thanh", "Thị Bích")
GIVEN = (
    "Hoa Hồng Cúc Đào Huệ Nga Hà Hương Thảo Liên Loan Phượng Yến Oanh Hạnh Dung Thu Thủy Tuyết Vân Xuân Sen Nhàn "
    "Nguyệt Nhung Tươi Thắm Hiền Hòa Bình Lý Lợi Thêu Mến Ngoan Thoan Duyên Hằng Hường Lành Mận Nết Phúc Quyên Tâm"
)
YOUNG = "Linh Trang Quỳnh Ngọc Vy Thảo Hương Giang Phương Anh Ngân Huyền Mai Thương Uyên Nhi Hân Trinh Diệp Châu"


@dataclass
class Woman:
    """A woman of the town with the rows that are hers."""

    person_id: int
    number: int
    group_id: int
    away: bool
    contact_id: int | None
    role: Role | None


def today() -> date:
    """The day in the village."""
    return clock.now().astimezone(ZONE).date()


def insert(session: Session, table: type[SQLModel], rows: list[dict[str, Any]]) -> list[int]:
    """Many rows at once; their ids in the same order."""
    made = table.__table__  # type: ignore[attr-defined]
    statement = made.insert().returning(made.c.id, sort_by_parameter_order=True)
    return list(session.connection().execute(statement, rows).scalars())


def person_row(session: Session, name: str, year: int, *, phone: str = "", at_home: bool = False) -> dict[str, Any]:
    """The columns of one invented person."""
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


def settle_branch(session: Session, plan: Branch, unit: Unit, chance: random.Random) -> list[Woman]:
    """A branch's groups, women, phones and posts."""
    groups = [
        add_unit(session, code=f"{plan.code}-{n}", name=f"tổ {n}", kind=UnitKind.GROUP, parent=unit).id or 0
        for n in range(1, plan.groups + 1)
    ]
    known = KNOWN[plan.code]
    others = [number for number in range(1, plan.members + 1) if number not in known]
    made = {**known, **_made_up(others, chance, known, plan)}
    numbers = sorted(made)
    away = {number for number, woman in known.items() if woman.away}
    away |= set(chance.sample([n for n in others if made[n].year > 1975], plan.away - len(away)))
    phones = [f"+8438345{BRANCHES.index(plan)}{n:03d}" if made[n].phone != "no" else "" for n in numbers]
    ids = insert(
        session,
        Person,
        [
            person_row(session, made[n].name, made[n].year, phone=phone, at_home=made[n].phone == "home")
            for n, phone in zip(numbers, phones, strict=True)
        ],
    )
    contacts = _contacts(session, {i: made[n].phone for n, i in zip(numbers, ids, strict=True)})
    women = [
        Woman(i, n, groups[made[n].group - 1], n in away, contacts.get(i), made[n].role)
        for n, i in zip(numbers, ids, strict=True)
    ]
    joined = {w.number: today() - timedelta(days=chance.randrange(200, 7000)) for w in women}
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
            since = today() - timedelta(days=600)
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
            given = chance.choice((YOUNG if year > 1988 else GIVEN).split())
            one = (f"{chance.choice(FAMILIES.split())} {chance.choice(MIDDLES)} {given}", year)
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
