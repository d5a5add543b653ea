"""The points of a series as a script, beside its page: the list of series draws several of them in one
picture. It is a script and not JSON, for no browser lets a page that was opened from a folder read a file
beside it otherwise."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict

from hasila.model.data_class import dataclass
from hasila.model.page import File, Page

TEMPLATE = "series.html"
CALL = "hasilaSeries"
"""The function of ``compare.js`` that takes the points."""
FEWEST = 2
"""Points of a series that is a course."""


@dataclass(frozen=True, slots=True)
class ShownPoint:
    """One report of a series: its row of the data, the words for it on pages, the kind of its mark
    (:func:`~hasila.publish.charts.marks.kind_of`), and whether the count begins anew or is in an open
    finding."""

    row: Mapping[str, object]
    label: str
    when: str
    href: str
    mark: str
    anew: bool
    conflict: bool


@dataclass(frozen=True, slots=True)
class SeriesCourse:
    """A series with all of its points, in order of time; texts are in the language of the page."""

    id: str
    name: str
    since: str
    publisher: str
    points: tuple[ShownPoint, ...]


def series_scripts(pages: Iterator[Page]) -> Iterator[File]:
    """The script beside each page of a series that has a course."""
    for page in pages:
        if page.template != TEMPLATE or page.view.course is None:
            continue
        script = series_script(page.view.course)
        path = page.path.replace(".html", ".js")
        yield File(path, script)


def series_script(course: SeriesCourse) -> bytes:
    """A call of :data:`CALL` with the course as an object."""
    value = asdict(course)
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    call = f"{CALL}({text});\n"
    return call.encode()
