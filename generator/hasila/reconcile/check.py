"""Checks of what the words leave open: numbers in the prose that nobody marked, and reasons that close
nothing."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

from hasila.model.bounds import MOST_DAYS
from hasila.model.diagnostics import Diagnostic, Location
from hasila.model.report import Figure, Ledger, Prose, Report
from hasila.model.site import Site
from hasila.reader import numerals

CONFIGURATION = "site_src/site.yaml"
_CODE_OR_LINK = re.compile(r"`[^`\n]*`|\[(?P<words>[^\[\]]*)\]\([^()\s]*\)")
_YEARS = MOST_DAYS * 100 // 36_525


def check(reports: Iterable[Report]) -> tuple[Diagnostic, ...]:
    """All that is pointed out beyond what parsing found; none of it blocks publication unless it is an
    error."""
    reports = tuple(reports)
    found = list(too_far(reports))
    for report in reports:
        for prose in report.prose.values():
            found += unmarked_numbers(prose)
    return tuple(sorted(found))


# Spans of days


def too_far(reports: tuple[Report, ...]) -> Iterator[Diagnostic]:
    """Figures that count too many days; a report that itself lies far from all others is pointed out
    elsewhere.

    A day that many figures begin on, as that of a named period, is pointed out once.
    """
    middle = _middle([report.published.day for report in reports])
    found: set[date] = set()
    for report in reports:
        if abs((report.published.day - middle).days) <= MOST_DAYS:
            for figure in report.figures:
                if _is_too_long(figure) and figure.set.period.start not in found:
                    found.add(figure.set.period.start)
                    yield _too_long(figure)


def _middle(days: Sequence[date]) -> date:
    """The middle one of ``days``, the earlier of two; any day where there are none."""
    in_order = sorted(days)
    return in_order[(len(in_order) - 1) // 2] if in_order else date.min


def _is_too_long(figure: Figure) -> bool:
    period = figure.set.period
    return (period.end.day - period.start).days > MOST_DAYS


def _too_long(figure: Figure) -> Diagnostic:
    period = figure.set.period
    span = f"from {period.start} to {period.end.day}"
    message = f"`{figure.id}` counts {span}, more than {_YEARS} years"
    hint = "look for a slip in the year, or a year of another calendar"
    return Diagnostic(figure.place, "too-far", "error", message, hint)


# Reasons and addresses


def idle_explanations(ledger: Ledger) -> Iterator[Diagnostic]:
    """``explained:`` that closes no finding: the matter was mended, or the reason stands beside another
    figure."""
    closing = [finding.closure.explained for finding in ledger.findings if finding.closure]
    hint = "take it away, or put it beside a figure of the finding (`hasila check` lists them)"
    for report in ledger.reports:
        for reason in report.explained:
            if reason not in closing:
                message = "`explained` closes no finding"
                yield Diagnostic(reason.place, "explains-nothing", "warning", message, hint)


def missing_address(site: Site) -> Iterator[Diagnostic]:
    """A note where the site does not know its public address; nothing is wrong with a site that is only read
    in a folder."""
    if not site.address:
        message = (
            "the site does not know its public address: no canonical links, no sitemap.xml, "
            "no pictures for shared links"
        )
        hint = "add `address: https://…/`, or build with `hasila build --address https://…/`"
        yield Diagnostic(Location(CONFIGURATION), "no-address", "note", message, hint)


# Numbers in the prose


def unmarked_numbers(prose: Prose) -> Iterator[Diagnostic]:
    """Numbers in the prose that are neither marked nor evidently a date, a duration or the like."""
    plain = _plain(prose.markdown)
    for numeral in numerals(plain.text, prose.language):
        if numeral.kind == "tally" and not plain.is_marked(numeral.start, numeral.end):
            yield _unmarked(prose, numeral.text, plain.origin(numeral.start))


def _unmarked(prose: Prose, text: str, start: int) -> Diagnostic:
    before = prose.markdown[:start]
    line = prose.first_line + before.count("\n")
    column = start - before.rfind("\n")
    message = f"the number “{text}” is not marked"
    hint = f"mark it with its figure, [{text}](#id), or as none of ours, [{text}](#-)"
    return Diagnostic(Location(prose.path, line, column), "unmarked-number", "warning", message, hint)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A run of the prose as it is read, and the index in the Markdown at which it stood; ``marked`` where it
    is the words of a mark."""

    text: str
    origin: int
    marked: bool = False


@dataclass(frozen=True, slots=True)
class _Plain:
    """The prose as it is read: the words of each mark stand in their sentence, without its target.

    ``starts`` are the indices in ``text`` at which the ``pieces`` begin.
    """

    text: str
    pieces: tuple[_Piece, ...]
    starts: tuple[int, ...]

    def _piece_at(self, index: int) -> int:
        return bisect_right(self.starts, index) - 1

    def origin(self, index: int) -> int:
        """The index in the Markdown of the character at ``index``."""
        number = self._piece_at(index)
        return self.pieces[number].origin + index - self.starts[number]

    def is_marked(self, start: int, end: int) -> bool:
        """True where a part of the text from ``start`` to ``end`` is marked."""
        first, last = self._piece_at(start), self._piece_at(end - 1)
        touched = self.pieces[first : last + 1]
        return any(piece.marked for piece in touched)


def _plain(markdown: str) -> _Plain:
    """The Markdown without code spans and without the targets of its links."""
    pieces = tuple(_pieces(markdown))
    lengths = [len(piece.text) for piece in pieces]
    starts = tuple(accumulate(lengths[:-1], initial=0))
    return _Plain("".join(piece.text for piece in pieces), pieces, starts)


def _pieces(markdown: str) -> Iterator[_Piece]:
    """The pieces of the prose; a code span is a space."""
    end = 0
    for match in _CODE_OR_LINK.finditer(markdown):
        yield _Piece(markdown[end : match.start()], end)
        marked = match["words"]
        if marked is None:
            yield _Piece(" ", match.start())
        else:
            yield _Piece(marked, match.start("words"), marked=True)
        end = match.end()
    yield _Piece(markdown[end:], end)
