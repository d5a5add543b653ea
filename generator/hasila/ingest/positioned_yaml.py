"""YAML as it was written: every scalar as text, every node with its place.

``yaml.safe_load`` reads ``010`` as 8, ``12:30`` as 750, ``no`` as False and keeps the last of two equal
keys. A file that states casualties may not be read so: the nodes are built here from the events of libyaml,
nothing is converted, and a repeated key, an alias, a tag or a second document is a mistake with a place.

Places are counted from the index of a mark, by line feeds. The line of a mark is not used: YAML 1.1 also
ends a line at U+0085, U+2028 and U+2029, an editor does not.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate
from typing import Any, ClassVar

import yaml

from hasila.ingest.hidden_characters import diagnostic_of
from hasila.ingest.yaml_faults import fault_of
from hasila.model.characters import Doubt, doubts, named
from hasila.model.data_class import dataclass
from hasila.model.diagnostics import Diagnostic, Location
from hasila.model.yaml_line import quoted

_TAGS = (None, "!", "tag:yaml.org,2002:str", "tag:yaml.org,2002:seq", "tag:yaml.org,2002:map")
_NULLS = ("", "~", "null")
_DEEPEST = 60
"""Levels of nesting. No head needs ten; a level costs a call, so that thousands would overflow the stack."""


@dataclass(frozen=True, slots=True)
class Scalar:
    """A scalar's own text; ``quoted`` tells ``"null"`` from ``null``."""

    text: str
    location: Location
    quoted: bool = False

    @property
    def empty(self) -> bool:
        """True where nothing is stated: nothing written, ``~`` or ``null``."""
        return not self.quoted and self.text in _NULLS


@dataclass(frozen=True, slots=True)
class Listing:
    """A list, in brackets or with a dash before each item."""

    items: tuple[Node, ...]
    location: Location


@dataclass(frozen=True, slots=True)
class Mapping:
    """Entries in the order of the file; of a key that stands twice the first, the others are ``repeated``."""

    entries: tuple[tuple[Scalar, Node], ...]
    location: Location
    repeated: tuple[tuple[Scalar, Node], ...] = ()

    def get(self, key: str) -> Node | None:
        """The value of ``key``; ``None`` where it is absent."""
        for name, node in self.entries:
            if name.text == key:
                return node
        return None


Node = Scalar | Listing | Mapping
_Entry = tuple[Scalar, Node]


def keys_below(node: Node | None) -> Iterator[Scalar]:
    """Every key in ``node``, at any depth, also below keys that stand twice."""
    if isinstance(node, Mapping):
        for key, value in (*node.entries, *node.repeated):
            yield key
            yield from keys_below(value)
    for item in node.items if isinstance(node, Listing) else ():
        yield from keys_below(item)


def parse_yaml(text: str, path: str, first_line: int = 1) -> tuple[Node | None, tuple[Diagnostic, ...]]:
    """The one document of ``text``, which begins on line ``first_line`` of ``path``; and what is wrong in it.

    The document is ``None`` where it is broken or empty.
    """
    lines = _Lines(text, path, first_line)
    beyond = _BEYOND.search(text)
    if beyond:
        return None, (_no_code_point(beyond, lines),)
    try:
        return _by_libyaml(lines) or _built(lines, yaml.SafeLoader)
    except (yaml.YAMLError, UnicodeEncodeError) as error:
        return None, (_refused(error, lines),)


_ESCAPE = re.compile(r"\\[xuU0abevfrNLP_]")
"""The escapes of YAML for a character by its number or its name."""
_BEYOND = re.compile(r"\\U(?!000|0010)[0-9a-fA-F]{8}")
"""An escape for a number that is no code point of Unicode; PyYAML raises ValueError at it."""
_SURROGATE = re.compile("[\ud800-\udfff]")


class _Lines:
    """The lines of ``text``, which begin on line ``first_line`` of the file ``path``."""

    def __init__(self, text: str, path: str, first_line: int) -> None:
        self.text, self.path, self.first_line = text, path, first_line
        lengths = [len(line) + 1 for line in text.split("\n")]
        self._starts = (0, *accumulate(lengths))

    def location(self, index: int, length: int = 0) -> Location:
        """The line and column of the code point ``index``."""
        line = bisect_right(self._starts, index) - 1
        column = index - self._starts[line]
        return Location(self.path, self.first_line + line, column + 1, length)

    def written(self, event: yaml.Event, last: yaml.Event) -> str:
        """The text from the start of ``event`` to the end of ``last``."""
        start, end = _index(event.start_mark), _index(last.end_mark)
        return self.text[start:end]


def _index(mark: Any) -> int:
    """The code points before a mark, of which PyYAML and libyaml each have a class of their own."""
    return int(mark.index)


