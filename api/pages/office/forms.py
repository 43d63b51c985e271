"""What people send in forms of the cadres' page: read, cut off, and said what is wrong without losing a word."""

import unicodedata
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from fastapi import HTTPException, Request

from api.errors import STATUS
from api.pages.office.chosen import YEARS
from api.pages.office.shell import FORM_LARGEST, LARGEST_ID
from models.facts import Refused
from models.workbooks import MAX_BYTES

FIELDS = 600  # a unit has hundreds of parts to tick
ROOM = 64 * 1024  # bytes of a form besides its file


class BadField(Refused):
    """Something in a form that cannot be read: `what` is "day", "number", "time", "file", "choice" or "empty"."""

    what: str


@dataclass(frozen=True)
class Form:
    """The fields that were sent, each with all its values; a file with its name, or none."""

    fields: dict[str, list[str]]
    file: bytes = b""
    file_name: str = ""

    def typed(self, name: str, longest: int = 300) -> str:
        """A field, cut off; "" where it is missing."""
        return (self.fields.get(name) or [""])[-1].strip()[:longest]

    def has(self, name: str) -> bool:
        """Whether a box was ticked, or a field has something in it."""
        return bool(self.typed(name))

    def ids(self, name: str) -> tuple[int, ...]:
        """The ids among a field's values, each once."""
        found = (_id(value) for value in self.fields.get(name, []))
        return tuple(dict.fromkeys(one for one in found if one))

    def id(self, name: str) -> int:
        """One id; 0 where there is none."""
        return next(iter(self.ids(name)), 0)

    def number(self, name: str, least: int, most: int) -> int | None:
        """A whole number, as "1.200" and "1 200", too; None where the field is empty. Raises BadField."""
        said = "".join(sign for sign in self.typed(name, 20) if sign not in ". \u00a0")
        if not said:
            return None
        if not (said.isascii() and said.isdigit()) or not least <= int(said) <= most:
            raise BadField("number")
        return int(said)

    def day(self, name: str) -> date | None:
        """A day from a date field, or as people write it (31/1/2026); None where it is empty. Raises BadField."""
        said = self.typed(name, 20)
        if not said:
            return None
        day, _, rest = said.partition("/")
        month, _, year = rest.partition("/")
        try:
            found = date(int(year), int(month), int(day)) if rest else date.fromisoformat(said)
        except (ValueError, OverflowError):
            raise BadField("day") from None
        if not YEARS[0] <= found.year <= YEARS[1]:
            raise BadField("day")
        return found

    def moment(self, name: str, timezone: str) -> datetime | None:
        """A day and an hour of a unit's time zone ("2026-11-24T19:30"); None where it is empty. Raises BadField."""
        said = self.typed(name, 20)
        if not said:
            return None
        try:
            found = datetime.fromisoformat(said).replace(tzinfo=ZoneInfo(timezone))
        except ValueError:
            raise BadField("time") from None
        if not YEARS[0] <= found.year <= YEARS[1]:
            raise BadField("time")
        return found


def page_asked(text: str) -> int:
    """The page that an address asks for; the first for anything else."""
    return max(int(text), 1) if text.isascii() and text.isdigit() and len(text) < 7 else 1


def _id(text: str) -> int:
    good = text.isascii() and text.isdigit() and len(text) < 20 and int(text) < LARGEST_ID
    return int(text) if good else 0


def status_of(refused: Refused) -> int:
    """The status of a form that is shown once more with what was wrong."""
    return STATUS.get(type(refused), 409) if not isinstance(refused, BadField) else 422


async def read(request: Request) -> Form:
    """The fields of a form without a file. Raises HTTPException where it is too large or no form."""
    async with _parts(request, FORM_LARGEST, 0) as form:
        return form


async def read_file(request: Request) -> Form:
    """The same with one file of at most MAX_BYTES."""
    async with _parts(request, MAX_BYTES + ROOM, 1) as form:
        return form


@asynccontextmanager
async def _parts(request: Request, largest: int, files: int) -> AsyncIterator[Form]:
    length = request.headers.get("content-length", "")
    if not length.isdigit() or int(length) > largest:
        if length.isdigit() and int(length) < 5 * largest:
            async for _ in request.stream():  # a browser that is still sending does not hear an answer
                pass
        raise HTTPException(413)
    async with request.form(max_files=files, max_fields=FIELDS, max_part_size=ROOM) as sent:
        fields: dict[str, list[str]] = {}
        content, name = b"", ""
        for key, value in sent.multi_items():
            if not isinstance(value, str):
                name, content = str(value.filename or "")[:200], await value.read()
            else:
                fields.setdefault(key, []).append(_clean(str(value)))
        yield Form(fields, content, _clean(name))


def _clean(text: str) -> str:
    return unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\x00", "")
