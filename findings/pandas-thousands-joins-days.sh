#!/usr/bin/env bash
# pandas, told that a point groups thousands, joins the parts of days too: 15.02.2019 becomes the number 15022019.
#
# `read_csv(thousands=".")` is what a sheet from Germany, Spain or Turkey needs for its tolls. It takes the point out of every column in
# which only digits are left then, wherever it stood: days become numbers without a word, and so does "12.40", which groups nothing.
# Seen with pandas 3.1.1.
# Here: marks belong to a column of numbers alone and must part groups of three digits; a day has its own form (`content/tables.md`).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check pandas==3.1.1

cat > "$work/expected" <<'END'
pandas 3.1.1
day [15022019, 16022019] int64
killed [1240, 347] int64
share [1240, 4] int64
END
"$work/venv/bin/python" -W ignore - > "$work/seen" <<'END'
import io
import pandas
print("pandas", pandas.__version__)
text = "day;killed;share\n15.02.2019;1.240;12.40\n16.02.2019;347;4\n"
table = pandas.read_csv(io.StringIO(text), sep=";", thousands=".")
for name in table:
    print(name, table[name].tolist(), table[name].dtype)
END
cat "$work/seen"
diff "$work/expected" "$work/seen" && echo "as seen on 2026-11-30"
