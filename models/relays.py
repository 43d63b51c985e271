"""What somebody brings for others: answers given at a door, in the Zalo group, to a helper; on the record, undoable."""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, Column, bindparam
from sqlmodel import Field, Session, SQLModel, col, select

from models import clock
from models.charges import charge_of
from models.conversations import Who
from models.db import primary_key, reference
from models.door import tick_off
from models.facts import Fact, Refused
from models.meetings import (
    INVITATIONS,
    MEETINGS,
    AlreadyStarted,
    Answer,
    Invitation,
    MeetingCancelled,
    MeetingState,
    get_meeting,
    local_start,
)
from models.members import Person, given_name
from models.posts import NotAllowed
from models.proxies import called
from models.roll_undo import TakenBackAlready
from models.told import ticked_for_others, untick

UNDO_WITHIN = timedelta(hours=24)
MOST_NAMED = 6


class Source(StrEnum):
    """Where the answers were given."""

    DOOR = "door"
    HELPER = "helper"
    GROUP = "group"


class Relay(SQLModel, table=True):
    """One message that brought answers of others; `before` is what it replaced, `kept` what was left as it stood."""

    id: int | None = primary_key()
    meeting_id: int = reference("meeting.id")
    by_id: int = reference("person.id")
    source: str
    at: datetime
    before: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    kept: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    undone_at: datetime | None = None


class Brought(Fact):
    """Answers are written down for others, and who has been told is ticked.

    `name` and `full_name` of one woman alone; `kept` names those whose own other answer still stands, `kept_answer`.
    """

    relay: int
    meeting: int
    kind: str
    when: datetime
    source: str
    name: str
    full_name: str
    elder: bool
    answer: str
    reason: str
    by: str
    yes: int
    no: int
    unsure: int
    told: int
    kept: str
    kept_count: int
    kept_answer: str
    yes_names: str = ""  # of a few women, filled in by `models.relay_names`
    no_names: str = ""
    unsure_names: str = ""


class BroughtBack(Fact):
    """What was brought last is taken back; what the women themselves said since stays."""

    kind: str
    when: datetime
    count: int
    also: int  # of these ticks, how many are of other meetings and of notices


class NothingBrought(Refused):
    """Nothing of hers within the last day can be taken back."""


_SAY = (
    INVITATIONS.update()
    .where(INVITATIONS.c.meeting_id == bindparam("meeting_"), INVITATIONS.c.person_id == bindparam("person_"))
    .values(
        answer=bindparam("answer_"),
        reason=bindparam("reason_"),
        answered_at=bindparam("at_"),
        answered_by=bindparam("by_"),
    )
)


def bring(
    session: Session,
    who: Who,
    meeting_id: int,
    answers: Mapping[int, tuple[str, str]],
    told: Collection[int] = (),
    *,
    source: Source,
    over_own: bool = False,
    ticked: Collection[int] = (),
) -> Brought:
    """Write down what others answered, by person id: (answer, reason), and who has been told.

    An answer that a woman gave herself is not overwritten unless `over_own` says that she changed her mind: it is
    kept, and named. `ticked` are deliveries about other things that the same words have ticked (`models.told`): they
    are taken back with the rest. Raises NotAllowed for women she does not speak for, MeetingCancelled, AlreadyStarted.
    """
    meeting = get_meeting(session, meeting_id)
    start, now = local_start(session, meeting), clock.now()
    if answers and meeting.state == MeetingState.CANCELLED:
        raise MeetingCancelled(meeting.kind, start)
    if answers and start <= now:
        raise AlreadyStarted(meeting.kind, start)
    people = {one.person_id: one for one in charge_of(session, who.person_id, meeting)}
    if not people or not people.keys() >= {*answers, *told}:
        raise NotAllowed
    rows = _locked(session, meeting_id, answers)
    before: dict[str, Any] = {}
    kept: dict[str, Any] = {}
    written: list[dict[str, Any]] = []
    for row in rows:
        answer, reason = answers[row.person_id]
        own = row.answer != "" and row.answered_by is None
        if own and row.answer != answer and not over_own:
            kept[str(row.person_id)] = [answer, reason]
        elif (row.answer, row.reason) != (answer, reason) and not (own and row.answer == answer):
            at = row.answered_at.isoformat() if row.answered_at else ""
            before[str(row.person_id)] = [row.answer, row.reason, at, row.answered_by, answer]
            written.append(_values(row, answer, reason, now, who.person_id))
    _write(session, meeting_id, rows, written)
    relay = Relay(
        meeting_id=meeting_id,
        by_id=who.person_id or 0,
        source=source,
        at=now,
        before={"answers": before, "told": [*ticked, *tick_off(session, meeting_id, told, who.person_id or 0)]},
        kept=kept,
    )
    session.add(relay)
    session.flush()
    given = [answers[row.person_id][0] for row in rows if str(row.person_id) not in kept]
    alone = next(iter(answers)) if len(answers) == 1 else None
    name, elder = called(session.get(Person, alone)) if alone else ("", False)
    standing = [people[int(person)] for person in kept]
    return Brought(
        relay=relay.id or 0,
        meeting=meeting_id,
        kind=meeting.kind,
        when=start,
        source=source.value,
        name=name,
        full_name=people[alone].full_name if alone else "",
        elder=elder,
        answer=answers[alone][0] if alone else "",
        reason=answers[alone][1] if alone else "",
        by=called(session.get(Person, who.person_id))[0],
        yes=given.count(Answer.YES),
        no=given.count(Answer.NO),
        unsure=given.count(Answer.UNSURE),
        told=len(told),
        kept=", ".join(f"{one.number} {given_name(one.full_name, one.calling_name)}" for one in standing[:MOST_NAMED]),
        kept_count=len(standing),
        kept_answer=standing[0].answer if len(standing) == 1 else "",
    )


