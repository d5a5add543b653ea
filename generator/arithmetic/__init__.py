"""The arithmetic of tolls: linear laws over intervals of whole numbers in, a diagnosis out.

Pure: no input or output, no clock, no chance, no floating point. The order of what is given never matters.
"""

from generator.arithmetic.around import diagnose_around
from generator.arithmetic.diagnosis import (
    Cluster,
    Conflict,
    Correction,
    Diagnosis,
    bounds,
    deduced,
    diagnose,
    feasible,
)
from generator.arithmetic.keystroke import keystrokes
from generator.arithmetic.meter import DEFAULT, Budget
from generator.arithmetic.patterns import Pattern, find_patterns
from generator.arithmetic.rules import RulesDiagnosis, diagnose_rules
from generator.arithmetic.sheet import Grid, Sheet, sheet_of
from generator.arithmetic.signs import Action, fewest_actions
from generator.arithmetic.system import Law, Operator, System
from generator.arithmetic.typing_error import TypingErrors, typing_errors
from generator.arithmetic.verify import verify

__all__ = [
    "DEFAULT",
    "Action",
    "Budget",
    "Cluster",
    "Conflict",
    "Correction",
    "Diagnosis",
    "Grid",
    "Law",
    "Operator",
    "Pattern",
    "RulesDiagnosis",
    "Sheet",
    "System",
    "TypingErrors",
    "bounds",
    "deduced",
    "diagnose",
    "diagnose_around",
    "diagnose_rules",
    "feasible",
    "fewest_actions",
    "find_patterns",
    "keystrokes",
    "sheet_of",
    "typing_errors",
    "verify",
]
