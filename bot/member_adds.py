"""New women for the book, typed one a line: what was read is shown, and nothing is written before the head agrees."""

import re
from collections.abc import Collection, Mapping
from typing import Any

from bot import roster_doubts
from bot.flow import Answers, Ask, Flow, Heard, Turn, Unclear
from bot.full_names import check_full_name
from bot.member_add_words import SHOWN, as_json, following, in_words, problems_of, shared_in_words
from bot.members import branch_of, the_book, which_book
from bot.reading.accents import same_name
from bot.reading.answers import read_yes_no
from bot.reading.bare_women import are_women, is_talk
from bot.reading.member_lines import (
    LONGEST,
    MOST_LINES,
    may_be_another,
    one_a_line,
    read_women,
)
from bot.reading.more import goes_on
from bot.replies import Chat, Option, Result, Start, Words
from bot.roster_words import in_words as doubt_in_words
from bot.short_names import short_names, with_years
from models import clock
from models.facts import Refused
from models.member_lines import add_women, drop_women, preview_women, without_phones
from models.roster_batches import may_import
from models.roster_doubts import NOBODY, Verdicts
from models.roster_layout import full_name
from models.text import clean, fold
from models.units import UnitKind, get_unit
from models.vault import vault

_AT_ONCE = 2  # reasons that are told only where there is room


class TooManyLines(Refused):
    """More women than a message is good for: they are sent in parts, or as a file."""

    most: int


def begin(chat: Chat, lines: str) -> Result:
    """Women to add: the lines are there already, or are asked for."""
    book = the_book(chat)
    if book is None or book.kind not in {UnitKind.BRANCH, UnitKind.GROUP}:
        chat.who.notes["book_line"] = f"thêm hội viên\n{lines}"[:LONGEST] if lines else "thêm hội viên"
        return which_book(chat)
    unit_id = branch_of(chat, book)
    may_import(chat.session, chat.person_id, unit_id)
    if not lines:
        return Start("add_members", {"unit": unit_id})
    if short := short_names(lines):
        named = Words("women-short-names", {"names": ", ".join(f"{name} ({year})" for name, year in short.items())})
        return Start("add_members", {"unit": unit_id, "short": short}, (named,))
    return Start("add_members", {"unit": unit_id, "lines": _preview(chat, unit_id, lines)})


def button(chat: Chat, unit_id: int) -> Result:
    """The button beside a branch."""
    may_import(chat.session, chat.person_id, unit_id)
    return Start("add_members", {"unit": unit_id})


def _preview(
    chat: Chat, unit_id: int, text: str, verdicts: Verdicts | None = None, no_phone: Collection[int] = ()
) -> dict[str, Any]:
    """What was read, as JSON; `no_phone` are lines whose phone is left out. Raises TooManyLines or NobodyToAdd."""
    if len(text) > LONGEST or sum(bool(line.strip()) for line in text.splitlines()) > MOST_LINES:
        raise TooManyLines(MOST_LINES)
    roster = read_women(text, today=clock.today())
    if not roster.rows:
        problems = problems_of(chat, roster.problems[:_AT_ONCE])
        raise NobodyRead("\n".join(problems))
    without_phones(roster, no_phone)
    found = preview_women(chat.session, chat.who, unit_id, roster, verdicts)
    unread = [chat.text("women-unread", text=row.note) for row in roster.rows if may_be_another(row.note)][:_AT_ONCE]
    if not found.new and not found.updated and not found.doubts:
        numbers = ", ".join(str(one.number) for one in found.known[:SHOWN])
        notes = [in_words(chat, one, 0) for one in found.known[:_AT_ONCE] if one.gone or one.group_stays]
        notes += unread
        raise AlreadyInTheBook(len(found.known), numbers, found.unit, "\n".join(notes))
    shown = as_json(chat, found)
    if unread:
        shown["lines"] = "\n".join((shown["lines"], *unread))
    return shown | {"text": vault(chat.session).seal(text), "verdicts": dict(verdicts or {})}


def _again(chat: Chat, answers: Answers, verdicts: Verdicts, no_phone: Collection[int] = ()) -> dict[str, Any]:
    """The same lines with what she has said about them."""
    return _preview(chat, answers["unit"], vault(chat.session).unseal(answers["lines"]["text"]), verdicts, no_phone)


class NobodyRead(Refused):
    """No line can be read; `problems` says what is wrong with the first ones."""

    problems: str


class AlreadyInTheBook(Refused):
    """All of them stand in the book, under these numbers; `notes` say what else the lines tell and stays as it is."""

    count: int
    numbers: str
    unit: str
    notes: str


def _hear_lines(chat: Chat, heard: Heard, answers: Answers) -> dict[str, Any]:
    if read_yes_no(heard.text) is not None or is_talk(heard.text):  # nobody is called Đồng Ý
        raise Unclear(Words("ask-add_members-lines", _show_lines(chat, answers)))
    return _preview(chat, answers["unit"], with_years(one_a_line(heard.text), answers.get("short", {})))


