"""Women whom a head writes into her branch's book by a message: previewed, agreed to, and taken back as a whole."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any

from sqlmodel import Session, col, delete, select

from models import clock, rosters
from models.conversations import Who
from models.facts import Fact
from models.meetings import Invitation
from models.member_changes import ADDED, UNDO_WITHIN, begin
from models.member_invitations import settle
from models.member_search import by_numbers
from models.members import MEMBER_STATES, Consent, Membership, Person, given_name
from models.phones import tail
from models.registrations import CONSENT_VERSION
from models.roster_batches import BatchState, ImportBatch, find_batch, may_import
from models.roster_doubts import OTHER_BRANCH, Entry, Verdicts
from models.roster_files import Problem, RosterFile, RosterRow
from models.roster_places import group_key
from models.roster_plan import Step, make_plan
from models.roster_summary import in_doubt, seen
from models.text import fold
from models.units import get_unit
from models.vault import vault

MOST_NAMED = 8


@dataclass(frozen=True)
class NewWoman:
    """A woman who is not in the book yet, under the number that she would get. `phone` is E.164 or "".

    `alike` is the number of one in the book who is called the same, 0 where nobody is, and `alike_year` her birth year.
    """

    number: int
    name: str
    year: int | None
    phone: str
    group: str
    alike: int
    alike_year: int | None


@dataclass(frozen=True)
class KnownWoman:
    """A woman of the book whom a line is about, and what it would change.

    `phone` is the new one (E.164) and `old_tail` the end of the one that the book has; `new_name`, `birth` and `group`
    are "" where they stay. `group_stays` is the group that the book has where the line names another; `gone`: she is
    no member any more, and a line does not bring her back.
    """

    line: int
    number: int
    name: str
    new_name: str = ""
    phone: str = ""
    old_tail: str = ""
    birth: str = ""
    group: str = ""
    group_stays: str = ""
    gone: bool = False

    @property
    def changes(self) -> bool:
        """Whether agreeing would change anything."""
        return bool(self.new_name or self.phone or self.birth or self.group)


@dataclass(frozen=True)
class SharedPhone:
    """A line whose phone another woman has: of this branch by number and name, else 0 and ""."""

    line: int
    name: str
    phone: str
    number: int
    owner: str


@dataclass(frozen=True)
class WomenPreview:
    """What agreeing would write; nothing is yet. `doubts` are `models.roster_summary.in_doubt`."""

    batch: int
    unit: str
    new: list[NewWoman]
    known: list[KnownWoman]
    shared: list[SharedPhone]
    doubts: list[dict[str, Any]]
    updated: int
    groups: int
    problems: list[Problem]
    line: int  # the only line's, else 0


class WomenAdded(Fact):
    """They stand in the book; `numbers` names them, "" where they are too many to read."""

    edit: int
    count: int
    updated: int
    women: str
    unit: str
    code: str


class WomenUndone(Fact):
    """They are out of the book again; `kept` stay because something has happened with them since."""

    unit: str
    removed: int
    kept: int
    restored: int


def preview_women(
    session: Session, who: Who, branch_id: int, roster: RosterFile, verdicts: Verdicts | None = None
) -> WomenPreview:
    """Hold the lines against the book and keep them, sealed, until she agrees. Raises NotAllowed or NoBook.

    `verdicts` are what she has said of lines that may be a woman of the book under another name.
    """
    unit = may_import(session, who.person_id, branch_id)
    plan = make_plan(session, unit, roster.rows, vault(session).digest, verdicts)
    looked = seen(session, roster, plan, verdicts)
    fact = rosters.preview(session, who.person_id, branch_id, roster, "", looked)
    fresh = [step for step in plan.steps if step.membership is None]
    steps = {step.membership: step for step in plan.steps if step.membership is not None}
    alike = _called_the_same(session, branch_id, {fold(step.name) for step in fresh})
    return WomenPreview(
        fact.batch,
        unit.name,
        [
            NewWoman(step.number, step.name, step.year, step.phone, step.group, *alike.get(fold(step.name), (0, None)))
            for step in fresh
        ],
        [_known(session, row, entry, steps.get(entry.membership)) for row, entry in plan.met],
        [_shared(session, branch_id, row, number) for row, number in plan.shared],
        in_doubt(session, looked),
        plan.updated,
        plan.groups,
        roster.problems,
        roster.rows[0].row if len(roster.rows) == 1 else 0,
    )


def _called_the_same(session: Session, branch_id: int, names: Collection[str]) -> dict[str, tuple[int, int | None]]:
    """By these folded names the number and birth year of the first woman in the book who is called so."""
    rows = session.exec(
        select(Person.folded, Membership.number, Person.birth_year)
        .join(Membership, col(Membership.person_id) == Person.id)
        .where(
            Membership.unit_id == branch_id,
            col(Membership.state).in_(MEMBER_STATES),
            col(Person.folded).in_(names),
        )
        .order_by(col(Membership.number).desc())
    ).all()
    return {name: (number or 0, year) for name, number, year in rows}


def _known(session: Session, row: RosterRow, entry: Entry, step: Step | None) -> KnownWoman:
    """What a line says of a woman of the book."""
    changes = step.changes if step is not None else ()
    person = session.get(Person, entry.person)
    old = vault(session).unseal(person.phone_sealed) if person is not None and "phone" in changes else ""
    born = f"{row.birth_date.day}/{row.birth_date.month}/{row.birth_date.year}" if row.birth_date else row.birth_year
    elsewhere = get_unit(session, entry.group).name if entry.group and row.group else ""
    return KnownWoman(
        row.row,
        entry.number,
        entry.name,
        row.full_name if "name" in changes else "",
        row.phone if "phone" in changes else "",
        tail(old) if old else "",
        str(born) if "birth" in changes else "",
        row.group if "group" in changes else "",
        elsewhere if group_key(elsewhere) != group_key(row.group) else "",
        entry.state not in MEMBER_STATES,
    )


def _shared(session: Session, branch_id: int, row: RosterRow, number: int) -> SharedPhone:
    """Whose phone it is: a woman of another branch is not named."""
    woman = by_numbers(session, branch_id, [number]).get(number) if number != OTHER_BRANCH else None
    return SharedPhone(row.row, row.full_name, row.phone, number, woman.name if woman else "")


def without_phones(roster: RosterFile, lines: Collection[int]) -> None:
    """Leave the phones of these lines out."""
    roster.rows = [replace(row, phone="") if row.row in lines else row for row in roster.rows]


def add_women(session: Session, who: Who, batch_id: int) -> WomenAdded:
    """She agrees, and the women have agreed by word of mouth: they are written, with that consent.

    No message goes to them: none of them has linked a phone. Raises NotAllowed, RosterAlreadyWritten, RosterOver.
    """
    written = rosters.write(session, who, batch_id)
    _batch, unit = find_batch(session, who, batch_id)
    rows = session.exec(
        select(Membership, Person)
        .join(Person, col(Person.id) == Membership.person_id)
        .where(Membership.batch_id == batch_id)
        .order_by(col(Membership.number))
    ).all()
    now = clock.now()
    session.add_all(
        Consent(person_id=person.id, version=CONSENT_VERSION, given_at=now, witness_id=who.person_id)
        for _, person in rows
    )
    edit = begin(session, who.person_id or 0, unit.id or 0, ADDED, str(len(rows)), batch_id)
    session.flush()
    settle(session, unit.id or 0, [person.id or 0 for _, person in rows])
    named = ", ".join(f"{m.number} {given_name(p.full_name)}" for m, p in rows) if len(rows) <= MOST_NAMED else ""
    if len(rows) == 1:
        named = f"{rows[0][0].number} {rows[0][1].full_name}"
    updated = written.updated if isinstance(written, rosters.RosterWritten) else 0
    return WomenAdded(edit, len(rows), updated, named, unit.name, unit.shown_code)


def drop_women(session: Session, who: Who, batch_id: int) -> None:
    """She does not agree: the lines are forgotten. Nothing where they are written or forgotten already."""
    batch, _unit = find_batch(session, who, batch_id)
    if batch.state == BatchState.PREVIEWED:
        rosters.drop(session, who, batch_id)


def undo_women(session: Session, who: Who, batch_id: int) -> WomenUndone:
    """Take them out of the book again, with the consents and invitations that came with the line.

    Raises NotAllowed or RosterOver.
    """
    batch, unit = find_batch(session, who, batch_id)
    if batch.written_at is None or batch.written_at < clock.now() - UNDO_WITHIN:
        raise rosters.RosterOver(unit.name)
    hers = session.exec(select(Membership.person_id, Membership.state).where(Membership.batch_id == batch_id)).all()
    people = [person_id for person_id, state in hers if state in MEMBER_STATES]  # the others went on elsewhere
    _forget_what_came_along(session, people)
    undone = rosters.undo(session, who, batch_id)
    session.flush()
    stay = session.exec(select(Membership.person_id).where(col(Membership.person_id).in_(people))).all()
    now = clock.now()
    session.add_all(
        Consent(person_id=person_id, version=CONSENT_VERSION, given_at=now, witness_id=who.person_id)
        for person_id in stay
    )
    session.flush()
    settle(session, unit.id or 0, list(stay))
    removed, restored = (undone.removed, undone.restored) if isinstance(undone, rosters.RosterUndone) else (0, 0)
    return WomenUndone(unit.name, removed, len(stay) + len(hers) - len(people), restored)


def _forget_what_came_along(session: Session, people: list[int]) -> None:
    of_line = delete(Consent).where(col(Consent.version) == CONSENT_VERSION, col(Consent.witness_id).is_not(None))
    session.exec(of_line.where(col(Consent.person_id).in_(people)))
    session.exec(delete(Invitation).where(col(Invitation.person_id).in_(people), col(Invitation.answer) == ""))
    session.flush()


def last_file(session: Session, person_id: int | None) -> ImportBatch | None:
    """The last list that she sent as a file within a day and that stands in the books."""
    return session.exec(
        select(ImportBatch)
        .where(
            ImportBatch.by_person == person_id,
            ImportBatch.file_name != "",
            ImportBatch.state == BatchState.WRITTEN,
            col(ImportBatch.written_at) > clock.now() - UNDO_WITHIN,
        )
        .order_by(col(ImportBatch.id).desc())
        .limit(1)
    ).first()
