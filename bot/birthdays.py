"""Whose birthday is in a month, as the book has them."""

from datetime import date
from typing import Any

from bot.going_on import rest_of
from bot.groups import sentence
from bot.replies import Chat, Option, Plain, Reply, Result, Words
from models.member_ages import born_in_month
from models.members import Person
from models.units import Unit

PAGE = 8


def in_month(chat: Chat, unit: Unit, branch_id: int, group_id: int | None, month: int, at: int) -> Result:
    """The women of the book (of a group) whose birthday is in a month, a page of them, by the day."""
    at = max(at, 0)
    count, undated, found = born_in_month(chat.session, branch_id, group_id, month, at * PAGE, PAGE)
    words = {"unit": sentence(unit.name), "month": str(month), "count": count, "undated": undated, "page": at + 1}
    options = [
        Option(Plain(f"{woman.person.full_name}, {_day(woman.person)}"), f"woman:{woman.membership.id}", woman.number)
        for woman in found
    ]
    left = count - at * PAGE - len(found)
    after = (rest_of(f"birthdays:{unit.id}:{month}:{at + 1}", left),) if left > 0 else ()
    return Reply((Words("birthdays", words),), (*options, *after))


def _day(person: Person) -> str:
    born: date | Any = person.birth_date
    return f"{born.day}/{born.month}" if isinstance(born, date) else ""
