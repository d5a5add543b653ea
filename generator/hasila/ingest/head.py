"""The head of a report, cut from its prose: the lines between the first two lines ``---``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hasila.ingest.cut_head import cut_head
from hasila.model.data_class import dataclass
from hasila.model.diagnostics import Diagnostic, Location
from hasila.model.yaml_line import entry_of

_RULE = "---"
_DASHES = "‐-―−"
_MEANT_AS_RULE = re.compile(rf"[-{_DASHES}_=*~]{{2,}}")
_MEANT_AS_CLOSING = re.compile(rf"\s*[-{_DASHES}]{{2,}}\s*")
_NAMED_AS_TRANSLATION = re.compile(r"[-_ ]([a-z]{2})\.md$")


@dataclass(frozen=True, slots=True)
class SplitReport:
    """The text of a head and the prose below it, which begins on ``first_line``; or why there is no head.

    ``head`` is ``None`` where there is none, and so is then ``problem`` not.
    """

    head: str | None
    prose: str
    first_line: int
    problem: Diagnostic | None = None


def split_report(text: str, path: str) -> SplitReport:
    """The head of ``text`` between two lines ``---``, and the prose after it."""
    lines = text.split("\n")
    if not _is_rule(lines[0]):
        return SplitReport(None, text, 1, _no_head(lines, path))
    closing = _closing_line(lines)
    if not closing:
        return SplitReport(None, "", 1, _unclosed_head(lines, path))
    cut = cut_head(lines, closing, path)
    if cut:
        return SplitReport(None, "", 1, cut)
    head = "\n".join(lines[1 : closing - 1])
    prose = "\n".join(lines[closing:])
    return SplitReport(head, prose, closing + 1)


def _is_rule(line: str) -> bool:
    return line.rstrip() == _RULE


def _closing_line(lines: Sequence[str]) -> int:
    """The number of the line that ends the head, from 1; 0 where none does."""
    return _first_rule(lines[1:], 2)


def _first_rule(lines: Sequence[str], start: int) -> int:
    """The number of the first line ``---``, where the first of ``lines`` is line ``start``; 0 without one."""
    for number, line in enumerate(lines, start):
        if _is_rule(line):
            return number
    return 0


def _no_head(lines: Sequence[str], path: str) -> Diagnostic:
    message = "the file does not begin with a head"
    hint = _translation_hint(path) or _first_line_hint(lines)
    return Diagnostic(Location(path, 1, 1), "no-head", "error", message, hint)


def _unclosed_head(lines: Sequence[str], path: str) -> Diagnostic:
    location = Location(path, 1, 1, len(_RULE))
    message = "the head that begins here is never closed"
    return Diagnostic(location, "unclosed-head", "error", message, _closing_hint(lines))


def _translation_hint(path: str) -> str:
    """The next step for a file that is named as a translation is, but for the full stop: "NAME-ar.md"."""
    found = _NAMED_AS_TRANSLATION.search(path)
    if not found:
        return ""
    name = path[: found.start()]
    language = found[1]
    return f"if it is a translation, name it {name}.{language}.md"


def _first_line_hint(lines: Sequence[str]) -> str:
    """The next step for a file without a head, by what stands in the place of its first line."""
    first = lines[0].strip()
    if _MEANT_AS_RULE.fullmatch(first):
        return f"write three hyphens, `---`, in the place of `{first}`"
    rule = _first_rule(lines, 1)
    above = lines[: max(rule - 1, 0)]
    if rule and not any(line.strip() for line in above):
        return f"take away what stands above the `---` on line {rule}; it must be the first line"
    if entry_of(lines[0]):
        return "put a line `---` above this one; the head ends with a line `---`, too"
    return "make `---` its first line, then the head, then `---` again"


def _closing_hint(lines: Sequence[str]) -> str:
    """The next step, with the line above which the head ends: no entry, nor indented below one."""
    for number, line in enumerate(lines[1:], start=2):
        if _MEANT_AS_CLOSING.fullmatch(line):
            return f"write three hyphens from the first column on, `---`, on line {number}"
        if line.strip() and not entry_of(line) and line[0] not in " \t#-":
            return f"put a line `---` between the head and the prose, above line {number}"
    return "put a line `---` between the head and the prose"
