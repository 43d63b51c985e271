"""A whole wish about a group in one message: "tạo tổ 7", "đóng tổ 7", "tổ trưởng tổ 2 là 24"."""

from typing import Any

from bot import group_flows, groups
from bot.reading.group_line import GroupLine, Wish
from bot.replies import Chat, Option, Plain, Reply, Result, Start, Words
from models.group_changes import group_name
from models.groups import group_key, open_units, parent_of
from models.posts import Held, Right, posts_of
from models.units import Unit, UnitKind, get_unit


def from_line(chat: Chat, line: GroupLine) -> Result:
    """A whole wish in one message; None where the line is not for her, or names no group of hers."""
    heads = [held for held in posts_of(chat.session, chat.person_id) if Right.UNITS in held.rights]
    if line.wish is Wish.CREATE:
        return _create(chat, line, heads) if heads else None
    units = [held.unit_id for held in heads] or [
        held.unit_id for held in posts_of(chat.session, chat.person_id) if Right.NAMES in held.rights
    ]
    if not units:
        return None
    found = [u for u in open_units(chat.session, units, UnitKind.GROUP) if group_key(u.name) == group_key(line.name)]
    if not found:
        if line.wish in {Wish.SHOW, Wish.WOMEN, Wish.CLOSE} and not line.name.isdecimal():
            return None
        return Reply((Words("no-such-group", {"name": line.name}),), (Option("label-all-groups", "menu:groups"),))
    if len(found) > 1:
        options = tuple(Option(Plain(_placed(chat, unit)), f"group:{unit.id}") for unit in found[:9])
        return Reply((Words("which-group"),), options)
    return act(chat, line, found[0])


def act(chat: Chat, line: GroupLine, unit: Unit) -> Result:
    """What a line wants of this group or club."""
    unit_id = unit.id or 0
    if line.wish is Wish.RENAME:
        answers = {"unit": unit_id, "old": unit.name} | ({"name": line.new_name} if line.new_name else {})
        return Start("group_rename", answers)
    if line.wish is Wish.CLOSE:
        return groups.close_group(chat, unit_id)
    if line.wish is Wish.LEADER:
        return group_flows.begin_leader(chat, unit_id, line.numbers, line.women)
    return groups.women(chat, unit_id, 0) if line.wish is Wish.WOMEN else groups.view(chat, unit_id)


def _create(chat: Chat, line: GroupLine, heads: list[Held]) -> Result:
    branches = groups.branches_of(chat, heads)
    answers: dict[str, Any] = {"unit": branches[0].id} if len(branches) == 1 else {}
    if line.name:
        answers["name"] = group_name(line.name)
    if line.numbers or line.women:
        marked = not chat.incoming.text.isascii()
        answers["women"] = {"numbers": list(line.numbers), "names": list(line.women), "marked": marked}
    return Start("group_new", answers)


def _placed(chat: Chat, unit: Unit) -> str:
    return f"{unit.name}, {get_unit(chat.session, parent_of(chat.session, unit.id or 0)).name}"
