"""A cadre asks how many came: a unit and a period in words, answered in figures."""

import re
from collections.abc import Sequence
from typing import Any

from bot import figure_units, idle_units
from bot.figure_periods import kept_of, period_name, period_of
from bot.flow import Answers, Ask, Flow, Heard, Turn, Unclear
from bot.reading.figure_line import asks_how_often, read_figures
from bot.reading.intents import Intent, read_command
from bot.reading.periods import read_period
from bot.replies import Bound, Chat, Option, Plain, Reply, Result, Said, Start, Words
from models.figures import Report, attendance, needing_attention, total
from models.met import different_women
from models.periods import Period, current, previous
from models.posts import Right, first_post, posts_of
from models.text import fold
from models.units import Unit, UnitKind, find_units, get_unit, setting

_A_PLACE = re.compile(r"(?:thon|xa|phuong|ap|khu|khom|lang|buon|ban|to|chi hoi|tinh|huyen) ")

_WITHIN_A_BRANCH = {UnitKind.BRANCH, UnitKind.GROUP, UnitKind.CLUB}  # her heads speak of no percentage points
_HOW = re.compile(r"(?: (?:thi sao|the nao|ra sao|sao roi|sao|the|roi|nhi|a|em|vay|hop the nao|so lieu))+$|^so lieu ")
_NOT_KEPT = re.compile(r"(?<!\S)(?:tap hop|ket nap|hoi vien|hoi phi|vay von|ho ngheo)(?!\S)")
_MET_YET = re.compile(r"(?: da)? (?:hop|sinh hoat|di hop)(?: (?:duoc|buoi nao|gi))* chua(?: (?:em|a|vay|nhi))*$")
_OWN = re.compile(
    r"(?<!\S)(?:ca|toan)(?: (?:xa|phuong|tinh|huyen|vung|dia ban))?(?: (?:minh|ta))?(?!\S)|^(?:xa|phuong) minh$"
)


def asked(chat: Chat, text: str) -> Result:
    """A question for figures in one line: "tỷ lệ dự sinh hoạt xã Hoa Mai quý 3", "tháng 9 mấy chị dự"; after one,
    "còn tháng 9?"."""
    if not any(Right.TOTALS in held.rights for held in posts_of(chat.session, chat.person_id)):
        return None
    if (idle := idle_units.asked(chat, text, cut_off(chat))) is not None:
        return idle
    if (ranked := figure_units.asked(chat, text, cut_off(chat))) is not None:
        return ranked
    if (last := chat.who.notes.get("figures")) is not None and fold(text).startswith("con "):
        followed = _followed(chat, text.partition(" ")[2], last)
        if followed is not None:
            return followed
    question = read_figures(text, today=chat.local().date(), cut_off=cut_off(chat))
    found = None if question is None else _answers(chat, {"period": kept_of(question[0])}, question[1])
    if found is None and (named := _unit_and_period(chat, text)) is not None:
        return named
    if found is None and (command := read_command(text, (Intent.STATS,))) is not None:
        return _commanded(chat, command[1])
    return found


def _unit_and_period(chat: Chat, text: str) -> Result:
    """ "thôn Bưởi tháng 10 thế nào", "toàn xã quý 4", "thôn Bưởi họp chưa": a unit below hers, and little else.

    Whoever has one branch alone speaks of its women then, and not of figures.
    """
    held = first_post(chat.session, chat.person_id, Right.TOTALS)
    if held.unit_kind in _WITHIN_A_BRANCH:
        return None
    today = chat.local().date()
    period, rest = read_period(text, today=today, cut_off=cut_off(chat))
    said = _HOW.sub("", " ".join(fold(rest).replace("?", " ").split())).strip()
    met = _MET_YET.search(said)
    if period is None and met is None:
        return None
    period = period or current("month", today, cut_off=cut_off(chat))
    unit = _OWN.sub("", _MET_YET.sub("", said)).strip()
    if period.start > today or (not unit and not _OWN.search(said)):
        return None
    if unit and not any(found.folded == unit for found in _units(chat, unit)):
        return None
    return _answers(chat, {"period": kept_of(period)}, unit)


