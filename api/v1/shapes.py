"""What goes in and comes out of the API: strict shapes, and the kinds of fields that they share."""

import base64
import binascii
import json
import re
import unicodedata
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any, Generic, TypeVar

from pydantic import AfterValidator, AwareDatetime, BaseModel, BeforeValidator, ConfigDict, Field

from models.text import clean

EXAMPLES: dict[str, Any] = json.loads(Path(__file__).with_name("examples.json").read_text(encoding="utf-8"))
LARGEST_ID = 2**63 - 1
LARGEST_PAGE = 200
_ISO = re.compile(r"\d{4}-\d\d-\d\d([T ].*)?", re.ASCII)
_YEARS = range(1930, 2100)  # the lunar calendar ends with them


def _with_example(schema: dict[str, Any], model: type[Any]) -> None:
    if model.__name__ in EXAMPLES:
        schema["examples"] = [EXAMPLES[model.__name__]]


class Shape(BaseModel):
    """A JSON object with exactly these fields; its example stands in examples.json under its name."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True, json_schema_extra=_with_example)


def _iso(value: Any) -> Any:
    # A bare number would be read as seconds since 1970, which nobody who writes a date means.
    if isinstance(value, str) and not _ISO.fullmatch(value):
        raise ValueError("must be written as in ISO 8601: 2026-12-05, 2026-12-05T19:30:00+07:00")
    if not isinstance(value, str | date):
        raise ValueError("must be a string")
    return value


def _meant(value: Any) -> Any:
    if value.year not in _YEARS:
        raise ValueError(f"must lie between {_YEARS.start} and {_YEARS.stop - 1}")
    return value


def _storable(value: str) -> str:
    """NUL and half a surrogate pair are no text to a database."""
    if any(unicodedata.category(char) in {"Cc", "Cs"} and char not in "\t\r\n" for char in value):
        raise ValueError("must not contain control characters")
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


class BadCursor(ValueError):
    """Not a cursor that we gave."""


def cursor_of(*place: str | int) -> str:
    """Where a page ended, for asking for the next one; opaque to callers."""
    return base64.urlsafe_b64encode(json.dumps(place).encode()).decode()


def _place(cursor: str) -> list[Any]:
    try:
        place = json.loads(base64.urlsafe_b64decode(cursor.encode()))
    except (ValueError, binascii.Error, RecursionError):
        raise BadCursor("is not a cursor that this API gave") from None
    return place if isinstance(place, list) else [place]


def _an_id(place: Sequence[Any]) -> bool:
    return len(place) == 1 and type(place[0]) is int and 0 <= place[0] <= LARGEST_ID


def _id_cursor(cursor: str) -> str:
    if not _an_id(_place(cursor)):
        raise BadCursor("is not a cursor that this list gave")
    return cursor


def _time_cursor(cursor: str) -> str:
    match _place(cursor):
        case [str() as at, *rest] if _an_id(rest) and _ISO.fullmatch(at):
            moment = datetime.fromisoformat(at)
            if moment.tzinfo is not None and moment.year in _YEARS:
                return cursor
    raise BadCursor("is not a cursor that this list gave")


class Paged(Shape):
    """Which page of a list."""

    limit: int = Field(default=50, ge=1, le=LARGEST_PAGE)
    cursor: Annotated[str, Field(max_length=200), AfterValidator(_id_cursor)] | None = Field(
        default=None, description="`next` of the page before."
    )

    @property
    def after(self) -> int:
        """The id that the page before ended with; 0 for the first page."""
        return int(_place(self.cursor)[0]) if self.cursor else 0


class PagedByTime(Shape):
    """Which page of a list in the order of time."""

    limit: int = Field(default=50, ge=1, le=LARGEST_PAGE)
    cursor: Annotated[str, Field(max_length=200), AfterValidator(_time_cursor)] | None = Field(
        default=None, description="`next` of the page before."
    )

    @property
    def after(self) -> tuple[datetime, int] | None:
        """The instant and the id that the page before ended with."""
        if self.cursor is None:
            return None
        at, last = _place(self.cursor)
        return datetime.fromisoformat(at), last


S = TypeVar("S", bound=Shape)


class Page(Shape, Generic[S]):
    """One page of a list; `next` is the cursor of the page after it, null on the last one."""

    items: list[S]
    next: str | None = None
