"""One incoming message in one transaction: known already? who writes? what is meant? what is answered?"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlmodel import Session

from bot.conversation import answer
from bot.files import attached
from bot.messages import Choice, Incoming, Kind, Outgoing
from bot.replies import Account, Chat, Reply, lines
from models import arrivals, clock, deliveries, pacing, questions
from models.conversations import Who, keep, seen_before, speak_as, who_writes
from models.deliveries import State

SPEAKER_LASTS = timedelta(minutes=15)
LATE = timedelta(seconds=5)  # between the platform's clock and ours
LATEST = timedelta(days=2)  # that a platform goes on telling; what is older has a clock of its own, as in the demo
_TOLD = {Kind.DELIVERED: State.DELIVERED, Kind.SEEN: State.READ}
BURST = 4  # messages that one chat may get at once before they come a gap apart


@dataclass(frozen=True)
class Ready:
    """A reply that is written down and may leave at `slot` (real seconds)."""

    delivery_id: int
    contact_id: int
    address: str
    outgoing: Outgoing
    slot: float


def handle(session: Session, incoming: Incoming, account: Account) -> Ready | None:
    """Answer one message. The same message again changes nothing and sends nothing, but its reply if still unsent."""
    now = clock.now()
    if incoming.kind in _TOLD:  # said again, it changes nothing by itself
        arrivals.note(session, incoming.channel, incoming.about, _TOLD[incoming.kind])
        return None
    # Databases take neither NUL nor half a surrogate pair in a text.
    incoming = replace(incoming, text=incoming.text.replace("\0", " ").encode(errors="replace").decode())
    key = f"reply:{incoming.channel}:{incoming.message_id}"
    if seen_before(session, incoming.channel, incoming.message_id, now):
        deliveries.hurry(session, key, clock.real())
        return None
    who = who_writes(session, incoming.channel, incoming.address, account.language, now)
    _choose_speaker(who, now)
    if incoming.kind is Kind.BLOCKED:
        if incoming.sent_at is not None and incoming.sent_at < who.touched_at - LATE:
            return None  # she has written since: it was told late
        who.state = "blocked"
        keep(session, who, who.touched_at)
        return None
    if incoming.kind is Kind.OPERATOR:
        arrivals.by_hand(session, incoming.channel, who.contact_id, incoming.about)
        return None
    back, who.state = who.state == "blocked", "ok"
    # While a person writes to her by hand, only a button of ours is meant for us.
    silent = who.silent_until is not None and who.silent_until > now and incoming.kind is not Kind.TAP
    known = incoming.kind is Kind.FOLLOWED and not back and _greeted(session, who)
    if silent or known or incoming.kind is Kind.OPENED:
        keep(session, who, now)
        return None
    chat = Chat(session, who, incoming, now, account)
    reply = answer(chat)
    ready = None if reply is None else _write_down(chat, key, reply)
    keep(session, who, _written_at(incoming, now))
    return ready


def _written_at(incoming: Incoming, now: datetime) -> datetime:
    """When she wrote, also where that reached us late: the platform's window began then, not when we read it."""
    late = timedelta(0) if incoming.sent_at is None else now - incoming.sent_at
    return now - late if LATE < late < LATEST else now


def _write_down(chat: Chat, key: str, reply: Reply) -> Ready:
    who, real = chat.who, clock.real()
    text, choices = lines(who.language, who.pair, reply, chat.local())
    slot = pacing.reserve_slot(chat.session, chat.account.name, chat.account.rate, real)
    gap = chat.account.chat_gap
    who.slot = max(who.slot, real) + gap
    slot = max(slot, who.slot - BURST * gap)
    delivery_id = deliveries.reply(
        chat.session,
        key=key,
        contact_id=who.contact_id,
        person_id=who.person_id,
        text=text,
        choices=choices or None,
        now=chat.now,
        fleeting=reply.fleeting,
        file_id=reply.file_id,
        real=slot,  # one that waits for its slot is not taken for left behind by a dead process
    )
    outgoing = Outgoing(
        text,
        tuple(Choice(label, f"{delivery_id}.{number}") for number, label, _ in choices),
        replaces=chat.incoming.tapped_message if chat.incoming.kind is Kind.TAP else "",
        contact_button=chat.text("share-my-number") if reply.contact_button else "",
        attachment=None
        if reply.file_id is None
        else attached(chat.session, reply.file_id, who.language, who.pair, chat.account.public_url, chat.account.name),
    )
    return Ready(delivery_id, who.contact_id, who.address, outgoing, slot)


def _greeted(session: Session, who: Who) -> bool:
    """Whether we are talking already: to follow us in the middle of it is nothing to answer."""
    return who.flow != "" or bool(questions.asked_last(session, who.contact_id, clock.now(), limit=1))


def _choose_speaker(who: Who, now: datetime) -> None:
    lately = now - who.touched_at < SPEAKER_LASTS or who.flow != ""  # a half-finished conversation has its speaker
    if len(who.persons) > 1 and who.speaker_id is not None and lately:
        speak_as(who, who.speaker_id)
