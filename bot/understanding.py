"""What a message outside any open conversation means: a number, an answer, a shortcut, a wish, or none of these."""

from datetime import timedelta

from bot import (
    asides,
    check_in,
    going_on,
    handovers_former,
    labels_seen,
    linking,
    media,
    menu,
    places,
    posts,
    reading_help,
    rosters,
    sentences,
    still_asked,
    table,
    taking_back,
    threads,
)
from bot.messages import Kind
from bot.reading.intents import Intent, near_intents, read_intent
from bot.reading.telex import strip_telex
from bot.replies import Bound, Chat, Option, Plain, Reply, Result, Words
from models import questions
from models.deliveries import Priority, State
from models.members import given_name
from models.posts import Right, posts_of
from models.questions import Question
from models.text import clean, fold

TWO_QUESTIONS_WITHIN = timedelta(seconds=60)
CLOCKS_DIFFER = timedelta(seconds=2)  # between the platform's clock and ours


def meant(chat: Chat, way_out: str | None) -> Result:
    """Carry out what she means; when unsure, ask back with choices."""
    incoming = chat.incoming
    if incoming.kind is Kind.CONTACT:
        return linking.form_shared(chat) if incoming.form else posts.contact_shared(chat)
    if incoming.kind in media.CARRIED and (offered := media.offered(chat)) is not None:
        return offered
    if incoming.kind is Kind.FILE:
        return rosters.file_sent(chat)
    if incoming.kind is Kind.STICKER:
        return asides.thumb(chat)
    if incoming.kind is Kind.LOCATION and _may(chat, Right.CALL):
        return places.location_sent(chat)
    if incoming.kind is Kind.OTHER:  # what the platform keeps from us: said once, or every picture card costs a message
        if chat.who.notes.get("told_unreadable"):
            return None
        chat.who.notes["told_unreadable"] = True
    if incoming.kind is not Kind.TEXT and read_intent(incoming.text) is Intent.CANNOT_READ:
        return reading_help.cannot_read(chat)
    if incoming.kind is not Kind.TEXT:
        return menu.short(chat).after(asides.cannot_read(chat))
    text = clean(incoming.text)
    if text.startswith("/"):
        return _command(chat, text)
    if fold(text) == "0":
        return _answering(chat, "0") or menu.zero(chat)
    if not text or way_out is not None:
        return menu.left(chat) if text and way_out != Intent.MENU else menu.menu(chat)
    if text.isdigit() and text.isascii():
        return _number(chat, text)
    return _words(chat, text)


def _may(chat: Chat, right: Right) -> bool:
    return any(right in held.rights for held in posts_of(chat.session, chat.person_id))


def _command(chat: Chat, text: str) -> Result:
    name, _, payload = text[1:].partition(" ")
    name = fold(name)
    if name == "start":
        return menu.start(chat, payload.strip())
    if name == "diemdanh" and payload.strip():
        return _words(chat, f"điểm danh {payload}")
    if name == "thongke" and payload.strip():
        return _words(chat, f"thống kê {payload}")
    if name == "baocao" and payload.strip():
        return _words(chat, f"làm báo cáo {payload}")
    do = table.COMMANDS.get(name)
    if do is None:
        return asides.unsure(chat)
    return sentences.as_somebody(chat) or do(chat)


def _number(chat: Chat, digits: str) -> Result:
    """A bare number: the answer to the last question, a check-in number, or a code."""
    if len(digits) == 4:
        return sentences.as_somebody(chat) or check_in.check_in(chat, digits)
    if len(digits) == 8 and chat.who.flow == "":
        return posts.claim(chat, digits)
    if len(digits) == 6:
        return posts.use_link(chat, digits)
    found = _answering(chat, str(int(digits[:18])))
    if found is None:
        found = going_on.of_parts_before(chat, str(int(digits[:18])))
    if found is not None:
        return found
    last = questions.asked_last(chat.session, chat.who.contact_id, chat.now + CLOCKS_DIFFER, limit=1)
    if last and last[0].choices:  # no such number there: the same question once more
        return going_on.once_more(chat, last[0])
    return menu.short(chat).after(Words("which-number"))


