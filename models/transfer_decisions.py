"""A head proposes a woman to another branch, whose head takes her in or not; taken in, she has one book at a time."""

from sqlmodel import Session, col, select

from models import clock
from models.calls import invite_newcomer
from models.conversations import Who
from models.facts import Fact, Refused
from models.invites import invite_to
from models.member_changes import ARRIVED, DEPARTED, Woman, begin, locked, note
from models.member_ends import close, posts_that_end
from models.member_marks import kept
from models.members import MEMBER_STATES, Membership, MemberState, add_membership
from models.open_units import check_open, hold_for, lock_units, row_in_unit
from models.posts import NotAllowed, Post, Right, post_for
from models.transfers import WAITING, Transfer, TransferState, ask_head, tell_asker, tell_her
from models.units import UnitKind, get_unit, subtree_ids


class TransferAsked(Fact):
    """The other head has been asked."""

    transfer: int
    women: str
    number: int
    unit: str
    head: str


class TransferWaits(Fact):
    """Nobody with a phone answers for that branch yet; the wish is kept."""

    transfer: int
    women: str
    number: int
    unit: str


class TransferAccepted(Fact):
    """From today she stands in this branch's book, and is closed in the other."""

    women: str
    number: int
    unit: str  # the one that she comes from


class TransferRefused(Fact):
    """She stays where she was."""

    women: str
    unit: str  # the one that she would have come from


class TransferPutOff(Fact):
    """The head wants to ask first."""

    women: str


class TransferWithdrawn(Fact):
    """The wish is taken back before it was answered."""

    women: str
    unit: str


class TransferDecided(Refused):
    """It was answered, or taken back, before."""

    women: str


class TransferWaiting(Refused):
    """She has been proposed to a branch already, which has not answered."""

    women: str
    unit: str


class NotABranch(Refused):
    """A member belongs to a branch; and it must be another than hers."""

    unit: str


def ask_transfer(session: Session, who: Who, membership_id: int, to_unit_id: int) -> Fact:
    """Ask the head of another branch to take a woman in; one who answers for both branches is not asked again.

    Raises NotAllowed, GoneFromBook, NotABranch, UnitClosed, HoldsPost or TransferWaiting.
    """
    hers = session.get(Membership, membership_id)
    lock_units(session, [to_unit_id, *([hers.unit_id] if hers is not None else [])])
    woman = may_move(session, who, membership_id)
    unit = get_unit(session, to_unit_id)
    if unit.kind != UnitKind.BRANCH or unit.id == woman.membership.unit_id:
        raise NotABranch(unit.name)
    check_open(session, unit)
    transfer = Transfer(
        membership_id=membership_id,
        person_id=woman.person.id or 0,
        from_unit_id=woman.membership.unit_id,
        to_unit_id=to_unit_id,
        asked_by=who.person_id or 0,
        asked_at=clock.now(),
    )
    session.add(transfer)
    session.flush()
    try:
        post_for(session, who.person_id, Right.APPROVE, to_unit_id)
    except NotAllowed:
        heads = ask_head(session, transfer)
        if heads:
            return TransferAsked(transfer.id or 0, woman.name, woman.number, unit.name, heads[0])
        return TransferWaits(transfer.id or 0, woman.name, woman.number, unit.name)
    return _accept(session, who, transfer, woman)


def may_move(session: Session, who: Who, membership_id: int) -> Woman:
    """The woman, if a head may propose her to another branch now.

    Raises NotAllowed, GoneFromBook, HoldsPost or TransferWaiting.
    """
    (woman,) = kept(session, who, [membership_id], Right.APPROVE)
    posts_that_end(session, who, woman)
    open_ = _open(session, woman)
    if open_ is not None:
        raise TransferWaiting(woman.name, get_unit(session, open_.to_unit_id).name)
    return woman


def _open(session: Session, woman: Woman) -> Transfer | None:
    return session.exec(
        select(Transfer).where(Transfer.person_id == woman.person.id, col(Transfer.state).in_(WAITING))
    ).first()


