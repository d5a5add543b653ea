"""White space that YAML does not take as it is meant: tabs, other spaces, indentation out of step."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hasila.ingest.yaml_faults.stop import Stop, YamlFault, code_point
from hasila.model import yaml_line as line_of
from hasila.model.yaml_line import YamlEntry, entry_of, indent

_BROKEN_LIST = "expected <block end>, but found '<scalar>'"


def tab(stop: Stop) -> YamlFault | None:
    """A tab where YAML takes spaces: in front of a line, or between a key and its value."""
    for number in stop.suspects():
        line = stop.at(number)
        if "\t" in line[: indent(line)]:
            return _tab_in_front(stop, number)
    if not stop.says("'\\t'"):
        return None
    entry = entry_of(stop.text)
    where = f"after `{entry.key}:`" if entry else "here"
    return stop.fault(1, f"a tab stands {where}", "write one space in its place")


def _tab_in_front(stop: Stop, number: int) -> YamlFault:
    line = stop.at(number)
    width = _expected(stop, number)
    hint = f"indent with spaces, {width} of them here" if width else "begin the line without white space"
    return YamlFault(number, line.index("\t"), 1, "the line is indented with a tab", hint)


def _expected(stop: Stop, number: int) -> int:
    """The spaces that line ``number`` would have by the line above it: two more below a key without a
    value.
    """
    above = _filled_above(stop, number)
    has_tab = "\t" in above[: indent(above)]
    spaces = len(above) - len(above.lstrip(" "))
    width = 2 if has_tab else spaces
    entry = entry_of(above)
    if entry is None:
        return width
    is_entry = entry_of(stop.at(number)) is not None
    return width if entry.value and is_entry else width + 2


def _filled_above(stop: Stop, number: int) -> str:
    """The nearest line above line ``number`` that holds something; "" without one."""
    for line in reversed(stop.lines[:number]):
        if line.strip():
            return line
    return ""


def foreign_space(stop: Stop) -> YamlFault | None:
    """A space of another kind, or a letter that is not seen, in front of a line or after a colon."""
    for number in _lines_before_and_at(stop):
        line = stop.at(number)
        index = _foreign_in(line)
        if index is not None:
            message = f"{code_point(line[index])} stands here in the place of a space"
            hint = "write a plain space; it was probably pasted from a page"
            return YamlFault(number, index, 1, message, hint)
    return None


def _lines_before_and_at(stop: Stop) -> Iterator[int]:
    """The nearest entry above the stop, then the lines that may hold the cause."""
    above = stop.entry_before()
    if above:
        yield above[0]
    yield from stop.suspects()


def _foreign_in(line: str) -> int | None:
    """The index of a foreign space in front of ``line``, or after its first colon."""
    unindented = line.lstrip(" \t" + line_of.SPACES)
    front = line[: len(line) - len(unindented)]
    for index, letter in enumerate(front):
        if letter.isspace() and letter in line_of.SPACES:
            return index
    after = re.search(f"[\\w\"']:[{line_of.SPACES}]", line)
    if not after:
        return None
    space = after.end() - 1
    return space if entry_of(line[:space]) else None


def indentation(stop: Stop) -> YamlFault | None:
    """A line that is indented as no line around it is."""
    own = entry_of(stop.text)
    found = stop.says(" start>'") or stop.problem.startswith(_BROKEN_LIST)
    values = stop.says("mapping values")
    odd = _odd_above(stop) if own and (found or values) else None
    if odd is not None:
        return _out_of_step(stop, odd)
    if own and values and own.colon == stop.column:
        return _too_far(stop, own)
    if own and found and stop.says("document start"):
        return _first_indented(stop, own)
    if found and stop.line and stop.column == indent(stop.text):
        return _between(stop)
    return None


def _odd_above(stop: Stop) -> int | None:
    """The line above that is out of step with the indentation of the text, where the line of the stop is in
    step.
    """
    unit = _unit(stop.lines)
    if indent(stop.text) % unit:
        return None
    for number in range(stop.line - 1, -1, -1):
        line = stop.at(number)
        if line.strip() and indent(line) % unit:
            return number
    return None


def _unit(lines: tuple[str, ...]) -> int:
    """The spaces of one step: nearly all lines are indented by a multiple of it."""
    widths = [indent(line) for line in lines if line.strip()]
    indented = [width for width in widths if width]
    for unit, enough in ((4, 3), (2, 1)):
        in_step = sum(width % unit == 0 for width in indented)
        if in_step >= max(enough, len(indented) - 1):
            return unit
    return 1


def _out_of_step(stop: Stop, number: int) -> YamlFault:
    line = stop.at(number)
    width, entry = indent(line), entry_of(line)
    key = entry.key if entry else ""
    name = f"`{key}`" if entry else "the line"
    message = f"{name} is indented by {_spaces(width)}, out of step with the lines around it"
    unit = _unit(stop.lines)
    lower = width - width % unit
    hint = f"indent it by {lower} or {lower + unit} spaces, as the lines that it belongs with"
    return YamlFault(number, width, len(key), message, hint)


def _too_far(stop: Stop, own: YamlEntry) -> YamlFault | None:
    above = stop.entry_before()
    if above is None:
        return None
    number, entry = above
    column, width = indent(stop.text), indent(stop.at(number))
    if not entry.value or column <= width:
        return None
    message = f"`{own.key}` is indented further than `{entry.key}` above it, which has a value already"
    hint = f"begin it in the first column, as `{entry.key}` does"
    if width:
        hint = f"indent it by {_spaces(width)}, as `{entry.key}` is"
    return YamlFault(stop.line, column, len(own.key), message, hint)


def _first_indented(stop: Stop, own: YamlEntry) -> YamlFault | None:
    filled = (number for number, line in enumerate(stop.lines) if line.strip())
    first = next(filled)
    width = indent(stop.at(first))
    if not width:
        return None
    message = f"the first line is indented by {_spaces(width)}, `{own.key}` below it is not"
    return YamlFault(first, 0, width, message, "begin all keys of the outermost level in the first column")


def _between(stop: Stop) -> YamlFault | None:
    width = indent(stop.text)
    above = [line for line in stop.lines[: stop.line] if line.strip()]
    levels = sorted(set(map(indent, above)))
    if width in levels:
        return None
    by_distance = sorted(levels, key=lambda level: abs(level - width))
    near = " or ".join(map(str, sorted(by_distance[:2])))
    message = f"the line is indented by {_spaces(width)}, as no line above it is"
    hint = f"indent it by {near} spaces, as the lines that it belongs with"
    return YamlFault(stop.line, width, 0, message, hint)


def _spaces(count: int) -> str:
    if count == 1:
        return "one space"
    return f"{count} spaces" if count else "no space"


def out_of_place(stop: Stop) -> YamlFault | None:
    """A line whose indentation other lines have, but no key that is open here."""
    own = entry_of(stop.text)
    if own is None or not stop.says(" start>'"):
        return None
    width = indent(stop.text)
    depth = f"indented by {_spaces(width)}"
    message = f"`{own.key}` is {depth}, and no key above it is open at that depth"
    hint = "compare its indentation with the lines above it"
    above = _less_indented(stop, width)
    if above:
        hint = (
            f"look at `{above.key}` above it: does it end with its colon, is it indented as its neighbours?"
        )
    return YamlFault(stop.line, width, len(own.key), message, hint)


def _less_indented(stop: Stop, width: int) -> YamlEntry | None:
    """The entry on the nearest line above the stop that is indented by less than ``width``."""
    for line in reversed(stop.lines[: stop.line]):
        if line.strip() and indent(line) < width:
            return entry_of(line)
    return None
