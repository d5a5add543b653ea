"""A subject of the site, made: every file of a slice in every language, and what the files of the whole site
need to know of it.

Making is a pure function of a slice and of what all subjects share (:class:`SubjectMaker`). It can be done in
any process and in any order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from hasila.model.address import social_image_path
from hasila.model.data_class import dataclass
from hasila.model.diagnostics import Diagnostic
from hasila.model.language_tag import untagged
from hasila.model.page import File, Page
from hasila.model.raster_image import Picture
from hasila.model.site import Site
from hasila.publish.charts import draw_bar, draw_chart, draw_sheet
from hasila.publish.drawing_names import DRAWINGS
from hasila.publish.html.moved import former_pictures
from hasila.publish.html.page_context import Setting
from hasila.publish.images.embed_image import draw_embed_images, pictures_of_embeds
from hasila.publish.images.raster import draw_picture
from hasila.publish.images.social_image import draw_social_images
from hasila.publish.jsonld import jsonld_writer
from hasila.publish.listing import SubjectListing, listing_of
from hasila.publish.maps.base import load_base
from hasila.publish.maps.interactive import draw_stage, map_script
from hasila.publish.maps.locator import draw_key, draw_locator
from hasila.publish.outputs import MAP_TEMPLATE, Job
from hasila.publish.render import Drawings, Renderer, attempt_page
from hasila.publish.series_script import series_scripts

_EMBED = "embed.html"


@dataclass(frozen=True, slots=True)
class MadeSubject:
    """The pages and the files of a subject, and its listings, one a language.

    ``diagnostics`` are the faults of templates; where there are some, files are missing."""

    pages: tuple[Page, ...]
    files: tuple[File, ...]
    listings: tuple[SubjectListing, ...]
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True)
class SubjectMaker:
    """Makes subjects; the fields are what all of them share. ``base`` is the base map, as text."""

    site: Site
    settings: Sequence[Setting]
    renderer: Renderer
    base: str

    def read_templates(self, known: Mapping[str, bytes]) -> dict[str, bytes]:
        """Read every template in every language; see :meth:`Renderer.read`."""
        languages = [setting.translator.strings for setting in self.settings]
        return self.renderer.read(languages, known)

    def make(self, job: Job) -> MadeSubject:
        """All of the subject of ``job``, in every language."""
        made = tuple(job.kind.make(job.slice, self.settings))
        pages = tuple(page for each in made for page in (*each.pages, *each.embeds))
        rendered, diagnostics = self.render(pages)
        beside = tuple(self._beside(pages))
        listings = tuple(map(listing_of, made))
        return MadeSubject(pages, (*rendered, *beside), listings, diagnostics)

    def render(self, pages: Iterable[Page]) -> tuple[tuple[File, ...], tuple[Diagnostic, ...]]:
        """The pages as files, and the faults of their templates."""
        attempted = [attempt_page(page, self.renderer) for page in pages]
        files = tuple(result for result in attempted if isinstance(result, File))
        faults = tuple(result for result in attempted if isinstance(result, Diagnostic))
        return files, faults

    def _beside(self, pages: Sequence[Page]) -> Iterator[File]:
        """The files that stand beside the pages: drawings, pictures, citations and the scripts of maps."""
        shown = (page.view.embed_image for page in pages if page.template == _EMBED)
        images = [image for image in shown if image is not None]
        drawn = draw_embed_images(images, draw_sheet)
        yield from drawn
        of_embeds = tuple(map(draw_picture, pictures_of_embeds(images, drawn)))
        yield from of_embeds
        yield from former_pictures(pages, (*drawn, *of_embeds))
        yield from map(draw_picture, _social_images(pages))
        yield from self._scripts(pages)
        yield from series_scripts(pages)

    def _scripts(self, pages: Iterable[Page]) -> Iterator[File]:
        """The script of each map to move about in, beside its page."""
        for page in pages:
            if page.template == MAP_TEMPLATE:
                script = map_script(page.view.map, self.base)
                yield File(page.path.replace(".html", ".js"), untagged(script).encode())


def subject_maker(
    site: Site, settings: Sequence[Setting], templates: Mapping[str, str], base: str
) -> SubjectMaker:
    """The maker for ``templates`` by their path and the base map ``base``."""
    renderer = Renderer(templates, drawings(site, base))
    return SubjectMaker(site, settings, renderer, base)


def drawings(site: Site, base: str) -> Drawings:
    """The functions that templates call, by the names of :data:`DRAWINGS`."""
    layer = load_base(base)

    def locator(map_: object, width: int = 340) -> object:
        return draw_locator(map_, layer, width)  # type: ignore[arg-type]  # what a template gives

    made = (draw_chart, draw_bar, locator, draw_stage, draw_key, jsonld_writer(site))
    return dict(zip(DRAWINGS, made, strict=True))  # type: ignore[arg-type]


def _social_images(pages: Sequence[Page]) -> tuple[Picture, ...]:
    """The pictures that go with shared links, where the site knows its address. The first page of a language
    and the choice of one may show that of a series, and do not make it."""
    return draw_social_images(
        page.head.metadata.social_image
        for page in pages
        if page.head and page.head.social_image and _is_own(page)
    )


def _is_own(page: Page) -> bool:
    """True where the social image of ``page`` is that of its own subject."""
    image = page.head.metadata.social_image if page.head else None
    return image is not None and image.path == social_image_path(page.path)
