#!/usr/bin/env bash
# libhxl leaves "1,240" out of a sum, and `#affected>=100` drops 1,240 while it keeps "n/a".
#
# HXL is the tagging of humanitarian tables. Its aggregators skip a cell that is no bare number and say so in the log only. Row
# queries compare as text where one side is no number, so that "1,240" < "100" and "n/a" > "100".
# Seen with libhxl 5.2.2 (which also needs the package six, and does not declare it). Source: its aggregators and row queries.
# Here: a table with HXL tags is read cell by cell, and a cell that is not understood is an error.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check libhxl==5.2.2 six==1.17.0

cat > "$work/expected" <<'END'
libhxl 5.2.2
sum of 1,240 and 12: 12
at least 100 of 9, 700, 1,240, n/a: ['700', 'n/a']
END
"$work/venv/bin/python" -W ignore - > "$work/seen" 2> /dev/null <<'END'
from importlib.metadata import version
print("libhxl", version("libhxl"))
import hxl
from hxl.filters import Aggregator
def tagged(*cells):
    return hxl.data([["place", "killed"], ["#adm1", "#affected"], *(["a", cell] for cell in cells)])
total = Aggregator.parse("sum(#affected) as Total#affected+total")
print("sum of 1,240 and 12:", tagged("1,240", "12").count("#adm1", aggregators=[total]).values[0][1])
print("at least 100 of 9, 700, 1,240, n/a:", [row[1] for row in tagged("9", "700", "1,240", "n/a").with_rows("#affected>=100").values])
END
cat "$work/seen"
diff "$work/expected" "$work/seen" && echo "as seen on 2026-11-29"
