"""Since when a woman is a member, as the cells of a list write it."""

import re
from datetime import date

from models.roster_layout import cell_text
from models.workbooks import Cell

FOUNDED = date(1930, 1, 1)
_DAY = re.compile(r"(?:(?:(?P<day>\d\d?)[/.-])?(?P<month>\d\d?)[/.-])?(?P<year>\d{4})")


def joined_on(cell: Cell, today: date) -> date | None:
    """The day or the year in which she joined; None for what cannot be one, as before the Hội was founded."""
    if not isinstance(cell, date):
        found = _DAY.fullmatch(cell_text(cell))
        try:
            cell = date(int(found["year"]), int(found["month"] or 1), int(found["day"] or 1)) if found else today
        except ValueError:
            return None
        if found is None:
            return None
    return cell if FOUNDED <= cell <= today else None
