"""Quotes and brackets that are not closed, closed twice, or closed around a part of a value only."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hasila.ingest.yaml_faults.stop import Stop, YamlFault, code_point
from hasila.model import yaml_line as line_of
from hasila.model.yaml_line import entry_of, quoted, shortened

_QUOTES_AROUND = re.compile(f"^[{line_of.QUOTES}]+|[{line_of.QUOTES}]+$")
_OPENING, _CLOSING = ("[", "{"), ("]", "}")
_AFTER_A_TEXT = re.compile(r"\s*([,\]}]|#|$)")


def unclosed_quote(stop: Stop) -> YamlFault | None:
    """A quote that is opened and not closed, at the place where it is opened."""
    if not stop.says("end of stream", "document separator", "<scalar>", "but got", "mapping values"):
        return None
    for number in _up_to_the_stop(stop):
        line = stop.at(number)
        index = line_of.open_quote(line)
        if index is not None and not _closes_below(stop, number, line[index]):
            return _unclosed_quote(number, line, index)
    return None


def _unclosed_quote(number: int, line: str, index: int) -> YamlFault:
    length = len(line.rstrip()) - index
    message = f"the quote {line[index]} that opens here is not closed on its line"
    hint = f"close it where the text ends: {_closed(line, index)}"
    return YamlFault(number, index, length, message, hint)


def _up_to_the_stop(stop: Stop) -> Iterator[int]:
    """The lines in which a quote means one, up to the stop."""
    last = stop.line
    if stop.began:
        first, _ = stop.began
        last = max(last, first)
    literal = line_of.literal_lines(stop.lines)
    for number in range(min(last, len(stop.lines) - 1) + 1):
        if number not in literal:
            yield number


def _closed(line: str, index: int) -> str:
    """The entry whose value opens with the quote at ``index``, closed."""
    start = re.search(r"[^\s{\[,]*\s*$", line[:index])
    key = line[start.start() : index] if start else ""
    value = shortened(line[index:].rstrip(" ,}]"))
    return f"`{key}{value}{line[index]}`"


def _closes_below(stop: Stop, number: int, quote: str) -> bool:
    """True where the text goes on over lines and ends as a text does: nothing but a bracket or a comma after
    its quote.
    """
    for line in stop.lines[number + 1 :]:
        _, found, rest = line.partition(quote)
        if found:
            return bool(_AFTER_A_TEXT.match(rest))
    return False


def text_after_quote(stop: Stop) -> YamlFault | None:
    """Words after a closing quote: the quotes stand around a part of the value, or one of them is an
    apostrophe.
    """
    before = stop.text[: stop.column].rstrip()
    if not stop.says("<scalar>") or not before.endswith(('"', "'")):
        return None
    quote = before[-1]
    start = before.find(f" {quote}") + 1
    if start > before.rfind(quote):
        return None
    message = f"the text that opens with {quote} ends here, and more words follow"
    value = stop.text[start:]
    hint = f"quote all of it: {_without(quote, value)}"
    last = len(before) - 1
    return YamlFault(stop.line, last, 1, message, hint)


def _without(quote: str, value: str) -> str:
    """A value with a quote in it, quoted as a whole."""
    value = value.strip()
    if len(value) > 1 and value.endswith(quote):
        value = value[1:-1]
    return f"`{quoted(value)}`"


def smart_quote(stop: Stop) -> YamlFault | None:
    """Typographic quotes around a value: they are letters to YAML and protect nothing."""
    line = stop.text
    for index, letter in line_of.outside_quotes(line[: stop.column]):
        typographic = letter in line_of.QUOTES + line_of.GUILLEMETS
        if typographic and line_of.opens(line, index):
            return _smart(stop, index)
    return None


def _smart(stop: Stop, index: int) -> YamlFault:
    line, mark = stop.text, stop.text[index]
    value = line[index:]
    if line_of.in_flow(line, index):
        _, value = line_of.flow_value(line, index + 1)
    start = max(0, value.find(mark))
    value = value[start:]
    bare = _QUOTES_AROUND.sub("", value.strip())
    no_quote = f"`{mark}` ({code_point(mark)}) is no quote of YAML"
    message = f"{no_quote}, and the text after it holds a `:` or a bracket"
    hint = f"write straight quotes: `{quoted(bare)}`"
    return YamlFault(stop.line, index, len(value), message, hint)


def bracket(stop: Stop) -> YamlFault | None:
    """A bracket that is not closed, closed by another, or closed twice."""
    closed = re.search(r"but (?:got|found) '([\]}])'", stop.problem)
    if "flow" not in stop.context:
        return _closes_nothing(stop) if closed else None
    line, column = _opening(stop)
    opening = stop.at(line)[column : column + 1]
    if opening not in _OPENING:
        return None
    if closed:
        return _closed_by_another(stop, opening, closed[1])
    return None if _is_closed(stop) else _unclosed(stop, line, column, opening)


def _closed_by_another(stop: Stop, opening: str, closing: str) -> YamlFault:
    message = f"`{closing}` closes what `{opening}` opened"
    hint = f"write `{_partner(opening)}` in its place"
    return stop.fault(1, message, hint)


def _partner(opening: str) -> str:
    return "]" if opening == "[" else "}"


def _opening(stop: Stop) -> tuple[int, int]:
    """The place where the bracket opens in which the parser gave up."""
    line, column = stop.began or (0, 0)
    if stop.at(line)[column : column + 1] in _OPENING:
        return line, column
    opened: list[tuple[int, int]] = []
    for number, index, letter in _signs(stop, 0):
        if letter in _OPENING:
            opened.append((number, index))
        elif letter in _CLOSING:
            del opened[-1:]
    return opened[-1] if opened else (line, column)


def _signs(stop: Stop, first: int) -> Iterator[tuple[int, int, str]]:
    """Line, column and letter of all that stands outside quotes, from line ``first`` to that of the stop."""
    for number in range(first, stop.last_line + 1):
        for index, letter in line_of.outside_quotes(stop.at(number)):
            yield number, index, letter


def _closes_nothing(stop: Stop) -> YamlFault:
    message = f"`{stop.sign}` closes nothing that is open"
    return stop.fault(1, message, "take it away, or open the bracket before it")


def _unclosed(stop: Stop, line: int, column: int, opening: str) -> YamlFault:
    rest = stop.at(line)[column:].rstrip()
    wanted = _partner(opening)
    end = f": `{shortened(rest)}{wanted}`"
    if rest.endswith((",", opening)):
        end = " where it ends"
    message = f"the bracket `{opening}` that opens here is never closed"
    hint = f"close it with `{wanted}`{end}"
    return YamlFault(line, column, len(rest), message, hint)


def _is_closed(stop: Stop) -> bool:
    """True where the bracket in which the parser gave up is closed on the line of the stop or before."""
    began = stop.began or (0, 0)
    depth = 0
    for number, index, letter in _signs(stop, began[0]):
        if (number, index) < began:
            continue
        depth += (letter in _OPENING) - (letter in _CLOSING)
        if depth == 0:
            return True
    return False


def text_after_bracket(stop: Stop) -> YamlFault | None:
    """``{n} killed``: a value that begins with a bracket and goes on after it."""
    before = stop.text[: stop.column].rstrip()
    entry = entry_of(stop.text)
    if entry is None or not stop.says("<scalar>"):
        return None
    if not entry.value.startswith(_OPENING) or not before.endswith(_CLOSING):
        return None
    message = f"a value that begins with `{entry.value[0]}` ends with its bracket, and more words follow"
    value = entry.value
    hint = f"quote it: `{entry.key}: {quoted(value)}`"
    return YamlFault(stop.line, entry.start, len(value), message, hint)


def escape(stop: Stop) -> YamlFault | None:
    """A backslash between double quotes that begins no escape."""
    if not stop.says("escape"):
        return None
    last = stop.text.rfind("\\", 0, stop.column + 1)
    start = max(0, last)
    letters = stop.text[start : start + 2]
    message = f"`{letters}` between double quotes is no escape of YAML"
    hint = f"write the backslash twice, `\\{letters}`, or put the text between single quotes"
    return YamlFault(stop.line, start, 2, message, hint)
