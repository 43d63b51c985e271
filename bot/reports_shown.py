"""How a report reads in chat: at most twelve short lines and what may be done; and how those below stand."""

from sqlmodel import Session

from bot import reports_text
from bot.books_apart import apart_words
from bot.replies import Chat, Option, Reply, Said, Words
from locales import NOTHING
from models import clock
from models.members import Person, given_name
from models.periods import DAY
from models.posts import Right, may
from models.report_drafts_due import BEFORE
from models.report_drafts_hands import hands_of
from models.report_drafts_kept import STANDS
from models.report_drafts_shown import HERS, Shown, hard_below
from models.report_drafts_standing import Standing, UnitStanding
from models.units import UnitKind

PARAGRAPHS = 6  # in one message; the Word file has them all
CUT = 160  # characters of a paragraph of hers
UNITS = 6  # in one message


def reply(chat: Chat, shown: Shown, *before: Said) -> Reply:
    """A report as she reads it, with what she may do."""
    return Reply(
        (*before, *view(chat.session, chat.who.language, shown)), options(chat.session, chat.person_id or 0, shown)
    )


def view(session: Session, language: str, shown: Shown) -> list[Said]:
    """The report in short lines."""
    words = reports_text.period_words(shown) | {
        "unit": shown.unit,
        "days": reports_text.days_said(shown) if shown.period.shifted else "",
        "state": shown.state,
        "issue": shown.issue,
        "by": sender(session, shown),
        "returned": shown.open and shown.returned is not None,
        "runs": "" if shown.closed_at is not None or not shown.open else "yes",
    }
    said: list[Said] = [Words("report-heading", words)]
    if shown.open and shown.returned is not None:
        said.append(Words("report-returned-why", {"why": shown.returned.why}))
    paragraphs = reports_text.paragraphs(language, shown)
    for place, (key, text) in enumerate(paragraphs[:PARAGRAPHS], start=1):
        said.append(paragraph(place, key, text))
    if len(paragraphs) > PARAGRAPHS:
        said.append(Words("report-more-paragraphs", {"left": len(paragraphs) - PARAGRAPHS}))
    whys = reports_text.whys(language, shown)
    if whys:  # in one line: a message has twelve
        said.append(Words("report-why-line", {"text": "; ".join(whys[: reports_text.CHANGES])}))
    if len(whys) > reports_text.CHANGES:
        said.append(Words("report-more-whys", {"left": len(whys) - reports_text.CHANGES}))
    if units := reports_text.missing(language, shown):
        said.append(Words("report-missing", {"units": units}))
    if units := reports_text.waiting(language, shown):
        said.append(Words("report-waiting", {"units": units}))
    if units := reports_text.gone(language, shown):
        said.append(Words("report-gone", {"units": units}))
    said += apart_words(language, shown.apart, shown.unit)
    if units := reports_text.no_roll(language, shown):
        said.append(Words("report-no-roll", {"units": units}))
    if changes := reports_text.otherwise(language, shown):
        said.append(Words("report-otherwise", {"changes": changes}))
    if changes := reports_text.moved(language, shown):
        said.append(Words("report-moved", {"changes": changes, "open": shown.open}))
    if shown.open and not any(key == "hard" for key, _text in paragraphs):
        said.append(Words("report-hard-open"))
    return said


def options(session: Session, person_id: int, shown: Shown) -> tuple[Option, ...]:
    """What she may do with a report: what her post allows."""
    hands = hands_of(session, person_id, shown.report_id)
    found = []
    if shown.open and hands.sends:
        found.append(Option("label-report-send", f"report-send:{shown.report_id}:{shown.mark}"))
    if shown.open and hands.writes:
        found.append(Option("label-report-edit", f"report-edit:{shown.report_id}:{shown.mark}"))
    if shown.state in STANDS and hands.sends:
        found.append(Option("label-report-again", f"report-again:{shown.report_id}:{shown.mark}"))
    if hands.returns:
        found.append(Option("label-report-return", f"report-return:{shown.report_id}:{shown.mark}"))
    found.append(Option("label-report-word", f"report-word:{shown.report_id}"))
    if hard := len(hard_below(session, shown)):
        found.append(Option("label-report-hard-below", f"report-hard:{shown.report_id}:0", variables={"count": hard}))
    if shown.missing:
        period = shown.period
        found.append(
            Option("label-report-standing", f"reports:{shown.unit_id}:{period.kind}:{period.year}:{period.number}")
        )
    return tuple(found)


