"""Words about a notice, there and back: offered when a woman writes after reading one; and receipts ("đã nhận")."""

import re
from typing import Any

from bot.flow import Answers, Ask, Flow, Heard, Unclear
from bot.going_on import rest_of
from bot.media import own_words, quoted, see_again
from bot.reading.asides import asks_the_price, read_aside
from bot.reading.intents import read_intent
from bot.reading.notice_asks import wants_receipt
from bot.replies import Chat, Option, Reply, Result, Said, Words
from models import receipts, threads, threads_meant
from models.announcements import Announcement
from models.deliveries import Delivery, State
from models.facts import Refused
from models.members import given_name
from models.posts import NotAllowed, Right, post_for
from models.recipients import Recipient
from models.text import fold

PAGE = 8  # names of one message
SENTENCE = 4  # words; so much may be about a notice that other messages have followed
LOOKED_BACK = 8  # messages of one address
_IN_ANY = " a ah ba bao bi cac cai cho chi co con da di em gi la lam minh nay nhe nua o oi qua roi se thi va ve vay "
_HEAD = re.compile(
    r"(?:(?:em|da|a) )?(?:tra loi|nhan lai|nhan|bao|noi|gui)(?: lai)?(?: (?:cho|voi|giup))*"
    r"(?: (?:chi|ba|co|em|bac|di|cu|mo|thim))?(?P<name>(?: [a-z]+){0,5})"
)
NOTES_PAGE = 3  # what three women wrote at their longest fits into one message


# --- words that come after a notice -------------------------------------------------------------------------------


def replied(chat: Chat, text: str) -> Result:
    """She pointed at a notice or a note and wrote: it goes to the other one, unless it is small talk or a wish."""
    if not chat.incoming.answers or chat.person_id is None:
        return None
    found = threads_meant.pointed_at(chat.session, chat.who.contact_id, chat.incoming.answers)
    small_talk = read_aside(text) is not None and not asks_the_price(text)
    if found is None or read_intent(text) is not None or small_talk:
        return None
    if not may_write(chat, found):
        return None
    note = threads.begin_note(chat.session, chat.who, *found, _to_her(chat, *found))
    return threads.send_note(chat.session, chat.who, note.id or 0)


def offer(chat: Chat, near: tuple[Option, ...] = ()) -> Result:
    """Words that mean nothing else, soon after a notice: are they for its sender? `near` may be chosen instead."""
    found = _about(chat) if chat.person_id else None
    if found is None or not may_write(chat, found) or len(_to_her(chat, *found)) > threads.LONGEST:
        return None
    if len(several := _within_it(chat, found)) > 1:
        return _offer_several(chat, several, near)
    return shown(chat, several[0], _to_her(chat, *several[0]), near)


def shown(chat: Chat, found: tuple[int, int], text: str, near: tuple[Option, ...] = ()) -> Reply:
    """The words and whom they are for, before they go."""
    note = threads.begin_note(chat.session, chat.who, *found, text)
    other = threads.thread(chat.session, chat.person_id, *found)
    announcement = chat.session.get(Announcement, found[0])
    notice = quoted(announcement.text) if announcement is not None else ""
    words = Words("write-back", {"name": other.other_name, "text": text, "notice": notice})
    send = Option("label-write-back", f"note:{note.id}", variables={"name": other.other_name})
    return Reply((words,), (send, *near, Option("label-no", "no-note")))


def _within_it(chat: Chat, found: tuple[int, int]) -> list[tuple[int, int]]:
    """This thread and those of others who wrote within the same message; the one whom she names, where she does."""
    together = threads_meant.read_together(chat.session, chat.who.contact_id, chat.person_id or 0, found)
    several = [one for one in together if may_write(chat, one)]
    words = own_words(chat)
    return [one for one in several if _to_her(chat, *one) != words] or several


def _offer_several(chat: Chat, several: list[tuple[int, int]], near: tuple[Option, ...]) -> Reply:
    """Her words, and whose notice of those in one message they may be about."""
    options = []
    for one in several[:NOTES_PAGE]:
        text = _to_her(chat, *one)
        note = threads.begin_note(chat.session, chat.who, *one, text)
        announcement = chat.session.get(Announcement, one[0])
        words = {
            "name": threads.thread(chat.session, chat.person_id, *one).other_name,
            "notice": quoted(announcement.text) if announcement is not None else "",
        }
        options.append(Option("label-write-back-about", f"note:{note.id}", variables=words))
    return Reply((Words("write-back-which", {"text": text}),), (*options, *near, Option("label-no", "no-note")))


