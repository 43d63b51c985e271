"""What a cadre sees of the announcements below her: a list with how far each has come, and one with all its counts."""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlmodel import Session, col, func, select

from models.announcements import Announcement, notice_key
from models.conversations import Who
from models.courses import can_resend, message_of, progress
from models.deliveries import AT_HOME, REACHED, Delivery, Message, State, Tally
from models.members import Person
from models.posts import NotAllowed, Right, post_for, posts_of
from models.recipients import Recipient, recipients
from models.spreading import ListPart
from models.units import Unit, UnitPath, get_unit

PAGE = 20  # announcements on a page
NAMES = 60  # women to be told at home, on a page


@dataclass(frozen=True)
class Sent:
    """One announcement and how far it has come. `state` is "waits" (for a second person), "planned", "going", "paused",
    "stopped", "recalled" or "done"."""

    id: int
    unit_id: int
    unit: str
    text: str
    created_at: datetime
    send_at: datetime | None
    state: str
    tally: Tally


@dataclass(frozen=True)
class OneSent:
    """One announcement in full. `steers`: she may pause, stop and recall it; `named`: whom it missed has names."""

    sent: Sent
    announcement: Announcement
    sender: str
    states: tuple[tuple[str, int], ...]
    steers: bool
    named: bool
    again: int  # how many who missed it could get it now
    timezone: str


def sent_below(session: Session, who: Who, unit_id: int, before: int = 0) -> tuple[list[Sent], int]:
    """The announcements of a unit and all below it, the newest first, from before an id on; and the id for the page
    after, 0 where there is none. Raises NotAllowed."""
    held = post_for(session, who.person_id, Right.DRAFT, unit_id)
    within = select(UnitPath.descendant_id).where(UnitPath.ancestor_id == unit_id, col(UnitPath.to_date).is_(None))
    query = select(Announcement, Unit.name).join(Unit, col(Unit.id) == Announcement.unit_id)
    query = query.where(col(Announcement.unit_id).in_(within))
    if Right.SEND not in held.rights:  # a drafter sees what she has written
        query = query.where(Announcement.sender_id == who.person_id)
    if before:
        query = query.where(col(Announcement.id) < before)
    rows = session.exec(query.order_by(col(Announcement.id).desc()).limit(PAGE + 1)).all()
    shown = rows[:PAGE]
    tallies = _tallies(session, [one.id or 0 for one, _name in shown])
    found = [_sent(one, name, tallies.get(one.id or 0)) for one, name in shown]
    return found, (shown[-1][0].id or 0) if len(rows) > PAGE else 0


def one_sent(session: Session, who: Who, announcement_id: int) -> OneSent:
    """One announcement: of whoever may send there, or wrote it. Raises NotAllowed."""
    found = session.get(Announcement, announcement_id)
    if found is None:
        raise NotAllowed
    held = [post for post in posts_of(session, who.person_id) if Right.SEND in post.rights]
    steers = bool(held) and _may_send(session, who, found.unit_id)
    if not steers and found.sender_id != who.person_id:
        raise NotAllowed
    unit = get_unit(session, found.unit_id)
    tally = progress(session, notice_key(announcement_id))
    on_its_way = message_of(session, announcement_id)
    sender = session.get(Person, found.sender_id)
    named = steers and Right.NAMES in post_for(session, who.person_id, Right.SEND, found.unit_id).rights
    return OneSent(
        _sent(found, unit.name, tally if on_its_way else None),
        found,
        sender.full_name if sender and (named or sender.id == who.person_id) else "",
        _states(session, on_its_way, tally),
        steers,
        named,
        can_resend(session, found) if steers and on_its_way else 0,
        unit.timezone,
    )


def to_tell_at_home(session: Session, who: Who, announcement_id: int, page: int) -> tuple[int, list[Recipient]]:
    """Whom it missed and nobody has told yet, by branch and number. Raises NotAllowed without names."""
    return recipients(session, who, announcement_id, AT_HOME, page=page, size=NAMES, told=False)


def same_sent(session: Session, who: Who, unit_id: int, check_code: str) -> int:
    """The announcement of hers with this check code: a form that was sent twice sends once. 0 where there is none."""
    query = select(Announcement.id).where(
        Announcement.unit_id == unit_id,
        Announcement.sender_id == who.person_id,
        Announcement.check_code == check_code,
    )
    return session.exec(query.order_by(col(Announcement.id).desc()).limit(1)).first() or 0 if check_code else 0


def _may_send(session: Session, who: Who, unit_id: int) -> bool:
    try:
        post_for(session, who.person_id, Right.SEND, unit_id)
    except NotAllowed:
        return False
    return True


def _states(session: Session, message: int, tally: Tally) -> tuple[tuple[str, int], ...]:
    """How many stand where, each state that has any; those not yet in the ledger wait."""
    rows = session.exec(
        select(Delivery.state, func.count()).where(Delivery.message_id == message).group_by(Delivery.state)
    ).all()
    counts = dict(rows)
    more = tally.waiting - sum(counts.get(state, 0) for state in (State.QUEUED, State.SENDING, State.HELD))
    counts[State.QUEUED] = counts.get(State.QUEUED, 0) + max(more, 0)
    return tuple((state.value, counts[state]) for state in State if counts.get(state))


def _sent(found: Announcement, unit: str, tally: Tally | None) -> Sent:
    state = "done"
    if found.recalled_at is not None:
        state = "recalled"
    elif found.cancelled_at is not None:
        state = "stopped"
    elif tally is None:
        state = "waits"
    elif found.paused_at is not None and tally.waiting:
        state = "paused"
    elif tally.waiting:
        nothing_left = tally.waiting + tally.unreachable == tally.total
        state = "planned" if nothing_left and found.send_at is not None else "going"
    return Sent(
        found.id or 0, found.unit_id, unit, found.text, found.created_at, found.send_at, state, tally or Tally()
    )


def _tallies(session: Session, ids: list[int]) -> dict[int, Tally]:
    """How each of these stands, in two looks; one that is not on its way has none."""
    keys = {notice_key(one): one for one in ids}
    messages = dict(session.exec(select(Message.id, Message.key).where(col(Message.key).in_(list(keys)))).all())
    counted = {message or 0: Tally() for message in messages}
    rows = session.exec(
        select(Delivery.message_id, Delivery.state, func.count(), func.count(col(Delivery.told_at)))
        .where(col(Delivery.message_id).in_(list(counted)))
        .group_by(col(Delivery.message_id), Delivery.state)
    ).all()
    for message, state, count, told in rows:
        counted[message] = _add(counted[message], State(state), count, told)
    unwritten = session.exec(
        select(ListPart.message_id, func.sum(ListPart.size))
        .where(col(ListPart.message_id).in_(list(counted)))
        .group_by(col(ListPart.message_id))
    ).all()
    for message, size in unwritten:
        counted[message] = _add(counted[message], State.QUEUED, int(size), 0)
    return {keys[key]: counted[message or 0] for message, key in messages.items()}


def _add(tally: Tally, state: State, count: int, told: int) -> Tally:
    if state is State.CANCELLED:
        return tally
    of = {State.UNKNOWN: "unknown", State.FAILED: "failed", State.UNREACHABLE: "unreachable"}
    name = "reached" if state in REACHED else of.get(state, "waiting")
    told = told if state in AT_HOME else 0
    return replace(tally, total=tally.total + count, told=tally.told + told, **{name: getattr(tally, name) + count})
