"""Whom the names and numbers of an answer for others mean: settled where they fit one woman, else asked back."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.flow import Answers, Heard, Turn, Unclear
from bot.reading.names import match_names, split_name
from bot.reading.said_of import TOLD, read_who
from bot.replies import Chat, Option, Plain, Words
from models.charges import Woman, charge_of
from models.meetings import get_meeting
from models.rolls import NotOnTheList
from models.text import fold

_NAMED = 6  # women whom a question names


def doubtful(chat: Chat, answers: Answers) -> tuple[int | str, list[Woman]] | None:
    """The first of the line that means several women (or a name that means none), with those it may mean.

    Whoever is meant clearly is settled in the line itself. Raises NotOnTheList for numbers that nobody has.
    """
    line = answers["line"]
    people = charge_of(chat.session, chat.person_id, get_meeting(chat.session, answers["meeting"]))
    doubt: tuple[int | str, list[Woman]] | None = None
    wrong = []
    for who, _what, _why in line["items"]:
        if str(who) in line["people"]:
            continue
        fitting = who_fits(who, people, marked=line["marked"])
        if len(fitting) == 1:
            line["people"][str(who)] = fitting[0].person_id
        elif not fitting and isinstance(who, int):
            wrong.append(who)
        elif doubt is None:
            doubt = who, fitting
    if wrong:  # what is said of the others is written all the same
        line["items"] = [item for item in line["items"] if item[0] not in wrong]
        line["wrong"] = [*line.get("wrong", ()), *wrong]
        if not line["items"]:
            raise NotOnTheList(", ".join(map(str, line["wrong"])))
    return doubt


def who_fits(who: int | str, people: list[Woman], *, marked: bool) -> list[Woman]:
    """Those whom a number of the book, or a bit of a name, means."""
    if isinstance(who, int):
        return [one for one in people if one.number == who]
    found = set(match_names(who, [(one.person_id, one.full_name) for one in people], marked=marked))
    fitting = [one for one in people if one.person_id in found or fold(one.calling_name or " ") == fold(who)]
    _name, _group, year = split_name(who)
    return [one for one in fitting if one.birth_year == year] or fitting if year else fitting


def told_apart(one: Woman) -> str:
    """A woman as lists name her: "Nguyễn Thị Lan (1975)"."""
    return f"{one.full_name} ({one.birth_year})" if one.birth_year else one.full_name


def which_options(chat: Chat, answers: Answers) -> tuple[Option, ...]:
    """Those whom the name in doubt may mean, by their numbers where no two have the same."""
    doubt = doubtful(chat, answers)
    fitting = doubt[1][:9] if doubt else []
    apart = len({one.number for one in fitting}) == len(fitting)
    return tuple(
        Option(Plain(told_apart(one)), str(one.person_id), one.number or None if apart else None) for one in fitting
    )


def show_which(chat: Chat, answers: Answers) -> dict[str, Any]:
    """The name in doubt, and how many it fits."""
    who, fitting = doubtful(chat, answers) or ("", [])
    name = str(who)
    joined = "yes" if answers["line"].get("joined") else ""
    return {"name": name.title() if name.islower() else name, "count": len(fitting), "joined": joined}


def hear_which(chat: Chat, heard: Heard, answers: Answers) -> Turn:
    """Who is meant, or that the name is to be left out."""
    doubt = doubtful(chat, answers)
    line = answers["line"]
    assert doubt is not None  # noqa: S101 (asked only in doubt)
    who, fitting = doubt
    if heard.value:
        if int(heard.value) not in {one.person_id for one in fitting}:  # a second tap on the question before
            raise Unclear
        line["people"][str(who)] = int(heard.value)
    elif fold(heard.text) in {"bo ten nay", "bo", "khong co"}:
        line["items"] = [item for item in line["items"] if item[0] != who]
        if not line["items"]:
            raise Unclear(Words("unclear-for-whom"))
    else:
        people = fitting or charge_of(chat.session, chat.person_id, get_meeting(chat.session, answers["meeting"]))
        named = read_who(heard.text)
        found = who_fits(named[0], people, marked=not heard.text.isascii()) if len(named) == 1 else []
        if len(found) != 1:
            raise Unclear(Words("unclear-name"))
        line["people"][str(who)] = found[0].person_id
    doubtful(chat, answers)
    return Turn({"line": line})


def show_whom(_chat: Chat, answers: Answers) -> dict[str, Any]:
    """Whom the line names, where it is short."""
    items = answers["line"]["items"] if "line" in answers else []
    answered = [str(who) for who, what, _why in items if what != TOLD]  # not who was only told at her door
    named = list(dict.fromkeys(answered))
    return {"whom": ", ".join(one.title() if one.islower() else one for one in named) if len(named) <= _NAMED else ""}


def answer_to_which(chat: Chat, answers: Answers, who: int | str) -> str:
    """What naming somebody says to "which of them?": "4" of "4 đi được", "Xuân 1960"; "" where it says nothing."""
    who_doubt, fitting = doubtful(chat, answers) or ("", [])
    if isinstance(who, int):
        return str(who) if who in {one.number for one in fitting} else ""
    return who if who_doubt and fold(str(who_doubt)) in fold(who) and fold(str(who_doubt)) != fold(who) else ""


def in_doubt(answers: Mapping[str, Any]) -> bool:
    """Whether somebody in the line is not settled yet."""
    line = answers["line"]
    return any(str(who) not in line["people"] for who, _what, _why in line["items"])


def nothing_said(answers: Mapping[str, Any]) -> bool:
    """Whether somebody's answer is not told yet."""
    return any(not what for _who, what, _why in answers["line"]["items"])


def among(found: list[int], offered: Sequence[int]) -> list[int]:
    """Whom a number means where women were listed to choose from: one of theirs. Raises Unclear for any other."""
    if offered and not set(found) & set(offered):
        raise Unclear(Words("number-not-listed"))
    return [one for one in found if one in offered] if offered else found
