"""What a branch head says of her meetings as she would to a neighbour: "họp xong rồi", "hôm nay đông không"."""

import re
from enum import StrEnum

from bot.reading.telex import fits, folded, words
from models.text import fold

_LONGEST = 70  # characters


class Talk(StrEnum):
    """What she wants, though she does not ask for it by its name."""

    OVER = "over"  # the meeting is over: its roll
    HOW_MANY = "how_many"
    MANY_OR_PAID = "many_or_paid"  # "chi em co dong khong": đông (many) or đóng (paid)?
    REMIND_SILENT = "remind_silent"
    OFTEN_ABSENT = "often_absent"
    CALL_OFF = "call_off"
    PRINT = "print"


class Ago(StrEnum):
    """Of which meeting that is over she speaks."""

    YESTERDAY = "yesterday"
    LAST = "last"


_POLITE = r"(?:(?:da|a|oi|em|nho|giup|gium|cho|chi|minh|toi|muon|xin|bot|thi|the) )*"
_END = r"(?: (?:em|oi|a|nhe|nha|di|voi|the|vay|nhi|ha|qua|lam|giup|gium|ho|cho|chi|minh|toi|ne|luon))*"
_YESTERDAY = r"(?:(?:hom|toi|chieu|sang|trua) qua|buoi (?:hop |sinh hoat )?(?:hom|toi|chieu|sang) qua)"
_BEFORE = (
    r"(?:(?:hom|bua|tuan|thang|toi|chieu|sang) (?:truoc|roi|vua roi|vua qua)|(?:tuan|thang|bua) qua"
    r"|(?:buoi|lan|ky|cuoc)(?: hop| sinh hoat)? (?:roi|vua roi|vua qua|truoc))"
)
_DAY = rf"(?:{_YESTERDAY}|{_BEFORE}|(?:hom|toi|chieu|sang|trua|bua|buoi) nay)"
_MEETING = r"(?:(?:buoi|cuoc|lich) (?:hop|sinh hoat)|buoi|cuoc hop)"
_THIS_ONE = r"(?: (?:do|kia|nay|ay|vua goi|vua tao|vua roi|moi goi|moi tao))+"
_WHO = r"(?:ai|chi nao|nguoi nao|(?:nhung|cac|may) (?:chi|nguoi|chi em)|nguoi|chi em|chi)"
_NOT_SAID = r"(?:con |van )?chua (?:tra loi|bao lai|phan hoi|tl)(?: hop| loi moi)?"
_MEANT = (
    (Talk.OVER, r"(?:(?:da|vua|moi) )?(?:hop|sinh hoat)(?: chi hoi| to)? xong(?: roi)?"),
    (Talk.OVER, rf"{_MEETING} (?:da |vua |moi )?xong(?: roi)?|(?:chi em|ca nha) (?:hop|sinh hoat) xong(?: roi)?"),
    (Talk.HOW_MANY, rf"(?:(?:hop|sinh hoat) )?(?:{_DAY} )?(?:{_MEETING} )?(?:(?:chi em|moi nguoi) )?(?:co )?"
                    r"(?:(?:di|den|hop|du|sinh hoat) )*(?:co )?"
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
    talk = next((talk for talk, pattern in _PATTERNS if said and pattern.fullmatch(said)), None)
    if talk is not Talk.HOW_MANY:
        return talk
    typed = words(text)
    dong = next((word for word, flat in zip(typed, folded(typed), strict=True) if flat == "dong"), "dong")
    if not fits(dong, "đông"):  # "chị em có đóng không" speaks of money
        return None
    return talk if "ô" in dong or _OF_COMING.search(said) else Talk.MANY_OR_PAID


_OF_COMING = re.compile(rf"\b(?:hop|sinh hoat|di|den|vui|buoi|cuoc)\b|\bdu\b.* dong\b|\b{_DAY}\b")


def how_long_ago(text: str) -> Ago | None:
    """Of which meeting that is over a remark speaks; None where it names none."""
    said = fold(text[:_LONGEST])
    if re.search(rf"\b{_YESTERDAY}\b", said):
        return Ago.YESTERDAY
    return Ago.LAST if re.search(rf"\b{_BEFORE}\b", said) else None
