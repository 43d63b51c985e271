"""What goes in and comes out of the API: strict shapes, and the kinds of fields that they share."""

import json
import re
import unicodedata
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any, Generic, TypeVar

from pydantic import AfterValidator, AwareDatetime, BaseModel, BeforeValidator, ConfigDict, Field

from api.wrongs import wrong
from models.text import clean

EXAMPLES: dict[str, Any] = json.loads(Path(__file__).with_name("examples.json").read_text(encoding="utf-8"))
LARGEST_ID = 2**63 - 1
LARGEST_PAGE = 200
_ISO = re.compile(r"\d{4}-\d\d-\d\d([T ].*)?", re.ASCII)
_YEARS = range(1930, 2100)  # the lunar calendar ends with them


def _with_example(schema: dict[str, Any], model: type[Any]) -> None:
    name, _, inner = model.__name__.partition("[")
    if name in EXAMPLES:
        schema["examples"] = [EXAMPLES[name]]
    elif inner.rstrip("]") in EXAMPLES:  # a page of them
        schema["examples"] = [{"items": [EXAMPLES[inner.rstrip("]")]], "next": None}]


class Shape(BaseModel):
    """A JSON object with exactly these fields; its example stands in examples.json under its name."""

    model_config = ConfigDict(extra="forbid", frozen=True, json_schema_extra=_with_example)


def _iso(value: Any) -> Any:
    # A bare number would be read as seconds since 1970, which nobody who writes a date means.
    if isinstance(value, str) and not _ISO.fullmatch(value):
        raise wrong("not_iso")
    if not isinstance(value, str | date):
        raise wrong("not_text")
    return value


def _meant(value: Any) -> Any:
    if value.year not in _YEARS:
        raise wrong("year_far", first=_YEARS.start, last=_YEARS.stop - 1)
    return value


def _storable(value: str) -> str:
    """NUL and half a surrogate pair are no text to a database."""
    if any(unicodedata.category(char) in {"Cc", "Cs"} and char not in "\t\r\n" for char in value):
        raise wrong("control_characters")
    return value


def _lines(value: str) -> str:
    # As in the chat: line breaks are the sender's own; invisible marks are nobody's.
    return "\n".join(clean(line) for line in value.strip().splitlines())


Id = Annotated[int, Field(ge=1, le=LARGEST_ID, examples=[12])]
Count = Annotated[int, Field(ge=0, le=1_000_000)]
Day = Annotated[date, BeforeValidator(_iso), AfterValidator(_meant), Field(examples=["2026-12-05"])]
Moment = Annotated[AwareDatetime, BeforeValidator(_iso), AfterValidator(_meant)]
Line = Annotated[str, AfterValidator(_storable), AfterValidator(clean)]
Lines = Annotated[str, AfterValidator(_storable), AfterValidator(_lines)]
Time = Annotated[datetime, Field(description="With the offset of the unit's time zone.")]


class Paged(Shape):
    """Which page of a list."""

    limit: int = Field(default=50, ge=1, le=LARGEST_PAGE)
    cursor: Id | None = Field(default=None, description="`next` of the page before.")


S = TypeVar("S", bound=Shape)
T = TypeVar("T")


class Page(Shape, Generic[S]):
    """One page of a list; `next` is the cursor of the page after it, null on the last one."""

    items: list[S]
    next: int | None = None


def page_of(rows: Sequence[T], limit: int, shape: Callable[[T], S], last: Callable[[T], int]) -> Page[S]:
    """A page from `limit` + 1 rows: the one too many says that there are more. `last` is a row's id."""
    shown = rows[:limit]
    more = len(rows) > limit
    return Page(items=[shape(row) for row in shown], next=last(shown[-1]) if more else None)
