"""She gives up her post, or a leader wants somebody to stand in: how it passes on, and who writes it down."""

from collections.abc import Sequence

from bot import handovers
from bot.reading.giving_up import as_handover, parted, read_giving_up
from bot.reading.handovers import read_post_line
from bot.reading.handovers_back import gives_back
from bot.replies import Chat, Reply, Result, Start, Words
from models.handovers import name_of
from models.handovers_back import taken_lately
from models.members import Person
from models.posts import Held, Right, Role, holders_above, posts_of

_BY_ROLE = {"head": Role.HEAD, "deputy": Role.DEPUTY, "group_leader": Role.GROUP_LEADER, "cadre": Role.CADRE}


def line(chat: Chat, text: str) -> Result:
    """ "tôi thôi làm chi hội trưởng": to whom it passes is asked; None for anything else, and for posts not hers."""
    rest, successor = parted(text)
    role = read_giving_up(rest)
    posts = posts_of(chat.session, chat.person_id) if role is not None else ()
    held = next((one for one in posts if not role or one.role is _BY_ROLE[role]), None)
    if role is None and gives_back(rest):  # and names none: the one that she took just now
        taken = taken_lately(chat.session, chat.who)
        held = next((one for one in posts_of(chat.session, chat.person_id) if one.post_id in taken), None)
    if held is None:
        return _of_a_leader(chat, text) if role is None else None
    if Right.UNITS not in held.rights:
        return _who_writes_it(chat, held)
    if successor:  # she names her at once
        return handovers.line(chat, as_handover(held.role.value, held.unit_name, successor))
    answers = {"role": held.role.value, "units": [held.unit_id], "unit": held.unit_id}
    above = _above(chat, held)
    words = {"role": held.role.value, "unit": held.unit_name, "name": above[0], "above": above[1]}
    return Start("handover", answers, (Words("post-given-up", words),))


def _of_a_leader(chat: Chat, text: str) -> Result:
    """ "chị Nga làm thay tôi tuần này", by one who leads a group: her head writes that down."""
    if "thay" not in text.lower() or chat.person_id is None:
        return None
    posts = posts_of(chat.session, chat.person_id)
    if not posts or _leads_only(posts) is None or read_post_line(text, today=chat.local().date()) is None:
        return None
    return _who_writes_it(chat, posts[0])


def _leads_only(posts: Sequence[Held]) -> Held | None:
    """Her post where none of hers may change posts."""
    return None if any(Right.UNITS in held.rights for held in posts) else posts[0]


def _who_writes_it(chat: Chat, held: Held) -> Reply:
    name, above = _above(chat, held)
    words = {"role": held.role.value, "unit": held.unit_name, "name": name, "above": above}
    return Reply((Words("post-written-above", words),))


def _above(chat: Chat, held: Held) -> tuple[str, str]:
    """Who keeps the posts above hers: the calling name and the unit; "" where nobody does."""
    holders = holders_above(chat.session, held.unit_id, Right.UNITS)
    found = [one for one in holders if one.person_id != chat.person_id and one.unit_id != held.unit_id]
    person = chat.session.get(Person, found[0].person_id) if found else None
    return (name_of(person) if person else "", found[0].unit_name if found else "")
