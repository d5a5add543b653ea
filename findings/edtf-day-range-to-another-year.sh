#!/usr/bin/env bash
# edtf reads "between 26 and 28 February 2019" as 28 February 2026.
#
# `text_to_edtf` knows "26 February 2019", "since 2011" and "before 26 February 2019". Of two days that share a month and a year it
# makes one day without an error: the first number is taken for the year of the century ("26" is 2026, "10" would be 2010).
# "late" and "early" before a month or a year go, with no sign of an approximation.
# Seen with edtf 5.0.2. Source: its README, "Natural language".
# Here: two days of one month are a period; a part of a month that no table knows is refused.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check edtf==5.0.2

cat > "$work/expected" <<'END'
edtf 5.0.2
26 February 2019 -> 2019-02-26
between 26 and 28 February 2019 -> 2026-02-28
26-28 February 2019 -> 2026-02-28
late February 2019 -> 2019-02
since 2011 -> 2011/
END
"$work/venv/bin/python" -W ignore - > "$work/seen" 2> /dev/null <<'END'
from importlib.metadata import version
print("edtf", version("edtf"))
from edtf import text_to_edtf
for text in (
    "26 February 2019",
    "between 26 and 28 February 2019",
    "26-28 February 2019",
    "late February 2019",
    "since 2011",
):
    print(text, "->", text_to_edtf(text))
END
cat "$work/seen"
diff "$work/expected" "$work/seen" && echo "as seen on 2026-12-01"
