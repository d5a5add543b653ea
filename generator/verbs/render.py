"""Verb: render. Each page becomes the bytes of one file; what it says is settled before, what it looks like is here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from jinja2 import DictLoader, Environment, StrictUndefined, Template, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from generator.nouns.page import File, Page
from generator.words.direction import RELEASE, fenced
from generator.words.joining import joined

_FOLDER = "templates/"
QUALIFIERS = (
    "at least {n}",
    "more than {n}",
    "about {n}",
    "nearly {n}",
    "up to {n}",
    "fewer than {n}",
    "{n} (rounded)",
    "{n} or more",
    "{n} at most",
)
"""The qualifiers of the interface, by their English: in a page they stand on one line with their number."""


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
    environment.finalize = _typeset
    environment.filters["plain"] = _plain
    return environment


@pass_context
def _typeset(context: Context, value: Any) -> Any:
    """Plain text with what belongs together joined, and its isolates as ``<bdi>``; all else as it is."""
    if not isinstance(value, str) or isinstance(value, Markup):
        return value
    words = joined(value, context.get("qualifiers", ()))
    return fenced(words) if RELEASE in words else words


def _plain(words: str) -> Markup:
    """Words for an attribute or a title, where no element may stand: the isolates stay characters."""
    return escape(words)


def _html(page: Page, template: Template) -> str:
    words = page.view.frame.words
    return template.render(
        page=page,
        view=page.view,
        frame=page.view.frame,
        qualifiers=tuple(words[one] for one in QUALIFIERS if one in words),
        _=lambda message: words.get(message, message),
    )
