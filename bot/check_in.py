"""She checks in herself, with the number that the head reads aloud."""

import re

from bot.flow import Answers, Ask, Flow, Heard, Unclear
from bot.replies import Chat, Option, Result, Start, Words
from models import check_in as check_in_rules
from models.check_in import NoMeetingNow, open_for_check_in
from models.text import fold

_WITH_NUMBER = re.compile(r"(?:diem danh|diemdanh)\s+(\d{4})")
_THERE = re.compile(
    r"(?:(?:da|a|em|toi|chi|minh|con|bac|chau) )*(?:dang |da |moi )*"
    r"(?:co mat|den(?: noi)?|toi noi|(?:o|ngoi)(?: o)? (?:day|nha van hoa|hoi truong|cho hop|dinh)(?: thon)?)"
    r"(?: hop)?(?: (?:roi|day|nay|luon))*(?: (?:a|nhe|em|chi|oi))*"
)


def check_in(chat: Chat, number: str) -> Result:
    """Four digits in the window of one of her meetings."""
    return check_in_rules.check_in(chat.session, chat.who, number)


def line(chat: Chat, text: str) -> Result:
    """ "điểm danh 4821", or that she is there; None for anything else."""
    number = _WITH_NUMBER.fullmatch(fold(text))
    return there(chat, text) if number is None else check_in(chat, number.group(1))


def there(chat: Chat, text: str) -> Result:
    """ "tôi có mặt", "đang ở nhà văn hóa rồi", while a meeting of hers is on: the number is asked; else None."""
    if chat.person_id is None or not _THERE.fullmatch(fold(text).strip(" .!")):
        return None
    return Start("check_in") if open_for_check_in(chat.session, chat.person_id) else None


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
