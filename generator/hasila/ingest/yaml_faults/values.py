"""Values that mean something else to YAML than to the person who wrote them."""

from __future__ import annotations

import re

from hasila.ingest.yaml_faults.stop import Stop, YamlFault
from hasila.model import yaml_line as line_of
from hasila.model.yaml_line import entry_of, indent, quoted, shortened

_NOT_FIRST = "@`%*&!|>?-,"
"""Signs with which no value begins unless it is quoted."""
_BRACKETS = "[]{}"
_SIGNS = "@`%*&!|>?-:,\"'" + _BRACKETS
"""Signs that mean something to YAML."""


def unusable_first_letter(stop: Stop) -> YamlFault | None:
    """A value that begins with a letter that means something else to YAML."""
    start, value = _value_at(stop)
    if not value or value[0] not in _NOT_FIRST or not _stands_at(stop, start):
        return None
    is_key = ":" in value and start == indent(stop.text)
    message, hint = _unquoted_key(value) if is_key else _unquoted_value(value)
    return YamlFault(stop.line, start, 1, message, hint)


def _stands_at(stop: Stop, start: int) -> bool:
    """True where the stop concerns what begins at ``start``."""
    near = start in (stop.column, stop.column - 1)
    return near or stop.began == (stop.line, start)


def _unquoted_key(key: str) -> tuple[str, str]:
    """The message and the next step for a key with a sign before it."""
    hint = "keys are plain words; take the sign away, or quote the key"
    return f"a key cannot begin with {key[0]}", hint


def _unquoted_value(value: str) -> tuple[str, str]:
    """The message and the next step for a value with a sign before it, or for a list beside its key."""
    if value.startswith("- "):
        item = shortened(value[2:])
        hint = f"write `[{item}]`, or each entry on a line of its own"
        return "a list cannot begin on the line of its key", hint
    message = f"a value cannot begin with {value[0]} unless it is quoted"
    return message, f"quote it: {quoted(value)}"


def _value_at(stop: Stop) -> tuple[int, str]:
    """The value at the stop: where it begins, and its text."""
    line = stop.text
    if line_of.in_flow(line, stop.column):
        start, value = line_of.flow_value(line, stop.column)
        return start + indent(line[start:]), value
    entry = entry_of(line)
    if entry and entry.start <= stop.column:
        return entry.start, entry.value
    dashes = re.match(r"\s*(- +)*", line)
    begin = dashes.end() if dashes else 0
    return begin, line[begin:].rstrip()


def colon_in_value(stop: Stop) -> YamlFault | None:
    """``title: Toll: of the flood``: a colon and a space within a value that is not quoted."""
    if stop.sign != ":" or not stop.says("mapping values", "got ':'"):
        return None
    if line_of.in_flow(stop.text, stop.column):
        return _colon_in_flow(stop)
    entry = entry_of(stop.text)
    if entry is None or entry.colon == stop.column:
        return _colon_below(stop)
    message = f"the value of `{entry.key}` holds a colon and is not quoted"
    hint = f"quote it: `{entry.key}: {quoted(entry.value)}`"
    return stop.fault(1, message, hint)


def _colon_below(stop: Stop) -> YamlFault | None:
    """A colon in a value that goes on over several lines."""
    above = stop.entry_before()
    if above is None:
        return None
    _, entry = above
    message = f"the value of `{entry.key}` goes on here, holds a colon and is not quoted"
    value = shortened(entry.value)
    hint = f'quote it from its first line to its last: `{entry.key}: "{value}` …'
    return stop.fault(1, message, hint)


def _colon_in_flow(stop: Stop) -> YamlFault:
    start, value = line_of.flow_value(stop.text, stop.column)
    words = stop.text[start : stop.column].split()
    if len(words) > 1 and re.fullmatch(r"[a-z_]+", words[-1]):
        return _comma_missing(stop, *words[-2:])
    message = "the value holds a colon and is not quoted"
    hint = f"quote it: `{quoted(value)}`"
    return stop.fault(1, message, hint)


def _comma_missing(stop: Stop, before: str, key: str) -> YamlFault:
    """``{who: everyone when: today}``: a key after the value of another."""
    column = stop.text.rfind(key, 0, stop.column)
    message = f"a comma is missing before `{key}`"
    hint = f"write `{before}, {key}: …`; if the colon belongs to a text, quote the text"
    return YamlFault(stop.line, column, len(key), message, hint)


def list_among_keys(stop: Stop) -> YamlFault | None:
    """``- x`` among the entries of a mapping, or an entry among those of a list."""
    found = re.search(r"expected <block end>, but found '([-?])'", stop.problem)
    if not found:
        return None
    if found[1] == "-":
        hint = "indent it below the key whose list it belongs to"
        return stop.fault(1, "an entry of a list stands among keys", hint)
    hint = "begin it with `- `, or indent it below the entry that it belongs to"
    return stop.fault(0, "a key stands among the entries of a list", hint)


def stray_sign(stop: Stop) -> YamlFault | None:
    """A sign that means something to YAML, where nothing of that kind can stand."""
    line, column = _place_of_sign(stop)
    sign = stop.at(line)[column : column + 1]
    if not sign or sign not in _SIGNS:
        return None
    hint = "take it away, or quote the text that it belongs to"
    if sign in _BRACKETS:
        hint += ", or close what is open before it"
    return YamlFault(line, column, 1, f"{sign} cannot stand here unless it is quoted", hint)


def _place_of_sign(stop: Stop) -> tuple[int, int]:
    """The line and column where what the parser was scanning began, else where it stopped."""
    scanning = re.search("anchor|alias|tag|block scalar", stop.context)
    if scanning and stop.began:
        return stop.began
    return stop.line, stop.column


def twofold(stop: Stop) -> YamlFault | None:
    """Anchors, aliases and deep nesting, which the loader itself refuses in words of its own."""
    if not stop.says("levels within each other"):
        return None
    return stop.fault(0, stop.problem, "take out what is nested here; a head needs fewer than ten levels")
