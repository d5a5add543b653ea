"""The input: linear constraints over whole numbers, and what was published of each variable."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from dataclasses import field
from typing import Literal

from hasila.model.data_class import dataclass
from hasila.model.interval import COUNT, Interval

Operator = Literal["==", "<=", ">="]


@dataclass(frozen=True, slots=True)
class LinearConstraint:
    """``Σ coefficient · variable  op  constant``, over whole numbers.

    The same variable may occur in several terms (they add up). A constraint without variables is a statement
    about its constant alone: ``0 >= 1`` can never hold.
    """

    name: str
    terms: tuple[tuple[int, str], ...]
    op: Operator
    constant: int = 0

    def __post_init__(self) -> None:
        if self.op not in ("==", "<=", ">="):
            raise ValueError(f"law {self.name}: unknown operator {self.op!r}")

    def is_known(self, record: Mapping[str, int]) -> bool:
        """True where the record has a number for each variable."""
        return all(name in record for _, name in self.terms)

    def residual(self, record: Mapping[str, int]) -> int:
        """Left side minus constant."""
        total = sum(c * record[name] for c, name in self.terms)
        return total - self.constant

    def accepts(self, residual: int) -> bool:
        """True where the constraint holds with such a residual."""
        if self.op == "==":
            return residual == 0
        return residual <= 0 if self.op == "<=" else residual >= 0


@dataclass(frozen=True, slots=True)
class System:
    """Constraints (``constraints``), and what was stated of their variables.

    A variable that ``stated`` leaves out is unpublished: it can be anything in ``domain``. ``weights`` say
    how much a stated value is to be believed (whole numbers >= 0, 1 where none is given). Two constraints of
    one name raise ``ValueError``, since a finding could then not say which of them it means.
    """

    constraints: tuple[LinearConstraint, ...]
    stated: Mapping[str, Interval]
    domain: Interval = COUNT
    weights: Mapping[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if len({constraint.name for constraint in self.constraints}) < len(self.constraints):
            raise ValueError(f"two laws are both named {_twice(self.constraints)}")


def _twice(constraints: tuple[LinearConstraint, ...]) -> str:
    """The first name that two constraints have."""
    names = sorted(constraint.name for constraint in constraints)
    return next(name for name, following in itertools.pairwise(names) if name == following)
