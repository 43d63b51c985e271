"""Who moves to another commune is invited to its meetings to come, and no longer to those of the old one."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager

from sqlalchemy import select as core_select
from sqlmodel import Session, col, delete, select

from models.attendance import Attendance
from models.meetings import Invitation, Meeting
from models.member_invitations import as_json, recount_list, settle
from models.members import MEMBER_STATES, Membership
from models.tree_changes_books import coming_meetings
from models.tree_changes_edges import above_now
from models.tree_changes_kept import UnitChange, note
from models.units import ABOVE_COMMUNE, Unit, UnitKind, subtree_ids
from models.whom import OF_MEMBERS


@contextmanager
def follow(session: Session, change: UnitChange, unit_id: int) -> Iterator[None]:
    """What happens within changes what lies above a unit: its women's invitations change with it."""
    before = _inviting(session, above_now(session, [unit_id]))
    yield
    after = _inviting(session, above_now(session, [unit_id]))
    if before == after:
        return
    rows = session.exec(
        select(Membership.unit_id, Membership.person_id).where(
            col(Membership.unit_id).in_(subtree_ids(unit_id)), col(Membership.state).in_(MEMBER_STATES)
        )
    ).all()
    women: dict[int, list[int]] = {}
    for branch_id, person_id in rows:
        women.setdefault(branch_id, []).append(person_id)
    _uninvite(session, change, before - after, [person for people in women.values() for person in people])
    for branch_id, people in women.items():
        if after - before:
            settle(session, branch_id, people)


def follow_women(session: Session, change: UnitChange, branch_id: int, women: Collection[int]) -> None:
    """The same for women whose branch was merged into one of another commune."""
    note(session, change, "settled", [(branch_id, None)])
    settle(session, branch_id, women)


def _inviting(session: Session, unit_ids: Collection[int]) -> set[int]:
    """Those of these units whose meetings are for members: above the commune only posts are called."""
    mine = select(Unit.id).where(col(Unit.id).in_(unit_ids), col(Unit.kind).not_in([*ABOVE_COMMUNE, UnitKind.BRANCH]))
    return {unit_id or 0 for unit_id in session.exec(mine).all()}


def _uninvite(session: Session, change: UnitChange, unit_ids: Collection[int], women: Collection[int]) -> None:
    table = Meeting.__table__  # type: ignore[attr-defined]
    coming = core_select(table.c.id).where(*coming_meetings(unit_ids), table.c.whom.in_(["", *OF_MEMBERS]))
    marked = select(Attendance.person_id).where(Attendance.meeting_id == Invitation.meeting_id)
    gone = session.exec(
        select(Invitation).where(
            col(Invitation.meeting_id).in_(coming),
            col(Invitation.person_id).in_(women),
            col(Invitation.person_id).not_in(marked),
        )
    ).all()
    note(session, change, "invitation", [(row.meeting_id, as_json(row)) for row in gone])
    for meeting_id in sorted({row.meeting_id for row in gone}):
        people = [row.person_id for row in gone if row.meeting_id == meeting_id]
        session.exec(
            delete(Invitation).where(col(Invitation.meeting_id) == meeting_id, col(Invitation.person_id).in_(people))
        )
        recount_list(session, session.get_one(Meeting, meeting_id))
