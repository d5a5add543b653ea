"""A budget that is counted, never timed: the same input always stops at the same place."""

from __future__ import annotations

from hasila.model.data_class import dataclass


@dataclass(frozen=True, slots=True)
class Budget:
    """Limits of the search. All are counts of steps, so that every machine gives the same answer.

    ``proof``: rows looked at for one yes-or-no question (is this consistent?).
    ``mends``: rows looked at to find all smallest corrections of one cluster.
    ``conflicts``: rows looked at to list further conflicts of one cluster, once its corrections are known.
    ``bounds``: rows looked at to settle the true bounds of one block.
    ``all``: rows looked at to explain one component; what is not known by then is left out, and said to be.
    """

    proof: int = 2_000_000
    mends: int = 2_000_000
    conflicts: int = 20_000
    bounds: int = 200_000
    all: int = 20_000_000


DEFAULT = Budget()


class Meter:
    """A count of steps, down from a limit; it never goes up again."""

    __slots__ = ("left",)

    def __init__(self, limit: int) -> None:
        self.left = limit

    def spend(self, steps: int) -> bool:
        """Take ``steps`` off; True while anything is left."""
        self.left -= steps
        return self.left > 0

    @property
    def empty(self) -> bool:
        return self.left <= 0
