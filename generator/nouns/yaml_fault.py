"""Why a text is not YAML: from the place where the parser gave up to what a hand did, and how it is mended.

The parser stops where it can go no further; the cause is often on an earlier line (a quote that was opened there, a key
without its colon). Each rule below looks for one cause and answers with its own place, message and next step; the first
that recognises its cause is told.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import yaml

from generator.nouns import yaml_line as line_of
from generator.nouns.yaml_line import Entry, entry_by, entry_of, indent, quoted, shortened


@dataclass(frozen=True, slots=True)
class Fault:
    """A cause: ``line`` and ``column`` from 0, ``length`` in code points."""

    line: int
    column: int
    length: int
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class Stop:
    """Where the parser gave up, in its own words, and where what it was reading began."""

    lines: tuple[str, ...]
    line: int
    column: int
    problem: str
    context: str
    began: tuple[int, int] | None

    @property
    def text(self) -> str:
        return self.at(self.line)

    def at(self, line: int) -> str:
        return self.lines[line] if 0 <= line < len(self.lines) else ""

    def suspects(self) -> Iterator[int]:
        """Lines that may hold the cause: those just above that are no entries, nearest last, then the line of the stop."""
        first = self.line
        while first > 0 and self.at(first - 1).strip() and entry_of(self.at(first - 1)) is None:
            first -= 1
        yield from range(first, min(self.line, len(self.lines) - 1) + 1)

    def entry_before(self) -> tuple[int, Entry] | None:
        """The nearest entry above the line of the stop."""
        for line in range(self.line - 1, -1, -1):
            found = entry_of(self.at(line))
            if found:
                return line, found
        return None


Rule = Callable[[Stop], Fault | None]


def fault_of(text: str, error: yaml.MarkedYAMLError) -> Fault:
    """The cause of ``error`` in ``text``, with its true place as far as it can be told."""
    stop = _stop(text, error)
    for rule in RULES:
        fault = rule(stop)
        if fault:
            return _within(fault, stop)
    return _unrecognised(stop)


def _within(fault: Fault, stop: Stop) -> Fault:
    """``fault`` with no more of its line than there is."""
    return replace(fault, length=max(0, min(fault.length, len(stop.at(fault.line)) - fault.column)))


def _stop(text: str, error: yaml.MarkedYAMLError) -> Stop:
    mark, began = error.problem_mark or error.context_mark, error.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    since = (began.line, began.column) if began else None
    return Stop(tuple(text.split("\n")), line, column, error.problem or "", error.context or "", since)


def _unrecognised(stop: Stop) -> Fault:
    """The parser's own words, on a line that holds something."""
    line = stop.line
    while line > 0 and not stop.at(line).strip():
        line -= 1
    column = stop.column if line == stop.line else len(stop.at(line).rstrip())
    message = f"not YAML: {stop.problem or 'the text breaks off'}"
    return Fault(line, column, 0, message, "compare this line and the one above it with a head that is read")


# What stands in the file and belongs to no report


def merge_conflict(stop: Stop) -> Fault | None:
    """Markers that git leaves where two changes meet."""
    for number, line in enumerate(stop.lines):
        if re.match(r"(<{7}|>{7}|\|{7})( |$)", line):
            message = "a marker of a merge conflict stands here"
            return Fault(number, 0, len(line), message, "keep one of the two versions and take the three marker lines away")
    return None


def second_document(stop: Stop) -> Fault | None:
    """A second document: a line ``---`` or ``...`` within the file."""
    if "document" not in stop.problem:
        return None
    for number in range(min(stop.line, len(stop.lines) - 1), 0, -1):
        line = stop.at(number).rstrip()
        if line in ("---", "..."):
            message = f"a line `{line}` begins a second document here"
            return Fault(number, 0, 3, message, "one file is one document: take the line away, or move what follows into a file of its own")
    return None


def directive(stop: Stop) -> Fault | None:
    """A line ``%YAML`` before the document."""
    first = stop.at(0)
    if "document start" not in stop.problem or not first.startswith("%"):
        return None
    return Fault(0, 0, len(first), f"`{shortened(first)}` is a directive of YAML", "take the line away; files here have none")


# White space


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
    """The spaces that line ``number`` would have by the line above it: two more below a key without a value."""
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
        index = next((index for index, letter in enumerate(line[:front]) if letter.isspace() and letter in line_of.SPACES), -1)
        after = re.search(f"[\\w\"']:[{line_of.SPACES}]", line)
        index = after.end() - 1 if index < 0 and after and entry_of(line[: after.end() - 1]) else index
        if index >= 0:
            message = f"U+{ord(line[index]):04X} stands here in the place of a space"
            return Fault(number, index, 1, message, "write a plain space; it was probably pasted from a page")
    return None


