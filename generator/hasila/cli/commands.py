"""The commands of ``hasila`` by name: each is loaded when it is called, and a name that is none is answered
with the nearest one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches
from importlib import import_module
from typing import Any

import click
from click.shell_completion import CompletionItem

SUMMARIES = {
    "init": "make a new project: configuration, vocabulary, a report in each language",
    "build": "build the site",
    "check": "check the content and list what does not add up; writes nothing",
    "diff": "say in words what the change of the files does to the published site",
    "history": "show what was committed of a figure's value, commit by commit",
    "serve": "build, show the site on this machine, rebuild and reload at each change",
    "new": "draft a report file from its raw text, for a person to check",
    "import": "take a publisher's table, and draft its description for a person to check",
    "capture": "keep the page of a source that you saved, and find the marked words in it",
    "language": "add a language to a project, or count what it lacks",
    "map": "cut the base map of a project around its places",
    "read": "show the figures of a text, as the reader understands them",
    "record": "write down which reports and findings came, changed or went since the last record",
    "versions": "list the versions of the data that were kept, or put one of them together again",
    "schema": "print JSON Schemas of heads, tables, vocabulary and configuration, for editors",
    "lsp": "tell an editor of mistakes, what codes mean and which words fit (Language Server Protocol)",
    "verify": "run the arithmetic again on an exported laws.json or a bare system",
    "explain": "explain a code, for example `hasila explain languages-disagree`",
    "completion": "print what makes a shell complete commands, options and names",
    "man": "print the manual page, made from the same texts as --help",
}
"""The commands by name, each with its one line of help, in the order of ``hasila --help``."""

_WIDTH = 110
"""Columns of a help text on a wide terminal."""
SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": _WIDTH}
_SUGGESTED = 3


class Argument(click.Argument):
    """An argument with a help text of its own, as options have it."""

    def __init__(self, *names: Any, help: str = "", **settings: Any) -> None:
        super().__init__(*names, **settings)
        self.description = help

    @property
    def shown(self) -> str:
        """The name of the argument for people."""
        return self.metavar or str(self.name).upper()

    def get_usage_pieces(self, ctx: click.Context) -> list[str]:
        """The name of the argument in a line of usage, in brackets where it may be left out."""
        return [self.shown if self.required else f"[{self.shown}]"]

    def get_help_record(self, ctx: click.Context) -> tuple[str, str]:
        """The name of the argument, and what it is."""
        return self.shown, self.description


class Command(click.Command):
    """A command whose help lists its arguments above its options.

    ``repeated`` names options that take several words after each other: ``--zero none nil``.
    """

    def __init__(self, *names: Any, repeated: Sequence[str] = (), **settings: Any) -> None:
        settings["context_settings"] = {**SETTINGS, **settings.get("context_settings", {})}
        super().__init__(*names, **settings)
        self.repeated = frozenset(repeated)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the words of a call.

        :raises click.UsageError: with the command that it is about, for its line of usage is shown
        """
        words = list(_each_named(args, self.repeated)) if self.repeated else args
        try:
            return super().parse_args(ctx, words)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx
            raise

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the arguments and the options, each with its help."""
        params = self.get_params(ctx)
        arguments = _records(ctx, (param for param in params if isinstance(param, Argument)))
        options = _records(ctx, (param for param in params if isinstance(param, click.Option)))
        for title, records in (("Arguments", arguments), ("Options", options)):
            if records:
                with formatter.section(title):
                    formatter.write_dl(records)


def _records(ctx: click.Context, params: Iterable[click.Parameter]) -> list[tuple[str, str]]:
    records = (param.get_help_record(ctx) for param in params)
    return [record for record in records if record is not None]


def _each_named(words: Iterable[str], repeated: frozenset[str]) -> Iterator[str]:
    """``words`` in which each further word of an option of ``repeated`` has the option's name before it."""
    name, given = "", 0
    for word in words:
        if word.startswith("-"):
            name, given = word if word in repeated else "", 0
        elif name:
            if given:
                yield name
            given += 1
        yield word


class LazyGroup(click.Group):
    """The commands of :data:`SUMMARIES`; each is the ``command`` of a module of its name."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands."""
        return list(SUMMARIES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, which is loaded now; ``None`` where there is none."""
        if cmd_name not in SUMMARIES:
            return None
        command: click.Command = import_module(f"hasila.cli.{cmd_name}").command
        command.name = cmd_name
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that ``args`` name, and what is left of them.

        :raises click.UsageError: where it is none, with those that may be meant
        """
        name = args[0]
        if name not in SUMMARIES and not name.startswith("-") and not ctx.resilient_parsing:
            near = get_close_matches(name, SUMMARIES, n=_SUGGESTED, cutoff=0.65)
            meant = f" Did you mean {' or '.join(near)}?" if near else ""
            ctx.fail(f"There is no command {name!r}.{meant}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the names of all commands, each with its summary; none is loaded."""
        with formatter.section("Commands"):
            formatter.write_dl(list(SUMMARIES.items()))

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem[Any]]:
        """The commands and options that begin so; no command is loaded."""
        options = click.Command.shell_complete(self, ctx, incomplete)
        names = (name for name in SUMMARIES if name.startswith(incomplete))
        return [*options, *(CompletionItem(name, help=SUMMARIES[name]) for name in names)]
