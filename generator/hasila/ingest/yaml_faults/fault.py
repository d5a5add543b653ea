"""The reason why a text is not YAML: from the place where the parser gave up to the slip that a person
made, and the next step.

The parser stops where it can go no further; the cause is often on an earlier line (a quote that was opened
there, a key without its colon). Each rule below looks for one cause and answers with its own place, message
and next step; the first that recognises its cause is told.
"""

from __future__ import annotations

from dataclasses import replace

import yaml

from hasila.ingest.yaml_faults import files, quotes, separators, spaces, values
from hasila.ingest.yaml_faults.stop import Rule, Stop, YamlFault


def fault_of(text: str, error: yaml.MarkedYAMLError) -> YamlFault:
    """The cause of ``error`` in ``text``, with its true place as far as it can be told."""
    stop = _stop(text, error)
    for rule in RULES:
        fault = rule(stop)
        if fault:
            return _within(fault, stop)
    return _unrecognised(stop)


def _within(fault: YamlFault, stop: Stop) -> YamlFault:
    """``fault`` with no more of its line than there is."""
    room = len(stop.at(fault.line)) - fault.column
    return replace(fault, length=max(0, min(fault.length, room)))


def _stop(text: str, error: yaml.MarkedYAMLError) -> Stop:
    mark = error.problem_mark or error.context_mark
    line, column = _position(text, mark) if mark else (0, 0)
    context_mark = error.context_mark
    began = _position(text, context_mark) if context_mark else None
    lines = tuple(text.split("\n"))
    problem, context = error.problem or "", error.context or ""
    return Stop(lines, line, column, problem, context, began)


def _position(text: str, mark: yaml.Mark) -> tuple[int, int]:
    """Line and column of ``mark``, from 0, as an editor counts lines; YAML also ends a line at U+2028."""
    before = text[: mark.index]
    line_begin = before.rfind("\n") + 1
    return before.count("\n"), mark.index - line_begin


def _unrecognised(stop: Stop) -> YamlFault:
    """The parser's own words, on a line that holds something."""
    line, column = stop.line, stop.column
    while line > 0 and not stop.at(line).strip():
        line -= 1
    if line != stop.line:
        column = len(stop.at(line).rstrip())
    message = f"not YAML: {stop.problem or 'the text breaks off'}"
    return YamlFault(
        line, column, 0, message, "compare this line and the one above it with a head that is read"
    )


RULES: tuple[Rule, ...] = (
    files.merge_conflict,
    files.second_document,
    files.directive,
    values.twofold,
    spaces.tab,
    quotes.escape,
    spaces.foreign_space,
    quotes.unclosed_quote,
    separators.foreign_colon,
    separators.equals_sign,
    separators.no_space,
    separators.no_colon,
    quotes.smart_quote,
    separators.foreign_comma,
    quotes.text_after_quote,
    quotes.text_after_bracket,
    quotes.bracket,
    spaces.indentation,
    values.unusable_first_letter,
    values.colon_in_value,
    separators.comma_alone,
    separators.colon_alone,
    values.list_among_keys,
    values.stray_sign,
    spaces.out_of_place,
)
"""In the order in which they are asked: what is sure first, what is only likely last."""
