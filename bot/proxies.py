"""A woman without a phone names who gets her messages; the helper agrees, answers for her, and may end it."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from sqlmodel import Session

from bot.flow import Answers, Ask, Flow, Heard, Turn, Unclear, agreed
from bot.reading.answers import Answer as Typed
from bot.reading.names import match_names
from bot.reading.proxies import HelperLine, is_relative
from bot.reading.relay import read_who
from bot.registrations import YES_NO
from bot.replies import Bound, Chat, Option, Plain, Reply, Result, Start, Words
from models import proxy_steps, questions
from models.conversations import Known, Who, speak_as
from models.door import branch_of
from models.members import Membership, Person, book, memberships_of
from models.posts import NotAllowed, Right, posts_of
from models.proxies import called, helper_among
from models.proxy_steps import NoHelp, end_help, ending
from models.relays import Source, bring
from models.text import fold
from models.units import UnitKind

RELATIVE = 0  # the helper is one of her family, who is no member
TWO_QUESTIONS_WITHIN = timedelta(seconds=60)

Books = list[tuple[Membership, Person]]


# --- naming a helper ----------------------------------------------------------------------------------------------


def begin(chat: Chat, line: HelperLine | None = None) -> Result:
    """ "nhờ chị Hoa nhận tin giúp bà Đào": a member for herself, a head or leader for a woman of hers."""
    if chat.person_id is None:
        return Reply((Words("members-only"),))
    answers: dict[str, Any] = {}
    keeps = _keeps(chat)
    if not keeps or (line is not None and not line.who):
        if line is not None and line.who:
            raise NotAllowed
        answers["person"] = chat.person_id
    elif line is not None and len(found := _pick(line.who, keeps)) == 1:
        answers["person"] = found[0]
    if line is not None and "person" in answers:
        if line.relative:
            answers["helper"] = RELATIVE
        elif len(found := _pick(line.helper, _neighbours(chat, answers["person"]))) == 1:
            answers["helper"] = found[0]
    return Start("helper", answers)


def _keeps(chat: Chat) -> Books:
    """The women whom she keeps by a post in a branch or a group."""
    found: Books = []
    for held in posts_of(chat.session, chat.person_id):
        if Right.NAMES in held.rights and held.unit_kind == UnitKind.BRANCH:
            found += book(chat.session, held.unit_id)
        elif Right.NAMES in held.rights and held.unit_kind == UnitKind.GROUP:
            found += book(chat.session, branch_of(chat.session, held.unit_id), group_id=held.unit_id)
    return found


def _neighbours(chat: Chat, person_id: int) -> Books:
    """Everyone of her branch: one of them may be her helper."""
    return [
        one
        for membership in memberships_of(chat.session, person_id)
        for one in book(chat.session, membership.unit_id)
        if one[1].id != person_id
    ]


def _pick(text: str, people: Books) -> list[int]:
    """Whom a number of the book or a bit of a name means."""
    named = read_who(text)
    if len(named) != 1:
        return []
    if isinstance(named[0], int):
        return [person.id or 0 for membership, person in people if membership.number == named[0]]
    known = [(person.id or 0, person.full_name) for _membership, person in people]
    calling = [p.id or 0 for _m, p in people if p.calling_name and fold(p.calling_name) == fold(named[0])]
    return list(dict.fromkeys([*match_names(named[0], known, marked=not text.isascii()), *calling]))


def _hear_person(chat: Chat, heard: Heard, _answers: Answers) -> int | Turn:
    keeps = _keeps(chat)
    if heard.value:
        return int(heard.value)
    found = _pick(heard.text, keeps)
    if len(found) == 1:
        return found[0]
    if found:
        return Turn({"persons": found[:9]})
    raise Unclear(Words("unclear-name"))


def _hear_helper(chat: Chat, heard: Heard, answers: Answers) -> int | Turn:
    if heard.value:
        return int(heard.value)
    if is_relative(fold(heard.text)):
        return RELATIVE
    found = _pick(heard.text, _neighbours(chat, answers["person"]))
    if len(found) == 1:
        return found[0]
    if found and _sees(chat, found):
        return Turn({"helpers": found[:9]})
    raise Unclear(Words("unclear-helper"))


def _sees(chat: Chat, people: Sequence[int]) -> bool:
    """Names are listed only to whoever keeps them."""
    return set(people) <= {person.id for _membership, person in _keeps(chat)}


def _listed(chat: Chat, people: Sequence[int]) -> tuple[Option, ...]:
    numbers = {person.id: membership.number for membership, person in _keeps(chat)}
    found = [chat.session.get(Person, one) for one in people]
    return tuple(
        Option(
            Plain(f"{one.full_name} ({one.birth_year})" if one.birth_year else one.full_name),
            str(one.id),
            numbers.get(one.id),
        )
        for one in found
        if one is not None
    )


def _helper_options(chat: Chat, answers: Answers) -> tuple[Option, ...]:
    return _listed(chat, answers["helpers"]) if answers.get("helpers") else (Option("label-relative", str(RELATIVE)),)


def _hear_consent(chat: Chat, heard: Heard, answers: Answers) -> str:
    return agreed(chat, heard, answers)


def _about(chat: Chat, answers: Answers) -> dict[str, Any]:
    name, elder = called(chat.session.get(Person, answers["person"]))
    helper = called(chat.session.get(Person, answers["helper"]))[0] if answers.get("helper") else ""
    return {"name": name, "elder": elder, "helper": helper, "own": answers["person"] == chat.person_id}


def _person_words(chat: Chat, answers: Answers) -> dict[str, Any]:
    return {"count": len(answers.get("persons", []))}


def _helper_words(chat: Chat, answers: Answers) -> dict[str, Any]:
    return _about(chat, answers) | {"count": len(answers.get("helpers", []))}


def _name(chat: Chat, answers: Answers) -> Result:
    if answers["consent"] != "yes":
        return Reply((Words("no-helper-kept"),))
    person_id, helper_id = answers["person"], answers["helper"]
    if helper_id == RELATIVE:
        relative = chat.text("relative-of", **_about(chat, answers | {"helper": 0}))
        return proxy_steps.code_for_relative(chat.session, chat.who, person_id, relative)
    return proxy_steps.name_helper(chat.session, chat.who, person_id, helper_id)


HELPER = Flow(
    "helper",
    (
        Ask("person", _hear_person, lambda c, a: _listed(c, a.get("persons", [])), show=_person_words),
        Ask("helper", _hear_helper, _helper_options, show=_helper_words),
        Ask("consent", _hear_consent, lambda c, a: YES_NO, show=_about),
    ),
    _name,
)


def decided(chat: Chat, proxy_id: int, choice: str) -> Result:
    """The helper says whether she agrees."""
    return proxy_steps.decide(chat.session, chat.who, proxy_id, choice)


def stop(chat: Chat) -> Result:
    """ "thôi nhận tin giúp": by the helper, the woman, or whoever wrote it down for her."""
    found = ending(chat.session, chat.person_id)
    if not found:
        raise NoHelp
    if len(found) == 1:
        return end_help(chat.session, chat.who, found[0][0].id or 0)
    return Reply(
        (Words("which-help-ends"),),
        tuple(Option(Plain(other.full_name), f"help_ends:{proxy.id}") for proxy, other in found[:9]),
    )


# --- her messages on the helper's phone ---------------------------------------------------------------------------


def on_behalf(session: Session, person_id: int | None, who: Who) -> Known | None:
    """The woman whose message this address gets for her, spoken to as her helper is; None: nobody here helps her."""
    helper_id = helper_among(session, person_id or 0, [known.id for known in who.persons])
    helper = next((known for known in who.persons if known.id == helper_id), None)
    person = session.get(Person, person_id) if helper is not None else None
    if helper is None or person is None:
        return None
    return Known(person.id or 0, person.full_name, person.calling_name, person.birth_year, helper.language, helper.pair)


def for_helper(session: Session, reply: Reply | None, woman: Known | None, who: Who) -> Reply | None:
    """A message as the one who reads it at this address gets it: to a helper, whose it is and answers given for her."""
    if reply is None or woman is None or woman in who.persons:
        return reply
    name, elder = called(session.get(Person, woman.id))
    options = tuple(
        Option(one.label, f"for:{one.tap.removeprefix('rsvp:')}".replace(":", f":{woman.id}:", 1), one.number)
        for one in reply.options
        if one.tap.startswith("rsvp:")
    )
    return Reply((Words("message-of", {"name": name, "elder": elder}), *reply.said), options)


def answered(chat: Chat, person_id: int, meeting_id: int, answer: str, reason: str = "") -> Result:
    """The helper answers for her."""
    helper_id = helper_among(chat.session, person_id, [known.id for known in chat.who.persons])
    if helper_id is None:
        raise NoHelp
    speak_as(chat.who, helper_id)
    chat.who.speaker_id = helper_id
    return bring(chat.session, chat.who, meeting_id, {person_id: (answer, reason)}, source=Source.HELPER)


def answered_in_words(chat: Chat, typed: Typed) -> Result:
    """ "k di dc ban gat" after a message for another: her answer; after one of her own, too, whose is asked."""
    asked = questions.asked_last(chat.session, chat.who.contact_id, chat.now + timedelta(seconds=2), limit=2)
    found = [next((tap for _n, _l, tap in one.choices or [] if tap.startswith(("for:", "rsvp:"))), "") for one in asked]
    if not any(tap.startswith("for:") for tap in found):
        return None
    tail = f"{typed.choice}:{typed.reason}" if typed.reason else typed.choice
    first, second = asked[0].asked_at, asked[-1].asked_at
    together = first is not None and second is not None and first - second <= TWO_QUESTIONS_WITHIN
    if len(found) == 2 and all(found) and found[0] != found[1] and together:
        return Reply((Words("answer-for-whom"),), tuple(_whose(chat, tap, tail) for tap in found))
    return Bound(f"{found[0].rpartition(':')[0]}:{tail}", None) if found[0].startswith("for:") else None


def _whose(chat: Chat, tap: str, tail: str) -> Option:
    parts = tap.split(":")
    if parts[0] == "rsvp":
        return Option("label-for-myself", f"rsvp:{parts[1]}:{tail}")
    name, elder = called(chat.session.get(Person, int(parts[1])))
    words = {"name": name, "elder": str(elder).lower()}
    return Option("label-for-her", f"for:{parts[1]}:{parts[2]}:{tail}", variables=words)


def taps(tap: Any) -> dict[str, Any]:
    """The taps of helpers."""
    return {
        "for": tap(answered, (int, int, str, str)),
        "helper": tap(decided, (int, str)),
        "help_ends": tap(lambda chat, proxy_id: end_help(chat.session, chat.who, proxy_id), (int,)),
    }
