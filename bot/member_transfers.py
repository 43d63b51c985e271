"""A woman moves to another branch: where to, the question to its head, and what the first one hears."""

from typing import Any

from sqlmodel import Session

from bot.flow import Answers, Ask, Flow, Heard, Turn, Unclear, agreed
from bot.member_cards import hers
from bot.replies import Chat, Option, Plain, Render, Reply, Result, Start, Words
from models.conversations import Known
from models.deliveries import Delivery, Message
from models.member_search import by_id
from models.members import MEMBER_STATES, Person, given_name
from models.posts import Right, responsible
from models.transfer_decisions import ask_transfer, decide_transfer, may_move, withdraw_transfer
from models.transfers import WAITING, Transfer, TransferState, branches_like, waiting_transfers
from models.units import ancestors, get_unit


def begin(chat: Chat, membership_id: int, place: str = "") -> Result:
    """To which branch does she go? A name that is only one branch's needs no more asking."""
    woman = may_move(chat.session, chat.who, membership_id)
    found = branches_like(chat.session, place[:80], besides=woman.membership.unit_id) if place else []
    answers: dict[str, Any] = {"membership": membership_id}
    if len(found) == 1:
        answers["branch"] = found[0]
    elif found:
        answers["found"] = found
    return Start("transfer", answers, (Words("no-such-branch"),) if place and not found else ())


def _placed(chat: Chat, unit_id: int) -> str:
    """A branch with what tells it from its namesakes: "thôn Mận, xã Hoa Mai"."""
    return ", ".join(unit.name for unit in ancestors(chat.session, unit_id)[:2])


def _named(chat: Chat, answers: Answers) -> dict[str, Any]:
    woman = hers(chat, answers["membership"], Right.APPROVE)
    return {"name": woman.name, "number": woman.number}


def _hear_branch(chat: Chat, heard: Heard, answers: Answers) -> int | Turn:
    if heard.value:
        return int(heard.value)
    return _found(chat, heard.text, answers)


def _found(chat: Chat, typed: str, answers: Answers) -> int | Turn:
    own = hers(chat, answers["membership"], Right.APPROVE).membership.unit_id
    found = branches_like(chat.session, typed[:80], besides=own)
    if not found:
        raise Unclear(Words("no-such-branch"))
    return found[0] if len(found) == 1 else Turn({"found": found})


def _branch_options(chat: Chat, answers: Answers) -> tuple[Option, ...]:
    return tuple(Option(Plain(_placed(chat, unit_id)), str(unit_id)) for unit_id in answers.get("found", []))


def _show_branch(chat: Chat, answers: Answers) -> dict[str, Any]:
    woman = hers(chat, answers["membership"], Right.APPROVE)
    return {"name": woman.name, "number": woman.number, "found": len(answers.get("found", []))}


def _show_confirm(chat: Chat, answers: Answers) -> dict[str, Any]:
    heads = responsible(chat.session, answers["branch"])
    head = chat.session.get(Person, heads[0].person_id) if heads else None
    woman = hers(chat, answers["membership"], Right.APPROVE)
    return {
        "name": woman.name,
        "number": woman.number,
        "branch": _placed(chat, answers["branch"]),
        "head": given_name(head.full_name, head.calling_name) if head else "",
    }


def _ask(chat: Chat, answers: Answers) -> Result:
    if answers["confirm"] != "yes":
        return Reply((Words("left-it"),))
    return ask_transfer(chat.session, chat.who, answers["membership"], answers["branch"])


TRANSFER = Flow(
    "transfer",
    (
        Ask("branch", _hear_branch, _branch_options, show=_show_branch),
        Ask(
            "confirm",
            agreed,
            lambda c, a: (Option("label-ask-the-head", "yes"), Option("label-not-now", "no", 0)),
            show=_show_confirm,
        ),
    ),
    _ask,
)


def after_asking(fact: Any) -> tuple[Option, ...]:
    """Until the other head has answered the wish can be taken back."""
    return (Option("label-withdraw", f"transfer-back:{fact.transfer}"),)


# --- the other head ---------------------------------------------------------------------------------------------------


def question(session: Session, transfer: Transfer) -> Reply:
    """Her full name, her birth year, and from where: no more before she is taken in."""
    person = session.get(Person, transfer.person_id)
    asker = session.get(Person, transfer.asked_by)
    words = {
        "name": person.full_name if person else "",
        "year": str(person.birth_year or "") if person else "",
        "branch": get_unit(session, transfer.from_unit_id).name,
        "head": given_name(asker.full_name, asker.calling_name) if asker else "",
    }
    return Reply(
        (Words("transfer-question", words),),
        (
            Option("label-take-her", f"take:{transfer.id}:yes"),
            Option("label-do-not-take", f"take:{transfer.id}:no"),
            Option("label-ask-her", f"take:{transfer.id}:later"),
        ),
    )


def taken(chat: Chat, transfer_id: int, choice: str) -> Result:
    """The other head has answered; the next one that waits follows."""
    fact = decide_transfer(chat.session, chat.who, transfer_id, choice)
    chat.session.flush()
    rest = [t for t in waiting_transfers(chat.session, chat.person_id) if t.state == TransferState.ASKED]
    return question(chat.session, rest[0]).after(fact) if rest else fact


def waiting(chat: Chat) -> Reply | None:
    """The first transfer that waits for her answer; None where there is none."""
    found = waiting_transfers(chat.session, chat.person_id)
    return question(chat.session, found[0]) if found else None


def _asked(session: Session, message: Message, delivery: Delivery, person: Known | None) -> Reply | None:
    transfer = session.get(Transfer, message.subject_id)
    woman = by_id(session, transfer.membership_id) if transfer is not None and transfer.state in WAITING else None
    gone = woman is None or woman.membership.state not in MEMBER_STATES  # died or left before it was read
    return question(session, transfer) if transfer is not None and not gone else None


def _told(session: Session, message: Message, delivery: Delivery, person: Known | None) -> Reply | None:
    transfer = session.get(Transfer, message.subject_id)
    woman = by_id(session, transfer.membership_id) if transfer else None
    if transfer is None or woman is None:
        return None
    head = session.get(Person, transfer.decided_by) if transfer.decided_by else None
    words = {
        "state": transfer.state,
        "name": woman.name,
        "number": woman.number,
        "branch": get_unit(session, transfer.to_unit_id).name,
        "head": given_name(head.full_name, head.calling_name) if head else "",
    }
    return Reply((Words("transfer-told", words),))


def _hers(session: Session, message: Message, delivery: Delivery, person: Known | None) -> Reply | None:
    transfer = session.get(Transfer, message.subject_id)
    new = by_id(session, transfer.new_membership_id) if transfer and transfer.new_membership_id else None
    if transfer is None or new is None:
        return None
    heads = responsible(session, transfer.to_unit_id)
    head = session.get(Person, heads[0].person_id) if heads else None
    words = {
        "branch": get_unit(session, transfer.to_unit_id).name,
        "number": new.number,
        "head": given_name(head.full_name, head.calling_name) if head else "",
    }
    return Reply((Words("transfer-hers", words),))


NOTICES: dict[str, Render] = {"transfer": _asked, "transfer-told": _told, "transfer-hers": _hers}


def taps(tap: Any) -> dict[str, Any]:
    """The taps of transfers."""
    return {
        "transfer-begin": tap(begin, (int,)),
        "take": tap(taken, (int, str)),
        "transfer-back": tap(lambda chat, key: withdraw_transfer(chat.session, chat.who, key), (int,)),
    }
