"""Women in the books that a cadre may see: found by a bit of a name, and one with her marks; her phone is a look."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session, col, select

from models import audit, clock
from models.attendance import Attendance
from models.conversations import Who
from models.facts import Refused
from models.meetings import Meeting, MeetingState
from models.member_changes import Woman
from models.member_fees import paid
from models.member_marks import keeper
from models.member_search import by_id, search
from models.members import MEMBER_STATES, MemberState
from models.phones import spoken, tail
from models.posts import NotAllowed, Right, posts_of
from models.tree_changes_preview import old_number
from models.units import Unit, UnitKind, UnitPath, get_unit
from models.vault import vault

MOST = 60  # women of one search
MARKS = 12  # meetings of one woman
MASK = "•••"
PHONE = "phone"  # what is noted of a look


class NoSuchWoman(Refused):
    """There is no such woman in a book that she sees."""


@dataclass(frozen=True)
class Found:
    """A line of the search."""

    membership_id: int
    number: int
    name: str
    birth_year: int | None
    branch: str
    group: str
    away: bool


@dataclass(frozen=True)
class MarkSeen:
    """What was marked for her at one meeting."""

    meeting_id: int
    starts_at: datetime
    kind: str
    unit: str
    mark: str


@dataclass(frozen=True)
class Seen:
    """One woman's page. `phone` is masked, or whole once it was asked for; "" where the book has none."""

    membership_id: int
    number: int
    name: str
    calling: str
    birth_year: int | None
    branch_id: int
    branch: str
    group: str
    state: str
    core: bool
    honorary: bool
    since: date
    phone: str
    masked: bool
    card: str | None
    fee_year: int
    fee_paid: bool
    old: tuple[int, str] | None
    marks: tuple[MarkSeen, ...]
    timezone: str


def sees_names(session: Session, who: Who) -> bool:
    """Whether any post of hers lets her see names."""
    return any(Right.NAMES in held.rights for held in posts_of(session, who.person_id))


def women_found(session: Session, who: Who, words: str) -> tuple[list[Found], bool]:
    """The women whom the words may mean, the likeliest first; and whether there are more than are shown."""
    found = search(session, who.person_id, words)
    shown = found[:MOST]
    wanted = {one.membership.unit_id for one in shown} | {one.membership.group_id for one in shown} - {None}
    names = dict(session.exec(select(Unit.id, Unit.name).where(col(Unit.id).in_(wanted))).all())
    return [
        Found(
            one.membership.id or 0,
            one.number,
            one.person.full_name,
            one.person.birth_year,
            names.get(one.membership.unit_id, ""),
            names.get(one.membership.group_id or 0, ""),
            one.membership.state == MemberState.AWAY,
        )
        for one in shown
    ], len(found) > MOST


def woman_seen(session: Session, who: Who, membership_id: int) -> Seen:
    """One woman, her phone masked. Raises NoSuchWoman, whether she is there or not."""
    return _seen(session, who, _hers(session, who, membership_id), whole=False)


def phone_seen(session: Session, who: Who, membership_id: int) -> Seen:
    """The same with her phone whole: a look that is written down, and that she can read. Raises NoSuchWoman."""
    woman = _hers(session, who, membership_id)
    if woman.person.phone_sealed:
        audit.look(session, who.person_id or 0, woman.person.id or 0, PHONE)
    return _seen(session, who, woman, whole=True)


def _hers(session: Session, who: Who, membership_id: int) -> Woman:
    woman = by_id(session, membership_id)
    if woman is None:
        raise NoSuchWoman
    try:
        keeper(session, who.person_id, woman)
    except NotAllowed:
        raise NoSuchWoman from None
    return woman


def _seen(session: Session, who: Who, woman: Woman, *, whole: bool) -> Seen:
    membership, person = woman.membership, woman.person
    phone = vault(session).unseal(person.phone_sealed)
    branch, year = get_unit(session, membership.unit_id), clock.today().year
    return Seen(
        membership.id or 0,
        woman.number,
        person.full_name,
        person.calling_name,
        person.birth_year,
        membership.unit_id,
        branch.name,
        get_unit(session, membership.group_id).name if membership.group_id else "",
        membership.state,
        membership.core,
        membership.honorary,
        membership.since,
        (spoken(phone) if whole else MASK + tail(phone)) if phone else "",
        bool(phone) and not whole,
        membership.card,
        year,
        year in paid(session, membership.id or 0),
        old_number(session, membership.id or 0),
        _marks(session, who, person.id or 0) if membership.state in MEMBER_STATES else (),
        branch.timezone,
    )


def _marks(session: Session, who: Who, person_id: int) -> tuple[MarkSeen, ...]:
    """Her last marks at meetings whose rolls the one who looks may read; a club's are its leader's."""
    posts = [held.unit_id for held in posts_of(session, who.person_id) if Right.NAMES in held.rights]
    hers = select(UnitPath.descendant_id).where(col(UnitPath.ancestor_id).in_(posts), col(UnitPath.to_date).is_(None))
    rows = session.exec(
        select(Attendance.mark, Meeting, Unit)
        .join(Meeting, col(Meeting.id) == Attendance.meeting_id)
        .join(Unit, col(Unit.id) == Meeting.unit_id)
        .where(
            Attendance.person_id == person_id,
            Meeting.state != MeetingState.CANCELLED,
            col(Meeting.roll_at).is_not(None),
            Unit.kind != UnitKind.CLUB,
            col(Meeting.unit_id).in_(hers),
        )
        .order_by(col(Meeting.starts_at).desc())
        .limit(MARKS)
    ).all()
    return tuple(MarkSeen(m.id or 0, m.starts_at, m.kind, unit.name, mark) for mark, m, unit in rows)
