"""Signs and swaps in sums (Scholtus 2008): the given actions, as few as possible, after which the constraints
hold.

Only actions the caller allows are tried; nothing is rounded or spread. (Least squares, the other usual way to
make figures fit, is deliberately absent: it changes every figure a little and yields parts of persons.)
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from hasila.model.data_class import dataclass
from hasila.solver.meter import Meter
from hasila.solver.system import LinearConstraint
from hasila.solver.typing_error import gap

TRIES = 100_000


@dataclass(frozen=True, slots=True)
class Action:
    """Turn the sign of one variable, or exchange the values of two."""

    variables: tuple[str, ...]

    @property
    def name(self) -> str:
        verb = "flip" if len(self.variables) == 1 else "swap"
        return "-".join((verb, *self.variables))

    def applied(self, record: Mapping[str, int]) -> dict[str, int]:
        """The record after the action."""
        changed = dict(record)
        if len(self.variables) == 1:
            (name,) = self.variables
            changed[name] = -record[name]
        else:
            one, other = self.variables
            changed[one], changed[other] = record[other], record[one]
        return changed


def fewest_actions(
    constraints: Iterable[LinearConstraint],
    record: Mapping[str, int],
    actions: Sequence[Action],
    tolerance: int = 0,
) -> tuple[tuple[Action, ...], ...]:
    """All smallest sets of ``actions`` after which every constraint holds, give or take ``tolerance`` units.

    Empty where none does (or more than ``TRIES`` sets would have to be tried); one empty set where the record
    is sound as it is. Two actions on one variable are not combined.
    """
    known = [constraint for constraint in constraints if constraint.is_known(record)]
    meter = Meter(TRIES)
    for size in range(len(actions) + 1):
        fitting = []
        for chosen in combinations(actions, size):
            if not meter.spend(1):
                return ()
            if _fits(chosen, known, record, tolerance):
                fitting.append(chosen)
        if fitting:
            return tuple(fitting)
    return ()


def mended(record: Mapping[str, int], actions: Iterable[Action]) -> dict[str, int]:
    """The record after the actions."""
    result = dict(record)
    for action in actions:
        result = action.applied(result)
    return result


def _fits(
    actions: Sequence[Action],
    constraints: Sequence[LinearConstraint],
    record: Mapping[str, int],
    tolerance: int,
) -> bool:
    named = [name for action in actions for name in action.variables]
    if len(set(named)) < len(named):
        return False
    result = mended(record, actions)
    return all(abs(gap(constraint, result)) <= tolerance for constraint in constraints)
