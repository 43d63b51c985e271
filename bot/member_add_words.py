"""What is said about women who are to be added: who is new, who stands in the book and what would change."""

from collections.abc import Mapping
from typing import Any

from bot.reading.accents import name_lacks_accents
from bot.replies import Chat
from models.member_lines import KnownWoman, NewWoman, WomenPreview
from models.phones import spoken
from models.roster_files import Problem

SHOWN = 8  # women, and lines that want a look
_NEXT = 12  # lines of a following part


def as_json(chat: Chat, found: WomenPreview) -> dict[str, Any]:
    """A preview as the answers of the conversation keep it."""
    many = found.line == 0
    # What would change is said before what stays.
    stand = sorted(found.known, key=lambda woman: not woman.changes)
    new = [_new(chat, woman) for woman in found.new]
    known = [in_words(chat, woman, woman.line if many else 0) for woman in stand]
    problems = problems_of(chat, found.problems, many=many)
    lines = new[:SHOWN]
    if len(new) > SHOWN:
        lines.append(chat.text("women-more", count=len(new) - SHOWN))
    lines += [*known[:SHOWN], *problems[:SHOWN], *_more(chat, [*known[SHOWN:], *problems[SHOWN:]])]
    return {
        "batch": found.batch,
        "unit": found.unit,
        "new": len(found.new),
        "updated": found.updated,
        "groups": found.groups,
        "lines": "\n".join(lines),
        "rest": [*new[SHOWN:], *known[SHOWN:], *problems[SHOWN:]],
        "bare": bare_names(found),
        "doubts": found.doubts,
        "shared": [
            {
                "line": one.line,
                "name": one.name,
                "phone": spoken(one.phone),
                "number": one.number,
                "owner": one.owner,
            }
            for one in found.shared
        ],
    }


def following(chat: Chat, shown: Mapping[str, Any]) -> dict[str, Any] | None:
    """The same preview with the lines that come next; None where all of them were shown."""
    rest = shown.get("rest")
    if not rest:
        return None
    lines = [*rest[:_NEXT], *_more(chat, rest[_NEXT:])]
    return {**shown, "lines": "\n".join(lines), "rest": rest[_NEXT:]}


def _more(chat: Chat, left: list[str]) -> list[str]:
    return [chat.text("lines-more", count=len(left))] if left else []


def bare_names(found: WomenPreview) -> list[str]:
    """The names that would be written without their marks, because they were typed so."""
    names = [*(woman.name for woman in found.new), *(woman.new_name for woman in found.known)]
    return [name for name in names if name_lacks_accents(name)]


def _new(chat: Chat, woman: NewWoman) -> str:
    return _line(
        chat,
        "women-new",
        number=woman.number,
        name=woman.name,
        year=woman.year,
        phone=woman.phone and spoken(woman.phone),
        group=woman.group,
        alike=woman.alike,
        alike_year=woman.alike_year,
    )


def in_words(chat: Chat, woman: KnownWoman, line: int) -> str:
    """What a line would change on a woman of the book; `line` is its number where there are several, else 0."""
    return _line(
        chat,
        "women-changed" if woman.changes else "women-known",
        line=line,
        number=woman.number,
        name=woman.name,
        new_name=woman.new_name,
        phone=woman.phone and spoken(woman.phone),
        old_tail=woman.old_tail,
        birth=woman.birth,
        group=woman.group,
        group_stays=woman.group_stays,
        gone=str(woman.gone).lower(),
    )


def shared_in_words(chat: Chat, one: Mapping[str, Any]) -> str:
    """Whose phone it is that a line names."""
    return _line(chat, "phone-shared", **one)


def _line(chat: Chat, key: str, /, **words: str | int | None) -> str:
    """A text of one line; numbers of the book and years are names here, not amounts."""
    return chat.text(key, **{name: str(word or "none") for name, word in words.items()})


def problems_of(chat: Chat, problems: list[Problem], *, many: bool = True) -> list[str]:
    """What is wrong with which line."""
    return [
        chat.text(
            "women-problem",
            kind=problem.kind.value,
            reason=problem.reason.value if problem.reason else "",
            row=str(problem.row) if many else "none",
            same=str(problem.same_as[1]) if problem.same_as else "",
            who=problem.name or "none",
            value=problem.value or "none",
        )
        for problem in problems
    ]
