"""A woman without a phone names who gets her messages; the helper agrees, answers for her, and may end it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

from sqlmodel import Session

from bot.flow import Answers, Ask, Flow, Heard, Turn, Unclear, agreed
from bot.reading.answers import Answer as Typed
from bot.reading.names import match_names
from bot.reading.proxies import HelperLine, is_relative
from bot.reading.said_of import read_who
from bot.registrations import YES_NO
from bot.relay_people import among
from bot.replies import Bound, Chat, Option, Plain, Reply, Result, Said, Start, Words
from models import proxy_steps, questions
from models.conversations import Known, Who, speak_as
from models.door import branch_of
from models.facts import Fact
from models.members import Membership, Person, book, memberships_of
from models.posts import NotAllowed, Right, posts_of
from models.proxies import called, helper_among
from models.proxy_steps import NoHelp, end_help, ending
from models.reading_help import stop_her_own
from models.receipts import note_receipt
from models.relays import Source, bring
from models.text import fold
from models.units import UnitKind

RELATIVE = 0  # the helper is one of her family, who is no member
LISTED = 8  # women to choose from; another is named in full or by her number
TWO_QUESTIONS_WITHIN = timedelta(seconds=60)

Books = list[tuple[Membership, Person]]


# --- naming a helper ----------------------------------------------------------------------------------------------


def begin(chat: Chat, line: HelperLine | None = None) -> Result:
    """ "nhờ chị Hoa nhận tin giúp bà Đào": a member for herself, a head or leader for a woman of hers."""
    if chat.person_id is None:
        return Reply((Words("members-only"),))
    keeps = _keeps(chat)
    if not keeps and line is not None and line.who:
        raise NotAllowed
    called = line.helper if line is not None else ""
    if not keeps or (line is not None and not line.who):
        return Start("helper", *_settled(chat, chat.person_id, called))
    if line is None:
        return Start("helper")
    found = _pick(line.who, keeps)
    if len(found) == 1:
        return Start("helper", *_settled(chat, found[0], called))
    nobody = Words("nobody-found", {"what": line.who[:40]})
    return Start("helper", {"persons": found, "called": called}, () if found else (nobody,))


def _settled(chat: Chat, person_id: int, called: str) -> tuple[Answers, tuple[Said, ...]]:
    """Whose messages they are, and the helper who is called so: the one, those to choose from, or that nobody is."""
    answers: Answers = {"person": person_id, "helpers": []}
    if not called:
        return answers, ()
    if is_relative(fold(called)):
        return answers | {"helper": RELATIVE}, ()
    found = _pick(called, _helpers(chat, person_id, called))
    if len(found) == 1:
        return answers | {"helper": found[0]}, ()
    if found and _sees(chat, found):
        return answers | {"helpers": found}, ()
    return answers, (Words("unclear-helper"),)


def _keeps(chat: Chat) -> Books:
    """The women whom she keeps by a post in a branch or a group."""
    found: Books = []
    for held in posts_of(chat.session, chat.person_id):
        if Right.NAMES in held.rights and held.unit_kind == UnitKind.BRANCH:
            found += book(chat.session, held.unit_id)
        elif Right.NAMES in held.rights and held.unit_kind == UnitKind.GROUP:
            found += book(chat.session, branch_of(chat.session, held.unit_id), group_id=held.unit_id)
    return found


def _helpers(chat: Chat, person_id: int, text: str) -> Books:
    """Who may be meant as her helper: everyone of her branch by name; by a number only women whom the writer keeps."""
    branches = {membership.unit_id for membership in memberships_of(chat.session, person_id)}
    by_number = any(isinstance(who, int) for who in read_who(text))
    books = _keeps(chat) if by_number else [one for unit_id in branches for one in book(chat.session, unit_id)]
    return [(hers, one) for hers, one in books if hers.unit_id in branches and one.id != person_id]


def _pick(text: str, people: Books, offered: Sequence[int] = ()) -> list[int]:
    """Whom a number of the book or a bit of a name means; a number is one of those who were `offered`."""
    named = read_who(text)
    if len(named) != 1:
        return []
    if isinstance(named[0], int):
        return among([p.id or 0 for m, p in people if m.number == named[0]], offered)
    known = [(person.id or 0, person.full_name) for _membership, person in people]
    calling = [p.id or 0 for _m, p in people if p.calling_name and fold(p.calling_name) == fold(named[0])]
    return list(dict.fromkeys([*match_names(named[0], known, marked=not text.isascii()), *calling]))


def _hear_person(chat: Chat, heard: Heard, answers: Answers) -> Turn:
    found = [int(heard.value)] if heard.value else _pick(heard.text, _keeps(chat), answers.get("persons", ()))
    if len(found) == 1:
        return Turn(_settled(chat, found[0], answers.get("called", ""))[0])
    if found:
        return Turn({"persons": found})
    raise Unclear(Words("unclear-name"))


def _hear_helper(chat: Chat, heard: Heard, answers: Answers) -> int | Turn:
    if heard.value:
        return int(heard.value)
    if is_relative(fold(heard.text)):
        return RELATIVE
    found = _pick(heard.text, _helpers(chat, answers["person"], heard.text), answers.get("helpers", ()))
    if len(found) == 1:
        return found[0]
    if found and _sees(chat, found):
        return Turn({"helpers": found})
    raise Unclear(Words("unclear-helper"))


def _sees(chat: Chat, people: Sequence[int]) -> bool:
    """Names are listed only to whoever keeps them."""
    return set(people) <= {person.id for _membership, person in _keeps(chat)}


def _listed(chat: Chat, people: Sequence[int]) -> tuple[Option, ...]:
    """Women to choose from, each under her number in the book; of several books they are counted."""
    entries = {person.id or 0: (membership, person) for membership, person in _keeps(chat)}
    found = sorted((entries[one] for one in people if one in entries), key=lambda one: one[0].number)[:LISTED]
    one_book = len({membership.unit_id for membership, _person in found}) == 1
    return tuple(
        Option(
            Plain(f"{person.full_name} ({person.birth_year})" if person.birth_year else person.full_name),
            str(person.id),
            membership.number if one_book else None,
        )
        for membership, person in found
    )


def _helper_options(chat: Chat, answers: Answers) -> tuple[Option, ...]:
    return _listed(chat, answers["helpers"]) if answers.get("helpers") else (Option("label-relative", str(RELATIVE)),)


def _about(chat: Chat, answers: Answers) -> dict[str, Any]:
    name, elder = called(chat.session.get(Person, answers["person"]))
    helper = called(chat.session.get(Person, answers["helper"]))[0] if answers.get("helper") else ""
    return {"name": name, "elder": elder, "helper": helper, "own": answers["person"] == chat.person_id}


def _counted(people: Sequence[int]) -> dict[str, int]:
    return {"count": len(people), "left": max(len(people) - LISTED, 0)}


def _person_words(chat: Chat, answers: Answers) -> dict[str, Any]:
    return _counted(answers.get("persons", []))


def _helper_words(chat: Chat, answers: Answers) -> dict[str, Any]:
    return _about(chat, answers) | _counted(answers.get("helpers", []))


def _name(chat: Chat, answers: Answers) -> Result:
    if answers["consent"] != "yes":
        return Reply((Words("no-helper-kept"),))
    person_id, helper_id = answers["person"], answers["helper"]
    if helper_id == RELATIVE:
        relative = chat.text("relative-of", **_about(chat, answers | {"helper": 0}))
        done: Fact = proxy_steps.code_for_relative(chat.session, chat.who, person_id, relative)
    else:
        done = proxy_steps.name_helper(chat.session, chat.who, person_id, helper_id)
    if not answers.get("instead"):
        return done
    stop_her_own(chat.session, person_id)
    return Reply((done, Words("helped-instead", _about(chat, answers))))


HELPER = Flow(
    "helper",
    (
        Ask("person", _hear_person, lambda c, a: _listed(c, a.get("persons", [])), show=_person_words),
        Ask("helper", _hear_helper, _helper_options, show=_helper_words),
        Ask("consent", agreed, lambda c, a: YES_NO, show=_about),
    ),
    _name,
)


def decided(chat: Chat, proxy_id: int, choice: str) -> Result:
    """The helper says whether she agrees."""
    return proxy_steps.decide(chat.session, chat.who, proxy_id, choice)


def stop(chat: Chat, helper: str = "") -> Result:
    """ "thôi nhận tin giúp", "thôi không nhờ chị Gấm nữa": by either, or whoever wrote it down for her."""
    found = ending(chat.session, chat.person_id)
    relative = not helper or is_relative(fold(helper))
    words = {"name": helper[:1].upper() + helper[1:40], "keeps": bool(_keeps(chat))}
    nobody = Words("nobody-helps" if relative else "helps-nobody", words)
    if not found:
        return Reply((nobody,))
    named = {proxy.id: fold(called(chat.session.get(Person, proxy.helper_id))[0]) for proxy, _other in found}
    meant = [each for each in found if named[each[0].id] in fold(helper).split()]
    found = meant or found
    if len(found) == 1 and (meant or not helper):
        return end_help(chat.session, chat.who, found[0][0].id or 0)
    which = (*(() if meant or relative else (nobody,)), Words("which-help-ends"))
    return Reply(which, tuple(Option(Plain(other.full_name), f"help_ends:{proxy.id}") for proxy, other in found[:9]))


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
    hers = (replace(one, tap=_for_her(one.tap, woman.id)) for one in reply.options)
    options = tuple(one for one in hers if one.tap)
    return Reply((Words("message-of", {"name": name, "elder": elder}), *reply.said), options)


def _for_her(tap: str, person_id: int) -> str:
    """An answer as the helper gives it for her; "" for what only she herself may choose."""
    name, _, rest = tap.partition(":")
    return {"rsvp": f"for:{person_id}:{rest}", "got": f"got_for:{person_id}:{rest}"}.get(name, "")


def received(chat: Chat, person_id: int, announcement_id: int) -> Result:
    """The helper says for her that the notice has come."""
    _speak_as_helper(chat, person_id)
    return note_receipt(chat.session, chat.who, announcement_id, person_id)


def _speak_as_helper(chat: Chat, person_id: int) -> None:
    """Whoever of this address helps her is the one who writes. Raises NoHelp."""
    helper_id = helper_among(chat.session, person_id, [known.id for known in chat.who.persons])
    if helper_id is None:
        raise NoHelp
    speak_as(chat.who, helper_id)
    chat.who.speaker_id = helper_id


def answered(chat: Chat, person_id: int, meeting_id: int, answer: str, reason: str = "") -> Result:
    """The helper answers for her."""
    _speak_as_helper(chat, person_id)
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
        "got_for": tap(received, (int, int)),
        "helper": tap(decided, (int, str)),
        "help_ends": tap(lambda chat, proxy_id: end_help(chat.session, chat.who, proxy_id), (int,)),
    }
