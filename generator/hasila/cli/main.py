"""The command ``hasila``: chooses a command, runs it, and turns its outcome into an exit code.

Each command is a module of this folder with a ``command``. Only the module of the chosen command is imported,
so that ``hasila --version`` need not load what draws a map.
"""

from __future__ import annotations

import errno
import gc
import os
import sys
from collections.abc import Sequence

import click

from hasila import __version__
from hasila.cli.commands import SETTINGS, LazyGroup
from hasila.cli.stopping import Stopped, leave_with, stoppable

DONE, USAGE = 0, 2
PROGRAM = "hasila"
COMPLETE = "_HASILA_COMPLETE"
"""The environment in which a shell asks what can follow; see ``hasila completion``."""
_DESCRIPTION = (
    "Turn a folder of published tolls into a site in your languages, whose every number shows its sums."
)
_EXIT_CODES = (
    "Exit codes: 0 done, 1 a mistake in the content blocks publication (nothing is published), 2 wrong usage."
)


@click.group(
    PROGRAM,
    cls=LazyGroup,
    help=_DESCRIPTION,
    epilog=_EXIT_CODES,
    context_settings=SETTINGS,
    invoke_without_command=True,
)
@click.version_option(__version__, prog_name=PROGRAM, message="%(prog)s %(version)s")
@click.pass_context
def program(context: click.Context) -> int:
    """Print the help where no command is named, which is wrong usage."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help())
        return USAGE
    return DONE


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Returns 0 when done, 1 when a mistake in the content blocks publication, 2 where something cannot be used,
    130 when interrupted and 143 when ended from outside. ``arguments`` are those of the process unless given.

    :raises SystemExit: with 2, where the arguments are none that the command takes
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
    asked = os.environ.get(COMPLETE)
    if asked:
        return _complete(asked)
    collect_seldom()
    try:
        with program.make_context(PROGRAM, list(words)) as context:
            status: int = program.invoke(context)
    except click.exceptions.Exit as left:
        return left.exit_code
    except click.UsageError as error:
        error.show()
        sys.exit(USAGE)
    return status


def _complete(asked: str) -> int:
    """Answer a shell that asks what can follow."""
    from click.shell_completion import shell_complete

    return shell_complete(program, {}, PROGRAM, COMPLETE, asked)


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


if __name__ == "__main__":
    sys.exit(main())
