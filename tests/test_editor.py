"""``hasila lsp``: a client on its standard input and output is told of mistakes at their places, what their
codes mean, and which words fit at the cursor.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path

import pytest
from lsprotocol import types
from pygls.lsp.client import LanguageClient

from hasila.cli.editor.offers import figure_ids, offers
from hasila.cli.editor.yaml_place import ITEM, place_at_end
from hasila.cli.main import main
from hasila.cli.schema import maker_of
from hasila.ingest.json_schema import SchemaMaker
from tests.mistakes.project import BASE, lay_out

REPORT = "content/reports/2031-03-04-river-watch.md"
CODE = "import sys; from hasila.cli.main import main; sys.exit(main(['lsp', '--lang', 'fr']))"
PATIENCE = 60
"""Seconds after which a server that says nothing is given up."""


class Client:
    """An editor with one project, and what it was told last of each file."""

    def __init__(self, project: Path) -> None:
        self.project = project
        self.shown: dict[str, Sequence[types.Diagnostic]] = {}
        self.messages: list[str] = []
        self.told = asyncio.Event()
        self.program = LanguageClient("editor", "1")

        @self.program.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def diagnosed(params: types.PublishDiagnosticsParams) -> None:
            self.shown[params.uri] = params.diagnostics
            self.told.set()

        @self.program.feature(types.WINDOW_SHOW_MESSAGE)
        def spoken(params: types.ShowMessageParams) -> None:
            self.messages.append(params.message)

    def uri(self, path: str) -> str:
        return (self.project / path).as_uri()

    async def start(self) -> None:
        await self.program.start_io(sys.executable, "-c", CODE)
        await self.program.initialize_async(types.InitializeParams(types.ClientCapabilities()))
        self.program.initialized(types.InitializedParams())

    async def open(self, path: str, text: str) -> None:
        item = types.TextDocumentItem(self.uri(path), "markdown", 1, text)
        self.program.text_document_did_open(types.DidOpenTextDocumentParams(item))

    async def save(self, path: str) -> None:
        self.told.clear()
        identifier = types.TextDocumentIdentifier(self.uri(path))
        self.program.text_document_did_save(types.DidSaveTextDocumentParams(identifier))
        await asyncio.wait_for(self.told.wait(), PATIENCE)

    async def words(self, path: str, text: str) -> list[types.CompletionItem]:
        """What is offered at the end of ``text``, which the editor has in place of the file."""
        change = types.TextDocumentContentChangeWholeDocument(text)
        changed = types.VersionedTextDocumentIdentifier(2, self.uri(path))
        self.program.text_document_did_change(types.DidChangeTextDocumentParams(changed, [change]))
        identifier = types.TextDocumentIdentifier(self.uri(path))
        lines = text.split("\n")
        position = types.Position(len(lines) - 1, len(lines[-1].encode("utf-16-le")) // 2)
        params = types.CompletionParams(identifier, position)
        found = await asyncio.wait_for(self.program.text_document_completion_async(params), PATIENCE)
        assert isinstance(found, list)
        return found

    async def hover(self, path: str, line: int) -> str:
        identifier = types.TextDocumentIdentifier(self.uri(path))
        params = types.HoverParams(identifier, types.Position(line, 0))
        found = await asyncio.wait_for(self.program.text_document_hover_async(params), PATIENCE)
        if found is None:
            return ""
        assert isinstance(found.contents, types.MarkupContent)
        return found.contents.value

    async def end(self) -> None:
        await asyncio.wait_for(self.program.shutdown_async(None), PATIENCE)
        self.program.exit(None)
        await self.program.stop()


def with_client(project: Path, run: Callable[[Client], Awaitable[None]]) -> None:
    async def whole() -> None:
        client = Client(project)
        await client.start()
        await run(client)
        await client.end()

    asyncio.run(whole())


def test_an_editor_is_told_of_mistakes_and_offered_words(tmp_path: Path) -> None:
    project = lay_out(None, tmp_path)
    path = project / REPORT
    good = path.read_text(encoding="utf-8")
    bad = good.replace("counts: killed", "counts: kiled", 1)
    assert bad != good
    path.write_text(bad, encoding="utf-8")
    row = bad.split("\n").index("counts: kiled")

    async def run(client: Client) -> None:
        await client.open(REPORT, bad)
        await client.save(REPORT)
        (found,) = [one for one in client.shown[client.uri(REPORT)] if one.code == "unknown-measure"]
        assert found.range == types.Range(types.Position(row, 8), types.Position(row, 13))
        assert found.severity == types.DiagnosticSeverity.Error and found.source == "hasila"
        assert found.message.split("\n")[1:] == ["did you mean `killed`?"]
        assert "**Une mesure inconnue** [unknown-measure]" in await client.hover(REPORT, row)
        assert await client.hover(REPORT, 0) == ""
        path.write_text(good, encoding="utf-8")
        await client.save(REPORT)
        assert not client.shown[client.uri(REPORT)], "what is mended is forgotten"
        head = good.split("\ncounts:")[0]
        items = await client.words(REPORT, f"{head}\nfigures:\n  𝟙: {{who: chil")
        (child,) = [item for item in items if item.label == "children"]
        assert isinstance(child.text_edit, types.TextEdit)
        assert child.text_edit.new_text == "children"
        last = head.count("\n") + 2
        assert child.text_edit.range == types.Range(types.Position(last, 12), types.Position(last, 16))
        await client.open("content/reports/elsewhere.txt", "nothing")
        assert client.messages == []

    with_client(project, run)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("", ("",)),
        ("cou", ("",)),
        ("counts: ki", ("counts",)),
        ("figures:\n  total:\n    wh", ("figures", "total", "")),
        ("figures:\n  total:\n    who: ev", ("figures", "total", "who")),
        ("figures:\n  total: {who: everyone, wh", ("figures", "total", "")),
        ("figures:\n  total: {who: everyone, where: lo", ("figures", "total", "where")),
        ("figures:\n  total: {parts: {a: {}, b: {who: ", ("figures", "total", "parts", "b", "who")),
        ("figures:\n  total: {parts: [a, ", ("figures", "total", "parts", ITEM)),
        ("places: [one, tw", ("places", ITEM)),
        ("places:\n- one\n- ", ("places", ITEM, "")),
        ("places:\n  - one\n\n  # a note: here\n  - tw", ("places", ITEM, "")),
        ("shares:\n  - part: a\n    of: b", ("shares", ITEM, "of")),
        ('title: {ar: "a, b: c", en: ', ("title", "en")),
        ("source: {url: https://example.org/a, captured: ", ("source", "captured")),
        ("figures:\n  total:\n    who: women\n\n  ", ("figures", "")),
        ("places: [one]\nwhere: ", ("where",)),
    ],
)
def test_the_place_of_the_cursor(text: str, place: tuple[str, ...]) -> None:
    assert place_at_end(text.split("\n")) == place


@pytest.fixture(scope="module")
def maker() -> SchemaMaker:
    return maker_of(BASE)


HEAD = """---
publisher: river-watch
figures:
  total:
    who: everyone
    parts: {girls: {who: children}, boys: }
    among:
      strangers:
