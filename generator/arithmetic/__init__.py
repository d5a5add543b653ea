"""The arithmetic of tolls: linear laws over intervals of whole numbers in, a diagnosis out.

Pure: no input or output, no clock, no chance, no floating point. The order of what is given never matters.
"""

from generator.arithmetic.diagnosis import (
    Cluster,
    Conflict,
    Correction,
    Diagnosis,
    bounds,
    diagnose,
    feasible,
)
from generator.arithmetic.keystroke import keystrokes
from generator.arithmetic.meter import DEFAULT, Budget
from generator.arithmetic.system import Law, System

__all__ = [
    "DEFAULT",
    "Budget",
    "Cluster",
    "Conflict",
    "Correction",
    "Diagnosis",
    "Law",
    "System",
    "bounds",
    "diagnose",
    "feasible",
    "keystrokes",
]
