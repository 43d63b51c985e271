"""The words of everything that the bot says: `say` finds a fact's text by its name."""

import dataclasses
import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from enum import Enum
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from fluent.runtime import FluentBundle
from fluent.runtime.resolver import Message
from fluent.syntax import FluentParser
from lunar_vn import solar_to_lunar

FIRST = "vi"
FOLDER = Path(__file__).parent

# The fixed pairs of address: (the bot, the person); the same with a capital is made from them.
PAIRS = {
    "em-chi": ("em", "chị"),
    "chau-co": ("cháu", "cô"),
    "chau-bac": ("cháu", "bác"),
    "con-co": ("con", "cô"),
    "con-di": ("con", "dì"),
    "hoi-ban": ("Hội", "bạn"),
}
DEFAULT_PAIR = "em-chi"
NOTHING = "none"  # how a text asks for an empty field: Fluent's selectors know no empty string


class NoText(LookupError):
    """A key without a text, or a text with a variable that nobody gave."""


@cache
def languages() -> tuple[str, ...]:
    """The languages there are: one folder each, the first language first."""
    found = sorted(path.name for path in FOLDER.iterdir() if any(path.glob("*.ftl")))
    return (FIRST, *(name for name in found if name != FIRST))


_WHAT_IT_IS = re.compile(r"^(?:câu lạc bộ|clb|tổ phụ nữ|tổ)\s+(?=\S)", re.IGNORECASE)


def called(name: Any) -> str:
    """The name of a group or club without the word for it, behind that very word: "sinh hoạt tổ" + "2"."""
    return _WHAT_IT_IS.sub("", str(name))


class _Texts:
    """One language's texts. To parse them all takes a second, so each is parsed when it is first said."""

    def __init__(self, language: str) -> None:
        # Fluent wraps variables in invisible marks by default; old phones show them as boxes.
        words = {"CALLED": called}  # its type asks for more than a text, which is what it takes
        self.bundle = FluentBundle([language], use_isolating=False, functions=words)  # type: ignore[arg-type]
        self._parser = FluentParser(with_spans=False)  # where in its file each word stood: nobody asks
        # What a language does not say yet is said in the first one.
        self._unread = {key: text for folder in dict.fromkeys((FIRST, language)) for key, text in _written(folder)}

    def message(self, key: str) -> Message:
        """The text of a key. Raises LookupError."""
        self._read(key)
        return self.bundle.get_message(key)

    def _read(self, key: str, *within: str) -> None:
        if key in within or (text := self._unread.get(key)) is None:
            return
        for named in _NAMED.findall(text):
            self._read(named, key, *within)
        self.bundle.add_resource(self._parser.parse(text), allow_overrides=True)
        self._unread.pop(key, None)  # at the end: another thread may be asking for it, too


_ENTRY = re.compile(r"^(-?[a-zA-Z][\w-]*) *=.*\n?(?:(?:[ }].*)?\n|[ }].*)*", re.MULTILINE)
_NAMED = re.compile(r"\{\s*(-?[a-zA-Z][\w-]*)")  # another text within this one


def _written(folder: str) -> Iterator[tuple[str, str]]:
    """Every key of a folder with its lines."""
    for path in sorted((FOLDER / folder).glob("*.ftl")):
        for entry in _ENTRY.finditer(path.read_text(encoding="utf-8")):
            yield entry[1], entry[0]


@cache
def _texts(language: str) -> _Texts:
    return _Texts(language)


def known(language: str) -> str:
    """The language itself ("vi-VN" is "vi"), or the first one where we have no texts."""
    short = language.split("-")[0].lower()
    return short if short in languages() else FIRST


def label(language: str, key: str, /, **variables: Any) -> str:
    """The text of a key. Raises NoText."""
    texts = _texts(known(language))
    try:
        message = texts.message(key)
    except LookupError:
        raise NoText(key) from None
    if message.value is None:
        raise NoText(key)
    # Fluent takes no variable over 2,500 characters (the names of 150 women): such a one is put in afterwards.
    long = {name: value for name, value in variables.items() if isinstance(value, str) and len(value) > 2000}
    text, errors = texts.bundle.format_pattern(message.value, variables | {name: f"\0{name}\0" for name in long})
    if errors:  # Fluent returns them, and the text would show the variable's name
        raise NoText(f"{key}: {errors[0]}")
    text = str(text)
    for name, value in long.items():
        text = text.replace(f"\0{name}\0", value)
    return text


