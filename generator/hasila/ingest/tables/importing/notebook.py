"""What is taken for granted in a draft, with its evidence, and what could not be decided."""

from __future__ import annotations

from dataclasses import field

from hasila.model.data_class import dataclass


@dataclass(frozen=True, slots=True)
class Assumption:
    """Something that the draft takes for granted, and what in the file speaks for it."""

    text: str
    evidence: str


@dataclass(slots=True)
class Notebook:
    """The assumptions and the doubts of a draft, in the order in which they came up."""

    assumptions: list[Assumption] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)

    def assume(self, text: str, evidence: str) -> None:
        """Write down what is taken for granted."""
        self.assumptions.append(Assumption(text, evidence))

    def doubt(self, text: str) -> None:
        """Write down what a person has to decide."""
        if text not in self.doubts:
            self.doubts.append(text)


def listed(names: list[str], most: int = 8) -> str:
    """``names`` between quotation marks; of many the first."""
    shown = ", ".join(f"“{name}”" for name in names[:most])
    return f"{shown} and {len(names) - most} more" if len(names) > most else shown
