"""The edits of published figures between two states of our files.

What was published is never changed. So where a value is another than it was, either the source was edited,
and then there is a new capture of it (a note), or our copy was changed without one (a warning): a slip of our
own, or the mending of one, which the page of corrections should state. Files that could not be published
then, or cannot be now, are left out: their own mistakes say enough."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from hasila.model.data_class import dataclass
from hasila.model.diagnostics import Diagnostic, Location
from hasila.model.report import Figure, Mention, Report

_RECORD = (
    "if the source says so, record the new capture (`captured`, `sha256`, `earlier`); "
    "if the slip was ours, log it on the corrections page"
)
_KEEP = (
    "put it back, for its address must last; "
    "if it was never published, log our own mistake on the corrections page"
)


def edits(then: Iterable[Report], now: Iterable[Report], broken: Iterable[str]) -> tuple[Diagnostic, ...]:
    """Every value that is another now, every figure and every report that is gone, in order of place.

    ``broken`` are the paths of files that have errors at either time.
    """
    standing = {report.id: report for report in now}
    unread = frozenset(broken)
    found: list[Diagnostic] = []
    for former in then:
        report = standing.get(former.id)
        if not unread.isdisjoint(_paths(former, report)):
            continue
        if report:
            found += (edit for _, edit in figure_edits(former, report))
        else:
            found.append(_vanished(former, standing.values()))
    return tuple(sorted(found))


def _paths(*reports: Report | None) -> Iterator[str]:
    for report in reports:
        if report:
            yield report.path
            yield from (prose.path for prose in report.prose.values())


def figure_edits(then: Report, now: Report) -> Iterator[tuple[str, Diagnostic]]:
    """Each figure (key) of a report that is stated otherwise now or is gone, with its diagnostic."""
    figures = {figure.id: figure for figure in now.figures}
    for figure in then.figures:
        if figure.id in figures:
            edit = _Edit(figure, figures[figure.id], then, now)
            yield from ((figure.key, diagnostic) for diagnostic in edit.diagnostics())
        else:
            stated = _stated(figure)
            message = f"the figure `{figure.key}` ({stated}) is gone"
            vanished = Diagnostic(Location(now.path), "figure-vanished", "warning", message, _KEEP)
            yield figure.key, vanished


# Reports that are gone


def _vanished(then: Report, standing: Iterable[Report]) -> Diagnostic:
    """A report that is gone; another id of the same source is named, for a file may have been renamed."""
    moved = next((report.id for report in standing if _same_source(report, then)), None)
    now = f"; `{moved}` has its source" if moved else ""
    message = f"the report `{then.id}` is gone{now}"
    return Diagnostic(Location(then.path), "report-vanished", "warning", message, _KEEP)


def _same_source(report: Report, other: Report) -> bool:
    if not report.source.url or report.source.url != other.source.url:
        return False
    return report.published == other.published


# Figures that are others


@dataclass(frozen=True, slots=True)
class _Edit:
    """One figure and its report, then and now."""

    then: Figure
    now: Figure
    report_then: Report
    report_now: Report

    def diagnostics(self) -> Iterator[Diagnostic]:
        if _value(self.then) != _value(self.now):
            yield self._another_value()
        elif _wordings(self.then) != _wordings(self.now):
            difference = "; ".join(self._differences()) or "a mention was taken away"
            message = f"the words that state `{self.now.key}` were changed, its value was not: {difference}"
            yield Diagnostic(self._place(), "words-edited", "note", message)

    def _another_value(self) -> Diagnostic:
        before, after = _stated(self.then), _stated(self.now)
        change = f"`{self.now.key}` was {before} and is {after} now"
        if self._is_captured_anew():
            message = f"{change}; the source was captured anew"
            return Diagnostic(self._place(), "source-edited", "note", message)
        message = f"{change}, without a new capture of the source"
        return Diagnostic(self._place(), "value-edited-silently", "warning", message, _RECORD)

    def _is_captured_anew(self) -> bool:
        then, now = self.report_then.source, self.report_now.source
        return then.captured != now.captured or then.sha256 != now.sha256

    def _place(self) -> Location:
        """The first mention that changed, of the source's own language if it can be; else where the figure is
        described."""
        language = self.report_now.language
        changed = [mention for mention, _ in self._changed()]
        own = [mention.location for mention in changed if mention.language == language]
        others = [mention.location for mention in changed]
        return min(own or others, default=self.now.location)

    def _changed(self) -> Iterator[tuple[Mention, str]]:
        """The mentions that were worded otherwise, each with its former words (empty for a mention that is
        new)."""
        former = {_number(mention): mention.words for mention in self.then.mentions}
        for mention in self.now.mentions:
            before = former.get(_number(mention), "")
            if before != mention.words:
                yield mention, before

    def _differences(self) -> Iterator[str]:
        for mention, before in self._changed():
            if before:
                yield f"“{before}” → “{mention.words}”"
            else:
                yield f"“{mention.words}” was added"


def _number(mention: Mention) -> tuple[str, int]:
    """The language of a mention and its number among those of its figure."""
    return mention.language, mention.ordinal


def _value(figure: Figure) -> tuple[object, ...]:
    return figure.number, figure.interval, figure.qualifier, figure.stated


def _wordings(figure: Figure) -> list[tuple[str, int, str]]:
    return [(mention.language, mention.ordinal, mention.words) for mention in figure.mentions]


def _stated(figure: Figure) -> str:
    """The value as its source's words state it."""
    if not figure.mentions:
        return "not stated"
    first = figure.mentions[0]
    return f"“{first.words}”"
