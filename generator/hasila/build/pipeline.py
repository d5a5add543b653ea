"""How content becomes a site: a project is examined, its files are made, and the site is written.

The same files are made in memory (:func:`publish`) and into a folder (:func:`build_found`)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

from hasila.build.cache import ProjectCache, project_cache
from hasila.build.examining import (
    Examined,
    examine,
    examine_files,
    examine_found,
    with_diagnostics,
)
from hasila.build.publication import DATA_PAGE, Publication, lacks_map, publication_of, without_texts
from hasila.build.streaming import stream, with_faults
from hasila.build.summary import BuildOptions, Progress, Summary
from hasila.build.workers import held_to_the_end, release_memory
from hasila.ingest.files import FoundFiles
from hasila.model.data_class import dataclass
from hasila.model.page import File, Page
from hasila.publish.addresses import same_paths
from hasila.publish.html.data import packed
from hasila.publish.ledger_index import data_file
from hasila.publish.offline import ARCHIVE, offline, pack
from hasila.publish.outputs import SubjectId, job_of
from hasila.publish.render import each_place_once
from hasila.publish.slice_keys import SliceKeys
from hasila.publish.subjects import MadeSubject
from hasila.publish.whole_site import whole_site

__all__ = ["Built", "Examined", "build_found", "examine", "examine_files", "make", "publish"]


@dataclass(frozen=True, slots=True)
class Built:
    """An examined project and the files made from it; none where a mistake forbids publication.

    ``packed`` are the files that are others in the packed site."""

    examined: Examined
    files: tuple[File, ...]
    pages: tuple[Page, ...] = ()
    packed: tuple[File, ...] = ()


def make(
    project: Path,
    progress: Progress,
    known_on: date | None = None,
    address: str = "",
    cache: ProjectCache | None = None,
) -> Built:
    """The whole site of ``project`` as files, or none where a mistake forbids it; see :func:`examine`.

    ``address`` is the public address of this build; without it, that of the configuration holds.
    """
    examined = examine(project, progress, known_on, cache)
    return publish(_at(address, examined), progress)


def publish(examined: Examined, progress: Progress) -> Built:
    """The files of what was examined, in memory, or none where a mistake forbids it."""
    if examined.blocked:
        return Built(examined, ())
    publication = publication_of(examined)
    subjects = publication.subjects()
    progress(f"Making {len(subjects)} subjects")
    made = _made(publication, subjects)
    data = publication.data()
    files = tuple(map(data_file, data))
    shared = replace(publication.shared, files=files)
    made |= _made(replace(publication, shared=shared), [DATA_PAGE] if subjects else [])
    pages = tuple(page for subject in made.values() for page in subject.pages)
    instead, also_wrong = publication.maker.render(packed(pages))
    wrong = [fault for subject in made.values() for fault in subject.diagnostics]
    if wrong or also_wrong:
        return Built(with_diagnostics(each_place_once((*wrong, *also_wrong)), examined), ())
    progress("Indexing")
    listed = [(id_, subject.listings) for id_, subject in made.items()]
    of_subjects = (file for subject in made.values() for file in subject.files)
    whole = tuple(
        whole_site(listed, examined.site, publication.revision, examined.vocabulary, publication.changes)
    )
    every = (*of_subjects, *data, *whole, *publication.assets())
    kept = (*every, *_kept(every, instead, publication))
    clashes = same_paths(file.path for file in kept)
    if clashes:
        return Built(replace(examined, diagnostics=clashes), ())
    return Built(examined, kept, pages, instead)


def _made(publication: Publication, subjects: Sequence[SubjectId]) -> dict[SubjectId, MadeSubject]:
    keys = SliceKeys()
    jobs = (job_of(subject, publication.index, publication.shared, keys) for subject in subjects)
    made = map(publication.maker.make, jobs)
    return dict(zip(subjects, made, strict=True))


def _kept(made: Sequence[File], instead: Sequence[File], publication: Publication) -> tuple[File, ...]:
    """The files by which a reader keeps the site: as one file, and in the browser."""
    archive = _archive(made, instead) if publication.site.zip else ()
    paths = {file.path for file in made}
    return (*archive, *offline(paths, publication.site, publication.texts))


def _archive(made: Iterable[File], instead: Iterable[File]) -> tuple[File, ...]:
    return (File(ARCHIVE, packed_site(made, instead)),)


def packed_site(files: Iterable[File], instead: Iterable[File]) -> bytes:
    """The site of ``files`` as a ZIP file; a file of ``instead`` takes the place of the one of its path."""
    target = BytesIO()
    pack({file.path: file.content for file in (*files, *instead)}, target)
    return target.getvalue()


def build_found(
    found: FoundFiles,
    out: Path,
    progress: Progress,
    known_on: date | None,
    address: str,
    archive: Path | None,
    options: BuildOptions,
) -> Summary:
    """Make the site of a project, given by its files; see :func:`hasila.build.site.build`."""
    examined = _examined(found, progress, known_on, options)
    if examined.blocked:
        return with_faults(examined)
    lacking = lacks_map(examined.site, examined.vocabulary)
    publication = without_texts(publication_of(_at(address, examined)))
    del examined, found  # with the texts of all reports, which are not needed while the site is made
    release_memory()
    with held_to_the_end():
        summary = stream(publication, out, progress, archive, options)
    return replace(summary, lacks_map=lacking)


def _examined(
    found: FoundFiles, progress: Progress, known_on: date | None, options: BuildOptions
) -> Examined:
    """The project, examined with what is remembered of it; what it was read from is forgotten."""
    cache = project_cache(options.cache)
    examined = examine_found(found, progress, known_on, cache)
    cache.save()
    return examined


def _at(address: str, examined: Examined) -> Examined:
    return replace(examined, site=replace(examined.site, address=address or examined.site.address))
