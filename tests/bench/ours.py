"""The product as it is served: `python -m tests.bench.ours <socket> <database> <Bot API> <rate/s> <chat gap s>`."""

import sys

from api import logs, serving
from api.app import create_app
from models import clock
from settings import Settings
from tests.bench.processes import given_socket
from tests.bench.town import SECRET, TOKEN, until_morning

if __name__ == "__main__":
    listening = given_socket()
    clock.move(until_morning())
    logs.configure(stream=sys.stdout)  # at the default level, and thrown away
    settings = Settings(
        _env_file=None,  # type: ignore[call-arg]
        database_url=f"sqlite:///{sys.argv[2]}",
        secret_key="invented-secret-key",
        public_url=f"http://127.0.0.1:{listening.getsockname()[1]}",
        web_chat=False,
        telegram_token=TOKEN,
        telegram_api_url=sys.argv[3],
        telegram_mode="webhook",
        telegram_webhook_secret=SECRET,
        telegram_rate=float(sys.argv[4]),
        telegram_chat_gap=float(sys.argv[5]),
    )
    if not serving.serve(create_app(settings), listening, lambda: None):
        sys.exit(1)
