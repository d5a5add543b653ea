"""The two crafts by themselves: ``hasila read`` shows the figures of any text, ``hasila verify`` checks any system.

Neither needs a project. With ``--jsonl`` both read one JSON object a line and write one a line, in the same order; a
line that cannot be used is told on standard error with its number, and the others are still answered.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from generator.arithmetic import verify
from generator.reading import Reading, read_text

DONE, BROKEN, USAGE = 0, 1, 2
_EQUAL = {"=": "=="}
FIELDS = ("start", "end", "value_min", "value_max", "qualifier", "what", "who", "of")
"""What ``read --jsonl`` says of a figure: code-point offsets (end exclusive), values in people, ``of`` an index."""


def add_read(commands: argparse._SubParsersAction) -> None:
    """Add ``hasila read`` to the command line."""
    parser = commands.add_parser(
        "read",
        help="show the figures of a text, as the reader understands them",
        description="Show the figures of a text, as the reader understands them: numbers, qualifiers, who, and which is part of which.",
    )
    parser.add_argument("file", help="a text in UTF-8; - is standard input")
    parser.add_argument(
        "--language",
        "--lang",
        default="ar",
        metavar="CODE",
        help="language of the text: ar or en (default: ar)",
    )
    parser.add_argument("--why", action="store_true", help="name the rules and words behind each figure")
    parser.add_argument(
        "--jsonl",
        action="store_true",
        help='read {"id", "lang", "text"} lines and write {"id", "figures"} lines',
    )
    parser.set_defaults(run=_read)


def add_verify(commands: argparse._SubParsersAction) -> None:
    """Add ``hasila verify`` to the command line."""
    parser = commands.add_parser(
        "verify",
        help="run the arithmetic again on an exported laws.json or a bare system",
        description="Run the arithmetic again on data/v1/laws.json of a site, from that file alone, or on a bare system of laws and numbers.",
    )
    parser.add_argument(
        "file",
        help='laws.json, or {"edits": [{"name", "coef", "op", "rhs"}], "record": {…}}; - is standard input',
    )
    parser.add_argument(
        "--jsonl", action="store_true", help="read one system a line and write one answer a line"
    )
    parser.set_defaults(run=_verify)


def _text(name: str) -> str:
    return sys.stdin.read() if name == "-" else Path(name).read_text(encoding="utf-8")


def _read(options: argparse.Namespace) -> int:
    text = _text(options.file)
    if options.jsonl:
        return _each_line(
            text, lambda item: {"id": item["id"], "figures": _figures(item["text"], item["lang"])}
        )
    figures = read_text(text, options.language)
    Console().print(_marked(text, figures), _listing(text, figures, options.why), sep="\n")
    return DONE


def _figures(text: str, language: str) -> list[dict[str, Any]]:
    return [
        {field: value for field, value in asdict(figure).items() if field in FIELDS}
        for figure in read_text(text, language)
    ]


def _marked(text: str, figures: tuple[Reading, ...]) -> Text:
    marked = Text(text)
    for figure in figures:
        marked.stylize("bold underline", figure.start, figure.end)
    return marked


def _listing(text: str, figures: tuple[Reading, ...], why: bool) -> Table:
    table = Table("", "words", "value", "qualifier", "what", "who", "part of", *(["why"] if why else []))
    for index, figure in enumerate(figures):
        value = (
            str(figure.value_min)
            if figure.value_max in (None, figure.value_min)
            else f"{figure.value_min}–{figure.value_max}"
        )
        of = "" if figure.of is None else str(figure.of)
        row = (
            str(index),
            text[figure.start : figure.end],
            value,
            figure.qualifier,
            figure.what,
            figure.who,
            of,
        )
        table.add_row(*row, *(["; ".join(figure.why)] if why else []))
    return table


def _verify(options: argparse.Namespace) -> int:
    text = _text(options.file)
    if options.jsonl:
        return _each_line(text, lambda item: {**({"id": item["id"]} if "id" in item else {}), **verify(item)})
    try:
        data = json.loads(text)
        answer = _again(data) if "laws" in data else verify(data)
    except (ValueError, TypeError, KeyError) as error:  # of the data: it is not ours
        return refuse(f"{options.file}: {error}")
    print(json.dumps(answer, ensure_ascii=False, indent=1))
    return DONE if answer.get("agrees", True) else BROKEN


def _again(data: Mapping[str, Any]) -> dict[str, Any]:
    """The laws of an export judged once more from the record alone, and whether the verdicts are those of the file."""
    laws = [law for law in data["laws"] if law["kind"] != "sources"]
    edits = [{**law["linear"], "name": law["id"], "op": _EQUAL.get(law["op"], law["op"])} for law in laws]
    found = verify({"edits": edits, "record": data["record"]})
    stated = sorted(law["id"] for law in laws if law["outcome"] == "broken")
    kept = ("consistent", "complete", "violated", "conflicts", "corrections")
    return {
        "agrees": found["violated"] == stated,
        "stated_broken": stated,
        **{key: found[key] for key in kept},
    }


def _each_line(text: str, answer: Callable[[Any], dict[str, Any]]) -> int:
    status = DONE
    for number, line in _lines(text):
        try:
            print(json.dumps(answer(json.loads(line)), ensure_ascii=False))
        except (ValueError, TypeError, KeyError) as error:  # of the data: it is not ours
            status = refuse(f"line {number}: {type(error).__name__}: {error}")
    return status


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines that hold something, with their numbers; only line feeds part them, as in any JSON lines."""
    yield from ((number, line) for number, line in enumerate(text.split("\n"), start=1) if line.strip())


def refuse(message: str) -> int:
    """Say on one line of standard error why nothing was done; returns the exit code of wrong usage."""
    Console(stderr=True, soft_wrap=True).print(f"hasila: {message}", style="red", markup=False)
    return USAGE
