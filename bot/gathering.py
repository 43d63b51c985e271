"""How many women of 18 and over a place has: a cadre types it, sees what it makes of the rate, and agrees."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

import locales
from bot.flow import Answers, Ask, Flow, Heard, Turn, Unclear, agreed
from bot.reading.gathering_line import WomenLine, number_of, read_base, read_day, read_women_line
from bot.replies import Chat, Option, Plain, Reply, Result, Said, Start, Words
from bot.unit_finding import branch_name, candidates, labelled, units_posts
from models.gathering import Gathered, gathering
from models.text import clean
from models.units import get_unit
from models.women_counts import MOST, Base, NoWomenCount, count_for, count_women, may_count, needs_reason, undo_count
from models.women_files import WomenKept

_BY = re.compile(r"^(?:theo|nguồn|nguon|lấy từ|lay tu)\s*:?\s+(?=\S)", re.IGNORECASE)
NAMED = 8  # places that a preview names
OFFERED = 9


def line(chat: Chat, text: str) -> Result:
    """A whole statement in one message; None where it is something else, or she has no such post."""
    read = read_women_line(text)
    return None if read is None or not units_posts(chat) else begin(chat, read)


def begin(chat: Chat, read: WomenLine) -> Result:
    """Take what the line says; what it leaves open is asked."""
    if read.bad_day:
        return Reply((Words("women-no-such-day", {"day": read.bad_day}),))
    places: list[list[int]] = []
    unclear: list[str] = []
    which: list[Any] = []
    asked = 0
    for name, number in read.places:
        name, number = _parted(chat, name, number)
        if name and not number and len(read.places) == 1:
            asked = candidates(chat, name)[0].id or 0
            may_count(chat.session, chat.who, asked)
            continue
        women, found = number_of(number), candidates(chat, name)
        if women is None or women > MOST or not found or (len(found) > 1 and len(read.places) > 1):
            unclear.append(f"{name} {number}".strip())
        elif len(found) > 1:
            which = [[unit.id for unit in found[:OFFERED]], women]
        else:
            may_count(chat.session, chat.who, found[0].id or 0)
            places.append([found[0].id or 0, women])
    if not places and not which and not asked:
        return Reply((Words("no-such-unit", {"name": unclear[0][:60]}),))
    answers: Answers = {"places": places, "unclear": unclear[:NAMED]}
    if which:
        answers |= {"which_of": which}
    if asked:
        answers["of"] = asked
    if read.base:
        answers["base"] = str(read.base)
    if read.source:
        answers["source"] = read.source
    if read.counted_on:
        answers["day"] = read.counted_on.isoformat()
    if read.reason:
        answers["reason"] = read.reason
    return Start("women_count", answers | _reason_asked(chat, places))


def _parted(chat: Chat, name: str, number: str) -> tuple[str, str]:
    """A place and its number, where the words name a unit as a whole: "thôn Mận 2" is that branch, without a number
    yet, and "thôn Mận 2 240" are its 240 women."""
    first, _, rest = number.partition(" ")
    whole = f"{name} {first}"
    found = candidates(chat, whole) if first and len(first) <= 2 else []
    named = len(found) == 1 and f" {found[0].folded}".endswith(f" {branch_name(whole)}")
    return (whole, rest) if named else (name, number)


def _hear_number(chat: Chat, heard: Heard, answers: Answers) -> Turn:
    women = number_of(clean(heard.text))
    if women is None or women > MOST:
        raise Unclear(NoWomenCount("number"))
    places = [[answers["of"], women]]
    return Turn({"number": women, "places": places} | _reason_asked(chat, places))


def _show_number(chat: Chat, answers: Answers) -> Mapping[str, Any]:
    return {"unit": get_unit(chat.session, answers["of"]).name}


def _show_base(chat: Chat, answers: Answers) -> Mapping[str, Any]:
    """The first place with its number, said back before anything else is asked."""
    unit_id, women = answers["places"][0]
    number = locales.number(chat.who.language, women)
    return {"unit": get_unit(chat.session, unit_id).name, "women": number, "others": len(answers["places"]) - 1}


def _reason_asked(chat: Chat, places: list[list[int]]) -> Answers:
    """A number that is fixed for the term is changed with a reason."""
    return {"needs_reason": any(needs_reason(chat.session, chat.who, unit_id, women) for unit_id, women in places)}


def _changed(chat: Chat, answers: Answers) -> list[tuple[str, int]]:
    """The places whose number of the term is another one: name and number."""
    today = chat.local().date()
    found = []
    for unit_id, women in answers.get("places", []):
        held = count_for(chat.session, unit_id, today)
        if held is not None and held.women != women:
            found.append((get_unit(chat.session, unit_id).name, held.women))
    return found


def _hear_which(chat: Chat, heard: Heard, answers: Answers) -> Turn:
    if not heard.value:
        raise Unclear
    unit_id = int(heard.value)
    may_count(chat.session, chat.who, unit_id)
    places = [*answers["places"], [unit_id, answers["which_of"][1]]]
    return Turn({"which": unit_id, "places": places} | _reason_asked(chat, places))


def _which(chat: Chat, answers: Answers) -> tuple[Option, ...]:
    return tuple(Option(Plain(labelled(chat, unit_id)), str(unit_id)) for unit_id in answers["which_of"][0])


def _hear_base(_chat: Chat, heard: Heard, _answers: Answers) -> str:
    base = heard.value or read_base(heard.text)
    if not base:
        raise Unclear
    return base


def _bases(_chat: Chat, _answers: Answers) -> tuple[Option, ...]:
    return Option("label-women-present", Base.PRESENT.value), Option("label-women-resident", Base.RESIDENT.value)


def _hear_source(_chat: Chat, heard: Heard, _answers: Answers) -> Turn:
    text = clean(heard.text)
    if not text:
        raise Unclear
    day, bad = read_day(text)
    if bad:
        raise Unclear(Words("women-no-such-day", {"day": bad}))
    text = _BY.sub("", text)  # "theo" stands in the sentence already
    return Turn({"source": text[:200]} | ({"day": day.isoformat()} if day else {}))


def _hear_day(chat: Chat, heard: Heard, _answers: Answers) -> str:
    day, bad = read_day(heard.text)
    if day is None:
        raise Unclear(Words("women-no-such-day", {"day": bad or heard.text.strip()[:30]}))
    if day > chat.local().date():
        raise Unclear(NoWomenCount("day"))
    return day.isoformat()


def _hear_reason(_chat: Chat, heard: Heard, _answers: Answers) -> str:
    text = clean(heard.text)
    if len(text) < 3:
        raise Unclear
    return text[:200]


def _show_reason(chat: Chat, answers: Answers) -> Mapping[str, Any]:
    changed = _changed(chat, answers)
    unit, women = changed[0] if changed else ("", 0)
    return {"unit": unit, "women": women, "others": max(0, len(changed) - 1)}


def _show_confirm(chat: Chat, answers: Answers) -> Mapping[str, Any]:
    lines = []
    today = chat.local().date()
    for unit_id, women in answers["places"][:NAMED]:
        held = count_for(chat.session, unit_id, today)
        report = gathering(chat.session, chat.who, unit_id)
        lines.append(
            chat.text(
                "women-place",
                unit=report.unit,
                women=women,
                before=held.women if held is not None and held.women != women else -1,
                members=report.members,
                percent=Gathered(report.members, women).shown(report.line, report.floor) if women else -1,
                wrong=str(report.members > women).lower(),
            )
        )
    return {
        "places": "\n".join(lines),
        "more": max(0, len(answers["places"]) - NAMED),
        "base": answers["base"],
        "source": answers["source"],
        "day": date.fromisoformat(answers["day"]).strftime("%d/%m/%Y"),
        "unclear": "; ".join(answers["unclear"]),
    }


def _keep(chat: Chat, answers: Answers) -> Result:
    if answers["agreed"] != "yes":
        return Reply((Words("women-not-kept"),))
    changed = 0
    facts = []
    for unit_id, women in answers["places"]:
        facts.append(
            count_women(
                chat.session,
                chat.who,
                unit_id,
                women,
                base=answers["base"],
                source=answers["source"],
                counted_on=date.fromisoformat(answers["day"]),
                reason=answers.get("reason", ""),
            )
        )
        changed += facts[-1].before != women
    if len(facts) > 1:
        return WomenKept(len(facts), changed)
    said: tuple[Said, ...] = (facts[0],)
    undo = (Option("label-women-undo", f"women_undo:{facts[0].count}"),) if changed else ()
    return Reply(said, undo)


WOMEN = Flow(
    "women_count",
    (
        Ask("which", _hear_which, _which, when=lambda a: bool(a.get("which_of"))),
        Ask("number", _hear_number, show=_show_number, when=lambda a: bool(a.get("of"))),
        Ask("base", _hear_base, _bases, show=_show_base),
        Ask("source", _hear_source),
        Ask("day", _hear_day),
        Ask("reason", _hear_reason, show=_show_reason, when=lambda a: bool(a.get("needs_reason"))),
        Ask(
            "agreed",
            agreed,
            lambda c, a: (Option("label-agree", "yes"), Option("label-no", "no", 0)),
            show=_show_confirm,
        ),
    ),
    _keep,
)


def taps(tap: Any) -> dict[str, Any]:
    """Taking a number back."""
    return {"women_undo": tap(undo_count, (int,), is_rule=True)}
