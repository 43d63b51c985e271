"""Finding women in the books that somebody may see: pages, counts, a bit of a name, a number, the end of a phone."""

import unicodedata
from typing import Any

from sqlalchemy import case, or_
from sqlmodel import Session, col, func, select

from models.conversations import ContactPerson
from models.member_changes import Woman
from models.members import MEMBER_STATES, Membership, MemberState, Person, given_name
from models.phones import BadPhone, read_phone
from models.posts import Right, posts_of
from models.text import clean, fold
from models.units import UnitKind, subtree_ids
from models.vault import vault

AT_MOST = 400  # women that one look for a name goes through
SHORTEST_TAIL = 3  # digits of a phone


def book_counts(session: Session, branch_id: int, *, group_id: int | None = None) -> dict[str, int]:
    """How many women stand in a book (in one group): `count`, and of these `away`, `honorary`, `core`, `linked`."""
    linked = select(ContactPerson.person_id).where(ContactPerson.person_id == Membership.person_id).exists()

    row = session.exec(
        select(  # type: ignore[call-overload]
            func.count(),
            _sum(col(Membership.state) == MemberState.AWAY),
            _sum(col(Membership.honorary)),
            _sum(col(Membership.core)),
            _sum(linked),
        ).where(*_in_book(branch_id, group_id))
    ).one()
    count, away, honorary, core, has_phone = map(int, row)
    return {"count": count, "away": away, "honorary": honorary, "core": core, "linked": has_phone}


def _sum(condition: Any) -> Any:
    return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)


def _in_book(branch_id: int, group_id: int | None) -> list[Any]:
    where = [col(Membership.unit_id) == branch_id, col(Membership.state).in_(MEMBER_STATES)]
    return [*where, col(Membership.group_id) == group_id] if group_id is not None else where


def page(session: Session, branch_id: int, group_id: int | None, at: int, size: int) -> list[Woman]:
    """So many women of a book from a place on, in the order of Vietnamese names."""
    rows = session.exec(
        select(Membership, Person)
        .join(Person, col(Person.id) == Membership.person_id)
        .where(*_in_book(branch_id, group_id))
        .order_by(Person.name_key, col(Membership.number))
        .offset(at)
        .limit(size)
    ).all()
    return [Woman(membership, person) for membership, person in rows]


def by_numbers(session: Session, branch_id: int, numbers: list[int]) -> dict[int, Woman]:
    """The women under these numbers, whatever has become of them, by number."""
    rows = session.exec(
        select(Membership, Person)
        .join(Person, col(Person.id) == Membership.person_id)
        .where(Membership.unit_id == branch_id, col(Membership.number).in_(numbers))
    ).all()
    return {membership.number: Woman(membership, person) for membership, person in rows}


def with_phone(session: Session, phone: str, *, besides: int) -> list[Woman]:
    """The members who have this phone (E.164), in whatever branch, without the woman of this entry."""
    rows = session.exec(
        select(Membership, Person)
        .join(Person, col(Person.id) == Membership.person_id)
        .where(
            Person.phone_hash == vault(session).digest(phone),
            Person.phone_hash != "",
            col(Membership.state).in_(MEMBER_STATES),
            col(Membership.person_id).not_in(select(Membership.person_id).where(Membership.id == besides)),
        )
        .order_by(col(Membership.number))
    ).all()
    return [Woman(membership, person) for membership, person in rows]


def by_id(session: Session, membership_id: int) -> Woman | None:
    """One entry of a book, whatever has become of her."""
    row = session.exec(
        select(Membership, Person)
        .join(Person, col(Person.id) == Membership.person_id)
        .where(Membership.id == membership_id)
    ).first()
    return Woman(*row) if row else None


