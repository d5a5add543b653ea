"""Mistakes and what is published of findings, printed: for a person, for a program, for a workflow on GitHub."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence

from rich.console import Console

from generator.nouns.remark import Remark, Standing
from generator.words.mistake import Mistake

FORMATS = ("text", "jsonl", "github")
_COLOURS = {"error": "bold red", "warning": "yellow", "note": "cyan"}
_GITHUB = {"error": "error", "warning": "warning", "note": "notice"}


def print_mistakes(mistakes: Sequence[Mistake], format_: str = "text") -> None:
    """Each of ``mistakes``, compared with nothing."""
    print_standings((Standing(Remark((), mistake)) for mistake in mistakes), format_, compared=False)


def print_standings(standings: Iterable[Standing], format_: str, compared: bool) -> None:
    """Each remark; where it was ``compared`` with an earlier state, with a word or a field whether it is new."""
    console = Console(soft_wrap=True, emoji=False)  # ":o:" in a path is no picture
    for one in standings:
        mistake, new = one.remark.mistake, one.new if compared else None
        if format_ == "jsonl":
            sys.stdout.write(json.dumps(_as_data(mistake, new), ensure_ascii=False) + "\n")
        elif format_ == "github":
            sys.stdout.write(_annotation(mistake, new) + "\n")
        else:
            _print(console, mistake, new)


def _print(console: Console, mistake: Mistake, new: bool | None) -> None:
    console.print(f"{mistake.place}: ", end="", markup=False, highlight=False)
    console.print(
        f"{mistake.severity}[{mistake.code}]",
        style=_COLOURS[mistake.severity],
        end="",
        markup=False,
        highlight=False,
    )
    stands = " (stands)" if new is False else ""
    console.print(f"{stands}: {mistake.message}", markup=False, highlight=False)
    if mistake.hint:
        console.print(f"    next: {mistake.hint}", markup=False, highlight=False)


def _as_data(mistake: Mistake, new: bool | None) -> dict[str, str | int | bool]:
    place = mistake.place
    return {
        "path": place.path, "line": place.line, "column": place.column, "severity": mistake.severity, "code": mistake.code,
        "message": mistake.message, "hint": mistake.hint, **({} if new is None else {"new": new}),
    }  # fmt: skip


def _annotation(mistake: Mistake, new: bool | None) -> str:
    """A GitHub workflow command; its own escapes for the characters that would end it. It takes any field, and shows its own."""
    place, text = mistake.place, f"{mistake.message}\n{mistake.hint}".strip()
    where = [f"file={_property(place.path)}"] + (
        [f"line={place.line}", f"col={place.column}"] if place.line else []
    )
    said = [f"title={_property(mistake.code)}"] + ([] if new is None else [f"new={str(new).lower()}"])
    return f"::{_GITHUB[mistake.severity]} {','.join([*where, *said])}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
