"""``python -m tests.bench.errata CASES.jsonl [ID …]``: errors that maintainers of public tables mended later,
and what we find of them.

A case names the wrong cells with the values that they were mended to (``cells``, the first of them
``primary``), the rows as they stood when they were entered (``intro``), just before they were mended
(``before``) and with the next report (``next``), and which plain checks of a programmer would have seen it
(``detectable``).

The score is counterfactual: the same rows are reconciled once more with the maintainers' values put in, and
only a finding that is then gone is of the case. Printed for each case and stage: *found* (there is such a
finding),
*shown* (one of its corrections changes a wrong cell), the best rank of such a correction (``=`` in a tie),
whether it allows the maintainers' value, the findings of the whole file, and seconds of the processor.

A claim of "likely" is right where it changes wrong cells only, wrong where it is of a finding that the
maintainers' values resolve otherwise; of another finding of the file it is judged by the newest file of its
series, where that has another value for the cell (right or wrong by it); else it is *unjudged*.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from statistics import mean
from time import process_time
from typing import Any

from hasila.model.report import CorrectionSet, Finding
from hasila.reconcile import reconcile
from tests.bench.shapes import ITALY, toll
from tests.bench.sheet import Row, Shape, changed, key_of, reports, vocabulary

STAGES = {"intro": "at_intro", "before": "before_fix", "next": "with_next_report"}
"""Stage → what ``detectable`` calls it."""
Truth = Mapping[tuple[str, str], Any]
"""The maintainers' values: (day, field) → value."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What came of one case at one stage."""

    found: bool
    shown: bool
    refused: bool
    rank: int | None
    alone: bool
    allows: bool
    claims: Mapping[str, int]
    findings: int
    gone: int
    seconds: float

    @property
    def line(self) -> str:
        told = "found" if self.found else "read" if self.refused else "-"
        shown = "shown" if self.shown else "-"
        rank = "-" if self.rank is None else f"{self.rank}{'' if self.alone else '='}"
        claims = " ".join(f"{name} {n}" for name, n in sorted(self.claims.items()) if n)
        value = "value" if self.allows else "-"
        return (
            f"{told:5} {shown:5} rank {rank:3} {value:5} {self.findings:3} findings, {self.gone:2} of it "
            f"{self.seconds:5.1f} s {claims}"
        )


def judged(rows: Sequence[Row], truth: Truth, shape: Shape, newest: Truth | None = None) -> Judged:
    """The score of the rows, in which the cells of ``truth`` are wrong; see the head of this file."""
    begin = process_time()
    findings = found_in(rows, shape)
    seconds = process_time() - begin
    mended = found_in(changed(rows, truth), shape)
    gone = resolved(findings, mended)
    keys = wrong_keys(truth)
    naming = [way for each in gone for way in each.explanations if keys & {*way.figures}]
    rank, alone = best_rank(gone, keys)
    return Judged(
        found=bool(gone),
        shown=bool(naming),
        refused=any(_refused(rows, cell) for cell in truth),
        rank=rank,
        alone=alone,
        allows=any(allows(way, truth) for way in naming),
        claims=claims(findings, gone, truth, newest or {}),
        findings=len(findings),
        gone=len(gone),
        seconds=seconds,
    )


def found_in(rows: Iterable[Row], shape: Shape) -> tuple[Finding, ...]:
    return reconcile(reports(rows, shape), vocabulary(shape)).findings


def resolved(findings: Iterable[Finding], mended: Iterable[Finding]) -> list[Finding]:
    """The findings with a constraint that none of the ``mended`` names."""
    still = {name for finding in mended for name in (*finding.constraints, finding.id)}
    return [finding for finding in findings if not still.issuperset(finding.constraints or (finding.id,))]


def wrong_keys(truth: Truth) -> set[str]:
    return {key_of(day, field) + end for day, field in truth for end in ("", "-carried")}


def best_rank(gone: Iterable[Finding], keys: set[str]) -> tuple[int | None, bool]:
    """The best rank of a correction that changes a wrong cell, and True where it holds that rank alone."""
    places = []
    for finding in gone:
        ranks = [way.rank for way in finding.explanations if keys & {*way.figures}]
        if ranks:
            rank = min(ranks)
            level = [way for way in finding.explanations if way.rank == rank]
            places.append((rank, len(level) > 1))
    if not places:
        return None, False
    rank, tied = min(places)
    return rank, not tied


def allows(way: CorrectionSet, truth: Truth) -> bool:
    """True where the correction allows the true value of each wrong cell that it changes."""
    right = {key_of(*cell): number(value) for cell, value in truth.items()}
    named = [(way.forced[key], right[key]) for key in way.figures if key in right]
    return bool(named) and all(value is not None and value in forced for forced, value in named)


def number(value: Any) -> Any:
    """The number of a cell; of one with a qualifier that which is printed."""
    return value[1] if isinstance(value, tuple) else value


