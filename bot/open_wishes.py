"""Wishes that wait for one person's yes or no: her word reaches them though something else has been said since."""

from dataclasses import dataclass
from datetime import timedelta

from bot.notices import render
from bot.reading.answers import read_answer
from bot.reading.decisions import may_be_receipt, read_decision
from bot.reading.post_answers import decides_later, read_holder, read_taker
from bot.replies import Bound, Chat, Option, Plain, Reply, Result, Words
from models import questions
from models.conversations import Known
from models.questions import Question
from models.text import fold

# The notices that put such a wish; the first answer of each is the yes, the second the no.
# Her whose post was taken the last one leaves the no alone.
KINDS = (
    *("helper", "transfer", "club-request", "approve", "approve-again", "own-change", "second"),
    *("handover", "handover-known", "handover-told"),
)
_POSTS = {"handover": read_taker, "handover-holder": read_holder}  # by the tap: what is said to a post that passes on
LASTS = timedelta(days=30)  # texts of the ledger are kept so long
EITHER_WITHIN = timedelta(days=3)  # a mere "không" is for an older wish no more, when something else was asked since
MOST = 9  # wishes that wait at one address
TOGETHER = timedelta(seconds=60)
CLOCKS_DIFFER = timedelta(seconds=2)
_LONGEST = 120  # characters of a yes or no
_SHORT = 40  # characters of a question, where it is named


@dataclass(frozen=True)
class _Heard:
    """What she may have said to one wish: the question as it was put, and the number of the answer that it offered.

    `only` where nobody would say it to anything else; `named` where she says whom it is about.
    """

    question: Question
    number: str
    only: bool
    named: bool


def answered(chat: Chat, text: str) -> Result:
    """Her yes or no to a wish that still waits; None where she says neither, or none waits.

    A word that is said to nothing else reaches the wish; one that may answer what was asked since is asked about.
    """
    asked = questions.asked_last(chat.session, chat.who.contact_id, chat.now + CLOCKS_DIFFER, limit=1)
    if not asked or len(text) > _LONGEST:
        return None
    waiting = _waiting(chat)
    if decides_later(text) and any(q.id == asked[0].id and not _is_no_alone(q) for q, _about in waiting):
        yes, no = [label for _shown, label, _tap in (asked[0].choices or [])[:2]]
        return Reply((Words("wish-later", {"yes": yes, "no": no}),))
    heard = [one for question, about in waiting if (one := _hear(question, about, text)) is not None]
    heard = [one for one in heard if one.named] or heard
    if not heard:
        return None
    first, last = heard[0], asked[0]
    if first.question.id == last.id:
        if not first.only and not questions.is_last(chat.session, last):
            return None  # "ok" to what has been said since is no yes
        alone = _is_no_alone(last)  # in the words of its one button
        together = [first] if alone else [one for one in heard if _near(first.question, one.question)]
        return _which([(one.question, one.number) for one in together])
    if first.only and not _of_notice(last, text):
        return _which([(one.question, one.number) for one in heard])
    late = [one for one in heard if one.question.asked_at and chat.now - one.question.asked_at <= EITHER_WITHIN]
    answer = _answer_to(last, text)
    if not answer or not (late or _of_notice(last, text)):
        return None
    return _which([(last, answer), *((one.question, one.number) for one in late)])


def _hear(question: Question, about: str, text: str) -> _Heard | None:
    """What her words say to this wish; its answers stand in the order yes, no."""
    choices = question.choices or []
    for shown, label, _tap in choices:
        if fold(label) == fold(text) and len(label.split()) >= 3:
            return _Heard(question, shown, only=True, named=False)
    of_post = choices[0][2].partition(":")[0]
    if _is_no_alone(question):
        return _Heard(question, choices[0][0], only=True, named=False) if read_holder(text) == "no" else None
    if of_post in _POSTS and (choice := _POSTS[of_post](text)) is not None:
        return _Heard(question, choices[choice != "yes"][0], only=True, named=False)
    said = read_decision(text, about)
    if said is None or (of_post == "handover-holder" and said.only):  # "nhận", by her who is to give
        return None
    return _Heard(question, choices[said.choice != "yes"][0], said.only, said.named)


def _waiting(chat: Chat) -> list[tuple[Question, str]]:
    """The wishes put to this address that still wait, with whom they are about, the newest first, each once."""
    found: dict[str, tuple[Question, str]] = {}
    for message, delivery, question in questions.of_kinds(chat.session, chat.who.contact_id, KINDS, chat.now - LASTS):
        if len(found) == MOST:
            break
        person = next((known for known in chat.who.persons if known.id == question.person_id), None)
        reply = render(chat.session, message, delivery, person) if _for_her(chat, person) else None
        taps = [tap for _shown, _label, tap in question.choices or []]
        if len(taps) < 2 and not _is_no_alone(question):
            continue
        if reply is None or [option.tap for option in reply.options[:2]] != taps[:2]:
            continue  # decided, or another one waits now
        words = reply.said[-1]
        found.setdefault(taps[0], (question, str(words.variables.get("name", "")) if isinstance(words, Words) else ""))
    return list(found.values())


def _is_no_alone(question: Question) -> bool:
    """What is told to her whose post another has taken."""
    return [tap.partition(":")[0] for _shown, _label, tap in question.choices or []] == ["handover-holder"]


def _for_her(chat: Chat, person: Known | None) -> bool:
    """Of two women on one phone each answers what was put to her."""
    return person is not None and chat.person_id in {None, person.id}


def _near(one: Question, other: Question) -> bool:
    return one.asked_at is not None and other.asked_at is not None and one.asked_at - other.asked_at <= TOGETHER


def _of_notice(last: Question, text: str) -> bool:
    """ "Dạ em nhận ạ" to a notice that asks for a receipt may be the receipt."""
    return may_be_receipt(text) and any(tap.startswith("got:") for _n, _l, tap in last.choices or [])


def _answer_to(last: Question, text: str) -> str:
    """The number of the answer that these words may be to what was asked last; "" where they are none."""
    coming = read_answer(text)
    for shown, _label, tap in last.choices or []:
        kind, _, rest = tap.partition(":")
        if kind in {"rsvp", "for"} and coming is not None and rest.rpartition(":")[2] == coming.choice:
            return shown
        if kind == "got" and _of_notice(last, text):
            return shown
    return ""


def _which(answers: list[tuple[Question, str]]) -> Result:
    """The one answer that her word gives; of several she says for what it was."""
    if len(answers) == 1:
        (question, number) = answers[0]
        tap = next(tap for shown, _label, tap in question.choices or [] if shown == number)
        return Bound(tap, question.person_id)
    return Reply(
        (Words("word-for-which"),),
        tuple(
            Option(Plain(f"{_label(question, number)} ({_first_line(question)})"), f"bound:{question.id}:{number}")
            for question, number in answers[:8]
        ),
    )


def _label(question: Question, number: str) -> str:
    return next(label for shown, label, _tap in question.choices or [] if shown == number)


def _first_line(question: Question) -> str:
    line = question.text.split("\n", 1)[0]
    return line if len(line) <= _SHORT else line[: _SHORT - 1].rstrip() + "…"
