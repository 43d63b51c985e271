"""Women by how often they came: who missed most, who came most, who came to none; names for whoever may see them."""

from bot import figure_options, figure_places
from bot.figure_answers import rate
from bot.figure_asked import Asked, last_asked, remember
from bot.figure_meant import cut_off
from bot.figure_periods import period_so_far
from bot.figure_units import listing
from bot.going_on import rest_of
from bot.reading.women_ranked import read_women
from bot.replies import Chat, Option, Plain, Reply, Result, Said, Words
from models.new_women import may_name
from models.periods import Period, current
from models.posts import Right, first_post
from models.units import UnitKind, get_unit
from models.women_ranked import RankedWoman, ranked_women

PAGE = 8
_NAMED = frozenset({UnitKind.BRANCH, UnitKind.GROUP, UnitKind.COMMUNE})
_WAYS = {f"women-{way}": way for way in ("low", "high", "never")}


def line(chat: Chat, text: str) -> Result:
    """Such a question; None where a line asks something else."""
    if not figure_places.own_units(chat):
        return None
    ask = read_women(text, today=chat.local().date(), cut_off=cut_off(chat))
    if ask is None:
        return None
    own = first_post(chat.session, chat.person_id, Right.TOTALS)
    near = last_asked(chat, just_now=True)
    unit_id = near.unit_id if near is not None and not ask.own else own.unit_id
    if ask.unit:
        found = figure_places.named(chat, ask.unit)
        if not figure_places.is_a_place(ask.unit) and not any(
            figure_places.is_the_name(one, ask.unit) for one in found
        ):
            return None
        if not found:
            return figure_places.no_such(chat, ask.unit)
        if len(found) > 1 or not found[0].sure:
            span = _span(chat, ask.period, near)
            tap = Asked(0, span, f"women-{ask.way}", most=ask.most).tap()
            head, _, rest = tap.partition(":0:0:")
            return figure_places.which(chat, found, f"{head}:0:{{}}:{rest}")
        unit_id = found[0].id
    return women(chat, Asked(unit_id, _span(chat, ask.period, near), f"women-{ask.way}", most=ask.most))


def _span(chat: Chat, period: Period | None, near: Asked | None) -> Period:
    """What she names, or has just read; else the year: of one month nothing can be said of a woman."""
    if period is not None:
        return period
    return near.period if near is not None else current("year", chat.local().date(), cut_off=cut_off(chat))


def women(chat: Chat, asked: Asked, page: int = 0) -> Reply:
    """A page of them; the units instead, where she may not see names or there are too many women. Raises NotAllowed."""
    unit = get_unit(chat.session, asked.unit_id)
    if unit.kind not in _NAMED or not may_name(chat.session, chat.who, asked.unit_id):
        order = "high" if asked.what == "women-high" else "low"
        unnamed = Words("women-unnamed", {"unit": unit.name})
        if figure_places.is_small(chat, asked.unit_id):
            return rate(chat, Asked(asked.unit_id, asked.period)).after(unnamed)
        return listing(chat, Asked(asked.unit_id, asked.period, "ranked", order)).after(unnamed)
    start = max(page, 0) * PAGE
    found = ranked_women(
        chat.session, chat.who, asked.unit_id, asked.period.start, asked.period.end,
        way=_WAYS[asked.what], at=start, size=min(asked.most or PAGE, PAGE),
    )  # fmt: skip
    remember(chat, asked)
    several = unit.kind == UnitKind.COMMUNE
    words = {
        "unit": figure_options.sentence(figure_options.called(chat, asked.unit_id)),
        "period": period_so_far(chat, asked.period, chat.local().date()),
        "way": _WAYS[asked.what],
        "count": found.count,
        "meetings": found.meetings,
        "numbered": "" if several or not found.women else "yes",
    }
    said: list[Said] = [Words("women-came", words)]
    left = 0 if 0 < asked.most <= PAGE else found.count - start - len(found.women)
    options: tuple[Option, ...] = ()
    if several:  # the numbers of several books say nothing
        said += [Words("women-came-line", {"line": _told(chat, asked, one, f", {one.branch}")}) for one in found.women]
    else:
        options = tuple(
            Option(Plain(_told(chat, asked, one, "")), f"woman:{one.membership_id}", one.number) for one in found.women
        )
    more = (rest_of(asked.tap(page + 1), left),) if left > 0 else ()
    return Reply(tuple(said), (*options, *more))


def _told(chat: Chat, asked: Asked, one: RankedWoman, place: str) -> str:
    name = f"{one.full_name} ({one.birth_year})" if one.birth_year else one.full_name
    came = {"came": one.expected - one.missed, "missed": one.missed, "expected": one.expected}
    return chat.text("woman-came", way=_WAYS[asked.what], name=f"{name}{place}", **came)
