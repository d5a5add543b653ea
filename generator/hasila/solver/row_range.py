"""The range of a row: between which numbers its sum lies while each variable keeps to its own ends."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from hasila.model.data_class import dataclass
from hasila.solver.component import ConstraintRow, Ends, Term, meet


@dataclass(slots=True)
class RowRange:
    """The least and the greatest sum of some terms; terms are added and removed in any order.

    ``open_low`` and ``open_high`` count the terms without an end on that side; while there is one, the sum
    has none.
    """

    low: int = 0
    high: int = 0
    open_low: int = 0
    open_high: int = 0

    @property
    def ends(self) -> Ends:
        low = None if self.open_low else self.low
        high = None if self.open_high else self.high
        return low, high

    def add(self, coefficient: int, ends: Ends) -> None:
        self._count(coefficient, ends, 1)

    def remove(self, coefficient: int, ends: Ends) -> None:
        self._count(coefficient, ends, -1)

    def copy(self) -> RowRange:
        return RowRange(self.low, self.high, self.open_low, self.open_high)

    def misses(self, row: ConstraintRow) -> bool:
        """True where no sum in the range satisfies the row."""
        return meet(self.ends, (row.low, row.high)) is None

    def _count(self, coefficient: int, ends: Ends, sign: int) -> None:
        near, far = ends if coefficient > 0 else ends[::-1]
        if near is None:
            self.open_low += sign
        else:
            self.low += sign * coefficient * near
        if far is None:
            self.open_high += sign
        else:
            self.high += sign * coefficient * far


def row_range(terms: Iterable[Term], ends_of: Callable[[int], Ends]) -> RowRange:
    """The range of ``terms`` where ``ends_of`` gives the ends of each variable."""
    found = RowRange()
    for coefficient, variable in terms:
        found.add(coefficient, ends_of(variable))
    return found
