"""A woman registers; the head is asked whether she is one of theirs."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from sqlmodel import col, select

from bot.flow import Answers, Ask, Flow, Heard, Turn, Unclear, agreed
from bot.full_names import hear_again, hear_full_name
from bot.messages import Kind
from bot.reading.accents import name_lacks_accents
from bot.registration_branch import branch_options, by_code, hear_branch, hear_consent, show_consent
from bot.replies import Chat, Option, Reply, Result, Start, Words
from models import clock
from models.approvals import decide, waiting_requests
from models.births import BadBirth, animal_year, read_birth
from models.members import Person, given_name
from models.own_changes import waiting_changes
from models.phones import BadPhone, read_phone, spoken
from models.posts import responsible
from models.registrations import OPEN, Request, RequestState, register
from models.spoken_requests import registered_by
from models.transfers import waiting_transfers
from models.unit_names import by_any_code, standing
from models.units import NoSuchUnit, get_unit

YES_NO = (Option("label-agree", "yes"), Option("label-no", "no"))
RIGHT_WRONG = (Option("label-right", "yes"), Option("label-correct", "no"))


def hear_birth(_chat: Chat, heard: Heard, _answers: Answers) -> dict[str, Any]:
    """A birth as a conversation keeps it: {"year", "date"}, the date ISO or "". Raises Unclear."""
    try:
        birth = read_birth(heard.text, today=clock.today())
    except BadBirth as bad:
        raise Unclear(Words("bad-birth", {"reason": str(bad.reason.value)})) from None
    return {"year": birth.year, "date": birth.date.isoformat() if birth.date else ""}


def _hear_birth_or_name(chat: Chat, heard: Heard, answers: Answers) -> dict[str, Any] | Turn:
    return hear_again(chat, heard, answers) or hear_birth(chat, heard, answers)


def _birth_is_right(chat: Chat, heard: Heard, answers: Answers) -> str | Turn:
    return "yes" if agreed(chat, heard, answers) == "yes" else Turn({}, forget=("birth",))


def year_with_animal(chat: Chat, answers: Answers) -> Mapping[str, Any]:
    """Her name and birth year, with the animal of that year."""
    year = answers["birth"]["year"]
    stem, branch = animal_year(year)
    return {
        "name": answers["full_name"],
        "year": str(year),
        "animal": chat.text("animal-year", stem=stem, branch=branch),
    }


def hear_phone(chat: Chat, heard: Heard, _answers: Answers) -> dict[str, Any]:
    """A phone, typed or shared: {"e164", "vouched", "renumbered"}. Raises Unclear."""
    incoming = chat.incoming
    if incoming.kind is Kind.CONTACT and not (incoming.own_phone or incoming.form):
        raise Unclear(Words("not-your-contact"))
    try:
        phone = read_phone(incoming.phone if incoming.kind is Kind.CONTACT else heard.text)
    except BadPhone as bad:
        raise Unclear(Words("bad-phone", {"reason": str(bad.reason.value)})) from None
    vouched = incoming.own_phone  # into a platform's form she may have typed any number
    return {"e164": phone.e164, "vouched": vouched, "renumbered": phone.renumbered and not vouched}


def _done(chat: Chat, answers: Answers) -> Result:
    if answers["consent"] == "no":
        return Reply((Words("no-consent"),))
    phone = answers["phone"]
    fact = register(
        chat.session,
        chat.who,
        unit_id=answers["unit"],
        full_name=answers["full_name"],
        birth_year=answers["birth"]["year"],
        phone=phone["e164"],
        vouched=phone["vouched"],
    )
    noted = (Words("renumbered", {"phone": spoken(phone["e164"])}),) if phone["renumbered"] else ()
    return Reply((*noted, fact))


def _agreed(answers: Answers) -> bool:
    return bool(answers.get("consent") == "yes")


REGISTER = Flow(
    "register",
    (
        Ask("consent", hear_consent, lambda c, a: YES_NO, show=lambda c, a: show_consent(c, a)),
        Ask("full_name", hear_full_name, when=_agreed),
        Ask(
            "birth",
            _hear_birth_or_name,
            show=lambda c, a: {"name": a["full_name"], "bare": name_lacks_accents(a["full_name"])},
            when=_agreed,
        ),
        Ask("birth_right", _birth_is_right, lambda c, a: RIGHT_WRONG, show=year_with_animal, when=_agreed),
        Ask("unit", hear_branch, branch_options, show=lambda c, a: {"found": len(a.get("found", []))}, when=_agreed),
        Ask("phone", hear_phone, contact_button=True, when=_agreed),
    ),
    _done,
)


def begin(chat: Chat) -> Result:
    """She wants to register; where she came by a branch's link, the branch is known. A request that waits is named."""
    waiting = chat.session.exec(
        select(Request).where(
            Request.contact_id == chat.who.contact_id, col(Request.state).in_(OPEN), col(Request.by_id).is_(None)
        )
    ).first()
    if waiting is not None:
        return Reply((Words("still-waiting"),), (Option("label-register-another", "again"),))
    return begin_anew(chat)


