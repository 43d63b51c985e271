"""What a head may carry on by other ways: words of her own units and of those above, to the women under her posts."""

from datetime import timedelta

from sqlalchemy import case
from sqlmodel import Session, col, or_, select

from models import clock
from models.announcements import Announcement
from models.audiences import Audience, Wanted, wanted_from
from models.deliveries import Message
from models.meetings import Meeting, MeetingState
from models.own_units import own_first, own_units
from models.posts import Held, NotAllowed, Right, post_for, posts_of
from models.units import UnitPath, is_under

CARRIES = {Right.CALL, Right.DRAFT}  # whoever may do one of these may carry its words on to her own women
RECENT = timedelta(days=7)
AHEAD = timedelta(days=60)  # what comes later is nobody's news yet
MEETINGS, OFF, NOTICES, MOST = 5, 3, 3, 8  # so many are offered, and of all of them together
LOOKED_AT = 20  # announcements, of which three may be carried on


def post_near(session: Session, person_id: int | None, unit_id: int) -> Held:
    """A post of hers over this unit or below it: she may carry its words on to her women. Raises NotAllowed."""
    for held in posts_of(session, person_id):
        near = is_under(session, unit_id, held.unit_id) or is_under(session, held.unit_id, unit_id)
        if near and CARRIES & held.rights:
            return held
    raise NotAllowed


def to_carry_on(session: Session, person_id: int | None) -> tuple[list[Meeting], list[Announcement]]:
    """Meetings ahead and the announcements of the last days, of her units and those above. Raises NotAllowed.

    The next meeting comes first; what is off is among them: whoever heard of it in the group should hear this, too.
    """
    units = [held.unit_id for held in posts_of(session, person_id) if CARRIES & held.rights]
    if not units:
        raise NotAllowed
    today = col(UnitPath.to_date).is_(None)
    below = select(UnitPath.descendant_id).where(col(UnitPath.ancestor_id).in_(units), today)
    above = select(UnitPath.ancestor_id).where(col(UnitPath.descendant_id).in_(units), today)
    ahead = select(Meeting).where(
        or_(col(Meeting.unit_id).in_(below), col(Meeting.unit_id).in_(above)),
        Meeting.starts_at > clock.now(),
        Meeting.starts_at < clock.now() + AHEAD,
    )
    soonest = col(Meeting.starts_at)
    own = own_units(session, person_id)
    first = case((col(Meeting.unit_id).in_(own.units if own.several else ()), 0), else_=1)  # her own branch's
    coming = ahead.where(Meeting.state == MeetingState.CALLED)
    called = session.exec(coming.order_by(first, soonest).limit(MEETINGS)).all()
    heard = col(Meeting.invite_at).is_(None)  # one of a series that nobody was invited to needs no word
    ended = ahead.where(Meeting.state == MeetingState.CANCELLED, heard)
    off = session.exec(ended.order_by(first, soonest).limit(OFF)).all()
    sent = select(Message.id).where(Message.kind == "notice", Message.subject_id == Announcement.id)
    notices = session.exec(
        select(Announcement)
        .where(
            or_(col(Announcement.unit_id).in_(below), col(Announcement.unit_id).in_(above)),
            Announcement.audience == Audience.MEMBERS,
            col(Announcement.cancelled_at).is_(None),
            col(Announcement.recalled_at).is_(None),
            Announcement.created_at > clock.now() - RECENT,
            sent.exists(),
        )
        .order_by(col(Announcement.id).desc())
        .limit(LOOKED_AT)
    ).all()
    carried = [one for one in notices if _is_for_all(session, person_id, one)][:NOTICES]
    meetings = own_first(session, person_id, sorted((*off, *called), key=lambda one: one.starts_at))
    return meetings[: MOST - len(carried)], carried


def announcement_near(session: Session, person_id: int | None, announcement_id: int) -> Announcement:
    """An announcement that she may carry on. Raises NotAllowed."""
    notice = session.get(Announcement, announcement_id)
    if notice is None or notice.cancelled_at is not None or notice.recalled_at is not None:
        raise NotAllowed
    post_near(session, person_id, notice.unit_id)
    if not _is_for_all(session, person_id, notice):
        raise NotAllowed
    return notice


def _is_for_all(session: Session, person_id: int | None, notice: Announcement) -> bool:
    """What is for some women only (those of a club, those who were absent) is carried on by who may send it: on a
    loudspeaker, read by somebody who does not know whom it was for, it would reach everybody."""
    if wanted_from(notice.wanted) == Wanted():
        return True
    try:
        post_for(session, person_id, Right.SEND, notice.unit_id)
    except NotAllowed:
        return False
    return True
