"""One incoming message in one transaction: known already? who writes? what is meant? what is answered?"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlmodel import Session

from bot.conversation import answer
from bot.files import attached
from bot.messages import Choice, Incoming, Kind, Outgoing
from bot.replies import Account, Chat, Reply, lines
from models import clock, deliveries, outbox
from models.conversations import Who, keep, seen_before, speak_as, who_writes

SPEAKER_LASTS = timedelta(minutes=15)
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
    # Databases take neither NUL nor half a surrogate pair in a text.
    incoming = replace(incoming, text=incoming.text.replace("\0", " ").encode(errors="replace").decode())
    key = f"reply:{incoming.channel}:{incoming.message_id}"
    if seen_before(session, incoming.channel, incoming.message_id, now):
        deliveries.hurry(session, key, clock.real())
        return None
    who = who_writes(session, incoming.channel, incoming.address, account.language, now)
    _choose_speaker(who, now)
    if incoming.kind is Kind.BLOCKED:
        who.state = "blocked"
        keep(session, who, now)
        return None
    who.state = "ok"
    chat = Chat(session, who, incoming, now, account)
    reply = answer(chat)
    ready = None if reply is None else _write_down(chat, key, reply)
    keep(session, who, now)
    return ready


def _write_down(chat: Chat, key: str, reply: Reply) -> Ready:
    who, real = chat.who, clock.real()
    text, choices = lines(who.language, who.pair, reply, chat.local())
    slot = outbox.reserve_slot(chat.session, chat.account.name, chat.account.rate, real)
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


def _choose_speaker(who: Who, now: datetime) -> None:
    lately = now - who.touched_at < SPEAKER_LASTS or who.flow != ""  # a half-finished conversation has its speaker
    if len(who.persons) > 1 and who.speaker_id is not None and lately:
        speak_as(who, who.speaker_id)
