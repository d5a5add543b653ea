"""``hasila lsp``: mistakes, explanations and completion in an editor, also in the heads of reports."""

from __future__ import annotations

import click

from hasila.cli.commands import Command
from hasila.cli.options import DONE, Options, refuse, takes_options, text_option

_HELP = """Speak with an editor by the Language Server Protocol, on the standard input and output.

The editor shows what `hasila check` tells, at its place, when a file is opened or saved; says what a code
means; and offers keys, categories, places, publishers and ids of figures, in heads and marks as well."""


@click.command(cls=Command, help=_HELP)
@text_option(
    "--lang",
    "--language",
    metavar="CODE",
    help="language of mistakes, findings and explanations (default: en, or the site's first)",
)
@click.option("--stdio", is_flag=True, help="as it is in any case; some editors pass it")
@takes_options
def command(options: Options) -> int:
    """Serve one editor until it ends; 2 where the extra is not installed."""
    try:
        from hasila.cli.editor.server import language_server
    except ModuleNotFoundError:
        return refuse("the language server needs an extra: pip install 'hasila[editor]'")
    language_server(options.lang).start_io()
    return DONE
