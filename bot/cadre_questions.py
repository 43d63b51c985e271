"""What cadres ask beside figures: who holds a post, the last meeting, two units side by side, when reports are due."""

import re

from bot import (
    book_lists,
    figure_book,
    figure_compared,
    figure_places,
    figure_women,
    last_meetings,
    post_holders,
    report_dues,
    short_forms,
    two_questions,
    unit_questions,
)
from bot.figure_asked import Asked
from bot.figure_meant import cut_off
from bot.figures import LONG_AGO, answer
from bot.reading.book_lists import read_aged, read_book_list
from bot.reading.figure_ask import with_name
from bot.reading.figure_pieces import Pieces
from bot.reading.figure_words import AFTER, BEFORE, HOW, OWN
from bot.reading.member_deeds import Deed, read_deed_by_name
from bot.reading.periods import read_period
from bot.replies import Bound, Chat, Reply, Result, Words
from models.periods import current
from models.posts import Right, first_post, posts_of
from models.text import fold
from models.units import UnitKind

LONGEST = 80  # characters
_OWN = re.compile(
    r"(?:(?:em|em oi|xem|coi|cho|cho (?:chi|toi|minh|em|co|bac)(?: (?:xem|hoi|biet))?|bao cao nhanh|tom tat) )*"
    r"(?:(?:tat ca |cac |nhung |may |con )*(?:so lieu|con so|so|thong ke|ty le|ti le|ket qua|tinh hinh)"
    r"(?: (?:du|di|hop|sinh hoat|chung))*)"
    r"(?: (?:cua|ben|phan|o|don vi|ben phan|noi|cho|xa|phuong|tinh))* (?:toi|tui|minh|chi|co|em phu trach|minh"
    r" phu trach|chi phu trach)"
    r"(?: (?:phu trach|quan ly|nay|the nao|ra sao|dau|sao roi|vay|a|nhe|di|hien nay|bay gio|voi))*"
)

_NEXT = re.compile(r"\b(?:tháng|thang) sau\b", re.IGNORECASE)  # "tháng sáu" has its mark
_HELD = re.compile(r"^(?:(?:cac |nhung )?(?:buoi|cuoc) )?(?:hop|sinh hoat)(?: chi hoi(?! \S))?(?= |$)")
_AT = re.compile(r" (?:ở|o|của|cua|tại|tai|trong|thuộc|thuoc)$")
_DONE = re.compile(
    r"(?:(?:xem|cac|nhung|em|cho chi xem|lai) )*viec (?:(?:chi|toi|minh) )?(?:da|moi|vua) (?:lam|ghi)(?: roi)?"
)


def line(chat: Chat, text: str) -> Result:
    """The first of these questions that a line is; None where it is none."""
    for read in (
        short_forms.line,
        two_questions.line,
        post_holders.line,
        last_meetings.line,
        report_dues.line,
        figure_women.line,
        figure_compared.line,
        figure_compared.times,
        unit_questions.line,
        of_book,
        figure_book.line,
        unnamed,
        held,
        done,
        own,
    ):
        if (found := read(chat, text)) is not None:
            return found
    return None


def of_book(chat: Chat, text: str) -> Result:
    """ "thôn Bưởi mấy chị đi làm xa": a list of one branch's book, for whoever has several."""
    held = [one for one in posts_of(chat.session, chat.person_id) if Right.NAMES in one.rights]
    words = text.split() if len(text) <= LONGEST else []
    if not held or held[0].unit_kind in figure_places.WITHIN_A_BRANCH or len(words) < 4:
        return None
    for at in (5, 4, 3, 2):  # the whole name before one that it begins with
        for name, rest in figure_places.runs(words, at):
            said, unit = _AT.sub("", " ".join(rest).strip(" ,?")), " ".join(name).strip(" ,?")
            if not said:
                continue
            if read_book_list(said) is None and read_aged(said) is None:
                continue
            found = figure_places.named(chat, unit)
            if len(found) == 1 and found[0].sure and found[0].kind == UnitKind.BRANCH:
                chat.who.notes["book"] = found[0].id
                return book_lists.line(chat, said)
    return None


def unnamed(chat: Chat, text: str) -> Result:
    """ "chị Hạnh số mấy", of a cadre who sees totals alone: who may tell her."""
    if any(Right.NAMES in held.rights for held in posts_of(chat.session, chat.person_id)):
        return None
    deed = read_deed_by_name(text)
    if deed is None or deed.deed is not Deed.SHOW or figure_places.is_a_place(deed.names[0]):
        return None  # "thế xã Hoa Đào"
    return Reply((Words("names-not-hers", {"name": deed.names[0]}),))


def held(chat: Chat, text: str) -> Result:
    """ "họp tháng 10", "sinh hoạt quý 3 thôn Mận": of a time that is over nobody is called, it is asked how often."""
    if len(text) > LONGEST or not figure_places.own_units(chat):
        return None
    today = chat.local().date()
    period, rest = read_period(text, today=today, cut_off=cut_off(chat))
    if period is None or period.kind in {"day", "range"} or period.end > today:
        return None
    named = re.search(r"(?:19|20)\d\d|(?<!\S)(?:ngoai|truoc)(?!\S)", fold(text)) is not None
    if _NEXT.search(text):
        return None  # "thang sau hop": the next one
    if not named and (today - period.start).days > LONG_AGO:
        return None  # "họp tháng 12", in November: the one that comes
    left = Pieces(with_name(text, rest))
    left.cut(BEFORE)
    left.cut(AFTER)
    left.cut(HOW)
    if left.cut(_HELD) is None:
        return None
    whole = left.cut(OWN) is not None or not left.folded
    if whole:
        unit_id = first_post(chat.session, chat.person_id, Right.TOTALS).unit_id
        return answer(chat, Asked(unit_id, period, "often"))
    found = figure_places.named(chat, left.text)
    sure = len(found) == 1 and found[0].sure and figure_places.is_the_name(found[0], left.text)
    return answer(chat, Asked(found[0].id, period, "often")) if sure else None


def done(chat: Chat, text: str) -> Result:
    """ "việc đã làm": what she did with the units."""
    mine = any(
        Right.UNITS in one.rights and one.unit_kind not in figure_places.WITHIN_A_BRANCH
        for one in posts_of(chat.session, chat.person_id)
    )
    return Bound("unit-log:0") if mine and _DONE.fullmatch(fold(text)) else None


def own(chat: Chat, text: str) -> Result:
    """ "số liệu của tôi": of a cadre's own unit; what a branch's head means by it may be her number."""
    if len(text) > LONGEST:
        return None
    held = [one for one in posts_of(chat.session, chat.person_id) if Right.TOTALS in one.rights]
    if not held or held[0].unit_kind in figure_places.WITHIN_A_BRANCH:
        return None
    today, books = chat.local().date(), cut_off(chat)
    period, rest = read_period(text, today=today, cut_off=books)
    if not _OWN.fullmatch(fold(rest)) or (period is not None and period.start > today):
        return None
    return answer(chat, Asked(held[0].unit_id, period or current("month", today, cut_off=books)))
