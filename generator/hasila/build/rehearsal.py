"""What only making the pages can tell of the templates and texts of a project."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from hasila.build.examining import Examined, with_diagnostics
from hasila.build.publication import DATA_PAGE, Publication, publication_of
from hasila.model.page import Page
from hasila.publish.html.data import packed
from hasila.publish.ledger_index import data_file
from hasila.publish.outputs import job_of
from hasila.publish.render import each_place_once
from hasila.publish.slice_keys import SliceKeys


def _all(pages: tuple[Page, ...]) -> tuple[Page, ...]:
    return pages


def rehearse(examined: Examined, chosen: Callable[[tuple[Page, ...]], tuple[Page, ...]] = _all) -> Examined:
    """``examined`` with the faults that its pages have, or those ``chosen`` of them, all made in memory."""
    publication = publication_of(examined)
    files = tuple(map(data_file, publication.data()))
    shared = replace(publication.shared, files=files)
    pages = tuple(_planned(replace(publication, shared=shared)))
    _, wrong = publication.maker.render(chosen((*pages, *packed(pages))))
    return with_diagnostics(each_place_once(wrong), examined)


def _planned(publication: Publication) -> Iterable[Page]:
    """Every page, not yet rendered."""
    keys = SliceKeys()
    for subject in (*publication.subjects(), DATA_PAGE):
        job = job_of(subject, publication.index, publication.shared, keys)
        for made in job.kind.make(job.slice, publication.maker.settings):
            yield from (*made.pages, *made.embeds)