_READ_APART = re.compile("[\t\\\\?!\x85\u2028\u2029\ufeff]|: *,|[>|][-+0-9]*#")
"""Texts that libyaml and PyYAML read differently.

They differ in a tab after a colon, a question mark or a tag between brackets, the place of an empty value,
and a block scalar whose sign a number sign follows.
"""


def _by_libyaml(lines: _Lines) -> tuple[Node | None, tuple[Diagnostic, ...]] | None:
    """The document as libyaml reads it, eight times as fast as PyYAML.

    ``None`` where libyaml is not there, refuses the text, or might read it otherwise than PyYAML, which
    decides, so that a project is read alike on every machine.
    """
    if not yaml.__with_libyaml__ or _READ_APART.search(lines.text):
        return None
    try:
        return _built(lines, yaml.CSafeLoader)
    except (yaml.YAMLError, UnicodeEncodeError):
        return None


def _built(lines: _Lines, loader: type[Any]) -> tuple[Node | None, tuple[Diagnostic, ...]]:
    builder = _Builder(lines, yaml.parse(lines.text, Loader=loader))
    root = builder.document()
    return root, (*builder.diagnostics, *builder.escaped)


_Tagged = yaml.ScalarEvent | yaml.CollectionStartEvent
"""The events that may carry a tag."""


class _Builder:
    """The nodes of the one document of ``events``, and the mistakes that are seen on the way."""

    def __init__(self, lines: _Lines, events: Iterator[yaml.Event]) -> None:
        self._lines, self._events = lines, events
        self._looks_for_escapes = _ESCAPE.search(lines.text) is not None
        self._depth = 0
        self.diagnostics: list[Diagnostic] = []
        self.escaped: list[Diagnostic] = []

    def document(self) -> Node | None:
        """The root node, or ``None`` where the text holds no document.

        :raises yaml.YAMLError: where it is no YAML, holds a second document, or refers to a part of itself
        """
        next(self._events)  # the start of the stream
        if isinstance(next(self._events), yaml.StreamEndEvent):
            return None
        root = self._node(next(self._events))
        next(self._events)  # the end of the document
        if not isinstance(next(self._events), yaml.StreamEndEvent):
            raise yaml.composer.ComposerError(None, None, "a second document", None)
        return root

    def _node(self, event: yaml.Event) -> Node:
        if getattr(event, "anchor", None) or self._depth >= _DEEPEST:
            raise yaml.composer.ComposerError(None, None, "an anchor, an alias or too many levels", None)
        self._depth += 1
        node = self._by_kind(event)
        self._depth -= 1
        return node

    def _by_kind(self, event: yaml.Event) -> Node:
        if isinstance(event, yaml.SequenceStartEvent):
            return self._listing(event)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(event)
        assert isinstance(event, yaml.ScalarEvent)  # no node begins with another event; aliases are refused
        return self._scalar(event)

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar:
        location = self._location(event, event)
        self._look_for_tag(event, event, location)
        if self._looks_for_escapes:
            written = self._lines.written(event, event)
            self.escaped += _escaped(event.value, written, replace(location, length=0))
        text = _SURROGATE.sub("\ufffd", event.value)
        quoted = event.style not in (None, "")
        return Scalar(text, location, quoted)

    def _listing(self, event: yaml.SequenceStartEvent) -> Listing:
        slot = len(self.diagnostics)
        items: list[Node] = []
        while not isinstance(last := next(self._events), yaml.SequenceEndEvent):
            items.append(self._node(last))
        location = self._location(event, last)
        self._look_for_tag(event, last, location, slot)
        return Listing(tuple(items), location)

    def _mapping(self, event: yaml.MappingStartEvent) -> Mapping:
        slot = len(self.diagnostics)
        entries: dict[str, _Entry] = {}
        repeated: list[_Entry] = []
        while not isinstance(last := next(self._events), yaml.MappingEndEvent):
            entry = self._node(last), self._node(next(self._events))
            self._take(entry, entries, repeated)
        location = self._location(event, last)
        self._look_for_tag(event, last, location, slot)
        return Mapping(tuple(entries.values()), location, tuple(repeated))

    def _take(self, entry: tuple[Node, Node], entries: dict[str, _Entry], repeated: list[_Entry]) -> None:
        """Add the entry to ``entries``, or to ``repeated`` where its key stands there.

        A key that is no text is pointed out.
        """
        key, value = entry
        if not isinstance(key, Scalar):
            self.diagnostics.append(_no_word(key))
        elif key.text in entries:
            first, _ = entries[key.text]
            self.diagnostics.append(_repeated(key, first.location))
            repeated.append((key, value))
        else:
            entries[key.text] = (key, value)

    def _location(self, event: yaml.Event, last: yaml.Event) -> Location:
        """The place where the node begins, and how much of it is on that line."""
        written = self._lines.written(event, last)
        first_line, _, _ = written.partition("\n")
        start = _index(event.start_mark)
        return self._lines.location(start, len(first_line.rstrip()))

    def _look_for_tag(
        self, event: _Tagged, last: yaml.Event, location: Location, slot: int | None = None
    ) -> None:
        """A mistake for a tag, before those of what is inside."""
        if event.tag not in _TAGS:
            at = len(self.diagnostics) if slot is None else slot
            written = self._lines.written(event, last)
            self.diagnostics.insert(at, _tagged(location, written, event.tag))


