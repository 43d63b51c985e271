"""Whom a call means: which unit and who of it, as the line says it, or by choice."""

import re
from collections.abc import Sequence
from typing import Any

from sqlmodel import col, select

from bot.flow import Answers, Heard, Turn, Unclear
from bot.reading.meeting_line import MeetingLine
from bot.replies import Chat, Option, Plain, Said, Words
from models.meetings import CalledFromAbove, MeetingKind, Whom
from models.posts import NotAllowed, Right, post_for, posts_of
from models.text import fold
from models.units import ABOVE_COMMUNE, Unit, UnitKind, UnitPath, by_name, get_unit, subtree_ids
from models.whom import usual

PAGE = 7  # choices in one message; the eighth shows more
_BY_UNIT = {
    UnitKind.GROUP: MeetingKind.GROUP,
    UnitKind.CLUB: MeetingKind.CLUB,
    UnitKind.COMMITTEE: MeetingKind.COMMITTEE,
}
_WORDS = ("mot", "hai", "ba", "bon", "nam", "sau", "bay", "tam", "chin", "muoi")
_NUMBERS = {word: str(place) for place, word in enumerate(_WORDS, start=1)} | {"tu": "4"}
# What stands before the name of a unit and is no part of it.
_TITLE = re.compile(r"^(?:chi hoi(?: phu nu)?|clb|cau lac bo|mo hinh|to phu nu|to|thon|ap|xom|khu)\b ?")
_OF_COMMUNE = re.compile(r"\b(?:xa|phuong|tinh|huyen|quan|thi tran)\b")
_SMALL = (UnitKind.BRANCH, UnitKind.GROUP, UnitKind.CLUB, UnitKind.COMMITTEE)
_WITHIN_A_BRANCH = (UnitKind.GROUP, UnitKind.CLUB)
_COMMITTEES = {
    MeetingKind.COMMITTEE: re.compile(r"\b(?:bch|chap hanh)\b"),
    MeetingKind.STANDING: re.compile(r"\b(?:btv|thuong vu)\b"),
}


def units_for(chat: Chat, right: Right) -> list[Unit]:
    """The units that her posts with this right are in."""
    return [
        get_unit(chat.session, held.unit_id) for held in posts_of(chat.session, chat.person_id) if right in held.rights
    ]


def kind_of(unit: Unit) -> MeetingKind:
    """What a meeting of a unit is, where nothing else is said."""
    return _BY_UNIT.get(UnitKind(unit.kind), MeetingKind.BRANCH)


def read_whom(chat: Chat, line: MeetingLine | None) -> tuple[dict[str, Any], tuple[Said, ...]]:
    """What is known of the unit, the kind and the people, as answers of the flow, and what is to be said before.

    Raises NotAllowed where the line names a unit of a kind that she has no post in, CalledFromAbove of one above her.
    """
    units = units_for(chat, Right.CALL)
    if line is None:
        return (_settle(chat, units[0]) if len(units) == 1 else {}), ()
    if line.kind in {"group", "club", "branch"} and line.group:
        wanted = UnitKind(line.kind)
        found = named(chat, units, wanted, line.group)
        if len(found) == 1:
            return settled(found[0], kind_of(found[0])), ()
        only = {"among": [unit.id for unit in found]} if found else {}
        said = () if found else (Words("unit-not-found", {"name": line.group}),)
        return {"unit": units[0].id, "asks_whom": True, **only}, said
    if line.kind in {"group", "club"} and (below := _below(chat, units, UnitKind(line.kind))):
        # "họp tổ": the one that she leads, the only one, or one to be chosen.
        if len(below) == 1:
            return settled(below[0], kind_of(below[0])), ()
        return {"unit": units[0].id, "asks_whom": True, "among": [unit.id for unit in below]}, ()
    if line.of_branch and all(unit.kind in _WITHIN_A_BRANCH for unit in units):
        raise NotAllowed
    return _of_level(chat, units, line), ()


def _of_level(chat: Chat, units: Sequence[Unit], line: MeetingLine) -> dict[str, Any]:
    """A call that names no unit by its own name: of the branch, of the commune, or of the only unit she has."""
    words = fold(line.group)
    branches = [unit for unit in units if unit.kind == UnitKind.BRANCH]
    if _OF_COMMUNE.search(words) or (line.kind == "briefing" and line.whom == "heads"):
        units = [unit for unit in units if unit.kind not in _SMALL]
        if not units:
            raise CalledFromAbove(line.kind)
    elif "chi hoi" in words or (line.kind == "branch" and len(branches) == 1):
        units = branches
    if not units:
        raise NotAllowed
    said: dict[str, Any] = {"kind": line.kind} if line.kind not in {"branch", "group", "club"} else {}
    said |= {"whom": line.whom} if line.whom else {}
    if len(units) > 1:
        return said
    return _settle(chat, units[0], said.get("kind", ""), said.get("whom", ""))


