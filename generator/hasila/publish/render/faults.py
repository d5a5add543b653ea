"""What is wrong in a template: found by reading it, or when a page was made with it. Each fault has its file and line."""

from __future__ import annotations

import re
import traceback
from collections.abc import Iterator, Mapping

from jinja2 import (
    Environment,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    UndefinedError,
    meta,
    nodes,
)

from hasila.model.diagnostics import Diagnostic, Location

FOLDER = "templates/"
RAISED = (TemplateError, TypeError, ValueError, ArithmeticError, LookupError, AttributeError, RecursionError)
"""What the words of a template can raise: Jinja's own errors, and those of the values that its expressions touch."""
GIVEN = frozenset(
    {"page", "view", "frame", "qualifiers", "_", "self", "super", "loop", "caller", "varargs", "kwargs"}
)
"""The names that every template can use, beside the drawings."""
_SYNTAX = "mend the template, or remove the project's own file: the shipped one then takes its place"


def faults(environment: Environment, templates: Mapping[str, str]) -> Iterator[Diagnostic]:
    """What reading ``templates`` tells: broken syntax, and names of templates, filters, tests and values that are not known."""
    trees: dict[str, nodes.Template] = {}
    for path, text in templates.items():
        try:
            tree = environment.parse(text, path)
            environment.compile(text, path, path)
            trees[path] = tree
        except TemplateSyntaxError as error:
            yield _mistake(path, error.lineno, error.message or "the template cannot be read")
        except RecursionError:
            yield _mistake(path, 0, "the template holds too many levels within each other")
    known = GIVEN | set(environment.globals) | _bound(trees)
    for path, tree in trees.items():
        yield from _strangers(path, tree, templates, known)
        yield from _unknown_helpers(path, tree, environment)
        yield from _half_open(path, tree)
    yield from _circles(trees)


def fault_of(error: BaseException, template: str) -> Diagnostic:
    """``error``, which the making of a page with ``template`` raised, at the line of the template that was being followed."""
    frames = traceback.extract_tb(error.__traceback__)
    lines = [frame for frame in frames if frame.filename.startswith(FOLDER)]
    path, line = (lines[-1].filename, lines[-1].lineno or 0) if lines else (f"{FOLDER}{template}", 0)
    if isinstance(error, TemplateNotFound):
        return _mistake(path, line, f"there is no template {error.name}")
    if isinstance(error, UndefinedError):
        return _mistake(path, line, f"an unknown name: {error.message}")
    return _mistake(path, line, f"the template cannot be followed: {error}")


def _mistake(path: str, line: int, message: str) -> Diagnostic:
    place = Location(path, line, 1 if line else 0)
    return Diagnostic(place, "bad-template", "error", message, _SYNTAX)


def _bound(trees: Mapping[str, nodes.Template]) -> set[str]:
    """The names that any template binds: what is included sees those of the template around it."""
    names = (name for tree in trees.values() for name in tree.find_all(nodes.Name))
    macros = (macro.name for tree in trees.values() for macro in tree.find_all(nodes.Macro))
    return {name.name for name in names if name.ctx != "load"} | set(macros) | set(_imported(trees))


def _imported(trees: Mapping[str, nodes.Template]) -> Iterator[str]:
    for tree in trees.values():
        for statement in tree.find_all(nodes.FromImport):
            yield from (name if isinstance(name, str) else name[1] for name in statement.names)
        yield from (statement.target for statement in tree.find_all(nodes.Import))


def _strangers(
    path: str, tree: nodes.Template, templates: Mapping[str, str], known: set[str] | frozenset[str]
) -> Iterator[Diagnostic]:
    """Each template that ``tree`` asks for and is not there, and each value that nothing gives."""
    for kind in (nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport):
        for statement in tree.find_all(kind):
            named = statement.template
            if isinstance(named, nodes.Const) and f"{FOLDER}{named.value}" not in templates:
                yield _mistake(path, statement.lineno, f"there is no template {named.value}")
    unknown = meta.find_undeclared_variables(tree) - known
    for name in tree.find_all(nodes.Name):
        if name.name in unknown and name.ctx == "load":
            yield _mistake(path, name.lineno, f"an unknown name: {name.name}")


def _circles(trees: Mapping[str, nodes.Template]) -> Iterator[Diagnostic]:
    """Each place where a template asks for one that leads back to it: to follow it might never end."""
    asked = {path: tuple(_asked(tree)) for path, tree in trees.items()}
    named = {path: {other for other, _ in others} for path, others in asked.items()}
    for path, others in asked.items():
        for other, line in others:
            if path in _reached(other, named):
                message = f"{other.removeprefix(FOLDER)} leads back to this template, without end"
                yield _mistake(path, line, message)


def _asked(tree: nodes.Template) -> Iterator[tuple[str, int]]:
    """The templates that ``tree`` extends, includes or imports, and the line of each."""
    for kind in (nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport):
        for statement in tree.find_all(kind):
            if isinstance(statement.template, nodes.Const):
                yield f"{FOLDER}{statement.template.value}", statement.lineno


def _reached(start: str, named: Mapping[str, set[str]]) -> set[str]:
    """``start`` and every template that it leads to."""
    reached, ahead = {start}, [start]
    while ahead:
        new = named.get(ahead.pop(), set()) - reached
        reached |= new
        ahead += new
    return reached


_HALF = re.compile(r"[}%]\}|(?<!\{)\{ *_\(")
"""What is left of an expression or a statement of which a brace is missing."""


def _half_open(path: str, tree: nodes.Template) -> Iterator[Diagnostic]:
    """Braces that Jinja takes for text: with one of them missing, the words of the template would stand on the page."""
    told: set[int] = set()
    for data in tree.find_all(nodes.TemplateData):
        for found in _HALF.finditer(data.data):
            line = data.lineno + data.data.count("\n", 0, found.start())
            if line in told:
                continue
            told.add(line)
            message = f"`{found[0]}` stands in the text of the page: a brace is missing before or after it"
            yield Diagnostic(Location(path, line, 1), "bad-template", "warning", message, _BRACES)


_BRACES = (
    "write {{ … }} and {% … %} with both braces at each end; in a script, put a space between two braces"
)


def _unknown_helpers(path: str, tree: nodes.Template, environment: Environment) -> Iterator[Diagnostic]:
    """Each filter and test that Jinja and the generator lack; in a branch, reading alone does not refuse it."""
    for kind, there, word in (
        (nodes.Filter, environment.filters, "filter"),
        (nodes.Test, environment.tests, "test"),
    ):
        for helper in tree.find_all(kind):
            if helper.name not in there:
                yield _mistake(path, helper.lineno, f"there is no {word} {helper.name}")
