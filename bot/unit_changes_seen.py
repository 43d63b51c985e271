"""What a deed on the tree will do, said before it is done: she agrees, or changes the day, or leaves it."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

import locales
from bot.flow import Answers, Ask, Flow, Heard, Turn, Unclear
from bot.reading.answers import read_yes_no
from bot.reading.unit_changes import read_day
from bot.replies import Chat, Option, Plain, Reply, Result, Start, Words
from models.cut_off_changes import said
from models.office_changes import heads_of
from models.text import clean
from models.tree_changes import change
from models.tree_changes_kept import Coming, Deed, What, deed_from
from models.tree_changes_preview import Numbers, Preview, preview
from models.units import UnitKind, get_unit

LONGEST_DECISION = 60
NAMED = 3  # posts, groups and books of numbers that are named; more are counted


def looked_at(chat: Chat, deed: dict[str, Any]) -> Result:
    """Look at the deed before anything is asked about it. Raises what the deed refuses."""
    seen = preview(chat.session, chat.who, deed_from(deed))
    stored = deed_from(deed | {"seen": seen.seen, "expected": list(seen.expected)}).stored()
    answers: Answers = {"deed": stored, "coming": seen.meetings, "heads": _heads(chat, deed_from(deed))}
    return Start("unit_confirm", answers)


def _heads(chat: Chat, deed: Deed) -> list[list[Any]]:
    """Who may go on as the head of a merged branch: [post, "chị Hạnh (thôn Mận)"]; nobody to choose where one stays."""
    if deed.what is not What.MERGE or get_unit(chat.session, deed.units[0]).kind != UnitKind.BRANCH:
        return []
    heads = heads_of(chat.session, chat.who, [*deed.units, *([deed.into] if deed.into else [])])
    if any(one.unit_id == deed.into for one in heads):
        return []
    return [
        [one.post_id, f"{one.name} ({one.unit})" if one.name else chat.text("office-head-of", unit=one.unit)]
        for one in heads
    ]


def _now(answers: Answers) -> Deed:
    """The deed with what she has said of it since."""
    deed = deed_from(answers["deed"])
    day, decision = answers.get("new_day", ""), answers.get("new_decision", "")
    return replace(
        deed,
        day=date.fromisoformat(day) if day else deed.day,
        decision=decision or deed.decision,
        meetings=Coming(answers.get("meetings", deed.meetings)),
        head=int(answers["head"]) if answers.get("head", "0") != "0" else None,
    )


def _hear_day(chat: Chat, heard: Heard, _answers: Answers) -> Turn:
    day = read_day(heard.text, chat.local().date())
    if day is None:
        raise Unclear(Words("unit-no-such-day", {"day": heard.text[:30]}))
    return Turn({"new_day": day.isoformat(), "edit": ""})


def _hear_decision(_chat: Chat, heard: Heard, _answers: Answers) -> Turn:
    typed = clean(heard.text)
    if not any(char.isdigit() for char in typed) or len(typed) > LONGEST_DECISION:
        raise Unclear(Words("unit-no-decision"))
    return Turn({"new_decision": typed, "edit": ""})


def _hear_confirm(_chat: Chat, heard: Heard, _answers: Answers) -> Any:
    if heard.value in {"day", "decision"}:
        return Turn({"edit": heard.value})
    if heard.value:
        return heard.value
    said = read_yes_no(heard.text)
    if said is None:
        raise Unclear
    return "yes" if said else "no"


def _hear_choice(_chat: Chat, heard: Heard, _answers: Answers) -> str:
    if not heard.value:
        raise Unclear
    return heard.value


def _show(chat: Chat, answers: Answers) -> Mapping[str, Any]:
    return in_words(chat, preview(chat.session, chat.who, _now(answers)))


def in_words(chat: Chat, seen: Preview, choosing: Collection[int] = ()) -> Mapping[str, Any]:
    """A preview as texts use it: numbers as they are written, lists named or counted.

    `choosing` are posts one of which is still to be chosen to go on: none of them is said to end.
    """
    ending = [post for post in seen.posts if not post.goes_on and post.post_id not in choosing]
    posts = [chat.text("unit-post", name=post.name, role=post.role, unit=post.unit) for post in ending if post.name]
    stays = next((post for post in seen.posts if post.goes_on), None)
    numbers = _numbers(chat, seen)
    return {
        "members": locales.number(chat.who.language, seen.members),
        "branches": locales.number(chat.who.language, seen.branches),
        "waiting": _some(chat, seen.waiting),
        "requests": _some(chat, seen.requests),
        "notices": _some(chat, seen.notices),
        "lists": seen.lists,
        "offers": seen.offers,
        "choosing": len(choosing),
        "what": seen.what,
        "names": seen.names,
        "name": seen.name,
        "day": seen.day,
        "decision": seen.decision,
        "planned": seen.planned,
        "meetings": seen.meetings,
        "next": seen.next_meeting.astimezone(ZoneInfo("Asia/Ho_Chi_Minh")) if seen.next_meeting else chat.local(),
        "cancelled": seen.cancelled,
        "repeats": seen.repeats,
        "women": _some(chat, seen.women_18 or 0),
        "joins": seen.joins,
        "parts": "\n".join(
            chat.text(
                "unit-part",
                name=one.name,
                place="first" if place == 0 else "other",
                members=locales.number(chat.who.language, one.members),
                kind=one.kind,
                head=one.head or ("hidden" if one.headed else locales.NOTHING),
            )
            for place, one in enumerate(seen.parts)
        ),
        "posts": len(ending),
        "post_names": "; ".join(posts[:NAMED]),
        "more_posts": max(len(posts) - NAMED, 0),
        "stays": stays.name if stays is not None else "",
        "stays_of": stays.unit if stays is not None else "",
        "numbers": "; ".join(numbers[:NAMED]) if len(numbers) <= NAMED else "",
        "renamed": ", ".join(seen.renamed[:NAMED]),
        "books": "\n".join(_books(chat, seen)),
    }


def _numbers(chat: Chat, seen: Preview) -> list[str]:
    """The new numbers in each book together: the women of several branches stand mixed there, by name."""
    into: dict[str, list[Numbers]] = {}
    for one in seen.numbers:
        into.setdefault(one.into, []).append(one)
    return [
        chat.text(
            "unit-numbers",
            unit=unit,
            women=sum(one.women for one in some),
            first=min(one.first for one in some),
            last=max(one.last for one in some),
            joins=str(seen.joins).lower(),
        )
        for unit, some in into.items()
    ]


def _books(chat: Chat, seen: Preview) -> list[str]:
    """Whose books close on another day then: units that change alike are named or counted together."""
    alike: dict[tuple[int, int, str], list[str]] = {}
    for one in seen.books:
        alike.setdefault((one.was, one.day, one.since), []).append(one.unit)
    return [
        chat.text(
            "unit-books",
            units=", ".join(names[:NAMED]),
            more=max(len(names) - NAMED, 0),
            day=day,
            was=was,
            month=said(since),
        )
        for (was, day, since), names in alike.items()
    ]


def _some(chat: Chat, count: int) -> str:
    """A number as it is written; nothing for none."""
    return locales.number(chat.who.language, count) if count else ""


def _done(chat: Chat, answers: Answers) -> Result:
    if answers["confirm"] != "yes":
        return Reply((Words("left-it"),))
    return change(chat.session, chat.who, _now(answers))


CONFIRM = Flow(
    "unit_confirm",
    (
        Ask(
            "meetings",
            _hear_choice,
            lambda c, a: (Option("label-meetings-along", "move"), Option("label-meetings-off", "cancel")),
            show=lambda c, a: {"count": a["coming"]},
            when=lambda a: bool(a["coming"]) and a["deed"]["what"] in {What.MERGE, What.SPLIT},
        ),
        Ask(
            "head",
            _hear_choice,
            lambda c, a: (
                *(Option(Plain(name), str(post)) for post, name in a["heads"][:8]),
                Option("label-head-later", "0"),
            ),
            show=lambda c, a: {"name": deed_from(a["deed"]).name},
            when=lambda a: bool(a["heads"]),
        ),
        Ask("day", _hear_day, when=lambda a: a.get("edit") == "day"),
        Ask("decision", _hear_decision, when=lambda a: a.get("edit") == "decision"),
        Ask(
            "confirm",
            _hear_confirm,
            lambda c, a: (
                Option("label-agree", "yes"),
                Option("label-other-day", "day"),
                Option("label-decision", "decision"),
                Option("label-unit-leave", "no", 0),
            ),
            show=_show,
        ),
    ),
    _done,
)
