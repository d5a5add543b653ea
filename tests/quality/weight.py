"""`python -m tests.quality.weight`: what a reader's phone has to fetch for a page, compressed, against the
limits.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.browser.opened import Opened, opened, resolved
from tests.quality.command import end, parser, tabulate
from tests.quality.kinds import kind
from tests.quality.served import PRESSED, pressed, standing

KB = 1000
LIMITS = {"reports/one": 25 * KB, "index": 40 * KB, "map-interactive": 110 * KB}
"""Bytes at most for a page with all that it loads."""

OTHERS = 40 * KB
"""A page of any other kind is no heavier than the first page of a language."""

MAP_MORE = 90 * KB
"""What the map to move about in may add to what a reader of the site has already."""

FONTS = {".woff", ".woff2", ".ttf", ".otf", ".eot"}


@dataclass(frozen=True, order=True)
class Weight:
    """Bytes on the way: of the page itself, and of all that it loads beside it."""

    total: int
    page: int
    path: str
    beside: tuple[str, ...]


def on_the_way(path: Path) -> int:
    """The bytes of a file as a host sends it."""
    content = path.read_bytes()
    return len(pressed(content)) if path.suffix in PRESSED else len(content)


def weighed(site: Path) -> Iterator[Weight]:
    """Every page of ``site``, with each file that it loads counted once."""
    known: dict[str, int] = {}
    for path in sorted(site.rglob("*.html")):
        page = opened(site, path)
        files = beside(page)
        known |= {file: on_the_way(site / file) for file in files if file not in known}
        own = on_the_way(path)
        yield Weight(own + sum(known[file] for file in files), own, page.path, files)


def beside(page: Opened) -> tuple[str, ...]:
    """The files that a browser fetches for ``page``."""
    return tuple(sorted({resolved(page.path, url) for url in page.loads if not url.startswith("data:")}))


def limit(path: str) -> int:
    return LIMITS.get(kind(path), OTHERS)


def heaviest(weights: list[Weight]) -> dict[str, Weight]:
    """The heaviest page of each kind."""
    return {kind(one.path): one for one in sorted(weights)}


def map_more(site: Path, weights: list[Weight]) -> int:
    """What the map to move about in adds: the heavier one, without the files that other pages load too."""
    others = {file for one in weights if kind(one.path) != "map-interactive" for file in one.beside}
    maps = [one for one in weights if kind(one.path) == "map-interactive"]
    return max(
        (one.page + sum(on_the_way(site / file) for file in set(one.beside) - others) for one in maps),
        default=0,
    )


def main() -> None:
    asked = parser(__doc__).parse_args()
    with standing(asked.site) as site:
        weights = list(weighed(site))
        more = map_more(site, weights)
        fonts = [path for path in site.rglob("*") if path.suffix in FONTS]
    rows = [
        (name, one.path, one.page, one.total, limit(one.path))
        for name, one in sorted(heaviest(weights).items())
    ]
    rows.append(("the map's more", "", "", more, MAP_MORE))
    tabulate(
        "The heaviest page of each kind, gzip, bytes",
        ("kind", "page", "itself", "with all it loads", "limit"),
        rows,
    )
    heavy = [one for one in weights if one.total > limit(one.path)]
    end(
        len(heavy) + len(fonts) + (more > MAP_MORE),
        f"{len(weights)} pages; too heavy: {len(heavy)}; font files: {len(fonts)}.",
    )


if __name__ == "__main__":
    main()