def _about(chat: Chat) -> tuple[int, int] | None:
    """Which notice or note she may mean: the last message; a whole sentence may be about one before, the one that it
    shares most words with."""
    own = own_words(chat)
    spelt = fold if own.isascii() else str.lower  # where she writes accents, "quá" is not "quà"
    said = _telling(spelt(own))
    among = LOOKED_BACK if len(own.split()) >= SENTENCE else 2
    read = threads_meant.read_lately(chat.session, chat.who.contact_id, chat.person_id or 0, among)
    texts = {one: chat.session.get(Announcement, one[0]) for one in read}
    shared = {one: len(said & _telling(spelt(text.text))) for one, text in texts.items() if text is not None}
    return max(shared, key=lambda one: shared[one], default=None)  # of as many words the newest


def _telling(text: str) -> set[str]:
    """The words of a text without those that stand in any."""
    return {word for word in re.findall(r"\w+", text) if f" {fold(word)} " not in _IN_ANY}


def _to_her(chat: Chat, announcement_id: int, member_id: int) -> str:
    """What she wrote, without a head that says for whom: "trả lời chị Gấm: không mất tiền đâu chị"."""
    head, colon, rest = own_words(chat).partition(":")
    found = _HEAD.fullmatch(fold(head)) if colon and rest.strip() else None
    other = threads.thread(chat.session, chat.person_id, announcement_id, member_id).other_name if found else ""
    named = set(found["name"].split()) if found else set()
    return rest.strip() if found and (not named or fold(other).split()[-1] in named) else own_words(chat)


def may_write(chat: Chat, found: tuple[int, int]) -> bool:
    """Whether she is one of the two of this thread, and it is still open."""
    try:
        threads.thread(chat.session, chat.person_id, *found)
    except Refused:
        return False
    return True


def not_for_her(_chat: Chat) -> Reply:
    """They were for nobody."""
    return Reply((Words("note-kept-nothing"),))


# --- writing and answering, step by step --------------------------------------------------------------------------


def _hear_words(chat: Chat, heard: Heard, answers: Answers) -> str:
    text = _to_her(chat, answers["announcement"], answers["member"])
    if not text:
        raise Unclear(Words("note-empty"))
    if len(text) > threads.LONGEST:
        raise threads.NoteTooLong(len(text), threads.LONGEST)
    return text


def show(chat: Chat, answers: Answers) -> dict[str, Any]:
    """Whom the words are for."""
    found = threads.thread(chat.session, chat.person_id, answers["announcement"], answers["member"])
    return {"name": found.other_name}


def _send(chat: Chat, answers: Answers) -> Result:
    note = threads.begin_note(chat.session, chat.who, answers["announcement"], answers["member"], answers["text"])
    return threads.send_note(chat.session, chat.who, note.id or 0)


NOTE = Flow("note", (Ask("text", _hear_words, show=show),), _send)


# --- what the sender sees -----------------------------------------------------------------------------------------


def feedback(chat: Chat, announcement: Announcement) -> tuple[tuple[Said, ...], tuple[Option, ...]]:
    """What came back to a notice, in counts, and the doors to the names and words behind them."""
    said: list[Said] = []
    options: list[Option] = []
    number = announcement.id or 0
    if announcement.asks_receipt:
        had, went = receipts.receipts(chat.session, number)
        said += [Words("receipts-count", {"said": had, "went": went})] if went else []
        options += [Option("label-receipts-said", f"readers:{number}:1:0")] if had else []
        options += [Option("label-receipts-silent", f"readers:{number}:0:0")] if went > had else []
    if wrote := threads.writers(chat.session, number):
        said.append(Words("written-back-count", {"count": wrote}))
        if threads.keeper_of(chat.session, announcement) == chat.person_id:  # the words are between those two
            options.append(Option("label-written-back", f"wrote-back:{number}:0"))
    return tuple(said), tuple(options)


def readers(chat: Chat, announcement_id: int, said: int, start: int) -> Reply:
    """Who has said "đã nhận", or has not yet, a page at a time."""
    page = max(start, 0) // PAGE
    count, people = receipts.readers(chat.session, chat.who, announcement_id, said=bool(said), page=page, size=PAGE)
    left = max(count - (page + 1) * PAGE, 0)
    heading = Words("receipts-heading", {"said": said, "count": count})
    lines = (
        Words("notice-names-line", notice_name(one, several=len({each.branch for each in people}) > 1))
        for one in people
    )
    rest = (rest_of(f"readers:{announcement_id}:{said}:{start + PAGE}", left),) if left else ()
    return Reply((heading, *lines), rest)


