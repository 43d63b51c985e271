"""A membership ends: she has died, left the Hội, moved away, or was written twice; and begins again after a slip."""

from datetime import datetime

from sqlmodel import Session, col, select

from models import clock
from models.conversations import ContactPerson, Who
from models.conversations import unlink as unlink_contact
from models.deliveries import DELIVERIES, State
from models.facts import Fact, Refused
from models.member_changes import MemberChange, Woman, begin, locked, note, put
from models.member_invitations import settle
from models.member_marks import keeper, kept
from models.members import MEMBER_STATES, Membership, MemberState, memberships_of
from models.open_units import hold_for
from models.posts import NotAllowed, Post, Right, post_for
from models.units import get_unit

ENDS = (MemberState.DIED, MemberState.LEFT, MemberState.TRANSFERRED)


class MembershipEnded(Fact):
    """Her name stays in the book under its number; she is counted and written to no more."""

    edit: int
    state: str
    women: str
    number: int


class BackInTheBook(Fact):
    """She stands in the book again, under her old number."""

    edit: int
    women: str
    number: int


class HoldsPost(Refused):
    """She holds a post that somebody above has to hand over first."""

    women: str
    unit: str


class InTheBookStill(Refused):
    """She is a member already."""

    women: str
    number: int


class BelongsElsewhere(Refused):
    """She is a member of another branch by now."""

    women: str


class MergedAway(Refused):
    """This number was merged into another; there is nothing to take up again."""

    women: str


def posts_that_end(session: Session, who: Who, woman: Woman) -> list[Post]:
    """Her posts, which end with her membership: those below the one who writes. Raises HoldsPost for any other."""
    today = clock.today()
    posts = session.exec(
        select(Post).where(
            Post.person_id == woman.person.id, (col(Post.to_date).is_(None)) | (col(Post.to_date) > today)
        )
    ).all()
    for post in posts:
        try:
            held = post_for(session, who.person_id, Right.UNITS, post.unit_id)
        except NotAllowed:
            held = None
        if held is None or held.unit_id == post.unit_id:
            raise HoldsPost(woman.name, get_unit(session, post.unit_id).name)
    return list(posts)


def end_membership(session: Session, who: Who, membership_id: int, state: MemberState) -> MembershipEnded:
    """Close her entry today: no invitation, no message, no post of hers is left.

    Raises NotAllowed, GoneFromBook or HoldsPost.
    """
    if state not in ENDS:
        raise NotAllowed
    (woman,) = kept(session, who, [membership_id], Right.APPROVE)
    posts = posts_that_end(session, who, woman)
    edit = begin(session, who.person_id or 0, woman.membership.unit_id, state)
    close(session, edit, woman, state)
    today = clock.today()
    for post in posts:
        note(session, edit, woman, "post", [post.id, ""], [post.id, today.isoformat()])
        post.to_date = today
        session.add(post)
    session.flush()
    return MembershipEnded(edit, state, woman.name, woman.number)


def close(session: Session, edit: int, woman: Woman, state: MemberState, *, reached: bool = False) -> None:
    """End an entry as part of an edit; `reached` where she belongs elsewhere now and is written to there."""
    put(session, edit, woman, "state", [state, clock.today().isoformat()])
    session.flush()
    person_id = woman.person.id or 0
    taken = settle(session, woman.membership.unit_id, [person_id])
    if taken:
        note(session, edit, woman, "invitations", taken, None)
    if reached or memberships_of(session, person_id):
        return
    waiting = [DELIVERIES.c.person_id == person_id, DELIVERIES.c.state == State.QUEUED]
    cancelled = DELIVERIES.update().where(*waiting).values(state=State.CANCELLED).returning(DELIVERIES.c.id)
    ids = list(session.connection().execute(cancelled).scalars())
    if ids:
        note(session, edit, woman, "messages", ids, None)
    links = session.exec(select(ContactPerson).where(ContactPerson.person_id == person_id)).all()
    if links:
        note(session, edit, woman, "links", [[row.contact_id, row.since.isoformat()] for row in links], None)
    for row in links:
        unlink_contact(session, row.contact_id, person_id)


def open_again(session: Session, woman: Woman, change: MemberChange) -> bool:
    """Give back what ending took: her address, her waiting messages, her post. False where another holds it now."""
    field, before = change.field, change.before
    person_id = woman.person.id or 0
    if field == "links":
        for contact_id, since in before:
            if session.get(ContactPerson, (contact_id, person_id)) is None:
                session.add(
                    ContactPerson(contact_id=contact_id, person_id=person_id, since=datetime.fromisoformat(since))
                )
    elif field == "messages":
        back = DELIVERIES.update().where(DELIVERIES.c.id.in_(before), DELIVERIES.c.state == State.CANCELLED)
        session.connection().execute(back.values(state=State.QUEUED))
    elif field == "post":
        post = session.get(Post, before[0])
        if post is None or post.to_date is None or post.to_date.isoformat() != change.after[1] or _taken(session, post):
            return False
        post.to_date = None
        session.add(post)
    session.flush()
    return True


def _taken(session: Session, post: Post) -> bool:
    """Whether somebody else has got this post, or its unit is closed."""
    today = clock.today()
    held = select(Post.id).where(
        Post.unit_id == post.unit_id,
        Post.role == post.role,
        Post.id != post.id,
        (col(Post.to_date).is_(None)) | (col(Post.to_date) > today),
    )
    closed = get_unit(session, post.unit_id).closed_on is not None
    return closed or session.exec(held).first() is not None


def take_up_again(session: Session, who: Who, membership_id: int) -> BackInTheBook:
    """She comes back, or was written off by a slip more than a day ago: her old entry is open again.

    Raises NotAllowed, UnitClosed, InTheBookStill, BelongsElsewhere or MergedAway.
    """
    was = session.get(Membership, membership_id)
    if was is None:
        raise NotAllowed
    hold_for(session, who.person_id, Right.APPROVE, was.unit_id)
    (woman,) = locked(session, [membership_id])
    keeper(session, who.person_id, woman, Right.APPROVE)
    if woman.membership.state in MEMBER_STATES:
        raise InTheBookStill(woman.name, woman.number)
    if woman.membership.state == MemberState.MERGED:
        raise MergedAway(woman.name)
    if memberships_of(session, woman.person.id or 0):
        raise BelongsElsewhere(woman.name)
    edit = begin(session, who.person_id or 0, woman.membership.unit_id, "returned")
    put(session, edit, woman, "state", [MemberState.ACTIVE, ""])
    session.flush()
    settle(session, woman.membership.unit_id, [woman.person.id or 0])
    return BackInTheBook(edit, woman.name, woman.number)
