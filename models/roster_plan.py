"""What a roster would change: its women held against the branches' books, without writing anything."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field

from sqlalchemy import select as core_select
from sqlmodel import Session, col, or_, select

from models import clock
from models.members import MEMBER_STATES, Membership, Person
from models.posts import Post
from models.roster_doubts import Entry, Verdicts, decided, doubts, sharers
from models.roster_files import RosterRow
from models.roster_numbers import numbered_by_branch, numbers_for
from models.roster_places import group_key, groups_of, place
from models.text import fold, name_key
from models.units import Unit

Digest = Callable[[str], str]

_M = Membership.__table__  # type: ignore[attr-defined]
_P = Person.__table__  # type: ignore[attr-defined]
# Columns, not objects: thousands of lines are held against a list at once.
_BOOKS = core_select(
    *(_M.c[name] for name in ("unit_id", "id", "person_id", "number", "state", "group_id")),
    *(_P.c[name] for name in ("full_name", "folded", "name_key", "birth_year", "birth_date", "phone_hash")),
    _P.c.told_at_home,
    (_P.c.sensitive_sealed != "").label("sensitive_known"),
).join_from(_M, _P, _P.c.id == _M.c.person_id)


@dataclass(frozen=True)
class Step:
    """One woman to write: into the book (`membership` None), or what is new about her. `date` is ISO or ""."""

    branch: int
    name: str
    year: int | None
    date: str
    phone: str
    group: str
    number: int
    away: bool = False
    person: int | None = None  # who is known already
    membership: int | None = None
    changes: tuple[
        str, ...
    ] = ()  # of "name", "phone", "birth", "group", "sensitive", for a woman who stands in the book
    ethnic: str = ""
    religion: str = ""
    since: str = ""  # the day she joined, ISO
    card: str = ""


@dataclass
class Plan:
    """What writing a roster would do."""

    steps: list[Step] = field(default_factory=list)
    new: int = 0
    updated: int = 0
    known: int = 0
    gone: int = 0  # left, moved or died: not brought back by a list
    elsewhere: int = 0  # another branch's women in a branch's list
    away: int = 0
    groups: int = 0  # to be made
    group_names: list[str] = field(default_factory=list)  # as the list writes them
    unknown: Counter[str] = field(default_factory=Counter)  # rows by a branch's name that nobody here has
    moved: list[tuple[RosterRow, int]] = field(default_factory=list)  # STT taken: the number given instead
    met: list[tuple[RosterRow, Entry]] = field(default_factory=list)  # who stands in the book already
    fresh: list[tuple[RosterRow, int]] = field(default_factory=list)  # who is new, with her number
    doubts: list[tuple[RosterRow, Entry]] = field(default_factory=list)  # maybe she: left out until the head has said
    other_phones: list[tuple[RosterRow, Entry, bool]] = field(default_factory=list)  # than the book's; whether taken
    shared: list[tuple[RosterRow, int]] = field(default_factory=list)  # whose phone it is, too: STT or OTHER_BRANCH


def make_plan(
    session: Session, unit: Unit, rows: Sequence[RosterRow], digest: Digest, verdicts: Verdicts | None = None
) -> Plan:
    """Hold the rows against the books of the unit's branches. `digest` gives a phone's keyed hash.

    `verdicts` are what the head has said about lines that may be a woman of the book under another name.
    """
    found, verdicts = place(session, unit, rows), verdicts or {}
    placed = found.rows
    plan = Plan(elsewhere=found.elsewhere, unknown=found.unknown)
    books = _books(session, {branch for branch, _ in placed})
    existing = groups_of(session, books)
    named = decided(placed, books, verdicts)
    matches = _match(placed, books, digest) | named
    numbered = numbered_by_branch(unit, placed)
    doubtful = doubts(placed, books, matches, numbered, digest, verdicts)
    fresh: list[tuple[int, RosterRow]] = []
    phones: list[tuple[int, RosterRow, int]] = []
    for at, (branch, row) in enumerate(placed):
        if at in doubtful:
            plan.doubts.append((row, doubtful[at]))
            continue
        entry = matches.get(at)
        if entry is None:
            fresh.append((branch, row))
            phones.append((branch, row, 0))
            continue
        plan.met.append((row, entry))
        if entry.state not in MEMBER_STATES:
            plan.gone += 1
            continue
        changes = _changes(row, entry, digest(row.phone), named=at in named)
        if row.phone and entry.phone_hash and digest(row.phone) != entry.phone_hash:
            plan.other_phones.append((row, entry, "phone" in changes))
        if changes:
            plan.updated += 1
            plan.steps.append(_step(branch, row, entry.number, entry.person, entry.membership, changes))
            phones += [(branch, row, entry.membership)] if "phone" in changes else []
        else:
            plan.known += 1
    plan.shared = sharers(session, phones, books, digest)
    taken = {branch: {entry.number for entry in entries} for branch, entries in books.items()}
    numbers, plan.moved = numbers_for(fresh, numbered, taken)
    persons = _without_branch(session, fresh, digest)
    for (branch, row), number in zip(fresh, numbers, strict=True):
        person = persons.pop((digest(row.phone), fold(row.full_name)), None) if row.phone else None
        plan.steps.append(_step(branch, row, number, person))
        plan.fresh.append((row, number))
    plan.new = len(fresh)
    plan.away = sum(step.away for step in plan.steps if step.membership is None)
    wanted = {(step.branch, group_key(step.group)) for step in plan.steps if step.group}
    made = [step.group for step in plan.steps if step.group and (step.branch, group_key(step.group)) not in existing]
    plan.groups, plan.group_names = len(wanted - existing.keys()), list({group_key(one): one for one in made}.values())
    return plan


def _step(
    branch: int,
    row: RosterRow,
    number: int,
    person: int | None,
    membership: int | None = None,
    changes: tuple[str, ...] = (),
) -> Step:
    born = row.birth_date.isoformat() if row.birth_date else ""
    group = row.group if group_key(row.group) else ""
    away = _is_away(row.note)
    return Step(
        branch,
        row.full_name,
        row.birth_year,
        born,
        row.phone,
        group,
        number,
        away,
        person,
        membership,
        changes,
        row.ethnic,
        row.religion,
        row.joined.isoformat() if row.joined else "",
        row.card,
    )


# --- who is known ----------------------------------------------------------------------------------------------------


def _books(session: Session, branch_ids: Collection[int]) -> dict[int, list[Entry]]:
    """Everybody who ever stood in these branches' books."""
    books: dict[int, list[Entry]] = {branch: [] for branch in branch_ids}
    today = clock.today()
    holders = set(
        session.exec(
            select(Post.person_id)
            .join(Membership, col(Membership.person_id) == Post.person_id)
            .where(
                col(Membership.unit_id).in_(branch_ids),
                or_(col(Post.to_date).is_(None), col(Post.to_date) > today),
            )
        ).all()
    )
    rows = session.connection().execute(_BOOKS.where(_M.c.unit_id.in_(branch_ids)))
    for (
        branch,
        membership,
        person,
        number,
        state,
        group,
        name,
        folded,
        key,
        year,
        born,
        phone_hash,
        at_home,
        known,
    ) in rows:
        # A post can be reached by its holder's phone, so no list may put another in its place; and a woman who
        # had her phone erased does not find it here again.
        fixed = person in holders or (at_home and not phone_hash)
        books[branch].append(
            Entry(membership, person, number, state, group, name, folded, key, year, born, phone_hash, fixed, known)
        )
    return books


