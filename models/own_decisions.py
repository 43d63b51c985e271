"""A woman corrects what is written of her: what only she can know at once, the rest when her head agrees."""

from datetime import timedelta
from typing import Any

from sqlmodel import Session, col, func, select

from models import clock, deliveries
from models.births import Birth
from models.conversations import Who
from models.facts import Fact, Refused
from models.member_changes import Woman, begin, locked, put, value_of
from models.member_marks import keeper, kept
from models.members import MEMBER_STATES, memberships_of
from models.own_changes import WAITING, OwnChange, WishState, ask_head, close, shown, tell_her, waiting_of
from models.posts import NotAllowed, Right
from models.text import clean
from models.vault import vault

MOST_A_DAY = 5  # more is somebody who plays


class OwnDataCorrected(Fact):
    """It is written so from now on. `value` is what stands there, of a phone its last digits."""

    edit: int
    what: str
    value: str


class OwnChangeAsked(Fact):
    """The head has been asked; `head` is "" where nobody with a phone answers for the branch yet."""

    change: int
    what: str
    value: str
    head: str


class OwnDataUndone(Fact):
    """It is written as before; `left` is 1 where it has been changed again since and stays as it is."""

    what: str
    left: int


class OwnDataStands(Fact):
    """It was written so already; a wish for something else is withdrawn."""

    what: str


class OwnChangeMade(Fact):
    """What the head is told after she said yes; `edit` is 0 where it stood in the book by then."""

    edit: int
    women: str
    number: int
    what: str
    value: str


class OwnChangeRefused(Fact):
    """What the head is told after she said no."""

    women: str


class OwnChangePutOff(Fact):
    """What the head is told after "let me ask"."""

    women: str


class OwnChangeWithdrawn(Fact):
    """She has taken her wish back before it was answered."""

    what: str


class OwnChangeOver(Refused):
    """It was answered, taken back or replaced before."""


class NotInABook(Refused):
    """Her name stands in no branch's book, so there is no head to ask."""


class TooManyWishes(Refused):
    """As many wishes as a woman may have in a day."""


# --- her wish ---------------------------------------------------------------------------------------------------------


def correct_name(session: Session, who: Who, full_name: str) -> Fact:
    """Her name as it should be. These four raise NotInABook; all but `call_me` TooManyWishes, too."""
    return _wish(session, who, "full_name", clean(full_name))


def correct_own_birth(session: Session, who: Who, birth: Birth) -> Fact:
    """Her birth year, or the day."""
    return _wish(session, who, "birth", [birth.year, birth.date.isoformat() if birth.date else ""])


def correct_own_phone(session: Session, who: Who, phone: str, *, vouched: bool = False) -> Fact:
    """Her phone (E.164), at once where the platform vouches for it. Who else has this number is nobody's business."""
    safe = vault(session)
    return _wish(session, who, "phone", [safe.seal(phone), safe.digest(phone)], at_once=vouched)


def call_me(session: Session, who: Who, calling_name: str) -> Fact:
    """What people call her, "" for the last word of her name: hers to say."""
    return _wish(session, who, "calling_name", clean(calling_name), at_once=True)


def _wish(session: Session, who: Who, field: str, value: Any, *, at_once: bool = False) -> Fact:
    woman = _entry(session, who.person_id or 0)
    for earlier in waiting_of(session, woman.person.id or 0, field):
        close(session, earlier, WishState.WITHDRAWN)
    if _same(field, value_of(woman, field), value):
        return OwnDataStands(field)
    if at_once or _keeps(session, who, woman):
        edit = begin(session, who.person_id or 0, woman.membership.unit_id, field)
        put(session, edit, woman, field, value)
        session.flush()
        return OwnDataCorrected(edit, field, shown(session, field, value))
    _check_flood(session, woman.person.id or 0)
    now = clock.now()
    change = OwnChange(
        person_id=woman.person.id or 0,
        membership_id=woman.membership.id or 0,
        unit_id=woman.membership.unit_id,
        contact_id=who.contact_id or None,
        field=field,
        value=value,
        wished_at=now,
        asked_at=now,
    )
    session.add(change)
    session.flush()
    heads = ask_head(session, change)
    return OwnChangeAsked(change.id or 0, field, shown(session, field, value), heads[0] if heads else "")


