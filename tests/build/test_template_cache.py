"""Templates are compiled once and their code is remembered; a page is the same with it and without."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from hasila.build.cache_folder import CacheFolder
from hasila.build.template_cache import read_templates
from hasila.publish.render import Renderer
from hasila.publish.subjects import SubjectMaker
from tests.publish.ledger import SITE, VOCABULARY, ledger
from tests.publish.planned import plan
from tests.publish.test_plan import TEXTS, VOICES
from tests.publish.test_render import DRAWINGS, TEMPLATES

PAGES = plan(ledger(), VOCABULARY, SITE, VOICES, TEXTS).pages
SETTINGS: Any = [SimpleNamespace(translator=voice) for voice in VOICES.values()]


def maker(templates: Mapping[str, str] = TEMPLATES) -> SubjectMaker:
    renderer = Renderer(templates, DRAWINGS)
    renderer._code = {}  # what another test compiled is not known here
    return SubjectMaker(SITE, SETTINGS, renderer, "")


def folder(path: Path) -> CacheFolder:
    return CacheFolder(path / "cache" / "project", "0" * 32)


def pages_of(subjects: SubjectMaker) -> dict[str, bytes]:
    return {file.path: file.content for file in subjects.render(PAGES)[0]}


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the templates that are compiled from now on."""
    names: list[str] = []
    compile_ = Renderer._environment

    def counted(self: Renderer, words: Mapping[str, str]) -> Any:
        environment = compile_(self, words)
        generate = type(environment)._generate

        def noted(source: Any, name: str, *rest: Any, **more: Any) -> Any:
            names.append(name)
            return generate(environment, source, name, *rest, **more)

        environment._generate = noted  # type: ignore[method-assign]
        return environment

    monkeypatch.setattr(Renderer, "_environment", counted)
    return names


def test_code_is_made_once_and_then_taken_from_the_cache(tmp_path: Path, compiled: list[str]) -> None:
    first = maker()
    read_templates(first, folder(tmp_path))
    assert len(compiled) == len(TEMPLATES) * len(SETTINGS)
    compiled.clear()
    second = maker()
    read_templates(second, folder(tmp_path))
    assert compiled == []
    assert pages_of(second) == pages_of(first) == pages_of(maker())


def test_only_a_changed_template_is_compiled_again(tmp_path: Path, compiled: list[str]) -> None:
    read_templates(maker(), folder(tmp_path))
    compiled.clear()
    path = "templates/report.html"
    block = "{% block main %}"
    text = TEMPLATES[path].replace(block, f"{block}<!-- seen -->", 1)
    changed = maker({**TEMPLATES, path: text})
    read_templates(changed, folder(tmp_path))
    assert set(compiled) == {"report.html"}
    assert any(b"<!-- seen -->" in content for content in pages_of(changed).values())


def test_a_damaged_file_is_made_again(tmp_path: Path, compiled: list[str]) -> None:
    read_templates(maker(), folder(tmp_path))
    (kept,) = (tmp_path / "cache" / "project").glob("*.templates")
    kept.write_bytes(kept.read_bytes()[:-1])
    compiled.clear()
    read_templates(maker(), folder(tmp_path))
    assert len(compiled) == len(TEMPLATES) * len(SETTINGS)


def test_what_no_template_asks_for_is_forgotten(tmp_path: Path) -> None:
    read_templates(maker(), folder(tmp_path))
    few = {path: text for path, text in TEMPLATES.items() if not path.endswith("/404.html")}
    read_templates(maker(few), folder(tmp_path))
    assert not [key for key in folder(tmp_path).read(0) if key.startswith("404.html ")]


def test_a_template_with_a_fault_is_told_of_where_it_is_used(tmp_path: Path) -> None:
    broken = maker({**TEMPLATES, "templates/report.html": "{% for %}"})
    read_templates(broken, folder(tmp_path))
    files, faults = broken.render(PAGES)
    assert files and {fault.location.path for fault in faults} == {"templates/report.html"}
