"""Reading birth years and birth dates as people type them and as spreadsheets keep them."""

import datetime as dt
import re
from dataclasses import dataclass
from enum import StrEnum

from models.text import clean, fold


class BirthFault(StrEnum):
    """Why a text is no birth of a woman who can be a member."""

    EMPTY = "empty"
    UNREADABLE = "unreadable"
    NO_SUCH_DAY = "no_such_day"
    TOO_YOUNG = "too_young"
    TOO_OLD = "too_old"
    FUTURE = "future"


class BadBirth(ValueError):
    """The text gives no usable birth; `reason` says why."""

    def __init__(self, reason: BirthFault) -> None:
        super().__init__(reason.value)
        self.reason = reason


@dataclass(frozen=True)
class Birth:
    """A birth year, and the day where it is known."""

    year: int
    date: dt.date | None = None


YOUNGEST = 18  # years: the Union's charter takes women from 18
OLDEST = 120

_SERIAL_ZERO = dt.date(1899, 12, 30)  # Excel's day 0, right for every serial after its invented 29 February 1900
_SERIAL = re.compile(r"[1-9]\d{4}")  # from 18 May 1927; smaller numbers are years
_WORDS_AROUND = frozenset(["sinh", "nam", "sn", "ns", "ngay", "thang"])
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T][\d:.]*)?")
_FROM_FLOAT = re.compile(r"(\d+)\.0+")


def read_birth(raw: object, *, today: dt.date) -> Birth:
    """The birth in a text or a cell, day before month; `today` decides ages and the century of "71". Raises BadBirth.

    Understands 12/3/1975, 12-03-75, 12.3.1975, 12031975, 3/1975, 1975, "sinh năm 1971", "ngày 12 tháng 3 năm 1975",
    1975-03-12, dates, and where it is a number, Excel's serial (1900 system).
    A day or month written as 00 is an unknown one.
    """
    match raw:
        case dt.datetime():
            return _checked(Birth(raw.year, raw.date()), today)
        case dt.date():
            return _checked(Birth(raw.year, raw), today)
        case bool():
            raise BadBirth(BirthFault.UNREADABLE)
        case int() | float():
            text = str(int(raw)) if raw == raw // 1 else str(raw)
            if _SERIAL.fullmatch(text):
                return _checked(_from_serial(int(text)), today)
        case None:
            text = ""
        case _:
            text = clean(str(raw))
    if not text:
        raise BadBirth(BirthFault.EMPTY)
    return _checked(_read(text, today), today)


def animal_year(year: int) -> tuple[str, str]:
    """The stem and branch of a lunar year as text keys: 1971 -> ("tan", "hoi"), 1984 -> ("giap", "ty").

    Tý (rat) is "ty" and Tỵ (snake) is "ti". Who was born before Tết belongs to the year before.
    """
    stems = ("canh", "tan", "nham", "quy", "giap", "at", "binh", "dinh", "mau", "ky")
    branches = ("than", "dau", "tuat", "hoi", "ty", "suu", "dan", "mao", "thin", "ti", "ngo", "mui")
    return stems[year % 10], branches[year % 12]


def _read(text: str, today: dt.date) -> Birth:
    if iso := _ISO.fullmatch(text):
        return _of(int(iso[3]), int(iso[2]), int(iso[1]))
    if whole := _FROM_FLOAT.fullmatch(text):
        text = whole[1]
    words = [word for word in fold(text).split() if word not in _WORDS_AROUND]
    if not words or len(words) > 3 or not all(word.isdecimal() and len(word) <= 8 for word in words):
        raise BadBirth(BirthFault.UNREADABLE)
    match words:
        case [digits] if len(digits) in (7, 8):  # 5031975: a spreadsheet drops the zero of 05031975
            day, month_year = divmod(int(digits), 1_000_000)
            return _of(day, *divmod(month_year, 10_000))
        case [year]:
            return Birth(_year(year, today))
        case [month, year] if len(year) == 4 and int(month) <= 12:
            return Birth(_year(year, today))
        case [day, month, year] if len(day) <= 2 and len(month) <= 2:
            return _of(int(day), int(month), _year(year, today))
    raise BadBirth(BirthFault.UNREADABLE)


def _from_serial(serial: int) -> Birth:
    born = _SERIAL_ZERO + dt.timedelta(days=serial)
    return Birth(born.year, born)


def _year(digits: str, today: dt.date) -> int:
    if len(digits) == 4:
        return int(digits)
    if len(digits) == 2:
        # A hundred years hold each pair of digits once: the newest year that makes her a woman of 18.
        newest = today.year - YOUNGEST
        return newest - (newest - int(digits)) % 100
    raise BadBirth(BirthFault.UNREADABLE)


def _of(day: int, month: int, year: int) -> Birth:
    if 0 in (day, month):
        if day <= 31 and month <= 12:
            return Birth(year)
        raise BadBirth(BirthFault.NO_SUCH_DAY)
    try:
        return Birth(year, dt.date(year, month, day))
    except ValueError:
        raise BadBirth(BirthFault.NO_SUCH_DAY) from None


def _checked(birth: Birth, today: dt.date) -> Birth:
    """The birth if she may be a member by it. Where only the year is known, she is given the benefit of the doubt."""
    if birth.year > today.year or (birth.date and birth.date > today):
        raise BadBirth(BirthFault.FUTURE)
    age = today.year - birth.year
    if birth.date and (today.month, today.day) < (birth.date.month, birth.date.day):
        age -= 1
    if age < YOUNGEST:
        raise BadBirth(BirthFault.TOO_YOUNG)
    if age > OLDEST:
        raise BadBirth(BirthFault.TOO_OLD)
    return birth
