"""Whom of her books a bit of a name may mean, as a head types it."""

from bot.members import branch_of, the_book
from bot.reading.names import match_names, split_name
from bot.replies import Chat
from models.groups import group_key
from models.member_changes import Woman
from models.member_search import search
from models.text import fold
from models.units import Unit, UnitKind, get_unit


def scope(chat: Chat, book: Unit | None) -> dict[str, int | None]:
    """Where to look, as `models.member_search.search` takes it: in the book that is open, else in all that are hers."""
    if book is None or book.kind not in {UnitKind.BRANCH, UnitKind.GROUP}:
        return {"branch_id": None, "group_id": None}
    return {"branch_id": branch_of(chat, book), "group_id": book.id if book.kind == UnitKind.GROUP else None}


def called(chat: Chat, typed: str, *, marked: bool) -> list[int]:
    """The entries of the women whom a bit of a name may mean: "Lan", "Lan tổ 2", "Lan 1975"."""
    bare, group, year = split_name(typed)
    women = search(chat.session, chat.person_id, bare, **scope(chat, the_book(chat)))
    if group is not None:
        women = [woman for woman in women if _is_in_group(chat, woman, group)]
    if year is not None:
        of_that_year = [woman for woman in women if woman.person.birth_year == year]
        women = of_that_year if of_that_year or str(year) in typed else women  # "Lan 90" may be no year at all
    known = [(woman.membership.id or 0, woman.person.full_name) for woman in women]
    by_calling_name = [woman.membership.id or 0 for woman in women if fold(woman.person.calling_name) == fold(bare)]
    return match_names(bare, known, marked=marked) or by_calling_name


def found_called(chat: Chat, name: str) -> list[int]:
    """The entries of the women of her books whom a bit of a name, as typed, may mean."""
    return called(chat, name, marked=not name.isascii())


def _is_in_group(chat: Chat, woman: Woman, number: int) -> bool:
    group_id = woman.membership.group_id
    return group_id is not None and group_key(get_unit(chat.session, group_id).name) == str(number)
