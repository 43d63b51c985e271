"""Writing a roster's steps into the books a part at a time, and taking them back."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import Table, insert
from sqlalchemy import select as core_select
from sqlmodel import Session, SQLModel, col, select

from models import clock
from models.book_rolls import book_changed
from models.members import MEMBER_STATES, Membership, MemberState, Person, lock_books
from models.open_units import lock_units
from models.roster_places import group_key, groups_of
from models.roster_plan import Step
from models.text import clean, fold, name_key
from models.units import Unit, UnitKind, UnitPath, add_unit, get_unit
from models.vault import Vault, vault

_M: Table = Membership.__table__  # type: ignore[attr-defined]
_P: Table = Person.__table__  # type: ignore[attr-defined]
_U: Table = Unit.__table__  # type: ignore[attr-defined]
_T: Table = UnitPath.__table__  # type: ignore[attr-defined]


@dataclass
class Done:
    """What a batch has changed so far, so that it can be taken back.

    `changed` holds [membership, person, {field: [before, after]}]; a phone is the sealed one.
    """

    joined: list[int] = field(default_factory=list)  # persons that were there before
    groups: list[int] = field(default_factory=list)
    changed: list[list[Any]] = field(default_factory=list)


def write_steps(session: Session, batch_id: int, steps: Sequence[Step], done: Done) -> None:
    """Carry out these steps; what is needed to take them back is added to `done`. Raises UnitClosed."""
    lock_books(session, {step.branch for step in steps})
    groups = _groups(session, steps, done)
    _add(session, batch_id, [step for step in steps if step.membership is None], groups, done)
    known = [step for step in steps if step.membership is not None]
    # One look each for all of them: what `_change` asks for by id is then at hand.
    persons = session.exec(select(Person).where(col(Person.id).in_([step.person for step in known]))).all()
    places = session.exec(select(Membership).where(col(Membership.id).in_([step.membership for step in known]))).all()
    people = {person.id: person for person in persons}
    memberships = {membership.id: membership for membership in places}
    for step in known:
        if step.membership in memberships and step.person in people:
            _change(session, step, memberships[step.membership], people[step.person], groups, done)
    session.flush()


def _groups(session: Session, steps: Sequence[Step], done: Done) -> dict[tuple[int, str], int]:
    """The groups of these steps by (branch, key); those that are missing are made."""
    found = groups_of(session, {step.branch for step in steps if step.group})
    for step in steps:
        key = group_key(step.group)
        if not key or (step.branch, key) in found:
            continue
        branch = get_unit(session, step.branch)
        group = add_unit(
            session,
            code=_free_code(session, f"{branch.code}-{key.replace(' ', '-')}"),
            name=f"Tổ {step.group}" if key == fold(step.group) else step.group,  # "2" stands in a column "Tổ"
            kind=UnitKind.GROUP,
            parent=branch,
            since=clock.today(),
        )
        found[step.branch, key] = group.id or 0
        done.groups.append(group.id or 0)
    return found


def _free_code(session: Session, wanted: str) -> str:
    taken = set(session.exec(select(Unit.code).where(col(Unit.code).startswith(wanted, autoescape=True))).all())
    return next(code for n in range(1, len(taken) + 2) if (code := wanted if n == 1 else f"{wanted}-{n}") not in taken)


def _add(
    session: Session, batch_id: int, steps: Sequence[Step], groups: dict[tuple[int, str], int], done: Done
) -> None:
    if not steps:
        return
    now, safe, connection = clock.now(), vault(session), session.connection()
    person = Person(full_name="", folded="", name_key="", created_at=now).model_dump(exclude={"id"})
    strangers = [step for step in steps if step.person is None]
    rows = [
        person
        | {
            "full_name": clean(step.name),
            "folded": fold(step.name),
            "name_key": name_key(step.name),
            "birth_year": step.year,
            "birth_date": date.fromisoformat(step.date) if step.date else None,
            "phone_sealed": safe.seal(step.phone),
            "phone_hash": safe.digest(step.phone),
            "sensitive_sealed": _sensitive(safe, step),
        }
        for step in strangers
    ]
    new = iter(connection.execute(_ADD_PERSONS, rows).scalars().all() if rows else ())
    membership = Membership(unit_id=0, person_id=0, number=0, since=clock.today(), batch_id=batch_id, created_at=now)
    blank = membership.model_dump(exclude={"id"})
    numbers = _Numbers(session, {step.branch for step in steps})
    rows = []
    for step in steps:
        if step.person is not None:
            done.joined.append(step.person)
        rows.append(
            blank
            | {
                "unit_id": step.branch,
                "person_id": next(new) if step.person is None else step.person,
                "number": numbers.take(step.branch, step.number),
                "group_id": groups.get((step.branch, group_key(step.group))),
                "state": MemberState.AWAY if step.away else MemberState.ACTIVE,
                "since": date.fromisoformat(step.since) if step.since else clock.today(),
                "card": step.card or None,
            }
        )
    connection.execute(insert(_M), rows)


_ADD_PERSONS = insert(_P).returning(_P.c.id, sort_by_parameter_order=True)


class _Numbers:
    """The numbers of some books, which are held; one that was taken since the plan was made is replaced by the next."""

    def __init__(self, session: Session, branches: Iterable[int]) -> None:
        self.taken: dict[int, set[int]] = {branch: set() for branch in branches}
        rows = core_select(_M.c.unit_id, _M.c.number).where(_M.c.unit_id.in_(list(self.taken)))
        for branch, number in session.connection().execute(rows):
            self.taken[branch].add(number)

    def take(self, branch: int, wanted: int) -> int:
        """The wanted number where it is free."""
        taken = self.taken[branch]
        number = max(taken) + 1 if wanted in taken else wanted
        taken.add(number)
        return number


def _change(
    session: Session,
    step: Step,
    membership: Membership,
    person: Person,
    groups: dict[tuple[int, str], int],
    done: Done,
) -> None:
    safe = vault(session)
    after: dict[str, Any] = {}
    if "name" in step.changes:
        after |= {"full_name": clean(step.name), "folded": fold(step.name), "name_key": name_key(step.name)}
    if "phone" in step.changes:
        after |= {"phone_sealed": safe.seal(step.phone), "phone_hash": safe.digest(step.phone)}
    if "birth" in step.changes:
        born = date.fromisoformat(step.date) if step.date else None
        after |= {"birth_year": step.year, "birth_date": born}
    if "sensitive" in step.changes:
        after["sensitive_sealed"] = _sensitive(safe, step)
    before = {name: getattr(person, name) for name in after}
    for name, value in after.items():
        setattr(person, name, value)
    if "group" in step.changes:
        before["group_id"], after["group_id"] = membership.group_id, groups[step.branch, group_key(step.group)]
        membership.group_id = after["group_id"]
    session.add_all((person, membership))
    fields = {name: [_plain(before[name]), _plain(after[name])] for name in after}
    done.changed.append([membership.id, person.id, fields])


def _sensitive(safe: Vault, step: Step) -> str:
    kept = {name: value for name in ("ethnic", "religion") if (value := getattr(step, name))}
    return safe.seal(json.dumps(kept, ensure_ascii=False)) if kept else ""


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def take_back(session: Session, batch_id: int, done: Done, limit: int) -> tuple[int, int]:
    """Remove up to so many women whom the batch wrote: how many went, and how many stay.

    Whoever has got something since (an address, an invitation, a mark in a roll …) stays a member, no longer of the
    batch, and so does who went on into another book, as of a branch that was merged; (0, 0) when none is left.
    """
    connection, of_batch = session.connection(), _M.c.batch_id == batch_id
    lock_units(session, connection.execute(core_select(_M.c.unit_id).where(of_batch).distinct()).scalars())
    batch = core_select(_M.c.id, _M.c.person_id, _M.c.state).where(of_batch).order_by(_M.c.id).limit(limit)
    found = connection.execute(batch).all()
    rows, over = {row.id: row.person_id for row in found}, {row.id for row in found if row.state not in MEMBER_STATES}
    if not rows:
        return 0, 0
    places, women = _referred_to(session, _M, rows), _referred_to(session, _P, rows.values(), besides=(_M,))
    stay = [one for one, person in rows.items() if one in places | over or person in women]
    go = [membership for membership in rows if membership not in set(stay)]
    connection.execute(_M.update().where(_M.c.id.in_(stay)).values(batch_id=None))
    # Where else such a woman stands, she came there otherwise than if she had never been here.
    hers = core_select(_M.c.person_id).where(_M.c.id.in_(go))
    books = set(connection.execute(core_select(_M.c.unit_id).where(_M.c.person_id.in_(hers))).scalars())
    connection.execute(_M.delete().where(_M.c.id.in_(go)))
    book_changed(session, books)
    persons = {rows[membership] for membership in go} - set(done.joined)
    members = set(connection.execute(core_select(_M.c.person_id).where(_M.c.person_id.in_(persons))).scalars())
    connection.execute(_P.delete().where(_P.c.id.in_(persons - members)))
    return len(go), len(stay)


def _referred_to(session: Session, target: Table, ids: Iterable[int], besides: Sequence[Table] = ()) -> set[int]:
    """Which of these rows some row of another table points to."""
    wanted = list(ids)
    found: set[int] = set()
    for table in SQLModel.metadata.tables.values():
        for column in table.columns:
            if table not in besides and any(key.column.table is target for key in column.foreign_keys):
                rows = core_select(column).where(column.in_(wanted)).distinct()
                found |= set(session.connection().execute(rows).scalars())
    return found


def restore(session: Session, done: Done) -> int:
    """Give back what the batch changed on women who were there before, unless it has changed again. How many women."""
    restored = 0
    for membership_id, person_id, fields in done.changed:
        membership, person = session.get(Membership, membership_id), session.get(Person, person_id)
        if membership is None or person is None:
            continue
        same = {
            name: old
            for name, (old, new) in fields.items()
            if _plain(getattr(membership if name == "group_id" else person, name)) == new
        }
        for name, old in same.items():
            value = date.fromisoformat(old) if name == "birth_date" and old else old
            setattr(membership if name == "group_id" else person, name, value)
        session.add_all((person, membership))
        restored += bool(same)
    session.flush()
    return restored


def remove_groups(session: Session, done: Done) -> None:
    """Remove the groups that the batch made, where nothing has come to hang on them."""
    connection = session.connection()
    held = _referred_to(session, _U, done.groups, besides=(_T,))
    empty = [group for group in done.groups if group not in held]
    connection.execute(_T.delete().where(_T.c.descendant_id.in_(empty)))
    connection.execute(_U.delete().where(_U.c.id.in_(empty)))
