"""What the commands of this folder share: their options, their tools, their table, their end."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections.abc import Iterable, Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from tests.quality.served import ROOT

TOOLS = ROOT / "node_modules"
HOW = "npm install --no-save vnu-jar axe-core lighthouse"


def parser(description: str | None) -> ArgumentParser:
    """A command that looks at a site: the one it is shown, or one that it builds."""
    made = ArgumentParser(description=description)
    made.add_argument(
        "--site", type=Path, help="a built site; without it the content of this repository is built"
    )
    made.add_argument("--tools", type=Path, default=TOOLS, help=f"the folder that `{HOW}` fills")
    return made


def needed(path: Path, what: str) -> Path:
    """``path`` if it is there; without it the command ends with the sentence that tells how to get it."""
    if path.exists():
        return path
    sys.exit(
        f"{what} is missing at {path}: run `{HOW}` in the folder of the repository "
        "(git ignores what it brings)."
    )


def tabulate(title: str, head: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print a table; numbers to the right."""
    table = Table(title=title, title_justify="left")
    for name in head:
        table.add_column(name, overflow="fold")
    for row in rows:
        table.add_row(*map(str, row))
    Console().print(table)


def end(failures: int, sentence: str) -> None:
    """Say how it went; 1 where something is to be mended."""
    print(sentence)
    sys.exit(1 if failures else 0)
