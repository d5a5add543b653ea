"""The input and output of ``hasila read`` and ``hasila verify``: a text or JSON lines, from a file or
standard input.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from hasila.cli.options import DONE, refuse
from hasila.model.json_text import NotJson, read_json


def text_of(name: str) -> str:
    """The text of a file, or of standard input for ``-``.

    :raises NotJson: with the line, where it is not UTF-8
    """
    try:
        return sys.stdin.read() if name == "-" else Path(name).read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise NotJson(line, "this is not UTF-8 text; save it again as UTF-8") from None


def lines_of(text: str) -> Iterator[tuple[int, str]]:
    """The lines that hold something, with their numbers; only line feeds part them, as in any JSON lines."""
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield number, line


def answer_lines(text: str, answer: Callable[[Any], dict[str, Any]]) -> int:
    """Print an answer or an error object for each line that holds something; 2 if there was an error."""
    status = DONE
    for number, line in lines_of(text):
        try:
            print(json_text(answer(read_json(line))))
        except ValueError as error:  # of the data: it is not ours
            reason = error.what if isinstance(error, NotJson) else str(error)
            print(json_text({**_id_of(line), "line": number, "error": reason}))
            status = refuse(f"line {number}: {reason}")
    return status


def json_text(value: Any, indent: int | None = None) -> str:
    """JSON in readable letters.

    In escapes where a text holds half a character, which no encoding can write.
    """
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    halved = any("\ud800" <= letter <= "\udfff" for letter in text)
    return json.dumps(value, indent=indent) if halved else text


def _id_of(line: str) -> dict[str, Any]:
    """The id of a line that cannot be answered, if so much of it can be read."""
    try:
        item = json.loads(line)
    except ValueError:
        return {}
    has_id = isinstance(item, dict) and "id" in item
    return {"id": item["id"]} if has_id else {}
