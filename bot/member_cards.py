"""One woman's page in the book, what can be done about her, and what was changed last."""

from typing import Any

from bot import linking
from bot.replies import Chat, Option, Reply, Result, Said, Words
from models import audit, planner
from models.groups import open_units
from models.member_changes import Woman
from models.member_fees import paid
from models.member_history import Noted, history, history_of
from models.member_marks import keeper
from models.member_search import by_id
from models.members import MEMBER_STATES, MemberState
from models.phones import spoken, tail
from models.posts import NotAllowed, Right, post_for, posts_with
from models.units import UnitKind, get_unit
from models.vault import vault

MASK = "•••"
_MENU = Option("label-menu", "menu:menu", 0)


def hers(chat: Chat, membership_id: int, right: Right = Right.NAMES) -> Woman:
    """The woman of this entry, if it stands in a book that she keeps. Raises NotAllowed."""
    woman = by_id(chat.session, membership_id)
    if woman is None:
        raise NotAllowed
    keeper(chat.session, chat.person_id, woman, right)
    return woman


def may(chat: Chat, woman: Woman, right: Right) -> bool:
    """Whether she has this right over this woman's entry."""
    try:
        keeper(chat.session, chat.person_id, woman, right)
    except NotAllowed:
        return False
    return True


def card(chat: Chat, membership_id: int, whole: str = "") -> Result:
    """Her page; her phone is masked until it is asked for, and that is written down."""
    woman = hers(chat, membership_id)
    membership, person = woman.membership, woman.person
    phone = vault(chat.session).unseal(person.phone_sealed)
    if whole and phone:
        audit.look(chat.session, chat.person_id or 0, person.id or 0, "phone")
    group = get_unit(chat.session, membership.group_id).name if membership.group_id else ""
    year = chat.local().year
    step = planner.plan(chat.session, [person.id or 0])[0]
    inside = membership.state in MEMBER_STATES
    words = {
        "number": woman.number,
        "name": woman.name,
        "calling": person.calling_name,
        "group": group,
        "state": membership.state,
        "core": membership.core,
        "honorary": membership.honorary,
        "since": str(membership.since.year),
        "phone": (spoken(phone) if whole else MASK + tail(phone)) if phone else "",
        "reach": "reached" if step.contact_id else step.reason,
        "channels": linking.spoken_channels(chat, person.id or 0),
    }
    notes = {
        "card": membership.card or "",
        "has_card": membership.card is not None,
        "year": str(year),
        "paid": year in paid(chat.session, membership.id or 0),
    }
    said: list[Said] = [Words("woman-card", words)]
    if inside:
        said.append(Words("woman-notes", notes))
    return Reply((*said,), _options(chat, woman, bool(phone) and not whole) if inside else _outside(chat, woman))


def _options(chat: Chat, woman: Woman, has_phone: bool) -> tuple[Option, ...]:
    key = woman.membership.id
    away = woman.membership.state == MemberState.AWAY
    options = [
        Option("label-correct-her", f"edit:{key}"),
        Option("label-back", f"deed:{key}:back") if away else Option("label-away", f"deed:{key}:away"),
        Option("label-beside", f"notes:{key}"),
    ]
    if may(chat, woman, Right.APPROVE):
        if open_units(chat.session, [woman.membership.unit_id], UnitKind.GROUP):
            options.append(Option("label-regroup", f"regroup:{key}"))
        options.append(Option("label-out", f"out:{key}"))
    if has_phone:
        options.append(Option("label-her-phone", f"woman:{key}:whole"))
    return (*options, _MENU)


def _outside(chat: Chat, woman: Woman) -> tuple[Option, ...]:
    if woman.membership.state == MemberState.MERGED or not may(chat, woman, Right.APPROVE):
        return (_MENU,)
    return (Option("label-returned", f"deed:{woman.membership.id}:returned"), _MENU)


def notes(chat: Chat, membership_id: int) -> Result:
    """What may be written beside her: the fee, the card, core, honorary; what stands there is taken off."""
    woman = hers(chat, membership_id)
    membership, year = woman.membership, chat.local().year
    has_paid = year in paid(chat.session, membership_id)
    return Reply(
        (Words("which-note", {"name": woman.name, "number": woman.number}),),
        (
            Option(
                "label-no-fee" if has_paid else "label-fee",
                f"deed:{membership_id}:{'no_fee' if has_paid else 'fee'}",
                variables={"year": str(year)},
            ),
            Option("label-card", f"edit:{membership_id}:card"),
            Option("label-not-core", f"deed:{membership_id}:not_core")
            if membership.core
            else Option("label-core", f"deed:{membership_id}:core"),
            Option("label-not-honorary", f"deed:{membership_id}:not_honorary")
            if membership.honorary
            else Option("label-honorary", f"deed:{membership_id}:honorary"),
            _MENU,
        ),
    )


def out(chat: Chat, membership_id: int) -> Result:
    """She goes to another branch, or out of the book, or stands there twice."""
    woman = hers(chat, membership_id, Right.APPROVE)
    return Reply(
        (Words("which-way-out", {"name": woman.name, "number": woman.number}),),
        (
            Option("label-transfer", f"transfer-begin:{membership_id}"),
            Option("label-end-transferred", f"end:{membership_id}:transferred"),
            Option("label-end-left", f"end:{membership_id}:left"),
            Option("label-end-died", f"end:{membership_id}:died"),
            Option("label-twice", f"merge-begin:{membership_id}"),
            _MENU,
        ),
    )


# --- what was changed -------------------------------------------------------------------------------------------------


def changes(chat: Chat, unit_id: int) -> Result:
    """The last changes of a book: who, when, what."""
    from bot.members import branch_of

    post_for(chat.session, chat.person_id, Right.NAMES, unit_id)
    unit = get_unit(chat.session, unit_id)
    group = unit_id if unit.kind == UnitKind.GROUP else None
    posts = [held.unit_id for held in posts_with(chat.session, chat.person_id, Right.NAMES)]
    noted = history(chat.session, branch_of(chat, unit), group_id=group, units=posts)
    if not noted:
        return Reply((Words("nothing-changed-yet", {"branch": unit.name}),), (_MENU,))
    lines = tuple(_line(chat, one) for one in noted)
    return Reply((Words("changes-heading", {"branch": unit.name}), *lines, Words("changes-how")), (_MENU,))


def hers_to_read(chat: Chat, person_id: int) -> tuple[Said, ...]:
    """What others changed in her entries, for herself."""
    return tuple(
        Words("change-of-hers", _about(chat, one)) for one in history_of(chat.session, person_id) if not one.undone
    )


def _line(chat: Chat, one: Noted) -> Said:
    return Words("change-line", _about(chat, one) | {"women": one.women, "count": one.count, "number": one.number})


def _about(chat: Chat, one: Noted) -> dict[str, Any]:
    local = one.at.astimezone(chat.local().tzinfo)
    return {
        "day": f"{local.day}/{local.month}",
        "by": one.by,
        "mark": one.what,
        "detail": one.detail,
        "undone": one.undone,
    }


def taps(tap: Any) -> dict[str, Any]:
    """The taps of a woman's page."""
    return {
        "woman": tap(card, (int, str)),
        "notes": tap(notes, (int,)),
        "out": tap(out, (int,)),
        "changes": tap(changes, (int,)),
    }
