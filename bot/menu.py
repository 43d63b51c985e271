"""The menu, the greeting, help and language: what this person may do, and nothing else."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

import locales
from bot.reading.intents import Intent
from bot.replies import Chat, Option, Plain, Reply, Result, Said, Words
from models import questions
from models.cut_offs import cut_offs
from models.members import memberships_of
from models.office_changes import keeps_tree
from models.posts import Held, NotAllowed, Right, posts_of
from models.report_periods import meant

CONVERSATION = timedelta(minutes=30)  # so long she remembers the menu
LOOKED_BACK = 8  # messages
GUIDE = "/huong-dan.pdf"  # the printed page for heads (api/guides.py)
LABELS: dict[str, str] = {
    Intent.SCHEDULE: "label-schedule",
    Intent.NEWS: "label-news",
    Intent.CHECK_IN: "label-check-in",
    Intent.PROFILE: "label-profile",
    Intent.REGISTER: "label-register",
    Intent.APPROVE: "label-approve",
    Intent.MEMBERS: "label-members",
    Intent.CREATE_MEETING: "label-call",
    Intent.ROLL: "label-roll",
    Intent.ANNOUNCE: "label-announce",
    Intent.RESULTS: "label-results",
    Intent.STATS: "label-stats",
    Intent.HELP: "label-help",
}


def _options(*intents: str) -> tuple[Option, ...]:
    return tuple(Option(LABELS[intent], f"menu:{intent}") for intent in intents)


def menu(chat: Chat) -> Reply:
    """The whole menu of this person."""
    posts = posts_of(chat.session, chat.person_id)
    rights = {right for held in posts for right in held.rights}
    if not rights:
        return short(chat).after(Words("menu-member" if chat.person_id else "menu-stranger"))
    wanted = [
        (Intent.CREATE_MEETING, Right.CALL),
        (Intent.ROLL, Right.ROLL),
        (Intent.RESULTS, Right.CALL),
        (Intent.ANNOUNCE, Right.DRAFT),
        (Intent.MEMBERS, Right.NAMES),
        (Intent.APPROVE, Right.APPROVE),
        (Intent.STATS, Right.TOTALS),
    ]
    options = _options(*(intent for intent, right in wanted if right in rights))
    above = (Option("label-cadre", "cadre"),) if _keeper(posts) else ()
    return Reply((Words("menu-post"),), (*options, Option("label-mine", "mine"), *above))


def _keeper(posts: Sequence[Held]) -> Held | None:
    """Her post of a commune or above, from which reports are written and units kept."""
    return next((held for held in posts if keeps_tree(held)), None)


def cadre(chat: Chat) -> Reply:
    """What a cadre has besides: the month's report, the units, the page, posts that pass on."""
    held = _keeper(posts_of(chat.session, chat.person_id))
    if held is None:
        raise NotAllowed
    month = meant("month", chat.local().date(), cut_offs(chat.session, held.unit_id))
    report = f"report-of:{held.unit_id}:month:{month.year}:{month.number}"
    return Reply(
        (Words("menu-cadre"),),
        (
            Option("label-cadre-report", report, variables={"month": f"{month.number}/{month.year}"}),
            Option("label-cadre-units", f"menu:{Intent.UNITS}"),
            Option("label-cadre-posts", "handover-begin"),
            Option("label-cadre-page", f"menu:{Intent.OFFICE}"),
            Option("label-menu", f"menu:{Intent.MENU}", 0),
        ),
    )


def left(chat: Chat, *said: Said) -> Reply:
    """She wants nothing more: one short line, and no list that nobody asked for.

    The numbers of a menu that she has had within this conversation still hold; else one button leads there.
    """
    whole = menu(chat)
    if chat.person_id is None and not chat.who.persons:  # who has not joined knows of no menu yet
        return whole.after(*said)
    short_line: tuple[Said, ...] = (*(said or (Words("nothing-more"),)), Words("any-time"))
    if _lately(chat, whole):
        return replace(whole, said=short_line, quiet=True)
    return Reply(short_line, (Option("label-menu", "menu:menu", 0),), quiet=True)


def zero(chat: Chat) -> Reply:
    """A 0 that leaves nothing: the menu, unless she has it before her already."""
    whole = menu(chat)
    return left(chat) if _lately(chat, whole) else whole


def _lately(chat: Chat, whole: Reply) -> bool:
    """Whether she has had this menu within this conversation."""
    taps = [option.tap for option in whole.options]
    return any(
        asked.asked_at is not None
        and chat.now - asked.asked_at < CONVERSATION
        and [tap for _number, _label, tap in asked.choices or []] == taps
        for asked in questions.asked_last(chat.session, chat.who.contact_id, chat.now, limit=LOOKED_BACK)
    )


def short(chat: Chat) -> Reply:
    """What every member has; for a stranger how to join."""
    if chat.person_id is None and not chat.who.persons:
        return Reply((), (*_options(Intent.REGISTER), Option("label-what", "what")))
    return Reply((), _options(Intent.SCHEDULE, Intent.NEWS, Intent.CHECK_IN, Intent.PROFILE))


def mine(chat: Chat) -> Reply:
    """A post holder's own things as a member."""
    return short(chat).after(Words("menu-member"))


def help_(chat: Chat) -> Reply:
    """What one can write."""
    posts = posts_of(chat.session, chat.person_id)
    hers = "help-cadre" if _keeper(posts) else "help-post"
    key = hers if posts else "help-member" if chat.person_id else "help-stranger"
    said = [Words(key)]
    if chat.account.public_url and any(Right.CALL in held.rights for held in posts):
        said.append(Words("help-page", {"url": f"{chat.account.public_url}{GUIDE}"}))
    return Reply(tuple(said), (Option("label-menu", "menu:menu", 0),))


def start(chat: Chat, payload: str = "") -> Result:
    """/start, with what the link or the poster carries: a branch, or nothing."""
    from bot import registrations

    if payload.startswith("cn_"):
        return registrations.greet(chat, payload[3:])
    if chat.person_id or chat.who.persons:
        known = bool(memberships_of(chat.session, chat.person_id or 0))
        return menu(chat).after(Words("hello-again")) if known else menu(chat)
    return Reply((Words("hello-stranger"),), (*_options(Intent.REGISTER), Option("label-what", "what")))


def language(chat: Chat) -> Reply:
    """Choose a language; each is named in itself."""
    return Reply(
        (Words("choose-language"),),
        tuple(Option(Plain(locales.label(name, "language-name")), f"language:{name}") for name in locales.languages()),
    )


def set_language(chat: Chat, name: str) -> Reply:
    """From now on in this language."""
    chat.who.language = locales.known(name)
    return menu(chat).after(Words("language-set"))


def what(chat: Chat) -> Reply:
    """What the bot does, for someone who wonders."""
    return Reply((Words("what-i-do"),), _options(Intent.REGISTER) if chat.person_id is None else ())


def taps(tap: Any) -> dict[str, Any]:
    """The taps of the menu."""
    return {"cadre": tap(cadre), "mine": tap(mine), "what": tap(what), "language": tap(set_language, (str,))}
