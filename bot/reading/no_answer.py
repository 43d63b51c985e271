"""What is said to an open question and is no answer to it: she wants it no more, or answers a meeting of her own."""

import re
from datetime import datetime
from enum import StrEnum

from bot.reading.answers import read_answer
from bot.reading.intents import read_intent
from bot.reading.phrases import SHORT
from bot.reading.roll_line import RollKind, read_roll, read_told
from bot.reading.telex import folded, words
from bot.reading.when import read_when
from bot.reading.wishes import INTENTS, Intent
from models.text import fold

LONGEST = 12  # words


class NoAnswer(StrEnum):
    """What it is instead."""

    OFF = "off"  # "thôi nhầm", "không gửi nữa": what is open is not wanted
    NO_MEETING = "no-meeting"  # "thôi không họp nữa": that, or what she writes to the others
    ANSWER = "answer"  # "không đi được, nhà có đám": to a meeting that she is asked to
    WISH = "wish"  # "lịch họp", "kết quả": another thing of the menu, word for word


_SHE = r"(?:(?:da|a|oi|e|em|chi|toi|minh|u|uh|ui|o|chet|the|vay) )*"
_END = (
    r"(?: (?:da|a|oi|em|chi|nhe|nha|nhi|di|luon|vay|vi|dau|het|nua|roi|mat|dc|duoc|lan nay|dot nay|hom nay"
    r"|xin loi|cam on|cam on em))*"
)
_THIS = r"(?: (?:cai|viec|tin|loi moi|loi|thong bao|buoi|cuoc)(?: (?:nay|do|kia|vua roi))?)?"
_LATER = r"(?:de(?: (?:sau|mai|luc khac|khi khac|hom khac|toi|chieu|lat nua|lan sau)| do)|tinh sau|khoan)"
_DONE = r"(?:bo(?: qua)?|xoa|dep|khoi(?: can)?|khong can|huy)"
_WRITES = r"(?:gui|moi|lam|nhan|ghi|bao|viet|goi|tao|soan|them|doi|sua)"
_OFF = re.compile(
    rf"{_SHE}(?:thoi,? )?{_SHE}(?:"
    rf"(?:(?:bi|bam|go|gui|nhan|an|viet|nham)? ?(?:nham|lon|lon nguoi|nham nguoi|nham so|nham cho))"
    rf"|(?<=thoi )(?:{_DONE}|{_LATER}|khong|(?:khong|dung|khoi|chua) {_WRITES}){_THIS}"
    rf"|(?:khong|dung|khoi|chua) {_WRITES}{_THIS} (?:nua|voi|vi)"
    rf"|khoan(?: da| hay)?(?: {_WRITES})?(?: da)?|tu tu da"
    rf"|{_DONE}{_THIS} (?:di|luon)"
    rf"){_END}"
)
_NO_MEETING = re.compile(
    rf"{_SHE}(?:(?:thoi,? )(?:chi em )?(?:khong|dung|khoi|chua|nghi|hoan|huy|bo)(?: (?:to chuc|moi))?"
    rf"(?: (?:hop|sinh hoat|buoi nay))|(?:khong|dung|khoi) (?:hop|sinh hoat)(?: nua| dau| vi))"
    rf"(?: (?:chi hoi|to|nua|hom do|hom nay|mai))*{_END}"
)
_WHEN = r"(?:(?:sang|trua|chieu|toi|hom|bua|ngay|buoi) ?(?:mai|nay|do|ay|kia)? |mai |hom do |buoi (?:do|nay) )?"
_GOES = r"(?:di|den|du|tham gia|tham du|toi|co mat|sap xep|thu xep|qua|ra)(?: (?:hop|du|sinh hoat))?"
_REFUSED = re.compile(
    rf"{_SHE}(?:thi )?{_WHEN}{_SHE}(?:chac |lai |cung |thi )*(?:"
    rf"(?:khong|chua|chang|cha)(?: the| co)? {_GOES}(?: duoc)?|{_GOES} (?:khong )?duoc"
    rf"|xin (?:phep )?(?:vang|nghi)(?: mat| hop)?|ban (?:viec|roi|gat|cay|con|chau|lam|qua)(?: roi)?"
    rf"|(?:van |se )?(?:di|du|den)(?: hop)? (?:nhe|nha|a|duoc))"
    r"(?= *$| (?:vi|do|tai|ban|nha|nhe|em|chi|a|nua|roi|dau|hop|om|met|co|mac|bi|hom|vi)\b)"
)
# What is no answer word for word: figures and members are words of a notice, too, and help is given elsewhere.
_WISHES = frozenset(
    set(INTENTS) - {Intent.STATS, Intent.MEMBERS, Intent.UNDO, Intent.HELP, Intent.GOT, Intent.ANNOUNCE}
)
_EXACT = frozenset(fold(phrase.strip()) for wish in _WISHES for phrase in INTENTS[wish].split(","))
# "đã nhận", "không hiểu" may be said to anybody.
_ANY_WISH = frozenset(
    fold(" ".join(phrase.split()))
    for wish in set(INTENTS) - {Intent.GOT, Intent.HELP, Intent.CANNOT_READ}
    for phrase in INTENTS[wish].split(",")
)


def read_no_answer(text: str, *, now: datetime) -> NoAnswer | None:
    """What a short text is that answers no question of ours; None for what may be an answer."""
    typed = words(text)
    if not 0 < len(typed) <= LONGEST or "?" in text or "\n" in text.strip() or ":" in text:
        return None
    plain = " ".join(folded([SHORT.get(word, word) for word in typed]))
    if _OFF.fullmatch(plain):
        return NoAnswer.OFF
    if _NO_MEETING.fullmatch(plain):
        return NoAnswer.NO_MEETING
    refused = _REFUSED.match(plain)
    if refused is not None and not _is_time(plain[refused.end() :], now) and read_answer(text) is not None:
        return NoAnswer.ANSWER
    wish = read_intent(text, _WISHES) if fold(text) in _EXACT else None
    return NoAnswer.WISH if wish is not None else None


def is_command(text: str) -> bool:
    """Whether a text is, word for word, what is said to us and to nobody else: any wish, a roll, who was told."""
    plain = fold(text)
    if "?" in text or not 0 < len(plain.split()) <= LONGEST:
        return False
    if plain in _ANY_WISH or plain.startswith("/"):
        return True
    roll, told = read_roll(text), read_told(text)
    return bool((roll and (roll.numbers or roll.kind == RollKind.COUNT)) or (told and (told.numbers or told.everyone)))


def _is_time(rest: str, now: datetime) -> bool:
    """Whether a day or an hour follows: "thứ bảy chị em không đi được, chủ nhật nhé"."""
    reading = read_when(rest, now=now)
    return bool(reading.day or reading.hour or reading.choices)
