"""The preview of an announcement: its exact words, the exact count, how long it takes and what it leaves."""

from datetime import datetime, timedelta
from typing import Any

from bot import announcement_answers, audiences, media, threads
from bot.costs import home_why, shares
from bot.flow import Answers
from bot.reading.accents import lacks_accents
from bot.reading.day_words import day_word
from bot.replies import Chat
from models import pacing
from models.announcements import held_back, new_check_code, preview, sent_before
from models.audiences import wanted_from
from models.quiet import NIGHT_ENDS, Timing, earliest
from models.units import get_unit

SHORT = 30  # seconds of sending that need no word


def seen(chat: Chat, answers: Answers) -> dict[str, Any]:
    """What she is shown, counted once and kept: what she agrees to is what is sent, or she is shown it anew."""
    if "seen" not in answers:
        answers["code"] = answers.get("code") or new_check_code(chat.session)
        answers["seen"] = count(chat, answers)
    return dict(answers["seen"])


def count(chat: Chat, answers: Answers) -> dict[str, Any]:
    """Exactly how many, by channel, as the flow keeps it."""
    found = preview(
        chat.session,
        chat.who,
        answers["unit"],
        wanted_from(answers["wanted"]),
        answers["text"],
        dict(chat.account.rates),
        has_file=media.kind_in(answers) != "",
        when=_leaves(chat, answers),
    )
    return {
        "total": found.total,
        "by_message": found.by_message,
        "at_home": found.at_home,
        "channels": [list(one) for one in found.channels],
        "seconds": found.seconds,
        "without_year": found.without_year,
        "split": [list(one) for one in found.split],
        "home": [list(one) for one in found.home],
    }


def notice_preview(chat: Chat, answers: Answers) -> dict[str, Any]:
    """The variables of the preview."""
    known = seen(chat, answers)
    channels = dict(known["channels"])
    left, needed = _quota(chat, channels, answers)
    leaves = _leaves(chat, answers)
    moved = _moved(chat, answers, leaves)
    return {
        "left": left,
        "needed": needed,
        "after": max(left - needed, 0),
        "short": max(needed - left, 0) if left >= 0 else 0,
        "text": notice_text(chat, answers["unit"], answers["text"], chat.who.name, answers["code"])
        + (asked := announcement_answers.shown(chat, answers["wanted"]))
        + threads.receipt_line(chat, answers, after=2 if asked else 0),
        "file": media.kind_in(answers),
        "audience": audiences.spoken_audience(chat, answers["wanted"]),
        "total": known["total"],
        "by_message": known["by_message"],
        "at_home": known["at_home"],
        "without_year": known["without_year"],
        "minutes": max(1, round(known["seconds"] / 60)) if known["seconds"] > SHORT else 0,
        "channels": shares(chat, known["split"])
        if len(known["split"]) > 1 or any(s[2] for s in known["split"])
        else "",
        "home_why": home_why(chat, known["home"]),
        **moved,
        "before": _before(chat, answers),
        # One warning is enough: both are mended by writing it anew.
        "bare": "words" if lacks_accents(answers["text"]) and not moved["says"] else "",
        "set": int(leaves is not None and leaves.isoformat() == answers.get("send_at")),
        "leaves": leaves or "",
    }


def _moved(chat: Chat, answers: Answers, leaves: datetime | None) -> dict[str, Any]:
    """Who gets it a day later than the rest, and the word for a day ("sáng mai") that is then no longer true."""
    now = chat.local(get_unit(chat.session, answers["unit"]).timezone)
    on = leaves or now
    full = 0
    if not answers.get("urgent"):
        full = held_back(chat.session, answers["unit"], wanted_from(answers["wanted"]), on)
    by_night = leaves is not None and "send_at" not in answers and leaves.date() != now.date()
    return {
        "full": full,
        "full_at": datetime.combine(on.date() + timedelta(days=1), NIGHT_ENDS, on.tzinfo),
        "full_today": int(on.date() == now.date()),
        "says": day_word(answers["text"]) if full or by_night else "",
    }


def _before(chat: Chat, answers: Answers) -> datetime | str:
    """When the very same notice was sent, within a day; "" where it was not."""
    found = sent_before(chat.session, answers["unit"], wanted_from(answers["wanted"]), answers["text"])
    zone = get_unit(chat.session, answers["unit"]).timezone
    return "" if found is None else found.created_at.astimezone(chat.local(zone).tzinfo)


def _quota(chat: Chat, channels: dict[str, int], answers: Answers) -> tuple[int, int]:
    """Of the channel that is nearest to its month's end: how many messages are left (-1: no limit), how many go."""
    each = {"zalo-bot": 2 if media.is_zalo_voice(chat, answers) else 1}
    found = [
        (max(most - pacing.sent_this_month(chat.session, account), 0), channels[name] * each.get(name, 1))
        for name, (account, most) in chat.account.quotas.items()
        if name in channels
    ]
    return min(found, key=lambda one: one[0] - one[1]) if found else (-1, 0)


def _leaves(chat: Chat, answers: Answers) -> datetime | None:
    """When it would leave, in the unit's time; None for at once."""
    now = chat.local(get_unit(chat.session, answers["unit"]).timezone)
    wished = datetime.fromisoformat(answers["send_at"]).astimezone(now.tzinfo) if "send_at" in answers else now
    when = earliest(wished, Timing.NOTICE)
    return None if when <= now else when


def notice_text(chat: Chat, unit_id: int, text: str, sender: str, code: str) -> str:
    """An announcement exactly as it reaches a member."""
    return chat.text("notice", unit=get_unit(chat.session, unit_id).name, text=text, sender=sender, code=code)
