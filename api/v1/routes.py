"""How every route of the API takes its body: up to a size, and a larger one is a problem like any other."""

from collections.abc import Callable, Coroutine
from typing import Any

from fastapi import APIRouter, HTTPException, Request, Response
from fastapi.routing import APIRoute

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
            return await handle(_Bounded(request.scope, request.receive))

        return bounded


def routes(prefix: str, feature: str) -> APIRouter:
    """A router for one feature word."""
    return APIRouter(prefix=prefix, tags=[feature], route_class=_Route)
