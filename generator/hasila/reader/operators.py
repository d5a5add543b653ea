"""Digits that are calculated with, and so no count: "10^3", "3 × 4", "40 ± 5", "12+5".

"+40" is by how much a count rose, or more than how many."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence

from hasila.reader.tokens import Token

PLUS = "+"
_OPERATORS = frozenset("^×x*÷+")
_SPREAD = "±"
_PLUS_OR_MINUS = {"+", "/", "-"}
_BESIDE = _OPERATORS | _PLUS_OR_MINUS
"""What may stand right beside digits that are calculated with."""
SIGNS = _OPERATORS | {_SPREAD}
"""Signs of which one stands beside any digits that are calculated with, or next to it."""

Key = Callable[[int], str]


def is_calculated(key: Key, digits: Container[int], first: int, last: int) -> bool:
    """True of the digits from token ``first`` up to ``last`` beside an operator; ``digits`` are the tokens in
    digits, ``key`` the spelling of each token."""
    before, behind = key(first - 1), key(last)
    if _SPREAD in (before, behind):
        return True
    if before in _BESIDE and _operates(key, digits, first - 1, -1):
        return True
    return behind in _BESIDE and _operates(key, digits, last, 1)


def _operates(key: Key, digits: Container[int], i: int, step: int) -> bool:
    """True where token ``i`` is an operator with digits on its other side in the direction of ``step``."""
    if key(i) in _OPERATORS and i + step in digits:
        return True
    signs = {key(i + at) for at in (0, step, 2 * step)}
    return signs == _PLUS_OR_MINUS and i + 3 * step in digits


def is_signed(tokens: Sequence[Token], first: int) -> bool:
    """True of "+40": a plus touches the digits at token ``first``, and no digits stand before it."""
    if first == 0 or tokens[first - 1].text != PLUS or tokens[first].gap:
        return False
    return first == 1 or tokens[first - 2].kind != "d"
