"""A death in a member's family: whoever keeps her branch is told of it, when she wants it, once a week at most."""

from datetime import timedelta

from sqlmodel import Session

from models.conversations import Who
from models.facts import Fact
from models.keepers import keeper, tell_keeper
from models.members import given_name, memberships_of

KIND = "mourning"
AGAIN = timedelta(days=7)


class MourningTold(Fact):
    """Whoever keeps her branch has been told, `by` that woman's name; "" where nobody could be."""

    by: str


def who_would_be_told(session: Session, person_id: int | None) -> str:
    """The name of her branch's head, where she has one who is not herself and can be written to; else ""."""
    for membership in memberships_of(session, person_id or 0):
        head = keeper(session, membership.unit_id, person_id)
        if head is not None:
            return given_name(head.full_name, head.calling_name)
    return ""


def tell_of_mourning(session: Session, who: Who) -> MourningTold:
    """Tell the head that there is mourning in this woman's house; said again within the week, nobody is told again."""
    for membership in memberships_of(session, who.person_id or 0):
        head = keeper(session, membership.unit_id, who.person_id)
        if head is None:
            continue
        tell_keeper(session, KIND, who.person_id or 0, membership.unit_id, head.id or 0, again=AGAIN)
        return MourningTold(given_name(head.full_name, head.calling_name))
    return MourningTold("")
