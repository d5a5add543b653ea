"""The pipeline: how content becomes a site. Each stage is called once, in order, and imports none of the
others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path

from markupsafe import Markup

from hasila.build.cache import ReadDocuments
from hasila.build.writer import write
from hasila.ingest import parse, read_documents, screened
from hasila.ingest.files import gather, read
from hasila.ingest.project_files import site_texts, sound, with_missing_files
from hasila.ingest.screen import readable, withheld
from hasila.model.catalogue import diagnostics_of, read_catalogue
from hasila.model.diagnostic_consequences import (
    without_consequences,
    without_consequences_of_refused,
    without_consequences_of_spoilt,
)
from hasila.model.diagnostics import Diagnostic, Location, blocks
from hasila.model.page import File, Page
from hasila.model.raster_image import Picture
from hasila.model.report import Ledger
from hasila.model.revision import Revision, revision_of
from hasila.model.site import Site
from hasila.model.sources import Sources
from hasila.model.vocabulary import Vocabulary
from hasila.publish.addresses import addresses, same_paths
from hasila.publish.charts import draw_bar, draw_chart, draw_sheet
from hasila.publish.citations import cite
from hasila.publish.data import export
from hasila.publish.feeds import feed
from hasila.publish.html.data import packed
from hasila.publish.i18n.locale import Translator, load_translator
from hasila.publish.images.embed_image import draw_embed_images, pictures_of_embeds
from hasila.publish.images.raster import make_pictures
from hasila.publish.images.social_image import draw_social_images
from hasila.publish.jsonld import jsonld_writer
from hasila.publish.maps import (
    draw_key,
    draw_locator,
    draw_stage,
    leaflet_files,
    load_base,
    map_faults,
    map_script,
)
from hasila.publish.notes_json import notes_json
from hasila.publish.offline import ARCHIVE, offline, pack
from hasila.publish.outputs import Planned, plan
from hasila.publish.render import Drawings, attempt, inspect
from hasila.publish.search import search, unsearchable
from hasila.publish.sitemap import sitemap
from hasila.reconcile import reconcile
from hasila.reconcile.check import check, idle_explanations
from hasila.reconcile.unlikely import unlikely

Progress = Callable[[str], None]
"""Shows a person how far the work is; the command decides how it looks."""


@dataclass(frozen=True, slots=True)
class Examined:
    """A project after reading, parsing and reconciling, before any page is made."""

    sources: Sources
    site: Site
    vocabulary: Vocabulary
    translators: Mapping[str, Translator]
    ledger: Ledger
    diagnostics: tuple[Diagnostic, ...]

    @property
    def blocked(self) -> bool:
        return blocks(self.diagnostics)


@dataclass(frozen=True, slots=True)
class Built:
    """An examined project and the files made from it; none where a mistake forbids publication."""

    examined: Examined
    files: tuple[File, ...]
    pages: tuple[Page, ...] = ()
    packed: tuple[File, ...] = ()
    """The pages that are others in the packed site."""


def examine(
    project: Path,
    progress: Progress,
    known_on: date | None = None,
    documents_of: ReadDocuments = read_documents,
) -> Examined:
    """Read, parse, check and reconcile ``project``; everything that is wrong is in ``mistakes``.

    With ``known_on`` only the reports published by that day take part in the ledger; mistakes in any file
    are still told. ``documents_of`` reads the reports, or remembers them (:mod:`hasila.build.cache`)."""
    progress("Reading")
    return _examined(*read(project), progress, known_on, documents_of)


def examine_files(
    files: Mapping[str, bytes],
    progress: Progress,
    known_on: date | None = None,
    refused: tuple[Diagnostic, ...] = (),
    documents_of: ReadDocuments = read_documents,
) -> Examined:
    """The same of a project given by its files, as it stood at another time; ``refused`` is what is no file
    of it."""
    return _examined(*gather(files, refused), progress, known_on, documents_of)


def _examined(
    sources: Sources,
    unreadable: tuple[Diagnostic, ...],
    progress: Progress,
    known_on: date | None,
    documents_of: ReadDocuments,
) -> Examined:
    progress("Parsing")
    documents = documents_of(sources.content)
    seen = screened(sources, documents)
    refused = (*unreadable, *withheld(seen))
    whole, outside = sound(readable(sources, refused))
    parsed, misread = parse(whole, documents)
    progress("Reconciling")
    ledger = reconcile(parsed.reports, parsed.vocabulary, known_on)
    strange = unlikely(parsed.reports, parsed.vocabulary)
    understood = without_consequences_of_refused((*misread, *check(parsed.reports)), refused)
    found = (*unreadable, *seen, *outside, *understood, *strange)
    unspoilt = without_consequences_of_spoilt(found, whole.content)
    causes = with_missing_files(unspoilt, whole.content)
    # a reason may speak of a finding that comes later, or of figures that are refused as they stand
    idle = idle_explanations(ledger) if known_on is None and not blocks(causes) else ()
    lacking = unsearchable() if parsed.site.search else ()
    shared = addresses(ledger, parsed.vocabulary, parsed.site, sources.assets)
    beside = site_texts(sources, _shipped(), parsed.site)
    shipped = (*_catalogue_faults(parsed.site, sources), *_layout_faults(sources), *beside)
    diagnostics = {*shared, *causes, *idle, *lacking, *shipped}
    return Examined(
        sources,
        replace(parsed.site, search=False) if lacking else parsed.site,
        parsed.vocabulary,
        translators_of(parsed.site, sources),
        ledger,
        tuple(sorted(without_consequences(diagnostics))),
    )


def make(
    project: Path,
    progress: Progress,
    known_on: date | None = None,
    address: str = "",
    documents_of: ReadDocuments = read_documents,
) -> Built:
    """The whole site of ``project`` as files, or none where a mistake forbids it; see :func:`examine`.

    ``address`` is the public address of this build; without it, that of the configuration holds.
    """
    examined = examine(project, progress, known_on, documents_of)
    return publish(_at(address, examined), progress)


def publish(examined: Examined, progress: Progress) -> Built:
    """The files of what was examined, in memory, or none where a mistake forbids it."""
    if examined.blocked:
        return Built(examined, ())
    revision, site = _revision(examined), examined.site
    notes = notes_json(examined.ledger, examined.vocabulary, examined.translators)
    data = export(examined.ledger, examined.vocabulary, site, revision, (notes,))
    progress("Planning")
    planned = _planned(examined, revision, data)
    pages = planned.pages
    drawn = _embed_drawings(pages)
    shown = _pictures(pages, drawn)
    progress(f"Rendering {len(pages)} pages and {len(shown)} pictures")
    pictures = make_pictures(shown)
    drawings = _drawings(examined)
    files, wrong = attempt(pages, examined.sources.templates, drawings)
    instead, also_wrong = attempt(packed(pages), examined.sources.templates, drawings)
    if wrong or also_wrong:
        return Built(_with((*wrong, *also_wrong), examined), ())
    beside = (*feed(pages, site, revision), *cite(pages, site), *sitemap(pages, site), *drawn)
    assets = tuple(File(path, content) for path, content in examined.sources.assets.items())
    progress("Indexing")
    made = (
        *files,
        *_interactive(pages, examined.sources),
        *search(planned.indexes),
        *data,
        *beside,
        *assets,
        *pictures,
    )
    whole = (*made, *_kept(made, instead, examined))
    clashes = same_paths(file.path for file in whole)
    return (
        Built(replace(examined, diagnostics=clashes), ())
        if clashes
        else Built(examined, whole, pages, instead)
    )


def _all(pages: tuple[Page, ...]) -> tuple[Page, ...]:
    return pages


def rehearsed(examined: Examined, chosen: Callable[[tuple[Page, ...]], tuple[Page, ...]] = _all) -> Examined:
    """``examined`` with what only making the pages can tell, where the project has templates or site texts
    of its own.

    The shipped ones can make every page; those of a project are tried with all of its pages, in memory, or
    with those ``chosen`` of them."""
    if examined.blocked or not _has_its_own(examined.sources):
        return examined
    revision = _revision(examined)
    notes = notes_json(examined.ledger, examined.vocabulary, examined.translators)
    data = export(examined.ledger, examined.vocabulary, examined.site, revision, (notes,))
    pages = _planned(examined, revision, data).pages
    tried = chosen((*pages, *packed(pages)))
    _, wrong = attempt(tried, examined.sources.templates, _drawings(examined))
    return _with(wrong, examined)


def build(
    project: Path,
    out: Path,
    progress: Progress,
    known_on: date | None = None,
    address: str = "",
    archive: Path | None = None,
    documents_of: ReadDocuments = read_documents,
) -> Built:
    """Make the site of ``project`` and, if nothing forbids it, put it in the place of the one at ``out``.

    With ``archive`` the site is also packed into that one file; both are of this build, or neither.
    """
    built = make(project, progress, known_on, address, documents_of)
    if built.files:
        progress("Writing")
        beside = {archive: pack(built.files, built.packed)} if archive else {}
        write(built.files, out, beside)
    return built


def translators_of(site: Site, sources: Sources) -> dict[str, Translator]:
    """The translator of each language of the site; the first language stands in where another lacks words."""
    first = site.languages[0].code if site.languages else ""
    first_locale = site.languages[0].locale if site.languages else ""

    def catalogue(code: str) -> str:
        return sources.site_src.get(f"site_src/locale/{code}/hasila.po", "")

    return {
        language.code: load_translator(
            language,
            catalogue(language.code),
            first,
            catalogue(first) if language.code != first else "",
            first_locale,
        )
        for language in site.languages
    }


_DRAWINGS = ("chart", "bar", "locator", "stage", "key", "jsonld")
"""The functions that templates may call."""


def _catalogue_faults(site: Site, sources: Sources) -> Iterator[Diagnostic]:
    """The mistakes in the catalogues of the languages of ``site``."""
    for language in site.languages:
        path = f"site_src/locale/{language.code}/hasila.po"
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
    """The mistakes in the templates and in the base map."""
    drawn = map_faults(sources.site_src.get(_BASE_MAP, ""), _BASE_MAP)
    return (*inspect(sources.templates, _DRAWINGS), *drawn)


@lru_cache(maxsize=1)
def _shipped() -> Sources:
    return gather({})[0]


_READ_WHOLE = ("site_src/site.yaml", "/language.yaml", "/hasila.po")
"""Site texts of which every line is checked when they are read; making pages tells no more of them."""


def _has_its_own(sources: Sources) -> bool:
    """True where a template or a site text other than the shipped ones takes part, of which reading cannot
    tell all."""
    shipped = _shipped()
    others = {path for path, text in sources.site_src.items() if text != shipped.site_src.get(path)}
    return sources.templates != shipped.templates or any(not path.endswith(_READ_WHOLE) for path in others)


def _with(diagnostics: Iterable[Diagnostic], examined: Examined) -> Examined:
    together = {*examined.diagnostics, *diagnostics}
    return replace(examined, diagnostics=tuple(sorted(together)))


def _planned(examined: Examined, revision: Revision, data: tuple[File, ...]) -> Planned:
    texts = examined.sources.site_src
    return plan(
        examined.ledger, examined.vocabulary, examined.site, examined.translators, texts, revision, data
    )


def _drawings(examined: Examined) -> Drawings:
    """The functions that templates call, by the names of :data:`_DRAWINGS`."""
    machines = jsonld_writer(examined.site)
    made = (draw_chart, draw_bar, _locator(examined.sources), draw_stage, draw_key, machines)
    return dict(zip(_DRAWINGS, made, strict=True))


def _embed_drawings(pages: tuple[Page, ...]) -> tuple[File, ...]:
    """The drawings that other sites embed."""
    return draw_embed_images(
        (page.view.embed_image for page in pages if page.template == "embed.html"), draw_sheet
    )


def _pictures(pages: tuple[Page, ...], drawn: tuple[File, ...]) -> tuple[Picture, ...]:
    """Embed images as PNG, for where no SVG is shown, and social images, where the site knows its address."""
    embed_images = (page.view.embed_image for page in pages if page.template == "embed.html")
    return (
        *pictures_of_embeds(embed_images, drawn),
        *draw_social_images(
            page.head.metadata.social_image for page in pages if page.head and page.head.social_image
        ),
    )


def _revision(examined: Examined) -> Revision:
    """The revision of the content; its day is that of the newest report that takes part."""
    days = (report.published.day for report in examined.ledger.reports)
    return replace(revision_of(examined.sources), day=max(days, default=None))


def _at(address: str, examined: Examined) -> Examined:
    return replace(examined, site=replace(examined.site, address=address or examined.site.address))


def _kept(made: tuple[File, ...], instead: tuple[File, ...], examined: Examined) -> tuple[File, ...]:
    """The files by which a reader keeps the site: in the browser, and as one file."""
    archive = (File(ARCHIVE, pack(made, instead)),) if examined.site.zip else ()
    return (*archive, *offline((*made, *archive), examined.site, examined.sources.site_src))


_BASE_MAP = "site_src/map/nw-syria-base.geojson"


def _interactive(pages: tuple[Page, ...], sources: Sources) -> tuple[File, ...]:
    """The script of each map to move about in, beside its page, and Leaflet's files; nothing where no place
    is known."""
    maps = [page for page in pages if page.template == "map-interactive.html"]
    scripts = (map_script(page.view.map, sources.site_src[_BASE_MAP]) for page in maps)
    named = tuple(
        File(page.path.replace(".html", ".js"), script.encode())
        for page, script in zip(maps, scripts, strict=True)
    )
    return (*named, *leaflet_files()) if named else ()


def _locator(sources: Sources) -> Callable[..., Markup]:
    base = load_base(sources.site_src[_BASE_MAP])
    return lambda map_, width=340: draw_locator(map_, base, width)
