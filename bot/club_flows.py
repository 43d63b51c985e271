"""Questions in steps for clubs: a new one, and which women are put into it or taken out."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.book_women import Meant, Woman, meant, women_of
from bot.flow import Answers, Ask, Flow, Heard, Turn, Unclear, chosen
from bot.reading.accents import club_lacks_accents
from bot.reading.group_line import GroupLine, Wish
from bot.reading.roll_items import read_items, tokens
from bot.replies import Chat, Option, Plain, Reply, Result, Start, Words
from models.club_joining import create_club, put_into_club, take_from_club
from models.clubs import NeedsAnotherName, hurts, members_of
from models.group_changes import GroupExists, checked_name
from models.groups import led_unit, open_units, parent_of
from models.posts import Held, NotAllowed, Right, post_for, posts_of
from models.text import fold
from models.units import Unit, UnitKind, get_unit

BRANCHES = 9  # that are offered by number; others are named
MAKERS = (UnitKind.BRANCH, UnitKind.COMMUNE)


def heads(chat: Chat) -> list[Held]:
    """Her posts that may make clubs: of a branch or a commune."""
    posts = [held for held in posts_of(chat.session, chat.person_id) if Right.UNITS in held.rights]
    return [held for held in posts if Right.NAMES in held.rights and held.unit_kind in MAKERS]


# --- a new club -----------------------------------------------------------------------------------------------------


def begin(chat: Chat, name: str = "", line: GroupLine | None = None) -> Result:
    """A new club for her branch or commune, perhaps with the women of a line."""
    posts = heads(chat)
    if not posts:
        raise NotAllowed
    answers: dict[str, Any] = {"unit": posts[0].unit_id} if len(posts) == 1 else {}
    if name:
        name = checked_name(name)
        answers |= {"name": name, "hurts": hurts(name)}
    if line is not None and (line.numbers or line.women):
        answers["women"] = [list(line.numbers), list(line.women)]
    return Start("club_new", answers)


def _hear_name(chat: Chat, heard: Heard, answers: Answers) -> Turn:
    name = checked_name(heard.text)
    if not fold(name).startswith(("cau lac bo", "clb", "mo hinh", "to ", "nhom ")):
        name = checked_name(f"câu lạc bộ {name}")
    if any(fold(club.name) == fold(name) for club in open_units(chat.session, [answers["unit"]], UnitKind.CLUB)):
        raise GroupExists(name)
    return Turn({"name": name, "hurts": hurts(name)})


def _hear_said_as(_chat: Chat, heard: Heard, _answers: Answers) -> str:
    name = checked_name(heard.text)
    if hurts(name):
        raise NeedsAnotherName
    return name


def _create(chat: Chat, answers: Answers) -> Result:
    asks = answers.get("joining") == "ask"
    said_as = answers.get("said_as", "")
    made = create_club(chat.session, chat.who, answers["unit"], answers["name"], said_as=said_as, asks=asks)
    if "women" not in answers:
        return made
    numbers, names = answers["women"]
    put = begin_put(chat, made.club, GroupLine(Wish.PUT, True, made.name, "", tuple(numbers), tuple(names)))
    return replace(put, before=(made, *put.before)) if isinstance(put, Start) else put


NEW = Flow(
    "club_new",
    (
        Ask(
            "unit",
            lambda c, h, a: int(chosen(c, h, a)),
            lambda c, a: tuple(Option(Plain(held.unit_name), str(held.unit_id)) for held in heads(c)),
        ),
        Ask("name", _hear_name),
        Ask(
            "said_as",
            _hear_said_as,
            show=lambda c, a: {"bare": club_lacks_accents(a["name"])},
            when=lambda a: bool(a.get("hurts")),
        ),
        Ask(
            "joining",
            chosen,
            lambda c, a: (Option("label-join-freely", "open"), Option("label-join-asking", "ask")),
            show=lambda c, a: {"club": a.get("said_as") or a["name"], "bare": club_lacks_accents(a["name"])},
            when=lambda a: not a.get("hurts"),  # nobody but its own women sees one with a name for messages
        ),
    ),
    _create,
)


# --- women put in and taken out -------------------------------------------------------------------------------------


def begin_put(chat: Chat, club_id: int, line: GroupLine | None = None) -> Result:
    """Put women into a club: those of a line, or those that she names when asked."""
    club = led_unit(chat.session, chat.who, club_id, Right.NAMES)
    place = get_unit(chat.session, parent_of(chat.session, club_id))
    post_for(chat.session, chat.person_id, Right.NAMES, place.id or 0)
    answers: dict[str, Any] = {"club": club_id, "called": club.name}
    if place.kind == UnitKind.BRANCH:
        answers["branch"] = place.id
    if line is not None:
        answers["line"] = [list(line.numbers), list(line.women)]
        if "branch" in answers:
            found = _women(chat, answers)
            if found.question is not None:
                answers.pop("line")
                return Start("club_put", answers | _kept(found), (found.question,))
    return Start("club_put", answers)


def _women(chat: Chat, answers: Answers) -> Meant:
    numbers, names = answers["line"]
    return meant(women_of(chat.session, answers["branch"]), numbers, names)


def _kept(found: Meant) -> Answers:
    """Of a line with a name in doubt: who is clear, and the names still to be looked at. With wrong numbers nothing."""
    if found.wrong:
        return {}
    return {"kept": [[one.number for one in found.women], list(found.rest)]}


def _hear_branch(chat: Chat, heard: Heard, answers: Answers) -> Any:
    wanted = fold(heard.text)
    found = [unit for unit in _places(chat, answers) if str(unit.id) == heard.value]
    found = found or [unit for unit in _places(chat, answers) if wanted and wanted in unit.folded]
    if len(found) != 1:
        raise Unclear
    known = answers | {"branch": found[0].id}
    if "line" in known and (question := _women(chat, known).question) is not None:
        raise Unclear(question)
    return found[0].id


def _places(chat: Chat, answers: Answers) -> list[Unit]:
    return open_units(chat.session, [parent_of(chat.session, answers["club"])], UnitKind.BRANCH)


def _hear_line(chat: Chat, heard: Heard, answers: Answers) -> list[list[Any]]:
    items = read_items(tokens(heard.text[:200]))
    if items is None or not items or items.group is not None:
        raise Unclear(Words("unclear-women"))
    numbers, names = answers.get("kept", ([], []))
    line: list[list[Any]] = [[*numbers, *items.numbers], [*items.names, *names]]
    found = _women(chat, {**answers, "line": line})
    if found.question is not None:
        answers.update(_kept(found))
        raise Unclear(found.question)
    return line


def _put(chat: Chat, answers: Answers) -> Result:
    people = [one.person_id for one in _women(chat, answers).women]
    return put_into_club(chat.session, chat.who, answers["club"], people)


def _called_so(_chat: Chat, answers: Answers) -> Mapping[str, Any]:
    return {"club": answers["called"], "kept": len(answers["kept"][0]) if "kept" in answers else 0}


PUT = Flow(
    "club_put",
    (
        Ask(
            "branch",
            _hear_branch,
            lambda c, a: tuple(Option(Plain(unit.name), str(unit.id)) for unit in _places(c, a)[:BRANCHES]),
            show=_called_so,
        ),
        Ask("line", _hear_line, show=_called_so),
    ),
    _put,
)


def take(chat: Chat, club_id: int, line: GroupLine) -> Result:
    """Take the women of a line out of a club."""
    led_unit(chat.session, chat.who, club_id, Right.NAMES)
    inside = [
        Woman(membership.number, person.id or 0, person.full_name, person.birth_year)
        for membership, person in members_of(chat.session, club_id)
    ]
    found = meant(inside, line.numbers, line.women)
    twice = [one for one in inside if one.number in line.numbers and one not in found.women]
    if twice:  # in a commune's club several branches have a number 3
        return Reply((Words("say-who", {"numbers": ", ".join(str(one.number) for one in twice)}),))
    if found.question is not None:
        return Reply((found.question,))
    return take_from_club(chat.session, chat.who, club_id, [one.person_id for one in found.women])
