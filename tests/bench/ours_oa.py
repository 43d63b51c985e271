"""The product with an Official Account, as served: `python -m tests.bench.ours_oa <socket> <settings as JSON>`."""

import gc
import json
import sys

from api import logs, serving
from api.app import create_app
from models import clock
from settings import Settings
from tests.bench.processes import given_socket
from tests.bench.town import until_morning

if __name__ == "__main__":
    listening = given_socket()
    clock.move(until_morning())
    logs.configure(stream=sys.stdout)  # at the default level, and thrown away
    settings = Settings(
        _env_file=None,  # type: ignore[call-arg]
        secret_key="invented-secret-key",
        public_url=f"http://127.0.0.1:{listening.getsockname()[1]}",
        web_chat=False,
        **json.loads(sys.argv[2]),
    )
    app = create_app(settings)
    gc.collect()  # as `chihoi serve` does: what was built at the start is not looked through again
    gc.freeze()
    if not serving.serve(app, listening, lambda: None):
        sys.exit(1)
