"""A site of which each file is made when it is asked for, and which is otherwise that of a whole build.

The subject that a path belongs to is made from its slice. What was made is kept by its key, so that a change
of the content makes anew only what it concerns. Some files need more: those of data are made together, and
feeds, search and the sitemap need what is listed of every subject.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field, replace
from functools import cached_property
from pathlib import PurePosixPath

from hasila.build.keys import KeyMaker
from hasila.build.outputs_cache import KeyParts
from hasila.build.publication import DATA_PAGE, Publication
from hasila.model.address import DATA
from hasila.model.data_class import dataclass
from hasila.model.diagnostics import Diagnostic
from hasila.model.page import File
from hasila.publish.ledger_index import data_file
from hasila.publish.listing import SubjectListing, listing_of
from hasila.publish.maps.interactive import leaflet_files
from hasila.publish.offline import WORKER, farewell, offline
from hasila.publish.outputs import SubjectId, job_of
from hasila.publish.slice_keys import SliceKeys
from hasila.publish.subjects import MadeSubject
from hasila.publish.whole_site import whole_site

KEPT_SUBJECTS = 200
"""The subjects that are kept as they were made: those that a person looks at, and looked at before."""
_STEMS = {
    "report": "reports",
    "reports": "reports/index",
    "series": "series",
    "series part": "series",
    "category": "categories",
    "category part": "categories",
    "place": "places",
    "place part": "places",
    "finding": "findings",
    "findings": "findings/index",
}
"""The kinds of which there are as many subjects as the content has entries, and how the paths of their files
begin below the folder of a language. The id of the subject follows.
"""
_BESIDE = ("cards", "embed")
"""Folders that hold further files of the same subjects, in folders of the same names."""


@dataclass(slots=True)
class MadeSubjects:
    """The subjects made last, with what they were made from; of one subject only the latest."""

    _known: OrderedDict[SubjectId, tuple[KeyParts, MadeSubject]] = field(default_factory=OrderedDict)

    def get(self, subject: SubjectId, key: KeyParts) -> MadeSubject | None:
        """The subject as it was made from the same; ``None`` where it was not, or is forgotten."""
        found = self._known.get(subject)
        if found is None or found[0] != key:
            return None
        self._known.move_to_end(subject)
        return found[1]

    def put(self, subject: SubjectId, key: KeyParts, made: MadeSubject) -> None:
        """Keep a subject, in the place of the one that was not looked at for longest."""
        self._known[subject] = (key, made)
        self._known.move_to_end(subject)
        while len(self._known) > KEPT_SUBJECTS:
            self._known.popitem(last=False)


@dataclass(frozen=True, slots=True)
class FoundFile:
    """What there is at a path: a file, or nothing where the templates have faults."""

    file: File | None
    diagnostics: tuple[Diagnostic, ...] = ()


NOTHING = FoundFile(None)


class DemandedSite:
    """The files of ``publication``, each made when :meth:`find` asks for it.

    ``made`` is what is kept from earlier states of the content, ``earlier`` the last of them. An object of
    this class may be used by one thread at a time.
    """

    def __init__(
        self, publication: Publication, made: MadeSubjects, earlier: DemandedSite | None = None
    ) -> None:
        self.publication = publication
        self._made = made
        is_alike = earlier is not None and earlier.publication.maker is publication.maker
        self._keys: KeyMaker = earlier._keys if earlier and is_alike else KeyMaker.of(publication)
        self._slice_keys = SliceKeys()
        self._subjects: dict[str, Mapping[str, SubjectId]] = {}

    def find(self, path: str) -> FoundFile:
        """The file at ``path``, which is relative to the root of the site."""
        ready = self._ready.get(path)
        if ready is not None:
            return FoundFile(ready)
        if path.startswith(f"{DATA}/"):
            return FoundFile(self._data.get(path))
        own = self._subject_at(path)
        if own is not None:
            return self._in_subject(own, path)
        found = self._in_others(path)
        return found if found != NOTHING else FoundFile(self._listed.get(path))

    @cached_property
    def _ready(self) -> Mapping[str, File]:
        """The files that nothing has to be made for. A preview shows what is, never what a browser kept."""
        publication = self.publication
        texts = publication.texts
        keeping = (file for file in offline((), publication.site, texts) if file.path != WORKER)
        library = leaflet_files() if publication.site.interactive_map else ()
        files = (*publication.assets(), *library, *keeping, farewell(texts))
        return {file.path: file for file in files}

    @cached_property
    def _data(self) -> Mapping[str, File]:
        return {file.path: file for file in self.publication.data()}

    def _subject_at(self, path: str) -> SubjectId | None:
        """The subject of the content that the file at ``path`` would belong to."""
        _, *below = path.split("/")
        while below and below[0] in _BESIDE:
            below = below[1:]
        folder, _, name = "/".join(below).rpartition("/")
        stem = f"{folder}/{name.partition('.')[0]}"
        kinds = (kind for kind, beginning in _STEMS.items() if stem.startswith(beginning))
        found = (self._subjects_of(kind).get(stem) for kind in kinds)
        return next(filter(None, found), None)

    def _subjects_of(self, kind: str) -> Mapping[str, SubjectId]:
        """The subjects of a kind by the paths of their files, without folder of language and ending; listed
        when one is first asked for, since lists that are parted by year take a while."""
        if kind not in self._subjects:
            subjects = self.publication.subjects_of(kind)
            self._subjects[kind] = {_stem(subject): subject for subject in subjects}
        return self._subjects[kind]

    def _in_subject(self, subject: SubjectId, path: str) -> FoundFile:
        made = self._make(subject)
        file = next((file for file in made.files if file.path == path), None)
        return FoundFile(file, () if file else made.diagnostics)

    def _in_others(self, path: str) -> FoundFile:
        """The file among the pages of which there is one each: few enough to look at them all."""
        diagnostics: list[Diagnostic] = []
        for subject in self._others(path):
            found = self._in_subject(subject, path)
            if found.file:
                return found
            diagnostics += found.diagnostics
        return FoundFile(None, tuple(dict.fromkeys(diagnostics)))

    def _others(self, path: str) -> Iterator[SubjectId]:
        """The subjects that are no entry of the content; the one whose name is in the path comes first."""
        others = [subject for subject in self.publication.subjects() if subject.kind not in _STEMS]
        others.append(DATA_PAGE)
        return iter(sorted(others, key=lambda subject: not _is_likely(subject, path)))

    def _make(self, subject: SubjectId) -> MadeSubject:
        """All files of a subject, as they were made last or now."""
        publication = self._with_data if subject == DATA_PAGE else self.publication
        job = job_of(subject, publication.index, publication.shared, self._slice_keys)
        key = self._keys.of_kind(subject.kind, job.slice.key)
        kept = self._made.get(subject, key)
        if kept is None:
            kept = publication.maker.make(job)
            self._made.put(subject, key, kept)
        return kept

    @cached_property
    def _with_data(self) -> Publication:
        """The publication for the page of downloads, which names the size of every file of data."""
        files = tuple(map(data_file, self._data.values()))
        return replace(self.publication, shared=replace(self.publication.shared, files=files))

    @cached_property
    def _listed(self) -> Mapping[str, File]:
        """The files that are made from what is listed of every subject."""
        publication = self.publication
        listed = [(subject, self._listings(subject)) for subject in (*publication.subjects(), DATA_PAGE)]
        vocabulary = publication.examined.vocabulary
        revision, changed = publication.revision, publication.changes
        files = whole_site(listed, publication.site, revision, vocabulary, changed)
        return {file.path: file for file in files}

    def _listings(self, subject: SubjectId) -> Sequence[SubjectListing]:
        publication = self._with_data if subject == DATA_PAGE else self.publication
        job = job_of(subject, publication.index, publication.shared, self._slice_keys)
        made = job.kind.make(job.slice, publication.maker.settings)
        return tuple(map(listing_of, made))


def _stem(subject: SubjectId) -> str:
    beginning = _STEMS[subject.kind]
    return f"{beginning}/{subject.id}" if subject.id else beginning


def _is_likely(subject: SubjectId, path: str) -> bool:
    """True where a page of ``subject`` would be named so: `en/map.html`, `en/reports/index.html`."""
    names = {*PurePosixPath(path).parts[1:-1], PurePosixPath(path).stem}
    return subject.id in names or not names.isdisjoint(subject.kind.split())
