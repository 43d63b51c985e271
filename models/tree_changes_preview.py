"""What a deed on the tree will change, in numbers, before anything is written; and the old numbers afterwards."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlmodel import Session, col, func, or_, select

from models import clock
from models.conversations import Who
from models.cut_offs_kept import BooksMoved, moved_books
from models.meetings import Meeting
from models.members import Membership, Person, given_name
from models.posts import NotAllowed, Post, Right, Role, post_for
from models.tree_changes import UnitChanged, joins, members_below, result_name, tried
from models.tree_changes_checks import checked
from models.tree_changes_edges import parent_now
from models.tree_changes_kept import Deed, UnitChange, UnitChangeRow, What, last_change, noted, today
from models.tree_changes_waiting import lists_and_offers, messages
from models.units import Unit, UnitKind, subtree_ids
from models.women_places import in_places


@dataclass(frozen=True)
class PostSeen:
    """A post that ends with the deed; `goes_on` where it is given anew in the merged unit. `name` is "" for whom
    names are not."""

    post_id: int
    name: str
    role: str
    unit: str
    goes_on: bool


@dataclass(frozen=True)
class Numbers:
    """How many women of a unit get new numbers (STT) in another book, from which to which."""

    unit: str
    into: str
    women: int
    first: int
    last: int


@dataclass(frozen=True)
class PartSeen:
    """One part of a split, the one that keeps the rest first; `head` is who heads it afterwards, where it is `headed`
    and she may see names."""

    name: str
    kind: str
    members: int
    head: str
    headed: bool


@dataclass(frozen=True)
class Preview:
    """What a deed does. `branches` and `members` are those that it is about; `meetings` to come and `repeats` go along
    or are called off; `waiting` are messages of the units that have not left; `lists` wait for a yes and `offers` of
    posts for an answer where a unit closes. `seen` and `expected` belong into the deed when it is done, so that nobody
    else's change is overlooked."""

    what: str
    names: str
    name: str
    day: date
    decision: str
    planned: bool
    branches: int
    groups: int
    members: int
    meetings: int
    next_meeting: datetime | None
    cancelled: int
    repeats: int
    waiting: int
    requests: int
    notices: int
    women_18: int | None
    posts: tuple[PostSeen, ...]
    numbers: tuple[Numbers, ...]
    renamed: tuple[str, ...]  # groups that get the name of where they were along
    seen: int
    expected: tuple[int | None, ...]
    joins: bool = False  # units go into one that keeps its name
    parts: tuple[PartSeen, ...] = ()
    books: tuple[BooksMoved, ...] = ()  # units whose books close on another day then
    lists: int = 0
    offers: int = 0


def preview(session: Session, who: Who | None, deed: Deed) -> Preview:
    """Try a deed and take it back at once: what it would do. Raises as `models.tree_changes.change`."""
    deed = checked(session, who, deed)
    last = last_change(session, deed.units)
    expected = tuple(parent_now(session, unit_id) for unit_id in deed.units)
    day = deed.day or today()
    row = UnitChange(what=deed.what, day=day, decision=deed.decision, made_at=clock.now(), deed=deed.stored())
    waiting = messages(session, deed.units)
    name = result_name(session, deed)
    counted = in_places(session, [*deed.units, *([deed.into] if deed.into else [])], today(), None)
    women = sum(one.women for one in counted.values()) if counted and deed.what in {What.MERGE, What.SPLIT} else None
    before = [*deed.units, *([deed.into] if deed.into else [])]
    branches, groups = (
        _units(session, before, kinds, deed.units) for kinds in ((UnitKind.BRANCH,), (UnitKind.GROUP, UnitKind.CLUB))
    )
    joining, named = joins(session, deed), who is None or all(_sees_names(session, who, one) for one in before)
    with tried(session, row, _today(deed)) as (trial, done):
        coming = [one for one, _ in noted(session, trial, "meeting")]
        first = session.exec(select(func.min(Meeting.starts_at)).where(col(Meeting.id).in_(coming))).one()
        lists, offers = lists_and_offers(session, deed.units)
        return Preview(
            what=deed.what,
            names=done.names,
            name=name,
            day=day,
            decision=deed.decision,
            planned=day > today(),
            branches=branches,
            groups=groups,
            members=done.members,
            meetings=len(coming),
            next_meeting=first,
            cancelled=len(noted(session, trial, "cancelled_meeting")),
            repeats=len(noted(session, trial, "series")) + len(noted(session, trial, "ended_series")),
            waiting=waiting,
            requests=len(noted(session, trial, "request")) + len(noted(session, trial, "own_change")),
            notices=len(noted(session, trial, "notice")),
            women_18=women,
            posts=_posts(session, trial, named),
            numbers=_numbers(session, trial),
            renamed=tuple(session.get_one(Unit, one).name for one, _ in noted(session, trial, "name")),
            seen=last.id or 0 if last is not None else 0,
            expected=expected,
            joins=joining,
            parts=_parts(session, deed, done, named) if deed.what is What.SPLIT else (),
            books=moved_books(session, trial),
            lists=lists,
            offers=offers,
        )


