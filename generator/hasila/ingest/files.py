"""The files of a project, read from disk.

A project needs only ``content/``: what it lacks of ``site_src/`` and ``templates/`` comes from the files
that are shipped with the generator, and a file of its own stands in front of the shipped one of the same
name.
"""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from hasila.ingest.encoding import encoding_of
from hasila.ingest.file_walk import FOLDERS, ReadBytes, not_utf8, read_bytes, too_large, unprintable, walk
from hasila.ingest.prose_place import location_in
from hasila.model.bounds import bound_of
from hasila.model.data_class import dataclass
from hasila.model.data_versions import FOLDER as VERSIONS
from hasila.model.data_versions import KEPT_IN, in_data, is_kept
from hasila.model.diagnostics import Diagnostic, Location
from hasila.model.file_names import badly_named, clashes, ending_of
from hasila.model.sources import Sources

_PACKAGE = Path(__file__).resolve().parents[1]
_TEXTS = {".md", ".yaml", ".yml", ".csv", ".po", ".html", ".geojson", ".svg", ".txt", ".xml", ".js"}
_STATIC = "site_src/static/"
_OWN_STYLES = "static/css/own.css"
"""The rules of a project, which are set behind each of :data:`_STYLES`."""
_STYLES = ("static/css/site.css", "static/css/embed.css")
_KEPT = (".html", ".po")
"""The kinds of shipped files that a project may use beside its own of the same name."""
_DOCUMENT = re.compile(r"docs/[a-z0-9-]+\.[A-Za-z-]+\.md")
"""A page of documentation; a project may keep anything else in that folder."""
_SHIPPED = ("site_src", "templates")
_NAMES = 1 << 15
"""Names of files of which it is remembered whether they are read: each is asked for several times."""


def shipped() -> Path:
    """The folder of the shipped ``templates`` and ``site_src``, in the wheel or in a checkout."""
    packed = _PACKAGE / "_shipped"
    return packed if packed.is_dir() else _PACKAGE.parents[1]


@dataclass(frozen=True, slots=True)
class FoundFiles:
    """The files of a project as they lie there: their bytes by their path, the mistakes that finding them
    came upon, and the names of files in ``content/`` of kinds that are not read."""

    files: Mapping[str, bytes]
    refused: tuple[Diagnostic, ...] = ()
    others: tuple[str, ...] = ()

    def gathered(self) -> tuple[Sources, tuple[Diagnostic, ...]]:
        """The files as texts and assets; see :func:`gather`."""
        return gather(self.files, self.refused, self.others)


def find(project: Path, read_file: ReadBytes = read_bytes) -> FoundFiles:
    """All files of ``project`` that its site can be made from, not yet understood.

    Links are never followed.
    """
    others: list[str] = []

    def wanted(name: str) -> bool:
        ours = _ours(name)
        if not ours and name.startswith("content/"):
            others.append(name)
        return ours

    found = walk(project, FOLDERS, wanted, read_file)
    return FoundFiles(found.files, found.diagnostics, tuple(others))


def read(project: Path, read_file: ReadBytes = read_bytes) -> tuple[Sources, tuple[Diagnostic, ...]]:
    """All files that the site of ``project`` is made from, as texts and assets.

    A file that is not UTF-8 is a mistake and is left out, and so is what is no file.
    """
    return find(project, read_file).gathered()


def gather(
    files: Mapping[str, bytes], refused: tuple[Diagnostic, ...] = (), others: tuple[str, ...] = ()
) -> tuple[Sources, tuple[Diagnostic, ...]]:
    """The same from the files of a project by their path: from disk, or as they once stood.

    ``refused`` are the mistakes that finding them came upon, ``others`` the names of files in ``content/`` of
    other kinds.
    """
    ours = shipped_files()
    diagnostics = [*refused, *_names(files)]
    usable = dict(_usable(files, diagnostics))
    content = _texts(usable, "content", diagnostics) | _workbooks(usable, diagnostics)
    site_src = _with_shipped(usable, ours, "site_src", diagnostics)
    site_src |= _texts(usable, "docs", diagnostics)
    templates = _with_shipped(usable, ours, "templates", diagnostics)
    if not content and not _is_content_refused(diagnostics):
        diagnostics.append(_no_content())
    assets = _styled(_assets(ours) | _assets(usable))
    kept = (name for name in usable if name.startswith(f"{KEPT_IN}/") and is_kept(name))
    versions = {in_data(name): usable[name] for name in kept}
    return Sources(content, site_src, templates, assets, others, versions), tuple(diagnostics)


def _usable(files: Mapping[str, bytes], diagnostics: list[Diagnostic]) -> Iterator[tuple[str, bytes]]:
    """The files whose names can be shown and that are small enough; the others are added to ``mistakes``."""
    for name, raw in files.items():
        if not unprintable(name) and not _too_large(name, raw, diagnostics):
            yield name, raw


def _with_shipped(
    files: Mapping[str, bytes], ours: Mapping[str, bytes], folder: str, diagnostics: list[Diagnostic]
) -> dict[str, str]:
    """The texts of the folder: those of the project, and the shipped ones that it has not.

    A shipped template or catalogue that the project replaces is there, too, below ``shipped/``: a template
    may extend it, and a catalogue need not repeat it.
    """
    given = _texts(ours, folder, diagnostics)
    own = _texts(files, folder, diagnostics)
    kept: dict[str, str] = {}
    for name, text in given.items():
        is_replaced = own.get(name, text) != text
        if is_replaced and name.endswith(_KEPT):
            beside = name.replace("/", "/shipped/", 1)
            kept[beside] = text
    return given | own | kept


