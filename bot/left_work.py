"""A work in several steps that she leaves for a question: it is kept for an hour, and taken up with "làm tiếp"."""

import re
from datetime import datetime, timedelta
from typing import Any

from bot import table
from bot.replies import Chat, Result, Start, Words
from models.posts import posts_of
from models.text import fold

KEPT = frozenset({"women_count", "report", "unit_deed", "unit_confirm", "handover", "grade", "grading_table"})
LASTS = timedelta(hours=1)
_AGAIN = re.compile(
    r"(?:(?:em|cho chi|chi|da|gio|quay lai) )*(?:lam|nhap|sua|ghi|viet|quay lai)(?: (?:not|viec|tiep))*"
    r" (?:tiep(?: tuc)?|not|viec (?:dang )?do(?: dang)?|viec (?:hoi nay|luc nay|kia))(?: (?:di|nhe|em|a|nao|viec do))*"
    r"|viec (?:dang )?do(?: dang)?"
)


def keep(chat: Chat, flow: str, answers: dict[str, Any], *, always: bool = False) -> Words:
    """What was open is left for something else: kept, where it is such a work (or `always`); said so."""
    if flow not in KEPT and not always:
        return Words("left-for-that")
    chat.who.notes["left_work"] = [flow, dict(answers), chat.now.isoformat()]
    return Words("left-for-that-kept")


def resumed(chat: Chat, text: str) -> Result:
    """ "làm tiếp": the work that she left within the hour, where she left it."""
    kept = chat.who.notes.get("left_work")
    if len(text) > 60 or _AGAIN.fullmatch(fold(text)) is None:
        return None
    if not isinstance(kept, list):
        return Words("left-work-none") if posts_of(chat.session, chat.person_id) else None
    chat.who.notes.pop("left_work")
    flow, answers, at = kept
    if flow not in table.FLOWS or chat.now - datetime.fromisoformat(at) > LASTS:
        return Words("left-work-gone")
    return Start(flow, answers)
