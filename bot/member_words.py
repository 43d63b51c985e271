"""What a head writes about her women in one line: whom it is about, by the numbers of the book or by a name."""

from typing import Any

from bot import book_lists, member_adds, member_cards, member_twice
from bot.flow import Answers, Ask, Flow, Heard, Unclear
from bot.member_deeds import do
from bot.member_lists import in_order, matches
from bot.members import branch_of, the_book, which_book
from bot.moved_on import Unknown, and_said, do_for_those_there
from bot.reading.answers import read_yes_no
from bot.reading.bare_women import are_women
from bot.reading.member_deeds import (
    OF_NUMBERS,
    Deed,
    DeedLine,
    asks_for_history,
    deed_named,
    read_deed,
    read_deed_by_name,
    read_search,
)
from bot.reading.member_lines import one_a_line, without_order
from bot.reading.names import split_name
from bot.replies import Chat, Option, Plain, Reply, Result, Start, Words
from bot.women_called import called, scope
from models import clock
from models.facts import Refused
from models.member_changes import Woman
from models.member_marks import Mark
from models.member_search import by_id, by_numbers, search
from models.posts import Right, posts_of
from models.text import clean, fold
from models.units import UnitKind

_SEARCHED = 6  # words
SHOWN = 8  # women who are offered by number
_NOBODY = frozenset({"hoi vien", "chi", "mot chi", "chi em", "ten", "nguoi", "mot nguoi"})


class NoSuchNumbers(Refused):
    """These numbers do not stand in the book, or not in her group."""

    numbers: str
    branch: str


def line(chat: Chat, text: str) -> Result:
    """A line that names women by number, looks for one, or adds some. None where it is about something else."""
    deed = read_deed(text)
    if deed is not None:
        return _by_numbers(chat, deed, text)
    if (twice := member_twice.line(chat, text)) is not None:
        return twice
    said, marked = read_deed_by_name(text), not text.isascii()
    # "Đồng ý" is an answer elsewhere, and so is "đi làm xa", but of a woman with her year.
    told = said is not None and said.deed in {Mark.AWAY, Mark.BACK} and any(split_name(n)[2] for n in said.names)
    if said is not None and (told or said.deed in OF_NUMBERS):
        unknown = Reply((Words("nobody-found", {"what": said.names[0][:40]}),))
        return _by_name(chat, said, marked=marked) or unknown
    lines = without_order(text)
    if lines is not None and _may(chat, Right.APPROVE):
        if said is not None and said.deed is Mark.GROUP and not any(char.isdigit() for char in "".join(said.names)):
            return _by_name(chat, said, marked=marked) or member_adds.begin(chat, lines)  # "thêm chị Hồng vào tổ 2"
        return member_adds.begin(chat, lines)
    if (listed := book_lists.line(chat, text)) is not None:
        return listed
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


_CORRECTED = frozenset({Deed.BIRTH, Deed.PHONE, Deed.EDIT, Deed.NAME})


def any_line(chat: Chat, text: str) -> Result:
    """Whatever a line says about her book, a bare name too. None where it is about something else."""
    for read in (line, women_written, named_deed, looked_up):
        if (done := read(chat, text)) is not None:
            return done
    return None


def women_written(chat: Chat, text: str) -> Result:
    """New women, by their names and years without an order to add them. None where it is about something else."""
    text = one_a_line(text)
    written = _may(chat, Right.APPROVE) and are_women(text, today=clock.today())
    deed = read_deed_by_name(text)
    if written and (deed is None or deed.deed in {Deed.BIRTH, Deed.PHONE}):  # "Nguyễn Thị Lan sinh năm 1975"
        return member_adds.begin(chat, text)
    return None


def looked_up(chat: Chat, text: str) -> Result:
    """A bare name: the woman or women so called. None where the book has nobody so called."""
    words = fold(text).split()
    if not 0 < len(words) <= _SEARCHED or any(char.isdigit() for char in text) or len(fold(text)) < 2:
        return None
    if not text.isascii() and read_yes_no(text) is not None:  # "đúng" is not Dung; without its marks it may be
        return None
    return found_by(chat, text, whole_words=True)


def named_deed(chat: Chat, text: str) -> Result:
    """A deed on women whom a line names: "chị Lan đi làm xa". None where the book has nobody so called, and nothing
    says that one of the book is meant ("bà Lài 1940 mất rồi")."""
    deed = read_deed_by_name(text)
    if deed is None:
        return None
    done = _by_name(chat, deed, marked=not text.isascii())
    meant = deed.deed in _CORRECTED or any(char.isdigit() for char in deed.names[0])
    return done or (Reply((Words("nobody-found", {"what": deed.names[0][:40]}),)) if meant else None)


def _may(chat: Chat, right: Right) -> bool:
    return any(right in held.rights and Right.NAMES in held.rights for held in posts_of(chat.session, chat.person_id))


