"""The demo's past: the branch meetings of the last months with their rolls, as the rules would have left them."""

import random
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from sqlmodel import Session, SQLModel

import locales
from models import clock
from models.attendance import Attendance, AttendanceChange, Mark, Source
from models.meetings import Answer, Invitation, Meeting, MeetingKind, MeetingState, WhyNot
from models.rolls import Roll
from models.units import Unit

MONTHS = 9
OLD_ENOUGH = timedelta(days=5)  # a roll that is missing for less is asked for
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


class Invited(Protocol):
    """What is needed of a woman."""

    person_id: int
    away: bool


def past_meetings(
    session: Session,
    unit: Unit,
    women: Sequence[Invited],
    head: int,
    chance: random.Random,
    rate: float,
    every: int,
    week: int,
) -> None:
    """A meeting every so many months on the same Saturday; about `rate` of those expected came.

    One was only counted, and one has no roll.
    """
    days = _saturdays(every, week)
    for place, day in enumerate(days):
        kind = {1: "count", 2: "none"}.get(place, "names")  # long ago: the last quarter has names
        topic = locales.label(locales.FIRST, f"demo-topic-{place % 4 + 1}")
        # Towards the present a few more come.
        _meeting(session, unit, women, head, chance, day, topic, kind, rate * (0.9 + 0.1 * (place + 1) / len(days)))


def _saturdays(every: int, week: int) -> list[date]:
    today = clock.now().astimezone(ZONE).date()
    found = []
    for back in range(0, MONTHS, every):
        year, month = divmod(today.year * 12 + today.month - 1 - back, 12)
        first = date(year, month + 1, 1)
        day = first + timedelta(days=(5 - first.weekday()) % 7 + 7 * week)
        if day <= today - OLD_ENOUGH:
            found.append(day)
    return sorted(found)


def _meeting(
    session: Session,
    unit: Unit,
    women: Sequence[Invited],
    head: int,
    chance: random.Random,
    day: date,
    topic: str,
    kind: str,
    rate: float,
) -> None:
    start = datetime(day.year, day.month, day.day, 19, 30, tzinfo=ZONE)
    answers = {w.person_id: _answer(chance) for w in women if not w.away}
    marks = {person: _mark(chance, answer, reason, rate) for person, (answer, reason) in answers.items()}
    present = sum(mark is Mark.PRESENT for mark in marks.values())
    named = kind == "names"
    taken = start + timedelta(hours=2)
    said = [answer for answer, _ in answers.values()]
    meeting = Meeting(
        unit_id=unit.id or 0,
        kind=MeetingKind.BRANCH,
        content=topic,
        place=locales.label(locales.FIRST, "demo-place"),
        starts_at=start,
        local_date=day,
        state=MeetingState.CLOSED,
        called_by=head,
        created_at=start - timedelta(days=7),
        invited=len(women),
        expected=len(answers),
        away=len(women) - len(answers),
        yes=said.count(Answer.YES),
        no=said.count(Answer.NO),
        unsure=said.count(Answer.UNSURE),
        present=0 if kind == "none" else present,
        excused=sum(mark is Mark.EXCUSED for mark in marks.values()) if named else 0,
        absent=sum(mark is Mark.ABSENT for mark in marks.values()) if named else 0,
        count_only=kind == "count",
        roll_at=None if kind == "none" else taken,
        roll_by=None if kind == "none" else head,
        closed_at=start + timedelta(hours=24),
    )
    session.add(meeting)
    session.flush()
    _insert(
        session,
        Invitation,
        [
            {
                "meeting_id": meeting.id,
                "person_id": w.person_id,
                "expected": not w.away,
                "away": w.away,
                "answer": answers.get(w.person_id, ("", ""))[0],
                "reason": answers.get(w.person_id, ("", ""))[1],
                "answered_at": start - timedelta(days=3) if answers.get(w.person_id, ("",))[0] else None,
            }
            for w in women
        ],
    )
    if kind == "none":
        return
    before = {"marks": {}, "count_only": False, "present": 0, "roll_at": "", "roll_by": None}
    count = present if kind == "count" else None
    session.add(Roll(meeting_id=meeting.id or 0, taken_by=head, at=taken, count=count, before=before))
    session.flush()
    if named:
        rows = [
            {"meeting_id": meeting.id, "person_id": p, "mark": m, "source": Source.HEAD, "marked_by": head}
            for p, m in marks.items()
        ]
        _insert(session, Attendance, [row | {"marked_at": taken} for row in rows])
        _insert(session, AttendanceChange, [row | {"at": taken} for row in rows])


def _answer(chance: random.Random) -> tuple[str, str]:
    """What she had said to the invitation, with the reason; most say nothing."""
    answer = chance.choices(["", Answer.YES, Answer.NO, Answer.UNSURE], (12, 6, 3, 1))[0]
    return answer, chance.choice([*WhyNot, ""]) if answer == Answer.NO else ""


def _mark(chance: random.Random, answer: str, reason: str, rate: float) -> Mark:
    if chance.random() < (0.05 if answer == Answer.NO else rate * 1.12):
        return Mark.PRESENT
    return Mark.EXCUSED if answer == Answer.NO and reason else Mark.ABSENT


def _insert(session: Session, table: type[SQLModel], rows: list[dict[str, Any]]) -> None:
    session.connection().execute(table.__table__.insert(), rows)  # type: ignore[attr-defined]
