"""Addresses: each page and each file of the site has a path of its own, which every system can hold.

Told before anything is planned, with the file that claims the path; :func:`same_paths` looks once more at
all that was made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from hasila.model.address import FEEDS
from hasila.model.bounds import LONGEST_NAME, shown
from hasila.model.diagnostics import Diagnostic, Location
from hasila.model.file_names import alike
from hasila.model.report import Ledger, Report
from hasila.model.site import Site
from hasila.model.vocabulary import Vocabulary

CONFIGURATION = "site_src/site.yaml"
_PAGES = (
    "index",
    "map",
    "map-interactive",
    "data",
    "method",
    "search",
    "contents",
    "about",
    "glossary",
    "corrections",
    "privacy",
    "offline",
    "reports/index",
    "series/index",
    "findings/index",
)
"""The pages of every site, below the folder of a language."""
_ROOTS = ("index.html", "404.html", "sw.js", "sitemap.xml", "robots.txt", "static", "data", "pagefind")
"""What every site has beside the folders of its languages."""


_LEAFLET = "static/leaflet/"
"""Where the files of the map's library are put."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A path of the site, or the beginning of the paths of one page and its files, and what it is for."""

    path: str
    what: str
    place: Location


def addresses(
    ledger: Ledger, vocabulary: Vocabulary, site: Site, assets: Iterable[str]
) -> tuple[Diagnostic, ...]:
    """The mistakes of all paths, in order of place; a path that is claimed twice is told where it is
    claimed again."""
    claims = (*_own(), *_roots(site), *_of_content(ledger, vocabulary), *_static(assets))
    taken: dict[str, Claim] = {}
    found: list[Diagnostic] = []
    for claim in claims:
        first = taken.setdefault(alike(claim.path), claim)
        found += [] if first is claim else [_taken(claim, first)]
        found += _unusable(claim)
    return tuple(sorted({*found, *_inside(taken)}))


def same_paths(paths: Iterable[str]) -> tuple[Diagnostic, ...]:
    """The same of the paths of files that were made: none may be written over another, or lie within
    another."""
    taken: dict[str, Claim] = {}
    found: list[Diagnostic] = []
    for path in paths:
        claim = Claim(path, f"`{path}`", Location(path))
        first = taken.setdefault(alike(path), claim)
        found += [] if first is claim else [_taken(claim, first)]
    return tuple(sorted({*found, *_inside(taken)}))


def _own() -> Iterator[Claim]:
    """The claims of every site; a claim of these comes first, so that the other one is told of."""
    place = Location(CONFIGURATION)
    yield from (Claim(f"*/{page}.", f"the page `{page}.html` of every site", place) for page in _PAGES)
    yield from (Claim(f"*/feeds/{name}.", f"the feed of {name}", place) for name, _ in FEEDS)
    yield Claim(_LEAFLET, "the library of the map", place)
    yield from (Claim(root, f"`{root}` of every site", place) for root in _ROOTS)


def _roots(site: Site) -> Iterator[Claim]:
    """The folder of each language."""
    return (
        Claim(language.code, f"the language `{language.code}`", Location(CONFIGURATION))
        for language in site.languages
    )


def _of_content(ledger: Ledger, vocabulary: Vocabulary) -> Iterator[Claim]:
    for report in ledger.reports:
        yield Claim(f"*/reports/{report.id}.", f"the report `{report.id}`", _place(report))
    for series in ledger.series:
        first = ledger.figures[series.points[0]]
        yield Claim(f"*/series/{series.id}.", f"the series `{series.id}`", first.place)
    for finding in ledger.findings:
        yield Claim(f"*/findings/{finding.id}.", f"the finding `{finding.id}`", finding.place)
    for kind, ids in (("categories", vocabulary.categories), ("places", vocabulary.places)):
        place = Location(f"content/vocabulary/{kind}.yaml")
        yield from (Claim(f"*/{kind}/{id_}.", f"`{id_}` of {kind}.yaml", place) for id_ in ids)


def _static(assets: Iterable[str]) -> Iterator[Claim]:
    for path in assets:
        yield Claim(path, f"`site_src/{path}`", Location(f"site_src/{path}"))
        if alike(path).startswith(_LEAFLET):
            yield Claim(_LEAFLET, f"`site_src/{path}`", Location(f"site_src/{path}"))


def _place(report: Report) -> Location:
    """The row of a table, or the file of a report."""
    row = min((mention.place for figure in report.figures for mention in figure.mentions), default=None)
    if row and not report.prose:
        return row
    return Location(report.path)


def _taken(claim: Claim, first: Claim) -> Diagnostic:
    own = first.place == Location(CONFIGURATION)
    code = "reserved-name" if own else "same-address"
    return Diagnostic(
        claim.place, code, "error", f"{claim.what} would be written over {first.what}", "give it another name"
    )


def _unusable(claim: Claim) -> Iterator[Diagnostic]:
    name = claim.path.rstrip(".").rpartition("/")[2]
    if len(name.encode()) > LONGEST_NAME:
        size = shown(len(name.encode()))
        message = (
            f"{claim.what} would be a file whose name has {size} bytes; at most {LONGEST_NAME} can be kept"
        )
        yield Diagnostic(claim.place, "too-long", "error", message, "shorten the ids of which it is made")


def _inside(taken: dict[str, Claim]) -> Iterator[Diagnostic]:
    """Files that would lie in what is itself a file."""
    for path, claim in taken.items():
        folders = (path[:at] for at, letter in enumerate(path) if letter == "/")
        above = next((taken[folder] for folder in folders if folder in taken and folder not in _ROOTS), None)
        if above:
            message = f"{claim.what} would lie in {above.what}, which is a file"
            yield Diagnostic(claim.place, "same-address", "error", message, "rename one of the two")
