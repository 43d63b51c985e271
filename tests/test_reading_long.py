"""However long a message is, every reader is done with it at once: one woman's paste keeps nobody waiting."""

import importlib
import inspect
import pkgutil
import sys
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

import bot.reading
from bot.reading.period_calls import Period
from bot.reading.relay import read_for_others
from models.text import fold

NOW = datetime(2026, 11, 22, 9, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
TODAY = NOW.date()
GIVEN = {
    "now": NOW,
    "today": TODAY,
    "names": [(1, "Lê Thị Hạnh")],
    "is_there": lambda _named: True,
    "bare": "Nguyen Thi Lua",
    "this_year": TODAY.year,
    "said": "nhắc chị em nộp hội phí",
    "offered": ("joined", "held"),
    "rest": "thon buoi quy 2",
    "plain": False,
    "place": "nhà văn hóa",
    "period": Period(TODAY, TODAY + timedelta(days=7)),
}
FEW_STEPS = 100_000
LONGEST = 4000  # characters that a channel brings
REPEATED = ("đi ", "tổ 2 ", "nhóm: ", "3 ", "và ", "a,", "không ", "Lan: ok\n", "gửi tin: ")
LIMIT = 3.0  # seconds of the processor; the usual is a twentieth of one
# What gets one word, or words of our own tables.
OURS = {
    "deed_named",
    "split",
    "times",
    "part_named",
    "is_over",
    "choice_of",
    "number",
    "fits",
    "unswap",
    "masked",
    "as_handover",
}


def readers() -> list[Callable[..., object]]:
    """Every public function of bot/reading that gets what somebody typed as its first argument."""
    found: list[Callable[..., object]] = []
    for module in pkgutil.iter_modules(bot.reading.__path__):
        named = importlib.import_module(f"bot.reading.{module.name}")
        for name, one in vars(named).items():
            if inspect.isfunction(one) and one.__module__ == named.__name__ and not name.startswith("_"):
                first = next(iter(inspect.signature(one).parameters.values()), None)
                if first is not None and first.annotation in (str, "str") and name not in OURS:
                    found.append(one)
    return found


def seconds(read: Callable[..., object], text: str) -> float:
    """The processor's time for one text; what is read lazily is read to its end."""
    first, *others = inspect.signature(read).parameters.values()
    given = {one.name: GIVEN[one.name] for one in others if one.name in GIVEN}
    before = time.process_time()
    done = read(fold(text) if first.name == "plain" else text, **given)
    if inspect.isgenerator(done):
        list(done)
    return time.process_time() - before


@pytest.mark.parametrize("words", REPEATED)
def test_no_reader_runs_away_with_a_long_message(words: str) -> None:
    text = (words * LONGEST)[:LONGEST]
    assert len(readers()) > 50
    slow = {f"{read.__module__}.{read.__name__}": took for read in readers() if (took := seconds(read, text)) > LIMIT}
    assert slow == {}


def steps(read: Callable[..., object], text: str) -> int:
    """How many calls of Python's one text takes: the same on every machine."""
    taken = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal taken
        taken += event == "call"

    sys.setprofile(count)
    try:
        seconds(read, text)
    finally:
        sys.setprofile(None)
    return taken


@pytest.mark.parametrize("words", ["đi ", "tổ 2 ", "Lan ", "bận gặt lúa "])
def test_a_long_story_after_the_words_of_a_group_is_read_or_left_alone_at_once(words: str) -> None:
    for lead in ("nhóm: ", "trong nhóm nói: ", "vắng ", "đã báo "):
        for length in (1000, LONGEST):
            assert steps(read_for_others, (lead + words * LONGEST)[:length]) < FEW_STEPS, (lead, length)
