"""White space that YAML does not take as it is meant: tabs, other spaces, indentation out of step."""

from __future__ import annotations

import re

from hasila.ingest.yaml_faults.stop import Fault, Stop
from hasila.model import yaml_line as line_of
from hasila.model.yaml_line import Entry, entry_of, indent


def tab(stop: Stop) -> Fault | None:
    """A tab where YAML takes spaces: in front of a line, or between a key and its value."""
    for number in stop.suspects():
        line = stop.at(number)
        if "\t" in line[: indent(line)]:
            return _tab_in_front(stop, number)
    if "'\\t'" not in stop.problem:
        return None
    entry = entry_of(stop.text)
    where = f"after `{entry.key}:`" if entry else "here"
    return Fault(stop.line, stop.column, 1, f"a tab stands {where}", "write one space in its place")


def _tab_in_front(stop: Stop, number: int) -> Fault:
    line = stop.at(number)
    width = _expected(stop, number)
    hint = f"indent with spaces, {width} of them here" if width else "begin the line without white space"
    return Fault(number, line.index("\t"), 1, "the line is indented with a tab", hint)


def _expected(stop: Stop, number: int) -> int:
    """The spaces that line ``number`` would have by the line above it: two more below a key without a
    value.
    """
    above = next((line for line in reversed(stop.lines[:number]) if line.strip()), "")
    entry = entry_of(above)
    wide = len(above) - len(above.lstrip(" ")) if "\t" not in above[: indent(above)] else 2
    deeper = entry is not None and (not entry.value or entry_of(stop.at(number)) is None)
    return wide + 2 if deeper else wide


def foreign_space(stop: Stop) -> Fault | None:
    """A space of another kind, or a letter that is not seen, in front of a line or after a colon."""
    above = stop.entry_before()
    for number in (*([above[0]] if above else []), *stop.suspects()):
        line = stop.at(number)
        front = len(line) - len(line.lstrip(" \t" + line_of.SPACES))
        index = next(
            (
                index
                for index, letter in enumerate(line[:front])
                if letter.isspace() and letter in line_of.SPACES
            ),
            -1,
        )
        after = re.search(f"[\\w\"']:[{line_of.SPACES}]", line)
        index = after.end() - 1 if index < 0 and after and entry_of(line[: after.end() - 1]) else index
        if index >= 0:
            message = f"U+{ord(line[index]):04X} stands here in the place of a space"
            return Fault(number, index, 1, message, "write a plain space; it was probably pasted from a page")
    return None


def indentation(stop: Stop) -> Fault | None:
    """A line that is indented as no line around it is."""
    own = entry_of(stop.text)
    found = " start>'" in stop.problem or stop.problem.startswith(
        "expected <block end>, but found '<scalar>'"
    )
    if (found or "mapping values" in stop.problem) and own and (odd := _odd_above(stop)) is not None:
        return _out_of_step(stop, odd)
    if own and own.colon == stop.column and "mapping values" in stop.problem:
        return _too_far(stop, own)
    if own and found and "document start" in stop.problem:
        return _first_indented(stop, own)
    if found and stop.column == indent(stop.text) and stop.line:
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
        if stop.at(number).strip() and indent(stop.at(number)) % unit:
            return number
    return None


def _unit(lines: tuple[str, ...]) -> int:
    """The spaces of one step: nearly all lines are indented by a multiple of it."""
    wide = [indent(line) for line in lines if line.strip() and indent(line)]
    for unit, enough in ((4, 3), (2, 1)):
        in_step = sum(width % unit == 0 for width in wide)
        if in_step >= max(enough, len(wide) - 1):
            return unit
    return 1


def _out_of_step(stop: Stop, number: int) -> Fault:
    wide, key = indent(stop.at(number)), entry_of(stop.at(number))
    name = f"`{key.key}`" if key else "the line"
    message = f"{name} is indented by {_spaces(wide)}, out of step with the lines around it"
    unit = _unit(stop.lines)
    lower = wide - wide % unit
    hint = f"indent it by {lower} or {lower + unit} spaces, as the lines that it belongs with"
    return Fault(number, wide, len(key.key) if key else 0, message, hint)


def _too_far(stop: Stop, own: Entry) -> Fault | None:
    above = stop.entry_before()
    if above is None or not above[1].value or indent(stop.text) <= indent(stop.at(above[0])):
        return None
    wide, key = indent(stop.at(above[0])), above[1].key
    message = f"`{own.key}` is indented further than `{key}` above it, which has a value already"
    hint = (
        f"indent it by {_spaces(wide)}, as `{key}` is"
        if wide
        else f"begin it in the first column, as `{key}` does"
    )
    return Fault(stop.line, indent(stop.text), len(own.key), message, hint)


def _first_indented(stop: Stop, own: Entry) -> Fault | None:
    number = next(index for index, line in enumerate(stop.lines) if line.strip())
    wide = indent(stop.at(number))
    if not wide:
        return None
    message = f"the first line is indented by {_spaces(wide)}, `{own.key}` below it is not"
    return Fault(number, 0, wide, message, "begin all keys of the outermost level in the first column")


def _between(stop: Stop) -> Fault | None:
    wide = indent(stop.text)
    levels = sorted({indent(line) for line in stop.lines[: stop.line] if line.strip()})
    if wide in levels:
        return None
    near = sorted(levels, key=lambda level: abs(level - wide))[:2]
    message = f"the line is indented by {_spaces(wide)}, as no line above it is"
    hint = f"indent it by {' or '.join(map(str, sorted(near)))} spaces, as the lines that it belongs with"
    return Fault(stop.line, wide, 0, message, hint)


def _spaces(count: int) -> str:
    return "one space" if count == 1 else f"{count} spaces" if count else "no space"


def out_of_place(stop: Stop) -> Fault | None:
    """A line whose indentation other lines have, but no key that is open here."""
    own = entry_of(stop.text)
    if " start>'" not in stop.problem or own is None:
        return None
    wide = indent(stop.text)
    message = f"`{own.key}` is indented by {_spaces(wide)}, and no key above it is open at that depth"
    above = next(
        (line for line in reversed(stop.lines[: stop.line]) if line.strip() and indent(line) < wide), ""
    )
    entry = entry_of(above)
    hint = (
        f"look at `{entry.key}` above it: does it end with its colon, is it indented as its neighbours?"
        if entry
        else ""
    )
    return Fault(
        stop.line, wide, len(own.key), message, hint or "compare its indentation with the lines above it"
    )
