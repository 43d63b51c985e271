"""What a branch head says of her meetings as she would to a neighbour: "họp xong rồi", "hôm nay đông không"."""

import re
from enum import StrEnum

from models.text import fold

_LONGEST = 70  # characters


class Talk(StrEnum):
    """What she wants, though she does not ask for it by its name."""

    OVER = "over"  # the meeting is over: its roll
    HOW_MANY = "how_many"
    REMIND_SILENT = "remind_silent"
    OFTEN_ABSENT = "often_absent"
    CALL_OFF = "call_off"
    PRINT = "print"


_POLITE = r"(?:(?:da|a|oi|em|nho|giup|gium|cho|chi|minh|toi|muon|xin|bot|thi|the) )*"
_END = r"(?: (?:em|oi|a|nhe|nha|di|voi|the|vay|nhi|ha|qua|lam|giup|gium|ho|cho|chi|minh|toi|ne|luon))*"
_DAY = r"(?:(?:hom|toi|chieu|sang|trua|bua) (?:nay|qua|roi)|buoi (?:nay|roi|vua roi|hom qua|truoc))"
_MEETING = r"(?:(?:buoi|cuoc|lich) (?:hop|sinh hoat)|buoi|cuoc hop)"
_THIS_ONE = r"(?: (?:do|kia|nay|ay|vua goi|vua tao|vua roi|moi goi|moi tao))+"
_WHO = r"(?:ai|chi nao|nguoi nao|(?:nhung|cac|may) (?:chi|nguoi|chi em)|nguoi|chi em|chi)"
_NOT_SAID = r"(?:con |van )?chua (?:tra loi|bao lai|phan hoi|tl)(?: hop| loi moi)?"
_MEANT = (
    (Talk.OVER, r"(?:(?:da|vua|moi) )?(?:hop|sinh hoat)(?: chi hoi| to)? xong(?: roi)?"),
    (Talk.OVER, rf"{_MEETING} (?:da |vua |moi )?xong(?: roi)?|(?:chi em|ca nha) (?:hop|sinh hoat) xong(?: roi)?"),
    (Talk.HOW_MANY, rf"(?:{_DAY} )?(?:{_MEETING} )?(?:(?:chi em|moi nguoi) )?(?:co )?(?:(?:di|den|hop|du) )?(?:co )?"
                    rf"dong(?: du| vui)? (?:khong|ko|k|hong)(?: {_DAY})?"),
    (Talk.REMIND_SILENT, rf"{_WHO} {_NOT_SAID},? (?:thi )?(?:em )?nhac(?: lai)?"),
    (Talk.REMIND_SILENT, rf"nhac(?: lai)?(?: cho)? {_WHO} {_NOT_SAID}"),
    (Talk.OFTEN_ABSENT, r"(?:to (?:phu nu )?(?:so )?\d{1,2}|chi em|chi hoi|to minh)(?: minh)? (?:hay |cu )?"
                        r"(?:vang|nghi) (?:nhieu|suot|hoai|dong)"),
    (Talk.CALL_OFF, rf"(?:xoa|huy|bo)(?: (?:cai|di|luon))* (?:{_MEETING}{_THIS_ONE}|(?:buoi|cuoc) (?:hop|sinh hoat))"),
    (Talk.PRINT, r"in (?:ra )?(?:danh sach|so)(?: (?:chi hoi|hoi vien|chi em|ca chi hoi|phu nu|ra giay))*"),
)  # fmt: skip
_PATTERNS = tuple((talk, re.compile(rf"{_POLITE}(?:{pattern}){_END}")) for talk, pattern in _MEANT)


def read_head_talk(text: str) -> Talk | None:
    """What a short remark wants; None for everything else."""
    said = fold(text) if len(text) <= _LONGEST else ""
    return next((talk for talk, pattern in _PATTERNS if said and pattern.fullmatch(said)), None)
