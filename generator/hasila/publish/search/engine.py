"""Pagefind's indexer: a program that reads requests and writes answers, each base64 of JSON and a comma.

Its Python client waits a tenth of a second for every answer, which a site of a few hundred pages would wait a
minute for; so the requests are written here. They are those that the clients of Pagefind 1.5 send
(``--service``).
"""

from __future__ import annotations

import json
import shutil
from base64 import b64decode, b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from subprocess import DEVNULL, PIPE, Popen
from typing import IO, Any, Protocol

from hasila.model.diagnostics import Diagnostic, Location

_CHUNK = 1 << 20
"""Bytes that are read of an answer at once, at most."""
_ENDED = "Pagefind broke off"
_MISSING = "there is no Pagefind for this machine"
_UNSEARCHABLE = f"{_MISSING}: the site is built without a page of search"
_INSTALL = (
    "install it with `pip install pagefind-bin`, or write `search: false`; "
    "the index in the order of the alphabet is there in any case"
)


class Ask(Protocol):
    """Sends one request, its type and its fields by name, and returns the fields of the answer."""

    def __call__(self, kind: str, /, **fields: object) -> dict[str, Any]: ...


def program() -> Path | None:
    """The path of Pagefind: of the installed package, else of the program of that name; ``None`` without
    one."""
    if find_spec("pagefind_bin"):
        from pagefind_bin import get_executable  # type: ignore[import-untyped]  # it has no types

        return Path(get_executable())
    found = shutil.which("pagefind")
    return Path(found) if found else None


def unsearchable() -> tuple[Diagnostic, ...]:
    """The warning that this machine cannot make an index; nothing where it can."""
    if program():
        return ()
    location = Location("site_src/site.yaml")
    return (Diagnostic(location, "no-search", "warning", _UNSEARCHABLE, _INSTALL),)


@contextmanager
def engine() -> Iterator[Ask]:
    """A running indexer. Raises ``OSError`` where it cannot be started, breaks off or refuses a request."""
    command = program()
    if command is None:
        raise FileNotFoundError(_MISSING)
    with Popen([command, "--service"], stdin=PIPE, stdout=PIPE, stderr=DEVNULL) as running:
        assert running.stdin is not None and running.stdout is not None, "both are pipes"
        yield _asker(running.stdin, running.stdout)


def _asker(requests: IO[bytes], answers: IO[bytes]) -> Ask:
    number = 0

    def ask(kind: str, /, **fields: object) -> dict[str, Any]:
        nonlocal number
        number += 1
        _send(requests, {"message_id": number, "payload": {"type": kind, **fields}})
        return _answer(answers)

    return ask


def _send(requests: IO[bytes], message: dict[str, object]) -> None:
    encoded = b64encode(json.dumps(message).encode())
    try:
        requests.write(encoded + b",")
        requests.flush()
    except BrokenPipeError as error:
        raise OSError(_ENDED) from error


def _answer(answers: IO[bytes]) -> dict[str, Any]:
    """The payload of the next answer.

    No request is sent before the last answer has come, so an answer ends where nothing more is to be read.
    """
    encoded = _until_comma(answers)
    message = json.loads(b64decode(encoded))
    payload: dict[str, Any] = message["payload"]
    if payload["type"] == "Error":
        raise OSError(f"Pagefind: {payload['message']}")
    return payload


def _until_comma(answers: IO[bytes]) -> bytes:
    read = bytearray()
    while not read.endswith(b","):
        more = answers.read1(_CHUNK)  # type: ignore[attr-defined]  # IO has no read1
        if not more:
            raise OSError(_ENDED)
        read += more
    return bytes(read[:-1])