def decide_transfer(session: Session, who: Who, transfer_id: int, choice: str) -> Fact:
    """The other head answers: "yes", "no" or "later". Raises NotAllowed, UnitClosed or TransferDecided."""
    transfer = row_in_unit(session, Transfer, transfer_id, "to_unit_id")
    if transfer is None:
        raise NotAllowed
    held = hold_for(session, who.person_id, Right.APPROVE, transfer.to_unit_id)
    (woman,) = locked(session, [transfer.membership_id])
    if transfer.state not in WAITING:
        raise TransferDecided(woman.name)
    if woman.membership.state not in MEMBER_STATES:  # died or left meanwhile
        transfer.state = TransferState.WITHDRAWN
        session.add(transfer)
        return TransferWithdrawn(woman.name, get_unit(session, transfer.from_unit_id).name)
    if choice == "later":
        transfer.state, transfer.asked_at = TransferState.LATER, clock.now()
        session.add(transfer)
        return TransferPutOff(woman.name)
    transfer.decided_by, transfer.decided_at = held.person_id, clock.now()
    if choice != "yes":
        transfer.state = TransferState.REFUSED
        session.add(transfer)
        tell_asker(session, transfer)
        return TransferRefused(woman.name, get_unit(session, transfer.from_unit_id).name)
    return _accept(session, who, transfer, woman)


def _accept(session: Session, who: Who, transfer: Transfer, woman: Woman) -> TransferAccepted:
    """Close her entry there and open one here, from today; what she attended stays hers."""
    by = who.person_id or 0
    was_away = woman.membership.state == MemberState.AWAY
    there, here = get_unit(session, transfer.from_unit_id).name, get_unit(session, transfer.to_unit_id).name
    left = begin(session, transfer.asked_by, transfer.from_unit_id, DEPARTED, here)
    new = add_membership(session, person_id=transfer.person_id, branch_id=transfer.to_unit_id, since=clock.today())
    new.honorary, new.card = woman.membership.honorary, woman.membership.card
    new.state = MemberState.AWAY if was_away else MemberState.ACTIVE
    session.add(new)
    session.flush()
    close(session, left, woman, MemberState.TRANSFERRED, reached=True)
    _end_posts(session, transfer)
    came = begin(session, by, transfer.to_unit_id, ARRIVED, there)
    note(session, came, Woman(new, woman.person), "arrived", None, new.number)
    transfer.state, transfer.new_membership_id = TransferState.ACCEPTED, new.id
    transfer.decided_by, transfer.decided_at = by, clock.now()
    session.add(transfer)
    session.flush()
    for meeting in invite_newcomer(session, transfer.person_id, transfer.to_unit_id):
        if not was_away:
            invite_to(session, meeting, transfer.person_id)
    if by != transfer.asked_by:
        tell_asker(session, transfer)
    tell_her(session, transfer)
    return TransferAccepted(woman.name, new.number, there)


def _end_posts(session: Session, transfer: Transfer) -> None:
    """A group leader leads no group of a branch that she has left."""
    posts = Post.__table__  # type: ignore[attr-defined]
    ends = posts.update().where(
        posts.c.person_id == transfer.person_id,
        posts.c.unit_id.in_(subtree_ids(transfer.from_unit_id)),
        posts.c.to_date.is_(None),
    )
    session.connection().execute(ends.values(to_date=clock.today()))


def withdraw_transfer(session: Session, who: Who, transfer_id: int) -> TransferWithdrawn:
    """The head who asked takes it back before an answer. Raises NotAllowed or TransferDecided."""
    transfer = session.exec(select(Transfer).where(Transfer.id == transfer_id).with_for_update()).first()
    if transfer is None:
        raise NotAllowed
    post_for(session, who.person_id, Right.APPROVE, transfer.from_unit_id)
    (woman,) = locked(session, [transfer.membership_id])
    if transfer.state not in WAITING:
        raise TransferDecided(woman.name)
    transfer.state = TransferState.WITHDRAWN
    session.add(transfer)
    return TransferWithdrawn(woman.name, get_unit(session, transfer.to_unit_id).name)
