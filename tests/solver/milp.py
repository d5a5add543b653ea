"""Another solver's word: HiGHS, by way of scipy, on the same system."""

from __future__ import annotations

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_matrix

from hasila.solver import System


class Oracle:
    """One system, asked again and again: can it be, what is the least, what is the greatest.

    HiGHS's presolve has been seen to lose solutions (of ledger 2009811, say, it calls a system impossible
    that it solves without); ``presolve=False`` is the court of appeal.
    """

    def __init__(
        self, system: System, released: frozenset[str] = frozenset(), *, presolve: bool = True
    ) -> None:
        self.presolve = presolve
        self.names = sorted(
            set(system.stated) | {n for constraint in system.constraints for _, n in constraint.terms}
        )
        self.system = system
        self.number = {n: i for i, n in enumerate(self.names)}
        self.constraint = self._constraint()
        self.bounds = self._bounds(released)

    def possible(self) -> bool:
        return self._solve(np.zeros(len(self.names))).status == 0

    def end(self, name: str, sign: int) -> int | None:
        """The least (``sign`` 1) or greatest (-1) value of a variable; None if there is no end.

        HiGHS has been seen to stop short (ledger 2003898: greatest 8, though it grants that 10 is possible),
        so each optimum is put to it once more: what lies beyond must be impossible.
        """
        v, goal = self.number[name], np.zeros(len(self.names))
        goal[v] = sign
        kept = self.bounds
        found = self._solve(goal)
        while found.status == 0:
            value = round(sign * found.fun)
            self.bounds = self._beyond(kept, v, value, sign)
            found = self._solve(goal)
        self.bounds = kept
        return None if found.status in (3, 4) else value

    @staticmethod
    def _beyond(bounds: Bounds, v: int, value: int, sign: int) -> Bounds:
        low, high = np.array(bounds.lb, dtype=float), np.array(bounds.ub, dtype=float)
        (high if sign == 1 else low)[v] = value - sign
        return Bounds(low, high) if low[v] <= high[v] else Bounds(np.ones_like(low), np.zeros_like(high))

    def _solve(self, goal: np.ndarray):
        whole, how = np.ones(len(self.names)), {"presolve": self.presolve}
        return milp(goal, constraints=self.constraint, bounds=self.bounds, integrality=whole, options=how)

    def _constraint(self) -> LinearConstraint:
        entries = [(r, self.number[n], c) for r, w in enumerate(self.system.constraints) for c, n in w.terms]
        rows, columns, values = zip(*entries, strict=True)
        shape = (len(self.system.constraints), len(self.names))
        low = [-np.inf if w.op == "<=" else w.constant for w in self.system.constraints]
        high = [np.inf if w.op == ">=" else w.constant for w in self.system.constraints]
        return LinearConstraint(csr_matrix((values, (rows, columns)), shape=shape), low, high)

    def _bounds(self, released: frozenset[str]) -> Bounds:
        ends = [self._ends(n, released) for n in self.names]
        low = [-np.inf if lo is None else lo for lo, _ in ends]
        return Bounds(low, [np.inf if hi is None else hi for _, hi in ends])

    def _ends(self, name: str, released: frozenset[str]) -> tuple[int | None, int | None]:
        domain = self.system.domain
        stated = None if name in released else self.system.stated.get(name)
        interval = domain if stated is None else stated.meet(domain)
        return interval.low, interval.high
