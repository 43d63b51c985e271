"""Every table, for migrations and for tests that make a fresh database."""

from sqlalchemy import Engine, MetaData
from sqlmodel import SQLModel

from models import (  # imported for their tables
    announcements,
    arrivals,
    attendance,
    audit,
    budgets,
    check_in,
    clubs,
    codes,
    conversations,
    corrections,
    deliveries,
    demo,
    door_lists,
    feeds,
    files,
    inbound,
    jobs,
    leases,
    meetings,
    member_changes,
    member_fees,
    members,
    own_changes,
    pacing,
    places,
    posts,
    proxies,
    registrations,
    relays,
    reminders,
    repeats,
    rolls,
    roster_batches,
    series,
    spreading,
    threads,
    tokens,
    transfers,
    units,
    unverified,
    web,
    zalo_tokens,
)

TABLES = (
    announcements,
    arrivals,
    attendance,
    audit,
    budgets,
    check_in,
    clubs,
    codes,
    conversations,
    corrections,
    deliveries,
    demo,
    door_lists,
    feeds,
    files,
    inbound,
    jobs,
    leases,
    meetings,
    member_changes,
    member_fees,
    members,
    own_changes,
    pacing,
    places,
    posts,
    proxies,
    registrations,
    relays,
    reminders,
    repeats,
    rolls,
    roster_batches,
    series,
    spreading,
    threads,
    tokens,
    transfers,
    units,
    unverified,
    web,
    zalo_tokens,
)


def metadata() -> MetaData:
    """The metadata with every table in it."""
    return SQLModel.metadata


def create(engine: Engine) -> None:
    """Make all tables in an empty database."""
    metadata().create_all(engine)
