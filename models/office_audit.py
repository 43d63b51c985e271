"""Who did what below a unit, and who looked at phones: read from what each deed has left, the latest first."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy.orm import aliased
from sqlmodel import Session, col, func, select

from models.announcements import Announcement
from models.audit import Look
from models.conversations import Who
from models.member_changes import MemberEdit
from models.members import MEMBER_STATES, Membership, Person
from models.posts import NotAllowed, Right, post_for
from models.roster_batches import ImportBatch
from models.tree_changes_kept import UnitChange, UnitChangeRow
from models.units import Unit, subtree_ids

PAGE = 40


@dataclass(frozen=True)
class Done:
    """One deed. `what` is "tree", "book", "import" or "notice"; `row` is the deed itself; `by` is "" for the command
    line, and for those whose names are not hers to see."""

    at: datetime
    by: str
    what: str
    unit: str
    row: Any


@dataclass(frozen=True)
class Looked:
    """One person's looks at others' data: how many, of how many women, the last one when."""

    by: str
    what: str
    looks: int
    women: int
    last: datetime


def deeds_below(session: Session, who: Who, unit_id: int, page: int) -> tuple[list[Done], bool]:
    """What was done in and below a unit; and whether there is more. Raises NotAllowed."""
    held = post_for(session, who.person_id, Right.TOTALS, unit_id)
    within, most = subtree_ids(unit_id), page * PAGE + 1
    found: list[Done] = []
    if Right.UNITS in held.rights:
        touched = select(UnitChangeRow.change_id).where(
            UnitChangeRow.what == "unit", col(UnitChangeRow.row_id).in_(within)
        )
        changes = session.exec(
            select(UnitChange, Person.full_name)
            .outerjoin(Person, col(Person.id) == UnitChange.by_id)
            .where(col(UnitChange.id).in_(touched))
            .order_by(col(UnitChange.id).desc())
            .limit(most)
        ).all()
        found += [Done(one.made_at, name or "", "tree", "", one) for one, name in changes]
    if Right.SEND in held.rights:
        notices = session.exec(
            select(Announcement, Person.full_name, Unit.name)
            .join(Person, col(Person.id) == Announcement.sender_id)
            .join(Unit, col(Unit.id) == Announcement.unit_id)
            .where(col(Announcement.unit_id).in_(within))
            .order_by(col(Announcement.id).desc())
            .limit(most)
        ).all()
        found += [Done(one.created_at, name, "notice", unit, one) for one, name, unit in notices]
    if Right.NAMES in held.rights:
        found += _books(session, within, most)
    else:
        found = [replace(one, by="") for one in found]
    found.sort(key=lambda one: one.at, reverse=True)
    return found[(page - 1) * PAGE : page * PAGE], len(found) > page * PAGE


def _books(session: Session, within: Any, most: int) -> list[Done]:
    """What was written in the books."""
    edits = session.exec(
        select(MemberEdit, Person.full_name, Unit.name)
        .join(Person, col(Person.id) == MemberEdit.made_by)
        .join(Unit, col(Unit.id) == MemberEdit.unit_id)
        .where(col(MemberEdit.unit_id).in_(within))
        .order_by(col(MemberEdit.id).desc())
        .limit(most)
    ).all()
    lists = session.exec(
        select(ImportBatch, Person.full_name, Unit.name)
        .outerjoin(Person, col(Person.id) == ImportBatch.by_person)
        .join(Unit, col(Unit.id) == ImportBatch.unit_id)
        .where(col(ImportBatch.unit_id).in_(within), col(ImportBatch.written_at).is_not(None))
        .order_by(col(ImportBatch.id).desc())
        .limit(most)
    ).all()
    return [
        *(Done(one.made_at, name, "book", unit, one) for one, name, unit in edits),
        *(Done(one.created_at, name or "", "import", unit, one) for one, name, unit in lists),
    ]


def looks_below(session: Session, who: Who, unit_id: int) -> list[Looked] | None:
    """Who looked at whose data below a unit, by person and kind; None where names are not hers. Raises NotAllowed."""
    post_for(session, who.person_id, Right.TOTALS, unit_id)
    try:
        post_for(session, who.person_id, Right.NAMES, unit_id)
    except NotAllowed:
        return None
    actor = aliased(Person)
    members = select(Membership.person_id).where(
        col(Membership.unit_id).in_(subtree_ids(unit_id)), col(Membership.state).in_(MEMBER_STATES)
    )
    rows = session.exec(
        select(  # type: ignore[call-overload]
            actor.full_name,
            Look.what,
            func.count(func.distinct(Look.at)),  # a list or a file is one look at many
            func.count(func.distinct(Look.subject_id)),
            func.max(Look.at),
        )
        .join(actor, actor.id == Look.actor_id)
        .where(col(Look.subject_id).in_(members))
        .group_by(actor.id, actor.full_name, Look.what)
        .order_by(func.max(Look.at).desc())
        .limit(PAGE)
    ).all()
    return [Looked(*row) for row in rows]
