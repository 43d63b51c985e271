"""A sender's notices looked up by words: those that wait for their time, those sent before, who missed the last one."""

import re
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

import locales
from bot import audiences, courses, media, receipts_asked
from bot.media import quoted
from bot.messages import Kind
from bot.reading.intents import Intent
from bot.reading.notice_asks import Asked, notice_named, read_notice_ask, recalled_with
from bot.reading.periods import read_period
from bot.replies import Bound, Chat, Option, Reply, Result, Words
from bot.threads import notes, readers
from models.announcements import Announcement, notice_key
from models.courses import last_sent, progress
from models.posts import NotAllowed, Right, post_for, posts_of
from models.sent_notices import Waits, send_now, sent_notices, waiting, waiting_notices
from models.text import fold
from models.threads import writers
from models.units import get_unit

PAGE = 8  # notices in one message
_BEFORE_NOW = re.compile(r"\b(?:qua|kia|no|truoc|roi)\b")
_CANCELS = re.compile(r"\b(?:huy|bo|xoa|dung|ngung|thoi|khong gui)\b")
_OF_A_TIME = re.compile(
    r"(?:(?:xem|coi|cho|chi|em|lai|cac|nhung|danh sach) )*(?:tin|thong bao)"
    r"(?: (?:da|chi|em|minh|toi|hom|cua|hoi|gui|nhan|di|roi|hoi|vao|trong|luc|ai|nao|gi))*"
    r"|(?:(?:chi|em|minh|toi|da|co) )*gui (?:duoc )?(?:(?:may|bao nhieu|nhung|cac) )?(?:tin|thong bao)"
    r"(?: (?:gi|nao|roi))*"
)
_WISHES = {
    Asked.HOW_FAR: Intent.SENT,
    Asked.NOT_GOT: Intent.NOT_GOT,
    Asked.AGAIN: Intent.SEND_AGAIN,
    Asked.RECALL: Intent.RECALL,
    Asked.WAITING: Intent.WAITING_NOTICES,
    Asked.PAUSE: Intent.PAUSE_SENDING,
}
_DOORS = {Asked.AT_HOME: "missed", Asked.ALOUD: "aloud", Asked.PASTE: "paste"}
_OF_NOTICE = {Asked.ALOUD: ":notice", Asked.PASTE: ":notice"}  # these doors lead to meetings, too


def line(chat: Chat, text: str) -> Result:
    """What a sender's words ask of her notices beside what `wishes` knows; None where they do not."""
    return media.words_for(chat, text) or of_a_time(chat, text) or asked(chat, text)


def asked(chat: Chat, text: str) -> Result:
    """ "mấy chị nhận được tin rồi", "rút lại tin vừa gửi"; None for any other words, and for one who sends nothing."""
    meant = read_notice_ask(text)
    if meant is None or not any(Right.SEND in held.rights for held in posts_of(chat.session, chat.person_id)):
        return None
    if meant in _WISHES:
        before = read_period(text.removesuffix(recalled_with(text) or ""), today=chat.local().date())[0]
        if before and meant in {Asked.AGAIN, Asked.HOW_FAR} and _BEFORE_NOW.search(fold(text)):
            return _of_then(chat, before.start.isoformat(), before.end.isoformat())
        if before and meant is Asked.RECALL:  # not the last one: she chooses, and recalls it there
            return sent_page(chat, 0, before.start.isoformat(), before.end.isoformat())
        return Bound(f"menu:{_WISHES[meant]}", chat.person_id)
    if meant is Asked.CANCEL and waiting_notices(chat.session, chat.person_id):
        return Bound(f"menu:{Intent.WAITING_NOTICES}", chat.person_id)
    if meant is Asked.REMIND:
        return receipts_asked.begin(chat, notice_named(text))
    notice = last_sent(chat.session, chat.person_id).id or 0
    if meant is Asked.CANCEL:
        return courses.sent(chat, notice)
    if meant is Asked.SAID_GOT:
        return receipts_asked.who_has(chat, notice)
    if meant is Asked.WRITTEN_BACK:
        return _written_back(chat) or courses.sent(chat, notice)
    return Bound(f"{_DOORS[meant]}:{notice}{_OF_NOTICE.get(meant, '')}", chat.person_id)


def _written_back(chat: Chat) -> Result:
    """What women wrote back to her, of the last notice to which somebody did; None where nobody has."""
    for one in sent_notices(chat.session, chat.person_id, page=0, size=PAGE)[1]:
        if one.sender_id == chat.person_id and writers(chat.session, one.id or 0):
            return notes(chat, one.id or 0)
    return None


def doors(chat: Chat) -> tuple[Option, ...]:
    """Where a notice is written, the doors to those before and to those that wait; they leave what has been begun."""
    try:
        count, _last = sent_notices(chat.session, chat.person_id, page=0, size=1)
        later = waiting_notices(chat.session, chat.person_id)
    except NotAllowed:  # she drafts for others
        return ()
    before = (Option("label-all-notices", ":sents:0"),) if count > 1 else ()
    return (*before, *((Option("label-waiting-notices", ":waits_all:0"),) if later else ()))


# --- those that wait ----------------------------------------------------------------------------------------------


def waiting_list(chat: Chat, page: int = 0, drop: int = 0) -> Result:
    """ "các tin hẹn giờ": one alone is shown at once; with `drop` she wants to cancel one ("hủy tin hẹn")."""
    drop = drop or int(chat.incoming.kind is Kind.TEXT and _CANCELS.search(fold(chat.incoming.text)) is not None)
    found = waiting_notices(chat.session, chat.person_id)
    if not found:
        return Reply((Words("no-notice-waits"),))
    if len(found) == 1:
        return _one(chat, found[0], drop)
    shown = found[page * PAGE : (page + 1) * PAGE]
    options = tuple(
        Option("label-waiting-notice", f"waits:{one.announcement.id}:{drop}", variables=_label(chat, one))
        for one in shown
    )
    left = len(found) - (page + 1) * PAGE
    more = (
        (Option("label-older-notices", f"waits_all:{page + 1}:{drop}", variables={"count": left}),) if left > 0 else ()
    )
    return Reply((Words("waiting-notices", {"count": len(found)}),), (*options, *more))


