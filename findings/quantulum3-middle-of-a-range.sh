#!/usr/bin/env bash
# quantulum3 makes one number of a range that nobody stated: its middle.
#
# "killed 10-20 people" is 15 with an uncertainty of 5, as of a measurement. Counts that follow each other with a letter get a unit:
# "30 K fled" is 30 kelvin. "at least" leaves no trace.
# Seen with quantulum3 0.10.0. Source: its README.
# Here: a range keeps both ends, and a bare letter behind a number is a scale or refused.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check quantulum3==0.10.0

cat > "$work/expected" <<'END'
quantulum3 0.10.0
killed 10-20 people -> 15.0 dimensionless 5.0
between 10 and 20 were killed -> 15.0 dimensionless 5.0
at least 341 were killed -> 341.0 dimensionless None
30 K fled -> 30.0 kelvin None
END
"$work/venv/bin/python" -W ignore - > "$work/seen" 2> /dev/null <<'END'
from importlib.metadata import version
print("quantulum3", version("quantulum3"))
from quantulum3 import parser
for text in ("killed 10-20 people", "between 10 and 20 were killed", "at least 341 were killed", "30 K fled"):
    for found in parser.parse(text):
        print(text, "->", found.value, found.unit.name, found.uncertainty)
END
cat "$work/seen"
diff "$work/expected" "$work/seen" && echo "as seen on 2026-12-01"
