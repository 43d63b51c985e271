"""How large a figure of a report can be at all, by what the unit holds: one rule for the chat, the page and the API."""

from dataclasses import dataclass

from models.report_drafts_bounds_together import check_together
from models.report_drafts_counted import FIGURES, KINDS
from models.report_drafts_said import BadReportFigure
from models.report_drafts_shown import Shown
from models.units import UnitKind

HIGHEST = 60_000_000  # more than the country has women
# More women than any unit of the kind has: what holds where neither its book nor its place says how many there are.
SIZES = {UnitKind.BRANCH: 5_000, UnitKind.COMMUNE: 100_000, UnitKind.DISTRICT: 500_000, UnitKind.PROVINCE: 5_000_000}
# Meetings a day that one branch can have at the very most; its groups and clubs meet at the same time.
A_DAY = {"": 1, "small_": 30, "event_": 3, "office_": 3, "training_": 3}
_GONE = ("went", "left", "died")
_MOVES = ("new", "returned", "listed", "came", *_GONE)


@dataclass(frozen=True)
class Bound:
    """The least and the most that a figure can be, and `why` the most: by which other number it is bound."""

    most: int
    why: str
    least: int = 0


def check_figure(shown: Shown, name: str, value: int) -> None:
    """Raise BadReportFigure where a figure of the report cannot be this number, alone or beside the others."""
    if name not in FIGURES:
        raise BadReportFigure(0, "name")
    bound = bound_of(shown, name)
    if value < bound.least:
        raise BadReportFigure(bound.least, "least")
    if value > bound.most:
        raise BadReportFigure(bound.most, bound.why)
    if value != shown.by_book.get(name, 0):  # what the books say always can be
        check_together(shown, name, value)


def bound_of(shown: Shown, name: str) -> Bound:
    """What a figure (one of FIGURES) can be beside the others of the report; what the books say always can."""
    found = _meetings(shown, name) if _kind(name) is not None else _others(shown, name)
    book = shown.by_book.get(name, 0)
    return Bound(book, "book", found.least) if book > found.most else found


def _kind(name: str) -> str | None:
    """The kind of meetings that a figure is about ("small_"); None for one of women or of branches."""
    return next((of for of in KINDS if name.removeprefix(of) in {"meetings", "rolled", "present", "expected"}), None)


def _meetings(shown: Shown, name: str) -> Bound:
    of, figures = _kind(name) or "", shown.figures
    what = name.removeprefix(of)
    if what == "meetings":
        days = (shown.period.end - shown.period.start).days
        return Bound(days * A_DAY[of] * (max(figures["branches"], 1) + (of in {"office_", "training_"})), "days")
    if what == "rolled":
        return Bound(figures[f"{of}meetings"], "meetings")
    if what == "present" and figures[f"{of}expected"]:
        return Bound(figures[f"{of}expected"], "expected")
    # Members come to meetings of branches; to the others, women who are in none of these books.
    each = _ever(shown) if not of else _size(shown)
    return Bound(figures[f"{of}meetings"] * each, "invited", figures[f"{of}present"] if what == "expected" else 0)


def _others(shown: Shown, name: str) -> Bound:
    figures = shown.figures
    if name == "branches_met":
        return Bound(figures["branches"], "branches")
    if name == "lacking":
        return Bound(figures["branches"] + len(shown.below), "branches")
    if name in _MOVES:
        return Bound(_ever(shown), "members")
    if name == "gathered" and figures["women"]:
        return Bound(figures["women"], "women")
    all_counted = not figures["lacking"] or "women" in shown.changed
    if name in {"members", "honorary", "gathered"} and figures["women"] and all_counted:
        return Bound(figures["women"], "women")
    return Bound(_size(shown), "size")


def _ever(shown: Shown) -> int:
    """All who were members at some time of the period; where the book has nobody, as many as there can be."""
    figures, books = shown.figures, shown.by_book
    members = max(figures["members"] + figures["honorary"], books.get("members", 0) + books.get("honorary", 0))
    return members + sum(books.get(name, 0) for name in _GONE) or bound_of(shown, "members").most


def _size(shown: Shown) -> int:
    return SIZES.get(shown.unit_kind, HIGHEST)
