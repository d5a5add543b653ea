"""The arithmetic of tolls: linear laws over intervals of whole numbers in, a diagnosis out.

Pure: no input or output, no clock, no chance, no floating point. The order of what is given never matters.
"""

from hasila.model.interval import COUNT, Interval, exactly
from hasila.solver.constraint_reach import ConstraintReach
from hasila.solver.diagnosis import (
    Cluster,
    Conflict,
    Diagnosis,
    ForcedCorrection,
    bounds,
    deduced,
    diagnose,
    feasible,
)
from hasila.solver.figure_table import FigureTable, Grid, sheet_of
from hasila.solver.keystroke import keystrokes, strokes_into
from hasila.solver.meter import DEFAULT, Budget, Meter
from hasila.solver.neighbourhood import diagnose_around
from hasila.solver.overlap import overlapping
from hasila.solver.pattern import MOVES, FoundPatterns, Pattern
from hasila.solver.patterns import find_patterns
from hasila.solver.rules import RulesDiagnosis, diagnose_rules
from hasila.solver.signs import Action, fewest_actions
from hasila.solver.system import LinearConstraint, Operator, System
from hasila.solver.typing_error import TypingErrors, typing_errors
from hasila.solver.verify import verify

__all__ = [
    "COUNT",
    "DEFAULT",
    "MOVES",
    "Action",
    "Budget",
    "Cluster",
    "Conflict",
    "ConstraintReach",
    "Diagnosis",
    "FigureTable",
    "ForcedCorrection",
    "FoundPatterns",
    "Grid",
    "Interval",
    "LinearConstraint",
    "Meter",
    "Operator",
    "Pattern",
    "RulesDiagnosis",
    "System",
    "TypingErrors",
    "bounds",
    "deduced",
    "diagnose",
    "diagnose_around",
    "diagnose_rules",
    "exactly",
    "feasible",
    "fewest_actions",
    "find_patterns",
    "keystrokes",
    "overlapping",
    "sheet_of",
    "strokes_into",
    "typing_errors",
    "verify",
]