---
[12](#total), [3](#"""


@pytest.mark.parametrize(
    ("path", "text", "offered", "not_offered"),
    [
        (REPORT, "---\npub", "publisher: ", "river-watch"),
        (REPORT, "---\npublisher: ", "river-watch", "publisher: "),
        (REPORT, "---\nplaces: [", "lora-valley", "river-watch"),
        (REPORT, "---\nplaces:\n  - lo", "lora-valley", "river-watch"),
        (REPORT, "---\nfigures:\n  total: {who: ", "children", "lora-valley"),
        (REPORT, "---\nfigures:\n  total:\n    parts:\n      girls:\n        who: ", "children", "killed"),
        (REPORT, HEAD, "strangers", "publisher: "),
        (REPORT, HEAD, "boys", "who"),
        (REPORT, HEAD, "-", "parts"),
        ("content/tables/hill-post.yaml", "figures:\n  total: {counts: ", "killed", "children"),
        ("content/vocabulary/places.yaml", "here:\n  within: [", "lora-valley", "children"),
        ("content/vocabulary/categories.yaml", "some:\n  ", "within: ", "children"),
    ],
)
def test_what_is_offered(path: str, text: str, offered: str, not_offered: str, maker: SchemaMaker) -> None:
    lines = text.split("\n")
    words = offers(path, lines, lines, maker)
    assert offered in words
    assert not_offered not in words


def test_a_translation_is_offered_the_figures_of_its_report(maker: SchemaMaker) -> None:
    lines = ["[12](#"]
    assert offers(REPORT.replace(".md", ".ar.md"), lines, HEAD.split("\n"), maker) == (
        *figure_ids(HEAD.split("\n---")[0].split("\n")),
        "-",
    )


def test_without_the_extra_a_person_is_told_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "hasila.cli.editor.server", None)
    assert main(["lsp"]) == 2
    assert "pip install 'hasila[editor]'" in capsys.readouterr().err
