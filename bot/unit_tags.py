"""A unit that has closed is listed with what became of it: "thôn Mận (đã sáp nhập 1/7/2026)", at every door alike."""

from typing import Protocol

import locales
from models.trees import Ended


class Listed(Protocol):
    """A unit in a list of figures."""

    @property
    def name(self) -> str: ...

    @property
    def ended(self) -> Ended | None: ...


def tagged(language: str, one: Listed) -> str:
    """The name as it stands in lists."""
    if one.ended is None:
        return one.name
    said = one.ended.words
    return locales.label(
        language,
        "unit-ended-name",
        unit=one.name,
        how=said["how"],
        day=said["day"],
        month=said["month"],
        year=said["year"],
    )