def _match(placed: Sequence[tuple[int, RosterRow]], books: dict[int, list[Entry]], digest: Digest) -> dict[int, Entry]:
    """By the row's place in the list the entry that is the same woman; the surest pairs first, nobody twice."""
    by_name: dict[tuple[int, str], list[Entry]] = defaultdict(list)
    for branch, entries in books.items():
        for entry in entries:
            by_name[branch, entry.folded].append(entry)
    written = Counter((branch, fold(row.full_name)) for branch, row in placed)
    pairs: list[tuple[tuple[int, bool], int, Entry]] = []
    for at, (branch, row) in enumerate(placed):
        namesakes = by_name.get((branch, fold(row.full_name)), [])
        alone = len(namesakes) == 1 and written[branch, fold(row.full_name)] == 1
        pairs += [
            (doubt, at, entry)
            for entry in namesakes
            if (doubt := _doubt(row, entry, digest(row.phone), alone)) is not None
        ]
    matches: dict[int, Entry] = {}
    used = set()
    for _, at, entry in sorted(pairs, key=lambda pair: pair[:2]):
        if at not in matches and entry.membership not in used:
            matches[at] = entry
            used.add(entry.membership)
    return matches


def _doubt(row: RosterRow, entry: Entry, phone_hash: str, alone: bool) -> tuple[int, bool] | None:
    """How unsure it is that namesakes are one woman, the least first; None when they are two."""
    other_marks = name_key(row.full_name) != entry.key
    bare = entry.folded in {row.full_name.lower(), entry.name.lower()}
    if other_marks and not bare:  # Hoa and Hòa
        return None
    if phone_hash and phone_hash == entry.phone_hash:
        return (0, other_marks)
    if row.birth_year is not None and entry.year is not None:
        two_days = row.birth_date and entry.date and row.birth_date != entry.date
        return (1, other_marks) if row.birth_year == entry.year and not two_days else None
    if row.number is not None and row.number == entry.number:
        return (2, other_marks)
    two_phones = phone_hash and entry.phone_hash
    return (3, other_marks) if alone and not two_phones else None