@dataclass(frozen=True)
class OldNumber:
    """Where a woman stands now and stood before: "STT 86 (STT cũ 7, thôn Bưởi)"."""

    person_id: int
    name: str
    number: int
    old_number: int
    old_unit: str


def old_numbers(session: Session, change_id: int) -> list[OldNumber]:
    """The women who got new numbers by a deed, in the order of these. Rights to names are the caller's to ask."""
    row = session.get_one(UnitChange, change_id)
    old_of = {new: was[0] for new, was in noted(session, row, "entry")}
    found = _entries(session, list(old_of))
    before = _entries(session, list(old_of.values()))
    people = {
        person.id: person.full_name
        for start in range(0, len(found), 500)
        for person in session.exec(
            select(Person).where(col(Person.id).in_([e.person_id for e in list(found.values())[start : start + 500]]))
        ).all()
    }
    units = {unit.id: unit.name for unit in session.exec(select(Unit).where(
        col(Unit.id).in_({entry.unit_id for entry in before.values()}))).all()}  # fmt: skip
    return sorted(
        (
            OldNumber(
                found[new].person_id,
                people[found[new].person_id],
                found[new].number,
                before[old].number,
                units[before[old].unit_id],
            )
            for new, old in old_of.items()
            if new in found and old in before
        ),
        key=lambda one: one.number,
    )


def old_number(session: Session, membership_id: int) -> tuple[int, str] | None:
    """The number that a woman had before her branch was merged, and that branch's name: "STT cũ"."""
    was = session.exec(
        select(UnitChangeRow.before).where(UnitChangeRow.what == "entry", UnitChangeRow.row_id == membership_id)
    ).first()
    old = session.get(Membership, was[0]) if was else None
    return None if old is None else (old.number, session.get_one(Unit, old.unit_id).name)


def _today(deed: Deed) -> Deed:
    return replace(deed, day=min(deed.day or today(), today()))


def _units(session: Session, unit_ids: Sequence[int], kinds: tuple[UnitKind, ...], named: Sequence[int]) -> int:
    """How many open units of these kinds lie in these; those `named` count where they are closed, too."""
    found: set[int | None] = set()
    for unit_id in unit_ids:
        below = select(Unit.id).where(
            col(Unit.id).in_(subtree_ids(unit_id)),
            col(Unit.kind).in_(kinds),
            or_(col(Unit.closed_on).is_(None), col(Unit.id).in_(named)),
        )
        found |= set(session.exec(below).all())
    return len(found)


def _sees_names(session: Session, who: Who, unit_id: int) -> bool:
    try:
        post_for(session, who.person_id, Right.NAMES, unit_id)
    except NotAllowed:
        return False
    return True


def _parts(session: Session, deed: Deed, done: UnitChanged, named: bool) -> tuple[PartSeen, ...]:
    """The parts of a split while it is tried."""
    units = [session.get_one(Unit, unit_id) for unit_id in (*deed.units, *done.made)]
    found = []
    for unit in (one for one in units if one.closed_on is None):
        head = session.exec(
            select(Person)
            .join(Post, col(Post.person_id) == Person.id)
            .where(Post.unit_id == unit.id, Post.role == Role.HEAD, col(Post.to_date).is_(None))
            .order_by(col(Post.id))
        ).first()
        name = given_name(head.full_name, head.calling_name) if head is not None and named else ""
        members = members_below(session, [unit.id or 0])
        found.append(PartSeen(unit.name, unit.kind, members, name, head is not None))
    return tuple(found)


def _posts(session: Session, trial: UnitChange, named: bool) -> tuple[PostSeen, ...]:
    ended = [one for one, _ in noted(session, trial, "post")]
    new = {session.get_one(Post, one).person_id for one, _ in noted(session, trial, "new_post")}
    rows = session.exec(
        select(Post, Person, Unit)
        .join(Person, col(Person.id) == Post.person_id)
        .join(Unit, col(Unit.id) == Post.unit_id)
        .where(col(Post.id).in_(ended))
        .order_by(col(Post.id))
    ).all()
    return tuple(
        PostSeen(
            post.id or 0,
            given_name(p.full_name, p.calling_name) if named else "",
            post.role,
            unit.name,
            p.id in new,
        )
        for post, p, unit in rows
    )


def _entries(session: Session, ids: Sequence[int]) -> dict[int, Membership]:
    found: dict[int, Membership] = {}
    for start in range(0, len(ids), 500):
        some = session.exec(select(Membership).where(col(Membership.id).in_(ids[start : start + 500]))).all()
        found |= {one.id or 0: one for one in some}
    return found


def _numbers(session: Session, trial: UnitChange) -> tuple[Numbers, ...]:
    kept = noted(session, trial, "entry")
    entries = _entries(session, [one for one, _ in kept] + [was[0] for _, was in kept])
    ranges: dict[tuple[int, int], list[int]] = {}
    for new, was in kept:
        ranges.setdefault((entries[was[0]].unit_id, entries[new].unit_id), []).append(entries[new].number)
    return tuple(
        Numbers(session.get_one(Unit, old).name, session.get_one(Unit, new).name, len(given), min(given), max(given))
        for (old, new), given in ranges.items()
    )