def _label(chat: Chat, one: Waits) -> dict[str, Any]:
    given = {"when": one.when, "notice": quoted(one.announcement.text)}
    return locales.variables(chat.who.language, given, pair=chat.who.pair, now=chat.local())


def waits(chat: Chat, announcement_id: int, drop: int = 0) -> Result:
    """One that waits, and what may be done about it."""
    return _one(chat, waiting(chat.session, chat.who, announcement_id), drop)


def _one(chat: Chat, one: Waits, drop: int = 0) -> Reply:
    words = {
        "text": one.announcement.text,
        "when": one.when,
        "count": one.people,
        "audience": audiences.spoken_audience(chat, one.announcement.wanted),
        "unit": get_unit(chat.session, one.announcement.unit_id).name,
    }
    send = Option("label-send-now", f"send_now:{one.announcement.id}")
    stop = Option("label-drop-notice", f"stop:{one.announcement.id}")
    # Who asked to cancel types 1 for "yes": it must not send.
    first = (stop, send) if drop else (send, stop)
    return Reply((Words("waiting-notice", words),), (*first, Option("label-let-it-wait", "menu:menu", 0)))


def sent_now(chat: Chat, announcement_id: int) -> Result:
    """It leaves at once."""
    return send_now(chat.session, chat.who, announcement_id)


# --- those that have left -----------------------------------------------------------------------------------------


def sent_list(chat: Chat) -> Result:
    """ "tin đã gửi": all of them, the latest first."""
    return sent_page(chat, 0)


def of_a_time(chat: Chat, text: str) -> Result:
    """ "tin tuần trước", "tin đã gửi tháng 10": those of that time. None for any other words."""
    if not any(Right.SEND in held.rights for held in posts_of(chat.session, chat.person_id)):
        return None
    period, rest = read_period(text, today=chat.local().date())
    if period is None or not _OF_A_TIME.fullmatch(fold(rest)):
        return None
    return sent_page(chat, 0, period.start.isoformat(), period.end.isoformat())


def sent_page(chat: Chat, page: int, first: str = "", last: str = "") -> Result:
    """A page of notices sent from one day to before another, each the door to how it went and what may be done."""
    page = max(page, 0)
    days = {"since": _midnight(chat, first), "until": _midnight(chat, last)} if first else {}
    count, found = sent_notices(chat.session, chat.person_id, page=page, size=PAGE, **days)
    if not count:
        older = (Option("label-all-notices", "sents:0"),) if first else ()
        return Reply((Words("no-notice-then" if first else "no-notice-sent"),), older)
    options = [Option("label-sent-notice", f"sent:{one.id}", variables=_sent_label(chat, one)) for one in found]
    if (left := count - page * PAGE - len(found)) > 0:
        tap = f"sents:{page + 1}" + (f":{first}:{last}" if first else "")
        options.append(Option("label-older-notices", tap, variables={"count": left}))
    return Reply((Words("sent-notices", {"count": count}),), tuple(options))


def _of_then(chat: Chat, first: str, last: str) -> Result:
    """The one notice of that time, how it went and what may be done about it; of several she chooses."""
    since, until = _midnight(chat, first), _midnight(chat, last)
    count, found = sent_notices(chat.session, chat.person_id, page=0, size=1, since=since, until=until)
    return courses.sent(chat, found[0].id or 0) if count == 1 else sent_page(chat, 0, first, last)


def _midnight(chat: Chat, day: str) -> datetime:
    return datetime.combine(date.fromisoformat(day), time(), chat.local().tzinfo)


def _sent_label(chat: Chat, one: Announcement) -> dict[str, Any]:
    at = one.created_at.astimezone(ZoneInfo(get_unit(chat.session, one.unit_id).timezone))
    given = {"when": at, "notice": quoted(one.text), "recalled": one.recalled_at is not None}
    return locales.variables(chat.who.language, given, pair=chat.who.pair, now=chat.local())


# --- who has not got the last one ---------------------------------------------------------------------------------


def not_got(chat: Chat) -> Result:
    """ "ai chưa nhận", "ai chưa xem tin": by name where her post allows names, else how it went."""
    notice = last_sent(chat.session, chat.person_id)
    number = notice.id or 0
    held = post_for(chat.session, chat.person_id, Right.SEND, notice.unit_id)
    tally = progress(chat.session, notice_key(number))
    if Right.NAMES not in held.rights or (tally.waiting and not tally.sent):
        return courses.sent(chat, number)
    heading = Words("notice-meant", {"text": courses.beginning(notice.text), "waiting": tally.waiting})
    if notice.asks_receipt:
        return readers(chat, number, 0, 0).after(heading)
    if not tally.at_home:
        said = Words("nobody-missed-it", {"count": tally.reached})
        return Reply((heading, said), (Option("label-all-notices", "sents:0"),))
    # Whether she has opened it the platforms tell nobody. Numbers under a list of women are the women's own.
    return courses.missed(chat, number).after(heading, Words("only-arrival-known"))


def taps(tap: Any) -> dict[str, Any]:
    """The taps of these lists."""
    return {
        "waits_all": tap(waiting_list, (int, int)),
        "waits": tap(waits, (int, int)),
        "send_now": tap(sent_now, (int,)),
        "sents": tap(sent_page, (int, str, str)),
    }
