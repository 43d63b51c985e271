"""What a head writes about her women in one line, carried out: by the numbers of the book, or by a name."""

from typing import Any

from bot import member_adds, member_cards, member_edits, member_transfers
from bot.flow import Answers, Ask, Flow, Heard, Unclear
from bot.member_lists import in_order, matches
from bot.members import branch_of, the_book, which_book
from bot.reading.member_deeds import Deed, DeedLine, asks_for_history, read_deed, read_deed_by_name, read_search
from bot.reading.member_lines import looks_like_women, without_order
from bot.reading.names import match_names
from bot.replies import Chat, Option, Plain, Reply, Result, Start, Words
from models import clock
from models.facts import Refused
from models.groups import group_key, open_units
from models.member_changes import Woman
from models.member_ends import take_up_again
from models.member_marks import Mark, NoSuchGroupHere, mark, move_to_group
from models.member_search import by_id, by_numbers, search
from models.posts import Right, posts_of
from models.text import clean, fold
from models.units import Unit, UnitKind

_MARKS = {deed: Mark(deed.value) for deed in Deed if deed.value in set(Mark)}
_ENDS = (Deed.DIED, Deed.LEFT, Deed.TRANSFERRED)
_SEARCHED = 6  # words
_NOBODY = frozenset({"hoi vien", "chi", "mot chi", "chi em", "ten", "nguoi", "mot nguoi"})


class NoSuchNumbers(Refused):
    """These numbers do not stand in the book, or not in her group."""

    numbers: str
    branch: str


class OneAtATime(Refused):
    """This is done for one woman only."""


def line(chat: Chat, text: str) -> Result:
    """A line that names women by number, looks for one, or adds some. None where it is about something else."""
    lines = without_order(text)
    if lines is not None and _may(chat, Right.APPROVE):
        return member_adds.begin(chat, lines)
    deed = read_deed(text)
    if deed is not None:
        return _by_numbers(chat, deed, text)
    if asks_for_history(text):
        book = the_book(chat)
        return which_book(chat) if book is None else member_cards.changes(chat, book.id or 0)
    words = read_search(text)
    if words is None:
        return None
    if fold(words) in _NOBODY:
        return Start("find")
    ordered = fold(text).startswith("tim ")
    found = found_by(chat, words)
    return found if found is not None or not ordered else Reply((Words("nobody-found", {"what": words[:40]}),))


def late_line(chat: Chat, text: str) -> Result:
    """What may be a name, asked only when nothing else is meant: a deed, a woman looked for, or new women."""
    if _may(chat, Right.APPROVE) and looks_like_women(text, today=clock.now().date()):
        return member_adds.begin(chat, text)
    deed = read_deed_by_name(text)
    if deed is not None and (done := _by_name(chat, deed, text)) is not None:
        return done
    words = fold(text).split()
    if not 0 < len(words) <= _SEARCHED or any(char.isdigit() for char in text) or len(fold(text)) < 2:
        return None
    return found_by(chat, text, whole_words=True)


def _may(chat: Chat, right: Right) -> bool:
    return any(right in held.rights and Right.NAMES in held.rights for held in posts_of(chat.session, chat.person_id))


def _scope(chat: Chat, book: Unit | None) -> dict[str, int | None]:
    if book is None or book.kind not in {UnitKind.BRANCH, UnitKind.GROUP}:
        return {"branch_id": None, "group_id": None}
    return {"branch_id": branch_of(chat, book), "group_id": book.id if book.kind == UnitKind.GROUP else None}


def found_by(chat: Chat, words: str, *, whole_words: bool = False) -> Result:
    """Whom she looks for: one woman's page, a list, or None. `whole_words` where she did not say that she looks."""
    women = search(chat.session, chat.person_id, clean(words), **_scope(chat, the_book(chat)))
    if whole_words:
        wanted = set(fold(words).split())
        women = [woman for woman in women if wanted <= set(fold(woman.person.full_name).split())]
    if not women:
        return None
    if len(women) == 1:
        return member_cards.card(chat, women[0].membership.id or 0)
    return matches(chat, clean(words), women)


# --- deeds ------------------------------------------------------------------------------------------------------------


def _by_numbers(chat: Chat, deed: DeedLine, text: str) -> Result:
    book = the_book(chat)
    if book is None or book.kind not in {UnitKind.BRANCH, UnitKind.GROUP}:
        chat.who.notes["book_line"] = text[:300]  # done when she has said which book
        return which_book(chat)
    women = by_numbers(chat.session, branch_of(chat, book), list(deed.numbers))
    if book.kind == UnitKind.GROUP:
        women = {n: woman for n, woman in women.items() if woman.membership.group_id == book.id}
    missing = [number for number in deed.numbers if number not in women]
    if missing and deed.deed is Deed.SHOW and (found := found_by(chat, str(missing[0]))) is not None:
        return found  # "tìm 678": the end of a phone
    if missing:
        raise NoSuchNumbers(", ".join(map(str, missing)), book.name)
    return do(chat, deed.deed, [women[number].membership.id or 0 for number in deed.numbers], deed.detail)


