"""What became of each published figure between two states of our files.

What was published is never changed. So where a value is another than it was, either the source was edited,
and then there is a new capture of it (a note), or our copy was changed without one (a warning): a slip of our
own, or the mending of one, which the page of corrections should tell. Files that could not be published then,
or cannot be now, are left out: their own mistakes speak."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from hasila.model.diagnostics import Diagnostic, Location
from hasila.model.report import Figure, Mention, Report

_RECORD = (
    "if the source says so, record the new capture (`captured`, `sha256`, `earlier`); if the slip was "
    "ours, log it on the corrections page"
)
_KEEP = (
    "put it back, for its address must last; if it was never published, log our own mistake on the "
    "corrections page"
)


def edits(then: Iterable[Report], now: Iterable[Report], broken: Iterable[str]) -> tuple[Diagnostic, ...]:
    """Every value that is another now, every figure and every report that is gone, in order of place.

    ``broken`` are the paths of files that have errors at either time.
    """
    standing, unread = {report.id: report for report in now}, frozenset(broken)
    return tuple(sorted(one for report in then for one in _report(report, standing, unread)))


def _report(then: Report, standing: Mapping[str, Report], unread: frozenset[str]) -> Iterator[Diagnostic]:
    now = standing.get(then.id)
    if unread & _paths(then) or (now and unread & _paths(now)):
        return
    if now is None:
        yield _vanished(then, standing.values())
        return
    figures = {figure.id: figure for figure in now.figures}
    for figure in then.figures:
        if figure.id in figures:
            yield from _figure(figure, figures[figure.id], _captured_anew(then, now), now.language)
        else:
            yield Diagnostic(
                Location(now.path),
                "figure-vanished",
                "warning",
                f"the figure `{figure.key}` ({_said(figure)}) is gone",
                _KEEP,
            )


def _paths(report: Report) -> set[str]:
    return {report.path, *(prose.path for prose in report.prose.values())}


def _vanished(then: Report, standing: Iterable[Report]) -> Diagnostic:
    """A report that is gone; another id of the same source is named, for a file may have been renamed."""
    moved = next((one.id for one in standing if _same_source(one, then)), None)
    now = f"; `{moved}` has its source" if moved else ""
    return Diagnostic(
        Location(then.path), "report-vanished", "warning", f"the report `{then.id}` is gone{now}", _KEEP
    )


def _same_source(one: Report, other: Report) -> bool:
    return bool(one.source.url) and (one.source.url, one.published) == (other.source.url, other.published)


def _captured_anew(then: Report, now: Report) -> bool:
    return (then.source.captured, then.source.sha256) != (now.source.captured, now.source.sha256)


def _figure(then: Figure, now: Figure, captured: bool, language: str) -> Iterator[Diagnostic]:
    if _value(then) != _value(now):
        told = f"`{now.key}` was {_said(then)} and is {_said(now)} now"
        place = _place(then, now, language)
        if captured:
            yield Diagnostic(place, "source-edited", "note", f"{told}; the source was captured anew")
        else:
            yield Diagnostic(
                place,
                "value-edited-silently",
                "warning",
                f"{told}, without a new capture of the source",
                _RECORD,
            )
    elif _words(then) != _words(now):
        yield Diagnostic(
            _place(then, now, language),
            "words-edited",
            "note",
            f"the words that state `{now.key}` were changed, its value was not: {_difference(then, now)}",
        )


def _value(figure: Figure) -> tuple[object, ...]:
    return figure.number, figure.interval, figure.qualifier, figure.stated


def _words(figure: Figure) -> list[tuple[str, int, str]]:
    return [(one.language, one.ordinal, one.words) for one in figure.mentions]


def _said(figure: Figure) -> str:
    """The value as its source's words state it."""
    return f"“{figure.mentions[0].words}”" if figure.mentions else "not stated"


def _changed(then: Figure, now: Figure) -> Iterator[tuple[Mention, str]]:
    """The mentions that were worded otherwise, each with its former words (empty for a mention that is
    new)."""
    former = {(one.language, one.ordinal): one.words for one in then.mentions}
    for one in now.mentions:
        before = former.get((one.language, one.ordinal), "")
        if before != one.words:
            yield one, before


def _place(then: Figure, now: Figure, language: str) -> Location:
    """The first mention that changed, of the source's own language if it can be; else where the figure is
    described."""
    places = sorted((one.language != language, one.place) for one, _ in _changed(then, now))
    return places[0][1] if places else now.place


def _difference(then: Figure, now: Figure) -> str:
    changed = [
        f"“{before}” → “{one.words}”" if before else f"“{one.words}” was added"
        for one, before in _changed(then, now)
    ]
    return "; ".join(changed) or "a mention was taken away"