def after_change(chat: Chat, shown: Shown, *said: Said, more: tuple[Option, ...] = ()) -> Reply:
    """What she has changed, and not the whole report again: it is one number away."""
    deeds = ("report-send", "report-edit")
    kept = (one for one in options(chat.session, chat.person_id or 0, shown) if one.tap.partition(":")[0] in deeds)
    return Reply(said, (*kept, Option("label-report-whole", f"report:{shown.report_id}"), *more))


def paragraph(place: int, key: str, text: str) -> Words:
    """One paragraph with its number; of hers the beginning."""
    short = text if key not in HERS or len(text) <= CUT else text[: CUT - 1].rstrip() + "…"
    return Words("report-paragraph", {"number": place, "text": short, "hard": key == "hard"})


def sender(session: Session, shown: Shown) -> str:
    """Who confirmed it, by the name that she is called; "" for nobody yet."""
    person = session.get(Person, shown.confirmed_by) if shown.confirmed_by and not shown.open else None
    return given_name(person.full_name, person.calling_name) if person is not None else ""


def hard_page(chat: Chat, shown: Shown, first: int) -> Reply:
    """The difficulties that those below wrote, in their own words, from the `first` on; her report stays as it is."""
    every = hard_below(chat.session, shown)
    said: list[Said] = [Words("report-hard-below", {"unit": shown.unit, "count": len(every)})]
    for unit, text in every[first : first + PARAGRAPHS]:
        short = text if len(text) <= CUT else text[: CUT - 1].rstrip() + "…"
        said.append(Words("report-hard-of", {"unit": unit, "text": short}))
    found = [Option("label-report-show", f"report:{shown.report_id}")]
    if len(every) > first + PARAGRAPHS:
        found.insert(0, Option("label-more", f"report-hard:{shown.report_id}:{first + PARAGRAPHS}"))
    return Reply(tuple(said), tuple(found))


def page(chat: Chat, seen: Standing, first: int) -> Reply:
    """The reports below a unit from the `first` on: those that are missing stand before the others."""
    period = seen.period
    tail = f"{period.kind}:{period.year}:{period.number}"
    words = {
        "kind": str(period.kind),
        "number": period.number,
        "year": str(period.year),
        "unit": seen.unit,
        "sent": len(seen.sent),
        "waiting": len(seen.waiting),
        "all": len(seen.units),
        "of": _of(seen),
        "own": seen.own,
    }
    said: list[Said] = [Words("reports-standing", words)]
    if first == 0 and seen.missing:
        names = [unit.name for unit in seen.missing]
        said.append(Words("report-missing", {"units": reports_text.named(chat.who.language, names)}))
    if first == 0 and seen.gone:
        said.append(Words("report-gone", {"units": reports_text.named(chat.who.language, list(seen.gone))}))
    ordered = [*seen.missing, *seen.waiting, *seen.sent]
    found = [
        Option("report-unit-line", f"report-of:{unit.unit_id}:{tail}", variables=_line(unit))
        for unit in ordered[first : first + UNITS]
    ]
    if len(ordered) > first + UNITS:
        found.append(Option("label-more", f"reports-more:{seen.unit_id}:{tail}:{first + UNITS}"))
    ripe = clock.today() >= period.end - DAY - BEFORE  # its report is written by then; earlier nobody is to be hurried
    if ripe and seen.to_nudge and may(chat.session, chat.person_id, Right.SEND, seen.unit_id):
        found.append(Option("label-report-nudge", f"reports-nudge:{seen.unit_id}:{tail}"))
    found.append(Option("label-report-own", f"report-of:{seen.unit_id}:{tail}", variables={"unit": seen.unit}))
    return Reply(tuple(said), tuple(found))


def _of(seen: Standing) -> str:
    kinds = {unit.kind for unit in seen.units}
    only = kinds.pop() if len(kinds) == 1 else ""
    return only if only in {UnitKind.BRANCH, UnitKind.COMMUNE} else "other"


def _line(unit: UnitStanding) -> dict[str, object]:
    day = clock.day_of(unit.sent_at) if unit.sent_at is not None else None
    sent = f"{day.day}/{day.month}" if day is not None else NOTHING
    return {
        "unit": unit.name,
        "head": unit.head or ("hidden" if unit.answered else NOTHING),
        "state": "returned" if unit.returned else unit.state or NOTHING,
        "sent": sent,
        "without": unit.without_roll,
        "meetings": unit.meetings,
        "nudged": "yes" if unit.nudged else NOTHING,
    }
