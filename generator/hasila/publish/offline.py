"""Verb: make keepable. A site as something that a browser keeps and installs, and as one file that opens from a folder."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from hasila.model.page import File
from hasila.model.site import Language, Site

WORKER = "sw.js"
"""At the root: a worker answers only for addresses below its own."""
SCRIPT = "static/js/offline.js"
ARCHIVE = "data/site.zip"
_KEEP, _LEAVE = "site_src/worker/keep.js", "site_src/worker/leave.js"
_SHELL = (
    "index.html",
    "static/icon.svg",
    "static/css/site.css",
    "static/css/chart.css",
    "static/css/search.css",
)
_SHELL_PAGES = ("index.html", "offline.html", "contents.html")
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)


def offline(files: Iterable[File], site: Site, texts: Mapping[str, str]) -> tuple[File, ...]:
    """What keeps the site of ``files``: its worker, and for each language a manifest to install it by.

    The worker is named by the digest of all files, so that a browser learns of any change. Where ``site`` is not to be kept,
    another worker takes its place and frees the browsers that kept it. ``texts`` are the files of ``site_src/``.
    """
    if not site.offline:
        return (farewell(texts),)
    held = {file.path: file.content for file in files}
    pages = (f"{language.code}/{page}" for language in site.languages for page in _SHELL_PAGES)
    shell = [path for path in (*_SHELL, *pages) if path in held]
    head = f"const KEY = {json.dumps(_digest(held))}, SHELL = {json.dumps(shell)};\n"
    return (
        File(WORKER, (head + texts[_KEEP]).encode()),
        *(_manifest(site, language) for language in site.languages),
    )


def farewell(texts: Mapping[str, str]) -> File:
    """The worker that gives back what an earlier one kept, and goes."""
    return File(WORKER, texts[_LEAVE].encode())


def _digest(held: Mapping[str, bytes]) -> str:
    whole = hashlib.sha256()
    for path in sorted(held):
        whole.update(f"{path}\0{hashlib.sha256(held[path]).hexdigest()}\n".encode())
    return whole.hexdigest()[:16]


def _manifest(site: Site, language: Language) -> File:
    name = _text(site.title, site, language)
    said = {
        "name": name,
        "short_name": name,
        "description": _text(site.tagline, site, language),
        "lang": language.code,
        "dir": language.direction,
        "id": f"{language.code}/",
        "start_url": "index.html",
        "scope": "../",
        "display": "minimal-ui",
        "background_color": "#fdfcfa",
        "theme_color": "#1f4e6b",
        "icons": [{"src": "../static/icon.svg", "sizes": "any", "type": "image/svg+xml"}],
    }
    return File(
        f"{language.code}/manifest.webmanifest",
        (json.dumps(said, ensure_ascii=False, indent=1) + "\n").encode(),
    )


def _text(text: Mapping[str, str], site: Site, language: Language) -> str:
    codes = (language.code, *(one.code for one in site.languages))
    return next((text[code] for code in codes if text.get(code)), "")


def pack(files: Iterable[File], instead: Iterable[File] = ()) -> bytes:
    """The site as a ZIP file: one folder ``site/`` to unpack and open, the same bytes for the same files.

    Without what works from a server only: the worker, the manifests to install it by, and the index of search, which a
    browser does not read from a folder.
    A file of ``instead`` takes the place of the one of its path: a page that offers the archive cannot do so within it.
    """
    held = {file.path: file for file in (*files, *instead)}
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        for _, file in sorted(held.items()):
            if not _of_a_server(file.path):
                archive.writestr(_entry(file.path), file.content)
    return packed.getvalue()


def _of_a_server(path: str) -> bool:
    return path in (WORKER, ARCHIVE) or path.startswith("pagefind/") or path.endswith(".webmanifest")


def _entry(path: str) -> ZipInfo:
    """A file as any machine would write it: no clock, no owner."""
    entry = ZipInfo(f"site/{path}", _FIRST_DAY)
    entry.compress_type, entry.create_system, entry.external_attr = ZIP_DEFLATED, 3, 0o644 << 16
    return entry
