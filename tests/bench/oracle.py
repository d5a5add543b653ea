"""``python -m tests.bench.oracle N [FIRST [odd | beyond]]``: N chance ledgers, or systems of odd shapes,
against another solver; prints every disagreement.
"""

from __future__ import annotations

import sys
import time
from random import Random

from hasila.solver import diagnose
from tests.solver.test_ledgers import World, disagreements
from tests.solver.worlds import beyond, ledger, odd

WORLDS = {"odd": odd, "beyond": beyond}


def main(count: int, first: int = 1_000_000, world: World = ledger) -> int:
    """Print how many agree, how many could be and could not, and how long both solvers took."""
    began, wrong, possible, incomplete, appeals = time.perf_counter(), 0, 0, 0, 0
    for seed in range(first, first + count):
        system = world(Random(seed))
        found = diagnose(system)
        possible += all(d.consistent for d in found)
        incomplete += not all(d.complete for d in found)
        told, appealed = disagreements(seed, world)
        wrong += bool(told)
        appeals += appealed
        if told:
            print(f"ledger {seed}: {'; '.join(told)}", flush=True)
    print(
        f"{count - wrong} of {count} agree ({possible} consistent, {count - possible} not; "
        f"{incomplete} not complete; in {appeals} the oracle had to be asked again without its presolve) "
        f"in {time.perf_counter() - began:.0f} s"
    )
    return int(wrong > 0)


if __name__ == "__main__":
    given = sys.argv[1:]
    numbers = [int(each) for each in given if each not in WORLDS]
    named = [WORLDS[each] for each in given if each in WORLDS]
    sys.exit(main(*numbers, world=named[0] if named else ledger))
