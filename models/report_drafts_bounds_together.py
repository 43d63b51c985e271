"""Which figures of a report cannot be more than others, in whatever order they are changed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from models.report_drafts_corrected import with_changes
from models.report_drafts_counted import KINDS
from models.report_drafts_said import BadReportFigure
from models.report_drafts_shown import Shown

GAINS = ("new", "returned", "listed", "came")
GONE = ("went", "left", "died")
MANY = 1_000_000  # more than come to one meeting


@dataclass(frozen=True)
class NoMore:
    """The sum of `few` is no more than `times` the sum of `many`; `why` as in BadReportFigure, said of the few."""

    few: tuple[str, ...]
    many: tuple[str, ...]
    why: str
    times: int = 1

    def over(self, figures: Mapping[str, int]) -> int:
        """By how much it is more all the same; 0 or less where it is not."""
        return _sum(figures, self.few) - self.times * _sum(figures, self.many)


def check_together(shown: Shown, name: str, value: int) -> None:
    """Raise BadReportFigure where another figure of the report says that this one cannot be.

    What the books themselves say otherwise is left to them, and a report that is of two minds may be set right by
    steps.
    """
    given = {one: changed.value for one, changed in shown.changed.items()}
    after = with_changes(shown.by_book, given | {name: value})
    moves = {one for one in after if after[one] != shown.figures.get(one, 0)} | {name}
    for rule in _rules(after):
        if not moves & {*rule.few, *rule.many}:
            continue
        over = rule.over(after) - max(rule.over(shown.by_book), rule.over(shown.figures), 0)
        if over <= 0:
            continue
        few, many = _largest(after, rule.few), _largest(after, rule.many)
        if few == "gathered" and after["gathered"] == after["members"]:
            few = "members"  # it says the same, and every reader knows it
        if name not in rule.many and value > shown.figures.get(name, 0):
            raise BadReportFigure(value - over, rule.why, many, after[many])
        raise BadReportFigure(value + -(-over // rule.times), "least", few, after[few])


def _rules(figures: Mapping[str, int]) -> Iterator[NoMore]:
    for of in KINDS:
        meetings, expected = f"{of}meetings", f"{of}expected"
        yield NoMore((f"{of}rolled",), (meetings,), "meetings")
        if figures[expected]:
            yield NoMore((f"{of}present",), (expected,), "expected")
        # Members come to meetings of branches, each once; to the others, women who are in none of these books.
        each = _sum(figures, ("members", "honorary", *GONE)) if not of else 0
        yield NoMore((expected,), (meetings,), "invited", each or MANY)
        yield NoMore((f"{of}present",), (meetings,), "invited", MANY if figures[expected] else each or MANY)
    yield NoMore(("branches_met",), ("branches",), "branches")
    yield NoMore(("branches_met",), ("meetings",), "met")
    yield NoMore(GAINS, ("members", "honorary", *GONE), "gains")
    if figures["women"]:
        yield NoMore(("gathered",), ("women",), "women")
        if not figures["lacking"]:
            yield NoMore(("members",), ("women",), "women")
    yield NoMore(("gathered",), ("members", "honorary"), "members")


def _sum(figures: Mapping[str, int], names: tuple[str, ...]) -> int:
    return sum(figures.get(name, 0) for name in names)


def _largest(figures: Mapping[str, int], names: tuple[str, ...]) -> str:
    return max(names, key=lambda name: figures.get(name, 0))
