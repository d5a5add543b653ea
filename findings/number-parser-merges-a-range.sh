#!/usr/bin/env bash
# number-parser turns "between one hundred and two hundred" into "between 102 100".
#
# Its English joins "one hundred and two" to 102 before it sees that "two hundred" is a number of its own. The two ends of a range
# become two other numbers. "no one" becomes "no 1".
# Seen with number-parser 0.3.2.
# Here: "and" joins only what it can join and what does not leave half of a number behind; "no one" is 0.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check number-parser==0.3.2

cat > "$work/expected" <<'END'
number-parser 0.3.2
between one hundred and two hundred -> between 102 100
no one was killed -> no 1 was killed
three hundred and forty-one people -> 341 people
END
"$work/venv/bin/python" -W ignore - > "$work/seen" 2> /dev/null <<'END'
from importlib.metadata import version
print("number-parser", version("number-parser"))
from number_parser import parse
for words in ("between one hundred and two hundred", "no one was killed", "three hundred and forty-one people"):
    print(words, "->", parse(words, language="en"))
END
cat "$work/seen"
diff "$work/expected" "$work/seen" && echo "as seen on 2026-11-29"
