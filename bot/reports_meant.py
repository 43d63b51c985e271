"""Which report is meant where she does not name its time: the one before her; taken back and returned in words."""

from bot import figure_places
from bot.figure_meant import cut_off
from bot.reading.reports import asks_who_lacks, read_return, read_returned_to, read_taken_back
from bot.replies import Chat, Result
from bot.reports import again, begin_return, returned, show, standing
from bot.reports_before import LATELY, before_her
from models import questions, report_drafts
from models import report_drafts_standing as standings
from models.periods import Period
from models.posts import Right, may, posts_of
from models.report_drafts_kept import REPORTING, STANDS, ReportDraft, is_sent

_OF_PERIOD = frozenset({"reports", "reports-nudge", "reports-more", "report-of"})


def lacking(chat: Chat, text: str) -> Result:
    """ "Chi hội nào chưa gửi" right after a report: of its period. None where none is before her."""
    if not asks_who_lacks(text) or (period := period_before(chat)) is None:
        return None
    held = [one for one in posts_of(chat.session, chat.person_id) if Right.TOTALS in one.rights]
    own = next((one for one in held if one.unit_kind in REPORTING), None)
    if own is None or own.unit_kind == "branch":
        return None
    return standing(chat, own.unit_id, *period)


def period_before(chat: Chat) -> tuple[str, int, int] | None:
    """(kind, year, number) of the report, or of the list of reports, that she has read last."""
    last = questions.asked_last(chat.session, chat.who.contact_id, chat.now, limit=1)
    if any(one.asked_at is None or chat.now - one.asked_at > LATELY for one in last):
        return None
    before = before_her(chat)
    row = chat.session.get(ReportDraft, before[0]) if before is not None else None
    if row is not None:
        return row.kind, row.year, row.number
    for question in last:
        for _shown, _label, tap in question.choices or []:
            name, _, rest = tap.partition(":")
            if name in _OF_PERIOD:
                _unit, kind, year, number = rest.split(":")[:4]
                return kind, int(year), int(number)
            if name == "report" and (row := chat.session.get(ReportDraft, int(rest))) is not None:
                return row.kind, row.year, row.number
    return None


def handed_back(chat: Chat, text: str) -> Result:
    """ "Lấy lại báo cáo quý 3" of whoever sent it, "trả lại báo cáo cho xã Hoa Mai sửa" of whoever is above."""
    today, cut = chat.local().date(), cut_off(chat)
    taken, period = read_taken_back(text, today=today, cut_off=cut)
    if taken:
        return _taken_back(chat, period)
    if read_return(text) is not None or (to := read_returned_to(text, today=today, cut_off=cut)) is None:
        return None
    unit, period, why = to
    found = figure_places.named(chat, unit)
    if len(found) != 1 or not found[0].sure or not may(chat.session, chat.person_id, Right.TOTALS, found[0].id):
        return None
    row = _which(chat, found[0].id, period)
    if row is None:
        return None
    if row.state not in STANDS:
        return show(chat, row.id or 0)
    seen = report_drafts.shown(chat.session, chat.who, row.id or 0).mark
    return returned(chat, row.id or 0, seen, why) if why else begin_return(chat, row.id or 0, seen)


def _taken_back(chat: Chat, period: Period | None) -> Result:
    held = (one for one in posts_of(chat.session, chat.person_id) if Right.SEND in one.rights)
    own = next((one for one in held if one.unit_kind in REPORTING), None)
    row = _which(chat, own.unit_id, period) if own is not None else None
    if row is None:
        return None
    shown = report_drafts.shown(chat.session, chat.who, row.id or 0)
    return show(chat, shown.report_id) if shown.open else again(chat, shown.report_id, shown.mark)


def _which(chat: Chat, unit_id: int, period: Period | None) -> ReportDraft | None:
    """The report of a unit: of the period that is named, else the one before her, else the last that was sent."""
    rows = standings.latest(chat.session, unit_id, 40)
    if period is not None:
        same = (one for one in rows if (one.kind, one.year, one.number) == (period.kind, period.year, period.number))
        return next(same, None)
    before = before_her(chat, lately=True)
    near = next((one for one in rows if before is not None and one.id == before[0]), None)
    return near or next((one for one in rows if is_sent(one)), next((one for one in rows if one.state in STANDS), None))
