"""Check what the words leave open: numbers in the prose that nobody marked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.nouns.model import Prose, Report
from generator.reading import numerals
from generator.words.mistake import Mistake, Place

_MARK = re.compile(r"\[[^\[\]]*\]\([^()\s]*\)")
_CODE = re.compile(r"`[^`\n]*`")


def check(reports: Iterable[Report]) -> tuple[Mistake, ...]:
    """All that is pointed out beyond what parsing found; none of it blocks publication unless it is an error."""
    found = [
        mistake
        for report in reports
        for prose in report.prose.values()
        for mistake in unmarked_numbers(prose)
    ]
    return tuple(sorted(found))


def unmarked_numbers(prose: Prose) -> Iterator[Mistake]:
    """Numbers in the prose that are neither marked nor evidently a date, a duration or the like."""
    for numeral in numerals(_bare(prose.markdown), prose.language):
        if numeral.kind == "tally":
            before = prose.markdown[: numeral.start]
            place = Place(
                prose.path,
                prose.first_line + before.count("\n"),
                numeral.start - (before.rfind("\n") + 1) + 1,
            )
            hint = f"mark it with its figure, [{numeral.text}](#id), or as none of ours, [{numeral.text}](#-)"
            yield Mistake(
                place, "unmarked-number", "warning", f"the number “{numeral.text}” is not marked", hint
            )


def _bare(markdown: str) -> str:
    """The prose with every mark and code span blanked out, so that what is left keeps its place."""
    for pattern in (_CODE, _MARK):
        markdown = pattern.sub(lambda found: " " * (found.end() - found.start()), markdown)
    return markdown
