"""Work that takes too long for a transaction: a row each, taken by whichever process is free."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, Column, Index, and_, bindparam, or_
from sqlalchemy import select as core_select
from sqlmodel import Field, Session, SQLModel, select

from models import clock, deliveries
from models.db import primary_key, reference
from models.deliveries import Delivery, Priority, State
from models.members import Person

LASTS = 120.0  # real seconds after which whoever took a job is taken for dead
TRIES = 3


class JobState(StrEnum):
    """Where a job stands."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


class Job(SQLModel, table=True):
    """One piece of work and whom to tell. `not_before` and `claimed_at` are real seconds."""

    __table_args__ = (Index("ix_job_due", "state", "not_before"),)
    id: int | None = primary_key()
    kind: str
    contact_id: int | None = reference("contact.id", optional=True)
    person_id: int | None = reference("person.id", optional=True)
    unit_id: int | None = reference("unit.id", optional=True)
    args: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    state: str = Field(default=JobState.QUEUED)
    tries: int = 0
    created_at: datetime = Field(default_factory=clock.now)
    not_before: float = 0.0
    claimed_at: float | None = None
    error: str = ""


_J = Job.__table__  # type: ignore[attr-defined]
_FREE = or_(
    and_(_J.c.state == JobState.QUEUED, _J.c.not_before <= bindparam("real_")),
    and_(_J.c.state == JobState.RUNNING, _J.c.claimed_at < bindparam("dead_")),
)
_DUE = core_select(_J.c.id).where(_FREE).order_by(_J.c.id).limit(1)
_CLAIM = (
    _J.update()
    .where(_J.c.id == bindparam("id_"), _FREE)
    .values(state=JobState.RUNNING, claimed_at=bindparam("real_"), tries=_J.c.tries + 1)
    .returning(_J)
)


def queue(
    session: Session,
    kind: str,
    *,
    contact_id: int | None,
    person_id: int | None,
    unit_id: int | None,
    args: dict[str, Any],
) -> Job:
    """Write down something to be done soon, for the one who asked from this contact."""
    job = Job(kind=kind, contact_id=contact_id, person_id=person_id, unit_id=unit_id, args=args)
    session.add(job)
    session.flush()
    return job


def in_hand(session: Session, kind: str, *, person_id: int, contact_id: int | None, same: Mapping[str, Any]) -> bool:
    """Whether a job of this kind is waiting or running that she asked for from there, with the same in its `args`.

    Two who ask at once for one person are told one after the other.
    """
    if contact_id is None:  # messages of a contact are read one by one anyhow
        session.exec(select(Person.id).where(Person.id == person_id).with_for_update(key_share=True)).all()
    open_ = _J.c.state.in_([JobState.QUEUED, JobState.RUNNING])
    hers = (_J.c.kind == kind, _J.c.person_id == person_id, _J.c.contact_id.is_not_distinct_from(contact_id))
    found = session.connection().execute(core_select(_J.c.args).where(open_, *hers)).scalars()
    return any(all(args.get(name) == value for name, value in same.items()) for args in found)


def due(session: Session, real: float) -> bool:
    """Whether a job waits to be taken."""
    return session.connection().execute(_DUE, {"real_": real, "dead_": real - LASTS}).first() is not None


def claim(session: Session, real: float) -> Job | None:
    """Take the oldest job that is due, or whose taker died; `tries` counts this time. None when there is none."""
    times = {"real_": real, "dead_": real - LASTS}
    connection = session.connection()
    found = connection.execute(_DUE.with_for_update(skip_locked=True), times).scalar_one_or_none()
    if found is None:
        return None
    row = connection.execute(_CLAIM, {"id_": found, **times}).mappings().one_or_none()
    return None if row is None else Job(**row)


def finish(session: Session, job: Job, **outcome: Any) -> bool:
    """The job is done; `outcome` is kept in its `args`. False when another process has taken it over: then this one's
    outcome must not count."""
    return _end(session, job, state=JobState.DONE, args=job.args | outcome)


def fail(session: Session, job: Job, error: str) -> bool:
    """Give the job up and say one kind sentence to the one who asked. False when another process has taken it over."""
    if not _end(session, job, state=JobState.FAILED, error=error):
        return False
    tell(session, job, "job-failed", subject_id=job.args.get("batch"), fields={"job": job.kind})
    return True


def put_back(session: Session, job: Job, *, wait: float, error: str = "", counts: bool = True) -> bool:
    """Try again after `wait` seconds; `counts` says whether this try was one of the TRIES."""
    tries = job.tries if counts else job.tries - 1
    return _end(
        session, job, state=JobState.QUEUED, not_before=clock.real() + wait, error=error, tries=tries, claimed_at=None
    )


def _end(session: Session, job: Job, **values: Any) -> bool:
    mine = and_(_J.c.id == job.id, _J.c.state == JobState.RUNNING, _J.c.claimed_at == job.claimed_at)
    return session.connection().execute(_J.update().where(mine).values(**values)).rowcount == 1


def tell(
    session: Session,
    job: Job,
    kind: str,
    *,
    subject_id: int | None = None,
    fields: dict[str, Any] | None = None,
    file_id: int | None = None,
    priority: Priority = Priority.ROLL,
) -> None:
    """Say something to the one who asked, where she asked, once for each job and kind. Only what has the priority of a
    reply comes into an open conversation."""
    if job.contact_id is None:
        return
    message = deliveries.post(
        session,
        key=f"{kind}:job:{job.id}",
        kind=kind,
        subject_id=subject_id,
        unit_id=job.unit_id,
        fields=fields,
        file_id=file_id,
    )
    if message is None:
        return
    session.add(
        Delivery(
            message_id=message,
            person_id=job.person_id,
            contact_id=job.contact_id,
            state=State.QUEUED,
            priority=priority,
            not_before=clock.now(),
        )
    )
    session.flush()


def forget_old(session: Session, before: datetime) -> int:
    """Drop ended jobs from before this instant. How many."""
    ended = _J.c.state.in_([JobState.DONE, JobState.FAILED])
    return session.connection().execute(_J.delete().where(ended, _J.c.created_at < before)).rowcount
