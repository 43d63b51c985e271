"""A cadre asks how many came: a unit and a period in words, answered in figures."""

import re
from collections.abc import Sequence
from functools import partial
from typing import Any

from bot import figure_places
from bot.figure_answered import answer as answer
from bot.figure_asked import Asked, asked_from, last_asked
from bot.figure_meant import asked_of, before_merger, carry_on, cut_off, is_bare_rate
from bot.figure_periods import kept_of, period_of
from bot.flow import Answers, Ask, Flow, Heard, Unclear
from bot.reading.figure_ask import FigureAsk, read_ask
from bot.reading.figure_line import asks_how_often, read_figures
from bot.reading.figure_pieces import Pieces
from bot.reading.figure_words import AFTER, BEFORE
from bot.reading.idle_line import read_idle
from bot.reading.intents import Intent, read_command
from bot.reading.period_faults import read_fault
from bot.reading.periods import read_period
from bot.reading.ranked_line import read_ranked
from bot.replies import Chat, Option, Reply, Result, Start, Words
from models.periods import DAY, Period, current
from models.posts import Right, first_post
from models.text import fold
from models.units import UnitKind

_WHOLE = {
    "met",
    "changed",
    "new",
    "gone",
    "members",
    "gathering",
    "beside",
    "ranked",
    "unmet",
    "unmarked",
    "rolls",
    "best",
    "average",
    "months",
}
LONG_AGO = 300  # days
_A_GROUP = re.compile(r"to (?:phu nu )?(?:so )?\d{1,2}(?= thi| the nao| ra sao| sao|$)")
_SEVERAL = re.compile(r"(?<!\S)(?:cac|nhung|tung|moi|nao|so sanh|xep hang|giua)(?!\S)")
_NAMED = re.compile(r"(?:^|\s)(?:[Xx]ã|[Pp]hường|[Tt]hôn|[Cc]hi hội|[Ấấ]p|[Xx]óm|[Tt]hị trấn) (?P<name>\w)")
_NOT_KEPT = re.compile(r"(?<!\S)(?:hoi phi|vay von|ho ngheo)(?!\S)")
_FEES = re.compile(r"(?<!\S)hoi phi(?: \S+){0,4} (?:bao nhieu|may)(?!\S)|(?:bao nhieu|may)(?: \S+){0,3} hoi phi(?!\S)")
_HOW = re.compile(
    r"(?: (?:thi sao|the nao|ra sao|sao roi|sao|the|roi|nhi|a|em|vay|hop the nao|so lieu))+$"
    r"|^ (?:so lieu|tinh hinh|ket qua) "
)
_MET_YET = re.compile(r"(?: da)? (?:hop|sinh hoat|di hop)(?: (?:duoc|buoi nao|gi))* chua(?: (?:em|a|vay|nhi))*$"
                      r"|(?: da)? co (?:hop|sinh hoat)(?: (?:buoi nao|gi))* (?:khong|ko)$")  # fmt: skip
_OWN = re.compile(
    r"(?<!\S)(?:ca|toan)(?: (?:xa|phuong|tinh|huyen|vung|dia ban))?(?: (?:minh|ta))?(?!\S)|^(?:xa|phuong) minh$"
)


def asked(chat: Chat, text: str) -> Result:
    """A question for figures in one line: "tỷ lệ dự sinh hoạt xã Hoa Mai quý 3", "tháng 9 mấy chị dự"; after one,
    "còn tháng 9?"."""
    if not figure_places.own_units(chat):
        return None
    if _FEES.search(fold(text)) and not figure_places.is_small(chat, own_unit(chat)):
        return Reply((Words("figures-not-kept"),), (Option("label-stats", f"menu:{Intent.STATS}"),))
    today, books = chat.local().date(), cut_off(chat)
    ask = read_ask(text, today=today, cut_off=books)
    if ask is not None and (found := carry_on(chat, ask)) is not None:
        return found
    if ask is not None and is_bare_rate(ask):
        return Start("figures", {"unit": own_unit(chat)})
    if (compared := _compared(chat, text)) is not None:
        return compared
    last = last_asked(chat) if ask is not None and ask.goes_on else None
    if last is not None:
        text = text.partition(" ")[2]  # "còn tháng 10 họp mấy buổi?"
    text = without_politeness(text)
    question = read_figures(text, today=today, cut_off=books)
    unit = last.unit_id if last is not None else own_unit(chat)
    named = None if question is None else _answers(chat, kept_of(question[0]), question[1], unit, text)
    if last is not None:
        return named
    if named is None and (found := _unit_and_period(chat, text)) is not None:
        return found
    if named is None and (command := read_command(text, (Intent.STATS,))) is not None:
        return _commanded(chat, command[1])
    return named


def without_politeness(text: str) -> str:
    """A question without what politeness puts around it: "giúp chị số liệu 6 tháng đầu năm với"."""
    left = Pieces(text)
    left.cut(BEFORE)
    left.cut(AFTER)
    return left.text or text


