"""What was changed in a branch's book: who did it, when, and what stood there before, so that it can be taken back."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import JSON, Column, Index
from sqlalchemy import select as core_select
from sqlmodel import Field, Session, SQLModel, col, select

from models import clock
from models.db import ID, primary_key, reference
from models.facts import Refused
from models.members import Membership, Person, given_name
from models.text import fold, name_key

UNDO_WITHIN = timedelta(hours=24)
ADDED = "added"  # women were written into the book; no change stands for each, for nothing was there before
ARRIVED = "arrived"  # she came from another branch, or went to one: two heads agreed, neither takes it back alone
DEPARTED = "departed"
MERGED = "merged"  # `detail` is the number that is used no more


class MemberEdit(SQLModel, table=True):
    """One thing that somebody did in a branch's book, to one woman or to several at once; `what` is its name."""

    __tablename__ = "member_edit"
    __table_args__ = (Index("ix_member_edit_made_at_id", "made_at", "id"),)  # the latest of a large unit
    id: int | None = primary_key()
    unit_id: int = reference("unit.id")  # the branch
    what: str
    detail: str = ""  # the group, the year, the branch she went to; never a phone
    made_by: int = reference("person.id")
    made_at: datetime
    # The list of women that was written, or the group or club that was changed.
    subject_id: int | None = Field(default=None, sa_type=ID)
    undone_at: datetime | None = None


class MemberChange(SQLModel, table=True):
    """What one edit changed on one woman; a phone stands here sealed."""

    __tablename__ = "member_change"
    id: int | None = primary_key()
    edit_id: int = reference("member_edit.id")
    person_id: int = reference("person.id")
    membership_id: int | None = reference("membership.id", optional=True)
    field: str
    before: Any = Field(default=None, sa_column=Column(JSON))
    after: Any = Field(default=None, sa_column=Column(JSON))


class NothingInTheBookToUndo(Refused):
    """No change of hers in the last 24 hours."""


class TooLateToUndo(Refused):
    """What was done a day ago or longer is changed by writing it anew."""


class AlreadyUndone(Refused):
    """This was taken back before."""


@dataclass(frozen=True)
class Woman:
    """A woman in a branch's book, locked until the transaction ends."""

    membership: Membership
    person: Person

    @property
    def number(self) -> int:
        """Hers in the branch's book (STT)."""
        return self.membership.number

    @property
    def name(self) -> str:
        """Her full name, with the birth year that tells her from her namesakes."""
        year = self.person.birth_year
        return f"{self.person.full_name} ({year})" if year else self.person.full_name


MOST_NAMED = 8


def about(edit: MemberEdit, women: Iterable[Woman]) -> list[Woman]:
    """Whom an edit is told about, by number: of two entries that were merged the one that stays."""
    found = sorted(women, key=lambda woman: woman.number)
    return [w for w in found if str(w.number) != edit.detail] if edit.what == MERGED else found


def named(women: Collection[Woman]) -> str:
    """One woman by her full name and birth year, several by number and name; "" where they are too many to read."""
    if len(women) == 1:
        return next(iter(women)).name
    if len(women) > MOST_NAMED:
        return ""
    return ", ".join(f"{w.number} {given_name(w.person.full_name, w.person.calling_name)}" for w in women)


def begin(session: Session, by: int, unit_id: int, what: str, detail: str = "", subject_id: int | None = None) -> int:
    """Write down that somebody changes a book. The edit's id."""
    edit = MemberEdit(unit_id=unit_id, what=what, detail=detail, made_by=by, made_at=clock.now(), subject_id=subject_id)
    session.add(edit)
    session.flush()
    return edit.id or 0


def note(session: Session, edit_id: int, woman: Woman, field: str, before: Any, after: Any) -> None:
    """Keep what a woman's entry was before."""
    session.add(
        MemberChange(
            edit_id=edit_id,
            person_id=woman.person.id or 0,
            membership_id=woman.membership.id,
            field=field,
            before=before,
            after=after,
        )
    )


