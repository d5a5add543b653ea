"""Check what the words leave open: numbers in the prose that nobody marked, and reasons that close
nothing."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from hasila.model.bounds import MOST_DAYS
from hasila.model.diagnostics import Diagnostic, Location
from hasila.model.report import Ledger, Prose, Report
from hasila.model.site import Site
from hasila.reader import numerals

CONFIGURATION = "site_src/site.yaml"
_CODE_OR_LINK = re.compile(r"`[^`\n]*`|\[(?P<words>[^\[\]]*)\]\([^()\s]*\)")


def check(reports: Iterable[Report]) -> tuple[Diagnostic, ...]:
    """All that is pointed out beyond what parsing found; none of it blocks publication unless it is an
    error."""
    reports = tuple(reports)
    found = [
        mistake
        for report in reports
        for prose in report.prose.values()
        for mistake in unmarked_numbers(prose)
    ]
    return tuple(sorted((*found, *too_far(reports))))


def too_far(reports: tuple[Report, ...]) -> Iterator[Diagnostic]:
    """Figures that count too many days; a report that itself lies far from all others is told of
    elsewhere."""
    days = sorted(report.published.day for report in reports)
    middle, told = days[(len(days) - 1) // 2] if days else date.min, set[date]()
    for report in reports:
        if abs((report.published.day - middle).days) <= MOST_DAYS:
            yield from _too_long(report, told)


def _too_long(report: Report, told: set[date]) -> Iterator[Diagnostic]:
    for figure in report.figures:
        start, end = figure.set.period.start, figure.set.period.end.day
        if (end - start).days > MOST_DAYS and start not in told:
            told.add(start)  # the day of a named period stands behind many figures
            yield _too_far(
                figure.place, f"`{figure.id}` counts from {start} to {end}, more than {_YEARS} years"
            )


_YEARS = MOST_DAYS * 100 // 36_525


def _too_far(place: Location, message: str) -> Diagnostic:
    return Diagnostic(
        place, "too-far", "error", message, "look for a slip in the year, or a year of another calendar"
    )


def idle_explanations(ledger: Ledger) -> Iterator[Diagnostic]:
    """``explained:`` that speaks of no finding: the matter was mended, or the reason stands beside another
    figure."""
    closing = [one.closure.explained for one in ledger.findings if one.closure]
    for one in (one for report in ledger.reports for one in report.explained):
        if one not in closing:
            yield Diagnostic(
                one.place, "explains-nothing", "warning", "`explained` closes no finding",
                "take it away, or put it beside a figure of the finding (`hasila check` lists them)",
            )  # fmt: skip


def missing_address(site: Site) -> Iterator[Diagnostic]:
    """A note where the site does not know its public address; nothing is wrong with a site that is only read
    in a folder."""
    if not site.address:
        yield Diagnostic(
            Location(CONFIGURATION), "no-address", "note",
            "the site does not know its public address: no canonical links, no sitemap.xml, no pictures "
            "for shared links",
            "add `address: https://…/`, or build with `hasila build --address https://…/`",
        )  # fmt: skip


def unmarked_numbers(prose: Prose) -> Iterator[Diagnostic]:
    """Numbers in the prose that are neither marked nor evidently a date, a duration or the like."""
    plain = _plain(prose.markdown)
    for numeral in numerals(plain.text, prose.language):
        if numeral.kind == "tally" and not plain.is_marked(numeral.start, numeral.end):
            yield _unmarked(prose, numeral.text, plain.origin(numeral.start))


def _unmarked(prose: Prose, text: str, start: int) -> Diagnostic:
    before = prose.markdown[:start]
    place = Location(prose.path, prose.first_line + before.count("\n"), start - (before.rfind("\n") + 1) + 1)
    hint = f"mark it with its figure, [{text}](#id), or as none of ours, [{text}](#-)"
    return Diagnostic(place, "unmarked-number", "warning", f"the number “{text}” is not marked", hint)


@dataclass(frozen=True, slots=True)
class _Plain:
    """The prose as it is read: the words of each mark stand in their sentence, without its target.

    ``starts`` are the places in ``text`` at which pieces of the Markdown begin, ``origins`` where each stood,
    ``marked`` whether it is the words of a mark."""

    text: str
    starts: tuple[int, ...]
    origins: tuple[int, ...]
    marked: tuple[bool, ...]

    def _piece(self, at: int) -> int:
        return bisect_right(self.starts, at) - 1

    def origin(self, at: int) -> int:
        """Where the character at ``at`` stands in the Markdown."""
        piece = self._piece(at)
        return self.origins[piece] + at - self.starts[piece]

    def is_marked(self, start: int, end: int) -> bool:
        """Whether a part of the text from ``start`` to ``end`` is marked."""
        return any(self.marked[self._piece(start) : self._piece(end - 1) + 1])


def _plain(markdown: str) -> _Plain:
    """The Markdown without code spans and without the targets of its links."""
    texts: list[str] = []
    starts, origins, marked = [0], [0], [False]
    length = cursor = 0

    def add(text: str, origin: int, is_mark: bool) -> None:
        nonlocal length
        starts.append(length)
        origins.append(origin)
        marked.append(is_mark)
        texts.append(text)
        length += len(text)

    for found in _CODE_OR_LINK.finditer(markdown):
        add(markdown[cursor : found.start()], cursor, False)
        words = found["words"]
        is_mark = words is not None
        add(words if is_mark else " ", found.start("words") if is_mark else found.start(), is_mark)
        cursor = found.end()
    add(markdown[cursor:], cursor, False)
    return _Plain("".join(texts), tuple(starts), tuple(origins), tuple(marked))
