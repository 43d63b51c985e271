"""A work in several steps that she leaves for a question: it is kept for an hour, and taken up with "làm tiếp"."""

import re
from datetime import datetime, timedelta
from typing import Any

from bot import reports, table
from bot.replies import Chat, Result, Start, Words
from bot.reports_before import before_her
from models import report_drafts
from models.posts import posts_of
from models.report_drafts_hands import hands_of
from models.text import fold

KEPT = frozenset({"women_count", "report", "unit_deed", "unit_confirm", "handover", "grade", "grading_table"})
TAKEN_UP = KEPT | {"call", "series", "announce", "report_return"}  # what took her some steps, whatever it was left for
LASTS = timedelta(hours=1)
_AGAIN = re.compile(
    r"(?:(?:em|cho chi|chi|da|gio|quay lai) )*(?:lam|nhap|sua|ghi|viet|quay lai)(?: (?:not|viec|tiep))*"
    r" (?:tiep(?: tuc)?|not|viec (?:dang )?do(?: dang)?|viec (?:hoi nay|luc nay|kia))(?: (?:di|nhe|em|a|nao|viec do))*"
    r"|viec (?:dang )?do(?: dang)?"
)


def keep(chat: Chat, flow: str, answers: dict[str, Any], *, always: bool = False) -> Words:
    """What was open is left for something else: kept, where it is such a work (or `always`); said so.

    What is begun anew in its place is not kept.
    """
    if chat.who.flow == flow or (flow not in TAKEN_UP and not always):
        return Words("left-for-that")
    chat.who.notes["left_work"] = [flow, dict(answers), chat.now.isoformat()]
    return Words("left-for-that-kept")


def goes_on_with_it(text: str) -> bool:
    """ "Làm tiếp", and no reason for anything."""
    return len(text) <= 60 and _AGAIN.fullmatch(fold(text)) is not None


def resumed(chat: Chat, text: str) -> Result:
    """ "làm tiếp": the work that she left within the hour, where she left it; else the draft of a report she read."""
    if not goes_on_with_it(text):
        return None
    kept = chat.who.notes.pop("left_work", None)
    if isinstance(kept, list):
        flow, answers, at = kept
        if flow in table.FLOWS and chat.now - datetime.fromisoformat(at) <= LASTS:
            from bot import no_answers

            return no_answers.put_again(chat, flow, answers) or Start(flow, answers)
    if (found := _draft(chat)) is not None:
        return found
    if isinstance(kept, list):
        return Words("left-work-gone")
    return Words("left-work-none") if posts_of(chat.session, chat.person_id) else None


def _draft(chat: Chat) -> Result:
    """The report before her that she has not sent yet."""
    before = before_her(chat, lately=True)
    if before is None:
        return None
    shown = report_drafts.shown(chat.session, chat.who, before[0])
    hands = hands_of(chat.session, chat.person_id or 0, before[0])
    return reports.show(chat, before[0]) if shown.open and (hands.writes or hands.sends) else None
