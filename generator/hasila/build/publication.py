"""What the files of a site are made from, once the project is examined and may be published."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cached_property

from hasila.build.examining import Examined
from hasila.model.changes import RecordedChange
from hasila.model.data_class import dataclass
from hasila.model.page import File, SiteFile
from hasila.model.revision import Revision, revision_of
from hasila.model.site import Site
from hasila.model.vocabulary import Vocabulary
from hasila.publish.changes import changes
from hasila.publish.data import data_files, export
from hasila.publish.data.report_data import DataMemory
from hasila.publish.data.storage import DataStorage
from hasila.publish.data.versions import version_files, version_list
from hasila.publish.drawing_names import BASE_MAP
from hasila.publish.ledger_index import LedgerIndex
from hasila.publish.maps.interactive import can_be_drawn
from hasila.publish.notes_json import notes_json
from hasila.publish.outputs import KIND_NAMED, SubjectId, settings_of, subjects, subjects_of
from hasila.publish.slices import Shared
from hasila.publish.style_sheets import as_sent
from hasila.publish.subjects import SubjectMaker, subject_maker

DATA_PAGE = SubjectId("data", "data")
"""The page of downloads. It names the size of every file of data, and is made after them."""


@dataclass(frozen=True)
class Publication:
    """The ledger by its index, what slices and pages share, and the state of the content."""

    examined: Examined
    index: LedgerIndex
    shared: Shared
    maker: SubjectMaker
    revision: Revision

    @cached_property
    def changes(self) -> tuple[RecordedChange, ...]:
        """What changed of the published state: what is recorded, then what is not yet."""
        return changes(self.examined.ledger, self.examined.recorded, self.revision)

    @property
    def site(self) -> Site:
        return self.examined.site

    @property
    def texts(self) -> Mapping[str, str]:
        """The files of ``site_src/``."""
        return self.examined.sources.site_src

    def subjects(self) -> tuple[SubjectId, ...]:
        """Every subject but the page of downloads."""
        if not self.maker.settings:
            return ()
        return tuple(subject for subject in subjects(self.index, self.shared) if subject != DATA_PAGE)

    def subjects_of(self, kind: str) -> tuple[SubjectId, ...]:
        """Every subject of the kind of that name."""
        if not self.maker.settings:
            return ()
        return tuple(subjects_of(KIND_NAMED[kind], self.index, self.shared))

    def data(self) -> tuple[File, ...]:
        """The files of data, sorted by path."""
        examined = self.examined
        ledger, vocabulary, translators = examined.ledger, examined.vocabulary, examined.translators
        return export(ledger, vocabulary, self.site, self.revision, self._beside(), translators, self.changes)

    def data_one_by_one(self, memory: DataMemory, storage: DataStorage) -> Iterator[SiteFile]:
        """The same in another order, each when it is asked for; ``memory`` knows the data of reports, large
        files are put into ``storage``."""
        examined = self.examined
        ledger, vocabulary, translators = examined.ledger, examined.vocabulary, examined.translators
        beside, happened = self._beside(), self.changes
        return data_files(
            ledger, vocabulary, self.site, self.revision, beside, translators, happened, memory, storage
        )

    def _beside(self) -> tuple[File, ...]:
        """The files of data that are no table of the ledger."""
        return (self._notes(), *version_list(self.examined.sources.versions))

    def _notes(self) -> File:
        examined = self.examined
        return notes_json(examined.ledger, examined.notes, examined.vocabulary, examined.translators)

    def assets(self) -> tuple[File, ...]:
        """The static files of the project, as they are published, and the kept versions of the data."""
        sources = self.examined.sources
        static = (as_sent(File(path, content)) for path, content in sources.assets.items())
        return (*static, *version_files(sources.versions))


def publication_of(examined: Examined, earlier: Publication | None = None) -> Publication:
    """The publication of a project without errors.

    ``earlier`` is that of an earlier state: its maker, with the templates that it has read, is taken over
    where nothing but the content has changed.
    """
    examined = _with_what_can_be_drawn(examined)
    site, ledger = examined.site, examined.ledger
    texts = examined.sources.site_src
    revision = _revision(examined)
    if earlier is not None and _look(examined) == _look(earlier.examined):
        maker = earlier.maker
    else:
        settings = settings_of(ledger, site, examined.translators)
        maker = subject_maker(site, settings, examined.sources.templates, texts[BASE_MAP])
    index = LedgerIndex(ledger, examined.vocabulary)
    shared = Shared(site, texts, revision)
    return Publication(examined, index, shared, maker, revision)


def lacks_map(site: Site, vocabulary: Vocabulary) -> bool:
    """True where the site would have an interactive map and what draws it is not installed."""
    has_places = any(place.lat is not None for place in vocabulary.places.values())
    return site.interactive_map and has_places and not can_be_drawn()


def _with_what_can_be_drawn(examined: Examined) -> Examined:
    """``examined`` without an interactive map, where that cannot be drawn."""
    site = examined.site
    if can_be_drawn():
        return examined
    return replace(examined, site=replace(site, interactive_map=False))


def without_texts(publication: Publication) -> Publication:
    """``publication`` without the texts of content that no diagnostic shows a line of."""
    examined = publication.examined
    shown = {diagnostic.location.path for diagnostic in examined.diagnostics}
    sources = examined.sources.with_content(shown)
    return replace(publication, examined=replace(examined, sources=sources))


def _look(examined: Examined) -> tuple[object, ...]:
    """All that a maker of subjects depends on."""
    sources, ledger = examined.sources, examined.ledger
    return examined.site, sources.templates, sources.site_src, ledger.known_on, bool(ledger.reports)


def _revision(examined: Examined) -> Revision:
    """The revision of the content; its day is that of the newest report that takes part."""
    days = (report.published.day for report in examined.ledger.reports)
    return replace(revision_of(examined.sources), day=max(days, default=None))
