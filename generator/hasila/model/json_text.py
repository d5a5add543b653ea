"""JSON as it is meant: no key twice in one object, no number of a thousand digits, and the line of everything
in it.

``json.loads`` keeps the last of two equal keys, and of a value that turns out wrong later it cannot say where
it stood."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Generator, Iterator
from typing import Any

LONGEST = 1000
"""Digits of a whole number that are read. No count has more than ten; Python itself prints no more than
4300."""

Path = tuple[str | int, ...]
"""Where a value lies in a document: keys of objects and places in lists, from the top."""

_SPACE = re.compile(r"[ \t\n\r]*")
_DECODER = json.JSONDecoder()


class NotJson(ValueError):
    """Text that is not JSON, or not as it is meant; ``line`` is the line at fault, from 1."""

    def __init__(self, line: int, what: str) -> None:
        super().__init__(f"line {line}: {what}")
        self.line, self.what = line, what


class _Twice(ValueError):
    """An object has a key twice."""


class _Long(ValueError):
    """A number has too many digits."""


def read_json(text: str) -> Any:
    """The value of ``text``. Raises :class:`NotJson` with the line and one sentence."""
    if not text.strip():
        raise NotJson(1, "there is nothing in it")
    try:
        return json.loads(text, object_pairs_hook=_once, parse_int=_whole)
    except json.JSONDecodeError as error:
        raise _not_json(text, error) from None
    except _Twice as error:
        line = _line(text, _second(text))
        raise NotJson(line, f"the key {error} stands twice in one object") from None
    except _Long as error:
        digits = str(error)
        line = _line(text, text.index(digits))
        raise NotJson(line, f"a number of {len(digits)} digits is no count; {LONGEST} are read") from None
    except RecursionError:
        raise NotJson(1, "objects and lists lie in each other too deeply") from None


def _not_json(text: str, error: json.JSONDecodeError) -> NotJson:
    """The fault that the standard parser found, in the same words and place on every Python.

    Up to 3.12 it stops at the bracket that follows a comma, from 3.13 on at the comma.
    """
    after = error.pos + 1 if text[error.pos : error.pos + 1] == "," else error.pos
    before = text[:after].rstrip()
    bracket = after + len(text[after:]) - len(text[after:].lstrip())
    if before.endswith(",") and text[bracket : bracket + 1] in ("}", "]"):
        column = bracket - text.rfind("\n", 0, bracket)
        reason = f"a comma stands before the bracket that closes (column {column})"
        return NotJson(_line(text, bracket), f"this is not JSON: {reason}")
    reason = _lower(error.msg)
    return NotJson(error.lineno, f"this is not JSON: {reason} (column {error.colno})")


def line_of(text: str, path: Path) -> int:
    """The line on which the value at ``path`` stands, or what holds it where there is none; ``text`` is
    JSON."""
    best, depth = 0, -1
    for at, found in _walk(text):
        if len(found) > depth and found == path[: len(found)]:
            best, depth = at, len(found)
    return _line(text, best)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len({key for key, _ in pairs}) < len(pairs):
        counted = Counter(key for key, _ in pairs)
        [(key, _)] = counted.most_common(1)
        raise _Twice(json.dumps(key, ensure_ascii=False))
    return dict(pairs)


def _whole(digits: str) -> int:
    if len(digits) > LONGEST:
        raise _Long(digits)
    return int(digits)


def _lower(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]


def _line(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1


def _second(text: str) -> int:
    """The index of the first value whose path was there before."""
    seen: set[Path] = set()
    for at, path in _walk(text):
        if path in seen:
            return at
        seen.add(path)
    return 0


def _walk(text: str) -> Iterator[tuple[int, Path]]:
    """Every value of ``text`` with its path, in order; what comes after a mistake is not reached."""
    try:
        yield from _value(text, _skip(text, 0), ())
    except (ValueError, IndexError):
        return


def _skip(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at


def _value(text: str, at: int, path: Path) -> Generator[tuple[int, Path], None, int]:
    """The value that begins at ``at``, then what lies in it; returns where it ends."""
    yield at, path
    if text[at] == "{":
        return (yield from _inside(text, at, path, "}"))
    if text[at] == "[":
        return (yield from _inside(text, at, path, "]"))
    return _DECODER.raw_decode(text, at)[1]


def _inside(text: str, at: int, path: Path, closing: str) -> Generator[tuple[int, Path], None, int]:
    place = 0
    at = _skip(text, at + 1)
    while text[at] != closing:
        key: str | int = place
        if closing == "}":
            key, at = _DECODER.raw_decode(text, at)
            colon = _skip(text, at)
            at = _skip(text, colon + 1)
        at = yield from _value(text, at, (*path, key))
        at = _skip(text, at)
        if text[at] == ",":
            at = _skip(text, at + 1)
        place += 1
    return at + 1