def _styled(assets: dict[str, bytes]) -> dict[str, bytes]:
    """``assets`` with the project's own rules behind those of the style sheets."""
    own = assets.get(_OWN_STYLES)
    if own is None:
        return assets
    styled = dict(assets)
    for name in _STYLES:
        styled[name] += b"\n" + own
    return styled


def _is_content_refused(diagnostics: Iterable[Diagnostic]) -> bool:
    """True where a mistake concerns the folder of the content or a file in it."""
    return any(diagnostic.location.path.startswith("content") for diagnostic in diagnostics)


def _names(files: Mapping[str, bytes]) -> Iterator[Diagnostic]:
    """Names that another system cannot hold, or would take for one another.

    Static files are not compared: their addresses are, later.
    """
    names: list[str] = []
    for name in files:
        if unprintable(name):
            yield not_utf8(name)
        elif _ours(name):
            names.append(name)
    for name in names:
        yield from badly_named(name)
    compared = [name for name in names if not name.startswith(_STATIC)]
    yield from clashes(compared)


def _too_large(name: str, raw: bytes, diagnostics: list[Diagnostic]) -> bool:
    """True where a file has more bytes than are read; it is pointed out where it is one of ours."""
    bound = bound_of(name)
    if len(raw) > bound and _ours(name):
        diagnostics.append(too_large(name, len(raw), bound))
    return len(raw) > bound


def _no_content() -> Diagnostic:
    message = "there is no folder content/ with reports in it"
    hint = "run this in the folder that holds content/, or name that folder"
    return Diagnostic(Location("content"), "no-content", "error", message, hint)


@lru_cache(maxsize=1)
def shipped_files() -> Mapping[str, bytes]:
    """The files that come with the generator, in order of path; read once.

    An installer may have put links in their place.
    """
    root = shipped()
    files: dict[str, bytes] = {}
    for folder in _SHIPPED:
        for path in sorted((root / folder).rglob("*")):
            name = path.relative_to(root).as_posix()
            if _ours(name) and path.is_file():
                files[name] = path.read_bytes()
    return files


def shipped_texts(folder: str) -> dict[str, str]:
    """The texts of ``folder`` (``site_src`` or ``templates``) that come with the generator, by their path."""
    ours = {name: raw for name, raw in shipped_files().items() if name.startswith(f"{folder}/")}
    return {name: raw.decode("utf-8") for name, raw in ours.items() if Path(name).suffix in _TEXTS}


def _hidden(name: str) -> bool:
    return name.startswith(".") or "/." in name


@lru_cache(maxsize=_NAMES)
def _ours(name: str) -> bool:
    """True where a site can be made from a file of this name: not hidden, and of a kind that is read."""
    if name.startswith("docs/"):
        return _DOCUMENT.fullmatch(name) is not None
    if name.startswith((f"{VERSIONS}/", f"{KEPT_IN}/")):
        return is_kept(name)
    read = ending_of(name) in _TEXTS or name.startswith(_STATIC) or _is_workbook(name)
    return read and not _hidden(name)


def _is_text(name: str) -> bool:
    return _ours(name) and not (name.startswith(_STATIC) or _is_workbook(name) or is_kept(name))


def _is_workbook(name: str) -> bool:
    """True of the workbook of a publisher."""
    return name.startswith("content/tables/") and name.endswith(".xlsx")


def _workbooks(files: Mapping[str, bytes], diagnostics: list[Diagnostic]) -> dict[str, str]:
    """The sheets of workbooks as texts of CSV, under the names of the workbooks."""
    names = [name for name in files if _is_workbook(name) and _ours(name)]
    if not names:
        return {}
    from hasila.ingest.workbook import described_table_of  # loaded where there is one

    texts: dict[str, str] = {}
    for name in names:
        table = described_table_of(name, files)
        if isinstance(table, str):
            texts[name] = table
        else:
            location = Location(name)
            diagnostics.append(Diagnostic(location, "bad-workbook", "error", table.message, table.hint))
    return texts


def _texts(files: Mapping[str, bytes], folder: str, diagnostics: list[Diagnostic]) -> dict[str, str]:
    """The texts in ``folder``, with line feeds alone and without a mark of byte order."""
    texts: dict[str, str] = {}
    beginning = f"{folder}/"
    for name, raw in files.items():
        if not name.startswith(beginning) or not _is_text(name):
            continue
        try:
            texts[name] = text_of(raw)
        except UnicodeDecodeError as error:
            diagnostics.append(_not_utf8(name, raw, error.start))
    return texts


def text_of(raw: bytes) -> str:
    """The text of a file, with line feeds alone and without a mark of byte order.

    :raises UnicodeDecodeError: where it is not UTF-8
    """
    text = raw.decode("utf-8-sig").lstrip("\ufeff")  # some programs put a second byte order mark before it
    return text.replace("\r\n", "\n")


def _not_utf8(name: str, raw: bytes, start: int) -> Diagnostic:
    bare = raw.removeprefix(BOM_UTF8)  # from which the decoder counts
    message, hint = encoding_of(bare, start)
    before = bare[:start].decode("utf-8", "replace")
    return Diagnostic(location_in(name, before, len(before)), "not-utf-8", "error", message, hint)


def _assets(files: Mapping[str, bytes]) -> dict[str, bytes]:
    assets: dict[str, bytes] = {}
    for name, raw in files.items():
        if name.startswith(_STATIC) and _ours(name):
            address = name.removeprefix("site_src/")
            assets[address] = raw
    return assets
