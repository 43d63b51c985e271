"""Posts pass on in chat: offered in one line, seen, agreed to, taken with a yes or a code; deputies for a time."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from sqlmodel import col, select

from bot import handovers_back
from bot.flow import Answers, Ask, Flow, Heard, Turn, Unclear, agreed, chosen
from bot.reading.handovers import read_post_line, without_title
from bot.reading.unit_changes import read_day
from bot.replies import Chat, Option, Plain, Reply, Result, Start, Words
from models.deputies import decline_deputy, end_deputy, lend, names_beside
from models.handovers import name_of, offer
from models.members import MEMBER_STATES, Membership, Person
from models.posts import Held, NotAllowed, Post, Right, Role, holders_above, posts_of
from models.text import fold, said_with_marks
from models.units import Unit, UnitKind, find_units, get_unit, subtree_ids

OFFERED = 8
MOST = 40  # women of one name
FOR_A_TIME = "for-a-time"


def line(chat: Chat, text: str) -> Result:
    """A whole wish about a post in one message; None where it is about something else or not for her."""
    held = posts_of(chat.session, chat.person_id)
    posts = [one for one in held if Right.UNITS in one.rights]
    read = read_post_line(text, today=chat.local().date()) if held else None
    if read is None:
        return None
    if not posts:  # whoever changes posts sits above her
        return _of_those_above(chat, held)
    if read.bad_day:
        return Reply((Words("unit-no-such-day", {"day": read.bad_day}),))
    if not read.who:
        return _begin(read.role, posts)
    found = [unit for held in posts for unit in _units(chat, read.unit, held.unit_id)]
    units = list({unit.id: unit for unit in found}.values())
    if not units:
        return Reply((Words("no-such-unit", {"name": read.unit}),)) if read.unit else None
    answers: Answers = {
        "role": read.role,
        "who": read.who,
        "first": read.first.isoformat() if read.first else "",
        "last": read.last.isoformat() if read.last else "",
        "decision": read.decision,
        "units": [unit.id for unit in units[:OFFERED]],
    }
    if len(units) == 1:
        answers["unit"] = units[0].id
        answers |= _women(chat, answers)
    return Start("handover", answers)


def _begin(role: str, posts: Sequence[Held]) -> Start:
    """Step by step; whoever has one branch alone is not asked where."""
    answers: Answers = {"role": role} if role else {}
    if len(posts) == 1 and posts[0].unit_kind == UnitKind.BRANCH:
        answers |= {"units": [posts[0].unit_id], "unit": posts[0].unit_id}
    return Start("handover", answers)


def begun(chat: Chat) -> Result:
    """A post that is to pass on, step by step. Raises NotAllowed."""
    posts = [held for held in posts_of(chat.session, chat.person_id) if Right.UNITS in held.rights]
    if not posts:
        raise NotAllowed
    return _begin("", posts)


def _roles(_chat: Chat, answers: Answers) -> tuple[Option, ...]:
    """The posts that may pass on: of a branch its head's and her deputy's."""
    roles = ("head", "deputy", FOR_A_TIME) if "unit" in answers else ("head", "deputy", "cadre", FOR_A_TIME)
    return tuple(Option("label-post", role, variables={"role": role}) for role in roles)


def _of_those_above(chat: Chat, held: Sequence[Held]) -> Result:
    """Who would do it for her, where she is a branch's head; None for anyone else."""
    heads = [one for one in held if one.unit_kind == UnitKind.BRANCH and Right.SEND in one.rights]
    if not heads:
        return None
    above = holders_above(chat.session, heads[0].unit_id, Right.UNITS)
    cadre = chat.session.get(Person, above[0].person_id) if above else None
    words = {"name": name_of(cadre) if cadre else "", "above": above[0].unit_name if above else ""}
    return Reply((Words("handover-from-above", words),))


def _units(chat: Chat, name: str, above: int) -> list[Unit]:
    """The units below a post of hers that are meant; without a name the post's own."""
    if not name:
        return [get_unit(chat.session, above)]
    kinds = {UnitKind.GROUP, UnitKind.CLUB, UnitKind.COMMITTEE}
    return [unit for unit in find_units(chat.session, name, under=above) if unit.kind not in kinds]


