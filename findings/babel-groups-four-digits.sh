#!/usr/bin/env bash
# Babel groups four digits in every language; CLDR does not in Spanish, Polish, Italian and some twenty others.
#
# CLDR says with `minimumGroupingDigits` how many digits stand before the first separator: 2 means that 4821 has none and 48.210 has
# one. Babel's locale data do not hold that value and `format_decimal` groups from 1,000 on: Spanish pages say 4.821, which a reader
# of English takes for a fraction.
# Seen with Babel 2.19.0 and cldr-numbers-full 48.2.0.
# Here: the languages are a table in `publish/i18n/grouping.py`.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check babel==2.19.0
(cd "$work" && npm install --silent --no-audit --no-fund cldr-numbers-full@48.2.0 >/dev/null)

cat > "$work/expected" <<'END'
babel 2.19.0
es CLDR 2; Babel 4.821 48.210
pl CLDR 2; Babel 4_821 48_210
it CLDR 2; Babel 4.821 48.210
pt-PT CLDR 2; Babel 4_821 48_210
fr CLDR 1; Babel 4_821 48_210
END
"$work/venv/bin/python" - "$work" > "$work/seen" <<'END'
import json, sys
from importlib.metadata import version
from pathlib import Path
from babel.numbers import format_decimal
print("babel", version("babel"))
for tag in ("es", "pl", "it", "pt-PT", "fr"):
    known = json.loads(Path(sys.argv[1], f"node_modules/cldr-numbers-full/main/{tag}/numbers.json").read_text("utf-8"))
    least = known["main"][tag]["numbers"]["minimumGroupingDigits"]
    written = [format_decimal(n, locale=tag.replace("-", "_")).replace("\u00a0", "_").replace("\u202f", "_") for n in (4821, 48210)]
    print(f"{tag} CLDR {least}; Babel", *written)
END
cat "$work/seen"
diff "$work/expected" "$work/seen" && echo "as seen on 2026-11-30"
