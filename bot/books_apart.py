"""One line for units below that close their books on other days: "2 chi hội chốt ngày khác: thôn Mận (16/9–15/10)"."""

from collections.abc import Sequence

import locales
from bot.replies import Words
from bot.reports_text import days_of, named
from models.cut_offs_apart import Apart
from models.units import UnitKind


def apart_said(language: str, units: Sequence[Apart], above: str) -> str:
    """That line, in the figures of the unit `above`; "" for none."""
    if not units:
        return ""
    kinds = {one.kind for one in units}
    of = kinds.pop() if len(kinds) == 1 else ""
    return locales.label(
        language,
        "books-apart",
        count=len(units),
        of=of if of in {UnitKind.BRANCH, UnitKind.COMMUNE} else "other",
        units=named(language, [f"{one.name} ({days_of(one.period)})" for one in units]),
        unit=above,
    )


def apart_words(language: str, units: Sequence[Apart], above: str) -> list[Words]:
    """The same for a message; nothing for none."""
    text = apart_said(language, units, above)
    return [Words("as-it-stands", {"text": text})] if text else []
