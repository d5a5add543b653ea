"""Every page of a site, as it is planned: made of its slice, not yet rendered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from hasila.model.page import File, Page
from hasila.model.report import Ledger
from hasila.model.revision import Revision
from hasila.model.search_document import SearchIndexInput
from hasila.model.site import Site
from hasila.model.vocabulary import Vocabulary
from hasila.publish.i18n.locale import Translator
from hasila.publish.ledger_index import LedgerIndex, data_file
from hasila.publish.listing import ListedPage, listing_of
from hasila.publish.outputs import Made, SubjectId, jobs, settings_of
from hasila.publish.slices import Shared
from hasila.publish.whole_site import Listed, in_order, search_inputs


@dataclass(frozen=True)
class Planned:
    """Every page of the site, and by language what its search shall find."""

    pages: tuple[Page, ...]
    indexes: tuple[SearchIndexInput, ...]
    listed: tuple[ListedPage, ...] = ()


def plan(
    ledger: Ledger,
    vocabulary: Vocabulary,
    site: Site,
    translators: Mapping[str, Translator],
    texts: Mapping[str, str],
    revision: Revision | None = None,
    data: tuple[File, ...] = (),
) -> Planned:
    """Every page of the site, in every language: those of no language, then those of each, embeds last."""
    index = LedgerIndex(ledger, vocabulary)
    shared = Shared(site, texts, revision, tuple(map(data_file, data)))
    settings = settings_of(ledger, site, translators)
    if not settings:
        return Planned((), ())
    made = [
        (SubjectId(job.kind.name, job.id), tuple(job.kind.make(job.slice, settings)))
        for job in jobs(index, shared)
    ]
    every = [subject for _, subjects in made for subject in subjects]
    pages = tuple(_in_order(every, ["", *(language.code for language in site.languages)]))
    listed = [(id_, tuple(map(listing_of, subjects))) for id_, subjects in made]
    return Planned(pages, tuple(search_inputs(listed, site)), tuple(_pages(listed, site)))


def _pages(listed: Listed, site: Site) -> Iterator[ListedPage]:
    """The pages of no language, then those of each, in the order of the kinds."""
    known = dict(listed)
    for code in ("", *(language.code for language in site.languages)):
        for subject in in_order(known):
            own = (listing for listing in known[subject] if listing.language == code)
            yield from (page for listing in own for page in listing.pages)


def _in_order(made: Sequence[Made], codes: Sequence[str]) -> Iterator[Page]:
    for code in codes:
        own = [subject for subject in made if subject.language == code]
        for subject in own:
            yield from subject.pages
        for subject in own:
            yield from subject.embeds
