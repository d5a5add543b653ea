#!/usr/bin/env bash
# agate, which csvkit uses, reads small counts as truth values and pairs of counts as dates.
#
# A column of a toll in which only 0 and 1 occur, as of children or of medics a day, becomes Boolean, and its sum is lost. "12-1", a result
# or a range, becomes 1 December 2001. An hour as "1:30" becomes a length of 90 seconds. One other value in the column changes the type of all.
# Seen with agate 1.14.2 and the type tester that it uses unasked.
# Here: what a column holds is said by its description, and the packaged data carry a Table Schema.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check agate==1.14.2

cat > "$work/expected" <<'END'
agate 1.14.2
0, 1, 1: Boolean False True True
0, 1, 2: Number 0 1 2
12-1, 3-2: Date 2001-12-01 2001-03-02
1:30, 12:00: TimeDelta 0:01:30 0:12:00
END
"$work/venv/bin/python" -W ignore - > "$work/seen" <<'END'
import io
from importlib.metadata import version
import agate
print("agate", version("agate"))
for values in (["0", "1", "1"], ["0", "1", "2"], ["12-1", "3-2"], ["1:30", "12:00"]):
    table = agate.Table.from_csv(io.StringIO("day,count\n" + "".join(f"day {n},{value}\n" for n, value in enumerate(values))))
    print(f"{', '.join(values)}: {type(table.column_types[1]).__name__}", *table.columns["count"].values())
END
cat "$work/seen"
diff "$work/expected" "$work/seen" && echo "as seen on 2026-11-30"
