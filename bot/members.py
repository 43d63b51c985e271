"""The head's members: the list by the book's numbers, the branch's code and link."""

from typing import Any

from bot.door import home
from bot.meetings import person_line
from bot.replies import Chat, Option, Plain, Reply, Result, Said, Words
from models import door
from models.conversations import contacts_of
from models.members import book
from models.posts import NotAllowed, Right, first_post, post_for, posts_of
from models.units import Unit, UnitKind, children, get_unit

PAGE = 30


def show(chat: Chat) -> Result:
    """How many members, who is new, the code for the poster; the list on a second tap."""
    first_post(chat.session, chat.person_id, Right.NAMES)
    units = [held for held in posts_of(chat.session, chat.person_id) if Right.NAMES in held.rights]
    if len(units) == 1 and units[0].unit_kind == UnitKind.BRANCH:
        return branch(chat, units[0].unit_id)
    if len(units) == 1 and units[0].unit_kind == UnitKind.GROUP:
        return listing(chat, units[0].unit_id, 0)
    below: list[Unit] = []
    for held in units:
        unit = get_unit(chat.session, held.unit_id)
        below += [unit] if unit.kind in {UnitKind.BRANCH, UnitKind.GROUP} else children(chat.session, held.unit_id)
    return Reply((Words("which-branch"),), tuple(Option(Plain(u.name), f"branch:{u.id}") for u in below[:20]))


def branch(chat: Chat, unit_id: int) -> Result:
    """One branch at a glance."""
    post_for(chat.session, chat.person_id, Right.NAMES, unit_id)
    unit = get_unit(chat.session, unit_id)
    if unit.kind not in {UnitKind.BRANCH, UnitKind.GROUP}:
        below = children(chat.session, unit_id)
        return Reply((Words("which-branch"),), tuple(Option(Plain(u.name), f"branch:{u.id}") for u in below[:20]))
    people = book(chat.session, unit_id)
    linked = sum(bool(contacts_of(chat.session, person.id or 0)) for _, person in people)
    words = {
        "branch": unit.name,
        "count": len(people),
        "away": sum(m.state == "away" for m, _ in people),
        "linked": linked,
        "code": unit.short_code,
    }
    return Reply(
        (Words("branch-at-a-glance", words),),
        (Option("label-list", f"members:{unit_id}:0"), Option("label-import", f"import:{unit_id}")),
    )


def listing(chat: Chat, unit_id: int, page: int) -> Result:
    """The members in the order of Vietnamese names, thirty at a time."""
    post_for(chat.session, chat.person_id, Right.NAMES, unit_id)
    unit = get_unit(chat.session, unit_id)
    people = (
        book(chat.session, door.branch_of(chat.session, unit_id), group_id=unit_id)
        if unit.kind == UnitKind.GROUP
        else book(chat.session, unit_id)
    )
    if not people:
        return Reply((Words("no-members-yet", {"branch": unit.name}),))
    shown = people[page * PAGE : (page + 1) * PAGE]
    said: list[Said] = [Words("members-heading", {"branch": unit.name, "count": len(people)})]
    said += [
        Words("names-line", person_line(m.number, p.full_name, p.birth_year) | {"away": m.state}) for m, p in shown
    ]
    more = (page + 1) * PAGE < len(people)
    return Reply(tuple(said), (Option("label-more", f"members:{unit_id}:{page + 1}"),) if more else ())


def to_tell(chat: Chat) -> Result:
    """Whom she still has to tell at home about the next meeting."""
    if not any(Right.NAMES in held.rights for held in posts_of(chat.session, chat.person_id)):
        raise NotAllowed
    meeting, _people = door.waiting(chat.session, chat.person_id or 0)
    if meeting is None:
        return Reply((Words("nobody-to-tell"),))
    return home(chat, meeting.id or 0)


def taps(tap: Any) -> dict[str, Any]:
    """The taps of members."""
    return {"members": tap(listing, (int, int)), "branch": tap(branch, (int,))}
