"""Questions in steps for groups and clubs: a new group, another name, closing, and who leads."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.book_women import Woman, as_options, meant, women_of
from bot.flow import Answers, Ask, Flow, Heard, Turn, Unclear, chosen
from bot.reading.roll_items import read_items, tokens
from bot.replies import Chat, Option, Plain, Reply, Result, Start, Words
from models.clubs import NeedsAnotherName, hurts
from models.group_changes import GroupExists, checked_name, close, create_group, group_name, rename, women_in
from models.groups import Leader, group_key, leaders, led_unit, open_units, parent_of
from models.leader_changes import LeaderNamed, LeadsAlready, leader_code, name_leader
from models.members import memberships_of
from models.own_units import own_first
from models.posts import Right, posts_of
from models.units import Unit, UnitKind, find_units, get_unit

BRANCHES = 9  # that are offered by number; others are named


def groups_she_is_in(chat: Chat) -> list[int]:
    """The groups that she belongs to as a member."""
    return [m.group_id for m in memberships_of(chat.session, chat.person_id or 0) if m.group_id is not None]


# --- a new group ----------------------------------------------------------------------------------------------------


def _branches(chat: Chat, words: str = "") -> list[Unit]:
    above = [held.unit_id for held in posts_of(chat.session, chat.person_id) if Right.UNITS in held.rights]
    if not words:
        return own_first(chat.session, chat.person_id, open_units(chat.session, above, UnitKind.BRANCH))
    found = [unit for post in above for unit in find_units(chat.session, words, under=post)]
    return [unit for unit in found if unit.kind == UnitKind.BRANCH]


def _hear_unit(chat: Chat, heard: Heard, _answers: Answers) -> Any:
    if heard.value:
        return int(heard.value)
    found = _branches(chat, heard.text)
    if not found:
        raise Unclear(Words("no-such-branch"))
    return found[0].id if len(found) == 1 else Turn({"found": [unit.id for unit in found]})


def _unit_options(chat: Chat, answers: Answers) -> tuple[Option, ...]:
    found = [get_unit(chat.session, unit_id) for unit_id in answers.get("found", [])] or _branches(chat)
    return tuple(Option(Plain(unit.name), str(unit.id)) for unit in found[:BRANCHES])


def _hear_group_name(chat: Chat, heard: Heard, answers: Answers) -> str:
    name = group_name(heard.text)
    if any(
        group_key(unit.name) == group_key(name) for unit in open_units(chat.session, [answers["unit"]], UnitKind.GROUP)
    ):
        raise GroupExists(name)
    return name


def _make(chat: Chat, answers: Answers) -> Result:
    """The group with the women whom the line named; where there is such a group already, they are put there."""
    women = answers.get("women")
    if women is None:
        return create_group(chat.session, chat.who, answers["unit"], answers["name"])
    try:
        with chat.session.begin_nested():
            made = create_group(chat.session, chat.who, answers["unit"], answers["name"])
        first = Words("group-made", {"branch": made.branch, "name": made.name})
    except GroupExists as there:
        first = Words("group-there", {"name": there.name})
    from bot import group_women  # which asks who is meant, as the lines about women do

    return group_women.put(chat, answers["unit"], answers["name"], women, first)


NEW = Flow(
    "group_new",
    (
        Ask("unit", _hear_unit, _unit_options),
        Ask(
            "name",
            _hear_group_name,
            show=lambda c, a: {
                "branch": get_unit(c.session, a["unit"]).name,
                "groups": ", ".join(u.name for u in open_units(c.session, [a["unit"]], UnitKind.GROUP)),
            },
        ),
    ),
    _make,
)


def after_new(fact: Any) -> tuple[Option, ...]:
    """A new group wants a leader."""
    return (
        Option("label-name-leader", f"leader:{fact.group}"),
        Option("label-all-groups", "menu:groups"),
        Option("label-undo", f"edit-undo:{fact.edit}"),
    )


# --- another name ---------------------------------------------------------------------------------------------------


def _hear_new_name(chat: Chat, heard: Heard, answers: Answers) -> str:
    unit = get_unit(chat.session, answers["unit"])
    if unit.kind == UnitKind.GROUP:
        return group_name(heard.text)
    name = checked_name(heard.text)
    if hurts(name):
        raise NeedsAnotherName
    return name


RENAME = Flow(
    "group_rename",
    (Ask("name", _hear_new_name, show=lambda c, a: {"name": a["old"]}),),
    lambda c, a: rename(c.session, c.who, a["unit"], a["name"]),
)


# --- closing --------------------------------------------------------------------------------------------------------


def _closing(chat: Chat, answers: Answers) -> Mapping[str, Any]:
    unit = led_unit(chat.session, chat.who, answers["unit"])
    return {"name": unit.name, "kind": unit.kind, "count": women_in(chat.session, unit)}


def _close(chat: Chat, answers: Answers) -> Result:
    if answers["confirm"] != "yes":
        return Reply((Words("left-it"),))
    return close(chat.session, chat.who, answers["unit"])


CLOSE = Flow(
    "group_close",
    (
        Ask(
            "confirm",
            chosen,
            lambda c, a: (Option("label-close-it", "yes"), Option("label-keep-it", "no", 0)),
            show=_closing,
        ),
    ),
    _close,
)


# --- who leads ------------------------------------------------------------------------------------------------------


def candidates(chat: Chat, unit_id: int) -> list[Woman]:
    """The women of the branch (for a commune's club: of all its branches) among whom the leader is named."""
    place = get_unit(chat.session, parent_of(chat.session, unit_id))
    branches = [place] if place.kind == UnitKind.BRANCH else open_units(chat.session, [place.id or 0], UnitKind.BRANCH)
    return [woman for branch in branches for woman in women_of(chat.session, branch.id or 0)]


def begin_leader(chat: Chat, unit_id: int, numbers: Sequence[int] = (), names: Sequence[str] = ()) -> Result:
    """Name the leader of a group or club: she may be known already, and be in doubt."""
    unit = led_unit(chat.session, chat.who, unit_id)
    answers: dict[str, Any] = {"unit": unit_id}
    if not numbers and not names:
        return Start("leader", answers)
    try:
        turn = _named(chat, answers, numbers, names)
    except Unclear as unclear:
        return Start("leader", answers, (unclear.said,) if unclear.said else ())
    return Start("leader", {**answers, **turn.set}) if unit else None


def _named(chat: Chat, answers: Answers, numbers: Sequence[int], names: Sequence[str]) -> Turn:
    found = meant(candidates(chat, answers["unit"]), numbers, names)
    women = list(found.women)
    if found.doubt is not None and found.doubt[1]:
        women += found.doubt[1]
    elif found.question is not None:
        raise Unclear(found.question)
    twice = [one for one in candidates(chat, answers["unit"]) if one.number in {w.number for w in women if numbers}]
    women = list(dict.fromkeys([*women, *twice]))  # in a commune's club several branches have a number 3
    if len(women) == 1:
        return _one(chat, answers, women[0].person_id)
    if len(women) > 6:
        raise Unclear(found.question or Words("one-leader"))
    return Turn({"found": [one.person_id for one in women]}, forget=("woman",))


def _one(chat: Chat, answers: Answers, person_id: int) -> Turn:
    unit = get_unit(chat.session, answers["unit"])
    now = leaders(chat.session, [answers["unit"]]).get(answers["unit"], Leader())
    if now.person_id == person_id:
        raise LeadsAlready(unit.name, now.name)
    replaces = {"instead_of": now.person_id, "old": now.name} if now.person_id else {}
    return Turn({"woman": person_id, "found": [], **replaces})


def _hear_woman(chat: Chat, heard: Heard, answers: Answers) -> Turn:
    if heard.value:
        return _one(chat, answers, int(heard.value))
    items = read_items(tokens(heard.text))
    if items is None or len(items.numbers) + len(items.names) != 1:
        raise Unclear(Words("one-leader"))
    return _named(chat, answers, items.numbers, items.names)


def _woman_options(chat: Chat, answers: Answers) -> tuple[Option, ...]:
    wanted = set(answers.get("found", []))
    women = [one for one in candidates(chat, answers["unit"]) if one.person_id in wanted] if wanted else []
    if len({one.number for one in women}) == len(women):
        return as_options(women)
    return tuple(Option(Plain(one.told_apart), str(one.person_id)) for one in women)


def _show_woman(chat: Chat, answers: Answers) -> Mapping[str, Any]:
    unit = led_unit(chat.session, chat.who, answers["unit"])
    return {"unit": unit.name, "kind": unit.kind, "found": len(answers.get("found", []))}


def _show_change(chat: Chat, answers: Answers) -> Mapping[str, Any]:
    new = next((one for one in candidates(chat, answers["unit"]) if one.person_id == answers["woman"]), None)
    unit = led_unit(chat.session, chat.who, answers["unit"])
    return {"unit": unit.name, "kind": unit.kind, "old": answers["old"], "name": new.told_apart if new else ""}


def _lead(chat: Chat, answers: Answers) -> Result:
    if answers.get("confirm") == "no":
        return Reply((Words("left-it"),))
    unit_id = answers["unit"]
    fact = name_leader(chat.session, chat.who, unit_id, answers["woman"], instead_of=answers.get("instead_of"))
    if fact.reach != "not-linked":
        return fact
    return Reply((fact, leader_code(chat.session, chat.who, unit_id)), after_named(fact))


LEADER = Flow(
    "leader",
    (
        Ask("woman", _hear_woman, _woman_options, show=_show_woman),
        Ask(
            "confirm",
            chosen,
            lambda c, a: (Option("label-replace-leader", "yes"), Option("label-keep-leader", "no", 0)),
            show=_show_change,
            when=lambda a: bool(a.get("instead_of")),
        ),
    ),
    _lead,
)


def after_named(fact: LeaderNamed) -> tuple[Option, ...]:
    """What the head may want next."""
    undo = Option("label-undo", f"leader-back:{fact.group}:{fact.person}:{fact.before}")
    return (undo, Option("label-all-groups", "menu:groups")) if fact.kind == UnitKind.GROUP else (undo,)
