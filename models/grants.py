"""Posts given by a one-time code, claimed by the code or by a phone that the platform vouches for."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from sqlmodel import Session, col, select

from models import clock, codes
from models.conversations import Who, link
from models.facts import Fact, Refused
from models.members import Person, add_person
from models.open_units import hold
from models.posts import Post, Role, posts_of
from models.text import clean, fold
from models.units import Unit, get_unit
from models.vault import vault


class PostClaimed(Fact):
    """She holds the post now, from this address."""

    role: str
    unit: str


GRANT = "grant"


class CodeForAnother(Refused):
    """The code is for a woman of the book, and somebody else's phone has sent it."""


def grant(
    session: Session,
    *,
    phone: str,
    role: Role,
    unit: Unit,
    name: str = "",
    names: bool = False,
    person_id: int | None = None,
) -> str:
    """A one-time code (24 h) for a post; it is claimed by the code, or by a contact that the platform vouches for.

    `person_id`: the woman of the book whom it is for; the phone that sends it becomes hers. `names`: a cadre above the
    commune may see names and phones; by taking the post she agrees to guard them. Raises UnitClosed.
    """
    hold(session, unit.id or 0)
    return codes.make_code(
        session,
        GRANT,
        {
            "phone": vault(session).digest(phone),
            "role": role,
            "unit": unit.id,
            "name": clean(name),
            "names": names,
            "person": person_id,
        },
        lasts=timedelta(hours=24),
        digits=8,
    )


def withdraw(session: Session, role: Role, unit_id: int) -> None:
    """The codes that are out for this post open nothing any more: it has been given to somebody else."""
    for code in _waiting(session):
        if (code.data.get("role"), code.data.get("unit")) == (role, unit_id):
            code.used_at = clock.now()
            session.add(code)
    session.flush()


def _waiting(session: Session) -> Sequence[codes.OneTimeCode]:
    return session.exec(
        select(codes.OneTimeCode).where(
            codes.OneTimeCode.purpose == GRANT,
            codes.OneTimeCode.expires_at > clock.real(),
            col(codes.OneTimeCode.used_at).is_(None),
        )
    ).all()


def asks_name(session: Session, who: Who, code: str) -> bool:
    """Whether a code of one woman comes from a phone of which nobody knows whose it is: she is asked who she is.

    Raises WrongCode, or CodeForAnother where the phone is known to be another woman's.
    """
    data = codes.look_at(session, GRANT, code)
    if not _called(session, data):
        return False
    if not who.persons:
        return True
    meant = data.get("person")
    people = [session.get_one(Person, known.id) for known in who.persons]
    hers = any(
        one.id == meant if meant is not None else one.phone_hash == data["phone"] or _same(one.full_name, data["name"])
        for one in people
    )
    if not hers:
        raise CodeForAnother
    return False


def is_for(session: Session, code: str, said: str) -> bool:
    """Whether a code is for the woman of this name: whole, or its end as the grant has it. Raises WrongCode."""
    return _same(said, _called(session, codes.look_at(session, GRANT, code)))


def _called(session: Session, data: dict[str, Any]) -> str:
    """The name that a code was given to; "" for none."""
    person = session.get(Person, data["person"]) if data.get("person") is not None else None
    return person.full_name if person is not None else str(data.get("name") or "")


def _same(said: str, name: str) -> bool:
    """Two ways to write one name: accents aside; one may lack the family name, but a given name alone is too little
    unless the other has no more, either."""
    one, other = fold(said).split(), fold(name).split()
    short, long = sorted((one, other), key=len)
    return bool(short) and long[-len(short) :] == short and (len(short) > 1 or short == other)


def claim_post(
    session: Session, who: Who, code: str, *, full_name: str = "", birth_year: int | None = None
) -> PostClaimed:
    """Take a post by its code. A stranger becomes a person with the name of the grant or her own.

    Raises WrongCode or UnitClosed.
    """
    data = codes.use_code(session, GRANT, code)
    return _hold(session, _holder(session, who, data, full_name, birth_year), data)


def _holder(
    session: Session, who: Who, data: dict[str, Any], full_name: str = "", birth_year: int | None = None
) -> int:
    """The person who takes a post: herself, the woman with the granted phone, or a new person."""
    if (meant := data.get("person")) is not None:
        if who.persons and meant not in {known.id for known in who.persons}:
            raise CodeForAnother
        link(session, who.contact_id, meant)
        return int(meant)
    if who.person_id is not None:
        return who.person_id
    known = session.exec(select(Person).where(Person.phone_hash == data["phone"]).limit(2)).all()
    if len(known) == 1:
        person = known[0]
    else:
        person = add_person(session, full_name=data["name"] or full_name, birth_year=birth_year)
        person.phone_hash = data["phone"]
        session.add(person)
        session.flush()
    link(session, who.contact_id, person.id or 0)
    return person.id or 0


def claim_by_phone(session: Session, who: Who, phone: str, *, person_id: int | None = None) -> list[PostClaimed]:
    """Posts granted to this phone, for herself or for `person_id`: the platform vouches that the phone is hers."""
    digest = vault(session).digest(phone)
    claimed = []
    for code in _waiting(session):
        if code.data.get("phone") == digest and get_unit(session, int(code.data["unit"])).closed_on is None:
            code.used_at = clock.now()
            session.add(code)
            claimed.append(_hold(session, person_id or _holder(session, who, code.data), code.data))
    return claimed


def _hold(session: Session, person_id: int, data: dict[str, Any]) -> PostClaimed:
    hold(session, int(data["unit"]))
    role, unit = Role(data["role"]), get_unit(session, int(data["unit"]))
    if data.get("handover"):  # both sides have given their word: the old post ends with it
        from models.handovers import take

        take(session, int(data["handover"]))
        return PostClaimed(role, unit.name)
    if not any(held.unit_id == unit.id and held.role == role for held in posts_of(session, person_id)):
        session.add(
            Post(
                person_id=person_id,
                role=role,
                unit_id=unit.id or 0,
                from_date=clock.today(),
                names_granted=bool(data.get("names")),
            )
        )
        session.flush()
    return PostClaimed(role, unit.name)
