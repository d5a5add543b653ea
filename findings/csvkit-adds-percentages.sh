#!/usr/bin/env bash
# csvkit adds "40%" to a sum of people as 40.
#
# agate, on which csvkit stands, takes a percent sign and the signs of currencies away before it reads a number. A column that
# holds two counts and a share is a column of numbers; its sum counts the share as people. Nothing is said.
# Seen with csvkit 2.2.0 and agate 1.14.2. Source: `Number.cast` of agate.
# Here: a cell with a sign is refused, so that no share can be summed with counts.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check csvkit==2.2.0 agate==1.14.2

cat > "$work/expected" <<'END'
csvkit 2.2.0
agate 1.14.2
40 12
type Number sum 1292
END
"$work/venv/bin/python" -W ignore - > "$work/seen" 2> /dev/null <<'END'
from importlib.metadata import version
print("csvkit", version("csvkit"))
print("agate", version("agate"))
import agate
print(agate.Number().cast("40%"), agate.Number().cast("12€"))
table = agate.Table([("a", "1,240"), ("b", "40%"), ("c", "12")], ["place", "killed"])
print("type", type(table.columns["killed"].data_type).__name__, "sum", table.aggregate(agate.Sum("killed")))
END
cat "$work/seen"
diff "$work/expected" "$work/seen" && echo "as seen on 2026-11-29"
