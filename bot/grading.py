"""The yearly grading in chat: the commune sees the draft of each branch and what it is made of, and confirms it."""

from collections.abc import Mapping
from typing import Any

from bot import grading_table
from bot.flow import Answers, Ask, Flow, Heard, Unclear
from bot.going_on import rest_of
from bot.reading.grading_line import GradingLine, read_grade, read_grading
from bot.replies import Chat, Option, Plain, Reply, Result, Start, Words
from bot.unit_finding import candidates, labelled, units_posts
from models.grading import Draft, draft, drafts, give_grade
from models.grading_facts import Value
from models.grading_tables import Grade
from models.office_grades import year_meant
from models.posts import Right, posts_of
from models.praise import branches_to_praise, members_to_praise
from models.text import clean
from models.units import Unit, UnitKind, children, get_unit

PAGE = 8
_PLACES = frozenset({UnitKind.PROVINCE, UnitKind.DISTRICT, UnitKind.COMMUNE})
OFFERED = 9


def line(chat: Chat, text: str) -> Result:
    """A question about the grading, or criteria that a cadre sets; None where it is something else."""
    set_here = grading_table.line(chat)
    if set_here is not None:
        return set_here
    read = read_grading(text, this_year=chat.local().year)
    if read is None:
        return None
    units = _meant(chat, read)
    if not units:
        return None
    year = read.year or year_meant()
    if len(units) > 1:
        tap = "praise" if read.about == "praise" else "grades"
        options = tuple(Option(Plain(labelled(chat, u.id or 0)), f"{tap}:{u.id}:{year}:0") for u in units[:OFFERED])
        return Reply((Words("which-branch"),), options)
    if read.about == "table":
        return grading_table.show(chat, units[0].id or 0)
    return (praise if read.about == "praise" else show)(chat, units[0].id or 0, year, 0)


def _meant(chat: Chat, read: GradingLine) -> list[Unit]:
    held = [post for post in posts_of(chat.session, chat.person_id) if Right.TOTALS in post.rights]
    held = [post for post in held if post.unit_kind not in {UnitKind.GROUP, UnitKind.CLUB}]
    if not read.name:
        return [get_unit(chat.session, post.unit_id) for post in held]
    kinds = {UnitKind.BRANCH, UnitKind.COMMUNE, UnitKind.PROVINCE, UnitKind.DISTRICT}
    found = [unit for unit in candidates(chat, read.name) if unit.kind in kinds]
    name = read.name.removeprefix("chi hoi ")
    return found or [unit for post in held if (unit := get_unit(chat.session, post.unit_id)).folded.endswith(name)]


def show(chat: Chat, unit_id: int, year: int, page: int = 0) -> Result:
    """A branch with its criteria; of a commune its branches; above, its communes to choose from."""
    unit = get_unit(chat.session, unit_id)
    if unit.kind == UnitKind.BRANCH:
        return _one(chat, unit_id, year)
    found = drafts(chat.session, chat.who, unit_id, year)
    if not found:
        below = [
            child for child in children(chat.session, unit_id) if child.kind != UnitKind.CLUB and not child.closed_on
        ]
        options = [Option(Plain(child.name), f"grades:{child.id}:{year}:0") for child in below]
        heading = Words("grading-below", {"unit": unit.name, "year": str(year), "count": len(below)})
    else:
        options = [Option(Plain(_short(chat, one)), f"grades:{one.unit_id}:{year}:0") for one in found]
        given = sum(one.given is not None for one in found)
        words = {"unit": unit.name, "year": str(year), "count": len(found), "given": given}
        heading = Words("grading-heading", words)
    left = len(options) - (page + 1) * PAGE
    rest = (rest_of(f"grades:{unit_id}:{year}:{page + 1}", left),) if left > 0 else ()
    return Reply((heading,), (*options[page * PAGE : (page + 1) * PAGE], *rest))


def _short(chat: Chat, one: Draft) -> str:
    grade = one.given or one.drafted or ""
    return chat.text(
        "grading-line",
        unit=one.unit,
        points=one.points,
        of=one.of,
        percent=one.percent,
        grade=grade,
        given=_said(one.given),
    )


def _said(given: Grade | None) -> str:
    return "no" if given is None else "yes"


