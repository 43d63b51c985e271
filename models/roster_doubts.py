"""Lines of a list that want a word of the head: maybe a woman of the book under another name; a phone that is taken."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from models.members import MEMBER_STATES, Membership, Person
from models.roster_files import RosterRow

OTHER_BRANCH = 0  # in place of a number of the book

# What the head has said: by the line (`key_of`) the membership that it is about, or NOBODY for a woman of her own.
Verdicts = Mapping[str, int]
NOBODY = 0


@dataclass(frozen=True)
class Entry:
    """A line of a branch's book. `group` is the unit's id."""

    membership: int
    person: int
    number: int
    state: str
    group: int | None
    name: str
    folded: str
    key: str
    year: int | None
    date: date | None
    phone_hash: str
    phone_fixed: bool
    sensitive_known: bool


def key_of(row: RosterRow) -> str:
    """What tells the lines of a list apart."""
    return f"{row.sheet}:{row.row}"


def doubts(
    placed: Sequence[tuple[int, RosterRow]],
    books: Mapping[int, Sequence[Entry]],
    matches: Mapping[int, Entry],
    numbered: Collection[int],
    digest: Callable[[str], str],
    verdicts: Verdicts,
) -> dict[int, Entry]:
    """By the line's place in the list the woman of the book whom it may be about, though the name is another.

    The same number with the same phone or birth year, or the same phone where the births do not differ; what the head
    has said already is doubted no more.
    """
    used = {entry.membership for entry in matches.values()}
    free = {
        branch: [entry for entry in entries if entry.state in MEMBER_STATES and entry.membership not in used]
        for branch, entries in books.items()
    }
    found: dict[int, Entry] = {}
    for branch, entries in free.items():
        by_number = {entry.number: entry for entry in entries} if branch in numbered else {}
        by_phone: dict[str, list[Entry]] = {}
        for entry in entries:
            if entry.phone_hash:
                by_phone.setdefault(entry.phone_hash, []).append(entry)
        for at, (place, row) in enumerate(placed):
            if place != branch or at in matches or key_of(row) in verdicts:
                continue
            phone = digest(row.phone)
            same_number = by_number.get(row.number or 0)
            sharers = by_phone.get(phone, []) if phone else []
            likely = [entry for entry in sharers if entry is same_number or not _other_birth(row, entry)]
            if not likely and same_number is not None and _same_birth(row, same_number):
                likely = [same_number]
            likely = [entry for entry in likely if entry.membership not in used]
            if likely:
                found[at] = likely[0]
                used.add(likely[0].membership)
    return found


def _same_birth(row: RosterRow, entry: Entry) -> bool:
    two_days = row.birth_date and entry.date and row.birth_date != entry.date
    return row.birth_year is not None and row.birth_year == entry.year and not two_days


def _other_birth(row: RosterRow, entry: Entry) -> bool:
    return row.birth_year is not None and entry.year is not None and not _same_birth(row, entry)


def decided(
    placed: Sequence[tuple[int, RosterRow]], books: Mapping[int, Sequence[Entry]], verdicts: Verdicts
) -> dict[int, Entry]:
    """By the line's place the woman of the book whom the head has said that it is about."""
    entries = {entry.membership: entry for branch in books.values() for entry in branch}
    return {
        at: entries[verdicts[key_of(row)]]
        for at, (_branch, row) in enumerate(placed)
        if verdicts.get(key_of(row), NOBODY) in entries
    }


def sharers(
    session: Session,
    rows: Iterable[tuple[int, RosterRow, int]],
    books: Mapping[int, Sequence[Entry]],
    digest: Callable[[str], str],
) -> list[tuple[RosterRow, int]]:
    """Lines whose phone another woman has: her number in this book, or OTHER_BRANCH. Rows are (branch, row, her own
    membership or 0)."""
    wanted = [(branch, row, own, digest(row.phone)) for branch, row, own in rows if row.phone]
    here: dict[int, dict[str, list[Entry]]] = {branch: {} for branch, *_ in wanted}
    for branch, by_phone in here.items():
        for entry in books[branch]:
            if entry.phone_hash and entry.state in MEMBER_STATES:
                by_phone.setdefault(entry.phone_hash, []).append(entry)
    own_people = {entry.membership: entry.person for entries in books.values() for entry in entries}
    found: list[tuple[RosterRow, int]] = []
    rest: dict[str, list[tuple[RosterRow, int]]] = {}
    for branch, row, own, phone in wanted:
        other = next((one for one in here[branch].get(phone, []) if one.membership != own), None)
        if other is not None:
            found.append((row, other.number))
        else:
            rest.setdefault(phone, []).append((row, own_people.get(own, 0)))
    owners: dict[str, set[int]] = {}
    hashes = sorted(rest)
    for start in range(0, len(hashes), 500):
        query = (
            select(Person.phone_hash, Person.id)
            .join(Membership, col(Membership.person_id) == Person.id)
            .where(
                col(Person.phone_hash).in_(hashes[start : start + 500]),
                col(Membership.state).in_(MEMBER_STATES),
            )
        )
        for phone, person in session.exec(query).all():
            owners.setdefault(phone, set()).add(person or 0)
    found += [
        (row, OTHER_BRANCH) for phone, hers in rest.items() for row, own in hers if owners.get(phone, set()) - {own}
    ]
    return found
