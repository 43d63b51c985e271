"""The tap's way through the house, counted: from the webhook to the row, and from the row to the head's summary."""

import json
import sys
import threading
from collections import defaultdict
from pathlib import Path
from types import FrameType
from typing import Any

import time_machine

from models.deliveries import Delivery
from models.posts import Role
from tests.chat import running_town

ROOT = Path(__file__).parent.parent
HOUSE = ("api", "bot", "models", "scheduler")
Place = tuple[str, str]  # (module, function)
# The transaction wraps the call that is made in it; it is no station of its own.
PASSED_THROUGH = "models.db"


class Trace:
    """Every call from one function of ours to another, while it listens."""

    def __init__(self) -> None:
        self.calls: dict[Place, set[Place]] = defaultdict(set)
        self.listening = False

    def __call__(self, frame: FrameType, event: str, _argument: Any) -> None:
        if self.listening and event == "call" and frame.f_back is not None:
            callee, caller = self._place(frame), self._place(frame.f_back)
            if callee is not None and caller is not None:
                self.calls[caller].add(callee)

    def _place(self, frame: FrameType) -> Place | None:
        path = Path(frame.f_code.co_filename)
        if not path.is_relative_to(ROOT):
            return None
        parts = path.relative_to(ROOT).with_suffix("").parts
        return (".".join(parts), frame.f_code.co_name) if parts[0] in HOUSE else None

    def way(self, start: Place, end: Place) -> list[Place]:
        """The shortest way, counting only calls between modules; each station is where a module is entered."""
        # The writer's thread takes the rule over from whoever asked for the transaction.
        calls = {place: set(found) for place, found in self.calls.items()}
        asked = {place for place, found in calls.items() if any(module == PASSED_THROUGH for module, _ in found)}
        run = {
            p for place, found in calls.items() if place[0] == PASSED_THROUGH for p in found if p[0] != PASSED_THROUGH
        }
        for place in asked:
            calls[place] |= run
        best: dict[Place, list[Place]] = {start: []}
        waiting = [start]
        while waiting:
            place = waiting.pop(0)
            for following in calls.get(place, ()):
                if following[0] == PASSED_THROUGH:
                    continue
                station = [] if following[0] == place[0] else [following]
                found = best[place] + station
                if following not in best or len(found) < len(best[following]):
                    best[following] = found
                    waiting.append(following)
        return best[end]


async def test_a_tap_reaches_the_heads_summary_in_six_calls_between_modules_or_fewer(database_url: str) -> None:
    trace = Trace()
    threading.setprofile(trace)
    sys.setprofile(trace)
    try:
        with time_machine.travel("2026-11-22T09:00:00+07:00"):
            async with running_town(database_url) as town:
                head = await town.member("telegram", "Lê Thị Hạnh", role=Role.HEAD)
                lua = await town.member("telegram", "Nguyễn Thị Lụa")
                await head.says("họp chi hội 19h thứ bảy tuần sau nhà văn hóa")
                await head.says("1")
                await lua.gets("Mời chị")
                assert any("rsvp" in json.dumps(row.choices) for row in town.rows(Delivery))
                await town.quiet()
                trace.listening = True
                await lua.taps("Đi được")
                to_the_row = trace.way(("api.webhooks", "receive"), ("models.meetings", "answer_invitation"))
                trace.calls.clear()
                await head.taps("Xem ai trả lời")
                to_the_summary = trace.way(("bot.conversation", "answer"), ("models.attendance", "listed"))
                trace.listening = False
    finally:
        sys.setprofile(None)
        threading.setprofile(None)  # type: ignore[arg-type]
    way = [f"{module}.{name}" for module, name in [*to_the_row, *to_the_summary]]
    assert len(way) <= 6, way
    written = (ROOT / "docs/trace.md").read_text(encoding="utf-8")
    assert [
        line.split("`")[1] for line in written.splitlines() if line[:2] in {"1.", "2.", "3.", "4.", "5.", "6."}
    ] == way
