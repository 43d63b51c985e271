"""How a woman comes to a branch's bot: the branch's short code, and the links that carry it."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlmodel import Session

from models.members import Person, given_name
from models.posts import NotAllowed, posts_of, responsible
from models.units import Unit, UnitKind, get_unit, is_under


@dataclass(frozen=True)
class Invitation:
    """A branch as a stranger may know it: its short code as it is shown, and `head`, the calling name of the one who
    answers for it ("": nobody yet)."""

    unit_id: int
    branch: str
    code: str
    head: str


def invitation(session: Session, branch: Unit) -> Invitation:
    """What a poster or a link of this branch says."""
    heads = responsible(session, branch.id or 0)
    head = session.get(Person, heads[0].person_id) if heads and heads[0].unit_id == branch.id else None
    called = given_name(head.full_name, head.calling_name) if head else ""
    return Invitation(branch.id or 0, branch.name, branch.shown_code, called)


def invitation_for(session: Session, person_id: int | None, branch_id: int) -> Invitation:
    """The same for anybody with a post in the branch, below it or above it. Raises NotAllowed."""
    branch = get_unit(session, branch_id)
    for held in posts_of(session, person_id) if branch.kind == UnitKind.BRANCH else []:
        if is_under(session, branch_id, held.unit_id) or is_under(session, held.unit_id, branch_id):
            return invitation(session, branch)
    raise NotAllowed


def links_for(links: dict[str, str], code: str, public_url: str) -> dict[str, str]:
    """The channels' links with a branch's code in them where they can carry it; `links` are the channels' own.

    "" where a channel is there and its link is not known.
    """
    found = {}
    if zalo := _zalo(links):
        found[zalo] = links[zalo]  # its links carry nothing: she types the code
    if links.get("telegram"):
        found["telegram"] = f"{links['telegram']}?start=cn_{code.lower()}"
    if public_url:
        found["web"] = f"{public_url}/moi/{code.lower()}"
    return found


def ways_in(links: Mapping[str, str]) -> list[str]:
    """The channels that a woman can write on, of those that have an address; those that most people have first."""
    return [name for name in (_zalo(links), "telegram", "web") if name in links]


def _zalo(links: Mapping[str, str]) -> str:
    """The one way in by Zalo, "" for none: the Official Account, which takes everybody; a bot takes fifty."""
    if links.get("zalo-oa") or ("zalo-oa" in links and "zalo-bot" not in links):
        return "zalo-oa"
    return "zalo-bot" if "zalo-bot" in links else ""
