"""Posts given by a one-time code, claimed by the code or by a phone that the platform vouches for."""

from datetime import timedelta

from sqlmodel import Session, col, select

from models import clock, codes
from models.conversations import Who, link
from models.facts import Fact
from models.members import (
    Person,
    add_person,
)
from models.posts import Post, Role, posts_of
from models.text import clean
from models.units import Unit, get_unit
from models.vault import vault


class PostClaimed(Fact):
    """She holds the post now, from this address."""

    role: str
    unit: str


GRANT = "grant"


def grant(session: Session, *, phone: str, role: Role, unit: Unit, name: str = "") -> str:
    """A one-time code (24 h) for a post; it is claimed by the code, or by a contact that the platform vouches for."""
    return codes.make_code(
        session,
        GRANT,
        {"phone": vault(session).digest(phone), "role": role, "unit": unit.id, "name": clean(name)},
        lasts=timedelta(hours=24),
        digits=8,
    )


def claim_post(
    session: Session, who: Who, code: str, *, full_name: str = "", birth_year: int | None = None
) -> PostClaimed:
    """Take a post by its code. Raises WrongCode. A stranger becomes a person with the name of the grant or her own."""
    data = codes.use_code(session, GRANT, code)
    person_id = who.person_id
    if person_id is None:
        known = session.exec(select(Person).where(Person.phone_hash == data["phone"]).limit(2)).all()
        if len(known) == 1:
            person_id = known[0].id
        else:
            person = add_person(session, full_name=data["name"] or full_name, birth_year=birth_year)
            person.phone_hash = data["phone"]
            session.add(person)
            session.flush()
            person_id = person.id
        link(session, who.contact_id, person_id or 0)
    return _hold(session, person_id or 0, Role(data["role"]), int(data["unit"]))


def claim_by_phone(session: Session, person_id: int, phone: str) -> list[PostClaimed]:
    """Posts granted to this phone: the platform vouches that it is hers."""
    digest = vault(session).digest(phone)
    found = session.exec(
        select(codes.OneTimeCode).where(
            codes.OneTimeCode.purpose == GRANT,
            codes.OneTimeCode.expires_at > clock.real(),
            col(codes.OneTimeCode.used_at).is_(None),
        )
    ).all()
    claimed = []
    for code in found:
        if code.data.get("phone") == digest:
            code.used_at = clock.now()
            session.add(code)
            claimed.append(_hold(session, person_id, Role(code.data["role"]), int(code.data["unit"])))
    return claimed


def _hold(session: Session, person_id: int, role: Role, unit_id: int) -> PostClaimed:
    unit = get_unit(session, unit_id)
    if not any(held.unit_id == unit_id and held.role == role for held in posts_of(session, person_id)):
        session.add(Post(person_id=person_id, role=role, unit_id=unit_id, from_date=clock.now().date()))
        session.flush()
    return PostClaimed(role, unit.name)
