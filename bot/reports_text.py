"""A report in the Hội's own sentences: each figure said where it belongs, what is missing said as well, no more."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import locales
from models import shares
from models.gathering import Gathered
from models.periods import DAY, Period
from models.report_drafts_counted import ATTENDED, FIGURES, KINDS
from models.report_drafts_shown import HERS, Shown
from models.units import UnitKind

NAMED = 4  # units or days that a line names
_FOLLOWS = frozenset({"gathered", "lacking"})  # from the total that somebody gave
CHANGES = 3  # late changes that a line names
_MOVES = ("came", "went", "returned", "listed", "left", "died")


def period_words(shown: Shown) -> dict[str, Any]:
    """The period as texts name it: "quý 3/2026"."""
    period = shown.period
    return {"kind": str(period.kind), "number": period.number, "year": str(period.year)}


def period_said(language: str, shown: Shown) -> str:
    """The period in words."""
    return locales.label(language, "report-period", **period_words(shown))


def days_said(shown: Shown) -> str:
    """From which day to which the report reaches."""
    return days_of(shown.period)


def days_of(period: Period) -> str:
    """From which day to which a period reaches: "16/9–15/10/2026"."""
    first, last = period.start, period.end - DAY
    year = f"/{first.year}" if first.year != last.year else ""
    return f"{first.day}/{first.month}{year}–{last.day}/{last.month}/{last.year}"


def number(language: str, shown: Shown, name: str) -> str:
    """A figure as the report gives it; one that the writer changed has the books' beside it."""
    value = locales.number(language, shown.figures.get(name, 0))
    changed = shown.changed.get(name)
    if changed is None or changed.value == changed.counted:
        return value
    return locales.label(language, "report-changed", value=value, counted=locales.number(language, changed.counted))


def figure_name(language: str, name: str) -> str:
    """What a figure is called."""
    return locales.label(language, "report-figure", figure=name)


def percent(figures: Mapping[str, int], present: str, expected: str) -> int | str:
    """present ÷ expected in whole percent; "none" where nobody was expected."""
    found = shares.percent(figures.get(present, 0), figures.get(expected, 0))
    return locales.NOTHING if found is None else found


def rate(language: str, shown: Shown, of: str = "") -> dict[str, Any]:
    """The percent of who came, and the two numbers that it is of."""
    figures = shown.figures
    return {
        "percent": percent(figures, f"{of}present", f"{of}expected"),
        "came": locales.number(language, figures.get(f"{of}present", 0)),
        "asked": locales.number(language, figures.get(f"{of}expected", 0)),
    }


def paragraphs(language: str, shown: Shown) -> list[tuple[str, str]]:
    """(key, text) of every paragraph in order; those of HERS are the writer's own words."""
    made = {"meetings": _meetings, "members": _members, "gathering": _gathering, "office": _office}
    return [(one.key, one.text if one.key in HERS else made[one.key](language, shown)) for one in shown.paragraphs]


def _meetings(language: str, shown: Shown) -> str:
    figures = shown.figures
    unrolled = shown.unrolled()
    said = [
        locales.label(
            language,
            "report-meetings",
            **period_words(shown),
            place=shown.unit_kind,
            meetings=figures["meetings"],
            meetings_said=number(language, shown, "meetings"),
            rolled=figures["rolled"],
            present=figures["present"],
            present_said=number(language, shown, "present"),
            **rate(language, shown),
            unrolled=unrolled,
            days=_unrolled(language, shown, unrolled),
        )
    ]
    branches, met = figures["branches"], figures["branches_met"]
    if shown.unit_kind != UnitKind.BRANCH and branches and figures["meetings"]:
        since = sum(unit.gone for unit in shown.below) if shown.unit_kind == UnitKind.COMMUNE else 0
        said.append(locales.label(language, "report-branches", met=met, all=branches, gone=since))
    for of, what in (("small_", "small"), ("event_", "event")):
        if figures[f"{of}meetings"]:
            said.append(_others(language, shown, of, what))
    return " ".join((*said, *_whole(language, shown)))


def _whole(language: str, shown: Shown) -> list[str]:
    """All meetings together, as every other answer has them, where there are others than those of branches."""
    sums = {name: sum(shown.figures[f"{of}{name}"] for of in KINDS) for name in ATTENDED}
    if not sums["expected"] or all(sums[name] == shown.figures[name] for name in ("present", "expected")):
        return []
    return [
        locales.label(
            language,
            "report-whole-attendance",
            percent=percent(sums, "present", "expected"),
            came=locales.number(language, sums["present"]),
            asked=locales.number(language, sums["expected"]),
            rolled=sums["rolled"],
            meetings=sums["meetings"],
        )
    ]


def _unrolled(language: str, shown: Shown, unrolled: int) -> str:
    """The days of the meetings without a roll, where they are few; "none" else."""
    if not unrolled or unrolled != len(shown.counted.unrolled) or unrolled > NAMED:
        return locales.NOTHING
    days: dict[str, list[str]] = {}
    for unit, day in shown.counted.unrolled:
        days.setdefault(unit, []).append(_day(day))
    if shown.unit_kind == UnitKind.BRANCH:
        return ", ".join(day for its in days.values() for day in its)
    return "; ".join(f"{unit} {', '.join(its)}" for unit, its in days.items())


def _others(language: str, shown: Shown, of: str, what: str) -> str:
    return locales.label(
        language,
        "report-others",
        what=what,
        place=shown.unit_kind,
        meetings_said=number(language, shown, f"{of}meetings"),
        rolled=shown.figures[f"{of}rolled"],
        unrolled=shown.unrolled(of),
        present_said=number(language, shown, f"{of}present"),
        **rate(language, shown, of),
    )


