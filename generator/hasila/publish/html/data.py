"""The page of downloads: every file with what a row of it is, its size and its schema; then what holds for
all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from markupsafe import Markup

from hasila.model.address import DATA
from hasila.model.data_class import dataclass
from hasila.model.page import Page
from hasila.model.revision import Revision
from hasila.publish.html.page_context import Link, PageContext, PageLayout
from hasila.publish.html.series import SeriesLine, series_line
from hasila.publish.html.texts import text_of
from hasila.publish.ledger_index import DataFile
from hasila.publish.offline import ARCHIVE
from hasila.publish.slices import DataSlice

FILES = (
    "hasila.xlsx",
    "hasila.sqlite",
    "figures.csv",
    "figures.hxl.csv",
    "figures.json",
    "laws.csv",
    "laws.json",
    "findings.csv",
    "findings.json",
    "amendments.csv",
    "notes.json",
    "changes.csv",
    "versions/index.csv",
    "reports.csv",
    "reports.json",
    "places.csv",
    "places.geojson",
    "places.gpkg",
    "series.csv",
    "series_points.csv",
    "categories.csv",
    "divisions.csv",
    "measures.csv",
    "causes.csv",
    "populations.csv",
    "periods.csv",
    "publishers.csv",
    "datapackage.json",
)


@dataclass(frozen=True, slots=True)
class Download:
    """A file: ``words`` say what one row of it is; ``rows`` is empty and ``schema`` ``None`` where it has
    none. One whose link has no ``href`` is named and cannot be fetched."""

    link: Link
    words: str
    rows: str
    size: str
    schema: Link | None


@dataclass(frozen=True, slots=True)
class SeriesFiles:
    """A series and its files, each named by its form."""

    series: SeriesLine
    files: tuple[Download, ...]


@dataclass(frozen=True, slots=True)
class DataView:
    """``single`` are the schemas of the files of one subject, which are linked on its page. ``whole`` is the
    site as one file, where it is offered; ``packed`` says the same within that file, which cannot hold
    itself."""

    frame: PageLayout
    title: str
    revision: str
    whole: Download | None
    packed: Download
    files: tuple[Download, ...]
    series: tuple[SeriesFiles, ...]
    single: tuple[Link, ...]
    text: Markup


def data_page(context: PageContext, slice_: DataSlice) -> Page:
    """The page of downloads."""
    here = "data.html"
    title = context("Data")
    view = _view(context, here, title, slice_)
    return context.page(here, "data.html", title, view)


def _view(context: PageContext, here: str, title: str, slice_: DataSlice) -> DataView:
    frame = context.frame(here, title)
    revision = _revision(context, slice_.revision)
    whole = _whole(context, here)
    packed_site = _packed(context)
    files = tuple(_files(context, here, slice_.files))
    series = tuple(_all_series_files(context, here, slice_))
    single = tuple(_single(context, here, slice_.schemas))
    _, text = text_of(context, slice_.texts)
    return DataView(
        frame=frame,
        title=title,
        revision=revision,
        whole=whole,
        packed=packed_site,
        files=files,
        series=series,
        single=single,
        text=text,
    )


def _revision(context: PageContext, revision: Revision | None) -> str:
    """The sentence on the state of the content, empty where its day is not known."""
    if revision is None or revision.day is None:
        return ""
    sentence = context("Revision {revision} of the content; its newest report is of {day}.")
    code = context.translator.code(str(revision))
    day = context.translator.day(revision.day)
    return sentence.format(revision=code, day=day)


def _whole(context: PageContext, here: str) -> Download | None:
    """The site as one file, where it is offered; without a size, for the file holds this page too."""
    if not context.site.zip:
        return None
    link = context.link(here, "site.zip", ARCHIVE)
    words = context("this whole site as one file, to unpack and read without a network")
    return Download(link, words, "", "", None)


def _packed(context: PageContext) -> Download:
    """The site as one file, named without a link."""
    link = Link("ZIP", "")
    words = context("this whole site as one file; the copy that you read was unpacked from it")
    return Download(link, words, "", "", None)


def packed(pages: Iterable[Page]) -> tuple[Page, ...]:
    """Those of ``pages`` that differ in the packed site, as they are there: the page of downloads names the
    site as one file and does not link to it."""
    of_data = (page for page in pages if page.template == "data.html")
    return tuple(map(_as_packed, of_data))


def _as_packed(page: Page) -> Page:
    view = replace(page.view, whole=page.view.packed)
    return replace(page, view=view)


def _files(context: PageContext, here: str, files: Iterable[DataFile]) -> Iterator[Download]:
    """The files of everything, those of :data:`FILES` that there are, in its order."""
    known = {file.path.removeprefix(f"{DATA}/"): file for file in files}
    rows = _row_labels(context)
    for name in FILES:
        if name in known:
            row = rows.get(name) or rows[PurePosixPath(name).stem]
            yield _download(context, here, known[name], name, row)


def _row_labels(context: PageContext) -> dict[str, str]:
    """A phrase for one row (or entry), by the name of the file or by its stem."""
    return {
        "hasila.xlsx": context("the tables for a spreadsheet, in each language"),
        "hasila.sqlite": context("all tables in one file"),
        "figures": context("a figure that a report states"),
        "laws": context("a check between figures, and what came of it"),
        "findings": context("figures that cannot all be true"),
        "amendments": context("what a publisher took from an earlier figure or added to it"),
        "notes": context("what is unusual though every check agrees, for editors"),
        "versions/index.csv": context(
            "a table of an older version of the data, and the file by which it can be put together again"
        ),
        "changes": context("a report or finding that came, changed, was closed or went, and when"),
        "reports": context("a published report, with its source"),
        "places": context("a place that a report may name"),
        "places.geojson": context("a place whose point is known"),
        "places.gpkg": context("a place whose point is known, for programs that draw maps"),
        "figures.hxl.csv": context("a figure with names beside ids and a row of HXL tags"),
        "series": context("a series of figures"),
        "series_points": context("what one report states for a series; all series in one file"),
        "categories": context("a category: who is counted, and which wider ones hold it"),
        "divisions": context("how a category is divided, and by whom"),
        "measures": context("what is counted of people"),
        "causes": context("a cause"),
        "populations": context("a population"),
        "periods": context("a day that counts begin on, and why"),
        "publishers": context("who counts, or carried it"),
        "datapackage.json": context(
            "the list of the files of the whole and of each series, with sizes, digests and schemas"
        ),
    }


def _all_series_files(context: PageContext, here: str, slice_: DataSlice) -> Iterator[SeriesFiles]:
    for series, files in slice_.series:
        line = series_line(context, here, series)
        downloads = tuple(_series_file(context, here, file) for file in files)
        yield SeriesFiles(line, downloads)


def _series_file(context: PageContext, here: str, file: DataFile) -> Download:
    """A file of one series, named by its form: ``CSV``."""
    _, _, ending = file.path.rpartition(".")
    row = context("a report of the series")
    return _download(context, here, file, ending.upper(), row)


def _single(context: PageContext, here: str, used: tuple[str, ...]) -> Iterator[Link]:
    """The schemas of the files of one report, one finding, one place, where there are such files."""
    schemas = {
        f"{DATA}/schema/report.schema.json": context("Report"),
        f"{DATA}/schema/finding.schema.json": context("Finding"),
        f"{DATA}/schema/place.schema.json": context("Place"),
        f"{DATA}/schema/extract-figures.table.json": "CSV",
    }
    for path, label in schemas.items():
        if path in used:
            yield context.link(here, label, path)


def _download(context: PageContext, here: str, file: DataFile, name: str, words: str) -> Download:
    """A file as ``name``; ``words`` say what one row of it is."""
    link = context.link(here, name, file.path)
    rows = "" if file.rows is None else context.translator.number(file.rows)
    size = context.translator.size(file.size)
    schema = _schema(context, here, file.schema)
    return Download(link, words, rows, size, schema)


def _schema(context: PageContext, here: str, path: str) -> Link | None:
    """The schema at ``path``; ``None`` for an empty path."""
    if not path:
        return None
    kind = "Table Schema" if path.endswith(".table.json") else "JSON Schema"
    return context.link(here, kind, path)
