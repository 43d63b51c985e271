"""A post that is not to pass on after all: what may be meant is named, and it is asked before it is taken back."""

from bot.handovers_notices import words
from bot.reading.handovers_back import BackLine, read_back
from bot.replies import Chat, Option, Reply, Result, Words
from models.deputies import lent_to_or_by
from models.handovers import Handover, decide, name_of
from models.handovers_back import SHOWN, give_back, holder_says, is_ahead, is_hers, passed_on, take_back, to_take_back
from models.members import Person
from models.periods import DAY
from models.posts import Post, Right, posts_of
from models.text import fold
from models.units import get_unit

_LEAVE = Option("label-unit-leave", "menu:menu", 0)


def line(chat: Chat, text: str) -> Result:
    """Somebody takes back what she gave, or gives back what she took; None where there is nothing of the kind."""
    read = read_back(text)
    if read is None:
        return None
    if read.deputy:
        return _deputy(chat, read)
    rows = [row for row in to_take_back(chat.session, chat.who) if _is_meant(chat, row, read)]
    if not rows and not read.returned and _keeps_posts(chat):
        return Reply((_held(chat, read) or Words("no-such-handover", {"name": read.who[:40]}),))
    if not rows:
        return None
    if len(rows) > 1:
        return Reply((Words("handover-back-which"),), (*(_option(chat, row) for row in rows[:SHOWN]), _LEAVE))
    (row,) = rows
    hers = is_hers(chat.who, row)
    known = words(chat.session, row)
    said = Words(
        "handover-back-sure",
        {"hers": hers, "name": known["name"], "role": known["role"], "unit": known["unit"], "day": known["day"]},
    )
    agree = Option("label-handover-return" if hers else "label-handover-back", _tap(chat, row))
    return Reply((said,), (agree, _LEAVE))


def _deputy(chat: Chat, read: BackLine) -> Result:
    """Who stands in for a time no longer: herself, or one whom she may let go."""
    posts = [post for post in lent_to_or_by(chat.session, chat.who) if _is_called(chat, post, read)]
    if not posts:
        return Reply((Words("no-such-deputy", {"name": read.who[:40]}),)) if _keeps_posts(chat) else None
    if len(posts) > 1:
        options = tuple(_deputy_option(chat, post) for post in posts[:SHOWN])
        return Reply((Words("handover-back-which"),), (*options, _LEAVE))
    (post,) = posts
    said = Words(
        "deputy-end-sure",
        {
            "hers": _is_her_own(chat, post),
            "name": _name(chat, post),
            "unit": get_unit(chat.session, post.unit_id).name,
            "first": post.from_date,
            "last": (post.to_date or post.from_date) - DAY,
        },
    )
    return Reply((said,), (_deputy_option(chat, post), _LEAVE))


def _held(chat: Chat, read: BackLine) -> Words | None:
    """She who is named has the post already: since when, and how it passes on; None where nobody of that name has."""
    post = next((one for one in passed_on(chat.session, chat.who) if read.who and _is_called(chat, one, read)), None)
    if post is None:
        return None
    unit = get_unit(chat.session, post.unit_id).name
    return Words("post-held-since", {"name": _name(chat, post), "role": post.role, "unit": unit, "day": post.from_date})


def _keeps_posts(chat: Chat) -> bool:
    return any(Right.UNITS in held.rights for held in posts_of(chat.session, chat.person_id))


def _is_called(chat: Chat, post: Post, read: BackLine) -> bool:
    full = fold(chat.session.get_one(Person, post.person_id).full_name)
    called = not read.who or f" {full}".endswith(f" {fold(read.who)}")
    return called and (not read.unit or fold(read.unit) in fold(get_unit(chat.session, post.unit_id).name))


def _deputy_option(chat: Chat, post: Post) -> Option:
    if _is_her_own(chat, post):
        return Option("label-deputy-no", f"deputy-no:{post.id}")
    known = {"name": _name(chat, post), "unit": get_unit(chat.session, post.unit_id).name}
    return Option("label-deputy-end-of", f"deputy-end:{post.id}", variables=known)


def _is_her_own(chat: Chat, post: Post) -> bool:
    return post.person_id in {known.id for known in chat.who.persons}


def _name(chat: Chat, post: Post) -> str:
    return name_of(chat.session.get_one(Person, post.person_id))


def _is_meant(chat: Chat, row: Handover, read: BackLine) -> bool:
    hers = is_hers(chat.who, row)
    if hers is not read.returned:
        return False
    name, unit = fold(read.who), fold(read.unit)
    full = fold(chat.session.get_one(Person, row.person_id).full_name)
    called = f" {full}".endswith(f" {name}") if name else True
    return called and (not unit or unit in fold(get_unit(chat.session, row.unit_id).name))


def _option(chat: Chat, row: Handover) -> Option:
    known = words(chat.session, row)
    shown = {"name": known["name"], "role": known["role"], "unit": known["unit"]}
    return Option("label-handover-back-of", _tap(chat, row), variables=shown)


def _tap(chat: Chat, row: Handover) -> str:
    return f"handover:{row.id}:no" if is_hers(chat.who, row) else f"handover-back:{row.id}"


def decided(chat: Chat, handover_id: int, choice: str) -> Result:
    """Her word to a post that is offered to her; her "no" to one that she has taken, before its day."""
    row = chat.session.get(Handover, handover_id)
    if choice != "yes" and row is not None and is_ahead(row):
        return give_back(chat.session, chat.who, handover_id)
    return decide(chat.session, chat.who, handover_id, choice == "yes")


def holder_said(chat: Chat, handover_id: int, choice: str) -> Result:
    """What she says whose post another one hands on."""
    return holder_says(chat.session, chat.who, handover_id, choice == "yes")


def taken_back(chat: Chat, handover_id: int) -> Result:
    """The offer, or what was agreed, is taken back by whoever made it."""
    return take_back(chat.session, chat.who, handover_id)
