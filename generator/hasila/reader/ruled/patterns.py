"""Patterns over the tokens around a number: what a rule of a language looks at.

A pattern reads like the sentence: ``N`` is the number with its noun, and stands in it once. Before and
behind it stand ``[class]`` (an entry of one of the classes, ``[a|b]``), ``#`` (another number), ``..k``
(at most k tokens, no pause among them), ``,`` (a pause or an end) and ``:``. A ``?`` behind an element
makes it optional, ``!`` before it says that it must not stand there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from hasila.model.data_class import dataclass


@dataclass(frozen=True, slots=True)
class Element:
    """One element: classes, a number (``#``), a gap (``reach``), a pause (``,``) or a mark that stands for
    itself."""

    kinds: tuple[str, ...] = ()
    mark: str = ""
    reach: int = 0
    optional: bool = False
    absent: bool = False


@dataclass(frozen=True, slots=True)
class TokenPattern:
    """The elements before the number, the nearest first, and those behind it."""

    before: tuple[Element, ...]
    behind: tuple[Element, ...]


@dataclass(frozen=True, slots=True)
class Caught:
    """The tokens that each element with a class took: the class, the first and the one behind."""

    kind: str
    first: int
    last: int


_ELEMENT = re.compile(r"(!?)(?:\[([^\]]+)\]|(\.\.\d+)|(\S+?))(\??)$")


def parse_pattern(text: str) -> TokenPattern:
    """The pattern that ``text`` writes; ValueError where it has no ``N``."""
    words = text.split()
    at = words.index("N")
    before = tuple(_element(word) for word in reversed(words[:at]))
    return TokenPattern(before, tuple(_element(word) for word in words[at + 1 :]))


def _element(word: str) -> Element:
    match = _ELEMENT.match(word)
    if match is None:
        raise ValueError(f"no element of a pattern: {word}")
    absent, kinds, gap, mark, optional = match.groups()
    if kinds:
        return Element(tuple(kinds.split("|")), optional=bool(optional), absent=bool(absent))
    if gap:
        return Element(reach=int(gap[2:]))
    return Element(mark=mark, optional=bool(optional), absent=bool(absent))


Step = Callable[[Element, int], tuple[Caught, int] | None]
"""Takes an element and a place; gives what it caught and the next place, None where it does not stand
there."""


def match_elements(
    elements: Sequence[Element], at: int, step: Step, passable: Callable[[int], bool], forward: bool
) -> list[Caught] | None:
    """What the elements catch from ``at`` on; None where one of them does not stand there."""
    if not elements:
        return []
    element, rest = elements[0], elements[1:]
    if element.reach:
        return _past_gap(element.reach, rest, at, step, passable, forward)
    taken = step(element, at)
    if element.absent:
        return None if taken else match_elements(rest, at, step, passable, forward)
    if taken:
        following = match_elements(rest, taken[1], step, passable, forward)
        if following is not None:
            return [taken[0], *following]
    return match_elements(rest, at, step, passable, forward) if element.optional else None


def _past_gap(
    reach: int,
    rest: Sequence[Element],
    at: int,
    step: Step,
    passable: Callable[[int], bool],
    forward: bool,
) -> list[Caught] | None:
    """The rest behind the shortest gap of at most ``reach`` tokens that may be passed."""
    for _ in range(reach + 1):
        found = match_elements(rest, at, step, passable, forward)
        if found is not None:
            return found
        over = at if forward else at - 1
        if not passable(over):
            return None
        at += 1 if forward else -1
    return None