def of_several(chat: Chat, text: str) -> Result:
    """A whole question of whoever has several branches: asked of their figures before it is sought in one book."""
    if not figure_places.own_units(chat) or figure_places.is_small(chat, own_unit(chat)):
        return None
    ask = read_ask(text, today=chat.local().date(), cut_off=cut_off(chat))
    whole = ask is not None and (
        (ask.what in _WHOLE and not _is_to_come(chat, ask)) or (ask.what == "rate" and _is_over(chat, ask.period))
    )
    return carry_on(chat, ask) if ask is not None and whole else None


def _is_to_come(chat: Chat, ask: FigureAsk) -> bool:
    """ "ngày 28/11 họp thôn nào" is asked of the next one, and not of a year ago."""
    days = chat.local().date() - ask.period.start if ask.period is not None and ask.period.kind == "day" else None
    return ask.what == "met" and days is not None and days.days > LONG_AGO


def _is_over(chat: Chat, period: Period | None) -> bool:
    """Whether it is from a day to a day that have been: nobody calls a meeting for then."""
    return period is not None and period.kind == "range" and period.end - DAY <= chat.local().date()


def _compared(chat: Chat, text: str) -> Result:
    """ "so sánh các chi hội tháng 10", "chi hội nào chưa họp": of her own unit."""
    held = first_post(chat.session, chat.person_id, Right.TOTALS)
    today, books = chat.local().date(), cut_off(chat)
    idle = read_idle(text, today=today, cut_off=books)
    if idle is not None and held.unit_kind not in figure_places.WITHIN_A_BRANCH:
        return answer(chat, Asked(held.unit_id, idle[1], idle[0]))
    ranked = read_ranked(text, today=today, cut_off=books)
    if ranked is None or held.unit_kind in {UnitKind.GROUP, UnitKind.CLUB}:
        return None
    if held.unit_kind == UnitKind.BRANCH and not _SEVERAL.search(fold(text)):
        return None  # "kết quả họp chi hội" of its head: of the last meetings
    return answer(chat, Asked(held.unit_id, ranked[1], "ranked", ranked[0]))


def _unit_and_period(chat: Chat, text: str) -> Result:
    """ "thôn Bưởi tháng 10 thế nào", "toàn xã quý 4", "thôn Bưởi họp chưa", after figures "thôn Bưởi": little else.

    Whoever has one branch alone speaks of its women then, and not of figures.
    """
    held = first_post(chat.session, chat.person_id, Right.TOTALS)
    today = chat.local().date()
    period, rest = read_period(text, today=today, cut_off=cut_off(chat))
    of_group = period is not None and _A_GROUP.match(fold(rest)) is not None
    if held.unit_kind in figure_places.WITHIN_A_BRANCH and not of_group:
        return None
    plain = " ".join(fold(rest).replace("?", " ").split())
    said = _HOW.sub("", f" {plain}").strip()
    met = _MET_YET.search(said)
    near = last_asked(chat, just_now=True)
    unit = _OWN.sub("", _MET_YET.sub("", said)).strip()
    of_place = figure_places.is_a_place(unit) and (said != plain or near is not None)
    if (period is None and met is None and not of_place) or (period is not None and period.start > today):
        return None
    if not unit and not _OWN.search(said) and (period is None or said == plain or said):
        return None
    found = figure_places.named(chat, unit) if unit else []
    if unit and not any(figure_places.is_the_name(one, unit) for one in found):
        place = figure_places.is_a_place(unit) and len(unit.split()) <= 5
        if not place or (not found and near is None and not _is_capital(rest)):
            return None
    kept = near.kept() if near is not None and period is None and met is None else None
    more = {"what": kept[7]} if kept is not None and kept[7] in {"rate", "new", "members", "gathering"} else {}
    span = period or (period_of(kept[1:7]) if kept is not None else current("month", today, cut_off=cut_off(chat)))
    answers: dict[str, Any] = {"period": kept_of(span), "ask": {**more, "own_time": period is not None}}
    if unit and not found:
        return Start("figures", answers | figure_places.like(chat, unit), (figure_places.unknown(chat, unit),))
    answers |= figure_places.answers_of(found, unit) if unit else {"unit": held.unit_id}
    return Start("figures", answers)


def _is_capital(text: str) -> bool:
    """Whether a place is written as a name is: "xã Hoa Đào"."""
    found = _NAMED.search(text)
    return found is not None and found["name"].isupper()


