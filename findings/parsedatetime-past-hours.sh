#!/usr/bin/env bash
# parsedatetime reads "in the past 48 hours" as 48 hours from now, in the future.
#
# It knows "ago"; "past", "last" and "previous" before a number of hours, days or weeks are skipped and the sum is added. The status code says
# that a date was understood. A window read so begins after the report that states it.
# Seen with parsedatetime 2.6; the clock is set to 26 February 2019, noon.
# Here: the windows of reports are read by rules of our own (`reader/times.py`), backwards from the day of the report.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check parsedatetime==2.6

cat > "$work/expected" <<'END'
parsedatetime 2.6
in the past 48 hours: 28 February 2019
over the past three days: 1 March 2019
the previous 24 hours: 27 February 2019
past two weeks: 12 March 2019
48 hours ago: 24 February 2019
END
"$work/venv/bin/python" -W ignore - > "$work/seen" <<'END'
from datetime import date
from importlib.metadata import version
import parsedatetime
print("parsedatetime", version("parsedatetime"))
calendar = parsedatetime.Calendar()
noon = (2019, 2, 26, 12, 0, 0, 1, 57, 0)
for words in ("in the past 48 hours", "over the past three days", "the previous 24 hours", "past two weeks", "48 hours ago"):
    seen, _ = calendar.parse(words, sourceTime=noon)
    print(f"{words}: {date(*seen[:3]):%-d %B %Y}")
END
cat "$work/seen"
diff "$work/expected" "$work/seen" && echo "as seen on 2026-11-30"
