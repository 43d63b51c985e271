"""Lists of women to choose from, by their own numbers in the book, a page at a time."""

from bot.going_on import rest_of
from bot.replies import Chat, Option, Plain, Reply, Result, Words
from models import door
from models.member_changes import Woman
from models.member_search import book_counts, page, search
from models.posts import Right, post_for
from models.units import UnitKind, get_unit

PAGE = 8


def listing(chat: Chat, unit_id: int, at: int) -> Result:
    """The women of a branch or group in the order of Vietnamese names, from a page on."""
    post_for(chat.session, chat.person_id, Right.NAMES, unit_id)
    unit = get_unit(chat.session, unit_id)
    group_id = unit_id if unit.kind == UnitKind.GROUP else None
    branch_id = door.branch_of(chat.session, unit_id) if group_id is not None else unit_id
    chat.who.notes["book"] = unit_id
    count = book_counts(chat.session, branch_id, group_id=group_id)["count"]
    if not count:
        return Reply((Words("no-members-yet", {"branch": unit.name}),))
    women = page(chat.session, branch_id, group_id, at * PAGE, PAGE)
    left = count - at * PAGE - len(women)
    heading = Words("members-heading", {"branch": unit.name, "count": count, "page": at + 1})
    after = (rest_of(f"members:{unit_id}:{at + 1}", left),) if left > 0 else ()
    return Reply((heading,), (*in_order(women), *after))


def in_order(women: list[Woman]) -> tuple[Option, ...]:
    """Each woman under her own number in the book, so that the number means her and nobody else."""
    return tuple(Option(Plain(labelled(woman)), f"woman:{woman.membership.id}", woman.number) for woman in women)


def labelled(woman: Woman) -> str:
    """Her full name with what tells her from her namesakes."""
    return woman.name


def matches(chat: Chat, words: str, women: list[Woman], at: int = 0) -> Reply:
    """Several women whom a search may mean, a page of them."""
    shown = women[at * PAGE : (at + 1) * PAGE]
    left = len(women) - at * PAGE - len(shown)
    heading = Words("women-found", {"what": words[:40], "count": len(women)})
    branches = {woman.membership.unit_id for woman in women}
    if len(branches) == 1:
        options = in_order(shown)
    else:  # numbers of several books say nothing: here they are places in the list
        names = {unit_id: get_unit(chat.session, unit_id).name for unit_id in branches}
        options = tuple(
            Option(Plain(f"{labelled(w)}, {names[w.membership.unit_id]}"), f"woman:{w.membership.id}") for w in shown
        )
    if left > 0:
        chat.who.notes["found"] = words[:80]
        options = (*options, rest_of(f"found:{at + 1}", left))
    return Reply((heading,), options)


def look_for(chat: Chat, words: str, *, branch_id: int | None, group_id: int | None) -> list[Woman]:
    """The women whom she may mean, in the open book or in all of hers."""
    return search(chat.session, chat.person_id, words, branch_id=branch_id, group_id=group_id)


def more(chat: Chat, at: int) -> Result:
    """The next page of what she looked for last."""
    from bot.members import branch_of, the_book

    words = str(chat.who.notes.get("found", ""))
    book = the_book(chat)
    women = (
        look_for(chat, words, branch_id=None, group_id=None)
        if book is None
        else look_for(
            chat,
            words,
            branch_id=branch_of(chat, book),
            group_id=book.id if book.kind == UnitKind.GROUP else None,
        )
    )
    if not women:
        return Reply((Words("nobody-found", {"what": words}),))
    return matches(chat, words, women, at)
