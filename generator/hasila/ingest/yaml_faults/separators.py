"""What stands where a colon or a comma should: signs of other scripts, an equals sign, nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hasila.ingest.yaml_faults.stop import Fault, Stop
from hasila.model import yaml_line as line_of
from hasila.model.yaml_line import Entry, entry_by, entry_of, indent, shortened


def foreign_colon(stop: Stop) -> Fault | None:
    """A colon of another script in the place of ``:``."""
    for number in _without_colon(stop):
        entry = entry_by(stop.at(number), line_of.COLONS)
        if entry:
            mark = stop.at(number)[entry.colon]
            message = f"`{mark}` (U+{ord(mark):04X}) after `{entry.key}` is not the colon of YAML"
            return Fault(number, entry.colon, 1, message, _write(entry))
    return None


def equals_sign(stop: Stop) -> Fault | None:
    """``key = value``, and other marks that people write between a key and its value."""
    for number in _without_colon(stop):
        entry = entry_by(stop.at(number), line_of.SEPARATORS)
        if entry:
            mark = stop.at(number)[entry.colon]
            return Fault(
                number,
                entry.colon,
                1,
                f"`{mark}` stands after `{entry.key}` in the place of a colon",
                _write(entry),
            )
    return None


def no_space(stop: Stop) -> Fault | None:
    """``key:value``."""
    for number in _without_colon(stop):
        entry = entry_by(stop.at(number), ":")
        if entry and entry.value and not entry.value.startswith("//"):
            return Fault(number, entry.colon, 1, f"a space is missing after `{entry.key}:`", _write(entry))
    return None


def _without_colon(stop: Stop) -> Iterator[int]:
    if "mapping values" in stop.problem or "expected ':'" in stop.problem or "block end" in stop.problem:
        yield from (number for number in stop.suspects() if entry_of(stop.at(number)) is None)
        yield from [stop.began[0]] if stop.began and entry_of(stop.at(stop.began[0])) is None else []


def _write(entry: Entry) -> str:
    return f"write `{entry.key}: {shortened(entry.value)}`" if entry.value else f"write `{entry.key}:`"


def no_colon(stop: Stop) -> Fault | None:
    """A line without a colon among entries."""
    number = stop.began[0] if "expected ':'" in stop.problem and stop.began else _bare_line(stop)
    if number is None:
        return None
    line = stop.at(number)
    message = f"the line `{shortened(line)}` has no colon"
    return Fault(number, indent(line), len(line.strip()), message, _with_colon(line.strip()))


def _with_colon(line: str) -> str:
    """How a line without a colon is written as an entry."""
    key, _, value = line.partition(" ")
    if not re.fullmatch(r"[a-z][\w-]*", key):
        goes_on = "if it goes on with the text above, indent it further than the key of that text"
        return f"write `key: value`; {goes_on}"
    value = value.strip(" -:")
    return (
        f"if `{key}` is a key, write `{key}: {shortened(value)}`"
        if value
        else f"if `{key}` is a key, write `{key}:`"
    )


def _bare_line(stop: Stop) -> int | None:
    """The first line above the stop that is no entry and does not go on with the value of one."""
    first = next(stop.suspects(), stop.line)
    if "mapping values" not in stop.problem or first == stop.line:
        return None
    above = entry_of(stop.at(first - 1)) if first else None
    goes_on = above is not None and bool(above.value) and indent(stop.at(first)) > indent(stop.at(first - 1))
    return None if goes_on else first


def foreign_comma(stop: Stop) -> Fault | None:
    """A comma of another script between two entries within brackets."""
    if "flow" not in stop.context:
        return None
    line = stop.text[: stop.column]
    found = [index for index, letter in line_of.outside_quotes(line) if letter in line_of.COMMAS]
    between = line[found[-1] + 1 :].strip() if found else ""
    above = stop.at(stop.line - 1).rstrip()
    if not found and above[-1:] in [*line_of.COMMAS] and re.fullmatch(r"\s*[A-Za-z_-]+", line):
        return _comma(stop.line - 1, len(above) - 1, above[-1], line.strip())
    if not re.fullmatch(r"[A-Za-z_-]+", between):
        return None
    return _comma(stop.line, found[-1], line[found[-1]], between)


def _comma(line: int, column: int, mark: str, before: str) -> Fault:
    message = f"`{mark}` (U+{ord(mark):04X}) before `{before}` is not the comma of YAML"
    return Fault(
        line,
        column,
        1,
        message,
        "write `,` and a space in its place; if it belongs to the text, quote the text",
    )


def colon_alone(stop: Stop) -> Fault | None:
    """A colon without a key."""
    if "but found ':'" not in stop.problem or stop.text[: stop.column].strip():
        return None
    return Fault(
        stop.line,
        stop.column,
        1,
        "nothing stands before the colon",
        "write the key before it, or take the line away",
    )


def comma_alone(stop: Stop) -> Fault | None:
    """Two commas with nothing between them."""
    if "expected the node content, but found ','" not in stop.problem:
        return None
    return Fault(
        stop.line,
        stop.column,
        1,
        "nothing stands between two commas",
        "take one of them away, or write what is missing",
    )
