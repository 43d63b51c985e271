"""A unit that has closed is listed with what became of it: "thôn Mận (đã sáp nhập 1/7/2026)", at every door alike."""

from collections.abc import Callable
from typing import Protocol

from models.trees import Ended


class Listed(Protocol):
    """A unit in a list of figures."""

    @property
    def name(self) -> str: ...

    @property
    def ended(self) -> Ended | None: ...


def tagged(text: Callable[..., str], one: Listed) -> str:
    """The name as it stands in lists; `text` gives a text of ours."""
    return one.name if one.ended is None else text("unit-ended-name", unit=one.name, **one.ended.words)
