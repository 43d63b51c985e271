"""The answers to a meeting that is moved to another day, kept for her who never hears of it before it moves back."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, func
from sqlalchemy import select as core_select
from sqlmodel import Session, col, select

from models import deliveries
from models.deliveries import CAME, DELIVERIES, MESSAGES, Message
from models.meetings import INVITATIONS, MEETINGS, Answer, Invitation, Meeting

KIND = "answers-kept"  # a row of the ledger without deliveries: it is said to nobody
_RESTORE = (
    INVITATIONS.update()
    .where(
        INVITATIONS.c.meeting_id == bindparam("meeting_"),
        INVITATIONS.c.person_id == bindparam("person_"),
        INVITATIONS.c.answer == "",
    )
    .values(
        answer=bindparam("answer_"),
        reason=bindparam("reason_"),
        answered_at=bindparam("at_"),
        answered_by=bindparam("by_"),
    )
)


def ask_again(session: Session, meeting: Meeting, day: date, by: int | None) -> None:
    """The meeting leaves this day: its answers are kept aside, and everybody is asked anew but who moved it herself."""
    at = (INVITATIONS.c.meeting_id == meeting.id) & (INVITATIONS.c.person_id != (by or 0))
    rows = session.connection().execute(
        core_select(
            INVITATIONS.c.person_id,
            INVITATIONS.c.answer,
            INVITATIONS.c.reason,
            INVITATIONS.c.answered_at,
            INVITATIONS.c.answered_by,
        ).where(at, INVITATIONS.c.answer != "")
    )
    answers = {
        str(person): [answer, reason, when and when.isoformat(), by] for person, answer, reason, when, by in rows
    }
    if answers:
        deliveries.post(
            session,
            key=f"{KIND}:{meeting.id}:{meeting.version}",
            kind=KIND,
            subject_id=meeting.id,
            unit_id=meeting.unit_id,
            fields={"day": day.isoformat(), "answers": answers},
        )
    session.connection().execute(
        INVITATIONS.update().where(at).values(answer="", reason="", answered_at=None, answered_by=None)
    )
    _count(session, meeting)


def take_back(session: Session, meeting: Meeting) -> int:
    """The meeting is on this day once more: whoever has not heard that it was elsewhere has answered. How many."""
    rows = session.exec(
        select(Message).where(Message.kind == KIND, Message.subject_id == meeting.id).order_by(col(Message.id).desc())
    ).all()
    kept = next((row for row in rows if row.fields["day"] == meeting.local_date.isoformat()), None)
    if kept is None:
        return 0
    heard = _heard_since(session, meeting, kept)
    # Whoever answered meanwhile was told for which day, and her older answer is no longer what she says.
    since = [row for row in rows if (row.id or 0) > (kept.id or 0)]
    heard |= {person for row in since for person, at in _answered(row).items() if at >= kept.created_at}
    unanswered = set(
        session.exec(
            select(Invitation.person_id).where(Invitation.meeting_id == meeting.id, Invitation.answer == "")
        ).all()
    )
    given: dict[str, list[Any]] = kept.fields["answers"]
    values = [
        {
            "meeting_": meeting.id,
            "person_": int(person),
            "answer_": answer,
            "reason_": reason,
            "at_": datetime.fromisoformat(at) if at else None,
            "by_": by,
        }
        for person, (answer, reason, at, by) in given.items()
        if int(person) in unanswered - heard
    ]
    if values:
        session.connection().execute(_RESTORE, values)
    session.delete(kept)
    session.flush()
    _count(session, meeting)
    return len(values)


def answered_while(session: Session, meeting_id: int, person_id: int, since: datetime, until: datetime) -> bool:
    """Whether she answered between the two for a day that the meeting has left: she has seen that day."""
    rows = session.exec(select(Message).where(Message.kind == KIND, Message.subject_id == meeting_id)).all()
    times = [at for row in rows if (at := _answered(row).get(person_id)) is not None]
    return any(since <= at <= until for at in times)


def forget(session: Session, person_id: int) -> None:
    """Nothing that she answered is kept aside any more."""
    for row in _with(session, person_id):
        _rewrite(session, row, {who: said for who, said in row.fields["answers"].items() if who != str(person_id)})


def forget_started(session: Session, now: datetime) -> None:
    """A meeting that has begun moves no more: what was kept for it is dropped."""
    started = core_select(MEETINGS.c.id).where(MEETINGS.c.starts_at <= now)
    session.connection().execute(
        MESSAGES.delete().where(MESSAGES.c.kind == KIND, MESSAGES.c.subject_id.in_(started.scalar_subquery()))
    )


def carry(session: Session, old: int, new: int, only: Collection[int] | None = None) -> list[int]:
    """What one answered is hers who is found to be the same woman, where she has no answer of her own.

    `only` these rows, where a merge is taken back. Returns the rows that were changed.
    """
    carried = []
    for row in _with(session, old):
        answers = dict(row.fields["answers"])
        if str(new) not in answers and (only is None or row.id in only):
            answers[str(new)] = answers.pop(str(old))
            _rewrite(session, row, answers)
            carried.append(row.id or 0)
    return carried


def _with(session: Session, person_id: int) -> list[Message]:
    rows = session.exec(select(Message).where(Message.kind == KIND)).all()
    return [row for row in rows if str(person_id) in row.fields["answers"]]


def _rewrite(session: Session, row: Message, answers: dict[str, list[Any]]) -> None:
    row.fields = row.fields | {"answers": answers}
    session.add(row)
    session.flush()


def _answered(row: Message) -> dict[int, datetime]:
    """When each answered whose answer is kept in this row."""
    answers: dict[str, list[Any]] = row.fields["answers"]
    return {int(who): datetime.fromisoformat(at) for who, (_what, _why, at, _by) in answers.items() if at}


def _heard_since(session: Session, meeting: Meeting, kept: Message) -> set[int]:
    """Who was told of a change since, by message (perhaps) or at her door."""
    rows = session.connection().execute(
        core_select(DELIVERIES.c.person_id)
        .join(MESSAGES, MESSAGES.c.id == DELIVERIES.c.message_id)
        .where(
            MESSAGES.c.subject_id == meeting.id,
            MESSAGES.c.kind.in_(["invite", "change", "remind"]),
            (DELIVERIES.c.state.in_(CAME) & ((MESSAGES.c.id > kept.id) | (DELIVERIES.c.asked_at >= kept.created_at)))
            | (DELIVERIES.c.told_at >= kept.created_at),
        )
    )
    return set(rows.scalars())


def _count(session: Session, meeting: Meeting) -> None:
    """Bring the meeting's tally in line; not through the object: an answer may have been counted since it was read."""
    rows = session.connection().execute(
        core_select(INVITATIONS.c.answer, func.count())
        .where(INVITATIONS.c.meeting_id == meeting.id)
        .group_by(INVITATIONS.c.answer)
    )
    found: dict[str, int] = {answer: count for answer, count in rows}  # noqa: C416 (a Row is no plain pair)
    session.connection().execute(
        MEETINGS.update()
        .where(MEETINGS.c.id == meeting.id)
        .values({name.value: found.get(name.value, 0) for name in Answer})
    )
    session.refresh(meeting, ["yes", "no", "unsure"])
