"""Solutions of equations in whole numbers, bounds aside.

Euclid's algorithm on whole systems: within one equation the variable of smallest coefficient absorbs the
others until one term is left, ``a · x = b``, which is solvable just when ``a`` divides ``b`` (the elimination
that opens Pugh's Omega test, 1991). This finds what bounds and rationals cannot see, such as ``x + y`` even
but ``x - y`` odd.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from hasila.solver.component import ConstraintRow


@dataclass(slots=True)
class _Equation:
    """``Σ coefficient · variable == constant``; ``terms`` gives the coefficient of each variable."""

    terms: dict[int, int]
    constant: int

    def put(self, variable: int, value: int) -> None:
        """Put ``value`` in the place of the variable."""
        coefficient = self.terms.pop(variable, 0)
        self.constant -= coefficient * value


def solvable(rows: Iterable[ConstraintRow]) -> bool:
    """True where the rows that are equations (``low == high``) have a common solution in whole numbers."""
    equations = list(_equations(rows))
    while equations:
        equation = equations.pop(0)
        _absorb(equation, equations)
        if not equation.terms:
            if equation.constant:
                return False
            continue
        ((variable, coefficient),) = equation.terms.items()
        if equation.constant % coefficient:
            return False
        for other in equations:
            other.put(variable, equation.constant // coefficient)
    return True


def _equations(rows: Iterable[ConstraintRow]) -> Iterator[_Equation]:
    for row in rows:
        if row.low is not None and row.low == row.high:
            yield _Equation({v: c for c, v in row.terms}, row.low)


def _absorb(equation: _Equation, others: list[_Equation]) -> None:
    """Change variables, in all equations, until ``equation`` has one term or none."""
    terms = equation.terms
    while len(terms) > 1:
        smallest = min(terms, key=lambda v: (abs(terms[v]), v))
        for variable in [v for v in terms if v != smallest]:
            factor = terms[variable] // terms[smallest]
            for each in (equation, *others):
                _combine(each.terms, variable, smallest, factor)


def _combine(terms: dict[int, int], other: int, smallest: int, factor: int) -> None:
    """Rename ``smallest + factor · other`` to ``smallest``: a change of variables that keeps whole numbers
    whole.
    """
    if smallest not in terms:
        return
    total = terms.get(other, 0) - factor * terms[smallest]
    if total:
        terms[other] = total
    else:
        terms.pop(other, None)
