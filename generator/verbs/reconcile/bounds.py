"""What follows for a figure whose own words leave more open: "at least 300" between 290 and 310 is at most 310."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator import arithmetic
from generator.nouns.model import Checked, Figure, Finding, LawKind
from generator.verbs.reconcile.linear import linear
from generator.words.interval import Interval


def bounds_of(
    figures: Mapping[str, Figure], checked: Mapping[str, Checked], findings: Iterable[Finding]
) -> dict[str, Interval]:
    """The true least and greatest whole number of each figure that the laws narrow, by key.

    Laws of a finding are left out, open or closed: what does not agree bounds nothing. A law whose figures are all exact
    has nothing to give. Publishers do not bound each other.
    """
    set_aside = {law for finding in findings for law in finding.laws}
    laws = [
        one.law
        for one in checked.values()
        if one.law.kind is not LawKind.SOURCES and one.law.id not in set_aside and _is_open(one)
    ]
    keys = {key for law in laws for key in (*law.left, law.right)}
    stated = {key: figures[key].interval for key in keys if figures[key].stated}
    return arithmetic.deduced(arithmetic.System(tuple(map(linear, laws)), stated))


def _is_open(checked: Checked) -> bool:
    left, right = checked.left, checked.right
    return left.low is None or right.low is None or left.low != left.high or right.low != right.high
