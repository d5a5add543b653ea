"""A site made and written subject by subject: each is made, written and forgotten, by several processes, and
one that would be made with the same bytes is taken over from the old site."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from hasila.build.cache_folder import CacheFolder
from hasila.build.examining import Examined, Say
from hasila.build.keys import KeyMaker
from hasila.build.outputs_cache import (
    KeyParts,
    MadeRecord,
    OutputsCache,
    outputs_folder,
    pack_listed,
    unpack_listed,
)
from hasila.build.publication import DATA_PAGE, Publication
from hasila.build.staged_site import FolderContents, StagedSite, WrittenFile
from hasila.build.workers import in_parts, run
from hasila.build.writer import commit, open_site
from hasila.model.diagnostics import Diagnostic
from hasila.model.page import File
from hasila.publish.addresses import same_paths
from hasila.publish.html.data import packed
from hasila.publish.ledger_index import data_file
from hasila.publish.offline import ARCHIVE, offline, pack
from hasila.publish.outputs import SubjectId, job_of
from hasila.publish.render import each_place_once
from hasila.publish.slice_keys import SliceKeys
from hasila.publish.whole_site import whole_site

PART = 16
"""Subjects that a worker is given at once."""
DATA = SubjectId("files of data", "")
WHOLE = SubjectId("files of the whole site", "")
ASSETS = SubjectId("static files", "")
"""Files that are remembered as if they were of one more subject."""


@dataclass(frozen=True)
class BuildOptions:
    """How a site is made: by how many processes, and where subjects are remembered (``None``: nowhere)."""

    workers: int = 1
    cache: CacheFolder | None = None
    explain: Callable[[SubjectId, str], None] | None = None


@dataclass(frozen=True)
class Summary:
    """What was written. ``made`` is the number of subjects that were made, the others were taken over."""

    examined: Examined
    pages: int = 0
    files: int = 0
    size: int = 0
    made: int = 0
    subjects: int = 0


class SubjectResult(NamedTuple):
    """A subject that was made, or taken over: then only its id and its record travel."""

    id: SubjectId
    record: MadeRecord
    is_kept: bool
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True)
class SubjectWork:
    """The work on a part of the subjects: their files are put into ``site``."""

    publication: Publication
    site: StagedSite
    keys: KeyMaker
    kept: Mapping[str, MadeRecord]
    slice_keys: SliceKeys = field(default_factory=SliceKeys)

    def __call__(self, subjects: Iterable[SubjectId]) -> list[SubjectResult]:
        return [self._data() if subject == DATA else self._subject(subject) for subject in subjects]

    def _subject(self, subject: SubjectId) -> SubjectResult:
        job = job_of(subject, self.publication.index, self.publication.shared, self.slice_keys)
        key = self.keys.of_kind(subject.kind, job.slice.key)
        old = self.kept.get(name_of(subject))
        if old is not None and old.key == key and self.site.keep(old.files):
            return SubjectResult(subject, old, True, ())
        made = self.publication.maker.make(job)
        files = () if made.diagnostics else tuple(map(self.site.put, made.files))
        record = MadeRecord(key, files, pack_listed(made.listings))
        return SubjectResult(subject, record, False, made.diagnostics)

    def _data(self) -> SubjectResult:
        content = str(self.publication.revision)
        key = self.keys.of_kind(DATA.kind, content)
        old = self.kept.get(name_of(DATA))
        if old is not None and old.key == key and self.site.keep(old.files):
            return SubjectResult(DATA, old, True, ())
        files = self.publication.data()
        written = tuple(map(self.site.put, files))
        described = tuple(map(data_file, files))
        record = MadeRecord(key, written, pack_listed(described))
        return SubjectResult(DATA, record, False, ())


def name_of(subject: SubjectId) -> str:
    """The name by which a subject is remembered."""
    return f"{subject.kind}/{subject.id}"


def stream(
    publication: Publication, out: Path, say: Say, archive: Path | None, options: BuildOptions
) -> Summary:
    """Make the site and put it in the place of the one at ``out``; nothing is put there where a template has
    a fault. With ``archive`` the site is also packed into that one file."""
    folder = options.cache and outputs_folder(options.cache, out)
    cache = OutputsCache(folder)
    keys = KeyMaker.of(publication)
    with open_site(out) as site:
        work = SubjectWork(publication, site, keys, cache.load())
        making = _Making(work, options, say)
        making.subjects()
        if making.diagnostics:
            return Summary(_with(making.diagnostics, publication.examined))
        say("Indexing")
        making.whole_site()
        paths = making.paths()
        clashes = same_paths(paths)
        if clashes:
            return Summary(_with(clashes, publication.examined))
        say("Writing")
        beside = making.for_readers(archive)
        commit(site, making.paths(), beside)
    cache.save(making.records)
    return making.summary()


@dataclass
class _Making:
    """A site while it is made: the records of what stands in it so far."""

    work: SubjectWork
    options: BuildOptions
    say: Say
    records: dict[str, MadeRecord] = field(default_factory=dict)
    subject_ids: tuple[SubjectId, ...] = ()
    diagnostics: list[Diagnostic] = field(default_factory=list)
    made: int = 0

    @property
    def publication(self) -> Publication:
        return self.work.publication

    def subjects(self) -> None:
        """Make every subject and the files of data, which take longest and are begun first; then the page
        that lists them."""
        subjects = self.publication.subjects()
        parts = [(DATA,), *in_parts(subjects, PART)]
        self.publication.index.make_tables()
        with closing(run(self.work, parts, self.options.workers)) as results:
            done = 0
            for part in results:
                done += len(part)
                self._take(part)
                self.say(f"Making pages: {done} of {len(subjects) + 1}")
        self.subject_ids = subjects
        if subjects:
            self._data_page()

    def _data_page(self) -> None:
        files = unpack_listed(self.records[name_of(DATA)].listed)
        shared = replace(self.publication.shared, files=files)
        publication = replace(self.publication, shared=shared)
        self.work = replace(self.work, publication=publication)
        self._take(self.work([DATA_PAGE]))
        self.subject_ids = (*self.subject_ids, DATA_PAGE)

    def _take(self, results: Iterable[SubjectResult]) -> None:
        for result in results:
            name = name_of(result.id)
            old = self.work.kept.get(name)
            self.records[name] = old if result.is_kept and old is not None else result.record
            self.diagnostics.extend(result.diagnostics)
            if not result.is_kept:
                self.made += 1
                self._explain(result.id, result.record, old)

    def _explain(self, subject: SubjectId, record: MadeRecord, old: MadeRecord | None) -> None:
        if self.options.explain is None:
            return
        if old is None:
            reason = "it is new"
        else:
            reason = record.key.changed(old.key) or "its files were missing or changed"
        self.options.explain(subject, reason)

    def whole_site(self) -> None:
        """The files that are made of what is listed, and the static files."""
        content = blake2b(digest_size=16)
        for name, record in self.records.items():
            content.update(f"{name}\0{record.key.content}\n".encode())
        key = self.work.keys.of_kind(WHOLE.kind, content.hexdigest())
        old = self.work.kept.get(name_of(WHOLE))
        if old is not None and old.key == key and self.work.site.keep(old.files):
            self.records[name_of(WHOLE)] = old
        else:
            self.records[name_of(WHOLE)] = self._made_whole(key)
        assets = tuple(map(self.work.site.put, self.publication.assets()))
        self.records[name_of(ASSETS)] = MadeRecord(key, assets, b"")

    def _made_whole(self, key: KeyParts) -> MadeRecord:
        listed = [(subject, unpack_listed(self._record(subject).listed)) for subject in self.subject_ids]
        files = whole_site(listed, self.publication.site, self.publication.revision)
        return MadeRecord(key, tuple(map(self.work.site.put, files)), b"")

    def _record(self, subject: SubjectId) -> MadeRecord:
        return self.records[name_of(subject)]

    def for_readers(self, archive: Path | None) -> dict[Path, bytes]:
        """Put the files by which a reader keeps the site; return the packed site, if it is asked for."""
        site = self.publication.site
        packed_site = self._packed_site() if archive or site.zip else b""
        if site.zip:
            self._put_last(File(ARCHIVE, packed_site))
        digests = {file.path: file.digest for file in self.files()}
        for file in offline(digests, site, self.publication.texts):
            self._put_last(file)
        return {archive: packed_site} if archive else {}

    def _put_last(self, file: File) -> None:
        written = self.work.site.put(file)
        self.records[f"last/{file.path}"] = MadeRecord(self._record(ASSETS).key, (written,), b"")

    def _packed_site(self) -> bytes:
        job = job_of(DATA_PAGE, self.publication.index, self.publication.shared, self.work.slice_keys)
        pages = self.publication.maker.make(job).pages
        instead, _ = self.publication.maker.render(packed(pages))
        contents = {file.path: file.content for file in instead}
        target = BytesIO()
        pack(FolderContents(self.work.site.folder, frozenset(self.paths()), contents), target)
        return target.getvalue()

    def files(self) -> Iterator[WrittenFile]:
        """Every file that stands in the site."""
        for record in self.records.values():
            yield from record.files

    def paths(self) -> list[str]:
        return [file.path for file in self.files()]

    def summary(self) -> Summary:
        files = list(self.files())
        pages = sum(file.path.endswith(".html") for file in files)
        size = sum(file.size for file in files)
        return Summary(self.publication.examined, pages, len(files), size, self.made, len(self.subject_ids))


def _with(diagnostics: Iterable[Diagnostic], examined: Examined) -> Examined:
    together = {*examined.diagnostics, *each_place_once(diagnostics)}
    return replace(examined, diagnostics=tuple(sorted(together)))
