#!/usr/bin/env bash
# PyYAML with libyaml reads YAML that PyYAML without it refuses.
#
# A tab after the colon of a key separates key and value for libyaml; the loader in Python stops at it. A question mark within a word
# between brackets is part of the word for libyaml; the loader in Python takes it for the sign of a key. An escaped lone surrogate is the other
# way round. A project that loads with CSafeLoader on one machine can be broken on the next.
# Seen with PyYAML 6.0.4 and the libyaml of its wheel.
# Here: what the two read differently is always read by the loader in Python (`ingest/positioned_yaml.py`).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check pyyaml==6.0.4

cat > "$work/expected" <<'END'
pyyaml 6.0.4
'killed:\t341' CSafeLoader {'killed': 341}
'killed:\t341' SafeLoader refused
'{w?o: 2}' CSafeLoader {'w?o': 2}
'{w?o: 2}' SafeLoader refused
'"\\ud800"' CSafeLoader refused
'"\\ud800"' SafeLoader '\ud800'
END
"$work/venv/bin/python" -W ignore - > "$work/seen" 2> /dev/null <<'END'
from importlib.metadata import version
print("pyyaml", version("pyyaml"))
import yaml
for text in ("killed:\t341", "{w?o: 2}", '"\\ud800"'):
    for loader in (yaml.CSafeLoader, yaml.SafeLoader):
        try:
            outcome = ascii(yaml.load(text, Loader=loader))
        except yaml.YAMLError as error:
            outcome = "refused"
        print(ascii(text), loader.__name__, outcome)
END
cat "$work/seen"
diff "$work/expected" "$work/seen" && echo "as seen on 2026-11-29"
