"""``python -m tests.bench.errata CASES.jsonl [ID …]``: errors that maintainers of public tables mended later,
and what we find.

A case names the wrong cell (``primary``: date, field, right value), the rows as they stood when it was
entered (``full_intro``), just before it was mended (``full_before``) and with the next report
(``full_next``), and which plain checks of a programmer would have seen it (``detectable``). Each file becomes
a table of a project of its own, every column of it described from its name alone: see :func:`described`.

Printed for each case and stage: *hit* (a finding names the wrong cell as a way out; *read* if the cell itself
was refused as no count), the rank of the right cell among the suspects of that finding (``1`` alone at the
head, ``1=`` in a tie for it), whether its way out allows the value it was mended to, the findings of the
whole file, and seconds. The totals compare with the plain checks. Counting a tie as first, or not, makes two
numbers; both are given.
"""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from time import process_time
from typing import Any

from hasila.ingest import parse
from hasila.model.diagnostics import Diagnostic
from hasila.model.report import CorrectionSet, Finding
from hasila.model.sources import Sources
from hasila.reconcile import reconcile

ROOT = Path(__file__).resolve().parents[2]
STAGES = {"intro": "at_intro", "before": "before_fix", "next": "with_next_report"}
"""Stage → what ``detectable`` calls it."""
START = "2023-10-07"
MEASURES = ("killed", "injured")
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Column:
    """What a column counts, read off its name: ``verified.killed_children_cum`` is the children killed since
    the first day, of a population of its own.

    ``ext_`` marks the copy that the keepers of a table carry on over days without a report. Beside a stated
    number the copy of a running count is another wording of it; on other days it is nobody's statement, and
    becomes a column of its own (``carried``). The copy of a daily number is worked out by the keepers and is
    compared with nothing.
    """

    name: str
    who: str
    measure: str
    population: str | None
    cumulative: bool
    beside: str | None = None
    carried: bool = False

    @property
    def id(self) -> str:
        return slug(self.name) + ("-carried" if self.carried else "")

    def cell(self, row: Row) -> str:
        stated = self.beside is None or (row.get(self.beside) is None) == self.carried
        return str(row[self.name]) if stated and row.get(self.name) is not None else ""


@dataclass(frozen=True, slots=True)
class Judged:
    """What came of one case at one stage."""

    told: str
    rank: int | None
    alone: bool
    right: bool
    findings: int
    most: int
    seconds: float

    @property
    def hit(self) -> bool:
        return self.told in ("hit", "read")

    @property
    def line(self) -> str:
        rank = "-" if self.rank is None else f"{self.rank}{'' if self.alone else '='}"
        value = "right value possible" if self.right else "-"
        return f"{self.told:14} rank {rank:4} {value:21} {self.findings:3} findings {self.seconds:5.1f} s"


def slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower())


def described(rows: list[Row]) -> tuple[Column, ...]:
    """The columns of whole numbers.

    Without any name in ``_cum`` a file is taken for one of running counts.
    """
    names = list(dict.fromkeys(name for row in rows for name, cell in row.items() if isinstance(cell, int)))
    running = not any(name.endswith("_cum") for name in names)
    return tuple(
        column for name in names if name != "report_period" for column in _columns(name, names, running)
    )


def _columns(name: str, names: Iterable[str], running: bool) -> Iterable[Column]:
    group, _, leaf = name.rpartition(".")
    cumulative = running or leaf.endswith("_cum")
    words = leaf.removeprefix("ext_").removesuffix("_cum").split("_")
    measure = next((word for word in words if word in MEASURES), words[-1])
    who = "-".join(word for word in words if word != measure)
    of = (name, f"x-{who}" if who else "everyone", slug(measure))
    plain = name.replace("ext_", "")
    if plain == name or (cumulative and plain not in names):
        return (Column(*of, slug(group) or None, cumulative),)
    if not cumulative:
        return (Column(*of, "worked-out", False),)
    return (
        Column(*of, slug(group) or None, True, plain),
        Column(*of, slug(f"carried {group}".strip()), True, plain, True),
    )


def project(rows: list[Row]) -> Sources:
    """A project whose one table holds ``rows``; a row without a period is a day's."""
    columns = described(rows)
    site = {
        path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
        for path in (ROOT / "site_src").rglob("*.yaml")
    }
    tables = {"content/tables/t.csv": _table(rows, columns), "content/tables/t.yaml": _description(columns)}
    return Sources({**_vocabulary(columns), **tables}, site, {}, {})


def _table(rows: list[Row], columns: Iterable[Column]) -> str:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(["report_date", "report_period", *(column.id.replace("-", "_") for column in columns)])
    for row in rows:
        writer.writerow(
            [row["report_date"], row.get("report_period") or 24, *(column.cell(row) for column in columns)]
        )
    return text.getvalue()


def _description(columns: Iterable[Column]) -> str:
    head = [
        "publisher: the-table", 'rows: {published: report_date, id: "t-{report_date}"}', "where: syria",
        'title: {ar: "{report_date}", en: "{report_date}"}',
        'source: {url: "https://example.org/"}', "figures:",
    ]  # fmt: skip
    return "\n".join([*head, *map(_figure, columns)]) + "\n"


def _figure(column: Column) -> str:
    when = f"since {START}" if column.cumulative else '"last {report_period}h"'
    population = f", population: {column.population}" if column.population else ""
    return f"  {column.id}: {{who: {column.who}, counts: {column.measure}, when: {when}{population}}}"


