"""Notices that a used-up month keeps back: leaders, else heads, get the text to paste into their group."""

from collections import Counter
from datetime import timedelta

from sqlmodel import Session, col, func, select

from models import budgets, clock, deliveries, planner
from models.announcements import Announcement
from models.audiences import Wanted, wanted_from
from models.conversations import ContactPerson
from models.deliveries import Delivery, Message, Priority, Reason, State
from models.members import MEMBER_STATES, Membership
from models.posts import Right, holders_above

RECENT = timedelta(days=1)


def tell_leaders(session: Session) -> int:
    """Each leader once for each notice to everybody that missed women of hers since the last look. How many."""
    terms = budgets.terms(session)
    if 0 not in budgets.messages_left(session, terms, sparing=True).values():
        return 0
    rows = session.exec(
        select(Message.subject_id, Membership.unit_id, Membership.group_id, func.count())
        .join(Delivery, col(Delivery.message_id) == Message.id)
        .join(Membership, col(Membership.person_id) == Delivery.person_id)
        .where(
            Message.kind == "notice",
            Message.created_at > clock.now() - RECENT,
            Delivery.state == State.UNREACHABLE,
            Delivery.reason == Reason.USED_UP,
            col(Delivery.told_at).is_(None),
            col(Membership.state).in_(MEMBER_STATES),
        )
        .group_by(col(Message.subject_id), col(Membership.unit_id), col(Membership.group_id))
    ).all()
    holders: dict[int, int | None] = {}
    missed: Counter[tuple[int, int]] = Counter()
    for notice, branch, group, women in rows:
        place = group or branch
        if place not in holders:
            holders[place] = _holder(session, place)
        if notice is not None and (holder := holders[place]) is not None:
            missed[notice, holder] += women
    return sum(_tell(session, notice, holder, women) for (notice, holder), women in missed.items())


def _holder(session: Session, unit_id: int) -> int | None:
    """The nearest person above these women who is linked."""
    able = [held.person_id for held in holders_above(session, unit_id, Right.NAMES)]
    linked = set(session.exec(select(ContactPerson.person_id).where(col(ContactPerson.person_id).in_(able))).all())
    return next((person for person in able if person in linked), None)


def _tell(session: Session, notice_id: int, holder: int, women: int) -> int:
    notice = session.get(Announcement, notice_id)
    over = notice is None or notice.cancelled_at is not None or notice.recalled_at is not None
    # What is for some women only must not be read by a whole group.
    if notice is None or over or wanted_from(notice.wanted) != Wanted():
        return 0
    message = deliveries.post(
        session,
        key=f"carry:{notice_id}:{holder}",
        kind="carry",
        subject_id=notice_id,
        unit_id=notice.unit_id,
        fields={"women": women},
    )
    if message is None:
        return 0
    now = clock.now()
    return planner.address(session, message, [holder], priority=Priority.ROLL, not_before=now)["queued"]
