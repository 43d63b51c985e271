"""What is said of messages to a number: by a woman ("tắt tin qua số điện thoại"), and by her head of her.

Of messages in general nothing is said so: the number is always named.
"""

import re

from models.text import fold

LONGEST = 120  # characters

# Of women, behind or before them ("12 và 15 đồng ý nhận tin qua số điện thoại").
_TO = r"(?:qua|vao|toi|den|theo|bang|o)"
_AT_NUMBER = rf"{_TO} (?:so dien thoai|so dt|so may|sdt|dien thoai|so)(?: (?:cua )?(?:chi|co|ba|bac) (?:ay|do))?"
_TIN = r"tin(?: nhan| zalo| mau)*"
_MESSAGES = rf"(?:(?:cho|duoc) )*(?:nhan|gui|nhan nhan)(?: lai)?(?: {_TIN})? {_AT_NUMBER}"
_WILLING = r"(?:dong y|bang long|chiu|thich|ung|cho phep|cho)"
SHUTS = rf"(?:tat|huy|ngung|dung|thoi)(?: gui| nhan)? {_TIN} {_AT_NUMBER}(?: nua)?"
AGREES = rf"{_WILLING}(?: {_WILLING})* {_MESSAGES}"
REFUSES = (
    rf"(?:(?:khong|thoi|het|chua|ngung|tat|dung)(?: con)?(?: muon)?(?: {_WILLING})* {_MESSAGES}(?: nua)?"
    rf"|(?:rut lai|rut|huy)(?: loi)?(?: dong y)? {_MESSAGES}|{SHUTS})"
)

# Of herself.
_ME = r"(?:toi|tui|minh|em|chi|co|bac|di|ba)"
_THERE = rf"{_TO} (?:so dien thoai|so dt|so may|sdt|so)(?: (?:cua )?{_ME})?(?: (?:nay|trong so))?"
_SAID = rf"(?:(?:nhan|gui|nhan nhan|bao|duoc|lai) )*(?:{_TIN} )?"
_WANTS = r"(?:(?:muon|xin|se|cung|van|da|cho phep|cho|dong y|bang long|chiu) )*"
_NO = r"(?:thoi )?(?:tat|dung|ngung|thoi|khong|chang|khoi|huy|bo|chan|rut lai|rut)(?: con| loi)?"
_FOR_ME = rf"(?: cho {_ME})?"
_SHUT = re.compile(rf"(?:{_ME} )?(?:(?:muon|xin|hay|lam on) )*{_NO} {_WANTS}{_SAID}{_THERE}{_FOR_ME}(?: nua)?")
_YES = r"(?:(?:bat|mo)(?: lai)? |(?=(?:dong y|bang long|nhan|cho) ))"
_OPEN = re.compile(rf"(?:{_ME} )?{_WANTS}{_YES}{_WANTS}{_SAID}{_THERE}{_FOR_ME}(?: lai)?")
# What has come or has not is no wish.
_CAME = re.compile(
    rf"(?:(?:da|thua) )*(?:{_ME} )?(?:(?:(?:da|cung|van|vua|moi|khong|chua|chang|co) )*nhan duoc\b|da nhan\b.* roi\b)"
)

_PLAIN = re.compile(
    r"(?:(?:da|em oi|em a|alo|thua) )*(.*?)(?: (?:roi|a|ah|nhe|nha|em|em nhe|em a|voi|giup toi|giup chi|giup co))*"
)
_WORD = re.compile(r"[^\W_]+")


def read_phone_word(text: str) -> bool | None:
    """True: messages may go to her number; False: none may. None where a line is about something else."""
    if len(text) > LONGEST or "?" in text:
        return None
    words = " ".join(_WORD.findall(fold(text)))
    plain = _PLAIN.fullmatch(words)
    if plain is None or _CAME.match(words) or "đã nhận" in text.lower():
        return None
    if _SHUT.fullmatch(plain[1]):
        return False
    return True if _OPEN.fullmatch(plain[1]) else None
