"""She corrects what is written of her, at once or when her head agrees; how often she came, and who saw her number."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlmodel import Session

import locales
from bot import profile
from bot.flow import Answers, Ask, Flow, Heard, Unclear, chosen
from bot.full_names import hear_full_name
from bot.member_edits import checked
from bot.reading.accents import name_lacks_accents
from bot.reading.own_data import read_own
from bot.registrations import hear_birth, hear_phone
from bot.replies import Chat, Option, Plain, Render, Reply, Result, Said, Start, Words
from models import audit
from models.births import Birth
from models.conversations import Known
from models.deliveries import Delivery, Message
from models.facts import Fact
from models.member_changes import value_of
from models.member_search import by_id
from models.members import MEMBER_STATES, Person, given_name, memberships_of
from models.own_attendance import attended
from models.own_changes import WAITING, OwnChange, WishState, told_apart, waiting_changes
from models.own_decisions import (
    NotInABook,
    OwnChangeAsked,
    OwnDataCorrected,
    call_me,
    correct_name,
    correct_own_birth,
    correct_own_phone,
    decide_own,
    withdraw_own,
)
from models.phones import spoken
from models.text import fold

LOOKS = 8  # of a page
_MENU = Option("label-menu", "menu:menu", 0)
FIELDS = (
    Option("label-field-name", "name"),
    Option("label-field-birth", "birth"),
    Option("label-field-phone", "phone"),
    Option("label-field-calling", "calling"),
    Option("label-call-me", "pair"),
)


def begin(chat: Chat, field: str = "") -> Result:
    """What is to be corrected?"""
    if chat.person_id is None:
        return Reply((Words("members-only"),), (Option("label-register", "menu:register"),))
    if not memberships_of(chat.session, chat.person_id):
        raise NotInABook
    return Start("own_data", {"field": field} if field else {})


def line(chat: Chat, text: str) -> Result:
    """A correction in one line: "số của tôi là 0912 345 678"; what cannot be taken is asked again."""
    own = read_own(text) if chat.person_id is not None else None
    if own is None:
        return None
    if not own.detail or (own.field == "name" and not _near_her_name(chat, own.detail)):
        return begin(chat, own.field)
    if not memberships_of(chat.session, chat.person_id or 0):
        raise NotInABook
    answers: Answers = {"field": own.field}
    ask = OWN_DATA.next_ask(answers)
    assert ask is not None  # noqa: S101 (a field without its value)
    try:
        answers[ask.name] = ask.read(chat, Heard(own.detail, incoming=chat.incoming), answers)
    except Unclear as unclear:
        return Start("own_data", answers, (unclear.said,) if unclear.said is not None else ())
    return _write(chat, answers)


def _near_her_name(chat: Chat, typed: str) -> bool:
    """Whether at least a word of her name stands there; else it may be a sentence about something else."""
    return bool(set(fold(typed).split()) & set(fold(chat.who.name).split()))


def _hear_value(chat: Chat, heard: Heard, answers: Answers) -> Any:
    heard_of = _heard_of(heard, answers["field"])
    if isinstance(heard_of, Start):
        return heard_of
    heard = heard_of
    if answers["field"] == "calling":
        return "" if heard.value else checked("calling", heard.text)
    if answers["field"] == "birth":
        return hear_birth(chat, heard, answers)
    if fold(heard.text).startswith(("ten ", "toi ")):  # "tên tôi là gì": a sentence, and no name begins so
        raise Unclear(Words("not-a-full-name"))
    return hear_full_name(chat, heard, answers)


def _hear_phone(chat: Chat, heard: Heard, answers: Answers) -> Any:
    heard_of = _heard_of(heard, "phone")
    return heard_of if isinstance(heard_of, Start) else hear_phone(chat, heard_of, answers)


def _heard_of(heard: Heard, field: str) -> Heard | Start:
    """Her answer without "tên tôi là" before it; one about something else of hers is asked for that."""
    own = read_own(heard.text)
    if own is None:
        return heard
    if own.field == field and own.detail:
        return replace(heard, text=own.detail)
    return Start("own_data", {"field": own.field} if own.field else {})


def _value_options(_chat: Chat, answers: Answers) -> tuple[Option, ...]:
    return (Option("label-no-calling", "none"),) if answers["field"] == "calling" else ()


def _pair_options(_chat: Chat, _answers: Answers) -> tuple[Option, ...]:
    return tuple(Option(Plain(f"{bot} – {person}"), name) for name, (bot, person) in locales.PAIRS.items())


def _field(_chat: Chat, answers: Answers) -> Mapping[str, Any]:
    return {"field": answers["field"]}


def _write(chat: Chat, answers: Answers) -> Result:
    session, who, field = chat.session, chat.who, answers["field"]
    if field == "pair":
        return profile.set_pair(chat, answers["pair"])
    if field == "phone":
        phone = answers["phone"]
        fact = correct_own_phone(session, who, phone["e164"], vouched=phone["vouched"])
        noted = (Words("own-renumbered", {"phone": spoken(phone["e164"])}),) if phone["renumbered"] else ()
        return Reply((*noted, fact), _after(fact))
    if field == "birth":
        year, day = answers["value"]["year"], answers["value"]["date"]
        return correct_own_birth(session, who, Birth(year, date.fromisoformat(day) if day else None))
    if field == "calling":
        return call_me(session, who, answers["value"])
    fact = correct_name(session, who, answers["value"])
    bare = (Words("own-name-lacks-accents"),) if name_lacks_accents(answers["value"]) else ()
    return Reply((fact, *bare), _after(fact))


OWN_DATA = Flow(
    "own_data",
    (
        Ask("field", chosen, lambda c, a: FIELDS),
        Ask(
            "value",
            _hear_value,
            _value_options,
            show=_field,
            when=lambda a: a.get("field") in {"name", "birth", "calling"},
        ),
        Ask("phone", _hear_phone, contact_button=True, when=lambda a: a.get("field") == "phone"),
        Ask("pair", chosen, _pair_options, when=lambda a: a.get("field") == "pair"),
    ),
    _write,
)


def after_asking(fact: Any) -> tuple[Option, ...]:
    """She may take it back before it is answered."""
    return (Option("label-withdraw-own", f"own-drop:{fact.change}"),)


def after_making(fact: Any) -> tuple[Option, ...]:
    """What was written is followed by the way to take it back."""
    return (Option("label-undo", f"edit-undo:{fact.edit}"),) if fact.edit else ()


def _after(fact: Fact) -> tuple[Option, ...]:
    if isinstance(fact, OwnChangeAsked):
        return after_asking(fact)
    return after_making(fact) if isinstance(fact, OwnDataCorrected) else ()


# --- the head ---------------------------------------------------------------------------------------------------------


def question(session: Session, change: OwnChange) -> Reply | None:
    """What the head is asked about one wish; None where it waits no more."""
    woman = by_id(session, change.membership_id)
    if woman is None or change.state not in WAITING or woman.membership.state not in MEMBER_STATES:
        return None
    before, after = told_apart(session, change.field, value_of(woman, change.field), change.value)
    words = {
        "name": woman.person.full_name,
        "number": woman.number,
        "what": change.field,
        "before": before,
        "after": after,
    }
    return Reply(
        (Words("own-question", words),),
        (
            Option("label-write-it-so", f"own:{change.id}:yes"),
            Option("label-leave-it", f"own:{change.id}:no"),
            Option("label-ask-her", f"own:{change.id}:later"),
        ),
    )


def decided(chat: Chat, change_id: int, choice: str) -> Result:
    """The head has answered; the next wish that waits follows."""
    fact = decide_own(chat.session, chat.who, change_id, choice)
    chat.session.flush()
    rest = [c for c in waiting_changes(chat.session, chat.person_id) if c.state == WishState.ASKED]
    following = question(chat.session, rest[0]) if rest else None
    return fact if following is None else following.after(fact)


def is_over(chat: Chat, taps: Sequence[str]) -> bool:
    """Whether these are the answers to a wish that waits no more: a number is not meant for them."""
    asked = {int(tap.split(":")[1]) for tap in taps if tap.startswith("own:")}
    changes = [chat.session.get(OwnChange, key) for key in asked]
    return any(change is not None and change.state not in WAITING for change in changes)


def waiting(chat: Chat) -> Reply | None:
    """The first wish that waits for her answer; None where there is none."""
    found = waiting_changes(chat.session, chat.person_id)
    return question(chat.session, found[0]) if found else None


def _asked(session: Session, message: Message, delivery: Delivery, person: Known | None) -> Reply | None:
    change = session.get(OwnChange, message.subject_id)
    return None if change is None else question(session, change)


def _told(session: Session, message: Message, delivery: Delivery, person: Known | None) -> Reply | None:
    change = session.get(OwnChange, message.subject_id)
    if change is None:
        return None
    head = session.get(Person, change.decided_by) if change.decided_by else None
    name = given_name(head.full_name, head.calling_name) if head else ""
    return Reply((Words("own-told", {"what": change.field, "state": change.state, "head": name}),))


NOTICES: dict[str, Render] = {"own-change": _asked, "own-told": _told}


# --- what she may read of herself -------------------------------------------------------------------------------------


def my_attendance(chat: Chat) -> Result:
    """How often she came this year."""
    if chat.person_id is None:
        return Reply((Words("members-only"),))
    year = chat.local().year
    found = attended(chat.session, chat.person_id, year)
    words = {
        "year": str(year),
        "present": found.present,
        "missed": found.missed,
        "excused": found.excused,
        "unnamed": found.unnamed,
    }
    return Reply((Words("my-attendance", words),), (_MENU,))


def my_looks(chat: Chat) -> Result:
    """Who looked at her phone number, the last first."""
    if chat.person_id is None:
        return Reply((Words("members-only"),))
    looks = audit.looked_at(chat.session, chat.person_id)
    if not looks:
        return Reply((Words("my-looks-none"),), (_MENU,))
    zone = chat.local().tzinfo
    said: list[Said] = [
        Words("looked", {"who": one.by, "when": one.last.astimezone(zone), "what": one.what, "times": one.times})
        for one in looks[:LOOKS]
    ]
    if len(looks) > LOOKS:
        said.append(Words("my-looks-more", {"count": len(looks) - LOOKS}))
    return Reply(tuple(said), (_MENU,))


def taps(tap: Any) -> dict[str, Any]:
    """The taps of her own data."""
    return {
        "own-begin": tap(begin, (str,)),
        "own-drop": tap(lambda chat, change: withdraw_own(chat.session, chat.who, change), (int,)),
        "own": tap(decided, (int, str)),
    }
