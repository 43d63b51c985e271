"""A call as its head sees it before it goes out, of one meeting or of one that repeats: whom, how many, where."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from bot.clashes import clash_line
from bot.costs import home_why, shares
from bot.flow import Answers
from bot.places import keep_spot, spot_in
from bot.reading.accents import lacks_accents
from bot.replies import Chat, Option
from bot.whom import kind_of
from models import planner
from models.meetings import MeetingKind
from models.places import spot_of
from models.posts import Right, post_for
from models.quiet import Timing, earliest
from models.units import Unit, get_unit
from models.whom import audience, meant

SEND = Option("label-send-invitation", "send")


def kind_in(answers: Mapping[str, Any], unit: Unit) -> MeetingKind:
    """What kind of meeting is called: as she said, or what a meeting of this unit is."""
    return MeetingKind(answers["kind"]) if "kind" in answers else kind_of(unit)


def prepared(chat: Chat, answers: Answers, start: datetime, *, besides: int = 0) -> dict[str, Any]:
    """What is about to go out for the (first) meeting at `start`, with the exact count, and what stands against it
    (`besides` is that meeting itself, where it has been called already)."""
    unit = get_unit(chat.session, answers["unit"])
    held = post_for(chat.session, chat.person_id, Right.CALL, unit.id or 0)
    kind = kind_in(answers, unit)
    whom = meant(unit, kind, held, answers.get("whom", ""))
    people = [person for person, _e, _a in audience(chat.session, unit, kind, held, whom)]
    now = chat.now.astimezone(start.tzinfo)
    leaves = earliest(now, Timing.INVITATION, start)
    found = planner.forecast(chat.session, people, planner.Aim("invite", when=leaves, start=start))
    place, content = answers.get("place", ""), answers.get("content", "")
    return {
        "kind": kind.value,
        "when": start,
        "place": place,
        "content": content,
        "unit": unit.name,
        "whom": whom.value,
        "total": len(people),
        "by_message": found.by_message,
        "at_home": len(people) - found.by_message,
        "leaves": leaves if leaves > now else "",
        "price": found.price,
        "split": shares(chat, [one for one in found.split if one[2]]),
        "home_why": home_why(chat, sorted(found.home.items())),
        "spot": "yes" if spot_in(answers) or spot_of(chat.session, unit.id or 0, place) else "",
        "clash": clash_line(chat, held, unit, kind, whom, start, besides=besides),
        "bare": "words" if lacks_accents(content) else "place" if lacks_accents(place) else "",
    }


def ordered(chat: Chat, answers: Answers) -> tuple[int, MeetingKind, str, str, str]:
    """What the rules that call need besides the time: unit, kind, place, content, whom; the spot shown is kept."""
    unit = get_unit(chat.session, answers["unit"])
    place = answers.get("place", "")
    keep_spot(chat, unit.id or 0, place, answers)
    return unit.id or 0, kind_in(answers, unit), place, answers.get("content", ""), answers.get("whom", "")


def confirm_options(answers: Answers, *more: Option, send: Option = SEND) -> tuple[Option, ...]:
    """What may be done with the preview of a call; `more` stands before what corrects it."""
    content = () if answers.get("content") else (Option("label-add-content", "content"),)
    return (
        send,
        *content,
        *more,
        Option("label-correct", "edit"),
        Option("label-not-yet", "no", 0),
    )
