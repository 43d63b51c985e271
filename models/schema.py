"""Every table, for migrations and for tests that make a fresh database."""

from sqlalchemy import Engine, MetaData
from sqlmodel import SQLModel

from models import (  # imported for their tables
    announcements,
    attendance,
    audit,
    check_in,
    codes,
    conversations,
    deliveries,
    demo,
    files,
    jobs,
    leases,
    meetings,
    members,
    outbox,
    posts,
    registrations,
    reminders,
    repeats,
    rolls,
    roster_batches,
    tokens,
    units,
    web,
)

TABLES = (
    announcements,
    attendance,
    audit,
    check_in,
    codes,
    conversations,
    deliveries,
    demo,
    files,
    jobs,
    leases,
    meetings,
    members,
    outbox,
    posts,
    registrations,
    reminders,
    repeats,
    rolls,
    roster_batches,
    tokens,
    units,
    web,
)


def metadata() -> MetaData:
    """The metadata with every table in it."""
    return SQLModel.metadata


def create(engine: Engine) -> None:
    """Make all tables in an empty database."""
    metadata().create_all(engine)
