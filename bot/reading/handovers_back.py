"""A post that is not to pass on after all, in people's words: "thôi không giao việc cho chị Nga nữa"."""

import re
from dataclasses import dataclass

from bot.reading.handovers import LONGEST, without_title
from bot.reading.unit_changes import fold_marks
from models.text import clean

_ROLE = r"(?:chi hoi truong|truong chi hoi|chi hoi pho|pho chi hoi|can bo hoi|can bo)"
_POLITE = r"(?:em oi,? |em |chi |cho chi |chi muon |toi )*"
_NO = r"(?:khong|ko|hong|k)"
_END = r"(?: (?:nua|a|nhe|nha|em|dau|roi|giup chi))*"
_HAND = r"(?:giao|ban giao|chuyen giao)(?: lai)?(?: (?:viec|chuc danh|chuc))?"
_WHAT = rf"(?: {_ROLE})?(?: (?:o )?(?P<unit>(?:thon|ap|xa|phuong|khu|to dan pho|chi hoi|lang|ban) .+?))?"
_TO = r"(?: cho (?:chi |co |ba )?(?P<who>.+?))?"
_GIVEN = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_POLITE}(?:thoi|{_NO}|thoi {_NO}|{_NO} muon|chua|thoi chua),? {_HAND}{_WHAT}{_TO}{_END}",
        rf"{_POLITE}(?:rut lai|huy|bo|lay lai|thu hoi)(?: (?:viec|lenh|lan|loi))* {_HAND}{_WHAT}{_TO}{_END}",
        rf"{_POLITE}(?:rut lai|lay lai|thu hoi)(?: viec)?{_WHAT} (?:da |vua )?(?:giao|ban giao){_TO}{_END}",
    )
)
_RETURNED = re.compile(
    rf"(?:{_POLITE}(?:xin|thoi),? )*{_POLITE}(?:{_NO}|chua|tu choi)(?: (?:dam|the|muon|xin))?"
    rf" (?:nhan|lam|nhan lam)(?: (?:viec|chuc))?(?: duoc)?(?: viec)?(?: (?:nay|ay|do|ban giao))?{_WHAT}(?: duoc)?{_END}"
)


_STANDS_IN = r"(?:lam |nhan |nguoi )?(?:pho thay|truong thay|lam thay|thay tam)(?: (?:toi|minh|em))?"
_ENDS = r"(?:cho )?(?:thoi|khong|ko|chua|bo|huy|nghi|ngung|dung|ket thuc|rut|thoi khong|xin thoi|xin nghi|xin khong)"
_WISH = r"(?: (?:nho|cu|giao|de|cho|viec|lam|can|phai|muon|the|nhan|dam))*"
_AT = r"(?: (?:o )?(?P<unit>(?:thon|ap|xa|phuong|khu|to dan pho|chi hoi|lang|ban) .+?))?"
_DEPUTY = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_POLITE}{_ENDS},?{_WISH} (?:chi |co |ba )(?P<who>(?!thon |ap |lam ).+?) {_STANDS_IN}{_AT}{_END}",
        rf"{_POLITE}{_ENDS},?{_WISH} {_STANDS_IN}(?: (?:la |cho |cua )?(?:chi|co|ba) (?P<who>(?!thon |ap ).+?))?{_AT}"
        rf"(?: duoc)?{_END}",
        rf"(?:cho )?(?:chi|co|ba) (?P<who>(?!lam |xin |khong )\S+(?: \S+){{0,3}}?) {_ENDS}{_WISH} {_STANDS_IN}{_AT}"
        rf"(?: duoc)?{_END}",
    )
)


@dataclass(frozen=True)
class BackLine:
    """What is not to pass on: `who` was to have it ("" for not said), where; `returned`: she herself is who was to.

    `deputy`: it is she who stands in for a time; without a name that may be whoever writes.
    """

    who: str = ""
    unit: str = ""
    returned: bool = False
    deputy: bool = False


def read_back(text: str) -> BackLine | None:
    """What a line takes back; None where it is about something else."""
    line = clean(text).strip(" .!")
    if len(line) > LONGEST or "?" in line:
        return None
    plain = fold_marks(line)
    for pattern in _DEPUTY:
        if found := pattern.fullmatch(plain):
            return BackLine(without_title(_part(line, found, "who")), _part(line, found, "unit"), deputy=True)
    for pattern in _GIVEN:
        if found := pattern.fullmatch(plain):
            return BackLine(without_title(_part(line, found, "who")), _part(line, found, "unit"))
    if found := _RETURNED.fullmatch(plain):
        return BackLine("", _part(line, found, "unit"), returned=True)
    return None


def gives_back(text: str) -> bool:
    """ "thôi chị không làm đâu", "em không nhận nữa": of what she has taken, whatever it was."""
    read = read_back(text)
    return read is not None and read.returned and re.search(r"\b(?:thoi|nua)\b", fold_marks(clean(text))) is not None


def _part(line: str, found: re.Match[str], name: str) -> str:
    return line[slice(*found.span(name))].strip(" ,.") if found[name] else ""
