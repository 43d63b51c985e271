"""A post that was to pass on does not: taken back, not wanted by her who holds it, or given back before its day."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from sqlmodel import Session, col, or_, select

from models import clock, deliveries
from models.conversations import Who
from models.deliveries import Message
from models.deputies import is_lent
from models.grants import withdraw
from models.handovers import HANDED, Handover, HandoverState, both, heard, may_offer, name_of, note, over, tell
from models.handovers_left import go_on
from models.handovers_said import HandoverOver, HandoverReturned, HandoverWithdrawn, HolderAgreed, HolderObjected
from models.members import Person
from models.open_units import row_in_unit
from models.posts import NotAllowed, Post, Right, Role, may_name, posts_of
from models.units import get_unit, subtree_ids

SHOWN = 8
LATELY = timedelta(days=14)  # that a post was taken and has begun


def take_back(session: Session, who: Who, handover_id: int) -> HandoverWithdrawn:
    """Whoever may offer the post takes the offer back, or what was agreed, while its day is ahead.

    Raises NotAllowed or HandoverOver.
    """
    row = row_in_unit(session, Handover, handover_id)
    if row is None:
        raise NotAllowed
    unit = get_unit(session, row.unit_id)
    if not _may(session, who, row):
        raise NotAllowed
    told = HandoverWithdrawn(name_of(session.get_one(Person, row.person_id)), row.role, unit.name)
    note(session, who.person_id, row, "post-withdrawn")
    if is_ahead(row):
        _undo(session, row, "undone", who.person_id or 0)
        return told
    over(session, row, HandoverState.WITHDRAWN)
    withdraw(session, Role(row.role), row.unit_id)
    tell(session, row, "handover-told", sorted(({row.offered_by} | heard(session, row)) - {who.person_id}))
    return told


def holder_says(session: Session, who: Who, handover_id: int, yes: bool) -> HolderAgreed | HolderObjected:
    """What she says whose post another one hands on, until it does: whoever does so hears it.

    Her no ends it, unless a decision stands behind it; then it is for whoever wrote that to answer her.
    Raises NotAllowed or HandoverOver.
    """
    row = row_in_unit(session, Handover, handover_id)
    if row is None or not is_from_her(session, who, row):
        raise NotAllowed
    if row.state != HandoverState.OFFERED and not is_ahead(row):
        raise HandoverOver
    unit, by = get_unit(session, row.unit_id), name_of(session.get_one(Person, row.offered_by))
    if yes:
        tell(session, row, "handover-agreed", [row.offered_by])
        return HolderAgreed(row.role, unit.name, by)
    note(session, who.person_id, row, "post-objected")
    hers = who.person_id or 0
    if row.decision:
        tell(session, row, "handover-objected", [row.offered_by])
    elif is_ahead(row):
        _undo(session, row, "objected", hers)
    else:
        reached = ({row.offered_by} | heard(session, row)) - {hers}
        over(session, row, HandoverState.WITHDRAWN)
        withdraw(session, Role(row.role), row.unit_id)
        tell(session, row, "handover-told", sorted(reached), how="objected")
    return HolderObjected(row.role, unit.name, by, row.decision)


def is_from_her(session: Session, who: Who, row: Handover) -> bool:
    """Whether it is her post that another one hands on."""
    old = session.get(Post, row.post_id) if row.post_id is not None else None
    return old is not None and old.person_id in _hers(who) and row.offered_by not in _hers(who)


def give_back(session: Session, who: Who, handover_id: int) -> HandoverReturned:
    """She who took the post does not take it after all, while its day is ahead. Raises NotAllowed or HandoverOver."""
    row = row_in_unit(session, Handover, handover_id)
    if row is None or row.person_id not in _hers(who):
        raise NotAllowed
    if not is_ahead(row):
        raise HandoverOver
    note(session, row.person_id, row, "post-returned")
    _undo(session, row, "returned", row.person_id)
    return HandoverReturned(row.role, get_unit(session, row.unit_id).name, row.day)


def is_ahead(row: Handover) -> bool:
    """Whether a post was taken from a day that is to come."""
    return row.state == HandoverState.TAKEN and row.day > clock.today()


def to_take_back(session: Session, who: Who) -> list[Handover]:
    """What she may take back or give back: offers that wait, and posts that are taken from a day ahead."""
    above = [one.unit_id for one in posts_of(session, who.person_id) if Right.UNITS in one.rights]
    below = [col(Handover.unit_id).in_(subtree_ids(unit)) for unit in above]
    own = select(Post.id).where(Post.person_id == who.person_id)
    rows = session.exec(
        select(Handover)
        .where(
            or_(
                Handover.state == HandoverState.OFFERED,
                (col(Handover.state) == HandoverState.TAKEN) & (col(Handover.day) > clock.today()),
            ),
            or_(col(Handover.person_id).in_(_hers(who)), col(Handover.post_id).in_(own), *below),
        )
        .order_by(col(Handover.id).desc())
    ).all()
    return [row for row in rows if is_hers(who, row) or _may(session, who, row)]


def passed_on(session: Session, who: Who) -> list[Post]:
    """The posts below hers that others hold, whom she may name; the newest first."""
    above = [one.unit_id for one in posts_of(session, who.person_id) if Right.UNITS in one.rights]
    if not above:
        return []
    rows = session.exec(
        select(Post)
        .where(
            or_(*(col(Post.unit_id).in_(subtree_ids(unit)) for unit in above)),
            col(Post.role).in_(HANDED),
            col(Post.to_date).is_(None),
            Post.from_date <= clock.today(),
            col(Post.person_id).not_in(_hers(who)),
        )
        .order_by(col(Post.from_date).desc(), col(Post.id).desc())
    ).all()
    return [post for post in rows if may_name(session, who.person_id, post.person_id, post.unit_id)]


def taken_lately(session: Session, who: Who) -> list[int]:
    """The posts that she took, and that began, in these days."""
    today = clock.today()
    found = select(Handover.new_post_id).where(
        Handover.state == HandoverState.TAKEN,
        col(Handover.person_id).in_(_hers(who)),
        col(Handover.day) <= today,
        or_(col(Handover.day) > today - LATELY, col(Handover.decided_at) > clock.now() - LATELY),
    )
    return [one for one in session.exec(found).all() if one is not None]


def is_hers(who: Who, row: Handover) -> bool:
    """Whether she is who has taken the post, and not who offers it."""
    return row.state == HandoverState.TAKEN and row.person_id in _hers(who)


def _hers(who: Who) -> set[int]:
    return {known.id for known in who.persons} | ({who.person_id} if who.person_id is not None else set())


def _may(session: Session, who: Who, row: Handover) -> bool:
    """Whoever offered it or may do so; she whose post it is not where another's decision stands behind it."""
    decided = row.decision and is_from_her(session, who, row)
    old = session.get(Post, row.post_id) if row.post_id and not decided else None
    try:
        may_offer(session, who, get_unit(session, row.unit_id), old)
    except NotAllowed:
        return False
    return True


