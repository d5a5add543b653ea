"""A sign of another script, an equals sign or nothing, in the place of a colon or a comma."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hasila.ingest.yaml_faults.stop import Stop, YamlFault, code_point
from hasila.model import yaml_line as line_of
from hasila.model.yaml_line import YamlEntry, entry_by, entry_of, indent, shortened

_NAME = re.compile(r"[A-Za-z_-]+")


def foreign_colon(stop: Stop) -> YamlFault | None:
    """A colon of another script in the place of ``:``."""
    for number in _without_colon(stop):
        line = stop.at(number)
        entry = entry_by(line, line_of.COLONS)
        if entry:
            mark = line[entry.colon]
            message = f"`{mark}` ({code_point(mark)}) after `{entry.key}` is not the colon of YAML"
            return YamlFault(number, entry.colon, 1, message, _write(entry))
    return None


def equals_sign(stop: Stop) -> YamlFault | None:
    """``key = value``, and other marks that people write between a key and its value."""
    for number in _without_colon(stop):
        entry = entry_by(stop.at(number), line_of.SEPARATORS)
        if entry:
            mark = stop.at(number)[entry.colon]
            message = f"`{mark}` stands after `{entry.key}` in the place of a colon"
            return YamlFault(number, entry.colon, 1, message, _write(entry))
    return None


def no_space(stop: Stop) -> YamlFault | None:
    """``key:value``."""
    for number in _without_colon(stop):
        entry = entry_by(stop.at(number), ":")
        if entry and entry.value and not entry.value.startswith("//"):
            message = f"a space is missing after `{entry.key}:`"
            return YamlFault(number, entry.colon, 1, message, _write(entry))
    return None


def _without_colon(stop: Stop) -> Iterator[int]:
    """The lines near the stop that are no entries."""
    if not stop.says("mapping values", "expected ':'", "block end"):
        return
    for number in stop.suspects():
        if entry_of(stop.at(number)) is None:
            yield number
    if stop.began:
        first, _ = stop.began
        if entry_of(stop.at(first)) is None:
            yield first


def _write(entry: YamlEntry) -> str:
    if not entry.value:
        return f"write `{entry.key}:`"
    return f"write `{entry.key}: {shortened(entry.value)}`"


def no_colon(stop: Stop) -> YamlFault | None:
    """A line without a colon among entries."""
    number = _bare_line(stop)
    if stop.says("expected ':'") and stop.began:
        number, _ = stop.began
    if number is None:
        return None
    line = stop.at(number)
    text = line.strip()
    message = f"the line `{shortened(line)}` has no colon"
    hint = _with_colon(text)
    return YamlFault(number, indent(line), len(text), message, hint)


def _with_colon(line: str) -> str:
    """The next step for a line without a colon: it is written as an entry."""
    key, _, rest = line.partition(" ")
    if not re.fullmatch(r"[a-z][\w-]*", key):
        goes_on = "if it goes on with the text above, indent it further than the key of that text"
        return f"write `key: value`; {goes_on}"
    entry = f"{key}:"
    value = rest.strip(" -:")
    if value:
        entry = f"{key}: {shortened(value)}"
    return f"if `{key}` is a key, write `{entry}`"


def _bare_line(stop: Stop) -> int | None:
    """The first line above the stop that is no entry and does not go on with the value of one."""
    first = next(stop.suspects(), stop.line)
    if first == stop.line or not stop.says("mapping values"):
        return None
    line, line_above = stop.at(first), stop.at(first - 1)
    above = entry_of(line_above) if first else None
    has_value = above is not None and bool(above.value)
    deeper = indent(line) > indent(line_above)
    return None if has_value and deeper else first


def foreign_comma(stop: Stop) -> YamlFault | None:
    """A comma of another script between two entries within brackets."""
    if "flow" not in stop.context:
        return None
    line = stop.text[: stop.column]
    outside = line_of.outside_quotes(line)
    commas = [index for index, letter in outside if letter in line_of.COMMAS]
    if not commas:
        return _comma_above(stop, line)
    column = commas[-1]
    between = line[column + 1 :].strip()
    if not _NAME.fullmatch(between):
        return None
    return _comma(stop.line, column, line[column], between)


def _comma_above(stop: Stop, line: str) -> YamlFault | None:
    """The same at the end of the line above."""
    above = stop.at(stop.line - 1).rstrip()
    mark = above[-1:]
    if not mark or mark not in line_of.COMMAS or not re.fullmatch(r"\s*[A-Za-z_-]+", line):
        return None
    last = len(above) - 1
    return _comma(stop.line - 1, last, mark, line.strip())


def _comma(line: int, column: int, mark: str, before: str) -> YamlFault:
    message = f"`{mark}` ({code_point(mark)}) before `{before}` is not the comma of YAML"
    hint = "write `,` and a space in its place; if it belongs to the text, quote the text"
    return YamlFault(line, column, 1, message, hint)


def colon_alone(stop: Stop) -> YamlFault | None:
    """A colon without a key."""
    before = stop.text[: stop.column].strip()
    if before or not stop.says("but found ':'"):
        return None
    return stop.fault(1, "nothing stands before the colon", "write the key before it, or take the line away")


def comma_alone(stop: Stop) -> YamlFault | None:
    """Two commas with nothing between them."""
    if not stop.says("expected the node content, but found ','"):
        return None
    hint = "take one of them away, or write what is missing"
    return stop.fault(1, "nothing stands between two commas", hint)
