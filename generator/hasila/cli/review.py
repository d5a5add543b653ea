"""``hasila new --review``: the doubts of a draft, one by one, answered on a terminal."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from hasila.build.writer import write_file
from hasila.cli.options import DONE, refuse
from hasila.ingest.drafting.answers import OpenDoubt, answered, open_doubts

Ask = Callable[[str], str]
"""Prints a prompt and gives the line that was typed; raises EOFError where no more is typed."""

_HELP = "Enter: decided, take the doubt away. A text: the value. s: leave it open. q: stop."


def review(path: Path, ask: Ask = input) -> int:
    """Ask each open doubt of a draft; the file is written after each answer. 2 where it is no file."""
    if not path.is_file():
        return refuse(f"{path} is no file; name the drafted report, content/reports/….md")
    print(_HELP)
    left, begun = 0, True
    while begun:
        text = path.read_text(encoding="utf-8")
        doubts = list(open_doubts(text))[left:]
        if not doubts:
            break
        try:
            reply = ask(_question(doubts[0])).strip()
        except EOFError:
            break
        begun = reply != "q"
        if reply in ("s", "q") or not reply and doubts[0].needs_value:
            left += 1
            continue
        write_file(answered(text, doubts[0], reply).encode(), path)
    still_open = len(list(open_doubts(path.read_text(encoding="utf-8"))))
    print(f"{path}: {still_open} open. `hasila check` refuses the report until none is.")
    return DONE


def _question(doubt: OpenDoubt) -> str:
    where = f"{doubt.below}: " if doubt.below else ""
    wanted = " (needs a value)" if doubt.needs_value else ""
    return f"{where}{doubt.text}{wanted}\n> "
