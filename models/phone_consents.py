"""Whose number in the book may get a template message: her unit's word, hers, and what Zalo has said of the number."""

from collections.abc import Collection, Mapping
from datetime import timedelta

from sqlalchemy import String, and_, bindparam, cast, or_
from sqlalchemy import select as core_select
from sqlmodel import Session, col, select

from models import clock
from models.deliveries import ATTEMPTS, DELIVERIES, PERSONS
from models.member_changes import MemberChange, MemberEdit
from models.members import MEMBER_STATES, Consent, Membership
from models.reach import BY_PHONE, BY_USER
from models.units import Unit, UnitPath

ALLOWED = "templates_by_phone"  # the unit's setting
VERSION = "phone-2026-11"  # "nhận tin của chi hội qua số điện thoại trong sổ", the wording of today
OF_PHONES, OF_HELPERS = "phone-", "helper-"  # how versions begin that are about this, and about helpers
# A number at which nobody was found, or whose owner wants none of these, is not tried again for so long.
RESTS = timedelta(days=30)
REFUSED = "refused"
IN_VAIN = ("no-account", "wrong-number", "old-app", "cannot-get", REFUSED)  # the keys of such reasons

_U = Unit.__table__  # type: ignore[attr-defined]
_UP = UnitPath.__table__  # type: ignore[attr-defined]
_M = Membership.__table__  # type: ignore[attr-defined]
_CHANGE = MemberChange.__table__  # type: ignore[attr-defined]
_EDIT = MemberEdit.__table__  # type: ignore[attr-defined]

_PHONES = (
    core_select(PERSONS.c.id, _M.c.id.label("membership_id"), _UP.c.ancestor_id)
    .select_from(
        PERSONS.join(_M, _M.c.person_id == PERSONS.c.id).join(
            _UP, (_UP.c.descendant_id == _M.c.unit_id) & _UP.c.to_date.is_(None)
        )
    )
    .where(
        PERSONS.c.id.in_(bindparam("people", expanding=True)),
        PERSONS.c.phone_sealed != "",
        PERSONS.c.silenced.is_(False),
        PERSONS.c.told_at_home.is_(False),
        _M.c.state.in_(MEMBER_STATES),
        _UP.c.ancestor_id.in_(bindparam("units", expanding=True)),
    )
    .order_by(_UP.c.depth.desc())  # the nearest unit last, so that it has the last word
)
# Refused by user id: she wants none of these messages, or none of this account, by whatever way (facts/zalo.md §3).
_SAYS_NO = tuple(f"{REFUSED}: {code} " for code in (-139, -140, -141, -217, -244))
_IN_VAIN_THERE = tuple(f"{key}:" for key in IN_VAIN)
_NEW_NUMBER = (
    core_select(_CHANGE.c.id)
    .select_from(_CHANGE.join(_EDIT, _EDIT.c.id == _CHANGE.c.edit_id))
    .where(_CHANGE.c.person_id == DELIVERIES.c.person_id, _CHANGE.c.field == "phone", _EDIT.c.made_at > ATTEMPTS.c.at)
    .exists()
)
_IN_VAIN = (
    core_select(DELIVERIES.c.person_id)
    .select_from(ATTEMPTS.join(DELIVERIES, DELIVERIES.c.id == ATTEMPTS.c.delivery_id))
    .where(
        DELIVERIES.c.person_id.in_(bindparam("people", expanding=True)),
        ATTEMPTS.c.at > bindparam("since"),
        or_(
            and_(
                ATTEMPTS.c.template == BY_PHONE, or_(*map(ATTEMPTS.c.reason.startswith, _IN_VAIN_THERE)), ~_NEW_NUMBER
            ),
            and_(ATTEMPTS.c.template == BY_USER, or_(*map(ATTEMPTS.c.reason.startswith, _SAYS_NO))),
        ),
    )
)


def units_that_allow(session: Session) -> dict[int, bool]:
    """The units that have the setting of their own, and what it says."""
    named = core_select(_U.c.id, _U.c.settings).where(cast(_U.c.settings, String).contains(ALLOWED))
    return {unit: bool(said.get(ALLOWED)) for unit, said in session.connection().execute(named)}


