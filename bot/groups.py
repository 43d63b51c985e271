"""The groups of a branch: who leads them, who is in them, and a leader's own view of hers."""

from typing import Any

from bot import group_flows
from bot.book_women import women_of
from bot.going_on import rest_of
from bot.meetings import person_line
from bot.replies import Chat, Option, Plain, Reply, Result, Said, Start, Words
from models import door
from models.attendance import listed
from models.groups import (
    Group,
    Leader,
    groups_of,
    leaders,
    led_unit,
    next_meeting,
    open_units,
    parent_of,
)
from models.leader_changes import end_leader, leader_back, leader_code
from models.meetings import Answer, Meeting, local_start
from models.members import book
from models.posts import Held, NotAllowed, Right, post_for, posts_of
from models.units import Unit, UnitKind, get_unit

LIST = 8  # groups in one message
WOMEN = 10  # women in one message


# --- the head: all groups -------------------------------------------------------------------------------------------


def show(chat: Chat) -> Result:
    """ "các tổ": every group of her branch; for a group leader her own; for a cadre first which branch."""
    posts = [held for held in posts_of(chat.session, chat.person_id) if Right.NAMES in held.rights]
    heads = [held for held in posts if Right.UNITS in held.rights]
    if not heads:
        return mine(chat)
    branches = branches_of(chat, heads)
    if len(branches) == 1:
        return listing(chat, branches[0].id or 0, 0)
    return Reply((Words("which-branch"),), tuple(Option(Plain(u.name), f"groups:{u.id}:0") for u in branches[:20]))


def branches_of(chat: Chat, posts: list[Held]) -> list[Unit]:
    """The branches that these posts answer for."""
    own = [get_unit(chat.session, held.unit_id) for held in posts if held.unit_kind == UnitKind.BRANCH]
    above = [held.unit_id for held in posts if held.unit_kind != UnitKind.BRANCH]
    known = {unit.id for unit in own}
    return own + [unit for unit in open_units(chat.session, above, UnitKind.BRANCH) if unit.id not in known]


def listing(chat: Chat, branch_id: int, page: int) -> Result:
    """The branch's groups, each with its leader and how many women; a group's own number is its answer."""
    post_for(chat.session, chat.person_id, Right.UNITS, branch_id)
    post_for(chat.session, chat.person_id, Right.NAMES, branch_id)
    groups = groups_of(chat.session, branch_id)
    branch = get_unit(chat.session, branch_id)
    if not groups:
        return Reply(
            (Words("no-groups", {"branch": branch.name}),), (Option("label-new-group", f"group-new:{branch_id}"),)
        )
    shown = groups[page * LIST : (page + 1) * LIST]
    outside = sum(membership.group_id is None for membership, _ in book(chat.session, branch_id))
    said: list[Said] = [Words("groups-heading", {"branch": branch.name, "count": len(groups), "outside": outside})]
    numbers = _numbered(groups)
    options = [
        Option(
            "group-line",
            f"group:{group.unit_id}",
            numbers[group.unit_id],
            variables={"name": sentence(group.name), "count": group.count, **_led(group.leader)},
        )
        for group in shown
    ]
    after = max(numbers.values()) + 1
    if (page + 1) * LIST < len(groups):
        options.append(Option("label-more", f"groups:{branch_id}:{page + 1}", after))
    else:
        options.append(Option("label-new-group", f"group-new:{branch_id}", after))
    return Reply(tuple(said), tuple(options))


def _numbered(groups: list[Group]) -> dict[int, int]:
    """Each group's number in the list: its own, where no other group has it; the rest come after."""
    own = [group.number for group in groups]
    found = {group.unit_id: group.number for group in groups if group.number and own.count(group.number) == 1}
    after = max(found.values(), default=0)
    rest = [group.unit_id for group in groups if group.unit_id not in found]
    return found | {unit_id: number for number, unit_id in enumerate(rest, start=after + 1)}


def sentence(name: str) -> str:
    """A name at the beginning of a line: "Tổ 7"."""
    return name[:1].upper() + name[1:]


def _led(leader: Leader) -> dict[str, Any]:
    return {"leader": leader.name, "reach": leader.reach.value}


# --- one group ------------------------------------------------------------------------------------------------------


def mine(chat: Chat) -> Result:
    """ "tổ của tôi": the group that she leads; for a member only who leads hers."""
    posts = posts_of(chat.session, chat.person_id)
    led = [held for held in posts if held.unit_kind == UnitKind.GROUP and Right.NAMES in held.rights]
    if len(led) == 1:
        return view(chat, led[0].unit_id)
    if led:
        return Reply((Words("which-group"),), tuple(Option(Plain(h.unit_name), f"group:{h.unit_id}") for h in led))
    for unit_id in group_flows.groups_she_is_in(chat):
        leader = leaders(chat.session, [unit_id]).get(unit_id, Leader())
        return Reply((Words("my-group", {"name": get_unit(chat.session, unit_id).name, **_led(leader)}),))
    if any(Right.UNITS in held.rights and Right.NAMES in held.rights for held in posts):
        return show(chat)
    return Reply((Words("in-no-group"),))


