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
from bot.figures import answer
from bot.reading.book_lists import read_aged, read_book_list
from bot.reading.member_deeds import Deed, read_deed_by_name
from bot.reading.periods import read_period
from bot.replies import Chat, Reply, Result, Words
from models.periods import current
from models.posts import Right, posts_of
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
        for name, rest in ((words[:at], words[at:]), (words[-at:], words[:-at])):
            said, unit = " ".join(rest).strip(" ,?"), " ".join(name).strip(" ,?")
            if not said or not figure_places.is_a_place(unit):
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
