"""Reading and writing rosters: in a thread and in parts, so that nobody waits for a long list."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any

from sqlmodel import Session

from bot.channels import Channel, Rejected
from bot.messages import FileRef
from bot.replies import Said, Words
from bot.roster_words import preview_words
from models import clock, jobs, rosters
from models.db import Database
from models.facts import Fact, Refused
from models.jobs import Job
from models.open_units import UnitClosed
from models.roster_batches import READ, TAKE_BACK, WRITE
from models.roster_files import RosterFile, UnreadableFile, read_roster
from models.roster_summary import in_doubt, told, women_in
from models.rosters import RosterOver, RosterUnreadable
from models.units import unit_by_code
from models.workbooks import FileFault, is_no_workbook

__all__ = ["READ", "TAKE_BACK", "WRITE", "import_file", "read", "read_file", "take_back", "write"]


async def read(db: Database, channels: Mapping[str, Channel], job: Job) -> None:
    """Fetch the file that was sent, read it, and keep its preview. Raises RetryLater when the platform is away."""
    file = FileRef(**job.args["file"])
    try:
        content = await channels[job.args["channel"]].fetch(file)
        keep_sensitive = await db.read(rosters.keeps_sensitive, job.unit_id or 0)
        roster = await asyncio.to_thread(read_file, content, file.name, keep_sensitive)
        seen = await db.read(rosters.look, job.unit_id or 0, roster)
        await db.write(_keep, job, roster, file.name, seen)
    except Rejected:
        await db.write(_cannot, job, "not_fetched")
    except RosterUnreadable as fault:
        await db.write(_cannot, job, fault.reason)
    except Refused:  # her post has ended meanwhile
        await db.write(_cannot, job, "not_allowed")


def read_file(content: bytes, file_name: str, keep_sensitive: bool) -> RosterFile:
    """The list in a file. Raises RosterUnreadable."""
    try:
        roster = read_roster(content, file_name, today=clock.today(), keep_sensitive=keep_sensitive)
    except UnreadableFile as fault:
        raise RosterUnreadable(fault.reason) from None
    if not roster.sheets and is_no_workbook(content, file_name):
        raise RosterUnreadable(FileFault.NOT_A_TABLE)
    if not roster.rows and not roster.problems:
        raise RosterUnreadable("no_rows" if roster.sheets else "no_header")
    return roster


def _keep(session: Session, job: Job, roster: RosterFile, file_name: str, seen: dict[str, Any]) -> None:
    if jobs.finish(session, job):
        kept = rosters.preview(session, job.person_id or 0, job.unit_id or 0, roster, file_name, seen)
        jobs.tell(session, job, "roster-preview", subject_id=kept.batch)


def _cannot(session: Session, job: Job, reason: str) -> None:
    if jobs.finish(session, job):
        jobs.tell(session, job, "roster-unreadable", fields={"reason": reason})


async def write(db: Database, _channels: Mapping[str, Channel], job: Job) -> None:
    """Write a long list, a part in each transaction; what it changes is worked out before the first."""
    batch_id = int(job.args["batch"])
    if (plan := await db.read(rosters.planned, batch_id)) is not None:
        await db.write(rosters.settle, batch_id, plan)
    await _in_parts(db, job, rosters.write_part, "roster-written")


async def take_back(db: Database, _channels: Mapping[str, Channel], job: Job) -> None:
    """Take a long list back, a part in each transaction."""
    await _in_parts(db, job, rosters.undo_part, "roster-undone")


async def _in_parts(db: Database, job: Job, part: Callable[[Session, int], Fact | None], kind: str) -> None:
    batch_id = int(job.args["batch"])
    try:
        while await db.write(part, batch_id) is None:
            pass
    except RosterOver:  # taken back while it was being written: its own answer follows
        await db.write(lambda session: jobs.finish(session, job))
        return
    except UnitClosed as closed:  # merged or split meanwhile: what is written went along
        await db.write(_stopped, job, batch_id, closed)
        return
    await db.write(_done, job, kind, batch_id)


def _stopped(session: Session, job: Job, batch_id: int, closed: UnitClosed) -> None:
    if jobs.finish(session, job):
        fields = asdict(closed) | {"day": closed.day.isoformat()}
        jobs.tell(session, job, "roster-stopped", subject_id=batch_id, fields=fields)


def _done(session: Session, job: Job, kind: str, batch_id: int) -> None:
    if jobs.finish(session, job):
        jobs.tell(session, job, kind, subject_id=batch_id)


def import_file(db: Database, content: bytes, file_name: str, unit_code: str, *, dry_run: bool) -> list[Said]:
    """Import a list from the command line: what was read and (unless `dry_run`) written, to be put into words.

    Raises RosterUnreadable, NoSuchUnit or NoBook, all of them Refused.
    """
    unit = db.read_now(unit_by_code, unit_code)
    unit_id = unit.id or 0
    roster = read_file(content, file_name, db.read_now(rosters.keeps_sensitive, unit_id))
    seen = db.read_now(rosters.look, unit_id, roster)
    doubts = db.read_now(in_doubt, seen)
    women = db.read_now(women_in, seen["problems"])
    said = list(preview_words(unit.name, seen, doubts, women, db.read_now(told, seen)))
    if doubts:  # nobody is there to be asked
        said.append(Words("roster-doubts-left", {"count": len(doubts)}))
    if dry_run:
        return said
    kept = db.write_now(rosters.preview, None, unit_id, roster, file_name, seen)
    if not kept.writable:
        return said
    db.write_now(rosters.start_writing, None, kept.batch)
    while (written := db.write_now(rosters.write_part, kept.batch)) is None:
        pass
    return [*said, written]
