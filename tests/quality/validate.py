"""`python -m tests.quality.validate`: the W3C's checker (vnu) on every page, style sheet and drawing of the
site.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from tests.quality.command import end, needed, parser, tabulate
from tests.quality.served import standing

KINDS = (("html", ()), ("css", ("--css",)), ("svg", ("--svg",)))
THEIRS = "static/leaflet/"
"""Leaflet comes as a library; its style sheet is its makers' to mend."""

NO_MATTER = (
    # vnu refuses to ask this machine, so it reads a folder, where "'self'" is nobody: a relative address
    # is refused there only
    ".*(external (stylesheet|script)|image) “[^:”]+” blocked by “(style|script|img)-src” directive.*",
    # blocks of JSON-LD are data and not run; no browser complains of them (the browser tests
    # listen), and no other script is inline
    "Inline script violates Content Security Policy.*",
)


def checked(jar: Path, site: Path, suffix: str, options: tuple[str, ...]) -> tuple[int, list[dict[str, Any]]]:
    """How many files of ``suffix`` there are in ``site``, and what vnu says of them: errors and warnings."""
    paths = [
        path
        for path in sorted(site.rglob(f"*.{suffix}"))
        if not path.relative_to(site).as_posix().startswith(THEIRS)
    ]
    command = [
        "java",
        "-Xss2m",
        "-jar",
        str(jar),
        "--format",
        "json",
        "--exit-zero-always",
        "--filterpattern",
        "|".join(NO_MATTER),
        *options,
    ]
    said = subprocess.run([*command, *map(str, paths)], capture_output=True, text=True, check=True).stderr
    return len(paths), json.loads(said)["messages"]


def main() -> None:
    asked = parser(__doc__).parse_args()
    jar = needed(asked.tools / "vnu-jar" / "build" / "dist" / "vnu.jar", "vnu")
    if not shutil.which("java"):
        sys.exit("vnu needs Java: `apt-get install default-jre-headless`.")
    with standing(asked.site) as site:
        found = {suffix: checked(jar, site, suffix, options) for suffix, options in KINDS}
    messages = [(suffix, one) for suffix, (_, said) in found.items() for one in said]
    counted = Counter((suffix, one.get("subType", one["type"]), one["message"]) for suffix, one in messages)
    first = {
        (suffix, one.get("subType", one["type"]), one["message"]): _where(one)
        for suffix, one in reversed(messages)
    }
    tabulate(
        "What vnu says",
        ("of", "kind", "times", "message", "first at"),
        ((*key[:2], n, key[2], first[key]) for key, n in counted.most_common()),
    )
    files = ", ".join(f"{n} {suffix.upper()}" for suffix, (n, _) in found.items())
    end(len(messages), f"{files}: {len(messages)} errors or warnings.")


def _where(message: dict[str, Any]) -> str:
    return f"{'/'.join(message.get('url', '').split('/')[-3:])}:{message.get('lastLine', '')}"


if __name__ == "__main__":
    main()
