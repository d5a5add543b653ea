"""``hasila verify``: the arithmetic of an exported file, or of a bare system, run again. It needs no project.

With ``--jsonl`` one JSON object a line is read and one a line is written, in the same order; a line that
cannot be used gets an object with its number and the ``error``, and the others are still answered.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import click

from hasila.cli.commands import Argument, Command
from hasila.cli.jsonl import answer_lines, json_text, text_of
from hasila.cli.options import DONE, Options, refuse, takes_options
from hasila.ingest.unread import MESSAGES
from hasila.model.json_text import NotJson, line_of, read_json
from hasila.reader import Unread, read_mark
from hasila.solver import verify
from hasila.solver.claims import Disagreement, disagreements, edits
from hasila.solver.data import Malformed

BROKEN = 1
"""Exit code: the file claims what does not follow from its own numbers."""

_DESCRIPTION = (
    "Run the arithmetic again on data/v1/laws.json of a site, from that file alone, "
    "or on a bare system of laws and numbers."
)
_EXIT_CODES = (
    "Exit codes: 0 done, 1 the file claims what does not follow from its own numbers, 2 it cannot be read."
)
_FILE = 'laws.json, or {"edits": [{"name", "coef", "op", "rhs"}], "record": {…}}; - is standard input'
_KEPT = ("consistent", "complete", "violated", "conflicts", "corrections")
"""What is said of the laws of an export all together, beside the claims that do not follow."""


@click.command(cls=Command, help=_DESCRIPTION, epilog=_EXIT_CODES)
@click.argument("file", cls=Argument, metavar="FILE", help=_FILE)
@click.option("--jsonl", is_flag=True, help="read one system a line and write one answer a line")
@takes_options
def command(options: Options) -> int:
    """Print what follows from the numbers.

    1 where the file claims something else, 2 where it cannot be read.
    """
    text = ""
    try:
        text = text_of(options.file)
        if options.jsonl:
            return answer_lines(text, _answer_with_id)
        answer = _answer(read_json(text))
    except NotJson as error:
        return refuse(f"{options.file}:{error.line}: {error.what}")
    except Malformed as error:
        line = line_of(text, error.path)
        return refuse(f"{options.file}:{line}: {error}")
    _print_disagreements(answer, options.file, text)
    print(json_text(_plain(answer), indent=1))
    return DONE if answer.get("agrees", True) else BROKEN


def _answer(data: Any) -> dict[str, Any]:
    """The answer of the arithmetic to an export of laws, or to a bare system."""
    if isinstance(data, dict) and "laws" in data:
        return _judged_again(data)
    return verify(_with_read_record(data))


def _answer_with_id(item: Any) -> dict[str, Any]:
    answer = _plain(_answer(item))
    return {"id": item["id"], **answer} if "id" in item else answer


def _with_read_record(data: Any) -> Any:
    """A bare system with the texts of its record ("at least 341") read as marks are.

    They are read in the ``language`` of the system, English unless it is given.
    """
    record = data.get("record") if isinstance(data, dict) else None
    if not isinstance(record, dict):
        return data
    language = str(data.get("language", "en"))
    read = {name: _read_value(name, value, language) for name, value in record.items()}
    return data | {"record": read}


def _read_value(name: str, value: Any, language: str) -> Any:
    if not isinstance(value, str):
        return value
    read = read_mark(value, language)
    if isinstance(read, Unread):
        message, _ = MESSAGES[read.reason]
        found = ", ".join(read.found)
        raise Malformed(("record", name), message.format(words=value, found=found))
    return [read.interval.low, read.interval.high]


def _judged_again(data: Mapping[str, Any]) -> dict[str, Any]:
    """The laws of an export judged once more from that file alone: what it claims, and all of them
    together.
    """
    against = disagreements(data)
    found = verify({"edits": edits(data), "record": data["record"]})
    together = {key: found[key] for key in _KEPT}
    count = len(data["laws"])
    return {"agrees": not against, "laws": count, "disagreements": against, **together}


def _plain(answer: dict[str, Any]) -> dict[str, Any]:
    """``answer`` with its disagreements as JSON takes them."""
    if "disagreements" not in answer:
        return answer
    return answer | {"disagreements": [_record(claim) for claim in answer["disagreements"]]}


def _record(claim: Disagreement) -> dict[str, Any]:
    return {"law": claim.law, "field": claim.field, "claimed": claim.claimed, "follows": claim.follows}


def _print_disagreements(answer: Mapping[str, Any], file: str, text: str) -> None:
    """Print a sentence for each claim that does not follow, with its line."""
    for claim in answer.get("disagreements", ()):
        claimed = json.dumps(claim.claimed, ensure_ascii=False)
        follows = json.dumps(claim.follows, ensure_ascii=False)
        place = f"{file}:{line_of(text, claim.path)}"
        claims = f"the law {claim.law} has {claim.field} {claimed}"
        refuse(f"{place}: {claims}; from its numbers follows {follows}")