def _commanded(chat: Chat, words: str) -> Result:
    """What follows "thống kê": a unit, a period, or both; a unit that is not found is asked for again."""
    today = chat.local().date()
    period, rest = read_period(words, today=today, cut_off=cut_off(chat))
    fault = read_fault(words, period, today=today)
    if fault is not None:
        rest = fault.rest if period is None else rest
    kept = kept_of(period or current("month", today, cut_off=cut_off(chat)))
    rest = rest.strip(" ?.,")
    if _NOT_KEPT.search(fold(rest)):
        return Reply((Words("figures-not-kept"),), (Option("label-stats", f"menu:{Intent.STATS}"),))
    found = _answers(chat, kept, rest, own_unit(chat), words) or _no_such_unit(chat, kept, rest)
    if fault is None:
        return found
    answers = {name: value for name, value in found.answers.items() if name != "period"}
    return Start("figures", answers, (*found.before, Words("period-fault", {"why": fault.why, "said": fault.said})))


def _no_such_unit(chat: Chat, kept: Sequence[Any], words: str) -> Start:
    near = figure_places.like(chat, words)
    return Start("figures", {"period": kept, **near}, (figure_places.unknown(chat, words),))


def _answers(chat: Chat, kept: Sequence[Any], words: str, unit_id: int, text: str) -> Start | None:
    """The question with the unit that these words name, "" for the known one; None where there is no such unit."""
    answers: dict[str, Any] = {"unit": unit_id, "period": kept}
    if fold(words):
        found = figure_places.named(chat, words)
        if not found or not (found[0].sure or figure_places.is_a_place(words)):
            return None
        answers = {"period": kept, **figure_places.answers_of(found, words)}
    answers["ask"] = {"what": "often" if asks_how_often(text) else "rate", "own_time": True}
    return Start("figures", answers)


def ask(chat: Chat) -> Result:
    """Figures from the menu: her own unit, at a time that is asked; words that say which ones are answered at once."""
    named = read_ask(chat.incoming.text, today=chat.local().date(), cut_off=cut_off(chat))
    if named is not None and named.what not in {"", "rate"} and (found := carry_on(chat, named)) is not None:
        return found
    return Start("figures", {"unit": own_unit(chat)})


def own_unit(chat: Chat) -> int:
    """The unit whose figures are hers. Raises NotAllowed."""
    return first_post(chat.session, chat.person_id, Right.TOTALS).unit_id


def _another_question(chat: Chat, text: str) -> Result:
    """A whole question in place of a time: that is answered then, and this one left."""
    ask = read_ask(text, today=chat.local().date(), cut_off=cut_off(chat))
    if ask is None or not (ask.what or ask.against):
        return None
    open_ = chat.who.flow, chat.who.answers
    chat.who.flow, chat.who.answers = "", {}
    found = carry_on(chat, ask)
    if found is None:
        chat.who.flow, chat.who.answers = open_
    return found


def _hear_period(chat: Chat, heard: Heard, _answers: Answers) -> Any:
    words = {"month": "tháng này", "last": "tháng trước", "quarter": "quý này", "year": "năm nay"}
    text, today = words.get(heard.value, heard.text), chat.local().date()
    period, rest = read_period(text, today=today, cut_off=cut_off(chat))
    if len(text) < 100 and (fault := read_fault(text, period, today=today)) is not None:
        raise Unclear(Words("period-fault", {"why": fault.why, "said": fault.said}))
    if fold(rest) and len(rest.split()) > 1 and (other := _another_question(chat, text)) is not None:
        return other
    if period is None or "lich" in fold(rest).split() or "bao cao" in fold(rest):  # both ask for something else
        raise Unclear(Words("unclear-period"))
    return kept_of(period)


_PERIODS = (
    Option("label-this-month", "month"),
    Option("label-last-month", "last"),
    Option("label-this-quarter", "quarter"),
    Option("label-this-year", "year"),
)


def _done(chat: Chat, answers: Answers) -> Result:
    meant = asked_of(chat, answers)
    more = answers.get("ask", {})
    if more.get("before"):
        found = before_merger(chat, meant, own_time=bool(more.get("own_time")))
        if isinstance(found, Reply):
            return found
        meant = found
    return answer(chat, meant)


ASK = Flow(
    "figures",
    (
        Ask("unit", figure_places.hear, figure_places.options, show=figure_places.show),
        Ask("period", _hear_period, lambda c, a: _PERIODS),
    ),
    _done,
)


def _tapped(chat: Chat, page: str, *kept: Any) -> Result:
    return answer(chat, asked_from(kept), int(page))


def _before_upgrade(what: str, chat: Chat, unit_id: int, *kept: Any) -> Result:
    """A button of an answer that was given before an upgrade: a unit, perhaps an order or a page, and a time."""
    order = {"each": "name", "ranked": kept[0]}.get(what, "")
    return answer(chat, Asked(unit_id, period_of(kept[-6:]), kept[0] if what == "idle" else what, order))


def taps(tap: Any) -> dict[str, Any]:
    """The taps of figures."""
    before = {"figures-of": "rate", "each": "each", "ranked": "ranked", "idle": "idle"}
    return {
        "figures": tap(_tapped, (str,) * 15),
        "figures-beside": tap(_tapped, (str,) * 17),
        **{name: tap(partial(_before_upgrade, what), (int, *(str,) * 8)) for name, what in before.items()},
    }
