"""YAML as it was written: every scalar as text, every node with its place.

``yaml.safe_load`` reads ``010`` as 8, ``12:30`` as 750, ``no`` as False and keeps the last of two equal keys. A file
that states casualties may not be read so: here the composer's nodes are kept, nothing is converted, and a repeated
key, an alias, a tag or a second document is a mistake with a place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, ClassVar

import yaml

from hasila.ingest.hidden_characters import mistake_of
from hasila.ingest.yaml_faults import fault_of
from hasila.model.characters import Doubt, doubts, named
from hasila.model.diagnostics import Diagnostic, Location
from hasila.model.yaml_line import quoted

_TAGS = ("tag:yaml.org,2002:str", "tag:yaml.org,2002:seq", "tag:yaml.org,2002:map")
_NULLS = ("", "~", "null")
_DEEPEST = 60
"""Levels of nesting. No head needs ten; the composer calls itself for each, so that thousands would overflow the stack."""


@dataclass(frozen=True, slots=True)
class Scalar:
    """A scalar's own text; ``quoted`` tells ``"null"`` from ``null``."""

    text: str
    place: Location
    quoted: bool = False

    @property
    def empty(self) -> bool:
        """Whether nothing is stated: nothing written, ``~`` or ``null``."""
        return not self.quoted and self.text in _NULLS


@dataclass(frozen=True, slots=True)
class Listing:
    items: tuple[Node, ...]
    place: Location


@dataclass(frozen=True, slots=True)
class Mapping:
    """Entries in the order of the file; of a repeated key the first (and it is a mistake), the others are
    ``repeated``."""

    entries: tuple[tuple[Scalar, Node], ...]
    place: Location
    repeated: tuple[tuple[Scalar, Node], ...] = ()

    def get(self, key: str) -> Node | None:
        return next((node for name, node in self.entries if name.text == key), None)


Node = Scalar | Listing | Mapping


def keys_below(node: Node | None) -> Iterator[Scalar]:
    """Every key in ``node``, at any depth, also below keys that stand twice."""
    if isinstance(node, Mapping):
        for key, value in (*node.entries, *node.repeated):
            yield key
            yield from keys_below(value)
    for item in node.items if isinstance(node, Listing) else ():
        yield from keys_below(item)


def parse_yaml(text: str, path: str, first_line: int = 1) -> tuple[Node | None, tuple[Diagnostic, ...]]:
    """The one document of ``text``, whose first line is line ``first_line`` of ``path``; ``None`` where it is broken or empty."""
    mistakes: list[Diagnostic] = []
    beyond = _BEYOND.search(text)
    if beyond:
        return None, (_no_code_point(beyond, text, path, first_line),)
    try:
        root = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        return None, (_broken(error, text, path, first_line),)
    except yaml.reader.ReaderError as error:
        return None, (_unreadable(error, text, path, first_line),)
    node = _node(root, path, first_line, mistakes) if root else None
    return node, (
        *mistakes,
        *(_escaped(root, text, path, first_line) if root and _ESCAPE.search(text) else ()),
    )


_ESCAPE = re.compile(r"\\[xuU0abevfrNLP_]")
"""The escapes of YAML for a character by its number or its name."""
_BEYOND = re.compile(r"\\U(?!000|0010)[0-9a-fA-F]{8}")
"""An escape for a number that is no code point of Unicode; PyYAML raises ValueError at it."""
_SURROGATE = re.compile("[\ud800-\udfff]")


def _escaped(node: yaml.Node, text: str, path: str, first_line: int) -> Iterator[Diagnostic]:
    """Characters that hide something, of which an escape stands in the file and not the character itself."""
    if isinstance(node, yaml.ScalarNode):
        yield from _in_scalar(
            node, text, Location(path, node.start_mark.line + first_line, node.start_mark.column + 1)
        )
        return
    inner = (
        node.value if isinstance(node, yaml.SequenceNode) else [part for pair in node.value for part in pair]
    )
    for part in inner:
        yield from _escaped(part, text, path, first_line)


def _in_scalar(node: yaml.ScalarNode, text: str, place: Location) -> Iterator[Diagnostic]:
    written = text[node.start_mark.index : node.end_mark.index]
    seen: set[str] = set()
    for doubt in doubts(node.value, [(0, len(node.value))]):
        if doubt.character not in written and doubt.character not in seen:
            seen.add(doubt.character)
            yield mistake_of(_by_escape(doubt), place)


def _by_escape(doubt: Doubt) -> Doubt:
    return replace(doubt, reason=f"is written here with an escape, and {doubt.reason}")


