"""All that the bot can do, on one screen: flows, words, commands, taps, and what may follow a fact."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bot import (
    announcements,
    attendance,
    calls,
    check_in,
    door,
    figures,
    meetings,
    members,
    menu,
    moves,
    posts,
    profile,
    registrations,
    rosters,
)
from bot.flow import Flow
from bot.reading.intents import Intent
from bot.replies import Chat, Option, Reply, Result
from models.announcements import Announced
from models.check_in import NoMeetingNow
from models.facts import Fact, Refused
from models.invites import MeetingCalled
from models.meetings import AnsweredNo, answer_invitation
from models.rolls import CountTaken, RollTaken

FLOWS: dict[str, Flow] = {
    flow.name: flow
    for flow in (
        registrations.REGISTER,
        calls.CALL,
        moves.MOVE,
        moves.CALL_OFF,
        announcements.ANNOUNCE,
        attendance.ROLL,
        check_in.CHECK_IN,
        rosters.IMPORT,
        profile.LINK,
        figures.ASK,
    )
}

WAYS_OUT = (Intent.MENU, Intent.BACK, Intent.CANCEL)

WORDS: dict[str, Callable[[Chat], Result]] = {
    Intent.MENU: menu.menu,
    Intent.BACK: menu.menu,
    Intent.CANCEL: menu.menu,
    Intent.HELP: menu.help_,
    Intent.LANGUAGE: menu.language,
    Intent.REGISTER: registrations.begin,
    Intent.SCHEDULE: meetings.schedule,
    Intent.NEWS: announcements.news,
    Intent.CHECK_IN: attendance.check_in_or_roll,
    Intent.ROLL: attendance.begin_roll,
    Intent.UNDO: attendance.undo,
    Intent.PROFILE: profile.show,
    Intent.LINK: profile.link_code,
    Intent.PAGE: profile.web_page,
    Intent.MY_DATA: profile.my_data,
    Intent.ERASE: profile.say_no,
    Intent.STOP: profile.say_no,
    Intent.LEAVE: profile.say_no,
    Intent.APPROVE: registrations.waiting,
    Intent.MEMBERS: members.show,
    Intent.HOME: members.to_tell,
    Intent.CREATE_MEETING: calls.begin_call,
    Intent.CHANGE_MEETING: moves.begin_move,
    Intent.CANCEL_MEETING: moves.begin_call_off,
    Intent.ANNOUNCE: announcements.begin,
    Intent.RESULTS: meetings.results,
    Intent.STATS: figures.ask,
}

# The names of SPEC, unaccented, with the English ones; each opens the same door as its word.
COMMANDS: dict[str, Callable[[Chat], Result]] = {
    "start": menu.start,
    **dict.fromkeys(("menu",), menu.menu),
    **dict.fromkeys(("trogiup", "help"), menu.help_),
    **dict.fromkeys(("ngonngu", "language"), menu.language),
    **dict.fromkeys(("huy", "cancel", "lui", "back"), menu.menu),
    **dict.fromkeys(("dangky", "register"), registrations.begin),
    **dict.fromkeys(("lich", "schedule"), meetings.schedule),
    **dict.fromkeys(("thongbao", "news"), announcements.news),
    **dict.fromkeys(("diemdanh", "checkin"), attendance.check_in_or_roll),
    **dict.fromkeys(("hoso", "me"), profile.show),
    **dict.fromkeys(("dulieu", "mydata"), profile.my_data),
    **dict.fromkeys(("xoa", "erase"), profile.say_no),
    **dict.fromkeys(("duyet", "approve"), registrations.waiting),
    **dict.fromkeys(("hoivien", "members"), members.show),
    **dict.fromkeys(("taohop", "newmeeting"), calls.begin_call),
    **dict.fromkeys(("guitin", "announce"), announcements.begin),
    **dict.fromkeys(("ketqua", "results"), meetings.results),
    **dict.fromkeys(("thongke", "stats"), figures.ask),
}


@dataclass(frozen=True)
class Tap:
    """A rule or handler, and how what the tap carries is read; a rule is called with (session, who, …)."""

    do: Callable[..., Any]
    parse: tuple[Callable[[str], Any], ...] = ()
    is_rule: bool = False


TAPS: dict[str, Tap] = {
    "rsvp": Tap(answer_invitation, (int, str, str), is_rule=True),
    "menu": Tap(lambda chat, word: WORDS[word](chat), (str,)),
    **registrations.taps(Tap),
    **meetings.taps(Tap),
    **moves.taps(Tap),
    **door.taps(Tap),
    **announcements.taps(Tap),
    **attendance.taps(Tap),
    **members.taps(Tap),
    **profile.taps(Tap),
    **rosters.taps(Tap),
    **figures.taps(Tap),
    **menu.taps(Tap),
    **posts.taps(Tap),
}

# What may be answered to a fact.
FOLLOW_UPS: dict[type[Fact | Refused], Callable[[Any], tuple[Option, ...]]] = {
    AnsweredNo: meetings.ask_reason,
    MeetingCalled: calls.after_call,
    Announced: announcements.after_announce,
    RollTaken: attendance.after_roll,
    CountTaken: attendance.after_roll,
    NoMeetingNow: check_in.no_meeting,
}


def find(name: str, carried: str) -> tuple[Tap, list[Any]]:
    """What a tap calls, and with what; what it carries was written by us and is parsed all the same."""
    found = TAPS[name]
    parts = carried.split(":") if carried else []
    return found, [parse(part) for parse, part in zip(found.parse, parts, strict=False)]


def offer(_chat: Chat, said: Fact | Refused) -> Reply:
    """A fact or refusal with the choices that may follow it."""
    follow = FOLLOW_UPS.get(type(said))
    return Reply((said,), follow(said) if follow else ())
