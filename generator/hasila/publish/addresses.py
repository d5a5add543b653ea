"""Addresses: each page and each file of the site has a path of its own, which every system can hold.

Checked before any page is made, with the file that claims the path; :func:`same_paths` looks once more at
all that was made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from operator import attrgetter

from hasila.model.address import FEEDS
from hasila.model.bounds import LONGEST_NAME, shown
from hasila.model.data_class import dataclass
from hasila.model.diagnostics import Diagnostic, Location
from hasila.model.file_names import alike
from hasila.model.report import Ledger, Report
from hasila.model.site import Site
from hasila.model.vocabulary import Vocabulary
from hasila.publish.former_ids import former_series

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
_ROOTS = ("index.html", "404.html", "sw.js", "sitemap.xml", "robots.txt", "static", "data", "search")
"""What every site has beside the folders of its languages."""


_LEAFLET = "static/leaflet/"
"""Where the files of the map's library are put."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A path of the site, or the beginning of the paths of one page and its files, and what it is for."""

    path: str
    what: str
    location: Location


def addresses(
    ledger: Ledger, vocabulary: Vocabulary, site: Site, assets: Iterable[str]
) -> tuple[Diagnostic, ...]:
    """The mistakes of all paths, in order of place; a path that is claimed twice is reported where it
    is claimed again."""
    claims = [*_own(), *_roots(site)]
    claims += _of_reports(ledger)
    claims += _of_series(ledger, vocabulary)
    claims += _of_findings(ledger)
    claims += _of_vocabulary(vocabulary)
    claims += _static(assets)
    found = set(_clashes(claims))
    for claim in claims:
        found.update(_unusable(claim))
    return tuple(sorted(found))


def claimed_paths(ledger: Ledger, vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    """The path of each page of a report, a series and a finding, as it is compared with others, behind the
    id of the report to which the page belongs."""
    for report in ledger.reports:
        yield report.id, alike(f"reports/{report.id}")
    for series in ledger.series:
        for id_ in (series.id, *former_series(series, vocabulary.categories)):
            yield ledger.figures[series.points[0]].report, alike(f"series/{id_}")
    for finding in ledger.findings:
        yield finding.report, alike(f"findings/{finding.id}")


def same_paths(paths: Iterable[str]) -> tuple[Diagnostic, ...]:
    """The same of the paths of files that were made: none may be written over another, or lie within
    another."""
    claims = (_of_path(path) for path in paths)
    return tuple(sorted(set(_clashes(claims))))


def _of_path(path: str) -> Claim:
    return Claim(path, f"`{path}`", Location(path))


def _clashes(claims: Iterable[Claim]) -> Iterator[Diagnostic]:
    """The claims of a path that has been claimed before, and those of a path within a file."""
    taken: dict[str, Claim] = {}
    for claim in claims:
        first = taken.setdefault(alike(claim.path), claim)
        if first is not claim:
            yield _taken(claim, first)
    yield from _inside(taken)


def _own() -> Iterator[Claim]:
    """The claims of every site. They come first, so that a clash is reported at the other claim."""
    location = Location(CONFIGURATION)
    for page in _PAGES:
        path = f"*/{page}."
        yield Claim(path, f"the page `{page}.html` of every site", location)
    for name, _ in FEEDS:
        path = f"*/feeds/{name}."
        yield Claim(path, f"the feed of {name}", location)
    yield Claim(_LEAFLET, "the library of the map", location)
    for root in _ROOTS:
        yield Claim(root, f"`{root}` of every site", location)


def _roots(site: Site) -> Iterator[Claim]:
    """The folder of each language."""
    location = Location(CONFIGURATION)
    for language in site.languages:
        code = language.code
        yield Claim(code, f"the language `{code}`", location)


def _of_reports(ledger: Ledger) -> Iterator[Claim]:
    for report in ledger.reports:
        place = _place(report)
        yield _page("reports", report.id, "report", place)


def _of_series(ledger: Ledger, vocabulary: Vocabulary) -> Iterator[Claim]:
    """The pages of series, at former addresses too, each with the place of its first figure."""
    for series in ledger.series:
        first = ledger.figures[series.points[0]]
        for id_ in (series.id, *former_series(series, vocabulary.categories)):
            yield _page("series", id_, "series", first.location)


def _of_findings(ledger: Ledger) -> Iterator[Claim]:
    for finding in ledger.findings:
        yield _page("findings", finding.id, "finding", finding.location)


def _page(folder: str, id_: str, noun: str, location: Location) -> Claim:
    """The page of a report, a series or a finding, with its files."""
    path = f"*/{folder}/{id_}."
    return Claim(path, f"the {noun} `{id_}`", location)


def _of_vocabulary(vocabulary: Vocabulary) -> Iterator[Claim]:
    tables = {"categories": vocabulary.categories, "places": vocabulary.places}
    for kind, entries in tables.items():
        location = Location(f"content/vocabulary/{kind}.yaml")
        for id_ in entries:
            path = f"*/{kind}/{id_}."
            yield Claim(path, f"`{id_}` of {kind}.yaml", location)
    location = Location("content/vocabulary/categories.yaml")
    for category in vocabulary.categories.values():
        for old in category.formerly:
            what = f"`{old}`, the former id of `{category.id}`"
            yield Claim(f"*/categories/{old}.", what, location)


def _static(assets: Iterable[str]) -> Iterator[Claim]:
    for path in assets:
        source = f"site_src/{path}"
        location = Location(source)
        yield Claim(path, f"`{source}`", location)
        if alike(path).startswith(_LEAFLET):
            yield Claim(_LEAFLET, f"`{source}`", location)


_ORDER = attrgetter("path", "line", "column")
"""Places compare by these; those of a long table are many."""


def _place(report: Report) -> Location:
    """The row of a table, or the file of a report."""
    file = Location(report.path)
    if report.prose:
        return file
    mentions = chain.from_iterable(figure.mentions for figure in report.figures)
    rows = (mention.location for mention in mentions)
    return min(rows, default=file, key=_ORDER)


def _taken(claim: Claim, first: Claim) -> Diagnostic:
    own = first.location == Location(CONFIGURATION)
    code = "reserved-name" if own else "same-address"
    message = f"{claim.what} would be written over {first.what}"
    return Diagnostic(claim.location, code, "error", message, "give it another name")


def _unusable(claim: Claim) -> Iterator[Diagnostic]:
    """The diagnostic of a claim whose file would have a name that is too long."""
    *_, name = claim.path.rstrip(".").split("/")
    size = len(name.encode())
    if size > LONGEST_NAME:
        held = f"at most {LONGEST_NAME} can be kept"
        message = f"{claim.what} would be a file whose name has {shown(size)} bytes; {held}"
        yield Diagnostic(claim.location, "too-long", "error", message, "shorten the ids of which it is made")


def _inside(taken: dict[str, Claim]) -> Iterator[Diagnostic]:
    """Files that would lie in what is itself a file."""
    for path, claim in taken.items():
        above = _file_above(path, taken)
        if above:
            message = f"{claim.what} would lie in {above.what}, which is a file"
            yield Diagnostic(claim.location, "same-address", "error", message, "rename one of the two")


def _file_above(path: str, taken: Mapping[str, Claim]) -> Claim | None:
    """The file in whose place a folder of ``path`` would stand, if there is one."""
    for folder in _folders(path):
        if folder in taken and folder not in _ROOTS:
            return taken[folder]
    return None


def _folders(path: str) -> Iterator[str]:
    """The folders of ``path``, the uppermost first, without the slash at their end."""
    for position, letter in enumerate(path):
        if letter == "/":
            yield path[:position]
