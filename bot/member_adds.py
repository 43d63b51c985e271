"""New women for the book, typed one a line: what was read is shown, and nothing is written before the head agrees."""

from typing import Any

from bot.flow import Answers, Ask, Flow, Heard, Turn, Unclear
from bot.members import branch_of, the_book, which_book
from bot.reading.answers import read_yes_no
from bot.reading.member_lines import LONGEST, MOST_LINES, looks_like_women, read_women
from bot.replies import Chat, Option, Result, Start, Words
from models import clock
from models.facts import Refused
from models.member_lines import WomenPreview, add_women, drop_women, preview_women
from models.roster_batches import may_import
from models.roster_files import Problem
from models.units import UnitKind, get_unit

SHOWN = 8  # women, and lines that want a look
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
    return Start("add_members", {"unit": unit_id, "lines": _preview(chat, unit_id, lines)})


def button(chat: Chat, unit_id: int) -> Result:
    """The button beside a branch."""
    may_import(chat.session, chat.person_id, unit_id)
    return Start("add_members", {"unit": unit_id})


def _preview(chat: Chat, unit_id: int, text: str) -> dict[str, Any]:
    """What was read, as JSON. Raises TooManyLines or NobodyToAdd."""
    if len(text) > LONGEST or sum(bool(line.strip()) for line in text.splitlines()) > MOST_LINES:
        raise TooManyLines(MOST_LINES)
    roster = read_women(text, today=clock.now().date())
    if not roster.rows:
        problems = _problems(chat, roster.problems[:_AT_ONCE])
        raise NobodyRead("\n".join(problems))
    found = preview_women(chat.session, chat.who, unit_id, roster)
    if not found.new and not found.updated:
        numbers = ", ".join(str(number) for _, number in found.known[:SHOWN])
        raise AlreadyInTheBook(len(found.known), numbers, found.unit)
    return _as_json(chat, found)


class NobodyRead(Refused):
    """No line can be read; `problems` says what is wrong with the first ones."""

    problems: str


class AlreadyInTheBook(Refused):
    """All of them stand in the book, under these numbers."""

    count: int
    numbers: str
    unit: str


def _as_json(chat: Chat, found: WomenPreview) -> dict[str, Any]:
    lines = [f"{number}. {name} ({year})" if year else f"{number}. {name}" for number, name, year in found.new[:SHOWN]]
    if len(found.new) > SHOWN:
        lines.append(chat.text("women-more", count=len(found.new) - SHOWN))
    many = found.line == 0
    lines += [
        chat.text("women-known", line=str(line) if many else "", number=number) for line, number in found.known[:SHOWN]
    ]
    lines += _problems(chat, found.problems[:SHOWN], many=many)
    return {
        "batch": found.batch,
        "unit": found.unit,
        "new": len(found.new),
        "updated": found.updated,
        "groups": found.groups,
        "lines": "\n".join(lines),
    }


def _problems(chat: Chat, problems: list[Problem], *, many: bool = True) -> list[str]:
    return [
        chat.text(
            "women-problem",
            kind=problem.kind.value,
            reason=problem.reason.value if problem.reason else "",
            row=str(problem.row) if many else "none",
            same=str(problem.same_as[1]) if problem.same_as else "",
        )
        for problem in problems
    ]


def _hear_lines(chat: Chat, heard: Heard, answers: Answers) -> dict[str, Any]:
    return _preview(chat, answers["unit"], heard.text)


def _hear_agreed(chat: Chat, heard: Heard, answers: Answers) -> str | Turn:
    if heard.value == "again":
        drop_women(chat.session, chat.who, answers["lines"]["batch"])
        return Turn({}, forget=("lines",))
    if heard.value:
        return heard.value
    if looks_like_women(heard.text, today=clock.now().date()):  # she writes them anew
        return Turn({"lines": _preview(chat, answers["unit"], heard.text)})
    said = read_yes_no(heard.text)
    if said is None:
        raise Unclear
    return "yes" if said else "no"


def _show_lines(chat: Chat, answers: Answers) -> dict[str, Any]:
    return {"branch": get_unit(chat.session, answers["unit"]).name}


def _show_agreed(_chat: Chat, answers: Answers) -> dict[str, Any]:
    found = answers["lines"]
    return {
        "branch": found["unit"],
        "new": found["new"],
        "updated": found["updated"],
        "groups": found["groups"],
        "women": found["lines"],
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
            "agreed",
            _hear_agreed,
            lambda c, a: (
                Option("label-they-agreed", "yes"),
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
