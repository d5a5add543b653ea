"""The same reports as the content of a Hugo site: a page for each report in each language.

The head of a page is JSON, which Hugo reads faster than YAML.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from benchmarks.corpus.places import DIFFERENT, district
from benchmarks.corpus.prose import LANGUAGES, body
from benchmarks.corpus.reports import FIGURES, PUBLISHERS, ReportFacts

SITE = Path(__file__).resolve().parents[1] / "hugo"
"""Configuration and templates of the site."""
CATEGORIES = {
    "total": "everyone",
    "civilians": "civilians",
    "children": "children",
    "women": "women",
    "fighters": "fighters",
    "soldiers": "soldiers",
    "headline": "everyone",
    "injured": "everyone",
    "day": "everyone",
    "incident": "civilians",
}
_LAST_DAY = ("day", "incident")


def write_hugo_site(reports: Iterable[ReportFacts], folder: Path) -> None:
    """Write a whole Hugo site of ``reports`` into ``folder``."""
    shutil.copytree(SITE, folder, dirs_exist_ok=True)
    for language in LANGUAGES:
        _content(folder, language).mkdir(parents=True, exist_ok=True)
        _write_json(folder / "data" / "names" / f"{language}.json", names(language))
    for report in reports:
        for path, text in page_files(report).items():
            (folder / path).write_text(text, encoding="utf-8", newline="\n")


def page_files(report: ReportFacts) -> dict[str, str]:
    """The files of ``report``, by their paths in the site."""
    return {f"content/{language}/reports/{report.id}.md": page(report, language) for language in LANGUAGES}


def _content(folder: Path, language: str) -> Path:
    return folder / "content" / language / "reports"


def page(report: ReportFacts, language: str) -> str:
    """The page of ``report`` in ``language``: its head and its text."""
    head = {
        "title": report.titles[language],
        "date": str(report.day),
        "slug": report.id,
        "publishers": [report.publisher.id],
        "places": sorted({report.place.id, report.other_place.id}),
        "categories": sorted(set(CATEGORIES.values())),
        "source": {"url": report.url, "captured": str(report.day)},
        "figures": [_figure(report, figure) for figure in FIGURES],
    }
    return f"{json.dumps(head, ensure_ascii=False, indent=1)}\n\n{body(report, language, _linked)}"


def _linked(figure: str, text: str) -> str:
    """A number that leads to its row in the table of figures; one that is no figure stands for itself."""
    return text if figure == "-" else f"[{text}](#{figure})"


def _figure(report: ReportFacts, figure: str) -> dict[str, Any]:
    said = report.figures[figure]
    start = report.day if figure in _LAST_DAY else report.era_start
    return {
        "id": figure,
        "category": CATEGORIES[figure],
        "measure": "injured" if figure == "injured" else "killed",
        "number": said.number,
        "qualifier": said.qualifier,
        "from": str(start),
        "to": str(report.day),
        "place": report.place.id if figure == "incident" else report.publisher.zone,
    }


def names(language: str) -> dict[str, str]:
    """What places and publishers are called in ``language``, by their ids."""
    places = {district(number).id: district(number).names[language] for number in range(DIFFERENT)}
    publishers = {publisher.id: publisher.names[language] for publisher in PUBLISHERS}
    zone = "منطقة {}" if language == "ar" else "zone of {}"
    zones = {publisher.zone: zone.format(publisher.names[language]) for publisher in PUBLISHERS}
    return places | publishers | zones


def _write_json(path: Path, value: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1), encoding="utf-8", newline="\n")
