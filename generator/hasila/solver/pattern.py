"""Explanations of a cluster of conflicts by an error that people make, as values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from typing import Literal

from hasila.model.data_class import dataclass
from hasila.model.interval import Interval

Kind = Literal[
    "swapped",
    "copied from the previous row",
    "copied from an earlier row",
    "stale part",
    "carried on",
    "row shifted",
    "column shifted",
    "unlisted group",
    "counted outside",
    "computed together",
    "entered late",
    "stood too high",
    "digits lost",
    "columns moved",
    "columns exchanged",
    "pasted",
    "column copied",
    "columns copied",
    "rows moved",
    "rows exchanged",
    "level off",
    "wrong hours",
    "qualifier dropped",
    "sign",
    "slipped thousand",
    "digits swapped",
    "rounded",
    "keystroke",
]
MOVES: tuple[Kind, ...] = (
    "columns moved",
    "columns exchanged",
    "pasted",
    "column copied",
    "columns copied",
    "rows moved",
    "rows exchanged",
    "level off",
)
"""Patterns of many cells of a table that have one reason."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """One explanation: the ``figures`` it names, and for each changed one what would have been stated.

    An "unlisted group" changes no figure: ``constraint`` is the sum that lacks an addend, ``amount`` how many
    people it has. Nor does "counted outside": its ``figures`` are the part and the whole of ``constraint``.
    Of a copied figure, the first of ``figures`` is the one that it repeats.
    """

    kind: Kind
    figures: tuple[str, ...]
    mend: Mapping[str, Interval] = field(default_factory=dict)
    constraint: str | None = None
    amount: Interval | None = None


@dataclass(frozen=True, slots=True)
class FoundPatterns:
    """The patterns of one cluster, sorted by kind and figures.

    ``complete`` is False where the search ended before everything was tried. Those found hold all the same.
    """

    patterns: tuple[Pattern, ...] = ()
    complete: bool = True

    def __iter__(self) -> Iterator[Pattern]:
        return iter(self.patterns)

    def __len__(self) -> int:
        return len(self.patterns)
