"""The language server of ``hasila lsp``, on the standard input and output.

A project is looked at when the first of its files is opened and each time one is saved. What is told is what
``hasila check`` tells, at the same places; an editor shows it in every file of the project.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field
from functools import cached_property
from pathlib import Path

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import from_fs_path, to_fs_path
from pygls.workspace import ServerTextPosition

from hasila import __version__
from hasila.build.cache import project_cache
from hasila.build.cache_folder import cache_folder_of
from hasila.build.examining import Examined, ProjectMemory, examine_again, project_memory
from hasila.cli.check import default_language
from hasila.cli.diagnostics import diagnostics_of
from hasila.cli.editor.offers import offers
from hasila.cli.explain import story
from hasila.cli.wording import wording_of
from hasila.ingest.file_walk import FOLDERS
from hasila.ingest.json_schema import SchemaMaker
from hasila.model.data_class import dataclass
from hasila.model.diagnostics import Diagnostic, Location
from hasila.model.visible import sentence

_SEVERITIES = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "note": types.DiagnosticSeverity.Information,
}
_TRIGGERS = (" ", "[", "{", ",", "#")
_WORD = re.compile(r"[\w-]*$")
_CONTENT = "content"


@dataclass(slots=True)
class _Project:
    """A project that is open, and what was found in it last."""

    root: Path
    memory: ProjectMemory
    found: _Found
    told: frozenset[str] = frozenset()
    """The files of which the editor shows something."""


@dataclass(frozen=True)
class _Found:
    examined: Examined
    language: str

    @cached_property
    def by_file(self) -> dict[str, list[Diagnostic]]:
        """What is pointed out, by the path of its file."""
        by_file: dict[str, list[Diagnostic]] = {}
        wording = wording_of(self.language)
        for identified in diagnostics_of(self.examined, self.language):
            diagnostic = (wording.identified(identified) or identified).diagnostic
            by_file.setdefault(diagnostic.location.path, []).append(diagnostic)
        return by_file

    @cached_property
    def maker(self) -> SchemaMaker:
        """The maker of schemas with the words of the project."""
        return SchemaMaker(self.examined.site.languages, self.examined.vocabulary)


@dataclass(slots=True)
class Editor:
    """The projects whose files one editor has open.

    ``language`` is that of findings and explanations; where it is empty, English or the site's first.
    """

    server: LanguageServer
    language: str
    projects: dict[Path, _Project] = field(default_factory=dict)

    def open(self, uri: str) -> _Project | None:
        """The project of a file, which is looked at if it is new; ``None`` for a file of no project."""
        root = project_of(_path(uri))
        if root is None:
            return None
        if root not in self.projects:
            memory = project_memory(project_cache(cache_folder_of(root, True)))
            self.projects[root] = _Project(root, memory, self._look(root, memory))
            self._tell(self.projects[root])
        return self.projects[root]

    def save(self, uri: str) -> None:
        """Look at the project of a file again."""
        root = project_of(_path(uri))
        project = self.projects.get(root) if root else None
        if project is None:
            self.open(uri)
            return
        project.found = self._look(project.root, project.memory)
        self._tell(project)

    def complete(self, uri: str, position: types.Position) -> list[types.CompletionItem]:
        """The words that fit at a place of a file as it stands in the editor."""
        project = self.open(uri)
        if project is None:
            return []
        path = _relative(uri, project)
        document = self.server.workspace.get_text_document(uri)
        cursor = document.position_from_client_units(position)
        lines = [line.rstrip("\r\n") for line in document.lines[: cursor.line + 1]]
        lines = [*lines, ""] if cursor.line >= len(lines) else lines
        lines[-1] = lines[-1][: cursor.character]
        words = offers(path, lines, self._report(path, project), project.found.maker)
        return [_item(word, lines[-1], position) for word in words]

    def explain(self, uri: str, position: types.Position) -> types.Hover | None:
        """The story of the code that stands at a place; ``None`` where nothing is pointed out."""
        project = self.open(uri)
        if project is None:
            return None
        here = project.found.by_file.get(_relative(uri, project), ())
        codes = {found.code: None for found in here if max(found.location.line, 1) == position.line + 1}
        if not codes:
            return None
        language = self.language or project.found.language
        text = "\n\n".join(_story(code, language) for code in codes)
        return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, text))

    def _look(self, root: Path, memory: ProjectMemory) -> _Found:
        examined = examine_again(root, lambda _: None, memory)
        language = self.language if self.language in examined.languages else default_language(examined)
        return _Found(examined, language)

    def _tell(self, project: _Project) -> None:
        """Have the editor show what was found, and forget what is mended."""
        by_file = project.found.by_file
        for path in sorted(project.told | by_file.keys()):
            shown = list(self._shown(by_file.get(path, ()), project.found.examined))
            uri = from_fs_path(str(project.root / path)) or ""
            self.server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, shown))
        project.told = frozenset(by_file)

    def _shown(self, found: Iterable[Diagnostic], examined: Examined) -> Iterator[types.Diagnostic]:
        texts = examined.sources.texts
        for diagnostic in found:
            lines = texts.get(diagnostic.location.path, "").split("\n")
            yield types.Diagnostic(
                self._range(diagnostic.location, lines),
                "\n".join(sentence(text) for text in (diagnostic.message, diagnostic.hint) if text),
                severity=_SEVERITIES[diagnostic.severity],
                code=diagnostic.code,
                source="hasila",
            )

    def _range(self, location: Location, lines: Sequence[str]) -> types.Range:
        """A place of a file as the editor counts; of a whole file its beginning."""
        line, column = max(location.line - 1, 0), max(location.column - 1, 0)
        codec = self.server.workspace.position_codec
        ends = (column, column + location.length)
        begin, end = (codec.position_to_client_units(lines, ServerTextPosition(line, at)) for at in ends)
        return types.Range(begin, end)

    def _report(self, path: str, project: _Project) -> list[str]:
        """The lines of the report that a file or its translation belongs to."""
        folder, _, name = path.rpartition("/")
        report = project.root / folder / f"{name.partition('.')[0]}.md"
        if not report.is_file():
            return []
        document = self.server.workspace.get_text_document(from_fs_path(str(report)) or "")
        return document.source.splitlines()


def project_of(path: Path) -> Path | None:
    """The folder of the project that a file belongs to."""
    for folder in path.parents:
        parts = path.relative_to(folder).parts
        if parts[0] in FOLDERS and (folder / _CONTENT).is_dir():
            return folder
    return None


def _path(uri: str) -> Path:
    return Path(to_fs_path(uri) or "")


def _relative(uri: str, project: _Project) -> str:
    return _path(uri).relative_to(project.root).as_posix()


def _item(word: str, line: str, position: types.Position) -> types.CompletionItem:
    """An offer that takes the place of the word before the cursor, hyphens included."""
    begun = _WORD.search(line)
    length = len(begun[0]) if begun else 0
    begin = types.Position(position.line, position.character - length)
    kind = types.CompletionItemKind.Property if word.endswith(": ") else types.CompletionItemKind.Value
    edit = types.TextEdit(types.Range(begin, position), word)
    return types.CompletionItem(word.rstrip(": "), kind=kind, text_edit=edit)


def _story(code: str, language: str) -> str:
    title, text = story(code, language)
    return f"**{title}** [{code}]\n\n{text}"


def language_server(language: str) -> LanguageServer:
    """The server that speaks with one editor."""
    logging.getLogger("pygls").addHandler(logging.NullHandler())
    server = LanguageServer("hasila", __version__)
    editor = Editor(server, language)

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: types.DidOpenTextDocumentParams) -> None:
        editor.open(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def saved(params: types.DidSaveTextDocumentParams) -> None:
        editor.save(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_COMPLETION, types.CompletionOptions(trigger_characters=_TRIGGERS))
    def completed(params: types.CompletionParams) -> list[types.CompletionItem]:
        return editor.complete(params.text_document.uri, params.position)

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    def explained(params: types.HoverParams) -> types.Hover | None:
        return editor.explain(params.text_document.uri, params.position)

    return server
