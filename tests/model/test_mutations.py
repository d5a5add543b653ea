"""A slip at a known line of a head is told at that line, whatever the slip and wherever the line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache

import pytest

from hasila.ingest.files import gather
from hasila.ingest.project import parse
from hasila.model.diagnostic_consequences import without_consequences
from hasila.model.diagnostics import Diagnostic
from hasila.model.sources import Sources
from hasila.model.yaml_line import entry_of, indent
from tests.mistakes.project import BASE

PATH = "content/reports/2031-03-04-river-watch.md"
HEAD = """\
---
publisher: river-watch
language: en
published: 2031-03-04
published_basis: {ar: التاريخ مطبوع., en: The date is printed.}
source: {url: "https://example.org/bulletin/12", captured: 2031-03-05}
title:
  ar: حصيلة فيضان لورا حتى 4 آذار
  en: Toll of the Lora flood until 4 March
counts: killed
where: lora-valley
places: [lora-valley, lora-bridge]
figures:
  total:
    who: everyone
    when: since lora-flood
    parts:
      civilians:
        among:
          children:
      fighters:
  bridge: {who: everyone, where: lora-bridge, when: on 2031-03-02}
---
"""
LINES = HEAD.split("\n")
Slip = Callable[[str], str | None]
"""What a hand does to a line; ``None`` where it cannot be done to this one."""


def _value(change: Callable[[str], str | None]) -> Slip:
    def slip(line: str) -> str | None:
        entry = entry_of(line)
        changed = change(entry.value) if entry and entry.value and entry.value[0] not in "[{" else None
        return None if entry is None or changed is None else line[: entry.start] + changed

    return slip


def _separator(mark: str) -> Slip:
    def slip(line: str) -> str | None:
        entry = entry_of(line)
        return None if entry is None else line[: entry.colon] + mark + line[entry.colon + 1 :]

    return slip


def _no_space(line: str) -> str | None:
    entry = entry_of(line)
    return line[: entry.colon + 1] + line[entry.start :] if entry and entry.value else None


def _drop(letters: str) -> Slip:
    return lambda line: line[:-1] if line[-1:] and line[-1] in letters else None


def _is_key(line: str) -> bool:
    """Whether the key of a line is a word of the format: the name of a figure is told where it is marked."""
    entry = entry_of(line)
    return entry is not None and entry.key not in ("total", "bridge", "ar", "en")


SLIPS: dict[str, Slip] = {
    "a tab in front": lambda line: "\t" + line.lstrip() if indent(line) else None,
    "a tab after the spaces": lambda line: (
        line[: indent(line)] + "\t" + line.lstrip() if indent(line) else None
    ),
    "a tab after the colon": lambda line: line.replace(": ", ":\t", 1) if ": " in line else None,
    "one space more": lambda line: " " + line,
    "one space less": lambda line: line[1:] if indent(line) > 2 else None,
    "a wide colon": _separator("："),
    "a vertical colon": _separator("︓"),
    "an equals sign": _separator(" ="),
    "a semicolon": _separator("؛"),
    "no colon": _separator(""),
    "no space after the colon": _no_space,
    "a no-break space after the colon": lambda line: (
        line.replace(": ", ":\u00a0", 1) if ": " in line else None
    ),
    "a quote that is opened": _value(lambda value: f'"{value}'),
    "a single quote that is opened": _value(lambda value: f"'{value}"),
    "a quote that is closed": _value(lambda value: f'{value}"'),
    "typographic quotes": _value(lambda value: f"“{value}”"),
    "a bracket that is not closed": _drop("]}"),
    "a bracket too many": lambda line: line + line[-1] if line[-1:] in ("]", "}") else None,
    "the other bracket": lambda line: (
        line[:-1] + {"]": "}", "}": "]"}[line[-1]] if line[-1:] in ("]", "}") else None
    ),
    "an Arabic comma": lambda line: line.replace(", ", "، ", 1) if ", " in line else None,
    "an Arabic semicolon for a comma": lambda line: line.replace(", ", "؛ ", 1) if ", " in line else None,
    "no comma": lambda line: line.replace(", ", " ", 1) if ", " in line else None,
    "a colon in the value": _value(lambda value: f"{value}: x"),
    "an at sign": _value(lambda value: f"@{value}"),
    "a backtick": _value(lambda value: f"`{value}`"),
    "a percent sign": _value(lambda value: f"%{value}"),
    "an asterisk": _value(lambda value: f"*{value}"),
    "an ampersand": _value(lambda value: f"&{value}"),
    "an exclamation mark": _value(lambda value: f"!{value}"),
    "text after a quote": _value(lambda value: f'"{value}" x'),
    "a bad escape": _value(lambda value: f'"\\q{value}"'),
    "a misspelt key": lambda line: line[: indent(line)] + "x" + line.lstrip() if _is_key(line) else None,
}
NO_MISTAKE = {
    *((name, line) for name in ("a quote that is closed", "typographic quotes") for line in (8, 9)),
    *((name, line) for name in ("one space more", "one space less") for line in (19, 20)),
}
"""By slip and line of the file: quotes in a title are letters like others, and an only child may be indented
by any width."""


@cache
def sources() -> Sources:
    files = {
        path.relative_to(BASE).as_posix(): path.read_bytes() for path in BASE.rglob("*") if path.is_file()
    }
    return gather(files)[0]


def told(head: str) -> list[Diagnostic]:
    prose = sources().content[PATH].split("---\n", 2)[2]
    changed = replace(sources(), content={**sources().content, PATH: head + prose})
    return [mistake for mistake in without_consequences(parse(changed)[1]) if mistake.severity == "error"]


def test_the_head_itself_has_no_mistake() -> None:
    assert told(HEAD) == []


CASES = [
    (name, number, changed)
    for name, slip in SLIPS.items()
    for number, line in enumerate(LINES[1:-2], start=2)
    if (changed := slip(line)) is not None and changed != line
]


@pytest.mark.parametrize(
    "name",
    [
        "a tab in front",
        "a wide colon",
        "a quote that is opened",
        "a bracket that is not closed",
        "a misspelt key",
    ],
)
@pytest.mark.parametrize(("mark", "end"), [("", "\n"), ("\ufeff", "\n"), ("", "\r\n"), ("\ufeff", "\r\n")])
def test_line_ends_and_a_byte_order_mark_move_no_place(name: str, mark: str, end: str) -> None:
    _, number, changed = next(case for case in CASES if case[0] == name)
    head = "\n".join([*LINES[: number - 1], changed, *LINES[number:]])
    raw = (mark + head.replace("\n", end)).encode()
    read = gather({PATH: raw})[0].content[PATH]
    (found,) = [mistake for mistake in told(read) if mistake.location.line == number]
    assert found.location == told(head)[0].location


@pytest.mark.parametrize(
    ("name", "number", "changed"),
    CASES,
    ids=lambda value: str(value) if not isinstance(value, str) else value[:30].strip(),
)
def test_a_slip_is_told_at_its_line(name: str, number: int, changed: str) -> None:
    found = told("\n".join([*LINES[: number - 1], changed, *LINES[number:]]))
    if (name, number) in NO_MISTAKE:
        assert found == []
        return
    assert number in {mistake.location.line for mistake in found if mistake.location.path == PATH}
    assert all(mistake.hint for mistake in found)
