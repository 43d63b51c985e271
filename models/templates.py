"""Template messages of Zalo (ZNS): which template may carry which of our messages, what it costs, what is left today.

The settings name them; Zalo's own description is looked at before one is used (`scheduler.templates`). Times are real
seconds, days are those of Vietnam.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import JSON, Column, case, func, or_, text
from sqlalchemy import select as core_select
from sqlmodel import Field, Session, SQLModel

from models import clock
from models.db import insert_new
from models.deliveries import DELIVERIES, State
from models.pacing import VIETNAM
from models.reach import BY_PHONE, BY_USER, Terms

ACCOUNT = "zalo-oa:templates"
KINDS = ("invite", "change", "cancel", "remind", "notice")  # of our messages that a template can carry
UNCHECKED = "unchecked"
TEXT = "text"  # our parameter that holds a whole notice
SHUT = -1
BY_DAY = Terms("", by_day=True)  # when any of them may leave


class ZaloTemplate(SQLModel, table=True):
    """The template for one kind of message. `setting` is what the settings say of it; the rest is what Zalo says."""

    __tablename__ = "zalo_template"
    kind: str = Field(primary_key=True)
    setting: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    by_user: int | None = None  # đồng; None: it does not go that way
    by_phone: int | None = None
    limits: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))  # name: characters
    promotion: bool = Field(default=False, sa_column_kwargs={"server_default": text("false")})  # by Zalo's tag
    problem: str = UNCHECKED  # why it is not used; "" when it is
    aside_until: float = 0.0  # it is not used before


class TemplateQuota(SQLModel, table=True):
    """How many template messages the account may still send on a day."""

    __tablename__ = "template_quota"
    account: str = Field(primary_key=True)
    day: str = ""
    daily: int | None = None  # None: nobody knows; SHUT: nobody knows, and on `day` no more are taken
    used: int = 0


_T = ZaloTemplate.__table__  # type: ignore[attr-defined]
_Q = TemplateQuota.__table__  # type: ignore[attr-defined]


@dataclass(frozen=True)
class Usable:
    """A template that may be used now: `data` is Zalo's parameter -> ours, `limits` its longest, prices in đồng;
    `monthly` is what the settings let leave in a month."""

    kind: str
    template_id: str
    data: Mapping[str, str]
    limits: Mapping[str, int]
    by_user: int | None
    by_phone: int | None
    monthly: int | None = None
    promotion: bool = False

    def price(self, way: str) -> int | None:
        """Đồng for one message; None where it does not go that way."""
        return {BY_USER: self.by_user, BY_PHONE: self.by_phone}.get(way)

    def terms(self) -> dict[str, Terms]:
        """What its ways ask, for the planner: a price, at any time after her last word, by day."""
        return {
            way: Terms(ACCOUNT, timedelta.min, timedelta.max, price, by_day=True)
            for way in (BY_USER, BY_PHONE)
            if (price := self.price(way)) is not None
        }

    def holds(self, length: int) -> bool:
        """Whether a notice of so many characters fits into it, whole."""
        return all(length <= self.limits.get(name, 0) for name, ours in self.data.items() if ours == TEXT)


def set_templates(session: Session, named: Mapping[str, Mapping[str, Any]]) -> None:
    """From now on the settings name these (kind: id, user, phone, data).

    What Zalo said of one that is named as before stays known.
    """
    connection = session.connection()
    connection.execute(_T.delete().where(_T.c.kind.not_in(list(named))))
    for row in connection.execute(core_select(_T.c.kind, _T.c.setting)).mappings().all():
        if dict(row["setting"]) != dict(named[row["kind"]]):
            connection.execute(_T.delete().where(_T.c.kind == row["kind"]))
    for kind, setting in named.items():
        fresh = {"kind": kind, "setting": dict(setting), "limits": {}, "problem": UNCHECKED, "aside_until": 0.0}
        fresh["promotion"] = False
        connection.execute(insert_new(session, _T), fresh)
    connection.execute(insert_new(session, _Q), {"account": ACCOUNT, "day": "", "daily": None, "used": 0})


def usable(session: Session, kind: str) -> Usable | None:
    """The template that may carry this kind of message now; None where there is none."""
    if kind not in KINDS:
        return None
    query = core_select(_T).where(_T.c.kind == kind, _T.c.problem == "", _T.c.aside_until <= clock.real())
    row = session.connection().execute(query).mappings().one_or_none()
    if row is None:
        return None
    setting = row["setting"]
    prices, monthly = (row["by_user"], row["by_phone"]), setting.get("monthly")
    return Usable(kind, setting["id"], setting["data"], row["limits"], *prices, monthly, row["promotion"])


def standing(session: Session) -> dict[str, str]:
    """Why each template that the settings name is not used; "" where it is, or waits for a moment only."""
    rows = session.connection().execute(core_select(_T.c.kind, _T.c.problem).order_by(_T.c.kind))
    return {row.kind: row.problem for row in rows}


def settings_of(session: Session) -> dict[str, dict[str, Any]]:
    """What the settings say of each, always in the same order."""
    rows = session.connection().execute(core_select(_T.c.kind, _T.c.setting).order_by(_T.c.kind))
    return {row.kind: dict(row.setting) for row in rows}


def note_look(
    session: Session,
    kind: str,
    problem: str,
    by_user: int | None,
    by_phone: int | None,
    limits: Mapping[str, int],
    promotion: bool = False,
) -> None:
    """What Zalo says of a template."""
    values = {"problem": problem, "by_user": by_user, "by_phone": by_phone, "limits": dict(limits)}
    values["promotion"] = promotion
    session.connection().execute(_T.update().where(_T.c.kind == kind).values(**values))


def put_aside(session: Session, template_id: str, seconds: float, problem: str = "") -> None:
    """Zalo takes it no more: for some seconds ("" = no problem for a person), or until it has been looked at again."""
    connection = session.connection()
    for kind, setting in settings_of(session).items():
        if template_id in (setting["id"], ""):
            values: dict[str, Any] = {"aside_until": clock.real() + seconds}
            connection.execute(
                _T.update().where(_T.c.kind == kind).values(values | ({"problem": problem} if problem else {}))
            )


def tracking_id(delivery_id: int) -> str:
    """By this name Zalo tells of a message to a phone number: the same for every try of one delivery."""
    return f"chihoi-{delivery_id}"


# --- how many are left today ------------------------------------------------------------------------------------------


def today() -> str:
    """The day that Zalo counts."""
    return datetime.fromtimestamp(clock.real(), VIETNAM).date().isoformat()


def seconds_to_midnight() -> float:
    """Until Zalo counts anew."""
    here = datetime.fromtimestamp(clock.real(), VIETNAM)
    return (datetime.combine(here.date() + timedelta(days=1), datetime.min.time(), VIETNAM) - here).total_seconds()


def left_today(session: Session) -> int | None:
    """Messages that may still leave today, those taken by the sender off; None where nobody knows a limit."""
    return _left(session, 0)


def _left(session: Session, days: int) -> int | None:
    """The same, so many days from today."""
    row = session.connection().execute(core_select(_Q).where(_Q.c.account == ACCOUNT)).mappings().one_or_none()
    counted = row is not None and days == 0 and row["day"] == today()
    if row is None or row["daily"] is None or (row["daily"] == SHUT and not counted):
        return None
    return max(int(row["daily"]) - (row["used"] if counted else 0), 0)


def left_for(session: Session, when: datetime) -> int | None:
    """Messages that may leave on the day of this moment and are not planned yet; None where nobody knows a limit."""
    day, now = when.astimezone(VIETNAM).date(), clock.now().astimezone(VIETNAM)
    left = _left(session, (day - now.date()).days)
    if left is None:
        return None
    begins, ends = (datetime.combine(day + timedelta(days=days), datetime.min.time(), VIETNAM) for days in (0, 1))
    queued = [DELIVERIES.c.template != "", DELIVERIES.c.state == State.QUEUED, DELIVERIES.c.not_before < ends]
    if day > now.date():  # what is overdue leaves today
        queued.append(DELIVERIES.c.not_before >= begins)
    planned = session.connection().execute(core_select(func.count()).where(*queued)).scalar_one()
    return max(left - int(planned), 0)


def _count_anew(session: Session) -> None:
    """On a new day nothing has been used, and what was shut is open."""
    day = today()
    values = {"day": day, "used": 0, "daily": case((_Q.c.daily != SHUT, _Q.c.daily))}
    session.connection().execute(_Q.update().where(_Q.c.account == ACCOUNT, _Q.c.day != day).values(**values))


def take_one(session: Session) -> bool:
    """Count one of today's; False, and nothing is counted, where none is left."""
    connection = session.connection()
    _count_anew(session)
    some = or_(_Q.c.daily.is_(None), _Q.c.used < _Q.c.daily)
    taken = connection.execute(_Q.update().where(_Q.c.account == ACCOUNT, some).values(used=_Q.c.used + 1))
    return taken.rowcount == 1


def give_one_back(session: Session) -> None:
    """One that was counted has certainly not left."""
    some = (_Q.c.account == ACCOUNT) & (_Q.c.day == today()) & (_Q.c.used > 0)
    session.connection().execute(_Q.update().where(some).values(used=_Q.c.used - 1))


def note_quota(session: Session, daily: int | None, left: int) -> None:
    """Zalo says how many a day may have (None: as before), and how many today has left.

    Never more than we count ourselves: an answer may be older than what has left since.
    """
    connection = session.connection()
    mine = _Q.c.account == ACCOUNT
    _count_anew(session)
    if daily is not None:
        connection.execute(_Q.update().where(mine).values(daily=daily))
    gone = _Q.c.daily - left
    connection.execute(_Q.update().where(mine, _Q.c.daily >= 0, _Q.c.used < gone).values(used=gone))
    if left <= 0:
        connection.execute(_Q.update().where(mine, _Q.c.daily.is_(None)).values(daily=SHUT))
        connection.execute(_Q.update().where(mine, _Q.c.daily >= 0).values(used=_Q.c.daily))