def search(
    session: Session, person_id: int | None, words: str, *, branch_id: int | None = None, group_id: int | None = None
) -> list[Woman]:
    """The women whom a bit of a name, a number or the end of a phone may mean, the likeliest first.

    In one book, or in all that her posts let her see.
    """
    query = (
        select(Membership, Person)
        .join(Person, col(Person.id) == Membership.person_id)
        .order_by(Person.name_key, col(Membership.number))
    )
    if branch_id is not None:
        query = query.where(*_in_book(branch_id, group_id))
    else:
        query = query.where(col(Membership.state).in_(MEMBER_STATES), _seen(session, person_id))
    digits = "".join(char for char in words if char.isdecimal())
    if digits and not any(char.isalpha() for char in words):
        return _by_digits(session, query, words, digits, one_book=branch_id is not None)
    return _by_name(session, query, words)


def _seen(session: Session, person_id: int | None) -> Any:
    """What her posts let her see, as a condition."""
    seen = []
    for held in posts_of(session, person_id):
        if Right.NAMES in held.rights:
            group = held.unit_kind == UnitKind.GROUP
            seen.append(
                col(Membership.group_id) == held.unit_id
                if group
                else col(Membership.unit_id).in_(subtree_ids(held.unit_id))
            )
    return or_(False, *seen)


def _by_digits(session: Session, query: Any, words: str, digits: str, *, one_book: bool) -> list[Woman]:
    found: dict[int, Woman] = {}
    if len(digits) <= SHORTEST_TAIL:
        for membership, person in session.exec(query.where(Membership.number == int(digits)).limit(50)).all():
            found[membership.id] = Woman(membership, person)
    safe = vault(session)
    try:
        whole = safe.digest(read_phone(words).e164)
    except BadPhone:
        whole = ""
    if whole:
        for membership, person in session.exec(query.where(Person.phone_hash == whole).limit(50)).all():
            found[membership.id] = Woman(membership, person)
    elif one_book and len(digits) >= SHORTEST_TAIL:  # each phone has to be opened: never those of a whole commune
        for membership, person in session.exec(query.where(Person.phone_sealed != "").limit(AT_MOST)).all():
            if safe.unseal(person.phone_sealed).endswith(digits):
                found[membership.id] = Woman(membership, person)
    return list(found.values())


def _by_name(session: Session, query: Any, words: str) -> list[Woman]:
    wanted = fold(words).split()
    if not wanted or len(wanted) > 8:
        return []
    for word in wanted:  # calling names are few, and kept as they are said: they are looked at here
        query = query.where(col(Person.folded).contains(word, autoescape=True) | (col(Person.calling_name) != ""))
    women = [Woman(membership, person) for membership, person in session.exec(query.limit(AT_MOST)).all()]
    women = [woman for woman in women if all(word in _all_names(woman) for word in wanted)]
    spelt = set(_plain_tones(words))
    marked = [woman for woman in women if spelt <= set(_plain_tones(woman.person.full_name))]
    if marked and not words.isascii():  # Lân is not Lan, where she took the pains to write it
        women = marked
    whole = [woman for woman in women if set(wanted) <= _words_of(woman)]
    women = whole or women  # "lan" is a part of Lành, too: only where nobody is called Lan
    given = wanted[-1]
    return sorted(women, key=lambda woman: (_distance(woman, given, wanted), woman.membership.unit_id, woman.number))


def _distance(woman: Woman, given: str, wanted: list[str]) -> int:
    person = woman.person
    if person.folded.split() == wanted:
        return 0
    if fold(given_name(person.full_name, person.calling_name)) == given:
        return 1
    return 2 if set(wanted) <= set(person.folded.split()) else 3


def _words_of(woman: Woman) -> set[str]:
    return set(_all_names(woman).split())


def _all_names(woman: Woman) -> str:
    return f"{woman.person.folded} {fold(woman.person.calling_name)}"


def _plain_tones(text: str) -> list[str]:
    """The words with their tones last, so that hoà and hòa are the same."""
    found = []
    for word in clean(text).lower().split():
        apart = unicodedata.normalize("NFD", word)
        tones = "".join(char for char in apart if char in "\u0300\u0309\u0303\u0301\u0323")
        found.append("".join(char for char in apart if char not in tones) + tones)
    return found
