"""Which units somebody wants to see side by side, and of which time."""

from dataclasses import replace

from bot import figure_places
from bot.figure_asked import SIDES, Asked, last_asked
from bot.figure_beside import side_by_side, two_times
from bot.figure_meant import cut_off
from bot.reading.compared_line import read_compared, read_times
from bot.replies import Chat, Reply, Result, Words
from models import figures, periods
from models.cut_offs import cut_offs
from models.periods import BookKind, Period
from models.posts import Right, first_post
from models.unit_search import NamedUnit

_MEASURES = {"": "side", "often": "side-often", "gathering": "side-gathering", "members": "side-members"}
_KINDS: tuple[BookKind, ...] = ("month", "quarter", "year")


def line(chat: Chat, text: str) -> Result:
    """Units of hers side by side; None where a line compares none, or other things."""
    if not figure_places.own_units(chat):
        return None
    read = read_compared(text, today=chat.local().date(), cut_off=cut_off(chat))
    if read is None:
        return None
    near = last_asked(chat)
    sets: list[list[NamedUnit]] = []
    if read.run:
        apart = figure_places.named_in_a_row(chat, read.names[0])
        if len(apart) < 2 and not read.sure:
            return None
        read = replace(read, names=tuple(apart) if len(apart) > 1 else read.names)
    for name in read.names:
        found = _named(chat, name)
        if found is None:
            return None
        sets.append(found)
    if len(sets) == 1:
        if near is None or not sets[0]:
            return None
        if near.what in SIDES or near.unit_id == sets[0][0].id:
            return None
    if not all(sets):  # one of them is no unit of hers
        return figure_places.no_such(chat, next(name for name, one in zip(read.names, sets, strict=True) if not one))
    if read.fault is not None:
        return Reply((Words("period-fault", {"why": read.fault.why, "said": read.fault.said}),))
    sets = _of_one_parent(sets)
    units = [found[0].id for found in sets] if len(sets) > 1 else [near.unit_id if near else 0, sets[0][0].id]
    units = list(dict.fromkeys(units))
    if len(units) < 2:
        return None
    what = _MEASURES[read.measure]
    if near is not None and not read.measure and len(sets) == 1:
        what = next((side for side, alone in SIDES.items() if alone == near.what), "side")
    span = read.period or (near.period if near is not None and len(sets) == 1 else None)
    asked = Asked(units[0], span or _lately(chat, units), what, beside=tuple(units[1:]))
    asked = replace(asked, period=_of_books(chat, asked))
    for place, found in enumerate(sets):
        if len(found) > 1:
            return _which(chat, asked, found, place + (len(sets) == 1))
    return side_by_side(chat, asked)


def times(chat: Chat, text: str) -> Result:
    """Two times of one unit: "quý 2 hay quý 3 đông hơn"; None where a line sets none beside each other."""
    if not figure_places.own_units(chat):
        return None
    read = read_times(text, today=chat.local().date(), cut_off=cut_off(chat))
    if read is None:
        return None
    spans, words = read
    near = last_asked(chat, just_now=True)
    unit_id = near.unit_id if near is not None else first_post(chat.session, chat.person_id, Right.TOTALS).unit_id
    if words:
        found = _named(chat, words)
        if not found or len(found) > 1:
            return None
        unit_id = found[0].id
    return two_times(chat, Asked(unit_id, spans[1]), spans)


def _named(chat: Chat, name: str) -> list[NamedUnit] | None:
    """The units of hers that a name may mean, [] for a place that she has not; None where it is no unit's name."""
    own = first_post(chat.session, chat.person_id, Right.TOTALS)
    if not name:
        return [NamedUnit(own.unit_id, own.unit_name, own.unit_kind, "")]
    found = figure_places.named(chat, name)
    if found and found[0].sure and (figure_places.is_a_place(name) or figure_places.is_the_name(found[0], name)):
        return found
    return [] if figure_places.is_a_place(name) and len(name.split()) <= 6 else None


def _of_one_parent(sets: list[list[NamedUnit]]) -> list[list[NamedUnit]]:
    """ "thôn Mận" stands in two communes, "thôn Ổi" in one: both of that one are meant."""
    above = {found[0].above for found in sets if len(found) == 1}
    return [[one for one in found if len(found) == 1 or one.above in above] or found for found in sets]


def _which(chat: Chat, asked: Asked, found: list[NamedUnit], place: int) -> Reply:
    """Several units have this name: which of them is set there."""
    units = [asked.unit_id, *asked.beside]
    reply = figure_places.which(chat, found, "{}")
    options = []
    for option in reply.options:
        units[place] = int(option.tap)
        options.append(replace(option, tap=replace(asked, unit_id=units[0], beside=tuple(units[1:])).tap()))
    return replace(reply, options=tuple(options))


def _of_books(chat: Chat, asked: Asked) -> Period:
    """The months of the first unit's own books."""
    period, books = asked.period, cut_offs(chat.session, asked.unit_id)
    if period.kind in {"day", "week", "range"} or period.cut_off == books:
        return period
    return periods.book(period.kind, period.year, period.number, cut_off=books)  # type: ignore[arg-type]


def _lately(chat: Chat, units: list[int]) -> Period:
    """Where no time is named: this month; while one of them has no roll in it, this quarter, then this year."""
    today, books = chat.local().date(), cut_off(chat)
    spans = [periods.current(kind, today, cut_off=books) for kind in _KINDS]
    for span in spans:
        found = figures.of_units(chat.session, chat.who, units, span.start, span.end)
        if all(found[one].with_roll for one in units):
            return span
    return spans[0]
