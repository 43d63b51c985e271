"""What waits for a cadre's word: who asks to be a member, to move or to have her data changed, posts that are on offer,
notices that need a second person; by the rules of the chat, where most of it is answered."""

from dataclasses import dataclass

from sqlmodel import Session, col, select

from models.announcements import Announcement
from models.approvals import waiting_requests
from models.conversations import Who
from models.deliveries import Message
from models.handovers import Handover, HandoverState
from models.own_changes import waiting_changes
from models.posts import Right
from models.transfers import waiting_transfers
from models.units import Unit, UnitKind, subtree_ids

NOTICES = 5  # that are shown at once; the list has the others


@dataclass(frozen=True)
class Offered:
    """Posts of one unit that wait for the word of whoever is to take them."""

    unit_id: int
    unit: str
    count: int


@dataclass(frozen=True)
class NoticeAsked:
    """A notice that waits for a second person: for her, or (`own`: she wrote it) for somebody else."""

    id: int
    unit: str
    text: str
    urgent: bool
    own: bool


@dataclass(frozen=True)
class Waiting:
    """How many ask to be members, to come from another branch, to have their data changed; posts on offer below, and
    (role, unit) of those that are offered to herself; notices that need a second person's word."""

    requests: int = 0
    transfers: int = 0
    changes: int = 0
    offers: tuple[Offered, ...] = ()
    hers: tuple[tuple[str, str], ...] = ()
    notices: tuple[NoticeAsked, ...] = ()

    @property
    def asked(self) -> bool:
        """Whether anything waits for her answer in the chat."""
        return bool(self.requests or self.transfers or self.changes)


def waiting(session: Session, who: Who, unit_id: int, rights: frozenset[Right]) -> Waiting:
    """What waits in a unit and below it, for somebody who has these rights over it; posts offered to her, anywhere."""
    requests = transfers = changes = 0
    if Right.APPROVE in rights:
        within = set(session.exec(select(Unit.id).where(col(Unit.id).in_(subtree_ids(unit_id)))).all())
        requests = sum(one.unit_id in within for one, _unit in waiting_requests(session, who.person_id))
        transfers = sum(one.to_unit_id in within for one in waiting_transfers(session, who.person_id))
        changes = sum(one.unit_id in within for one in waiting_changes(session, who.person_id))
    open_ = (
        select(Handover, Unit)
        .join(Unit, col(Unit.id) == Handover.unit_id)
        .where(Handover.state == HandoverState.OFFERED)
        .order_by(col(Unit.folded), col(Handover.id))
    )
    below: dict[int, Offered] = {}
    if Right.UNITS in rights:
        small = (UnitKind.GROUP, UnitKind.CLUB)
        for _one, unit in session.exec(
            open_.where(col(Handover.unit_id).in_(subtree_ids(unit_id)), col(Unit.kind).not_in(small))
        ):
            before = below.get(unit.id or 0)
            below[unit.id or 0] = Offered(unit.id or 0, unit.name, (before.count if before else 0) + 1)
    hers = session.exec(open_.where(Handover.person_id == who.person_id)).all()
    return Waiting(
        requests,
        transfers,
        changes,
        tuple(below.values()),
        tuple((one.role, unit.name) for one, unit in hers),
        _notices(session, who, unit_id, rights),
    )


def _notices(session: Session, who: Who, unit_id: int, rights: frozenset[Right]) -> tuple[NoticeAsked, ...]:
    """Those of the unit and below that were put to a second person and not answered; of a drafter her own."""
    if Right.DRAFT not in rights:
        return ()
    put = select(Message.id).where(Message.kind == "second", Message.subject_id == Announcement.id)
    query = select(Announcement, Unit.name).join(Unit, col(Unit.id) == Announcement.unit_id)
    query = query.where(
        put.exists(),
        col(Announcement.unit_id).in_(subtree_ids(unit_id)),
        col(Announcement.agreed_by).is_(None),
        col(Announcement.cancelled_at).is_(None),
        col(Announcement.recalled_at).is_(None),
    )
    if Right.SEND not in rights:
        query = query.where(Announcement.sender_id == who.person_id)
    rows = session.exec(query.order_by(col(Announcement.id).desc()).limit(NOTICES + 1)).all()
    return tuple(
        NoticeAsked(one.id or 0, unit, one.text, bool(one.urgent_reason), one.sender_id == who.person_id)
        for one, unit in rows
    )
