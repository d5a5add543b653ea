"""How many lines of the heads of the committed reports stand in a draft of their prose.

    python tests/bench/head_lines.py [PROJECT] [-v]

A line is what a key of the head says, also where several stand on one line of the file: of the report
(publisher, language, day, address, what is counted, who, where, when, cause, the places) or of a figure
(that it stands there, whose part it is, and each axis that it has of its own). Figures are known by their
marks, not by their ids. Left out is what no text of a source says: titles, notes, how the day is known, what
was explained or corrected.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from hasila.build.examining import Examined, examine
from hasila.ingest.drafting.draft import DraftRequest, draft, figures_of
from hasila.ingest.drafting.habits import usual_places
from hasila.model.report import Report
from tests.bench.drafts import Plain, plain

Line = tuple[str, str, str]
"""The figure ("" for the report), the key and the value."""
OF_REPORT = ("publisher", "via", "language", "published", "counts", "who", "where", "when", "cause")
OF_FIGURE = ("counts", "who", "where", "when", "cause")
MEMBERS = ("parts", "among")


def lines_of(head: Mapping[str, Any], ids: Mapping[str, str]) -> Iterator[Line]:
    """The lines of a head; an id that stands in ``ids`` is replaced."""
    for key in OF_REPORT:
        if key in head:
            yield "", key, _scalar(head[key])
    yield from (("", "places", str(place)) for place in head.get("places") or ())
    yield "", "source", _scalar((head.get("source") or {}).get("url"))
    yield from _of_figures(head.get("figures") or {}, "", "figures", ids)


def _of_figures(
    figures: Mapping[str, Any] | list[str], parent: str, relation: str, ids: Mapping[str, str]
) -> Iterator[Line]:
    """The lines of the members of a figure, or of the report."""
    entries = figures.items() if isinstance(figures, dict) else ((name, {}) for name in figures)
    for name, value in entries:
        identity = ids.get(name, name)
        yield identity, relation, parent
        said = value if isinstance(value, dict) else {}
        yield from ((identity, key, _scalar(said[key])) for key in OF_FIGURE if key in said)
        for members in MEMBERS:
            yield from _of_figures(said.get(members) or {}, identity, members, ids)


def _scalar(value: object) -> str:
    """The text of a value; "?" of a doubt."""
    return "?" if isinstance(value, dict) else str(value)


def of_report(report: Report, path: Path, examined: Examined) -> tuple[set[Line], set[Line]]:
    """The lines of the committed head, and those of the draft of its prose."""
    head, _, prose = path.read_text(encoding="utf-8").partition("\n---\n")
    committed = yaml.load(head.removeprefix("---\n"), Loader=yaml.BaseLoader)
    stripped = plain(prose)
    places = usual_places(
        examined.ledger.reports, report.publisher, report.published.day, examined.vocabulary
    )
    address = (committed.get("source") or {}).get("url", "")
    request = DraftRequest(report.publisher, report.published.day, report.language, address, places)
    drafted = draft(stripped.text, request, examined.vocabulary)
    written = drafted.report.partition("\n---\n")[0].removeprefix("---\n")
    ids = _known_by_marks(stripped, request, examined)
    proposed = yaml.load(written, Loader=yaml.BaseLoader)
    return set(lines_of(committed, {})), set(lines_of(proposed, ids))


def _known_by_marks(stripped: Plain, request: DraftRequest, examined: Examined) -> dict[str, str]:
    """The committed id of each drafted one."""
    shift = len(stripped.text) - len(stripped.text.lstrip())
    ids: dict[str, str] = {}
    for figure in figures_of(stripped.text, request, examined.vocabulary):
        for start, end, identity in stripped.marks:
            inside = any(mark.start + shift < end and start < mark.end + shift for mark in figure.marks)
            if inside and identity != "-":
                ids.setdefault(figure.id, identity)
    return ids


def main() -> None:
    """Print the share of lines that stand, by key; with -v those that do not."""
    names = [name for name in sys.argv[1:] if not name.startswith("-")]
    project = Path(names[0]) if names else Path(__file__).resolve().parents[2]
    examined = examine(project, lambda _: None)
    told: list[tuple[Line, bool]] = []
    for report in examined.ledger.reports:
        path = project / "content" / "reports" / f"{report.id}.md"
        if not path.exists():
            continue
        committed, proposed = of_report(report, path, examined)
        told += [(line, line in proposed) for line in committed]
        for line in sorted(committed - proposed) if "-v" in sys.argv else ():
            print(report.id, *line, sep="  ")
    for key in sorted({line[1] for line, _ in told}):
        stand = [stands for line, stands in told if line[1] == key]
        print(f"{key:10} {sum(stand):4} of {len(stand)}")
    print(f"lines that stand: {sum(stands for _, stands in told)} of {len(told)}")


if __name__ == "__main__":
    main()
