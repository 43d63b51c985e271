"""The platforms' webhooks: verified, stored, answered 200; the reply leaves later."""

import contextlib
import logging
import time

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse
from prometheus_client import Counter

from api.errors import problem
from api.house import House
from bot.channels import Unreadable, Unverified
from models import unverified as unverified_posts
from models.db import DatabaseAway

log = logging.getLogger(__name__)

UNVERIFIED = Counter("chihoi_webhook_unverified", "Posts that carried no secret of ours, or a wrong one", ["channel"])
NOTED_EVERY = 5.0  # seconds
LARGEST = 1_000_000  # bytes; what platforms send is a few thousand

router = APIRouter()


async def receive(request: Request) -> Response:
    """Take in what a platform posts. 401: not from the platform. 400: unreadable. 413: too large. 503: not stored."""
    name = request.path_params["name"]
    intake = request.app.state.house.intakes.get(name)
    if intake is None or name == "web":
        return problem(404, "There is no such channel here")
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST:
            return problem(413, "The body is too large")
    try:
        incoming = intake.channel.read(request.headers, body)
    except Unverified as unverified:
        UNVERIFIED.labels(name).inc()
        log.error("not from the platform", extra={"channel": name, "reason": str(unverified)})
        await _note(request.app.state.house, name)
        return JSONResponse({}) if unverified.answered else problem(401, "The secret is missing or wrong")
    except Unreadable:
        return problem(400, "The body is not what the platform sends")
    for one in incoming:
        await intake.take(one)
    return JSONResponse(intake.channel.receipt(incoming))


async def _note(house: House, name: str) -> None:
    """Remember it for `chihoi doctor`, every few seconds at most: whoever is at the door must not fill the database."""
    now = time.monotonic()
    if now - house.unverified_at.get(name, -NOTED_EVERY) >= NOTED_EVERY:
        house.unverified_at[name] = now
        with contextlib.suppress(DatabaseAway):
            await house.db.write(unverified_posts.note, name)


# A plain route: FastAPI's own would look for parameters to validate, for twice the time, and there are none.
router.add_route("/hooks/{name}", receive, methods=["POST"])
