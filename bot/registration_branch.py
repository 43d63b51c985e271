"""Which branch she means who registers: by its code, its name, or before she has agreed."""

from collections.abc import Mapping
from typing import Any

from bot.flow import Answers, Heard, Turn, Unclear, agreed
from bot.replies import Chat, Option, Plain, Words
from models.text import fold
from models.unit_names import standing
from models.unit_search import title_of
from models.units import Unit, UnitKind, ancestors, children, find_units, get_unit, unit_by_short_code

OFFERED = 9  # branches of one name
_NAMES_A_PLACE = ("thon ", "chi hoi ", "ap ", "xom ", "khu ", "ma ")


def hear_branch(chat: Chat, heard: Heard, _answers: Answers) -> int | Turn:
    """The branch that she names by its code, its name or its commune's; of several she is asked. Raises Unclear."""
    if heard.value:
        return int(heard.value)
    branch = by_code(chat, heard.text)
    if branch is not None:
        return branch.id or 0
    found = find_units(chat.session, heard.text)
    branches = [u for u in found if u.kind == UnitKind.BRANCH]
    for commune in (u for u in found if u.kind == UnitKind.COMMUNE):
        branches += [u for u in children(chat.session, commune.id or 0) if u.kind == UnitKind.BRANCH]
    if not branches:
        raise Unclear(Words("no-such-branch"))
    if len(branches) == 1:
        return branches[0].id or 0
    return Turn({"found": [u.id for u in branches]})


def branch_options(chat: Chat, answers: Answers) -> tuple[Option, ...]:
    """The branches that were found, each with what tells it from its namesakes."""
    return tuple(
        Option(Plain(_placed(chat, get_unit(chat.session, unit_id))), str(unit_id))
        for unit_id in answers.get("found", [])
    )


def _placed(chat: Chat, unit: Unit) -> str:
    """A branch with what tells it from its namesakes: "thôn Mận, xã Hoa Mai"."""
    above = [u.name for u in ancestors(chat.session, unit.id or 0)[1:3]]
    return ", ".join([unit.name, *above])


def by_code(chat: Chat, text: str) -> Unit | None:
    """The branch whose printed code was typed: "7kd2", "man 7kd2"."""
    for word in reversed(fold(text).split()[-2:]):
        if len(word) == 4 and not word.isdigit():
            unit = unit_by_short_code(chat.session, word)
            if unit is not None:  # on an old poster that of a branch that went into another one
                return standing(chat.session, unit)
    return None


def _by_bare_name(chat: Chat, text: str) -> int | Turn | None:
    """The branches that are called so and no more: "Mận" is thôn Mận; None where nothing is."""
    name = title_of(text)[1]
    if not name or len(name.split()) > 4:
        return None
    named = [
        u.id or 0 for u in find_units(chat.session, name) if u.kind == UnitKind.BRANCH and title_of(u.name)[1] == name
    ]
    return (named[0] if len(named) == 1 else Turn({"found": named[:OFFERED]})) if named else None


def hear_consent(chat: Chat, heard: Heard, answers: Answers) -> str | Turn:
    """Her yes or no; a branch that she names here, by its code or as "thôn Mận", is kept and the question stays."""
    try:
        return agreed(chat, heard, answers)
    except Unclear:
        if (branch := by_code(chat, heard.text)) is not None:
            return Turn({"unit": branch.id or 0})
        if fold(heard.text).startswith(_NAMES_A_PLACE):
            found = hear_branch(chat, heard, answers)
        elif (named := _by_bare_name(chat, heard.text)) is not None:
            found = named
        else:
            raise
        return found if isinstance(found, Turn) else Turn({"unit": found})


def show_consent(chat: Chat, answers: Answers) -> Mapping[str, Any]:
    """The branch, where she has named it already."""
    return {"branch": get_unit(chat.session, answers["unit"]).name if "unit" in answers else ""}