def _women(chat: Chat, answers: Answers) -> dict[str, Any]:
    """Who is meant, among the unit's members and its post holders: {"woman"}, or several {"found"}."""
    wanted = fold(str(answers["who"])).split()
    unit = get_unit(chat.session, answers["unit"])
    here = (col(Membership.unit_id).in_(subtree_ids(answers["unit"])), col(Membership.state).in_(MEMBER_STATES))
    women = select(Membership, Person).join(Person, col(Person.id) == Membership.person_id)
    if len(wanted) == 1 and wanted[0].isdecimal():
        rows = chat.session.exec(women.where(Membership.unit_id == unit.id, *here)).all()
        ids = [m.person_id for m, _p in rows if m.number == int(wanted[0])]
    else:
        ends = f"%{' '.join(wanted)}"
        rows = chat.session.exec(women.where(col(Person.folded).like(ends), *here).order_by(Person.name_key)).all()
        named = [(m, p) for m, p in rows if wanted and p.folded.split()[-len(wanted) :] == wanted]
        alike = said_with_marks(str(answers["who"]), [p.full_name for _m, p in named])
        ids = [m.person_id for (m, _p), same in zip(named, alike, strict=True) if same]
        if not ids:  # a cadre may belong to no branch here
            held = select(Person).join(Post, col(Post.person_id) == Person.id).where(
                col(Post.unit_id).in_(subtree_ids(answers["unit"])), col(Person.folded).like(ends)
            )  # fmt: skip
            ids = [person.id or 0 for person in chat.session.exec(held).all()]
    ids = list(dict.fromkeys(ids))
    if not ids:
        return {"missing": True}
    return {"woman": ids[0]} if len(ids) == 1 else {"found": ids[:MOST], "page": 0}


def _hear_place(chat: Chat, heard: Heard, answers: Answers) -> Turn:
    """Where, typed: one unit, or several to choose from."""
    name = heard.text.strip()[:80]
    posts = [one for one in posts_of(chat.session, chat.person_id) if Right.UNITS in one.rights]
    units = list({unit.id: unit for held in posts for unit in _units(chat, name, held.unit_id)}.values())
    if not name or not units:
        raise Unclear(Words("no-such-unit", {"name": name}))
    found: Answers = {"units": [unit.id for unit in units[:OFFERED]]}
    return Turn(found | ({"unit": units[0].id} if len(units) == 1 else {}))


def _hear_unit(chat: Chat, heard: Heard, answers: Answers) -> Turn:
    if not heard.value:
        raise Unclear
    chosen = {"unit": int(heard.value)}
    return Turn({**chosen, **(_women(chat, {**answers, **chosen}) if answers.get("who") else {})})


def _hear_woman(chat: Chat, heard: Heard, answers: Answers) -> Turn:
    if heard.value == "more":
        return Turn({"page": answers.get("page", 0) + 1})
    if heard.value:
        return Turn({"woman": int(heard.value)})
    found = _women(chat, {**answers, "who": without_title(heard.text)})
    if "missing" in found:
        raise Unclear(Words("handover-nobody", {"name": heard.text[:60], "unit": _unit(chat, answers).name}))
    return Turn(found)


def _unit(chat: Chat, answers: Answers) -> Unit:
    return get_unit(chat.session, answers["unit"])


def _told_apart(person: Person) -> str:
    return f"{person.full_name} ({person.birth_year})" if person.birth_year else person.full_name


def _woman_options(chat: Chat, answers: Answers) -> tuple[Option, ...]:
    found, first = answers.get("found", []), answers.get("page", 0) * OFFERED
    people = [chat.session.get_one(Person, one) for one in found[first : first + OFFERED]]
    more = (Option("label-more", "more"),) if len(found) > first + OFFERED else ()
    return (*(Option(Plain(_told_apart(person)), str(person.id)) for person in people), *more)


