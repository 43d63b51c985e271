"""`chihoi women`: how many women of 18 and over the units' places have, from a little sheet."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from models.women_files import WomenSheet

app = typer.Typer(help="Women of 18 and over in each place.", no_args_is_help=True)

NAMED = 10  # lines of each kind; more are counted
_WRONG = {
    "unit": "there is no such unit, or several of that name (write its code)",
    "number": "this is no number of women",
    "base": "whom the number counts is neither 'present' nor 'resident'",
    "day": "this is no day that has been",
    "twice": "the unit stands in an earlier row as well",
}


@app.command("import")
def women_import(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", exists=True, dir_okay=False, readable=True)],
    unit: Annotated[str, typer.Option("--unit", metavar="CODE", help="Only units below this one (all).")] = "",
    base: Annotated[str, typer.Option(help="present or resident, where the file does not say.")] = "",
    source: Annotated[str, typer.Option(help="Whose numbers they are, where the file does not say.")] = "",
    day: Annotated[str, typer.Option("--date", help="Their day as 2025-12-31, where the file does not say.")] = "",
    reason: Annotated[str, typer.Option(help="Why numbers of this term change.")] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would be written.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Take numbers from a CSV or Excel sheet: a code or name, a number, and if wanted base, source and date.

    A row that cannot be read is named and left out.
    """
    from api.commands import CannotDo, in_words
    from api.unit_commands import day_of
    from models.units import unit_by_code
    from models.women_files import keep_women, read_base, read_women

    counted_on = day_of(day)
    wanted = read_base(base)
    if wanted is None:
        raise CannotDo(f"{base!r} is neither 'present' nor 'resident'.")
    content = file.read_bytes()
    with context.obj() as desk:
        under = desk.db.read_now(unit_by_code, unit).id if unit else None
        sheet = desk.db.read_now(read_women, None, under, content, file.name)
        for line in told(sheet):
            typer.echo(line)
        if dry_run:
            return
        if not sheet.rows:
            raise CannotDo("Nothing was written.")
        if not yes:
            typer.confirm("Write it?", abort=True)
        done = desk.db.write_now(
            keep_women, None, under, sheet.rows, base=wanted, source=source, counted_on=counted_on, reason=reason
        )
    typer.echo(in_words([done]))


def told(sheet: "WomenSheet") -> Iterator[str]:
    """What a sheet would write, in words."""
    yield f"{len(sheet.rows)} units with a number, {len(sheet.changed)} of them with another one than before."
    yield from _some([f"  {row.unit}: {row.before} -> {row.women}" for row in sheet.changed])
    if sheet.problems:
        yield f"{len(sheet.problems)} rows are left out:"
        yield from _some([f"  row {one.row}, {one.text!r}: {_WRONG[one.what]}" for one in sheet.problems])


def _some(lines: list[str]) -> Iterator[str]:
    yield from lines[:NAMED]
    if len(lines) > NAMED:
        yield f"  and {len(lines) - NAMED} more"
