"""One report entered twice: under two names on one day, or as a copy of another day's that was never
filled in."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from hasila.model.diagnostics import Diagnostic
from hasila.model.folding import words
from hasila.model.report import Figure, Report

_ALIKE, _UNCHANGED = 0.6, 0.9
"""How much of the words of two proses is the same: retold from one source; copied."""
_TELLING = 3
"""A copy is told by so many numbers, each of at least as many people: 1 and 2 come again by chance."""
_NEAR = 20
"""With so many reports before it a report is compared that state the same values: copies lie close
together."""

Values = tuple[tuple[str, ...], ...]


def copies(reports: Sequence[Report]) -> Iterator[Diagnostic]:
    """A warning at the later of each two ``reports`` of one publisher that state the same of the same."""
    for group in _alike(reports):
        for index, later in enumerate(group):
            before = reversed(group[max(0, index - _NEAR) : index])
            earlier = next((report for report in before if _repeats(later, report)), None)
            if earlier:
                yield _told(later, earlier)


def _alike(reports: Iterable[Report]) -> Iterable[list[Report]]:
    """The reports of one publisher that state the same values, in order of publication."""
    groups: dict[tuple[str, Values], list[Report]] = defaultdict(list)
    for report in reports:
        values = _values(report)
        if values:
            groups[report.publisher, values].append(report)
    return groups.values()


def _values(report: Report) -> Values:
    """All that a report states, without its days: what is counted, and the range and qualifier of the
    count."""
    return tuple(sorted(_value(figure) for figure in report.figures if figure.stated))


def _value(figure: Figure) -> tuple[str, ...]:
    what = figure.set
    axes = (what.measure, what.who, what.where or "", what.cause or "", what.population or "")
    return (*axes, str(figure.interval), figure.qualifier)


def _repeats(later: Report, earlier: Report) -> bool:
    if later.published.day == earlier.published.day:
        return _same_day(later, earlier)
    telling = sum((figure.number or 0) >= _TELLING for figure in later.figures)
    return telling >= _TELLING and bool(later.prose) and _similar(later, earlier) >= _UNCHANGED


def _same_day(later: Report, earlier: Report) -> bool:
    """Two reports of one day: several figures that are all the same, in proses that are alike or in
    different languages."""
    if not (later.prose and earlier.prose):
        return len(later.figures) > 1
    shared = later.prose.keys() & earlier.prose.keys()
    least = _ALIKE if len(later.figures) > 1 else _UNCHANGED
    return _similar(later, earlier) >= least if shared else len(later.figures) > 1


def _similar(one: Report, other: Report) -> float:
    """The most that two proses in one language have in common, from 0 to 1."""
    shared = sorted(one.prose.keys() & other.prose.keys())
    return max((_ratio(one.prose[code].markdown, other.prose[code].markdown) for code in shared), default=0.0)


def _ratio(one: str, other: str) -> float:
    """Dice's coefficient of the words of two texts, each as often as it stands there."""
    these, those = Counter(words(one)), Counter(words(other))
    return 2 * (these & those).total() / max(these.total() + those.total(), 1)


def _told(later: Report, earlier: Report) -> Diagnostic:
    if later.published.day == earlier.published.day:
        message = f"`{later.id}` states the same as `{earlier.id}` ({earlier.path}), on the same day"
        hint = "keep one of the two; two pages of one report, in two languages or outlets, are one report"
        return Diagnostic(later.place, "report-twice", "warning", message, hint)
    model = f"`{earlier.id}` ({earlier.path}) of {earlier.published.day}"
    message = f"every number and nearly every word is that of {model}"
    hint = "fill in what this report states; if its publisher did repeat itself, nothing has to be done"
    return Diagnostic(later.place, "copy-of-another-day", "warning", message, hint)