def begin_anew(chat: Chat) -> Result:
    """Another woman on the same phone, or another branch."""
    unit_id = chat.who.notes.get("branch")
    branch = standing(chat.session, get_unit(chat.session, unit_id)) if unit_id else None  # it may have been merged
    return Start("register", {"unit": branch.id} if branch is not None and branch.closed_on is None else {})


def by_short_code(chat: Chat, text: str) -> Result:
    """A message that is a branch's code and nothing else but its name."""
    if len(text.split()) > 4:
        return None
    unit = by_code(chat, text)
    return None if unit is None else greet(chat, unit.short_code)


def greet(chat: Chat, code: str) -> Result:
    """She came by a branch's poster or code."""
    try:
        unit = by_any_code(chat.session, code)
        if unit.closed_on is not None:  # it was split: she says herself which part is hers
            raise NoSuchUnit(code)
    except NoSuchUnit:
        return Reply(
            (Words("hello-stranger"),), (Option("label-register", "menu:register"), Option("label-what", "what"))
        )
    chat.who.notes["branch"] = unit.id
    heads = responsible(chat.session, unit.id or 0)
    head = chat.session.get(Person, heads[0].person_id) if heads else None
    words = (
        Words("hello-branch", {"branch": unit.name, "head": given_name(head.full_name, head.calling_name)})
        if head is not None
        else Words("hello-branch-no-head", {"branch": unit.name})
    )
    return Reply((words,), (Option("label-register", "menu:register"), Option("label-what", "what")))


def ask_about(chat_session: Any, request: Request) -> Reply:
    """The question to the head about one request."""
    from models.members import Membership

    match = chat_session.get(Membership, request.membership_id) if request.membership_id else None
    variables = {"name": request.full_name, "year": str(request.birth_year or ""), "tail": request.phone_tail}
    if request.state == RequestState.PASSED_ON:
        head = chat_session.get(Person, request.head_id)
        names = {"head": given_name(head.full_name, head.calling_name) if head else ""}
        branch = get_unit(chat_session, request.unit_id).name
        recognise = Words(
            "approve-recognise", {"name": request.full_name, "year": variables["year"], "branch": branch} | names
        )
        return Reply(
            (recognise,),
            (
                Option("label-recognise", f"decide:{request.id}:yes"),
                Option("label-not-recognise", f"decide:{request.id}:no"),
                Option("label-ask-her", f"decide:{request.id}:later"),
            ),
        )
    words = Words("approve-match", {**variables, "number": match.number}) if match else Words("approve-new", variables)
    if request.by_form:
        known = chat_session.get(Person, match.person_id).full_name if match else ""
        shown = {"name": request.full_name, "tail": request.phone_tail}
        words = Words("approve-form", shown | {"known": known, "number": match.number if match else 0})
    elif request.by_id is not None:
        by, witnesses = registered_by(chat_session, request)
        number = match.number if match else 0
        words = Words(
            "approve-for",
            {"name": request.full_name, "year": variables["year"], "by": by, "witnesses": witnesses, "number": number},
        )
    return Reply(
        (words,),
        (
            Option("label-ours", f"decide:{request.id}:yes"),
            Option("label-not-ours", f"decide:{request.id}:no"),
            Option("label-ask-her", f"decide:{request.id}:later"),
        ),
    )


def waiting(chat: Chat) -> Result:
    """All that waits for this head's yes or no, one at a time: what she has put off comes after the rest."""
    found = _all_that_wait(chat)
    if not found:
        return Reply((Words("nobody-waits"),))
    reply = found[0].ask() or Reply((Words("nobody-waits"),))
    return reply.after(Words("waiting-count", {"count": len(found)})) if len(found) > 1 else reply


@dataclass(frozen=True)
class _Waits:
    """A request, a move from another branch or a woman's own change, and its question."""

    put_off: bool
    asked_at: datetime
    ask: Callable[[], Reply | None]


def _all_that_wait(chat: Chat) -> list[_Waits]:
    """The requests first, then the moves and the changes; those put off last, the longest ago first."""
    from bot import member_transfers, own_data

    session = chat.session
    asked: list[tuple[Callable[[Any, Any], Reply | None], Any]] = [
        *((ask_about, request) for request, _unit in waiting_requests(session, chat.person_id)),
        *((member_transfers.question, one) for one in waiting_transfers(session, chat.person_id)),
        *((own_data.question, one) for one in waiting_changes(session, chat.person_id)),
    ]
    found = [_Waits(one.state == "later", one.asked_at, partial(question, session, one)) for question, one in asked]
    return [one for one in found if not one.put_off] + sorted(
        (one for one in found if one.put_off), key=lambda one: one.asked_at
    )


def decided(chat: Chat, request_id: int, choice: str) -> Result:
    """The head has answered; the next request that waits follows at once."""
    fact = decide(chat.session, chat.who, request_id, choice)
    chat.session.flush()
    rest = [one for one in _all_that_wait(chat) if not one.put_off]
    following = rest[0].ask() if rest else None
    return following.after(fact) if following else fact


def taps(tap: Any) -> dict[str, Any]:
    """The taps of registration."""
    return {"decide": tap(decided, (int, str)), "again": tap(begin_anew)}
