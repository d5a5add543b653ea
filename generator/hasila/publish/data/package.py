"""The descriptor of a Frictionless Data Package (version 1): every file with its size, its digest and its
schema."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256

from hasila.model.data_class import dataclass
from hasila.model.licence import LICENCE
from hasila.model.page import LaidFile, SiteFile
from hasila.model.report import Ledger
from hasila.model.revision import Revision
from hasila.model.site import Site
from hasila.model.vocabulary import Publisher, Vocabulary
from hasila.publish.data.conventions import AUTHORS, CONVENTIONS
from hasila.publish.data.forms import Fields, in_english

MEDIA = {
    "csv": "text/csv",
    "json": "application/json",
    "geojson": "application/geo+json",
    "gpkg": "application/geopackage+sqlite3",
    "sqlite": "application/vnd.sqlite3",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
BINARY = frozenset({"gpkg", "sqlite", "xlsx"})
"""The endings of files that are no text."""

ALIKE: Fields = {
    "profile": "data-package",
    "name": "hasila",
    "description": " ".join(text for _, text in CONVENTIONS),
    "keywords": ["casualty recording", "reconciliation"],
    "licenses": [LICENCE],
    "contributors": [{"title": AUTHORS, "role": "wrangler"}],
}
"""What every package of this program says."""


@dataclass(frozen=True, slots=True)
class DigestedFile:
    """A file by its path, its size in bytes, its SHA-256 and the path of its schema."""

    path: str
    size: int
    digest: str
    schema: str


def digested(file: SiteFile) -> DigestedFile:
    """What the descriptor says of ``file``."""
    if isinstance(file, LaidFile):
        return DigestedFile(file.path, file.size, file.digest, file.schema)
    content = file.content
    return DigestedFile(file.path, len(content), sha256(content).hexdigest(), file.schema)


def package(
    files: Iterable[DigestedFile],
    folder: str,
    revision: Revision,
    ledger: Ledger,
    vocabulary: Vocabulary,
    site: Site,
) -> Fields:
    """``datapackage.json`` for ``files``, whose paths lie in ``folder``. Its version is the revision of the
    content."""
    descriptor = dict(ALIKE)
    descriptor["title"] = in_english(site.title, "Hasila")
    descriptor["version"] = str(revision)
    if site.address:
        descriptor["homepage"] = site.address
    descriptor["sources"] = _sources(ledger, vocabulary)
    descriptor["resources"] = [_resource(file, f"{folder}/") for file in files]
    return descriptor


def _sources(ledger: Ledger, vocabulary: Vocabulary) -> list[Fields]:
    """The publishers whose figures these are, in the order of the vocabulary."""
    ids = {report.publisher for report in ledger.reports}
    known = vocabulary.publishers.values()
    return [_source(publisher) for publisher in known if publisher.id in ids]


def _source(publisher: Publisher) -> Fields:
    source = {"title": in_english(publisher.label, publisher.id)}
    if publisher.url:
        source["path"] = publisher.url
    return source


def _resource(file: DigestedFile, folder: str) -> Fields:
    """A table names its Table Schema; another file the JSON Schema that it keeps, if it has one. A CSV file
    without a schema has a row of tags below its header, which no type fits."""
    path = file.path.removeprefix(folder)
    stem, _, ending = path.rpartition(".")
    tabular = ending == "csv" and bool(file.schema)
    resource: Fields = {"path": path, "format": ending, "mediatype": MEDIA[ending]}
    resource["profile"] = "tabular-data-resource" if tabular else "data-resource"
    resource["name"] = _name(stem if tabular else path)
    resource["bytes"] = file.size
    resource["hash"] = f"sha256:{file.digest}"
    if file.schema:
        resource["schema" if tabular else "jsonSchema"] = file.schema.removeprefix(folder)
    if ending not in BINARY:
        resource["encoding"] = "utf-8"
    return resource


def _name(path: str) -> str:
    """``path`` as the name of a resource: lower-case letters, digits and hyphens."""
    return path.replace(".", "-").replace("/", "-").lower()
