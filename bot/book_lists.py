"""The book seen by what stands beside the women: whose fee is noted, who has a card, who is away; and how many."""

from typing import Any

from bot import birthdays
from bot.going_on import rest_of
from bot.groups import sentence
from bot.member_deeds import year_said
from bot.member_lists import in_order
from bot.members import branch_of, the_book, which_book
from bot.reading.birthdays import read_birthdays
from bot.reading.book_lists import read_aged, read_book_list
from bot.replies import Chat, Option, Reply, Result, Words
from models.audiences import OLDEST
from models.groups import GroupGone, led_unit, number_of, open_units
from models.member_ages import born_between
from models.member_fees import check_year
from models.member_standings import Standing, standing_page, standings
from models.posts import Right, post_for
from models.units import Unit, UnitKind, get_unit

PAGE = 8
LABELS = {
    Standing.PAID: "label-standing-paid",
    Standing.OWES: "label-standing-owes",
    Standing.CARD: "label-standing-card",
    Standing.NO_CARD: "label-standing-no-card",
    Standing.CORE: "label-standing-core",
    Standing.HONORARY: "label-standing-honorary",
    Standing.AWAY: "label-standing-away",
    Standing.NO_PHONE: "label-standing-no-phone",
    Standing.NOT_LINKED: "label-standing-not-linked",
}


def line(chat: Chat, text: str) -> Result:
    """ "ai chưa đóng hội phí", "hội phí": of her book. None where a line asks for nothing of it."""
    asked, ages = read_book_list(text), read_aged(text)
    born = read_birthdays(text, today=chat.local().date())
    if asked is None and ages is None and born is None:
        return None
    book = the_book(chat)
    if book is None or book.kind not in {UnitKind.BRANCH, UnitKind.GROUP}:
        chat.who.notes["book_line"] = text[:300]  # shown when she has said which book
        return which_book(chat)
    if ages is not None:
        unit_id = _group(chat, book, ages.groups[0]) if ages.groups else book.id or 0
        return of_age(chat, unit_id, ages.age_from or 0, ages.age_to or OLDEST, 0)
    if born is not None:
        return birthdays_of(chat, _group(chat, book, born[1]) if born[1] else book.id or 0, born[0], 0)
    assert asked is not None  # noqa: S101 (one of them was read)
    unit_id = _group(chat, book, asked.group) if asked.group else book.id or 0
    year = int(year_said(chat, asked.year))
    if asked.standing is None:
        return overview(chat, unit_id, year)
    return women(chat, unit_id, asked.standing, year, 0)


def _group(chat: Chat, book: Unit, number: int) -> int:
    """The group of this number in her branch; a leader sees her own. Raises GroupGone or NotAllowed."""
    for unit in open_units(chat.session, [branch_of(chat, book)], UnitKind.GROUP):
        if number_of(unit.name) == number:
            return led_unit(chat.session, chat.who, unit.id or 0, Right.NAMES).id or 0
    raise GroupGone


def _where(chat: Chat, unit_id: int) -> tuple[Unit, int, int | None]:
    """The unit, the branch whose book it is, and the group; opened, so that the next line is about it."""
    post_for(chat.session, chat.person_id, Right.NAMES, unit_id)
    unit = get_unit(chat.session, unit_id)
    group_id = unit_id if unit.kind == UnitKind.GROUP else None
    if group_id is None:
        chat.who.notes["book"] = unit_id
    return unit, branch_of(chat, unit), group_id


def overview(chat: Chat, unit_id: int, year: int) -> Result:
    """How many stand where; each is a list. Raises NotAllowed or NoSuchYear."""
    check_year(year)
    unit, branch_id, group_id = _where(chat, unit_id)
    counts = standings(chat.session, branch_id, group_id, year)
    options = [
        Option(
            label, f"standing:{unit_id}:{standing}:{year}:0", variables={"year": str(year), "count": counts[standing]}
        )
        for standing, label in LABELS.items()
        if counts[standing] or standing in {Standing.PAID, Standing.OWES}
    ]
    return Reply((Words("standings", {"unit": sentence(unit.name)}),), (*options, Option("label-menu", "menu:menu", 0)))


def women(chat: Chat, unit_id: int, standing: str, year: int, at: int) -> Result:
    """The women of whom it is true, a page of them, each under her own number. Raises NotAllowed or NoSuchYear."""
    check_year(year)
    unit, branch_id, group_id = _where(chat, unit_id)
    which = Standing(standing)
    count = standings(chat.session, branch_id, group_id, year)[which]
    found = standing_page(chat.session, branch_id, group_id, which, year, at * PAGE, PAGE)
    words = {"unit": sentence(unit.name), "standing": which.value, "year": str(year), "count": count, "page": at + 1}
    left = count - at * PAGE - len(found)
    after = (rest_of(f"standing:{unit_id}:{standing}:{year}:{at + 1}", left),) if left > 0 else ()
    return Reply((Words("women-standing", words),), (*in_order(found), *after))


def of_age(chat: Chat, unit_id: int, low: int, high: int, at: int) -> Result:
    """The women of these ages, a page of them, the eldest first, and how many have no birth year in the book."""
    unit, branch_id, group_id = _where(chat, unit_id)
    this_year, at = chat.local().year, max(at, 0)
    born = (this_year - min(high, OLDEST), this_year - max(low, 0))
    count, undated, found = born_between(chat.session, branch_id, group_id, born, at * PAGE, PAGE)
    words = {"unit": sentence(unit.name), "count": count, "page": at + 1, "undated": undated}
    ages = {"low": low, "high": high if high < OLDEST else 0}
    left = count - at * PAGE - len(found)
    after = (rest_of(f"aged:{unit_id}:{low}:{high}:{at + 1}", left),) if left > 0 else ()
    return Reply((Words("women-of-age", words | ages),), (*in_order(found), *after))


def birthdays_of(chat: Chat, unit_id: int, month: int, at: int) -> Result:
    """Whose birthday is in a month."""
    return birthdays.in_month(chat, *_where(chat, unit_id), month, at)


def button(chat: Chat, unit_id: int) -> Result:
    """The entry of the book."""
    return overview(chat, unit_id, chat.local().year)


def taps(tap: Any) -> dict[str, Any]:
    """The taps of these lists."""
    return {
        "standings": tap(button, (int,)),
        "standing": tap(women, (int, str, int, int)),
        "aged": tap(of_age, (int, int, int, int)),
        "birthdays": tap(birthdays_of, (int, int, int)),
    }
