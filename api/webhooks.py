"""The platforms' webhooks: verified, stored, answered 200; the reply leaves later."""

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse

from api.errors import problem
from bot.channels import Unreadable, Unverified

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
    except Unverified:
        return problem(401, "The secret is missing or wrong")
    except Unreadable:
        return problem(400, "The body is not what the platform sends")
    for one in incoming:
        await intake.take(one)
    return JSONResponse(intake.channel.receipt(incoming))


# A plain route: FastAPI's own would look for parameters to validate, for twice the time, and there are none.
router.add_route("/hooks/{name}", receive, methods=["POST"])