def indentation(stop: Stop) -> Fault | None:
    """A line that is indented as no line around it is."""
    own = entry_of(stop.text)
    found = " start>'" in stop.problem or stop.problem.startswith("expected <block end>, but found '<scalar>'")
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
    """The line above that is out of step with the indentation of the text, where the line of the stop is in step."""
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
    hint = f"indent it by {wide - wide % unit} or {wide - wide % unit + unit} spaces, as the lines that it belongs with"
    return Fault(number, wide, len(key.key) if key else 0, message, hint)


def _too_far(stop: Stop, own: Entry) -> Fault | None:
    above = stop.entry_before()
    if above is None or not above[1].value or indent(stop.text) <= indent(stop.at(above[0])):
        return None
    wide, key = indent(stop.at(above[0])), above[1].key
    message = f"`{own.key}` is indented further than `{key}` above it, which has a value already"
    hint = f"indent it by {_spaces(wide)}, as `{key}` is" if wide else f"begin it in the first column, as `{key}` does"
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


# What stands where a colon or a comma should


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
            return Fault(number, entry.colon, 1, f"`{mark}` stands after `{entry.key}` in the place of a colon", _write(entry))
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
        return "write `key: value`; if it goes on with the text above, indent it further than the key of that text"
    value = value.strip(" -:")
    return f"if `{key}` is a key, write `{key}: {shortened(value)}`" if value else f"if `{key}` is a key, write `{key}:`"


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
    return Fault(line, column, 1, message, "write `,` and a space in its place; if it belongs to the text, quote the text")


# Quotes and brackets


def unclosed_quote(stop: Stop) -> Fault | None:
    """A quote that is opened and not closed, told where it is opened."""
    if not any(words in stop.problem for words in ("end of stream", "document separator", "<scalar>", "but got", "mapping values")):
        return None
    last = min(max(stop.line, stop.began[0] if stop.began else 0), len(stop.lines) - 1)
    literal = line_of.literal_lines(stop.lines)
    for number in (number for number in range(last + 1) if number not in literal):
        line = stop.at(number)
        index = line_of.open_quote(line)
        if index is not None and not _closes_below(stop, number, line[index]):
            message = f"the quote {line[index]} that opens here is not closed on its line"
            return Fault(number, index, len(line.rstrip()) - index, message, f"close it where the text ends: {_closed(line, index)}")
    return None


def _closed(line: str, index: int) -> str:
    start = re.search(r"[^\s{\[,]*\s*$", line[:index])
    key = line[start.start() : index] if start else ""
    return f"`{key}{shortened(line[index:].rstrip(' ,}]'))}{line[index]}`"


def _closes_below(stop: Stop, number: int, quote: str) -> bool:
    """Whether the text goes on over lines and ends as a text does: nothing but a bracket or a comma after its quote."""
    for line in stop.lines[number + 1 :]:
        if quote in line:
            return bool(re.match(r"\s*([,\]}]|#|$)", line.split(quote, 1)[1]))
    return False


def text_after_quote(stop: Stop) -> Fault | None:
    """Words after a closing quote: the quotes stand around a part of the value, or one of them is an apostrophe."""
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
    message = f"`{mark}` (U+{ord(mark):04X}) is no quote of YAML, and the text after it holds a `:` or a bracket"
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
        return Fault(stop.line, stop.column, 1, f"`{closed[1]}` closes what `{opening}` opened", f"write `{wanted}` in its place")
    return None if _is_closed(stop) else _unclosed(stop, line, column, opening)


def _opening(stop: Stop) -> tuple[int, int]:
    """Where the bracket opens in which the parser gave up."""
    line, column = stop.began or (0, 0)
    if stop.at(line)[column : column + 1] in ("[", "{"):
        return line, column
    opened: list[tuple[int, int]] = []
    for number in range(min(stop.line, len(stop.lines) - 1) + 1):
        for index, letter in line_of.outside_quotes(stop.at(number)):
            opened = [*opened, (number, index)] if letter in "[{" else opened[:-1] if letter in "]}" else opened
    return opened[-1] if opened else (line, column)


def _closes_nothing(stop: Stop) -> Fault:
    mark = stop.text[stop.column : stop.column + 1]
    return Fault(stop.line, stop.column, 1, f"`{mark}` closes nothing that is open", "take it away, or open the bracket before it")


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


# Values


def unusable_first_letter(stop: Stop) -> Fault | None:
    """A value that begins with a letter that means something else to YAML."""
    start, value = _value_at(stop)
    stands = start in (stop.column, stop.column - 1) or stop.began == (stop.line, start)
    if not value or not stands or value[0] not in "@`%*&!|>?-,":
        return None
    if ":" in value and start == indent(stop.text):
        return Fault(stop.line, start, 1, f"a key cannot begin with {value[0]}", "keys are plain words; take the sign away, or quote the key")
    if value.startswith("- "):
        return Fault(stop.line, start, 1, "a list cannot begin on the line of its key", f"write `[{shortened(value[2:])}]`, or each entry on a line of its own")
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