def _commanded(chat: Chat, words: str) -> Result:
    """What follows "thống kê": a unit, a period, or both; a unit that is not found is asked for again."""
    period, rest = read_period(words, today=chat.local().date(), cut_off=cut_off(chat))
    period = period or current("month", chat.local().date(), cut_off=cut_off(chat))
    rest = rest.strip(" ?.,")
    if _NOT_KEPT.search(fold(rest)):
        return Reply((Words("figures-not-kept"),), (Option("label-stats", f"menu:{Intent.STATS}"),))
    return _answers(chat, {"period": kept_of(period)}, rest) or _no_such_unit(kept_of(period), rest)


def _followed(chat: Chat, words: str, last: Sequence[Any]) -> Result:
    """ "còn tháng 9?", "còn thôn Bưởi?": the question before with what changes; None for anything else."""
    question = read_figures(words, today=chat.local().date(), cut_off=cut_off(chat))
    period, rest = question or read_period(words, today=chat.local().date(), cut_off=cut_off(chat))
    if period is None and not fold(rest):
        return None
    answers = {"unit": last[0], "period": last[1:] if period is None else kept_of(period)}
    found = _answers(chat, dict(answers), rest.strip(" ?.,"))
    if found is None and _A_PLACE.match(fold(rest)):
        return _no_such_unit(answers["period"], rest)
    return found


def _no_such_unit(kept: Sequence[Any], words: str) -> Start:
    return Start("figures", {"period": kept, "found": [], "words": words[:40]}, (Words("no-such-unit"),))


def _answers(chat: Chat, answers: dict[str, Any], words: str) -> Start | None:
    """The question with the unit that these words name, "" for the one that is known or hers; None where there is no
    such unit."""
    if fold(words):
        named = _unit_named(chat, words)
        if not named.get("found", True):
            return None
        answers |= named
        if "found" in named:  # several: which one is asked
            answers.pop("unit", None)
    elif "unit" not in answers:
        answers["unit"] = first_post(chat.session, chat.person_id, Right.TOTALS).unit_id
    if asks_how_often(chat.incoming.text):
        answers["meetings"] = True
    return Start("figures", answers)


def _unit_named(chat: Chat, words: str) -> dict[str, Any]:
    found = _units(chat, words)
    if len(found) == 1:
        return {"unit": found[0].id}
    return {"found": [u.id for u in found], "words": words[:40]}


def _units(chat: Chat, words: str) -> list[Unit]:
    """The units below hers that these words name; an exact name wins."""
    found: dict[int, Unit] = {}
    for held in posts_of(chat.session, chat.person_id):
        if Right.TOTALS in held.rights:
            for unit in find_units(chat.session, words, under=held.unit_id):
                found[unit.id or 0] = unit
    exact = [u for u in found.values() if u.folded == fold(words)]
    return exact or list(found.values())


def ask(chat: Chat) -> Result:
    """Figures from the menu: her own unit, this month, unless she says otherwise."""
    held = first_post(chat.session, chat.person_id, Right.TOTALS)
    return Start("figures", {"unit": held.unit_id})


def _hear_unit(chat: Chat, heard: Heard, _answers: Answers) -> Any:
    if heard.value:
        return int(heard.value)
    found = _units(chat, heard.text)
    if not found and (other := _another_wish(chat, heard.text)) is not None:
        return other
    if not found:
        raise Unclear(Words("no-such-unit"))
    if len(found) == 1:
        return found[0].id
    return Turn({"found": [u.id for u in found]})


def _another_wish(chat: Chat, text: str) -> Result:
    """What is no unit may be another question of hers: that is answered then, and this one left."""
    from bot import sentences

    if _A_PLACE.match(fold(text)) and read_period(text, today=chat.local().date(), cut_off=cut_off(chat))[0] is None:
        return None
    open_ = chat.who.flow, chat.who.answers
    chat.who.flow, chat.who.answers = "", {}
    found = sentences.meant(chat, text)
    if found is None:
        chat.who.flow, chat.who.answers = open_
        return None
    return found if isinstance(found, Reply | Start | Bound) else Reply((found,))


def _unit_options(chat: Chat, answers: Answers) -> tuple[Option, ...]:
    return tuple(Option(Plain(get_unit(chat.session, i).name), str(i)) for i in answers.get("found", []))


