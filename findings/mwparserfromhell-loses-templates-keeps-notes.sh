#!/usr/bin/env bash
# The plain text of a Wikipedia page loses the number and keeps the number of the footnote.
#
# `strip_code` of mwparserfromhell takes templates out whole, and templates are how tolls are written there ({{nts|341}},
# {{formatnum:341}}), but leaves the text of <ref> within the sentence: "killed {{formatnum:341}}<ref>12 in another source</ref>
# people" becomes "killed 12 in another source people". What is struck out (<s>) and raised (<sup>) stays, too.
# Seen with mwparserfromhell 0.7.2. Source: its documentation, Wikicode.strip_code.
# Here: no wikitext is read; a saved page is read without notes and without what is struck out.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check mwparserfromhell==0.7.2

cat > "$work/expected" <<'END'
mwparserfromhell 0.7.2
at least {{nts|341}} killed -> at least  killed
killed {{formatnum:341}}<ref>12 in another source</ref> people -> killed 12 in another source people
<s>341</s> 331 killed -> 341 331 killed
END
"$work/venv/bin/python" -W ignore - > "$work/seen" 2> /dev/null <<'END'
from importlib.metadata import version
print("mwparserfromhell", version("mwparserfromhell"))
import mwparserfromhell
for text in (
    "at least {{nts|341}} killed",
    "killed {{formatnum:341}}<ref>12 in another source</ref> people",
    "<s>341</s> 331 killed",
):
    print(text, "->", mwparserfromhell.parse(text).strip_code())
END
cat "$work/seen"
diff "$work/expected" "$work/seen" && echo "as seen on 2026-12-01"
