"""Logs as JSON lines without phones, names or tokens: our own and those of every library, through one handler."""

import json
import logging
import re
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, TextIO

HIDDEN = "[hidden]"

# Fields that would hold what nobody who reads a log needs, whatever their value looks like.
_SECRET_FIELDS = frozenset(
    {"phone", "token", "secret", "password", "authorization", "cookie", "full_name", "text", "body"}
)
_OURS = frozenset({"timestamp", "level", "logger"})
_OF_EVERY_RECORD = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}

_PATTERNS = (
    # A bot's token stands in every address of its platform: /bot123456:AA…/sendMessage, /file/bot123456:AA…/photo.jpg.
    (re.compile(r"\bbot\d+(?::|%3A)[\w-]+", re.IGNORECASE), f"bot{HIDDEN}"),
    (re.compile(r"\b\d{6,}:[A-Za-z0-9_-]{20,}"), HIDDEN),
    (re.compile(r"\b(Bearer|Basic)\s+[\w.~+/=-]+", re.IGNORECASE), rf"\1 {HIDDEN}"),
    (re.compile(r"\bch_[\w-]{16,}"), HIDDEN),
    (
        re.compile(
            r"\b((?:[\w-]*[_-])?(?:code|token|secret|secret_key|password|signature|sig|key))(=|%3D)[^&\s\"'<>#]+",
            re.IGNORECASE,
        ),
        rf"\1\2{HIDDEN}",
    ),
    # The user and password of a database's address.
    (re.compile(r"(\w://)[^/\s:@]*:[^/\s@]*@"), rf"\1{HIDDEN}@"),
    # A Vietnamese number as people write it, with the prefixes before 2018 as well: 0383 456 789, +84.38…, 0168….
    # A decimal fraction is none.
    (
        re.compile(r"(?<!\d)(?<!\d\.)(?!0\.\d{5})(?:(?:\+|00)?84[ .-]?|\(?0)[235789](?:\)?[ .-]?\d){7,8}(?!\d)"),
        HIDDEN,
    ),
    (re.compile(r"(?<!\d)(?:(?:\+|00)?84[ .-]?|0)1[2689](?:[ .-]?\d){8}(?!\d)"), HIDDEN),
)


def hide(text: str) -> str:
    """The text with every phone number, token and secret in it replaced by `[hidden]`."""
    for pattern, instead in _PATTERNS:
        text = pattern.sub(instead, text)
    return text


class _Lines(logging.Formatter):
    """A record as a JSON object, with what was given as `extra`; nothing leaves that `hide` would not let pass."""

    def format(self, record: logging.LogRecord) -> str:
        said = {"event": record.getMessage()}
        said |= {name: value for name, value in vars(record).items() if name not in _OF_EVERY_RECORD}
        said |= {"logger": record.name, "level": record.levelname.lower()}
        said["timestamp"] = datetime.fromtimestamp(record.created, UTC).isoformat().replace("+00:00", "Z")
        if record.stack_info:
            said["stack_info"] = record.stack_info
        if record.exc_info:
            said["exception"] = self.formatException(record.exc_info)
        hidden = {name: value if name in _OURS else _hidden(name, value) for name, value in said.items()}
        return json.dumps(hidden, ensure_ascii=False)


def _hidden(key: str, value: Any) -> Any:
    if key.lower() in _SECRET_FIELDS:
        return HIDDEN
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, Mapping):
        return {str(k): _hidden(str(k), v) for k, v in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [_hidden("", v) for v in value]
    return hide(str(value))  # what JSON does not know would be written after us, as it is


def configure(level: str = "INFO", stream: TextIO | None = None) -> None:
    """Send every log of this process to `stream` (standard error), one JSON object a line, from `level` upwards."""
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(_Lines())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    for name in ("uvicorn", "uvicorn.error", "uvicorn.access"):
        logger = logging.getLogger(name)
        logger.handlers.clear()
        logger.propagate = True
        logger.setLevel(logging.NOTSET)
    # They write down every request or every tick; what goes wrong they write at WARNING.
    for name in ("telegram", "httpx", "httpcore", "apscheduler", "asyncio", "alembic"):
        logging.getLogger(name).setLevel(max(logging.WARNING, root.level))
    logging.captureWarnings(True)
