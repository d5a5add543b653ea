"""Solutions of equations in whole numbers, bounds aside.

Euclid's algorithm on whole systems: within one equation the variable of smallest coefficient absorbs the
others until one term is left, ``a · x = b``, which is solvable just when ``a`` divides ``b`` (the elimination
that opens Pugh's Omega test, 1991). This finds what bounds and rationals cannot see, such as ``x + y`` even
but ``x - y`` odd.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from hasila.model.data_class import dataclass
from hasila.solver.component import ConstraintRow, make_row


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
    return _eliminated(list(_equations(rows)), [])


@dataclass(frozen=True, slots=True)
class WholeSolutions:
    """The whole solutions of equations: each variable is a sum of ``size`` free ones, less a constant."""

    variables: tuple[_Equation, ...]
    size: int

    def at(self, free: Sequence[int]) -> tuple[int, ...]:
        """The solution for these numbers of the free variables."""
        return tuple(_value(each, free) for each in self.variables)

    def row(self, row: ConstraintRow) -> ConstraintRow:
        """The row over the free variables."""
        terms = []
        constant = 0
        for coefficient, v in row.terms:
            each = self.variables[v]
            terms += [(coefficient * c, free) for free, c in each.terms.items()]
            constant -= coefficient * each.constant
        return make_row(terms, *row.ends_less(constant))


def whole_solutions(rows: Iterable[ConstraintRow], size: int) -> WholeSolutions | None:
    """The solutions of the rows that are equations, over ``size`` variables; ``None`` if there are none."""
    variables = [_Equation({v: 1}, 0) for v in range(size)]
    if not _eliminated(list(_equations(rows)), variables):
        return None
    free = sorted({v for each in variables for v in each.terms})
    number = {v: i for i, v in enumerate(free)}
    renamed = (_Equation({number[v]: c for v, c in each.terms.items()}, each.constant) for each in variables)
    return WholeSolutions(tuple(renamed), len(free))


def _value(variable: _Equation, free: Sequence[int]) -> int:
    total = sum(c * free[v] for v, c in variable.terms.items())
    return total - variable.constant


def _eliminated(equations: list[_Equation], beside: list[_Equation]) -> bool:
    """Solve the equations one by one, and put what each gives into those ``beside`` them; False where one
    has no solution in whole numbers.
    """
    while equations:
        equation = equations.pop(0)
        others = [*equations, *beside]
        _absorb(equation, others)
        if not equation.terms:
            if equation.constant:
                return False
            continue
        ((variable, coefficient),) = equation.terms.items()
        if equation.constant % coefficient:
            return False
        for other in others:
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
