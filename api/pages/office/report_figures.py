"""The figures of a report under headings: those that it names first, each as the books have it and as corrected."""

from collections.abc import Iterator
from dataclasses import dataclass

import locales
from bot import reports_text
from models.report_drafts_counted import FIGURES, KINDS
from models.report_drafts_shown import Changed, Shown
from models.units import UnitKind

_PARTS = ("meetings", "rolled", "present", "expected")
# Heading -> its figures, in the order of the report's paragraphs.
GROUPS: dict[str, tuple[str, ...]] = {
    "meetings": (*_PARTS, "branches", "branches_met"),
    "small": tuple(f"small_{one}" for one in _PARTS),
    "event": tuple(f"event_{one}" for one in _PARTS),
    "members": ("members", "new", "honorary"),
    "moves": ("returned", "listed", "came", "went", "left", "died"),
    "gathering": ("gathered", "women", "lacking"),
    "office": tuple(f"office_{one}" for one in _PARTS),
    "training": tuple(f"training_{one}" for one in _PARTS),
}


@dataclass(frozen=True)
class Line:
    """One figure: its key, what it is called, what the books say, what the report says, and her change of it."""

    name: str
    called: str
    counted: int
    value: int
    changed: Changed | None


@dataclass(frozen=True)
class Group:
    """Figures under a heading."""

    heading: str
    lines: tuple[Line, ...]


def grouped(language: str, shown: Shown) -> tuple[list[Group], list[Group]]:
    """The figures that the report says, and all others."""
    said = {name for name in FIGURES if name in shown.changed or _said(shown, name)}
    return [*_groups(language, shown, said, there=True)], [*_groups(language, shown, said, there=False)]


def _groups(language: str, shown: Shown, said: set[str], *, there: bool) -> Iterator[Group]:
    for heading, names in GROUPS.items():
        lines = tuple(
            Line(name, called[:1].upper() + called[1:], shown.by_book.get(name, 0), shown.figures.get(name, 0),
                 shown.changed.get(name))
            for name in names
            if (name in said) is there
            for called in (reports_text.figure_name(language, name),)
        )  # fmt: skip
        if lines:
            yield Group(locales.label(language, "office-report-group", group=heading), lines)


def _said(shown: Shown, name: str) -> bool:
    """Whether a paragraph of the report has this figure now."""
    figures, there = shown.figures, {one.key for one in shown.paragraphs}
    if name in GROUPS["gathering"]:
        return "gathering" in there and (name != "lacking" or figures["lacking"] > 0)
    if name in (*GROUPS["members"], *GROUPS["moves"]):
        return "members" in there and (name in {"members", "new"} or figures[name] > 0)
    if name in {"branches", "branches_met"}:
        return "meetings" in there and shown.unit_kind != UnitKind.BRANCH and figures["branches"] > 0
    of = next(of for of in KINDS if of and name.startswith(of)) if "_" in name else ""
    paragraph = "office" if of in {"office_", "training_"} else "meetings"
    return paragraph in there and (not of or figures[f"{of}meetings"] > 0)