def found_by(chat: Chat, words: str, *, whole_words: bool = False) -> Result:
    """Whom she looks for: one woman's page, a list, or None. `whole_words` where she did not say that she looks."""
    women = search(chat.session, chat.person_id, clean(words), **scope(chat, the_book(chat)))
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
    if missing and not (women and isinstance(deed.deed, Mark)):
        raise NoSuchNumbers(", ".join(map(str, missing)), book.name)
    there = [women[number] for number in deed.numbers if number in women]
    return and_said(chat, lambda: do_for_those_there(chat, deed, there), Unknown(tuple(missing)).said())


def named(chat: Chat, deed: DeedLine, *, marked: bool) -> Result:
    """A mark on women of the book that is open, named by numbers and names. Raises NoSuchNumbers."""
    if deed.names:
        nobody = Unknown(deed.numbers, deed.names).said()
        return _by_name(chat, deed, marked=marked) or Reply(nobody)
    return _by_numbers(chat, deed, "")


def _by_name(chat: Chat, deed: DeedLine, *, marked: bool) -> Result:
    """A deed on women who are named; None where the book has nobody of a name. Whom a name leaves open is asked."""
    known: list[int] = []
    missing: tuple[int, ...] = ()
    if deed.numbers:
        book = the_book(chat)
        if book is None or book.kind not in {UnitKind.BRANCH, UnitKind.GROUP}:
            return None
        women = by_numbers(chat.session, branch_of(chat, book), list(deed.numbers))
        missing = tuple(number for number in deed.numbers if number not in women)
        if missing and not isinstance(deed.deed, Mark):
            return None
        known = [women[number].membership.id or 0 for number in deed.numbers if number in women]
    return _next_name(chat, deed, known, list(deed.names), Unknown(missing), marked=marked)


def _next_name(
    chat: Chat, deed: DeedLine, known: list[int], names: list[str], unknown: Unknown, *, marked: bool
) -> Result:
    """Find the women of these names one after the other, and do it when all are known.

    A mark on several women is written beside those whom the book has; of the others it is said that it has them not.
    """
    for place, name in enumerate(names):
        found = called(chat, name, marked=marked)
        if not found and isinstance(deed.deed, Mark) and (known or names[place + 1 :]):
            unknown = Unknown(unknown.numbers, (*unknown.names, name))
            continue
        if not found:
            known_at_all = known or called(chat, split_name(name)[0], marked=marked)
            return Reply((Words("nobody-found", {"what": name[:40]}),)) if known_at_all else None
        if len(found) > 1:
            answers = {"deed": deed.deed, "detail": deed.detail, "name": _as_a_name(name), "found": found[:SHOWN]}
            left = {"known": known, "rest": names[place + 1 :], "marked": marked}
            return Start("which_member", answers | left | {"unknown": [unknown.numbers, unknown.names]})
        known = [*known, *found]
    return and_said(chat, lambda: do(chat, deed.deed, list(dict.fromkeys(known)), deed.detail), unknown.said())


def _as_a_name(typed: str) -> str:
    return typed.title() if typed.islower() else typed


# --- which of them ----------------------------------------------------------------------------------------------------


def _women(chat: Chat, answers: Answers) -> list[Woman]:
    return [woman for key in answers["found"] if (woman := by_id(chat.session, key)) is not None]


def _which_options(chat: Chat, answers: Answers) -> tuple[Option, ...]:
    women = _women(chat, answers)
    if len({woman.membership.unit_id for woman in women}) > 1:
        return tuple(Option(Plain(woman.name), str(woman.membership.id)) for woman in women)
    return tuple(Option(o.label, o.tap.partition(":")[2], o.number) for o in in_order(women))


def _hear_which(chat: Chat, heard: Heard, answers: Answers) -> int:
    if heard.value and int(heard.value) in answers["found"]:
        return int(heard.value)
    named = split_name(heard.text[:60])[0] and called(chat, heard.text[:60], marked=not heard.text.isascii())
    among = [key for key in answers["found"] if named and key in named]
    if len(among) != 1:  # "chị Gấm tổ 2" or her whole name says which
        raise Unclear(Words("unclear-woman"))
    return int(among[0])


def _chosen(chat: Chat, answers: Answers) -> Result:
    deed = DeedLine(deed_named(answers["deed"]), detail=answers["detail"])
    known = [*answers.get("known", []), answers["who"]]
    numbers, names = answers.get("unknown", ((), ()))
    unknown = Unknown(tuple(numbers), tuple(names))
    return _next_name(chat, deed, known, answers.get("rest", []), unknown, marked=answers.get("marked", True))


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
    _chosen,
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
    """The taps of looking for somebody."""
    return {"find-again": tap(lambda chat: Start("find"))}
