"""The layout that generator/README.md draws, against every import of the package, and the shape of its
functions.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from statistics import mean, median, quantiles

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "generator" / "hasila"
FILES = sorted(PACKAGE.rglob("*.py"))
LONGEST_FUNCTION = 30
"""Statements of the longest function."""


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def name(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def part(file: str) -> str:
    """The part of the house that a file belongs to: its first folder, or the package itself."""
    return file.split("/")[0] if "/" in file else ""


@cache
def layers() -> dict[str, int]:
    """The layer of each part, from the table on the architecture page."""
    text = (ROOT / "generator" / "README.md").read_text(encoding="utf-8")
    table = text.split("<!-- layout -->")[1].split("<!-- /layout -->")[0]
    rows = re.findall(r"^\| (\d) \| `(\w+)/` \|", table, re.MULTILINE)
    return {folder: int(layer) for layer, folder in rows}


def target(module: str) -> Path | None:
    """The file of a module of the package; ``None`` for any other module."""
    if module.split(".")[0] != "hasila":
        return None
    base = PACKAGE.parent / module.replace(".", "/")
    return next((path for path in (base.with_suffix(".py"), base / "__init__.py") if path.exists()), None)


@cache
def imports(path: Path) -> frozenset[str]:
    """The files of the package that ``path`` imports, anywhere in it."""
    found: set[Path | None] = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            found |= {target(alias.name) for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            module = node.module or ""
            found |= {target(f"{module}.{alias.name}") or target(module) for alias in node.names}
    return frozenset(name(file) for file in found if file)


def test_every_folder_is_a_part_of_the_layout() -> None:
    folders = {path.name for path in PACKAGE.iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert folders == set(layers())
    assert len(set(layers().values())) >= 5


def test_no_import_is_relative() -> None:
    relative = [
        name(path)
        for path in FILES
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ImportFrom) and node.level
    ]
    assert relative == []


@pytest.mark.parametrize("path", FILES, ids=name)
def test_a_part_imports_from_lower_layers_and_itself(path: Path) -> None:
    """Parts of one layer do not know each other: neither the two libraries nor the three wings."""
    own = part(name(path))
    for imported in imports(path):
        other = part(imported)
        allowed = other in ("", own) or layers()[other] < layers().get(own, 0)
        assert allowed or not own, f"{name(path)} imports {imported}"


def test_there_is_no_circle_of_imports() -> None:
    graph = {name(path): imports(path) for path in FILES}
    done: set[str] = set()
    while len(done) < len(graph):
        ready = {file for file, needs in graph.items() if file not in done and not (needs - done - {file})}
        assert ready, f"a circle among {sorted(set(graph) - done)}"
        done |= ready


@pytest.mark.parametrize("path", FILES, ids=name)
def test_no_error_is_caught_that_is_not_named(path: Path) -> None:
    handlers = [node for node in ast.walk(tree(path)) if isinstance(node, ast.ExceptHandler)]
    caught = {ast.unparse(handler.type) if handler.type else "everything" for handler in handlers}
    assert not caught & {"everything", "Exception", "BaseException"}


Function = ast.FunctionDef | ast.AsyncFunctionDef
SIMPLE = (ast.Assign, ast.AugAssign, ast.AnnAssign, ast.Return, ast.Expr, ast.Raise, ast.Assert, ast.Delete)


def is_text(node: ast.stmt) -> bool:
    return (
        isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    )


@cache
def functions() -> dict[str, tuple[ast.stmt, ...]]:
    """The statements of each function, nested ones included, without docstrings."""
    found: dict[str, tuple[ast.stmt, ...]] = {}
    for path in FILES:
        for node in ast.walk(tree(path)):
            if isinstance(node, Function):
                inner = (part for part in ast.walk(node) if isinstance(part, ast.stmt) and part is not node)
                found[f"{name(path)}:{node.lineno} {node.name}"] = tuple(
                    part for part in inner if not is_text(part)
                )
    return found


def test_functions_are_short_in_statements() -> None:
    counts = [len(statements) for statements in functions().values()]
    assert median(counts) <= 4
    assert quantiles(counts, n=10)[-1] <= 10
    assert {where: len(body) for where, body in functions().items() if len(body) > LONGEST_FUNCTION} == {}


MANY_KEYWORDS = 4
"""Keywords of a call from which on each is read by itself, as the assignment to a field is."""


def pieces(node: ast.AST) -> Iterator[int]:
    """What must be held in mind at once to read a simple statement, in expression nodes: the statement
    itself, and each value that it gives to one of many keywords of a call."""
    own = 0
    todo: list[ast.AST] = [node]
    while todo:
        part = todo.pop()
        own += isinstance(part, ast.expr)
        for child in ast.iter_child_nodes(part):
            if isinstance(part, ast.Call) and isinstance(child, ast.keyword) and _has_many(part):
                yield from pieces(child)
            else:
                todo.append(child)
    yield own


def _has_many(call: ast.Call) -> bool:
    return len(call.keywords) >= MANY_KEYWORDS


MEAN_DENSITY, DENSEST_TENTH = 6.9, 12
"""Expression nodes of a piece. Well-kept Python has 5 to 6 on average, and 9 to 12 in nine of ten."""


def test_a_statement_is_read_at_once() -> None:
    lines = (line for body in functions().values() for line in body if isinstance(line, SIMPLE))
    dense = [piece for line in lines for piece in pieces(line)]
    assert mean(dense) <= MEAN_DENSITY
    assert quantiles(dense, n=10)[-1] <= DENSEST_TENTH


def test_the_fields_of_a_record_are_read_one_by_one() -> None:
    few = ast.parse("Point(x=a + b, y=c)").body[0]
    many = ast.parse("Point(x=a + b, y=c, z=d, w=e)").body[0]
    assert list(pieces(few)) == [6]
    assert sorted(pieces(many)) == [1, 1, 1, 2, 3]


def test_a_class_name_has_one_meaning() -> None:
    """Names that begin with an underscore are of one file, and may be used again."""
    files: dict[str, list[str]] = {}
    for path in FILES:
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                files.setdefault(node.name, []).append(name(path))
    assert {shared: where for shared, where in files.items() if len(where) > 1} == {}
