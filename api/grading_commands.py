"""`chihoi grading`: the table of criteria for the yearly grading, from a little sheet."""

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(help="The yearly grading of branches.", no_args_is_help=True)


@app.command("import")
def grading_import(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", exists=True, dir_okay=False, readable=True)],
    unit: Annotated[str, typer.Option("--unit", metavar="CODE", help="The unit that sets it for those below.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would be written.")] = False,
    year: Annotated[int, typer.Option("--year", help="The first year graded by them; this one by default.")] = 0,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Set the criteria from a CSV or Excel sheet: what, points, and the value that has them all; 0 points drop one.

    Years before the one that is named keep their criteria.

    A row "xuất sắc" (tốt, hoàn thành) with points says from how many of a hundred that grade is given.
    """
    from api.commands import CannotDo, in_words
    from bot.grading_table import table_said
    from bot.reading.grading_sheet import read_criteria, wanted_table
    from models.grading import NoYearToGrade
    from models.grading_changes import CriteriaChangedMeanwhile, YearGraded, change_table, look_at_table, mark_of
    from models.grading_tables import as_setting, read_table, table_of
    from models.units import unit_by_code

    read = read_criteria(file.read_bytes(), file.name)
    if read is None:
        raise CannotDo("The file has no criteria: a row each with what, points, and the value that has them all.")
    with context.obj() as desk:
        found = desk.db.read_now(unit_by_code, unit)
        mark = desk.db.read_now(mark_of, found.id or 0)
        wanted = wanted_table(as_setting(desk.db.read_now(table_of, found.id or 0, year)), read)
        try:
            table = read_table(wanted)
        except ValueError:
            raise CannotDo("These points are no table: each above 0, and excellent above good above average.") from None
        typer.echo(in_words(table_said(found.name, table)))
        try:
            seen = desk.db.read_now(look_at_table, None, found.id or 0, table, year)
        except NoYearToGrade:
            raise CannotDo(f"Criteria can hold from last year, this year or the next, not from {year}.") from None
        except YearGraded as graded:
            raise CannotDo(f"Branches have their grades for {graded.year}: choose a later year.") from None
        counts = f"{seen.better} of them graded higher, {seen.worse} lower"
        typer.echo(f"From {seen.year} on; by the figures of {seen.counted_in} of {seen.branches} branches {counts}.")
        for text in read.unclear:
            typer.echo(f"Left out: {text!r} is no criterion.")
        if dry_run:
            return
        if not yes:
            typer.confirm("Write it?", abort=True)
        try:
            desk.db.write_now(change_table, None, seen.unit_id, table, seen.year, mark)
        except CriteriaChangedMeanwhile:
            raise CannotDo("Somebody has just changed the criteria: nothing was written; look at them again.") from None
    typer.echo("Written.")
