"""The command `chihoi`: set-up, the service, and what an administrator does."""

import gc
import secrets
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from api import administration, grading_commands, women_commands, zalo_commands

if TYPE_CHECKING:  # `chihoi --help` must not wait for the whole house
    from api.commands import Desk
    from settings import Settings

DEMO_DATABASE = Path("var/demo.db")
DEMO_KEY = Path("var/demo.key")
WRONG = 2  # exit code: what was asked for cannot be done as it was asked


class Commands(TyperGroup):
    """Turns what a person can put right into sentences; only a fault of ours shows a trace."""

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except Exception as error:
            from settings import BadSettings

            if isinstance(error, BadSettings):
                _fail(str(error))
            if not isinstance(error, RuntimeError):
                from api.commands import sentences

                if (said := sentences(error)) is not None:
                    _fail(*said)
            raise


app = typer.Typer(
    cls=Commands,
    help="A chatbot for the branches of the Vietnam Women's Union.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)
app.add_typer(administration.app)
app.add_typer(zalo_commands.app, name="zalo")
app.add_typer(women_commands.app, name="women")
app.add_typer(grading_commands.app, name="grading")

Host = Annotated[str, typer.Option(help="The address to listen on.")]
Port = Annotated[int, typer.Option(help="The port to listen on; 0 takes a free one.")]


def _fail(*said: str) -> None:
    for line in said:
        typer.echo(line, err=True)
    raise typer.Exit(WRONG)


def _settings() -> "Settings":
    """The settings of a house that is set up. Raises CannotDo."""
    from api.commands import CannotDo
    from settings import load

    settings = load()
    if not settings.secret_key:
        raise CannotDo("SECRET_KEY is not set; run `chihoi init`, or put your own into .env.")
    return settings


@contextmanager
def _open_desk() -> Iterator["Desk"]:
    """What the administrator's commands work with. Raises CannotDo where the house has to be set up first."""
    from api.app import channels_of, in_database, links_of
    from api.commands import Desk, require_tables
    from models.db import Database

    settings = _settings()
    require_tables(settings.database_url)
    db = Database(settings.database_url, settings.secret_key)
    channels = channels_of(settings)[0]
    rates = {name: channel.rate for name, channel in channels.items()}
    if "zalo-oa" in channels:
        in_database(channels["zalo-oa"], db)
    try:
        yield Desk(db, settings.timezone, settings.public_url, rates, channels, links_of(settings, channels))
    finally:
        db.close()


@contextmanager
def _starting() -> Iterator[None]:
    """What is imported and built meanwhile stays, with half a megabyte of garbage: to look for that costs an eighth of
    the start, and afterwards again and again."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


@app.callback()
def _sit_down(context: typer.Context) -> None:
    context.obj = _open_desk


@app.command()
def serve(
    host: Host = "127.0.0.1",
    port: Port = 8000,
    api: Annotated[bool, typer.Option("--api", help="Answer HTTP only; a --worker elsewhere sends.")] = False,
    worker: Annotated[bool, typer.Option("--worker", help="Send, poll and remind only; no HTTP.")] = False,
) -> None:
    """Run the service: everything in one process, or split with --api and --worker."""
    with _starting():
        from api import logs, serving
        from api.app import build_house, create_app
        from api.commands import require_tables
        from api.migration import Standing, sqlite_file, standing, upgrade

    settings = _settings()
    if sqlite_file(settings.database_url) is not None and standing(settings.database_url) is Standing.EMPTY:
        upgrade(settings.database_url)
    require_tables(settings.database_url)
    logs.configure(settings.log_level)
    if worker and not api:
        serving.work(build_house(settings), lambda: typer.echo("The worker runs."))
        return
    bound = serving.bind(host, port)
    with _starting():
        service = create_app(settings, works=worker or not api)
    if not serving.serve(service, bound, lambda: typer.echo(f"Listening on {serving.address_of(bound)}")):
        raise typer.Exit(1)


@app.command()
def demo(
    host: Host = "127.0.0.1",
    port: Port = 8000,
    fresh: Annotated[bool, typer.Option("--fresh", help="Start over with a new town.")] = False,
) -> None:
    """Try everything with an invented commune: no account, no token."""
    with _starting():
        from api import demo_town, logs, serving
        from api.app import create_app
        from api.commands import require_tables
        from api.migration import Standing, standing, upgrade
        from models.db import Database
        from settings import load

    bound = serving.bind(host, port)  # before anything is deleted: another demo may be running there
    if fresh:
        for end in ("", "-wal", "-shm"):
            Path(f"{DEMO_DATABASE}{end}").unlink(missing_ok=True)
        DEMO_KEY.unlink(missing_ok=True)  # what an open page remembers of its own words belongs to the old town
    DEMO_DATABASE.parent.mkdir(exist_ok=True)
    if not DEMO_KEY.exists():
        DEMO_KEY.write_text(secrets.token_urlsafe(32))
    address = serving.address_of(bound)
    # Real bots must not meet invented people, whatever tokens the environment holds.
    settings = load(env_file=None).model_copy(
        update={
            "database_url": f"sqlite:///{DEMO_DATABASE}",
            "secret_key": DEMO_KEY.read_text().strip(),
            "public_url": address,
            "telegram_token": "",
            "zalo_bot_token": "",
            "zalo_oa_app_id": "",
            "web_chat": True,
        }
    )
    if standing(settings.database_url) in {Standing.EMPTY, Standing.BEHIND}:
        upgrade(settings.database_url)
    require_tables(settings.database_url)
    db = Database(settings.database_url, settings.secret_key)
    db.write_now(demo_town.settle)
    db.close()
    logs.configure("WARNING")
    with _starting():
        service = create_app(settings, demo=True)
    if not serving.serve(service, bound, lambda: typer.echo(f"Open {address}/chat")):
        raise typer.Exit(1)


@app.command()
def init() -> None:
    """Write a .env with a fresh SECRET_KEY where there is none, and make the database. Overwrites nothing."""
    from api.commands import CannotDo, require_tables
    from api.migration import Standing, standing, upgrade
    from settings import load

    settings, env = load(), Path(".env")
    found = standing(settings.database_url)
    if not settings.secret_key:
        if found is not Standing.EMPTY:
            raise CannotDo("There is a database already, but no SECRET_KEY: put the key it was written with into .env.")
        before = env.read_text(encoding="utf-8") if env.exists() else "# Every other setting: see .env.example.\n"
        gap = "" if before.endswith("\n") else "\n"
        env.touch(mode=0o600)
        env.write_text(f"{before}{gap}SECRET_KEY={secrets.token_urlsafe(32)}\n", encoding="utf-8")
        typer.echo("Wrote a fresh SECRET_KEY to .env. Keep a copy in a safe place.")
    if found in {Standing.EMPTY, Standing.BEHIND}:
        upgrade(settings.database_url)
        typer.echo("The database is ready.")
    else:
        require_tables(settings.database_url)
        typer.echo("The database was ready already.")
    typer.echo("Next: chihoi units import FILE, chihoi grant PHONE ROLE UNIT, chihoi serve")


@app.command()
def backup(file: Annotated[Path, typer.Argument(metavar="FILE", help="A file that is not there yet.")]) -> None:
    """Copy the whole database into one file; the service may run meanwhile. SECRET_KEY is not in it."""
    from api.backups import backup as copy_to
    from api.commands import require_tables

    url = _settings().database_url
    require_tables(url)
    copy_to(url, file)
    typer.echo(f"{file}: {file.stat().st_size:,} bytes. Only with the SECRET_KEY of today can its phones be read.")


@app.command()
def restore(file: Annotated[Path, typer.Argument(metavar="FILE", exists=True, dir_okay=False)]) -> None:
    """Bring a backup back, into a database that is not there yet or is empty, and to this version."""
    from api.backups import restore as copy_back
    from api.migration import Standing, standing, upgrade

    url = _settings().database_url
    copy_back(url, file)
    if standing(url) is Standing.BEHIND:
        upgrade(url)
    typer.echo("The backup is back. Now run `chihoi doctor`.")


@app.command()
def doctor() -> None:
    """Look at everything that usually goes wrong, and say what to do."""
    import asyncio

    from api.app import channels_of, in_database, look_at_templates
    from api.doctor import examine
    from settings import load

    settings = load()
    quotas = {"zalo-bot": (settings.zalo_bot_monthly_quota, settings.zalo_bot_users)} if settings.zalo_bot_token else {}
    channels = channels_of(settings)[0]
    examined = examine(
        settings.database_url,
        settings.secret_key,
        [*channels.values()],
        quotas,
        settings.public_url,
        in_database,
        look_at_templates(settings, channels),
    )
    findings = asyncio.run(examined)
    for finding in findings:
        if finding.problem:
            typer.echo(f"problem  {finding.what}: {finding.problem}\n         -> {finding.cure}")
        else:
            typer.echo(f"ok       {finding.what}: {finding.fine}")
    raise typer.Exit(1 if any(finding.problem for finding in findings) else 0)


if __name__ == "__main__":
    sys.exit(app())
