"""Running the service in this process: a bound socket, uvicorn, and a line that says where to look."""

import asyncio
import signal
import socket
from collections.abc import Callable
from typing import Any

import uvicorn
from fastapi import FastAPI

from api.house import House

LEAVING = 10  # seconds that open requests, streams among them, get at the end


class PortTaken(Exception):
    """Something listens there already, or this machine has no such address."""


def bind(host: str, port: int) -> socket.socket:
    """A socket that no one else can take before the server is up; port 0 takes any free one. Raises PortTaken."""
    bound = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM)
    try:
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind((host, port))
    except (OSError, OverflowError) as error:
        bound.close()
        reason = error.strerror if isinstance(error, OSError) else "ports go up to 65535"
        raise PortTaken(f"Cannot listen on {host}:{port} ({reason}); choose another --host or --port.") from None
    return bound


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._ready()


def serve(app: FastAPI, bound: socket.socket, ready: Callable[[], None]) -> bool:
    """Serve until a signal; `ready` is called once requests are answered. False when it did not start."""
    config = uvicorn.Config(
        app,
        log_config=None,  # the logs are set up before; uvicorn would put its own handlers beside ours
        lifespan="on",
        ws="none",  # nothing of ours speaks over one, so its library need not be loaded
        timeout_graceful_shutdown=LEAVING,
        server_header=False,
        proxy_headers=True,  # behind a proxy on this machine the caller's address is in a header
    )
    server = _Server(config, ready)
    app.state.stopping = lambda: server.should_exit  # open streams end at once
    server.run(sockets=[bound])
    return server.started


def work(house: House, ready: Callable[[], None]) -> None:
    """Send, poll and tick without any HTTP, until a signal."""

    async def until_told() -> None:
        told = asyncio.Event()
        loop = asyncio.get_running_loop()
        for name in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(name, told.set)
        await house.open()
        ready()
        try:
            await told.wait()
        finally:
            await house.close()

    asyncio.run(until_told())


def address_of(bound: socket.socket) -> str:
    """The address as one types it: "http://127.0.0.1:8000"."""
    name: Any = bound.getsockname()
    host = f"[{name[0]}]" if ":" in name[0] else name[0]
    return f"http://{'127.0.0.1' if host == '0.0.0.0' else host}:{name[1]}"  # noqa: S104 (compared, not bound)