def _members(language: str, shown: Shown) -> str:
    figures = shown.figures
    given = shown.changed.keys() & {"new", *_MOVES}
    grew = figures["members"] > shown.by_book["members"] - _net(shown.by_book)  # than there were when it began
    grew = grew and (_net(figures) > 0 or "members" in shown.changed) and not (given and "members" not in shown.changed)
    untold = not figures["new"] and not given and figures["members"] > shown.by_book["members"]
    said = [
        locales.label(
            language,
            "report-members",
            new="untold" if untold else figures["new"],
            new_said=number(language, shown, "new"),
            members_said=number(language, shown, "members"),
            honorary=figures["honorary"],
            grew="yes" if grew else locales.NOTHING,
            day=_last_day(shown),
        )
    ]
    moves = [
        locales.label(language, "report-move", what=name, count=number(language, shown, name))
        for name in _MOVES
        if figures[name] or name in shown.changed
    ]
    if moves:
        line = ", ".join(moves)
        said.append(f"{line[0].upper()}{line[1:]}.")
    return " ".join(said)


def _net(figures: Mapping[str, int]) -> int:
    """By how many the members have become more, by what is said of their moves."""
    gained = sum(figures.get(name, 0) for name in ("new", "returned", "listed", "came"))
    return gained - sum(figures.get(name, 0) for name in ("went", "left", "died"))


def _gathering(language: str, shown: Shown) -> str:
    gathered = Gathered(shown.figures["gathered"], shown.figures["women"])
    return locales.label(
        language,
        "report-gathering",
        percent=shares.shown(gathered.members, gathered.women, shown.line, shown.floor) or 0,
        line=shown.line,
        under="yes" if gathered.under(shown.line) else locales.NOTHING,
        gathered_said=number(language, shown, "gathered"),
        women_said=number(language, shown, "women"),
        lacking=shown.figures["lacking"],
    )


def _office(language: str, shown: Shown) -> str:
    kinds = (("office_", "office"), ("training_", "training"))
    return " ".join(_others(language, shown, of, what) for of, what in kinds if shown.figures[f"{of}meetings"])


def missing(language: str, shown: Shown) -> str:
    """The units below whose reports are not there: "thôn Ổi, thôn Na và 3 nơi nữa"; "" for none."""
    return named(language, [unit.name for unit in shown.missing])


def waiting(language: str, shown: Shown) -> str:
    """The units below whose reports are confirmed, counted here and not sent yet; "" for none."""
    return named(language, [unit.name for unit in shown.waiting])


def no_roll(language: str, shown: Shown) -> str:
    """The units below that met and have no roll at all; "" for none."""
    return named(language, [unit.name for unit in shown.below if unit.no_roll])


def otherwise(language: str, shown: Shown, most: int = CHANGES) -> str:
    """What reports below give otherwise than the books: "xã Hoa Mai: số buổi 8 (theo sổ: 7)"; "" for nothing."""
    said = []
    for unit in shown.below:
        books = shown.counted.parts.get(unit.unit_id, {})
        follows = unit.figures.get("members", 0) != books.get("members", 0)
        for name in FIGURES if unit.confirmed and not unit.waits else ():
            value, counted = unit.figures.get(name, 0), books.get(name, 0)
            if value != counted and not (name in _FOLLOWS and name not in unit.why and follows):
                said.append(
                    locales.label(
                        language,
                        "report-otherwise-figure",
                        unit=unit.name,
                        figure=name,
                        value=locales.number(language, value),
                        counted=locales.number(language, counted),
                        why=unit.why.get(name) or locales.NOTHING,
                    )
                )
    left = len(said) - most
    line = "; ".join(said[:most])
    return locales.label(language, "report-and-more-figures", names=line, left=left) if left > 0 else line


def whys(language: str, shown: Shown) -> list[str]:
    """Why each figure that the writer gives otherwise than the books is so: "tổng số hội viên 400 …: tỉnh nắm khác"."""
    return [
        locales.label(
            language,
            "report-why",
            figure=name,
            value=locales.number(language, one.value),
            counted=locales.number(language, one.counted),
            why=one.why,
        )
        for name, one in shown.changed.items()
        if one.value != one.counted
    ]


def gone(language: str, shown: Shown) -> str:
    """The units below that have closed since and of which no report stands; "" for none."""
    return named(language, [unit.name for unit in shown.below if unit.gone and not unit.confirmed])


def named(language: str, names: list[str], most: int = NAMED) -> str:
    """Some names, and how many more there are."""
    said = ", ".join(names[:most])
    left = len(names) - most
    return locales.label(language, "report-and-more", names=said, left=left) if left > 0 else said


def moved(language: str, shown: Shown, most: int = CHANGES) -> str:
    """What the books say otherwise since they closed: "lượt hội viên dự 412 → 415"; "" for nothing."""
    said = [
        f"{figure_name(language, one.name)} {locales.number(language, one.was)} → {locales.number(language, one.now)}"
        for one in shown.moved
    ]
    left = len(said) - most
    line = ", ".join(said[:most])
    return locales.label(language, "report-and-more-figures", names=line, left=left) if left > 0 else line


def _last_day(shown: Shown) -> str:
    """The day that the members are counted on: the period's last, or the last one that has been."""
    return _day(min(shown.period.end - DAY, _counted_on(shown)))


def _counted_on(shown: Shown) -> date:
    from models import clock

    return clock.today() if shown.closed_at is None else shown.period.end - DAY


def _day(day: date) -> str:
    return f"{day.day}/{day.month}"
