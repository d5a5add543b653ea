"""All of a project at once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from hasila.ingest.amendments import with_known_amendments
from hasila.ingest.document import FOLDER, Document, read_documents
from hasila.ingest.fields import Diagnostics, did_you_mean
from hasila.ingest.growth import growth
from hasila.ingest.labels import check_languages
from hasila.ingest.reports import TABLES, ParseContext, ReportMemory, parse_reports
from hasila.ingest.screen import screen
from hasila.ingest.site_config import parse_site
from hasila.ingest.taken_back import with_withdrawals
from hasila.model.data_class import dataclass
from hasila.model.diagnostics import Diagnostic, Location
from hasila.model.report import Figure, Pointer, Report
from hasila.model.site import Site
from hasila.model.sources import Sources
from hasila.model.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Parsed:
    """A project as it was understood. ``reports`` are in order of publication, then of id."""

    site: Site
    vocabulary: Vocabulary
    reports: tuple[Report, ...]


def screened(sources: Sources, documents: Iterable[Document]) -> tuple[Diagnostic, ...]:
    """All that is found in the texts of a project before they are read for their meaning.

    ``documents`` are the reports of ``sources``; they were screened when they were read.
    """
    found: list[Diagnostic] = []
    others = dict(sources.content)
    for document in documents:
        found += document.screened
        for path in document.paths:
            del others[path]
    found += screen(replace(sources, content=others))
    found += growth({**others, **sources.site_src})
    return tuple(found)


def parse(
    sources: Sources, documents: Iterable[Document] | None = None, memory: ReportMemory | None = None
) -> tuple[Parsed, tuple[Diagnostic, ...]]:
    """Everything that could be understood, and every mistake in it, in order of place.

    ``documents`` are the reports of ``sources``, where they were read already; ``memory`` is that of earlier
    states of the project.
    """
    if documents is None:
        documents = read_documents(sources.content)
    diagnostics = Diagnostics()
    site = parse_site(sources.site_src, diagnostics)
    known = memory or ReportMemory()
    vocabulary = known.vocabulary(sources.content, site.languages, diagnostics)
    context = ParseContext(sources.content, site.languages, vocabulary, diagnostics)
    found = (*parse_reports(context, documents, known), *_of_tables(context))
    reports = with_withdrawals(_once(found, diagnostics), diagnostics)
    _pointers(reports, diagnostics)
    reports = with_known_amendments(reports, diagnostics)
    _reasons(reports, site, diagnostics)
    ordered = sorted(reports, key=lambda report: (report.published, report.id))
    in_order = sorted(set(diagnostics.found))
    return Parsed(site, vocabulary, tuple(ordered)), tuple(in_order)


def _of_tables(context: ParseContext) -> Iterable[Report]:
    """The reports of the tables. What reads tables is loaded only for a project that has one."""
    if not any(path.startswith(TABLES) for path in context.files):
        return ()
    from hasila.ingest.tables import parse_tables

    return parse_tables(context)


def _once(reports: Iterable[Report], diagnostics: Diagnostics) -> tuple[Report, ...]:
    """The first report of each id: two of them would be one address, and one of them lost."""
    kept: dict[str, Report] = {}
    for report in reports:
        first = kept.setdefault(report.id, report)
        if first is not report:
            location = _first_location(report)
            message = f"the report `{report.id}` stands twice"
            hint = _other_hint(_first_location(first), location)
            diagnostics.write(location, "repeated-report", message, hint)
    return tuple(kept.values())


def _other_hint(first: Location, second: Location) -> str:
    """The next step, which names the place of the other report of the same id."""
    if first.path == second.path:
        return f"the other is on line {first.line}; take one of the two away, or give each its own id"
    return f"the other is in {first.path}; give each its own id"


def _pointers(reports: tuple[Report, ...], diagnostics: Diagnostics) -> None:
    """Point out each ``corrects:`` that names no figure, or one that was not published before.

    Nothing is said of a figure in a file that was refused: that is said where it stands.
    """
    corrections = tuple(_corrections(reports))
    if not corrections:
        return
    when = {figure.key: report.published for report in reports for figure in report.figures}
    errors = (diagnostic for diagnostic in diagnostics.found if diagnostic.severity == "error")
    refused = {diagnostic.location.path for diagnostic in errors}
    for figure, pointer in corrections:
        named = pointer.key
        if named not in when:
            if not _is_in_files(named, refused):
                _tell_unknown(pointer, when, diagnostics)
        elif when[named] >= when[figure.key]:
            message = f"`{named}` was not published before `{figure.key}`"
            diagnostics.write(pointer.location, "corrects-nothing", message, _EARLIER_HINT)


def _tell_unknown(pointer: Pointer, known: Iterable[str], diagnostics: Diagnostics) -> None:
    message = f"there is no figure `{pointer.key}`"
    hint = did_you_mean(pointer.key, sorted(known))
    diagnostics.write(pointer.location, "unknown-figure", message, hint)


_EARLIER_HINT = "a correction stands in the later report and names the figure of the earlier one"


def _corrections(reports: Iterable[Report]) -> Iterator[tuple[Figure, Pointer]]:
    """Each figure that corrects another, with the pointer to that one."""
    for report in reports:
        for figure in report.figures:
            if figure.corrects:
                yield figure, figure.corrects


def _is_in_files(figure: str, paths: Collection[str]) -> bool:
    """True where the report of ``figure`` is a file among ``paths``, or may be a row of a table there."""
    report, _, _ = figure.partition("#")
    if f"{FOLDER}{report}.md" in paths:
        return True
    return any(path.startswith(TABLES) for path in paths)


def _reasons(reports: Iterable[Report], site: Site, diagnostics: Diagnostics) -> None:
    """Point out each reason that readers of some language could not read."""
    found = (explained for report in reports for explained in report.explained)
    for explained in found:
        check_languages(explained.reason, explained.location, "reason", site.languages, diagnostics)


def _first_location(report: Report) -> Location:
    """The place where the report begins: its first mention in a table or a prose, else its file."""
    places = (mention.location for figure in report.figures for mention in figure.mentions)
    return min(places, default=Location(report.path))