def _vocabulary(columns: Iterable[Column]) -> dict[str, str]:
    """The vocabulary of the project, and the words that these columns need beside it."""
    found = dict(_words())
    wanted = {
        "categories": {column.who: "within: [everyone], " for column in columns},
        "measures": {column.measure: "" for column in columns},
        "populations": {column.population: "" for column in columns if column.population},
        "publishers": {"the-table": "kind: ministry, "},
    }
    for name, entries in wanted.items():
        path = f"content/vocabulary/{name}.yaml"
        lines = [
            _entry(word, more, name) for word, more in entries.items() if f"\n{word}:" not in found[path]
        ]
        found[path] = "\n".join([found[path], *lines, ""])
    return found


def _entry(word: str, more: str, file: str) -> str:
    form = "{n} " + word
    arabic = ", ".join(
        f'{form_name}: "{form}"' for form_name in ("zero", "one", "two", "few", "many", "other")
    )
    counted = (
        f', counted: {{ar: {{{arabic}}}, en: {{one: "{form}", other: "{form}"}}}}'
        if file in ("categories", "measures")
        else ""
    )
    return f"{word}: {{{more}label: {{ar: {word}, en: {word}}}{counted}}}"


@cache
def _words() -> dict[str, str]:
    folder = ROOT / "content/vocabulary"
    return {
        path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in folder.glob("*.yaml")
    }


@cache
def examined(path: Path) -> tuple[tuple[Finding, ...], tuple[Diagnostic, ...], float]:
    """The findings of a file of rows, the cells that could not be read, and the seconds of the processor it
    took.
    """
    start = process_time()
    parsed, mistakes = parse(project(json.loads(path.read_text(encoding="utf-8"))))
    unusable = [m for m in mistakes if m.severity == "error" and m.code != "no-number"]
    assert not unusable, unusable[0]
    found = reconcile(parsed.reports, parsed.vocabulary).findings
    return found, tuple(mistakes), process_time() - start


def judge(case: dict[str, Any], stage: str, folder: Path) -> Judged | None:
    """What is found of a case at a stage; ``None`` where no rows of that stage are at hand."""
    path = folder / (case.get(f"full_{stage}") or "")
    if not path.is_file():
        return None
    wrong, (findings, mistakes, seconds) = case["primary"], examined(path)
    keys = {f"t-{wrong['date']}#{slug(wrong['field'])}{carried}" for carried in ("", "-carried")}
    hits = [finding for finding in findings if any(keys & {*way.figures} for way in finding.explanations)]
    ways = sorted(
        (way for finding in hits for way in finding.explanations if keys & {*way.figures}),
        key=lambda way: way.rank,
    )
    refused = any(_at(mistake, wrong, path) for mistake in mistakes)
    told = "hit" if hits else "read" if refused else "miss"
    rank, alone = location_of(keys, hits) if hits else (None, False)
    most = max((len(finding.explanations) for finding in hits), default=0)
    return Judged(
        told,
        rank,
        alone,
        any(_allows(way, keys, wrong["right"]) for way in ways),
        len(findings),
        most,
        seconds,
    )


def _at(mistake: Diagnostic, wrong: dict[str, Any], path: Path) -> bool:
    """Whether a mistake stands at the wrong cell: its line is the row of the day, its column that of the
    field.
    """
    rows = json.loads(path.read_text(encoding="utf-8"))
    at = next((i for i, row in enumerate(rows, start=2) if row["report_date"] == wrong["date"]), None)
    return (
        mistake.code == "no-number"
        and mistake.location.line == at
        and str(rows[(at or 2) - 2].get(wrong["field"])) in mistake.message
    )


def location_of(keys: set[str], hits: list[Finding]) -> tuple[int, bool]:
    """The best place of the figure among the suspects of a finding, and whether it holds it alone."""
    places = []
    for finding in hits:
        rank = min(way.rank for way in finding.explanations if keys & {*way.figures})
        level = [way for way in finding.explanations if way.rank == rank]
        places.append((rank, len(level) > 1))
    rank, tied = min(places)
    return rank, not tied


def _allows(way: CorrectionSet, keys: set[str], right: int | None) -> bool:
    return right is not None and any(right in way.forced[key] for key in keys & {*way.figures})


def main(path: Path, wanted: list[str]) -> None:
    """Judge the cases of the file, or those whose ids are given, and print the totals."""
    cases = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    cases = [case for case in cases if not wanted or case["id"] in wanted]
    for stage, plain in STAGES.items():
        judged = [(case, judge(case, stage, path.parent)) for case in cases]
        seen = [(case, one) for case, one in judged if one is not None]
        print(f"\n{stage}")
        for case, one in seen:
            checks = ",".join(case["detectable"].get(plain, {})) or "-"
            print(f"  {case['id']:5} {case['kind']:28} {one.line}  plain: {checks}")
        _totals([(bool(case["detectable"].get(plain)), one) for case, one in seen])


def _totals(judged: list[tuple[bool, Judged]]) -> None:
    hits = [one for _, one in judged if one.hit]
    ranked = [one for one in hits if one.rank is not None]
    print(f"  hit {len(hits)} of {len(judged)}; plain checks {sum(plain for plain, _ in judged)}")
    print(f"  missed though plain checks see it: {sum(plain and not one.hit for plain, one in judged)}")
    alone = sum(one.rank == 1 and one.alone for one in ranked)
    print(f"  named first {alone} of {len(ranked)} alone, {sum(one.rank == 1 for one in ranked)} with ties")
    right = sum(one.right for one in ranked)
    suspects = max((one.most for one in ranked), default=0)
    print(f"  right value possible {right}; most suspects {suspects}")
    findings = max((one.findings for _, one in judged), default=0)
    slowest = max((one.seconds for _, one in judged), default=0)
    print(f"  most findings in a file {findings}; slowest {slowest:.1f} s")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
