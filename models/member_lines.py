"""Women whom a head writes into her branch's book by a message: previewed, agreed to, and taken back as a whole."""

from dataclasses import dataclass

from sqlmodel import Session, col, delete, select

from models import clock, rosters
from models.conversations import Who
from models.facts import Fact
from models.meetings import Invitation
from models.member_changes import ADDED, UNDO_WITHIN, begin
from models.member_invitations import settle
from models.members import Consent, Membership, Person, given_name
from models.registrations import CONSENT_VERSION
from models.roster_batches import BatchState, ImportBatch, find_batch, may_import
from models.roster_files import Problem, RosterFile
from models.roster_plan import make_plan
from models.roster_summary import summary_of
from models.vault import vault

MOST_NAMED = 8


@dataclass(frozen=True)
class WomenPreview:
    """What agreeing would write. `new` are (number, full name, birth year); `known` (line, number); nothing is yet."""

    batch: int
    unit: str
    new: list[tuple[int, str, int | None]]
    known: list[tuple[int, int]]
    updated: int
    gone: int
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


def preview_women(session: Session, who: Who, branch_id: int, roster: RosterFile) -> WomenPreview:
    """Hold the lines against the book and keep them, sealed, until she agrees. Raises NotAllowed or NoBook."""
    unit = may_import(session, who.person_id, branch_id)
    plan = make_plan(session, unit, roster.rows, vault(session).digest)
    fact = rosters.preview(session, who.person_id, branch_id, roster, "", summary_of(roster, plan))
    fresh = [step for step in plan.steps if step.membership is None]
    return WomenPreview(
        fact.batch,
        unit.name,
        [(step.number, step.name, step.year) for step in fresh],
        [(row.row, number) for row, number in plan.met],
        plan.updated,
        plan.gone,
        plan.groups,
        roster.problems,
        roster.rows[0].row if len(roster.rows) == 1 else 0,
    )


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
    return WomenAdded(edit, len(rows), updated, named, unit.name, unit.short_code)


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
    people = list(session.exec(select(Membership.person_id).where(Membership.batch_id == batch_id)).all())
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
    removed = undone.removed if isinstance(undone, rosters.RosterUndone) else 0
    return WomenUndone(unit.name, removed, len(stay))


def _forget_what_came_along(session: Session, people: list[int]) -> None:
    session.exec(delete(Consent).where(col(Consent.person_id).in_(people), col(Consent.witness_id).is_not(None)))
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
