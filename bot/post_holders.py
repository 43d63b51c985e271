"""Who holds the posts of a unit: answered by name where names are allowed, the phone on a second tap."""

from typing import Any

from bot import figure_options, figure_places
from bot.reading.post_asks import PostAsk, read_post_ask
from bot.replies import Chat, Option, Reply, Result, Said, Words
from models.met import went_into
from models.post_holders import Holder, holders, led_below, phone_of_holder
from models.posts import Right, Role, first_post
from models.units import UnitKind, ancestors, get_unit

PAGE = 8  # units in one message
_ROLES = {
    "head": {Role.HEAD},
    "deputy": {Role.DEPUTY},
    "leader": {Role.GROUP_LEADER},
    "cadre": {Role.CADRE},
}
_LEADS = {UnitKind.BRANCH: Role.HEAD, UnitKind.GROUP: Role.GROUP_LEADER, UnitKind.CLUB: Role.GROUP_LEADER}
_SMALL = figure_places.WITHIN_A_BRANCH


def line(chat: Chat, text: str) -> Result:
    """A question for who holds a post; None where a line is about something else, or names no unit that she knows."""
    ask = read_post_ask(text)
    own = figure_places.own_units(chat)
    if ask is None or not own or (ask.plain and figure_places.is_small(chat, own[0])):
        return None
    if not ask.unit:
        return _of_unit(chat, _own(chat, ask), ask.role, ask.what)
    if (higher := _above(chat, ask.unit)) is not None:
        return _of_unit(chat, higher, ask.role, ask.what)
    found = figure_places.named(chat, ask.unit)
    if len(found) == 1 and found[0].sure:
        return _of_unit(chat, found[0].id, ask.role, ask.what)
    if ask.plain and not (found and found[0].sure):
        return None  # "tổ trưởng tổ 2 chị Gấm" names one
    if found and (found[0].sure or figure_places.is_a_place(ask.unit)):
        return figure_places.which(chat, found, f"who-holds:{{}}:{ask.role}:{ask.what}")
    tap = f"who-holds:{{}}:{ask.role}:{ask.what}"
    return figure_places.no_such(chat, ask.unit, tap) if figure_places.is_a_place(ask.unit) else None


def _own(chat: Chat, ask: PostAsk) -> int:
    """Whose posts are meant where no unit is named: her own, or the nearest of that kind above hers."""
    own = first_post(chat.session, chat.person_id, Right.TOTALS).unit_id
    every = ancestors(chat.session, own)
    wanted = {"head": {UnitKind.BRANCH}, "deputy": {UnitKind.BRANCH}, "cadre": set(UnitKind) - _SMALL}.get(ask.role)
    return next((one.id or 0 for one in every if wanted and one.kind in wanted), own)


def _above(chat: Chat, words: str) -> int | None:
    """Her own unit or one above it that these words name, or "tỉnh mình": whom she answers to."""
    for own in figure_places.own_units(chat):
        for unit in ancestors(chat.session, own):
            if figure_places.is_the_unit(unit, words):
                return unit.id
    return None


def _of_unit(chat: Chat, unit_id: int, role: str, what: str) -> Result:
    """The same once the unit is known: one post of it, or that post in every unit below."""
    kind = get_unit(chat.session, unit_id).kind
    if role == "leader" and what == "all" and kind not in {UnitKind.GROUP, UnitKind.CLUB}:
        return every(chat, unit_id, role, "")
    if role in {"head", "deputy"} and kind not in _SMALL:
        return every(chat, unit_id, role, "without" if what == "without" else "")
    if role == "leader" and kind == UnitKind.BRANCH:
        return every(chat, unit_id, role, "")
    return _who(chat, unit_id, role)


def _who(chat: Chat, unit_id: int, role: str) -> Reply:
    unit = get_unit(chat.session, unit_id)
    leads = _LEADS.get(UnitKind(unit.kind), Role.CADRE)
    roles = _ROLES.get(role, set())
    if role != "deputy" and leads not in roles:  # "chủ tịch thôn Mận"
        roles = {leads}
    found = holders(chat.session, chat.who, unit_id, roles)
    if unit.closed_on is not None and not found:
        into = went_into(chat.session, unit_id)
        said_first = figure_options.became(chat, unit_id, into)
        return (_who(chat, into.id or 0, role) if into is not None else Reply(())).after(said_first)
    name = figure_options.sentence(figure_options.called(chat, unit_id))
    said = figure_options.now_called(chat, unit_id)
    if not found:
        return Reply((*said, Words("nobody-holds", {"unit": name, "role": str(next(iter(roles)))})))
    said += [Words("who-holds", {"unit": name, **_words(one)}) for one in found[:PAGE]]
    options = tuple(
        Option("label-phone-of-holder", f"holder-phone:{one.post_id}", variables={"name": one.name})
        for one in found[:PAGE]
        if one.phone
    )
    return Reply(tuple(said), options)


def _words(one: Holder) -> dict[str, Any]:
    return {
        "role": str(one.role),
        "name": one.name,
        "birth": str(one.birth_year) if one.birth_year else "none",
        "since": one.since,
        "until": one.until or "none",
        "phone": one.phone,
    }


def every(chat: Chat, unit_id: int, role: str, only: str = "", page: int = 0) -> Reply:
    """Every branch (of a leader: every group) below a unit with whoever leads it, or only those "without"."""
    kind, post = {
        "leader": (UnitKind.GROUP, Role.GROUP_LEADER),
        "deputy": (UnitKind.BRANCH, Role.DEPUTY),
    }.get(role, (UnitKind.BRANCH, Role.HEAD))
    found = led_below(chat.session, chat.who, unit_id, kind, post)
    without = [one for one in found if one.name == ""]
    shown = without if only else found
    unit = get_unit(chat.session, unit_id)
    words = {"unit": unit.name, "role": str(post), "count": len(found) - len(without), "all": len(found)}
    said: list[Said] = [Words("all-who-hold", words | {"lacking": len(without) if only else 0, "of": str(kind)})]
    direct = unit.kind in {UnitKind.COMMUNE, UnitKind.BRANCH}
    options = []
    for number, one in enumerate(shown[page * PAGE : (page + 1) * PAGE], start=page * PAGE + 1):
        name = one.unit if direct else f"{one.unit}, {one.above}"
        line = chat.text("holder-of-unit", unit=name, name="hidden" if one.name is None else one.name or "none")
        said.append(Words("figures-numbered", {"number": number, "line": line}))
        options.append(
            Option("label-unit", f"who-holds:{one.unit_id}:{role}:who", number, variables={"unit": one.unit})
        )
    left = len(shown) - (page + 1) * PAGE
    if left > 0:
        more = (page + 1) * PAGE + 1
        tap = f"all-who-hold:{unit_id}:{role}:{only}:{page + 1}"
        said.append(Words("figures-left", {"left": left, "of": str(kind)}))
        said.append(Words("figures-numbered", {"number": more, "line": chat.text("label-more")}))
        options.append(Option("label-more", tap, more))
    return Reply(tuple(said), tuple(options), quiet=True)


def phone(chat: Chat, post_id: int) -> Reply:
    """Her whole number: a look that she can read."""
    name, number = phone_of_holder(chat.session, chat.who, post_id)
    return Reply((Words("phone-of-holder", {"name": name, "phone": number}),))


def taps(tap: Any) -> dict[str, Any]:
    """The taps of who holds a post."""
    return {
        "who-holds": tap(_of_unit, (int, str, str)),
        "all-who-hold": tap(every, (int, str, str, int)),
        "holder-phone": tap(phone, (int,)),
    }
