"""What a message outside any open conversation means: a number, an answer, a shortcut, a wish, or none of these."""

import re
from datetime import timedelta

from bot import (
    announcements,
    asides,
    attendance,
    calls,
    check_in,
    clubs,
    courses,
    door,
    figures,
    group_lines,
    media,
    meetings,
    member_words,
    menu,
    moves,
    own_data,
    places,
    posts,
    proxies,
    register_for,
    registrations,
    relay,
    roll_corrections,
    rosters,
    table,
    threads,
)
from bot.messages import Kind
from bot.reading.answers import read_answer
from bot.reading.change_line import read_change
from bot.reading.correction_line import read_correction
from bot.reading.group_line import read_group_line
from bot.reading.intents import Intent, near_intents, read_command, read_intent
from bot.reading.meeting_line import read_meeting_line
from bot.reading.proxies import read_helper
from bot.reading.roll_line import read_roll, read_told
from bot.replies import Bound, Chat, Option, Plain, Reply, Result, Words
from models import questions
from models.deliveries import Priority, State
from models.members import given_name
from models.posts import Right, posts_of
from models.questions import Question
from models.text import clean, fold

TWO_QUESTIONS_WITHIN = timedelta(seconds=60)
CLOCKS_DIFFER = timedelta(seconds=2)  # between the platform's clock and ours
_CODE = re.compile(r"(?:\d[\s.]?){8}")


def meant(chat: Chat, way_out: str | None) -> Result:
    """Carry out what she means; when unsure, ask back with choices."""
    incoming = chat.incoming
    if incoming.kind is Kind.CONTACT:
        return posts.contact_shared(chat)
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
    if incoming.kind is not Kind.TEXT:
        return menu.short(chat).after(asides.cannot_read(chat))
    text = clean(incoming.text)
    if text.startswith("/"):
        return _command(chat, text)
    if not text or way_out is not None or fold(text) == "0":
        zero = _answering(chat, "0") if fold(text) == "0" else None
        return zero or menu.menu(chat)
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
    do = table.COMMANDS.get(name)
    if do is None:
        return asides.unsure(chat)
    return _as_somebody(chat) or do(chat)


def _number(chat: Chat, digits: str) -> Result:
    """A bare number: the answer to the last question, a check-in number, or a code."""
    if len(digits) == 4:
        return _as_somebody(chat) or check_in.check_in(chat, digits)
    if len(digits) == 8 and chat.who.flow == "":
        return posts.claim(chat, digits)
    if len(digits) == 6:
        return posts.use_link(chat, digits)
    found = _answering(chat, str(int(digits[:18])))
    if found is not None:
        return found
    last = questions.asked_last(chat.session, chat.who.contact_id, chat.now + CLOCKS_DIFFER, limit=1)
    if last and last[0].choices:  # no such number there: the same question once more
        options = tuple(Option(Plain(label), tap, int(shown)) for shown, label, tap in last[0].choices)
        return Reply((Words("please-choose"),), options)
    return menu.short(chat).after(Words("which-number"))


def _answering(chat: Chat, number: str) -> Result:
    """The option with this number of the question that she saw last; None when there is none."""
    when = (chat.incoming.sent_at or chat.now) + CLOCKS_DIFFER
    asked = questions.asked_last(chat.session, chat.who.contact_id, max(when, chat.now - timedelta(days=1)))
    if not asked:
        return None
    last = asked[0]
    fitting = [
        (question, tap, label)
        for question in asked
        if question.id == last.id or question.id != chat.who.notes.get("answered")  # what is answered waits no more
        for shown, label, tap in question.choices or []
        if shown == number
    ]
    # The same tap of two women on one phone is two answers.
    two = len({(tap, question.person_id) for question, tap, _label in fitting}) == 2
    if _may_mean_either(chat, asked) and two:
        return Reply(
            (Words("which-question"),),
            tuple(
                Option(Plain(f"{label} ({_about(chat, question)})"), f"bound:{question.id}:{number}")
                for question, tap, label in fitting
            ),
        )
    if last.state == State.UNKNOWN and len(asked) > 1 and two:
        return Reply(
            (Words("which-question"),),
            tuple(
                Option(Plain(f"{label} ({_about(chat, question)})"), f"bound:{question.id}:{number}")
                for question, tap, label in fitting
            ),
        )
    for question, tap, _label in fitting:
        if question.id == last.id:
            chat.who.notes["answered"] = last.id
            return Bound(tap, question.person_id)
    return None


def _may_mean_either(chat: Chat, asked: list[Question]) -> bool:
    """Two questions within a minute of each other, and at least one of them was not her own doing."""
    if len(asked) < 2 or asked[0].asked_at is None or asked[1].asked_at is None:
        return False
    if own_data.is_over(chat, [tap for _n, _l, tap in asked[1].choices or []]):
        return False
    near = asked[0].asked_at - asked[1].asked_at <= TWO_QUESTIONS_WITHIN
    if courses.about_the_same(*([tap for _n, _l, tap in one.choices or []] for one in asked[:2])):
        return False
    return near and asked[0].priority != Priority.REPLY


def _about(chat: Chat, question: Question) -> str:
    """What a question was about, in a few words: whose, and its first line."""
    first = question.text.split("\n", 1)[0]
    name = ""
    if len(chat.who.persons) > 1:
        name = next(
            (given_name(k.full_name, k.calling_name) + ": " for k in chat.who.persons if k.id == question.person_id), ""
        )
    return name + (first if len(first) <= 40 else first[:39].rstrip() + "…")


