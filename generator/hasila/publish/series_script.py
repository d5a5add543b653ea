"""The points of a series as a script, one file for the pages of all languages: the list of series draws
several of them in one picture. It is a script and not JSON, for no browser lets a page that was opened from a
folder read a file beside it otherwise."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping

from hasila.model.data_class import dataclass
from hasila.model.page import File, Page

TEMPLATE = "series.html"
FOLDER = "static/series"
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


def series_scripts(pages: Iterable[Page]) -> Iterator[File]:
    """The script of each series among ``pages`` that has a course."""
    courses: dict[str, dict[str, SeriesCourse]] = {}
    for page in pages:
        if page.template == TEMPLATE and page.view.course is not None:
            course = page.view.course
            courses.setdefault(course.id, {})[page.language] = course
    for id_, by_language in courses.items():
        yield File(f"{FOLDER}/{id_}.js", series_script(by_language))


def series_script(courses: Mapping[str, SeriesCourse]) -> bytes:
    """A call of :data:`CALL` with a series: its points, which are alike in all languages, and by language
    its texts."""
    course = next(iter(courses.values()))
    texts = {code: _texts(in_language) for code, in_language in courses.items()}
    value = {"id": course.id, "points": list(map(_cells, course.points)), "texts": texts}
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    call = f"{CALL}({text});\n"
    return call.encode()


def _cells(point: ShownPoint) -> list[object]:
    """The cells of the row of a point, and what is drawn of it."""
    return [*point.row.values(), point.mark, int(point.anew), int(point.conflict)]


def _texts(course: SeriesCourse) -> dict[str, object]:
    labels = [point.label for point in course.points]
    days = [point.when for point in course.points]
    named = {"name": course.name, "since": course.since, "publisher": course.publisher}
    return {**named, "labels": labels, "days": days}
