"""Alive, ready, and counted."""

from fastapi import APIRouter, Request, Response
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from sqlmodel import Session, func, select

from api.errors import problem
from models.db import DatabaseAway
from models.deliveries import Delivery

router = APIRouter(include_in_schema=False)


@router.get("/healthz")
async def alive() -> dict[str, str]:
    """The process answers."""
    return {"status": "alive"}


def _queued(session: Session) -> dict[str, int]:
    rows = session.exec(select(Delivery.state, func.count()).group_by(Delivery.state)).all()
    return dict(rows)


@router.get("/readyz", response_model=None)
async def ready(request: Request) -> Response | dict[str, object]:
    """The database answers, and the channels are open."""
    house = request.app.state.house
    try:
        await house.db.read(_queued)
    except DatabaseAway:
        return problem(503, "The database is away")
    return {"status": "ready", "channels": {name: house.problems.get(name, "ok") for name in house.channels}}


@router.get("/metrics")
async def metrics() -> Response:
    """For Prometheus."""
    return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)
