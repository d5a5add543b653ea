"""The page of downloads: every file with what a row of it is, its size and its schema; then what holds for
all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from markupsafe import Markup

from hasila.model.address import DATA
from hasila.model.page import Page
from hasila.model.report import Series
from hasila.model.revision import Revision
from hasila.publish.html.page_context import Link, PageContext, PageLayout
from hasila.publish.html.series import SeriesLine, series_line
from hasila.publish.html.texts import text_of
from hasila.publish.ledger_index import DataFile
from hasila.publish.slices import DataSlice

FILES = (
    "hasila.sqlite",
    "figures.csv",
    "figures.json",
    "laws.csv",
    "laws.json",
    "findings.csv",
    "findings.json",
    "notes.json",
    "reports.csv",
    "reports.json",
    "places.csv",
    "places.geojson",
    "series.csv",
    "datapackage.json",
)
ARCHIVE = "data/site.zip"


@dataclass(frozen=True, slots=True)
class Download:
    """A file: ``words`` say what one row of it is; ``rows`` is empty and ``schema`` ``None`` where it has
    none. One without an ``href`` is told of and cannot be fetched."""

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
    """``single`` are the schemas of the files that lie on the pages of what they tell of. ``whole`` is the
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
    here, title = "data.html", context("Data")
    _, text = text_of(context, slice_.texts)
    view = DataView(
        frame=context.frame(here, title),
        title=title,
        revision=_revision(context, slice_.revision),
        whole=_whole(context, here),
        packed=_packed(context),
        files=tuple(_files(context, here, slice_.files)),
        series=tuple(_series_files(context, here, series, files) for series, files in slice_.series),
        single=tuple(_single(context, here, slice_.schemas)),
        text=text,
    )
    return context.page(here, "data.html", title, view)


def _revision(context: PageContext, made: Revision | None) -> str:
    if made is None or made.day is None:
        return ""
    words = context("Revision {revision} of the content; its newest report is of {day}.")
    return words.format(revision=context.voice.code(str(made)), day=context.voice.day(made.day))


def _whole(context: PageContext, here: str) -> Download | None:
    """The site as one file; it holds this page too, so that its size cannot stand here."""
    if not context.site.zip:
        return None
    words = context("this whole site as one file, to unpack and read without a network")
    return Download(context.link(here, "site.zip", ARCHIVE), words, "", "", None)


def _packed(context: PageContext) -> Download:
    words = context("this whole site as one file; the copy that you read was unpacked from it")
    return Download(Link("ZIP", ""), words, "", "", None)


def packed(pages: Iterable[Page]) -> tuple[Page, ...]:
    """Those of ``pages`` that are others in the packed site, as they are there: it is named where it was
    offered."""
    of_data = [page for page in pages if page.template == "data.html"]
    views = (replace(page.view, whole=page.view.packed) for page in of_data)
    return tuple(replace(page, view=view) for page, view in zip(of_data, views, strict=True))


def _files(context: PageContext, here: str, files: Iterable[DataFile]) -> Iterator[Download]:
    known = {file.path.removeprefix(f"{DATA}/"): file for file in files}
    words = _words(context)
    for name in FILES:
        if name in known:
            row = words.get(name) or words[PurePosixPath(name).stem]
            yield _download(context, here, known[name], name, row)


def _words(context: PageContext) -> dict[str, str]:
    """The words for one row (or entry), by the name of the file or by its stem."""
    return {
        "hasila.sqlite": context("all tables in one file"),
        "figures": context("a figure that a report states"),
        "laws": context("a law between figures, and what came of it"),
        "findings": context("figures that cannot all be true"),
        "notes": context("what is unusual though no law is broken, for editors"),
        "reports": context("a published report, with its source"),
        "places": context("a place that a report may name"),
        "places.geojson": context("a place whose point is known"),
        "series": context("a series of cumulative figures"),
        "datapackage.json": context("the list of all files, with sizes, digests and schemas"),
    }


def _series_files(context: PageContext, here: str, series: Series, files: Iterable[DataFile]) -> SeriesFiles:
    words = context("a report of the series")
    named = ((file.path.rpartition(".")[2].upper(), file) for file in files)
    downloads = (_download(context, here, file, name, words) for name, file in named)
    return SeriesFiles(series_line(context, here, series), tuple(downloads))


def _single(context: PageContext, here: str, used: tuple[str, ...]) -> Iterator[Link]:
    """The schemas of the files of one report, one finding, one place, where there are such files."""
    schemas = {
        f"{DATA}/schema/report.schema.json": context("Report"),
        f"{DATA}/schema/finding.schema.json": context("Finding"),
        f"{DATA}/schema/place.schema.json": context("Place"),
        f"{DATA}/schema/extract-figures.table.json": "CSV",
    }
    for path, word in schemas.items():
        if path in used:
            yield context.link(here, word, path)


def _download(context: PageContext, here: str, file: DataFile, name: str, words: str) -> Download:
    rows = "" if file.rows is None else context.voice.number(file.rows)
    return Download(
        link=context.link(here, name, file.path),
        words=words,
        rows=rows,
        size=context.voice.size(file.size),
        schema=_schema(context, here, file.schema) if file.schema else None,
    )


def _schema(context: PageContext, here: str, path: str) -> Link:
    kind = "Table Schema" if path.endswith(".table.json") else "JSON Schema"
    return context.link(here, kind, path)
