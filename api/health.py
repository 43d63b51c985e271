"""Alive, ready, and counted."""

from fastapi import APIRouter, Request, Response
from prometheus_client import CONTENT_TYPE_LATEST, Gauge, generate_latest
from sqlmodel import Session, func, select

from api.errors import problem
from models import budgets, clock, quotas
from models.db import DatabaseAway
from models.deliveries import Delivery, State

router = APIRouter(include_in_schema=False)

WAITING = Gauge("chihoi_waiting", "Messages that are due and have not left")
MONEY = Gauge("chihoi_month_dong", "This month's money in đồng: the budget, spent, set aside for what waits", ["of"])

LIMIT = Gauge("chihoi_limit", "What an account may: messages a month, people", ["channel", "of"])
USED = Gauge("chihoi_limit_used", "What of it is used", ["channel", "of"])


@router.get("/healthz")
async def alive() -> dict[str, str]:
    """The process answers."""
    return {"status": "alive"}


def _waiting(session: Session) -> int:
    return session.exec(
        select(func.count())
        .select_from(Delivery)
        .where(Delivery.state == State.QUEUED, Delivery.not_before <= clock.now())
    ).one()


@router.get("/readyz", response_model=None)
async def ready(request: Request) -> Response | dict[str, object]:
    """The database answers, the schedule runs (where this process works), and how each channel stands."""
    house = request.app.state.house
    try:
        waiting = await house.db.read(_waiting)
    except DatabaseAway:
        return problem(503, "The database is away")
    if not house.scheduled:
        return problem(503, "The schedule does not run")
    channels = {name: house.problems.get(name, "ok") for name in house.channels}
    if "zalo-oa" in channels:
        from api import zalo_standing  # and a table of its own, which a commune without it need not load

        opening = house.problems.get("zalo-oa", "")
        channels["zalo-oa"] = await zalo_standing.in_a_line(house.channels["zalo-oa"], opening)
    if house.templates is not None:
        from api import template_standing

        channels[house.templates.name] = await template_standing.in_a_line(house.db)
    return {"status": "ready", "waiting": waiting, "channels": channels}


@router.get("/metrics", response_model=None)
async def metrics(request: Request) -> Response:
    """For Prometheus."""
    try:
        WAITING.set(await request.app.state.house.db.read(_waiting))
        month = await request.app.state.house.db.read(budgets.purse)
        used = await request.app.state.house.db.read(quotas.uses)
    except DatabaseAway:
        return problem(503, "The database is away")
    for of, money in (("budget", month.monthly), ("spent", month.spent), ("set aside", month.set_aside)):
        MONEY.labels(of).set(money)
    for use in used:
        LIMIT.labels(use.channel, use.of).set(use.limit)
        USED.labels(use.channel, use.of).set(use.used)
    return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)