def _escaped(value: str, written: str, location: Location) -> Iterator[Diagnostic]:
    """Characters of a scalar that hide something and are written with an escape."""
    seen: set[str] = set()
    for doubt in doubts(value, [(0, len(value))]):
        if doubt.character not in written and doubt.character not in seen:
            seen.add(doubt.character)
            yield diagnostic_of(_by_escape(doubt), location)


def _by_escape(doubt: Doubt) -> Doubt:
    return replace(doubt, reason=f"is written here with an escape, and {doubt.reason}")


def _no_code_point(escape: re.Match[str], lines: _Lines) -> Diagnostic:
    message = f"{escape[0]} is no character of Unicode"
    location = lines.location(escape.start())
    return Diagnostic(location, "lost-character", "error", message, "write the letter itself")


def _tagged(location: Location, written: str, name: str) -> Diagnostic:
    on_its_line = written[: location.length]
    tag = next(iter(on_its_line.split()), name)
    hint = f"take it away; if it belongs to the text, quote the text: {quoted(on_its_line)}"
    location = replace(location, length=len(tag))
    return Diagnostic(location, "yaml-tag", "error", f"the tag {tag} is not used here", hint)


def _no_word(key: Node) -> Diagnostic:
    return Diagnostic(key.location, "yaml-key", "error", "a key must be a word", "write `key: value`")


def _repeated(key: Scalar, first: Location) -> Diagnostic:
    message = f"the key `{key.text}` stands twice"
    hint = f"its first value is on line {first.line}; keep one of the two"
    if key.text == "parts":
        hint = f"the first is on line {first.line}; write both divisions as items of one list: `- {{…}}`"
    return Diagnostic(key.location, "repeated-key", "error", message, hint)


class _Loader(yaml.SafeLoader):
    """PyYAML's own loader, which resolves no scalar to anything but text and knows no anchors.

    It reads a text that libyaml refused once more: its words and places are what ``yaml_faults`` goes by.
    """

    yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {}  # type: ignore[misc]  # one for all loaders
    depth = 0

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:
        event: yaml.NodeEvent = self.peek_event()  # type: ignore[no-untyped-call]  # none in the stubs
        if event.anchor:
            raise _composer_error("anchors and aliases (& and *) are not used here", event)
        if self.depth >= _DEEPEST:
            raise _composer_error(f"more than {_DEEPEST} levels within each other", event)
        self.depth += 1
        node = super().compose_node(parent, index)
        self.depth -= 1
        return node


def _composer_error(problem: str, event: yaml.Event) -> yaml.composer.ComposerError:
    mark: Any = event.start_mark
    return yaml.composer.ComposerError(None, None, problem, mark)


def _refused(error: Exception, lines: _Lines) -> Diagnostic:
    """The mistake in a text that is no YAML for libyaml; ``error`` is what it said."""
    try:
        yaml.compose(lines.text, Loader=_Loader)
    except yaml.reader.ReaderError as unreadable:
        return _unreadable(unreadable, lines)
    except yaml.MarkedYAMLError as broken:
        error = broken
    return _broken(error, lines)


def _broken(error: Exception, lines: _Lines) -> Diagnostic:
    marked = error if isinstance(error, yaml.MarkedYAMLError) else yaml.MarkedYAMLError()
    fault = fault_of(lines.text, marked)
    line = lines.first_line + fault.line
    location = Location(lines.path, line, fault.column + 1, fault.length)
    return Diagnostic(location, "bad-yaml", "error", fault.message, fault.hint)


def _unreadable(error: yaml.reader.ReaderError, lines: _Lines) -> Diagnostic:
    location = lines.location(error.position)
    for doubt in doubts(lines.text, ()):
        if doubt.index == error.position:
            return diagnostic_of(doubt, location)  # the same that is said of it wherever it stands
    character = lines.text[error.position]
    message = f"not YAML: {named(character)} is not allowed"
    return Diagnostic(location, "bad-yaml", "error", message, "take the character away")
