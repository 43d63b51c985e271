"""Which of her meetings a head names: by its day, its kind, its club or group; one, several to choose from, or none."""

from datetime import date, timedelta

from bot.meetings import MOST, coming_called
from bot.reading.gatherings import Gathering, Which
from bot.replies import Chat
from bot.whom import named, units_for
from models.meetings import Meeting, local_start
from models.posts import Right
from models.series import upcoming
from models.units import UnitKind

LOOKED_AT = 120  # coming meetings among which one is looked for by its name
NEAREST = 3  # of the same group, where none is on the day that she named
A_YEAR = timedelta(days=366)  # "tháng 12" is the coming one


def coming_named(chat: Chat, which: Which) -> list[Meeting]:
    """The coming meetings that may be meant, the next first. Raises NotAllowed.

    Of a series later ones, too, where a day or a month is named.
    """
    coming = of_gathering(chat, coming_called(chat, LOOKED_AT), which.gathering)
    if not which.days and which.month is None:
        return coming[: 1 if which.nearest else MOST]
    wider = {m.id: m for m in coming}
    for series_id in dict.fromkeys(m.series_id for m in coming if m.series_id):
        wider |= {m.id: m for m in upcoming(chat.session, series_id)}
    return on_days(chat, sorted(wider.values(), key=lambda m: m.starts_at), which)[:MOST]


def nearest_named(chat: Chat, which: Which) -> list[Meeting]:
    """Where none is on that day: those of that group or kind, the nearest to it, then the other coming ones."""
    coming = coming_called(chat)
    own = of_gathering(chat, coming, which.gathering) if which.gathering else []
    wider = {m.id: m for m in own}
    for series_id in dict.fromkeys(m.series_id for m in own if m.series_id):
        wider |= {m.id: m for m in upcoming(chat.session, series_id)}
    days = which.days or tuple(month_ahead(chat, which.month) if which.month else ())

    def away(meeting: Meeting) -> int:
        day = local_start(chat.session, meeting).date()
        return min((abs((day - one).days) for one in days), default=0)

    near = sorted(sorted(wider.values(), key=lambda m: (away(m), m.starts_at))[:NEAREST], key=lambda m: m.starts_at)
    return [*near, *(m for m in coming if m.id not in {one.id for one in near})][:MOST]


def month_ahead(chat: Chat, month: int) -> tuple[date, ...]:
    """The first of the next such month."""
    today = chat.local().date()
    return (date(today.year + (month < today.month), month, 1),)


def on_days(chat: Chat, meetings: list[Meeting], which: Which) -> list[Meeting]:
    """Those of the meetings that are on the days or in the month that are named; all where none are."""
    if not which.days and which.month is None:
        return meetings
    until = chat.local().date() + A_YEAR
    dated = [(m, local_start(chat.session, m).date()) for m in meetings]
    return [m for m, day in dated if day in which.days or (day.month == which.month and day < until)]


def of_gathering(chat: Chat, meetings: list[Meeting], gathering: Gathering | None) -> list[Meeting]:
    """Those of the meetings that are of this kind, or of the club, group or branch with this name."""
    if gathering is None:
        return meetings
    if gathering.unit:
        units, kind = units_for(chat, Right.CALL), UnitKind(gathering.kind)
        ids = {one.id for words in (gathering.unit, *gathering.also) for one in named(chat, units, kind, words)}
        return [m for m in meetings if m.unit_id in ids and m.kind == gathering.kind]
    of_kind = [m for m in meetings if m.kind == gathering.kind]
    return [m for m in of_kind if m.whom == gathering.whom] or of_kind


def next_of_each_first(meetings: list[Meeting]) -> list[Meeting]:
    """The next one of each kind, then those after them: "hủy họp" rather means one of the first."""
    met: set[tuple[int, str, str]] = set()
    first: list[Meeting] = []
    later: list[Meeting] = []
    for one in meetings:
        kind = (one.unit_id, one.kind, one.whom)
        (later if kind in met else first).append(one)
        met.add(kind)
    return [*first, *later]
