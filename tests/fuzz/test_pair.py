"""A short run of the fuzz of check and build; the long one is a command, see :mod:`tests.fuzz.pair`."""

from __future__ import annotations

from random import Random

from tests.fuzz.mutations import mutant
from tests.fuzz.pair import base_files, run


def test_no_mutant_raises_or_has_an_error_without_a_place() -> None:
    outcomes = list(run(100, 3, 0.0, 0, None))
    wrong = [(outcome.number, fault) for outcome in outcomes for fault in outcome.faults if fault[0] in ("raised", "place")]
    assert wrong == []
    assert any(outcome.passed for outcome in outcomes)
    assert any(not outcome.passed for outcome in outcomes)


def test_a_mutant_is_made_again_from_its_number() -> None:
    one, other = (mutant(base_files(), Random("3/17")) for _ in range(2))
    assert one == other
    assert one[0] != base_files()
