"""Posts pass on in chat: offered in one line, seen, agreed to, taken with a yes or a code; deputies for a time."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from sqlmodel import Session, col, select

from bot.flow import Answers, Ask, Flow, Heard, Turn, Unclear, agreed
from bot.reading.handovers import PostLine, read_post_line
from bot.reading.unit_changes import read_day
from bot.replies import Chat, Option, Plain, Render, Reply, Result, Start, Words
from models.conversations import Known
from models.deliveries import Delivery, Message
from models.deputies import end_deputy, lend
from models.handovers import Handover, HandoverState, decide, name_of, offer, take_back
from models.members import MEMBER_STATES, Membership, Person
from models.posts import Post, Right, Role, posts_of
from models.text import fold
from models.units import Unit, UnitKind, find_units, get_unit, subtree_ids

OFFERED = 8
FOR_A_TIME = "for-a-time"


def line(chat: Chat, text: str) -> Result:
    """A whole wish about a post in one message; None where it is about something else or not for her."""
    posts = [held for held in posts_of(chat.session, chat.person_id) if Right.UNITS in held.rights]
    read = read_post_line(text, today=chat.local().date()) if posts else None
    if read is None:
        return None
    if read.bad_day:
        return Reply((Words("unit-no-such-day", {"day": read.bad_day}),))
    found = [unit for held in posts for unit in _units(chat, read, held.unit_id)]
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


def _units(chat: Chat, read: PostLine, above: int) -> list[Unit]:
    """The units below a post of hers that are meant; without a name the post's own."""
    if not read.unit:
        return [get_unit(chat.session, above)]
    kinds = {UnitKind.GROUP, UnitKind.CLUB, UnitKind.COMMITTEE}
    return [unit for unit in find_units(chat.session, read.unit, under=above) if unit.kind not in kinds]


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
        ids = [m.person_id for m, p in rows if wanted and p.folded.split()[-len(wanted) :] == wanted]
        if not ids:  # a cadre may belong to no branch here
            held = select(Person).join(Post, col(Post.person_id) == Person.id).where(
                col(Post.unit_id).in_(subtree_ids(answers["unit"])), col(Person.folded).like(ends)
            )  # fmt: skip
            ids = [person.id or 0 for person in chat.session.exec(held).all()]
    ids = list(dict.fromkeys(ids))
    if not ids:
        return {"missing": True}
    return {"woman": ids[0]} if len(ids) == 1 else {"found": ids[:OFFERED]}


def _hear_unit(chat: Chat, heard: Heard, answers: Answers) -> Turn:
    if not heard.value:
        raise Unclear
    chosen = {"unit": int(heard.value)}
    return Turn({**chosen, **_women(chat, {**answers, **chosen})})


def _hear_woman(chat: Chat, heard: Heard, answers: Answers) -> Turn:
    if heard.value:
        return Turn({"woman": int(heard.value)})
    found = _women(chat, {**answers, "who": heard.text})
    if "missing" in found:
        raise Unclear(Words("handover-nobody", {"name": heard.text[:60], "unit": _unit(chat, answers).name}))
    return Turn(found)


def _unit(chat: Chat, answers: Answers) -> Unit:
    return get_unit(chat.session, answers["unit"])


def _told_apart(person: Person) -> str:
    return f"{person.full_name} ({person.birth_year})" if person.birth_year else person.full_name


def _woman_options(chat: Chat, answers: Answers) -> tuple[Option, ...]:
    people = [chat.session.get_one(Person, one) for one in answers.get("found", [])]
    return tuple(Option(Plain(_told_apart(person)), str(person.id)) for person in people)


def _show(chat: Chat, answers: Answers) -> Mapping[str, Any]:
    woman = chat.session.get(Person, answers.get("woman", 0))
    return {
        "unit": _unit(chat, answers).name if "unit" in answers else "",
        "role": answers["role"],
        "decision": answers["decision"],
        "first": _day(answers["first"]) or chat.local().date(),
        "last": _day(answers["last"]) or chat.local().date(),
        "found": len(answers.get("found", [])),
        "who": str(answers["who"])[:60],
        "name": _told_apart(woman) if woman is not None else "",
    }