def hear_unit(chat: Chat, heard: Heard, answers: Answers) -> Turn:
    """Which of her units she means; what the line said of the kind is kept."""
    if not heard.value:
        raise Unclear
    unit = get_unit(chat.session, int(heard.value))
    return Turn(_settle(chat, unit, answers.get("kind", ""), answers.get("whom", "")))


def unit_options(chat: Chat, _answers: Answers) -> tuple[Option, ...]:
    """The units that she may call."""
    return tuple(Option(Plain(unit.name), str(unit.id)) for unit in units_for(chat, Right.CALL))


def _settle(chat: Chat, unit: Unit, kind: str = "", whom: str = "") -> dict[str, Any]:
    """The answers as far as they are certain; `asks_whom` where there is a choice left."""
    large = unit.kind not in _SMALL
    if not kind:
        return {"unit": unit.id, "asks_whom": True} if large else settled(unit, kind_of(unit))
    meant = MeetingKind(kind)
    if meant in _COMMITTEES and (committee := _committee(chat, unit, meant)) is not None:
        return settled(committee, meant)
    if whom:
        return settled(unit, meant, Whom(whom))
    unclear = (meant == MeetingKind.COMMITTEE and large) or (
        meant == MeetingKind.TRAINING and (large or unit.kind == UnitKind.BRANCH)
    )
    return {"unit": unit.id, "kind": kind, "asks_whom": True} if unclear else settled(unit, meant)


def settled(unit: Unit, kind: MeetingKind, whom: Whom | None = None) -> dict[str, Any]:
    """The answers that leave nothing to ask."""
    return {"unit": unit.id, "kind": kind.value, "whom": (whom or usual(unit, kind)).value}


def _committee(chat: Chat, unit: Unit, kind: MeetingKind) -> Unit | None:
    """The committee itself, where it stands in the tree as a unit with posts of its own."""
    found = [one for one in _below(chat, [unit], UnitKind.COMMITTEE) if _COMMITTEES[kind].search(one.folded)]
    return found[0] if len(found) == 1 else None


def _below(chat: Chat, units: Sequence[Unit], kind: UnitKind) -> list[Unit]:
    """The open units of a kind in and below these, in the order of their names; a committee only right below."""
    found: dict[int | None, Unit] = {}
    for unit in units:
        query = select(Unit).where(Unit.kind == kind, col(Unit.closed_on).is_(None))
        if kind == UnitKind.COMMITTEE:
            query = query.join(UnitPath, col(UnitPath.descendant_id) == Unit.id).where(
                UnitPath.ancestor_id == unit.id, col(UnitPath.depth) <= 1, col(UnitPath.to_date).is_(None)
            )
        else:
            query = query.where(col(Unit.id).in_(subtree_ids(unit.id or 0)))
        found |= {one.id: one for one in chat.session.exec(query).all()}
    return sorted(found.values(), key=lambda one: by_name(one.name))


def named(chat: Chat, units: Sequence[Unit], kind: UnitKind, words: str) -> list[Unit]:
    """The units of a kind in and below these that words mean: "tổ hai", "CLB dân vũ", "chi hội thôn Mận"."""
    wanted = core(words)
    known = [
        (unit, {core(unit.name), core(str(unit.settings.get("true_name", "")))}) for unit in _below(chat, units, kind)
    ]
    exact = [unit for unit, names in known if wanted in names]
    return exact or [unit for unit, names in known if any(f" {wanted} " in f" {name} " for name in names if wanted)]


def core(words: str) -> str:
    """What a unit's name comes to, without its title: "CLB dân vũ" -> "dan vu", "tổ hai" -> "2"."""
    core = fold(words)
    while (shorter := _TITLE.sub("", core)) != core:
        core = shorter
    core = core.removeprefix("so ")
    return _NUMBERS.get(core, core)


# --- the question ---------------------------------------------------------------------------------------------------


def whom_options(chat: Chat, answers: Answers) -> tuple[Option, ...]:
    """Who can be invited from here, eight at a time."""
    every = _choices(chat, answers)
    page = int(answers.get("page", 0))
    start = page * PAGE if page * PAGE < len(every) else 0
    shown = every[start : start + PAGE]
    rest = len(every) - start - len(shown)
    if rest == 1:
        shown, rest = every[start : start + PAGE + 1], 0
    return (*shown, Option("label-more", "more")) if rest else tuple(shown)


