"""The table of criteria in chat: shown to whoever has figures, set from a year on by a province after its preview."""

from collections.abc import Mapping
from typing import Any

from bot.flow import Answers, Ask, Flow, agreed
from bot.reading.grading_line import TableLine, read_from_year, read_table_line
from bot.reading.grading_sheet import wanted_table
from bot.replies import Chat, Option, Reply, Result, Start, Words
from bot.unit_finding import units_posts
from models.grading_changes import change_table, look_at_table, mark_of, may_set_table
from models.grading_tables import Table, as_setting, read_table, table_of
from models.units import get_unit


def line(chat: Chat) -> Result:
    """Criteria that a message sets, a line or a semicolon each; None where it sets none."""
    typed, year = read_from_year(chat.incoming.text)
    table = read_table_line(typed)
    return None if table is None else _set_table(chat, table, year)


def show(chat: Chat, unit_id: int) -> Reply:
    """The criteria of a unit, and how a province changes them."""
    table = table_of(chat.session, unit_id)
    said = table_said(get_unit(chat.session, unit_id).name, table)
    ends = {
        "excellent": table.excellent,
        "good": table.good,
        "average": table.average,
        "total": table.total,
        "excellent_points": table.least(table.excellent),
        "good_points": table.least(table.good),
        "average_points": table.least(table.average),
    }
    return Reply((*said, Words("grading-grades", ends)))


def table_said(unit: str, table: Table) -> tuple[Words, ...]:
    """The criteria of a unit in words."""
    lines = [
        Words("grading-criterion", {"what": one.of, "points": one.points, "full": one.full}) for one in table.criteria
    ]
    return (Words("grading-table", {"unit": unit}), *lines)


def _set_table(chat: Chat, read: TableLine, year: int) -> Result:
    """A province (a commune where none did) sets its table; criteria that are not named stay as they are."""
    held = units_posts(chat)
    if not held:
        return None
    if read.unclear:
        return Reply((Words("grading-unclear", {"text": read.unclear[0][:60]}),))
    unit = get_unit(chat.session, held[0].unit_id)
    wanted = wanted_table(as_setting(table_of(chat.session, unit.id or 0, year)), read)
    try:
        table = read_table(wanted)
    except ValueError:
        return Reply((Words("grading-bad-table"),))
    if not may_set_table(chat.session, chat.who, unit.id or 0, year):
        return Reply((Words("grading-set-above", {"unit": unit.name}),))
    seen = look_at_table(chat.session, chat.who, unit.id or 0, table, year)
    known = {
        "unit": unit.id,
        "name": unit.name,
        "table": wanted,
        "year": seen.year,
        "seen": mark_of(chat.session, unit.id or 0),
    }
    return Start("grading_table", known)


def _show_table(chat: Chat, answers: Answers) -> Mapping[str, Any]:
    table, year = read_table(answers["table"]), int(answers.get("year", 0))
    rows = [chat.text("grading-criterion", what=one.of, points=one.points, full=one.full) for one in table.criteria]
    seen = look_at_table(chat.session, chat.who, answers["unit"], table, year)
    return {
        "unit": answers["name"],
        "rows": "\n".join(rows),
        "excellent": table.excellent,
        "good": table.good,
        "average": table.average,
        "total": table.total,
        "excellent_points": table.least(table.excellent),
        "good_points": table.least(table.good),
        "average_points": table.least(table.average),
        "from": str(seen.year),
        "seen": chat.text(
            "office-seen-graded",
            year=str(seen.counted_in),
            branches=seen.branches,
            better=seen.better,
            worse=seen.worse,
        ),
    }


def _keep_table(chat: Chat, answers: Answers) -> Result:
    if answers["agreed"] != "yes":
        return Reply((Words("women-not-kept"),))
    table, year = read_table(answers["table"]), int(answers.get("year", 0))
    return change_table(chat.session, chat.who, answers["unit"], table, year, str(answers.get("seen", "")))


TABLE = Flow(
    "grading_table",
    (
        Ask(
            "agreed",
            agreed,
            lambda c, a: (Option("label-agree", "yes"), Option("label-no", "no", 0)),
            show=_show_table,
        ),
    ),
    _keep_table,
)
