#!/usr/bin/env bash
# DuckDB casts the text "12.500" to the whole number 13, and "1_240" to 1240.
#
# A cast of text to BIGINT accepts a fraction and rounds it, half away from zero: 12.500, which a table in German or Spanish
# prints for twelve thousand five hundred, is 13 people. TRY_CAST does not give NULL for it; it does for "1,240".
# Seen with duckdb 2.0.1.
# Here: a separator that can be read in two ways is refused unless the language, the publisher or the table declares it.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check duckdb==2.0.1

cat > "$work/expected" <<'END'
duckdb 2.0.1
12.500 -> 13
12.4 -> 12
1_240 -> 1240
1,240 -> None
٣٤١ -> None
END
"$work/venv/bin/python" -W ignore - > "$work/seen" 2> /dev/null <<'END'
from importlib.metadata import version
print("duckdb", version("duckdb"))
import duckdb
for text in ("12.500", "12.4", "1_240", "1,240", "٣٤١"):
    print(text, "->", duckdb.execute("select try_cast(? as bigint)", [text]).fetchone()[0])
END
cat "$work/seen"
diff "$work/expected" "$work/seen" && echo "as seen on 2026-11-29"
