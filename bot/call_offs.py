"""A meeting is called off, for good or until another day."""

from typing import Any

from bot import relay_texts
from bot.flow import Answers, Ask, Flow, Heard, Turn, agreed, chosen
from bot.messages import Kind
from bot.moves import begin, described_now, hear_meeting, meeting_options
from bot.reading.accents import lacks_accents
from bot.reading.off_reason import reason_alone
from bot.replies import Chat, Option, Reply, Result, Words
from models.invites import MeetingCalledOff, cancel_meeting, change_waits, told
from models.meetings import OF_POSTS
from models.text import fold


def begin_call_off(chat: Chat, meeting_id: int | None = None) -> Result:
    """Call a meeting off, for good ("hủy") or until another day ("hoãn")."""
    said = fold(chat.incoming.text).split() if chat.incoming.kind is Kind.TEXT else []
    how = "postpone" if "hoan" in said else "cancel" if {"huy", "khong", "bo", "nghi"} & set(said) else ""
    return begin(chat, "call_off", meeting_id, **({"how": how} if how else {}))


def _call_off(chat: Chat, answers: Answers) -> Result:
    if answers["confirm"] != "yes":
        return Reply((Words("left-it"),))
    postponed = answers["how"] == "postpone"
    reason = answers.get("reason", "")
    fact = cancel_meeting(chat.session, chat.who, answers["meeting"], postponed=postponed, reason=reason)
    return Reply((fact,), after_call_off(fact))


def after_call_off(fact: MeetingCalledOff) -> tuple[Option, ...]:
    """Whoever was told by other ways is to hear it by them; nothing where nobody had been told."""
    if not fact.by_message + fact.at_home:
        return ()
    home = (Option("label-at-home", f"home:{fact.meeting}"),) if fact.at_home else ()
    return (*home, *relay_texts.options(fact.meeting, loud=fact.kind not in OF_POSTS))


def _going(chat: Chat, answers: Answers) -> dict[str, Any]:
    words = described_now(chat, answers)
    return words | {
        "how": answers["how"],
        "reason": answers.get("reason", ""),
        "bare": "words" if lacks_accents(answers.get("reason", "")) else "",
        "told": len(told(chat.session, answers["meeting"])),
        "leaves": change_waits(words["when"]) or "",
    }


def _hear_confirm(chat: Chat, heard: Heard, answers: Answers) -> Any:
    """Yes or no; or why, which those who were told will read ("mưa to quá")."""
    if not heard.value and (why := reason_alone(heard.text, now=chat.local())):
        return Turn({"reason": why})
    return agreed(chat, heard, answers)


def _off_options(_chat: Chat, answers: Answers) -> tuple[Option, ...]:
    postponed = answers["how"] == "postpone"
    return (
        Option("label-postpone" if postponed else "label-call-off", "yes"),
        Option("label-keep-meeting", "no", 0),
    )


CALL_OFF = Flow(
    "call_off",
    (
        Ask("meeting", hear_meeting, meeting_options),
        Ask(
            "how",
            chosen,
            lambda c, a: (Option("label-for-good", "cancel"), Option("label-for-now", "postpone")),
            show=described_now,
        ),
        Ask("confirm", _hear_confirm, _off_options, show=_going),
    ),
    _call_off,
)


def taps(tap: Any) -> dict[str, Any]:
    """The tap of calling off."""
    return {"call_off": tap(begin_call_off, (int,))}
