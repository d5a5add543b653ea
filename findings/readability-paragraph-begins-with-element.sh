#!/usr/bin/env bash
# readability-lxml drops a paragraph that begins with an element: it measures only the text before the first one.
#
# A paragraph beside the article is kept if it is long enough. Its length is that of the text in front of its first child, so a sentence that
# begins with a sign, a bold word or a link counts as empty and is left out of the reader view, whatever it says.
# Seen with readability-lxml 0.9.
# Here: the sentence of an open finding on the page of a report begins with a word (`templates/report.html`).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check --upgrade pip
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check readability-lxml==0.9

cat > "$work/expected" <<'END'
readability-lxml 0.9
begins with a word: kept
begins with a bold word: dropped
begins with a sign: dropped
END
"$work/venv/bin/python" -W ignore - > "$work/seen" 2> /dev/null <<'END'
from importlib.metadata import version
from readability import Document
print("readability-lxml", version("readability-lxml"))
PROSE = "<p>" + "The report lists the dead by group, by place, and by day, with a note on each. " * 12 + "</p>"
SENTENCE = "list adds up to 331 people, but the total that the same report states, in its first line, is at least 341 people."
for name, begins in (("a word", "The"), ("a bold word", "<b>The</b>"), ("a sign", "<span>≠</span> The")):
    page = f"<html><body><div><section>{PROSE * 3}</section><p>{begins} {SENTENCE}</p></div></body></html>"
    print(f"begins with {name}:", "kept" if "331" in Document(page).summary() else "dropped")
END
cat "$work/seen"
diff "$work/expected" "$work/seen" && echo "as seen on 2026-11-30"
