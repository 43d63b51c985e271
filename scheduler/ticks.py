"""The whole schedule, one line a tick: the clock wakes, and the database says what is due."""

import logging
from collections.abc import Callable
from datetime import timedelta

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from sqlalchemy.exc import OperationalError
from sqlmodel import Session

from models import (
    approvals,
    arrivals,
    book_rolls,
    budgets,
    calls,
    carried_notices,
    clock,
    conversations,
    figure_rolls,
    files,
    handovers,
    jobs,
    kept_answers,
    member_changes,
    occurrences,
    outbox,
    own_changes,
    quotas,
    recalls,
    repeats,
    report_drafts_due,
    roster_batches,
    spreading,
    successions,
    threads,
    transfers,
    tree_changes,
    unseen_rolls,
    web,
)
from models import reminders as due_reminders
from models.db import Database, optimize
from scheduler import reminders
from scheduler.delivery import Senders

log = logging.getLogger(__name__)

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

    async def look_at_limits() -> None:
        for use in await db.read(quotas.uses):
            if use.nearly:
                said = {"channel": use.channel, "of": use.of, "used": use.used, "limit": use.limit}
                log.warning("a limit is nearly used up", extra=said)

    async def clean() -> None:
        await db.write(tidy)
        await db.write(optimize)

    scheduler.add_job(due, "interval", seconds=every, max_instances=1, coalesce=True, id="due")
    scheduler.add_job(look_at_limits, "interval", hours=1, max_instances=1, coalesce=True, id="limits")
    scheduler.add_job(clean, "interval", hours=6, max_instances=1, coalesce=True, id="clean")
    scheduler.start()
    return scheduler


def _release(session: Session) -> int:
    return sum(outbox.release_stuck(session, clock.real()))


def _forget_fleeting(session: Session) -> int:
    outbox.forget_fleeting(session, clock.now())
    return 0


STEPS: tuple[Callable[[Session], int], ...] = (
    _release,
    _forget_fleeting,
    budgets.give_back,
    web.close_idle,
    occurrences.top_up,
    occurrences.invite_due,
    occurrences.tell_heads,
    due_reminders.remind_due,
    reminders.door_lists,
    reminders.open_rolls,
    reminders.missing_rolls,
    successions.hold_left_waiting,
    spreading.write_part,
    recalls.correct_all,
    carried_notices.tell_leaders,
    reminders.finished_announcements,
    approvals.remind_heads,
    transfers.remind_heads,
    own_changes.remind_heads,
    tree_changes.carry_out_due,
    handovers.lapse_due,
    calls.close_finished,
    report_drafts_due.due,
    figure_rolls.roll_up_due,
    book_rolls.roll_up_due,
    unseen_rolls.roll_up_due,
)


def tick(session: Session, steps: tuple[Callable[[Session], int], ...] = STEPS) -> int:
    """Write down everything that is due now. How many people something was written for.

    Where a step fails, all is done once more, each step in its own savepoint: one that fails must not keep the others
    from happening for ever.
    """
    try:
        with session.begin_nested():
            return sum(step(session) for step in steps)
    except OperationalError:  # the database is away, not a step
        raise
    except Exception:  # which one it is, is said below
        return sum(_apart(session, step) for step in steps)


def _apart(session: Session, step: Callable[[Session], int]) -> int:
    try:
        with session.begin_nested():
            return step(session)
    except OperationalError:  # the database is away, not the step
        raise
    except Exception:
        log.exception("tick failed", extra={"step": step.__name__})
        return 0


def tidy(session: Session) -> None:
    """Drop what need not be kept: rendered texts, ids of old messages, answers kept for repeats, old lists."""
    outbox.forget_texts(session, clock.now() - TEXTS_KEPT)
    conversations.forget_old(session, clock.now() - RECEIVED_KEPT)
    arrivals.forget_old(session, clock.now() - RECEIVED_KEPT)
    repeats.forget_answers(session, clock.now() - ANSWERS_KEPT)
    jobs.forget_old(session, clock.now() - LISTS_KEPT)
    roster_batches.forget_old(session, clock.now() - LISTS_KEPT)
    member_changes.forget_phones(session, before=clock.now() - member_changes.UNDO_WITHIN)
    files.forget_expired(session, clock.now())
    threads.forget_old(session, clock.now())
    kept_answers.forget_started(session, clock.now())
