"""``python .github/release.py v1.2.3 NOTES``: the version of a tag and what is new in it.

Writes the version into the package, and the section of CHANGELOG.md for it into the file NOTES. It ends
with 1 where the tag names no version, or where the change list has no section ``## 1.2.3 — YYYY-MM-DD``.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = "generator/hasila/__init__.py"
CHANGES = "CHANGELOG.md"
_TAG = re.compile(r"v(\d+\.\d+\.\d+)")
_VERSION = re.compile(r'^__version__ = ".*"$', re.MULTILINE)


def version_of(tag: str) -> str:
    """The version that ``tag`` names: ``v1.2.3`` → ``1.2.3``; empty where it names none."""
    found = _TAG.fullmatch(tag)
    return found[1] if found else ""


def notes_of(version: str, changes: str) -> str:
    """The text of the section of ``version``; empty where there is none with a day, or where it is empty."""
    heading = rf"^## {re.escape(version)} — \d{{4}}-\d{{2}}-\d{{2}}$"
    found = re.search(rf"{heading}\n(.*?)(?=^## |\Z)", changes, re.MULTILINE | re.DOTALL)
    return found[1].strip() if found else ""


def main(tag: str, notes: str, root: Path = ROOT) -> int:
    """Write the version and the notes; 1 where the tag or the change list does not allow it."""
    version = version_of(tag)
    if not version:
        print(f"{tag} names no version: write v1.2.3", file=sys.stderr)
        return 1
    text = notes_of(version, (root / CHANGES).read_text(encoding="utf-8"))
    if not text:
        print(f"{CHANGES} has no section `## {version} — YYYY-MM-DD`", file=sys.stderr)
        return 1
    package = root / PACKAGE
    stated = _VERSION.sub(f'__version__ = "{version}"', package.read_text(encoding="utf-8"))
    package.write_text(stated, encoding="utf-8")
    Path(notes).write_text(f"{text}\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
