"""``python -m tests.bench.errata CASES.jsonl``: errors that maintainers of a daily table mended later, and what we find.

A case names a file of rows (``full_intro``), the wrong cell (``primary``: date, field, right value) and what it can be
found by. Each file becomes a table of a project of its own; a case is hit when a finding names the wrong cell as a way
out, and its value is right when that way out can take the value to which it was mended.
"""

from __future__ import annotations

import csv
import io
import json
import sys
from pathlib import Path
from time import perf_counter
from typing import Any

from generator.nouns.model import Finding
from generator.nouns.sources import Sources
from generator.verbs.parse import parse
from generator.verbs.reconcile import reconcile

ROOT = Path(__file__).resolve().parents[2]
COLUMNS = {
    "killed": ("everyone", "killed", False), "killed_cum": ("everyone", "killed", True),
    "killed_children_cum": ("children", "killed", True), "killed_women_cum": ("women", "killed", True),
    "injured": ("everyone", "injured", False), "injured_cum": ("everyone", "injured", True),
    "med_killed_cum": ("medical-staff", "killed", True),
}  # fmt: skip
"""Column → who, measure, whether it is cumulative. Other columns of the files are not described."""
START = "2023-10-07"


def project(rows: list[dict[str, Any]]) -> Sources:
    """A project whose one table holds ``rows``; a row without a period is a day's."""
    vocabulary = {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in (ROOT / "content/vocabulary").glob("*.yaml")}
    vocabulary["content/vocabulary/publishers.yaml"] += "\nthe-table: {label: {ar: الجدول, en: The table}, kind: ministry}\n"
    rows = [{**row, "report_period": row.get("report_period") or 24} for row in rows]
    names = list(dict.fromkeys(name for row in rows for name in row))
    table = io.StringIO()
    writer = csv.writer(table)
    writer.writerows([names, *(["" if row.get(name) is None else row[name] for name in names] for row in rows)])
    site = {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in (ROOT / "site_src").rglob("*.yaml")}
    content = {**vocabulary, "content/tables/t.csv": table.getvalue(), "content/tables/t.yaml": _description(names)}
    return Sources(content, site, {}, {})


def _description(names: list[str]) -> str:
    lines = [
        "publisher: the-table", 'rows: {published: report_date, id: "t-{report_date}"}', "where: syria",
        'title: {ar: "{report_date}", en: "{report_date}"}', 'source: {url: "https://example.org/"}', "figures:",
    ]  # fmt: skip
    among = [name.replace("_", "-") for name in ("killed_children_cum", "killed_women_cum") if name in names]
    for name in (name for name in COLUMNS if name in names):
        who, measure, cumulative = COLUMNS[name]
        when = f"since {START}" if cumulative else '"last {report_period}h"'
        parts = f", among: [{', '.join(among)}]" if name == "killed_cum" and among else ""
        lines.append(f"  {name.replace('_', '-')}: {{who: {who}, counts: {measure}, when: {when}{parts}}}")
    return "\n".join(lines) + "\n"


def judge(case: dict[str, Any], folder: Path) -> str:
    """One line on one case."""
    wrong = case["primary"]
    key = f"t-{wrong['date']}#{wrong['field'].replace('_', '-')}"
    start = perf_counter()
    parsed, _ = parse(project(json.loads((folder / case["full_intro"]).read_text(encoding="utf-8"))))
    ledger = reconcile(parsed.reports, parsed.vocabulary)
    seconds = perf_counter() - start
    hits = [finding for finding in ledger.findings if any(key in way.figures for way in finding.explanations)]
    told = "hit" if hits else "miss" if wrong["field"] in COLUMNS else "not described"
    value = "right value possible" if any(_allows(finding, key, wrong["right"]) for finding in hits) else "-"
    return f"{case['id']:5} {case['kind']:30} {told:13} {value:20} {len(ledger.findings):3} findings {len(ledger.checked):5} laws {seconds:4.1f} s"


def _allows(finding: Finding, key: str, right: int | None) -> bool:
    return right is not None and any(key in way.forced and right in way.forced[key] for way in finding.explanations)


def main() -> None:
    """Judge every case of the file on the command line whose rows are a daily table of people."""
    path = Path(sys.argv[1])
    for line in path.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        if case["series"] in ("gaza", "lebanon"):
            print(judge(case, path.parent))


if __name__ == "__main__":
    main()
