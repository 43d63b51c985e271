"""Correcting a woman's entry, moving her to another group, and taking her out of the book, a question at a time."""

import re
from typing import Any

from bot import member_undo
from bot.flow import Answers, Ask, Flow, Heard, Unclear, agreed, chosen
from bot.member_cards import hers, may
from bot.reading.accents import name_lacks_accents
from bot.replies import Chat, Option, Plain, Reply, Result, Start, Words
from models import clock
from models.births import BadBirth, read_birth
from models.groups import group_key, number_of, open_units
from models.member_ends import ENDS, end_membership, posts_that_end
from models.member_marks import Mark, call_her, correct_birth, correct_phone, mark, move_to_group, rename
from models.member_search import with_phone
from models.members import MemberState
from models.phones import BadPhone, read_phone
from models.posts import Right
from models.roster_layout import full_name
from models.text import clean, fold
from models.units import UnitKind, get_unit

_NAME = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?(?:[ -][^\W\d_]+(?:['’][^\W\d_]+)?)*")
FIELDS = (
    Option("label-field-name", "name"),
    Option("label-field-calling", "calling"),
    Option("label-field-birth", "birth"),
    Option("label-field-phone", "phone"),
)
LONGEST_CALLING = 30


# --- corrections ------------------------------------------------------------------------------------------------------


def begin_edit(chat: Chat, membership_id: int, field: str = "") -> Result:
    """What is to be corrected about her?"""
    hers(chat, membership_id)
    return Start("edit_member", {"membership": membership_id, **({"field": field} if field else {})})


def correct(chat: Chat, membership_id: int, field: str, typed: str) -> Result:
    """A correction in one line: "24 tên là Nguyễn Thị Loan"; what cannot be read is asked again."""
    try:
        value = checked(field, typed)
    except Unclear as unclear:
        before = (unclear.said,) if unclear.said is not None else ()
        return Start("edit_member", {"membership": membership_id, "field": field}, before)
    return _write(chat, membership_id, field, value)


def checked(field: str, typed: str) -> str:
    """What was typed, if it can be taken. Raises Unclear."""
    text = clean(typed)
    if field == "name":
        name = full_name(text)
        if not 2 <= len(name.split()) <= 6 or len(name) > 60 or not _NAME.fullmatch(name):
            raise Unclear(Words("not-a-full-name"))
        return name
    if field == "calling":
        if not text or len(text) > LONGEST_CALLING or not _NAME.fullmatch(text):
            raise Unclear(Words("not-a-calling-name"))
        return text[0].upper() + text[1:]
    if field == "birth":
        try:
            read_birth(text[:40], today=clock.today())
        except BadBirth as bad:
            raise Unclear(Words("bad-birth", {"reason": str(bad.reason.value)})) from None
        return text[:40]
    if field == "phone":
        try:
            return read_phone(text).e164
        except BadPhone as bad:
            raise Unclear(Words("bad-phone", {"reason": str(bad.reason.value)})) from None
    if not fold(text) or len(text) > LONGEST_CALLING:
        raise Unclear(Words("not-a-card"))
    return text


def _write(chat: Chat, membership_id: int, field: str, value: str) -> Result:
    session, who = chat.session, chat.who
    if field == "name":
        fact = rename(session, who, membership_id, value)
        if not name_lacks_accents(value):
            return fact
        hint = Words("name-lacks-accents", {"name": value, "number": fact.number})
        return Reply((fact, hint), member_undo.after_edit(fact))
    if field == "calling":
        return call_her(session, who, membership_id, value)
    if field == "birth":
        return correct_birth(session, who, membership_id, read_birth(value, today=clock.today()))
    if field == "phone":
        return _write_phone(chat, membership_id, value)
    return mark(session, who, [membership_id], Mark.NO_CARD if value == "none" else Mark.CARD, _card(value))


def _write_phone(chat: Chat, membership_id: int, phone: str) -> Result:
    """Her phone; that another woman has it, too, is said with the way to take it back: two may share one."""
    fact = correct_phone(chat.session, chat.who, membership_id, phone)
    branch_id = hers(chat, membership_id).membership.unit_id
    others = with_phone(chat.session, phone, besides=membership_id) if phone else []
    if not others:
        return fact
    of_hers = (one for one in others if one.membership.unit_id == branch_id and may(chat, one, Right.NAMES))
    here = next(of_hers, None)  # whom she does not keep is not named
    words = {"number": str(here.number) if here else "", "owner": here.name if here else ""}
    return Reply((fact, Words("phone-also", words)), member_undo.after_edit(fact))


def _card(value: str) -> str:
    return "" if value in {"none", "unknown"} else value


def _hear_value(_chat: Chat, heard: Heard, answers: Answers) -> str:
    if heard.value:
        return "" if heard.value == "none" and answers["field"] != "card" else heard.value
    return checked(answers["field"], heard.text)


def _value_options(_chat: Chat, answers: Answers) -> tuple[Option, ...]:
    if answers["field"] == "calling":
        return (Option("label-no-calling", "none"),)
    if answers["field"] == "phone":
        return (Option("label-no-phone", "none"),)
    if answers["field"] == "card":
        return (Option("label-card-unknown", "unknown"), Option("label-no-card", "none"))
    return ()


def _named(chat: Chat, answers: Answers) -> dict[str, Any]:
    woman = hers(chat, answers["membership"])
    return {"name": woman.name, "number": woman.number, "field": answers.get("field", "")}


EDIT = Flow(
    "edit_member",
    (
        Ask("field", chosen, lambda c, a: FIELDS, show=_named),
        Ask("value", _hear_value, _value_options, show=_named),
    ),
    lambda chat, answers: _write(chat, answers["membership"], answers["field"], answers["value"]),
)


# --- another group ----------------------------------------------------------------------------------------------------


def begin_regroup(chat: Chat, membership_id: int) -> Result:
    """To which group?"""
    hers(chat, membership_id, Right.APPROVE)
    return Start("regroup", {"membership": membership_id})


def _group_options(chat: Chat, answers: Answers) -> tuple[Option, ...]:
    woman = hers(chat, answers["membership"])
    units = open_units(chat.session, [woman.membership.unit_id], UnitKind.GROUP)
    by_name = {unit.id: number_of(unit.name) for unit in units}
    own = len(set(by_name.values())) == len(units) and all(number for number in by_name.values())
    # "tổ 3" is number 3, where every group has a number of its own.
    return tuple(Option(Plain(unit.name), str(unit.id), by_name[unit.id] if own else None) for unit in units[:12])


def _hear_group(chat: Chat, heard: Heard, answers: Answers) -> int:
    if heard.value:
        return int(heard.value)
    woman = hers(chat, answers["membership"])
    for unit in open_units(chat.session, [woman.membership.unit_id], UnitKind.GROUP):
        if group_key(unit.name) == group_key(heard.text):
            return unit.id or 0
    raise Unclear


REGROUP = Flow(
    "regroup",
    (Ask("group", _hear_group, _group_options, show=_named),),
    lambda chat, answers: move_to_group(chat.session, chat.who, [answers["membership"]], answers["group"]),
)


# --- out of the book --------------------------------------------------------------------------------------------------


def begin_end(chat: Chat, membership_id: int, state: str = "") -> Result:
    """Her membership ends: why (where that is not said), and is it true?"""
    woman = hers(chat, membership_id, Right.APPROVE)
    posts_that_end(chat.session, chat.who, woman)
    return Start("end_member", {"membership": membership_id, **({"state": state} if state in set(ENDS) else {})})


def _state_options(_chat: Chat, _answers: Answers) -> tuple[Option, ...]:
    return (
        Option("label-end-died", "died"),
        Option("label-end-left", "left"),
        Option("label-end-transferred", "transferred"),
        Option("label-twice", "twice"),
    )


def _show_end(chat: Chat, answers: Answers) -> dict[str, Any]:
    woman = hers(chat, answers["membership"], Right.APPROVE)
    posts = posts_that_end(chat.session, chat.who, woman)
    units = ", ".join(get_unit(chat.session, post.unit_id).name for post in posts)
    return {"name": woman.name, "number": woman.number, "state": answers["state"], "posts": units}


def _end(chat: Chat, answers: Answers) -> Result:
    if answers["state"] == "twice":
        return Start("merge", {"one": answers["membership"]})
    if answers["confirm"] != "yes":
        return Reply((Words("left-it"),))
    return end_membership(chat.session, chat.who, answers["membership"], MemberState(answers["state"]))


END = Flow(
    "end_member",
    (
        Ask("state", chosen, _state_options, show=_named),
        Ask(
            "confirm",
            agreed,
            lambda c, a: (Option("label-right-write", "yes"), Option("label-not-so", "no", 0)),
            show=_show_end,
            when=lambda a: a.get("state") != "twice",
        ),
    ),
    _end,
)


def taps(tap: Any) -> dict[str, Any]:
    """The taps of corrections and ends."""
    return {
        "edit": tap(begin_edit, (int, str)),
        "regroup": tap(begin_regroup, (int,)),
        "end": tap(begin_end, (int, str)),
    }
