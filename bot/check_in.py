"""She checks in herself, with the number that the head reads aloud."""

from bot.flow import Answers, Ask, Flow, Heard, Unclear
from bot.replies import Chat, Option, Result, Words
from models import check_in as check_in_rules
from models.check_in import NoMeetingNow


def check_in(chat: Chat, number: str) -> Result:
    """Four digits in the window of one of her meetings."""
    return check_in_rules.check_in(chat.session, chat.who, number)


def _hear_number(_chat: Chat, heard: Heard, _answers: Answers) -> str:
    digits = "".join(c for c in heard.text if c.isdigit())
    if len(digits) != 4:
        raise Unclear(Words("unclear-check-in-number"))
    return digits


CHECK_IN = Flow(
    "check_in",
    (Ask("number", _hear_number),),
    lambda chat, answers: check_in_rules.check_in(chat.session, chat.who, answers["number"]),
)


def no_meeting(_refused: NoMeetingNow) -> tuple[Option, ...]:
    """When nothing is open: her schedule."""
    return (Option("label-schedule", "menu:schedule"),)
