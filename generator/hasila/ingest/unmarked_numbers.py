"""Numbers in a prose that nobody marked, though they may count people."""

from __future__ import annotations

from collections.abc import Iterator

from hasila.ingest.prose_place import location_in_prose
from hasila.ingest.prose_text import ProseText, prose_text
from hasila.model.diagnostics import Diagnostic
from hasila.model.report import Prose
from hasila.reader import Doc, doc_of, may_state_numbers, tallies_in


def unmarked_numbers(prose: Prose) -> Iterator[Diagnostic]:
    """A warning for each number of ``prose`` that is neither marked nor evidently a date or the like."""
    text = prose_text(prose.markdown)
    for start, end in text.lines():
        if may_state_numbers(text.outside[start:end], prose.language):
            yield from unmarked_on_line(prose, text, start, doc_of(text.text[start:end], prose.language))


def unmarked_on_line(prose: Prose, text: ProseText, start: int, line: Doc) -> Iterator[Diagnostic]:
    """The same of one line of the text, which begins at its code point ``start``."""

    def is_unmarked(first: int, last: int) -> bool:
        return not text.is_labelled(start + first, start + last)

    for numeral in tallies_in(line, is_unmarked):
        yield _unmarked(prose, numeral.text, text.origin(start + numeral.start))


def _unmarked(prose: Prose, number: str, start: int) -> Diagnostic:
    location = location_in_prose(prose, start)
    message = f"the number “{number}” is not marked"
    hint = f"mark it with its figure, [{number}](#id), or as none of ours, [{number}](#-)"
    return Diagnostic(location, "unmarked-number", "warning", message, hint)