def _no_code_point(escape: re.Match[str], text: str, path: str, first_line: int) -> Diagnostic:
    place = _place(path, text, escape.start(), first_line)
    return Diagnostic(
        place, "lost-character", "error", f"{escape[0]} is no character of Unicode", "write the letter itself"
    )


def _place(path: str, text: str, index: int, first_line: int) -> Location:
    before = text[:index]
    return Location(path, before.count("\n") + first_line, index - (before.rfind("\n") + 1) + 1)


class _Loader(yaml.SafeLoader):
    """A loader that resolves no scalar to anything but text and knows no anchors."""

    yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {}
    depth = 0

    def compose_node(self, parent, index):  # the composer's own hook
        event = self.peek_event()
        if getattr(event, "anchor", None):
            raise yaml.composer.ComposerError(
                None, None, "anchors and aliases (& and *) are not used here", event.start_mark
            )
        if self.depth >= _DEEPEST:
            raise yaml.composer.ComposerError(
                None, None, f"more than {_DEEPEST} levels within each other", event.start_mark
            )
        self.depth += 1
        node = super().compose_node(parent, index)
        self.depth -= 1
        return node


def _node(node: yaml.Node, path: str, first_line: int, mistakes: list[Diagnostic]) -> Node:
    start = node.start_mark
    place = Location(path, start.line + first_line, start.column + 1, _length(node))
    if node.tag not in _TAGS:
        mistakes.append(_tagged(place, node))
    if isinstance(node, yaml.ScalarNode):
        return Scalar(_SURROGATE.sub("\ufffd", node.value), place, node.style is not None)
    if isinstance(node, yaml.SequenceNode):
        return Listing(tuple(_node(item, path, first_line, mistakes) for item in node.value), place)
    repeated: list[tuple[Scalar, Node]] = []
    entries = tuple(_entries(node, path, first_line, mistakes, repeated))
    return Mapping(entries, place, tuple(repeated))


def _tagged(place: Location, node: yaml.Node) -> Diagnostic:
    first = node.start_mark
    written = (first.buffer or "")[first.pointer : first.pointer + place.length]
    tag = (written.split() or [node.tag])[0]
    hint = f"take it away; if it belongs to the text, quote the text: {quoted(written)}"
    return Diagnostic(
        replace(place, length=len(tag)), "yaml-tag", "error", f"the tag {tag} is not used here", hint
    )


def _length(node: yaml.Node) -> int:
    """The code points of a node on the line on which it begins."""
    first, last = node.start_mark, node.end_mark
    written = (first.buffer or "")[first.pointer : last.pointer]
    return len(written.split("\n")[0].rstrip())


def _entries(
    node: yaml.MappingNode,
    path: str,
    first_line: int,
    mistakes: list[Diagnostic],
    repeated: list[tuple[Scalar, Node]],
):
    seen: dict[str, Location] = {}
    for key_node, value_node in node.value:
        key, value = (
            _node(key_node, path, first_line, mistakes),
            _node(value_node, path, first_line, mistakes),
        )
        if not isinstance(key, Scalar):
            mistakes.append(
                Diagnostic(key.place, "yaml-key", "error", "a key must be a word", "write `key: value`")
            )
        elif key.text in seen:
            mistakes.append(_repeated(key, seen[key.text]))
            repeated.append((key, value))
        else:
            seen[key.text] = key.place
            yield key, value


def _repeated(key: Scalar, first: Location) -> Diagnostic:
    return Diagnostic(
        key.place, "repeated-key", "error", f"the key `{key.text}` stands twice",
        f"its first value is on line {first.line}; keep one of the two",
    )  # fmt: skip


def _broken(error: yaml.MarkedYAMLError, text: str, path: str, first_line: int) -> Diagnostic:
    fault = fault_of(text, error)
    place = Location(path, fault.line + first_line, fault.column + 1, fault.length)
    return Diagnostic(place, "bad-yaml", "error", fault.message, fault.hint)


def _unreadable(error: yaml.reader.ReaderError, text: str, path: str, first_line: int) -> Diagnostic:
    place = _place(path, text, error.position, first_line)
    known = doubts(text, ())
    here = next((doubt for doubt in known if doubt.index == error.position), None)
    if here:
        return mistake_of(here, place)  # the same that is said of it wherever it stands
    character = named(text[error.position])
    return Diagnostic(
        place, "bad-yaml", "error", f"not YAML: {character} is not allowed", "take the character away"
    )