def _changes(row: RosterRow, entry: Entry, phone_hash: str, *, named: bool) -> tuple[str, ...]:
    """What the list knows better than the book; her name only where the head has said that it is she."""
    year = row.birth_year is not None and row.birth_year != entry.year
    day = row.birth_date is not None and row.birth_date != entry.date
    return tuple(
        name
        for name, changed in (
            ("name", named and row.full_name != entry.name),
            ("phone", bool(phone_hash) and phone_hash != entry.phone_hash and not entry.phone_fixed),
            ("birth", year or day),
            ("group", bool(group_key(row.group)) and entry.group is None),
            ("sensitive", bool(row.ethnic or row.religion) and not entry.sensitive_known),
        )
        if changed
    )


def _without_branch(
    session: Session, fresh: Sequence[tuple[int, RosterRow]], digest: Digest
) -> dict[tuple[str, str], int]:
    """Persons whom a post made known before any book did, by phone and name: they are not written a second time."""
    hashes = sorted({digest(row.phone) for _, row in fresh if row.phone})
    members = select(Membership.person_id).where(col(Membership.state).in_(MEMBER_STATES))
    found: dict[tuple[str, str], list[int]] = defaultdict(list)
    for start in range(0, len(hashes), 500):
        query = select(Person.phone_hash, Person.folded, Person.id).where(
            col(Person.phone_hash).in_(hashes[start : start + 500]), col(Person.id).not_in(members)
        )
        for phone_hash, folded, person_id in session.exec(query).all():
            found[phone_hash, folded].append(person_id or 0)
    return {key: ids[0] for key, ids in found.items() if len(ids) == 1}


# --- notes -----------------------------------------------------------------------------------------------------------


_AWAY = re.compile(r"\b(?:lam an xa|di lam xa|di xa|(?:di|tam) vang|vang (?:nha|mat)|nuoc ngoai|xkld)\b")


def _is_away(note: str) -> bool:
    """ "đi làm ăn xa", "vắng"; folded, "vàng" would be the same word."""
    return bool(_AWAY.search(fold(note))) or "vắng" in note.lower() or fold(note) == "vang"
