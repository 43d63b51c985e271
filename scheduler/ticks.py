"""The whole schedule, one line a tick: the clock wakes, and the database says what is due."""

from datetime import timedelta

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from sqlmodel import Session

from models import (
    approvals,
    calls,
    clock,
    conversations,
    invites,
    jobs,
    outbox,
    repeats,
    roster_batches,
    web,
)
from models.db import Database
from scheduler import reminders
from scheduler.delivery import Senders

TEXTS_KEPT = timedelta(days=30)
RECEIVED_KEPT = timedelta(days=30)
ANSWERS_KEPT = timedelta(days=2)
LISTS_KEPT = timedelta(days=30)


def start(db: Database, senders: Senders, *, every: float = 5.0) -> AsyncIOScheduler:
    """Start the ticks; `every` is the seconds between two looks at what is due."""
    scheduler = AsyncIOScheduler(timezone="UTC")

    async def due() -> None:
        if await db.write(tick):
            for sender in senders.values():
                sender.wake()

    async def clean() -> None:
        await db.write(tidy)

    scheduler.add_job(due, "interval", seconds=every, max_instances=1, coalesce=True, id="due")
    scheduler.add_job(clean, "interval", hours=6, max_instances=1, coalesce=True, id="clean")
    scheduler.start()
    return scheduler


def tick(session: Session) -> int:
    """Write down everything that is due now. How many people something was written for."""
    again, unknown = outbox.release_stuck(session, clock.real())
    web.close_idle(session)
    return (
        again
        + unknown
        + invites.remind_due(session)
        + reminders.door_lists(session)
        + reminders.open_rolls(session)
        + reminders.missing_rolls(session)
        + reminders.finished_announcements(session)
        + approvals.remind_heads(session)
        + calls.close_finished(session)
    )


def tidy(session: Session) -> None:
    """Drop what need not be kept: rendered texts, ids of old messages, answers kept for repeats, old lists."""
    outbox.forget_texts(session, clock.now() - TEXTS_KEPT)
    conversations.forget_old(session, clock.now() - RECEIVED_KEPT)
    repeats.forget_answers(session, clock.now() - ANSWERS_KEPT)
    jobs.forget_old(session, clock.now() - LISTS_KEPT)
    roster_batches.forget_old(session, clock.now() - LISTS_KEPT)
