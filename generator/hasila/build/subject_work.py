"""The work on one part of the subjects of a site.

:class:`SubjectWork` is done in this process or a copy of it; it puts the files into the site itself.
:func:`make_sent` is done in any process: what subjects are made from travels there, and their files come
back."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import field
from datetime import date
from functools import lru_cache
from hashlib import blake2b
from operator import attrgetter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from hasila.build.cache_folder import CacheFolder, files_of_site
from hasila.build.data_bytes import as_bytes, pack
from hasila.build.data_cache import DataCache, data_folder
from hasila.build.former_data import DataFilesMemory, FormerFiles
from hasila.build.keys import KeyMaker
from hasila.build.outputs_cache import KeyParts, MadeRecord
from hasila.build.publication import Publication
from hasila.build.staged_site import StagedSite
from hasila.build.template_cache import read_templates
from hasila.build.workers import release_memory
from hasila.model.data_class import dataclass
from hasila.model.data_versions import INDEX
from hasila.model.diagnostics import Diagnostic
from hasila.model.page import File
from hasila.model.site import Site
from hasila.publish.changes import digest_of
from hasila.publish.data.storage import InFolder
from hasila.publish.data.workbook import PATH as WORKBOOK
from hasila.publish.drawing_names import BASE_MAP
from hasila.publish.i18n.locale import translators_of
from hasila.publish.ledger_index import data_file
from hasila.publish.outputs import KIND_NAMED, Job, SubjectId, job_of, settings_for
from hasila.publish.slice_keys import SliceKeys
from hasila.publish.slices import Slice
from hasila.publish.subjects import SubjectMaker, subject_maker

DATA = SubjectId("files of data", "")
"""The files of data, which are made as if they were one more subject."""


class SubjectResult(NamedTuple):
    """A subject that was made, or taken over. ``diagnostics`` are the faults of templates."""

    id: SubjectId
    record: MadeRecord
    is_kept: bool
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True)
class SubjectWork:
    """The work on a part of the subjects: their files are put into ``site``. ``cache`` is where the data of
    reports are remembered."""

    publication: Publication
    site: StagedSite
    keys: KeyMaker
    kept: Mapping[str, MadeRecord]
    slice_keys: SliceKeys = field(default_factory=SliceKeys)
    cache: CacheFolder | None = None

    def __call__(self, subjects: Iterable[SubjectId]) -> list[SubjectResult]:
        return list(map(self._subject, subjects))

    def job(self, subject: SubjectId) -> Job:
        return job_of(subject, self.publication.index, self.publication.shared, self.slice_keys)

    def taken_over(self, subject: SubjectId, key: KeyParts) -> SubjectResult | None:
        """The subject as it stands in the old site, where it was made from the same; else ``None``."""
        old = self.kept.get(name_of(subject))
        if old is None or old.key != key or not self.site.keep(old.files):
            return None
        return SubjectResult(subject, old, True, ())

    def put(
        self,
        subject: SubjectId,
        key: KeyParts,
        files: Iterable[File],
        listed: bytes,
        diagnostics: tuple[Diagnostic, ...] = (),
    ) -> SubjectResult:
        """The subject with ``files``, which are put into the site; see :func:`put_files`."""
        return put_files(self.site, SentResult(subject, key, tuple(files), listed, diagnostics))

    def _subject(self, subject: SubjectId) -> SubjectResult:
        job = self.job(subject)
        key = self.keys.of_kind(subject.kind, job.slice.key)
        old = self.taken_over(subject, key)
        if old is not None:
            return old
        return self.made_here(SentJob(subject, job.slice, key))

    def made_here(self, job: SentJob) -> SubjectResult:
        """The subject of ``job``, made by this process."""
        return put_made(self.publication.maker, job, self.site)

    def jobs_to_make(self, subjects: Iterable[SubjectId], taken: list[SubjectResult]) -> list[SentJob]:
        """The jobs of the subjects that cannot be taken over; those that can are added to ``taken``."""
        jobs = []
        for subject in subjects:
            job = self.job(subject)
            key = self.keys.of_kind(subject.kind, job.slice.key)
            old = self.taken_over(subject, key)
            if old is None:
                jobs.append(SentJob(subject, job.slice, key))
            else:
                taken.append(old)
        return jobs

    def put_sent(self, result: SentResult) -> SubjectResult:
        """The subject that was made elsewhere."""
        return put_files(self.site, result)

    def data(self, within: Path) -> Iterator[SubjectResult | None]:
        """The files of data, step by step: ``None`` for each step, then the result. Large ones are made in a
        folder ``within`` one that is removed."""
        key = self.keys.of_kind(DATA.kind, self._state_of_data())
        taken = self.taken_over(DATA, key)
        if taken is not None:
            yield taken
            return
        known = self.kept.get(name_of(DATA))
        old = {file.path: file for file in known.files} if known else {}
        memory = DataCache(self.cache and data_folder(self.cache), self.slice_keys)
        remembered = DataFilesMemory(
            self.cache and files_of_site(self.cache, self.site.out, "parts"), self._context_of_data()
        )
        former = FormerFiles(self.site, remembered.load(), old)
        described, written = [], []
        temporary = TemporaryDirectory(dir=within)
        with temporary as folder, closing(InFolder(Path(folder), former)) as storage:
            for file in self.publication.data_one_by_one(memory, storage):
                described.append(data_file(file))
                written.append(self.site.put_or_keep(file, old.get(file.path)))
                if file.path == WORKBOOK and not known:
                    del file
                    release_memory()  # its cells are the most that a build has in memory
                yield None
        memory.save()
        remembered.save(storage.known, written)
        del memory, storage, former
        if not known:
            release_memory()  # after an edit there is little to let go of
        listed = pack(tuple(sorted(described, key=attrgetter("path"))))
        yield SubjectResult(DATA, MadeRecord(key, tuple(written), listed), False, ())

    def _context_of_data(self) -> str:
        """The digest of all that the files of data are made from beside the reports: the vocabulary, and the
        site with its words."""
        vocabulary = blake2b(as_bytes(self.publication.examined.vocabulary), digest_size=16)
        return f"{vocabulary.hexdigest()} {self.keys.settings}"

    def _state_of_data(self) -> str:
        """What the files of data are made from."""
        publication = self.publication
        kept = blake2b(publication.examined.sources.versions.get(INDEX, b""), digest_size=16).hexdigest()
        return f"{publication.revision} {digest_of(publication.changes)} {kept}"


def name_of(subject: SubjectId) -> str:
    """The name by which a subject is remembered."""
    return f"{subject.kind}/{subject.id}"


@dataclass(frozen=True)
class SentInputs:
    """What all subjects share, as it is sent.

    ``texts`` are the files of ``site_src/`` and ``templates`` those of ``templates/``, by their path;
    ``digest`` stands for all of it."""

    site: Site
    texts: Mapping[str, str]
    templates: Mapping[str, str]
    known_on: date | None
    has_reports: bool
    digest: str

    def __hash__(self) -> int:
        return hash(self.digest)


class SentJob(NamedTuple):
    """A subject with its slice and its key."""

    id: SubjectId
    slice: Slice
    key: KeyParts


@dataclass(frozen=True)
class SentPart:
    """Subjects to make, and what they share."""

    inputs: SentInputs
    jobs: Sequence[SentJob]


class SentResult(NamedTuple):
    """A subject as it comes back: its files, and what is listed of it, packed."""

    id: SubjectId
    key: KeyParts
    files: tuple[File, ...]
    listed: bytes
    diagnostics: tuple[Diagnostic, ...]


def make_sent(part: SentPart) -> list[SentResult]:
    """The files of a part that was sent, in any process."""
    maker = _maker(part.inputs)
    return [_made(maker, job) for job in part.jobs]


@dataclass(frozen=True)
class PackedInputs:
    """What all subjects share, as bytes: a process of this machine is given them with each part, and reads
    them once. ``digest`` stands for all of it, ``cache`` is where templates are remembered."""

    packed: bytes
    digest: str
    cache: CacheFolder | None

    def __hash__(self) -> int:
        return hash(self.digest)


def packed_inputs(publication: Publication, keys: KeyMaker, cache: CacheFolder | None) -> PackedInputs:
    """The inputs of a publication for processes of this machine."""
    inputs = sent_inputs(publication, keys)
    return PackedInputs(pickle.dumps(inputs), inputs.digest, cache)


@dataclass(frozen=True)
class LocalPart:
    """Subjects that a process of this machine makes and puts into ``site``."""

    inputs: PackedInputs
    site: StagedSite
    jobs: Sequence[SentJob]


def put_local(part: LocalPart) -> list[SubjectResult]:
    """The subjects of a part, whose files are put into the site, in any process of this machine."""
    maker = _local_maker(part.inputs)
    return [put_made(maker, job, part.site) for job in part.jobs]


def put_made(maker: SubjectMaker, job: SentJob, site: StagedSite) -> SubjectResult:
    """The subject of ``job`` as ``maker`` makes it; its files are put into ``site``."""
    return put_files(site, _made(maker, job))


def put_files(site: StagedSite, made: SentResult) -> SubjectResult:
    """The subject that was made; its files are put into ``site`` unless a template has a fault."""
    written = () if made.diagnostics else tuple(map(site.put, made.files))
    return SubjectResult(made.id, MadeRecord(made.key, written, made.listed), False, made.diagnostics)


@lru_cache(1)
def _local_maker(inputs: PackedInputs) -> SubjectMaker:
    maker = _maker(pickle.loads(inputs.packed))
    read_templates(maker, inputs.cache)
    return maker


def _made(maker: SubjectMaker, job: SentJob) -> SentResult:
    made = maker.make(Job(KIND_NAMED[job.id.kind], job.id.id, job.slice))
    return SentResult(job.id, job.key, made.files, pack(made.listings), made.diagnostics)


@lru_cache(1)
def _maker(inputs: SentInputs) -> SubjectMaker:
    translators = translators_of(inputs.site, inputs.texts)
    settings = settings_for(inputs.site, translators, inputs.known_on, inputs.has_reports)
    return subject_maker(inputs.site, settings, inputs.templates, inputs.texts[BASE_MAP])


def sent_inputs(publication: Publication, keys: KeyMaker) -> SentInputs:
    """The inputs of a publication."""
    examined = publication.examined
    digest = "".join((keys.settings, keys.every_template, keys.base_map, keys.code))
    return SentInputs(
        publication.site,
        publication.texts,
        examined.sources.templates,
        examined.ledger.known_on,
        bool(examined.ledger.reports),
        digest,
    )
