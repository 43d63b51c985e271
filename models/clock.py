"""People's time, which a demo can move; leases, pacing and expiry of tokens use `real`."""

import time
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
_moved = timedelta()


def now() -> datetime:
    """The present instant for people, aware UTC."""
    return datetime.now(UTC) + _moved


def today() -> date:
    """The day that it is in Viet Nam: from midnight there, seven hours before UTC's."""
    return day_of(now())


def day_of(at: datetime) -> date:
    """The day in Viet Nam on which an instant (aware) lies."""
    return at.astimezone(VIETNAM).date()


def real() -> float:
    """Seconds of the machine's clock, for whatever must not move with people's time."""
    return time.time()


def move(by: timedelta) -> None:
    """Set how far people's time runs ahead of the machine's (the demo's clock)."""
    global _moved
    _moved = by


def moved() -> timedelta:
    """How far people's time runs ahead of the machine's."""
    return _moved