def _words(chat: Chat, text: str) -> Result:
    who = chat.who
    asked = questions.asked_last(chat.session, who.contact_id, chat.now + CLOCKS_DIFFER, limit=1)
    for shown, label, tap in asked[0].choices or [] if asked else []:
        if fold(label) == fold(text):
            if len(who.persons) > 1:  # the words are as open as their number: both may have been asked
                return _answering(chat, shown)
            return Bound(tap, asked[0].person_id)
    if (passed_on := threads.replied(chat, text)) is not None:
        return passed_on
    if (code := _CODE.search(text)) is not None and fold(text).startswith(("ma ", "nhan viec ")):
        return posts.claim(chat, re.sub(r"\D", "", code.group()))
    if (unit := registrations.by_short_code(chat, text)) is not None:
        return unit
    if who.person_id is None and len(who.persons) > 1:
        return _as_somebody(chat)
    if (of_hers := own_data.line(chat, text)) is not None:
        return of_hers
    if (group_line := read_group_line(text)) is not None:
        done = clubs.from_line(chat, group_line) if group_line.club else group_lines.from_line(chat, group_line)
        if done is not None:
            return done
    heads = {right for held in posts_of(chat.session, who.person_id) for right in held.rights}
    if Right.NAMES in heads and (in_the_book := member_words.line(chat, chat.incoming.text)) is not None:
        return in_the_book
    if Right.CALL in heads and (change := read_change(text, now=chat.local())) is not None:
        changed = moves.change(chat, change)
        if changed is not None:
            return changed
    if Right.DRAFT in heads and (notice := announcements.line_written(chat)) is not None:
        return announcements.begin_line(chat, notice)
    if Right.ROLL in heads:
        if (told := read_told(text) or door.numbers_alone(chat, text)) is not None:
            return relay.told_at_home(chat, told)
        if (correction := read_correction(text)) is not None:
            return roll_corrections.begin(chat, correction)
        if (roll := read_roll(text)) is not None and not _her_own_answer(chat, text, roll.kind):
            return attendance.roll_line(chat, roll)
    if (brought := relay.brought(chat, text)) is not None:
        return brought
    if re.fullmatch(r"\d{3} \d{3}", text):  # a code, as it is shown
        return posts.use_link(chat, text.replace(" ", ""))
    if (registered := register_for.line(chat, text)) is not None:
        return registered
    if (helper := read_helper(text)) is not None:
        return proxies.begin(chat, helper)
    if Right.CALL in heads and "://" in text and (located := places.location_sent(chat)) is not None:
        return located
    if Right.CALL in heads and (line := read_meeting_line(text, now=chat.local())) is not None:
        return calls.begin_call(chat, line)
    if (number := re.fullmatch(r"(?:diem danh|diemdanh)\s+(\d{4})", fold(text))) is not None:
        return check_in.check_in(chat, number.group(1))
    if (asked_figures := figures.asked(chat, text)) is not None:
        return asked_figures
    if (command := read_command(text, (Intent.CHECK_NOTICE,))) is not None:
        return courses.checked(chat, command[1])
    intent = read_intent(text)
    if intent in table.WORDS:
        return table.WORDS[intent](chat)
    if (answer := read_answer(text)) is not None and (for_her := proxies.answered_in_words(chat, answer)) is not None:
        return for_her
    if (answer := read_answer(text)) is not None and (reply := meetings.answered(chat, answer)) is not None:
        return reply
    if (aside := asides.said(chat, text)) is not None:
        return aside
    if Right.NAMES in heads and (in_the_book := member_words.late_line(chat, chat.incoming.text)) is not None:
        return in_the_book
    hers = {option.tap for option in (*menu.menu(chat).options, *menu.short(chat).options)}
    near = [name for name in near_intents(text) if f"menu:{name}" in hers]
    return threads.offer(chat, asides.near_options(near)) or asides.unsure(chat, near)


def whole_line(chat: Chat) -> Result:
    """What a message asks for that no open question can read: only a post holder's complete sentences, nothing short
    and nothing that could be an answer. None otherwise."""
    text = chat.incoming.text.strip()
    if len(text.split()) < 3:
        return None
    heads = {right for held in posts_of(chat.session, chat.person_id) for right in held.rights}
    if Right.DRAFT in heads and (notice := announcements.line_written(chat)) is not None:
        return announcements.begin_line(chat, notice)
    if Right.NAMES in heads and (in_the_book := member_words.line(chat, text)) is not None:
        return in_the_book
    if (group_line := read_group_line(text)) is not None:
        return clubs.from_line(chat, group_line) if group_line.club else group_lines.from_line(chat, group_line)
    if Right.CALL in heads and (change := read_change(text, now=chat.local())) is not None:
        return moves.change(chat, change)
    if Right.ROLL in heads and (correction := read_correction(text)) is not None:
        return roll_corrections.begin(chat, correction)
    if Right.CALL in heads and (line := read_meeting_line(text, now=chat.local())) is not None:
        return calls.begin_call(chat, line)
    return None


def _her_own_answer(chat: Chat, text: str, kind: str) -> bool:
    """A head is a member, too: "vắng" alone may be her own answer when she was just asked."""
    return kind == "absent" and read_answer(text) is not None and not any(char.isdigit() for char in text)


def _as_somebody(chat: Chat) -> Result:
    """Where two women share this address and neither has spoken lately: ask which."""
    if chat.who.person_id is None and len(chat.who.persons) > 1:
        chat.who.notes["pending"] = chat.incoming.text
        return Reply(
            (Words("who-speaks"),),
            tuple(
                Option(Plain(given_name(known.full_name, known.calling_name)), f"as:{known.id}")
                for known in chat.who.persons
            ),
        )
    return None
