"""Rendering: each page becomes the bytes of one file. Its texts are settled before; its look is settled
here."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import lru_cache, partial
from types import MappingProxyType
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined, Template, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, escape

from hasila.model.diagnostics import Diagnostic
from hasila.model.direction import RELEASE, fenced
from hasila.model.language_tag import with_elements
from hasila.model.page import File, Page
from hasila.model.page_metadata import unfenced
from hasila.model.text_joining import joined
from hasila.publish.render.compiled import KeptCode
from hasila.publish.render.faults import FOLDER, RAISED, fault_of, faults
from hasila.publish.signs import has_sign, spoken

__all__ = [
    "QUALIFIERS",
    "Drawings",
    "Renderer",
    "attempt_page",
    "each_place_once",
    "inspect",
]

Drawings = Mapping[str, Callable[..., Markup]]
Words = Mapping[str, str]
"""The words of the interface in a language, by their English."""
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


def attempt_page(page: Page, renderer: Renderer) -> File | Diagnostic:
    """``page`` as a file, or the fault in its templates."""
    try:
        return renderer.file(page)
    except RAISED as error:
        return fault_of(error, page.template)


def each_place_once(faulty: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The first of the diagnostics at each line of a file."""
    by_place: dict[tuple[str, int], Diagnostic] = {}
    for diagnostic in faulty:
        location = diagnostic.location
        by_place.setdefault((location.path, location.line), diagnostic)
    return tuple(by_place.values())


class Renderer:
    """Makes files of pages. The templates are read once for each language: the words of the interface are
    then part of them, and its qualifiers of how they set a text.

    ``templates`` are Jinja texts by their path (``templates/report.html``); ``drawings`` are the functions
    that they call to draw: ``chart``, ``bar`` and ``locator``."""

    def __init__(self, templates: Mapping[str, str], drawings: Drawings) -> None:
        self._templates = templates
        self._drawings = drawings
        self._environments: dict[int, tuple[Words, _Translated]] = {}
        self._code: dict[str, bytes] = {}

    def read(self, languages: Iterable[Words], known: Mapping[str, bytes]) -> dict[str, bytes]:
        """Read all templates for each of the ``languages``; a fault is told where the template is used.

        ``known`` is the code of templates as an earlier call returned it, which is not made again.
        """
        self._code.update(known)
        for words in languages:
            environment = self._environment(words)
            for path in self._templates:
                with suppress(*RAISED):
                    environment.get_template(path.removeprefix(FOLDER))
        read = [environment.bytecode_cache for _, environment in self._environments.values()]
        used = {key for code in read if isinstance(code, KeptCode) for key in code.used}
        return {key: self._code[key] for key in used if key in self._code}

    def file(self, page: Page) -> File:
        """``page`` as a file; a fault of a template raises one of :data:`RAISED`."""
        words = page.view.frame.words
        environment = self._environment(words)
        template = environment.get_template(page.template)
        try:
            html = _html(page, template, words)
        except AttributeError:
            with environment.by_jinja():
                html = _html(page, template, words)
        return File(page.path, with_elements(html).encode())

    def _environment(self, words: Words) -> _Translated:
        """The environment of the language with these words."""
        known = self._environments.get(id(words))
        if known is None:
            environment = _environment(self._templates, self._drawings, words)
            environment.bytecode_cache = KeptCode(self._code, words)
            known = (words, environment)  # the words are kept, so that their identity is not given to others
            self._environments[id(words)] = known
        return known[1]


def inspect(templates: Mapping[str, str], drawings: Iterable[str]) -> tuple[Diagnostic, ...]:
    """The faults of ``templates`` that reading them shows; ``drawings`` are the names of the functions they
    may call."""
    return _inspected(tuple(sorted(templates.items())), tuple(drawings))


@lru_cache(maxsize=4)
def _inspected(templates: tuple[tuple[str, str], ...], drawings: tuple[str, ...]) -> tuple[Diagnostic, ...]:
    environment = _environment(dict(templates), {}, {})
    environment.globals.update(dict.fromkeys(drawings))
    return tuple(dict.fromkeys(faults(environment, dict(templates))))


