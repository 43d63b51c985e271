"""An announcement on its way, in chat: how far it is, paused, going on, stopped, sent again; who got it, by name."""

from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

import locales
from bot import relay_texts, threads
from bot.going_on import rest_of
from bot.replies import Chat, Option, Reply, Result, Said, Words
from models import deliveries
from models.announcements import Announced, Announcement, notice_key
from models.courses import (
    MISSED,
    AnnouncementStopped,
    SendingGoesOn,
    SendingPaused,
    can_resend,
    go_on,
    last_sent,
    pause,
    progress,
    resend,
    stop,
)
from models.deliveries import REACHED, State, Tally
from models.door import why_not
from models.facts import Refused
from models.news import check_notice
from models.posts import NotAllowed, Right, post_for
from models.recipients import recipients
from models.text import fold
from models.units import get_unit

PAGE = 8  # women on one page
SHOWN_AGAIN_AFTER = timedelta(days=1)  # that a notice was paused
LISTS = {"got": REACHED, "home": deliveries.AT_HOME}


def on_its_way(announcement_id: int) -> tuple[Option, ...]:
    """What the sender may want while it leaves."""
    return (
        Option("label-how-it-goes", f"sent:{announcement_id}"),
        Option("label-stop-sending", f"stop:{announcement_id}"),
        Option("label-pause-sending", f"pause:{announcement_id}"),
    )


def after_announce(fact: Announced | SendingGoesOn) -> tuple[Option, ...]:
    """How it goes, the brakes, and its texts for other ways."""
    return (*on_its_way(fact.announcement), *relay_texts.options(fact.announcement, ":notice"))


def after_pause(fact: SendingPaused) -> tuple[Option, ...]:
    """On, or an end."""
    return (
        Option("label-go-on-sending", f"go_on:{fact.announcement}"),
        Option("label-stop-sending", f"stop:{fact.announcement}"),
    )


def after_stop(fact: AnnouncementStopped) -> tuple[Option, ...]:
    """What has left may be recalled."""
    return (Option("label-recall", f"recall:{fact.announcement}"),) if fact.gone + fact.leaving else ()


def look_back(chat: Chat) -> tuple[Option, ...]:
    """Where a notice is written, the door to the one before; it leaves what has been begun."""
    try:
        found = last_sent(chat.session, chat.person_id)
    except Refused:
        return ()
    return (Option("label-last-notice", f":sent:{found.id}"),)


def _own(chat: Chat, announcement_id: int) -> Announcement:
    announcement = chat.session.get(Announcement, announcement_id)
    if announcement is None:
        raise NotAllowed
    post_for(chat.session, chat.person_id, Right.SEND, announcement.unit_id)
    return announcement


def sent(chat: Chat, announcement_id: int | None = None) -> Result:
    """How many got it so far, and who is to be told at home."""
    if announcement_id is None:
        announcement_id = last_sent(chat.session, chat.person_id).id or 0
    announcement = _own(chat, announcement_id)
    tally = progress(chat.session, notice_key(announcement_id))
    state = "recalled" if announcement.recalled_at else "stopped" if announcement.cancelled_at else "going"
    if state == "going" and tally.waiting:
        state = "paused" if announcement.paused_at is not None else "going" if tally.sent else "unsent"
    words = deliveries.as_dict(tally) | {"sent": tally.sent, "state": state, "text": beginning(announcement.text)}
    if announcement.cancelled_at is not None:  # nobody more is to hear of it
        words |= {"at_home": 0, "told": 0}
    said, options = threads.feedback(chat, announcement)
    return Reply((Words("notice-progress", words), *said), (*outcome_options(chat, announcement, tally), *options))


def beginning(text: str) -> str:
    """The first words of a notice, to know it by."""
    line = " ".join(text.split())
    return line if len(line) <= 60 else line[:59].rstrip() + "…"


def outcome_options(chat: Chat, announcement: Announcement, tally: Tally) -> tuple[Option, ...]:
    """What may be done about a notice as it stands."""
    held = post_for(chat.session, chat.person_id, Right.SEND, announcement.unit_id)
    return options_of(announcement, tally, Right.NAMES in held.rights, can_resend(chat.session, announcement))


def options_of(announcement: Announcement, tally: Tally, names: bool, again: int) -> tuple[Option, ...]:
    """The same, told what her post allows and how many could get it now."""
    number = announcement.id
    found = []
    if names and announcement.recalled_at is not None and tally.told:
        found.append(Option("label-tell-again", f"missed:{number}"))
    elif names and announcement.cancelled_at is None and tally.at_home:
        found.append(Option("label-who-at-home", f"missed:{number}"))
    if names and tally.reached:
        found.append(Option("label-who-got-it", f"got_it:{number}"))
    if announcement.cancelled_at is not None:
        if announcement.recalled_at is None and tally.reached + tally.unknown:
            found.append(Option("label-recall", f"recall:{number}"))
        return tuple(found)
    if tally.waiting:
        if announcement.paused_at is not None:
            found.append(Option("label-go-on-sending", f"go_on:{number}"))
        else:
            found.append(Option("label-pause-sending", f"pause:{number}"))
        found.append(Option("label-stop-sending", f"stop:{number}"))
    elif again:
        found.append(Option("label-send-again", f"resend:{number}", variables={"count": again}))
    if tally.reached + tally.unknown:
        found.append(Option("label-recall", f"recall:{number}"))
    return tuple(found)


