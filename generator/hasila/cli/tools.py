"""The two crafts by themselves: ``hasila read`` shows the figures of any text, ``hasila verify`` checks any system.

Neither needs a project. With ``--jsonl`` both read one JSON object a line and write one a line, in the same order; a
line that cannot be used gets an object with its number and the ``error``, and the others are still answered.
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

from hasila.ingest.script import other_script
from hasila.ingest.unread import MESSAGES
from hasila.model.json_text import NotJson, line_of, read_json
from hasila.model.site import Language
from hasila.reader import ReadFigure, Unread, read_mark, read_text
from hasila.solver import verify
from hasila.solver.claims import disagreements, edits
from hasila.solver.data import Malformed, field

DONE, BROKEN, USAGE = 0, 1, 2
LANGUAGES = ("ar", "en")
FIELDS = ("start", "end", "value_min", "value_max", "qualifier", "what", "who", "of")
"""What ``read --jsonl`` says of a figure: code-point offsets (end exclusive), values in people, ``of`` an index."""

_ARABIC = Language("ar", "العربية", "ar", "rtl")


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
        default="",
        metavar="CODE",
        help="language of the text: ar or en (default: by its letters)",
    )
    parser.add_argument("--why", action="store_true", help="name the rules and words behind each figure")
    parser.add_argument(
        "--jsonl",
        action="store_true",
        help='read {"id", "lang", "text"} lines and write {"id", "figures"} lines',
    )
    parser.add_argument(
        "--marks",
        action="store_true",
        help="read each line as the words of one mark or cell, and say what it states or why it is refused",
    )
    parser.set_defaults(run=_read)


def add_verify(commands: argparse._SubParsersAction) -> None:
    """Add ``hasila verify`` to the command line."""
    parser = commands.add_parser(
        "verify",
        help="run the arithmetic again on an exported laws.json or a bare system",
        description="Run the arithmetic again on data/v1/laws.json of a site, from that file alone, or on a bare system of laws and numbers.",
        epilog="Exit codes: 0 done, 1 the file claims what does not follow from its own numbers, 2 it cannot be read.",
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
    """The text of a file, or of standard input; one that is not UTF-8 is :class:`NotJson`, with its line."""
    try:
        return sys.stdin.read() if name == "-" else Path(name).read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotJson(
            error.object.count(b"\n", 0, error.start) + 1, "this is not UTF-8 text; save it again as UTF-8"
        ) from None


def _read(options: argparse.Namespace) -> int:
    try:
        text = _text(options.file)
    except NotJson as error:
        return refuse(f"{options.file}:{error.line}: {error.what}")
    if options.jsonl:
        return _each_line(text, _read_item)
    language = options.language or written_in(text)
    if options.marks:
        return _read_marks(text, language)
    if language not in LANGUAGES:
        there = ", ".join(LANGUAGES)
        return refuse(
            f"there are no reading rules for “{language}”, only for {there}; --marks reads digits and signs in any language"
        )
    figures = read_text(text, language)
    Console().print(_marked(text, figures), _listing(text, figures, options.why), sep="\n")
    return DONE


def written_in(text: str) -> str:
    """The one of ``LANGUAGES`` whose letters most of ``text`` is in; Arabic where it has none."""
    return "en" if other_script(text, _ARABIC) == "Latn" else "ar"


def _read_marks(text: str, language: str) -> int:
    """What each line states as a mark; wrong usage where one is refused."""
    status = DONE
    for number, line in _lines(text):
        read = read_mark(line.strip(), language)
        if isinstance(read, Unread):
            message, hint = MESSAGES[read.reason]
            told = message.format(words=line.strip(), found=", ".join(read.found))
            status = refuse(f"line {number}: {read.reason}: {told}; {hint}")
        else:
            print(f"{line.strip()}\t{read.qualifier}\t{read.interval}")
    return status


def _read_item(item: Any) -> dict[str, Any]:
    text, language = field(item, "text", str, ()), field(item, "lang", str, ())
    if language not in LANGUAGES:
        raise Malformed(
            ("lang",), f"there is no language “{language}” here; there are {', '.join(LANGUAGES)}"
        )
    return {"id": item.get("id"), "figures": _figures(text, language)}


def _figures(text: str, language: str) -> list[dict[str, Any]]:
    return [
        {field: value for field, value in asdict(figure).items() if field in FIELDS}
        for figure in read_text(text, language)
    ]


def _marked(text: str, figures: tuple[ReadFigure, ...]) -> Text:
    marked = Text(text)
    for figure in figures:
        marked.stylize("bold underline", figure.start, figure.end)
    return marked


def _listing(text: str, figures: tuple[ReadFigure, ...], why: bool) -> Table:
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
    try:
        text = _text(options.file)
        if options.jsonl:
            return _each_line(text, _answer_with_id)
        answer = _answer(read_json(text))
    except NotJson as error:
        return refuse(f"{options.file}:{error.line}: {error.what}")
    except Malformed as error:
        return refuse(f"{options.file}:{line_of(text, error.path)}: {error}")
    _say_disagreements(answer, options.file, text)
    print(_json(_plain(answer), indent=1))
    return DONE if answer.get("agrees", True) else BROKEN


def _answer(data: Any) -> dict[str, Any]:
    """What the arithmetic says of an export of laws, or of a bare system."""
    return _again(data) if isinstance(data, dict) and "laws" in data else verify(_read_record(data))


def _read_record(data: Any) -> Any:
    """A bare system with the texts of its record ("at least 341") read as marks are, in its ``language`` (English unless said)."""
    if not isinstance(data, dict) or not isinstance(data.get("record"), dict):
        return data
    language = str(data.get("language", "en"))
    return data | {
        "record": {name: _read_value(name, value, language) for name, value in data["record"].items()}
    }


def _read_value(name: str, value: Any, language: str) -> Any:
    if not isinstance(value, str):
        return value
    read = read_mark(value, language)
    if isinstance(read, Unread):
        message, _ = MESSAGES[read.reason]
        raise Malformed(("record", name), message.format(words=value, found=", ".join(read.found)))
    return [read.interval.low, read.interval.high]


def _answer_with_id(item: Any) -> dict[str, Any]:
    answer = _plain(_answer(item))
    return {"id": item["id"], **answer} if "id" in item else answer


def _again(data: Mapping[str, Any]) -> dict[str, Any]:
    """The laws of an export judged once more from that file alone: what it claims, and all of them together."""
    against = disagreements(data)
    found = verify({"edits": edits(data), "record": data["record"]})
    kept = ("consistent", "complete", "violated", "conflicts", "corrections")
    return {
        "agrees": not against,
        "laws": len(data["laws"]),
        "disagreements": against,
        **{key: found[key] for key in kept},
    }


def _plain(answer: dict[str, Any]) -> dict[str, Any]:
    told = [
        {"law": one.law, "field": one.field, "claimed": one.claimed, "follows": one.follows}
        for one in answer.get("disagreements", ())
    ]
    return answer | ({"disagreements": told} if "disagreements" in answer else {})


def _say_disagreements(answer: Mapping[str, Any], file: str, text: str) -> None:
    """A sentence for each claim that does not follow, with its line."""
    for one in answer.get("disagreements", ()):
        claimed, follows = (json.dumps(value, ensure_ascii=False) for value in (one.claimed, one.follows))
        place = f"{file}:{line_of(text, one.path)}"
        refuse(f"{place}: the law {one.law} has {one.field} {claimed}; from its numbers follows {follows}")


def _each_line(text: str, answer: Callable[[Any], dict[str, Any]]) -> int:
    """An answer or an error object for each line that holds something; wrong usage if there was an error."""
    status = DONE
    for number, line in _lines(text):
        try:
            print(_json(answer(read_json(line))))
        except ValueError as error:  # of the data: it is not ours
            what = error.what if isinstance(error, NotJson) else str(error)
            print(_json({**_id_of(line), "line": number, "error": what}))
            status = refuse(f"line {number}: {what}")
    return status


def _json(value: Any, indent: int | None = None) -> str:
    """JSON in readable letters; in escapes where a text holds half a character, which no encoding can write."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    halved = any("\ud800" <= letter <= "\udfff" for letter in text)
    return json.dumps(value, indent=indent) if halved else text


def _id_of(line: str) -> dict[str, Any]:
    """The id of a line that cannot be answered, if so much of it can be read."""
    try:
        item = json.loads(line)
    except ValueError:
        return {}
    return {"id": item["id"]} if isinstance(item, dict) and "id" in item else {}


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines that hold something, with their numbers; only line feeds part them, as in any JSON lines."""
    yield from ((number, line) for number, line in enumerate(text.split("\n"), start=1) if line.strip())


def refuse(message: str) -> int:
    """Say on one line of standard error why nothing was done; returns the exit code of wrong usage."""
    Console(stderr=True, soft_wrap=True).print(f"hasila: {message}", style="red", markup=False)
    return USAGE
