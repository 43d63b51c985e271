"""Who did what below a unit, and who looked at phones: read from what each deed has left, the latest first."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Any

from sqlalchemy.orm import aliased
from sqlmodel import Session, col, func, select

from models import clock
from models.announcements import Announcement
from models.audit import Deed, Look
from models.conversations import Who
from models.member_changes import MemberEdit
from models.members import MEMBER_STATES, Membership, Person
from models.periods import DAY
from models.posts import NotAllowed, Right, post_for
from models.roster_batches import ImportBatch
from models.tree_changes_kept import UnitChange, UnitChangeRow
from models.units import Unit, subtree_ids

PAGE = 40
# Kinds of deeds: the right that shows them, and which rows of `Deed` are of the kind.
KINDS: dict[str, tuple[Right, tuple[str, ...]]] = {
    "tree": (Right.UNITS, ()),
    "post": (
        Right.UNITS,
        (
            *("post-offered", "post-taken", "post-declined", "post-withdrawn", "post-returned", "post-objected"),
            *("deputy", "deputy-ended", "deputy-declined"),
        ),
    ),
    "setting": (Right.TOTALS, ("setting", "setting-back")),
    "women": (Right.TOTALS, ("women", "women-back")),
    "report": (
        Right.TOTALS,
        ("report-figure", "report-confirmed", "report-sent", "report-back", "report-correction", "report-returned"),
    ),
    "grade": (Right.TOTALS, ("grade",)),
    "notice": (Right.SEND, ("roll-nudge",)),
    "book": (Right.NAMES, ()),
    "import": (Right.NAMES, ("import-back",)),
    "token": (Right.UNITS, ("token", "token-revoked")),
}


@dataclass(frozen=True)
class Wanted:
    """Which deeds: of one kind ("": all), of one person (0: everybody), from a day to a day, both included; and only
    those `before` an instant."""

    kind: str = ""
    by: int = 0
    first: date | None = None
    last: date | None = None
    before: datetime | None = None

    def of(self, by: Any, at: Any) -> list[Any]:
        """The conditions for a table with these two columns."""
        found = [col(by) == self.by] if self.by else []
        if self.first is not None:
            found.append(col(at) >= datetime.combine(self.first, time(), clock.VIETNAM))
        if self.last is not None:
            found.append(col(at) < datetime.combine(self.last + DAY, time(), clock.VIETNAM))
        if self.before is not None:
            found.append(col(at) < self.before)
        return found


@dataclass(frozen=True)
class Done:
    """One deed. `what` is "tree", "tree-back", "book", "import", "notice" or "deed"; `row` is the deed itself; `by` is
    "" (`by_id` 0) for the command line, and for those whose names are not hers to see: `named` says whether they are.
    """

    at: datetime
    by: str
    by_id: int
    what: str
    unit: str
    row: Any
    named: bool = True


@dataclass(frozen=True)
class Looked:
    """One person's looks at others' data: how many, of how many women, the last one when."""

    by: str
    by_id: int
    what: str
    looks: int
    women: int
    last: datetime


def deeds_below(
    session: Session, who: Who, unit_id: int, page: int, wanted: Wanted | None = None, *, size: int = PAGE
) -> tuple[list[Done], bool]:
    """What was done in and below a unit, a page of so many; and whether there is more. Raises NotAllowed."""
    held = post_for(session, who.person_id, Right.TOTALS, unit_id)
    named = Right.NAMES in held.rights
    wanted = wanted or Wanted()
    if not named:
        wanted = replace(wanted, by=0)
    kinds = [kind for kind, (right, _of) in KINDS.items() if right in held.rights and wanted.kind in {"", kind}]
    within, most = subtree_ids(unit_id), page * size + 1
    found: list[Done] = []
    if "tree" in kinds:
        touched = select(UnitChangeRow.change_id).where(
            UnitChangeRow.what == "unit", col(UnitChangeRow.row_id).in_(within)
        )
        made = ("tree", UnitChange.by_id, UnitChange.made_at)
        back = ("tree-back", UnitChange.undone_by, UnitChange.undone_at)
        for what, by, at in (made, back):
            changes = session.exec(
                select(UnitChange, col(by), col(at), Person.full_name)
                .outerjoin(Person, col(Person.id) == by)
                .where(col(UnitChange.id).in_(touched), col(at).is_not(None), *wanted.of(by, at))
                .order_by(col(at).desc(), col(UnitChange.id).desc())
                .limit(most)
            ).all()
            found += [Done(when, name or "", who_id or 0, what, "", one) for one, who_id, when, name in changes if when]
    sources = (
        ("notice", Announcement, Announcement.sender_id, Announcement.created_at),
        ("book", MemberEdit, MemberEdit.made_by, MemberEdit.made_at),
        ("import", ImportBatch, ImportBatch.by_person, ImportBatch.written_at),
    )
    for kind, table, by, at in sources:
        if kind in kinds:
            conditions = [col(at).is_not(None), *wanted.of(by, at)]
            found += _rows(session, kind, table, by, at, within, most, conditions)
    deeds = [what for kind in kinds for what in KINDS[kind][1]]
    if deeds:
        conditions = [*wanted.of(Deed.by_person, Deed.at), col(Deed.what).in_(deeds)]
        found += _rows(session, "deed", Deed, Deed.by_person, Deed.at, within, most, conditions)
    if not named:
        found = [replace(one, by="", by_id=0, named=False) for one in found]
    found.sort(key=lambda one: (one.at, one.what, one.row.id), reverse=True)
    return found[(page - 1) * size : page * size], len(found) > page * size


def _rows(
    session: Session, kind: str, table: Any, by: Any, at: Any, within: Any, most: int, conditions: Sequence[Any]
) -> list[Done]:
    rows = session.exec(
        select(table, col(by), col(at), Person.full_name, Unit.name)  # type: ignore[call-overload]
        .outerjoin(Person, col(Person.id) == by)
        .join(Unit, col(Unit.id) == table.unit_id)
        .where(col(table.unit_id).in_(within), *conditions)
        .order_by(col(at).desc(), col(table.id).desc())
        .limit(most)
    ).all()
    return [Done(when, name or "", who or 0, kind, unit, row) for row, who, when, name, unit in rows]


def looks_below(session: Session, who: Who, unit_id: int, wanted: Wanted | None = None) -> list[Looked] | None:
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
            actor.id,
            Look.what,
            func.count(func.distinct(Look.at)),  # a list or a file is one look at many
            func.count(func.distinct(Look.subject_id)),
            func.max(Look.at),
        )
        .join(actor, actor.id == Look.actor_id)
        .where(col(Look.subject_id).in_(members), *(wanted or Wanted()).of(Look.actor_id, Look.at))
        .group_by(actor.id, actor.full_name, Look.what)
        .order_by(func.max(Look.at).desc())
        .limit(PAGE)
    ).all()
    return [Looked(*row) for row in rows]
