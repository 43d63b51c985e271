"""What `chihoi doctor` looks at: each finding is fine, or a problem with what to do about it."""

import shutil
import time
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import func, text
from sqlmodel import Session, col, select

from api import template_standing, zalo_standing
from api.migration import Standing, sqlite_file, standing
from api.webhook_secrets import wrong_secrets
from bot.channels import Channel, NotSent
from models import budgets
from models import quotas as limits_of
from models.conversations import FailedUpdate, Received
from models.db import Database, DatabaseAway
from models.members import Person
from models.report_drafts_kept import ReportDraft
from models.units import Unit
from models.vault import vault

LEAST_DISK = 500_000_000  # bytes
LEAST_SECRET = 16  # characters
CLOCK_OFF = 120.0  # seconds
BUILT = datetime(2026, 11, 1, tzinfo=UTC)  # no clock that is right shows less


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at; `problem` is "" when it is fine, and `cure` says what to do."""

    what: str
    fine: str = ""
    problem: str = ""
    cure: str = ""


# What helps against the problems that a channel's own check reports, by their keys.
CURES: Mapping[str, str] = {
    "telegram.token": "copy the token from @BotFather into TELEGRAM_TOKEN",
    "telegram.api": "check this machine's network and TELEGRAM_API_URL",
    "telegram.webhook": "restart the service with the TELEGRAM_MODE you want; it sets or removes the webhook itself",
    "zalo-bot.token": "copy the token from Zalo Bot Manager into ZALO_BOT_TOKEN",
    "zalo-bot.api": "check this machine's network and ZALO_BOT_API_URL",
    "zalo-bot.webhook": "restart the service with the ZALO_BOT_MODE you want; it sets or removes the webhook itself",
    "zalo-bot.webhook_secret": "put 8 to 256 characters into ZALO_BOT_WEBHOOK_SECRET",
}


async def examine(
    url: str,
    secret: str,
    channels: Sequence[Channel],
    quotas: Mapping[str, tuple[int, int]],
    public_url: str = "",
    in_database: Callable[[Channel, Database], None] | None = None,
    in_templates: Callable[[], Awaitable[list[tuple[str, str, str, str]]]] | None = None,
) -> list[Finding]:
    """Everything. `quotas`: channel -> (messages a month, people), 0 for no limit. `in_database` gives a channel what
    it keeps there; `in_templates` looks at the template messages, where there are any."""
    findings = [look_at_secret(secret), look_at_database(url)]
    db = None
    if not findings[-1].problem:
        db = Database(url, secret)
        findings += await db.read(look_inside, quotas)
    findings += look_at_disk(url)
    if not any(channel.name != "web" for channel in channels):
        findings.append(Finding("channels", "only the web chat: TELEGRAM_TOKEN and ZALO_BOT_TOKEN are not set"))
    if not public_url:
        cure = "set PUBLIC_URL where the service has an address; without it Zalo gets no files and there is no web chat"
        findings.append(Finding("PUBLIC_URL", f"is not set: {cure}"))
    for channel in channels:
        if db is not None and in_database is not None:
            in_database(channel, db)
        findings += await look_at_channel(channel)
    if in_templates is not None:
        findings += [Finding(*one) for one in await in_templates()]
        if db is not None:
            findings += [Finding(*one) for one in await db.read(template_standing.of_month)]
    if db is not None:
        db.close()
    return findings


def look_at_secret(secret: str) -> Finding:
    """Whether SECRET_KEY is there and cannot be guessed."""
    if not secret:
        return Finding("SECRET_KEY", problem="is not set", cure="run `chihoi init`, or put it into .env")
    if len(secret) < LEAST_SECRET:
        cure = f"use at least {LEAST_SECRET} characters, from the start: changing it later makes phones unreadable"
        return Finding("SECRET_KEY", problem="is too short", cure=cure)
    return Finding("SECRET_KEY", "is set")


def look_at_database(url: str) -> Finding:
    """Whether the database answers and has this version's tables."""
    try:
        found = standing(url)
    except DatabaseAway as away:
        return Finding("database", problem=f"does not answer: {away}", cure="check DATABASE_URL, and that it runs")
    if found is Standing.AT_HEAD:
        return Finding("database", "answers and has this version's tables")
    if found is Standing.FOREIGN:
        cure = "install the version that wrote it, or restore a backup"
        return Finding("database", problem="was written by another version", cure=cure)
    if found is Standing.EMPTY:
        return Finding("database", problem="is empty", cure="run `chihoi init`")
    return Finding("database", problem="has the tables of an older version", cure="run `make migrate`")


def look_inside(session: Session, quotas: Mapping[str, tuple[int, int]]) -> list[Finding]:
    """What only the rows can tell."""
    return [
        *_units(session),
        *_money(session),
        _seal(session),
        _clock(session),
        _set_apart(session),
        *_reports(session),
        *(Finding(setting, problem=said, cure=cure) for setting, said, cure in wrong_secrets(session)),
        *(finding for name, limits in quotas.items() for finding in _quota(session, name, *limits)),
    ]


