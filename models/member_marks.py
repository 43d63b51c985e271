"""What a head writes beside a woman in the book: away, core, honorary, card, fee, group; and corrections."""

from collections.abc import Sequence
from enum import StrEnum

from sqlmodel import Session, col, select

from models import clock
from models.births import Birth
from models.conversations import Who
from models.facts import Fact, Refused
from models.member_changes import Woman, begin, locked, named, note, put, value_of
from models.member_fees import check_year, set_paid
from models.member_invitations import settle
from models.members import MEMBER_STATES, MemberState
from models.open_units import lock_units
from models.phones import tail
from models.posts import Held, NotAllowed, Post, Right, post_for
from models.text import clean
from models.units import Unit, UnitKind, children, get_unit, is_under
from models.vault import vault


class Mark(StrEnum):
    """What may be written beside a woman; each can be taken off again."""

    AWAY = "away"
    BACK = "back"
    CORE = "core"
    NOT_CORE = "not_core"
    HONORARY = "honorary"
    NOT_HONORARY = "not_honorary"
    CARD = "card"
    NO_CARD = "no_card"
    FEE = "fee"
    NO_FEE = "no_fee"
    GROUP = "group"
    BY_PHONE = "by_phone"  # she agrees to messages at her number (`models.phone_words`)
    NOT_BY_PHONE = "not_by_phone"


class Marked(Fact):
    """It stands in the book. `women` names them ("" where they are many), `number` is 0 for several."""

    edit: int
    mark: str
    women: str
    count: int
    number: int
    detail: str  # the card's number, the year, the group
    known: int  # of whom it stood there before


class EntryCorrected(Fact):
    """A woman's entry is corrected; `value` is what stands there now, of a phone its last digits."""

    edit: int
    what: str
    women: str
    number: int
    value: str


class MarkedAlready(Refused):
    """It stood there before; nothing is changed."""

    mark: str
    women: str
    count: int
    number: int
    detail: str


class GoneFromBook(Refused):
    """She has left, moved or died, or there is no such number."""

    women: str


class PhoneIsHers(Refused):
    """Her phone opens a post, or she had it erased: only she writes it down anew."""

    women: str


class NoSuchGroupHere(Refused):
    """The branch has no group of this name."""

    group: str


def keeper(session: Session, person_id: int | None, woman: Woman, right: Right = Right.NAMES) -> Held:
    """The post that lets her keep this woman's entry: over the branch, or over her group. Raises NotAllowed."""
    try:
        return post_for(session, person_id, right, woman.membership.unit_id)
    except NotAllowed:
        if woman.membership.group_id is None:
            raise
        return post_for(session, person_id, right, woman.membership.group_id)


def kept(session: Session, who: Who, membership_ids: Sequence[int], right: Right = Right.NAMES) -> list[Woman]:
    """These women, locked, if they stand in a book that she keeps. Raises NotAllowed or GoneFromBook."""
    women = locked(session, membership_ids)
    if len(women) < len(set(membership_ids)) or not women:
        raise NotAllowed
    for place in {(woman.membership.unit_id, woman.membership.group_id): woman for woman in women}.values():
        keeper(session, who.person_id, place, right)
    gone = [woman for woman in women if woman.membership.state not in MEMBER_STATES]
    if gone:
        raise GoneFromBook(named(gone) or gone[0].name)
    return women


_FIELDS: dict[Mark, tuple[str, object]] = {
    Mark.AWAY: ("state", [MemberState.AWAY, ""]),
    Mark.BACK: ("state", [MemberState.ACTIVE, ""]),
    Mark.CORE: ("core", True),
    Mark.NOT_CORE: ("core", False),
    Mark.HONORARY: ("honorary", True),
    Mark.NOT_HONORARY: ("honorary", False),
    Mark.NO_CARD: ("card", None),
}


def mark(session: Session, who: Who, membership_ids: Sequence[int], what: Mark, detail: str = "") -> Marked:
    """Write this beside these women; `detail` is the card's number or the fee's year.

    Raises NotAllowed, GoneFromBook, MarkedAlready or NoSuchYear.
    """
    women = kept(session, who, membership_ids)
    if what in {Mark.FEE, Mark.NO_FEE}:
        check_year(int(detail))
    edit = begin(session, who.person_id or 0, women[0].membership.unit_id, what, detail)
    changed = [woman for woman in women if _write(session, edit, woman, what, detail, who.person_id or 0)]
    if not changed:
        raise MarkedAlready(what, named(women), len(women), _number(women), detail)
    session.flush()
    _settle(session, changed, what)
    return Marked(edit, what, named(changed), len(changed), _number(changed), detail, len(women) - len(changed))


def _write(session: Session, edit: int, woman: Woman, what: Mark, detail: str, by: int) -> bool:
    if what in {Mark.FEE, Mark.NO_FEE}:
        year, is_paid = int(detail), what == Mark.FEE
        if not set_paid(session, woman.membership.id or 0, year, is_paid, by):
            return False
        note(session, edit, woman, "fee", [year, not is_paid], [year, is_paid])
        return True
    if what == Mark.CARD:
        return put(session, edit, woman, "card", clean(detail))
    field, value = _FIELDS[what]
    return put(session, edit, woman, field, value)