def notice_name(one: Recipient, *, several: bool) -> dict[str, Any]:
    """A recipient on a list; her branch where there are several."""
    branch = one.branch if several else ""
    return {
        "number": one.number,
        "name": one.full_name,
        "year": str(one.birth_year or ""),
        "branch": branch,
        "reason": "",
    }


def notes(chat: Chat, announcement_id: int, start: int = 0) -> Result:
    """The last words of each woman who wrote back, a page at a time, and the doors to answering them."""
    announcement = chat.session.get(Announcement, announcement_id)
    if announcement is None:
        raise NotAllowed
    post_for(chat.session, chat.person_id, Right.SEND, announcement.unit_id)
    keeper = threads.keeper_of(chat.session, announcement)
    if keeper != chat.person_id:
        raise NotAllowed
    said: list[Said] = [Words("written-back-heading", {"notice": quoted(announcement.text)})]
    options = []
    for note, person in threads.notes_about(chat.session, announcement_id, start, NOTES_PAGE):
        name = given_name(person.full_name, person.calling_name)
        said.append(Words("written-back-line", {"name": person.full_name, "text": note.text}))
        options.append(
            Option("label-answer-her", f"answer:{announcement_id}:{note.member_id}", variables={"name": name})
        )
    left = threads.writers(chat.session, announcement_id) - start - NOTES_PAGE
    if left > 0:
        tap = f"wrote-back:{announcement_id}:{start + NOTES_PAGE}"
        options.append(Option("label-receipts-more", tap, variables={"count": left}))
    return Reply(tuple(said), tuple(options))


# --- receipts -----------------------------------------------------------------------------------------------------


def asks_receipt(answers: Answers) -> bool:
    """Whether her readers are asked for "đã nhận": as she has chosen, else as her words say."""
    return bool(answers.get("receipt", wants_receipt(answers.get("text", ""))))


def receipt_option(answers: Answers) -> Option:
    """In the preview of a notice: ask for "đã nhận", or rather not."""
    return Option("label-no-receipt" if asks_receipt(answers) else "label-ask-receipt", "receipt")


def receipt_line(chat: Chat, answers: Answers, *, after: int = 0) -> str:
    """What the preview shows of it, as her reader will see it; `after` are the answers that stand before it."""
    return f"\n{after + 1}. {chat.text('label-got')}" if asks_receipt(answers) else ""


def receipt_of(announcement: Announcement, delivery: Delivery) -> tuple[Option, ...]:
    """The answer that a notice asks for, where it does."""
    hers = delivery.person_id == announcement.sender_id
    asks = announcement.asks_receipt and delivery.state != State.READ and not hers
    return (Option("label-got", f"got:{announcement.id}"),) if asks else ()


def news_options(chat: Chat, notices: list[Announcement]) -> tuple[Option, ...]:
    """Under her last notices: "Đã nhận" for those that still ask for it, and what goes along with them."""
    open_ = receipts.unreceipted(chat.session, chat.person_id or 0, [one.id or 0 for one in notices])
    asking = [one for one in notices if one.id in open_ and one.sender_id != chat.person_id]
    by_name = (Option("label-got-which", f"got:{one.id}", variables={"notice": quoted(one.text)}) for one in asking)
    got_it = (Option("label-got", f"got:{asking[0].id}"),) if len(asking) == 1 else tuple(by_name)
    return (*got_it, *(door for one in notices for door in see_again(chat, one)))


def got(chat: Chat, announcement_id: int) -> Result:
    """The button "Đã nhận"."""
    return receipts.note_receipt(chat.session, chat.who, announcement_id)


def got_last(chat: Chat) -> Result:
    """ "đã nhận", typed: the last notice that asks for it; else it is only kindness."""
    if chat.person_id is None:
        return Reply((Words("aside-thumb"),))
    try:
        return receipts.note_last_receipt(chat.session, chat.who)
    except receipts.NothingToReceive:
        return Reply((Words("aside-thumb"),))


def send(chat: Chat, note_id: int) -> Result:
    """Yes, her words are for the other one."""
    return threads.send_note(chat.session, chat.who, note_id)


def taps(tap: Any) -> dict[str, Any]:
    """The taps of threads and receipts."""
    return {
        "got": tap(got, (int,)),
        "note": tap(send, (int,)),
        "no-note": tap(not_for_her),
        "wrote-back": tap(notes, (int, int)),
        "readers": tap(readers, (int, int, int)),
    }
