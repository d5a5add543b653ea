"""The workbook, the database, the package and the feeds, and who the pages say published what."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import atoma
import extruct
import feedparser
import openpyxl
import pandas
import polars
import sqlite_utils
import trafilatura
from frictionless import Package

from hasila.model.address import DATA
from tests.quality.programs import Trial
from tests.quality.programs.tables import plain, stated, tables

BOOK = "hasila.xlsx"
DATABASE = "hasila.sqlite"
COLUMNS = {"Key": "key", "Number as printed": "number", "Published on": "published"}
"""Headings of the sheet of figures, and the columns of the table that they stand for."""
ATOM = "{http://www.w3.org/2005/Atom}"
QUESTIONS = ("latest", "wholes", "sums", "open_findings")


def figures(site: Path) -> list[Any]:
    """The figures as the table has them."""
    found = {path.name: (path, types) for path, types in tables(site / DATA)}
    return stated(*found["figures.csv"])


def _sheet(rows: Iterable[Any], site: Path) -> Iterator[str]:
    """What the sheet of figures has otherwise than the table."""
    told = figures(site)
    for heading, column in COLUMNS.items():
        read = [plain(row[heading]) for row in rows]
        if read != [figure[column] for figure in told]:
            yield f"the column {heading}"


def by_openpyxl(site: Path, _: Path) -> Iterator[str]:
    book = openpyxl.load_workbook(site / DATA / BOOK)
    head, *cells = book["Figures"].iter_rows(values_only=True)
    yield from _sheet([dict(zip(head, row, strict=True)) for row in cells], site)
    if not any(sheet.sheet_view.rightToLeft for sheet in book):
        yield "the direction of the Arabic sheets"


def sheet_by_pandas(site: Path, _: Path) -> Iterator[str]:
    yield from _sheet(pandas.read_excel(site / DATA / BOOK, sheet_name="Figures").to_dict("records"), site)


def sheet_by_polars(site: Path, _: Path) -> Iterator[str]:
    yield from _sheet(polars.read_excel(site / DATA / BOOK, sheet_name="Figures").to_dicts(), site)


def by_sqlite_utils(site: Path, folder: Path) -> Iterator[str]:
    """A table with a column named anew, and a search over words; every row is there afterwards."""
    copy = shutil.copy(site / DATA / DATABASE, folder / DATABASE)
    database = sqlite_utils.Database(copy)
    database["figures"].transform(rename={"number": "printed"})
    database["reports"].enable_fts(["title_ar", "title_en"])
    if [row["key"] for row in database["figures"].rows] != [figure["key"] for figure in figures(site)]:
        yield "rows of figures"
    if not list(database["reports"].search("toll")):
        yield "words of titles"


def by_datasette(site: Path, _: Path) -> Iterator[str]:
    """Every view has rows, and a word of a report is found."""
    asked = [f"{name}.json?_shape=array" for name in QUESTIONS]
    for path in (*asked, "search.json?_shape=array&_search=Idlib"):
        command = [sys.executable, "-m", "datasette", "-i", str(site / DATA / DATABASE)]
        answer = subprocess.run(
            [*command, "--get", f"/hasila/{path}"], capture_output=True, text=True, check=True
        ).stdout
        if not json.loads(answer):
            yield f"{path}: no rows"


def by_frictionless(site: Path, _: Path) -> Iterator[str]:
    report = Package(str(site / DATA / "datapackage.json")).validate()
    for name, message in report.flatten(["name", "message"]):
        yield f"{name}: {message}"


def feeds(read: Callable[[Path], list[tuple[str, str]]]) -> Callable[[Path, Path], Iterator[str]]:
    """A trial of every feed: titles and names of the entries, in order."""

    def lost(site: Path, _: Path) -> Iterator[str]:
        for path in sorted(site.glob("*/feeds/*.xml")):
            if read(path) != _entries(path):
                yield path.relative_to(site).as_posix()

    return lost


def _entries(path: Path) -> list[tuple[str, str]]:
    entries = ElementTree.parse(path).getroot().iterfind(f"{ATOM}entry")
    return [(entry.findtext(f"{ATOM}title", ""), entry.findtext(f"{ATOM}id", "")) for entry in entries]


def by_feedparser(path: Path) -> list[tuple[str, str]]:
    return [(entry.title, entry.id) for entry in feedparser.parse(str(path)).entries]


def by_atoma(path: Path) -> list[tuple[str, str]]:
    return [(entry.title.value, entry.id_) for entry in atoma.parse_atom_file(str(path)).entries]


def _reports(site: Path) -> Iterator[tuple[Path, str, str]]:
    """The pages of reports, each with its text and the name of the site in its language."""
    for path in sorted(site.glob("*/reports/[0-9]*-*-*.html")):
        home = (path.parents[1] / "index.html").read_text(encoding="utf-8")
        yield path, path.read_text(encoding="utf-8"), trafilatura.extract_metadata(home).sitename


def site_by_trafilatura(site: Path, _: Path) -> Iterator[str]:
    for path, page, name in _reports(site):
        found = trafilatura.extract_metadata(page).sitename
        if not name or found != name:
            yield f"{path.name}: the site is {found}"


def source_by_extruct(site: Path, _: Path) -> Iterator[str]:
    """The site publishes the page; what it is based on has a name, a publisher and an address."""
    for path, page, name in _reports(site):
        found = extruct.extract(page, syntaxes=["json-ld"])["json-ld"]
        (report,) = [item for item in found[0].get("@graph", found) if item.get("@type") == "Report"]
        source = report["isBasedOn"]
        if report["publisher"]["name"] != name:
            yield f"{path.name}: the site"
        if not (source.get("name") and source.get("url") and source["publisher"]["name"]):
            yield f"{path.name}: the source"


OTHERS = (
    Trial("openpyxl", f"{BOOK}: days, numbers, ids, direction", by_openpyxl),
    Trial("pandas", f"{BOOK}: read_excel", sheet_by_pandas),
    Trial("polars", f"{BOOK}: read_excel", sheet_by_polars),
    Trial("sqlite-utils", f"{DATABASE}: transform, enable-fts", by_sqlite_utils),
    Trial("datasette", f"{DATABASE}: views, search", by_datasette),
    Trial("frictionless", "datapackage.json: validate", by_frictionless),
    Trial("feedparser", "every feed", feeds(by_feedparser)),
    Trial("atoma", "every feed", feeds(by_atoma)),
    Trial("trafilatura", "the name of the site on the page of each report", site_by_trafilatura),
    Trial("extruct", "site and source on the page of each report", source_by_extruct),
)
