"""What is done about women of the book once it is known who they are, and the buttons on a woman's page."""

from typing import Any

from bot import member_cards, member_edits, member_transfers
from bot.reading.member_deeds import Deed, deed_named
from bot.replies import Chat, Result, Start
from models.facts import Refused
from models.groups import group_key, open_units
from models.member_ends import take_up_again
from models.member_marks import Mark, NoSuchGroupHere, correct_phone, mark, move_to_group
from models.phone_words import write_words
from models.text import fold
from models.units import UnitKind

_ENDS = (Deed.DIED, Deed.LEFT, Deed.TRANSFERRED)


class OneAtATime(Refused):
    """This is done for one woman only."""


# What is to be corrected, as people call it; "" asks which.
_FIELDS = {
    "ten": "name", "ho ten": "name", "ten goi": "calling", "nam sinh": "birth", "ngay sinh": "birth",
    **dict.fromkeys(("so", "so dien thoai", "so dt", "dien thoai", "sdt"), "phone"),
}  # fmt: skip


def do(chat: Chat, deed: Mark | Deed, membership_ids: list[int], detail: str = "") -> Result:
    """Carry out a deed on these women; what ends a membership is asked once more."""
    session, who = chat.session, chat.who
    if deed is Mark.GROUP:
        return _regroup(chat, membership_ids, detail)
    if deed in {Mark.BY_PHONE, Mark.NOT_BY_PHONE}:
        return write_words(session, who, membership_ids, Mark(deed))
    if isinstance(deed, Mark):
        if deed in {Mark.FEE, Mark.NO_FEE}:
            detail = year_said(chat, detail)
        if deed is Mark.CARD and detail and len(membership_ids) > 1:  # a card's number is one woman's
            raise OneAtATime
        return mark(session, who, membership_ids, deed, detail)
    if deed is Deed.MERGE:
        return Start("merge", {"one": membership_ids[0], "other": membership_ids[-1]})
    if len(membership_ids) > 1:
        raise OneAtATime
    (key,) = membership_ids
    if deed is Deed.RETURNED:
        return take_up_again(session, who, key)
    if deed in _ENDS:
        return member_edits.begin_end(chat, key, deed.value)
    if deed is Deed.OUT:
        return member_cards.out(chat, key)
    if deed is Deed.END:
        return member_edits.begin_end(chat, key)
    if deed is Deed.TRANSFER:
        return member_transfers.begin(chat, key, detail)
    if deed is Deed.REGROUP:
        return member_edits.begin_regroup(chat, key)
    if deed is Deed.EDIT:
        return member_edits.begin_edit(chat, key, _FIELDS.get(fold(detail), ""))
    if deed is Deed.NO_PHONE:
        return correct_phone(session, who, key, "")
    if deed is Deed.SHOW:
        return member_cards.card(chat, key)
    return member_edits.correct(chat, key, deed.value, detail)


def _regroup(chat: Chat, membership_ids: list[int], name: str) -> Result:
    """To the group of this name, "" for none."""
    if not name:
        return move_to_group(chat.session, chat.who, membership_ids, None)
    woman = member_cards.hers(chat, membership_ids[0])
    groups = open_units(chat.session, [woman.membership.unit_id], UnitKind.GROUP)
    group = next((unit for unit in groups if group_key(unit.name) == group_key(name)), None)
    if group is None:
        raise NoSuchGroupHere(name)
    return move_to_group(chat.session, chat.who, membership_ids, group.id)


def year_said(chat: Chat, typed: str) -> str:
    """The year that is meant by "2025", "ngoái", "nay" or nothing."""
    year = chat.local().year
    return typed if typed.isdecimal() else str(year - 1 if fold(typed) in {"ngoai", "truoc"} else year)


def done(chat: Chat, membership_id: int, what: str) -> Result:
    """The button on her page."""
    return do(chat, deed_named(what), [membership_id])


def taps(tap: Any) -> dict[str, Any]:
    """The taps of deeds."""
    return {"deed": tap(done, (int, str))}
