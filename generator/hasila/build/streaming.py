"""A site made and written subject by subject: each is made, written and forgotten, by several processes, and
one that would be made with the same bytes is taken over from the old site."""

from __future__ import annotations

from collections import deque
from collections.abc import Generator, Iterable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import ExitStack, closing
from dataclasses import field, replace
from functools import partial
from hashlib import blake2b
from io import BytesIO
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

from hasila.build.cache_folder import files_of_site
from hasila.build.data_bytes import unpack
from hasila.build.examining import Examined, with_diagnostics
from hasila.build.keys import KeyMaker
from hasila.build.outputs_cache import (
    KeyParts,
    MadeRecord,
    OutputsCache,
)
from hasila.build.publication import DATA_PAGE, Publication
from hasila.build.search_work import (
    SEARCH,
    BucketPart,
    SearchWork,
    forget_other_buckets,
    without_words,
)
from hasila.build.staged_site import FolderContents, WrittenFile
from hasila.build.subject_work import (
    DATA,
    LocalPart,
    SentJob,
    SentPart,
    SubjectResult,
    SubjectWork,
    make_sent,
    name_of,
    packed_inputs,
    put_local,
    sent_inputs,
)
from hasila.build.summary import BuildOptions, LedgerCounts, Progress, Summary
from hasila.build.template_cache import read_templates
from hasila.build.workers import AHEAD, FORKS, beside, fresh_processes, in_parts, run, run_on
from hasila.build.writer import commit, open_site
from hasila.model.changes import RecordedChange
from hasila.model.data_class import dataclass
from hasila.model.diagnostics import Diagnostic
from hasila.model.page import File
from hasila.model.report import Ledger
from hasila.publish.addresses import same_paths
from hasila.publish.changes import digest_of
from hasila.publish.html.data import packed
from hasila.publish.offline import ARCHIVE, FormerEntries, offline, pack
from hasila.publish.outputs import SubjectId, job_of
from hasila.publish.render import each_place_once
from hasila.publish.search.buckets import buckets
from hasila.publish.search.tables import tables_of
from hasila.publish.whole_site import Listed, ListedSubject, in_order, listed_files, search_inputs

PART = 16
"""Subjects that a worker is given at once."""
FEW = 40
"""So many subjects are made here sooner than processes would be ready."""
FEW_REPORTS = 300
"""Reports of which each process may have a copy, some 15 MB: other processes have more of their own."""
MANY_REPORTS = 3000
"""Reports of which this process alone has a copy, also where the files of data could be made beside pages."""
FEW_BUCKETS = 8
"""So many buckets of search are made here sooner than copies of this process would be ready."""
WHOLE = SubjectId("files of the whole site", "")
ASSETS = SubjectId("static files", "")
"""Files that are remembered as if they were of one more subject."""
_LAST = "last"
LAST_ARCHIVE = f"{_LAST}/{ARCHIVE}"
"""The name under which the packed site is remembered."""


def stream(
    publication: Publication, out: Path, progress: Progress, archive: Path | None, options: BuildOptions
) -> Summary:
    """Make the site and put it in the place of the one at ``out``; nothing is put there where a template has
    a fault. With ``archive`` the site is also packed into that one file."""
    folder = options.cache and files_of_site(options.cache, out, "outputs")
    cache = OutputsCache(folder)
    keys = KeyMaker.of(publication)
    read_templates(publication.maker, options.cache)
    with open_site(out) as site:
        work = SubjectWork(publication, site, keys, cache.load(), cache=options.cache)
        making = _Making(work, options, progress)
        making.subjects()
        if making.diagnostics:
            return with_faults(publication.examined, each_place_once(making.diagnostics))
        progress("Indexing")
        making.whole_site()
        paths = making.paths()
        clashes = same_paths(paths)
        if clashes:
            return with_faults(publication.examined, clashes)
        progress("Writing")
        beside = making.for_readers(archive)
        marker = commit(site, making.paths(), beside)
    cache.save(making.records)
    return making.summary(marker)


