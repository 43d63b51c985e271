"""Clubs: a woman sees those of her branch and commune, joins and leaves; a head makes them and puts women in."""

from typing import Any

from bot import club_flows, group_lines, groups
from bot.going_on import rest_of
from bot.reading.group_line import GroupLine, Wish
from bot.replies import Chat, Option, Plain, Reply, Result, Said, Words
from models.club_joining import (
    decide_request,
    join_club,
    leave_club,
)
from models.clubs import club_for, clubs_for, is_in, members_of
from models.groups import Leader, leaders, led_unit, open_units, parent_of
from models.posts import NotAllowed, Right, post_for, posts_of
from models.text import fold
from models.units import Unit, UnitKind, get_unit

LIST = 8  # clubs, and branches, in one message
WOMEN = 10


def _may(chat: Chat, right: Right, unit_id: int) -> bool:
    try:
        post_for(chat.session, chat.person_id, right, unit_id)
    except NotAllowed:
        return False
    return True


def _all(chat: Chat) -> list[Unit]:
    """The clubs that she answers for, then those that she is in or may join."""
    led = [held.unit_id for held in posts_of(chat.session, chat.person_id) if Right.NAMES in held.rights]
    found = open_units(chat.session, led, UnitKind.CLUB) if led else []
    known = {club.id for club in found}
    return found + [club for club in clubs_for(chat.session, chat.person_id or 0) if club.id not in known]


# --- what there is --------------------------------------------------------------------------------------------------


def show(chat: Chat) -> Result:
    """ "câu lạc bộ": the clubs that concern her."""
    return listing(chat, 0)


def listing(chat: Chat, page: int) -> Reply:
    """The clubs by number, and for a head the way to make one."""
    found = _all(chat)
    shown = found[page * LIST : (page + 1) * LIST]
    options = [
        Option(
            "club-line",
            f"club:{club.id}",
            number,
            variables={
                "club": groups.sentence(club.name),
                "inside": str(is_in(chat.session, club.id or 0, chat.person_id or 0)).lower(),
            },
        )
        for number, club in enumerate(shown, start=page * LIST + 1)
    ]
    after = page * LIST + len(shown) + 1
    if (page + 1) * LIST < len(found):
        options.append(Option("label-more", f"clubs:{page + 1}", after))
    elif club_flows.heads(chat):
        options.append(Option("label-new-club", "club-new", after))
    words = Words("clubs-heading", {"count": len(found)}) if found else Words("no-clubs")
    return Reply((words,), tuple(options))


def view(chat: Chat, club_id: int) -> Result:
    """One club: who leads it, and what she may do there."""
    answers_for = _may(chat, Right.NAMES, club_id)
    club = led_unit(chat.session, chat.who, club_id, Right.NAMES) if answers_for else _hers(chat, club_id)
    leader = leaders(chat.session, [club_id]).get(club_id, Leader())
    inside = is_in(chat.session, club_id, chat.person_id or 0)
    words = {
        "club": groups.sentence(club.name),
        "place": get_unit(chat.session, parent_of(chat.session, club_id)).name,
        "leader": leader.name,
        "reach": leader.reach.value,
        "inside": inside,
    }
    if not answers_for:
        options = [_in_or_out(club_id, inside), Option("label-menu", "menu:menu", 0)]
        return Reply((Words("club-at-a-glance", words),), tuple(options))
    people = members_of(chat.session, club_id)
    options = [Option("label-club-women", f"club-women:{club_id}:0")] if people else []
    if _may(chat, Right.NAMES, parent_of(chat.session, club_id)):
        options.append(Option("label-put-in", f"club-put:{club_id}"))
    if _may(chat, Right.UNITS, club_id):
        options.append(Option("label-name-club-leader", f"leader:{club_id}"))
        if leader.reach == "not-linked":
            options.append(Option("label-leader-code", f"leader-code:{club_id}"))
        options += [
            Option("label-rename-group", f"group-rename:{club_id}"),
            Option("label-close-club", f"group-close:{club_id}"),
        ]
    if any(club.id == club_id for club in clubs_for(chat.session, chat.person_id or 0)):
        options.append(_in_or_out(club_id, inside))
    return Reply((Words("club-for-head", words | {"count": len(people)}),), tuple(options))


def _hers(chat: Chat, club_id: int) -> Unit:
    return club_for(chat.session, chat.person_id, club_id)


def _in_or_out(club_id: int, inside: bool) -> Option:
    if inside:
        return Option("label-leave-club", f"club-leave:{club_id}")
    return Option("label-join-club", f"club-join:{club_id}")


