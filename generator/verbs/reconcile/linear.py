"""A law between figures as a line of the arithmetic."""

from __future__ import annotations

from collections import defaultdict

from generator import arithmetic
from generator.nouns.model import Law


def linear(law: Law) -> arithmetic.Law:
    """``sum of left − right  op  0``, with the law's id as its name."""
    terms: dict[str, int] = defaultdict(int)
    for key in law.left:
        terms[key] += 1
    terms[law.right] -= 1
    op = "==" if law.op == "=" else law.op
    return arithmetic.Law(law.id, tuple((coefficient, key) for key, coefficient in terms.items()), op)