def _entry(session: Session, person_id: int) -> Woman:
    """Her entry, locked, in the first book that she stands in: of who waited for a merger, the one that she came to."""
    while here := memberships_of(session, person_id):
        found = locked(session, [here[0].id or 0])
        if found and found[0].membership.state in MEMBER_STATES:
            return found[0]
    raise NotInABook


def _keeps(session: Session, who: Who, woman: Woman) -> bool:
    """Whether she keeps the book that she stands in: she would be asking herself."""
    try:
        keeper(session, who.person_id, woman)
    except NotAllowed:
        return False
    return True


def _same(field: str, one: Any, other: Any) -> bool:
    """A phone is sealed anew each time; only its hash tells. A year alone does not contradict the day."""
    if field == "phone":
        return bool(one[1] == other[1])
    if field == "birth" and not other[1]:
        return bool(one[0] == other[0])
    return bool(one == other)


def _check_flood(session: Session, person_id: int) -> None:
    made = select(func.count()).select_from(OwnChange)
    lately = col(OwnChange.wished_at) > clock.now() - timedelta(days=1)
    if session.exec(made.where(OwnChange.person_id == person_id, lately)).one() >= MOST_A_DAY:
        raise TooManyWishes


def withdraw_own(session: Session, who: Who, change_id: int) -> OwnChangeWithdrawn:
    """She takes her wish back. Raises NotAllowed or OwnChangeOver."""
    change, _woman = _locked(session, change_id)
    if change.person_id != who.person_id:
        raise NotAllowed
    if change.state not in WAITING:
        raise OwnChangeOver
    close(session, change, WishState.WITHDRAWN)
    return OwnChangeWithdrawn(change.field)


def _locked(session: Session, change_id: int) -> tuple[OwnChange, Woman]:
    """The wish as it is now, with the woman, whose lock comes first everywhere. Raises NotAllowed."""
    membership_id = session.exec(select(OwnChange.membership_id).where(OwnChange.id == change_id)).first()
    found = locked(session, [membership_id]) if membership_id is not None else []
    if not found:
        raise NotAllowed
    query = select(OwnChange).where(OwnChange.id == change_id).execution_options(populate_existing=True)
    return session.exec(query).one(), found[0]


# --- the head's answer ------------------------------------------------------------------------------------------------


def decide_own(session: Session, who: Who, change_id: int, choice: str) -> Fact:
    """The head answers: "yes", "no" or "later". Raises NotAllowed, GoneFromBook or OwnChangeOver."""
    change, _woman = _locked(session, change_id)
    (woman,) = kept(session, who, [change.membership_id], Right.APPROVE)
    if change.state not in WAITING:
        raise OwnChangeOver
    women, number = woman.name, woman.number  # as she is known so far
    if choice == "later":
        change.state, change.asked_at = WishState.LATER, clock.now()
        session.add(change)
        return OwnChangePutOff(women)
    change.decided_by, change.decided_at = who.person_id, clock.now()
    if choice != "yes":
        close(session, change, WishState.REFUSED)
        tell_her(session, change)
        return OwnChangeRefused(women)
    field, value = change.field, change.value
    if not _same(field, value_of(woman, field), value):  # else somebody has corrected it meanwhile
        change.edit_id = begin(session, who.person_id or 0, change.unit_id, field)
        put(session, change.edit_id, woman, field, value)
    close(session, change, WishState.MADE)
    tell_her(session, change)
    return OwnChangeMade(change.edit_id or 0, women, number, field, shown(session, field, value))


def undone(session: Session, edit_id: int) -> None:
    """The head has taken back what she had agreed to; the woman hears that it stands as before."""
    change = session.exec(select(OwnChange).where(OwnChange.edit_id == edit_id)).first()
    if change is not None and change.state == WishState.MADE:
        deliveries.cancel_queued(session, "own-told", change.id or 0)
        change.state = WishState.REFUSED
        session.add(change)
        tell_her(session, change)
