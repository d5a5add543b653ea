"""The faults of templates: found by reading them, or when a page was made with one. Each has its file and
line."""

from __future__ import annotations

import re
import traceback
from collections.abc import Iterator, Mapping, Set

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
RAISED = (
    TemplateError,
    TypeError,
    ValueError,
    ArithmeticError,
    LookupError,
    AttributeError,
    RuntimeError,  # too many levels, among others
    MemoryError,
)
"""The errors that following a template can raise: Jinja's own, and those of the values that its expressions
touch."""
GIVEN = frozenset(
    {"page", "view", "frame", "qualifiers", "_", "self", "super", "loop", "caller", "varargs", "kwargs"}
)
"""The names that every template can use, beside the drawings."""
ASKING = (nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)
"""The statements that name another template."""
_SYNTAX = "mend the template, or remove the project's own file: the shipped one then takes its place"


def faults(environment: Environment, templates: Mapping[str, str]) -> Iterator[Diagnostic]:
    """The faults that reading ``templates`` shows: broken syntax, and names of templates, filters, tests and
    values that are not known."""
    trees: dict[str, nodes.Template] = {}
    for path, text in templates.items():
        read = _read(environment, path, text)
        if isinstance(read, nodes.Template):
            trees[path] = read
        else:
            yield read
    known = GIVEN | set(environment.globals) | _bound(trees)
    for path, tree in trees.items():
        yield from _missing_templates(path, tree, templates)
        yield from _unknown_names(path, tree, known)
        yield from _unknown_helpers(path, tree, environment)
        yield from _half_open(path, tree)
    yield from _circles(trees)


def _read(environment: Environment, path: str, text: str) -> nodes.Template | Diagnostic:
    """The tree of a template, or what keeps it from being read."""
    try:
        tree = environment.parse(text, path)
        environment.compile(text, path, path)
    except TemplateSyntaxError as error:
        said = f"not Jinja: {error.message}" if error.message else "the template cannot be read"
        return _diagnostic(path, error.lineno, said)
    except RecursionError:
        return _diagnostic(path, 0, "the template holds too many levels within each other")
    return tree


def fault_of(error: BaseException, template: str) -> Diagnostic:
    """``error``, which the making of a page with ``template`` raised, at the line of the template that was
    being followed."""
    path, line = _reached_line(error, template)
    if isinstance(error, TemplateNotFound):
        return _diagnostic(path, line, f"there is no template {error.name}")
    if isinstance(error, UndefinedError):
        return _diagnostic(path, line, f"an unknown name: {error.message}")
    return _diagnostic(path, line, f"the template cannot be followed: {error}")


def _reached_line(error: BaseException, template: str) -> tuple[str, int]:
    """The innermost line of a template in the traceback of ``error``; line 0 of ``template`` where there is
    none."""
    frames = traceback.extract_tb(error.__traceback__)
    for frame in reversed(frames):
        if frame.filename.startswith(FOLDER):
            return frame.filename, frame.lineno or 0
    return f"{FOLDER}{template}", 0


def _diagnostic(path: str, line: int, message: str) -> Diagnostic:
    location = Location(path, line, 1 if line else 0)
    return Diagnostic(location, "bad-template", "error", message, _SYNTAX)


def _bound(trees: Mapping[str, nodes.Template]) -> set[str]:
    """The names that any template binds: what is included sees those of the template around it."""
    return {name for tree in trees.values() for name in _bound_by(tree)}


def _bound_by(tree: nodes.Template) -> Iterator[str]:
    for name in tree.find_all(nodes.Name):
        if name.ctx != "load":
            yield name.name
    for macro in tree.find_all(nodes.Macro):
        yield macro.name
    for module in tree.find_all(nodes.Import):
        yield module.target
    for statement in tree.find_all(nodes.FromImport):
        for imported in statement.names:
            yield imported if isinstance(imported, str) else imported[1]


def _missing_templates(path: str, tree: nodes.Template, templates: Mapping[str, str]) -> Iterator[Diagnostic]:
    """Each template that ``tree`` asks for by name and is not there."""
    for asked, line in _asked(tree):
        if asked not in templates:
            yield _diagnostic(path, line, f"there is no template {asked.removeprefix(FOLDER)}")


def _unknown_names(path: str, tree: nodes.Template, known: Set[str]) -> Iterator[Diagnostic]:
    """Each value that nothing gives."""
    unknown = meta.find_undeclared_variables(tree) - known
    for name in tree.find_all(nodes.Name):
        if name.name in unknown and name.ctx == "load":
            yield _diagnostic(path, name.lineno, f"an unknown name: {name.name}")


def _circles(trees: Mapping[str, nodes.Template]) -> Iterator[Diagnostic]:
    """Each place where a template asks for one that leads back to it: to follow it might never end."""
    asked = {path: tuple(_asked(tree)) for path, tree in trees.items()}
    named = {path: {other for other, _ in others} for path, others in asked.items()}
    for path, others in asked.items():
        for other, line in others:
            if path in _reached(other, named):
                name = other.removeprefix(FOLDER)
                yield _diagnostic(path, line, f"{name} leads back to this template, without end")


def _asked(tree: nodes.Template) -> Iterator[tuple[str, int]]:
    """The templates that ``tree`` extends, includes or imports by name, and the line of each."""
    for kind in ASKING:
        for statement in tree.find_all(kind):
            name = getattr(statement, "template", None)
            if isinstance(name, nodes.Const):
                yield f"{FOLDER}{name.value}", statement.lineno


def _reached(start: str, named: Mapping[str, set[str]]) -> set[str]:
    """``start`` and every template that it leads to."""
    reached, ahead = {start}, [start]
    while ahead:
        new = named.get(ahead.pop(), set()) - reached
        reached |= new
        ahead += new
    return reached


_HALF = re.compile(r"[}%]\}|(?<!\{)\{ *_\(")
"""The rest of an expression or a statement of which a brace is missing."""


def _half_open(path: str, tree: nodes.Template) -> Iterator[Diagnostic]:
    """Braces that Jinja takes for text, once a line: with one of them missing, the words of the template
    would stand on the page."""
    lines: dict[int, str] = {}
    for data in tree.find_all(nodes.TemplateData):
        for found in _HALF.finditer(data.data):
            lines_before = data.data.count("\n", 0, found.start())
            line = data.lineno + lines_before
            lines.setdefault(line, found[0])
    for line, brace in lines.items():
        message = f"`{brace}` stands in the text of the page: a brace is missing before or after it"
        yield Diagnostic(Location(path, line, 1), "bad-template", "warning", message, _BRACES)


_BRACES = (
    "write {{ … }} and {% … %} with both braces at each end; in a script, put a space between two braces"
)


def _unknown_helpers(path: str, tree: nodes.Template, environment: Environment) -> Iterator[Diagnostic]:
    """Each filter and test that Jinja and the generator lack; in a branch, reading alone does not refuse
    it."""
    for used in tree.find_all(nodes.Filter):
        if used.name not in environment.filters:
            yield _diagnostic(path, used.lineno, f"there is no filter {used.name}")
    for asked in tree.find_all(nodes.Test):
        if asked.name not in environment.tests:
            yield _diagnostic(path, asked.lineno, f"there is no test {asked.name}")
