"""One report entered twice: under two names on one day, or as a copy of another day's that was never filled
in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from hasila.model.diagnostics import Diagnostic
from hasila.model.folding import words
from hasila.model.report import Figure, Report
from hasila.reconcile.grouping import grouped

_ALIKE, _UNCHANGED = 0.6, 0.9
"""So much of the words of two proses is the same: retold from one source; copied."""
_TELLING = 3
"""A copy has so many numbers, each of at least as many people: 1 and 2 come again by chance."""
_NEAR = 20
"""With so many reports before it a report is compared that state the same values: copies lie close
together."""

Value = tuple[str, ...]


def copies(reports: Sequence[Report]) -> Iterator[Diagnostic]:
    """A warning at the later of each two ``reports`` of one publisher that state the same of the same."""
    for group in _alike(reports):
        for index, later in enumerate(group):
            first = max(0, index - _NEAR)
            for earlier in reversed(group[first:index]):
                if _repeats(later, earlier):
                    yield _repeated(later, earlier)
                    break


def _alike(reports: Iterable[Report]) -> Iterator[list[Report]]:
    """The reports of one publisher that state the same values, in order of publication."""
    groups = grouped(reports, lambda report: (report.publisher, _people(report)))
    for group in groups.values():
        alike = grouped(group, _values) if len(group) > 1 else {}
        yield from (reports for values, reports in alike.items() if values)


def _people(report: Report) -> int:
    """The sum of the least numbers of a report: reports of the same values have the same, and most others
    differ in it."""
    return sum([figure.interval.low or 0 for figure in report.figures if figure.stated])


def _values(report: Report) -> tuple[Value, ...]:
    """All that a report states, without its days: what is counted, and the range and qualifier of the
    count."""
    stated = (figure for figure in report.figures if figure.stated)
    return tuple(sorted(map(_value, stated)))


def _value(figure: Figure) -> Value:
    counted = figure.set
    where, cause, population = counted.where or "", counted.cause or "", counted.population or ""
    names = (counted.measure, counted.category, where, cause, population)
    return (*names, str(figure.interval), figure.qualifier)


def _repeats(later: Report, earlier: Report) -> bool:
    if later.published.day == earlier.published.day:
        return _repeats_on_its_day(later, earlier)
    numbers = [figure.number or 0 for figure in later.figures]
    telling = [number for number in numbers if number >= _TELLING]
    if len(telling) < _TELLING or not later.prose:
        return False
    return _similarity(later, earlier) >= _UNCHANGED


def _repeats_on_its_day(later: Report, earlier: Report) -> bool:
    """True of two reports of one day: several figures that are all the same, in proses that are alike or in
    different languages."""
    several = len(later.figures) > 1
    if not _shared_languages(later, earlier):
        return several
    return _similarity(later, earlier) >= (_ALIKE if several else _UNCHANGED)


def _shared_languages(report: Report, other: Report) -> list[str]:
    return sorted(report.prose.keys() & other.prose.keys())


def _similarity(report: Report, other: Report) -> float:
    """The most that two proses in one language have in common, from 0 to 1."""
    most = 0.0
    for language in _shared_languages(report, other):
        prose, other_prose = report.prose[language], other.prose[language]
        share = _shared_part(prose.markdown, other_prose.markdown)
        most = max(most, share)
    return most


def _shared_part(text: str, other: str) -> float:
    """Dice's coefficient of the words of two texts, each as often as it stands there."""
    counted = Counter(words(text))
    other_counted = Counter(words(other))
    shared = (counted & other_counted).total()
    total = counted.total() + other_counted.total()
    return 2 * shared / max(total, 1)


def _repeated(later: Report, earlier: Report) -> Diagnostic:
    model = f"`{earlier.id}` ({earlier.path})"
    if later.published.day == earlier.published.day:
        message = f"`{later.id}` states the same as {model}, on the same day"
        hint = "keep one of the two; two pages of one report, in two languages or outlets, are one report"
        return Diagnostic(later.location, "report-twice", "warning", message, hint)
    message = f"every number and nearly every word is that of {model} of {earlier.published.day}"
    hint = "fill in what this report states; if its publisher did repeat itself, nothing has to be done"
    return Diagnostic(later.location, "copy-of-another-day", "warning", message, hint)