def look_at_disk(url: str) -> Iterator[Finding]:
    """Whether there is room where a SQLite file lies."""
    file = sqlite_file(url)
    if file is None:
        return
    folder = next((above for above in file.absolute().parents if above.exists()), Path("/"))
    free = shutil.disk_usage(folder).free
    said = f"{free / 1e9:.1f} GB free"
    if free < LEAST_DISK:
        yield Finding("disk", problem=f"only {said}", cure="make room: nothing can be written down on a full disk")
    else:
        yield Finding("disk", said)


async def look_at_channel(channel: Channel) -> list[Finding]:
    """What the platform says about our account. Sets nothing."""
    name = channel.name
    try:
        problems = await channel.check()
    except NotSent as error:
        problems = [f"{name}.api: {error.reason}"]
    finally:
        await channel.close()
    tokens = await zalo_standing.of_channel(channel)
    problems = [problem for problem in problems if tokens is None or not zalo_standing.is_of_tokens(problem)]
    found = [] if tokens is None else [Finding(name, problem=tokens[0], cure=tokens[1])]
    if not problems and not found:
        return [Finding(name, "token and connection work")]
    for problem in problems:
        key, _, detail = problem.partition(": ")
        found.append(Finding(name, problem=f"{key.partition('.')[2]}: {detail}", cure=_cure(key, detail)))
    return found


def _cure(key: str, detail: str) -> str:
    return zalo_standing.cure_of(key, detail) or CURES.get(key, "see the README")


def _money(session: Session) -> Iterator[Finding]:
    """What the month has cost, where anything costs."""
    month = budgets.purse(session)
    if not month.monthly and not month.spent and not month.set_aside:
        return
    said = f"{month.spent:,} of {month.monthly:,} đồng spent this month, {month.set_aside:,} set aside for what waits"
    if month.spent + month.set_aside > month.monthly:
        yield Finding("money", problem=said, cure="raise ZALO_MONTHLY_BUDGET, or find out from Zalo what was charged")
    else:
        yield Finding("money", said)


def _units(session: Session) -> Iterator[Finding]:
    count = session.exec(select(func.count()).select_from(Unit)).one()
    if count:
        yield Finding("units", f"{count} in the tree")
    else:
        yield Finding("units", problem="there are none yet", cure="run `chihoi units import FILE`")


def _seal(session: Session) -> Finding:
    sealed = session.exec(select(Person.phone_sealed).where(Person.phone_sealed != "").limit(1)).first()
    if sealed is None:
        return Finding("sealed phones", "none yet")
    try:
        vault(session).unseal(sealed)
    except ValueError as error:
        return Finding("sealed phones", problem=str(error), cure="put the old SECRET_KEY back into .env")
    return Finding("sealed phones", "SECRET_KEY opens them")


def _reports(session: Session) -> Iterator[Finding]:
    """Reports whose books have closed and whose figures could not be counted."""
    stuck = session.exec(
        select(ReportDraft, Unit.name)
        .join(Unit, col(Unit.id) == ReportDraft.unit_id)
        .where(col(ReportDraft.failed_at).is_not(None), col(ReportDraft.closed_at).is_(None))
        .order_by(col(ReportDraft.id))
    ).all()
    if stuck:
        row, unit = stuck[0]
        said = f"{len(stuck)} could not be counted, the first of {unit} ({row.kind} {row.number}/{row.year})"
        cure = 'look for "report not counted" in the log; each is tried again every ten minutes, the others go on'
        yield Finding("reports", problem=said, cure=cure)


def _clock(session: Session) -> Finding:
    now = datetime.now(UTC)
    cure = "set this machine's clock (timedatectl set-ntp true)"
    if now < BUILT:
        return Finding("clock", problem=f"shows {now:%Y-%m-%d %H:%M} UTC, which is past", cure=cure)
    if session.get_bind().dialect.name == "postgresql":
        there = session.connection().execute(text("SELECT extract(epoch FROM clock_timestamp())")).scalar_one()
        off = abs(float(there) - time.time())
        if off > CLOCK_OFF:
            return Finding("clock", problem=f"is {off:.0f} s apart from the database's", cure=cure)
    last = session.exec(select(func.max(col(Received.at)))).one()
    if last is not None and (last - now).total_seconds() > CLOCK_OFF:
        return Finding("clock", problem="is behind the last message that came in", cure=cure)
    return Finding("clock", f"{now:%Y-%m-%d %H:%M} UTC")


def _set_apart(session: Session) -> Finding:
    count = session.exec(select(func.count()).select_from(FailedUpdate)).one()
    if count:
        cure = "look for 'message failed' in the log, and report it"
        return Finding("messages", problem=f"{count} could not be handled and were set apart", cure=cure)
    return Finding("messages", "all were handled")


def _quota(session: Session, name: str, monthly: int, people: int) -> Iterator[Finding]:
    for use in limits_of.within(session, name, monthly, people):
        said = f"{use.used} of {use.limit} {_USED[use.of][0]}"
        what = f"{name} quota"
        yield Finding(what, problem=said, cure=_USED[use.of][1]) if use.nearly else Finding(what, said)


_USED = {
    "messages": (
        "messages this month",
        "what is due together is joined now, and the last 5 % are kept for answers; a larger plan or channel helps",
    ),
    "people": ("people", "let newcomers write on another channel: a further one may get no answer here"),
}
