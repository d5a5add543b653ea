"""``python -m tests.golden.update``: write the site that is made now as the one that is expected.

Read ``git diff tests/golden`` before committing: it is what readers will see changed.
"""

from __future__ import annotations

import hashlib
import re
import shutil
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from unittest.mock import patch
from zipfile import ZipFile

from hasila.build.pipeline import Built, make
from hasila.model.page import File
from hasila.model.raster_image import Picture
from tests.golden.project import BINARY, DIGESTS, EXPECTED, MANIFEST, PACKED, PROJECT, WHOLE, WHOLE_DATA

ROOT = Path(__file__).resolve().parents[2]


def golden() -> Built:
    """The golden site, each picture the drawing that it is made from: how a processor rounds a colour is no
    part of it.
    """
    with patch("hasila.publish.subjects.draw_picture", _drawing):
        return make(PROJECT, lambda _: None)


def _drawing(picture: Picture) -> File:
    return File(picture.path, picture.drawing.encode())


def pseudo(catalogue: str) -> str:
    """The English catalogue as that of the pseudo language: every string in brackets, three plural forms
    (CLDR: fr).
    """
    head, *entries = catalogue.strip().split("\n\n")
    head = re.sub(
        r"Plural-Forms:[^\\]*",
        "Plural-Forms: nplurals=3; plural=(n < 2 ? 0 : n % 1000000 == 0 ? 1 : 2);",
        head,
    )
    head = head.replace("Language: en", "Language: qps").split("\n", 1)
    lines = ["# Made from the English catalogue by tests/golden/update.py.", *head[1:]]
    return "\n\n".join(["\n".join(lines), *map(_bracketed, entries)]) + "\n"


def _bracketed(entry: str) -> str:
    entry = re.sub(r'^(msgstr(?:\[\d\])?) "(.+)"$', r'\1 "[\2]"', entry, flags=re.MULTILINE)
    other = re.search(r'^msgstr\[1\] (".*")$', entry, flags=re.MULTILINE)
    return f"{entry}\nmsgstr[2] {other[1]}" if other else entry


def manifest(files: Iterable[File]) -> str:
    """A line ``digest  path`` for every file but the packed site, in order of path."""
    return "".join(
        f"{hashlib.sha256(unpacked(file)).hexdigest()}  {file.path}\n"
        for file in sorted(files, key=lambda file: file.path)
        if file.path != PACKED
    )


def unpacked(file: File) -> bytes:
    """The content of ``file``; of a workbook that of its parts, for how well it is packed depends on the
    library of the machine."""
    if not file.path.endswith(".xlsx"):
        return file.content
    with ZipFile(BytesIO(file.content)) as parts:
        return b"".join(parts.read(name) for name in parts.namelist())


def whole(files: Iterable[File]) -> dict[str, bytes]:
    """The files that are kept as they are: texts, which a person can compare."""
    return {file.path: file.content for file in files if file.path in WHOLE or _kept(file.path)}


def _kept(path: str) -> bool:
    return path.startswith(WHOLE_DATA) and not path.startswith(DIGESTS) and not path.endswith(BINARY)


def update() -> None:
    english = (ROOT / "site_src" / "locale" / "en" / "hasila.po").read_text(encoding="utf-8")
    (PROJECT / "site_src" / "locale" / "qps" / "hasila.po").write_text(pseudo(english), encoding="utf-8")
    files = golden().files
    shutil.rmtree(EXPECTED, ignore_errors=True)
    EXPECTED.mkdir()
    MANIFEST.write_text(manifest(files), encoding="utf-8")
    for path, content in whole(files).items():
        (EXPECTED / path).parent.mkdir(parents=True, exist_ok=True)
        (EXPECTED / path).write_bytes(content)


if __name__ == "__main__":
    update()
