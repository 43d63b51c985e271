"""Members whom the last meetings have never seen ("cần xác minh"): to be asked after by the head, never struck off."""

from dataclasses import dataclass

from sqlalchemy import select as core_select
from sqlmodel import Session, col

from models import clock, trees
from models.absences import Woman
from models.conversations import Who
from models.facts import Fact
from models.member_figures import members_on
from models.member_marks import kept
from models.members import Membership, Person
from models.posts import Right, post_for
from models.units import UnitKind, UnitPath, get_unit
from models.unseen_checks import Seen, UnseenCheck, never_seen, times_of
from models.unseen_rolls import unseen_below


@dataclass(frozen=True)
class UnseenWoman(Woman):
    """One of them, by her number in the book."""

    membership_id: int = 0


@dataclass(frozen=True)
class Unseen:
    """The women of a branch or group, of `members`, whom the last `times` meetings that expected them did not see."""

    unit_id: int
    unit: str
    times: int
    members: int
    women: tuple[UnseenWoman, ...]


@dataclass(frozen=True)
class UnseenUnit:
    """How many they are in one unit below."""

    unit_id: int
    name: str
    count: int


@dataclass(frozen=True)
class UnseenReport:
    """How many they are in a unit of so many members; `parts` add up to `count`."""

    unit_id: int
    unit: str
    times: int
    members: int
    count: int
    parts: tuple[UnseenUnit, ...]


class StillHere(Fact):
    """She is one of them; she is asked after again when as many more meetings have not seen her."""

    women: str
    number: int


class ToBeAsked(Fact):
    """The head asks, and finds her on the list again in a week."""

    women: str
    number: int


def unseen(session: Session, who: Who, unit_id: int) -> Unseen:
    """Those of a branch or a group, in the order of its book. Raises NotAllowed."""
    post_for(session, who.person_id, Right.NAMES, unit_id)
    unit = get_unit(session, unit_id)
    times = times_of(session, unit_id)
    of_group = unit.kind == UnitKind.GROUP
    books = (
        core_select(col(UnitPath.ancestor_id)).where(col(UnitPath.descendant_id) == unit_id, trees.on(None))
        if of_group
        else (unit_id,)
    )
    hers = never_seen(session, books, times).subquery()
    query = (
        core_select(
            col(Person.id), col(Membership.number), col(Person.full_name), col(Person.birth_year),
            col(Person.calling_name), col(Membership.id),
        )
        .join(Membership, col(Membership.person_id) == Person.id)
        .join(hers, hers.c.membership_id == Membership.id)
        .order_by(col(Membership.number))
    )  # fmt: skip
    if of_group:
        query = query.where(col(Membership.group_id) == unit_id)
    women = tuple(UnseenWoman(*row) for row in session.execute(query))
    return Unseen(unit_id, unit.name, times, members_on(session, None, unit_id, clock.today()).total.members, women)


def unseen_counts(session: Session, who: Who | None, unit_id: int) -> UnseenReport:
    """How many there are in each unit right below a commune or a larger unit. Raises NotAllowed.

    They are those whom `unseen` lists of each branch, by the branch's own number of meetings.
    """
    if who is not None:
        post_for(session, who.person_id, Right.TOTALS, unit_id)
    unit = get_unit(session, unit_id)
    times = times_of(session, unit_id)
    below = trees.children_on(session, unit_id, None)
    found = unseen_below(session, [unit_id, *(child.id or 0 for child in below)])
    total = found.get(unit_id, 0)
    parts = [UnseenUnit(child.id or 0, child.name, count) for child in below if (count := found.get(child.id or 0))]
    rest = total - sum(part.count for part in parts)
    parts += [UnseenUnit(unit_id, unit.name, rest)] if rest else []
    members = members_on(session, None, unit_id, clock.today()).total.members
    return UnseenReport(unit_id, unit.name, times, members, total, tuple(parts))


def answer_unseen(session: Session, who: Who, membership_id: int, answer: str) -> StillHere | ToBeAsked:
    """The head (or her group's leader) says that she is still one of them, or that she will ask. Raises NotAllowed."""
    (woman,) = kept(session, who, [membership_id])
    seen = Seen(answer)
    session.add(UnseenCheck(membership_id=membership_id, answer=seen, by_person=who.person_id or 0, at=clock.now()))
    session.flush()
    return StillHere(woman.name, woman.number) if seen is Seen.STAYS else ToBeAsked(woman.name, woman.number)
