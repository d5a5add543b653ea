"""The command ``hasila``: chooses a command, runs it, and turns its outcome into an exit code.

Each command is a module of this folder with ``add_options(parser)``. Only the module of the chosen command is
imported, so that ``hasila --version`` need not load what draws a map.
"""

from __future__ import annotations

import argparse
import errno
import gc
import os
import sys
from collections.abc import Sequence
from importlib import import_module

from hasila import __version__
from hasila.cli.stopping import Stopped, leave_with, stoppable

DONE, USAGE = 0, 2
_DESCRIPTION = (
    "Turn a folder of published casualty reports into a bilingual site whose every number shows its sums."
)
_EXIT_CODES = (
    "Exit codes: 0 done, 1 a mistake in the content blocks publication (nothing is published), 2 wrong usage."
)
COMMANDS = {
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
    "verify": "run the arithmetic again on an exported laws.json or a bare system",
    "explain": "explain a code, for example `hasila explain languages-disagree`",
}
"""The commands by name, each with its one line of help, in the order of ``hasila --help``."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Returns 0 when done, 1 when a mistake in the content blocks publication, 2 for wrong usage, 130 when
    interrupted and 143 when ended from outside. ``arguments`` are those of the process unless given.
    """
    words = sys.argv[1:] if arguments is None else list(arguments)
    try:
        with stoppable():
            return _run(words)
    except BrokenPipeError:  # the reader of our output, `head` for instance, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except Stopped as stopped:
        print(f"\nhasila: {stopped}", file=sys.stderr)
        leave_with(stopped.status)
        return stopped.status
    except OSError as error:
        return _refuse_file(error)


def _run(words: Sequence[str]) -> int:
    parser = command_parser(words)
    options = parser.parse_args(words)
    collect_seldom()
    if not hasattr(options, "run"):
        parser.print_help()
        return USAGE
    status: int = options.run(options)
    return status


NEXT_STEPS = {
    errno.ENOSPC: "free some space on that disk, or write elsewhere with --out",
    errno.EDQUOT: "your share of that disk is used up: free some space, or write elsewhere with --out",
    errno.EROFS: "that disk is read-only: write elsewhere with --out",
    errno.EACCES: "you may not read or write there: change the permissions, or name another place",
    errno.EPERM: "you may not read or write there: change the permissions, or name another place",
    errno.EADDRINUSE: "another program uses that port: `--port 0` takes a free one",
    errno.EMFILE: "too many files are open at once: raise the limit (`ulimit -n`)",
}
"""The next step after an error of the system, by its number."""


def _refuse_file(error: OSError) -> int:
    from hasila.cli.options import refuse

    reason = error.strerror or str(error)
    subject = f"{error.filename}: " if error.filename else ""
    step = NEXT_STEPS.get(error.errno or 0)
    next_step = f"; {step}" if step else ""
    return refuse(f"{subject}{reason}{next_step}")


def collect_seldom() -> None:
    """Have the collector of circular values look seldom.

    A build makes millions of values and hardly a circle; looking for one all the time took a sixth of it.
    """
    gc.set_threshold(5_000_000, 100, 100)


def command_parser(arguments: Sequence[str]) -> argparse.ArgumentParser:
    """The parser of ``arguments``: every command by name and help, with its options where it is the one that
    is called.
    """
    parser = argparse.ArgumentParser(prog="hasila", description=_DESCRIPTION, epilog=_EXIT_CODES)
    parser.add_argument("--version", action="version", version=f"hasila {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="")
    called = next((word for word in arguments if not word.startswith("-")), "")
    for name, summary in COMMANDS.items():
        description = f"{summary[0].upper()}{summary[1:]}."
        command = commands.add_parser(name, help=summary, description=description)
        if name == called:
            import_module(f"hasila.cli.{name}").add_options(command)
    return parser


if __name__ == "__main__":
    sys.exit(main())
