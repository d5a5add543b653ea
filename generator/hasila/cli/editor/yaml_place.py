"""Where the cursor stands in YAML that is being written and need not be whole yet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

ITEM = "[]"
"""Stands in a path for an item of a list."""

Path = tuple[str, ...]
"""The keys that lead to a place, from the outermost. The last is empty where a key is to be written."""

_LINE = re.compile(r"(?P<space> *)(?P<dashes>(?:-(?: +|$))*)(?P<rest>.*)")
_COMMENT = re.compile(r"(?:^|\s)#.*")
_TOKEN = re.compile(
    r"""
      '[^']*' | "[^"]*"
    | [{}\[\],]
    | (?P<key> [^\s{}\[\],:'"\#][^\s{}\[\],:]* ) \s* : (?=\s|$)
    | [^\s{}\[\],]+
    """,
    re.VERBOSE,
)


def place_at_end(lines: Iterable[str]) -> Path:
    """The place of a value or key that would be written at the end of ``lines``."""
    place: Path = ("",)
    for paths in paths_of(lines):
        place = paths[-1]
    return place


def paths_of(lines: Iterable[str]) -> Iterator[tuple[Path, ...]]:
    """For each line the paths of the keys in it, and at last that of the place at its end."""
    above: list[tuple[int, str]] = []
    for line in lines:
        space, dashes, rest = _parts(line)
        outer = [(column, key) for column, key in above if _is_outside(column, key, space, dashes)]
        inner = [(space + at, ITEM) for at, sign in enumerate(dashes) if sign == "-"]
        paths = tuple(_paths_in(rest, tuple(key for _, key in (*outer, *inner))))
        yield paths
        if dashes or rest:
            first = _first_key(rest)
            above = [*outer, *inner, *((space + len(dashes), key) for key in first)]


def _parts(line: str) -> tuple[int, str, str]:
    """The number of spaces before a line, its signs of list items, and the rest without a comment."""
    found = _LINE.match(_COMMENT.sub("", line))
    assert found is not None  # every part may be empty
    return len(found["space"]), found["dashes"], found["rest"]


def _is_outside(column: int, key: str, space: int, dashes: str) -> bool:
    """True where what stands at ``column`` goes on: a list may stand right below its key."""
    return column < space or (column == space and bool(dashes) and key != ITEM)


def _first_key(rest: str) -> list[str]:
    found = _TOKEN.match(rest)
    return [found["key"]] if found and found["key"] else []


def _paths_in(rest: str, outer: Path) -> Iterator[Path]:
    levels = [""]
    for token in _TOKEN.finditer(rest):
        if token["key"]:
            levels[-1] = token["key"]
            yield (*outer, *levels)
        else:
            levels = _levels_after(token[0], levels)
    yield (*outer, *levels)


def _levels_after(sign: str, levels: list[str]) -> list[str]:
    """The open levels after a bracket, a comma or a word."""
    match sign:
        case "{":
            return [*levels, ""]
        case "[":
            return [*levels, ITEM]
        case "}" | "]" if len(levels) > 1:
            return levels[:-1]
        case "," if levels[-1] != ITEM and len(levels) > 1:
            return [*levels[:-1], ""]
    return levels
