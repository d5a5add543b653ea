"""What a site consists of: files and bytes by kind, and how many of each a report makes.

``python -m benchmarks.contents SITE`` prints the table, the heaviest kinds first."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from benchmarks.table import table

_REPORTS = "data/v1/reports"
SMALL = 0.05
"""Kinds of file of fewer kB a report, and of fewer files, are told together."""


@dataclass(frozen=True, slots=True)
class Content:
    """The files of one kind."""

    kind: str
    files: int
    bytes: int


def kind_of(path: str, languages: Collection[str]) -> str:
    """``en/reports/one.html`` → ``LANGUAGE/reports/…html``; what lies deeper is of the same kind."""
    *folders, name = PurePosixPath(path).parts
    named = ["LANGUAGE" if folder in languages else folder for folder in folders]
    near = named[: 3 if "data" in named else 2]
    suffix = PurePosixPath(name).suffix
    return "/".join((*near, f"…{suffix}"))


def contents(site: Path) -> list[Content]:
    """The kinds of files of ``site``, the heaviest first."""
    files: Counter[str] = Counter()
    sizes: Counter[str] = Counter()
    languages = {home.parent.name for home in site.glob("*/index.html")}
    for path in site.rglob("*"):
        if path.is_file():
            kind = kind_of(path.relative_to(site).as_posix(), languages)
            files[kind] += 1
            sizes[kind] += path.stat().st_size
    return [Content(kind, files[kind], size) for kind, size in sizes.most_common()]


def contents_table(found: Sequence[Content], reports: int) -> str:
    """The table of what is ``found`` in a site of so many reports."""
    large = [content for content in found if _is_large(content, reports)]
    others = [content for content in found if not _is_large(content, reports)]
    lines = [*large, _together("all others", others), _together("all", found)]
    rows = (_row(content, reports) for content in lines)
    return table(("files", "how many", "a report", "kB a report"), rows, words=1)


def _is_large(content: Content, reports: int) -> bool:
    return max(content.files, content.bytes / 1000) >= SMALL * reports


def _together(name: str, found: Sequence[Content]) -> Content:
    files = sum(content.files for content in found)
    return Content(name, files, sum(content.bytes for content in found))


def _row(content: Content, reports: int) -> tuple[str, ...]:
    each = content.files / reports
    size = content.bytes / 1000 / reports
    return content.kind, f"{content.files:,}", f"{each:.2f}", f"{size:.2f}"


def _tables(sites: Sequence[str]) -> Iterator[str]:
    for name in sites:
        site = Path(name)
        reports = len(list((site / _REPORTS).glob("*.json")))
        yield f"## {name}: {reports:,} reports"
        yield contents_table(contents(site), max(reports, 1))


def main(arguments: Sequence[str]) -> None:
    """Print the table of each of the sites."""
    print("\n\n".join(_tables(arguments)))


if __name__ == "__main__":
    main(sys.argv[1:])
