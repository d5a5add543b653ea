"""`python -m tests.quality.taken`: what reader views and programs that take the text out of a page keep.

Mozilla's Readability has to keep the heading, the sentence and the sum of each finding; readability-lxml the
prose of each report and what stands below it; trafilatura must not make a number that stands nowhere.
It needs ``npm install --no-save @mozilla/readability@0.6 jsdom``.
"""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

from tests.publish.taken_text import ReadPage, by_readability, by_trafilatura, lost, read_page
from tests.quality.command import end, needed, parser, tabulate
from tests.quality.served import standing

IN_NODE = """
const { Readability } = require("@mozilla/readability");
const { JSDOM } = require("jsdom");
const fs = require("node:fs");
for (const file of JSON.parse(fs.readFileSync(0, "utf8"))) {
  const { document } = new JSDOM(fs.readFileSync(file, "utf8"), { url: "https://example.org/" }).window;
  const read = new Readability(document).parse();
  console.log(JSON.stringify(`${read?.title} ${read?.textContent}`));
}
"""


def by_mozilla(paths: list[Path], tools: Path) -> list[str]:
    """The title and the text of each page in a reader view."""
    ran = subprocess.run(
        ["node", "-e", IN_NODE],
        input=json.dumps(list(map(str, paths))),
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "NODE_PATH": str(tools)},
    )
    return [json.loads(line) for line in ran.stdout.splitlines()]


def _parts(page: ReadPage) -> list[str]:
    return [part for finding in page.findings() for part in finding if part]


def main() -> None:
    options = parser(__doc__).parse_args()
    needed(options.tools / "@mozilla" / "readability", "Readability")
    rows: list[tuple[str, str, str]] = []
    with standing(options.site) as site:
        pages = [read_page(path) for path in sorted(site.rglob("*.html"))]
        findings = [page for page in pages if page.classed("finding")]
        viewed = by_mozilla([page.path for page in findings], options.tools)
        for page, taken in zip(findings, viewed, strict=True):
            rows += [("Readability", page.path.name, words) for words in lost(_parts(page), taken)]
        for page in pages:
            if page.path.parent.name == "reports":
                gone = lost([*page.prose(), *page.beside_the_prose()], by_readability(page.html))
                rows += [("readability-lxml", page.path.name, words) for words in gone]
            invented = page.invented(by_trafilatura(page.html))
            rows += [("trafilatura", page.path.name, words) for words in sorted(invented)]
    tabulate("Lost or invented", ("program", "page", "words"), rows)
    end(len(rows), f"{len(pages)} pages, {len(findings)} with a finding: {len(rows)} lost or invented.")


if __name__ == "__main__":
    main()