def view(chat: Chat, unit_id: int) -> Result:
    """One group at a glance: how many, who leads it, who comes to the next meeting, who is to be told at home."""
    group = led_unit(chat.session, chat.who, unit_id, Right.NAMES)
    if group.kind == UnitKind.CLUB:
        from bot import clubs

        return clubs.view(chat, unit_id)
    branch_id = parent_of(chat.session, unit_id)
    people = book(chat.session, branch_id, group_id=unit_id)
    leader = leaders(chat.session, [unit_id]).get(unit_id, Leader())
    words = {
        "name": sentence(group.name),
        "branch": get_unit(chat.session, branch_id).name,
        "count": len(people),
        "away": sum(membership.state == "away" for membership, _ in people),
        "own": leader.person_id == chat.person_id,
        **_led(leader),
    }
    said: list[Said] = [Words("group-at-a-glance", words)]
    options = [Option("label-group-women", f"group-women:{unit_id}:0")] if people else []
    meeting = next_meeting(chat.session, unit_id)
    if meeting is not None and people:
        said.append(Words("group-meeting", _answers(chat, meeting, unit_id)))
    if _may_change(chat, unit_id):
        options.append(Option("label-name-leader", f"leader:{unit_id}"))
        if leader.reach == "not-linked":
            options.append(Option("label-leader-code", f"leader-code:{unit_id}"))
        options.append(Option("label-rename-group", f"group-rename:{unit_id}"))
        options.append(Option("label-close-group", f"group-close:{unit_id}"))
        options.append(Option("label-all-groups", f"groups:{branch_id}:0"))
    elif meeting is not None and people:
        options.append(Option("label-at-home", f"home:{meeting.id}"))
    return Reply(tuple(said), tuple(options))


def _answers(chat: Chat, meeting: Meeting, unit_id: int) -> dict[str, Any]:
    people = [one for one in listed(chat.session, meeting, unit_id) if not one.away]
    given = [one.answer for one in people]
    return {
        "kind": meeting.kind,
        "when": local_start(chat.session, meeting),
        "yes": given.count(Answer.YES),
        "no": given.count(Answer.NO),
        "unsure": given.count(Answer.UNSURE),
        "silent": given.count(""),
        "at_home": sum(one.group_id == unit_id for one in door.unreached(chat.session, meeting)),
    }


def women(chat: Chat, unit_id: int, page: int) -> Result:
    """A group's women by their numbers, with what they answered for the next meeting and who is told at home."""
    group = led_unit(chat.session, chat.who, unit_id, Right.NAMES)
    people = women_of(chat.session, parent_of(chat.session, unit_id), unit_id)
    meeting = next_meeting(chat.session, unit_id)
    answers = {one.person_id: one.answer for one in listed(chat.session, meeting, unit_id)} if meeting else {}
    at_home = {one.person_id for one in door.unreached(chat.session, meeting)} if meeting else set()
    shown = people[page * WOMEN : (page + 1) * WOMEN]
    if not shown:
        return Reply((Words("group-empty", {"name": group.name}),))
    words = {"name": sentence(group.name), "count": len(people)}
    said: list[Said] = [Words("group-women", words)]
    if meeting is not None:
        when = local_start(chat.session, meeting)
        said = [Words("group-women-meeting", {"kind": meeting.kind, "when": when, **words})]
    for one in shown:
        standing = "away" if one.away else "home" if one.person_id in at_home else ""
        if meeting is not None and not standing:
            standing = answers.get(one.person_id, "") or "silent"
        line = person_line(one.number, one.full_name, one.birth_year)
        said.append(Words("group-woman", line | {"standing": standing}))
    left = len(people) - (page + 1) * WOMEN
    if left <= 0:
        return Reply(tuple(said))
    return Reply(tuple(said), (rest_of(f"group-women:{unit_id}:{page + 1}", left),))


def _may_change(chat: Chat, unit_id: int) -> bool:
    try:
        post_for(chat.session, chat.person_id, Right.UNITS, unit_id)
    except NotAllowed:
        return False
    return True


# --- taps -----------------------------------------------------------------------------------------------------------


def new_group(chat: Chat, branch_id: int) -> Result:
    """One more group for this branch."""
    post_for(chat.session, chat.person_id, Right.UNITS, branch_id)
    return Start("group_new", {"unit": branch_id})


def rename_group(chat: Chat, unit_id: int) -> Result:
    """Another name for a group or club."""
    return Start("group_rename", {"unit": unit_id, "old": led_unit(chat.session, chat.who, unit_id).name})


def close_group(chat: Chat, unit_id: int) -> Result:
    """Close a group or club: asked once more where women are in it."""
    led_unit(chat.session, chat.who, unit_id)
    return Start("group_close", {"unit": unit_id})


def new_leader(chat: Chat, unit_id: int) -> Result:
    """Another leader for a group or club."""
    return group_flows.begin_leader(chat, unit_id)


def code_for_leader(chat: Chat, unit_id: int) -> Result:
    """A code that links the leader's phone."""
    return leader_code(chat.session, chat.who, unit_id)


def without_leader(chat: Chat, unit_id: int) -> Result:
    """Nobody leads it for the time being."""
    return end_leader(chat.session, chat.who, unit_id)


def taps(tap: Any) -> dict[str, Any]:
    """The taps of groups."""
    return {
        "groups": tap(listing, (int, int)),
        "group": tap(view, (int,)),
        "group-women": tap(women, (int, int)),
        "group-new": tap(new_group, (int,)),
        "group-rename": tap(rename_group, (int,)),
        "group-close": tap(close_group, (int,)),
        "leader": tap(new_leader, (int,)),
        "leader-code": tap(code_for_leader, (int,)),
        "leader-back": tap(
            lambda chat, *named: leader_back(chat.session, chat.who, *named),
            (int, int, int),
        ),
        "leader-end": tap(without_leader, (int,)),
    }
