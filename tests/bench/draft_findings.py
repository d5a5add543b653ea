"""What `check` finds in drafts whose doubts are all answered as they propose.

    python tests/bench/draft_findings.py [-v]

Each committed report is drafted anew from its own prose. Every question beside a value is taken away, as if
the value were right; one in the place of a value stays, since the draft proposes none. What is then found in
reports of which nothing is found as they are committed is false.
"""

from __future__ import annotations

import re
import sys
import tempfile
from pathlib import Path
from shutil import copytree, ignore_patterns

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from hasila.build.examining import Examined, examine
from hasila.ingest.drafting.answers import answered, open_doubts
from hasila.ingest.drafting.draft import DraftRequest, draft
from hasila.ingest.drafting.habits import usual_places
from hasila.model.report import Report
from tests.bench.drafts import plain

_ROOT = Path(__file__).resolve().parents[2]
_KEPT = ("published_basis", "published", "order", "title", "source")


def as_proposed(text: str) -> str:
    """The drafted file without the doubts that leave a value; those that stand in the place of one stay."""
    lines = text.count("\n")
    for line in range(lines, 0, -1):
        for doubt in open_doubts(text):
            if doubt.line == line and (not doubt.needs_value or "source:" in text.split("\n")[line]):
                text = answered(text, doubt, "https://example.org/")
                break
    return text


def _entry(head: str, key: str) -> str:
    """The lines of a key at the top of a head."""
    match = re.search(rf"^{key}:.*\n(?:[ \t]+.*\n)*(?:\]\n)?", head, re.MULTILINE)
    return match.group() if match else ""


def redrafted(report: Report, committed: str, examined: Examined) -> str:
    """The committed file as its draft has it; title, source and day are those of the committed one."""
    _, head, prose = committed.split("---\n", 2)
    places = usual_places(
        examined.ledger.reports, report.publisher, report.published.day, examined.vocabulary
    )
    request = DraftRequest(report.publisher, report.published.day, report.language, "", places)
    text = as_proposed(draft(plain(prose).text, request, examined.vocabulary).report)
    _, drafted, marked = text.split("---\n", 2)
    for key in (*_KEPT, "source_sentences"):
        drafted = drafted.replace(_entry(drafted, key), "")
    kept = "".join(_entry(head, key) for key in _KEPT)
    return f"---\n{kept}{drafted}---\n{marked}"


def main() -> None:
    """Draft each report anew and print what is found then and was not found before."""
    base = examine(_ROOT, lambda _: None)
    known = {finding.report for finding in base.ledger.findings}
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder) / "project"
        copytree(_ROOT, project, ignore=ignore_patterns(".*", "tests", "generator", "findings"))
        for report in base.ledger.reports:
            _put_draft(project, report, base)
        drafted = examine(project, lambda _: None)
    new = [finding for finding in drafted.ledger.findings if finding.report not in known]
    refused = [one for one in drafted.diagnostics if one.severity == "error"]
    print(f"{len(base.ledger.findings)} findings of the committed reports")
    print(f"{len(drafted.ledger.findings)} of drafts")
    print(f"of them {len(new)} in reports of which nothing is found; {len(refused)} drafts are refused")
    for finding in drafted.ledger.findings if "-v" in sys.argv else ():
        print("" if finding.report in known else "new", finding.id, finding.verdict.value, sep="  ")


def _put_draft(project: Path, report: Report, base: Examined) -> None:
    """The draft of the report in its place, without its translation."""
    path = project / "content" / "reports" / f"{report.id}.md"
    if not path.exists():
        return
    committed = path.read_text(encoding="utf-8")
    path.write_text(redrafted(report, committed, base), encoding="utf-8")
    for translation in path.parent.glob(f"{report.id}.*.md"):
        translation.unlink()


if __name__ == "__main__":
    main()
