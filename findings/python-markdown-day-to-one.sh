#!/usr/bin/env bash
# Python-Markdown, and so MkDocs, shows "12. März 2019" at the beginning of a line as "1. März 2019", and "341. " as "1. ".
#
# A number with a point before a blank begins an ordered list. CommonMark keeps the number at which a list begins; Python-Markdown
# drops it, and a reader sees the list begin at 1. In German, Turkish, Czech, Polish and other languages a day is written so: the
# day of a report becomes the first of the month. The extension `sane_lists` keeps the number.
# Seen with Markdown 3.11.3; markdown-it-py 4.0.0 keeps the number.
# Here: prose is read by markdown-it-py.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check Markdown==3.11.3 markdown-it-py==4.0.0

cat > "$work/expected" <<'END'
Markdown 3.11.3: <ol> <li>März 2019: 341 Tote.</li> </ol>
with sane_lists: <ol start="12"> <li>März 2019: 341 Tote.</li> </ol>
markdown-it-py 4.0.0: <ol start="12"> <li>März 2019: 341 Tote.</li> </ol>
END
"$work/venv/bin/python" - > "$work/seen" <<'END'
from importlib.metadata import version
import markdown
from markdown_it import MarkdownIt

LINE = "12. März 2019: 341 Tote."

def said(name, html):
    print(f"{name}:", " ".join(html.split()))

said(f"Markdown {version('Markdown')}", markdown.markdown(LINE))
said("with sane_lists", markdown.markdown(LINE, extensions=["sane_lists"]))
said(f"markdown-it-py {version('markdown-it-py')}", MarkdownIt().render(LINE))
END
cat "$work/seen"
diff "$work/expected" "$work/seen" && echo "as seen on 2026-12-01"