def say(language: str, fact: object, *, pair: str = DEFAULT_PAIR, now: datetime | None = None) -> str:
    """The text of a fact or a refusal in a language and a form of address.

    `now` (in the reader's time zone) lets near days be named: "tối mai". Raises NoText.
    """
    return label(language, type(fact).__name__, **variables(language, fact, pair=pair, now=now))


def variables(language: str, fact: Any, *, pair: str = DEFAULT_PAIR, now: datetime | None = None) -> dict[str, Any]:
    """What the text of a fact may use: its fields (times in several forms) and the forms of address."""
    given = fact if isinstance(fact, Mapping) else {f.name: getattr(fact, f.name) for f in dataclasses.fields(fact)}
    found: dict[str, Any] = dict(address(pair))
    for name, value in given.items():
        if isinstance(value, datetime):
            found |= {f"{name}{suffix}": text for suffix, text in moments(known(language), value, now)}
        elif isinstance(value, date):
            found[name] = label(language, "date-numbers", day=value.day, month=value.month, year=str(value.year))
        elif isinstance(value, Enum):
            found[name] = str(value.value)
        elif isinstance(value, bool):
            found[name] = str(value).lower()
        elif isinstance(value, str):
            found[name] = value or NOTHING
        elif isinstance(value, int | float):
            found[name] = value
    return found


@cache
def address(pair: str) -> dict[str, str]:
    """em, chi (as said in a sentence) and Em, Chi (at its beginning)."""
    bot, person = PAIRS.get(pair, PAIRS[DEFAULT_PAIR])
    return {
        "em": bot,
        "chi": person,
        "Em": bot[0].upper() + bot[1:],
        "Chi": person[0].upper() + person[1:],
    }


def moments(language: str, at: datetime, now: datetime | None) -> tuple[tuple[str, str], ...]:
    """A local time in its forms: "" whole, "_day" weekday and date, "_hour", "_near" as people say it today."""
    today = now.astimezone(at.tzinfo).date() if now is not None else None
    days = (at.date() - today).days if today is not None else None
    other_year = today is not None and at.year != today.year
    return _moments(language, at.replace(tzinfo=None), days if days in {0, 1} else None, other_year)


@lru_cache(maxsize=2048)
def _moments(language: str, at: datetime, days: int | None, other_year: bool) -> tuple[tuple[str, str], ...]:
    lunar = solar_to_lunar(at.date())
    part = part_of_day(at.hour)
    given = {
        "hour": at.hour,
        "minute": at.minute,
        "spoken": at.hour % 12 or 12,
        "part": part,
        "weekday": at.weekday(),
        "day": at.day,
        "month": at.month,
        "year": f"/{at.year}" if other_year else "",
        "lunar_day": lunar.day,
        "lunar_month": lunar.month,
        "leap": int(lunar.leap),
    }
    hour = label(language, "moment-hour", **given)
    day = label(language, "moment-day", **given)
    near = {0: "moment-today", 1: "moment-tomorrow"}.get(-1 if days is None else days)
    return (
        ("", label(language, "moment", hour_text=hour, day_text=day, **given)),
        ("_day", day),
        ("_hour", hour),
        ("_near", label(language, near, **given) if near else day),
    )


def part_of_day(hour: int) -> str:
    """khuya, sang, trua, chieu or toi."""
    for before, part in ((4, "khuya"), (11, "sang"), (13, "trua"), (18, "chieu"), (22, "toi")):
        if hour < before:
            return part
    return "khuya"


def number(language: str, value: float) -> str:
    """A number with the language's separators: 4.410 and 59,8 in Vietnamese."""
    whole, point, rest = f"{value:,}".partition(".")
    thousands = label(language, "thousands")
    return whole.replace(",", thousands) + (point and ("," if thousands == "." else ".") + rest)