def may_take_back(session: Session, who: Who, handover_id: int) -> bool:
    """Whether she may, while it waits or its day is ahead."""
    row = session.get(Handover, handover_id)
    if row is None or (row.state != HandoverState.OFFERED and not is_ahead(row)):
        return False
    return _may(session, who, row)


def _undo(session: Session, row: Handover, how: str, by: int) -> None:
    """The new post has never begun, and the old one goes on as it did; all who know of it hear of it but herself."""
    new = session.get(Post, row.new_post_id, with_for_update=True) if row.new_post_id is not None else None
    if new is None or new.to_date is not None:  # its unit was closed, or it passed on already
        raise HandoverOver
    new.to_date = new.from_date
    session.add(new)
    old = session.get(Post, row.post_id, with_for_update=True) if row.post_id is not None else None
    if old is not None and old.to_date == row.day:
        old.to_date = _ended(session, row, old)
        session.add(old)
    go_on(session, _kept(session, row).get("left", {}), row.day)
    deliveries.cancel_queued(session, "handover-told", row.id or 0)
    row.state, row.decided_at = HandoverState.WITHDRAWN, clock.now()
    session.add(row)
    session.flush()
    tell(session, row, "handover-told", sorted((both(session, row) | {row.person_id}) - {by}), how=how)


def _ended(session: Session, row: Handover, old: Post) -> date | None:
    """When the old post would have ended without this."""
    kept = _kept(session, row)
    if "ends" in kept:
        return date.fromisoformat(kept["ends"]) if kept["ends"] else None
    return old.to_date if is_lent(session, old) else None


def _kept(session: Session, row: Handover) -> Mapping[str, Any]:
    key = f"handover-told:{row.id}:{HandoverState.TAKEN}"
    return session.exec(select(Message.fields).where(Message.key == key)).first() or {}
