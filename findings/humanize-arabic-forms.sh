#!/usr/bin/env bash
# humanize chooses the Arabic plural of "million" by the number rounded up, keeps the digit beside the dual, and calls the tenth "zero".
#
# 1.2 million becomes «1.2 مليونين», that is 1.2 two-millions; 2 days are «2 يومين», "2 two-days"; `ordinal(10)` is «10 صفر», 10 zero.
# In Brazilian Portuguese all of it stays singular («2,0 milhão»).
# Seen with humanize 4.17.0.
# Here: numbers are never shortened, and counted nouns are plural messages of the catalogue, in which the dual has no digit.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check humanize==4.17.0

cat > "$work/expected" <<'END'
humanize 4.17.0
1.2 مليونين
2.4 ملايين
2 يومين
10 صفر
2,0 milhão
END
"$work/venv/bin/python" - > "$work/seen" <<'END'
from datetime import timedelta
from importlib.metadata import version
import humanize
print("humanize", version("humanize"))
humanize.i18n.activate("ar")
print(humanize.intword(1_240_000))
print(humanize.intword(2_400_000))
print(humanize.naturaldelta(timedelta(days=2)))
print(humanize.ordinal(10))
humanize.i18n.activate("pt_BR")
print(humanize.intword(2_000_000))
END
cat "$work/seen"
diff "$work/expected" "$work/seen" && echo "as seen on 2026-11-30"