# --- names --------------------------------------------------------------------------------------------------------


def missed(chat: Chat, announcement_id: int, page: int = 0) -> Reply:
    """Who is to be told at home, by name where her post allows names."""
    return _listed(chat, announcement_id, "home", page)


def got(chat: Chat, announcement_id: int, page: int = 0) -> Result:
    """Who got it, by name where her post allows names."""
    return _listed(chat, announcement_id, "got", page)


def _listed(chat: Chat, announcement_id: int, which: str, page: int) -> Reply:
    page = max(page, 0)
    found = chat.session.get(Announcement, announcement_id)
    recalled = which == "home" and found is not None and found.recalled_at is not None
    states = MISSED if recalled else LISTS[which]  # who may have it by message gets the correction by message
    told = True if recalled else None if which == "got" else False  # who was told of it is told of its end as well
    count, people = recipients(chat.session, chat.who, announcement_id, states, page=page, size=PAGE, told=told)
    of = {"count": count}
    home = Words("home-heading-recalled", of) if recalled else Words("home-heading-notice", of)
    said: list[Said] = [Words("got-heading", of) if which == "got" else home]
    several = len({one.branch for one in people}) > 1
    for one in people:
        reason = why_not(one.state, one.reason, has_number=one.has_number)
        why = "" if which == "got" else "unsure" if one.state == State.UNKNOWN else reason
        said.append(Words("notice-names-line", threads.notice_name(one, several=several) | {"reason": why}))
    left = count - page * PAGE - len(people)
    if left <= 0:
        return Reply(tuple(said))
    tap = f"{'got_it' if which == 'got' else 'missed'}:{announcement_id}:{page + 1}"
    return Reply(tuple(said), (rest_of(tap, left),))


# --- steering -----------------------------------------------------------------------------------------------------


def paused(chat: Chat, announcement_id: int | None = None) -> Result:
    """Hold back what has not left yet."""
    return pause(chat.session, chat.who, _meant(chat, announcement_id))


def gone_on(chat: Chat, announcement_id: int | None = None, sure: int = 0) -> Result:
    """Let what was held back leave; what was held back long ago is shown first: its day may be over."""
    number = _meant(chat, announcement_id)
    found = _own(chat, number)
    since = found.paused_at
    if sure or since is None or found.cancelled_at is not None or chat.now - since < SHOWN_AGAIN_AFTER:
        return go_on(chat.session, chat.who, number)
    zone = ZoneInfo(get_unit(chat.session, found.unit_id).timezone)
    waiting = progress(chat.session, notice_key(number)).waiting
    words = {"text": found.text, "when": since.astimezone(zone), "waiting": waiting}
    options = (
        Option("label-go-on-sending", f"go_on:{number}:1"),
        Option("label-stop-sending", f"stop:{number}"),
        Option("label-let-it-wait", "menu:menu", 0),
    )
    return Reply((Words("paused-long", words),), options)


def stopped(chat: Chat, announcement_id: int | None = None) -> Result:
    """Cancel what has not left yet."""
    return stop(chat.session, chat.who, _meant(chat, announcement_id))


def resent(chat: Chat, announcement_id: int | None = None) -> Result:
    """Send it again to those who missed it and can be reached now."""
    return resend(chat.session, chat.who, _meant(chat, announcement_id))


def _meant(chat: Chat, announcement_id: int | None) -> int:
    return announcement_id if announcement_id is not None else last_sent(chat.session, chat.person_id).id or 0


# --- is it ours? --------------------------------------------------------------------------------------------------


def check(chat: Chat) -> Result:
    """She wonders whether a notice is ours, and gave no code."""
    return Reply((Words("check-how" if chat.person_id else "members-only"),))


def checked(chat: Chat, typed: str) -> Result:
    """She gave the code of a notice."""
    digits = fold(typed).replace(" ", "")
    if not (len(digits) == 4 and digits.isascii() and digits.isdigit()):
        return check(chat)
    if chat.person_id is None:
        return Reply((Words("members-only"),))
    found = check_notice(chat.session, chat.who, digits)
    if not found.earlier:
        return found
    days = ", ".join(
        locales.label(chat.who.language, "date-numbers", day=at.day, month=at.month, year=str(at.year))
        for at in found.earlier
    )
    return Reply((found, Words("code-had-before", {"days": days, "code": digits})))


def about_the_same(taps: list[str], others: list[str]) -> bool:
    """Whether two questions are about one and the same notice: then a number answers the later one."""
    steer = {"sent", "stop", "pause", "go_on", "missed", "got_it", "resend", "recall"}
    notices = [{tap.split(":")[1] for tap in each if tap.split(":")[0] in steer} for each in (taps, others)]
    return notices[0] == notices[1] and len(notices[0]) == 1


def taps(tap: Any) -> dict[str, Any]:
    """The taps of announcements on their way."""
    return {
        "sent": tap(sent, (int,)),
        "stop": tap(stopped, (int,)),
        "pause": tap(paused, (int,)),
        "go_on": tap(gone_on, (int, int)),
        "resend": tap(resent, (int,)),
        "missed": tap(missed, (int, int)),
        "got_it": tap(got, (int, int)),
    }
