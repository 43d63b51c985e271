"""What was changed in a branch's book, as it is told: who did it, when, to whom."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from models.groups import GroupEdit
from models.member_changes import ADDED, MemberChange, MemberEdit, Woman, about, named
from models.members import Membership, Person, given_name
from models.units import Unit, UnitKind, UnitPath


@dataclass(frozen=True)
class Noted:
    """A line of the book's history. `women` names them, "" where they are many; `by` is who did it."""

    at: datetime
    by: str
    what: str
    detail: str
    women: str
    count: int
    number: int
    undone: bool


def history(
    session: Session, branch_id: int, *, group_id: int | None = None, units: Collection[int] = (), limit: int = 8
) -> list[Noted]:
    """The last changes of a branch's book (of one group's women), the latest first.

    Of a group's women only what was done to clubs under `units` is told: who is in a club is its own leader's to know.
    """
    query = select(MemberEdit).where(MemberEdit.unit_id == branch_id)
    if group_id is not None:
        known = select(UnitPath.descendant_id).where(
            col(UnitPath.ancestor_id).in_(units), col(UnitPath.to_date).is_(None)
        )
        closed = select(Unit.id).where(Unit.kind == UnitKind.CLUB, col(Unit.id).not_in(known))
        of_club = col(MemberEdit.what).in_(list(GroupEdit)) & col(MemberEdit.subject_id).in_(closed)
        query = query.where(~of_club)
        hers = (
            select(MemberChange.edit_id)
            .join(Membership, col(Membership.id) == MemberChange.membership_id)
            .where(Membership.group_id == group_id)
        )
        query = query.where(col(MemberEdit.id).in_(hers))
    return _told(session, list(session.exec(query.order_by(col(MemberEdit.id).desc()).limit(limit)).all()), group_id)


def history_of(session: Session, person_id: int, limit: int = 5) -> list[Noted]:
    """What was changed about one woman, for herself to read, the latest first."""
    hers = select(MemberChange.edit_id).where(MemberChange.person_id == person_id)
    query = select(MemberEdit).where(col(MemberEdit.id).in_(hers)).order_by(col(MemberEdit.id).desc()).limit(limit)
    return _told(session, list(session.exec(query).all()), None)


def _told(session: Session, edits: list[MemberEdit], group_id: int | None) -> list[Noted]:
    """With whom they were about, in two looks for all of them; a leader sees no names but her own women's."""
    women: dict[int, dict[int, Woman]] = {edit.id or 0: {} for edit in edits}
    query = (
        select(MemberChange.edit_id, Membership, Person)
        .join(Membership, col(Membership.id) == MemberChange.membership_id)
        .join(Person, col(Person.id) == MemberChange.person_id)
        .where(col(MemberChange.edit_id).in_(list(women)))
    )
    if group_id is not None:
        query = query.where(Membership.group_id == group_id)
    for edit_id, membership, person in session.exec(query).all():
        women[edit_id][membership.number] = Woman(membership, person)
    makers = session.exec(select(Person).where(col(Person.id).in_([edit.made_by for edit in edits]))).all()
    names = {person.id: given_name(person.full_name, person.calling_name) for person in makers}
    found = []
    for edit in edits:
        hers = about(edit, women[edit.id or 0].values())
        count = len(hers) or (int(edit.detail) if edit.what == ADDED and edit.detail.isdecimal() else 0)
        number = hers[0].number if len(hers) == 1 else 0
        found.append(
            Noted(
                edit.made_at,
                names.get(edit.made_by, ""),
                edit.what,
                edit.detail,
                named(hers) if hers else "",
                count,
                number,
                edit.undone_at is not None,
            )
        )
    return found