def _environment(templates: Mapping[str, str], drawings: Drawings, words: Words) -> _Translated:

    def source(name: str) -> Source | None:  # with its path, so that an error knows its file
        path = f"{FOLDER}{name}"
        return (templates[path], path, lambda: True) if path in templates else None

    environment = _Translated(
        loader=FunctionLoader(source),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_setter(words),
    )
    environment.words = words
    environment.by_python()
    environment.globals.update(drawings)
    environment.filters["plain"] = _plain
    environment.filters["bare"] = _bare
    environment.filters["unbroken"] = partial(_unbroken, words)
    return environment


class _Generator(CodeGenerator):
    """Writes each value as ``finalize`` gives it, which has escaped it. Jinja would escape it once more,
    which changes nothing."""

    def _output_child_pre(
        self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> None:
        self.write(finalize.src or "str(")

    def _output_child_post(
        self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> None:
        self.write(")")


class _Translated(Environment):
    """An environment that puts the words of a language in the place of ``_("…")`` when it reads a template,
    so that they are not looked up on each page. A text with a digit is left to be set when it is written."""

    code_generator_class = _Generator
    words: Words = MappingProxyType({})

    def by_python(self) -> None:
        """Have templates ask values for their attributes as Python does, in a fifth of the time of Jinja's
        own function, which takes an item for one, too, and tells what is missing."""
        self.getattr = getattr  # type: ignore[assignment]  # the same for every attribute that is there

    @contextmanager
    def by_jinja(self) -> Iterator[None]:
        """Within the block templates ask as Jinja does."""
        del self.getattr
        try:
            yield
        finally:
            self.by_python()

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        _WordsOf(self.words).visit(tree)
        return tree


class _WordsOf(NodeTransformer):
    """Replaces each call of ``_`` with one text by its translation."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def visit_Call(self, node: nodes.Call) -> nodes.Node:
        message = _message_of(node)
        text = _translated(self._words, message) if message else ""
        if not text or _to_be_set(text):
            return self.generic_visit(node)
        return nodes.Const(text, lineno=node.lineno, environment=node.environment)


def _message_of(node: nodes.Call) -> str:
    """The message that ``node`` translates; empty for any other call."""
    if not isinstance(node.node, nodes.Name) or node.node.name != "_":
        return ""
    match node.args:
        case [nodes.Const(value=str(message))]:
            return message
    return ""


def _qualifiers(words: Words) -> tuple[str, ...]:
    """The qualifiers of a language, as far as it has words for them."""
    return tuple(words[message] for message in QUALIFIERS if message in words)


def _setter(words: Words) -> Callable[[Any], Any]:
    """The function that gives a value as it stands in a page: plain text set (:func:`_text`, with the words
    of its signs) and escaped, markup as it is."""
    qualifiers = _qualifiers(words)

    @lru_cache(_REMEMBERED)
    def text_set(text: str) -> Markup:
        html = escape(_text(text, qualifiers) if _to_be_set(text) else text)
        return spoken(html, partial(_translated, words)) if has_sign(text) else html

    def typeset(value: Any) -> Any:
        if type(value) is str:
            return text_set(value)
        return value if type(value) is Markup else escape(value)

    return typeset


def _to_be_set(text: str) -> bool:
    """False of a text that stands in a page letter by letter, as most addresses do: it has no isolate, and
    neither a blank beside its digits nor a range."""
    return RELEASE in text or "–" in text or (" " in text and _DIGIT.search(text) is not None)


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


def _unbroken(words: Words, text: str) -> Markup:
    """``text`` for a paragraph that programs measure up to its first element: the isolates stay characters,
    and only signs are elements."""
    return spoken(escape(text), partial(_translated, words))


def _bare(text: str) -> Markup:
    """``text`` for the head of a page, where programs read it: without isolates."""
    return escape(unfenced(text))


def _html(page: Page, template: Template, words: Words) -> str:
    frame = page.view.frame
    gettext = partial(_translated, words)
    return template.render(page=page, view=page.view, frame=frame, qualifiers=_qualifiers(words), _=gettext)


def _translated(words: Words, message: str) -> str:
    return words.get(message, message)
