"""``hasila completion``: what makes a shell complete the commands, the options and the names of a project."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from hasila.cli.commands import Argument, Command
from hasila.cli.main import COMPLETE, PROGRAM, program
from hasila.cli.options import DONE, Options, refuse, takes_options

SHELLS = ("bash", "zsh", "fish")
_HELP = """Print what makes a shell complete commands, options, codes, reports and publishers.

\b
bash:  hasila completion bash > ~/.local/share/bash-completion/completions/hasila
zsh:   hasila completion zsh > ~/.zfunc/_hasila      (a folder of $fpath)
fish:  hasila completion fish > ~/.config/fish/completions/hasila.fish"""


@click.command(cls=Command, help=_HELP)
@click.argument("shell", cls=Argument, type=click.Choice(SHELLS), metavar="SHELL", help=", ".join(SHELLS))
@takes_options
def command(options: Options) -> int:
    """Print the script; 2 where click has none for the shell."""
    class_ = get_completion_class(options.shell)
    if class_ is None:
        return refuse(f"the installed click completes nothing in {options.shell}")
    completion = class_(program, {}, PROGRAM, COMPLETE)
    template = completion.source_template
    click.echo(template % completion.source_vars())
    return DONE