def at_most(few: int, jobs: Iterator[list[SentJob]]) -> tuple[list[list[SentJob]], bool]:
    """The first lists of ``jobs``, until they are more than ``few`` together, and whether these are all."""
    first: list[list[SentJob]] = []
    for part in jobs:
        first.append(part)
        if sum(map(len, first)) > few:
            return first, False
    return first, True


def _ended(steps: Iterator[None], found: list[SubjectResult]) -> list[SubjectResult]:
    """What was ``found`` when all ``steps`` are taken."""
    deque(steps, maxlen=0)
    return found


def with_faults(examined: Examined, faults: Iterable[Diagnostic] = ()) -> Summary:
    """What is told of a project of which no site was written."""
    diagnostics = with_diagnostics(faults, examined).diagnostics
    return Summary(diagnostics, counts_of(examined.ledger), texts=examined.sources.texts)


def counts_of(ledger: Ledger) -> LedgerCounts:
    """How much a ledger holds."""
    laws, findings = len(ledger.checked), len(ledger.findings)
    return LedgerCounts(len(ledger.reports), len(ledger.figures), laws, findings)


@dataclass
class _Making:
    """A site while it is made: the records of what stands in it so far."""

    work: SubjectWork
    options: BuildOptions
    progress: Progress
    records: dict[str, MadeRecord] = field(default_factory=dict)
    subject_ids: tuple[SubjectId, ...] = ()
    diagnostics: list[Diagnostic] = field(default_factory=list)
    made: int = 0
    changes: tuple[RecordedChange, ...] = ()
    """What happened to the published state, known when the files of data are made."""

    @property
    def publication(self) -> Publication:
        return self.work.publication

    def subjects(self) -> None:
        """Make every subject and the files of data, which take longest and are begun first; then the page
        that lists them."""
        subjects = self.publication.subjects()
        self.publication.index.make_tables()
        with closing(self._results(subjects)) as results:
            done = 0
            for part in results:
                done += len(part)
                self._take(part)
                self.progress(f"Making pages: {done} of {len(subjects) + 1}")
        self.subject_ids = subjects
        if subjects:
            self._data_page()

    def _results(self, subjects: Sequence[SubjectId]) -> Generator[list[SubjectResult], None, None]:
        """The results of all subjects, part by part; those of the files of data come last."""
        parts = in_parts(subjects, PART)
        data: list[SubjectResult] = []
        with TemporaryDirectory(dir=self.work.site.folder, prefix=".") as folder:
            steps = self._data_steps(data, Path(folder))
            if not self._is_edit:
                yield from self._pages(parts, steps)
                yield _ended(steps, data)
                return
            with beside(partial(_ended, steps, data)) as made:
                yield from self._pages(parts, iter(()))
                yield made()

    def _pages(
        self, parts: Sequence[Sequence[SubjectId]], steps: Iterator[None]
    ) -> Iterator[list[SubjectResult]]:
        """The results of ``parts``, in any order; where others are waited for ``steps`` are taken."""
        executor, workers = self.options.executor, self.options.workers
        if executor is not None:
            return self._sent(parts, executor, steps)
        if workers < 2 or (FORKS and self._is_small):
            return run(self.work, parts, workers, steps)
        return self._by_processes(parts, steps)

    @property
    def _is_edit(self) -> bool:
        """True where few pages are likely to be made anew, so that this process cuts slices while a copy of
        it, which comes to have all reports, makes the files of data."""
        if self.options.executor is not None or self.options.workers < 2 or not FORKS:
            return False
        reports = len(self.publication.examined.ledger.reports)
        return FEW_REPORTS < reports <= MANY_REPORTS and name_of(DATA) in self.work.kept

    @property
    def _is_small(self) -> bool:
        """True where copies of this process are ready sooner than others, and have little in memory."""
        return len(self.publication.examined.ledger.reports) <= FEW_REPORTS

    def _data_steps(self, found: list[SubjectResult], within: Path) -> Iterator[None]:
        """Make the files of data step by step; their result is put into ``found``."""
        for result in self.work.data(within):
            if result is not None:
                found.append(result)
            yield

    def _jobs(
        self, parts: Iterable[Sequence[SubjectId]], taken: list[SubjectResult]
    ) -> Iterator[list[SentJob]]:
        """What is to be made of each part; what can be taken over is added to ``taken``."""
        jobs = (self.work.jobs_to_make(part, taken) for part in parts)
        return filter(None, jobs)

    def _sent(
        self, parts: Iterable[Sequence[SubjectId]], executor: Executor, steps: Iterator[None]
    ) -> Generator[list[SubjectResult], None, None]:
        """The results of ``parts``, which are sent; what is taken over is not."""
        inputs = sent_inputs(self.publication, self.work.keys)
        taken: list[SubjectResult] = []
        sent = (SentPart(inputs, jobs) for jobs in self._jobs(parts, taken))
        for results in run_on(executor, make_sent, sent, self.options.ahead, make_sent, steps):
            yield list(map(self.work.put_sent, results))
        yield taken

    def _by_processes(
        self, parts: Iterable[Sequence[SubjectId]], steps: Iterator[None]
    ) -> Generator[list[SubjectResult], None, None]:
        """The results of ``parts``, made by processes of this machine. They are given slices, for copies of
        this process would each come to have all reports; a few subjects are made here sooner."""
        work, workers = self.work, self.options.workers
        taken: list[SubjectResult] = []
        jobs = self._jobs(parts, taken)
        first, is_all = at_most(FEW, jobs)
        if is_all:
            yield [work.made_here(job) for part in first for job in part]
        else:
            inputs = packed_inputs(self.publication, work.keys, self.options.cache)
            sent = (LocalPart(inputs, work.site, part) for part in chain(first, jobs))
            with fresh_processes(workers, put_local.__module__) as pool:
                yield from run_on(pool, put_local, sent, workers * AHEAD, put_local, steps)
        yield taken

    def _data_page(self) -> None:
        files = unpack(self.records[name_of(DATA)].listed)
        shared = replace(self.publication.shared, files=files)
        self.changes = self.publication.changes
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
                self.made += result.id != DATA
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
        for name, record in sorted(self.records.items()):
            content.update(f"{name}\0{record.key.content}\n".encode())
        changes = self.changes or self.publication.changes
        content.update(digest_of(changes).encode())
        key = self.work.keys.of_kind(WHOLE.kind, content.hexdigest())
        if not self._take_over_whole(key):
            found: list[ListedSubject] = []
            publication, listed = self.publication, self._listed(found)
            files = listed_files(listed, publication.site, publication.revision, changes)
            self._remember(self.work.put(WHOLE, key, files, b""))
            self._search(found)
        assets = self.publication.assets()
        self._remember(self.work.put(ASSETS, key, assets, b""))

    def _listed(self, found: list[ListedSubject]) -> Iterator[ListedSubject]:
        """What is listed of each subject, in the order of the kinds; without its words it is put into
        ``found``, for the words of all do not lie in memory at once."""
        for subject in in_order(self.subject_ids):
            listings = unpack(self._record(subject).listed)
            found.append((subject, without_words(listings)))
            yield subject, listings

    def _take_over_whole(self, key: KeyParts) -> bool:
        """Take over the files of the whole site and the index of search, where nothing changed at all."""
        kept = self.work.kept
        own = [name for name in kept if name.startswith(f"{SEARCH}/")]
        if self.work.taken_over(WHOLE, key) is None or not all(
            self.work.site.keep(kept[name].files) for name in own
        ):
            return False
        self.records |= {name: kept[name] for name in (name_of(WHOLE), *own)}
        return True

    def _remember(self, result: SubjectResult) -> None:
        self.records[name_of(result.id)] = result.record

    def _search(self, listed: Listed) -> None:
        """The index of search: what its buckets hold anew, the others as they are."""
        publication = self.publication
        if not publication.site.search:
            return
        records = {
            listing.document.path: self._record(subject)
            for subject, listings in listed
            for listing in listings
            if listing.document
        }
        states = {path: record.key.content for path, record in records.items()}
        packed_listings = {path: record.listed for path, record in records.items()}
        tables = tables_of(publication.examined.vocabulary)
        work = SearchWork(self.work, tables, states, packed_listings)
        inputs = tuple(search_inputs(listed, publication.site))
        parts = [(index.language, bucket) for index in inputs for bucket in buckets(index.records)]
        with closing(self._buckets(work, parts)) as results:
            for result in results:
                self._remember(result)
        forget_other_buckets(self.work, parts)
        filled = [index.language for index in inputs if index.records]
        for result in work.tables_of_languages(filled, parts, self.records):
            self._remember(result)

    def _buckets(self, work: SearchWork, parts: Iterable[BucketPart]) -> Generator[SubjectResult, None, None]:
        """The results of all buckets. Other processes are begun only where many cannot be taken over."""
        changed: list[BucketPart] = []
        for part in parts:
            old = work.taken_over(part)
            if old is None:
                changed.append(part)
            else:
                yield old
        workers = self.options.workers if len(changed) > FEW_BUCKETS else 1
        yield from run(work, changed, workers)

    def _record(self, subject: SubjectId) -> MadeRecord:
        return self.records[name_of(subject)]

    def for_readers(self, archive: Path | None) -> dict[Path, bytes]:
        """Put the files by which a reader keeps the site; return the packed site, if it is asked for."""
        site = self.publication.site
        packed_site = self._packed_site() if archive or site.zip else b""
        if site.zip:
            self._put_last(File(ARCHIVE, packed_site))
        for file in offline(frozenset(self.paths()), site, self.publication.texts):
            self._put_last(file)
        return {archive: packed_site} if archive else {}

    def _put_last(self, file: File) -> None:
        written = self.work.site.put(file)
        self.records[f"{_LAST}/{file.path}"] = MadeRecord(self._record(ASSETS).key, (written,), b"")

    def _packed_site(self) -> bytes:
        job = job_of(DATA_PAGE, self.publication.index, self.publication.shared, self.work.slice_keys)
        pages = self.publication.maker.make(job).pages
        instead, _ = self.publication.maker.render(packed(pages))
        contents = {file.path: file.content for file in instead}
        target, paths = BytesIO(), frozenset(self.paths())
        with ExitStack() as opened:
            former = self._former_entries(paths.difference(contents), opened)
            pack(FolderContents(self.work.site.folder, paths, contents), target, former)
        return target.getvalue()

    def _former_entries(self, paths: Iterable[str], opened: ExitStack) -> FormerEntries | None:
        """The entries of the packed site of the last build whose files are the same still."""
        known = self.work.kept.get(LAST_ARCHIVE)
        if known is None or known.key.code != self._record(ASSETS).key.code:
            return None
        archive = self.work.site.former(known.files[0])
        if archive is None:
            return None
        packed = ZipFile(opened.enter_context(archive))
        before = {file for each in self.work.kept.values() for file in each.files}
        same = {file.path for file in self.files() if file in before}  # with the time of its writing, too
        return FormerEntries(packed, same.intersection(paths))

    def files(self) -> Iterator[WrittenFile]:
        """Every file that stands in the site."""
        for record in self.records.values():
            yield from record.files

    def paths(self) -> list[str]:
        return [file.path for file in self.files()]

    def summary(self, marker: WrittenFile) -> Summary:
        """What was written; ``marker`` is the list of the files of the site, which is none of them."""
        files = list(self.files())
        pages = sum(file.path.endswith(".html") for file in files)
        size = sum(file.size for file in files)
        return replace(
            with_faults(self.publication.examined),
            pages=pages,
            files=len(files),
            size=size,
            made=self.made,
            subjects=len(self.subject_ids),
            standing=(*files, marker),
        )