def _by_name(chat: Chat, deed: DeedLine, text: str) -> Result:
    women = search(chat.session, chat.person_id, deed.name, **_scope(chat, the_book(chat)))
    known = [(woman.membership.id or 0, woman.person.full_name) for woman in women]
    found = match_names(deed.name, known, marked=not text.isascii())
    if not found:
        return None
    if len(found) == 1:
        return do(chat, deed.deed, found, deed.detail)
    return Start("which_member", {"deed": deed.deed, "detail": deed.detail, "name": deed.name, "found": found[:8]})


def do(chat: Chat, deed: Deed, membership_ids: list[int], detail: str = "") -> Result:
    """Carry out a deed on these women; what ends a membership is asked once more."""
    session, who = chat.session, chat.who
    if deed is Deed.GROUP:
        woman = member_cards.hers(chat, membership_ids[0])
        groups = open_units(session, [woman.membership.unit_id], UnitKind.GROUP)
        group = next((unit for unit in groups if group_key(unit.name) == group_key(detail)), None)
        if group is None:
            raise NoSuchGroupHere(detail)
        return move_to_group(session, who, membership_ids, group.id)
    if deed in _MARKS:
        if deed in {Deed.FEE, Deed.NO_FEE}:
            detail = detail if detail.isdecimal() else str(chat.local().year)
        return mark(session, who, membership_ids, _MARKS[deed], detail)
    if deed is Deed.MERGE:
        return Start("merge", {"one": membership_ids[0], "other": membership_ids[-1]})
    if len(membership_ids) > 1:
        raise OneAtATime
    (key,) = membership_ids
    if deed is Deed.RETURNED:
        return take_up_again(session, who, key)
    if deed in _ENDS:
        return member_edits.begin_end(chat, key, deed.value)
    if deed is Deed.END:
        return member_edits.begin_end(chat, key)
    if deed is Deed.TRANSFER:
        return member_transfers.begin(chat, key, detail)
    if deed is Deed.EDIT:
        return member_edits.begin_edit(chat, key)
    if deed is Deed.SHOW:
        return member_cards.card(chat, key)
    return member_edits.correct(chat, key, deed.value, detail)


def done(chat: Chat, membership_id: int, what: str) -> Result:
    """The button on her page."""
    return do(chat, Deed(what), [membership_id])


# --- which of them ----------------------------------------------------------------------------------------------------


def _women(chat: Chat, answers: Answers) -> list[Woman]:
    return [woman for key in answers["found"] if (woman := by_id(chat.session, key)) is not None]


def _which_options(chat: Chat, answers: Answers) -> tuple[Option, ...]:
    women = _women(chat, answers)
    if len({woman.membership.unit_id for woman in women}) > 1:
        return tuple(Option(Plain(woman.name), str(woman.membership.id)) for woman in women)
    return tuple(Option(o.label, o.tap.partition(":")[2], o.number) for o in in_order(women))


def _hear_which(_chat: Chat, heard: Heard, answers: Answers) -> int:
    if not heard.value or int(heard.value) not in answers["found"]:
        raise Unclear(Words("unclear-woman"))
    return int(heard.value)


WHICH = Flow(
    "which_member",
    (
        Ask(
            "who",
            _hear_which,
            _which_options,
            show=lambda chat, answers: {"name": answers["name"], "count": len(answers["found"])},
        ),
    ),
    lambda chat, answers: do(chat, Deed(answers["deed"]), [answers["who"]], answers["detail"]),
)


def _hear_words(_chat: Chat, heard: Heard, _answers: Answers) -> str:
    words = clean(heard.text)
    if not fold(words) or len(words) > 60:
        raise Unclear(Words("unclear-search"))
    return words


def _find(chat: Chat, answers: Answers) -> Result:
    found = found_by(chat, answers["words"])
    if found is not None:
        return found
    return Reply((Words("nobody-found", {"what": answers["words"][:40]}),), (Option("label-find-again", "find-again"),))


FIND = Flow("find", (Ask("words", _hear_words),), _find)


def taps(tap: Any) -> dict[str, Any]:
    """The taps of deeds."""
    return {"deed": tap(done, (int, str)), "find-again": tap(lambda chat: Start("find"))}