def _hear_last(chat: Chat, heard: Heard, _answers: Answers) -> Turn:
    day = read_day(heard.text, chat.local().date())
    if day is None:
        raise Unclear(Words("unit-no-such-day", {"day": heard.text[:30]}))
    return Turn({"last": day.isoformat()})


def _done(chat: Chat, answers: Answers) -> Result:
    if answers["confirm"] != "yes":
        return Reply((Words("left-it"),))
    first = _day(answers["first"])
    unit_id, woman = answers["unit"], answers["woman"]
    if answers["role"] == FOR_A_TIME:
        last = _day(answers["last"])
        start = first or chat.local().date()
        return lend(chat.session, chat.who, unit_id, woman, start, last or start + timedelta(days=6))
    role = Role(answers["role"])
    if role is Role.HEAD and _unit(chat, answers).kind != UnitKind.BRANCH:
        role = Role.CADRE
    return offer(chat.session, chat.who, unit_id, role, woman, day=first, decision=answers["decision"])


HANDOVER = Flow(
    "handover",
    (
        Ask(
            "unit",
            _hear_unit,
            lambda c, a: tuple(Option(Plain(get_unit(c.session, one).name), str(one)) for one in a["units"]),
            show=_show,
        ),
        Ask("woman", _hear_woman, _woman_options, show=_show),
        Ask("until", _hear_last, show=_show, when=lambda a: a["role"] == FOR_A_TIME and not a["last"]),
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


def decided(chat: Chat, handover_id: int, choice: str) -> Result:
    """Her word to a post that is offered to her."""
    return decide(chat.session, chat.who, handover_id, choice == "yes")


def taken_back(chat: Chat, handover_id: int) -> Result:
    """The offer is taken back by whoever made it."""
    return take_back(chat.session, chat.who, handover_id)


def deputy_ended(chat: Chat, post_id: int) -> Result:
    """A deputy for a time is no longer wanted."""
    return end_deputy(chat.session, chat.who, post_id)


def after_offer(fact: Any) -> tuple[Option, ...]:
    """An offer can be taken back."""
    return (Option("label-handover-back", f"handover-back:{fact.handover}"),)


def after_deputy(fact: Any) -> tuple[Option, ...]:
    """A deputy can be ended early."""
    return (Option("label-deputy-end", f"deputy-end:{fact.post}"),)


def _asked(session: Session, message: Message, delivery: Delivery, person: Known | None) -> Reply | None:
    row = session.get(Handover, message.subject_id)
    if row is None or row.state != HandoverState.OFFERED:
        return None
    words = _words(session, row)
    return Reply(
        (Words("handover-asked", words),),
        (
            Option("label-handover-yes", f"handover:{row.id}:yes"),
            Option("label-handover-no", f"handover:{row.id}:no"),
        ),
    )


def _told(session: Session, message: Message, delivery: Delivery, person: Known | None) -> Reply | None:
    row = session.get(Handover, message.subject_id)
    if row is None or row.state in {HandoverState.OFFERED, HandoverState.WITHDRAWN}:
        return None
    hers = delivery.person_id == row.person_id
    return Reply((Words("handover-told", {**_words(session, row), "state": row.state, "hers": hers}),))


def _words(session: Session, row: Handover) -> dict[str, Any]:
    return {
        "name": name_of(session.get_one(Person, row.person_id)),
        "by": name_of(session.get_one(Person, row.offered_by)),
        "role": row.role,
        "unit": get_unit(session, row.unit_id).name,
        "day": row.day,
        "decision": row.decision,
    }


def _deputy(session: Session, message: Message, delivery: Delivery, person: Known | None) -> Reply | None:
    post = session.get(Post, message.subject_id)
    if post is None or post.to_date is None or post.to_date <= post.from_date:
        return None
    words = {
        "unit": get_unit(session, post.unit_id).name,
        "first": post.from_date,
        "last": post.to_date - timedelta(days=1),
    }
    return Reply((Words("deputy-told", words),))


NOTICES: dict[str, Render] = {"handover": _asked, "handover-told": _told, "deputy": _deputy}


def taps(tap: Any) -> dict[str, Any]:
    """The taps of posts that pass on."""
    return {
        "handover": tap(decided, (int, str)),
        "handover-back": tap(taken_back, (int,)),
        "deputy-end": tap(deputy_ended, (int,)),
    }
