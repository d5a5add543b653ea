"""`python -m tests.quality.lighthouse`: Lighthouse on a phone with a poor network, on the pages that readers
open first.
"""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from pathlib import Path
from statistics import median
from typing import Any

from tests.quality.chromium import CHROMIUM
from tests.quality.command import end, needed, parser, tabulate
from tests.quality.kinds import FOUNDING, longest
from tests.quality.served import served, standing

FLOORS = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}
FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-dev-shm-usage"


def judged(command: Path, url: str) -> dict[str, Any]:
    """The report of one run of Lighthouse, with the phone and the network that it imitates unless told
    otherwise.
    """
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "report.json"
        options = [
            "--quiet",
            "--output=json",
            f"--output-path={out}",
            f"--chrome-flags={FLAGS}",
            f"--only-categories={','.join(FLOORS)}",
        ]
        subprocess.run(
            [str(command), url, *options],
            check=True,
            env={**os.environ, "CHROME_PATH": str(CHROMIUM)},
            stdout=subprocess.DEVNULL,
        )
        return json.loads(out.read_text(encoding="utf-8"))


def scores(reports: list[dict[str, Any]]) -> dict[str, int]:
    """The middle score of each category: one run on a busy machine says little of speed."""
    return {
        name: round(100 * median(one["categories"][name]["score"] or 0 for one in reports)) for name in FLOORS
    }


def lost(report: dict[str, Any]) -> list[str]:
    """The audits that cost points."""
    weighing = {
        ref["id"]
        for category in report["categories"].values()
        for ref in category["auditRefs"]
        if ref["weight"]
    }
    return sorted(
        name
        for name, one in report["audits"].items()
        if name in weighing and one["score"] is not None and one["score"] < 0.9
    )


def asked_for(site: Path, language: str) -> list[str]:
    """Home, the founding report, the longest series, both maps."""
    series = longest(site).get(("series/one", language), "")
    pages = (
        f"{language}/index.html",
        f"{language}/{FOUNDING}",
        series,
        f"{language}/map.html",
        f"{language}/map-interactive.html",
    )
    return [page for page in pages if page and (site / page).exists()]


def main() -> None:
    command = parser(__doc__)
    command.add_argument(
        "--runs", type=int, default=1, help="how often each page is judged; the middle score counts"
    )
    command.add_argument("--language", default="ar")
    asked = command.parse_args()
    program = needed(asked.tools / ".bin" / "lighthouse", "Lighthouse")
    rows, failures = [], 0
    with standing(asked.site) as site, served(site) as address:
        for page in asked_for(site, asked.language):
            reports = [judged(program, f"{address}/{page}") for _ in range(asked.runs)]
            found = scores(reports)
            failures += sum(found[name] < floor for name, floor in FLOORS.items())
            rows.append((page, *found.values(), ", ".join(lost(reports[-1]))))
    tabulate("Lighthouse, phone", ("page", *FLOORS, "costs points"), rows)
    end(failures, f"{len(rows)} pages; scores below their floor: {failures}.")


if __name__ == "__main__":
    main()
