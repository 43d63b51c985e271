"""The day on which books close, in chat: asked for, changed from a month on after its preview, taken back."""

from collections.abc import Mapping
from typing import Any

from bot.flow import Answers, Ask, Flow, agreed
from bot.reading.cut_off_line import CutOffLine, read_cut_off
from bot.replies import Chat, Option, Plain, Reply, Result, Said, Start, Words
from bot.unit_finding import candidates, labelled, units_posts
from models import cut_off_changes, periods
from models.cut_off_changes import change_cut_off, cut_off_now, look_at_cut_off, months_offered, said, undo_cut_off
from models.cut_offs import NAME, cut_offs, is_cut_off, name_of
from models.inherited import with_own
from models.periods import DAY, CutOffs, Period
from models.posts import Right, first_post, post_for
from models.units import get_unit

OFFERED = 9
SHOWN = 3  # days of before that are named


def line(chat: Chat, text: str) -> Result:
    """A whole line about the day; None where it is about something else."""
    read = read_cut_off(text)
    if read is None:
        return None
    found = [one.id or 0 for one in candidates(chat, read.name)] if read.name else []
    if read.name and not found:
        return None
    if len(found) > 1:
        taps = [(one, f"cut_off:{read.what}:{one}:{_day(read)}:{read.month}:{read.year}") for one in found[:OFFERED]]
        return Reply((Words("which-unit-meant"),), tuple(Option(Plain(labelled(chat, one)), tap) for one, tap in taps))
    unit_id = found[0] if found else _hers(chat)
    return meant(chat, read.what, unit_id, _day(read), read.month, read.year)


def _hers(chat: Chat) -> int:
    held = units_posts(chat)
    return held[0].unit_id if held else first_post(chat.session, chat.person_id, Right.TOTALS).unit_id


def _day(read: CutOffLine) -> int:
    return -1 if read.day is None else read.day


def meant(chat: Chat, what: str, unit_id: int, day: int, month: int, year: int) -> Result:
    """The same once the unit is known; `day` -1 is that of the unit above."""
    if what == "back":
        return undo_cut_off(chat.session, chat.who, unit_id)
    if what == "ask":
        return _told(chat, unit_id)
    if day != -1 and not is_cut_off(day):
        raise cut_off_changes.NoSuchCutOff
    since = _since(chat, unit_id, month, year)
    seen = look_at_cut_off(chat.session, chat.who, unit_id, None if day == -1 else day, since)
    if seen.same:
        return Reply((Words("cut-off-same", {"unit": seen.unit, "day": seen.day}),))
    return Start("cut_off", {"unit": unit_id, "day": day, "since": seen.since})


def _since(chat: Chat, unit_id: int, month: int, year: int) -> str:
    """The month that was named: without a year the one that is nearest to those that may be chosen."""
    if not month:
        return ""
    if not 1 <= month <= 12:
        raise cut_off_changes.NoSuchCutOff
    if year:
        return name_of(periods.month_number(year, month))
    offered = months_offered(chat.session, unit_id)
    coming = [one for one in offered if one >= offered[0] and int(one[5:]) == month]
    return coming[0] if coming else name_of(periods.month_number(chat.local().year, month))


def _told(chat: Chat, unit_id: int) -> Reply:
    """The day that holds, those of before, and how it is changed."""
    post_for(chat.session, chat.person_id, Right.TOTALS, unit_id)
    found = cut_offs(chat.session, unit_id)
    words: list[Said] = [
        Words("cut-off-now", {"unit": get_unit(chat.session, unit_id).name, "day": cut_off_now(chat.session, unit_id)})
    ]
    if isinstance(found, CutOffs):
        words += [
            Words("cut-off-from", {"month": said(name_of(month)), "day": day})
            for month, day in reversed(found.steps[-SHOWN:])
        ]
        words.append(Words("cut-off-first", {"day": found.first}))
    own = len(with_own(chat.session, unit_id, NAME, cut_off_changes.running(chat.session, unit_id)))
    if own:
        words.append(Words("cut-off-own", {"count": own}))
    if any(held.unit_id == unit_id for held in units_posts(chat)):
        words.append(Words("cut-off-how"))
    return Reply(tuple(words))


def _days(period: Period) -> str:
    last = period.end - DAY
    return f"{period.start.day}/{period.start.month}–{last.day}/{last.month}"


def _show(chat: Chat, answers: Answers) -> Mapping[str, Any]:
    day = None if answers["day"] == -1 else answers["day"]
    seen = look_at_cut_off(chat.session, chat.who, answers["unit"], day, answers["since"])
    months = [
        chat.text("cut-off-month", month=f"{was.number}/{was.year}", was=_days(was), new=_days(new))
        for was, new in seen.months
    ]
    return {
        "unit": seen.unit,
        "day": seen.day,
        "month": said(seen.since),
        "months": "\n".join(months),
        "below": seen.below,
        "drafts": seen.drafts,
    }


def _keep(chat: Chat, answers: Answers) -> Result:
    if answers["agreed"] != "yes":
        return Reply((Words("women-not-kept"),))
    day = None if answers["day"] == -1 else answers["day"]
    fact = change_cut_off(chat.session, chat.who, answers["unit"], day, answers["since"])
    if not fact.change:
        return Reply((fact,))
    return Reply((fact,), (Option("label-cut-off-undo", f"cut_off_back:{answers['unit']}:{fact.change}"),))


def _back(chat: Chat, unit_id: int, change: int) -> Result:
    """That change taken back, and no other."""
    return undo_cut_off(chat.session, chat.who, unit_id, change)


CUT_OFF = Flow(
    "cut_off",
    (
        Ask(
            "agreed",
            agreed,
            lambda c, a: (Option("label-agree", "yes"), Option("label-no", "no", 0)),
            show=_show,
        ),
    ),
    _keep,
)


def taps(tap: Any) -> dict[str, Any]:
    """The taps of the day on which books close."""
    return {"cut_off": tap(meant, (str, int, int, int, int)), "cut_off_back": tap(_back, (int, int))}