def _answering(chat: Chat, number: str) -> Result:
    """The option with this number of the question that she saw last; None when there is none."""
    when = (chat.incoming.sent_at or chat.now) + CLOCKS_DIFFER
    asked = questions.asked_last(chat.session, chat.who.contact_id, max(when, chat.now - timedelta(days=1)))
    if not asked:
        return None
    last = asked[0]
    either = _may_mean_either(asked) or (last.state == State.UNKNOWN and len(asked) > 1)
    fitting = [
        (question, tap, label)
        for question in asked
        for shown, label, tap in question.choices or []
        if shown == number and (question.id == last.id or (either and still_asked.waits(chat, question, tap, last)))
    ]
    # The same tap of two women on one phone is two answers.
    if len({(tap, question.person_id) for question, tap, _label in fitting}) == 2:
        abouts = _about(chat, *(question for question, _tap, _label in fitting))
        return Reply(
            (Words("which-question"),),
            tuple(
                Option(Plain(f"{label} ({about})"), f"bound:{question.id}:{number}")
                for (question, _tap, label), about in zip(fitting, abouts, strict=True)
            ),
        )
    for question, tap, label in fitting:
        if question.id == last.id:
            grave = taking_back.is_grave(tap) and taking_back.has_moved_on(chat, question)
            if grave or taking_back.is_stale(chat, question, number, tap):
                return taking_back.ask(chat, question, number, label)
            taking_back.note_choice(chat, last)
            return Bound(tap, question.person_id)
    return None


def _may_mean_either(asked: list[Question]) -> bool:
    """Two questions within a minute of each other, and at least one of them was not her own doing."""
    if len(asked) < 2 or asked[0].asked_at is None or asked[1].asked_at is None:
        return False
    near = asked[0].asked_at - asked[1].asked_at <= TWO_QUESTIONS_WITHIN
    return near and asked[0].priority != Priority.REPLY


def _about(chat: Chat, *asked: Question) -> list[str]:
    """What each question was about, in a few words: whose, and the first line that tells it from the others."""
    left = {chat.text("left-for-that"), chat.text("left-for-that-kept")}
    texts = [[line for line in question.text.split("\n") if line not in left] or [""] for question in asked]
    while len({text[0] for text in texts}) == 1 and all(len(text) > 1 for text in texts):
        texts = [text[1:] for text in texts]
    found = []
    for question, (first, *_rest) in zip(asked, texts, strict=True):
        whose = (k for k in chat.who.persons if k.id == question.person_id and len(chat.who.persons) > 1)
        name = next((given_name(k.full_name, k.calling_name) + ": " for k in whose), "")
        found.append(name + (first if len(first) <= 40 else first[:39].rstrip() + "…"))
    return found


def _words(chat: Chat, text: str) -> Result:
    if (chosen := _by_label(chat, text)) is not None:
        return chosen
    if (done := sentences.meant(chat, text)) is not None:
        return done
    # A question whose telex was not converted ("tyr leej duwj hopj quys 3") can be read without its marks.
    plain = " ".join(strip_telex(word) for word in fold(text).split()) if text.isascii() else ""
    if plain and plain != fold(text) and (done := sentences.asked(chat, plain)) is not None:
        return done
    hers = {option.tap for option in (*menu.menu(chat).options, *menu.short(chat).options)}
    near = [name for name in near_intents(text) if f"menu:{name}" in hers]
    return threads.offer(chat, asides.near_options(near)) or handovers_former.told(chat, asides.unsure(chat, near))


def _by_label(chat: Chat, text: str) -> Result:
    """The option of the last question whose words these are."""
    asked = questions.asked_last(chat.session, chat.who.contact_id, chat.now + CLOCKS_DIFFER, limit=1)
    for shown, label, tap in asked[0].choices or [] if asked else []:
        if fold(label) == fold(text):
            if read_intent(text) is Intent.UNDO and taking_back.has_moved_on(chat, asked[0]):
                return None  # what she did last is meant, which may be something else by now
            if labels_seen.too_late(chat, asked[0], tap):
                return None
            if len(chat.who.persons) > 1:  # the words are as open as their number: both may have been asked
                return _answering(chat, shown)
            taking_back.note_choice(chat, asked[0])
            return Bound(tap, asked[0].person_id)
    return None
