"""The report that is before her: the one she read last; and why it gives other figures than the books."""

from datetime import timedelta

from bot import figure_places, reports_text
from bot.replies import Chat, Option, Reply, Result, Words
from models import questions, report_drafts
from models import report_drafts_standing as standings
from models.posts import Right, may
from models.report_drafts_hands import reads
from models.report_drafts_kept import ReportDraft
from models.report_drafts_shown import Shown

_MARKED = frozenset({"report-edit", "report-again", "report-return"})  # of one that stands the rule says what to do
LATELY = timedelta(hours=1)
_LOOKED_THROUGH = 6  # messages


def before_her(chat: Chat, *, lately: bool = False) -> tuple[int, str] | None:
    """The report that she has read last, its id and its mark then: where nothing was said since, or `lately`."""
    limit = _LOOKED_THROUGH if lately else 1
    for question in questions.asked_last(chat.session, chat.who.contact_id, chat.now, limit=limit):
        if lately and (question.asked_at is None or chat.now - question.asked_at > LATELY):
            return None
        taps = [tap.partition(":") for _shown, _label, tap in question.choices or []]
        for name, _, rest in taps:
            if name in _MARKED:
                report_id, _, seen = rest.partition(":")
                return int(report_id), seen
        for name, _, rest in taps:
            row = chat.session.get(ReportDraft, int(rest)) if name == "report-word" else None
            if row is not None and _may_read(chat, row):
                return int(rest), report_drafts.shown(chat.session, chat.who, int(rest)).mark
    return None


def _may_read(chat: Chat, row: ReportDraft) -> bool:
    """Whether it is hers to read still."""
    return may(chat.session, chat.person_id, Right.TOTALS, row.unit_id) and reads(chat.session, chat.person_id, row)


def why(chat: Chat, unit: str) -> Result:
    """Why the report of a unit ("" for the one before her) has other figures than the books; None for no place."""
    before = before_her(chat, lately=True)
    shown = report_drafts.shown(chat.session, chat.who, before[0]) if before is not None else None
    if unit:
        found = figure_places.named(chat, unit)
        if len(found) != 1 or not found[0].sure:
            return None
        shown = shown if shown is not None and shown.unit_id == found[0].id else _latest(chat, found[0].id)
        if shown is None:
            return Reply((Words("report-no-report", {"unit": figure_places.full_name(chat, found[0].id)}),))
    if shown is None:
        return None
    lines = reports_text.whys(chat.who.language, shown)
    said = Words("report-whys", {**reports_text.period_words(shown), "unit": shown.unit, "count": len(lines)})
    whys = tuple(Words("report-why-line", {"text": line}) for line in lines)
    return Reply((said, *whys), (Option("label-report-show", f"report:{shown.report_id}"),))


def _latest(chat: Chat, unit_id: int) -> Shown | None:
    """The last report of a unit that gives a figure otherwise, else its last one."""
    if not may(chat.session, chat.person_id, Right.TOTALS, unit_id):
        return None
    rows = [row for row in standings.latest(chat.session, unit_id) if reads(chat.session, chat.person_id, row)]
    row = next((one for one in rows if one.changed), next(iter(rows), None))
    return report_drafts.shown(chat.session, chat.who, row.id or 0) if row is not None else None