def _hear_period(chat: Chat, heard: Heard, _answers: Answers) -> list[str]:
    words = {"month": "tháng này", "last": "tháng trước", "quarter": "quý này", "year": "năm nay"}
    period, rest = read_period(words.get(heard.value, heard.text), today=chat.local().date(), cut_off=cut_off(chat))
    if period is None or "lich" in fold(rest).split():  # "lịch tháng này" asks for something else
        raise Unclear(Words("unclear-period"))
    return kept_of(period)


_PERIODS = (
    Option("label-this-month", "month"),
    Option("label-last-month", "last"),
    Option("label-this-quarter", "quarter"),
    Option("label-this-year", "year"),
)


def _answer(chat: Chat, answers: Answers) -> Result:
    return report(chat, answers["unit"], *answers["period"], how_often="meetings" in answers)


def own_unit(chat: Chat) -> int:
    """The unit whose figures are hers. Raises NotAllowed."""
    return first_post(chat.session, chat.person_id, Right.TOTALS).unit_id


def cut_off(chat: Chat) -> int:
    """The day on which her unit closes its books; 0 is the month's end."""
    return int(setting(chat.session, own_unit(chat), "cut_off", 0))


def report(chat: Chat, unit_id: int, *kept: Any, how_often: bool = False) -> Result:
    """The figure with its n/m and coverage, the trend, and the units to look at; `how_often`: the meetings first."""
    period = period_of(kept)
    found = attendance(chat.session, chat.who, unit_id, period.start, period.end)
    chat.who.notes["figures"] = [unit_id, *kept]
    chat.who.notes["figures_at"] = chat.now.isoformat()
    name = period_name(chat, period)
    said: list[Said] = [Words("figures-heading", {"unit": found.unit, "period": name})]
    if how_often:
        told = {"unit": found.unit, "meetings": found.total.meetings, "with_roll": found.total.with_roll}
        said = [Words("figures-how-often", {**told, "period": name})]
    elif found.total.meetings == 0:
        said.append(Words("figures-no-meeting"))
    elif found.total.with_roll == 0:
        said.append(Words("figures-no-roll", {"meetings": found.total.meetings}))
    if found.total.with_roll:
        women = different_women(chat.session, unit_id, period.start, period.end)
        rate = figure_units.figures(chat, found.total) | {"women": women, "covered": not how_often}
        said.append(Words("figures-rate", rate))
        said += _trend(chat, found, period)
    look_at = needing_attention(found)
    if look_at:
        named = [
            chat.text("figures-silent-unit", unit=part.name)
            if part.attended.percent is None
            else chat.text("figures-low-unit", unit=part.name, percent=part.attended.percent)
            for part in look_at
        ]
        said.append(Words("figures-look-at", {"units": ", ".join(named)}))
    below = [part for part in found.parts if not part.direct]
    proper = [part for part in below if part.kind not in {UnitKind.CLUB, UnitKind.COMMITTEE}]
    each_of = {"of": figure_units.kind_of_all(proper or below)}
    options = (Option("label-each-unit", f"each:{unit_id}:{':'.join(map(str, kept))}", variables=each_of),)
    return Reply(tuple(said), options if below else ())


def _trend(chat: Chat, found: Report, period: Period) -> list[Said]:
    before = previous(period)
    old = total(chat.session, found.unit_id, before.start, before.end)
    if old.percent is None or found.total.percent is None:
        return []
    change = found.total.percent - old.percent
    return [
        Words(
            "figures-trend",
            {
                "before": period_name(chat, before),
                "change": abs(change),
                "way": "up" if change > 0 else "down" if change < 0 else "same",
                "old": old.percent,
                "new": found.total.percent,
                "plain": "yes" if get_unit(chat.session, found.unit_id).kind in _WITHIN_A_BRANCH else "",
            },
        )
    ]


def each(chat: Chat, unit_id: int, *kept: Any) -> Result:
    """Every unit below with its own figure; they add up to the whole."""
    return figure_units.listing(chat, unit_id, "name", 0, *kept)


ASK = Flow(
    "figures",
    (
        Ask(
            "unit",
            _hear_unit,
            _unit_options,
            show=lambda c, a: {"found": len(a.get("found", [])), "words": a.get("words", "")},
        ),
        Ask("period", _hear_period, lambda c, a: _PERIODS),
    ),
    _answer,
)


def taps(tap: Any) -> dict[str, Any]:
    """The taps of figures."""
    return {"each": tap(each, (int, str, str, str, int, int, int))}
