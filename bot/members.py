"""The head's book: how many, whom to see, what to do; which of several books is meant."""

from typing import Any

from bot.member_lists import listing, more
from bot.replies import Chat, Option, Plain, Reply, Result, Start, Words
from models import door
from models.member_search import book_counts
from models.own_units import own_first
from models.posts import NotAllowed, Right, first_post, post_for, posts_of
from models.units import RANK, Unit, UnitKind, children, get_unit, is_under

BOOKS = 8  # of a page


def books(chat: Chat) -> list[Unit]:
    """The branches and groups whose women she may see, without groups of a branch that is hers as a whole; her own
    before the others."""
    found: dict[int, Unit] = {}
    for held in posts_of(chat.session, chat.person_id):
        if Right.NAMES not in held.rights:
            continue
        unit = get_unit(chat.session, held.unit_id)
        own = unit.kind in {UnitKind.BRANCH, UnitKind.GROUP}
        for one in [unit] if own else children(chat.session, held.unit_id):
            if RANK[UnitKind(one.kind)] <= RANK[UnitKind.GROUP] and one.closed_on is None:
                found[one.id or 0] = one
    whole = [one for one in found.values() if one.kind != UnitKind.GROUP]
    hers = [
        one
        for one in found.values()
        if one in whole or not any(is_under(chat.session, one.id or 0, above.id or 0) for above in whole)
    ]
    return own_first(chat.session, chat.person_id, hers)


def the_book(chat: Chat) -> Unit | None:
    """Her only book, or the one that she opened last; None where she has several and has opened none."""
    hers = books(chat)
    if not hers:
        raise NotAllowed
    if len(hers) == 1 and hers[0].kind in {UnitKind.BRANCH, UnitKind.GROUP}:
        return hers[0]
    opened = chat.who.notes.get("book")
    if not isinstance(opened, int):
        return None
    try:
        post_for(chat.session, chat.person_id, Right.NAMES, opened)
    except NotAllowed:
        return None
    return get_unit(chat.session, opened)


def branch_of(chat: Chat, book: Unit) -> int:
    """The branch whose book it is: of a group's leader the one above her group."""
    return door.branch_of(chat.session, book.id or 0) if book.kind == UnitKind.GROUP else book.id or 0


def which_book(chat: Chat, page: int = 0) -> Result:
    """She has several books: which one?"""
    return _choose(chat, books(chat), 0, page)


def _choose(chat: Chat, units: list[Unit], parent: int, page: int) -> Reply:
    shown = units[page * BOOKS : (page + 1) * BOOKS]
    options = [Option(Plain(unit.name), f"branch:{unit.id}") for unit in shown]
    if len(units) > (page + 1) * BOOKS:
        options.append(Option("label-more", f"books:{parent}:{page + 1}"))
    return Reply((Words("which-branch"),), tuple(options))


def more_books(chat: Chat, parent: int, page: int) -> Result:
    """The next page of the books, of hers or below a unit."""
    if not parent:
        return which_book(chat, page)
    post_for(chat.session, chat.person_id, Right.NAMES, parent)
    return _choose(chat, _below(chat, parent), parent, page)


def _below(chat: Chat, parent: int) -> list[Unit]:
    return own_first(chat.session, chat.person_id, children(chat.session, parent))


def show(chat: Chat) -> Result:
    """Her book; where she has several, which one first."""
    first_post(chat.session, chat.person_id, Right.NAMES)
    hers = books(chat)
    if not hers:  # she leads a club
        from bot import clubs

        return clubs.show(chat)
    if len(hers) == 1:
        return branch(chat, hers[0].id or 0)
    return which_book(chat)


def branch(chat: Chat, unit_id: int) -> Result:
    """One book at a glance, and what can be done with it. A line that waited for the book is done now."""
    post_for(chat.session, chat.person_id, Right.NAMES, unit_id)
    unit = get_unit(chat.session, unit_id)
    if unit.kind not in {UnitKind.BRANCH, UnitKind.GROUP}:
        return _choose(chat, _below(chat, unit_id), unit_id, 0)
    chat.who.notes["book"] = unit_id
    waiting = str(chat.who.notes.pop("book_line", ""))
    if waiting:
        from bot import member_words

        done = member_words.any_line(chat, waiting)
        if done is not None:
            return done
    group = unit_id if unit.kind == UnitKind.GROUP else None
    sums = book_counts(chat.session, branch_of(chat, unit), group_id=group)
    words = {"branch": unit.name, **sums, "code": unit.shown_code if group is None else ""}
    options = [
        Option("label-list", f"members:{unit_id}:0"),
        Option("label-find", f"find:{unit_id}"),
        Option("label-last-changes", f"changes:{unit_id}"),
    ]
    if group is None:
        options.insert(2, Option("label-add-women", f"add:{unit_id}"))
        options.append(Option("label-import", f"import:{unit_id}"))
        options.append(Option("label-export", f"export:{unit_id}"))
        options.append(Option("label-groups", f"groups:{unit_id}:0"))
        options.append(Option("label-clubs", "menu:clubs"))
        options.append(Option("label-invite", f"invite:{unit_id}"))
    else:
        options.insert(0, Option("label-my-group", f"group:{unit_id}"))
    options.append(Option("label-standings", f"standings:{unit_id}"))
    return Reply((Words("book-at-a-glance", words),), (*options, Option("label-menu", "menu:menu", 0)))


def find(chat: Chat, unit_id: int) -> Result:
    """The button: whom?"""
    post_for(chat.session, chat.person_id, Right.NAMES, unit_id)
    chat.who.notes["book"] = unit_id
    return Start("find")


def taps(tap: Any) -> dict[str, Any]:
    """The taps of the book."""
    return {
        "members": tap(listing, (int, int)),
        "branch": tap(branch, (int,)),
        "books": tap(more_books, (int, int)),
        "find": tap(find, (int,)),
        "found": tap(more, (int,)),
    }