def with_phone(session: Session, people: Collection[int], units: Mapping[int, bool]) -> set[int]:
    """Whose number in the book may get a template message: she is a member, has agreed, wants messages, and her unit,
    or the nearest above that says so, has the women's word for it. Of two books that she stands in, a no decides."""
    if not any(units.values()) or not people:
        return set()
    connection = session.connection()
    rows = connection.execute(_PHONES, {"people": list(people), "units": list(units)})
    said = {(person, place): units[unit] for person, place, unit in rows}
    found = {person for person, _ in said} - {person for (person, _), yes in said.items() if not yes}
    if found:
        found = agreed(session, found)
    if found:
        since = {"people": list(found), "since": clock.now() - RESTS}
        found -= set(connection.execute(_IN_VAIN, since).scalars())
    return found


# --- her word ---------------------------------------------------------------------------------------------------------


def agreed(session: Session, people: Collection[int]) -> set[int]:
    """Who of these has agreed to it.

    Her own no stands before every yes that somebody else wrote down; else the last that was said of it. Where nothing
    was: whoever agreed to stand in the book, as her unit says that it has asked its women.
    """
    rows = session.exec(select(Consent).where(col(Consent.person_id).in_(people)).order_by(col(Consent.id))).all()
    book: set[int] = set()
    last: dict[int, bool] = {}
    own: dict[int, bool] = {}
    for row in rows:
        person, yes = row.person_id or 0, row.withdrawn_at is None
        if not row.version.startswith(OF_PHONES):
            book |= {person} if yes and not row.version.startswith(OF_HELPERS) else set()
            continue
        last[person] = yes
        if row.witness_id is None:
            own[person] = yes
    return {person for person in people if own.get(person, True) and last.get(person, person in book)}


def last_said(session: Session, person_id: int, *, by_herself: bool = False) -> Consent | None:
    """What was said last of her number, by whomever or by herself; withdrawn: it was no."""
    of_phones = col(Consent.version).startswith(OF_PHONES)
    said = select(Consent).where(Consent.person_id == person_id, of_phones)
    if by_herself:
        said = said.where(col(Consent.witness_id).is_(None))
    return session.exec(said.order_by(col(Consent.id).desc()).limit(1)).first()


def says_no_herself(session: Session, person_id: int) -> bool:
    """Whether she has shut her number: then only she opens it."""
    hers = last_said(session, person_id, by_herself=True)
    return hers is not None and hers.withdrawn_at is not None


def write_word(
    session: Session, person_id: int, yes: bool, *, witness: int | None, contact: int | None
) -> tuple[list[int], int] | None:
    """Keep what she says of her number, `witness` being whoever heard it (None: she wrote it herself).

    Returns (the consents that a no ends, the new one), for `take_back`; None where the same was said before.
    """
    before = last_said(session, person_id)
    if (
        before is not None
        and (before.withdrawn_at is None) is yes
        and (before.witness_id is None or witness is not None)
    ):
        return None
    now = clock.now()
    ended: list[int] = []
    if not yes:
        open_ = select(Consent).where(
            Consent.person_id == person_id,
            col(Consent.version).startswith(OF_PHONES),
            col(Consent.withdrawn_at).is_(None),
        )
        for row in session.exec(open_).all():
            row.withdrawn_at = now
            session.add(row)
            ended.append(row.id or 0)
    said = Consent(
        person_id=person_id,
        contact_id=contact,
        version=VERSION,
        given_at=now,
        withdrawn_at=None if yes else now,
        witness_id=witness,
    )
    session.add(said)
    session.flush()
    return ended, said.id or 0


def take_back(session: Session, person_id: int, ended: Collection[int], said_id: int) -> bool:
    """It was written down by mistake, and goes. False where something has been said, or erased, since."""
    said = last_said(session, person_id)
    if said is None or said.id != said_id or said.withdrawn_at not in (None, said.given_at):
        return False
    for row in session.exec(select(Consent).where(col(Consent.id).in_(ended))).all():
        if row.withdrawn_at == said.given_at:
            row.withdrawn_at = None
            session.add(row)
    session.delete(said)
    session.flush()
    return True
