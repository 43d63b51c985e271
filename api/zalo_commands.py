"""`chihoi zalo connect`: the Official Account's first tokens. `context.obj` opens the desk."""

from typing import Annotated

import typer

app = typer.Typer(help="The Zalo Official Account.", no_args_is_help=True)


@app.callback()
def _zalo() -> None:
    """One group, however many commands it has."""


@app.command()
def connect(
    context: typer.Context,
    paste: Annotated[
        str,
        typer.Option(metavar="TEXT", help="The address that Zalo led to, or a refresh token; - reads it from input."),
    ] = "",
) -> None:
    """Let an administrator of the Official Account agree, and keep the tokens that Zalo gives for it."""
    import asyncio

    from api import zalo_connect, zalo_connecting
    from api.commands import CannotDo

    with context.obj() as desk:
        zalo_oa = zalo_connecting.account_of(desk)
        said = typer.get_text_stream("stdin").readline().strip() if paste == "-" else paste
        if not said:
            for line in zalo_connecting.how(desk, zalo_oa):
                typer.echo(line)
            if not typer.get_text_stream("stdin").isatty():
                return
            said = typer.prompt("", default="", show_default=False, prompt_suffix="> ", hide_input=False).strip()
        try:
            typer.echo(asyncio.run(zalo_connecting.take(desk, zalo_oa, said)))
        except zalo_connect.NotConnected as refused:
            raise CannotDo(str(refused)) from None
