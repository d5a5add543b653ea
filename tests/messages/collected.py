"""The English messages of the program, as its code forms them: each f-string and each text of several words
in the modules that find mistakes, with a place for each value."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).parents[2] / "generator" / "hasila"
_FOLDERS = ("ingest", "reconcile/unlikely")
_FILES = (
    "build/examining.py",
    "cli/earlier.py",
    "model/address.py",
    "model/calendar.py",
    "model/catalogue.py",
    "model/characters.py",
    "model/file_names.py",
    "model/yaml_slips.py",
    "publish/addresses.py",
    "publish/maps/faults.py",
    "publish/render/faults.py",
    "reconcile/check.py",
    "reconcile/comparison/edits.py",
)
_APART = ("ingest/drafting/", "ingest/tables/importing/", "ingest/json_schema.py")
"""Modules that find no mistake: drafts, schemas."""
_SAYS = re.compile(r"[a-z]{2,}[,;:]? |[ (][a-z]{2,}")
_PLACE = re.compile(r"\{[^{}]*\}")
_EDGES = " \n,;:."
_FORMATTED = re.compile(r"[^{}]*(?:\{[a-z_]+\}[^{}]*)+")
"""A text whose places are filled in later."""
_FILLED_LATER = ("ingest/unread.py",)
"""Modules all of whose texts are filled in later."""


@cache
def messages() -> dict[str, str]:
    """Each message, without what stands at its edges, and the module and line where it is formed."""
    found: dict[str, str] = {}
    for path in _modules():
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in _texts(tree):
            template = _template(node).strip(_EDGES)
            if path.relative_to(PACKAGE).as_posix() in _FILLED_LATER:
                template = template.replace("{{", "{").replace("}}", "}")
            if _SAYS.search(_PLACE.sub("", template)):
                where = f"{path.relative_to(PACKAGE).as_posix()}:{node.lineno}"
                found.setdefault(template, where)
    return found


def shape(template: str) -> str:
    """``template`` with nameless places: two that differ only in names match the same texts."""
    return _PLACE.sub("{}", template)


def _modules() -> Iterator[Path]:
    for folder in _FOLDERS:
        for path in sorted((PACKAGE / folder).rglob("*.py")):
            if not path.relative_to(PACKAGE).as_posix().startswith(_APART):
                yield path
    yield from (PACKAGE / file for file in _FILES)


def _texts(tree: ast.AST) -> Iterator[ast.JoinedStr | ast.Constant]:
    """The texts in ``tree`` that are no documentation and no pattern."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.JoinedStr):
            yield node
            for part in node.values:
                if isinstance(part, ast.FormattedValue):
                    yield from _texts(part)
        elif isinstance(node, ast.Constant):
            if isinstance(node.value, str):
                yield node
        elif not _is_apart(node):
            yield from _texts(node)


def _is_apart(node: ast.AST) -> bool:
    if isinstance(node, ast.Expr):
        return isinstance(node.value, ast.Constant)
    if isinstance(node, ast.Call):
        return ast.unparse(node.func).startswith("re.")
    return isinstance(node, ast.Raise)


def _template(node: ast.JoinedStr | ast.Constant) -> str:
    if isinstance(node, ast.Constant):
        text = str(node.value)
        return text if _FORMATTED.fullmatch(text) else _escaped(text)
    parts: list[str] = []
    for part in node.values:
        if isinstance(part, ast.FormattedValue):
            parts.append("{value}")
        elif isinstance(part, ast.Constant):
            parts.append(_escaped(str(part.value)))
    return "".join(parts)


def _escaped(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")