def _choices(chat: Chat, answers: Answers) -> list[Option]:
    session = chat.session
    if answers.get("among"):
        return _among(chat, [get_unit(session, int(unit)) for unit in answers["among"]])
    unit = get_unit(session, answers["unit"])
    name = {"unit": unit.name}
    if answers.get("kind") == MeetingKind.TRAINING:
        return _training(unit)
    committee = _tap(unit, MeetingKind.COMMITTEE, Whom.COMMITTEE)
    if answers.get("kind") == MeetingKind.COMMITTEE:
        office = _tap(unit, MeetingKind.COMMITTEE, Whom.OFFICE)
        return [Option("label-whom-office", office, variables=name), Option("label-whom-office-heads", committee)]
    clubs = _unit_choices(chat, _below(chat, [unit], UnitKind.CLUB)) if unit.kind not in ABOVE_COMMUNE else []
    if unit.kind == UnitKind.BRANCH:
        return [
            Option("label-whom-members", _tap(unit, MeetingKind.BRANCH, Whom.MEMBERS), variables=name),
            Option("label-whom-leaders", _tap(unit, MeetingKind.BRIEFING, Whom.LEADERS)),
            *_unit_choices(chat, _below(chat, [unit], UnitKind.GROUP)),
            *clubs,
        ]
    if unit.kind in _SMALL:
        return _unit_choices(chat, [unit])
    everyone = Option("label-whom-event", _tap(unit, MeetingKind.EVENT, Whom.EVERYONE), variables=name)
    return [
        Option("label-whom-standing", _tap(unit, MeetingKind.STANDING, Whom.OFFICE), variables=name),
        Option("label-whom-committee", committee),
        Option("label-whom-briefing", _tap(unit, MeetingKind.BRIEFING, Whom.HEADS)),
        Option("label-whom-training", _tap(unit, MeetingKind.TRAINING, Whom.HEADS)),
        *(() if unit.kind in ABOVE_COMMUNE else (everyone,)),
        *clubs,
    ]


def _among(chat: Chat, units: Sequence[Unit]) -> list[Option]:
    """These units by name; a branch beside groups of its own comes last, as a whole."""
    parts = [unit for unit in units if unit.kind != UnitKind.BRANCH]
    if not parts:
        return _unit_choices(chat, units)
    return [
        *_unit_choices(chat, parts),
        *(
            Option("label-whom-members", _tap(unit, MeetingKind.BRANCH, Whom.MEMBERS), variables={"unit": unit.name})
            for unit in units
            if unit not in parts
        ),
    ]


def _training(unit: Unit) -> list[Option]:
    heads = Option("label-whom-heads", _tap(unit, MeetingKind.TRAINING, Whom.HEADS))
    leaders = Option("label-whom-leaders", _tap(unit, MeetingKind.TRAINING, Whom.LEADERS))
    members = Option(
        "label-whom-members", _tap(unit, MeetingKind.TRAINING, Whom.MEMBERS), variables={"unit": unit.name}
    )
    if unit.kind == UnitKind.BRANCH:
        return [leaders, members]
    return [heads, leaders] if unit.kind in ABOVE_COMMUNE else [heads, leaders, members]


def _tap(unit: Unit, kind: MeetingKind, whom: Whom) -> str:
    return f"{unit.id}:{kind}:{whom}"


def _unit_choices(chat: Chat, units: Sequence[Unit]) -> list[Option]:
    """Units by name; two of the same name with the unit above."""
    names = [unit.folded for unit in units]
    twins = [unit.id for unit in units if names.count(unit.folded) > 1]
    rows = chat.session.exec(
        select(UnitPath.descendant_id, Unit.name)
        .join(Unit, col(Unit.id) == UnitPath.ancestor_id)
        .where(col(UnitPath.descendant_id).in_(twins), UnitPath.depth == 1, col(UnitPath.to_date).is_(None))
    ).all()
    above = dict(rows)
    return [
        Option(
            Plain(f"{unit.name} ({above[unit.id]})" if unit.id in above else unit.name),
            _tap(unit, kind_of(unit), usual(unit, kind_of(unit))),
        )
        for unit in units
    ]


def hear_whom(chat: Chat, heard: Heard, answers: Answers) -> Turn:
    """The choice, or the name of a group or a club of hers. Raises NotAllowed for a unit that is not hers."""
    if heard.value == "more":
        return Turn({"page": int(answers.get("page", 0)) + 1})
    if heard.value:
        number, kind, whom = heard.value.split(":")
        unit = get_unit(chat.session, int(number))
        post_for(chat.session, chat.person_id, Right.CALL, unit.id or 0)
        return Turn(settled(unit, MeetingKind(kind), Whom(whom)), forget=("kept", "page", "among"))
    found = [
        unit
        for kind in (UnitKind.GROUP, UnitKind.CLUB, UnitKind.BRANCH)
        for unit in named(chat, units_for(chat, Right.CALL), kind, heard.text)
    ]
    if len(found) != 1:
        raise Unclear
    return Turn(settled(found[0], kind_of(found[0])), forget=("kept", "page", "among"))
