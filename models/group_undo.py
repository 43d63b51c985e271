"""Taking back what was done to a group or club: made, named anew or closed, women put into a club or taken out."""

from sqlmodel import Session, col, select

from models.club_joining import admit, drop_out
from models.clubs import ClubRequest
from models.conversations import Who
from models.facts import Refused
from models.group_changes import GroupExists, close_unit, taken_name, women_in
from models.groups import GroupEdit, in_force, locked
from models.member_changes import MemberChange, MemberEdit, Woman, changes_of
from models.member_changes import locked as locked_women
from models.member_invitations import settle
from models.members import MEMBER_STATES, Membership
from models.open_units import check_open
from models.posts import Post, Right, Role, post_for
from models.text import fold
from models.units import Unit, UnitKind, subtree_ids


class GroupInUse(Refused):
    """It was made by what is to be taken back, and has women, a leader or a meeting by now."""

    name: str


def undo_group_edit(session: Session, who: Who, edit: MemberEdit) -> tuple[int, int]:
    """Take one edit of GroupEdit back: how many women it was about, and how many stay as they are now.

    Raises NotAllowed, UnitClosed, GroupExists where another one has the name by now, or GroupInUse.
    """
    if edit.what in {GroupEdit.PUT, GroupEdit.TAKEN}:  # a club's leader may take women out
        post_for(session, who.person_id, Right.NAMES, edit.subject_id or 0)
    else:
        post_for(session, who.person_id, Right.UNITS, edit.unit_id)
    check_open(session, locked(session, edit.unit_id))
    unit = locked(session, edit.subject_id or 0)
    if edit.what == GroupEdit.CREATED:
        _unmake(session, unit)
        return 0, 0
    if edit.what == GroupEdit.RENAMED:
        if _named_since(session, edit, unit):
            return 0, 1
        if taken_name(session, edit.unit_id, unit, edit.detail):
            raise GroupExists(edit.detail)
        unit.name, unit.folded = edit.detail, fold(edit.detail)
        session.add(unit)
        return 0, 0
    changes = changes_of(session, edit.id or 0)
    if edit.what == GroupEdit.CLOSED:
        return _open_again(session, edit, unit, changes)
    people = [change.person_id for change in changes]
    if edit.what == GroupEdit.PUT:
        gone = drop_out(session, unit.id or 0, people)
        return len(gone), len(people) - len(gone)
    members = _still_members(session, people, edit.unit_id) if unit.closed_on is None else []
    back = admit(session, unit, members) if members else []
    return len(back), len(people) - len(back)


def _named_since(session: Session, edit: MemberEdit, unit: Unit) -> bool:
    """Whether it is called otherwise by now than this edit named it: the next one noted the name that it found."""
    renamed = select(MemberEdit.detail).where(
        MemberEdit.subject_id == unit.id, MemberEdit.what == GroupEdit.RENAMED, col(MemberEdit.id) > edit.id
    )
    found = session.exec(renamed.order_by(col(MemberEdit.id)).limit(1)).first()
    return found is not None and found != unit.name


def _unmake(session: Session, unit: Unit) -> None:
    led = select(Post.id).where(Post.unit_id == unit.id, *in_force())
    if women_in(session, unit) or session.exec(led).first() is not None:
        raise GroupInUse(unit.name)
    close_unit(session, unit)


def _open_again(session: Session, edit: MemberEdit, unit: Unit, changes: list[MemberChange]) -> tuple[int, int]:
    """As it was: its women, its leader, and the wishes to join that were waiting."""
    if taken_name(session, edit.unit_id, unit, unit.name):
        raise GroupExists(unit.name)
    unit.closed_on = None
    session.add(unit)
    session.flush()
    _lead_again(session, unit, edit.unit_id, [change.before for change in changes if change.field == "post"])
    if unit.kind == UnitKind.CLUB:
        people = [change.person_id for change in changes if change.field == "club"]
        members = _still_members(session, people, edit.unit_id)
        back = admit(session, unit, members) if members else []
        waiting = select(ClubRequest).where(
            ClubRequest.unit_id == unit.id,
            col(ClubRequest.decided_at) >= edit.made_at,
            col(ClubRequest.decided_by).is_(None),
            col(ClubRequest.admitted).is_(False),
        )
        for request in session.exec(waiting).all():
            request.decided_at = None
            session.add(request)
        return len(back), len(people) - len(back)
    women = locked_women(session, [change.membership_id or 0 for change in changes if change.field == "group_id"])
    back_again = [woman for woman in women if _is_free(woman, edit.unit_id)]
    for woman in back_again:
        woman.membership.group_id = unit.id
        session.add(woman.membership)
    session.flush()
    settle(session, edit.unit_id, [woman.person.id or 0 for woman in back_again])
    return len(back_again), len(women) - len(back_again)


def _is_free(woman: Woman, branch_id: int) -> bool:
    membership = woman.membership
    return membership.unit_id == branch_id and membership.group_id is None and membership.state in MEMBER_STATES


def _lead_again(session: Session, unit: Unit, place_id: int, post_ids: list[int]) -> None:
    """The posts that ended with it hold again, unless somebody else has one there by now, or she has moved away."""
    held = select(Post.id).where(Post.unit_id == unit.id, Post.role == Role.GROUP_LEADER, *in_force())
    if session.exec(held).first() is not None:
        return
    for post in session.exec(select(Post).where(col(Post.id).in_(post_ids))).all():
        if _still_members(session, [post.person_id], place_id):
            post.to_date = None
            session.add(post)
    session.flush()


def _still_members(session: Session, people: list[int], place_id: int) -> list[int]:
    """Those of these people who are still members of the branch or commune that the group or club belongs to."""
    here = select(Membership.person_id).where(
        col(Membership.person_id).in_(people),
        col(Membership.unit_id).in_(subtree_ids(place_id)),
        col(Membership.state).in_(MEMBER_STATES),
    )
    return sorted(set(session.exec(here).all()))