def _hear_same(chat: Chat, heard: Heard, answers: Answers) -> Turn:
    said, doubts = roster_doubts.hear(heard), answers["lines"]["doubts"]
    about = doubts if said == "all" else doubts[:1]
    verdicts = {one["key"]: NOBODY if said == "no" else one["membership"] for one in about}
    return Turn({"lines": _again(chat, answers, answers["lines"]["verdicts"] | verdicts)})


def _hear_phones(chat: Chat, heard: Heard, answers: Answers) -> str | Turn:
    said = heard.value or {True: "keep", False: "leave", None: ""}[read_yes_no(heard.text)]
    if not said:
        raise Unclear
    if said == "keep":
        return said
    lines = [one["line"] for one in answers["lines"]["shared"]]
    try:
        return Turn({"phones": said, "lines": _again(chat, answers, answers["lines"]["verdicts"], lines)})
    except AlreadyInTheBook:  # without the phone nothing is left to write
        return Turn({"phones": said, "agreed": "no"})


def _with_marks(chat: Chat, text: str, shown: Mapping[str, Any]) -> str | None:
    """Her lines with the names as she has typed them now, with their marks; None where she has typed something else."""
    typed = [clean(line) for line in text.splitlines() if clean(line)]
    named = {fold(bare): full_name(line) for line in typed for bare in shown.get("bare", ()) if same_name(line, bare)}
    if not named or len(typed) > len(shown["bare"]):
        return None
    for name in named.values():
        check_full_name(name)
    return "\n".join(_renamed(line, named) for line in vault(chat.session).unseal(shown["text"]).splitlines())


def _renamed(line: str, named: Mapping[str, str]) -> str:
    """A woman's line with her name in its new spelling; that of another one, though it begins alike, as it is."""
    for row in read_women(line, today=clock.today()).rows:
        if (name := named.get(fold(row.full_name))) is not None:
            typed_so = r"[^\w\n]+".join(map(re.escape, row.full_name.split()))
            return re.sub(rf"\b{typed_so}\b", lambda _bare: name, line, count=1, flags=re.IGNORECASE)
    return line


def _hear_agreed(chat: Chat, heard: Heard, answers: Answers) -> str | Turn:
    if heard.value == "again":
        drop_women(chat.session, chat.who, answers["lines"]["batch"])
        return Turn({}, forget=("lines", "phones"))
    if heard.value:
        return heard.value
    if goes_on(heard.text) and (rest := following(chat, answers["lines"])) is not None:
        return Turn({"lines": rest})
    if (marked := _with_marks(chat, heard.text, answers["lines"])) is not None:
        return Turn(
            {"lines": _preview(chat, answers["unit"], marked, answers["lines"]["verdicts"])}, forget=("phones",)
        )
    if are_women(anew := one_a_line(heard.text), today=clock.today()):  # she writes them anew
        return Turn({"lines": _preview(chat, answers["unit"], anew)}, forget=("phones",))
    said = read_yes_no(heard.text)
    if said is None:
        raise Unclear
    return "yes" if said else "no"


def _show_lines(chat: Chat, answers: Answers) -> dict[str, Any]:
    return {"branch": get_unit(chat.session, answers["unit"]).name}


def _show_phones(chat: Chat, answers: Answers) -> dict[str, Any]:
    shared = answers["lines"]["shared"]
    lines = [shared_in_words(chat, one) for one in shared[:SHOWN]]
    return {"count": len(shared), "phones": "\n".join(lines)}


def _show_agreed(_chat: Chat, answers: Answers) -> dict[str, Any]:
    found = answers["lines"]
    return {
        "branch": found["unit"],
        "new": found["new"],
        "updated": found["updated"],
        "groups": found["groups"],
        "women": found["lines"],
        "bare": len(bare := found.get("bare", ())),
        "bare_name": bare[0] if bare else "",
    }


def _add(chat: Chat, answers: Answers) -> Result:
    batch = answers["lines"]["batch"]
    if answers["agreed"] != "yes":
        drop_women(chat.session, chat.who, batch)
        return Words("left-it")
    return add_women(chat.session, chat.who, batch)


ADD = Flow(
    "add_members",
    (
        Ask("lines", _hear_lines, show=_show_lines),
        Ask(
            "same",
            _hear_same,
            lambda c, a: roster_doubts.options(len(a["lines"]["doubts"])),
            show=lambda c, a: doubt_in_words(a["lines"]["doubts"][0]),
            when=lambda a: bool(a["lines"]["doubts"]),
        ),
        Ask(
            "phones",
            _hear_phones,
            lambda c, a: (
                Option("label-share-phone", "keep", variables={"count": len(a["lines"]["shared"])}),
                Option("label-leave-phone", "leave"),
            ),
            show=_show_phones,
            when=lambda a: bool(a["lines"]["shared"]),
        ),
        Ask(
            "agreed",
            _hear_agreed,
            lambda c, a: (
                Option("label-they-agreed", "yes", variables={"new": a["lines"]["new"]}),
                Option("label-write-again", "again"),
                Option("label-not-now", "no", 0),
            ),
            show=_show_agreed,
        ),
    ),
    _add,
)


def taps(tap: Any) -> dict[str, Any]:
    """The taps of adding."""
    return {"add": tap(button, (int,))}
