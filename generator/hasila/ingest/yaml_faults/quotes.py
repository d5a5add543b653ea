"""Quotes and brackets that are not closed, closed twice, or closed around a part of a value only."""

from __future__ import annotations

import re

from hasila.ingest.yaml_faults.stop import Fault, Stop
from hasila.model import yaml_line as line_of
from hasila.model.yaml_line import entry_of, quoted, shortened


def unclosed_quote(stop: Stop) -> Fault | None:
    """A quote that is opened and not closed, told where it is opened."""
    if not any(
        words in stop.problem
        for words in ("end of stream", "document separator", "<scalar>", "but got", "mapping values")
    ):
        return None
    last = min(max(stop.line, stop.began[0] if stop.began else 0), len(stop.lines) - 1)
    literal = line_of.literal_lines(stop.lines)
    for number in (number for number in range(last + 1) if number not in literal):
        line = stop.at(number)
        index = line_of.open_quote(line)
        if index is not None and not _closes_below(stop, number, line[index]):
            message = f"the quote {line[index]} that opens here is not closed on its line"
            return Fault(
                number,
                index,
                len(line.rstrip()) - index,
                message,
                f"close it where the text ends: {_closed(line, index)}",
            )
    return None


def _closed(line: str, index: int) -> str:
    start = re.search(r"[^\s{\[,]*\s*$", line[:index])
    key = line[start.start() : index] if start else ""
    return f"`{key}{shortened(line[index:].rstrip(' ,}]'))}{line[index]}`"


def _closes_below(stop: Stop, number: int, quote: str) -> bool:
    """Whether the text goes on over lines and ends as a text does: nothing but a bracket or a comma after
    its quote.
    """
    for line in stop.lines[number + 1 :]:
        if quote in line:
            return bool(re.match(r"\s*([,\]}]|#|$)", line.split(quote, 1)[1]))
    return False


def text_after_quote(stop: Stop) -> Fault | None:
    """Words after a closing quote: the quotes stand around a part of the value, or one of them is an
    apostrophe.
    """
    before = stop.text[: stop.column].rstrip()
    if "<scalar>" not in stop.problem or not before.endswith(('"', "'")):
        return None
    quote, start = before[-1], before.find(f" {before[-1]}") + 1
    inner = _without(quote, stop.text[start:])
    if start > before.rfind(quote):
        return None
    message = f"the text that opens with {quote} ends here, and more words follow"
    return Fault(stop.line, len(before) - 1, 1, message, f"quote all of it: {inner}")


def _without(quote: str, value: str) -> str:
    """A value with a quote in it, quoted as a whole."""
    value = value.strip()
    whole = value[1:-1] if value.endswith(quote) and len(value) > 1 else value
    return f"`{quoted(whole)}`"


def smart_quote(stop: Stop) -> Fault | None:
    """Typographic quotes around a value: they are letters to YAML and protect nothing."""
    line = stop.text
    for index, letter in line_of.outside_quotes(line[: stop.column]):
        if letter in line_of.QUOTES + line_of.GUILLEMETS and line_of.opens(line, index):
            return _smart(stop, index)
    return None


def _smart(stop: Stop, index: int) -> Fault:
    line, mark = stop.text, stop.text[index]
    value = line_of.flow_value(line, index + 1)[1] if line_of.in_flow(line, index) else line[index:]
    value = value[max(0, value.find(mark)) :]
    bare = re.sub(f"^[{line_of.QUOTES}]+|[{line_of.QUOTES}]+$", "", value.strip())
    message = (
        f"`{mark}` (U+{ord(mark):04X}) is no quote of YAML, and the text after it holds a `:` or a bracket"
    )
    return Fault(stop.line, index, len(value), message, f"write straight quotes: `{quoted(bare)}`")


def bracket(stop: Stop) -> Fault | None:
    """A bracket that is not closed, closed by another, or closed twice."""
    closed = re.search(r"but (?:got|found) '([\]}])'", stop.problem)
    if "flow" not in stop.context:
        return _closes_nothing(stop) if closed else None
    line, column = _opening(stop)
    opening = stop.at(line)[column : column + 1]
    if opening not in ("[", "{"):
        return None
    if closed:
        wanted = "]" if opening == "[" else "}"
        return Fault(
            stop.line,
            stop.column,
            1,
            f"`{closed[1]}` closes what `{opening}` opened",
            f"write `{wanted}` in its place",
        )
    return None if _is_closed(stop) else _unclosed(stop, line, column, opening)


def _opening(stop: Stop) -> tuple[int, int]:
    """Where the bracket opens in which the parser gave up."""
    line, column = stop.began or (0, 0)
    if stop.at(line)[column : column + 1] in ("[", "{"):
        return line, column
    opened: list[tuple[int, int]] = []
    for number in range(min(stop.line, len(stop.lines) - 1) + 1):
        for index, letter in line_of.outside_quotes(stop.at(number)):
            opened = (
                [*opened, (number, index)] if letter in "[{" else opened[:-1] if letter in "]}" else opened
            )
    return opened[-1] if opened else (line, column)


def _closes_nothing(stop: Stop) -> Fault:
    mark = stop.text[stop.column : stop.column + 1]
    return Fault(
        stop.line,
        stop.column,
        1,
        f"`{mark}` closes nothing that is open",
        "take it away, or open the bracket before it",
    )


def _unclosed(stop: Stop, line: int, column: int, opening: str) -> Fault:
    wanted, rest = ("]" if opening == "[" else "}"), stop.at(line)[column:].rstrip()
    message = f"the bracket `{opening}` that opens here is never closed"
    shown = f": `{shortened(rest)}{wanted}`" if not rest.endswith((",", opening)) else " where it ends"
    return Fault(line, column, len(rest), message, f"close it with `{wanted}`{shown}")


def _is_closed(stop: Stop) -> bool:
    """Whether the bracket in which the parser gave up is closed on the line of the stop or before."""
    first, column = stop.began or (0, 0)
    depth = 0
    for number in range(first, min(stop.line, len(stop.lines) - 1) + 1):
        for index, letter in line_of.outside_quotes(stop.at(number)):
            if (number, index) < (first, column):
                continue
            depth += (letter in "[{") - (letter in "]}")
            if depth == 0:
                return True
    return False


def text_after_bracket(stop: Stop) -> Fault | None:
    """``{n} killed``: a value that begins with a bracket and goes on after it."""
    before = stop.text[: stop.column].rstrip()
    entry = entry_of(stop.text)
    if (
        "<scalar>" not in stop.problem
        or not entry
        or entry.value[:1] not in ("[", "{")
        or before[-1:] not in ("]", "}")
    ):
        return None
    message = f"a value that begins with `{entry.value[0]}` ends with its bracket, and more words follow"
    return Fault(
        stop.line, entry.start, len(entry.value), message, f"quote it: `{entry.key}: {quoted(entry.value)}`"
    )


def escape(stop: Stop) -> Fault | None:
    """A backslash between double quotes that begins no escape."""
    if "escape" not in stop.problem:
        return None
    start = max(0, stop.text.rfind("\\", 0, stop.column + 1))
    letters = stop.text[start : start + 2]
    message = f"`{letters}` between double quotes is no escape of YAML"
    return Fault(
        stop.line,
        start,
        2,
        message,
        f"write the backslash twice, `\\{letters}`, or put the text between single quotes",
    )