def women(chat: Chat, club_id: int, page: int) -> Result:
    """Who is in a club, for her who answers for it: by number, with the branch where there are several."""
    club = led_unit(chat.session, chat.who, club_id, Right.NAMES)
    place = get_unit(chat.session, parent_of(chat.session, club_id))
    people = sorted(members_of(chat.session, club_id), key=lambda row: (row[0].unit_id, row[0].number))
    shown = people[page * WOMEN : (page + 1) * WOMEN]
    if not shown:
        return Reply((Words("club-empty", {"club": club.name}),))
    said: list[Said] = [Words("club-women", {"club": groups.sentence(club.name), "count": len(people)})]
    for membership, person in shown:
        branch = "" if place.kind == UnitKind.BRANCH else get_unit(chat.session, membership.unit_id).name
        year = str(person.birth_year or "")
        words = {"number": membership.number, "name": person.full_name, "year": year, "branch": branch}
        said.append(Words("club-woman", words))
    left = len(people) - (page + 1) * WOMEN
    if left <= 0:
        return Reply(tuple(said))
    return Reply(tuple(said), (rest_of(f"club-women:{club_id}:{page + 1}", left),))


# --- in one message -------------------------------------------------------------------------------------------------


def from_line(chat: Chat, line: GroupLine) -> Result:
    """A whole wish about a club in one message; None where she has nothing to do with such a club."""
    if chat.person_id is None:
        return None
    if line.wish is Wish.CREATE:
        return club_flows.begin(chat, line.name, line) if club_flows.heads(chat) else None
    if line.wish is Wish.JOIN and not line.name:
        return show(chat)
    found = _called(_all(chat), line.name)
    if not found:
        return None if line.wish in {Wish.SHOW, Wish.WOMEN} else _no_such(chat, line)
    if len(found) > 1:
        options = tuple(Option(Plain(_placed(chat, club)), f"club:{club.id}") for club in found[:LIST])
        return Reply((Words("which-club"),), options)
    return _act(chat, line, found[0])


def _no_such(chat: Chat, line: GroupLine) -> Result:
    """No club is called so: said, with those that there are; whoever may make clubs can make this one."""
    found = _all(chat)
    makes = club_flows.heads(chat) and line.wish in {Wish.PUT, Wish.LEADER}
    if not makes:
        return listing(chat, 0).after(Words("no-such-club", {"club": line.name}))
    options = [Option("label-make-club", f"club-new:{line.name}", variables={"club": line.name})]
    options += [Option("label-all-clubs", "clubs:0", variables={"count": len(found)})] if found else []
    return Reply((Words("no-such-club", {"club": line.name}),), tuple(options))


def _act(chat: Chat, line: GroupLine, club: Unit) -> Result:
    club_id = club.id or 0
    if line.wish is Wish.JOIN:
        return join_club(chat.session, chat.who, club_id)
    if line.wish is Wish.LEAVE:
        return leave_club(chat.session, chat.who, club_id)
    if line.wish is Wish.PUT:
        return club_flows.begin_put(chat, club_id, line)
    if line.wish is Wish.TAKE:
        return club_flows.take(chat, club_id, line)
    if line.wish is Wish.SHOW:
        return view(chat, club_id)
    if line.wish is Wish.WOMEN and _may(chat, Right.NAMES, club_id):
        return women(chat, club_id, 0)
    if line.wish is Wish.WOMEN:
        return view(chat, club_id)
    return group_lines.act(chat, line, club)


def _called(found: list[Unit], name: str) -> list[Unit]:
    """Those with this name, with or without the word for club; else those whose name has all its words."""
    wanted = _bare(name)
    exact = [club for club in found if _bare(club.name) == wanted]
    words = set(wanted.split())
    return exact or [club for club in found if words and words <= set(_bare(club.name).split())]


def _bare(name: str) -> str:
    return fold(name).removeprefix("cau lac bo ").removeprefix("clb ").removeprefix("mo hinh ")


def _placed(chat: Chat, club: Unit) -> str:
    return f"{club.name}, {get_unit(chat.session, parent_of(chat.session, club.id or 0)).name}"


# --- taps -----------------------------------------------------------------------------------------------------------


def decided(chat: Chat, request_id: int, choice: str) -> Result:
    """A club's leader has answered a woman who wants to join."""
    return decide_request(chat.session, chat.who, request_id, choice)


def after_new(fact: Any) -> tuple[Option, ...]:
    """A new club wants women and a leader."""
    return (
        Option("label-put-in", f"club-put:{fact.club}"),
        Option("label-name-club-leader", f"leader:{fact.club}"),
        Option("label-undo", f"edit-undo:{fact.edit}"),
    )


def after_put(fact: Any) -> tuple[Option, ...]:
    """Who is in it now."""
    seen = (Option("label-club-women", f"club-women:{fact.club}:0"),)
    return (*seen, Option("label-undo", f"edit-undo:{fact.edit}")) if fact.edit else seen


def taps(tap: Any) -> dict[str, Any]:
    """The taps of clubs."""
    return {
        "clubs": tap(listing, (int,)),
        "club": tap(view, (int,)),
        "club-women": tap(women, (int, int)),
        "club-new": tap(club_flows.begin, (str,)),
        "club-put": tap(club_flows.begin_put, (int,)),
        "club-join": tap(join_club, (int,), is_rule=True),
        "club-leave": tap(leave_club, (int,), is_rule=True),
        "club-decide": tap(decided, (int, str)),
    }
