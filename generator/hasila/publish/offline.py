"""A site that a browser keeps and installs, and a site as one file that opens from a folder."""

from __future__ import annotations

import json
from collections.abc import Container, Iterator, Mapping
from functools import cached_property
from os import SEEK_CUR
from struct import unpack
from typing import Any, BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from hasila.model.data_class import dataclass
from hasila.model.page import File
from hasila.model.site import Language, Site

WORKER = "sw.js"
"""At the root: a worker answers only for addresses below its own."""
ARCHIVE = "data/site.zip"
_KEEP, _LEAVE = "site_src/worker/keep.js", "site_src/worker/leave.js"
_SHELL = (
    "index.html",
    "static/icon.svg",
    "static/css/site.css",
    "static/css/chart.css",
    "static/css/search.css",
    "static/js/page.js",
)
_SHELL_PAGES = ("index.html", "offline.html", "contents.html")
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_READABLE = 0o644
_HEAD = 30
"""Bytes of the head of an entry of a ZIP file, without its name."""


def offline(paths: Container[str], site: Site, texts: Mapping[str, str]) -> tuple[File, ...]:
    """The files that keep the site: its worker, and for each language a manifest to install it by.

    ``paths`` are those of all other files. Where ``site`` is not to be kept, another worker takes its place
    and frees the browsers that kept it. ``texts`` are the files of ``site_src/``.
    """
    if not site.offline:
        return (farewell(texts),)
    held = [path for path in _shell(site) if path in paths]
    head = f"const SHELL = {json.dumps(held)};\n"
    worker = File(WORKER, (head + texts[_KEEP]).encode())
    manifests = [_manifest(site, language) for language in site.languages]
    return (worker, *manifests)


def _shell(site: Site) -> Iterator[str]:
    """The files that a browser keeps with the pages that it is asked to keep."""
    yield from _SHELL
    for language in site.languages:
        for page in _SHELL_PAGES:
            yield f"{language.code}/{page}"


def farewell(texts: Mapping[str, str]) -> File:
    """The worker that gives back what an earlier one kept, and goes."""
    return File(WORKER, texts[_LEAVE].encode())


APP = {
    "start_url": "index.html",
    "scope": "../",
    "display": "minimal-ui",
    "background_color": "#fdfcfa",
    "theme_color": "#1f4e6b",
    "icons": [{"src": "../static/icon.svg", "sizes": "any", "type": "image/svg+xml"}],
}
"""The part of a manifest that every language has alike."""


def _manifest(site: Site, language: Language) -> File:
    name = _text(site.title, site, language)
    described = {"name": name, "short_name": name, "description": _text(site.tagline, site, language)}
    identified = {"lang": language.code, "dir": language.direction, "id": f"{language.code}/"}
    manifest = json.dumps(described | identified | APP, ensure_ascii=False, indent=1)
    return File(f"{language.code}/manifest.webmanifest", f"{manifest}\n".encode())


def _text(text: Mapping[str, str], site: Site, language: Language) -> str:
    """``text`` in ``language``, else in the first language of the site that has it; empty where none has."""
    codes = (language.code, *(other.code for other in site.languages))
    return next((text[code] for code in codes if text.get(code)), "")


def pack(contents: Mapping[str, bytes], target: BinaryIO, former: FormerEntries | None = None) -> None:
    """Write the site to ``target`` as a ZIP file: one folder ``site/`` to unpack and open, the same bytes for
    the same files.

    Without what works from a server only: the worker, and the manifests to install it by. ``contents`` are
    read one after another. What is known of an earlier file is in ``former``: it is not compressed again.
    """
    with ZipFile(target, "w") as archive:
        for path in sorted(contents):
            if _of_a_server(path):
                continue
            entry = _entry(path)
            if former is None or not former.copy(entry, archive, path):
                archive.writestr(entry, contents[path])


@dataclass(frozen=True)
class FormerEntries:
    """The entries for ``paths`` of an earlier packed site, ``archive``, as they are compressed there."""

    archive: ZipFile
    paths: Container[str]

    def copy(self, entry: ZipInfo, target: ZipFile, path: str) -> bool:
        """Add ``entry`` with what the earlier file has at ``path`` to ``target``; false where that is not
        known."""
        found = self._infos.get(entry.filename) if path in self.paths else None
        if found is None or found.compress_type != entry.compress_type:
            return False
        entry.CRC, entry.file_size, entry.compress_size = found.CRC, found.file_size, found.compress_size
        _add(entry, self._compressed(found), target)
        return True

    @cached_property
    def _infos(self) -> Mapping[str, ZipInfo]:
        return {info.filename: info for info in self.archive.infolist()}

    def _compressed(self, info: ZipInfo) -> bytes:
        """The bytes of an entry as they stand in the archive, behind a head of its own."""
        file: Any = self.archive.fp
        file.seek(info.header_offset)
        name, extra = unpack("<26x2H", file.read(_HEAD))
        file.seek(name + extra, SEEK_CUR)
        content: bytes = file.read(info.compress_size)
        return content


def _add(entry: ZipInfo, compressed: bytes, target: ZipFile) -> None:
    """Put an entry that is compressed already behind the last one, as :meth:`ZipFile.writestr` would."""
    file: Any = target.fp
    file.seek(target.start_dir)
    entry.header_offset = file.tell()
    file.write(entry.FileHeader())
    file.write(compressed)
    target.start_dir = file.tell()
    target.filelist.append(entry)
    target.NameToInfo[entry.filename] = entry


def _of_a_server(path: str) -> bool:
    """True of what works from a server only."""
    if path in (WORKER, ARCHIVE):
        return True
    return path.endswith(".webmanifest")


def _entry(path: str) -> ZipInfo:
    """A file as any machine would write it: no clock, no owner. Pictures are compressed as they are."""
    entry = ZipInfo(f"site/{path}", _FIRST_DAY)
    entry.compress_type = ZIP_STORED if path.endswith(".png") else ZIP_DEFLATED
    entry.create_system = _UNIX
    entry.external_attr = _READABLE << 16
    return entry
