"""What a handler sees of a conversation, and what it may answer with."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlmodel import Session

import locales
from bot.messages import Incoming
from models.conversations import Known, Who
from models.deliveries import Delivery, Message
from models.facts import Fact, Refused


@dataclass(frozen=True)
class Plain:
    """A label that is a name or a date and needs no text of ours."""

    text: str


@dataclass(frozen=True)
class Option:
    """One numbered answer: a label (a key in locales, or Plain) and the tap it stands for.

    `number` is given only where it is not the place in the list: 0 is always the way out. A word there ("more")
    means that it has none, where numbers are women's: it is a button, and a sentence (`<label>-typed`) says what to
    type.
    """

    label: str | Plain
    tap: str
    number: int | str | None = None
    variables: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Words:
    """A text without a fact: a question of a flow, a heading. `key` is in locales."""

    key: str
    variables: Mapping[str, Any] = field(default_factory=dict)


Said = Fact | Refused | Words


@dataclass(frozen=True)
class Reply:
    """What is said, in order, and what may be answered."""

    said: tuple[Said, ...]
    options: tuple[Option, ...] = ()
    contact_button: bool = False
    file_id: int | None = None  # a stored file that goes with it
    fleeting: bool = False  # its words are not kept: nobody else should find them
    quiet: bool = False  # its options are buttons and are understood, but not listed once more

    def after(self, *before: Said) -> "Reply":
        """The same with something said first."""
        return replace(self, said=(*before, *self.said))


@dataclass(frozen=True)
class Start:
    """Begin a flow, with what is already known."""

    flow: str
    answers: Mapping[str, Any] = field(default_factory=dict)
    before: tuple[Said, ...] = ()


@dataclass(frozen=True)
class Bound:
    """What she wrote chooses this option, which was offered to that person."""

    tap: str
    person_id: int | None = None


Result = Reply | Start | Bound | Fact | Words | None

# What a message of the ledger says to this person now; None when it need not be said any more.
Render = Callable[[Session, Message, Delivery, Known | None], Reply | None]


@dataclass
class Chat:
    """One incoming message and everything that answering it needs."""

    session: Session
    who: Who
    incoming: Incoming
    now: datetime
    account: "Account"

    @property
    def person_id(self) -> int | None:
        """The member or post holder who writes; None for a stranger."""
        return self.who.person_id

    def local(self, zone: str = "Asia/Ho_Chi_Minh") -> datetime:
        """The present in a time zone."""
        return self.now.astimezone(ZoneInfo(zone))

    def text(self, key: str, /, **variables: Any) -> str:
        """A text of ours in her language and form of address."""
        return locales.label(self.who.language, key, **locales.address(self.who.pair), **variables)


@dataclass(frozen=True)
class Account:
    """What the inbox and the handlers need to know of the channels: rates for previews, links, settings for texts."""

    name: str = ""
    rate: float = 30.0
    chat_gap: float = 0.0
    rates: Mapping[str, float] = field(default_factory=dict)
    quotas: Mapping[str, tuple[str, int]] = field(default_factory=dict)  # channel: (account, messages a month)
    language: str = "vi"  # of whoever has not chosen one: a phone set to English is no wish to be spoken to in English
    hotline: str = ""
    public_url: str = ""
    # channel: where one writes to us, "" where it is not known; filled once the platform has told it
    links: Mapping[str, str] = field(default_factory=dict)


def label_of(language: str, pair: str, option: Option) -> str:
    """What an option is called."""
    if isinstance(option.label, Plain):
        return option.label.text
    return locales.label(language, option.label, **{**locales.address(pair), **option.variables})


def lines(language: str, pair: str, reply: Reply, now: datetime) -> tuple[str, list[list[str]]]:
    """The whole text, numbered answers included, and the choices as [number, label, tap]."""
    parts = [_spoken(language, pair, said, now) for said in reply.said]
    choices = []
    for place, option in enumerate(reply.options, start=1):
        number = place if option.number is None else option.number
        choices.append([str(number), label_of(language, pair, option), option.tap])
    if reply.quiet:
        return "\n".join(part for part in parts if part), choices
    numbered = [f"{number}. {label}" for number, label, _ in choices if number.isdecimal()]
    # Two or three short answers stand in one line, as people write them.
    short = len(numbered) in {2, 3} and sum(map(len, numbered)) <= 44
    parts += ["  ".join(numbered)] if short else numbered
    for option in reply.options:
        if isinstance(option.number, str) and isinstance(option.label, str):
            given = {**locales.address(pair), **option.variables}
            parts.append(locales.label(language, f"{option.label}-typed", **given))
    return "\n".join(part for part in parts if part), choices


def _spoken(language: str, pair: str, said: Said, now: datetime) -> str:
    if isinstance(said, Words):
        given = locales.variables(language, said.variables, pair=pair, now=now)
        return locales.label(language, said.key, **given)
    return locales.say(language, said, pair=pair, now=now)
