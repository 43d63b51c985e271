"""Logs are JSON lines in which nobody's phone, name or key stands."""

import io
import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text
from sqlmodel import Session

from api import logs
from models.db import Database
from models.phones import read_phone
from models.posts import Role
from models.units import Unit
from tests.chat import SECRET, Town

TOKEN = "123456789:AAErwX-invented_token_of_a_bot_1234"


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    """What the process logs, as the real configuration writes it."""
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    stream = io.StringIO()
    logs.configure("INFO", stream)
    yield stream
    logging.captureWarnings(False)
    root.handlers[:] = handlers
    root.setLevel(level)


def lines(stream: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in stream.getvalue().splitlines()]


@pytest.mark.parametrize(
    "line",
    [
        "0384345678",
        "038 434 5678",
        "038.434.5678",
        "+84384345678",
        "+84 38-434-5678",
        "84384345678",
        "0084384345678",
        "0168 345 67 89",
        "0281234567",
        "phone=%2B84384345678&x=1",
        "(091) 234 5678",
        f"POST https://api.telegram.org/bot{TOKEN}/sendMessage",
        f"GET https://api.telegram.org/file/bot{TOKEN}/photos/1.jpg",
        f"token {TOKEN} refused",
        "Authorization: Bearer ch_0123456789abcdefABCDEF",
        "the key ch_0123456789abcdefABCDEF",
        "GET /chat/enter?code=c2VjcmV0LWNvZGU HTTP/1.1",
        "GET /files/7?expires=1&signature=abcdef&x=2",
        "access_token=abcdef&refresh_token=ghijkl",
        "postgresql+psycopg://hoi:sesame@localhost/chihoi",
    ],
)
def test_what_is_nobodys_business_is_hidden(line: str) -> None:
    hidden = logs.hide(line)
    assert logs.HIDDEN in hidden
    for secret in ("434", "345", "1234567", "234 5678", "AAErwX", "0123456789abcdef", "c2VjcmV0", "sesame", "ghijkl"):
        assert secret not in hidden


@pytest.mark.parametrize(
    "line",
    [
        "delivery 123456789012 sent",
        "2026-12-05T12:30:00.123456Z",
        "took 0.3456789123 s",
        "10.35.200.112:54321",
        "GET /api/v1/units?under=120345678&limit=50",
        "meeting 7, unit 4021, 171 invited",
    ],
)
def test_numbers_that_are_no_phones_stay_readable(line: str) -> None:
    assert logs.hide(line) == line


@given(
    st.sampled_from(["32", "70", "86", "91", "98", "56"]), st.integers(0, 9_999_999), st.sampled_from(["", " ", "."])
)
def test_every_number_that_the_bot_would_take_is_hidden(prefix: str, rest: int, gap: str) -> None:
    digits = f"0{prefix}{rest:07d}"
    typed = gap.join((digits[:3], digits[3:6], digits[6:]))
    read_phone(typed)
    assert logs.hide(f"she wrote {typed}, and then") == f"she wrote {logs.HIDDEN}, and then"


def test_a_line_is_one_json_object_with_readable_vietnamese(written: io.StringIO) -> None:
    logging.getLogger("bot.inbox").info("đã mở %s", "kênh", extra={"channel": "zalo-bot", "count": 3})
    (line,) = lines(written)
    assert line["event"] == "đã mở kênh"
    assert line["level"] == "info"
    assert line["logger"] == "bot.inbox"
    assert (line["channel"], line["count"]) == ("zalo-bot", 3)
    assert line["timestamp"].endswith("Z")
    assert "đã mở" in written.getvalue()


def test_fields_objects_and_tracebacks_are_searched_as_well(written: io.StringIO) -> None:
    class Odd:
        def __str__(self) -> str:
            return "odd 0384345678"

    try:
        raise ValueError("no room for +84 384 345 678")
    except ValueError:
        logging.getLogger("api").exception(
            "failed", extra={"odd": Odd(), "list": ["0384345678"], "deep": {"a": {"phone": "x1"}}, "token": "x2"}
        )
    log = written.getvalue()
    assert "ValueError" in log
    for secret in ("0384345678", "384 345", "x1", "x2"):
        assert secret not in log


def test_the_servers_access_log_goes_the_same_way(written: io.StringIO) -> None:
    access = logging.getLogger("uvicorn.access")
    access.info('%s - "%s %s HTTP/%s" %d', "127.0.0.1:5000", "GET", "/chat/enter?code=sesame", "1.1", 303)
    (line,) = lines(written)
    assert "/chat/enter?code=[hidden]" in line["event"]
    assert "303" in line["event"]


def test_a_database_error_does_not_repeat_what_was_written(database_url: str, written: io.StringIO) -> None:
    db = Database(database_url, "invented-secret-key")

    written_down = {"name": "Nguyễn Thị Lụa"}  # not in the line that fails, which the trace shows

    def nonsense(session: Session) -> None:
        session.connection().execute(text("SELECT :name FROM nowhere"), written_down)

    try:
        db.write_now(nonsense)
    except Exception:
        logging.getLogger("api").exception("failed")
    db.close()
    assert "nowhere" in written.getvalue()
    assert "Lụa" not in written.getvalue()


def test_libraries_that_write_down_every_request_are_quiet(written: io.StringIO) -> None:
    for name in ("httpx", "telegram.ext", "apscheduler.executors.default"):
        logging.getLogger(name).info("request to %s", TOKEN)
    assert written.getvalue() == ""


async def test_a_whole_conversation_leaves_no_name_phone_or_token_in_the_log(
    town: Town, platform: str, written: io.StringIO
) -> None:
    logging.getLogger().setLevel(logging.DEBUG)
    with time_machine.travel("2026-11-22T09:00:00+07:00"):  # at night the head is not asked
        head = await town.member(platform, "Lê Thị Hạnh", number="+84912345678", role=Role.HEAD)
        code = next(unit.short_code for unit in town.rows(Unit) if unit.name == "thôn Mận")
        lua = town.phone(platform)
        for words in (f"man {code}", "1", "dong y", "nguyễn thị Lụa", "71", "1", "0168 345 67 89"):
            await lua.says(words)
        await head.gets("Nguyễn Thị Lụa")
        await head.says("1")
        await lua.gets("Lụa")
    log = written.getvalue()
    assert f"POST /hooks/{platform}" in log
    for secret in ("Lụa", "Hạnh", "lụa", "345 67 89", "83456789", "912345678", SECRET):
        assert secret not in log
    assert town.telegram.token not in log
    assert town.zalo.token not in log
