"""The page of downloads: every file with what a row of it is, its size and its schema; then what holds for all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from markupsafe import Markup

from hasila.model.address import DATA
from hasila.model.page import File, Page
from hasila.publish.html.page_context import Link, PageContext, PageLayout, relative
from hasila.publish.html.series import SeriesLine, series_line
from hasila.publish.html.texts import text_of

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
    """A file: ``words`` say what one row of it is; ``rows`` is empty and ``schema`` ``None`` where it has none. One without
    an ``href`` is told of and cannot be fetched."""

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
    """``single`` are the schemas of the files that lie on the pages of what they tell of. ``whole`` is the site as one file, where it is offered; ``packed`` says the same within that file, which cannot hold
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


def data_page(desk: PageContext) -> Iterator[Page]:
    here, title = "data.html", desk("Data")
    view = DataView(
        frame=desk.frame(here, title),
        title=title,
        revision=_revision(desk),
        whole=_whole(desk, here),
        packed=Download(
            Link("ZIP", ""),
            desk("this whole site as one file; the copy that you read was unpacked from it"),
            "",
            "",
            None,
        ),
        files=tuple(_files(desk, here)),
        series=tuple(_series(desk, here)),
        single=tuple(_single(desk, here)),
        text=text_of(desk, "data")[1],
    )
    yield desk.page(here, "data.html", title, view)


def _revision(desk: PageContext) -> str:
    made = desk.revision
    if made is None or made.day is None:
        return ""
    return desk("Revision {revision} of the content; its newest report is of {day}.").format(
        revision=desk.voice.code(str(made)), day=desk.voice.day(made.day)
    )


def _whole(desk: PageContext, here: str) -> Download | None:
    """The site as one file; it holds this page too, so that its size cannot stand here."""
    words = desk("this whole site as one file, to unpack and read without a network")
    return Download(desk.link(here, "site.zip", ARCHIVE), words, "", "", None) if desk.site.zip else None


def packed(pages: Iterable[Page]) -> tuple[Page, ...]:
    """Those of ``pages`` that are others in the packed site, as they are there: it is named where it was offered."""
    of_data = (page for page in pages if page.template == "data.html")
    return tuple(replace(page, view=replace(page.view, whole=page.view.packed)) for page in of_data)


def _files(desk: PageContext, here: str) -> Iterator[Download]:
    known = {path.removeprefix(f"{DATA}/"): file for path, file in desk.files.items()}
    words = _words(desk)
    for name in FILES:
        if name in known:
            yield _download(desk, here, known[name], name, words.get(name) or words[PurePosixPath(name).stem])


def _words(desk: PageContext) -> dict[str, str]:
    """What one row (or entry) is, by the name of the file or by its stem."""
    return {
        "hasila.sqlite": desk("all tables in one file"),
        "figures": desk("a figure that a report states"),
        "laws": desk("a law between figures, and what came of it"),
        "findings": desk("figures that cannot all be true"),
        "notes": desk("what is unusual though no law is broken, for editors"),
        "reports": desk("a published report, with its source"),
        "places": desk("a place that a report may name"),
        "places.geojson": desk("a place whose point is known"),
        "series": desk("a series of cumulative figures"),
        "datapackage.json": desk("the list of all files, with sizes, digests and schemas"),
    }


def _series(desk: PageContext, here: str) -> Iterator[SeriesFiles]:
    for series in desk.ledger.series:
        paths = {ending.upper(): f"{DATA}/series/{series.id}.{ending}" for ending in ("csv", "json")}
        words = desk("a report of the series")
        files = tuple(
            _download(desk, here, desk.files[path], name, words)
            for name, path in paths.items()
            if path in desk.files
        )
        if files:
            yield SeriesFiles(series_line(desk, here, series), files)


def _single(desk: PageContext, here: str) -> Iterator[Link]:
    """The schemas of the files of one report, one finding, one place, where there are such files."""
    words = {"report": desk("Report"), "finding": desk("Finding"), "place": desk("Place")}
    named = {f"{name}.schema.json": word for name, word in words.items()} | {
        "extract-figures.table.json": "CSV"
    }
    used = {file.schema for file in desk.data}
    for name, word in named.items():
        path = f"{DATA}/schema/{name}"
        if path in used:
            yield desk.link(here, word, path)


def _download(desk: PageContext, here: str, file: File, name: str, words: str) -> Download:
    kind = "Table Schema" if file.schema.endswith(".table.json") else "JSON Schema"
    return Download(
        link=desk.link(here, name, file.path),
        words=words,
        rows="" if file.rows is None else desk.voice.number(file.rows),
        size=desk.voice.size(len(file.content)),
        schema=Link(kind, relative(desk.at(here), file.schema)) if file.schema else None,
    )
