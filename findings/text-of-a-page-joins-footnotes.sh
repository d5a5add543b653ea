#!/usr/bin/env bash
# html2text, inscriptis and markdownify make 3,412 of 341 with a note: the raised sign of a footnote becomes a digit of the number.
#
# "341<sup>2</sup> people" is 341 people with note 2. Programs that take the text out of a page leave the element `sup` away and keep
# what is in it, without a blank and without raising it.
# Seen with html2text 2025.4.15, inscriptis 2.7.6, markdownify 1.2.3.
# Here: digits of `sup` are taken for the sign of a note where they follow a number or a word, and left out of a saved page.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check html2text==2025.4.15 inscriptis==2.7.6 markdownify==1.2.3

cat > "$work/expected" <<'END'
html2text: At least 3412 people were killed, 121 of them children.
inscriptis: At least 3412 people were killed, 121 of them children.
markdownify: At least 3412 people were killed, 121 of them children.
END
"$work/venv/bin/python" - > "$work/seen" <<'END'
from html2text import HTML2Text
from inscriptis import get_text
from markdownify import markdownify

PAGE = """<html><body><p>At least 341<sup>2</sup> people were killed, 12<sup>1</sup> of them children.</p></body></html>"""

plain = HTML2Text(bodywidth=0)
for name, text in (
    ("html2text", plain.handle(PAGE)),
    ("inscriptis", get_text(PAGE)),
    ("markdownify", markdownify(PAGE)),
):
    print(f"{name}:", text.strip())
END
cat "$work/seen"
diff "$work/expected" "$work/seen" && echo "as seen on 2026-12-01"