def _show(chat: Chat, answers: Answers) -> Mapping[str, Any]:
    woman = chat.session.get(Person, answers.get("woman", 0))
    return {
        "unit": _unit(chat, answers).name if "unit" in answers else "",
        "role": answers.get("role", ""),
        "decision": answers.get("decision", ""),
        "first": _day(answers.get("first", "")) or chat.local().date(),
        "last": _day(answers.get("last", "")) or chat.local().date(),
        "found": len(answers.get("found", [])),
        "who": str(answers.get("who", ""))[:60],
        "beside": _beside(chat, answers),
        "name": _told_apart(woman) if woman is not None else "",
    }


def _beside(chat: Chat, answers: Answers) -> str:
    """Who stands in there already on some of these days."""
    if answers.get("role") != FOR_A_TIME or "unit" not in answers or not answers.get("last"):
        return ""
    first = _day(answers.get("first", "")) or chat.local().date()
    return names_beside(chat.session, answers["unit"], first, date.fromisoformat(answers["last"]))


def _hear_last(chat: Chat, heard: Heard, _answers: Answers) -> Turn:
    day = read_day(heard.text, chat.local().date())
    if day is None:
        raise Unclear(Words("unit-no-such-day", {"day": heard.text[:30]}))
    return Turn({"last": day.isoformat()})


def _done(chat: Chat, answers: Answers) -> Result:
    if answers["confirm"] != "yes":
        return Reply((Words("left-it"),))
    first = _day(answers.get("first", ""))
    unit_id, woman = answers["unit"], answers["woman"]
    if answers["role"] == FOR_A_TIME:
        last = _day(answers.get("last", ""))
        start = first or chat.local().date()
        return lend(chat.session, chat.who, unit_id, woman, start, last or start + timedelta(days=6))
    role = Role(answers["role"])
    if role is Role.HEAD and _unit(chat, answers).kind != UnitKind.BRANCH:
        role = Role.CADRE
    return offer(chat.session, chat.who, unit_id, role, woman, day=first, decision=answers.get("decision", ""))


HANDOVER = Flow(
    "handover",
    (
        Ask(
            "role",
            chosen,
            _roles,
        ),
        Ask("place", _hear_place, show=_show, when=lambda a: "units" not in a),
        Ask(
            "unit",
            _hear_unit,
            lambda c, a: tuple(Option(Plain(get_unit(c.session, one).name), str(one)) for one in a["units"]),
            show=_show,
        ),
        Ask("woman", _hear_woman, _woman_options, show=_show),
        Ask("until", _hear_last, show=_show, when=lambda a: a["role"] == FOR_A_TIME and not a.get("last")),
        Ask(
            "confirm",
            agreed,
            lambda c, a: (Option("label-agree", "yes"), Option("label-unit-leave", "no", 0)),
            show=_show,
        ),
    ),
    _done,
)


def _day(iso: str) -> date | None:
    return date.fromisoformat(iso) if iso else None


def deputy_ended(chat: Chat, post_id: int) -> Result:
    """A deputy for a time is no longer wanted."""
    return end_deputy(chat.session, chat.who, post_id)


def deputy_declined(chat: Chat, post_id: int) -> Result:
    """She does not stand in."""
    return decline_deputy(chat.session, chat.who, post_id)


def after_offer(fact: Any) -> tuple[Option, ...]:
    """An offer can be taken back."""
    return (Option("label-handover-back", f"handover-back:{fact.handover}"),)


def after_waiting(refused: Any) -> tuple[Option, ...]:
    """The offer that stands in the way can be taken back."""
    return (Option("label-handover-back", f"handover-back:{refused.handover}"),) if refused.handover else ()


def after_deputy(fact: Any) -> tuple[Option, ...]:
    """A deputy can be ended early."""
    return (Option("label-deputy-end", f"deputy-end:{fact.post}"),)


def taps(tap: Any) -> dict[str, Any]:
    """The taps of posts that pass on."""
    return {
        "handover": tap(handovers_back.decided, (int, str)),
        "handover-holder": tap(handovers_back.holder_said, (int, str)),
        "handover-back": tap(handovers_back.taken_back, (int,)),
        "deputy-end": tap(deputy_ended, (int,)),
        "handover-begin": tap(begun),
        "deputy-no": tap(deputy_declined, (int,)),
    }
