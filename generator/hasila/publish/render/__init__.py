"""Rendering: each page becomes the bytes of one file. Its texts are settled before; its look is settled
here."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache, partial
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined, Template, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from hasila.model.diagnostics import Diagnostic
from hasila.model.direction import RELEASE, fenced
from hasila.model.page import File, Page
from hasila.model.text_joining import joined
from hasila.publish.render.faults import FOLDER, RAISED, fault_of, faults

__all__ = [
    "QUALIFIERS",
    "Drawings",
    "attempt",
    "attempt_page",
    "each_place_once",
    "inspect",
    "render",
    "template_environment",
]

Drawings = Mapping[str, Callable[..., Markup]]
Source = tuple[str, str, Callable[[], bool]]
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

_DIGIT = re.compile(r"\d")
"""All that is joined or kept on one line stands beside a digit."""
_RANGE = re.compile(r"\d[\d,.]*–\d[\d,.]*")
_WHOLE = r'<span class="range">\g<0></span>'
"""The two ends of a range, which no line parts: a dash alone would let it."""
_REMEMBERED = 1 << 13
"""Texts that are kept as they were set: names, days and labels come back on many pages."""


def render(pages: Iterable[Page], templates: Mapping[str, str], drawings: Drawings) -> tuple[File, ...]:
    """``pages`` as files, a pure function of all three arguments.

    ``templates`` are Jinja texts by their path (``templates/report.html``); ``drawings`` are the functions
    that they call to draw: ``chart``, ``bar`` and ``locator``.
    """
    environment = template_environment(templates, drawings)
    return tuple(_file(page, environment) for page in pages)


def attempt(
    pages: Iterable[Page], templates: Mapping[str, str], drawings: Drawings
) -> tuple[tuple[File, ...], tuple[Diagnostic, ...]]:
    """The same, and what is wrong in the templates: each place once, however many pages meet it."""
    environment = template_environment(templates, drawings)
    attempted = [attempt_page(page, environment) for page in pages]
    files = tuple(result for result in attempted if isinstance(result, File))
    faulty = (result for result in attempted if isinstance(result, Diagnostic))
    return files, each_place_once(faulty)


def attempt_page(page: Page, environment: Environment) -> File | Diagnostic:
    """``page`` as a file, or the fault in its templates."""
    try:
        return _file(page, environment)
    except RAISED as error:
        return fault_of(error, page.template)


def each_place_once(faulty: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The first of the diagnostics at each line of a file."""
    by_place: dict[tuple[str, int], Diagnostic] = {}
    for diagnostic in faulty:
        location = diagnostic.location
        by_place.setdefault((location.path, location.line), diagnostic)
    return tuple(by_place.values())


def inspect(templates: Mapping[str, str], drawings: Iterable[str]) -> tuple[Diagnostic, ...]:
    """The faults of ``templates`` that reading them shows; ``drawings`` are the names of the functions they
    may call."""
    return _inspected(tuple(sorted(templates.items())), tuple(drawings))


@lru_cache(maxsize=4)
def _inspected(templates: tuple[tuple[str, str], ...], drawings: tuple[str, ...]) -> tuple[Diagnostic, ...]:
    environment = template_environment(dict(templates), {})
    environment.globals.update(dict.fromkeys(drawings))
    return tuple(dict.fromkeys(faults(environment, dict(templates))))


def template_environment(templates: Mapping[str, str], drawings: Drawings) -> Environment:
    """The environment of ``templates``; see :func:`render`."""

    def source(name: str) -> Source | None:  # with its path, so that an error knows its file
        path = f"{FOLDER}{name}"
        return (templates[path], path, lambda: True) if path in templates else None

    environment = Environment(
        loader=FunctionLoader(source),
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
    """Plain text as it stands in a page (:func:`_text`); markup and all that is no text as it is."""
    if not isinstance(value, str) or isinstance(value, Markup):
        return value
    return _text(value, context.get("qualifiers", ()))


@lru_cache(_REMEMBERED)
def _text(text: str, qualifiers: tuple[str, ...]) -> str:
    """``text`` with what belongs together joined, ranges on one line, and its isolates as ``<bdi>``."""
    has_digits = _DIGIT.search(text) is not None
    words = joined(text, qualifiers) if has_digits else text
    html = fenced(words) if RELEASE in words else words
    if has_digits and _RANGE.search(html):
        return Markup(_RANGE.sub(_WHOLE, str(escape(html))))
    return html


def _plain(text: str) -> Markup:
    """``text`` for an attribute or a title, where no element may stand: the isolates stay characters."""
    return escape(text)


def _file(page: Page, environment: Environment) -> File:
    html = _html(page, environment.get_template(page.template))
    return File(page.path, html.encode())


def _html(page: Page, template: Template) -> str:
    frame = page.view.frame
    qualifiers = tuple(frame.words[message] for message in QUALIFIERS if message in frame.words)
    gettext = partial(_translated, frame.words)
    return template.render(page=page, view=page.view, frame=frame, qualifiers=qualifiers, _=gettext)


def _translated(words: Mapping[str, str], message: str) -> str:
    return words.get(message, message)
