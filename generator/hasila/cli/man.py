"""``hasila man``: the manual page, hasila(1), made from the texts that ``--help`` prints."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import click

from hasila import __version__
from hasila.cli.commands import SUMMARIES, Argument, Command
from hasila.cli.main import PROGRAM, program
from hasila.cli.options import DONE, Options, takes_options

_HELP = """Print the manual page, made from the same texts as --help.

\b
hasila man | man -l -
hasila man > ~/.local/share/man/man1/hasila.1"""
_KEPT = "\b"
"""Stands above lines that are kept as they are."""
_BACKSLASH = re.compile(r"\\")
_CONTROL = re.compile(r"^([.'])", re.MULTILINE)


@click.command(cls=Command, help=_HELP)
@takes_options
def command(_: Options) -> int:
    """Print the page."""
    click.echo(manual())
    return DONE


def manual() -> str:
    """The page in the language of man: what the program is, each command with its arguments and options."""
    return "\n".join(_page())


def _page() -> Iterator[str]:
    context = click.Context(program, info_name=PROGRAM, **program.context_settings)
    yield f'.TH {PROGRAM.upper()} 1 "" "{PROGRAM} {__version__}" "{PROGRAM}"'
    yield from (".SH NAME", rf"{PROGRAM} \- a site of published counts whose every number shows its sums")
    yield from (".SH SYNOPSIS", rf".B {PROGRAM}", r".I COMMAND", "[options]")
    yield from (".SH DESCRIPTION", *_paragraphs(program.help or ""))
    yield ".SH COMMANDS"
    for name in SUMMARIES:
        yield from _command(name, context)
    yield from (".SH EXIT STATUS", *_paragraphs(program.epilog or ""))


def _command(name: str, context: click.Context) -> Iterator[str]:
    """The section of a command."""
    described = program.get_command(context, name)
    assert described is not None, "a command that is listed can be loaded"
    own = click.Context(described, info_name=name, parent=context)
    pieces = " ".join(described.collect_usage_pieces(own))
    yield f'.SS "{_text(f"{PROGRAM} {name} {pieces}")}"'
    yield from _paragraphs(described.help or "")
    arguments = [param for param in described.params if isinstance(param, Argument)]
    options = [param for param in described.params if isinstance(param, click.Option)]
    yield from _listed((*arguments, *options), own)
    yield from _paragraphs(described.epilog or "")


def _listed(params: Iterable[click.Parameter], context: click.Context) -> Iterator[str]:
    """Each argument or option with its help."""
    for param in params:
        record = param.get_help_record(context)
        if record is not None:
            names, text = record
            yield from (".TP", rf"\fB{_text(names)}\fR", _text(text))


def _paragraphs(text: str) -> Iterator[str]:
    """The paragraphs of a help text; lines below a mark are kept as they are."""
    for paragraph in filter(None, text.split("\n\n")):
        yield ".PP"
        if _KEPT in paragraph:
            yield from (".nf", _text(paragraph.replace(f"{_KEPT}\n", "").strip("\n")), ".fi")
        else:
            yield _text(" ".join(paragraph.split()))


def _text(text: str) -> str:
    """``text`` in which nothing is a command of the page."""
    escaped = _BACKSLASH.sub(r"\\e", text).replace("-", r"\-")
    return _CONTROL.sub(r"\\&\1", escaped)
