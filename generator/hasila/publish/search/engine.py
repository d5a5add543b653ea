"""Pagefind's indexer: a program that reads requests and writes answers, each base64 of JSON and a comma.

Its Python client waits a tenth of a second for every answer, which a site of a few hundred pages would wait a minute for; so
the requests are written here. They are those that the clients of Pagefind 1.5 send (``--service``).
"""

from __future__ import annotations

import json
import shutil
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from subprocess import DEVNULL, PIPE, Popen
from typing import IO, Any

from hasila.model.diagnostics import Diagnostic, Location

Ask = Callable[..., dict[str, Any]]
"""Sends one request: its type, and its fields by name. Gives the fields of the answer."""


def program() -> Path | None:
    """Where Pagefind is: the installed package, else the one on the path; ``None`` where there is none for this machine."""
    if find_spec("pagefind_bin"):
        from pagefind_bin import get_executable

        return Path(get_executable())
    found = shutil.which("pagefind")
    return Path(found) if found else None


def unsearchable() -> tuple[Diagnostic, ...]:
    """The note that this machine cannot make an index; nothing where it can."""
    if program():
        return ()
    message = "there is no Pagefind for this machine: the site is built without a page of search"
    hint = "install it with `pip install pagefind-bin`, or write `search: false`; the index in the order of the alphabet is there in any case"
    return (Diagnostic(Location("site_src/site.yaml"), "no-search", "warning", message, hint),)


@contextmanager
def engine() -> Iterator[Ask]:
    """A running indexer. Raises ``OSError`` where it cannot be started, breaks off or refuses a request."""
    command, numbers = program(), count(1)
    if command is None:
        raise FileNotFoundError("there is no Pagefind for this machine")
    with Popen([command, "--service"], stdin=PIPE, stdout=PIPE, stderr=DEVNULL) as running:

        def ask(type: str, **fields: object) -> dict[str, Any]:
            _send(running.stdin, {"message_id": next(numbers), "payload": {"type": type, **fields}})
            return _answer(running.stdout)

        yield ask


def _send(to: IO[bytes], message: dict[str, object]) -> None:
    try:
        to.write(b64encode(json.dumps(message).encode()) + b",")
        to.flush()
    except BrokenPipeError as error:
        raise OSError("Pagefind broke off") from error


def _answer(source: IO[bytes]) -> dict[str, Any]:
    """One answer. None is asked for before the last has come, so that it ends where nothing more is to read."""
    said = bytearray()
    while not said.endswith(b","):
        more = source.read1(1 << 20)
        if not more:
            raise OSError("Pagefind broke off")
        said += more
    payload = json.loads(b64decode(said[:-1]))["payload"]
    if payload["type"] == "Error":
        raise OSError(f"Pagefind: {payload['message']}")
    return payload
