#!/usr/bin/env bash
# Maha reads «خمسة وعشرون ألفاً» (25,000) as 25 and «بين 12 و15» (between 12 and 15) as 27.
#
# Behind 11 to 99 Arabic puts what it counts into the accusative: ألفاً, مليوناً. Maha, a parser of numbers in Arabic text, does not know this
# form: the scale is passed over, and a thousandth or a millionth of the count is left. «25 ألف», without the ending, is read. "and" joins the
# parts of a number, so the two ends of a range, two days and two years are added up.
# Seen with mahad 0.3.0. Source: its documentation, `parse_dimension`, numeral.
# Here: both forms of the scale are read, and the ends of a range stay two numbers.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check mahad==0.3.0

cat > "$work/expected" <<'END'
mahad 0.3.0
خمسة وعشرون ألف -> 25000
خمسة وعشرون ألفاً -> 25
25 ألف -> 25000
25 ألفا -> 25
12 مليوناً -> 12
بين 12 و15 -> 27
في 26 و27 شباط -> 53
عامي 2018 و2019 -> 4037
END
"$work/venv/bin/python" -W ignore - > "$work/seen" 2> /dev/null <<'END'
from importlib.metadata import version
print("mahad", version("mahad"))
from maha.parsers.functions import parse_dimension
for text in (
    "خمسة وعشرون ألف", "خمسة وعشرون ألفاً", "25 ألف", "25 ألفا", "12 مليوناً",
    "بين 12 و15", "في 26 و27 شباط", "عامي 2018 و2019",
):
    print(text, "->", *(number.value for number in parse_dimension(text, numeral=True)))
END
cat "$work/seen"
diff "$work/expected" "$work/seen" && echo "as seen on 2026-12-01"
