"""Logs as JSON lines without phones, names or tokens: our own and those of every library, through one handler."""

import logging
import re
import sys
from collections.abc import Mapping, MutableMapping
from typing import Any, TextIO

import structlog

HIDDEN = "[hidden]"

# Fields that would hold what nobody who reads a log needs, whatever their value looks like.
_SECRET_FIELDS = frozenset(
    {"phone", "token", "secret", "password", "authorization", "cookie", "full_name", "text", "body"}
)
_OURS = frozenset({"timestamp", "level", "logger"})

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


def hide_all(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """structlog's step before a line is written: nothing leaves that `hide` would not let pass."""
    return {key: value if key in _OURS else _hidden(key, value) for key, value in event.items()}


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
    before: list[Any] = [
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.stdlib.ExtraAdder(),
    ]
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=before,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.format_exc_info,
                hide_all,
                structlog.processors.JSONRenderer(ensure_ascii=False),
            ],
        )
    )
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
