"""When a notice shall leave, in chat: a day and an hour, asked until they are one instant."""

from datetime import datetime, timedelta

from bot.flow import Answers, Heard, Turn, Unclear
from bot.reading.audiences import ONLY_TIME
from bot.replies import Chat, Words
from bot.times import guessed, hear_when, time_answers
from models.announcements import SendingTimeOver, check_send_at
from models.units import get_unit


def hear(chat: Chat, heard: Heard, answers: Answers) -> Turn:
    """Take the day, the hour or both; "now" for no time at all. Raises as `check_send_at`."""
    if heard.value == "now":
        return Turn({}, forget=("ask_when", "send_at", "day", "hour", "guesses", "kept", "seen"))
    if heard.value:
        return _settled(chat, answers | guessed(heard.value))
    return said(chat, heard.text, answers)


def said(chat: Chat, text: str, answers: Answers) -> Turn:
    """What her words say of the time. Raises Unclear, or as `check_send_at`."""
    before = {name: value for name, value in answers.items() if name != "guesses"}
    return _settled(chat, before | time_answers(chat, hear_when(chat, text)))


def names_only_a_time(typed: str) -> bool:
    """Whether these folded words, typed under a preview, say only when: "hẹn 7 giờ tối mai", "tối mai 7 giờ"."""
    if typed.startswith(("gui luc ", "gui vao luc ", "luc ", "hen ")):
        return True
    rest = typed.removeprefix("gui ")
    return len(rest.split()) > 1 and ONLY_TIME.fullmatch(rest) is not None


def check_still_to_come(answers: Answers) -> None:
    """A time that went by while she was looking at the preview is not kept. Raises SendingTimeOver."""
    if "send_at" in answers:
        try:
            check_send_at(datetime.fromisoformat(answers["send_at"]))
        except SendingTimeOver:
            answers.pop("send_at")
            raise


def _settled(chat: Chat, both: Answers) -> Turn:
    """The time as far as it is known; once it is one instant, the preview follows. Raises as `check_send_at`."""
    known = {name: both[name] for name in ("day", "hour") if both.get(name)}
    if "hour" not in known:
        guesses = {"guesses": both["guesses"]} if both.get("guesses") else {}
        if not known and not guesses:
            raise Unclear(Words("unclear-send-time"))
        return Turn({"ask_when": True} | guesses | known, forget=() if guesses else ("guesses",))
    now = chat.local(get_unit(chat.session, both["unit"]).timezone)
    day = known.get("day", now.date().isoformat())
    at = datetime.fromisoformat(f"{day}T{known['hour']}").replace(tzinfo=now.tzinfo)
    if "day" not in known and at <= now:
        at += timedelta(days=1)
    check_send_at(at)
    return Turn({"send_at": at.isoformat()}, forget=("ask_when", "guesses", "day", "hour", "kept", "seen"))
