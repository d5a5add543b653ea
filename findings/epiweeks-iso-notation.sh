#!/usr/bin/env bash
# epiweeks reads a week in the notation of ISO 8601 as a week that begins on Sunday, up to six days beside the one that is meant.
#
# `Week.fromstring("2026W01")` takes the system "cdc" unless told. Where 1 January is a Thursday (2009, 2015, 2026) its week 1 begins six days
# after that of ISO 8601, the year has no week 53 in the one system and has one in the other, and every week of the year is off.
# Many ministries call Monday weeks "epidemiological", too.
# Seen with epiweeks 2.4.0.
# Here: `week 2026-W01` and `epiweek 2026-W01` are two words, and `hasila import` asks which one a column holds.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check epiweeks==2.4.0

cat > "$work/expected" <<'END'
epiweeks 2.4.0
2015W01: 2015-01-04; as ISO 8601 2014-12-29
2020W53: 2020-12-27; as ISO 8601 2020-12-28
2026W01: 2026-01-04; as ISO 8601 2025-12-29
week 53 of 2026: none; as ISO 8601 2026-12-28
END
"$work/venv/bin/python" -W ignore - > "$work/seen" <<'END'
from importlib.metadata import version
from epiweeks import Week
print("epiweeks", version("epiweeks"))
for text in ("2015W01", "2020W53", "2026W01"):
    print(f"{text}: {Week.fromstring(text).startdate()}; as ISO 8601 {Week.fromstring(text, system='iso').startdate()}")
try:
    last = Week(2026, 53).startdate()
except ValueError:
    last = "none"
print(f"week 53 of 2026: {last}; as ISO 8601 {Week(2026, 53, 'iso').startdate()}")
END
cat "$work/seen"
diff "$work/expected" "$work/seen" && echo "as seen on 2026-11-30"
