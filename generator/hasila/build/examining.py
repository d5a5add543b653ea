"""How a project is examined: read, parsed, checked and reconciled, before anything is made of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import field, replace
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from hasila.build.cache import ProjectCache, ReadDocuments, project_cache
from hasila.build.summary import Progress
from hasila.ingest.change_record import parse_record
from hasila.ingest.document import Document, report_groups
from hasila.ingest.file_memory import FileMemory
from hasila.ingest.files import FoundFiles, find, gather, read
from hasila.ingest.project import parse, screened
from hasila.ingest.project_files import SeenFiles, site_texts, sound, with_missing_files
from hasila.ingest.project_files.site_texts import is_shipped
from hasila.ingest.reports import ReportMemory
from hasila.ingest.screen import readable, withheld
from hasila.model.catalogue import diagnostics_of, read_catalogue
from hasila.model.changes import RECORD, RecordedChange
from hasila.model.data_class import dataclass
from hasila.model.data_versions import INDEX, KEPT_IN, project_name
from hasila.model.diagnostic_consequences import (
    without_consequences,
    without_consequences_of_refused,
    without_consequences_of_spoilt,
)
from hasila.model.diagnostics import Diagnostic, Location, blocks
from hasila.model.editor_note import Note
from hasila.model.report import Ledger
from hasila.model.site import Site
from hasila.model.sources import Sources
from hasila.model.vocabulary import Vocabulary
from hasila.publish.addresses import addresses
from hasila.publish.drawing_names import BASE_MAP, DRAWINGS
from hasila.reconcile import ReconcileMemory, reconcile
from hasila.reconcile.check import check, idle_explanations
from hasila.reconcile.notes import notes_of
from hasila.reconcile.unlikely import unlikely

if TYPE_CHECKING:  # see Examined.translators
    from hasila.publish.i18n.locale import Translator


@dataclass(frozen=True)
class Examined:
    """A project after reading, parsing and reconciling, before any page is made."""

    sources: Sources
    site: Site
    vocabulary: Vocabulary
    ledger: Ledger
    diagnostics: tuple[Diagnostic, ...]
    recorded: tuple[RecordedChange, ...] = ()
    """The changes that are recorded; none of a state that leaves out later reports."""

    @property
    def blocked(self) -> bool:
        return blocks(self.diagnostics)

    @cached_property
    def translators(self) -> Mapping[str, Translator]:
        """The translator of each language of the site, by its code. Where there is nothing to tell, none is
        asked for, and what writes them is not loaded."""
        from hasila.publish.i18n.locale import translators_of

        return translators_of(self.site, self.sources.site_src)

    @cached_property
    def notes(self) -> tuple[Note, ...]:
        """What is unusual in the ledger though no constraint is broken; a page that is looked at asks for
        none."""
        return notes_of(self.ledger)

    @property
    def languages(self) -> tuple[str, ...]:
        """The codes of the languages of the site."""
        return tuple(language.code for language in self.site.languages)


@dataclass(slots=True)
class DocumentMemory:
    """The documents of the latest state of a project, by the stem of their report, with their texts."""

    documents_of: ReadDocuments
    _known: dict[str, tuple[Mapping[str, str], Document]] = field(default_factory=dict)

    def read(self, files: Mapping[str, str]) -> tuple[Document, ...]:
        """The documents of all reports among ``files``, in order of their stems."""
        groups = report_groups(files)
        kept = {stem: self._known[stem] for stem, texts in groups.items() if self._is_known(stem, texts)}
        changed = (texts for stem, texts in groups.items() if stem not in kept)
        new = self.documents_of({path: text for texts in changed for path, text in texts.items()})
        kept |= {document.stem: (groups[document.stem], document) for document in new}
        self._known = kept
        return tuple(kept[stem][1] for stem in sorted(kept))

    def _is_known(self, stem: str, texts: Mapping[str, str]) -> bool:
        known = self._known.get(stem)
        return known is not None and known[0] == texts


@dataclass(frozen=True, slots=True)
class ProjectMemory:
    """What a process that watches a project keeps of its earlier states: files, documents, reports."""

    documents: DocumentMemory
    files: FileMemory = field(default_factory=FileMemory)
    seen: SeenFiles = field(default_factory=SeenFiles)
    reports: ReportMemory = field(default_factory=ReportMemory)
    reconciled: ReconcileMemory = field(default_factory=ReconcileMemory)


def project_memory(cache: ProjectCache | None = None) -> ProjectMemory:
    """A memory of nothing yet, beside what ``cache`` remembers of other processes."""
    known = cache or project_cache()
    return ProjectMemory(DocumentMemory(known.documents.read), reports=ReportMemory(known.reports))


def _memory_of_one_state(cache: ProjectCache | None) -> ProjectMemory:
    """The same, for a state that none follows."""
    return replace(project_memory(cache), reconciled=ReconcileMemory(keeps=False))


def examine_again(project: Path, progress: Progress, memory: ProjectMemory) -> Examined:
    """The same as :func:`examine`, in less time: only what has changed since the last call is read.

    ``memory`` serves one project, and one call at a time.
    """
    progress("Reading")
    sources, unreadable = read(project, memory.files.read)
    return _examined(sources, unreadable, progress, None, memory)


def examine(
    project: Path,
    progress: Progress,
    known_on: date | None = None,
    cache: ProjectCache | None = None,
    look: Callable[[FoundFiles], object] | None = None,
) -> Examined:
    """Read, parse, check and reconcile ``project``; everything that is wrong is in ``diagnostics``.

    With ``known_on`` only the reports published by that day take part in the ledger; diagnostics in any file
    are still told. ``cache`` remembers reports (:mod:`hasila.build.cache`); ``look`` is shown the files."""
    progress("Reading")
    found = find(project)
    if look is not None:
        look(found)
    sources, unreadable = found.gathered()
    del found  # the bytes are let go of: beside the texts they are many
    return _examined(sources, unreadable, progress, known_on, _memory_of_one_state(cache))


def examine_found(
    found: FoundFiles,
    progress: Progress,
    known_on: date | None = None,
    cache: ProjectCache | None = None,
) -> Examined:
    """The same of a project given by its files as they were found."""
    return _examined(*found.gathered(), progress, known_on, _memory_of_one_state(cache))


def examine_files(
    files: Mapping[str, bytes],
    progress: Progress,
    known_on: date | None = None,
    refused: tuple[Diagnostic, ...] = (),
    cache: ProjectCache | None = None,
) -> Examined:
    """The same of a project given by its files, as it stood at another time; ``refused`` is what is no file
    of it."""
    return examine_found(FoundFiles(files, refused), progress, known_on, cache)


def _examined(
    sources: Sources,
    unreadable: tuple[Diagnostic, ...],
    progress: Progress,
    known_on: date | None,
    known: ProjectMemory,
) -> Examined:
    progress("Parsing")
    documents = known.documents.read(sources.content)
    seen = screened(_own(sources), documents)
    refused = (*unreadable, *withheld(seen))
    whole, outside = sound(readable(sources, refused), known.seen)
    parsed, misread = parse(whole, documents, known.reports)
    progress("Reconciling")
    ledger = reconcile(parsed.reports, parsed.vocabulary, known_on, known.reconciled)
    strange = unlikely(parsed.reports, parsed.vocabulary)
    understood = without_consequences_of_refused((*misread, *check(parsed.reports)), refused)
    found = (*unreadable, *seen, *outside, *understood, *strange)
    unspoilt = without_consequences_of_spoilt(found, whole.content)
    causes = with_missing_files(unspoilt, whole.content)
    # a reason may speak of a finding that comes later, or of figures that are refused as they stand
    idle = idle_explanations(ledger) if known_on is None and not blocks(causes) else ()
    shared = addresses(ledger, parsed.vocabulary, parsed.site, sources.assets)
    beside = site_texts(sources, shipped_texts(), parsed.site)
    shipped = (*_catalogue_faults(parsed.site, sources), *_layout_faults(sources), *beside)
    recorded, misrecorded = parse_record(sources.content.get(RECORD, ""))
    versions = _version_faults(sources)
    diagnostics = {*shared, *causes, *idle, *shipped, *misrecorded, *versions}
    site = replace(parsed.site, zip=parsed.site.offers_zip(len(ledger.reports)))
    return Examined(
        sources,
        site,
        parsed.vocabulary,
        ledger,
        tuple(sorted(without_consequences(diagnostics))),
        recorded if known_on is None else (),
    )


def _version_faults(sources: Sources) -> Iterator[Diagnostic]:
    """What is wrong with the list of kept versions of the data."""
    if not sources.versions:
        return
    from hasila.publish.data.row_changes import UnreadableVersion  # loaded where there are versions
    from hasila.publish.data.versions import missing_files

    hint = f"restore the files of {KEPT_IN}/ as they were committed: they are only added, by `hasila record`"
    try:
        faults = tuple(missing_files(sources.versions))
    except UnreadableVersion as error:
        faults = (str(error),)
    for fault in faults:
        yield Diagnostic(Location(project_name(INDEX)), "bad-record", "error", fault, hint)


def _catalogue_faults(site: Site, sources: Sources) -> Iterator[Diagnostic]:
    """The diagnostics in the catalogues of the languages of ``site``; the shipped ones have none."""
    for language in site.languages:
        path = f"site_src/locale/{language.code}/hasila.po"
        if is_shipped(language, sources, shipped_texts()):
            continue
        text = sources.site_src.get(path, "")
        yield from diagnostics_of(read_catalogue(text, language.locale), path)
        if not text.strip():
            yield _wordless(language.code)


def _wordless(code: str) -> Diagnostic:
    hint = "copy the catalogue of another language and translate it"
    message = f"the language `{code}` has no catalogue hasila.po: its pages would speak another language"
    return Diagnostic(
        Location(f"site_src/locale/{code}/language.yaml"), "bad-catalogue", "error", message, hint
    )


def _layout_faults(sources: Sources) -> tuple[Diagnostic, ...]:
    """The diagnostics in the templates and in the base map of the project; the shipped ones have none.

    What reads a template or a map is loaded only for a project that has its own."""
    shipped = shipped_texts()
    base = sources.site_src.get(BASE_MAP, "")
    drawn = () if base == shipped.site_src.get(BASE_MAP) else _map_faults(base)
    written = () if sources.templates == shipped.templates else _template_faults(sources.templates)
    return (*written, *drawn)


def _map_faults(base: str) -> tuple[Diagnostic, ...]:
    from hasila.publish.maps.faults import faults

    return faults(base, BASE_MAP)


def _template_faults(templates: Mapping[str, str]) -> tuple[Diagnostic, ...]:
    from hasila.publish.render import inspect

    return inspect(templates, DRAWINGS)


@lru_cache(maxsize=1)
def shipped_texts() -> Sources:
    return gather({})[0]


def _own(sources: Sources) -> Sources:
    """``sources`` without the shipped texts, in which nothing is to be found."""
    shipped = shipped_texts()
    site_src = _unlike(sources.site_src, shipped.site_src)
    return replace(sources, site_src=site_src, templates=_unlike(sources.templates, shipped.templates))


def _unlike(texts: Mapping[str, str], shipped: Mapping[str, str]) -> Mapping[str, str]:
    """Those of ``texts`` that are not as ``shipped`` has them."""
    return {path: text for path, text in texts.items() if text != shipped.get(path)}


def needs_rehearsal(examined: Examined) -> bool:
    """True where the project has templates or site texts of its own, of which only making the pages can tell
    all; the shipped ones can make every page."""
    return not examined.blocked and _has_its_own(examined.sources)


_READ_WHOLE = ("site_src/site.yaml", "/language.yaml", "/hasila.po")
"""Site texts of which every line is checked when they are read; making pages tells no more of them."""


def _has_its_own(sources: Sources) -> bool:
    """True where a template or a site text other than the shipped ones takes part, of which reading cannot
    tell all."""
    shipped = shipped_texts()
    others = _unlike(sources.site_src, shipped.site_src)
    return sources.templates != shipped.templates or any(not path.endswith(_READ_WHOLE) for path in others)


def with_diagnostics(diagnostics: Iterable[Diagnostic], examined: Examined) -> Examined:
    """``examined`` with more diagnostics, in order."""
    together = {*examined.diagnostics, *diagnostics}
    return replace(examined, diagnostics=tuple(sorted(together)))
