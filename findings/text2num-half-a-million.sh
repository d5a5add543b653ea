#!/usr/bin/env bash
# text2num writes "half a million" as "half a 1000000" and the year "twenty nineteen" as "20 19".
#
# `alpha2digit` puts digits in the place of words. A fraction before a scale stays in words beside the whole million; a year said in two
# halves becomes two numbers, and a count behind it a third. "two or three" is half done, since small numbers that stand alone stay.
# Seen with text2num 3.1.0. Source: its documentation, alpha2digit.
# Here: "half a million" is 500,000, a year in words is a year, "two or three" is a range (tests/reader/test_number_runs.py).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check text2num==3.1.0

cat > "$work/expected" <<'END'
text2num 3.1.0
half a million fled -> half a 1000000 fled
in twenty nineteen eleven were killed -> in 20 19 11 were killed
two or three were killed -> two or 3 were killed
three hundred and forty-one dead -> 341 dead
END
"$work/venv/bin/python" -W ignore - > "$work/seen" 2> /dev/null <<'END'
from importlib.metadata import version
print("text2num", version("text2num"))
from text_to_num import alpha2digit
for text in ("half a million fled", "in twenty nineteen eleven were killed", "two or three were killed", "three hundred and forty-one dead"):
    print(text, "->", alpha2digit(text, "en"))
END
cat "$work/seen"
diff "$work/expected" "$work/seen" && echo "as seen on 2026-12-01"