def _one(chat: Chat, unit_id: int, year: int) -> Reply:
    found = draft(chat.session, chat.who, unit_id, year)
    words = {
        "unit": found.unit,
        "year": str(year),
        "points": found.points,
        "of": found.of,
        "percent": found.percent,
        "grade": found.drafted or "",
        "given": found.given or "",
        "reason": found.reason,
    }
    said = [Words("grading-one", words), *(Words("grading-value", _value(one)) for one in found.values)]
    if not any(get_unit(chat.session, unit_id).id != held.unit_id for held in units_posts(chat)):
        return Reply(tuple(said))
    drafted, tap = found.drafted, f"grade_given:{unit_id}:{year}:{found.drafted}"
    agree = () if drafted is None else (Option("label-grade-agree", tap, variables={"grade": drafted}),)
    other = Option("label-grade-other", f"grade_other:{unit_id}:{year}")
    return Reply(tuple(said), (*agree, other, Option("label-menu", "menu:menu", 0)))


def _value(one: Value) -> Mapping[str, Any]:
    return {
        "what": one.criterion.of,
        "points": one.points,
        "of": one.criterion.points,
        "value": -1 if one.value is None else one.value,
        "n": one.n,
        "m": one.m,
        "full": one.criterion.full,
        "merged": one.merged,
    }


def given(chat: Chat, unit_id: int, year: int, grade: str) -> Result:
    """The draft is right."""
    return give_grade(chat.session, chat.who, unit_id, year, Grade(grade))


def other(chat: Chat, unit_id: int, year: int) -> Result:
    """Another grade, with a reason."""
    found = draft(chat.session, chat.who, unit_id, year)
    return Start("grade", {"unit": unit_id, "year": year, "name": found.unit, "drafted": found.drafted or ""})


def _hear_grade(_chat: Chat, heard: Heard, _answers: Answers) -> str:
    grade = heard.value or read_grade(heard.text)
    if not grade:
        raise Unclear
    return Grade(grade).value


def _grades(_chat: Chat, answers: Answers) -> tuple[Option, ...]:
    return tuple(
        Option("label-grade", grade.value, variables={"grade": grade.value})
        for grade in Grade
        if grade.value != answers["drafted"]
    )


def _hear_reason(_chat: Chat, heard: Heard, _answers: Answers) -> str:
    if len(clean(heard.text)) < 3:
        raise Unclear
    return clean(heard.text)[:200]


GRADE = Flow(
    "grade",
    (
        Ask("grade", _hear_grade, _grades, show=lambda c, a: {"unit": a["name"], "year": str(a["year"])}),
        Ask("reason", _hear_reason, show=lambda c, a: {"grade": a["grade"], "drafted": a["drafted"]}),
    ),
    lambda c, a: give_grade(c.session, c.who, a["unit"], a["year"], Grade(a["grade"]), a["reason"]),
)


# --- praise ---------------------------------------------------------------------------------------------------------


def praise(chat: Chat, unit_id: int, year: int, page: int = 0) -> Result:
    """A draft in the Hội's wording, with the facts: whoever asked words it and sends it, or not."""
    if get_unit(chat.session, unit_id).kind == UnitKind.BRANCH:
        found = members_to_praise(chat.session, chat.who, unit_id, year)
        lines = [
            Words("praise-woman", {"number": w.number, "name": w.full_name, "present": w.present, "of": w.expected})
            for w in found.women
        ]
        words = {"unit": found.unit, "year": str(year), "count": len(found.women), "more": found.more}
        return Reply((Words("praise-members", words), *lines, *_ends(bool(lines))))
    best = branches_to_praise(chat.session, chat.who, unit_id, year)
    rows = []
    for one in best.branches:
        met = {seen.criterion.of.value: seen for seen in one.values}
        attended, held = met.get("attendance"), met.get("meetings")
        rows.append(
            Words(
                "praise-branch",
                {
                    "unit": one.unit,
                    "meetings": -1 if held is None else held.n,
                    "rate": -1 if attended is None or attended.value is None else attended.value,
                    "present": 0 if attended is None else attended.n,
                    "expected": 0 if attended is None else attended.m,
                    "points": one.points,
                    "of": one.of,
                    "percent": one.percent,
                },
            )
        )
    heading = Words("praise-branches", {"unit": best.unit, "year": str(year), "count": len(rows)})
    return Reply((heading, *rows, *_ends(bool(rows))))


def _ends(something: bool) -> tuple[Words, ...]:
    return (Words("praise-how"),) if something else ()


def taps(tap: Any) -> dict[str, Any]:
    """The taps of grading and praise."""
    return {
        "grades": tap(show, (int, int, int)),
        "grade_given": tap(given, (int, int, lambda typed: Grade(typed).value)),
        "grade_other": tap(other, (int, int)),
        "praise": tap(praise, (int, int, int)),
    }
