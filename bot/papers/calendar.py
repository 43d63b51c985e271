"""Meetings as a phone's calendar reads them (RFC 5545)."""

from collections.abc import Sequence
from datetime import UTC
from typing import Any

from sqlmodel import Session

import locales
from bot.papers import Made, Paper, Reader
from models.feeds import Entry, entry_for

MIME = "text/calendar; charset=utf-8"


def write(language: str, entries: Sequence[Entry], *, method: str = "PUBLISH", name: str = "") -> bytes:
    """The .ics of these meetings, each in its own time zone; `method` is PUBLISH or CANCEL, `name` the calendar's.

    Nobody typed when a meeting ends, so it has no end. The same entries make the same bytes.
    """
    import icalendar

    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//chihoi//lich//VI")
    calendar.add("version", "2.0")
    calendar.add("method", method)
    if name:
        calendar.add("x-wr-calname", name)
    for entry in entries:
        event = icalendar.Event()
        event.add("uid", entry.uid)
        event.add("sequence", entry.version)
        event.add("dtstamp", entry.written_at.astimezone(UTC))
        event.add("dtstart", entry.start)
        event.add("summary", locales.label(language, "calendar-entry", kind=entry.kind, unit=entry.unit))
        event.add("status", "CANCELLED" if entry.off else "CONFIRMED")
        if entry.place:
            event.add("location", entry.place)
        about = [entry.content, entry.spot.link if entry.spot else ""]
        if any(about):
            event.add("description", "\n".join(line for line in about if line))
        if entry.spot is not None and entry.spot.latitude is not None:
            event.add("geo", (entry.spot.latitude, entry.spot.longitude))
        calendar.add_component(event)
    calendar.add_missing_timezones()
    written: bytes = calendar.to_ical()
    return written


def _gather(session: Session, reader: Reader, args: dict[str, Any]) -> Entry:
    return entry_for(session, reader.person_id, int(args["meeting"]))


def _make(reader: Reader, entry: Entry) -> Made:
    content = write(reader.language, [entry], method="CANCEL" if entry.off else "PUBLISH")
    words = {"off": "yes" if entry.off else "", "link": "yes" if reader.public_url else ""}
    return Made(f"lich-{entry.start:%d-%m-%Y}.ics", MIME, content, words)


MEETING = Paper(_gather, _make)
