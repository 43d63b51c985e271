"""How women come to the branch: its short code, its links, the poster to print and the text for the Zalo group."""

from typing import Any

from bot import papers
from bot.groups import branches_of
from bot.replies import Chat, Option, Plain, Reply, Result, Words
from models.groups import parent_of
from models.invitations import Invitation, invitation_for, links_for, ways_in
from models.posts import NotAllowed, posts_of
from models.units import Unit, UnitKind, get_unit

BRANCHES = 20


def _branches(chat: Chat) -> list[Unit]:
    posts = posts_of(chat.session, chat.person_id)
    groups = [held.unit_id for held in posts if held.unit_kind == UnitKind.GROUP]
    found = branches_of(chat, [held for held in posts if held.unit_kind != UnitKind.GROUP])
    known = {unit.id for unit in found}
    return found + [
        unit for group in groups if (unit := get_unit(chat.session, parent_of(chat.session, group))).id not in known
    ]


def show(chat: Chat) -> Result:
    """ "mã mời", "tờ qr": of her branch, or of which?"""
    found = _branches(chat)
    if not found:
        raise NotAllowed
    if len(found) == 1:
        return invite(chat, found[0].id or 0)
    return Reply((Words("which-branch"),), tuple(Option(Plain(u.name), f"invite:{u.id}") for u in found[:BRANCHES]))


def invite(chat: Chat, branch_id: int) -> Result:
    """The branch's code and links, and what can be made of them."""
    found = invitation_for(chat.session, chat.person_id, branch_id)
    return Reply(
        (Words("invite-code", {"branch": found.branch, "code": found.code, **_links(chat, found)}),),
        (
            Option("label-poster-print", f"poster:{branch_id}:pdf"),
            Option("label-poster-picture", f"poster:{branch_id}:png"),
            Option("label-invite-text", f"invite-text:{branch_id}"),
        ),
    )


def _links(chat: Chat, found: Invitation) -> dict[str, str]:
    links = links_for(dict(chat.account.links), found.code, chat.account.public_url)
    zalo = links.get("zalo-oa") or links.get("zalo-bot", "")
    return {"telegram": links.get("telegram", ""), "zalo": zalo, "web": links.get("web", "")}


def text(chat: Chat, branch_id: int) -> Result:
    """A text that she pastes into the branch's Zalo group."""
    found = invitation_for(chat.session, chat.person_id, branch_id)
    words = {"branch": found.branch, "code": found.code, "head": found.head, **_links(chat, found)}
    return Reply((Words("invite-text", words),))


def poster(chat: Chat, branch_id: int, form: str) -> Result:
    """Order the poster, to print or as a picture."""
    found = invitation_for(chat.session, chat.person_id, branch_id)
    links = links_for(dict(chat.account.links), found.code, chat.account.public_url)
    kind = "png" if form == "png" else "pdf"
    return papers.order(
        chat, "poster", branch_id, branch=branch_id, form=kind, links=links, ways=ways_in(chat.account.links)
    )


def taps(tap: Any) -> dict[str, Any]:
    """The taps of posters."""
    return {
        "invite": tap(invite, (int,)),
        "invite-text": tap(text, (int,)),
        "poster": tap(poster, (int, str)),
    }