def note_many(session: Session, edit_id: int, rows: Iterable[tuple[int, int | None, str, Any, Any]]) -> None:
    """Keep what many entries were before: (person, membership, field, before, after) each."""
    session.add_all(
        MemberChange(edit_id=edit_id, person_id=person, membership_id=entry, field=field, before=before, after=after)
        for person, entry, field, before, after in rows
    )


def put(session: Session, edit_id: int, woman: Woman, field: str, value: Any) -> bool:
    """Set a field of FIELDS and keep what it was. False when it was so already."""
    before = value_of(woman, field)
    if before == value:
        return False
    set_value(woman, field, value)
    session.add_all((woman.membership, woman.person))
    note(session, edit_id, woman, field, before, value)
    return True


MEMBERSHIP_FIELDS = ("group_id", "core", "honorary", "card")
FIELDS = ("full_name", "calling_name", "birth", "phone", "state", *MEMBERSHIP_FIELDS)


def value_of(woman: Woman, field: str) -> Any:
    """A field as JSON: birth is [year, ISO day], phone [sealed, hash], state [state, ISO day]; no day is ""."""
    person, membership = woman.person, woman.membership
    if field == "birth":
        return [person.birth_year, _iso(person.birth_date)]
    if field == "phone":
        return [person.phone_sealed, person.phone_hash]
    if field == "state":
        return [str(membership.state), _iso(membership.until)]
    return getattr(membership if field in MEMBERSHIP_FIELDS else person, field)


def set_value(woman: Woman, field: str, value: Any) -> None:
    """The other way round; a name takes its forms for searching and sorting along."""
    person, membership = woman.person, woman.membership
    if field == "birth":
        person.birth_year, person.birth_date = value[0], _day(value[1])
    elif field == "phone":
        person.phone_sealed, person.phone_hash = value
    elif field == "state":
        membership.state, membership.until = value[0], _day(value[1])
    elif field == "full_name":
        person.full_name, person.folded, person.name_key = value, fold(value), name_key(value)
    else:
        setattr(membership if field in MEMBERSHIP_FIELDS else person, field, value)


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _day(iso: str) -> date | None:
    return date.fromisoformat(iso) if iso else None


def locked(session: Session, membership_ids: Iterable[int]) -> list[Woman]:
    """These women's entries in the order of their numbers, as they are now; nobody else changes them meanwhile."""
    rows = session.exec(
        select(Membership, Person)
        .join(Person, col(Person.id) == Membership.person_id)
        .where(col(Membership.id).in_(sorted(set(membership_ids))))
        .order_by(col(Membership.number))
        .with_for_update()
        .execution_options(populate_existing=True)
    ).all()
    return [Woman(membership, person) for membership, person in rows]


def changes_of(session: Session, edit_id: int) -> list[MemberChange]:
    """What an edit changed, the last first."""
    query = select(MemberChange).where(MemberChange.edit_id == edit_id).order_by(col(MemberChange.id).desc())
    return list(session.exec(query).all())


def last_edit(session: Session, person_id: int | None) -> MemberEdit | None:
    """The last thing she did in a book within a day that is not taken back."""
    return session.exec(
        select(MemberEdit)
        .where(
            MemberEdit.made_by == person_id,
            col(MemberEdit.undone_at).is_(None),
            col(MemberEdit.what).not_in([ARRIVED, DEPARTED]),
            MemberEdit.made_at > clock.now() - UNDO_WITHIN,
        )
        .order_by(col(MemberEdit.id).desc())
        .limit(1)
    ).first()


def forget_phones(session: Session, *, of: int | None = None, before: datetime | None = None) -> None:
    """Drop the sealed phones that are kept for taking back: one woman's (`of`), or all from `before` an instant."""
    changes = MemberChange.__table__  # type: ignore[attr-defined]
    edits = MemberEdit.__table__  # type: ignore[attr-defined]
    phones = changes.update().where(changes.c.field == "phone")
    if of is not None:
        phones = phones.where(changes.c.person_id == of)
    if before is not None:
        phones = phones.where(changes.c.edit_id.in_(core_select(edits.c.id).where(edits.c.made_at < before)))
    session.connection().execute(phones.values(before=None, after=None))
