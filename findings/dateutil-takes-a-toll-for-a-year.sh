#!/usr/bin/env bash
# The fuzzy parser of dateutil takes the toll of a sentence for its year, or even for its time of day.
#
# "At least 341 killed" is a day in the year 341. In "10 killed on 26 February 2019" the 10 is the year 2010 and 2019 is
# 19 minutes past 20 hours. No error is raised; what was left out can be asked for with `fuzzy_with_tokens`.
# Seen with python-dateutil 2.9.0.post0.
# Here: a day is read only from a full date in a declared form.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check python-dateutil==2.9.0.post0

cat > "$work/expected" <<'END'
python-dateutil 2.9.0.post0
At least 341 killed -> 0341-02-26 00:00:00
10 killed on 26 February 2019 -> 2010-02-26 20:19:00
12 killed, 5 injured -> 2019-12-05 00:00:00
END
"$work/venv/bin/python" -W ignore - > "$work/seen" 2> /dev/null <<'END'
from importlib.metadata import version
print("python-dateutil", version("python-dateutil"))
from datetime import datetime
from dateutil.parser import parse
for text in ("At least 341 killed", "10 killed on 26 February 2019", "12 killed, 5 injured"):
    print(text, "->", parse(text, fuzzy=True, default=datetime(2019, 2, 26)))
END
cat "$work/seen"
diff "$work/expected" "$work/seen" && echo "as seen on 2026-11-29"
