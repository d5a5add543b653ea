"""The floors of the house, as generator/README.md draws them, against every import of the package."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path
from statistics import median, quantiles

import pytest

ROOT = Path(__file__).resolve().parents[1]
FILES = sorted((ROOT / "generator").rglob("*.py"))
VERBS = "generator/verbs/"


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def floors() -> tuple[tuple[int, str], ...]:
    """(floor, path) of each row between the markers of the architecture page."""
    text = (ROOT / "generator" / "README.md").read_text(encoding="utf-8")
    table = text.split("<!-- floors -->")[1].split("<!-- /floors -->")[0]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in table.strip().splitlines() if re.match(r"\|\s*\d", line)]
    return tuple((int(row[0]), path) for row in rows for path in re.findall(r"`([^`]+)`", row[2]))


def floor_of(path: str) -> tuple[int, str] | None:
    return next(((n, prefix) for n, prefix in floors() if path == prefix or (prefix.endswith("/") and path.startswith(prefix))), None)


def target(module: str) -> Path | None:
    """The file of a module of the house, ``None`` for any other module."""
    base = ROOT / module.replace(".", "/")
    return next((path for path in (base.with_suffix(".py"), base / "__init__.py") if path.exists()), None)


@cache
def imports(path: Path) -> frozenset[str]:
    """The files of the house that ``path`` imports, anywhere in it."""
    package = [*path.relative_to(ROOT).with_suffix("").parts]
    package = package[:-1]
    found: set[Path | None] = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            found |= {target(alias.name) for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = ".".join([*package[: len(package) - node.level + 1], *([node.module] if node.module else [])]) if node.level else node.module or ""
            found |= {target(f"{base}.{alias.name}") or target(base) for alias in node.names}
    return frozenset(name(one) for one in found if one)


def verb(path: str) -> str:
    """The verb that a file belongs to: a module or a package directly under ``generator/verbs``."""
    return path.removeprefix(VERBS).split("/")[0].removesuffix(".py")


def test_the_page_draws_floors() -> None:
    numbers = [n for n, _ in floors()]
    assert numbers == sorted(numbers)
    assert len(set(numbers)) >= 5
    assert all((ROOT / path).exists() for _, path in floors())


@pytest.mark.parametrize("path", FILES, ids=name)
def test_every_module_stands_on_a_floor(path: Path) -> None:
    assert name(path) == "generator/__init__.py" or floor_of(name(path))


@pytest.mark.parametrize("path", FILES, ids=name)
def test_a_module_imports_from_lower_floors_and_its_own(path: Path) -> None:
    own = floor_of(name(path))
    for imported in imports(path) - {"generator/__init__.py"}:
        other = floor_of(imported)
        assert own and other
        assert other[0] <= own[0], f"{name(path)} imports {imported}, which stands above it"


@pytest.mark.parametrize("path", [path for path in FILES if name(path).startswith(VERBS)], ids=name)
def test_a_verb_never_imports_another(path: Path) -> None:
    others = {imported for imported in imports(path) if imported.startswith(VERBS) and imported != f"{VERBS}__init__.py"}
    assert {verb(imported) for imported in others} <= {verb(name(path))}


def test_the_crafts_do_not_know_each_other() -> None:
    for path in FILES:
        craft = next((c for c in ("arithmetic", "reading") if name(path).startswith(f"generator/{c}/")), None)
        other = {"arithmetic": "reading", "reading": "arithmetic"}.get(craft or "", "-")
        assert not [one for one in imports(path) if craft and one.startswith(f"generator/{other}/")]


def test_there_is_no_circle_of_imports() -> None:
    graph = {name(path): imports(path) for path in FILES}
    done: set[str] = set()
    while len(done) < len(graph):
        ready = {one for one, needs in graph.items() if one not in done and not (needs - done - {one})}
        assert ready, f"a circle among {sorted(set(graph) - done)}"
        done |= ready


@pytest.mark.parametrize("path", FILES, ids=name)
def test_no_error_is_caught_that_is_not_named(path: Path) -> None:
    handlers = [node for node in ast.walk(tree(path)) if isinstance(node, ast.ExceptHandler)]
    caught = {ast.unparse(handler.type) if handler.type else "everything" for handler in handlers}
    assert not caught & {"everything", "Exception", "BaseException"}


@cache
def lengths() -> dict[str, int]:
    """The lines of each function, without its docstring."""
    found: dict[str, int] = {}
    for path in FILES:
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                found[f"{name(path)}:{node.lineno} {node.name}"] = node.end_lineno - node.lineno + 1 - _docstring(node)
    return found


def _docstring(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    first = node.body[0]
    is_text = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and isinstance(first.value.value, str)
    return first.end_lineno - first.lineno + 1 if is_text else 0


def test_functions_are_small() -> None:
    found = sorted(lengths().values())
    assert median(found) <= 8
    assert quantiles(found, n=10)[-1] <= 24


def test_no_function_is_long() -> None:
    assert {where: n for where, n in lengths().items() if n > 50} == {}


def signatures(path: Path) -> list[str]:
    """Public functions and methods with a parameter or a result that has no type."""
    bare = []
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            args = [a for a in (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs) if a.arg not in ("self", "cls")]
            if node.returns is None or any(a.annotation is None for a in args):
                bare.append(f"{name(path)}:{node.lineno} {node.name}")
    return bare


def test_public_signatures_are_typed() -> None:
    hooks = {"compose_node"}  # overrides a hook of PyYAML, which is not typed
    assert [one for path in FILES for one in signatures(path) if one.split()[-1] not in hooks] == []
