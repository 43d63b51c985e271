"""What people write outside any open question: one list, read from top to bottom; the first that understands acts."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from bot import (
    announcement_lines,
    asides,
    asked_meetings,
    bare_periods,
    book_doors,
    cadre_questions,
    calls_said,
    check_in,
    clubs,
    contents,
    courses,
    cut_off,
    dates_asked,
    figure_papers,
    figures,
    gathering,
    giving_up,
    going_on,
    grading,
    group_lines,
    handovers,
    handovers_back,
    head_talk,
    labels_seen,
    left_work,
    meetings,
    member_words,
    mourning,
    moves,
    named_alone,
    nods,
    notice_lists,
    notice_or_call,
    open_wishes,
    own_data,
    phone_words,
    places,
    post_attendance,
    posts,
    proxies,
    reading_help,
    register_for,
    registrations,
    relay,
    reports,
    reports_asked,
    roll_words,
    table,
    thread_lines,
    threads,
    unit_changes,
    unseen,
    women_born,
)
from bot.reading.answers import Answer, name_of_absent
from bot.reading.asked_meetings import is_answer, read_answer_said, read_asked
from bot.reading.group_line import read_group_line
from bot.reading.intents import Intent, read_command, read_intent
from bot.reading.plain_notices import read_said_to_all, without_address
from bot.reading.proxies import read_ended_helper, read_helper
from bot.reading.rivals import read_rivals
from bot.replies import Chat, Option, Plain, Reply, Result, Words
from models.members import given_name
from models.posts import Right, posts_of
from models.text import fold

_SHORT = re.compile(r"(?:xem|tim|vang) (?:so |stt )?\d{1,3}")  # of two words, and no answer all the same


@dataclass(frozen=True)
class Sentence:
    """One kind of sentence. `carry_out` gets the chat and the tidied text; None means that it is another kind."""

    carry_out: Callable[[Chat, str], Result]
    right: Right | None = None  # only for her whose post gives it
    whole: bool = False  # so complete that it is meant even while another question is open


def meant(chat: Chat, text: str) -> Result:
    """Carry out the first sentence of the list that this text is; None when it is none of them."""
    return _first(chat, text, SENTENCES)


def meant_instead(chat: Chat) -> Result:
    """What a message asks for that the open question cannot read: only a post holder's whole sentences, nothing short
    and nothing that could be an answer."""
    text = chat.incoming.text.strip()
    return _first(chat, text, _WHOLE) if len(text.split()) >= 3 or _SHORT.fullmatch(fold(text)) else None


def asked(chat: Chat, text: str) -> Result:
    """The first question for figures, files or reports that this text is; None for anything else."""
    return _first(chat, text, _ASKING)


def _first(chat: Chat, text: str, sentences: "tuple[Sentence, ...]") -> Result:
    rights = {right for held in posts_of(chat.session, chat.person_id) for right in held.rights}
    if Right.CALL in rights:  # whoever calls a meeting takes its roll
        rights.add(Right.ROLL)
    for sentence in sentences:
        if sentence.right is None or sentence.right in rights:
            done = sentence.carry_out(chat, text)
            if done is not None:
                return done
    return None


def as_somebody(chat: Chat, _text: str = "") -> Result:
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


def _group(chat: Chat, text: str) -> Result:
    line = read_group_line(text)
    if line is None:
        return None
    return clubs.from_line(chat, line) if line.club else group_lines.from_line(chat, line)


def _notice(chat: Chat, _text: str) -> Result:
    notice = announcement_lines.line_written(chat)
    return None if notice is None else announcement_lines.begin_line(chat, notice)


def _plain_notice(chat: Chat, text: str) -> Result:
    notice = announcement_lines.plainly_written(chat)
    if notice is None:
        return named_alone.plainly(chat, text)
    return notice_or_call.asked(chat) or announcement_lines.begin_line(chat, notice)


def _said_to_all(chat: Chat, text: str) -> Result:
    notice = read_said_to_all(text)
    if notice is None:
        return None
    return notice_or_call.asked(chat) or announcement_lines.begin_line(chat, notice)


def _helper(chat: Chat, text: str) -> Result:
    if ended := read_ended_helper(text):
        return proxies.stop(chat, ended)
    helper = read_helper(text)
    return None if helper is None else proxies.begin(chat, helper)


def _map_link(chat: Chat, text: str) -> Result:
    return places.location_sent(chat) if "://" in text else None


def _checked_notice(chat: Chat, text: str) -> Result:
    command = read_command(text, (Intent.CHECK_NOTICE,))
    return None if command is None else courses.checked(chat, command[1])


def _asked_meeting(chat: Chat, text: str) -> Result:
    about = read_asked(text, now=chat.local()) if chat.who.person_id else None
    return asked_meetings.asked(chat, about) if about else None


def _wish(chat: Chat, text: str) -> Result:
    intent = read_intent(text)
    if intent is Intent.RESULTS and is_answer(text, chat.local().date()):
        return None
    rivals = read_rivals(text)
    if rivals is not None and rivals.wish is intent and not _calls(chat):
        return meetings.answered(chat, Answer("no", rivals.reason))  # of her who calls nobody it is "kẹt quá"
    return table.WORDS[intent](chat) if intent in table.WORDS else None


def _calls(chat: Chat) -> bool:
    return any(Right.CALL in held.rights for held in posts_of(chat.session, chat.person_id))


def _answer(chat: Chat, text: str) -> Result:
    """Her answer to an invitation, or the one that she gives for a woman whom she helps."""
    said = read_answer_said(text, chat.local().date())
    if said is None:
        return None
    own = proxies.answered_in_words(chat, said.answer)
    return own or (None if _is_of_another(chat, text) else meetings.answered(chat, said.answer, said.days, said.kind))


def _is_of_another(chat: Chat, text: str) -> bool:
    """ "thêm chuyện nữa là chị Lan ốm", by one who is not called Lan."""
    named = set(fold(name_of_absent(text)).split())
    own = {fold(given_name(known.full_name, known.calling_name)) for known in chat.who.persons}
    return bool(named) and not named & own


def _after_address(chat: Chat, text: str) -> Result:
    """What stands behind "chị em ơi" and is no notice: her answer, a wish, a thank-you."""
    rest = without_address(text)
    return (_answer(chat, rest) or _wish(chat, rest) or asides.said(chat, rest)) if rest else None


def _in_lines(carry_out: Callable[[Chat, str], Result]) -> Callable[[Chat, str], Result]:
    return lambda chat, _text: carry_out(chat, chat.incoming.text)  # women and answers stand in lines of their own


# The order decides where one text could be two things: what answers the last message stands before what begins anew,
# whole sentences before single words, and names, which anything can be, at the end.
SENTENCES = (
    Sentence(open_wishes.answered),
    Sentence(reports.edited, Right.DRAFT),
    Sentence(reports.edited_lately, Right.DRAFT, whole=True),
    Sentence(left_work.resumed),
    Sentence(going_on.following),
    Sentence(threads.replied),
    Sentence(thread_lines.to_her, Right.SEND),
    Sentence(posts.post_code),
    Sentence(registrations.by_short_code),
    Sentence(as_somebody),
    Sentence(phone_words.line, whole=True),
    Sentence(own_data.line),
    Sentence(cadre_questions.line, Right.TOTALS, whole=True),
    Sentence(_group, whole=True),
    Sentence(unit_changes.line, Right.UNITS, whole=True),
    Sentence(_in_lines(gathering.line), Right.UNITS, whole=True),
    Sentence(grading.line, Right.TOTALS),
    Sentence(cut_off.line, Right.TOTALS, whole=True),
    Sentence(post_attendance.line, Right.TOTALS),
    Sentence(handovers_back.line, whole=True),
    Sentence(giving_up.line, whole=True),
    Sentence(handovers.line, Right.UNITS, whole=True),
    Sentence(contents.line_of_meeting, Right.CALL, whole=True),
    Sentence(contents.line, Right.CALL),
    Sentence(figures.of_several, Right.TOTALS, whole=True),
    Sentence(register_for.for_family),
    Sentence(register_for.line, whole=True),
    Sentence(_in_lines(member_words.line), Right.NAMES, whole=True),
    Sentence(moves.line, Right.CALL, whole=True),
    Sentence(_notice, Right.DRAFT, whole=True),
    Sentence(roll_words.bare, Right.ROLL),
    Sentence(roll_words.told, Right.ROLL, whole=True),
    Sentence(roll_words.correction, Right.ROLL, whole=True),
    Sentence(roll_words.came_late, Right.ROLL),
    Sentence(roll_words.line, Right.ROLL, whole=True),
    Sentence(roll_words.called, Right.ROLL, whole=True),
    Sentence(_in_lines(relay.brought), whole=True),
    Sentence(posts.link_code),
    Sentence(_helper, whole=True),
    Sentence(notice_lists.line, Right.DRAFT),
    Sentence(head_talk.line, whole=True),
    Sentence(dates_asked.line),
    Sentence(_map_link, Right.CALL),
    Sentence(calls_said.line, Right.CALL, whole=True),
    Sentence(calls_said.without_time, Right.CALL),
    Sentence(check_in.line),
    Sentence(figure_papers.line, whole=True),
    Sentence(reports_asked.line, whole=True),
    Sentence(unseen.line, Right.TOTALS, whole=True),
    Sentence(figures.asked, whole=True),
    Sentence(bare_periods.line),
    Sentence(_checked_notice),
    Sentence(book_doors.line, Right.NAMES),
    Sentence(_asked_meeting),
    Sentence(_wish),
    Sentence(calls_said.of_the_past, Right.CALL),
    Sentence(reading_help.said),
    Sentence(_plain_notice, Right.DRAFT),
    Sentence(_in_lines(_said_to_all), Right.DRAFT),
    Sentence(mourning.said),
    Sentence(nods.to_her_words),
    Sentence(_answer),
    Sentence(calls_said.of_others, Right.CALL),
    Sentence(_after_address),
    Sentence(thread_lines.price_asked),
    Sentence(asides.said),
    Sentence(_in_lines(member_words.women_written), Right.NAMES),
    Sentence(_in_lines(member_words.named_deed), Right.NAMES, whole=True),
    Sentence(women_born.line, Right.NAMES),
    Sentence(_in_lines(member_words.looked_up), Right.NAMES),
    Sentence(labels_seen.typed),
    Sentence(nods.to_nothing),
)
_ASKING = (
    Sentence(cadre_questions.line, Right.TOTALS),
    Sentence(figures.of_several, Right.TOTALS),
    Sentence(figure_papers.line),
    Sentence(reports_asked.line),
    Sentence(figures.asked),
    Sentence(bare_periods.line),
)
_WHOLE = tuple(sentence for sentence in SENTENCES if sentence.whole)
