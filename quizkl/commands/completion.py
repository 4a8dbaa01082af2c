"""``quizkl completion``: the shell's completion script."""

from __future__ import annotations

import click

_HOW = {
    "bash": 'Put  eval "$(quizkl completion bash)"  into ~/.bashrc',
    "zsh": 'Put  eval "$(quizkl completion zsh)"  into ~/.zshrc',
    "fish": "Run  quizkl completion fish > ~/.config/fish/completions/quizkl.fish",
}


@click.command("completion")
@click.argument("shell", type=click.Choice(list(_HOW)))
@click.pass_context
def command(ctx: click.Context, shell: str) -> None:
    """Print the completion script of SHELL; how to install it is said on stderr."""
    from click.shell_completion import get_completion_class

    completion = get_completion_class(shell)
    assert completion is not None
    click.echo(completion(ctx.find_root().command, {}, "quizkl", "_QUIZKL_COMPLETE").source())
    click.echo(_HOW[shell], err=True)
