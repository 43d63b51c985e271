"""New women of whom only the given name was written: "2 chị mới: Na 1980, Mít 1981". The book wants them whole."""

import re
from collections.abc import Mapping

from models.text import clean, fold

_SHORT = re.compile(r"(?P<name>[^\W\d_]+)\s*,?\s*(?P<year>\d{2}|\d{4})")
_PARTS = re.compile(r"\s*(?:[\n,;]|\s(?:và|va)\s)\s*")


def short_names(lines: str) -> dict[str, str]:
    """The given names of the lines with their years as typed; {} where a line is anything else."""
    found = [_SHORT.fullmatch(clean(line)) for line in lines.splitlines() if clean(line)]
    if not found or None in found:
        return {}
    return {one["name"].capitalize(): one["year"] for one in found if one is not None}


def with_years(text: str, years: Mapping[str, str]) -> str:
    """Their whole names, each with the year written before: "Trần Thị Na, Lê Thị Mít"; other words as they are."""
    by_name = {fold(name): year for name, year in years.items()}
    parts = [part for part in _PARTS.split(text.strip()) if part]
    known = [by_name.get((fold(part).split() or [""])[-1]) for part in parts]
    if not known or None in known or any(char.isdigit() for char in text):
        return text
    return "\n".join(f"{part} {year}" for part, year in zip(parts, known, strict=True))