def text_after_bracket(stop: Stop) -> Fault | None:
    """``{n} killed``: a value that begins with a bracket and goes on after it."""
    before = stop.text[: stop.column].rstrip()
    entry = entry_of(stop.text)
    if "<scalar>" not in stop.problem or not entry or entry.value[:1] not in ("[", "{") or before[-1:] not in ("]", "}"):
        return None
    message = f"a value that begins with `{entry.value[0]}` ends with its bracket, and more words follow"
    return Fault(stop.line, entry.start, len(entry.value), message, f"quote it: `{entry.key}: {quoted(entry.value)}`")


def colon_in_value(stop: Stop) -> Fault | None:
    """``title: Toll: of the flood``: a colon and a space within a value that is not quoted."""
    if stop.text[stop.column : stop.column + 1] != ":" or not ("mapping values" in stop.problem or "got ':'" in stop.problem):
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
    hint = f"quote it from its first line to its last: `{above[1].key}: \"{shortened(above[1].value)}` …"
    return Fault(stop.line, stop.column, 1, message, hint)


def _colon_in_flow(stop: Stop) -> Fault:
    start, value = line_of.flow_value(stop.text, stop.column)
    words = stop.text[start : stop.column].split()
    if len(words) > 1 and re.fullmatch(r"[a-z_]+", words[-1]):
        index = stop.text.rfind(words[-1], 0, stop.column)
        message = f"a comma is missing before `{words[-1]}`"
        return Fault(stop.line, index, len(words[-1]), message, f"write `{words[-2]}, {words[-1]}: …`; if the colon belongs to a text, quote the text")
    message = "the value holds a colon and is not quoted"
    return Fault(stop.line, stop.column, 1, message, f"quote it: `{quoted(value)}`")


def colon_alone(stop: Stop) -> Fault | None:
    """A colon without a key."""
    if "but found ':'" not in stop.problem or stop.text[: stop.column].strip():
        return None
    return Fault(stop.line, stop.column, 1, "nothing stands before the colon", "write the key before it, or take the line away")


def comma_alone(stop: Stop) -> Fault | None:
    """Two commas with nothing between them."""
    if "expected the node content, but found ','" not in stop.problem:
        return None
    return Fault(stop.line, stop.column, 1, "nothing stands between two commas", "take one of them away, or write what is missing")


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


def escape(stop: Stop) -> Fault | None:
    """A backslash between double quotes that begins no escape."""
    if "escape" not in stop.problem:
        return None
    start = max(0, stop.text.rfind("\\", 0, stop.column + 1))
    letters = stop.text[start : start + 2]
    message = f"`{letters}` between double quotes is no escape of YAML"
    return Fault(stop.line, start, 2, message, f"write the backslash twice, `\\{letters}`, or put the text between single quotes")


def stray_sign(stop: Stop) -> Fault | None:
    """A sign that means something to YAML, where nothing of that kind can stand."""
    scanning = re.search("anchor|alias|tag|block scalar", stop.context)
    line, column = stop.began if scanning and stop.began else (stop.line, stop.column)
    sign = stop.at(line)[column : column + 1]
    if not sign or sign not in "@`%*&!|>?-:,[]{}\"'":
        return None
    inside = "quote the text that it belongs to" if sign not in "[]{}" else "quote the text that it belongs to, or close what is open before it"
    return Fault(line, column, 1, f"{sign} cannot stand here unless it is quoted", f"take it away, or {inside}")


def out_of_place(stop: Stop) -> Fault | None:
    """A line whose indentation other lines have, but no key that is open here."""
    own = entry_of(stop.text)
    if " start>'" not in stop.problem or own is None:
        return None
    wide = indent(stop.text)
    message = f"`{own.key}` is indented by {_spaces(wide)}, and no key above it is open at that depth"
    above = next((line for line in reversed(stop.lines[: stop.line]) if line.strip() and indent(line) < wide), "")
    entry = entry_of(above)
    hint = f"look at `{entry.key}` above it: does it end with its colon, and is it indented as its neighbours are?" if entry else ""
    return Fault(stop.line, wide, len(own.key), message, hint or "compare its indentation with the lines above it")


def twofold(stop: Stop) -> Fault | None:
    """Anchors, aliases and deep nesting, which the loader itself refuses in words of its own."""
    if "levels within each other" not in stop.problem:
        return None
    return Fault(stop.line, stop.column, 0, stop.problem, "take out what is nested here; a head needs fewer than ten levels")


RULES: tuple[Rule, ...] = (
    merge_conflict, second_document, directive, twofold, tab, escape, foreign_space, unclosed_quote, foreign_colon, equals_sign, no_space,
    no_colon, smart_quote, foreign_comma, text_after_quote, text_after_bracket, bracket, indentation, unusable_first_letter,
    colon_in_value, comma_alone, colon_alone, list_among_keys, stray_sign, out_of_place,
)  # fmt: skip
