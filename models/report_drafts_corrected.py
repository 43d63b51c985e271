"""What follows for the other figures of a report where its writer gives one otherwise than the books."""

from collections.abc import Mapping


def with_changes(by_book: Mapping[str, int], given: Mapping[str, int]) -> dict[str, int]:
    """The figures of a report: the books', those that its writer gives, and what these make of the others.

    Where all places have their number of women, the women who are counted among these are all members: another total
    is another number there, too. Where no place has one, hers is that of all of them.
    """
    found = {**by_book, **given}
    more = found.get("members", 0) - by_book.get("members", 0)
    gathered, women = by_book.get("gathered", 0), by_book.get("women", 0)
    if "gathered" in given:
        return found
    if not women and found.get("women", 0):
        return found | {"gathered": found.get("members", 0), "lacking": given.get("lacking", 0)}
    if more and women and not found.get("lacking", 0):
        found["gathered"] = max(gathered + more, 0)
    return found
