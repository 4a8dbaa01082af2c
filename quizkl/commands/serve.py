"""``quizkl serve``: the application in tabs of a browser on this computer."""

from __future__ import annotations

import click

from quizkl.commands.say import give_up


@click.command("serve")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 takes one that is free."
)
def command(port: int) -> None:
    """Serve quizkl to a browser on this computer; every tab is a quizkl of its own. Ctrl+C ends it.

    The address that is printed has a token in it: nobody is answered without that, so that nobody else on this
    computer is. Nor is another computer, or a page of another site. In a tab no editor is opened.
    """
    import asyncio
    import secrets

    try:
        from quizkl.web.server import TabServer
    except ModuleNotFoundError as missing:
        if (missing.name or "").partition(".")[0] not in ("aiohttp", "textual_serve"):
            raise
        give_up("the extra 'web' is not installed.", "It is by: pip install textual-serve", code=2)
    token = secrets.token_hex(20)
    try:
        ended_by = asyncio.run(TabServer(port, token).run(lambda port: _say_where(port, token)))
    except OSError as fault:
        if fault.errno is None or fault.filename is not None:
            raise
        reason = (fault.strerror or str(fault)).partition("[")[0].strip()
        give_up(
            f"port {port} cannot be had: {reason or fault}.", "Another one is taken by --port, a free one by --port 0."
        )
    click.echo(err=True)
    raise click.exceptions.Exit(128 + ended_by)


def _say_where(port: int, token: str) -> None:
    click.echo(f"http://127.0.0.1:{port}/?token={token}")
    click.echo("Open this in a browser; Ctrl+C ends it.", err=True)
