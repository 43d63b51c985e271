"""Reading Vietnamese mobile numbers as people type them and as spreadsheets keep them."""

import math
import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from phonenumbers import PhoneNumber, PhoneNumberType, number_type


class PhoneFault(StrEnum):
    """Why a text is no mobile number that the bot can use."""

    EMPTY = "empty"
    LETTERS = "letters"  # an O for a zero too: guessing would write to a stranger
    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"
    UNKNOWN_PREFIX = "unknown_prefix"
    NOT_MOBILE = "not_mobile"  # a landline or a service number
    FOREIGN = "foreign"


class BadPhone(ValueError):
    """There is no usable number in the text; `reason` says why."""

    def __init__(self, reason: PhoneFault) -> None:
        super().__init__(reason.value)
        self.reason = reason


@dataclass(frozen=True)
class Phone:
    """A mobile number as E.164 ("+84384345678"), and what reading it took."""

    e164: str
    renumbered: bool = False  # it was written with a prefix that ended in 2018
    others: tuple[str, ...] = ()  # further valid numbers of the same text, E.164, in order


# Eleven-digit mobile prefixes ended on 15 September 2018 (the ministry's numbering plan, decision 798/QĐ-BTTTT).
_RENUMBERED = {
    **{f"16{n}": f"3{n}" for n in range(2, 10)},
    **{"120": "70", "121": "79", "122": "77", "126": "76", "128": "78"},
    **{"123": "83", "124": "84", "125": "85", "127": "81", "129": "82"},
    **{"186": "56", "188": "58", "199": "59"},
}
_MOBILE = (PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE)
_REMARK = re.compile(r"\([^()\d]*\)")  # "0912 345 678 (con gái)"
_LABEL = re.compile(r"^\s*(?:sđt|sdt|đt|dt|đtdđ|số|zalo|tel|điện thoại|di động)\b[\s.:]*", re.IGNORECASE)
_BETWEEN = re.compile(r"[/;,|\n]|\s[-–]\s|\b(?:và|hoặc|va|hoac)\b", re.IGNORECASE)
_SPACE = re.compile(r"\s+")
_FROM_FLOAT = re.compile(r"\s*\d+\.0\s*")
_LONGEST = 200  # characters of a cell that are looked at


def read_phone(raw: str | int | float) -> Phone:
    """The first mobile number in a text or a cell.

    Understands 0…, a lost leading zero, +84, 84, 0084, dots, spaces, dashes, full-width digits, 912345678.0,
    a remark in brackets, two numbers in one cell, and the prefixes that ended in 2018. Raises BadPhone.
    """
    text = unicodedata.normalize("NFKC", _text(raw)[:_LONGEST])
    text = _LABEL.sub("", _REMARK.sub(" ", text))
    # A slash may stand inside a number ("091/2345678") or between two, so the whole is tried before its parts.
    fault = BadPhone(PhoneFault.EMPTY)
    for parts in ([text], _BETWEEN.split(text), _SPACE.split(text)):
        found: dict[str, bool] = {}
        faults = []
        for part in parts:
            try:
                e164, renumbered = _read_one(part)
            except BadPhone as bad:
                if bad.reason is not PhoneFault.EMPTY:
                    faults.append(bad)
            else:
                found.setdefault(e164, renumbered)
        if found:
            first, *others = found
            return Phone(first, found[first], tuple(others))
        if fault.reason is PhoneFault.EMPTY and faults:
            fault = faults[0]
    raise fault


def spoken(e164: str) -> str:
    """The number as people write it, four digits, three and three: "+84383456789" -> "0383 456 789"."""
    national = "0" + e164.removeprefix("+84")
    return f"{national[:4]} {national[4:7]} {national[7:]}"


def tail(e164: str, n: int = 3) -> str:
    """The last `n` digits, by which a phone is named without being told."""
    return e164[-n:]


def _text(raw: str | int | float) -> str:
    if isinstance(raw, str):
        # A spreadsheet's number that went through CSV keeps its ".0", which is no digit of the phone.
        return raw.strip().removesuffix(".0") if _FROM_FLOAT.fullmatch(raw) else raw
    if isinstance(raw, float) and not math.isfinite(raw):
        return ""
    return str(int(raw))


def _read_one(text: str) -> tuple[str, bool]:
    """E.164 of a text with exactly one number, and whether its prefix was an old one."""
    if any(c.isalpha() for c in text):
        raise BadPhone(PhoneFault.LETTERS)
    digits = "".join(str(unicodedata.digit(c)) for c in text if c.isdecimal())
    if not digits:
        raise BadPhone(PhoneFault.EMPTY)
    national = _national(digits, international=text.lstrip(" (").startswith("+"))
    new_prefix = _RENUMBERED.get(national[:3]) if len(national) == 10 else None
    if new_prefix:
        national = new_prefix + national[3:]
    if len(national) > 10:
        raise BadPhone(PhoneFault.TOO_LONG)
    if len(national) < 7:  # the shortest that the plan knows, service numbers
        raise BadPhone(PhoneFault.TOO_SHORT)
    number = PhoneNumber(country_code=84, national_number=int(national))
    kind = PhoneNumberType.UNKNOWN if national.startswith("0") else number_type(number)
    if kind in _MOBILE:
        return f"+84{national}", new_prefix is not None
    if kind != PhoneNumberType.UNKNOWN:
        raise BadPhone(PhoneFault.NOT_MOBILE)
    if len(national) < 9:
        raise BadPhone(PhoneFault.TOO_SHORT)
    # Ten digits that begin like a mobile are one digit too many; others are an area or an operator that is not.
    too_many = len(national) == 10 and national[0] in "35789"
    raise BadPhone(PhoneFault.TOO_LONG if too_many else PhoneFault.UNKNOWN_PREFIX)


def _national(digits: str, *, international: bool) -> str:
    """The digits after the country code and the trunk zero."""
    if not international and digits.startswith("00"):
        international, digits = True, digits[2:]
    # "84…" without a plus is the country only when a whole number follows: 084… is an operator's prefix too.
    if international or (digits.startswith("84") and len(digits) >= 11):
        if not digits.startswith("84"):
            raise BadPhone(PhoneFault.FOREIGN)
        digits = digits[2:]
    return digits.removeprefix("0")
