"""Whom nobody has seen for a while, one by one: the head says what is known of her; a cadre sees how many there are."""

import re
from typing import Any

from bot import figure_places
from bot.figure_options import sentence
from bot.going_on import rest_of
from bot.replies import Chat, Option, Plain, Reply, Result, Words
from models.member_marks import kept
from models.posts import NotAllowed, Right, posts_of
from models.text import fold
from models.units import UnitKind, get_unit
from models.unseen import answer_unseen, unseen, unseen_counts
from models.unseen_checks import times_of

PAGE = 8
_OF_UNIT = re.compile(
    r"(?:(?:xem|cho chi xem|danh sach|hoi vien|nhung ai|ai|chi em|cac chi) )*(?:can |phai )?xac minh"
    r"(?: (?:o|tai|cua|trong|ben))? (?P<unit>.+?)(?: (?:a|em|nhe|vay|nao))*"
    r"|(?P<first>.+?) (?:(?:co|con|nhung|may|bao nhieu) )*(?:ai|chi|hoi vien|nguoi) (?:nao )?can xac minh"
)
_FOR_LONG = re.compile(
    r"(?:(?:nhung|cac|co|may|bao nhieu) )*(?:chi em|chi|ai|hoi vien|nguoi)(?: nao)?(?: (?:ca|da|may|\d{1,2}))* buoi"
    r"(?: (?:lien|roi|nay|gan day|lien tuc))* (?:khong|ko|chua|deu khong)"
    r"(?: (?:thay|di|den|du|hop|mat))+"
    r"(?: (?:a|em|nhi))*"
)


def line(chat: Chat, text: str) -> Result:
    """ "cần xác minh thôn Mận": of one unit below her; None where no unit of hers is named."""
    said = fold(text).replace("?", " ").strip() if len(text) <= 100 else ""
    if _FOR_LONG.fullmatch(said):
        return show(chat)
    found = _OF_UNIT.fullmatch(said)
    if found is None:
        return None
    words = found["unit"] or found["first"]
    units = figure_places.named(chat, words)
    if len(units) == 1 and units[0].sure:
        return unit(chat, units[0].id)
    if units:
        options = (Option(Plain(figure_places.full_name(chat, one.id)), f"unseen:{one.id}:0") for one in units[:9])
        return Reply((Words("which-branch"),), tuple(options))
    return figure_places.no_such(chat, words, "unseen:{}:0") if figure_places.is_a_place(words) else None


def show(chat: Chat) -> Result:
    """ "cần xác minh": of her branch or group by name, of the units below her by number."""
    held = [post for post in posts_of(chat.session, chat.person_id) if Right.TOTALS in post.rights]
    if not held:
        raise NotAllowed
    if len(held) == 1:
        return unit(chat, held[0].unit_id)
    return Reply((Words("which-branch"),), tuple(Option(Plain(h.unit_name), f"unseen:{h.unit_id}:0") for h in held[:9]))


def unit(chat: Chat, unit_id: int, page: int = 0) -> Result:
    """The women of a branch or group, to be chosen by their numbers in the book; else the units below with theirs."""
    if get_unit(chat.session, unit_id).kind not in {UnitKind.BRANCH, UnitKind.GROUP}:
        return _counts(chat, unit_id, page)
    found = unseen(chat.session, chat.who, unit_id)
    heading = Words(
        "unseen-heading",
        {"unit": sentence(found.unit), "count": len(found.women), "members": found.members, "times": found.times},
    )
    if not found.women:
        return Reply((heading,))
    shown = found.women[page * PAGE : (page + 1) * PAGE]
    options = [
        Option(
            Plain(f"{one.full_name} ({one.birth_year})" if one.birth_year else one.full_name),
            f"unseen_her:{one.membership_id}",
            one.number,
        )
        for one in shown
    ]
    left = len(found.women) - (page + 1) * PAGE
    rest = (rest_of(f"unseen:{unit_id}:{page + 1}", left),) if left > 0 else ()
    return Reply((heading,), (*options, *rest))


def _counts(chat: Chat, unit_id: int, page: int) -> Reply:
    found = unseen_counts(chat.session, chat.who, unit_id)
    names = any(
        Right.NAMES in held.rights and held.unit_kind == UnitKind.COMMUNE
        for held in posts_of(chat.session, chat.person_id)
    )
    heading = Words(
        "unseen-counts",
        {"unit": sentence(found.unit), "count": found.count, "members": found.members, "times": found.times},
    )
    parts = sorted(found.parts, key=lambda part: -part.count)
    shown = parts[page * PAGE : (page + 1) * PAGE]
    left = len(parts) - (page + 1) * PAGE
    rest = (rest_of(f"unseen:{unit_id}:{page + 1}", 0),) if left > 0 else ()  # units, not women
    lines = [chat.text("unseen-unit", unit=part.name, count=part.count) for part in shown]
    below = [part for part in shown if part.unit_id != unit_id]
    if names or not (below and get_unit(chat.session, below[0].unit_id).kind == UnitKind.BRANCH):
        return Reply(
            (heading,),
            (*(Option(Plain(line), f"unseen:{part.unit_id}:0") for part, line in zip(shown, lines, strict=True)
               if part.unit_id != unit_id), *rest),
        )  # fmt: skip
    return Reply((heading, *(Words("unseen-line", {"line": line}) for line in lines)), rest)


def her(chat: Chat, membership_id: int) -> Result:
    """What is known of this woman?"""
    (woman,) = kept(chat.session, chat.who, [membership_id])
    times = times_of(chat.session, woman.membership.unit_id)
    return Reply(
        (Words("unseen-her", {"women": woman.name, "number": woman.number, "times": times}),),
        (
            Option("label-unseen-stays", f"unseen_said:{membership_id}:stays"),
            Option("label-unseen-away", f"deed:{membership_id}:away"),
            Option("label-unseen-moved", f"deed:{membership_id}:transfer"),
            Option("label-unseen-ask", f"unseen_said:{membership_id}:ask"),
        ),
    )


def taps(tap: Any) -> dict[str, Any]:
    """The taps of the list and of what is said of one woman."""
    return {
        "unseen": tap(unit, (int, int)),
        "unseen_her": tap(her, (int,)),
        "unseen_said": tap(answer_unseen, (int, _answer), is_rule=True),
    }


def _answer(typed: str) -> str:
    if typed not in {"stays", "ask"}:
        raise ValueError(typed)
    return typed
