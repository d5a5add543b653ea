"""The descriptor of a Frictionless Data Package (version 1): every file with its size, its digest and its schema."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256

from hasila.model.licence import LICENCE
from hasila.model.page import File
from hasila.model.report import Ledger
from hasila.model.revision import Revision
from hasila.model.site import Site
from hasila.model.vocabulary import Vocabulary
from hasila.publish.data.conventions import AUTHORS, CONVENTIONS
from hasila.publish.data.forms import Fields

MEDIA = {
    "csv": "text/csv",
    "json": "application/json",
    "geojson": "application/geo+json",
    "sqlite": "application/vnd.sqlite3",
}


def package(
    files: Iterable[File], folder: str, revision: Revision, ledger: Ledger, vocabulary: Vocabulary, site: Site
) -> Fields:
    """``datapackage.json`` for ``files``, whose paths lie in ``folder``. Its version is the revision of the content."""
    return {
        "profile": "data-package",
        "name": "hasila",
        "title": site.title.get("en") or next(iter(site.title.values()), "Hasila"),
        "description": " ".join(text for _, text in CONVENTIONS),
        "version": str(revision),
        "keywords": ["casualty recording", "reconciliation"],
        "licenses": [LICENCE],
        "sources": _sources(ledger, vocabulary),
        "contributors": [{"title": AUTHORS, "role": "wrangler"}],
        "resources": [_resource(file, file.path.removeprefix(f"{folder}/")) for file in files],
    }


def _sources(ledger: Ledger, vocabulary: Vocabulary) -> list[Fields]:
    """The publishers whose figures these are, in the order of the vocabulary."""
    ids = {report.publisher for report in ledger.reports}
    known = (one for one in vocabulary.publishers.values() if one.id in ids)
    named = (
        ({"title": one.label.get("en") or next(iter(one.label.values()), one.id)}, one.url) for one in known
    )
    return [title | ({"path": url} if url else {}) for title, url in named]


def _resource(file: File, path: str) -> Fields:
    """A table names its Table Schema; another file the JSON Schema that it keeps, if it has one."""
    stem, _, ending = path.rpartition(".")
    tabular = ending == "csv"
    schema = file.schema.removeprefix(f"{file.path.removesuffix(path)}") if file.schema else ""
    described = {("schema" if tabular else "jsonSchema"): schema} if schema else {}
    return (
        described
        | {
            "profile": "tabular-data-resource" if tabular else "data-resource",
            "name": (stem if tabular else path.replace(".", "-")).replace("/", "-").lower(),
            "path": path,
            "format": ending,
            "mediatype": MEDIA[ending],
            "bytes": len(file.content),
            "hash": f"sha256:{sha256(file.content).hexdigest()}",
        }
        | ({"encoding": "utf-8"} if ending != "sqlite" else {})
    )
