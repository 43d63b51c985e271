"""The administrator's commands: units, posts, announcements, tokens, links. `context.obj` opens the desk."""

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer()
units = typer.Typer(help="The tree of units.", no_args_is_help=True)
tokens = typer.Typer(help="Bearer tokens of the HTTP API.", no_args_is_help=True)
app.add_typer(units, name="units")
app.add_typer(tokens, name="token")

PhoneArgument = Annotated[str, typer.Argument(metavar="PHONE", help="A Vietnamese mobile number.")]
UnitArgument = Annotated[str, typer.Argument(metavar="UNIT", help="The unit's code or short code.")]
FileArgument = Annotated[Path, typer.Argument(metavar="FILE", exists=True, dir_okay=False, readable=True)]
Yes = Annotated[bool, typer.Option("--yes", help="Do not ask.")]


@app.command()
def grant(
    context: typer.Context,
    phone: PhoneArgument,
    role: Annotated[str, typer.Argument(metavar="ROLE", help="group_leader, head, deputy, drafter or cadre.")],
    unit: UnitArgument,
    name: Annotated[str, typer.Option(help="Her full name, for one who is no member yet.")] = "",
    names: Annotated[bool, typer.Option("--names", help="Above the commune: she may see names and phones.")] = False,
) -> None:
    """Print a one-time code (24 hours) by which she takes a post."""
    from api import commands
    from models.posts import Role

    if role not in set(Role):
        raise commands.CannotDo(f"{role!r} is no role; the roles are {', '.join(Role)}.")
    number = commands.mobile(phone)
    with context.obj() as desk:
        code, where = desk.db.write_now(commands.grant, number, Role(role), unit, name, names)
    typer.echo(f"{code[:4]} {code[4:]}")
    typer.echo(f"For {role} of {where}. It works once, within 24 hours.")
    typer.echo(f"She writes to the bot:  nhận việc {code[:4]} {code[4:]}")


@app.command("import")
def roster_import(
    context: typer.Context,
    file: FileArgument,
    unit: Annotated[str, typer.Option("--unit", metavar="CODE", help="The branch, or the commune of several.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would be written.")] = False,
    yes: Yes = False,
) -> None:
    """Write the women of an Excel or CSV list into their branch's book, after showing what was understood."""
    from api.commands import CannotDo, in_words
    from scheduler.rosters import import_file

    content = file.read_bytes()
    with context.obj() as desk:
        seen = import_file(desk.db, content, file.name, unit, dry_run=True)
        typer.echo(in_words(seen))
        if dry_run:
            return
        if not yes:
            typer.confirm("Write it?", abort=True)
        done = import_file(desk.db, content, file.name, unit, dry_run=False)[len(seen) :]
        if not done:
            raise CannotDo("Nothing was written.")
        typer.echo(in_words(done))


@units.command("import")
def units_import(
    context: typer.Context,
    file: FileArgument,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would change; write nothing.")] = False,
    day: Annotated[str, typer.Option(help="The day from which it is so, as 2025-07-01 (today).")] = "",
    decision: Annotated[str, typer.Option(help="The decision's number, kept with every change.")] = "",
    close_gone: Annotated[bool, typer.Option("--close-gone", help="Close units that the file has no more.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask before units are renamed, moved or closed.")] = False,
) -> None:
    """Add units and figures from a CSV or Excel file, and rename and move those that differ: all of it or nothing.

    With every mistake named. What is renamed, moved or closed is a change with a day, and each can be undone.
    """
    from api.unit_commands import day_of, told
    from models.unit_files import read_tree
    from models.unit_imports import differences, plant

    rows = read_tree(file.read_bytes(), file.name)
    since = day_of(day)
    with context.obj() as desk:
        found = desk.db.read_now(differences, rows)
        if found.changes or dry_run:
            for line in told(found, close_gone=close_gone):
                typer.echo(line)
        if dry_run:
            return
        if (found.renamed or found.moved or (found.gone and close_gone)) and not yes:
            typer.confirm("Write it?", abort=True)
        done = desk.db.write_now(plant, rows, desk.timezone, day=since, decision=decision, close_gone=close_gone)
    changed = f", {done.renamed} renamed, {done.moved} moved, {done.closed} closed" if found.changes else ""
    typer.echo(f"{done.added} added, {done.updated} with new figures, {done.unchanged} unchanged{changed}.")


@units.command("list")
def units_list(context: typer.Context) -> None:
    """Print the tree: code, kind, name, and the short code that women type."""
    from api import commands

    with context.obj() as desk:
        for depth, unit in desk.db.read_now(lambda session: list(commands.tree(session))):
            typer.echo(f"{'  ' * depth}{unit.code}  {unit.name} ({unit.kind}, {unit.shown_code})")


@units.command("set")
def units_set(
    context: typer.Context,
    unit: UnitArgument,
    name: Annotated[str, typer.Argument(help="cut_off, reminders or another one.")],
    value: Annotated[str, typer.Argument(help="As JSON; null takes the setting of the unit above.")],
    since: Annotated[str, typer.Option("--from", metavar="MONTH", help="cut_off: the first month, as 2026-11.")] = "",
    yes: Yes = False,
) -> None:
    """Change how one unit, and those below it, close their books or are reminded.

    Books close on another day from a month on (the one that runs, or the first that nobody has reported yet).
    """
    import json

    from api import cut_off_commands
    from api.commands import CannotDo
    from models.unit_settings import change_setting
    from models.units import unit_by_code

    try:
        wanted = json.loads(value)
    except ValueError:
        raise CannotDo(f"{value!r} is not JSON.") from None
    with context.obj() as desk:
        if name == "cut_off":
            cut_off_commands.change(desk, unit, wanted, since, sure=yes)
        else:
            done = desk.db.write_now(lambda session: change_setting(session, unit_by_code(session, unit), name, wanted))
            typer.echo(f"{done.unit}: {done.name} is set.")


