"""Whether equations have a solution in whole numbers at all, bounds aside.

Euclid's algorithm on whole systems: within one equation the variable of smallest coefficient absorbs the
others until one term is left, ``a · x = b``, which is solvable just when ``a`` divides ``b`` (the elimination
that opens Pugh's Omega test, 1991). This finds what bounds and rationals cannot see, such as ``x + y`` even
but ``x - y`` odd.
"""

from __future__ import annotations

from collections.abc import Iterable

from hasila.solver.component import Row

Equation = tuple[dict[int, int], int]


def solvable(rows: Iterable[Row]) -> bool:
    """Whether the rows that are equations (``low == high``) have a common solution in whole numbers."""
    equations: list[Equation] = [
        ({v: c for c, v in row.terms}, row.low) for row in rows if row.low is not None and row.low == row.high
    ]
    while equations:
        (terms, constant), *rest = equations
        _absorb(terms, [t for t, _ in rest])
        if not terms:
            if constant:
                return False
            equations = rest
            continue
        ((variable, coefficient),) = terms.items()
        if constant % coefficient:
            return False
        equations = [_with_value(e, variable, constant // coefficient) for e in rest]
    return True


def _absorb(terms: dict[int, int], others: list[dict[int, int]]) -> None:
    while len(terms) > 1:
        smallest = min(terms, key=lambda v: (abs(terms[v]), v))
        for other in [v for v in terms if v != smallest]:
            factor = terms[other] // terms[smallest]
            for line in (terms, *others):
                _combine(line, other, smallest, factor)


def _combine(line: dict[int, int], other: int, smallest: int, factor: int) -> None:
    """Rename ``smallest + factor · other`` to ``smallest``: a change of variables that keeps whole numbers whole."""
    if smallest not in line:
        return
    total = line.get(other, 0) - factor * line[smallest]
    if total:
        line[other] = total
    else:
        line.pop(other, None)


def _with_value(equation: Equation, variable: int, value: int) -> Equation:
    terms, constant = equation
    return {v: c for v, c in terms.items() if v != variable}, constant - terms.get(variable, 0) * value
