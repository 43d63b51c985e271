"""Recalling an announcement in chat: which one, what is said instead, the exact words and count, then sent."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.courses import beginning
from bot.flow import Answers, Ask, Flow, Heard, Turn, Unclear
from bot.messages import Kind
from bot.reading.accents import lacks_accents
from bot.reading.after_no import after_no
from bot.reading.answers import read_yes_no
from bot.reading.notice_asks import recalled_with
from bot.replies import Chat, Option, Reply, Result, Start, Words
from models.announcements import Announcement, check_text
from models.courses import last_sent
from models.posts import NotAllowed, Right, post_for
from models.recalls import RecalledAlready, may_have, recall
from models.text import clean, fold
from models.units import get_unit

_AGREED = {"gui", "gui di", "gui luon", "gui nhe", "thu hoi", "thu hoi di", "thu hoi nhe"}


def begin(chat: Chat, announcement_id: int | None = None) -> Result:
    """Recall a notice: the one that is meant, else the last one; "thu hồi, 8h mới đúng" says what they read instead."""
    instead = ""
    if announcement_id is None:
        announcement = last_sent(chat.session, chat.person_id)
        instead = (recalled_with(chat.incoming.text) or "") if chat.incoming.kind is Kind.TEXT else ""
    else:
        found = chat.session.get(Announcement, announcement_id)
        if found is None:
            raise NotAllowed
        announcement = found
    post_for(chat.session, chat.person_id, Right.SEND, announcement.unit_id)
    if announcement.recalled_at is not None:
        raise RecalledAlready
    if not instead or not may_have(chat.session, announcement.id or 0):
        return Start("recall", {"notice": announcement.id})
    check_text(instead)
    return Start("recall", {"notice": announcement.id, "instead": instead})


def _notice(chat: Chat, answers: Answers) -> Announcement:
    return chat.session.get_one(Announcement, answers["notice"])


def _at(chat: Chat, announcement: Announcement) -> datetime:
    return announcement.created_at.astimezone(ZoneInfo(get_unit(chat.session, announcement.unit_id).timezone))


def correction_text(chat: Chat, announcement: Announcement, instead: str) -> str:
    """The correction exactly as it reaches a member."""
    return chat.text(
        "recall",
        unit=get_unit(chat.session, announcement.unit_id).name,
        text=beginning(announcement.text),
        instead=instead or "none",
    )


def _show(chat: Chat, answers: Answers) -> dict[str, Any]:
    announcement = _notice(chat, answers)
    return {
        "text": correction_text(chat, announcement, answers.get("instead", "")),
        "count": may_have(chat.session, announcement.id or 0),
        "when": _at(chat, announcement),
        "bare": "words" if lacks_accents(answers.get("instead", "")) else "",
    }


def _hear_instead(chat: Chat, heard: Heard, _answers: Answers) -> Turn:
    if chat.incoming.kind is not Kind.TEXT:
        raise Unclear
    instead = "\n".join(clean(line) for line in heard.text.strip().splitlines())
    check_text(instead)
    return Turn({"instead": instead}, forget=("write",))


def _hear_confirm(chat: Chat, heard: Heard, answers: Answers) -> Any:
    if heard.value == "write":
        return Turn({"write": True}, forget=("instead",))
    if heard.value:
        return heard.value
    said = True if fold(heard.text) in _AGREED else read_yes_no(heard.text)
    # "Nhầm, không cần mang sổ": what goes on after a no is what they shall read instead, where anybody reads it.
    if said is not True and (rest := after_no(heard.text)) and may_have(chat.session, answers["notice"]):
        check_text(rest)
        return Turn({"instead": rest})
    if said is None:
        raise Unclear
    return "send" if said else "no"


def _recall(chat: Chat, answers: Answers) -> Result:
    if answers["confirm"] != "send":
        return Reply((Words("not-recalled"),))
    fact = recall(chat.session, chat.who, answers["notice"], answers.get("instead", ""))
    held = post_for(chat.session, chat.person_id, Right.SEND, _notice(chat, answers).unit_id)
    if not fact.home or Right.NAMES not in held.rights:
        return fact
    return Reply((fact,), (Option("label-tell-again", f"missed:{fact.announcement}"),))


RECALL = Flow(
    "recall",
    (
        Ask("instead", _hear_instead, when=lambda a: bool(a.get("write"))),
        Ask(
            "confirm",
            _hear_confirm,
            lambda c, a: (
                Option("label-recall-it", "send"),
                # Where nobody has it, nobody reads what is said instead.
                *((Option("label-say-instead", "write"),) if may_have(c.session, a["notice"]) else ()),
                Option("label-not-yet-recall", "no", 0),
            ),
            show=_show,
        ),
    ),
    _recall,
)


def taps(tap: Any) -> dict[str, Any]:
    """The taps of recalls."""
    return {"recall": tap(begin, (int,))}
