"""What every route of the API does: it takes bodies up to a size, and says 304 where a look finds nothing new."""

import hashlib
from collections.abc import Callable, Coroutine
from typing import Any

from fastapi import HTTPException, Request, Response
from fastapi.routing import APIRoute

from api.routing import Router

PREFIX = "/api/v1"
LARGEST = 200_000  # bytes; the roll of a whole commune is a tenth of it


class _Bounded(Request):
    async def body(self) -> bytes:
        """The whole body. Raises HTTPException 413 at the first byte too many."""
        if not hasattr(self, "_body"):
            read = bytearray()
            async for chunk in self.stream():
                read += chunk
                if len(read) > LARGEST:
                    raise HTTPException(413, "The body is too large")
            self._body = bytes(read)
        return self._body


class _Route(APIRoute):
    # max_body_size would do the same, but says it as plain text.
    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        handle = super().get_route_handler()

        async def bounded(request: Request) -> Response:
            answer = await handle(_Bounded(request.scope, request.receive))
            return _or_unchanged(request, answer) if request.method == "GET" else answer

        return bounded


def _or_unchanged(request: Request, answer: Response) -> Response:
    """The answer with its mark, or 304 where the caller has it already.

    The mark is of what is said, so that it is never wrong; a page of a list is small, and asking for it is cheap.
    """
    if answer.status_code != 200 or not isinstance(answer.body, bytes):
        return answer
    mark = hashlib.sha256(answer.body).hexdigest()[:20]
    answer.headers["ETag"] = f'W/"{mark}"'
    known = (one.strip().removeprefix("W/") for one in request.headers.get("if-none-match", "").split(","))
    if f'"{mark}"' in known:
        kept = {name: answer.headers[name] for name in ("ETag", "Cache-Control") if name in answer.headers}
        return Response(status_code=304, headers=kept)
    return answer


def routes(prefix: str, feature: str) -> Router:
    """A router for one feature word."""
    return Router(prefix=prefix, tags=[feature], route_class=_Route, under=PREFIX)
