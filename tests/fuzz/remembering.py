"""What a run of the fuzz remembers, so that a mutant costs only what was changed in it.

Each function here is a pure function of its key, or one that only writes mistakes into a notebook; it is
replaced, in the module that calls it, by one that keeps its latest answers. Of a whole project a few ledgers
and plans are kept, by the values they are made of.
"""

from __future__ import annotations

import importlib
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache, lru_cache
from typing import Any

from jinja2 import Environment, nodes

from hasila.ingest.document import Document
from hasila.ingest.fields import Diagnostics
from hasila.ingest.reports import ParseContext
from hasila.model.diagnostics import Diagnostic
from hasila.model.report import Report

KEPT = 256
"""Answers that are kept of each function."""
Call = Callable[..., Any]


class Same:
    """A key that is equal to itself alone: the very value, which is kept alive with the answer."""

    __slots__ = ("value",)

    def __init__(self, value: object) -> None:
        self.value = value

    def __hash__(self) -> int:
        return id(self.value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and self.value is other.value


def remembered(function: Call, key: Callable[..., Hashable], kept: int = KEPT) -> Call:
    """``function`` with its latest ``kept`` answers by ``key`` of its arguments."""
    answers: OrderedDict[Hashable, Any] = OrderedDict()

    def call(*arguments: Any, **named: Any) -> Any:
        about = key(*arguments, **named)
        if about not in answers:
            answers[about] = function(*arguments, **named)
            if len(answers) > kept:
                answers.popitem(last=False)
        answers.move_to_end(about)
        return answers[about]

    return call


def _listed(function: Callable[..., Iterable[Any]]) -> Callable[..., tuple[Any, ...]]:
    """``function`` with what it yields as a tuple, which can be looked at again."""
    return lambda *arguments: tuple(function(*arguments))


def _written(function: Call, key: Callable[..., Hashable]) -> Call:
    """The same for a function of a key and of a notebook, in which what it wrote is written again."""

    def noted(*arguments: Any) -> tuple[Any, tuple[Diagnostic, ...]]:
        diagnostics = Diagnostics()
        answer = function(*arguments, diagnostics)
        return answer, tuple(diagnostics.found)

    known = remembered(noted, key)

    def call(*arguments: Any) -> Any:
        *about, diagnostics = arguments
        answer, mistakes = known(*about)
        diagnostics.found += mistakes
        return answer

    return call


def _of_desk(function: Call, files: Callable[[Any, ParseContext], Hashable]) -> Call:
    """The same for a function of a subject and of a desk, of whose files it reads only ``files``."""

    def with_notebook(subject: Any, desk: ParseContext, diagnostics: Diagnostics) -> Any:
        return function(subject, replace(desk, diagnostics=diagnostics))

    def key(subject: Any, desk: ParseContext) -> Hashable:
        return Same(desk.vocabulary), Same(desk.languages), files(subject, desk)

    known = _written(with_notebook, key)
    return lambda subject, desk: known(subject, desk, desk.diagnostics)


def _of_report(document: Document, desk: ParseContext) -> Hashable:
    """The files of the document, and which of them were refused since it was read."""
    return document.digest, tuple(path in desk.files for path in document.paths)


def _of_group(stem: str, texts: Mapping[str, str]) -> Hashable:
    return stem, tuple(texts.items())


def _of_table(path: str, desk: ParseContext) -> Hashable:
    return path, desk.files[path], desk.files.get(path.removesuffix(".yaml") + ".csv")


def _of_vocabulary(files: Mapping[str, str], languages: tuple[Any, ...]) -> Hashable:
    own = tuple(sorted(item for item in files.items() if item[0].startswith("content/vocabulary/")))
    return own, Same(languages)


def _of_site(files: Mapping[str, str]) -> Hashable:
    return tuple(sorted(item for item in files.items() if item[0].endswith(".yaml")))


def _of_ledger(reports: Iterable[Report], vocabulary: object, known_on: object = None) -> Hashable:
    return tuple(map(Same, reports)), Same(vocabulary), known_on


def _of_translators(site: object, texts: Mapping[str, str]) -> Hashable:
    return Same(site), tuple(sorted(item for item in texts.items() if item[0].endswith(".po")))


def _listed_plan(function: Call) -> Call:
    return remembered(lambda publication: tuple(function(publication)), _of_plan, 4)


def _of_plan(publication: Any) -> Hashable:
    examined = publication.examined
    texts = frozenset(item for item in examined.sources.site_src.items() if item[0].endswith(".md"))
    return Same(examined.ledger), Same(examined.site), Same(examined.translators), texts


def _replace(module: str, name: str, change: Callable[[Call], Call]) -> None:
    there = importlib.import_module(module)
    setattr(there, name, change(getattr(there, name)))


@cache
def remember() -> None:
    """From now on, in this process, keep what does not change from one mutant to the next."""
    for module in ("site_config", "document", "vocabulary", "tables.reports"):
        _replace(f"hasila.ingest.{module}", "parse_yaml", lru_cache(KEPT))
    for module, name in _OF_ONE_TEXT:
        _replace(module, name, _listing)
    for module, name, change in _OTHERS:
        _replace(module, name, change)
    listed = _listed(nodes.Template.find_all)
    nodes.Template.find_all = remembered(listed, _of_tree)  # type: ignore[method-assign]
    _replace("jinja2.meta", "find_undeclared_variables", lambda function: remembered(function, _of_tree))
    Environment.compile = remembered(Environment.compile, _of_template)  # type: ignore[method-assign]
    Environment.parse = remembered(Environment.parse, _of_template)  # type: ignore[method-assign]


def _of_tree(tree: nodes.Node, *kinds: Hashable) -> Hashable:
    return Same(tree), kinds


def _of_export(ledger: object, vocabulary: object, site: object, *_: object) -> Hashable:
    """Of the revision only what is printed in the files depends."""
    return Same(ledger), Same(vocabulary), Same(site)


def _listing(function: Callable[..., Iterable[Any]]) -> Call:
    return lru_cache(KEPT)(_listed(function))


def _of_template(_: Environment, *arguments: Any, **named: Any) -> Hashable:
    return arguments, tuple(sorted(named.items()))


def _reconcile(function: Call) -> Call:
    known = remembered(
        lambda reports, vocabulary, known_on=None: function(reports, vocabulary, known_on), _of_ledger, 16
    )
    return lambda reports, vocabulary, known_on=None, _=None: known(tuple(reports), vocabulary, known_on)


def _tables(function: Callable[..., Iterator[Report]]) -> Call:
    return _of_desk(_listed(function), _of_table)


_OF_ONE_TEXT = (
    ("hasila.ingest.growth", "growth_of"),
    ("hasila.ingest.screen", "_told"),
    ("hasila.ingest.screen", "_long_lines"),
    ("hasila.ingest.project_files.sound", "conflicts"),
    ("hasila.ingest.project_files.sound", "credentials"),
    ("hasila.ingest.files", "badly_named"),
)
_READERS = ("values", "tables.cells", "missing_marks")
_OTHERS: tuple[tuple[str, str, Callable[[Call], Call]], ...] = (
    ("hasila.ingest.files", "_ours", lru_cache(1000)),
    ("hasila.ingest.project", "parse_site", lambda function: _written(function, _of_site)),
    ("hasila.ingest.reports", "parse_vocabulary", lambda function: _written(function, _of_vocabulary)),
    *(
        (f"hasila.ingest.{module}", "read_mark", lambda function: remembered(function, _of_mark))
        for module in _READERS
    ),
    ("hasila.ingest.reports", "nouns_of", lambda function: remembered(function, _of_nouns)),
    ("hasila.ingest.document", "read_document", lambda function: remembered(function, _of_group)),
    ("hasila.ingest.reports", "parse_report", lambda function: _of_desk(function, _of_report)),
    ("hasila.ingest.tables.reports", "_table", _tables),
    ("hasila.build.examining", "reconcile", _reconcile),
    (
        "hasila.publish.i18n.locale",
        "translators_of",
        lambda function: remembered(function, _of_translators, 16),
    ),
    ("hasila.build.publication", "export", lambda function: remembered(function, _of_export, 4)),
    ("hasila.build.rehearsal", "_planned", _listed_plan),
)


def _of_mark(*arguments: Hashable, nouns: object = None, **named: Hashable) -> Hashable:
    return arguments, Same(nouns), tuple(sorted(named.items()))


def _of_nouns(vocabulary: object, language: str) -> Hashable:
    return Same(vocabulary), language
