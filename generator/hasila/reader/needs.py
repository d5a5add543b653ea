"""What a text must have for a rule to be asked at all.

Most rules look for a word that most texts do not have. A rule declares it; the
rules of a text are chosen once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from hasila.model.data_class import dataclass
from hasila.reader.doc import Doc

_Rule = TypeVar("_Rule", bound=Callable[..., Any])
_Listed = TypeVar("_Listed")
_Asked = TypeVar("_Asked")


@dataclass(frozen=True, slots=True)
class Needs:
    """What a rule needs of a text: an entry of one of the ``tables``, or one of the ``words`` (folded, as a
    whole token); and its ``grammar``, where one is given."""

    tables: tuple[str, ...]
    words: frozenset[str]
    grammar: str

    def met_by(self, doc: Doc) -> bool:
        """True where the rule can hold of a number in the text."""
        if self.grammar and self.grammar != doc.lexicon.grammar:
            return False
        if not self.tables and not self.words:
            return True
        if any(doc.mentions(table) for table in self.tables):
            return True
        return not self.words.isdisjoint(doc.words)


_NEEDS: dict[Callable[..., Any], Needs] = {}


def needs(*tables: str, words: str | Iterable[str] = (), grammar: str = "") -> Callable[[_Rule], _Rule]:
    """Declares that the rule holds only in a text with an entry of one of the ``tables``, or with the word
    or one of the ``words``."""
    needed = Needs(tables, frozenset((words,) if isinstance(words, str) else words), grammar)

    def declared(rule: _Rule) -> _Rule:
        _NEEDS[rule] = needed
        return rule

    return declared


def needed_by(rule: Callable[..., Any]) -> Needs | None:
    """What the rule needs; ``None`` where it declares nothing and is always asked."""
    return _NEEDS.get(rule)


def _rule_of(listed: object) -> Callable[..., Any] | None:
    """The rule of a row of a list: alone, or with its reason before or behind it."""
    parts = listed if isinstance(listed, tuple) else (listed,)
    return next((part for part in parts if callable(part)), None)


def applicable(doc: Doc, rules: tuple[_Listed, ...]) -> tuple[_Listed, ...]:
    """Those of the listed rules, with their reasons, that can hold in the text, in their order.

    ``rules`` is a list of a module, which lasts: what was found for it is remembered with the text."""
    found = doc.applicable.get(id(rules))
    if found is None:
        found = doc.applicable[id(rules)] = tuple(row for row in rules if _can_hold(doc, row))
    return found


def any_holds(doc: Doc, rules: tuple[Callable[[Doc, _Asked], bool], ...], asked: _Asked) -> bool:
    """True where one of the rules that can hold in the text holds of ``asked``."""
    found = doc.applicable.get(id(rules))
    for rule in applicable(doc, rules) if found is None else found:  # noqa: SIM110 — a generator is slow
        if rule(doc, asked):
            return True
    return False


def _can_hold(doc: Doc, listed: object) -> bool:
    rule = _rule_of(listed)
    needed = _NEEDS.get(rule) if rule else None
    return needed is None or needed.met_by(doc)
