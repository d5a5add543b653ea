"""The difference between two states of a site, in the words of one language: sections of plain sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

from hasila.model.data_class import dataclass
from hasila.model.report import Figure, Finding, Series
from hasila.model.site_diff import (
    DiffEvent,
    EntryDiff,
    FigureDiff,
    FindingDiff,
    FindingEvent,
    ReportDiff,
    SeriesDiff,
    SiteDiff,
)
from hasila.publish.i18n.findings import FindingWriter

Change = TypeVar("Change", ReportDiff, FigureDiff, FindingDiff)

_KEPT = "words-edited"
"""The code of a figure whose words were changed and whose value was not."""


@dataclass(frozen=True, slots=True)
class DiffSection:
    """A heading and the sentences under it, one for each thing that is different."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class DiffWriter:
    """Writes a difference. ``then`` and ``now`` describe the two states in the same language."""

    then: FindingWriter
    now: FindingWriter

    def sections(self, diff: SiteDiff) -> tuple[DiffSection, ...]:
        """All that is different, most important first; a section without a line is left out."""
        _ = self.now.translator.gettext
        figures = diff.figures
        sections = (
            DiffSection(_("Not compared, since a file has errors"), self._unread(diff.unread)),
            self._silent(figures),
            *self._findings(diff.findings),
            DiffSection(_("Series whose latest number is another"), self._each(self.series, diff.series)),
            *self._reports(diff.reports),
            *self._figures(figures),
            DiffSection(_("Vocabulary"), self._each(self.entry, diff.entries)),
        )
        return tuple(section for section in sections if section.lines)

    def _each(self, write: Callable[..., str], changes: Iterable[object]) -> tuple[str, ...]:
        return tuple(map(write, changes))

    def _unread(self, reports: Iterable[str]) -> tuple[str, ...]:
        return tuple(self.now.translator.code(report) for report in reports)

    # Reports

    def _reports(self, reports: Iterable[ReportDiff]) -> Iterator[DiffSection]:
        _ = self.now.translator.gettext
        titles = {
            DiffEvent.ADDED: _("Reports added"),
            DiffEvent.CHANGED: _("Reports changed"),
            DiffEvent.REMOVED: _("Reports removed"),
        }
        return _sections(titles, reports, self.report)

    def report(self, change: ReportDiff) -> str:
        """A report by its publisher and day, its id, and what it says otherwise."""
        writer = self.then if change.after is None else self.now
        report = change.after or change.before
        assert report is not None, "a difference has one side at least"
        name = self._identified(writer.report_name(report.id), report.id)
        parts = [self._part(part) for part in change.parts]
        return self._said(name, writer.translator.listed(parts)) if parts else name

    def _part(self, part: str) -> str:
        """A part of a report in words."""
        _ = self.now.translator.gettext
        match part:
            case "publisher" | "via":
                return _("its publisher or outlet")
            case "published":
                return _("its day")
            case "source":
                return _("the address of its source")
            case "title":
                return _("its title")
            case "figures":
                return _("its figures")
            case "splits":
                return _("how its figures divide")
            case "prose":
                return _("its text")
        return _("its notes")

    # Figures

    def _figures(self, figures: Iterable[FigureDiff]) -> Iterator[DiffSection]:
        _ = self.now.translator.gettext
        titles = {
            DiffEvent.ADDED: _("Figures added"),
            DiffEvent.CHANGED: _("Figures changed"),
            DiffEvent.REMOVED: _("Figures removed"),
        }
        told = [figure for figure in figures if not figure.silent]
        return _sections(titles, told, self.figure)

    def _silent(self, figures: Iterable[FigureDiff]) -> DiffSection:
        """The values that were changed or taken away though nothing says that the source says so."""
        _ = self.now.translator.gettext
        lines = tuple(self.figure(figure) for figure in figures if figure.silent)
        return DiffSection(_("Changed silently: no new capture of the source says so"), lines)

    def figure(self, change: FigureDiff) -> str:
        """A figure by what it counts and by its key, and its value then and now."""
        writer = self.then if change.after is None else self.now
        figure = change.figure
        name = self._identified(writer.figure_phrase(figure), figure.key)
        return self._said(name, self.change(change))

    def change(self, change: FigureDiff) -> str:
        """The value of a figure then and now, in a few words."""
        _ = self.now.translator.gettext
        before, after = change.before, change.after
        if before is None or after is None:
            return self._stated(change.figure)
        if before.set != after.set:
            was, is_ = self._whole(self.then, before), self._whole(self.now, after)
            return _("it was “{before}”, and is “{after}” now").format(before=was, after=is_)
        if change.edit == _KEPT:
            return _("other words for the same number, {value}").format(value=self._stated(after))
        return self._was(self._stated(before), self._stated(after))

    def _whole(self, writer: FindingWriter, figure: Figure) -> str:
        stated = writer.translator.stated(figure)
        return self._said(writer.set_phrase(figure.set), stated)

    def _was(self, before: str, after: str) -> str:
        message = self.now.translator.gettext("was {before}, is now {after}")
        return message.format(before=before, after=after)

    def _said(self, name: str, what: str) -> str:
        """A name and what is said of it, with the colon of the language."""
        message = self.now.translator.gettext("{line}: {outcome}")
        return message.format(line=name, outcome=what)

    def _stated(self, figure: Figure) -> str:
        return self.now.translator.stated(figure)

    def _identified(self, name: str, id_: str) -> str:
        """``name`` and, in brackets, the id by which files know it."""
        code = self.now.translator.code(id_)
        return f"{name} ({code})"

    # Series

    def series(self, change: SeriesDiff) -> str:
        """A series and its latest number, then and now."""
        _ = self.now.translator.gettext
        before = self._latest(self.then, change.before)
        after = self._latest(self.now, change.after)
        if change.after is None:
            return _("{series}: no longer there; it came to {value}").format(
                series=self._named(self.then, change.before), value=before
            )
        name = self._named(self.now, change.after)
        if change.before is None:
            return _("{series}: new, {value}").format(series=name, value=after)
        return self._said(name, self._was(before, after))

    def _named(self, writer: FindingWriter, series: Series | None) -> str:
        if series is None:
            return ""
        first = writer.figures[series.points[0]]
        return writer.series_phrase(series.kind, first.set)

    def _latest(self, writer: FindingWriter, series: Series | None) -> str:
        return writer.translator.stated(writer.figures[series.points[-1]]) if series else ""

    # Findings

    def _findings(self, findings: Iterable[FindingDiff]) -> Iterator[DiffSection]:
        _ = self.now.translator.gettext
        titles = {
            FindingEvent.CLOSED: _("Findings closed"),
            FindingEvent.RESOLVED: _("Findings that are no longer found"),
            FindingEvent.JOINED: _("Findings that are part of another now"),
            FindingEvent.OPENED: _("Findings opened"),
            FindingEvent.NOTED: _("Differences noted"),
            FindingEvent.CHANGED: _("Findings that stand, with other numbers"),
        }
        return _sections(titles, findings, self.finding)

    def finding(self, change: FindingDiff) -> str:
        """A finding in a sentence, and what closed or opened it."""
        writer = self.then if change.after is None else self.now
        finding = change.after or change.before
        assert finding is not None, "a difference has one side at least"
        text = writer.brief(finding)
        told = [text.sentence, f"{text.line}." if text.line else "", *self._why(change, finding)]
        return self._identified(" ".join(filter(None, told)), finding.id)

    def _why(self, change: FindingDiff, finding: Finding) -> Iterator[str]:
        """What happened to a finding, as far as its figures, their reports and what closes it say."""
        _ = self.now.translator.gettext
        if change.event is FindingEvent.CLOSED:
            text = self.now.describe(finding)
            yield text.closed
            yield from text.corrections
            return
        if change.into:
            yield _("See {finding}.").format(finding=self.now.translator.code(change.into))
        causes = [*map(self._caused, change.figures), *map(self._related, change.reports)]
        if causes:
            yield _("Because of: {causes}.").format(causes=self.now.translator.gettext("; ").join(causes))
        elif not change.into:
            yield _("None of its figures changed: another report or the vocabulary did.")

    def _caused(self, change: FigureDiff) -> str:
        """The change of a figure as the cause of something."""
        _ = self.now.translator.gettext
        writer = self.then if change.after is None else self.now
        figure = change.figure
        message = _("{name} in {report}").format(
            name=writer.name(figure), report=writer.report_name(figure.report)
        )
        return self.now.translator.listed([message, self._happened(change)])

    def _happened(self, change: FigureDiff) -> str:
        _ = self.now.translator.gettext
        value = self._stated(change.figure)
        match change.event:
            case DiffEvent.ADDED:
                return _("a figure added: {value}").format(value=value)
            case DiffEvent.REMOVED:
                return _("a figure removed: {value}").format(value=value)
        return self.change(change)

    def _related(self, report: str) -> str:
        message = self.now.translator.gettext("{report} says otherwise how its figures relate")
        return message.format(report=self.now.report_name(report))

    # Vocabulary

    def entry(self, change: EntryDiff) -> str:
        """An entry of the vocabulary and what happened to it."""
        _ = self.now.translator.gettext
        name = self._identified(self._label(change), f"{change.table}/{change.id}")
        match change.event:
            case DiffEvent.ADDED:
                return _("added: {name}").format(name=name)
            case DiffEvent.REMOVED:
                return _("removed: {name}").format(name=name)
        return _("changed: {name}").format(name=name)

    def _label(self, change: EntryDiff) -> str:
        writer = self.then if change.event is DiffEvent.REMOVED else self.now
        entry = getattr(writer.vocabulary, change.table)[change.id]
        return writer.translator.text(entry.label) or change.id


def _sections(
    titles: Mapping[DiffEvent, str] | Mapping[FindingEvent, str],
    changes: Iterable[Change],
    write: Callable[[Change], str],
) -> Iterator[DiffSection]:
    """A section for each title: the changes of its event, each as ``write`` tells it."""
    told = tuple(changes)
    for event, title in titles.items():
        lines = tuple(write(change) for change in told if change.event is event)
        yield DiffSection(title, lines)
