"""Verb: render. Each page becomes the bytes of one file; what it says is settled before, what it looks like is here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from jinja2 import DictLoader, Environment, StrictUndefined, Template
from markupsafe import Markup, escape

from generator.nouns.page import File, Page
from generator.words.direction import RELEASE, fenced

_FOLDER = "templates/"


def render(
    pages: Iterable[Page], templates: Mapping[str, str], drawings: Mapping[str, Callable[..., Markup]]
) -> tuple[File, ...]:
    """``pages`` as files, a pure function of all three arguments.

    ``templates`` are Jinja texts by their path (``templates/report.html``); ``drawings`` are the functions that they
    call to draw: ``chart``, ``bar`` and ``locator``.
    """
    environment = _environment(templates, drawings)
    return tuple(
        File(page.path, _html(page, environment.get_template(page.template)).encode()) for page in pages
    )


def _environment(templates: Mapping[str, str], drawings: Mapping[str, Callable[..., Markup]]) -> Environment:
    named = {path.removeprefix(_FOLDER): text for path, text in templates.items()}
    environment = Environment(
        loader=DictLoader(named),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals.update(drawings)
    environment.finalize = _bidirectional
    environment.filters["plain"] = _plain
    return environment


def _bidirectional(value: Any) -> Any:
    """Plain text with isolates as HTML with ``<bdi>``; all else as it is."""
    plain = isinstance(value, str) and not isinstance(value, Markup)
    return fenced(value) if plain and RELEASE in value else value


def _plain(words: str) -> Markup:
    """Words for an attribute or a title, where no element may stand: the isolates stay characters."""
    return escape(words)


def _html(page: Page, template: Template) -> str:
    words = page.view.frame.words
    return template.render(
        page=page, view=page.view, frame=page.view.frame, _=lambda message: words.get(message, message)
    )