def bring_over(session: Session, who: Who, relay_id: int) -> Brought:
    """She says that those who had answered themselves have changed their minds. Raises NothingBrought."""
    relay = session.get(Relay, relay_id)
    if relay is None or relay.by_id != who.person_id or relay.undone_at is not None:
        raise NothingBrought
    # Who has spoken for herself since then has the last word: this may be an old button.
    since = {
        row.person_id
        for row in _locked(session, relay.meeting_id, [int(one) for one in relay.kept])
        if _later(row, relay)
    }
    answers = {int(one): (answer, reason) for one, (answer, reason) in relay.kept.items() if int(one) not in since}
    if not answers:
        raise NothingBrought
    return bring(session, who, relay.meeting_id, answers, source=Source(relay.source), over_own=True)


def _later(row: Invitation, relay: Relay) -> bool:
    return row.answered_by is None and row.answered_at is not None and row.answered_at > relay.at


def last_brought(session: Session, person_id: int | None) -> Relay | None:
    """What this person brought last within a day and has not taken back."""
    return session.exec(
        select(Relay)
        .where(Relay.by_id == person_id, col(Relay.undone_at).is_(None), Relay.at > clock.now() - UNDO_WITHIN)
        .order_by(col(Relay.id).desc())
        .limit(1)
    ).first()


def bring_back(session: Session, who: Who, relay_id: int | None = None) -> BroughtBack:
    """Take back this message of hers, or her last one, where nobody has said anything since.

    Raises NothingBrought, TakenBackAlready or AlreadyStarted.
    """
    relay = session.get(Relay, relay_id) if relay_id is not None else last_brought(session, who.person_id)
    if relay is None or relay.by_id != who.person_id or relay.at <= clock.now() - UNDO_WITHIN:
        raise NothingBrought
    if relay.undone_at is not None:
        raise TakenBackAlready
    meeting = get_meeting(session, relay.meeting_id)
    start = local_start(session, meeting)
    if start <= clock.now():
        raise AlreadyStarted(meeting.kind, start)
    old = relay.before["answers"]
    rows = _locked(session, relay.meeting_id, [int(person) for person in old])
    written = []
    for row in rows:
        answer, reason, at, by, given = old[str(row.person_id)]
        if row.answer == given and row.answered_by == who.person_id:
            written.append(_values(row, answer, reason, datetime.fromisoformat(at) if at else None, by))
    _write(session, relay.meeting_id, rows, written)
    told = relay.before["told"]
    untick(session, told, who.person_id or 0)
    relay.undone_at = clock.now()
    session.add(relay)
    session.flush()
    also = ticked_for_others(session, relay.meeting_id, told)
    return BroughtBack(meeting.kind, start, len(written) + len(told), also)


def _locked(session: Session, meeting_id: int, people: Collection[int]) -> list[Invitation]:
    """Their invitations as they are now, held until the transaction ends."""
    session.flush()
    return list(
        session.exec(
            select(Invitation)
            .where(Invitation.meeting_id == meeting_id, col(Invitation.person_id).in_(list(people)))
            .order_by(col(Invitation.person_id))
            .with_for_update()
            .execution_options(populate_existing=True)
        ).all()
    )


def _values(row: Invitation, answer: str, reason: str, at: datetime | None, by: int | None) -> dict[str, Any]:
    return {
        "meeting_": row.meeting_id,
        "person_": row.person_id,
        "answer_": answer,
        "reason_": reason,
        "at_": at,
        "by_": by,
    }


def _write(session: Session, meeting_id: int, rows: list[Invitation], written: list[dict[str, Any]]) -> None:
    """Write the answers and keep the meeting's tally, whoever else answers meanwhile."""
    if not written:
        return
    old = {row.person_id: row.answer for row in rows}
    change = dict.fromkeys(Answer, 0)
    for values in written:
        for name in Answer:
            change[name] += (values["answer_"] == name) - (old[values["person_"]] == name)
    connection = session.connection()
    connection.execute(_SAY, written)
    connection.execute(
        MEETINGS.update()
        .where(MEETINGS.c.id == meeting_id)
        .values(
            yes=MEETINGS.c.yes + change[Answer.YES],
            no=MEETINGS.c.no + change[Answer.NO],
            unsure=MEETINGS.c.unsure + change[Answer.UNSURE],
        )
    )
    for row in rows:
        session.expire(row)
