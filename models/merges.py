"""One woman who was written twice into a branch's book: her two entries become one, under the lower number."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Column as SqlColumn
from sqlalchemy import Table, UniqueConstraint
from sqlalchemy import select as core_select
from sqlmodel import Session, SQLModel, col, select

from models import clock, kept_answers
from models.attendance import Attendance
from models.conversations import Contact, Who
from models.facts import Fact, Refused
from models.meetings import Invitation
from models.member_changes import MERGED, MemberChange, Woman, begin, note, put, value_of
from models.member_ends import posts_that_end
from models.member_invitations import put_back, recount_both, settle, take_off
from models.member_marks import kept
from models.member_spans import MEMBERSHIPS
from models.members import MemberState
from models.posts import Right

_STAYS = {"membership", "member_change", "member_edit"}  # entries and their history stay as they were written
_FILLED = ("birth", "phone", "calling_name", "group_id", "card")
_ANSWER = ("answer", "reason", "answered_at", "answered_by")
_MARK = ("mark", "source", "marked_by", "marked_at", "checked_in_at")


class Merged(Fact):
    """What stood under two numbers stands under one."""

    edit: int
    women: str
    number: int
    gone: int  # the number that is used no more


class SameWoman(Refused):
    """A woman is not merged with herself."""


class OtherBranch(Refused):
    """Two entries of one book are merged, never of two."""


class OtherBirthYears(Refused):
    """Two birth years are two women, unless the head says twice that it is one."""

    first: str
    second: str


def pair(session: Session, who: Who, one: int, other: int) -> tuple[Woman, Woman]:
    """The entry that stays and the one that goes. Raises NotAllowed, GoneFromBook, SameWoman or OtherBranch."""
    if one == other:
        raise SameWoman
    women = kept(session, who, [one, other], Right.APPROVE)
    if women[0].membership.unit_id != women[1].membership.unit_id:
        raise OtherBranch
    for woman in women:  # an address that comes along would open the posts of the other
        if woman.person.id != who.person_id:
            posts_that_end(session, who, woman)
    return women[0], women[1]


def other_years(stays: Woman, goes: Woman) -> bool:
    """Whether their birth years say that they are two."""
    years = {stays.person.birth_year, goes.person.birth_year} - {None}
    return len(years) > 1


def merge(session: Session, who: Who, one: int, other: int, *, sure: bool = False) -> Merged:
    """Make one entry of two; what the one that stays does not know is taken from the one that goes.

    Raises what `pair` raises, HoldsPost, and OtherBirthYears unless `sure`.
    """
    stays, goes = pair(session, who, one, other)
    if other_years(stays, goes) and not sure:
        raise OtherBirthYears(stays.name, goes.name)
    edit = begin(session, who.person_id or 0, stays.membership.unit_id, MERGED, str(goes.number))
    nothing = {"birth": [None, ""], "phone": ["", ""], "calling_name": "", "group_id": None, "card": None}
    known = {field: value_of(goes, field) for field in _FILLED}
    if known["phone"][0]:
        put(session, edit, goes, "phone", ["", ""])
    for field in _FILLED:
        if value_of(stays, field) == nothing[field] and known[field] != nothing[field]:
            put(session, edit, stays, field, known[field])
    note(session, edit, stays, "stays", None, goes.number)
    put(session, edit, goes, "state", [MemberState.MERGED, clock.today().isoformat()])
    session.flush()
    if stays.person.id != goes.person.id:
        swapped = _swap(session, stays, goes, None)
        note(session, edit, goes, "swapped", swapped, None)
        moved = _move(session, "person", goes.person.id or 0, stays.person.id or 0)
        note(session, edit, goes, "moved", moved, stays.person.id)
        taken = take_off(session, goes.person.id or 0, stays.person.id or 0)  # she is one woman at what goes on
        note(session, edit, goes, "taken_off", taken, None)
        carried = kept_answers.carry(session, goes.person.id or 0, stays.person.id or 0)
        note(session, edit, goes, "kept_answers", carried, stays.person.id)
        recount_both(session, [stays.person.id or 0])
        speaks = Contact.__table__  # type: ignore[attr-defined]
        hers = speaks.update().where(speaks.c.speaker_id == goes.person.id)
        session.connection().execute(hers.values(speaker_id=stays.person.id))
    _touch(session, [stays.person.id or 0, goes.person.id or 0])
    fees = _move(session, "membership", goes.membership.id or 0, stays.membership.id or 0)
    note(session, edit, goes, "moved", fees, stays.membership.id)
    session.flush()
    session.expire_all()
    settle(session, stays.membership.unit_id, [stays.person.id or 0, goes.person.id or 0])
    return Merged(edit, stays.name, stays.number, goes.number)


def part(session: Session, woman: Woman, change: MemberChange) -> None:
    """Take a part of a merge back: rows go home, marks and answers change places again."""
    if change.field == "moved":
        for table, column, rows in change.before:
            target = SQLModel.metadata.tables[table]
            own = woman.person.id if _points_to(target.c[column], "person") else woman.membership.id
            for key in rows:
                same = [target.c[name] == value for name, value in key.items()]
                update = target.update().where(target.c[column] == change.after, *same).values({column: own})
                session.connection().execute(update)
    elif change.field == "taken_off":
        put_back(session, change.before)
    elif change.field == "kept_answers":
        kept_answers.carry(session, change.after, woman.person.id or 0, change.before)
    elif change.field == "swapped":
        _swap(session, None, woman, change.before)
    others = _others(change)
    _touch(session, [woman.person.id or 0, *others])
    session.flush()
    session.expire_all()
    recount_both(session, [woman.person.id or 0, *others])


def _touch(session: Session, person_ids: Iterable[int]) -> None:
    """Marks of these women change places: the sums of every book that one of them stands in are counted anew."""
    theirs = MEMBERSHIPS.update().where(MEMBERSHIPS.c.person_id.in_(sorted(set(person_ids))))
    session.flush()
    session.connection().execute(theirs.values(changed_at=clock.now()))


def _others(change: MemberChange) -> list[int]:
    """The woman whose rows change places with hers."""
    if change.field == "swapped":
        return [person_id for _what, _meeting, person_id in change.before]
    marks = change.field == "moved" and any(table == Attendance.__tablename__ for table, *_ in change.before)
    return [change.after] if marks else []


def _points_to(column: SqlColumn[Any], table: str) -> bool:
    return any(key.column.table.name == table for key in column.foreign_keys)


def _move(session: Session, target: str, old: int, new: int) -> list[list[Any]]:
    """Let every row that points to the one point to the other, unless such a row is there already. What was moved."""
    moved: list[list[Any]] = []
    for table in SQLModel.metadata.sorted_tables:
        if table.name in _STAYS:
            continue
        for column in table.columns:
            if _points_to(column, target):
                rows = _free(session, table, column, old, new)
                if rows:
                    moved.append([table.name, column.name, rows])
                for key in rows:
                    same = [table.c[name] == value for name, value in key.items()]
                    session.connection().execute(table.update().where(column == old, *same).values({column.name: new}))
    return moved


def _free(session: Session, table: Table, column: SqlColumn[Any], old: int, new: int) -> list[dict[str, Any]]:
    """The keys (without the column itself) of rows that may be moved without meeting one that is there."""
    connection = session.connection()
    key = [c for c in table.primary_key.columns if c is not column]
    uniques = [[c for c in unique if c is not column] for unique in _unique(table) if column in unique]
    rows = connection.execute(core_select(table).where(column == old)).mappings().all()
    taken = [
        {tuple(row) for row in connection.execute(core_select(*rest).where(column == new))} if rest else {()}
        for rest in uniques
    ]
    return [
        {c.name: row[c.name] for c in key}
        for row in rows
        if not any(tuple(row[c.name] for c in rest) in there for rest, there in zip(uniques, taken, strict=True))
    ]


def _unique(table: Table) -> Iterable[list[SqlColumn[Any]]]:
    yield list(table.primary_key.columns)
    for constraint in table.constraints:
        if isinstance(constraint, UniqueConstraint):
            yield list(constraint.columns)
    for index in table.indexes:
        if index.unique:
            yield list(index.columns)


def _swap(session: Session, stays: Woman | None, goes: Woman, back: list[list[Any]] | None) -> list[list[Any]]:
    """Where both were listed, the one that stays gets the better mark and the answer: the meetings' sums stay.

    Returns [what, meeting, the one that stays] of each pair; with `back` exactly these change places again.
    """
    swapped: list[list[Any]] = []
    if back is not None:
        for what, meeting_id, person_id in back:
            table, names = (Attendance, _MARK) if what == "mark" else (Invitation, _ANSWER)
            _exchange(session, table, names, meeting_id, person_id, goes.person.id or 0)
        return back
    if stays is None:
        return swapped
    kept_id, gone_id = stays.person.id or 0, goes.person.id or 0
    both: tuple[tuple[str, Any, tuple[str, ...]], ...] = (("mark", Attendance, _MARK), ("answer", Invitation, _ANSWER))
    for what, model, fields in both:
        theirs = session.exec(select(model).where(col(model.person_id).in_([kept_id, gone_id]))).all()
        of_kept = {row.meeting_id: row for row in theirs if row.person_id == kept_id}
        for row in theirs:
            mine = of_kept.get(row.meeting_id)
            if row.person_id == gone_id and mine is not None and _better(row, mine):
                _exchange(session, model, fields, row.meeting_id, kept_id, gone_id)
                swapped.append([what, row.meeting_id, kept_id])
    return swapped


def _better(row: Any, mine: Any) -> bool:
    if isinstance(row, Attendance):
        order = ("absent", "excused", "present")
        return order.index(row.mark) > order.index(mine.mark)
    return bool(row.answer) and not mine.answer


def _exchange(session: Session, model: Any, fields: tuple[str, ...], meeting_id: int, one: int, other: int) -> None:
    first, second = session.get(model, (meeting_id, one)), session.get(model, (meeting_id, other))
    if first is None or second is None:
        return
    for name in fields:
        before = getattr(first, name)
        setattr(first, name, getattr(second, name))
        setattr(second, name, before)
    session.add_all((first, second))
    session.flush()
