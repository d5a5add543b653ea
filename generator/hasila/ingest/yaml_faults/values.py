"""Values that mean something else to YAML than to the person who wrote them."""

from __future__ import annotations

import re

from hasila.ingest.yaml_faults.stop import Fault, Stop
from hasila.model import yaml_line as line_of
from hasila.model.yaml_line import entry_of, indent, quoted, shortened


def unusable_first_letter(stop: Stop) -> Fault | None:
    """A value that begins with a letter that means something else to YAML."""
    start, value = _value_at(stop)
    stands = start in (stop.column, stop.column - 1) or stop.began == (stop.line, start)
    if not value or not stands or value[0] not in "@`%*&!|>?-,":
        return None
    if ":" in value and start == indent(stop.text):
        return Fault(
            stop.line,
            start,
            1,
            f"a key cannot begin with {value[0]}",
            "keys are plain words; take the sign away, or quote the key",
        )
    if value.startswith("- "):
        return Fault(
            stop.line,
            start,
            1,
            "a list cannot begin on the line of its key",
            f"write `[{shortened(value[2:])}]`, or each entry on a line of its own",
        )
    message = f"a value cannot begin with {value[0]} unless it is quoted"
    return Fault(stop.line, start, 1, message, f"quote it: {quoted(value)}")


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


def colon_in_value(stop: Stop) -> Fault | None:
    """``title: Toll: of the flood``: a colon and a space within a value that is not quoted."""
    if stop.text[stop.column : stop.column + 1] != ":" or not (
        "mapping values" in stop.problem or "got ':'" in stop.problem
    ):
        return None
    if line_of.in_flow(stop.text, stop.column):
        return _colon_in_flow(stop)
    entry = entry_of(stop.text)
    if entry is None or entry.colon == stop.column:
        return _colon_below(stop)
    message = f"the value of `{entry.key}` holds a colon and is not quoted"
    return Fault(stop.line, stop.column, 1, message, f"quote it: `{entry.key}: {quoted(entry.value)}`")


def _colon_below(stop: Stop) -> Fault | None:
    """A colon in a value that goes on over several lines."""
    above = stop.entry_before()
    if above is None:
        return None
    message = f"the value of `{above[1].key}` goes on here, holds a colon and is not quoted"
    hint = f'quote it from its first line to its last: `{above[1].key}: "{shortened(above[1].value)}` …'
    return Fault(stop.line, stop.column, 1, message, hint)


def _colon_in_flow(stop: Stop) -> Fault:
    start, value = line_of.flow_value(stop.text, stop.column)
    words = stop.text[start : stop.column].split()
    if len(words) > 1 and re.fullmatch(r"[a-z_]+", words[-1]):
        index = stop.text.rfind(words[-1], 0, stop.column)
        message = f"a comma is missing before `{words[-1]}`"
        return Fault(
            stop.line,
            index,
            len(words[-1]),
            message,
            f"write `{words[-2]}, {words[-1]}: …`; if the colon belongs to a text, quote the text",
        )
    message = "the value holds a colon and is not quoted"
    return Fault(stop.line, stop.column, 1, message, f"quote it: `{quoted(value)}`")


def list_among_keys(stop: Stop) -> Fault | None:
    """``- x`` among the entries of a mapping, or an entry among those of a list."""
    found = re.search(r"expected <block end>, but found '([-?])'", stop.problem)
    if not found:
        return None
    if found[1] == "-":
        hint = "indent it below the key whose list it belongs to"
        return Fault(stop.line, stop.column, 1, "an entry of a list stands among keys", hint)
    hint = "begin it with `- `, or indent it below the entry that it belongs to"
    return Fault(stop.line, stop.column, 0, "a key stands among the entries of a list", hint)


def stray_sign(stop: Stop) -> Fault | None:
    """A sign that means something to YAML, where nothing of that kind can stand."""
    scanning = re.search("anchor|alias|tag|block scalar", stop.context)
    line, column = stop.began if scanning and stop.began else (stop.line, stop.column)
    sign = stop.at(line)[column : column + 1]
    if not sign or sign not in "@`%*&!|>?-:,[]{}\"'":
        return None
    inside = (
        "quote the text that it belongs to"
        if sign not in "[]{}"
        else "quote the text that it belongs to, or close what is open before it"
    )
    return Fault(
        line, column, 1, f"{sign} cannot stand here unless it is quoted", f"take it away, or {inside}"
    )


def twofold(stop: Stop) -> Fault | None:
    """Anchors, aliases and deep nesting, which the loader itself refuses in words of its own."""
    if "levels within each other" not in stop.problem:
        return None
    return Fault(
        stop.line,
        stop.column,
        0,
        stop.problem,
        "take out what is nested here; a head needs fewer than ten levels",
    )
