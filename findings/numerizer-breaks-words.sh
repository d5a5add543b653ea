#!/usr/bin/env bash
# numerizer turns "half a million" into "1/2 1000000" and "a second report" into "1 2nd report".
#
# A half, a quarter and an ordinal are replaced wherever they stand, each by itself: half a million becomes a fraction and a million, and
# the article before an ordinal becomes a count of one.
# Seen with numerizer 0.2.4.
# Here: a scale takes the whole phrase or the mark is refused; an ordinal is no count.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check numerizer==0.2.4

cat > "$work/expected" <<'END'
numerizer 0.2.4
half a million people fled -> 1/2 1000000 people fled
a second report said ten -> 1 2nd report said 10
at least a hundred and two more -> at least 102 more
END
"$work/venv/bin/python" -W ignore - > "$work/seen" 2> /dev/null <<'END'
from importlib.metadata import version
print("numerizer", version("numerizer"))
from numerizer import numerize
for words in ("half a million people fled", "a second report said ten", "at least a hundred and two more"):
    print(words, "->", numerize(words))
END
cat "$work/seen"
diff "$work/expected" "$work/seen" && echo "as seen on 2026-11-29"
