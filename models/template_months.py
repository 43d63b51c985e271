"""How many template messages a month has left: of a template that the settings limit, of promotion ones, which Zalo
limits for the whole account, and of one for which Zalo has said that the month is used up."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import false, func, or_, text
from sqlalchemy import select as core_select
from sqlmodel import Field, Session, SQLModel

from models import clock, templates
from models.db import insert_new
from models.deliveries import DELIVERIES, MESSAGES, Reason, State
from models.pacing import VIETNAM, this_month
from models.templates import Usable, ZaloTemplate

PROMOTION = "promotion"  # all templates that Zalo calls so share one count


class TemplateMonth(SQLModel, table=True):
    """What has left in a month of one template (its id), or of all promotion templates together. The row turns to the
    new month when it is first used in it."""

    __tablename__ = "template_month"
    of: str = Field(primary_key=True)
    month: str = ""
    most: int | None = None  # what Zalo says; None: it does not
    used: int = 0
    shut: bool = Field(default=False, sa_column_kwargs={"server_default": text("false")})  # Zalo has refused one


_M = TemplateMonth.__table__  # type: ignore[attr-defined]
_Z = ZaloTemplate.__table__  # type: ignore[attr-defined]


def left(session: Session, template: Usable, when: datetime, *, leaving: bool = False) -> int | None:
    """How many of this template may leave in the month of that moment and are not planned yet (`leaving`: what is
    planned counts not, its turn has come); None where nobody knows a limit."""
    counts = [
        _left(session, of, most, kinds, when, leaving=leaving)
        for of, most, kinds in _pots(session, template.template_id, template.monthly)
    ]
    return min((one for one in counts if one is not None), default=None)


def standing(session: Session) -> dict[str, int]:
    """How many of each kind this month has left, where a limit is known; what waits in the ledger is not taken off."""
    found = {}
    for kind, setting in sorted(templates.settings_of(session).items()):
        pots = _pots(session, setting["id"], setting.get("monthly"))
        counts = [_left(session, of, most, kinds, clock.now(), leaving=True) for of, most, kinds in pots]
        if known := [one for one in counts if one is not None]:
            found[kind] = min(known)
    return found


def take_one(session: Session, template: Usable) -> str:
    """Count one of today's and of this month's. Why none is left, and nothing is counted; "" where one was taken."""
    if not templates.take_one(session):
        return Reason.USED_TODAY
    taken: list[str] = []
    for of, most, _kinds in _pots(session, template.template_id, template.monthly):
        _open(session, of)
        some = [_M.c.of == of, _M.c.shut == false(), or_(_M.c.most.is_(None), _M.c.used < _M.c.most)]
        if most is not None:
            some.append(_M.c.used < most)
        if session.connection().execute(_M.update().where(*some).values(used=_M.c.used + 1)).rowcount != 1:
            templates.give_one_back(session)
            _give_back(session, taken)
            return Reason.USED_MONTH
        taken.append(of)
    return ""


def give_one_back(session: Session, template_id: str) -> None:
    """One that was counted has certainly not left."""
    templates.give_one_back(session)
    _give_back(session, [of for of, _most, _kinds in _pots(session, template_id, None)])


def note_promotion(session: Session, most: int, rest: int) -> None:
    """Zalo says how many promotion templates a month may have, and how many this one has left.

    Never more than we count ourselves: an answer may be older than what has left since.
    """
    _open(session, PROMOTION)
    mine = _M.c.of == PROMOTION
    connection = session.connection()
    connection.execute(_M.update().where(mine).values(most=most, shut=rest <= 0))
    connection.execute(_M.update().where(mine, _M.c.used < most - rest).values(used=most - rest))


def shut(session: Session, template_id: str) -> None:
    """Zalo takes no more of these this month: of all promotion templates where this is one, else of this one."""
    pots = _pots(session, template_id, None)
    of = PROMOTION if PROMOTION in [one for one, _most, _kinds in pots] else template_id
    _open(session, of)
    session.connection().execute(_M.update().where(_M.c.of == of).values(shut=True))


def _pots(session: Session, template_id: str, monthly: int | None) -> list[tuple[str, int | None, list[str]]]:
    """What a message with this template counts towards: (which, the most that the settings allow, kinds of message)."""
    rows = session.connection().execute(core_select(_Z.c.kind, _Z.c.setting, _Z.c.promotion)).all()
    same = [row.kind for row in rows if row.setting["id"] == template_id]
    pots = [(template_id, monthly, same)]
    promoting = [row.kind for row in rows if row.promotion]
    return [*pots, (PROMOTION, None, promoting)] if set(same) & set(promoting) else pots


def _left(
    session: Session, of: str, most: int | None, kinds: Iterable[str], when: datetime, *, leaving: bool
) -> int | None:
    row = session.connection().execute(core_select(_M).where(_M.c.of == of)).mappings().one_or_none()
    begins, ends = _month(when)
    counted = row is not None and row["month"] == f"{begins:%Y-%m}"
    if row is not None and counted and row["shut"]:
        return 0
    known = [one for one in (most, None if row is None else row["most"]) if one is not None]
    if not known:
        return None
    rest = min(known) - (row["used"] if row is not None and counted else 0)
    return max(rest if leaving else rest - _planned(session, kinds, begins, ends), 0)


def _planned(session: Session, kinds: Iterable[str], begins: datetime, ends: datetime) -> int:
    """How many of these kinds wait for a template message in that month."""
    waiting: list[Any] = [
        DELIVERIES.c.template != "",
        DELIVERIES.c.state == State.QUEUED,
        DELIVERIES.c.not_before < ends,
    ]
    if begins > clock.now():  # what is overdue leaves this month
        waiting.append(DELIVERIES.c.not_before >= begins)
    both = DELIVERIES.join(MESSAGES, MESSAGES.c.id == DELIVERIES.c.message_id)
    query = core_select(func.count()).select_from(both).where(*waiting, MESSAGES.c.kind.in_(list(kinds)))
    return int(session.connection().execute(query).scalar_one())


def _month(when: datetime) -> tuple[datetime, datetime]:
    """When the month of that moment begins and ends, as Zalo counts."""
    there = when.astimezone(VIETNAM)
    begins = datetime(there.year, there.month, 1, tzinfo=VIETNAM)
    return begins, (begins + timedelta(days=31)).replace(day=1)


def _open(session: Session, of: str) -> None:
    """In a new month nothing has been used, and what was shut is open."""
    month, connection = this_month(), session.connection()
    fresh = {"of": of, "month": month, "most": None, "used": 0, "shut": False}
    connection.execute(insert_new(session, _M), fresh)
    connection.execute(_M.update().where(_M.c.of == of, _M.c.month != month).values(month=month, used=0, shut=False))


def _give_back(session: Session, pots: Iterable[str]) -> None:
    for of in pots:
        some = (_M.c.of == of) & (_M.c.month == this_month()) & (_M.c.used > 0)
        session.connection().execute(_M.update().where(some).values(used=_M.c.used - 1))
