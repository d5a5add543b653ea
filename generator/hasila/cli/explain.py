"""``hasila explain``: the longer story of a code between the brackets of a message."""

from __future__ import annotations

import re
import textwrap
from difflib import get_close_matches

import click

from hasila.cli.commands import Argument, Command
from hasila.cli.options import DONE, Options, refuse, takes_options
from hasila.model.diagnostic_codes import CODES
from hasila.model.visible import visible

_HELP = "Explain a code, for example `hasila explain languages-disagree`."
_SUGGESTED = 3
"""Codes that are suggested in place of one that is not there."""


def _codes(_: click.Context, __: click.Parameter, incomplete: str) -> list[str]:
    """The codes that begin so, for the completion of a shell."""
    return [code for code in CODES if code.startswith(incomplete)]


@click.command(cls=Command, help=_HELP)
@click.argument(
    "code",
    cls=Argument,
    required=False,
    metavar="CODE",
    help="the code between the brackets of a message; without it, all codes are listed",
    shell_complete=_codes,
)
@takes_options
def command(options: Options) -> int:
    """Print the story of one code, or the list of all; 2 for a code that is not there."""
    if options.code is None:
        return _list()
    code = _code_in(options.code)
    if code not in CODES:
        return refuse(_unknown(code))
    title, story = CODES[code]
    print(f"{title} [{code}]\n")
    print(textwrap.fill(story, 88))
    return DONE


def _list() -> int:
    for code in sorted(CODES):
        title, _ = CODES[code]
        print(f"{code:24} {title}")
    return DONE


def _code_in(text: str) -> str:
    """The code in what was copied from a message: ``error[bad-yaml]`` and ``Bad_YAML`` mean ``bad-yaml``."""
    bracketed = re.search(r"\[([^\]]+)\]", text)
    code = bracketed[1] if bracketed else text
    plain = code.strip("[]` :").lower()
    return plain.replace("_", "-").replace(" ", "-")


def _unknown(code: str) -> str:
    """The message for a code that is not there, with the nearest ones."""
    near = _near(code)
    meant = f"did you mean {' or '.join(near)}? " if near else ""
    return f"there is no code {visible(code)}; {meant}`hasila explain` lists them all"


def _near(code: str) -> list[str]:
    """Up to three codes near ``code``: by their letters, then by a word they share."""
    alike = get_close_matches(code, CODES, n=_SUGGESTED, cutoff=0.6)
    words = {word for word in re.split(r"[^a-z]+", code) if len(word) > 3}
    sharing = [known for known in sorted(CODES) if words & set(known.split("-"))]
    more = [known for known in sharing if known not in alike]
    return [*alike, *more][:_SUGGESTED]
