"""A woman who stands in the book twice: which number besides, what is kept, and is it true?"""

from typing import Any

from bot.flow import Answers, Ask, Flow, Heard, Unclear, agreed
from bot.member_cards import hers
from bot.replies import Chat, Option, Reply, Result, Start, Words
from models.member_search import by_numbers
from models.merges import merge, other_years, pair
from models.posts import Right
from models.text import fold


def begin(chat: Chat, membership_id: int) -> Result:
    """Under which number does she stand besides?"""
    hers(chat, membership_id, Right.APPROVE)
    return Start("merge", {"one": membership_id})


def _hear_other(chat: Chat, heard: Heard, answers: Answers) -> int:
    digits = fold(heard.text).removeprefix("stt ").removeprefix("so ")
    if not digits.isdecimal() or len(digits) > 3:
        raise Unclear(Words("unclear-stt"))
    woman = hers(chat, answers["one"], Right.APPROVE)
    found = by_numbers(chat.session, woman.membership.unit_id, [int(digits)]).get(int(digits))
    if found is None:
        raise Unclear(Words("no-such-number", {"number": int(digits)}))
    pair(chat.session, chat.who, answers["one"], found.membership.id or 0)
    return found.membership.id or 0


def _show_one(chat: Chat, answers: Answers) -> dict[str, Any]:
    woman = hers(chat, answers["one"], Right.APPROVE)
    return {"name": woman.name, "number": woman.number}


def _show_both(chat: Chat, answers: Answers) -> dict[str, Any]:
    stays, goes = pair(chat.session, chat.who, answers["one"], answers["other"])
    return {
        "first": stays.name,
        "number": stays.number,
        "second": goes.name,
        "other": goes.number,
    }


def _hear_confirm(chat: Chat, heard: Heard, answers: Answers) -> str:
    said = agreed(chat, heard, answers)
    stays, goes = pair(chat.session, chat.who, answers["one"], answers["other"])
    return "twice" if said == "yes" and other_years(stays, goes) else said


def _merge(chat: Chat, answers: Answers) -> Result:
    if answers["confirm"] == "no" or answers.get("sure") == "no":
        return Reply((Words("left-it"),))
    return merge(chat.session, chat.who, answers["one"], answers["other"], sure=answers.get("sure") == "yes")


MERGE = Flow(
    "merge",
    (
        Ask("other", _hear_other, show=_show_one),
        Ask(
            "confirm",
            _hear_confirm,
            lambda c, a: (Option("label-merge", "yes"), Option("label-not-so", "no", 0)),
            show=_show_both,
        ),
        Ask(
            "sure",
            agreed,
            lambda c, a: (Option("label-one-woman", "yes"), Option("label-two-women", "no", 0)),
            show=_show_both,
            when=lambda a: a.get("confirm") == "twice",
        ),
    ),
    _merge,
)


def taps(tap: Any) -> dict[str, Any]:
    """The taps of merging."""
    return {"merge-begin": tap(begin, (int,))}
