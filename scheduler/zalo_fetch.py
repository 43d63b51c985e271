"""A process of its own that asks Zalo for a pair of tokens, and outlives whoever started it.

A refresh token is good once. If the answer came to the service itself, a `kill -9` between the answer and the
database would lose the account. So this small process asks; it hands the answer over and waits until that is kept;
where nobody says so, because the service is dead, it keeps the pair by itself. It loads nothing but what asking
takes (60 ms): the database only in that rare case.

In: one line of JSON (a Job). Out: one line (an Answer). Then in: "kept".
"""

import http.client
import json
import os
import re
import select
import signal
import sys
import time
from dataclasses import asdict, dataclass, replace
from typing import Any, Literal
from urllib.parse import urlencode, urlsplit

TIMEOUT = 15.0  # seconds for a connection, and for each piece of the answer
LARGEST = 100_000  # bytes
HANDED_OVER = 20.0  # seconds in which the service must have kept the pair
PATIENCE = 6 * 3600.0  # seconds that a database is waited for; the access token before lasts five hours more


_WHOLE = re.compile(r'"(access_token|refresh_token)"\s*:\s*"([^"\\]+)"')


@dataclass(frozen=True)
class Job:
    """What to ask, and where to keep it if nobody else does: with `seen` "" nowhere."""

    url: str
    secret: str
    fields: dict[str, str]
    app_id: str = ""
    seen: str = ""
    database_url: str = ""
    key: str = ""
    timeout: float = TIMEOUT


@dataclass(frozen=True)
class Answer:
    """How it ended. `away`: the request did not leave; `none`: no certain answer came; `refused`: Zalo said no."""

    outcome: Literal["got", "refused", "away", "none"]
    detail: str = ""
    access: str = ""
    refresh: str = ""
    lasts: float = 0.0


def ask(job: Job) -> Answer:
    """One POST to Zalo's token endpoint."""
    parts = urlsplit(job.url)
    kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    connection = kind(parts.hostname or "", parts.port, timeout=job.timeout)
    try:
        connection.connect()
    except OSError as error:
        return Answer("away", type(error).__name__)
    try:
        connection.request(
            "POST",
            parts.path or "/",
            urlencode(job.fields),
            {"Content-Type": "application/x-www-form-urlencoded", "secret_key": job.secret},
        )
        response = connection.getresponse()
        answer = read(response.status, response.read(LARGEST))
    except (OSError, http.client.HTTPException) as error:
        return Answer("none", type(error).__name__)
    finally:
        connection.close()
    detail = answer.detail  # which ends in the log: an error may repeat what was asked
    for secret in (job.secret, *(value for name, value in job.fields.items() if name not in {"app_id", "grant_type"})):
        detail = detail.replace(secret, "…") if secret else detail
    return replace(answer, detail=detail)


def read(status: int, body: bytes) -> Answer:
    """What an answer says; 200 may hold an error, and anything but JSON says nothing (facts/zalo.md §2.2)."""
    try:
        said = json.loads(body)
    except (ValueError, RecursionError):
        # Cut off, perhaps behind the tokens: what is whole is worth keeping, the old one is used up.
        said = dict(_WHOLE.findall(body.decode(errors="replace"))) or None
    if not isinstance(said, dict):
        return Answer("none", f"HTTP {status}, not JSON")
    access, refresh = said.get("access_token"), said.get("refresh_token")
    if isinstance(access, str) and access:
        return Answer("got", "", access, refresh if isinstance(refresh, str) else "", _life(said.get("expires_in")))
    # Zalo shows several shapes of an error; none of them holds a token.
    keys = ("error", "error_name", "error_description", "error_reason", "message")
    words = dict.fromkeys(str(said[key]) for key in keys if said.get(key) not in (None, ""))
    if status < 500 and (words or status >= 400):
        return Answer("refused", (" ".join(words) or f"HTTP {status}")[:200])
    return Answer("none", f"HTTP {status} without a token")


def _life(given: Any) -> float:
    try:
        return min(max(float(given), 60.0), 864_000.0)  # a string, 90000: 25 hours
    except (TypeError, ValueError):
        return 3600.0


def main() -> None:
    """Ask, hand over, and keep what nobody took."""
    for name in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGPIPE):
        signal.signal(name, signal.SIG_IGN)  # it ends by itself, soon
    line = sys.stdin.buffer.readline()
    if not line.endswith(b"\n"):
        return  # whoever started it died while saying what to do: nothing was asked
    job = Job(**json.loads(line))
    answer = ask(job)
    if not _handed_over(answer) and job.seen:
        _keep(job, answer)


def _handed_over(answer: Answer) -> bool:
    try:
        os.write(1, json.dumps(asdict(answer)).encode() + b"\n")
        ready, _, _ = select.select([0], [], [], HANDED_OVER)
        return bool(ready) and os.read(0, 100).startswith(b"kept")
    except OSError:
        return False


def _keep(job: Job, answer: Answer) -> None:
    from models.db import Database, DatabaseAway
    from scheduler.zalo_tokens import keep_answer

    end = time.monotonic() + PATIENCE
    while True:
        try:
            db = Database(job.database_url, job.key)
            try:
                db.write_now(keep_answer, job.app_id, job.seen, answer)
                db.to_disk()
                return
            finally:
                db.close()
        except DatabaseAway:
            if time.monotonic() > end:
                return
            time.sleep(1.0)


if __name__ == "__main__":
    main()