@app.command()
def announce(
    context: typer.Context,
    unit: UnitArgument,
    text: Annotated[str, typer.Argument(metavar="TEXT")],
    sender: Annotated[str, typer.Option("--as", metavar="PHONE", help="Who sends: a person whose post may.")],
    heads: Annotated[bool, typer.Option("--heads", help="To the holders of posts only.")] = False,
    yes: Yes = False,
) -> None:
    """Send an announcement to a unit and all below it, after showing exactly what goes out."""
    from api import commands
    from models.announcements import Audience

    phone, audience = commands.mobile(sender), Audience.HEADS if heads else Audience.MEMBERS
    with context.obj() as desk:
        shown = desk.db.read_now(commands.show_announcement, phone, unit, audience, text, desk.rates)
        seen = shown.seen
        typer.echo(shown.text)
        typer.echo()
        ways = ", ".join(f"{name} {count}" for name, count in seen.channels)
        typer.echo(f"{seen.unit}: {seen.total} people, {seen.by_message} by message{f' ({ways})' if ways else ''},")
        typer.echo(f"{seen.at_home} to be told at home. It takes about {max(1, seen.seconds)} s.")
        if not yes:
            typer.confirm("Send it?", abort=True)
        done = desk.db.write_now(commands.send_announcement, phone, unit, audience, text, shown.code)
    later = f" ({done.later} of them tomorrow: they had three today)" if done.later else ""
    typer.echo(f"Announcement {done.announcement}: {done.by_message} messages on their way{later}.")
    typer.echo("They leave while `chihoi serve` runs, and not between 21:00 and 6:00.")


@tokens.command("make")
def token_make(
    context: typer.Context,
    phone: PhoneArgument,
    unit: UnitArgument,
    label: str = "",
    scope: Annotated[
        list[str] | None,
        typer.Option(metavar="SCOPE", help="read, write, names or units; again for several. Without it: all of them."),
    ] = None,
) -> None:
    """Print a token with the rights of her post in this unit. It is shown this once."""
    from api import commands

    number = commands.mobile(phone)
    with context.obj() as desk:
        typer.echo(desk.db.write_now(commands.new_token, number, unit, label, commands.scopes_named(scope or [])))


@tokens.command("list")
def token_list(context: typer.Context) -> None:
    """Print all tokens: number, state, last use, what for."""
    from models.tokens import tokens as all_tokens

    with context.obj() as desk:
        for token in desk.db.read_now(all_tokens):
            used = f"used {token.last_used_at:%Y-%m-%d}" if token.last_used_at else "never used"
            state = "revoked" if token.revoked_at else "valid"
            typer.echo(f"{token.id}  {state}  {used}  {token.scopes or 'all scopes'}  {token.label}")


@tokens.command("revoke")
def token_revoke(
    context: typer.Context, number: Annotated[int, typer.Argument(metavar="NUMBER", help="From `chihoi token list`.")]
) -> None:
    """End a token."""
    from api.commands import CannotDo
    from models.tokens import revoke

    with context.obj() as desk:
        if not desk.db.write_now(revoke, number):
            raise CannotDo(f"There is no valid token {number}.")
    typer.echo(f"Token {number} opens nothing any more.")


@app.command("web-link")
def web_link(
    context: typer.Context,
    phone: PhoneArgument,
    name: Annotated[str, typer.Option(help="Her name, where two women share the phone.")] = "",
) -> None:
    """Print a link that lets her into the web chat once, within ten minutes."""
    from api import commands

    number = commands.mobile(phone)
    with context.obj() as desk:
        code = desk.db.write_now(commands.make_link, number, name)
    typer.echo(f"{desk.public_url or 'http://127.0.0.1:8000'}/chat/enter?code={code}")


@app.command()
def poster(
    context: typer.Context,
    unit: UnitArgument,
    out: Annotated[Path, typer.Argument(metavar="OUT", help="A file ending in .pdf, or in .png for a picture.")],
) -> None:
    """Make a branch's poster: how to reach its bot, with QR codes and the short code."""
    import asyncio

    from api import commands
    from bot.papers.drawing import picture
    from bot.papers.poster import draw
    from models.invitations import links_for, ways_in

    if out.suffix.lower() not in {".pdf", ".png"}:
        raise commands.CannotDo(f"{out.name!r} ends neither in .pdf nor in .png.")
    with context.obj() as desk:
        invites = desk.db.read_now(commands.poster_for, unit)
        links_known = asyncio.run(commands.known_links(desk))
        links = links_for(links_known, invites.code, desk.public_url)
    content = draw("vi", invites, links, ways_in(links_known))
    try:
        out.write_bytes(picture(content) if out.suffix.lower() == ".png" else content)
    except OSError as error:
        raise commands.CannotDo(f"{out} cannot be written: {error.strerror}.") from None
    typer.echo(f"{out}: the poster of {invites.branch}, code {invites.code}.")