def claims(
    findings: Iterable[Finding], gone: Sequence[Finding], truth: Truth, newest: Truth
) -> Mapping[str, int]:
    """The claims of "likely" that are right, wrong, or unjudged."""
    keys = wrong_keys(truth)
    told: Counter[str] = Counter()
    for finding in findings:
        for way in finding.explanations:
            if way.standing != "likely":
                continue
            if finding in gone:
                told["right" if keys.issuperset(way.figures) else "wrong"] += 1
            else:
                told[_by_newest(way, newest)] += 1
    return told


def _by_newest(way: CorrectionSet, newest: Truth) -> str:
    later = {key_of(*cell): value for cell, value in newest.items()}
    known = [(way.forced[key], later.get(key)) for key in way.figures]
    if all(value in forced for forced, value in known if value is not None) and any(v for _, v in known):
        return "right"
    return "unjudged"


def _refused(rows: Iterable[Row], cell: tuple[str, str]) -> bool:
    """True where the cell is below 0, which no reader of counts takes."""
    day, field = cell
    values = [row.get(field) for row in rows if row["report_date"] == day]
    return any(isinstance(value, int) and value < 0 for value in values)


# The cases


@cache
def rows_of(path: Path) -> list[Row]:
    rows: list[Row] = json.loads(path.read_text(encoding="utf-8"))
    return rows


def path_of(case: Mapping[str, Any], stage: str, folder: Path) -> Path | None:
    """The file of a stage of a case, where it is at hand."""
    name = case.get(f"full_{stage}") or case.get(f"rows_{stage}")
    path = folder / name if name else None
    return path if path is not None and path.is_file() else None


def newest_of(cases: Iterable[Mapping[str, Any]], folder: Path) -> dict[str, Truth]:
    """For each series the cells of its longest file."""
    longest: dict[str, list[Row]] = {}
    for case in cases:
        series = case["series"] + case.get("region", "")
        for stage in STAGES:
            path = path_of(case, stage, folder)
            if path and len(rows_of(path)) > len(longest.get(series, ())):
                longest[series] = rows_of(path)
    return {
        series: {(row["report_date"], field): cell for row in rows for field, cell in row.items()}
        for series, rows in longest.items()
    }


def judge(case: Mapping[str, Any], stage: str, folder: Path, newest: Truth) -> Judged | None:
    path = path_of(case, stage, folder)
    if path is None:
        return None
    rows = rows_of(path)
    truth = with_copies({(cell["date"], cell["field"]): cell["right"] for cell in case["cells"]}, rows)
    shape = ITALY if case["series"] == "italy" else toll(rows)
    return judged(rows, truth, shape, newest)


def with_copies(truth: Truth, rows: Iterable[Row]) -> Truth:
    """The cells with the copies that the keepers of a table make of them (``ext_``), where these say the
    same."""
    by_day = {row["report_date"]: row for row in rows}
    copies = {}
    for (day, field), value in truth.items():
        group, dot, leaf = field.rpartition(".")
        copy = f"{group}{dot}ext_{leaf}"
        row = by_day.get(day, {})
        if value is not None and copy in row and row[copy] == row.get(field):
            copies[day, copy] = value
    return {**copies, **truth}


def main(path: Path, wanted: Sequence[str]) -> None:
    """Judge the cases of the file, or those whose ids are given, and print the totals."""
    every = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    cases = [case for case in every if not wanted or case["id"] in wanted]
    newest = newest_of(every, path.parent)
    for stage, plain in STAGES.items():
        seen = []
        print(f"\n{stage}")
        for case in cases:
            score = judge(case, stage, path.parent, newest[case["series"] + case.get("region", "")])
            if score is not None:
                checks = ",".join(case["detectable"].get(plain, {})) or "-"
                print(f"  {case['id']:5} {case['kind']:24} {score.line}  plain: {checks}", flush=True)
                seen.append((checks != "-", score))
        totals(seen)


def totals(seen: Sequence[tuple[bool, Judged]]) -> None:
    scores = [score for _, score in seen]
    hits = [score for score in scores if score.found or score.refused]
    shown = [score for score in scores if score.shown]
    first = sum(score.rank == 1 for score in shown)
    alone = sum(score.rank == 1 and score.alone for score in shown)
    told: Counter[str] = Counter()
    for score in scores:
        told.update(score.claims)
    missed = sum(plain and not (score.found or score.refused) for plain, score in seen)
    by_plain = sum(plain for plain, _ in seen)
    print(f"  found {len(hits)} of {len(scores)}; plain checks {by_plain}, missed of them {missed}")
    print(f"  shown {len(shown)}; first {first} with ties, {alone} alone; value allowed "
          f"{sum(score.allows for score in scores)}")  # fmt: skip
    print(f"  likely: right {told['right']}, wrong {told['wrong']}, unjudged {told['unjudged']}")
    print(f"  findings a file: mean {mean(s.findings for s in scores):.1f}, most "
          f"{max(s.findings for s in scores)}; of a case: most {max(s.gone for s in scores)}; slowest "
          f"{max(s.seconds for s in scores):.1f} s")  # fmt: skip


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
