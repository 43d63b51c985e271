"""The API alone on one database: `python -m tests.bench.ours_figures <socket> <database url>`."""

import sys

from api import logs, serving
from api.app import create_app
from settings import Settings
from tests.bench.processes import given_socket

if __name__ == "__main__":
    listening = given_socket()
    logs.configure(stream=sys.stdout)
    settings = Settings(
        _env_file=None,  # type: ignore[call-arg]
        database_url=sys.argv[2],
        secret_key="invented-secret-key",
        public_url=f"http://127.0.0.1:{listening.getsockname()[1]}",
        web_chat=True,
    )
    if not serving.serve(create_app(settings), listening, lambda: None):
        sys.exit(1)