def _settle(session: Session, women: Sequence[Woman], what: Mark) -> None:
    """Marks that say who is expected at meetings change those that are called already."""
    if what in {Mark.AWAY, Mark.BACK, Mark.HONORARY, Mark.NOT_HONORARY, Mark.GROUP}:
        settle(session, women[0].membership.unit_id, [woman.person.id or 0 for woman in women])


def _number(women: Sequence[Woman]) -> int:
    return women[0].number if len(women) == 1 else 0


def move_to_group(session: Session, who: Who, membership_ids: Sequence[int], group_id: int | None) -> Marked:
    """These women belong to this group of their branch from now on; None: to no group.

    A group leader can neither take women from others nor give hers away. Raises NotAllowed, GoneFromBook,
    NoSuchGroupHere or MarkedAlready.
    """
    lock_units(session, [group_id] if group_id is not None else [])
    women = kept(session, who, membership_ids)
    branch_id = women[0].membership.unit_id
    post_for(session, who.person_id, Right.NAMES, branch_id)
    group = get_unit(session, group_id) if group_id is not None else None
    if group is not None and not _is_group_of(session, group, branch_id):
        raise NoSuchGroupHere(group.name)
    name = group.name if group is not None else ""
    edit = begin(session, who.person_id or 0, branch_id, Mark.GROUP, name)
    changed = [woman for woman in women if put(session, edit, woman, "group_id", group_id)]
    if not changed:
        raise MarkedAlready(Mark.GROUP, named(women), len(women), _number(women), name)
    session.flush()
    _settle(session, changed, Mark.GROUP)
    known = len(women) - len(changed)
    return Marked(edit, Mark.GROUP, named(changed), len(changed), _number(changed), name, known)


def _is_group_of(session: Session, group: Unit, branch_id: int) -> bool:
    in_branch = group.kind == UnitKind.GROUP and is_under(session, group.id or 0, branch_id)
    return in_branch and group.closed_on is None


def groups(session: Session, branch_id: int) -> list[Unit]:
    """The groups of a branch that are open, in the order of their names."""
    return [unit for unit in children(session, branch_id) if unit.kind == UnitKind.GROUP and unit.closed_on is None]


# --- corrections ------------------------------------------------------------------------------------------------------


def rename(session: Session, who: Who, membership_id: int, full_name: str) -> EntryCorrected:
    """Her name as it should be. Raises NotAllowed, GoneFromBook or MarkedAlready."""
    return _correct(session, who, membership_id, "full_name", clean(full_name), clean(full_name))


def call_her(session: Session, who: Who, membership_id: int, calling_name: str) -> EntryCorrected:
    """What people call her, where it is not the last word of her name; "" for nothing else."""
    return _correct(session, who, membership_id, "calling_name", clean(calling_name), clean(calling_name))


def correct_birth(session: Session, who: Who, membership_id: int, birth: Birth) -> EntryCorrected:
    """Her birth year, or the day."""
    day = birth.date
    shown = f"{day.day}/{day.month}/{day.year}" if day else str(birth.year)
    return _correct(session, who, membership_id, "birth", [birth.year, day.isoformat() if day else ""], shown)


def correct_phone(session: Session, who: Who, membership_id: int, phone: str) -> EntryCorrected:
    """Her phone (E.164, "" for none). Raises PhoneIsHers, too: it may open a post, or she had it erased."""
    (woman,) = kept(session, who, [membership_id])
    person = woman.person
    erased = person.told_at_home and not person.phone_hash
    if person.id != who.person_id and (erased or _holds_a_post(session, person.id or 0)):
        raise PhoneIsHers(woman.name)
    safe = vault(session)
    if phone and safe.digest(phone) == person.phone_hash:
        raise MarkedAlready("phone", woman.name, 1, woman.number, tail(phone))
    return _correct(session, who, membership_id, "phone", [safe.seal(phone), safe.digest(phone)], tail(phone))


def _holds_a_post(session: Session, person_id: int) -> bool:
    today = clock.today()
    holds = select(Post.id).where(
        Post.person_id == person_id, (col(Post.to_date).is_(None)) | (col(Post.to_date) > today)
    )
    return session.exec(holds).first() is not None


def _correct(session: Session, who: Who, membership_id: int, field: str, value: object, shown: str) -> EntryCorrected:
    (woman,) = kept(session, who, [membership_id])
    women, number = woman.name, woman.number  # as she is known to who corrects it
    edit = begin(session, who.person_id or 0, woman.membership.unit_id, field)
    if value_of(woman, field) == value:
        raise MarkedAlready(field, women, 1, number, shown)
    put(session, edit, woman, field, value)
    session.flush()
    return EntryCorrected(edit, field, women, number, shown)
